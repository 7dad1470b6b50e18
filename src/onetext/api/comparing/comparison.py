"""A comparison together with its texts, and what it can be written as: a page, a Word file, a table, JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onetext.api.comparing.sides import Side
from onetext.model import Case
from onetext.model.results import CompareResult

if TYPE_CHECKING:
    from onetext.documents import Document
    from onetext.drafts import RedlineFile

__all__ = ["Comparison", "plain_word"]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What `compare` answers, and the texts that it is about.

    Attributes
    ----------
    seen
        The case as its audience sees it on its day; None for files.
    """

    result: CompareResult
    before: Side
    after: Side
    seen: Case | None = None

    def page(self) -> str:
        """The comparison as one HTML page that loads nothing."""
        from onetext.report import redline_page

        return redline_page(self.result, self.seen, title=self.title)

    def table(self) -> str:
        """The table of all changes as CSV."""
        from onetext.report import changes_csv

        return changes_csv(self.result)

    def redlined(self, *, author: str = "onetext", date: str = "") -> RedlineFile:
        """A Word file in which everything that changed is a tracked change, and what it does not hold.

        Where both texts are Word files, it keeps the look of the one after, and the authors of earlier rounds. What
        rejecting all changes does not bring back is told in sentences beside it.

        Parameters
        ----------
        author, date
            Of the tracked changes; without a date (ISO 8601) they carry none.
        """
        from onetext.drafts import redline_file

        (old, old_data), (new, new_data) = _as_document(self.before), _as_document(self.after)
        moved = _moved_blocks(self.result, old)
        return redline_file(old, new, author=author, date=date, before_data=old_data, after_data=new_data, moved=moved)

    @property
    def title(self) -> str:
        """What was compared, in words."""
        if self.seen is None:
            return f"From {self.result.a} to {self.result.b}"
        ids = (self.result.a, self.result.b)
        before, after = (self.seen.draft(name).label for name in ids)
        if before == after:
            before, after = (f"{before} ({name})" for name in ids)
        return f"{self.seen.title}: from {before} to {after}"


def _moved_blocks(result: CompareResult, document: Document) -> frozenset[int]:
    """The blocks of the text before whose points the comparison found moved, so that both tell the same of a swap."""
    from onetext.drafts import outline

    prefix = "" if result.effects is None else f"{result.a}/"
    names = {name.removeprefix(prefix) for link in result.links if link.moved for name in link.from_}
    points = outline(document.blocks).points if names else ()
    return frozenset(block for point in points if point.key in names for block in point.blocks)


def _as_document(side: Side) -> tuple[Document, bytes | None]:
    """A text as a document, and its bytes where it is a Word file; points typed into a case make a plain one."""
    from onetext.documents import read_document

    if side.document is not None:
        return side.document, side.word_file
    data = plain_word(side)
    return read_document(data, f"{side.name}.docx"), data


def plain_word(side: Side, title: str = "") -> bytes:
    """The points of a text as a clean Word file."""
    from onetext.drafts import write_plain

    return write_plain(side.points, title=title)
