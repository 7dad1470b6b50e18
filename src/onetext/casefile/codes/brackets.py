"""What is odd about square brackets in the points of a draft."""

from __future__ import annotations

from onetext.casefile.codes.entry import FaultCode

__all__ = ["BRACKETS"]

BRACKETS = {
    "W113": FaultCode(
        "A bracket without its partner",
        "Square brackets hold text in dispute. Where one does not close, or was never opened, nobody can tell what is"
        " in dispute. A backslash before a bracket makes it a plain sign.",
        "1. Pay rises by [company: four] [union: six per cent.",
        "1. Pay rises by [company: four] [union: six] per cent.",
    ),
    "W114": FaultCode(
        "A bracket that nobody of the case wants",
        "The names before the colon say who wants the words behind it. A party is named by its id, name, short name or"
        " an alias.",
        "1. Pay rises by [onion: six] per cent.",
        "1. Pay rises by [union: six] per cent.",
    ),
}
"""W113 and W114."""
