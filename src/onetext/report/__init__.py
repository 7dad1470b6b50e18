"""Turn results into what people read: the brief as one HTML page, its charts, and the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onetext.model import Case
    from onetext.model.results import BriefResult

__all__ = ["brief_docx", "brief_html"]


def brief_html(result: BriefResult, case: Case) -> str:
    """The brief as one page that loads nothing; `onetext.report.page` makes it.

    Loaded here, so that commands that only print to a terminal need not wait for templates.

    Parameters
    ----------
    result, case
        The answer, and the case as its audience sees it on its day.
    """
    from onetext.report.page import brief_html as made

    return made(result, case)


def brief_docx(result: BriefResult, case: Case) -> bytes:
    """The brief as a note of two pages for Word; `onetext.report.note` makes it.

    Parameters
    ----------
    result, case
        The answer, and the case as its audience sees it on its day.
    """
    from onetext.report.note.content import note_of
    from onetext.report.note.word import note_bytes

    return note_bytes(note_of(result, case))
