"""The catalog finds its cases wherever the package lies, and both of them can be read without a fault."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import onetext
from onetext.casefile import check_case
from onetext.catalog import path, slugs
from onetext.errors import UnknownId

PACKAGE = Path(onetext.__file__).parent


def test_slugs_are_the_folders_that_hold_a_case_in_alphabetical_order() -> None:
    assert slugs() == ("harbour-wages", "ukraine-2025")


#: What is odd in a case and meant so: a party without words, unordered options that the record does not score, and
#: text disputed against silence.
ODD_BUT_MEANT = {
    "harbour-wages": [],
    "ukraine-2025": [
        ("W105", "e3"),
        ("W105", "e3"),
        ("W105", "ukraine"),
        ("W106", "global_south"),
        ("W108", "army_size"),
        ("W108", "language_church"),
        ("W108", "russian_law"),
        ("W108", "sanctions_relief"),
    ],
}


@pytest.mark.parametrize("slug", ["harbour-wages", "ukraine-2025"])
def test_each_case_is_read_without_error_and_without_an_unmeant_warning(slug: str) -> None:
    case, faults = check_case(path(slug))
    assert case is not None
    assert case.id == slug
    told = [str(fault) for fault in faults]
    assert len(told) == len(ODD_BUT_MEANT[slug]), told
    for code, name in ODD_BUT_MEANT[slug]:
        assert any(fault.code == code and f'"{name}"' in fault.message for fault in faults), told


def test_an_unknown_slug_names_the_nearest_one() -> None:
    with pytest.raises(UnknownId, match='did you mean "ukraine-2025"'):
        path("ukraine-2052")


@pytest.mark.parametrize("given", ["", ".", "..", "__pycache__", "harbour-wages/drafts", "/"])
def test_nothing_but_a_slug_leads_anywhere(given: str) -> None:
    with pytest.raises(UnknownId):
        path(given)


def test_cases_are_found_in_an_installed_copy_from_any_directory(tmp_path: Path) -> None:
    """Stands for an installed wheel: the package's files alone, far from the checkout."""
    site = tmp_path / "site"
    shutil.copytree(PACKAGE, site / "onetext", ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); from onetext.catalog import path; print(path('ukraine-2025'))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    found = Path(done.stdout.strip())
    assert found == site / "onetext" / "catalog" / "ukraine-2025"
    assert (found / "drafts" / "us28.md").is_file()


@pytest.mark.parametrize("slug", ["harbour-wages", "ukraine-2025"])
def test_each_case_says_on_its_face_what_it_is(slug: str) -> None:
    case, _ = check_case(path(slug))
    assert case is not None
    assert case.notice
    assert case.summary
    assert case.analyst == "onetext editors"
    if slug == "harbour-wages":
        assert "invented for teaching" in case.title
        assert "invented for teaching" in case.notice
    else:
        assert "reconstruction from public sources" in case.notice
        assert "not the parties' own words" in case.notice
