"""What was taken over from files of other programs, and what was handed to them (commands: `import`, `export`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onetext.model.results.common import Result

__all__ = ["Dropped", "ExportResult", "ImportResult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Something that the other side has no place for, and so is not in what was written, or not as it was.

    Attributes
    ----------
    what
        What it is, in words.
    where
        The file, party or issue that it belongs to.
    why
        Why it was left out or changed, and what that means for the numbers.
    """

    what: str
    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult(Result):
    """What was taken over: a case from files of another program, or a draft into a case that is there.

    Attributes
    ----------
    written
        The files that were written or changed, relative to `path`.
    draft, points
        The id of the draft and the number of its points; None for a whole case.
    candidates
        How many proposals of what the draft settles wait in the inbox.
    edits
        How many rows of a sheet were filled in or changed; None for everything else.
    """

    path: str
    written: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    draft: str | None = None
    points: int | None = None
    candidates: int = 0
    edits: int | None = None

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row for each thing that was dropped."""
        return _rows(self.dropped)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportResult(Result):
    """Files that were written from a case; paths in `written` are relative to `path`.

    `format` is the one asked for: `genius`, `docx` and so on.
    """

    path: str
    format: str = "genius"
    written: tuple[str, ...]
    dropped: tuple[Dropped, ...]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row for each thing that was dropped."""
        return _rows(self.dropped)


def _rows(dropped: Iterable[Dropped]) -> Iterable[Mapping[str, object]]:
    for item in dropped:
        yield {"what": item.what, "where": item.where, "why": item.why}
