"""Ids become the words of the case, and links that lead somewhere and nowhere dangerous."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_builders import small_case

from onetext.model import Point
from onetext.model.results import TermView
from onetext.report.words import Words, safe_url

WORDS = Words(small_case())


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "https:example.org",
        "http://",
        "https://[broken",
        "https://example.org/a b",
        "",
    ],
)
def test_nothing_but_a_plain_web_address_becomes_a_link(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize("url", ["https://example.org/x?y=1&z=2#a", "http://example.org", "HTTPS://EXAMPLE.org/"])
def test_web_addresses_stay_as_they_are(url: str) -> None:
    assert safe_url(url) == url


def test_an_id_without_words_is_shown_as_it_is() -> None:
    assert WORDS.party("nobody") == "nobody"
    assert WORDS.issue("nothing") == "nothing"
    assert WORDS.option("height", "endless") == "endless"
    assert WORDS.draft("lost") == "lost"
    assert WORDS.line("no-line") == "no-line"
    assert WORDS.points_on("lost", "height") == []


def test_parties_are_listed_by_the_alphabet_of_their_names_not_by_id_or_file() -> None:
    assert WORDS.parties(["town", "port", "crews"]) == ["Crews", "Port", "Town"]


def test_options_are_listed_in_the_order_of_the_scale() -> None:
    assert WORDS.options("height", ["high", "low"]) == "low wall / high wall"


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (TermView(state="settled", option="low", options=("low",)), "low wall"),
        (TermView(state="bracketed", option=None, options=("high", "low")), "left open between: low wall / high wall"),
        (TermView(state="deferred", option=None, options=()), "put off until later"),
        (TermView(state="silent", option=None, options=()), "says nothing"),
        (TermView(state="unknown", option=None, options=()), "not known"),
    ],
)
def test_every_state_of_a_term_has_its_own_words(term: TermView, said: str) -> None:
    assert WORDS.term("height", term) == said


def test_points_behind_a_term_are_those_that_settle_it_else_those_that_touch_it() -> None:
    assert [link.label for link in WORDS.points_on("first", "height")] == ["1"]
    assert [link.label for link in WORDS.points_on("first", "fee")] == ["2"]


def test_the_anchor_of_a_point_is_its_draft_and_label() -> None:
    assert WORDS.point("first/1a").anchor == "first-1a"
    assert WORDS.point("1a", "first") == WORDS.point("first/1a")
    assert WORDS.point("first/99").anchor == ""


def test_anchors_stay_apart_when_ids_run_together() -> None:
    case = small_case()
    first = replace(case.draft("first"), id="a", points=(Point(label="b-1", text="x"), Point(label="b 1", text="y")))
    second = replace(case.draft("first"), id="a-b", points=(Point(label="1", text="z"),))
    third = replace(case.draft("first"), id="source", points=(Point(label="gazette", text="z"),))
    words = Words(replace(case, drafts=(first, second, third)))
    anchors = [words.point(name).anchor for name in ("a/b-1", "a/b 1", "a-b/1", "source/gazette")]
    assert len({*anchors, words.cite(["gazette"])[0].anchor}) == 5


def test_citations_are_numbered_as_the_list_of_sources_and_unknown_ones_left_out() -> None:
    assert [citation.number for citation in WORDS.cite(["radio", "gazette", "lost"])] == [1, 2]


def test_drafts_that_are_called_the_same_are_told_apart_by_their_ids() -> None:
    case = small_case()
    first, second, *_ = case.drafts
    words = Words(replace(case, drafts=(replace(first, title="Treaty", short=""), replace(second, short="Treaty"))))
    assert (words.draft(first.id), words.draft(second.id)) == (f"Treaty ({first.id})", f"Treaty ({second.id})")
    assert Words(case).draft(first.id) == first.label
