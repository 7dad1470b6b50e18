"""A case under what its answers leave: nothing learned changes nothing, and what is learned stays together."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from answering import answer, scored, two_issues
from preference_builders import line, number

from onetext.api.load import load_case
from onetext.model import MEDIATOR, Case, NoDeal, Party, Range, Weight
from onetext.preferences import disciplined, draft_balances, only_sourced, revealed, sampled_scenarios
from onetext.preferences.reveal.discipline import to_uniform
from onetext.preferences.reveal.kept import Kept
from onetext.preferences.streams import Streams, from_uniform


@pytest.mark.parametrize(
    "responses",
    [
        (),
        (answer("r", "accepts", "d", number(0)),),
        (answer("r", "silent", "d"), answer("s", "basis-for-talks", "d")),
    ],
)
def test_where_nothing_is_learned_the_case_is_the_same(responses: tuple[object, ...]) -> None:
    plain = replace(two_issues(60), responses=responses)
    assert disciplined(plain) is plain


def test_an_answer_that_is_always_so_teaches_nothing() -> None:
    plain = two_issues(0)
    found = revealed(plain)["p"]
    assert (found.method, found.constant) == ("prior", ("always",))
    assert disciplined(plain) is plain


def test_parties_from_whom_nothing_is_learned_keep_their_balance_bit_for_bit() -> None:
    plain = two_issues(60, parties=(Party(id="p", name="P"), Party(id="q", name="Q")))
    plain = replace(
        plain,
        weights=(*plain.weights, *(replace(item, party="q") for item in plain.weights)),
        no_deals=(*plain.no_deals, NoDeal(party="q", value=number(40, 55))),
    )
    after = disciplined(plain, seed=3)
    for one, two in zip(draft_balances(plain, seed=9), draft_balances(after, seed=9), strict=True):
        assert one.parties["q"] == two.parties["q"]
        assert one.parties["p"] != two.parties["p"]


def learned() -> Case:
    """Party p has accepted what is worth more the more the first issue weighs; no deal, a line and drift are ranges."""
    return replace(
        two_issues(60),
        no_deals=(NoDeal(party="p", value=number(50, 70)),),
        red_lines=(line("L", "p", {"x": "b"}, firmness=number("0.2", "0.6")),),
    )


def test_balance_samples_what_reveal_keeps() -> None:
    plain = learned()
    found = revealed(plain, seed=1)
    after = disciplined(plain, seed=1, found=found)
    kept = found["p"].after
    for balance in draft_balances(after, seed=4, draws=4096):
        chance = balance.parties["p"].accept_probability
        own = kept.accepts[balance.id]
        assert chance is not None
        assert own is not None
        assert chance.point == pytest.approx(own.mean(), abs=0.05)  # ends of ranges are cut at 5 and 95 %
    assert kept.accepts["d"].mean() > 0.95  # type: ignore[union-attr]  # known


def test_what_the_answers_tie_together_stays_tied() -> None:
    """The gain over no deal is above zero in nearly all draws, which independent ranges could not give."""
    after = disciplined(learned(), seed=1)
    worlds = sampled_scenarios(after, seed=7, draws=4096)
    (row,) = worlds.rows
    gains = worlds.values(row, np.array([1, 0])) - row.threshold
    loose = sampled_scenarios(replace(after, held=None), seed=7, draws=4096)
    apart = loose.values(loose.rows[0], np.array([1, 0])) - loose.rows[0].threshold
    assert (gains < -1).mean() < 0.02 < (apart < -1).mean()


def test_ranges_are_what_nine_in_ten_scenarios_say() -> None:
    plain = learned()
    found = revealed(plain, seed=1)["p"].after
    after = disciplined(plain, seed=1)
    for item, drawn in zip(after.weights, found.weights, strict=True):
        assert (item.basis, item.sources, item.reason) == ("response", (), "r")
        assert item.weight is not None
        ends = [float(end) for end in (item.weight.low, item.weight.point, item.weight.high)]
        assert ends == pytest.approx(np.quantile(drawn, [0.05, 0.5, 0.95]), abs=0.002)
        assert item.scores
    (no_deal,) = after.no_deals
    assert (no_deal.basis, no_deal.date, no_deal.drift) == ("response", plain.as_of, Range.of(0))
    real = float(found.real["L"].mean())
    assert real < 0.1
    now = after.red_line("L").firmness_now
    assert (float(now.low), float(now.high)) == (pytest.approx(min(real, 0.2), abs=1e-3), 0.6)
    assert now.mode is not None
    assert float(now.mode) == pytest.approx(real, abs=1e-3)


def test_numbers_that_no_answer_moves_stay_as_they_are() -> None:
    plain = learned()
    third = Weight(party="p", issue="y", weight=number(1), scores=plain.weights[1].scores)
    after = disciplined(replace(plain, weights=(plain.weights[0], third)), seed=1)
    assert after.weights[1] is third


def test_a_case_is_disciplined_once_and_sourced_records_alone_hold_no_draws() -> None:
    after = disciplined(learned())
    assert disciplined(after) is after
    assert only_sourced(after).held is None


def test_held_draws_keep_scenarios_together_and_take_each_as_often() -> None:
    numbers = np.arange(10) / 10
    kept = Kept({"p": {("weight", "p", "x"): numbers[None], ("score", "p", "x"): np.stack([numbers, numbers])}})
    one = kept.uniforms(("weight", "p", "x"), 1, seed=3, draws=25)
    two = kept.uniforms(("score", "p", "x"), 2, seed=3, draws=25)
    assert one is not None
    assert two is not None
    assert np.array_equal(one[0], two[1])
    counts = np.bincount(np.rint(one[0] * 10).astype(int), minlength=10)
    assert set(counts.tolist()) == {2, 3}
    assert kept.uniforms(("score", "p", "x"), 3, seed=3, draws=25) is None
    assert kept.uniforms(("toughness", "p"), 1, seed=3, draws=25) is None
    two[:] = 0
    assert kept.uniforms(("score", "p", "x"), 1, seed=3, draws=25).any()  # type: ignore[union-attr]  # held


def test_held_draws_travel_and_tell_cases_apart() -> None:
    after = disciplined(learned(), seed=1)
    other = disciplined(learned(), seed=2)
    again = pickle.loads(pickle.dumps(after))
    assert again.sha256 == after.sha256 == disciplined(learned(), seed=1).sha256
    assert other.sha256 != after.sha256
    one, two = (Streams(5, 100, item.held).uniform("toughness", "p") for item in (after, again))
    assert np.array_equal(one, two)


@pytest.mark.parametrize("item", [Range.of(2, 5), number(2, 5, 3), number(2, 5, 2), number(2, 5, 5)])
def test_uniform_numbers_of_draws_give_the_draws_back(item: Range) -> None:
    drawn = np.linspace(2, 5, 31)
    assert from_uniform(item, to_uniform(item, drawn)) == pytest.approx(drawn, abs=1e-6)
    assert from_uniform(item, to_uniform(item, np.array([0.0, 9.0]))) == pytest.approx([2, 5], abs=1e-6)


def test_a_hidden_answer_changes_no_byte_for_the_public() -> None:
    """S24."""
    plain = two_issues(60)
    secret = replace(answer("s", "rejects", "e"), audience=MEDIATOR)
    for extra in ((secret,), (secret, replace(secret, id="t", kind="amends"))):
        seen = replace(plain, responses=(*plain.responses, *extra)).seen_by("public")
        bare = plain.seen_by("public")
        one, two = disciplined(seen, seed=1), disciplined(bare, seed=1)
        assert one.held is not None
        assert one.sha256 == two.sha256
        assert draft_balances(one) == draft_balances(two)


def test_a_weight_that_was_not_given_is_written_down() -> None:
    """Left out it would follow the largest that is given, which has changed."""
    plain = replace(two_issues(60), weights=(scored("x", 0, 3, a=0, b=100), scored("y", 1, 1, a=0, b=100)))
    spare = replace(plain, weights=(plain.weights[0], replace(plain.weights[1], weight=None)))
    after = disciplined(spare, seed=1)
    assert [item.weight is not None for item in after.weights] == [True, True]
    assert Fraction(0) <= after.weights[1].weight.low  # type: ignore[union-attr]  # just seen


def test_a_no_deal_that_no_answer_moves_stays_and_is_sampled_as_reveal_keeps_it() -> None:
    """Harbour Company expects one thing after 6 months and another after 12; its refusal moves red lines alone."""
    plain = load_case("harbour-wages").seen_by("mediator")
    found = revealed(plain, seed=1)
    after = disciplined(plain, seed=1, found=found)
    (given,) = (item for item in plain.no_deals if item.party == "company")
    assert next(item for item in after.no_deals if item.party == "company") is given
    own = found["company"].after.no_deal
    assert own is not None
    worlds = sampled_scenarios(after, seed=7, draws=4096)
    row = next(row for row in worlds.rows if row.party == "company")
    assert np.sort(row.threshold) == pytest.approx(np.sort(own))
