"""Who said what in the brief: every word with its day, doubts as words, and on what it rests."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from report_builders import empty_brief, small_brief, small_case

import onetext
from onetext.api.brief import brief
from onetext.api.view import viewed
from onetext.model import Certainty
from onetext.report import brief_html
from onetext.report.doubts import doubts_in_words, doubts_of_all
from onetext.report.sections.said import resting, said_view
from onetext.report.words import Words


def part(page: str, key: str) -> html.HtmlElement:
    (found,) = html.document_fromstring(page).xpath(f"//section[@id='part-{key}']")
    return found


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split()).replace("\xa0", " ")


@pytest.fixture(scope="module")
def page() -> str:
    case = small_case()
    return brief_html(small_brief(case), case)


def test_each_word_stands_with_day_kind_words_speaker_doubts_and_source(page: str) -> None:
    rows = [said(row) for row in part(page, "said").xpath(".//li")]
    day = "8 January 2025"
    assert rows == [
        f"{day}: demands: as said (low wall) [2]",
        f"{day}: says in public: Never (low wall / middle wall) denied hedged: “allegedly” "
        "on a condition: “if it freezes” the author’s inference [2]",
        f"{day}: draws a red line: Nothing above. Mayor [2]",
        f"{day}: rejects: First text as reported by Radio [2]",
        f"{day}: rules out: high wall low confidence [2]",
    ]


def test_an_issue_says_how_many_records_how_many_doubted_and_on_what_they_rest(page: str) -> None:
    section = part(page, "said")
    (summary,) = section.xpath(".//summary")
    assert said(summary) == "Height of the wall: 5 records of 1 party, 2 hedged, denied or unsure"
    assert "50 % of them rest on a source that can be looked up, the others on recall" in said(section)
    links = {link.get("href") for link in section.xpath(".//li//a")}
    assert {"#line-town-high", "#response-r1"} <= links


def test_on_paper_few_words_are_printed_and_many_only_where_they_were_unfolded(page: str) -> None:
    few = part(page, "said")
    assert 0 < len(few.xpath(".//li")) <= 60
    assert few.xpath(".//details[@class='unprinted']") == []
    assert "On paper" not in said(few)
    case = onetext.load_case("ukraine-2025")
    many = part(brief_html(brief(case), viewed(case, command="brief")[0]), "said")
    assert len(many.xpath(".//li")) > 60
    assert len(many.xpath(".//details[@class='unprinted']")) == len(many.xpath(".//details"))
    assert "On paper only what is unfolded is printed." in said(many)


def test_deadlines_and_claims_say_on_what_they_rest(page: str) -> None:
    assert "None of them rests on a source that can be looked up" in said(part(page, "deadlines"))
    assert "All of them rest on a source that can be looked up." in said(part(page, "claims"))


def test_hedges_of_claims_and_deadlines_are_words_beside_them() -> None:
    case = small_case()
    made = small_brief(case)
    told = (Certainty(hedge="most likely"),)
    (subject,) = made.sections.claims.subjects
    claims = replace(
        made.sections.claims,
        subjects=(replace(subject, claims=(replace(subject.claims[0], certainty=told), subject.claims[1])),),
    )
    deadlines = tuple(replace(one, certainty=told) for one in made.sections.deadlines)
    made = replace(made, sections=replace(made.sections, claims=claims, deadlines=deadlines))
    shown = brief_html(made, case)
    for key in ("claims", "deadlines"):
        assert [said(tag) for tag in part(shown, key).xpath(".//li//span[@class='tag']")] == ["hedged: “most likely”"]


def test_a_denial_that_is_told_in_the_words_of_a_claim_is_not_told_twice() -> None:
    case = small_case()
    made = small_brief(case)
    told = (Certainty(polarity="denied", hedge="most likely"),)
    (subject,) = made.sections.claims.subjects
    first, *others = subject.claims
    for says, tags in (("Denies: it wrote it", ["hedged: “most likely”"]), ("It", ["denied", "hedged: “most likely”"])):
        mine = replace(first, certainty=told, says=says, note="From a paper.")
        claims = replace(made.sections.claims, subjects=(replace(subject, claims=(mine, *others)),))
        shown = part(brief_html(replace(made, sections=replace(made.sections, claims=claims)), case), "claims")
        assert [said(tag) for tag in shown.xpath(".//li//span[@class='tag']")] == tags
        assert shown.xpath(".//li//br/following-sibling::span[text()='From a paper.']")


def test_how_drafts_came_out_and_what_came_from_outside(page: str) -> None:
    versions, timeline = said(part(page, "versions")), said(part(page, "timeline"))
    assert "1 of 3 drafts on record was leaked. The share that this allows lies between 6 % and 75 %" in versions
    assert "3 February 2025, published: First text, 2 days after it was made in the gazette" in versions
    assert "4 February 2025, leaked: A page on a wall. Mayor" in versions
    assert "8 January 2025 domestic shock: A flood. denied hedged: “allegedly”" in timeline


def test_without_records_each_part_says_so() -> None:
    case = small_case()
    shown = brief_html(empty_brief(case), case)
    assert "Nothing that a party said on an issue is on record." in said(part(shown, "said"))


def test_the_harbour_brief_has_as_many_rows_as_the_record_counted_by_hand() -> None:
    """32 words on five issues: see the test of the record, where they are counted from the files."""
    case = onetext.load_case("harbour-wages")
    seen, _ = viewed(case, command="brief", as_of=None)
    section = part(brief_html(brief(case), seen), "said")
    assert len(section.xpath(".//li")) == 9 + 7 + 8 + 6 + 2
    names = [said(name) for name in section.xpath(".//h3")]
    assert names == ["Dockers' Union", "Harbour Company"] * 5


def test_what_is_hidden_from_an_audience_is_in_no_row() -> None:
    case = onetext.load_case("harbour-wages")
    hidden = replace(case, positions=tuple(replace(one, audience=onetext.model.MEDIATOR) for one in case.positions))
    counts = [
        sum(len(party.sayings) for issue in brief(one, audience="public").sections.sayings for party in issue.parties)
        for one in (case, hidden)
    ]
    assert counts == [32, 32 - len(case.positions)]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ({}, ""),
        (None, ""),
        ({"source": 1.0}, "All of them rest on a source"),
        ({"analyst": 1.0}, "None of them rests on a source"),
        ({"source": 0.25, "analyst": 0.75}, "25"),
    ],
)
def test_on_what_records_rest_in_words(share: dict[str, float] | None, words: str) -> None:
    assert resting(share).startswith(words)


def test_doubts_are_told_once_and_certainty_not_at_all() -> None:
    assert doubts_in_words(Certainty()) == ()
    hedged = Certainty(hedge="reportedly")
    assert doubts_of_all((hedged, Certainty(), hedged)) == ("hedged: “reportedly”",)
    assert doubts_in_words(Certainty(conditional="if a, or if b"), condition="if a…") == ("on a condition: “if a…”",)


def test_an_id_that_the_case_does_not_have_is_shown_as_it_is() -> None:
    case = small_case()
    (issue,) = said_view(small_brief(case).sections, Words(replace(case, parties=(), issues=(), drafts=())))
    assert (issue.title, issue.parties[0].name) == ("height", "town")
    assert any(re.search("rejects: first", row.does) for row in issue.parties[0].rows)
