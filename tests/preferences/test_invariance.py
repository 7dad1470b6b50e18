"""What must not change a result: order, other parties, other issues, units; and that draws keep bounds (S19, S24)."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from preference_builders import (
    Draw,
    case,
    draft,
    issue,
    line,
    no_deals,
    number,
    position,
    small_cases,
    weight,
)

from onetext.model import Case, NoDeal, Party
from onetext.preferences import draft_balance, draft_balances, effects, with_terms
from onetext.preferences.draws import draw_scores
from onetext.preferences.frame import Frame
from onetext.preferences.nodeal import no_deal_model
from onetext.preferences.picks import Picker
from onetext.preferences.sampling import sampled_change, sampled_gains, sampled_values
from onetext.preferences.situations import situation
from onetext.preferences.streams import Streams

DRAWS = 60
ROUNDING = 1e-9


@st.composite
def whole_cases(draw: Draw) -> Case:
    """A small case with a no-deal and a red line of party p, and a party q that wants something too."""
    of = draw(small_cases())
    about = of.issues[0]
    return replace(
        of,
        parties=(*of.parties, Party(id="q", name="Q")),
        positions=(*of.positions, position("q", about.id, "demand", about.option_ids[0])),
        no_deals=(draw(no_deals(of.issues)),),
        red_lines=(line("l", "p", {about.id: draw(st.sampled_from(about.option_ids))}, firmness=number(0, 1)),),
    )


@given(whole_cases(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(of: Case, rng: random.Random) -> None:
    def shuffled(items: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(rng.sample(items, len(items)))

    mixed = replace(
        of,
        issues=shuffled(of.issues),
        parties=shuffled(of.parties),
        drafts=shuffled(of.drafts),
        weights=shuffled(of.weights),
        signatories=shuffled(of.signatories),
    )
    for one in draft_balances(of, draws=DRAWS):
        two = next(item for item in draft_balances(mixed, draws=DRAWS) if item.id == one.id)
        for party, balance in one.parties.items():
            other = two.parties[party]
            assert (balance.value, balance.no_deal, balance.gain) == (other.value, other.no_deal, other.gain)
            assert (balance.accepts, balance.red_lines) == (other.accepts, other.red_lines)
            assert balance.accept_probability == other.accept_probability
    change, same = (effects(item, item.draft("one"), item.draft("two"), draws=DRAWS) for item in (of, mixed))
    for party in change:
        assert change[party].total == same[party].total
        assert dict(change[party].by_issue) == dict(same[party].by_issue)


@given(whole_cases())
def test_same_seed_same_result(of: Case) -> None:
    assert draft_balances(of, seed=7, draws=DRAWS) == draft_balances(of, seed=7, draws=DRAWS)


@given(whole_cases())
def test_a_draft_has_the_same_balance_alone_and_among_others(of: Case) -> None:
    together = {item.id: item for item in draft_balances(of, draws=DRAWS)}
    assert together == {item.id: draft_balance(of, item, draws=DRAWS) for item in of.drafts}


@given(whole_cases())
def test_hiding_a_party_changes_nothing_for_the_others(of: Case) -> None:
    """S24: what is computed for p does not see q."""
    alone = replace(
        of,
        parties=of.parties[:1],
        signatories=("p",),
        positions=tuple(item for item in of.positions if item.party == "p"),
    )
    for one, two in zip(draft_balances(of, draws=DRAWS), draft_balances(alone, draws=DRAWS), strict=True):
        assert one.parties["p"] == two.parties["p"]


@given(whole_cases())
def test_hiding_an_issue_changes_no_draw_of_another(of: Case) -> None:
    frames = Frame(of), Frame(replace(of, issues=(*of.issues, issue("extra"))))
    for k, about in enumerate(of.issues):
        drawn = [draw_scores(frame.models[0].scores[k], Streams(0, DRAWS), "p", about.id) for frame in frames]
        assert np.array_equal(*drawn)
        filled = [Picker(frame, Streams(0, DRAWS)).shared(k, tuple(range(len(about.options)))) for frame in frames]
        assert np.array_equal(*filled)


@given(whole_cases())
def test_every_sampled_value_and_gain_lies_within_its_bounds(of: Case) -> None:
    frame = Frame(of)
    model = frame.models[0]
    now = [item for item in (situation(frame, what) for what in of.drafts) if item.has_value]
    assume(now and model.values_anything)
    picker = Picker(frame, Streams(0, DRAWS))
    picks = [picker.picks([item.fillings])[0] for item in now]
    found = [draft_balance(of, item.draft, draws=1).parties["p"] for item in now]
    for values, balance in zip(sampled_values(frame, model, picks, picker), found, strict=True):
        assert balance.value is not None
        assert balance.value.low - ROUNDING <= values.min()
        assert values.max() <= balance.value.high + ROUNDING
    without = no_deal_model(frame, model)
    if without is not None:
        for over, balance in zip(sampled_gains(frame, model, without, picks, picker)[1], found, strict=True):
            assert balance.gain is not None
            assert balance.gain.low - ROUNDING <= over.min()
            assert over.max() <= balance.gain.high + ROUNDING


@given(small_cases(2))
def test_an_issue_that_both_drafts_settle_alike_turns_no_change_around(of: Case) -> None:
    """Its weight dilutes a change: under no draw does the change turn its sign, and no bound moves past zero."""
    largest = max((item.weight.high for item in of.weights if item.weight), default=0)
    assume(largest > 0 and not of.interactions)
    wider = replace(
        of,
        issues=(*of.issues, issue("extra")),
        weights=(*of.weights, weight("p", "extra", largest)),
        drafts=tuple(with_terms(replace(of, issues=(issue("extra"),)), what, {"extra": "a"}) for what in of.drafts),
    )
    before, after = (effects(item, *item.drafts, draws=1)["p"].total for item in (of, wider))
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert after.low >= 0 if before.low >= 0 else after.low >= before.low
        assert after.high <= 0 if before.high <= 0 else after.high <= before.high
        assert np.array_equal(signs(of), signs(wider))


def signs(of: Case) -> np.ndarray:  # type: ignore[type-arg]
    """The sign of the change from the first draft to the second in every draw."""
    frame = Frame(of)
    picker = Picker(frame, Streams(0, DRAWS))
    picks = picker.picks([situation(frame, what).fillings for what in of.drafts])
    change = sampled_change(frame, frame.models[0], picks[0], picks[1], picker)
    return np.sign(np.where(np.abs(change) < ROUNDING, 0, change))


def test_the_sum_of_a_partys_weights_has_no_meaning() -> None:
    """Weights in another unit give the same balance."""

    def scaled(by: int) -> Case:
        return case(
            [issue("k1"), issue("k2")],
            weights=(weight("p", "k1", 2 * by, 5 * by), weight("p", "k2", by, 3 * by)),
            positions=(position("p", "k1", "demand", "a"),),
            no_deals=(NoDeal(party="p", value=number(30, 60)),),
        )

    what = draft("d", {"k1": "a", "k2": "b"})
    one, two = (draft_balance(scaled(by), what, draws=500).parties["p"] for by in (1, 16))
    assert (one.value, one.gain, one.accept_probability) == (two.value, two.gain, two.accept_probability)


def test_a_wider_range_gives_no_narrower_bounds() -> None:
    def value(low: int, high: int) -> tuple[float, float]:
        of = case(
            [issue("k1"), issue("k2")],
            weights=(weight("p", "k1", low, high), weight("p", "k2", 10)),
            positions=(position("p", "k1", "demand", "a"), position("p", "k2", "demand", "c")),
        )
        found = draft_balance(of, draft("d", {"k1": "a", "k2": "a"}), draws=1).parties["p"].value
        assert found is not None
        return found.low, found.high

    narrow, wide = value(20, 30), value(10, 40)
    assert wide[0] < narrow[0]
    assert narrow[1] <= wide[1]
