"""What is written for Genius: names as they were, values the same when they are read back, and all losses told."""

from __future__ import annotations

import itertools
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from genius_texts import Imported
from hypothesis import given, settings
from hypothesis import strategies as st

from onetext.casefile import PartyTable, read_genius, write_genius
from onetext.model import Issue, Option
from onetext.model.results import Dropped

Rows = Sequence[Sequence[Fraction]]


def issues(*names: tuple[str, ...]) -> list[Issue]:
    """Issues by title, each with its options' titles; ids are places."""
    return [
        Issue(id=f"k{k}", title=title, options=tuple(Option(id=f"o{i}", title=name) for i, name in enumerate(options)))
        for k, (title, *options) in enumerate(names)
    ]


PAIR = issues(("Music", "band", "records"), ("Stalls", "five", "ten", "fifteen"))


def table(
    weights: Sequence[object], scores: Sequence[Sequence[object]], no_deal: object = 30, points: Rows | None = None
) -> PartyTable:
    exact = tuple(tuple(Fraction(str(score)) for score in row) for row in scores)
    return PartyTable(
        party="ann",
        weights=tuple(Fraction(str(weight)) for weight in weights),
        scores=exact,
        points=tuple(map(tuple, points)) if points else tuple(tuple(Fraction(0) for _ in row) for row in exact),
        no_deal=None if no_deal is None else Fraction(str(no_deal)),
    )


def by_the_book(item: PartyTable, choice: Sequence[int]) -> Fraction:
    """Σ w·s / Σ w, and the points of single options (S2)."""
    parts = [(w, row[i]) for w, row, i in zip(item.weights, item.scores, choice, strict=True)]
    mean = sum((w * s for w, s in parts), Fraction(0)) / sum(item.weights)
    return mean + sum((row[i] for row, i in zip(item.points, choice, strict=True)), Fraction(0))


def utilities(path: Path) -> list[Fraction]:
    """The utility of every package of a profile, read off the file with another parser (before the cut at 1)."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    weights = {item.get("index"): Fraction(str(item.get("value"))) for item in root.iter("weight")}
    columns = []
    for issue in root.iter("issue"):
        numbers = [Fraction(str(item.get("evaluation"))) for item in issue.findall("item")]
        top = max(numbers)
        columns.append([weights[issue.get("index")] * (number / top if top else 0) for number in numbers])
    return [sum(choice, Fraction(0)) for choice in itertools.product(*columns)]


def written(
    folder: Path, item: PartyTable, of: Sequence[Issue] = PAIR
) -> tuple[list[Fraction], list[Fraction], tuple[Dropped, ...]]:
    """Values of all packages by the book, 100 times their utilities in the file, and what was dropped."""
    names, dropped = write_genius("Fair", of, [item], folder)
    assert names == ("ann.xml", "domain.xml")
    choices = itertools.product(*(range(len(issue.options)) for issue in of))
    return [by_the_book(item, choice) for choice in choices], [100 * u for u in utilities(folder / "ann.xml")], dropped


@pytest.mark.parametrize(
    ("weights", "scores"),
    [
        ((0.6, 0.4), ((100, 0), (0, 50, 100))),
        ((60, 40), ((100, 0), (0, 50, 100))),
        ((1, 4), ((80, 20), (10, 10, 10))),
        ((0, 4), ((80, 20), (0, 0, 0))),
        ((1, 1), (("100/3", 0), ("200/3", 100, "1/7"))),
        ((5, 3), ((0, 0), (99.9, 12.5, 0.01))),
    ],
)
def test_values_are_100_times_the_utilities_written(tmp_path: Path, weights: Sequence[object], scores: Rows) -> None:
    expected, found, dropped = written(tmp_path, table(weights, scores))
    rounded = bool(dropped)
    assert found == expected if not rounded else max(abs(a - b) for a, b in zip(found, expected, strict=True)) < 1e-15


def test_weights_without_an_end_in_decimals_are_rounded_and_told(tmp_path: Path) -> None:
    expected, found, dropped = written(tmp_path, table((1, 2), ((100, 0), (0, 50, 100))))
    assert found != expected
    assert max(abs(a - b) for a, b in zip(found, expected, strict=True)) < Fraction(1, 10**17)
    assert [item.what for item in dropped] == ["the weight of k0, 1/3", "the weight of k1, 2/3"]


def test_points_of_single_options_go_with_their_issue(tmp_path: Path) -> None:
    item = table((1, 1), ((100, 0), (0, 50, 100)), points=((Fraction(3), Fraction(0)), (Fraction(0),) * 3))
    expected, found, dropped = written(tmp_path, item)
    assert found == expected
    assert [item.what for item in dropped] == ["values above 100 points"]


def test_points_that_would_make_an_evaluation_negative_are_left_out_and_told(tmp_path: Path) -> None:
    item = table((1, 1), ((100, 0), (0, 50, 100)), points=((Fraction(0), Fraction(-9)), (Fraction(0),) * 3))
    expected, found, dropped = written(tmp_path, item)
    assert [a - b for a, b in zip(expected, found, strict=True)] == [0, 0, 0, -9, -9, -9]
    assert "below 0" in dropped[0].why


@pytest.mark.parametrize(
    ("no_deal", "text"), [(35, "0.35"), (-20, "-0.2"), (130, "1.3"), ("100/3", "0.33333333333333333333")]
)
def test_no_deal_is_the_reservation_value(tmp_path: Path, no_deal: object, text: str) -> None:
    *_, dropped = written(tmp_path, table((1, 1), ((100, 0), (0, 50, 100)), no_deal))
    root = ET.fromstring((tmp_path / "ann.xml").read_text(encoding="utf-8"))
    assert [item.get("value") for item in root.iter("reservation")] == [text]
    assert len(dropped) == (0 if no_deal == 35 else 1)


def test_an_unknown_no_deal_is_left_out_and_told(tmp_path: Path) -> None:
    *_, dropped = written(tmp_path, table((1, 1), ((100, 0), (0, 50, 100)), None))
    assert "reservation" not in (tmp_path / "ann.xml").read_text(encoding="utf-8")
    assert "unknown" in dropped[0].why


# -- names ---------------------------------------------------------------------------------------------------------


def names_of(folder: Path) -> dict[str, list[str]]:
    root = ET.fromstring((folder / "domain.xml").read_bytes().decode())
    return {
        str(issue.get("name")): [str(item.get("value")) for item in issue.findall("item")]
        for issue in root.iter("issue")
    }


def test_titles_are_written_whatever_they_hold(tmp_path: Path) -> None:
    odd = issues(('"Band" & <more>', "Київ", "a\nb\tc", "'"))
    write_genius("F & G", odd, [table([1], [(1, 2, 3)])], tmp_path)
    assert names_of(tmp_path) == {'"Band" & <more>': ["Київ", "a\nb\tc", "'"]}


def test_equal_and_blank_titles_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    of = issues(("Pay", "yes", "yes", " "), ("Pay", "no"))
    write_genius("Fair", of, [table((1, 1), ((1, 2, 3), (1,)))], tmp_path)
    assert names_of(tmp_path) == {"Pay (k0)": ["yes (o0)", "yes (o1)", "o2"], "Pay (k1)": ["no"]}


def test_signs_that_xml_does_not_have_are_told(tmp_path: Path) -> None:
    of = issues(("Bell \x07", "yes"))
    _, dropped = write_genius("Fair\x00", of, [table([1], [[1]])], tmp_path)
    assert names_of(tmp_path) == {"Bell ?": ["yes"]}
    assert [item.what for item in dropped] == ["control characters of a title"]


def test_no_two_files_have_names_that_a_system_confuses(tmp_path: Path) -> None:
    tables = [replace(table([1], [[1]]), party=party) for party in ("ann", "Ann", "domain", "nul")]
    names, _ = write_genius("Fair", issues(("Pay", "yes")), tables, tmp_path)
    assert names == ("Ann-2.xml", "ann.xml", "domain.xml", "domain_.xml", "nul_.xml")


# -- there and back ------------------------------------------------------------------------------------------------

EIGHTHS = st.integers(0, 800).map(lambda number: Fraction(number, 8))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Issue], PartyTable]:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    of = issues(*((f"Issue {k}", *(f"Option {i}" for i in range(size))) for k, size in enumerate(sizes)))
    weights = draw(st.lists(EIGHTHS, min_size=len(sizes), max_size=len(sizes)).filter(any))
    scores = [draw(st.lists(EIGHTHS, min_size=size, max_size=size)) for size in sizes]
    points = [
        draw(st.lists(st.sampled_from([Fraction(0), Fraction(5, 2)]), min_size=size, max_size=size)) for size in sizes
    ]
    return of, table(weights, scores, draw(EIGHTHS), points)


@given(tables())
@settings(max_examples=settings.default.max_examples)
def test_what_was_exported_has_the_same_values_when_it_is_imported(drawn: tuple[list[Issue], PartyTable]) -> None:
    """Exactly, unless a number was rounded and said so; then to 17 decimals."""
    of, item = drawn
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        expected, _, dropped = written(folder, item, of)
        found = Imported(*read_genius(folder / "domain.xml", {"ann": folder / "ann.xml"}, case_id="x"))
    assert [issue.title for issue in found.case.issues] == [issue.title for issue in of]
    values = [found.value("ann", package) for package in found.packages()]
    rounded = any("rounded" in one.why for one in dropped)
    worst = max(abs(a - b) for a, b in zip(values, expected, strict=True))
    assert worst <= (Fraction(1, 10**17) if rounded else 0)
    assert found.no_deal("ann") == item.no_deal
