"""Tracked changes while walking: who made them, which move they belong to, and one record for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onetext.documents.docx.names import w
from onetext.documents.docx.raw import Raw
from onetext.documents.text import Mark, Revision

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Change", "Kind", "Moves", "revisions_of"]

Kind = Literal["inserted", "deleted", "moved-from", "moved-to", "formatted"]


@dataclass(slots=True)
class Moves:
    """Which moves are open at the place of the walk. The two ends of a move carry one name."""

    _open: dict[str, dict[str, str]] = field(default_factory=lambda: {"moveFrom": {}, "moveTo": {}})
    _last: dict[str, str] = field(default_factory=dict)

    def start(self, side: str, element: Element) -> None:
        """A range of a move starts."""
        key = element.get(w("id"), "")
        self._open[side][key] = element.get(w("name")) or f"move {key}"

    def end(self, side: str, element: Element) -> None:
        """A range of a move ends."""
        self._open[side].pop(element.get(w("id"), ""), None)

    def new_paragraph(self) -> None:
        """Forget what was last moved: a paragraph's mark belongs to a move of its own paragraph."""
        self._last.clear()

    def mark(self, element: Element, side: str = "") -> Mark:
        """The author and date of a tracked change; `side` is `moveFrom` or `moveTo` for an end of a move.

        A move whose range is missing gets a name that nothing else has, so that it is still seen as a move.
        """
        move = ""
        if side:
            names = list(self._open[side].values())
            move = names[-1] if names else self._last.get(side, f"{side} {element.get(w('id'), '')}".strip())
            self._last[side] = move
        return Mark(author=element.get(w("author"), ""), date=element.get(w("date"), ""), move=move)


@dataclass(slots=True)
class Change:
    """A tracked change within a paragraph: the bits from `start` up to `end`."""

    kind: Kind
    mark: Mark
    start: int
    end: int
    of_mark: bool = False


def revisions_of(raw: Raw, changes: list[Change]) -> list[Revision]:
    """The tracked changes of a paragraph, those that touch and agree in kind, author, date and move made one.

    A change of the paragraph's mark alone has the text of a line break; where it goes on from a change of the text it
    is the same change.
    """
    joined: list[Change] = []
    latest: dict[tuple[Kind, Mark], Change] = {}
    for change in sorted(changes, key=lambda item: (item.start, item.of_mark, -item.end)):
        same = latest.get((change.kind, change.mark))
        if same is not None and change.start <= same.end:
            same.end = max(same.end, change.end)
        else:
            joined.append(change)
            latest[change.kind, change.mark] = change
    return [_revision(raw, change) for change in joined]


def _revision(raw: Raw, change: Change) -> Revision:
    text = "".join(bit.text for bit in raw.bits[change.start : change.end])
    return Revision(
        kind=change.kind,
        text="\n" if change.of_mark and not text else text,
        author=change.mark.author,
        date=change.mark.date,
        block=raw.index,
        span=raw.span,
        move=change.mark.move,
    )
