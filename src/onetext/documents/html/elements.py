"""What the elements of HTML mean to a reader of text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onetext.documents.text import Look

__all__ = ["CELLS", "HEADINGS", "LISTS", "LOOKS", "PARTS", "REGIONS", "SILENT", "UNSEEN", "VOID", "blocks", "closed_by"]

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "basefont",
        "frame",
    ]
)
LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "b": "bold",
        "strong": "bold",
        "i": "italic",
        "em": "italic",
        "u": "underline",
        "s": "strike",
        "strike": "strike",
        "sup": "superscript",
        "sub": "subscript",
    }
)
HEADINGS: Mapping[str, int] = MappingProxyType({f"h{rank}": rank - 1 for rank in range(1, 7)})
LISTS = frozenset({"ol", "ul", "menu", "dir"})
CELLS = frozenset({"td", "th"})
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "select",
        "button",
        "datalist",
        "head",
        "title",
        "textarea",
        "xmp",
        "noembed",
        "noframes",
        "map",
        "applet",
        "dialog",
    ]
)
"""Elements whose content is no text of the page."""
SILENT = frozenset({"script", "style", "head", "title"})
"""Those of them that hold nothing written for readers of the page."""
REGIONS = frozenset({"nav", "header", "footer", "aside", "form"})
"""Elements that mostly surround the main text."""
PARTS = frozenset({"main", "article", "section"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ol",
        "ul",
        "menu",
        "dir",
        "option",
        "optgroup",
    ]
)
_CLOSES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "li": (frozenset({"li"}), LISTS),
        "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
        "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
        "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
        "td": (CELLS, frozenset({"table", "tr"})),
        "th": (CELLS, frozenset({"table", "tr"})),
        "tbody": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
        "thead": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
        "tfoot": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
        "option": (frozenset({"option"}), frozenset({"select"})),
    }
)
_SCOPES = frozenset({"td", "th", "table", "li", "blockquote", "body", "div", "section", "article"})


def blocks(name: str) -> bool:
    """Whether an element starts and ends a paragraph."""
    return name in _BLOCKS


def closed_by(name: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """What a start tag closes, and where the search for it ends; HTML lets many end tags be left out."""
    if name in _CLOSES:
        return _CLOSES[name]
    return (frozenset({"p"}), _SCOPES) if name in _BLOCKS else None
