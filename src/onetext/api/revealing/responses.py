"""Each answer on record: what it is taken to say, what it taught, and how well the others foretell it."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.model import Case
from onetext.model.results import Prediction, RevealedResponse
from onetext.preferences import Act, Revealed, acts_of

__all__ = ["responses_of"]


def responses_of(
    seen: Case,
    found: Mapping[str, Revealed],
    learned: Mapping[str, float],
    predictions: Mapping[str, Prediction],
) -> dict[str, RevealedResponse]:
    """All answers, party by party in the order of their names, each party's in the order in which they were given.

    Parameters
    ----------
    found
        Party -> what its answers leave; parties that value nothing are left out, and nothing is learned from them.
    learned, predictions
        Id of an answer -> the bits that it taught, and its leave-one-out; those of which nothing is learned are left
        out.
    """
    made: dict[str, RevealedResponse] = {}
    for party in seen.parties_by_name:
        item = found.get(party.id)
        beforehand = _beforehand(item) if item is not None else {}
        constant = dict(zip((act.id for act in item.teaching), item.constant, strict=False)) if item else {}
        for act in item.acts if item is not None else acts_of(seen, party.id):
            made[act.id] = _response(
                act,
                constant=constant.get(act.id, ""),
                learned=learned.get(act.id, 0.0),
                prior=beforehand.get(act.id),
                prediction=predictions.get(act.id),
            )
    return made


def _beforehand(item: Revealed) -> dict[str, float]:
    """The chance of each answer before any is taken into account."""
    return {act.id: float(chance) for act, chance in zip(item.teaching, item.prior, strict=True)}


def _response(
    act: Act, *, constant: str, learned: float, prior: float | None, prediction: Prediction | None
) -> RevealedResponse:
    return RevealedResponse(
        party=act.party,
        draft=act.draft,
        kind=act.kind,
        public=act.public,
        meaning="nothing" if constant else act.meaning,
        counter=act.counter,
        why=constant or act.why,
        issues=act.issues,
        reliability=(float(act.reliability.low), float(act.reliability.high)),
        reliability_basis=act.basis,
        learned=0.0 if constant else learned,
        prior=prior,
        prediction=prediction,
    )
