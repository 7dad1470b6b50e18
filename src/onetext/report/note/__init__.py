"""The note a minister gets: two pages for Word, from the same objects as the page."""

from __future__ import annotations
