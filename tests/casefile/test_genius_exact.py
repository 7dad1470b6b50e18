"""Whatever the numbers of a domain, a case keeps every utility exactly, on disk too; and so does what is exported."""

from __future__ import annotations

import itertools
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from genius_texts import Discrete, Imported, Space, domain_xml, genius, profile_xml, web, web_profile
from hypothesis import given, settings
from hypothesis import strategies as st

from onetext.casefile import read_case, write_case

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=6)
"""Names in any script, with signs that XML and YAML read as their own."""

DECIMALS = st.one_of(
    st.integers(0, 120).map(str),
    st.decimals(0, 3, places=3).map(lambda number: f"{number:f}"),
    st.floats(0, 2, allow_subnormal=False).map(repr).filter(lambda text: int((text + "e-0").split("e-")[1]) < 20),
    st.sampled_from(["0.3333333333333333", "0.1", "1e-3", "2.5E1", ".5", "7."]),
)


@dataclass(frozen=True)
class Files:
    """A random domain with two parties."""

    issues: tuple[Discrete, ...]
    spaces: tuple[Space, Space]
    base: int
    order: tuple[int, ...]
    reservation: str


@st.composite
def domains(draw: st.DrawFn) -> Files:
    titles = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    issues = tuple(
        Discrete(title, tuple(draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)))) for title in titles
    )

    def space() -> Space:
        weights = tuple(draw(DECIMALS) for _ in issues)
        return Space(weights, tuple(tuple(draw(DECIMALS) for _ in issue.values) for issue in issues))

    order = tuple(draw(st.permutations(range(len(issues)))))
    return Files(issues, (space(), space()), draw(st.integers(0, 3)), order, draw(DECIMALS))


def imported(files: Files, folder: Path, scale: str = "normalised") -> Imported:
    end = f'<reservation value="{files.reservation}"/>'
    ann, ben = (profile_xml(files.issues, space, files.base, files.order, end) for space in files.spaces)
    return genius(folder, domain_xml(files.issues), scale, ann=ann, ben=ben)


@given(domains())
@settings(max_examples=settings.default.max_examples)
def test_every_package_is_worth_100_times_its_utility(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = imported(files, Path(folder))
        choices = list(itertools.product(*(range(len(issue.values)) for issue in files.issues)))
        for party, space in zip(("ann", "ben"), files.spaces, strict=True):
            for package, choice in zip(found.packages(), choices, strict=True):
                assert found.value(party, package) == 100 * space.utility(choice)
            assert found.no_deal(party) == 100 * Fraction(files.reservation)


@given(domains())
@settings(max_examples=settings.default.max_examples // 4)
def test_the_case_on_disk_is_the_case_that_was_imported(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = imported(files, Path(folder))
        write_case(found.case, Path(folder) / "case")
        assert read_case(Path(folder) / "case") == found.case


@given(domains())
@settings(max_examples=settings.default.max_examples // 2)
def test_raw_values_are_all_multiples_of_the_sum_as_stored(files: Files) -> None:
    """By one factor for everybody: 100, or 100 over the largest evaluation if that is more than 1."""
    stored = [Fraction(text) for space in files.spaces for row in space.evaluations for text in row]
    factor = 100 / max(Fraction(1), *stored)
    with tempfile.TemporaryDirectory() as folder:
        found = imported(files, Path(folder), "raw")
        choices = itertools.product(*(range(len(issue.values)) for issue in files.issues))
        for package, choice in zip(found.packages(), choices, strict=True):
            for party, space in zip(("ann", "ben"), files.spaces, strict=True):
                parts = zip(space.weights, space.evaluations, choice, strict=True)
                raw = sum((Fraction(weight) * Fraction(row[i]) for weight, row, i in parts), Fraction(0))
                assert found.value(party, package) == factor * raw


@given(domains())
@settings(max_examples=settings.default.max_examples // 2)
def test_ids_are_unique_stable_and_lead_back_to_the_names(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, other = imported(files, Path(folder)).case, imported(files, Path(folder)).case
    assert one == other
    assert len({issue.id for issue in one.issues}) == len(files.issues)
    assert [issue.title for issue in one.issues] == [issue.name for issue in files.issues]
    for issue, given_issue in zip(one.issues, files.issues, strict=True):
        assert len(set(issue.option_ids)) == len(issue.options)
        assert tuple(option.title for option in issue.options) == given_issue.values


SHARES = st.decimals(0, 1, places=4).map(lambda number: f"{number:f}")


@given(st.lists(st.lists(SHARES, min_size=1, max_size=4), min_size=1, max_size=3), st.data())
@settings(max_examples=settings.default.max_examples // 2)
def test_geniusweb_utilities_are_kept_exactly(rows: list[list[str]], data: st.DataObject) -> None:
    weights = [data.draw(SHARES) for _ in rows]
    bid = [data.draw(st.integers(0, len(row) - 1)) for row in rows]
    utilities = {
        f"i{k}": {"discreteutils": {"valueUtilities": {f"v{i}": text for i, text in enumerate(row)}}}
        for k, row in enumerate(rows)
    }
    profile = web_profile(
        {f"i{k}": {"values": [f"v{i}" for i in range(len(row))]} for k, row in enumerate(rows)},
        {f"i{k}": weight for k, weight in enumerate(weights)},
        utilities,
        reservationBid={"issuevalues": {f"i{k}": f"v{i}" for k, i in enumerate(bid)}},
    )

    def utility(choice: tuple[int, ...]) -> Fraction:
        parts = zip(weights, rows, choice, strict=True)
        return sum((Fraction(weight) * Fraction(row[i]) for weight, row, i in parts), Fraction(0))

    with tempfile.TemporaryDirectory() as folder:
        found = web(Path(folder), ann=profile)
    choices = itertools.product(*(range(len(row)) for row in rows))
    for package, choice in zip(found.packages(), choices, strict=True):
        assert found.value("ann", package) == 100 * utility(choice)
    assert found.no_deal("ann") == 100 * utility(tuple(bid))
