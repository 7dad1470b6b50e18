"""`inbox` on a terminal: each proposal with the words it rests on, and how to decide."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console

from onetext.model.results import InboxItem, InboxResult
from onetext.report.numbers import count
from onetext.report.terminal.kinds import KINDS, counted_kinds
from onetext.report.terminal.parts import heading, para, plain, title

__all__ = ["show_inbox", "show_item"]

_LONGEST = 400
"""Signs of a point's text that are shown; all of it stands in the draft."""


_LONG_LIST = 12
"""Candidates of an article; of more it is told how to list one kind at a time."""

_LABELS = 12
"""Labels of points that are listed; --json has all."""


def show_inbox(result: InboxResult, console: Console, *, everything: bool = False, seen: bool = False) -> None:
    """Print what was decided and what is left of it; where nothing was decided or `seen` yet, all that waits."""
    waiting = count(result.waiting, "candidate") if result.waiting else "no candidates"
    title(console, f"{result.path}: {waiting} in the inbox {'waits' if result.waiting == 1 else 'wait'} for a decision")
    done = _decided(result, console)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning}.", indent=0)
    done = done or seen
    if not done or everything:
        for document, items in groupby(result.items, key=lambda item: item.document):
            heading(console, document)
            mine = list(items)
            _by_point([item for item in mine if item.kind == "settles"], console)
            _by_kind([item for item in mine if item.kind != "settles"], console)
    console.print()
    _next(result, console, listed=not done)


def _decided(result: InboxResult, console: Console) -> bool:
    """What this call changed; whether it changed anything."""
    told = (
        ("Taken back", result.undone),
        ("Accepted", result.accepted),
        ("Rejected", result.rejected),
        ("Reviewed", result.reviewed),
    )
    for what, names in told:
        if names:
            para(console, f"{what}: {', '.join(names)}.", indent=0)
    for name in result.written:
        console.print(plain(f"  {name}"), soft_wrap=True)
    for draft in result.reviewed:
        if points := result.unmatched.get(draft):
            para(
                console,
                f"Of {draft} these points settle and touch nothing, and count as about no issue: {_labels(points)}.",
                indent=0,
            )
    return bool(result.written or any(names for _, names in told))


def _by_point(items: list[InboxItem], console: Console) -> None:
    """The candidates about one document; those that rest on the same words stand below these, which are quoted once."""
    groups: dict[tuple[str, str], list[InboxItem]] = {}
    for item in items:
        groups.setdefault((item.fields.get("point", ""), item.text), []).append(item)
    for (point, text), group in groups.items():
        para(console, f"{f'point {point}: ' if point else ''}{_quoted(text)}")
        for item in group:
            _proposal(item, console)


def _by_kind(items: list[InboxItem], console: Console) -> None:
    """What was read in an article, kind by kind: what binds most comes first; within a kind as the article goes."""
    found = Counter(item.kind for item in items)
    if len(found) > 1:
        para(console, f"{counted_kinds(found)}.")
    for kind in (*KINDS, *sorted(set(found) - set(KINDS))):
        mine = [item for item in items if item.kind == kind]
        if mine and len(found) > 1:
            console.print()
            para(console, f"{KINDS.get(kind, (kind, kind))[1].capitalize()} ({len(mine)})")
        for item in mine:
            _read_item(item, console)


def _read_item(item: InboxItem, console: Console) -> None:
    """A candidate that was read in an article: its words, or what stands around them, and what it says."""
    console.print()
    shown = item.context
    if shown is not None:
        para(console, f"line {shown.line}: {' '.join(f'{shown.before}[[{shown.words}]]{shown.after}'.split())}")
    elif " ".join(item.text.split()) not in item.says:
        para(console, _quoted(item.text))
    _proposal(item, console)


def show_item(item: InboxItem, console: Console, place: str = "") -> None:
    """Print one candidate: the words it rests on, what it says, and why."""
    point = f"point {item.fields['point']}: " if "point" in item.fields else ""
    if place:
        console.print()
        para(console, place, indent=0)
    if item.kind != "settles":
        _read_item(item, console)
        return
    console.print()
    para(console, f"{point}{_quoted(item.text)}")
    _proposal(item, console)


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}”"


def _proposal(item: InboxItem, console: Console) -> None:
    score = "" if item.score is None else f", score {item.score:.2f}"
    decided = "" if item.status == "waiting" else f" ({item.status})"
    gone = " (its words are no longer in the article)" if item.orphan else ""
    kind = "" if item.kind == "settles" else f" {item.kind.replace('_', ' ')}:"
    by = f"; proposed by {item.proposed_by}" if item.proposed_by else ""
    para(console, f"[{item.id}]{decided}{gone}{kind} {item.says}", indent=4)
    para(console, f"{_codes(item)}{item.rule or 'no reason given'}{by}{score}", indent=8)
    if item.clashes:
        first, _, rest = item.clashes.partition("\n")
        what = "Cannot be accepted as it is" if item.kind == "settles" else "Before it can be accepted"
        para(console, f"{what}: {first}{'' if rest else '.'}", indent=8)
        for line in rest.splitlines():
            para(
                console, line.strip() + ("" if line.startswith(" ") else "."), indent=10 if line.startswith(" ") else 8
            )
    if item.reason:
        para(console, f"Decided: {item.reason}", indent=8)


def _codes(item: InboxItem) -> str:
    told = item.kind == "settles" and {"issue", "option"} <= set(item.fields)
    return f"{item.fields['issue']}={item.fields['option']}; " if told else ""


def _labels(points: Sequence[str]) -> str:
    more = len(points) - _LABELS
    return ", ".join(points[:_LABELS]) + (f" and {more} more" if more > 0 else "")


def _next(result: InboxResult, console: Console, *, listed: bool) -> None:
    """What is left to do, draft by draft."""
    case = shlex.quote(result.path)
    waiting = [item.id for item in result.items if item.status == "waiting"]
    if waiting and listed:
        para(
            console,
            "Scores order proposals; they are no probabilities. Nothing here enters a result by itself.",
            indent=0,
        )
        _strangers(result, console)
        if any("--set" in item.clashes for item in result.items):
            console.print(plain(f"Ids of parties, issues and options: onetext show {case}"), soft_wrap=True)
        for line in _decide(result, case):
            console.print(plain(line), soft_wrap=True)
    for draft in result.unreviewed:
        _left(result, draft, case, console)
    if waiting and not listed:
        console.print(plain(f"The list: onetext inbox {case}"), soft_wrap=True)
    if not result.waiting and not result.unreviewed:
        para(console, "Nothing waits.", indent=0)


def _strangers(result: InboxResult, console: Console) -> None:
    """Names of articles that the case does not know: to list them once saves a `--set` for each of their items."""
    named = Counter(
        item.fields["voice"]
        for item in result.items
        if item.status == "waiting" and item.clashes and item.fields.get("voice") and "speaks for whom" in item.clashes
    )
    if named:
        told = [f"{name} ({amount})" for name, amount in sorted(named.items(), key=lambda one: one[0].casefold())]
        para(
            console,
            f"No party or speaker of this case: {_labels(told)}. If you list them in parties.yaml, as aliases or"
            " speakers of their party, and read the article again, their items need no --set.",
            indent=0,
        )


def _decide(result: InboxResult, case: str) -> Iterator[str]:
    """What can be typed next; what is ready to be accepted is offered before what still lacks something."""
    waiting = [item for item in result.items if item.status == "waiting"]
    ready = [item for item in waiting if not item.clashes]
    listed = {kind: place for place, kind in enumerate(KINDS)}
    first = min(ready or waiting, key=lambda item: listed.get(item.kind, len(listed)))
    yield f"Decide: onetext inbox {case} --accept {first.id}   or   --reject {first.id}"
    kinds = list(dict.fromkeys(item.kind for item in waiting))
    if len(waiting) > _LONG_LIST and len(kinds) > 1:
        order = [kind for kind in KINDS if kind in kinds] or kinds
        yield f"One kind at a time: onetext inbox {case} --kind {order[0]}"
        yield f"One by one: onetext inbox {case} --review"


def _left(result: InboxResult, draft: str, case: str, console: Console) -> None:
    """What is left of one draft: how many proposals, which points nobody has matched, and how it is declared read."""
    wait = result.waiting_by_draft.get(draft, 0)
    points = result.unmatched.get(draft, ())
    if wait:
        para(console, f"{draft}: {count(wait, 'proposal')} {'waits' if wait == 1 else 'wait'}.", indent=0)
    if points:
        para(
            console,
            f"{draft}: no proposal for {'point' if len(points) == 1 else 'points'} {_labels(points)}, which settle"
            f"{'s' if len(points) == 1 else ''} and touch{'es' if len(points) == 1 else ''} nothing: read"
            f" {'it' if len(points) == 1 else 'them'}.",
            indent=0,
        )
    para(console, f"Issues that draft {draft} does not list are unknown. Once you have read it through:", indent=0)
    console.print(plain(f"  onetext inbox {case} --reviewed {draft}"), soft_wrap=True)
