"""Long lists of words are easier to read and to mend as one text than as a column of strings."""

from __future__ import annotations

__all__ = ["OR_WORDS", "listed"]


def listed(words: str) -> list[str]:
    """The words of a text."""
    return words.split()


OR_WORDS = listed("or oder ou o или або")
"""What stands between two wordings of which one is to be chosen."""
