"""The inner tokens of a Markdown paragraph as runs of text with looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents.commonmark import LINES
from onetext.documents.runs import Run
from onetext.documents.text import Look, Mark

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["BREAKS", "Line", "Piecewise", "lines_in"]

_LOOKS: dict[str, Look] = {"strong": "bold", "em": "italic", "s": "strike"}
_TAGS: dict[str, Look] = {"sup": "superscript", "sub": "subscript", "u": "underline", "b": "bold", "i": "italic"}
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_SOFT, _HARD, _BR, _PART, _WITHIN = Run("\n"), Run("\n"), Run("\n"), Run("\n"), Run("")
"""Ends of lines: of the source, of the source and meant, meant within a line of the source, of a paragraph there, and
in a tag or in code."""
_CHANGES = frozenset({"ins", "del"})
_MARK = Mark(author="")
_NAMES = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button"
    " canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed"
    " fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe"
    " img input ins kbd label legend li link main map mark menu meta meter nav noembed noframes noscript object ol"
    " optgroup option output p param picture pre progress q rp rt ruby s samp script search section select small source"
    " span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track"
    " tt u ul var video wbr xmp"
)
_PARTING = (
    "address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header li main nav ol p section summary table td th tr ul"
)
BREAKS = re.compile(rf"</?(?:br|{_PARTING.replace(' ', '|')})(?=[\s/>])[^<>]*>", re.I)
"""Tags that end a line, and those that part paragraphs."""
_PARTS = frozenset(_PARTING.split())
_ELEMENTS = frozenset(_NAMES.split())
_OPEN = (
    "area base basefont br col dd dt embed frame hr img input li link meta option p param source tbody td tfoot th"
    " thead tr track wbr"
)
_NEVER_CLOSED = frozenset(_OPEN.split())
"""Elements without an end tag, or whose end tag may be left out."""


@dataclass(slots=True)
class Piecewise:
    """Makes runs, and keeps what it meets on the way: tags that are dropped, stretches struck through.

    `closed` are the names of all end tags of the file, as written.
    """

    closed: Collection[str] = ()
    tags: list[str] = field(default_factory=list)
    struck: int = 0
    looks: list[Look] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)

    def runs(self, children: Sequence[Token]) -> list[Run]:
        """The runs of one paragraph; an end of a line is a run of its own."""
        self.looks, self.changes = [], []
        runs: list[Run] = []
        for token in children:
            if token.type in {"softbreak", "hardbreak"}:
                runs.append(_SOFT if token.type == "softbreak" else _HARD)
            elif token.type == "html_inline":
                self._tag(token.content, runs)
            elif token.type in {"text", "code_inline", "text_special"}:
                runs.append(self._run(token.content))
                runs += [_WITHIN] * token.meta.get(LINES, 0)
            else:
                self._mark(token)
        return runs

    def _run(self, text: str) -> Run:
        inserted = _MARK if "ins" in self.changes else None
        return Run(text, frozenset(self.looks), inserted, _MARK if "del" in self.changes else None)

    def _mark(self, token: Token) -> None:
        name, _, side = token.type.rpartition("_")
        look = _LOOKS.get(name)
        if look is None:
            return
        if side == "open":
            self.looks.append(look)
            self.struck += look == "strike"
        elif look in self.looks:
            self.looks.remove(look)

    def _tag(self, text: str, runs: list[Run]) -> None:
        """A tag within a paragraph.

        `<br>` ends a line, `<li>` and its like a paragraph, `<sup>` and its like are looks, `<ins>` and `<del>` are
        changes, a placeholder (`<Party B>`) is text, all others are dropped.
        """
        match = _NAME.match(text)
        name = match.group(1).lower() if match else ""
        if name == "br":
            runs.append(_BR)
            return
        if match and self._is_placeholder(text, match.group(1)):
            runs += [self._run(" ".join(text.split())), *[_WITHIN] * text.count("\n")]
            return
        runs += [_WITHIN] * text.count("\n")
        look = _TAGS.get(name)
        if name in _CHANGES:
            self._change(name, closing=text.startswith("</"))
        elif look is None:
            self.tags.append(text)
            runs += [_PART] if name in _PARTS else []
        elif not text.startswith("</"):
            self.looks.append(look)
        elif look in self.looks:
            self.looks.remove(look)

    def _change(self, name: str, *, closing: bool) -> None:
        if not closing:
            self.changes.append(name)
        elif name in self.changes:
            self.changes.remove(name)

    def _is_placeholder(self, text: str, name: str) -> bool:
        """Whether what looks like a tag is none: no element is called so, or it is one that the file never closes."""
        if name.lower() not in _ELEMENTS:
            return True
        if text.startswith("</") or "=" in text or name in self.closed:
            return False
        return name.lower() not in _NEVER_CLOSED or (len(name) == 1 and name.isupper())


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.

    Attributes
    ----------
    first, last
        The lines of the source in which it begins and ends, counted from that of the paragraph.
    after, before
        How many `<br>` stand in its first line ahead of it, and the number of the one that ends it, counted from 0 in
        its last line; None where the line of the source ends it.
    meant, parts
        Whether its end was put there on purpose, and whether it ends a paragraph.
    """

    runs: tuple[Run, ...]
    first: int
    last: int
    after: int
    before: int | None
    meant: bool
    parts: bool = False

    @property
    def text(self) -> str:
        """Without looks."""
        return "".join(run.text for run in self.runs)


def lines_in(runs: Sequence[Run]) -> tuple[list[Line], Counter[int]]:
    """Runs parted at line ends, and how many `<br>` stand in each line of the source."""
    lines: list[Line] = []
    breaks: Counter[int] = Counter()
    held: list[Run] = []
    first = last = after = 0
    for run in [*runs, _SOFT]:
        if run is _WITHIN:
            last += 1
        elif run is _BR or run is _PART:
            lines.append(Line(tuple(held), first, last, after, breaks[last], True, run is _PART))
            breaks[last] += 1
            held, first, after = [], last, breaks[last]
        elif run is _SOFT or run is _HARD:
            lines.append(Line(tuple(held), first, last, after, None, run is _HARD))
            last += 1
            held, first, after = [], last, 0
        else:
            held.append(run)
    return lines, breaks
