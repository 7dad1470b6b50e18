"""What a what-if may change: a number counts as long as something that is not left out uses it."""

from __future__ import annotations

from typing import Any

import pytest

import onetext
from onetext.model.results import WhatIfResult


def whatif(case: str, **given: Any) -> WhatIfResult:
    return onetext.whatif(onetext.load_case(case), runs=1024, horizon=26, modes=["perpetual"], workers=1, **given)


@pytest.mark.parametrize(
    ("number", "left_out"),
    [("support_rejection=2", "ultimatums"), ("statement_height=0.3", "audience"), ("battle_noise=1", "front")],
)
def test_a_number_whose_user_is_left_out_would_change_nothing(number: str, left_out: str) -> None:
    with pytest.raises(onetext.UsageError, match="would change nothing"):
        whatif("ukraine-2025", sets=[number], without=[left_out])


def test_a_text_that_is_made_to_leak_costs_by_its_own_discount_without_leaks() -> None:
    day = onetext.load_case("harbour-wages").newest
    assert day is not None
    leaked: dict[str, Any] = {"events": [f"leak@{day}"], "without": ["leaks"], "as_of": day}
    one, other = (whatif("harbour-wages", sets=[f"leak_discount={share}"], **leaked) for share in (0, 1))
    assert one.changed != other.changed
