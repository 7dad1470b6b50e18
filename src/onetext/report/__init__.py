"""Turn results into what people read: the brief as one HTML page, its charts, and the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onetext.model import ArticleReading, Case
    from onetext.model.results import BriefResult, CompareResult

__all__ = ["brief_docx", "brief_html", "changes_csv", "reading_page", "redline_page", "steps_csv"]


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


def redline_page(result: CompareResult, case: Case | None, *, title: str) -> str:
    """A comparison of two texts as one page that loads nothing; `onetext.report.redline.page` makes it.

    Parameters
    ----------
    result, case
        The answer, and the case as its audience sees it on its day; None for two bare files.
    title
        The heading.
    """
    from onetext.report.redline.page import redline_page as made

    return made(result, case, title=title)


def reading_page(
    reading: ArticleReading,
    text: str,
    *,
    title: str,
    version: str,
    parties: Mapping[str, str] | None = None,
    dated: Sequence[str] = (),
) -> str:
    """What was found in an article as one page that loads nothing; `onetext.report.reading.page` makes it.

    Parameters
    ----------
    reading, text
        What was found, and the text that was read; the page holds at most 25 words of it for each item.
    title, version
        The heading, and the version of the program.
    parties
        Id -> name of the parties of a case.
    dated
        What the day of publication rests on, in sentences.
    """
    from onetext.report.reading.page import reading_page as made

    return made(reading, text, title=title, version=version, parties=parties or {}, dated=dated)


def changes_csv(result: CompareResult) -> str:
    """All changes of a comparison as CSV, one row per link; `onetext.report.redline.table` says how."""
    from onetext.report.redline.table import changes_csv as made

    return made(result)


def steps_csv(results: Sequence[tuple[str, str, CompareResult]]) -> str:
    """All changes of several comparisons as one CSV, each with the names of its two drafts."""
    from onetext.report.redline.table import steps_csv as made

    return made(results)
