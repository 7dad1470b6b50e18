"""Who must be consulted on what, gathered by party and body (S10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onetext.model.results import ConsentNeed
from onetext.report.words import Words

__all__ = ["BodyNeeds", "DraftConsents", "PartyNeeds", "consents_of"]


@dataclass(frozen=True, slots=True)
class BodyNeeds:
    """One body with one rule, the issues on which it decides, and the red lines that stand against them."""

    body: str
    rule: str
    issues: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartyNeeds:
    """All consents of one party."""

    name: str
    bodies: tuple[BodyNeeds, ...]


@dataclass(frozen=True, slots=True)
class DraftConsents:
    """Consents that a draft needs for sure, and those that hang on issues that it leaves open."""

    draft: str
    sure: tuple[PartyNeeds, ...]
    perhaps: tuple[PartyNeeds, ...]
    count_sure: int
    count_perhaps: int


def consents_of(draft: str, needs: Iterable[ConsentNeed], words: Words) -> DraftConsents:
    """Gather the consents of a draft by party, in alphabetical order of the parties."""
    every = list(needs)
    sure = [need for need in every if need.needed == "yes"]
    perhaps = [need for need in every if need.needed != "yes"]
    return DraftConsents(draft, _parties(sure, words), _parties(perhaps, words), len(sure), len(perhaps))


def _parties(needs: list[ConsentNeed], words: Words) -> tuple[PartyNeeds, ...]:
    order = [party.id for party in words.case.parties_by_name]
    ids = sorted({need.by for need in needs}, key=lambda one: (order.index(one) if one in order else len(order), one))
    return tuple(
        PartyNeeds(words.party(party), _bodies([need for need in needs if need.by == party], words)) for party in ids
    )


def _bodies(needs: list[ConsentNeed], words: Words) -> tuple[BodyNeeds, ...]:
    groups: dict[tuple[str, str], list[ConsentNeed]] = {}
    for need in needs:
        groups.setdefault((need.body, need.rule), []).append(need)
    return tuple(
        BodyNeeds(body, rule, tuple(words.issue(need.issue) for need in group), _lines(group, words))
        for (body, rule), group in groups.items()
    )


def _lines(needs: list[ConsentNeed], words: Words) -> tuple[tuple[str, str], ...]:
    found: dict[str, dict[str, str]] = {}
    for need in needs:
        for line in need.lines:
            if line.status != "kept":
                status = "broken" if line.status == "broken" else "may be broken"
                found.setdefault(line.id, {})[line.reading] = status
    return tuple((line, _said(line, readings, words)) for line, readings in found.items())


def _said(line: str, readings: dict[str, str], words: Words) -> str:
    if len(set(readings.values())) == 1:
        return f"{next(iter(readings.values()))} {words.in_readings(line, readings)}"
    return "; ".join(f"{status} in the {reading} reading" for reading, status in sorted(readings.items()))
