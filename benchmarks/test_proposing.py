"""Proposals of terms: how often they are right, how long they take, and how much memory they need.

Each draft of a shipped case whose terms are on record is taken as if it were new, with the drafts before it, with all
others, or with none to learn from. A proposal is right where the record has the same option of the same issue for that
draft. The weights were chosen on ukraine-2025; harbour-wages was not looked at for that.
"""

from __future__ import annotations

import random
import resource
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import onetext
from measuring import measure, reach
from onetext.api.comparing.points import texts_of
from onetext.drafts import EarlierDraft, TermProposal, TextPoint, propose_terms
from onetext.model import Draft, Issue, Option

Asked = tuple[tuple[TextPoint, ...], tuple[Issue, ...]]


def known(draft: Draft) -> EarlierDraft:
    settles = {point.label: point.settles for point in draft.points if point.settles}
    return EarlierDraft(id=draft.id, points=texts_of(draft), settles=settles)


@pytest.mark.parametrize("slug", ["ukraine-2025", "harbour-wages"])
@pytest.mark.parametrize("learning_from", ["earlier drafts", "all other drafts", "no draft"])
def test_right(slug: str, learning_from: str, benchmark: BenchmarkFixture) -> None:
    case = onetext.load_case(slug)
    drafts = [draft for draft in case.drafts_by_date if any(point.settles for point in draft.points)]
    tried = drafts[1:] if learning_from == "earlier drafts" else drafts
    others: dict[str, Callable[[Draft], list[Draft]]] = {
        "earlier drafts": lambda draft: drafts[: drafts.index(draft)],
        "all other drafts": lambda draft: [other for other in drafts if other is not draft],
        "no draft": lambda draft: [],
    }[learning_from]

    def call(one: Draft) -> tuple[TermProposal, ...]:
        return propose_terms(texts_of(one), [known(other) for other in others(one)], case.issues)

    found = measure(benchmark, f"proposals, {slug}, {learning_from}", "-", call, tried, rounds=1)
    right = made = terms = 0
    for draft, proposals in zip(tried, found.answers, strict=True):
        truth = {issue: option for point in draft.points for issue, option in point.settles.items()}
        right += sum(truth.get(item.issue) == item.option for item in proposals)
        made, terms = made + len(proposals), terms + len(truth)
    told = f"precision {right / made:.3f}, recall {right / terms:.3f} of {terms} terms"
    reach(benchmark, None, found, told=told, good=True)


def asked(points: int, wordings: int) -> Asked:
    """Points of 30 words and issues of 4 options, in words as common as those of a language (Zipf)."""
    draw = random.Random(1)
    words = ["".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=draw.randint(3, 10))) for _ in range(3_000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]

    def said(count: int) -> str:
        return f"{' '.join(draw.choices(words, weights, k=count))} {draw.randint(1, 900)},000 of them shall not."

    issues = tuple(
        Issue(id=f"i{at}", title=said(5), options=tuple(Option(id=f"o{option}", title=said(7)) for option in range(4)))
        for at in range(wordings // 5)
    )
    return tuple(TextPoint(key=str(at), text=said(30)) for at in range(points)), issues


@pytest.mark.parametrize(("points", "wordings"), [(1_000, 5_000), (5_000, 15_000)])
def test_large(points: int, wordings: int, benchmark: BenchmarkFixture) -> None:
    work = f"proposals, {points:,} points, {wordings:,} wordings"
    made = [asked(points, wordings)]
    found = measure(benchmark, work, "under 20 s, 500 MB", lambda one: propose_terms(one[0], (), one[1]), made)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"the process has used {most:.0f} MB at most, with all that ran before"
    reach(benchmark, 20.0, found, told=told, good=most < 500)
