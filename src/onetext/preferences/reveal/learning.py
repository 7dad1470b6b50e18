"""What each answer taught, given all the others, and how well the others foretell it (S22).

Both follow from E[L] over the scenarios that fit all answers but one, L being the likelihood of that one. It is the
chance that the party answers as it did; and what the answer teaches is the divergence of Kullback and Leibler ("On
information and sufficiency", 1951) between the scenarios with it and without it: the mean of log₂ L over the
scenarios that fit all answers, less log₂ E[L].

Where the prior draws are worth enough without the answer, E[L] is taken from them. Else it is one over the mean of 1/L
over the scenarios that fit all answers (Gelfand, "Model determination using sampling-based methods", 1996), unless few
of these count or the answer rules scenarios out; then scenarios are sampled anew without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log, log2

import numpy as np

from onetext.model import Case
from onetext.model.results import Prediction, PredictionScores
from onetext.preferences.reveal.acts import Act
from onetext.preferences.reveal.likelihood import Answers
from onetext.preferences.reveal.moving import moved
from onetext.preferences.reveal.particles import Particles, block_seed
from onetext.preferences.reveal.revealing import Revealed
from onetext.preferences.reveal.weighting import TARGET, Weighed, kish
from onetext.preferences.streams import Floats

__all__ = ["learned", "prediction_scores", "predictions"]

_FEW = 200
"""Effective scenarios below which one over the mean of 1/L is not trusted."""
_NEARLY_ALL = 0.8
_LEAST = 1e-6
"""Chances are told from 0 no better than this."""
_FILLINGS, _LOOKED_AT = 16, 2048
"""Ways of filling open issues that are tried in each scenario, and in how many scenarios."""
_QUESTION = {"accepts": "sign", "refuses": "sign"}
"""Answers to the same question."""


def learned(case: Case, found: Mapping[str, Revealed]) -> Mapping[str, float]:
    """Id of an answer -> how many bits it taught, given all the others; those that cannot teach are left out.

    Parameters
    ----------
    found
        What `revealed` gave for this case.
    """
    return {act: bits for item in found.values() for act, (bits, _) in _left_out(case, item).items()}


def predictions(case: Case, found: Mapping[str, Revealed]) -> Mapping[str, Prediction]:
    """Id of an answer -> its chance by the party's other answers, and by how often such a question is answered so.

    The base rate is over all parties' answers to the same question (whether to sign; whether the own text is better;
    whether another option is), without this one, one of each kind added (Laplace's rule of succession).
    """
    asked = [act for item in found.values() for act in item.teaching]
    left = {act: own for item in found.values() for act, own in _left_out(case, item).items()}
    return {
        act.id: Prediction(predicted=left[act.id][1], base=_base_rate(act, asked)) for act in asked if act.id in left
    }


def prediction_scores(made: Iterable[Prediction]) -> PredictionScores:
    """The mean of −log₂ p (bits) and of (1 − p)² (Brier) over answers that were given, p being their chance."""
    pairs = [(item.predicted, item.base) for item in made]
    if not pairs:
        return PredictionScores(cases=0, log=None, base_log=None, brier=None, base_brier=None)
    logs, briers = zip(*[([-log2(p) for p in pair], [(1 - p) ** 2 for p in pair]) for pair in pairs], strict=True)
    log, base_log = (float(mean) for mean in np.mean(logs, axis=0))
    brier, base_brier = (float(mean) for mean in np.mean(briers, axis=0))
    return PredictionScores(cases=len(pairs), log=log, base_log=base_log, brier=brier, base_brier=base_brier)


def _base_rate(act: Act, asked: Iterable[Act]) -> float:
    same = [item for item in asked if item.id != act.id and _question(item) == _question(act)]
    return (sum(item.meaning == act.meaning for item in same) + 1) / (len(same) + 2)


def _question(act: Act) -> str:
    return _QUESTION.get(act.meaning, act.meaning)


def _left_out(case: Case, found: Revealed) -> Mapping[str, tuple[float, float]]:
    """Every answer of a party that can teach, left out in turn: its bits, and its chance; worked out once."""
    if found.weighed is None or found.left_out:
        return found.left_out
    answers = Answers(case, found.party, found.acts)
    filled = _filled(answers, found) if found.kept else None
    for row, act in enumerate(found.teaching):
        if found.constant[row] == "always":
            continue
        chance = _chance(answers, found, found.weighed, row)
        if chance is None:
            continue
        bits = _bits(answers, found, row, chance, filled) if found.kept else 0.0
        found.left_out[act.id] = (bits, min(max(chance, _LEAST), 1 - _LEAST))
    return found.left_out


def _bits(answers: Answers, found: Revealed, row: int, chance: float, filled: Floats | None) -> float:
    """The mean of log₂ L over the scenarios that fit, less log₂ E[L]; never below 0.

    Where texts are open, E[L] is taken from the same scenarios if nearly all of them count for it, so that the errors
    of both cancel. `filled` is what `_filled` gives, None where every text settles everything.
    """
    if filled is None:
        return max(_mean_log(found, row) - log2(chance), 0.0)
    logs, inverse = _over_fillings(filled, row, found.likelihood[row, :_LOOKED_AT])
    if not answers.hard[row] and kish(inverse) >= _NEARLY_ALL * len(inverse):
        chance = 1 / float(inverse.mean())
    return max(float(logs.mean()) - log2(chance), 0.0)


def _mean_log(found: Revealed, row: int) -> float:
    """The mean of log₂ L over the scenarios that fit."""
    if found.method == "weighted" and found.weighed is not None:
        weights, own = found.weighed.weights, found.weighed.likelihood[row]
        counts = weights > 0
        return float(np.average(np.log2(own[counts]), weights=weights[counts]))
    return float(np.log2(found.likelihood[row]).mean())


def _filled(answers: Answers, found: Revealed) -> Floats | None:
    """Likelihoods in scenarios that fit, open issues filled anew several times: (fillings, answers, scenarios)."""
    if not answers.open:
        return None
    some = {key: array[:, :_LOOKED_AT] for key, array in found.kept.items()}
    starts = [block_seed(found.seed, found.party, f"fillings {turn}") for turn in range(_FILLINGS)]
    tried = [Particles.of_held(some, found.party, start) for start in starts]
    return np.stack([answers.judged(answers.sight.look(item)).likelihood for item in tried])


def _over_fillings(filled: Floats, row: int, known: Floats) -> tuple[Floats, Floats]:
    """log₂ and inverse of the mean likelihood of an answer over fillings, in each scenario.

    Of the mean of a few, by weights, both lean to one side: that is taken out to the first order (the delta method).

    Parameters
    ----------
    filled
        Likelihoods, shape (fillings, answers, scenarios).
    known
        The likelihood of the answer under the filling with which each scenario was found, which stands where no filling
        that was tried fits.
    """
    weights, own = np.delete(filled, row, axis=1).prod(axis=1), filled[:, row]
    fits = (weights * own).sum(axis=0) > 0
    weights = weights[:, fits] / weights[:, fits].sum(axis=0)
    mean = (weights * own[:, fits]).sum(axis=0)
    away = weights * (own[:, fits] / mean - 1)
    spread, lean = (away**2).sum(axis=0), (weights * away).sum(axis=0)
    logs, inverse = np.log2(known), 1 / known
    logs[fits] = np.log2(mean) + (spread / 2 + lean) / log(2)
    inverse[fits] = (1 - spread - lean) / mean
    return logs, inverse


def _chance(answers: Answers, found: Revealed, weighed: Weighed, row: int) -> float | None:
    """E[L] over the scenarios that fit all other answers; None where there are none."""
    without = weighed.without(row)
    enough = kish(without)
    if enough >= TARGET or (enough >= _FEW and found.method == "weighted"):
        # Where not one of so many fits it, no more is known than that it is about as rare (Laplace's rule).
        return float(np.average(weighed.likelihood[row], weights=without)) or 1 / (enough + 2)
    if found.method == "moved" and not answers.hard[row]:
        inverse: Floats = 1 / found.likelihood[row]
        if kish(inverse) >= _FEW:
            return _positive(float(1 / inverse.mean()))
    others = answers.without(answers.acts[row].id)
    anew = moved(others, seed=found.seed, draws=found.before.weights.shape[1])
    if anew is None:
        return None
    return _positive(float(answers.judged(answers.sight.look(anew.particles)).likelihood[row].mean()))


def _positive(chance: float) -> float:
    return max(chance, _LEAST)
