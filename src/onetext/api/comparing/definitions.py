"""Definitions that read otherwise: a term that both wordings define, each in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onetext.model.results import RedlinePiece, Substance

__all__ = ["changed_definitions"]

_DEFINES = re.compile(
    r"[“„«\"]\s?(?P<term>[^“”„«»\"\n]{1,60}?)\s?[”“»\"]\s*(?:,[^,\n]{1,80},\s*)?"
    r"(?:means|shall mean|refers to|has the meaning|includes|désigne|signifie|s'entend|bezeichnet|bedeutet|significa|"
    r"se entenderá|означает|означає)\b"
)
_LONGEST = 60


def changed_definitions(before: str, after: str, pieces: Sequence[RedlinePiece]) -> tuple[Substance, ...]:
    """The first term that both wordings define, with the words of its point that differ; none where none do."""
    again = {found["term"] for found in _DEFINES.finditer(after)}
    term = next((found["term"] for found in _DEFINES.finditer(before) if found["term"] in again), None)
    if term is None:
        return ()
    struck, new = (_words(piece.text for piece in pieces if piece.op == op) for op in ("struck", "new"))
    if not struck and not new:
        return ()
    return (Substance(kind="term", before=f"“{term}” {struck}".strip(), after=f"“{term}” {new}".strip()),)


def _words(texts: Iterable[str]) -> str:
    said = " … ".join(filter(None, (" ".join(text.split()) for text in texts)))
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"
    return f"… {said}" if said else ""
