"""A comparison as one HTML page that asks nobody for anything."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from onetext.model import Case
from onetext.model.results import CompareResult
from onetext.report import numbers
from onetext.report.redline.views import compared_view
from onetext.report.redline.words import hand
from onetext.report.shown import visible

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


def _printable(value: object) -> object:
    return type(value)(visible(value)) if isinstance(value, str) else value


@cache
def _environment() -> jinja2.Environment:
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("onetext.report", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = numbers.day
    sheets = resources.files("onetext.report")
    css = "".join(sheets.joinpath(f"templates/{name}.css").read_text("utf-8") for name in ("brief", "redline"))
    environment.globals.update(count=numbers.count, hand=hand, css=Markup(css))
    return environment
