"""Faults of sense: what has the right shape and still cannot be."""

from __future__ import annotations

from onetext.casefile.book import Book
from onetext.errors import Fault

__all__ = ["sense_faults"]


def sense_faults(book: Book) -> list[Fault]:
    """All faults of sense in a book."""
    return []
