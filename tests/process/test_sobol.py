"""Sobol indices against Ishigami's function and scipy, and a run that is interrupted."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from onetext.process import sobol
from onetext.process.parameters import Distribution
from onetext.process.sobol import Design, evaluated, indices, ranked, rows_of, varies

ANGLE = Distribution("uniform", (-np.pi, np.pi))
ISHIGAMI = Design(distributions=(ANGLE, ANGLE, ANGLE), base=1024, seed=0)
FIRST, TOTAL = (0.313905, 0.442411, 0.0), (0.557589, 0.442411, 0.243684)


def ishigami(rows: np.ndarray) -> np.ndarray:
    """a = 7, b = 0.1."""
    x, y, z = rows.T
    return (np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x))[:, np.newaxis]


def test_ishigamis_indices() -> None:
    found = indices(ISHIGAMI, evaluated(ISHIGAMI, 1, ishigami)[:, 0])
    assert [index.first for index in found] == pytest.approx(FIRST, abs=0.02)
    assert [index.total for index in found] == pytest.approx(TOTAL, abs=0.02)
    assert [index.place for index in ranked(found)] == [0, 1, 2]
    for index, first, total in zip(found, FIRST, TOTAL, strict=True):
        assert index.first_low <= first <= index.first_high
        assert index.total_low <= total <= index.total_high


def test_the_estimates_are_scipys_on_the_same_values() -> None:
    values = evaluated(ISHIGAMI, 1, ishigami)[:, 0]
    n = ISHIGAMI.base
    parts = {"f_A": values[None, :n], "f_B": values[None, n : 2 * n], "f_AB": values[2 * n :].reshape(3, 1, n)}
    theirs = stats.sobol_indices(func=parts, n=n)
    ours = indices(ISHIGAMI, values)
    assert [index.first for index in ours] == pytest.approx(theirs.first_order, abs=1e-12)
    assert [index.total for index in ours] == pytest.approx(theirs.total_order, abs=1e-12)


def test_the_design_replaces_one_column_at_a_time_and_follows_the_distributions() -> None:
    mixed = Design(
        distributions=(ANGLE, Distribution("normal", (2.0, 0.5)), Distribution("gamma", (2.0, 40.0))), base=256, seed=3
    )
    rows = rows_of(mixed)
    assert rows.shape == (256 * 5, 3)
    a, b = rows[:256], rows[256:512]
    for column in range(3):
        block = rows[256 * (2 + column) :][:256]
        assert (block[:, column] == b[:, column]).all()
        others = [place for place in range(3) if place != column]
        assert (block[:, others] == a[:, others]).all()
    for sample in (a, b):
        assert stats.kstest(sample[:, 1], stats.norm(2, 0.5).cdf).pvalue > 0.5
        assert stats.kstest(sample[:, 2], stats.gamma(2, scale=1 / 40).cdf).pvalue > 0.5


def test_nine_intervals_in_ten_hold_the_truth() -> None:
    """A sum of inputs: the first-order index of each is its share of the variance, 1, 4 and 9 of 14."""
    weights, exact = np.array([1.0, 2.0, 3.0]), np.array([1, 4, 9]) / 14
    hits = []
    for seed in range(60):
        design = Design(distributions=(Distribution("normal", (0.0, 1.0)),) * 3, base=128, seed=seed)
        # Points at random instead of a Sobol sequence, which does better than the bootstrap takes it to do.
        random = np.random.default_rng(seed)
        a, b = random.normal(size=(2, 128, 3))
        rows = [a, b]
        for column in range(3):
            block = a.copy()
            block[:, column] = b[:, column]
            rows.append(block)
        found = indices(design, np.concatenate(rows) @ weights, resamples=300)
        hits += [index.total_low <= truth <= index.total_high for index, truth in zip(found, exact, strict=True)]
    assert 0.8 <= np.mean(hits) <= 0.97


def test_an_output_that_never_changes_is_driven_by_nothing() -> None:
    found = indices(ISHIGAMI, np.full(ISHIGAMI.size, 0.3))
    assert {(index.first, index.total, index.first_high, index.total_low) for index in found} == {(0.0, 0.0, 0.0, 0.0)}


def test_the_same_design_gives_the_same_bytes_and_another_seed_another_sample() -> None:
    assert rows_of(ISHIGAMI).tobytes() == rows_of(ISHIGAMI).tobytes()
    other = Design(distributions=ISHIGAMI.distributions, base=1024, seed=1)
    assert not np.array_equal(rows_of(other), rows_of(ISHIGAMI))
    values = evaluated(ISHIGAMI, 1, ishigami)[:, 0]
    assert indices(ISHIGAMI, values) == indices(ISHIGAMI, values)


class Interrupted:
    """An evaluation that is broken off in the middle of a batch, and counts its rows."""

    def __init__(self, after: int | None) -> None:
        self.after, self.rows = after, 0

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        if self.after is not None and self.rows >= self.after:
            raise KeyboardInterrupt
        self.rows += len(rows)
        return np.hstack([ishigami(rows), rows[:, :1]])


def test_an_interrupted_run_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    whole = evaluated(ISHIGAMI, 2, Interrupted(None))
    first, second, third = Interrupted(1000), Interrupted(3000), Interrupted(None)
    for run in (first, second):
        with pytest.raises(KeyboardInterrupt):
            evaluated(ISHIGAMI, 2, run, checkpoint=str(tmp_path))
    seen: list[tuple[int, int]] = []
    resumed = evaluated(ISHIGAMI, 2, third, checkpoint=str(tmp_path), progress=lambda done, of: seen.append((done, of)))
    assert resumed.tobytes() == whole.tobytes()
    assert first.rows + second.rows + third.rows == ISHIGAMI.size
    assert seen[-1] == (ISHIGAMI.size, ISHIGAMI.size)
    again = Interrupted(0)
    assert evaluated(ISHIGAMI, 2, again, checkpoint=str(tmp_path)).tobytes() == whole.tobytes()
    assert again.rows == 0


def test_what_was_kept_for_something_else_is_not_used(tmp_path: Path) -> None:
    small = Design(distributions=ISHIGAMI.distributions, base=16, seed=0)
    evaluated(small, 2, Interrupted(None), checkpoint=str(tmp_path), depends_on="case A")
    for design, what in ((small, "case B"), (Design(distributions=(ANGLE,) * 3, base=16, seed=7), "case A")):
        run = Interrupted(None)
        evaluated(design, 2, run, checkpoint=str(tmp_path), depends_on=what)
        assert run.rows == design.size


@pytest.mark.parametrize("spoil", ["cut", "bit", "empty"])
def test_a_spoiled_batch_is_computed_again(tmp_path: Path, spoil: str) -> None:
    small = Design(distributions=ISHIGAMI.distributions, base=64, seed=0)
    whole = evaluated(small, 2, Interrupted(None), checkpoint=str(tmp_path))
    path = next(iter(sorted(tmp_path.rglob("*.f8"))))
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes({"cut": path.read_bytes()[:-3], "bit": bytes(content), "empty": b""}[spoil])
    run = Interrupted(None)
    assert evaluated(small, 2, run, checkpoint=str(tmp_path)).tobytes() == whole.tobytes()
    assert run.rows == 64


def test_a_full_disk_leaves_no_half_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[:50])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    small = Design(distributions=ISHIGAMI.distributions, base=16, seed=0)
    with pytest.raises(OSError, match="No space"):
        evaluated(small, 1, ishigami, checkpoint=str(tmp_path))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_checkpoint_can_be_cleared(tmp_path: Path) -> None:
    small = Design(distributions=ISHIGAMI.distributions, base=16, seed=0)
    evaluated(small, 1, ishigami, checkpoint=str(tmp_path))
    (folder,) = tmp_path.iterdir()
    kept = sobol.Checkpoint(tmp_path, b"")
    kept.folder = folder
    kept.clear()
    assert list(tmp_path.iterdir()) == []
    kept.clear()


@pytest.mark.parametrize(("base", "shapes"), [(100, 2), (0, 2), (16, 0)])
def test_designs_that_cannot_be(base: int, shapes: int) -> None:
    with pytest.raises(ValueError, match=r"power of two|needs inputs"):
        Design(distributions=(ANGLE,) * shapes, base=base, seed=0)


@pytest.mark.parametrize(
    "still",
    [
        Distribution("fixed", (1.0,)),
        Distribution("normal", (1.0, 0.0)),
        Distribution("uniform", (2.0, 2.0)),
        Distribution("fixed", (np.inf,)),
    ],
)
def test_an_input_that_does_not_vary_is_no_input(still: Distribution) -> None:
    assert not varies(still)
    assert varies(ANGLE)
    with pytest.raises(ValueError, match="only such as vary"):
        Design(distributions=(ANGLE, still), base=16, seed=0)


@pytest.mark.parametrize("wrong", [lambda rows: ishigami(rows)[:, 0], lambda rows: ishigami(rows) * np.nan])
def test_an_evaluation_that_gives_something_else_is_told(wrong: object) -> None:
    with pytest.raises(ValueError, match="the evaluation gave"):
        evaluated(ISHIGAMI, 1, wrong)  # type: ignore[arg-type]  # wrong on purpose
