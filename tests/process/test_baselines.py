"""Forecasts that know nothing: against numerical integration and sampled rates."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from scipy import integrate, stats

from onetext.api.load import load_case
from onetext.process.baselines import Past, constant_hazard, past_of, persistence

DAYS = (30.0, 91.0, 182.0)


def test_a_past_without_a_signature_by_integration() -> None:
    """Chance to sign in t days: the mean of 1 - exp(-rate t) over gamma(1/2, 200 days)."""
    found = constant_hazard(Past(days=200, ends={"signed": 0}), DAYS)
    for time, chance in zip(DAYS, found.signed_by, strict=True):
        # rate = x ** 2 takes the pole of the density at 0 away
        exact, _ = integrate.quad(
            lambda x, time=time: (1 - np.exp(-(x**2) * time)) * stats.gamma.pdf(x**2, 0.5, scale=1 / 200) * 2 * x, 0, 2
        )
        assert chance == pytest.approx(exact, abs=1e-8)
    assert found.outcomes == {"signed": found.signed_by[-1], "talking": pytest.approx(1 - found.signed_by[-1])}


def test_as_long_again_without_a_signature_gives_three_in_ten() -> None:
    """1 - (1/2) ** (1/2)."""
    assert constant_hazard(Past(days=91, ends={"signed": 0}), (91.0,)).signed_by[0] == pytest.approx(1 - 0.5**0.5)


def test_several_ends_by_sampled_rates() -> None:
    past = Past(days=300, ends={"signed": 1, "walked": 3})
    found = constant_hazard(past, DAYS)
    random = np.random.default_rng(11)
    rates = [random.gamma(count + 0.5, 1 / past.days, 400_000) for count in past.ends.values()]
    times = [random.exponential(1 / rate) for rate in rates]
    signed_first = times[0] < times[1]
    for time, chance in zip(DAYS, found.signed_by, strict=True):
        assert chance == pytest.approx(float(np.mean(signed_first & (times[0] <= time))), abs=0.004)
    assert found.outcomes["walked"] == pytest.approx(float(np.mean(~signed_first & (times[1] <= 182))), abs=0.004)
    assert sum(found.outcomes.values()) == pytest.approx(1)


def test_what_holds_stays() -> None:
    found = persistence(DAYS)
    assert found.outcomes == {"signed": 0.0, "talking": 1.0}
    assert found.signed_by == (0.0, 0.0, 0.0)


def test_the_past_of_a_case_starts_with_its_oldest_draft_and_uses_nothing_later() -> None:
    case = load_case("ukraine-2025")
    oldest = case.drafts_by_date[0].happened.earliest
    day = dt.date(2025, 11, 26)
    past = past_of(case, day)
    assert past == Past(days=(day - oldest).days, ends={"signed": 0})
    later = past_of(case, dt.date(2026, 1, 26))
    assert later is not None
    assert past is not None
    assert later.days == past.days + 61


def test_before_any_draft_there_is_no_past() -> None:
    case = load_case("ukraine-2025")
    assert past_of(case, dt.date(2000, 1, 1)) is None
