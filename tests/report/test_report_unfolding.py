"""The part of the page on how the talks may unfold: bands only, words for what cannot be told, and what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from forecast_builders import WITHOUT, changed, small_forecast
from report_builders import small_brief, small_case

from onetext.model.results import Band, BriefSections, ForecastResult
from onetext.report import brief_html
from onetext.report.sections.unfolding import UnfoldingView, forecast_in_short, unfolding_figures, unfolding_view
from onetext.report.words import Words


def sections(**changes: object) -> BriefSections:
    return replace(small_brief(small_case()).sections, **changes)


def view(**changes: object) -> UnfoldingView:
    found = unfolding_view(sections(**changes), Words(small_case()))
    assert found is not None
    return found


@cache
def whole() -> str:
    return part()


def part(**changes: object) -> str:
    """The part of the page, without markup."""
    case = small_case()
    page = brief_html(replace(small_brief(case), sections=sections(**changes)), case)
    html = page.split('<section id="part-forecast"')[1].split('<section id="part-timeline"')[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ")


def forecast(**changes: object) -> ForecastResult:
    return replace(small_forecast(small_brief(small_case()).envelope), **changes)


def test_the_answer_gives_bands_and_no_single_chance() -> None:
    said = forecast_in_short(forecast()).replace("\xa0", " ")
    assert said == (
        "In 40–50 % of the runs a text is signed by 17 September 2025, in 21 % the talks end without one, and in"
        " 29–39 % they still go on. If nothing but the drafts on record can come to the table: a text is signed in"
        " 20–25 % of the runs, and the talks end without one in 21 % (1,024 runs, ±1.1)."
    )


def test_the_answer_says_what_comes_of_the_drafts_alone() -> None:
    said = forecast_in_short(forecast()).replace("\xa0", " ")
    assert "drafts on record" in said
    without = forecast_in_short(replace(forecast(), drafted=None))
    assert "drafts on record" not in without


def test_nothing_is_called_the_chance_of_peace_or_of_bluffing() -> None:
    assert not re.search(r"peace|bluff|fair|winner", whole(), re.IGNORECASE)
    assert "not the chance of an agreement" in whole()


def test_a_panel_for_each_outcome_that_comes_and_a_word_on_those_that_do_not() -> None:
    assert [fan.title for fan in view().fans] == [
        "A text is signed",
        "A side walks out",
        "A side falls apart",
        "Still talking",
    ]
    assert "In no run: decided by force and a backer leaves." in whole()


def test_a_panel_is_a_band_that_begins_with_the_talks_and_ends_with_the_share_beside_it() -> None:
    signed = view().fans[0]
    assert [(one.low, one.high) for one in signed.stretches] == [(0, 0), (0.2, 0.25), (0.4, 0.5)]
    panel = unfolding_figures(view())["forecast-signed"]
    assert panel.words[0].text.replace("\xa0", " ") == "40–50 %"
    assert "17 September 2025" in panel.description.replace("\xa0", " ")


def test_a_label_stays_inside_its_panel() -> None:
    for panel in unfolding_figures(view()).values():
        assert 0 < panel.words[0].y < panel.height


def test_the_choice_has_a_card_for_each_answer() -> None:
    cards = [(one.answer, one.same_text.replace("\xa0", " "), one.value) for one in view().branches]
    assert cards == [
        ("Sign it", "30 %", "48 to 52"),
        ("Ask for a change", "0 %", "48 to 52"),
        ("Refuse it", "0 %", "48 to 52"),
    ]
    assert "an open ultimatum presses it" in whole()


def test_terms_survive_only_where_every_way_of_looking_ahead_has_them_in_three_of_four() -> None:
    assert [(issue, option) for issue, option, _ in view().terms] == [("Height of the wall", "low wall")]
    assert view().unsettled == 1


@pytest.mark.parametrize(
    ("now", "planned", "verdict"),
    [
        (0.009, -0.009, "no difference that could be told from chance"),
        (0.02, 0.03, "likelier"),
        (0.02, 0.0, "likelier, or no difference"),
        (-0.02, -0.03, "less likely"),
        (0.0, -0.03, "less likely, or no difference"),
        (0.02, -0.03, "likelier or less likely, as the parties look ahead"),
    ],
)
def test_a_difference_is_told_only_beyond_two_standard_errors(now: float, planned: float, verdict: str) -> None:
    rows = view(forecast_without=(changed("without", "leaks", {"perpetual": now, "planned": planned}),)).without
    assert [row.verdict for row in rows] == [verdict]


def test_what_moves_a_signature_most_comes_first() -> None:
    assert [row.text for row in view().without] == [
        "Without ultimatums",
        "Without walking out",
        "Without leaks and publication",
    ]
    assert view().without[0].cells == ("\N{MINUS SIGN}5.0 ±0.5", "\N{MINUS SIGN}12.0 ±0.5")
    assert view().changes[0].text == "Port stops backing Town at once, for good"


def test_guesses_are_shared_out_and_what_is_none_is_listed() -> None:
    assert view().parameters == 2
    assert [row[0] for row in view().known] == ["leak_hazard"]
    assert "75 %" in whole()


def test_warnings_of_the_forecast_stand_at_its_head() -> None:
    assert "Half of the texts are not drafted." in whole()


def test_a_page_without_a_forecast_says_how_to_have_one() -> None:
    said = part(forecast=None, forecast_without=(), forecast_changes=())
    assert "onetext brief CASE --forecast --out FILE" in said
    assert "Terms likely to survive" not in said


def test_a_forecast_that_cannot_be_made_says_why() -> None:
    assert "No forecast can be made: there is no text ." in part(forecast=None, forecast_refused="there is no text")


def test_talks_that_are_never_signed_have_no_terms_and_no_time() -> None:
    none = Band(modes={"perpetual": None, "planned": None}, low=None, high=None)
    texts = tuple(replace(text, signed=none) for text in forecast().texts)
    quiet = forecast(texts=texts, terms={}, time_to_signature={}, dilemma=None, pivotal={})
    said = part(forecast=quiet, forecast_without=(), forecast_changes=())
    assert "No text is signed in any run." in said
    assert "No text lies on the table" in said
    assert "nine in ten within" not in said
    assert "nothing simple to change" in said


def test_the_builders_changes_are_all_shown() -> None:
    assert len(view().without) == len(WITHOUT)
