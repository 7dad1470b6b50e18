"""Domains and profiles of Genius (XML) and GeniusWeb (JSON), in and out, without any rounding.

The files come from strangers: their size, depth and numbers are bounded, and document types and entities refused. The
face of this is that of `onetext.casefile`, which loads a module only when something is imported or exported.
"""

from __future__ import annotations

__all__: list[str] = []
