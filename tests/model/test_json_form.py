"""Every value has one JSON form, and none of it is NaN, lossy or in doubt (commands.md's rules of form)."""

from __future__ import annotations

import datetime as dt
import json
import math
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext.model import MEDIATOR, PUBLIC, Audience, Date, Range, json_form


@dataclass(frozen=True)
class Row:
    from_: str
    chance: Fraction
    secret: str = field(default="x", metadata={"hidden": True})


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (None, None),
        (True, True),
        (2**53, 2**53),
        (2**53 + 1, "9007199254740993"),
        (-(2**53) - 1, "-9007199254740993"),
        (Fraction(2, 3), "2/3"),
        (Fraction(4, 2), 2),
        (Fraction(2**60), str(2**60)),
        (0.1 + 0.2, 0.3),
        (-0.0, 0.0),
        (dt.date(2025, 11, 23), "2025-11-23"),
        (Date.parse("2025-11-23"), "2025-11-23"),
        (Date.parse("2025-11"), {"earliest": "2025-11-01", "latest": "2025-11-30"}),
        (PUBLIC, "public"),
        (MEDIATOR, "mediator"),
        (Audience("parties", ("a",)), ["a"]),
        (Range.of("0.5", 1), {"point": 0.75, "low": 0.5, "high": 1.0}),
        (immutabledict({"a": (1, 2)}), {"a": [1, 2]}),
        (frozenset({"b", "a"}), ["a", "b"]),
        (Row("us28", Fraction(1, 3)), {"from": "us28", "chance": "1/3"}),
    ],
)
def test_each_type_has_its_form(value: object, form: object) -> None:
    assert json_form(value) == form
    assert type(json_form(value)) is type(form)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [1.0, float("-inf")]])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="no JSON form"):
        json_form(value)


@pytest.mark.parametrize("value", [np.int64(1), np.array([1.0]), object(), 1j])
def test_a_type_without_a_form_is_refused_instead_of_guessed(value: object) -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        json_form(value)


@given(st.recursive(st.none() | st.booleans() | st.text() | st.integers(-(2**53), 2**53), st.lists, max_leaves=20))
def test_plain_values_pass_through_json_unchanged(value: object) -> None:
    assert json.loads(json.dumps(json_form(value))) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e6, max_value=1e6))
def test_a_float_loses_no_more_than_half_a_billionth(value: float) -> None:
    """Apart from the last bit, which the nearest float to a decimal may lack."""
    form = json_form(value)
    assert isinstance(form, float)
    assert abs(form - value) <= 0.5e-9 + math.ulp(value)
