"""How long it takes to choose the next question of an interview: a party of 35 issues, 12 drafts."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from immutabledict import immutabledict
from pytest_benchmark.fixture import BenchmarkFixture

from measuring import measure, reach
from onetext.model import Case, Date, Draft, Interview, Issue, NoDeal, Option, Party, Position, Range, Term, Trade
from onetext.preferences import implied_by, next_trade, questions_of

ISSUES, DRAFTS, OPTIONS = 35, 12, "abcd"
DAY = Date.parse("2025-01-01")


def interview(trades: int) -> tuple[Case, Interview]:
    """An invented party with a wish on every issue, asked for its weights and for some trades."""
    dice = random.Random(trades)
    names = [f"i{k}" for k in range(ISSUES)]
    known = {"happened": DAY, "known": DAY}
    case = Case(
        id="c",
        title="c",
        parties=(Party(id="p", name="P"),),
        signatories=("p",),
        issues=tuple(Issue(id=n, title=n, options=tuple(Option(id=o, title=o) for o in OPTIONS)) for n in names),
        positions=tuple(
            Position(party="p", issue=n, kind="demand", compatible=(dice.choice(OPTIONS),), sources=("s",), **known)
            for n in names
        ),
        drafts=tuple(
            Draft(id=f"d{k}", title=f"d{k}", kind="proposal", terms=_terms(names, dice), **known) for k in range(DRAFTS)
        ),
        no_deals=(NoDeal(party="p", value=Range.of(30, 50)),),
    )
    told = Interview(party="p", first=names[0])
    spans = {n: Range(Fraction(40), Fraction(80)) for n in questions_of(case, told).relative}
    told = replace(told, relative=immutabledict(spans))
    for _ in range(trades):
        found = next_trade(implied_by(case, told).fit, told.trades)
        assert found is not None
        told = replace(told, trades=(*told.trades, replace(found[0], reply=dice.choice(("yes", "no")))))
    return case, told


def _terms(names: list[str], dice: random.Random) -> immutabledict[str, Term]:
    return immutabledict({n: Term(state="settled", options=(dice.choice(OPTIONS),)) for n in names})


def test_next_question(benchmark: BenchmarkFixture) -> None:
    """From the answers to the next trade, after none, one and two of them."""

    def call(asked: tuple[Case, Interview]) -> tuple[Trade, float] | None:
        case, told = asked
        return next_trade(implied_by(case, told).fit, told.trades)

    asked = [interview(trades) for trades in range(3)]
    found = measure(benchmark, "next question, 35 issues, 12 drafts", "under 1 s", call, asked)
    chances = [answer[1] for answer in found.answers if answer is not None]
    told = f"chance of yes {min(chances):.0%} to {max(chances):.0%}"
    reach(benchmark, 1.0, found, told=told, good=len(chances) == len(asked))
