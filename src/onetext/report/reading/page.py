"""What was found in an article as one HTML page that asks nobody for anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from immutabledict import immutabledict

from onetext.model import ArticleReading
from onetext.report import numbers
from onetext.report.environment import page_environment
from onetext.report.reading.views import reading_view
from onetext.report.reading.words import KINDS

if TYPE_CHECKING:
    import jinja2

__all__ = ["reading_page"]

_NO_PARTIES: Mapping[str, str] = immutabledict()


def reading_page(
    reading: ArticleReading,
    text: str,
    *,
    title: str,
    version: str,
    parties: Mapping[str, str] = _NO_PARTIES,
    dated: Sequence[str] = (),
) -> str:
    """Write what was found in an article as one self-contained page.

    Parameters
    ----------
    reading
        What was found.
    text
        The text that was read. The page does not hold it: of each paragraph it shows the first six words, of each item
        at most 25.
    title
        The heading.
    version
        Of the program.
    parties
        Id -> name of the parties of the case that it was read for.
    dated
        What the day of publication rests on, and what speaks against it, in sentences.

    Returns
    -------
    str
        HTML without scripts and without references to anything outside. Everything from the article is escaped, and
        characters that hide or turn others are named.
    """
    view = reading_view(reading, text, parties)
    page = _environment().get_template("reading.html")
    return page.render(reading=reading, view=view, title=title, version=version, dated=dated)


@cache
def _environment() -> jinja2.Environment:
    environment = page_environment("brief", "reading")
    environment.filters["day"] = numbers.day
    environment.globals.update(count=numbers.count, kinds=KINDS)
    return environment
