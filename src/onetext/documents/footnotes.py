"""Footnotes of Markdown: `[^1]` in the text, and `[^1]: …` wherever its text stands, as Pandoc and GitHub read them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onetext.documents.inline import Piecewise
from onetext.documents.runs import Run, cleaned

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Body", "Definition", "calls_in", "parted"]

_OPENS = re.compile(r"^ {0,3}\[\^([^\[\]\s]{1,100})\]:[ \t]*")
_CALL = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SET_IN = re.compile(r"^(?: {1,4}|\t)")


@dataclass(frozen=True, slots=True)
class Definition:
    """The text of a note as Markdown, and the lines of the file, from and up to, in which it stands."""

    key: str
    text: str
    first: int
    last: int


def parted(text: str) -> tuple[str, dict[str, Definition]]:
    """A text with its notes blanked out, so that each line keeps its number, and the notes by their keys.

    A note goes on in lines that follow without a blank line, and, after blank lines, in those that are set in by four
    columns or a tab. What is called nowhere, or defined before, stays text.
    """
    lines = text.split("\n")
    opened = list(_opened(lines))
    if not opened:
        return text, {}
    called = {key for line in lines for key in _CALL.findall(_OPENS.sub("", line, count=1))}
    found: dict[str, Definition] = {}
    for at, (first, key) in enumerate(opened):
        if key not in called or key in found:
            continue
        last = _end(lines, first, opened[at + 1][0] if at + 1 < len(opened) else len(lines))
        body = [
            _OPENS.sub("", lines[first], count=1),
            *(_SET_IN.sub("", line, count=1) for line in lines[first + 1 : last]),
        ]
        found[key] = Definition(key, "\n".join(body), first, last)
        lines[first:last] = [""] * (last - first)
    return "\n".join(lines), found


def _opened(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that open a note, and its key; none within fences."""
    fence = ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark[1]
        elif match := _OPENS.match(line):
            yield index, match[1]


def _end(lines: Sequence[str], first: int, limit: int) -> int:
    """The line after the last one of a note."""
    last = first + 1
    for index in range(first + 1, limit):
        if not lines[index].strip():
            continue
        if index > last and not lines[index].startswith(("    ", "\t")):
            break
        last = index + 1
    return last


@dataclass(frozen=True, slots=True)
class Body:
    """A note that was read: its paragraphs, and the lines of the file, from and up to, in which it stands."""

    paragraphs: tuple[tuple[Run, ...], ...]
    first: int
    last: int

    @classmethod
    def of(cls, note: Definition, tokens: Iterable[Token], pieces: Piecewise) -> Body:
        """Make runs of what the parser found in a note."""
        found = []
        for token in tokens:
            if token.type == "inline":
                found.append(tuple(pieces.runs(token.children or [])))
            elif token.type == "fence":
                found.append((Run(token.content),))
        return cls(tuple(found), note.first, note.last)

    def text(self, gone: str) -> str:
        """The text without the runs that are `deleted`, or `inserted`; its paragraphs parted by newlines."""
        said = ("".join(run.text for run in runs if getattr(run, gone) is None) for runs in self.paragraphs)
        return "\n".join(line for text in said if (line := " ".join(cleaned(text).split())))


def calls_in(runs: Sequence[Run], known: Container[str]) -> tuple[list[Run], list[tuple[int, str]]]:
    """Runs without the marks of known notes; each mark as the index of the run before which it stood, and its key.

    A paragraph that opens like a note is one that `parted` left in the text.
    """
    kept: list[Run] = []
    calls: list[tuple[int, str]] = []
    for run in runs:
        done = 0
        for match in _CALL.finditer(run.text):
            opens = not kept and not match.start() and run.text.startswith(":", match.end())
            if match[1] in known and not opens:
                kept.append(Run(run.text[done : match.start()], run.looks, run.inserted, run.deleted))
                calls.append((len(kept), match[1]))
                done = match.end()
                blanks = run.text[: match.start()].endswith(" ") and run.text.startswith(" ", done)
                done += blanks  # one blank is enough where the mark stood between two
        kept.append(Run(run.text[done:], run.looks, run.inserted, run.deleted) if done else run)
    return kept, calls
