"""Which issue a demand may be about: on a small case of our own, and on records of the case in the catalog left out."""

from __future__ import annotations

from pathlib import Path

import pytest

import onetext.catalog
from onetext.api.reading.matching import IssueMatcher, matched
from onetext.casefile import read_case
from onetext.model import Case


@pytest.fixture(scope="module")
def ukraine() -> Case:
    return read_case(Path(onetext.catalog.__file__).parent / "ukraine-2025")


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Ukraine’s army must be capped at 600,000 soldiers", "army_size"),
        ("Ukraine will never join NATO", "nato_membership"),
        ("no foreign troops on Ukrainian soil", "foreign_troops"),
        ("elections within a hundred days of signature", "elections_timing"),
    ],
)
def test_words_of_an_issue_lead_to_it(ukraine: Case, text: str, issue: str) -> None:
    assert [match.issue for match in matched(ukraine, text)][:1] == [issue]


def test_a_number_tells_the_option(ukraine: Case) -> None:
    best = {
        number: matched(ukraine, f"a cap of {number} on Ukraine's forces")[0].option
        for number in ("600,000", "800,000")
    }
    assert best == {"600,000": "cap-600k", "800,000": "cap-800k-peacetime"}


@pytest.mark.parametrize("text", ["", "?!", "the herring swim where the water is cold", "条約"])
def test_nothing_fits_what_is_about_nothing_of_the_case(ukraine: Case, text: str) -> None:
    assert matched(ukraine, text) == ()


def test_where_two_issues_fit_nearly_as_well_the_other_is_named(ukraine: Case) -> None:
    matcher = IssueMatcher(ukraine)
    for line in ukraine.red_lines:
        first, *behind = (*matcher.matched(line.says), None, None)
        if first is not None and behind[0] is not None and first.rival:
            assert first.rival == behind[0].issue
            assert first.score < 1.25 * behind[0].score
    one = matcher.matched("a cap of 600,000 on Ukraine's forces")[0]
    assert (one.issue, one.rival) == ("army_size", "")


def test_the_best_come_first_and_are_few(ukraine: Case) -> None:
    matcher = IssueMatcher(ukraine)
    for line in ukraine.red_lines:
        found = matcher.matched(line.says)
        assert len(found) <= 3
        assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
        assert all(0 < match.score <= 1 for match in found)
        for match in found:
            issue = ukraine.issue(match.issue)
            assert match.option in (*issue.option_ids, "")


def test_most_red_lines_are_found_when_their_own_words_are_left_out(ukraine: Case) -> None:
    """Floor well below what was measured (0.75 of 48), so that a change of the case does not break it."""
    right = 0
    for line in ukraine.red_lines[::4]:
        bar = line.narrow or line.strict
        found = IssueMatcher(ukraine, [f"red line {line.id}"]).matched(line.says)
        right += bool(found and bar and found[0].issue in bar.options)
    assert right >= len(ukraine.red_lines[::4]) * 0.5
