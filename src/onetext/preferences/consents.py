"""Whose consent a draft needs besides the signatories', and their test (S10).

A consenter looks only at the options that need its consent: a red line counts against them when it is broken with one
of its issues standing at such an option. Where the case says `test: value`, its value must reach no deal as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Literal

from onetext.model import Consent
from onetext.model.results import ConsentNeed, LineStatus
from onetext.preferences.fillings import Clause
from onetext.preferences.frame import Frame
from onetext.preferences.lines import Lines
from onetext.preferences.situations import Situation

__all__ = ["consent_clauses", "consent_needs", "needed_options", "value_tested"]


def needed_options(frame: Frame, now: Situation, party: str) -> dict[int, frozenset[int]]:
    """The options in play that need a party's consent, by issue, where there are any."""
    found: dict[int, frozenset[int]] = {}
    for k, issue in enumerate(frame.case.issues):
        if not any(consent.by == party for consent in issue.consents):
            continue
        options = frozenset(chain.from_iterable(_options(frame, k, c) for c in issue.consents if c.by == party))
        if not options.isdisjoint(now.fillings.domains[k]):
            found[k] = options
    return found


def value_tested(frame: Frame, now: Situation, party: str) -> bool:
    """Whether a consent that the draft needs, or may need, has the value test as well."""
    return any(
        consent.by == party and consent.test == "value" and _need(frame, now, k, consent)
        for k, issue in enumerate(frame.case.issues)
        for consent in issue.consents
    )


def consent_clauses(clauses: Sequence[Clause], needed: dict[int, frozenset[int]]) -> tuple[Clause, ...]:
    """A line's clauses, cut down to the ways of breaking it on options that need consent."""
    found: list[Clause] = []
    for clause in clauses:
        for k in clause:
            if k in needed and (options := clause[k] & needed[k]):
                found.append({**clause, k: options})
    return tuple(found)


def consent_needs(
    frame: Frame, now: Situation, lines: Lines, statuses: Mapping[str, Sequence[LineStatus]]
) -> tuple[ConsentNeed, ...]:
    """The consents that a draft needs, or may need by what it leaves open, in the order of the issues.

    `statuses` are those of each party's lines; a need shows those that concern its issue.
    """
    return tuple(
        ConsentNeed(
            issue=issue.id,
            by=consent.by,
            body=consent.body,
            rule=consent.rule,
            needed=need,
            lines=tuple(item for item in statuses.get(consent.by, ()) if item.id in lines.about[issue.id]),
        )
        for k, issue in enumerate(frame.case.issues)
        for consent in issue.consents
        if (need := _need(frame, now, k, consent))
    )


def _options(frame: Frame, issue: int, consent: Consent) -> frozenset[int]:
    every = frame.option_place[issue]
    return frozenset(every[option] for option in consent.options) if consent.options else frozenset(every.values())


def _need(frame: Frame, now: Situation, issue: int, consent: Consent) -> Literal["yes", "possible"] | None:
    options, domain = _options(frame, issue, consent), now.fillings.domains[issue]
    if options.isdisjoint(domain):
        return None
    return "yes" if options.issuperset(domain) else "possible"
