"""A comparison as one HTML page that asks nobody for anything."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onetext.model import Case
from onetext.model.results import CompareResult
from onetext.report import numbers
from onetext.report.environment import page_environment
from onetext.report.redline.views import compared_view
from onetext.report.redline.words import hand

if TYPE_CHECKING:
    import jinja2

__all__ = ["redline_page"]


def redline_page(result: CompareResult, case: Case | None, *, title: str) -> str:
    """Write a comparison as one self-contained page.

    Parameters
    ----------
    result
        What the verb `compare` answered.
    case
        The case as that verb saw it, for the names of parties and issues; None for two bare files.
    title
        The heading.

    Returns
    -------
    str
        HTML without scripts and without references to anything outside. Everything from the texts is escaped, and
        characters that hide or turn others are named.
    """
    page = _environment().get_template("redline.html")
    return page.render(result=result, title=title, head=result.envelope, view=compared_view(result, case), case=case)


@cache
def _environment() -> jinja2.Environment:
    environment = page_environment("brief", "redline")
    environment.filters["day"] = numbers.day
    environment.globals.update(count=numbers.count, hand=hand)
    return environment
