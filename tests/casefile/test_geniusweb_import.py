"""GeniusWeb profiles: both spellings, number issues, reservation bids, several files of one domain."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from genius_texts import put_text, web, web_profile

from onetext.casefile import check_case, read_geniusweb, write_case

VALUES = {"pay": {"values": ["low", "high"]}, "place": {"values": ["Oslo", "Rome", "Лима"]}}
WEIGHTS = {"pay": 0.3, "place": 0.7}
PAY = {"low": 0.1, "high": 1}
PLACE = {"Oslo": 0, "Rome": 0.666666666666, "Лима": 1}
DISCRETE, OLD = "discreteutils", "DiscreteValueSetUtilities"


def profile(spelling: str = DISCRETE, **more: object) -> dict[str, object]:
    utilities = {"pay": {spelling: {"valueUtilities": PAY}}, "place": {spelling: {"valueUtilities": PLACE}}}
    return web_profile(VALUES, WEIGHTS, utilities, **more)


@pytest.mark.parametrize("spelling", [DISCRETE, OLD])
def test_both_spellings_of_discrete_utilities_are_read(tmp_path: Path, spelling: str) -> None:
    """0.3·0.1 + 0.7·0.666666666666, without a rounded digit."""
    found = web(tmp_path, ann=profile(spelling))
    assert found.value("ann", ("low", "Rome")) == 100 * (
        Fraction("0.03") + Fraction("0.7") * Fraction("0.666666666666")
    )
    assert found.value("ann", ("high", "Лима")) == 100
    assert found.dropped == ()


def test_numbers_are_decimals_as_written_and_no_floats(tmp_path: Path) -> None:
    """A float would turn 0.1 into 0.1000000000000000055511151231257827…"""
    text = json.dumps(profile()).replace('"low": 0.1', '"low": 1.0000000000000000000001E-1')
    found = web(tmp_path, ann=text)
    exact = Fraction("0.3") * (Fraction(1, 10) + Fraction(1, 10**23))
    assert found.value("ann", ("low", "Oslo")) == 100 * exact


def test_a_reservation_bid_is_worth_its_utility(tmp_path: Path) -> None:
    bid = {"issuevalues": {"pay": "high", "place": "Rome"}}
    found = web(tmp_path, ann=profile(reservationBid=bid))
    assert found.no_deal("ann") == found.value("ann", ("high", "Rome"))
    assert "reservation bid" in found.case.no_deals[0].reason


def test_nothing_is_added_for_what_a_reservation_bid_leaves_out(tmp_path: Path) -> None:
    found = web(tmp_path, ann=profile(reservationBid={"issuevalues": {"pay": "high"}}))
    assert found.no_deal("ann") == 30
    assert "leaves out place" in found.case.no_deals[0].reason


@pytest.mark.parametrize("more", [{}, {"reservationBid": None}])
def test_without_a_reservation_bid_no_deal_is_0_and_says_why(tmp_path: Path, more: dict[str, object]) -> None:
    found = web(tmp_path, ann=profile(**more))
    assert found.no_deal("ann") == 0
    assert "no reservation bid" in found.case.no_deals[0].reason


def numbers(ends: object, line: dict[str, object], **more: object) -> dict[str, object]:
    utilities = {"pay": {DISCRETE: {"valueUtilities": PAY}}, "hours": {"numberutils": line}}
    values = {"pay": VALUES["pay"], "hours": {"range": ends}}
    return web_profile(values, {"pay": 0.5, "hours": 0.5}, utilities, **more)


LINE = {"lowValue": 0.5, "lowUtility": 1, "highValue": 2, "highUtility": 0.25}


@pytest.mark.parametrize("ends", [{"low": 0.5, "high": 2, "step": 0.5}, [0.5, 2, 0.5], ["0.5", "2", "0.5"]])
def test_number_issues_become_options_along_a_line(tmp_path: Path, ends: object) -> None:
    found = web(tmp_path, ann=numbers(ends, LINE))
    issue = found.case.issues[1]
    assert issue.ordered
    assert [option.title for option in issue.options] == ["0.5", "1", "1.5", "2"]
    values = [found.value("ann", ("high", option.title)) for option in issue.options]
    assert values == [100, Fraction("87.5"), 75, Fraction("62.5")]


def test_the_line_runs_to_the_end_of_the_range_even_where_no_step_falls_on_it(tmp_path: Path) -> None:
    """Steps 0.5, 1.1, 1.7: the last is 4/5 of the way to 2."""
    found = web(tmp_path, ann=numbers([0.5, 2, 0.6], LINE))
    assert [option.title for option in found.case.issues[1].options] == ["0.5", "1.1", "1.7"]
    assert found.value("ann", ("high", "1.7")) == 100 * (Fraction(1, 2) + Fraction(1, 2) * Fraction("0.4"))


def test_what_geniusweb_rounds_is_exact_here_and_told(tmp_path: Path) -> None:
    line = {"lowValue": 0, "lowUtility": 0, "highValue": 3, "highUtility": 1}
    found = web(tmp_path, ann=numbers([0, 3, 1], line))
    assert found.value("ann", ("high", "1")) == 50 + Fraction(50, 3)
    assert "eight decimals" in found.told


def test_a_range_of_too_many_steps_stays_as_an_issue_of_unknown_score(tmp_path: Path) -> None:
    bid = {"issuevalues": {"pay": "low", "hours": 1.25}}
    found = web(tmp_path, ann=numbers([0.5, 2, 0.001], LINE, reservationBid=bid))
    (title,) = (option.title for option in found.case.issues[1].options)
    assert (found.value("ann", ("high", title)), found.value("ann", ("high", title), "high")) == (50, 100)
    assert 'the numbers of issue "hours"' in found.told
    assert found.no_deal("ann") == 100 * (Fraction("0.05") + Fraction("0.5") * Fraction("0.625"))


def test_a_number_in_a_reservation_bid_is_found_however_it_is_spelled(tmp_path: Path) -> None:
    bid = {"issuevalues": {"pay": "low", "hours": "1.50"}}
    found = web(tmp_path, ann=numbers([0.5, 2, 0.5], LINE, reservationBid=bid))
    assert found.no_deal("ann") == 100 * (Fraction("0.05") + Fraction("0.25"))


def test_the_order_of_values_in_another_file_changes_nothing(tmp_path: Path) -> None:
    turned = {"place": {"values": ["Лима", "Oslo", "Rome"]}, "pay": {"values": ["high", "low"]}}
    utilities = {"pay": {OLD: {"valueUtilities": PAY}}, "place": {OLD: {"valueUtilities": PLACE}}}
    found = web(tmp_path, ann=profile(), ben=web_profile(turned, WEIGHTS, utilities))
    assert [found.value("ann", p) for p in found.packages()] == [found.value("ben", p) for p in found.packages()]


def test_a_value_twice_is_one_option_and_told(tmp_path: Path) -> None:
    values = {**VALUES, "pay": {"values": ["low", "high", "low"]}}
    utilities = {"pay": {DISCRETE: {"valueUtilities": PAY}}, "place": {DISCRETE: {"valueUtilities": PLACE}}}
    found = web(tmp_path, ann=web_profile(values, WEIGHTS, utilities))
    assert found.case.issues[0].option_ids == ("low", "high")
    assert "the second time" in found.told


def test_keys_that_nothing_reads_are_told(tmp_path: Path) -> None:
    assert '"version" in LinearAdditiveUtilitySpace' in web(tmp_path, ann=profile(version=7)).told


def test_files_without_an_id_go_by_their_own_names(tmp_path: Path) -> None:
    named = profile()
    space = named["LinearAdditiveUtilitySpace"]
    assert isinstance(space, dict)
    space["name"] = "Ann & Co"
    files = [put_text(tmp_path, "one.json", json.dumps(named))]
    space["name"] = "Ганна"
    files.append(put_text(tmp_path, "Two 2.json", json.dumps(named)))
    case, _ = read_geniusweb(files, {"third": files[0]}, case_id="x")
    assert case.signatories == ("ann-co", "two-2", "third")


def test_another_name_of_the_same_domain_is_told(tmp_path: Path) -> None:
    other = json.loads(json.dumps(profile()))
    other["LinearAdditiveUtilitySpace"]["domain"]["name"] = "works"
    found = web(tmp_path, ann=profile(), ben=other)
    assert found.case.title == "jobs"
    assert 'the name "works" of the domain' in found.told


def test_the_case_has_no_errors_on_disk(tmp_path: Path) -> None:
    case = web(tmp_path, ann=profile(), ben=profile(OLD)).case
    write_case(case, tmp_path / "case")
    told, faults = check_case(tmp_path / "case")
    assert told == case
    assert {fault.code for fault in faults} <= {"W104"}
