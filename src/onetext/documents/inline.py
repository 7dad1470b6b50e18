"""The inner tokens of a Markdown paragraph as runs of text with looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents.runs import Run
from onetext.documents.text import Look

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Piecewise", "lines_in"]

_LOOKS: dict[str, Look] = {"strong": "bold", "em": "italic", "s": "strike"}
_BREAKS = {"softbreak", "hardbreak"}
_TAGS: dict[str, Look] = {"sup": "superscript", "sub": "subscript", "u": "underline", "b": "bold", "i": "italic"}


@dataclass(slots=True)
class Piecewise:
    """Makes runs, and counts what it meets on the way: tags, stretches struck through."""

    tags: int = 0
    struck: int = 0
    looks: list[Look] = field(default_factory=list)

    def runs(self, children: Sequence[Token]) -> list[Run]:
        """The runs of one paragraph; a line end of the source is a run of its own."""
        self.looks = []
        runs: list[Run] = []
        for token in children:
            if token.type in _BREAKS:
                runs.append(Run("\n"))
            elif token.type == "html_inline":
                self._tag(token.content, runs)
            elif token.type in {"text", "code_inline", "text_special"}:
                runs.append(Run(token.content, frozenset(self.looks)))
            else:
                self._mark(token)
        return runs

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
        """A tag within a paragraph: `<br>` ends a line, `<sup>` and its like are looks, all others are dropped."""
        name = text.strip("</> ").split()[0].lower().rstrip("/") if text.strip("</> ") else ""
        if name == "br":
            runs.append(Run("\n"))
            return
        look = _TAGS.get(name)
        if look is None:
            self.tags += 1
        elif not text.startswith("</"):
            self.looks.append(look)
        elif look in self.looks:
            self.looks.remove(look)


def lines_in(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs parted at line ends."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return lines
