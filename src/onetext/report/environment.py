"""Templates of the pages: everything is escaped, made visible, and an unknown name is an error."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from onetext.report.shown import visible

if TYPE_CHECKING:
    import jinja2

__all__ = ["page_environment"]


def page_environment(*sheets: str) -> jinja2.Environment:
    """The environment of a page.

    Parameters
    ----------
    sheets
        Names of its style sheets in `templates/`, without the ending: `css` in the template, in this order.
    """
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
    folder = resources.files("onetext.report").joinpath("templates")
    environment.globals["css"] = Markup("".join(folder.joinpath(f"{name}.css").read_text("utf-8") for name in sheets))
    return environment


def _printable(value: object) -> object:
    """A value as a page may hold it: nothing hidden in it, and nothing that turns the words after it round."""
    return type(value)(visible(value)) if isinstance(value, str) else value
