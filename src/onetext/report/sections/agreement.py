"""Is there a text that all could sign: the answer, and what such a text would say question by question (S11, S12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model.results import BriefSections, SettleResult, Solution, Zone
from onetext.report.agreement_words import amount, capital, in_scenarios, proved_as, with_names
from onetext.report.charts import PanelSpec
from onetext.report.numbers import and_list, count
from onetext.report.sections.agreement_changes import BlockView, ChangeView, block_view, change_views
from onetext.report.sections.agreement_choices import ChoiceRow, choice_rows
from onetext.report.sections.agreement_gains import (
    GainRow,
    LineAside,
    PromiseRow,
    SolutionView,
    consents_resting,
    gain_rows,
    lines_set_aside,
    promises_resting,
    solution_view,
)
from onetext.report.sections.agreement_plane import Plane, planes
from onetext.report.sections.agreement_short import answer_in_short, signing_together
from onetext.report.sections.consent import PartyNeeds
from onetext.report.words import Words

__all__ = ["AgreementView", "agreement_figures", "agreement_view"]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The whole part.

    Attributes
    ----------
    short
        The answer for both readings in one sentence.
    verdicts
        The answer in sentences, the narrow reading first.
    ended
        Why the search was ended early, where it was.
    contested, others
        What the solutions choose, the case's contested questions first; `draft` stands beside.
    aside
        Red lines that are gone against, because they do not count.
    unsure
        That a gain may as well be a loss within the ranges, where that is so of every party.
    """

    short: str
    verdicts: tuple[str, ...]
    proof: str
    ended: str
    assumptions: tuple[str, ...]
    parties: tuple[str, ...]
    solutions: tuple[SolutionView, ...]
    no_solution: tuple[str, ...]
    aside: tuple[LineAside, ...]
    draft: str | None
    contested: tuple[ChoiceRow, ...]
    others: tuple[ChoiceRow, ...]
    gains: tuple[GainRow, ...]
    unsure: str
    consents: tuple[PartyNeeds, ...]
    promises: tuple[PromiseRow, ...]
    changes: tuple[ChangeView, ...]
    narrow: BlockView | None
    strict: BlockView | None
    planes: tuple[Plane, ...]
    epsilon: str


def agreement_view(sections: BriefSections, words: Words) -> AgreementView | None:
    """Arrange what was found in both readings; None where nobody signs or nothing is asked."""
    settled = sections.settle
    if settled is None:
        return None
    signing = tuple(party.id for party in words.case.parties_by_name if party.id in words.case.signatories)
    solved = [one for one in settled.solutions.values() if one.packages]
    rows = choice_rows(solved, sections, words)
    drawn = planes(sections, solved, words)
    return AgreementView(
        short=answer_in_short(settled, words),
        verdicts=tuple(filter(None, (*_verdicts(settled, words), _strict_verdict(settled)))),
        proof=_proof(settled),
        # The reason is the last of the warnings.
        ended=settled.envelope.warnings[-1] if settled.envelope.status == "limit" else "",
        assumptions=tuple(capital(with_names(text, words)) for text in settled.assumptions),
        parties=tuple(words.party(party) for party in signing),
        solutions=tuple(solution_view(one, words) for one in solved),
        no_solution=_no_solution(settled),
        aside=lines_set_aside(solved, words),
        draft=sections.focus,
        contested=tuple(row for row in rows if row.issue in words.case.contested),
        others=tuple(row for row in rows if row.issue not in words.case.contested),
        gains=gain_rows(solved, signing, words),
        unsure=_unsure(solved, signing),
        consents=consents_resting(solved, words),
        promises=promises_resting(solved, words),
        changes=change_views(settled.least_change, sections.settle_as_few, sections.focus, signing, words),
        narrow=block_view(settled, words),
        strict=block_view(sections.settle_strict, words) if sections.settle_strict else None,
        planes=drawn,
        epsilon=_epsilon(sections) if drawn else "",
    )


def agreement_figures(view: AgreementView | None) -> dict[str, PanelSpec]:
    """Panels to draw, by name."""
    return {plane.figure: plane.spec for plane in view.planes} if view else {}


# -- the answer ----------------------------------------------------------------------------------------------------

_NARROWLY = "if every red line that counts is read only as far as its words go"
_WIDELY = "if every red line that counts is read as widely as its words allow"


def _verdicts(settled: SettleResult, words: Words) -> list[str]:
    zone, both = settled.zone, signing_together(words)
    every = f"{amount(zone.packages_in_all)} combinations of options"
    match zone.status:
        case "nonempty":
            return [f"Yes, {_NARROWLY}: {_some(zone)} could be signed by {both}."]
        case "empty":
            return [
                f"No, even {_NARROWLY}: each of {every} breaks a rule or a red line that counts, lacks a consent, or "
                f"gives {'it' if len(words.case.signatories) == 1 else 'a side that signs'} less than no deal. What "
                "blocks is listed below."
            ]
        case "rules_contradict":
            return [f"No: the rules of the case contradict each other, so that none of {every} obeys them all."]
    if not zone.untested:
        return ["Not known: the search was ended before a text that all could sign was found or ruled out."]
    untested = and_list(words.parties(zone.untested))
    found = f" {capital(_some(zone))} pass every test that can be made." if zone.count else ""
    return [
        f"Not known: what {untested} would get from a text, or without one, is unknown, so that only red lines and "
        f"rules can be tested for {untested}.{found}"
    ]


def _some(zone: Zone) -> str:
    """How many of all combinations; where that is beyond imagining, one in how many."""
    if not zone.count:
        return "at least one combination of options"
    rare = zone.packages_in_all / zone.count
    error = f", standard error {amount(round(zone.standard_error))}" if zone.standard_error else ""
    if zone.count < 1_000_000 or rare < 1.5:
        return f"{amount(zone.count)} of the {amount(zone.packages_in_all)} combinations of options{error}"
    one_in = f"{rare:.0f}" if rare < 10_000 else amount(round(rare))
    near = "about " if zone.standard_error else ""
    return f"{near}one in {one_in} of all possible combinations of options"


def _strict_verdict(settled: SettleResult) -> str:
    widely = settled.zone_strict
    if settled.zone.status != "nonempty":
        return ""
    if widely is None:
        return "No red line that counts can be read more widely, so the other reading gives the same answer."
    match widely.status:
        case "nonempty":
            return f"Also {_WIDELY}: then it is still {_some(widely)}."
        case "empty":
            return f"No, {_WIDELY}: then no combination is left. What blocks is listed below."
    return f"It is not known whether there is one {_WIDELY}."


def _proof(settled: SettleResult) -> str:
    if settled.zone.status == "unknown":
        return ""
    what = "some such text exists" if settled.zone.status == "nonempty" else "there is none"
    sampled = in_scenarios(settled.zone.proof.holds, what)
    return (
        f"At the most likely values the {'answer' if settled.zone_strict is None else 'first answer'} is "
        f"{proved_as(settled.zone.proof)}, given {count(len(settled.assumptions), 'assumption')}."
        + (f" When every number is drawn from its range, {sampled}." if sampled else "")
    )


def _no_solution(settled: SettleResult) -> tuple[str, ...]:
    """Why nothing was chosen, where texts exist or may."""
    if settled.zone.status not in ("nonempty", "unknown"):
        return ()
    return tuple(
        dict.fromkeys(
            capital((one.note or "none was found before the search was ended").rstrip(".")) + "."
            for one in settled.solutions.values()
            if not one.packages
        )
    )


def _unsure(solved: Sequence[Solution], signing: Sequence[str]) -> str:
    """Whether the ranges leave open for every side if it gains."""
    gains = [item.gain for one in solved for party, item in one.gives.items() if party in signing]
    known = [gain for gain in gains if gain is not None]
    if not known or any(gain.low >= 0 for gain in known):
        return ""
    return (
        "The ranges are wide, because most weights and scores are judgements: within them every side may gain or "
        "lose against no deal. The last column says in which share of them it would accept."
    )


def _epsilon(sections: BriefSections) -> str:
    """How well the dots stand for all that could be drawn."""
    curve = sections.frontier
    if curve is None or curve.complete:
        return ""
    if curve.envelope.status == "limit":
        return "The search for dots was ended before it was through, so that there may be others, also farther out."
    if curve.epsilon <= 0:
        return ""
    every = f" of {amount(curve.points_count)}" if curve.points_count else ""
    # Rounded up: rounded down it would promise too much.
    within = f"{-(-curve.epsilon * 10 // 1) / 10:.1f}"
    return (
        f"{len(curve.points)}{every} such places are drawn; none of the others gives any side more than {within} of "
        "its own points above the nearest of them."
    )
