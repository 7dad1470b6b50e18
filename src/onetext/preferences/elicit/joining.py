"""Several experts on one party: their ranges are joined, nobody is averaged away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from onetext.model import Case, EvidenceClass, Interview, Range
from onetext.model.results import Agreement
from onetext.preferences.elicit.answered import Given, chances, firmness
from onetext.preferences.elicit.asking import questions_of
from onetext.preferences.elicit.implied import Implied

__all__ = ["agreement", "joined", "weighed"]


def weighed(case: Case, interview: Interview) -> bool:
    """Whether the questions about weights are through: a part of them would mix two scales."""
    asked = questions_of(case, interview).relative
    return bool(interview.first) and all(
        issue in interview.relative or f"relative.{issue}" in interview.skipped for issue in asked
    )


def joined(case: Case, experts: Sequence[Implied], *, partly: bool = False) -> Given:
    """What all interviews about a party give together, without reasons; the latest day of all is their day.

    `partly` takes in weights of interviews that are not through with them: an open one is anything from 0 to 100.
    """
    interviews = [item.interview for item in experts]
    days = [item.date for item in interviews if item.date is not None]
    return Given(
        party=interviews[0].party,
        weights=_each([item.weights for item in experts if partly or weighed(case, item.interview)]),
        chances=_chances(interviews),
        firmness=_firmness(interviews),
        reasons={},
        known_from=max(days, default=None),
    )


def agreement(case: Case, experts: Sequence[Implied]) -> tuple[Agreement, ...]:
    """Per issue that several experts were asked about: their ranges, and how far they overlap."""
    found = []
    for issue in case.issues:
        own = {
            item.interview.expert or item.interview.party: item.weights[issue.id]
            for item in experts
            if issue.id in (item.interview.first, *item.interview.relative)
        }
        if len(own) > 1:
            whole = _hull(own.values())
            shared = min(item.high for item in own.values()) - max(item.low for item in own.values())
            length = whole.high - whole.low
            found.append(
                Agreement(
                    issue=issue.id,
                    ranges={name: (float(item.low), float(item.high)) for name, item in sorted(own.items())},
                    joined=(float(whole.low), float(whole.high)),
                    overlap=float(max(shared, Fraction(0)) / length) if length else 1.0,
                )
            )
    return tuple(found)


def _each(several: Sequence[Mapping[str, Range]]) -> dict[str, Range]:
    keys = dict.fromkeys(key for one in several for key in one)
    return {key: _hull([one[key] for one in several if key in one]) for key in keys}


def _hull(ranges: Iterable[Range]) -> Range:
    """The smallest range that holds all; a single one stays as it is, with its most likely value."""
    each = list(dict.fromkeys(ranges))
    return each[0] if len(each) == 1 else Range(min(item.low for item in each), max(item.high for item in each))


def _chances(interviews: Sequence[Interview]) -> dict[str, dict[str, Range]]:
    found: dict[str, dict[str, Range]] = {}
    for issue in dict.fromkeys(issue for item in interviews for issue in item.without_deal):
        several = [chances(item.without_deal[issue]) for item in interviews if issue in item.without_deal]
        options = dict.fromkeys(option for one in several for option in one)
        found[issue] = {option: _hull([_chance(one, option) for one in several]) for option in options}
    return found


def _chance(one: Mapping[str, Range], option: str) -> Range:
    """An expert's chance of an option; of one that was not named, what the others may leave."""
    if option in one:
        return one[option]
    return Range(Fraction(0), max(Fraction(0), 1 - sum((item.low for item in one.values()), Fraction(0))))


def _firmness(interviews: Sequence[Interview]) -> dict[str, tuple[EvidenceClass | None, Range]]:
    found: dict[str, tuple[EvidenceClass | None, Range]] = {}
    for line in dict.fromkeys(line for item in interviews for line in item.firmness):
        several = [firmness(item.firmness[line]) for item in interviews if line in item.firmness]
        classes = {evidence for evidence, _ in several}
        found[line] = classes.pop() if len(classes) == 1 else None, _hull([span for _, span in several])
    return found
