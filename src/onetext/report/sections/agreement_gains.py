"""Who gains what by texts that all could sign, and whose consent and which readings they rest on (S10, S12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onetext.model.results import Concept, LineStatus, PartyBalance, Reliance, Solution
from onetext.report.agreement_words import capital, in_scenarios, proved_as, short_names
from onetext.report.numbers import change, count, estimate, percent, probability
from onetext.report.sections.consent import BodyNeeds, PartyNeeds
from onetext.report.words import Words

__all__ = [
    "GainRow",
    "LineAside",
    "PromiseRow",
    "SolutionView",
    "consents_resting",
    "gain_rows",
    "lines_set_aside",
    "promises_resting",
    "solution_view",
]

_IDEAS: Mapping[Concept, tuple[str, str, str]] = {
    "nash": (
        "Largest product of gains",
        "Nash",
        "Any other text that all could sign would cut one side’s gain by at least as large a factor as it raises the "
        "other’s. It compares no points between parties.",
    ),
    "ks": (
        "Equal shares of what each could gain",
        "Kalai–Smorodinsky",
        "Each side’s gain is held against the most that it could gain in any text that all could sign; the smallest "
        "of these shares is as large as it can be. It compares no points between parties.",
    ),
    "egalitarian": (
        "Largest smallest gain",
        "egalitarian",
        "The smallest gain in points is as large as it can be. It compares points of different parties.",
    ),
    "utilitarian": (
        "Largest sum of points",
        "utilitarian",
        "The points of all added up are as many as can be. It adds points of different parties.",
    ),
}
_SEVERAL = (
    "Any other text that all could sign would cut the gains of some sides together by at least as large a factor as "
    "it raises the gains of the others. It compares no points between parties."
)


@dataclass(frozen=True, slots=True)
class SolutionView:
    """One way to choose among the texts that all could sign."""

    name: str
    after: str
    short: str
    means: str
    proof: str
    ties: str
    note: str


@dataclass(frozen=True, slots=True)
class GainRow:
    """What one solution gives one party that signs; `span` is the rows of the party, 0 but on its first."""

    party: str
    span: int
    way: str
    value: str
    no_deal: str
    gain: str
    share: str
    accepts: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A question on which a text holds only as long as a red line is read narrowly, or does not count."""

    where: str
    option: str
    lines: tuple[str, ...]
    what: str
    ways: str


@dataclass(frozen=True, slots=True)
class LineAside:
    """A red line that is gone against, why it does not count, and by which way where not by all."""

    party: str
    line: str
    why: str
    ways: str


def solution_view(one: Solution, words: Words) -> SolutionView:
    """A solution in words, with how it is known."""
    name, after, means = _IDEAS[one.concept]
    if one.concept == "nash" and len(words.case.signatories) > 2:
        means = _SEVERAL
    parts = (proved_as(one.proof), in_scenarios(one.in_zone, "all who sign accept it"))
    return SolutionView(
        name=name,
        after=after,
        short=short_names[one.concept],
        means=means,
        proof=capital("; ".join(filter(None, parts))) + ".",
        ties=_ties(one),
        note=capital(one.note),
    )


def _ties(one: Solution) -> str:
    if len(one.packages) == 1 and one.ties_complete:
        return ""
    least = "" if one.ties_complete else "At least "
    return capital(f"{least}{count(len(one.packages), 'combination')} do equally well.")


# -- who gains -----------------------------------------------------------------------------------------------------


def gain_rows(solved: Sequence[Solution], signing: Sequence[str], words: Words) -> tuple[GainRow, ...]:
    """Party by party, so that the solutions stand under each other within one scale."""
    rows = []
    for party in signing:
        own = _merged([_gain(party, one, words) for one in solved if party in one.values or party in one.gives])
        rows += [replace(row, span=len(own) if place == 0 else 0) for place, row in enumerate(own)]
    return tuple(rows)


def _merged(rows: Sequence[GainRow]) -> list[GainRow]:
    """One row for solutions that give the same."""
    found: dict[GainRow, list[str]] = {}
    for row in rows:
        found.setdefault(replace(row, way=""), []).append(row.way)
    return [replace(row, way=" and ".join(ways)) for row, ways in found.items()]


def _gain(party: str, one: Solution, words: Words) -> GainRow:
    given: PartyBalance | None = one.gives.get(party)
    share = one.shares.get(party)
    without = given.no_deal if given else None
    return GainRow(
        party=words.party(party),
        span=1,
        way=short_names[one.concept],
        value=estimate(given.value) if given and given.value else "unknown",
        no_deal=estimate(without) if without else "unknown",
        gain=change(given.gain) if given and given.gain else "unknown",
        share=percent(share) if share is not None else "no gain possible" if party in one.no_gain_possible else "–",
        accepts=probability(given.accept_probability) if given and given.accept_probability else "unknown",
    )


# -- what it rests on ----------------------------------------------------------------------------------------------


def consents_resting(solved: Sequence[Solution], words: Words) -> tuple[PartyNeeds, ...]:
    """Consents that any of the solutions needs, by party and body, the issues on which they are needed."""
    needs = [(item, one) for one in solved for item in one.relies_on if item.kind == "consent"]
    found = []
    for party in dict.fromkeys(_by_name((item.party for item, _ in needs), words)):
        bodies = []
        for body, rule in dict.fromkeys((item.body, item.rule) for item, _ in needs if item.party == party):
            group = [pair for pair in needs if (pair[0].party, pair[0].body, pair[0].rule) == (party, body, rule)]
            lines = dict.fromkeys(line for item, _ in group for line in item.lines)
            bodies.append(
                BodyNeeds(
                    body, rule, _on(group, len(solved), words), tuple((line, "could forbid it") for line in lines)
                )
            )
        found.append(PartyNeeds(words.party(party), tuple(bodies)))
    return tuple(found)


def _on(group: Sequence[tuple[Reliance, Solution]], ways: int, words: Words) -> tuple[str, ...]:
    """Issues with the option, and by which way where not by all."""
    found: dict[tuple[str, str], list[str]] = {}
    for item, one in group:
        found.setdefault((item.issue, item.option), []).append(short_names[one.concept])
    return tuple(
        f"{words.issue(issue)} (“{words.option(issue, option)}”{_only(named, ways)})"
        for (issue, option), named in found.items()
    )


def _only(named: Sequence[str], ways: int) -> str:
    return "" if len(named) == ways else f", only by {' and '.join(named)}"


def promises_resting(solved: Sequence[Solution], words: Words) -> tuple[PromiseRow, ...]:
    """Where a text could break: lines that must be read narrowly, or not count, for it to stand."""
    found: dict[tuple[str, str, str, tuple[str, ...]], list[str]] = {}
    for one in solved:
        for item in one.relies_on:
            if item.kind == "promise":
                found.setdefault((item.issue, item.option, item.what, item.lines), []).append(short_names[one.concept])
    return tuple(
        PromiseRow(words.issue(issue), words.option(issue, option), lines, what, _only(named, len(solved)))
        for (issue, option, what, lines), named in found.items()
    )


def lines_set_aside(solved: Sequence[Solution], words: Words) -> tuple[LineAside, ...]:
    """Red lines that solutions go against, and why that does not keep them from being signed."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in solved:
        for party in _by_name(one.gives, words):
            for line in one.gives[party].broken("narrow"):
                found.setdefault((party, line.id, _why(line)), []).append(short_names[one.concept])
    return tuple(
        LineAside(words.party(party), line, why, _only(named, len(solved)))
        for (party, line, why), named in found.items()
    )


def _why(line: LineStatus) -> str:
    if line.real:
        return "its party neither signs nor is asked for consent here"
    return "its firmness is below one half, so that it does not count"


def _by_name(ids: Iterable[str], words: Words) -> list[str]:
    order = {party.id: place for place, party in enumerate(words.case.parties_by_name)}
    return sorted(ids, key=lambda one: (order.get(one, len(order)), one))
