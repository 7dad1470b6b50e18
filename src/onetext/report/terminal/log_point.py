"""`log --point` on a terminal: one point through the versions, newest first, with its redline at each step."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding

from onetext.model import Case
from onetext.model.results import CarriedPoint, LineStep, LineVersion, Link, PointLogResult
from onetext.report.numbers import count
from onetext.report.terminal.keys import key_line
from onetext.report.terminal.parts import notes, opening, para, plain
from onetext.report.terminal.redline import ends, link_gains, operation, redlined
from onetext.report.words import Words

__all__ = ["show_log_point"]

_LONGEST = 400
"""Characters of a point that a terminal shows; all of it is in the JSON."""


def show_log_point(result: PointLogResult, case: Case, console: Console) -> None:
    """Print what carries a point in each version, and what each step did to it.

    Parameters
    ----------
    case
        As its audience sees it on its day.
    """
    words = Words(case)
    opening(console, case, result.envelope, f"{result.point} through the versions, newest first")
    for version in result.versions:
        _version(version, words, console, asked=result.point)
    links = [link for version in result.versions for step in version.steps for link in step.links]
    notes(
        console,
        "[-struck-] and {+new+} are word for word; … stands for words left out. alike: likeness of the words, from 0 "
        "to 1. On record: a person recorded the link. REVIEW: the link is doubtful, look at it."
        if links
        else "",
        "What an issue is worth to a party is in its own points, and stands with each link that settles the issue."
        if any(link.effects for link in links)
        else "",
        key_line(links),
        "onetext compare CASE A B shows a whole step.",
    )


def _version(version: LineVersion, words: Words, console: Console, *, asked: str) -> None:
    console.print()
    sign = "*" if console.options.ascii_only else "●"
    head = plain(f"{sign} {version.id}  {version.happened}  {version.title}")
    head.stylize("bold")
    console.print(head)
    if version.points is None:
        para(console, "points not known")
    for point in version.points or ():
        _point(point, version.id, words, console, asked=point.id == asked)
    for step in version.steps:
        _step(step, words, console)
    if version.points == () and any(step.links for step in version.steps):
        para(console, "here the line ends")


def _point(point: CarriedPoint, version: str, words: Words, console: Console, *, asked: bool) -> None:
    """What a version prints, its open brackets, and what it does with the issues that the point is about."""
    name = point.id.removeprefix(f"{version}/")
    told = point.label and not name.casefold().endswith(point.label.strip(" .()").casefold())
    known = [f"printed as {point.label}" if told else "", count(point.brackets, "bracket") if point.brackets else ""]
    more = "; ".join(filter(None, [*known, "asked about" if asked else ""]))
    para(console, f"{name}{f' ({more})' if more else ''}: {_cut(point.text)}")
    for issue, option in point.settles.items():
        para(console, f"settles {words.issue(issue)}: {words.option(issue, option)}", indent=4)
    for issue, term in point.touches.items():
        para(console, f"touches {words.issue(issue)} (in this version: {words.term(issue, term)})", indent=4)


def _cut(text: str) -> str:
    text = " ¶ ".join(text.split("\n"))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _step(step: LineStep, words: Words, console: Console) -> None:
    if not step.links:
        para(console, f"from {step.since}: no link on record but for points below")
    for link in step.links:
        _link(link, step.since, words, console)
    for note in step.struck:
        para(console, f"(on record: {note})", indent=6)


def _link(link: Link, since: str, words: Words, console: Console) -> None:
    """A step of the line; what was added or kept stands above already, what was removed is shown again."""
    head = plain(f"{ends(link, within=False)}  ")
    head.append(operation(link), style="bold")
    head.append("; by the words alone" if link.basis == "text" else "")
    head.append(f"; not in {since}" if not link.from_ else "")
    console.print(Padding(head, (0, 0, 0, 2)))
    if link.redline and link.from_ and link.to:
        console.print(Padding(redlined(link.redline), (0, 0, 0, 6)))
    elif not link.to:
        para(console, _cut("\n".join(point.text for point in link.before)), indent=6)
    for line in (*(f"({remark})" for remark in link.remarks), *link_gains(link.effects or {}, words)):
        para(console, line, indent=6)
