"""Sampled scenarios are those of the balance: the same draws, so the same shares, exactly (S4, S7, S9, S10, S19)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict
from preference_builders import case, draft, issue, line, number, position, weight

from onetext.errors import UsageError
from onetext.model import Case, Consent, Draft, Interaction, NoDeal, Party, Reading, Rule
from onetext.preferences import Sampler, Scenarios, draft_balances, draft_fillings, fresh_seed, sampled_scenarios
from strategies import cases

DRAWS = 60
READINGS: tuple[Reading, Reading] = ("narrow", "strict")


def accepting(scenarios: Scenarios, choices: np.ndarray, party: str) -> int:  # type: ignore[type-arg]
    """In how many scenarios a party has no cause to refuse."""
    refused = np.zeros(scenarios.draws, dtype=bool)
    for cause in scenarios.causes(choices)[party].values():
        refused |= cause
    return scenarios.draws - int(refused.sum())


def same_as_balance(of: Case, seed: int, draws: int) -> int:
    """Check every probability that the balance shows; how many there were.

    A consenter that only some fillings of an open issue need is tested by its value in all of them by the balance, and
    only where it is needed by scenarios: such a pair is left out.
    """
    checked = 0
    for reading in READINGS:
        scenarios = sampled_scenarios(of, seed=seed, draws=draws, reading=reading)
        fillings = draft_fillings(of, of.drafts_by_date, seed=seed, draws=draws)
        for balance in draft_balances(of, seed=seed, draws=draws):
            for party, held in balance.parties.items():
                shown = held.accept_probability if reading == "narrow" else held.accept_probability_strict
                alike = party in of.signatories or not balance.open_issues
                if shown is not None and alike and balance.id in fillings and party in scenarios.parties:
                    checked += 1
                    assert accepting(scenarios, fillings[balance.id], party) == round(shown.point * draws)
    return checked


@given(cases(), st.integers(0, 2**32))
def test_shares_of_accepting_scenarios_are_the_probabilities_of_the_balance(of: Case, seed: int) -> None:
    same_as_balance(of.at(of.as_of or of.newest or dt.date(2025, 1, 1)), seed, DRAWS)


def rich_case() -> Case:
    """Ranges, positions, expectations, an interaction, lines with firmness, and a consent with a value test."""
    parties = (Party(id="p", name="P"), Party(id="q", name="Q"), Party(id="w", name="W"))
    consents = (Consent(by="w", options=("c",), test="value"),)
    issues = (issue("k", 3, consents=consents), issue("m", 4), issue("n", 2), issue("o", 3))
    drafts: tuple[Draft, ...] = (
        draft("settled", {"k": "a", "m": "b", "n": "b", "o": "c"}),
        draft("needed", {"k": "c", "m": "d", "n": "a", "o": "a"}),
        draft("open", {"k": "bc", "m": "?", "n": "b", "o": "?"}),
    )
    points = Interaction(party="q", options=immutabledict({"k": "a", "n": "b"}), points=number(-20, 30))
    return case(
        issues,
        parties=parties,
        signatories=("p", "q"),
        positions=(
            position("p", "k", "demand", "a"),
            position("q", "k", "demand", "c"),
            position("p", "m", "demand", "bc"),
            position("q", "m", "refuses", "a"),
            position("w", "k", "demand", "b"),
        ),
        weights=(weight("p", "k", 10, 60), weight("q", "k", 40, 90), weight("w", "k", 1, 3), weight("q", "o", 5, 80)),
        interactions=(points,),
        red_lines=(
            line("L1", "p", {"m": "d"}, firmness=number("1/4", "3/4")),
            line("L2", "q", {"k": "a", "o": "c"}, firmness=number("1/2")),
            line("L3", "w", {"k": "c", "m": "cd"}, firmness=number(0, 1)),
        ),
        rules=(Rule(when=immutabledict({"k": "b", "m": "a"})),),
        no_deals=(
            NoDeal(party="p", value=number(30, 80)),
            NoDeal(party="q", value=number(20, 90, 60)),
            NoDeal(party="w", value=number(10, 100)),
        ),
        drafts=drafts,
    )


def test_a_case_with_everything_in_it_agrees_with_its_balance() -> None:
    """Two signatories and three drafts in both readings, and the consenter wherever it is asked."""
    assert same_as_balance(rich_case(), 7, 2000) >= 12


def test_lines_of_one_party_stand_or_fall_in_the_order_of_their_firmness() -> None:
    """S7: with one toughness, a firmer line is real wherever a softer one of the same party is."""
    firm = {"hard": number("9/10"), "middle": number("1/2"), "soft": number("1/10")}
    of = case([issue("k")], red_lines=tuple(line(name, "p", {"k": "a"}, firmness=f) for name, f in firm.items()))
    real = {item.line: item.real for item in sampled_scenarios(of, draws=2000).lines}
    assert not (real["soft"] & ~real["middle"]).any()
    assert not (real["middle"] & ~real["hard"]).any()
    for name, firmness in firm.items():
        assert abs(real[name].mean() - float(firmness.point)) < 0.06


def test_values_are_weighted_means_of_exact_numbers_where_nothing_is_open() -> None:
    """Weights 1 and 3, scores 20 and 60: (20 + 180) / 4 = 50 in every scenario, and ties accept."""
    scores = {"a": number(20), "b": number(100)}, {"a": number(60), "b": number(0)}
    weights = (weight("p", "k", 1, scores=scores[0]), weight("p", "m", 3, scores=scores[1]))
    of = case([issue("k", 2), issue("m", 2)], weights=weights, no_deals=(NoDeal(party="p", value=number(50)),))
    scenarios = sampled_scenarios(of, draws=10)
    assert scenarios.values(scenarios.rows[0], np.array([0, 0])) == pytest.approx([50.0] * 10)
    assert accepting(scenarios, np.array([0, 0]), "p") == 10
    assert accepting(scenarios, np.array([0, 1]), "p") == 0


def test_a_party_without_a_known_no_deal_is_named_and_tested_on_its_lines_only() -> None:
    of = case([issue("k", 2)], weights=(weight("p", "k", 1),), red_lines=(line("L", "p", {"k": "b"}),))
    scenarios = sampled_scenarios(of, draws=10)
    assert scenarios.untested == ("p",)
    assert scenarios.rows == ()
    assert accepting(scenarios, np.array([0]), "p") == 10
    assert accepting(scenarios, np.array([1]), "p") == 0


def test_a_fresh_seed_draws_other_scenarios_and_always_the_same_ones() -> None:
    assert fresh_seed(0) == fresh_seed(0)
    assert len({fresh_seed(seed) for seed in range(100)} | set(range(100))) == 200
    of = rich_case()
    one, two = (sampled_scenarios(of, seed=seed, draws=50) for seed in (0, fresh_seed(0)))
    assert not np.array_equal(one.rows[0].cells, two.rows[0].cells)


def test_more_numbers_than_memory_holds_are_refused() -> None:
    of = case([issue("k")], weights=(weight("p", "k", Fraction(1)),), no_deals=(NoDeal(party="p", value=number(1)),))
    with pytest.raises(UsageError, match="fewer"):
        sampled_scenarios(of, draws=10**9)


def test_a_sampler_that_is_used_again_draws_what_a_fresh_one_draws() -> None:
    of = rich_case()
    sampler = Sampler(of)
    for seed in (3, 4, 3):
        again, fresh = sampler.scenarios(seed=seed, draws=20), sampled_scenarios(of, seed=seed, draws=20)
        assert [row.party for row in again.rows] == [row.party for row in fresh.rows]
        for one, two in zip(again.rows, fresh.rows, strict=True):
            np.testing.assert_array_equal(one.cells, two.cells)
            np.testing.assert_array_equal(one.threshold, two.threshold)
        for one_line, two_line in zip(again.lines, fresh.lines, strict=True):
            np.testing.assert_array_equal(one_line.real, two_line.real)
        filled = sampler.fillings(of.drafts, seed=seed, draws=20)
        for name, choices in draft_fillings(of, of.drafts, seed=seed, draws=20).items():
            np.testing.assert_array_equal(filled[name], choices)


def test_a_sampler_does_not_take_one_draft_for_another_of_the_same_id() -> None:
    of = rich_case()
    sampler, draft = Sampler(of), of.drafts_by_date[0]
    before = sampler.fillings([draft], draws=20)[draft.id]
    other = replace(draft, terms=immutabledict())
    after = sampler.fillings([other], draws=20)[draft.id]
    assert not np.array_equal(before, after)
    np.testing.assert_array_equal(after, draft_fillings(of, [other], draws=20)[draft.id])


def test_values_of_packages_that_differ_from_scenario_to_scenario() -> None:
    scenarios = sampled_scenarios(rich_case(), draws=30)
    rng = np.random.default_rng(5)
    choices = np.stack([rng.integers(0, size, 30) for size in scenarios.sizes])
    for row in scenarios.rows:
        values = scenarios.values(row, choices)
        for place in range(30):
            assert values[place] == scenarios.values(row, choices[:, place])[place]
