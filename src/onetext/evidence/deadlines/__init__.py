"""Deadlines and ultimatums in an article: by whom, to whom, what, until when, what else, and what became of it."""

from __future__ import annotations

from onetext.evidence.deadlines.reading import deadlines

__all__ = ["deadlines"]
