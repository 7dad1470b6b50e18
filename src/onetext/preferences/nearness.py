"""To whose demands a draft stands nearer, counted in options and never in points (S2, S3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

from onetext.model import Case, Draft, Issue
from onetext.model.results import Nearness, StepsApart
from onetext.preferences.positions import grouped_positions, read_positions
from onetext.preferences.steps import between, between_sets, mean_steps

__all__ = ["nearness"]

Verdict = Literal["nearer_party", "nearer_other", "same", "either", "unknown"]


def nearness(case: Case, draft: Draft, party: str, other: str) -> Nearness:
    """On which issues a draft stands nearer to what one party asks than to what another asks.

    For each issue the steps along the scale from the draft's option to each peak that a party's positions allow (S3)
    are compared; the answer stands only if it is the same for every choice of peaks, else it is `either`. The draft's
    option is what it settles, any of several bracketed ones, or what holds when it is silent (S5). Without an order
    only sameness counts: the draft's option is the peak of one party and not of the other.

    Raises
    ------
    UnknownId
        When the case has no such party.
    """
    sides = (case.party(party), case.party(other))
    records = grouped_positions(item for item in case.positions if item.party in (party, other))
    found: dict[Verdict, list[str]] = {
        "nearer_party": [], "nearer_other": [], "same": [], "either": [], "unknown": []
    }  # fmt: skip
    apart: dict[str, StepsApart] = {}
    for issue in case.issues:
        options = _options(draft, issue)
        ours, theirs = (read_positions(side, issue, records.get((side.id, issue.id), ())).peaks for side in sides)
        verdict = _verdict(issue, options, ours, theirs)
        found[verdict].append(issue.id)
        to_party, to_other = between_sets(issue, options, ours), between_sets(issue, options, theirs)
        if to_party and to_other:
            apart[issue.id] = StepsApart(party=to_party, other=to_other)
    return Nearness(
        draft=draft.id,
        party=party,
        other=other,
        nearer_party=tuple(found["nearer_party"]),
        nearer_other=tuple(found["nearer_other"]),
        same=tuple(found["same"]),
        either=tuple(found["either"]),
        unknown=tuple(found["unknown"]),
        apart=apart,
        mean_party=mean_steps([steps.party for steps in apart.values()]),
        mean_other=mean_steps([steps.other for steps in apart.values()]),
    )


def _options(draft: Draft, issue: Issue) -> tuple[str, ...]:
    """The options that a draft may mean on an issue; none when that is open or unknown."""
    term = draft.term(issue.id)
    if term.state == "settled":
        return term.options
    # A bracket of which only one variant is known leaves the other unknown.
    if term.state == "bracketed" and len(term.options) > 1:
        return term.options
    return (issue.if_silent,) if term.state == "silent" and issue.if_silent else ()


def _verdict(issue: Issue, options: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> Verdict:
    if not (options and ours and theirs):
        return "unknown"
    read = _ordered if issue.ordered else _unordered
    verdicts = {each for choice in product(options, ours, theirs) for each in read(issue, *choice)}
    return verdicts.pop() if len(verdicts) == 1 else "either"


def _ordered(issue: Issue, option: str, mine: str, yours: str) -> Iterator[Verdict]:
    """Every verdict that one choice of peaks allows; more than one only where a pair is unranked."""
    (near, far), (other_near, other_far) = between(issue, option, mine), between(issue, option, yours)
    if near < other_far:
        yield "nearer_party"
    if other_near < far:
        yield "nearer_other"
    if near <= other_far and other_near <= far:
        yield "same"


def _unordered(issue: Issue, option: str, mine: str, yours: str) -> Iterator[Verdict]:
    if option == mine == yours:
        yield "same"
    elif option == mine:
        yield "nearer_party"
    elif option == yours:
        yield "nearer_other"
    else:
        yield "unknown"
