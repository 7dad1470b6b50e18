"""The sentences of the brief are plain English: counts, lists, ranges and dates read well and hide no range."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.api.briefing import wording
from onetext.model import Date, Draft, Party
from onetext.model.results import Estimate, Probability

DAY = Date.parse("2025-11-26")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a, x", "b"], "a, x; and b"),
        (["a", "b, y", "c"], "a; b, y; and c"),
        (["a (1, 2)", "“b, c”", "d"], "a (1, 2), “b, c” and d"),
    ],
)
def test_lists_read_as_english_and_stay_apart_when_parts_have_commas(parts: list[str], expected: str) -> None:
    assert wording.listed(parts) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "no issue"), (1, "1 issue"), (2, "2 issues")])
def test_counts_agree_with_their_noun(number: int, expected: str) -> None:
    assert wording.counted(number, "issue") == expected


@pytest.mark.parametrize(
    ("value", "plain", "signed"),
    [
        (Estimate(5, 3.14, 22.36), "between 3.1 and 22.4", "between +3.1 and +22.4"),
        (Estimate(-1, -3.14, 2), "between −3.1 and 2.0", "between −3.1 and +2.0"),
        (Estimate(2, 2, 2), "2.0", "+2.0"),
        (Estimate(2, 2, 2.01), "about 2.0", "between +2.0 and +2.0"),
        (Estimate(0, -0.01, 0.01), "about 0.0", "between 0.0 and 0.0"),
    ],
)
def test_ranges_have_one_decimal_and_both_ends(value: Estimate, plain: str, signed: str) -> None:
    assert wording.spread(value) == plain
    assert wording.spread_signed(value) == signed


@pytest.mark.parametrize(
    ("point", "error", "expected"),
    [
        (0.9, 0.005, "90 % of sampled values, standard error 0.5 %"),
        (0.9915, 0.0014, "99.2 % of sampled values, standard error 0.1 %"),
        (0.9997, 0.0002, "over 99.9 % of sampled values, standard error under 0.1 %"),
        (0.0003, 0.0002, "under 0.1 % of sampled values, standard error under 0.1 %"),
        (1.0, 0.0, "every one of 4,000 sampled values"),
        (0.0, 0.0, "no one of 4,000 sampled values"),
    ],
)
def test_a_sampled_share_is_never_rounded_to_certainty(point: float, error: float, expected: str) -> None:
    assert wording.share(Probability(point, 0, 1, error, 4000)) == expected


def test_the_middle_is_told_with_its_sign() -> None:
    assert wording.middle(Estimate(-5.16, -9, 1)) == "−5.2"
    assert wording.middle(Estimate(5.16, -9, 9)) == "+5.2"
    assert wording.middle(Estimate(0.01, -9, 9)) == "0.0"


def test_restated_words_stand_without_quotation_marks() -> None:
    assert wording.plain(" Sign it. ") == "Sign it"


THREE = Party(id="e3", name="United Kingdom, France, Germany", short="E3")


def test_a_full_name_is_spelled_out_at_the_first_mention_and_not_inside_a_title() -> None:
    text = f"The E3 counter-draft of {wording.marked(THREE)} is new; {wording.marked(THREE)} wrote it."
    assert wording.spelled_out(text, (THREE,)) == (
        "The E3 counter-draft of the E3 (United Kingdom, France, Germany) is new; the E3 wrote it.",
        (THREE,),
    )


@pytest.mark.parametrize("party", [Party(id="p", name="Firm"), Party(id="p", name="F" * 41, short="EU")])
def test_a_name_without_a_longer_form_that_fits_is_not_spelled_out(party: Party) -> None:
    said = f"{wording.marked(party)} wrote it."
    assert wording.spelled_out(said, (party,)) == (f"{wording.named(party)} wrote it.", ())


@given(st.floats(-300, 300), st.floats(0, 300))
def test_no_range_reads_as_a_bare_number(low: float, width: float) -> None:
    high = low + width
    text = wording.spread(Estimate(low, low, high))
    assert low == high or text.startswith(("between ", "about "))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("US", "the US"),
        ("United States", "the United States"),
        ("Ukraine", "Ukraine"),
        ("NATO", "NATO"),
        ("Harbour Company", "the Harbour Company"),
    ],
)
def test_parties_take_an_article_where_english_wants_one(label: str, expected: str) -> None:
    assert wording.named(Party(id="p", name="P", short=label)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("US 28-point draft", "the US 28-point draft"),
        ("The first offer", "the first offer"),
        ("A", "the draft “A”"),
        ("First", "the draft “First”"),
    ],
)
def test_a_draft_has_one_article(title: str, expected: str) -> None:
    assert wording.the(Draft(id="d", title=title, kind="proposal", happened=DAY, known=DAY)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("US one-page terms", "are"),
        ("Terms of the chair", "are"),
        ("Agreement on Fisheries in the Northern Waters", "is"),
        ("Last compromise", "is"),
        ("Address", "is"),
    ],
)
def test_the_verb_agrees_with_the_title(title: str, expected: str) -> None:
    made = Draft(id="d", title=title, kind="proposal", happened=DAY, known=DAY)
    assert wording.agreeing(made, "is", "are") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-26", "on 26 November 2025"),
        ("2025-11", "in November 2025"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(text: str, expected: str) -> None:
    assert wording.dated(Date.parse(text)) == expected


def test_an_interval_of_days_keeps_both_ends() -> None:
    interval = Date(dt.date(2025, 2, 1), dt.date(2025, 3, 15))
    assert wording.dated(interval) == "between 1 February 2025 and 15 March 2025"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [([], ""), (["us28/6"], "point 6"), (["6", "21a", "6"], "points 6 and 21a")],
)
def test_points_are_named_once_by_their_labels(labels: list[str], expected: str) -> None:
    assert wording.points_of(labels) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" so it is ", "So it is."), ("Is it?", "Is it?"), ("ends quoted “so.”", "Ends quoted “so.”")],
)
def test_a_sentence_begins_and_ends_as_one(text: str, expected: str) -> None:
    assert wording.sentence(text) == expected


def test_quotation_drops_a_full_stop_of_its_own() -> None:
    assert wording.quoted("Sign it. ") == "“Sign it”"
