"""What drives a made-up chance whose indices are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onetext.process.parameters import Distribution, Quantity
from onetext.process.region import sentence
from onetext.process.sensitivity import Sensitivity, what_drives


def quantity(key: str, shape: str, *numbers: float, basis: str = "default") -> Quantity:
    return Quantity(
        key=key,
        place=None,
        distribution=Distribution(shape, numbers),  # type: ignore[arg-type]  # a shape
        basis=basis,  # type: ignore[arg-type]  # a basis
    )


QUANTITIES = (
    quantity("idle", "uniform", 0.0, 1.0),
    quantity("held", "fixed", 0.2),
    quantity("small", "uniform", 0.0, 1.0, basis="analyst"),
    quantity("large", "normal", 0.0, 1.0, basis="source"),
)
"""chance = 0.2 + 0.1 small + 0.05 large: variances 0.01 / 12 and 0.0025, so the indices are 1/4 and 3/4."""


def chance(rows: np.ndarray) -> np.ndarray:
    assert (rows[:, 1] == 0.2).all()
    return rows[:, 1] + 0.1 * rows[:, 2] + 0.05 * rows[:, 3]


def found(**given: object) -> Sensitivity:
    result = what_drives(QUANTITIES, chance, **given)  # type: ignore[arg-type]  # options
    assert result is not None
    return result


def test_the_drivers_are_ranked_with_their_basis() -> None:
    result = found()
    assert [driver.quantity.key for driver in result.drivers] == ["large", "small", "idle"]
    assert [driver.index.total for driver in result.drivers] == pytest.approx([0.75, 0.25, 0.0], abs=0.02)
    assert [driver.index.first for driver in result.drivers] == pytest.approx([0.75, 0.25, 0.0], abs=0.03)
    assert result.by_basis == pytest.approx({"default": 0.0, "analyst": 0.25, "source": 0.75}, abs=0.02)
    assert (result.drivers[0].low, result.drivers[0].high) == pytest.approx((-1.6449, 1.6449), abs=1e-3)
    assert result.rows == 512 * 5


def test_where_half_is_hardly_reached_the_upper_quarter_counts() -> None:
    result = found()
    assert 0.25 < result.level < 0.5
    box = result.boxes[0]
    assert result.varying[box.limits[0].place].key == "large"
    assert box.base == pytest.approx(0.25, abs=0.02)
    assert "large is at least" in sentence(box, [item.key for item in result.varying])


def test_where_half_is_reached_by_some_it_counts() -> None:
    result = what_drives(QUANTITIES, lambda rows: rows[:, 2] * rows[:, 0])
    assert result is not None
    assert result.level == 0.5
    assert {result.varying[limit.place].key for limit in result.boxes[0].limits} == {"idle", "small"}


def test_nothing_drives_what_never_changes() -> None:
    result = what_drives(QUANTITIES, lambda rows: np.full(len(rows), 0.3), base=64)
    assert result is not None
    assert result.by_basis == {}
    assert result.boxes == ()


def test_without_anything_that_varies_there_is_nothing_to_rank() -> None:
    assert what_drives(QUANTITIES[1:2], chance) is None


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    calls = 0

    def broken(rows: np.ndarray) -> np.ndarray:
        nonlocal calls
        calls += 1
        if calls > 5:
            raise KeyboardInterrupt
        return chance(rows)

    with pytest.raises(KeyboardInterrupt):
        what_drives(QUANTITIES, broken, base=128, checkpoint=tmp_path)
    done = 0

    def rest(rows: np.ndarray) -> np.ndarray:
        nonlocal done
        done += len(rows)
        return chance(rows)

    assert what_drives(QUANTITIES, rest, base=128, checkpoint=tmp_path) == found(base=128)
    assert done == 128 * 5 - 5 * 64


def test_another_value_of_what_is_held_is_another_run(tmp_path: Path) -> None:
    what_drives(QUANTITIES, chance, base=64, checkpoint=tmp_path)
    other = (*QUANTITIES[:1], quantity("held", "fixed", 0.3), *QUANTITIES[2:])
    rows = 0

    def count(given: np.ndarray) -> np.ndarray:
        nonlocal rows
        rows += len(given)
        return given[:, 1]

    what_drives(other, count, base=64, checkpoint=tmp_path)
    assert rows == 64 * 5
