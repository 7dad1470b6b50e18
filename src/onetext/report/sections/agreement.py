"""Is there a text that all could sign: which, how it differs from the drafts, who gains what, what blocks (S11–S14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onetext.model.results import (
    BriefSections,
    Concept,
    Edit,
    Estimate,
    FrontierResult,
    LeastChange,
    Package,
    PartyBalance,
    Reliance,
    SettleResult,
    Solution,
)
from onetext.report.charts import PanelSpec, Spot, plane_spec
from onetext.report.numbers import and_list, between, change, count, number
from onetext.report.terminal.packages import amount, in_scenarios, proved_as
from onetext.report.words import Words

__all__ = ["AgreementView", "agreement_figures", "agreement_view"]

IDEAS: Mapping[Concept, tuple[str, str]] = {
    "nash": (
        "Largest product of gains",
        "Any other text would cost some side, in proportion to its gain, more than it brings the others (Nash). It "
        "compares no points between parties.",
    ),
    "ks": (
        "Equal shares of what each could gain",
        "The side that comes off worst gets as large a part as possible of the most it could gain in any text that all "
        "could sign (Kalai–Smorodinsky). It compares no points between parties.",
    ),
    "egalitarian": (
        "Largest smallest gain",
        "The smallest gain is as large as possible. It compares points of different parties, which mean different "
        "things.",
    ),
    "utilitarian": (
        "Largest sum",
        "The sum of values is as large as possible. It adds points of different parties, which mean different things.",
    ),
}
"""concept -> its name in plain words, and what it means."""

_MOST_PLANES = 6


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One question: what each solution chooses, what the draft says, and whether all solutions agree."""

    issue: str
    chosen: tuple[str, ...]
    draft: str
    differs: bool


@dataclass(frozen=True, slots=True)
class GainRow:
    """What one solution gives one party that signs."""

    party: str
    value: str
    no_deal: str
    gain: str
    share: str
    accepts: str


@dataclass(frozen=True, slots=True)
class SolutionView:
    """One way to choose among the texts that all could sign."""

    name: str
    means: str
    gains: tuple[GainRow, ...]
    proof: str
    ties: str
    relies_on: tuple[tuple[str, str], ...]
    breaks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EditRow:
    """One question of a least change: the words struck and put, and who gains and loses by it."""

    issue: str
    before: str
    after: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """The fewest changes to a draft that all could sign."""

    draft: str
    says: str
    edits: tuple[EditRow, ...]
    fills: tuple[EditRow, ...]
    total: tuple[str, ...]
    proof: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """What stands in the way under one reading of the red lines."""

    conflicts: tuple[str, ...]
    corrections: tuple[str, ...]
    complete: str


@dataclass(frozen=True, slots=True)
class Plane:
    """A picture of two parties' values."""

    figure: str
    names: tuple[str, str]
    spec: PanelSpec


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The whole part. `verdicts` are sentences, narrow reading first; choices stand beside `draft`."""

    verdicts: tuple[str, ...]
    proof: str
    assumptions: tuple[str, ...]
    parties: tuple[str, ...]
    solutions: tuple[SolutionView, ...]
    draft: str | None
    rows: tuple[ChoiceRow, ...]
    changes: tuple[ChangeView, ...]
    narrow: BlockView | None
    strict: BlockView | None
    planes: tuple[Plane, ...]


def agreement_view(sections: BriefSections, words: Words) -> AgreementView | None:
    """Arrange what `settle` answered in both readings; None where nobody signs or nothing is asked."""
    settled, widely = sections.settle, sections.settle_strict
    if settled is None:
        return None
    signing = tuple(party.id for party in words.case.parties_by_name if party.id in words.case.signatories)
    solved = [one for one in settled.solutions.values() if one.packages]
    return AgreementView(
        verdicts=tuple(
            _verdict(one, reading, words) for one, reading in ((settled, "narrow"), (widely, "strict")) if one
        ),
        proof=_proof(settled),
        assumptions=tuple(_named(text, words) for text in settled.assumptions),
        parties=tuple(words.party(party) for party in signing),
        solutions=tuple(_solution(one, signing, words) for one in solved),
        draft=sections.focus,
        rows=_choices([one.packages[0] for one in solved], sections.focus, words),
        changes=tuple(_change(one, signing, words) for one in settled.least_change),
        narrow=_block(settled),
        strict=_block(widely) if widely else None,
        planes=_planes(sections, solved, words),
    )


def agreement_figures(view: AgreementView | None) -> dict[str, PanelSpec]:
    """Panels to draw, by name."""
    return {plane.figure: plane.spec for plane in view.planes} if view else {}


# -- in words ------------------------------------------------------------------------------------------------------


def _verdict(settled: SettleResult, reading: str, words: Words) -> str:
    zone = settled.zone
    names = and_list(words.parties(words.case.signatories))
    how = "only as far as its words go" if reading == "narrow" else "as widely as it can be"
    taken = f"If every red line that counts is read {how}"
    if zone.status == "rules_contradict":
        return "The rules of the case contradict each other, so no text at all is possible: mend the rules first."
    if zone.status == "empty":
        return f"{taken}, no combination of options can be signed by {names}: something has to give, see what blocks."
    if zone.status == "unknown":
        why = (
            f"what {and_list(words.parties(zone.untested))} would get without a deal is unknown"
            if zone.untested
            else "the search was ended before one was found"
        )
        return f"{taken}, it is not known whether any combination of options can be signed by {names}: {why}."
    return f"{taken}, {_many(settled)} can be signed by {names}{_sampled(settled)}."


def _many(settled: SettleResult) -> str:
    zone = settled.zone
    if zone.count is None:
        return "some combinations of options"
    about = "" if not zone.standard_error else f", give or take {amount(round(zone.standard_error))}"
    if zone.count == 1:
        return f"one combination of options out of {amount(zone.packages_in_all)}"
    return f"{amount(zone.count)} combinations of options out of {amount(zone.packages_in_all)}{about}"


def _sampled(settled: SettleResult) -> str:
    said = in_scenarios(settled.zone.proof.holds, "some such text exists")
    return f"; {said}" if said else ""


def _proof(settled: SettleResult) -> str:
    return (
        f"At the most likely values this is {proved_as(settled.zone.proof)}, given "
        f"{count(len(settled.assumptions), 'assumption')}."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _named(text: str, words: Words) -> str:
    head, colon, rest = text.partition(": ")
    return f"{words.party(head)}{colon}{rest}" if colon else text


# -- solutions -----------------------------------------------------------------------------------------------------


def _solution(one: Solution, signing: Sequence[str], words: Words) -> SolutionView:
    name, means = IDEAS[one.concept]
    more = len(one.packages) - 1
    ties = "" if not more else f"{count(more, 'other combination')} {'does' if more == 1 else 'do'} equally well"
    return SolutionView(
        name=name,
        means=means,
        gains=tuple(_gain(party, one, words) for party in signing if party in one.values),
        proof=_capital(f"{proved_as(one.proof)}; {in_scenarios(one.in_zone, 'all accept it')}".strip("; ")),
        ties=ties and (ties if one.ties_complete else f"at least {ties}"),
        relies_on=tuple(_reliance(item, words) for item in one.relies_on),
        breaks=tuple(
            (words.party(party), line.id) for party, item in one.gives.items() for line in item.broken("narrow")
        ),
    )


def _gain(party: str, one: Solution, words: Words) -> GainRow:
    given: PartyBalance | None = one.gives.get(party)
    share = one.shares.get(party)
    return GainRow(
        party=words.party(party),
        value=_ranged(given.value if given else None, one.values[party]),
        no_deal=_ranged(given.no_deal if given else None, None),
        gain=change(given.gain) if given and given.gain else "unknown",
        share="none possible" if share is None else f"{100 * share:.0f} %",
        accepts=_accepts(given),
    )


def _ranged(value: Estimate | None, point: float | None) -> str:
    if value is None:
        return "unknown" if point is None else number(point)
    return f"{number(value.point)} ({between(value)})" if not value.is_exact else number(value.point)


def _accepts(given: PartyBalance | None) -> str:
    if given is None or given.accept_probability is None:
        return "unknown"
    return f"in {100 * given.accept_probability.point:.0f} % of sampled values"


def _reliance(item: Reliance, words: Words) -> tuple[str, str]:
    where = f"{words.issue(item.issue)}: {words.option(item.issue, item.option)}"
    body = f" ({item.body})" if item.body else ""
    return where, f"{item.kind} of {words.party(item.party)}{body}{'; ' + item.what if item.what else ''}"


def _choices(packages: Sequence[Package], draft: str | None, words: Words) -> tuple[ChoiceRow, ...]:
    if not packages:
        return ()
    found = []
    for issue in words.case.issues:
        chosen = [package[issue.id] for package in packages]
        said = _in_draft(draft, issue.id, words)
        found.append(
            ChoiceRow(
                issue=issue.id,
                chosen=tuple(words.option(issue.id, option) for option in chosen),
                draft=said,
                differs=any(words.option(issue.id, option) != said for option in chosen),
            )
        )
    return tuple(found)


def _in_draft(draft: str | None, issue: str, words: Words) -> str:
    if draft is None:
        return ""
    term = words.case.draft(draft).term(issue)
    if term.state == "settled" and term.option:
        return words.option(issue, term.option)
    if term.state == "silent" and words.case.issue(issue).if_silent:
        return words.option(issue, words.case.issue(issue).if_silent)
    return {"bracketed": "open: " + words.options(issue, term.options), "deferred": "put off"}.get(
        term.state, "not said"
    )


# -- changes and blocks --------------------------------------------------------------------------------------------


def _change(one: LeastChange, signing: Sequence[str], words: Words) -> ChangeView:
    return ChangeView(
        draft=one.from_,
        says=_change_says(one, words),
        edits=tuple(_edit(edit, signing, words) for edit in one.changes),
        fills=tuple(_edit(edit, signing, words) for edit in one.fills),
        total=tuple(_total(one, party) for party in signing),
        proof=_capital(f"{proved_as(one.proof)}; {in_scenarios(one.in_zone, 'all accept the result')}".strip("; ")),
    )


def _change_says(one: LeastChange, words: Words) -> str:
    opened = f", and {count(len(one.fills), 'open question')} to be settled as shown" if one.fills else ""
    match one.status:
        case "already":
            return f"no settled question has to change{opened}"
        case "found":
            others = len(one.ties) - 1
            tied = f"; {count(others, 'other choice')} would do with as few changes" if others > 0 else ""
            return f"{count(len(one.changes), 'settled question')} to change{opened}{tied}"
        case "limit":
            return (
                f"at most {count(len(one.changes), 'settled question')} to change{opened}; the search was ended early"
            )
        case "empty":
            return "no change helps: no text can be signed by all"
    return "not known, because nothing is known of what it settles"


def _edit(edit: Edit, signing: Sequence[str], words: Words) -> EditRow:
    return EditRow(
        issue=words.issue(edit.issue),
        before=words.option(edit.issue, edit.before) if edit.before else "",
        after=words.option(edit.issue, edit.after),
        effects=tuple(_signed(edit.effects.get(party)) for party in signing),
    )


def _signed(value: float | None) -> str:
    if value is None:
        return "unknown"
    return number(value) if value < 0 or number(value) == "0" else f"+{number(value)}"


def _total(one: LeastChange, party: str) -> str:
    effect = one.effects.get(party)
    return change(effect.total) if effect and effect.total else "unknown"


def _block(settled: SettleResult) -> BlockView | None:
    if not settled.conflicts and not settled.corrections:
        return None
    to = settled.corrections_complete_to
    complete = f"These are all that need at most {to.size} steps ({proved_as(to.proof)})." if to else ""
    return BlockView(
        conflicts=tuple(one.says for one in settled.conflicts),
        corrections=tuple(one.says for one in settled.corrections),
        complete=complete,
    )


# -- pictures ------------------------------------------------------------------------------------------------------


def _planes(sections: BriefSections, solved: Sequence[Solution], words: Words) -> tuple[Plane, ...]:
    frontier = sections.frontier
    if frontier is None or not frontier.points:
        return ()
    pairs = list(combinations(frontier.signatories, 2))[:_MOST_PLANES]
    return tuple(_plane(one, other, frontier, sections, solved, words) for one, other in pairs)


def _plane(
    one: str, other: str, frontier: FrontierResult, sections: BriefSections, solved: Sequence[Solution], words: Words
) -> Plane:
    names = (words.party(one), words.party(other))
    spots = [*_solution_spots(one, other, solved), *_draft_spots(one, other, sections, words)]
    points = sorted({(point.values[one], point.values[other]) for point in frontier.points})
    figure = f"frontier-{words.anchor('party', one)}-{words.anchor('party', other)}"
    settled = sections.settle
    floors = settled.table.no_deal if settled else {}
    low, high = floors.get(one), floors.get(other)
    title = f"What a text can give {names[0]} and {names[1]}, each in its own points"
    said = "; ".join(f"{spot.label}: {names[0]} {number(spot.x)}, {names[1]} {number(spot.y)}" for spot in spots)
    ends = f"Texts that no other beats run from {_pair(points[0])} to {_pair(points[-1])}. "
    spec = plane_spec(
        points,
        spots,
        (None if low is None else float(low), None if high is None else float(high)),
        names=names,
        title=title,
        description=f"{ends}{said}.",
    )
    return Plane(figure, names, spec)


def _pair(point: tuple[float, float]) -> str:
    return f"{number(point[0])} and {number(point[1])}"


def _solution_spots(one: str, other: str, solved: Sequence[Solution]) -> list[Spot]:
    """Solutions that stand at the same place share their words."""
    at: dict[tuple[float, float], list[str]] = {}
    for item in solved:
        at.setdefault((item.values[one], item.values[other]), []).append(_SHORT[item.concept])
    return [Spot(label=" = ".join(names), x=x, y=y, solution=True) for (x, y), names in at.items()]


_SHORT: Mapping[Concept, str] = {
    "nash": "largest product",
    "ks": "equal shares",
    "egalitarian": "largest smallest gain",
    "utilitarian": "largest sum",
}


def _draft_spots(one: str, other: str, sections: BriefSections, words: Words) -> list[Spot]:
    """Drafts of which half or more of the questions are settled: others would stand at a middle that means little."""
    found = []
    for draft in sections.balance.drafts:
        first, second = draft.parties.get(one), draft.parties.get(other)
        settled = len(draft.terms) - len(draft.open_issues)
        if draft.known_terms and first and second and first.value and second.value and 2 * settled >= len(draft.terms):
            found.append(Spot(label=words.draft(draft.id), x=first.value.point, y=second.value.point))
    return found
