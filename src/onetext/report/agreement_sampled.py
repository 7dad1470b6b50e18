"""Whether sampled scenarios can differ at all: where a case has no ranges, shares of them would only look like news."""

from __future__ import annotations

from dataclasses import replace

from onetext.model import Case, NoDeal, Range
from onetext.model.results import Probability, Proof, SettleResult

__all__ = ["nothing_varies", "unsampled"]


def nothing_varies(case: Case) -> bool:
    """Whether every number that a scenario draws stands fixed in the case (S4, S7); False in doubt."""
    judged = {*case.signatories, *(weight.party for weight in case.weights)}
    consulted = {consent.by for issue in case.issues for consent in issue.consents}
    if not consulted <= judged:
        return False
    return (
        all(_scored(case, party) for party in judged)
        and all(_fixed(item) for item in case.no_deals)
        and all(item.points.is_exact for item in case.interactions)
        and all(_sure(line.firmness_now) for line in case.red_lines)
    )


def _scored(case: Case, party: str) -> bool:
    """Whether a party has one number for every weight, and for every option."""
    given = {weight.issue: weight for weight in case.weights if weight.party == party}
    for issue in case.issues:
        weight = given.get(issue.id)
        if weight is None or weight.weight is None or not weight.weight.is_exact:
            return False
        scores = [weight.scores.get(option.id) for option in issue.options]
        if any(score is None or not score.is_exact for score in scores):
            return False
    return True


def _fixed(item: NoDeal) -> bool:
    return item.value is not None and all(given.is_exact for given in (item.value, item.cost, item.drift))


def _sure(firmness: Range) -> bool:
    """Whether a line is meant, or not meant, however tough its party is drawn."""
    return firmness.is_exact and firmness.low in (0, 1)


def unsampled(result: SettleResult, case: Case) -> SettleResult:
    """The same answer, with shares of scenarios that say that nothing was drawn where nothing could be."""
    if not nothing_varies(case):
        return result
    return replace(
        result,
        zone=replace(result.zone, proof=_proof(result.zone.proof)),
        solutions={
            name: replace(item, in_zone=_undrawn(item.in_zone), proof=_proof(item.proof))
            for name, item in result.solutions.items()
        },
        least_change=tuple(replace(item, in_zone=_undrawn(item.in_zone)) for item in result.least_change),
        conflicts=tuple(replace(item, proof=_proof(item.proof)) for item in result.conflicts),
    )


def _proof(proof: Proof) -> Proof:
    return replace(proof, holds=_undrawn(proof.holds))


def _undrawn(chance: Probability | None) -> Probability | None:
    return replace(chance, draws=0) if chance else None
