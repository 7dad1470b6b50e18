"""Invented parties for the tests of reveal: what they want is drawn from the case's own ranges, and they answer so.

Truths come from `sampled_scenarios` and from the streams themselves, not from the code under test.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from preference_builders import DAY, case, draft, issue, line, number, position, weight

from onetext.model import Case, Draft, NoDeal, Party, Range, Response, Weight
from onetext.preferences import sampled_scenarios
from onetext.preferences.frame import Frame
from onetext.preferences.streams import Streams

WAITING = 0.2
"""The middle of how often a party waits that could sign."""


@dataclass(frozen=True)
class Truth:
    """What an invented party wants: parts of its weight per issue, no deal, drafts' values, which break a real line."""

    shares: npt.NDArray[np.float64]
    no_deal: float
    values: dict[str, float]
    breaks: dict[str, bool]
    accepts: dict[str, bool]


def answer(name: str, kind: str, about: str, reliability: Range | None = None, **more: object) -> Response:
    """An answer of party p."""
    fields = {"party": "p", "happened": DAY, "known": DAY} | more
    return Response(id=name, kind=kind, draft=about, reliability=reliability, **fields)  # type: ignore[arg-type]  # plain


def scored(name: str, low: object = 0, high: object = 1, **scores: object) -> Weight:
    """A weight of party p on an issue with scores by option."""
    return weight("p", name, low, high, scores={option: number(score) for option, score in scores.items()})


def two_issues(no_deal: object, kind: str = "accepts", reliability: object = 1, **more: object) -> Case:
    """Two issues with weights uniform on [0, 1]; draft d is the best on the first and the worst on the second."""
    return case(
        [issue("x", 2), issue("y", 2)],
        weights=(scored("x", a=0, b=100), scored("y", a=0, b=100)),
        drafts=(draft("d", {"x": "b", "y": "a"}), draft("e", {"x": "a", "y": "b"})),
        responses=(answer("r", kind, "d", number(reliability)),),
        no_deals=(NoDeal(party="p", value=number(no_deal)),),
        **more,
    )


def invented(seed: int, *, issues: int = 4, drafts: int = 4) -> Case:
    """A party with ranges for everything, before it answers anything; every draft settles every issue."""
    source = random.Random(seed)
    about = [issue(f"k{k}", source.randint(2, 4)) for k in range(issues)]
    texts = [
        draft(
            f"d{i}",
            {item.id: source.choice(item.option_ids) for item in about},
            grew_from=(f"d{i - 1}",) if i else (),
            handed_over_by="P",
            kind="counter-proposal",
        )
        for i in range(drafts)
    ]
    barred = source.choice(about)
    return case(
        about,
        positions=tuple(position("p", item.id, "demand", source.choice(item.option_ids)) for item in about),
        weights=tuple(weight("p", item.id, source.randint(0, 20), source.randint(30, 60)) for item in about),
        red_lines=(line("L", "p", {barred.id: barred.option_ids[-1]}, firmness=number("0.2", "0.9")),),
        no_deals=(NoDeal(party="p", value=number(30, 75)),),
        drafts=tuple(texts),
        parties=(Party(id="p", name="P"),),
    )


def answered(plain: Case, seed: int, *, reliability: Fraction, answers: int = 5) -> tuple[Case, Truth]:
    """The case with answers of a party drawn from its ranges, and what that party wants.

    A party that would not amend a draft where an amendment is on record is drawn anew, answers and all. Where hardly
    anyone would, no amendment is asked for.
    """
    for turn in range(200):
        truth = truth_of(plain, 1000 * seed + turn)
        responses = _responses(plain, truth, random.Random(f"answers {seed} {turn}"), reliability, answers)
        if responses is not None:
            return replace(plain, responses=tuple(responses)), truth
    truth = truth_of(plain, 1000 * seed + 999)
    responses = _responses(plain, truth, random.Random(f"answers {seed}"), reliability, answers, amends=False)
    assert responses is not None
    return replace(plain, responses=tuple(responses)), truth


def _responses(
    plain: Case, truth: Truth, source: random.Random, reliability: Fraction, answers: int, *, amends: bool = True
) -> list[Response] | None:
    """Answers of a party, every third an amendment; None where it would not amend, since that leaves no record."""
    responses = []
    for i in range(answers):
        about = plain.drafts[i % len(plain.drafts)]
        means = source.random() < reliability
        following = next((text for text in plain.drafts if about.id in text.grew_from), None)
        if amends and i % 3 == 2 and following is not None:
            better = truth.values[following.id] > truth.values[about.id] and not truth.breaks[following.id]
            if not (better if means else source.random() < 0.5):
                return None
            responses.append(answer(f"r{i}", "amends", about.id, number(reliability)))
            continue
        signs = truth.accepts[about.id] and source.random() >= WAITING
        kind = "accepts" if (signs if means else source.random() < 0.5) else "rejects"
        responses.append(answer(f"r{i}", kind, about.id, number(reliability)))
    return responses


def truth_of(plain: Case, seed: int) -> Truth:
    """One scenario of a case whose drafts settle every issue."""
    worlds, streams, frame = sampled_scenarios(plain, seed=seed, draws=1), Streams(seed, 1), Frame(plain)
    pairs = zip(frame.models[0].weights, plain.issues, strict=True)
    weights = np.array([np.ravel(streams.within(item, "weight", "p", about.id))[0] for item, about in pairs])
    choices = {text.id: _choices(plain, text) for text in plain.drafts}
    causes = {name: worlds.causes(chosen)["p"] for name, chosen in choices.items()}
    return Truth(
        shares=weights / weights.sum(),
        no_deal=float(worlds.rows[0].threshold[0]),
        values={name: float(worlds.values(worlds.rows[0], chosen)[0]) for name, chosen in choices.items()},
        breaks={name: any(line and where[0] for line, where in own.items()) for name, own in causes.items()},
        accepts={name: not any(where[0] for where in own.values()) for name, own in causes.items()},
    )


def _choices(plain: Case, text: Draft) -> npt.NDArray[np.intp]:
    return np.array([item.option_ids.index(str(text.term(item.id).option)) for item in plain.issues])


def uniform_ranks(ranks: Sequence[float]) -> float:
    """Chi-squared of ranks in [0, 1] over ten bins, less its mean, in its standard deviations."""
    counts, _ = np.histogram(ranks, bins=10, range=(0, 1))
    expected = len(ranks) / 10
    return (float(((counts - expected) ** 2 / expected).sum()) - 9) / 18**0.5


__all__ = ["Truth", "answer", "answered", "invented", "scored", "truth_of", "two_issues", "uniform_ranks"]
