"""A case with the numbers that follow from answers in the place of its own.

Three outcomes at 10, 50 and 90 % become chances by Swanson's rule, 0.3, 0.4 and 0.3 (Hurst, Brown and Swanson,
"Swanson's 30-40-30 rule", AAPG Bulletin 84, 2000), each within a tenth; where all three are one option, its chance is
at least 0.8, as the answer says. A class of evidence becomes the range that stands for it in the cases that ship.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from immutabledict import immutabledict

from onetext.model import Case, EvidenceClass, Expectation, Interview, NoDeal, Range, RedLine, Weight

__all__ = ["FIRMNESS", "Given", "chances", "firmness", "given", "with_given"]

FIRMNESS: Mapping[EvidenceClass, Range] = {
    "constitutional": Range.of("0.9", 1),
    "leader-repeated": Range.of("0.7", "0.9"),
    "leader-once": Range.of("0.4", "0.7"),
    "official": Range.of("0.4", "0.7"),
    "opening-bid": Range.of("0.1", "0.4"),
    "already-crossed": Range.of(0, "0.3"),
}
"""Class of evidence -> firmness (docs/explanation/choices.md)."""

_PARTS = (Fraction(3, 10), Fraction(4, 10), Fraction(3, 10))
_ROOM = Fraction(1, 10)


@dataclass(frozen=True, kw_only=True)
class Given:
    """Numbers of one party that stand for those of the case.

    Attributes
    ----------
    weights
        Issue -> weight; an issue that is missing keeps what the case says.
    chances
        Issue -> option -> chance after a year without a deal. Where there are any, they stand for a number that the
        case gives.
    firmness
        Red line -> class of evidence (None: none is named), and range.
    reasons
        Id of a question, or an issue of the weights -> why, in words.
    known_from
        The day from which the numbers count as known.
    """

    party: str
    weights: Mapping[str, Range]
    chances: Mapping[str, Mapping[str, Range]]
    firmness: Mapping[str, tuple[EvidenceClass | None, Range]]
    reasons: Mapping[str, str]
    known_from: dt.date | None = None


def given(interview: Interview, weights: Mapping[str, Range]) -> Given:
    """What one interview gives, with these weights."""
    return Given(
        party=interview.party,
        weights=weights,
        chances={issue: chances(three) for issue, three in interview.without_deal.items()},
        firmness={line: firmness(answer) for line, answer in interview.firmness.items()},
        reasons={},
        known_from=interview.date,
    )


def chances(three: Sequence[str]) -> dict[str, Range]:
    """Option -> chance, from the options at worst, in the middle and at best."""
    found = {}
    for option in dict.fromkeys(three):
        times = sum(item == option for item in three)
        point = sum((part for part, item in zip(_PARTS, three, strict=True) if item == option), Fraction(0))
        room = _ROOM * min(times, 2)
        found[option] = Range(max(Fraction(0), point - room), min(Fraction(1), point + room), point)
    return found


def firmness(answer: EvidenceClass | Range) -> tuple[EvidenceClass | None, Range]:
    """The class of evidence that is named, and the range."""
    return (None, answer) if isinstance(answer, Range) else (answer, FIRMNESS[answer])


def with_given(case: Case, numbers: Given) -> Case:
    """The case with these numbers; items keep their audience, and scores their sources."""
    return replace(
        case,
        weights=_weights(case, numbers),
        no_deals=_no_deals(case, numbers) if numbers.chances else case.no_deals,
        red_lines=tuple(_line(line, numbers) for line in case.red_lines),
    )


def _weights(case: Case, numbers: Given) -> tuple[Weight, ...]:
    left, found = dict(numbers.weights), []
    for item in case.weights:
        if item.party == numbers.party and item.issue in left:
            item = replace(
                item,
                weight=left.pop(item.issue),
                basis="analyst",
                reason=_told(numbers, item.issue, item.reason if item.scores else ""),
                known_from=numbers.known_from,
                sources=item.sources if item.scores else (),
            )
        found.append(item)
    for issue, weight in left.items():
        found.append(
            Weight(
                party=numbers.party,
                issue=issue,
                weight=weight,
                reason=_told(numbers, issue, ""),
                known_from=numbers.known_from,
                audience=case.default_audience,
            )
        )
    return tuple(found)


_SCORES = "; of the scores: "


def _told(numbers: Given, key: str, of_scores: str) -> str:
    """The reason of a number; the reason that was there stays for the scores that stand beside it."""
    told = numbers.reasons.get(key, "")
    before = of_scores.partition(_SCORES)[2] or of_scores
    return f"{told}{_SCORES}{before}" if before and told else told or before


def _no_deals(case: Case, numbers: Given) -> tuple[NoDeal, ...]:
    kept = [item for item in case.no_deals if item.party == numbers.party]
    old = kept[0] if kept else NoDeal(party=numbers.party, audience=case.default_audience, date=numbers.known_from)
    new = replace(
        old,
        value=None,
        expectations=_expectations(old, numbers),
        basis="analyst",
        reason=old.reason if old.value is None and old.reason else numbers.reasons.get("without_deal", ""),
        known_from=old.known_from if old.value is None and kept else numbers.known_from,
        sources=old.sources if old.value is None else (),
    )
    if not kept:
        return (*case.no_deals, new)
    return tuple(new if item.party == numbers.party else item for item in case.no_deals)


def _expectations(old: NoDeal, numbers: Given) -> tuple[Expectation, ...]:
    known = {item.issue: item for item in old.expectations}
    for issue, options in numbers.chances.items():
        before = known.get(issue)
        known[issue] = Expectation(
            issue=issue,
            after_6=before.after_6 if before else immutabledict(),
            after_12=immutabledict(options),
            audience=old.audience,
            basis="analyst",
            reason=numbers.reasons.get(f"without_deal.{issue}", ""),
            known_from=numbers.known_from,
        )
    return tuple(known.values())


def _line(line: RedLine, numbers: Given) -> RedLine:
    if line.party != numbers.party or line.id not in numbers.firmness:
        return line
    evidence, firm = numbers.firmness[line.id]
    reason = numbers.reasons.get(f"firmness.{line.id}", "")
    if line.crossed is not None:
        return replace(line, crossed=replace(line.crossed, firmness=firm, reason=reason, known_from=numbers.known_from))
    return replace(
        line,
        firmness=firm,
        evidence=evidence or line.evidence,
        basis="analyst",
        reason=reason,
        known_from=numbers.known_from,
    )
