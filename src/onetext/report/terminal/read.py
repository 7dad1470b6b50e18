"""`read` on a terminal: what was found in an article by kind, each with its paragraph and at most 25 words."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from rich.console import Console

from onetext.model import Date
from onetext.model.results import (
    FoundAct,
    FoundClaim,
    FoundDate,
    FoundDeadline,
    FoundDemand,
    FoundReport,
    FoundResponse,
    ReadIntoInbox,
    ReadResult,
)
from onetext.report.answers import ANSWERS
from onetext.report.numbers import count, day, when
from onetext.report.terminal.kinds import counted_kinds
from onetext.report.terminal.parts import heading, item_line, para, plain, title
from onetext.report.times import time_in_words

__all__ = ["show_read"]

_Item = FoundReport | FoundDeadline | FoundDemand | FoundClaim | FoundAct | FoundResponse
_WORDS = 25
_LABEL = 4
"""Columns of the number of a paragraph, as in "§123"."""
_DEMANDS = {"demand": "demand", "offer": "offer", "red_line": "red line, as read here"}
_FATES = {
    "open": "what became of it is not told",
    "kept": "told as kept: what was threatened was done",
    "met": "told as met: what was asked was done",
    "extended": "told as extended",
    "reversed": "told as taken back",
    "lapsed": "told as lapsed: the day passed without it",
    "denied": "somebody denies that it was set",
}
_RELATIONS = {"contradicts": "may contradict", "qualifies": "may qualify", "agrees": "may agree with"}
_MODEL = "model "
"""How the rule of an item begins that no rule found."""
_MARKS = {"scare": "so-called", "title": "a title", "term": "a term"}


def show_read(result: ReadResult, console: Console) -> None:
    """Print what was found, kind by kind; --json has all words and offsets."""
    published = f"published {day(result.published)}" if result.published else "day of publication not given"
    title(console, f"{result.file}: {_counted(result)}, {published}")
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning.rstrip('.')}.", indent=0)
    if not result.published:
        para(console, "Note: relative dates are unknown; give --published DATE.", indent=0)
    _list(console, "Quotations", [_said(one, "“", "”") for one in result.quotes])
    _list(console, "Reported speech", [_said(one) for one in result.reports])
    _list(console, "Deadlines and ultimatums", [_deadline(one) for one in result.deadlines])
    _list(console, "Demands, red lines, offers", [_demand(one) for one in result.demands])
    _list(console, "Claims", [_claim(one, number, result) for number, one in enumerate(result.claims)])
    _list(console, "Acts", [_act(one) for one in result.acts])
    _list(console, "Answers to drafts, as read here", [_response(one) for one in result.responses])
    _list(console, "Dates", [_date(one) for one in result.dates])
    _list(
        console,
        "Between quotation marks, but no speech",
        [f"§{one.paragraph} “{_short(one.text)}”: {_MARKS[one.kind]}" for one in result.not_speech],
    )
    _list(
        console,
        "Refused: the language model proposed it, the article does not bear it out",
        [f"“{_short(one.text)}” {one.message}" for one in result.refused],
    )
    _list(console, "To look at", [f"§{one.paragraph} {one.message}" for one in result.notices])
    console.print()
    if result.inbox is None:
        para(console, "Nothing of this is decided, and nothing was written. § counts paragraphs.", indent=0)
        para(console, "As a page: --out page.html. Into a case: onetext read CASE FILE --source ID.", indent=0)
    else:
        _inbox(result.inbox, console)


def _counted(result: ReadResult) -> str:
    found = [
        count(len(result.quotes), "quotation"),
        count(len(result.reports), "report"),
        count(len(result.deadlines), "deadline"),
        count(len(result.demands), "demand"),
        count(len(result.claims), "claim"),
    ]
    return ", ".join(found)


def _list(console: Console, head: str, lines: Sequence[str]) -> None:
    if lines:
        heading(console, head)
        for line in lines:
            number, _, text = line.partition(" ")
            item_line(console, number, text, wide=_LABEL)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")


def _doubts(item: _Item) -> str:
    reported = getattr(item, "reported_by", None)
    told = [
        f"hedged: {_short(item.hedge)}" if item.hedge else "",
        _condition(item),
        f"as told by {reported}" if reported else "",
        "the author's inference" if item.inferred else "",
        "found by the language model" if item.rule.startswith(_MODEL) else "",
    ]
    shown = "; ".join(filter(None, told))
    return f" [{shown}]" if shown else ""


def _condition(item: _Item) -> str:
    """The condition; words that stand in the item itself are not printed twice."""
    if not item.condition:
        return ""
    said = _short(item.condition)
    return "conditional" if said in _short(item.text) else f"condition: {said}"


def _denied(item: _Item) -> str:
    """Stands before the words: after them it would be read too late."""
    return " [denied]" if item.polarity == "denied" else ""


def _on(date: Date | None) -> str:
    return f", {when(date)}" if date is not None else ""


def _said(item: FoundReport, opening: str = "", closing: str = "") -> str:
    to = f" to {item.addressee}" if item.addressee else ""
    channel = f", {item.channel}" if item.channel else ""
    who = item.speaker or "speaker not told"
    said = f"{opening}{_short(item.text)}{closing}"
    return f"§{item.paragraph} {who}{to}{channel}{_on(item.date)}{_denied(item)}: {said}{_doubts(item)}"


def _deadline(item: FoundDeadline) -> str:
    to = f" to {', '.join(item.to_whom)}" if item.to_whom else ""
    terms = f": {_short(item.terms)}" if item.terms else ""
    told = when(item.due) if item.due else time_in_words(item.due_iso or "")
    due = f"; due {told}" if told else ""
    penalty = f"; or else: {_short(item.penalty)}" if item.penalty else ""
    who = (item.by_whom or "not told by whom") + _denied(item)
    words = f" (“{_short(item.text)}”)"
    return f"§{item.paragraph} {who}{to}{terms}{due}{words}{penalty}; {_FATES[item.status]}{_doubts(item)}"


def _demand(item: FoundDemand) -> str:
    low, high = item.firmness
    kind = _DEMANDS[item.kind]
    firm = f"; firmness {low:g}–{high:g} proposed" if item.kind == "red_line" else ""
    who = item.holder or "holder not told"
    return f"§{item.paragraph} {who}, {kind}{_denied(item)}: {_short(item.text)}{firm}{_doubts(item)}"


def _claim(item: FoundClaim, number: int, result: ReadResult) -> str:
    related = [f"{_RELATIONS[one.kind]} claim {one.to + 1}" for one in result.relations if one.of == number]
    shown = f"; {', '.join(related)}" if related else ""
    who = (item.claimant or ("the author" if item.inferred else "somebody unnamed")) + _denied(item)
    return f"§{item.paragraph} {number + 1}. On {item.subject}, {who}: {_short(item.text)}{shown}{_doubts(item)}"


def _act(item: FoundAct) -> str:
    read_as = f"; the author reads it as: {_short(item.read_as)}" if item.read_as else ""
    who = f"{item.actor}: " if item.actor else ""
    what = f"{item.kind}{_on(item.date)}{_denied(item)}"
    return f"§{item.paragraph} {what}: {who}{_short(item.text)}{read_as}{_doubts(item)}"


def _response(item: FoundResponse) -> str:
    draft = f" (“{_short(item.draft)}”)" if item.draft and item.draft not in item.text else ""
    what = f"{item.who or 'not told who'}, {ANSWERS[item.kind]}{draft}{_on(item.date)}{_denied(item)}"
    return f"§{item.paragraph} {what}: {_short(item.text)}{_doubts(item)}"


def _date(item: FoundDate) -> str:
    told = when(item.date) if item.date else time_in_words(item.iso or "") or "not known"
    return f"§{item.paragraph} “{_short(item.text)}”: {told}"


def _inbox(inbox: ReadIntoInbox, console: Console) -> None:
    """What went into the case, and how to go on."""
    waiting = counted_kinds(inbox.waiting)
    para(console, f"In the inbox as {inbox.document}, of the source {inbox.source}, wait: {waiting}.", indent=0)
    if inbox.kept or inbox.dropped:
        told = [
            f"{count(len(inbox.new), 'candidate')} new",
            f"{len(inbox.kept)} left as you decided or edited",
            f"{len(inbox.dropped)} undecided no longer found",
        ]
        para(console, f"Read again: {', '.join(told)}.", indent=0)
    for name in inbox.written:
        console.print(plain(f"  {name}"), soft_wrap=True)
    if not inbox.written:
        para(console, "Nothing changed.", indent=0)
    case, document = shlex.quote(inbox.path), shlex.quote(inbox.document)
    console.print(plain(f"Next: onetext inbox {case} --document {document}"), soft_wrap=True)
