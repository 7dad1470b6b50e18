"""What a redline does not hold of the two texts, in words: it must not pass for more than it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from onetext.documents import Document

__all__ = ["losses"]

_LONGEST = 80


def losses(before: Document, after: Document, lost: Mapping[str, int], *, notes: tuple[bool, bool]) -> tuple[str, ...]:
    """Sentences on what rejecting, or accepting, all changes does not bring back.

    Parameters
    ----------
    lost
        Kinds of things in the text before that could not be taken along, to how many.
    notes
        Whether the redline has the notes of the text before, and of the text after.
    """
    found = [_counted(kind, number) for kind, number in sorted(lost.items())]
    if not notes[0]:
        found += _quoted("footnote or endnote", (note.text for note in before.notes if note.block is not None))
    old, new = (Counter((item.author, item.text) for item in file.comments) for file in (before, after))
    found += _quoted("comment", (text for (_, text), number in (old - new).items() for _ in range(number)))
    outside = dict.fromkeys(before.left_out) if before.format == after.format == "docx" else {}
    found += _quoted("header, footer or line of contents", (text for text in outside if text not in after.left_out))
    said = [f"rejecting all changes does not bring back, of {before.name}: {'; '.join(found)}"] if found else []
    if not notes[1] and (gone := _quoted("footnote or endnote", (one.text for one in after.notes))):
        said.append(f"the Word file does not have, of {after.name}: {'; '.join(gone)}")
    return tuple(said)


def _counted(kind: str, number: int) -> str:
    return f"{number} {kind}{'' if number == 1 else 's'}"


def _quoted(kind: str, texts: Iterable[str]) -> list[str]:
    """The texts of a kind: three of them, and how many more."""
    words = [" ".join(text.split()) for text in texts]
    shown = [f'"{text if len(text) <= _LONGEST else text[:_LONGEST] + "…"}"' for text in words[:3]]
    more = [f"{len(words) - 3} more"] if len(words) > 3 else []
    return [f"the {kind} {', '.join(shown + more)}"] if shown else []
