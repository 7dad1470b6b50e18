"""Whether rules, red lines, consents and given no-deal values are what the case says: read by a road of its own (S20).

Everything is in ids here, straight from the case; nothing of `preferences` but the result it is compared with. Which
weight and score stands for a party is not read again: that takes positions, orders and defaults into account (S3, S8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from onetext.compromise.check_case import Original
from onetext.compromise.check_common import same
from onetext.model import Bar, Case, Reading, RedLine, Rule
from onetext.model.results import Member
from onetext.preferences import Clause

__all__ = ["check_reading"]

Named = Mapping[str, frozenset[str]]
"""Issue -> options that may not stand, all together."""


def check_reading(case: Case, asked: Original, reading: Reading) -> None:
    """The demands are those of the case; CheckFailed at the first that is not.

    Clauses that no text could meet, an option set being empty, are left out on both sides.
    """
    every = {issue.id: frozenset(issue.option_ids) for issue in case.issues}
    rules = (clause for rule in case.rules for clause in _forbidden(rule, every))
    same("the rules of the case", _named(asked, asked.rules), _set(rules))
    lines: dict[Member, set[frozenset[tuple[str, frozenset[str]]]]] = {}
    for line in case.red_lines:
        clauses = _set(_barred(case, line, reading, every))
        if clauses and line.firmness_now.point >= Fraction(1, 2) and line.party in {party.id for party in case.parties}:
            kind = "red_line" if line.party in case.signatories else "consent"
            lines[Member(kind=kind, id=line.id, party=line.party)] = clauses  # type: ignore[arg-type]  # two of the words
    found = {member: _named(asked, clauses) for member, clauses in asked.bars}
    same("the red lines of the case", {member: clauses for member, clauses in found.items() if clauses}, lines)
    # One that drifts is given for its own day; what it has come to is reckoned with months (S8), and not read again.
    still = [item for item in case.no_deals if item.drift.point == 0]
    given = {item.party: item.value.point for item in still if item.value is not None}
    for own in asked.values:
        if own.party in given:
            same(f"the no deal that the case gives {own.party}", own.no_deal, given[own.party])


def _forbidden(rule: Rule, every: Named) -> Iterator[Named]:
    """What a rule says may not stand together: its options, or them beside another than each that should follow."""
    when = {issue: frozenset({option}) for issue, option in rule.when.items()}
    if not rule.then:
        yield when
    for issue, option in rule.then.items():
        others = every[issue] - {option}
        yield {**when, issue: others & when.get(issue, others)}


def _barred(case: Case, line: RedLine, reading: Reading, every: Named) -> Iterator[Named]:
    """What a line bars in a reading; of a party that does not sign only on options that need its consent (S10)."""
    bar = line.strict if reading == "strict" and line.strict is not None else line.narrow
    for clause in _clauses(bar, every) if bar is not None else ():
        if line.party in case.signatories:
            yield clause
            continue
        for issue in case.issues:
            asked = [consent for consent in issue.consents if consent.by == line.party]
            needing = frozenset(option for consent in asked for option in consent.options or issue.option_ids)
            if issue.id in clause:
                yield {**clause, issue.id: clause[issue.id] & needing}


def _clauses(bar: Bar, every: Named) -> Iterator[Named]:
    if bar.requires:
        yield from ({issue: every[issue] - frozenset(options)} for issue, options in bar.options.items())
    else:
        yield {issue: frozenset(options) for issue, options in bar.options.items()}


def _named(asked: Original, clauses: Iterable[Clause]) -> set[frozenset[tuple[str, frozenset[str]]]]:
    return _set(
        {asked.issues[k]: frozenset(asked.options[k][o] for o in options) for k, options in clause.items()}
        for clause in clauses
    )


def _set(clauses: Iterable[Named]) -> set[frozenset[tuple[str, frozenset[str]]]]:
    """Clauses without their order, those that can be met."""
    return {frozenset(clause.items()) for clause in clauses if all(clause.values())}
