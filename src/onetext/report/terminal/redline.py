"""Redlines on a terminal: marks that need no colour, long unchanged stretches shortened, links one below the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onetext.model.results import CompareResult, Estimate, Link, RedlinePiece
from onetext.report.changes_words import OPERATIONS
from onetext.report.redline.first import FirstRow, first_rows
from onetext.report.redline.words import layout_only, tracked
from onetext.report.terminal.parts import grid, heading, para, plain, ranged_change
from onetext.report.words import Words

__all__ = ["counted", "ends", "link_gains", "link_list", "look_first", "operation", "redlined"]

_MOST_FIRST, _MOST_PLACES = 20, 3
"""Rows under "Look at these first", and points that one of them names; the rest stands with its points."""
_LONG, _KEPT = 100, 40
"""An unchanged stretch longer than this is cut to so much at each of its ends."""

_ONE_SIDED = ("added", "removed")
_MARKS = {"same": ("", "", ""), "struck": ("[-", "-]", "red strike"), "new": ("{+", "+}", "green underline")}


def ends(link: Link, *, within: bool) -> str:
    """`7 → 6, 6a`; `within` a case the ids lose the draft's name, which the heading has."""
    sides = [", ".join(_short(name) if within else name for name in side) for side in (link.from_, link.to)]
    return f"{sides[0]} → {sides[1]}" if all(sides) else sides[0] or sides[1]


def _short(name: str) -> str:
    return name.partition("/")[2] or name


def look_first(result: CompareResult, console: Console) -> None:
    """Print what was not tracked and what changes the substance, before anything else; equal rows are one."""
    rows = first_rows(result.links)
    if not rows:
        return
    heading(console, f"Look at these first ({len(rows)})")
    if result.merged is not None:
        para(console, f"{result.b} against {result.a}, not against the base")
    table = grid("Point", "What", "Before", "After", whole=("What",))
    for row in rows[:_MOST_FIRST]:
        after = "written anew: read it" if row.kind == "reworded" else row.after
        times = f", {len(row.links)} times" if len(row.links) > 1 and row.kind != "reworded" else ""
        table.add(_where(row, result), f"{row.kind}{times}", row.before or "–", after or "–")
    console.print(table)
    if len(rows) > _MOST_FIRST:
        para(console, f"and {len(rows) - _MOST_FIRST} more, which stand with their points below")


def _where(row: FirstRow, result: CompareResult) -> str:
    places = list(dict.fromkeys(ends(result.links[at], within=result.effects is not None) for at in row.links))
    more = len(places) - _MOST_PLACES
    return "; ".join(places[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


def link_list(result: CompareResult, words: Words | None, console: Console) -> None:
    """Print all links: those that changed one by one, those that did not in a line."""
    against = f"Points of {result.a} against {result.b}, not against the base"
    heading(console, against if result.merged is not None else f"Points of {result.a} and {result.b}")
    para(console, counted(result.links) or "no links")
    within = result.effects is not None
    quiet = [link for link in result.links if _quiet(link)]
    for link in result.links:
        if not _quiet(link):
            _link(link, words, console, within=within)
    if quiet:
        console.print()
        para(console, f"kept as they were: {'; '.join(ends(link, within=within) for link in quiet)}")


def counted(links: Iterable[Link]) -> str:
    """How many links of each operation; those that differ in blanks and line breaks alone are said apart."""
    links = list(links)
    formal = sum(layout_only(link) for link in links)
    counts = Counter[str](link.op for link in links if not layout_only(link))
    told = [f"{counts[op]} {op}" for op in OPERATIONS if counts[op]]
    return ", ".join([*told, *([f"{formal} layout only"] if formal else [])])


def _quiet(link: Link) -> bool:
    return link.op == "kept" and not (link.redline or link.remarks or link.flags or link.review)


def _link(link: Link, words: Words | None, console: Console, *, within: bool) -> None:
    """A link: its ends and operation, its redline, what to know about it, and who gains by it."""
    console.print()
    head = plain(f"{ends(link, within=within)}  ")
    head.append(operation(link), style="bold")
    console.print(head)
    if link.redline and link.op not in _ONE_SIDED:
        console.print(Padding(redlined(link.redline), (0, 0, 0, 4)))
    elif link.redline:
        console.print(Padding(plain("".join(piece.text for piece in link.redline)), (0, 0, 0, 4)))
    elif link.after:
        console.print(Padding(plain("\n".join(point.text for point in link.after)), (0, 0, 0, 4)))
    for remark in link.remarks:
        para(console, f"({remark})", indent=4)
    if link.tracked:
        para(console, f"({tracked(link)})", indent=4)
    if words is not None:
        for line in link_gains(link.effects or {}, words):
            para(console, line, indent=4)


def operation(link: Link) -> str:
    """What happened, as what kinds of change, on what basis, and whether somebody should look."""
    parts: list[str] = [link.op + (", moved" if link.moved and "moved" not in link.op else "")]
    if link.similarity is not None and link.op not in ("kept", "moved"):
        parts.append(f"alike {link.similarity:.2f}")
    parts += [", ".join(link.flags)] if link.flags else []
    if link.basis != "text":
        parts.append("on record" if link.basis == "record" else "on record and by the words")
    return "; ".join([*parts, *(["REVIEW"] if link.review else [])])


def link_gains(effects: Mapping[str, Mapping[str, Estimate]], words: Words) -> Iterable[str]:
    """One line for each issue, with the parties for whom it is worth anything at the point."""
    issues = dict.fromkeys(issue for parts in effects.values() for issue in parts)
    for issue in issues:
        parts = [
            f"{words.party(party)} {ranged_change(found[issue])}"
            for party, found in effects.items()
            if issue in found and found[issue].point
        ]
        if parts:
            yield f"{words.issue(issue)}: {'; '.join(parts)}"


def redlined(pieces: Sequence[RedlinePiece]) -> Text:
    """A redline: `[-struck-]`, `{+new+}`, and colours where there are some."""
    text = Text()
    for place, piece in enumerate(pieces):
        before, after, style = _MARKS[piece.op]
        shown = piece.text if piece.op == "same" else piece.text.replace("\n", "¶")
        if piece.op == "same":
            shown = _shortened(shown, first=place == 0, last=place == len(pieces) - 1)
        shown_text = plain(before + shown + after)
        if style:
            shown_text.stylize(style)
        text.append_text(shown_text)
    return text


@dataclass(frozen=True, slots=True)
class _Cut:
    """How much of a stretch is left at each of its ends."""

    head: int
    tail: int


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """An unchanged stretch with its middle left out; at either end of the text what is next to the change stays."""
    cut = _Cut(0 if first else _KEPT, 0 if last else _KEPT)
    if len(text) <= _LONG:
        return text
    head, tail = text[: cut.head], text[len(text) - cut.tail :]
    # Cut between words where there are any.
    head = head[: head.rfind(" ") + 1] or head
    tail = tail[tail.find(" ") :] if " " in tail else tail
    return f"{head}…{tail}"
