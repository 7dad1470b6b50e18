"""The page of what was found in an article: every item linked to its place, nothing copied, nothing that runs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from reading_builders import BRUN, MOEN, PARAGRAPHS, PARTIES, TEXT, at, poisoned_reading, small_reading
from report_builders import HOSTILE

from onetext.model import (
    LONGEST_TEXT,
    ArticleReading,
    AssertedClaim,
    Certainty,
    ClaimRelation,
    DatedPlace,
    Demand,
    Place,
    QuotedSpeech,
    ReportedSpeech,
    Voice,
)
from onetext.report import reading_page
from onetext.report.reading.excerpts import excerpt, first_words, shared_out
from onetext.report.reading.voices import MOST_FILTERS


def page_of(reading: ArticleReading, text: str = TEXT, **more: Any) -> str:
    return reading_page(reading, text, title=more.pop("title", "The ferry"), version="0.1", **more)


def tree_of(reading: ArticleReading, text: str = TEXT, **more: Any) -> html.HtmlElement:
    return html.document_fromstring(page_of(reading, text, **more))


def picked(tree: html.HtmlElement, selectors: str) -> list[html.HtmlElement]:
    """Elements by simple selectors: tags, classes, ids, attributes, descendants and children."""
    paths = []
    for selector in selectors.split(", "):
        path, axis = ".", "//"
        for part in selector.split():
            if part == ">":
                axis = "/"
                continue
            tag = re.match(r"[a-z0-9]*", part)
            path += axis + (tag[0] if tag and tag[0] else "*")
            path += "".join(f"[@id='{name}']" for name in re.findall(r"#([\w-]+)", part.partition("[")[0]))
            classes = re.findall(r"\.([\w-]+)", part.partition("[")[0])
            path += "".join(f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" for name in classes)
            path += "".join(f"[@{inside}]" for inside in re.findall(r"\[([^\]]+)\]", part))
            axis = "//"
        paths.append(path)
    return list(tree.xpath(" | ".join(paths)))


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split()).replace("\xa0", " ")


@pytest.fixture(scope="module")
def tree() -> html.HtmlElement:
    return tree_of(small_reading(), parties=PARTIES)


def test_every_item_stands_once_with_the_offsets_of_its_place(tree: html.HtmlElement) -> None:
    reading = small_reading()
    lists: dict[str, tuple[Any, ...]] = {
        "report": reading.reports,
        "deadline": reading.deadlines,
        "demand": reading.demands,
        "claim": reading.claims,
        "act": reading.acts,
        "date": reading.dates,
    }
    wanted = {f"{kind}-{n}": one for kind, items in lists.items() for n, one in enumerate(items, start=1)}
    for number, quote in enumerate(reading.quotes, start=1):
        wanted[f"{'quote' if quote.kind == 'speech' else 'mark'}-{number}"] = quote
    found = {element.get("id"): element for element in picked(tree, "li.item")}
    assert set(found) == set(wanted)
    for anchor, item in wanted.items():
        assert f"{item.start} to {item.end}" in said(found[anchor])


def test_each_place_leads_to_the_paragraph_that_holds_it(tree: html.HtmlElement) -> None:
    """The paragraph by another road: blank lines before the place."""
    reading = small_reading()
    for kind, items in (("deadline", reading.deadlines), ("demand", reading.demands), ("claim", reading.claims)):
        for number, item in enumerate(items, start=1):
            paragraph = TEXT[: item.start].count("\n\n") + 1
            (link,) = picked(tree, f"#{kind}-{number} .where a")
            assert link.get("href") == f"#p{paragraph}"
            assert picked(tree, f"#p{paragraph} a[href='#{kind}-{number}']")


def test_all_links_lead_somewhere_and_no_anchor_stands_twice(tree: html.HtmlElement) -> None:
    anchors = [element.get("id") for element in picked(tree, "[id]")]
    assert len(anchors) == len(set(anchors))
    for link in picked(tree, "a"):
        assert link.get("href").removeprefix("#") in anchors


def test_the_outline_shows_each_paragraph_by_its_first_six_words(tree: html.HtmlElement) -> None:
    shown = [said(element) for element in picked(tree, ".outline .begins")]
    expected = [" ".join(paragraph.split()[:6]).rstrip(" ,;:") + "…" for paragraph in PARAGRAPHS]
    assert shown == expected


def test_no_item_shows_more_than_25_words_of_the_article(tree: html.HtmlElement) -> None:
    """The longest run of words that an item shares with the article, in all its texts together."""
    article = [word.strip("“”‘’\"'.,;:()…") for word in TEXT.split()]
    runs = {tuple(article[n : n + LONGEST_TEXT + 1]) for n in range(len(article))}
    for item in picked(tree, "li.item, .para > h3"):
        words = [word.strip("“”‘’\"'.,;:()…") for word in item.text_content().split()]
        assert not {tuple(words[n : n + LONGEST_TEXT + 1]) for n in range(len(words))} & {
            run for run in runs if len(run) > LONGEST_TEXT
        }
    assert "gloves" in said(picked(tree, "#part-article")[0])
    assert "knots" not in said(picked(tree, "#part-article")[0])


def test_names_stand_in_alphabetical_order_and_count_what_they_said(tree: html.HtmlElement) -> None:
    told = [said(element) for element in picked(tree, "#part-who li")]
    assert told == [
        "Ida Moen for The crews: 4 quotations, 1 report of speech, 1 red line, 1 claim",
        "Karl Brun: 1 quotation, 1 offer, 1 claim",
        "the company for The port: 1 report of speech, 1 deadline, 1 act",
    ]


def test_every_claim_is_somebodys_and_relations_are_proposals(tree: html.HtmlElement) -> None:
    claims = picked(tree, "#part-claims li.item")
    assert [said(picked(claim, "p")[0]) for claim in claims] == [
        "Ida Moen for The crews claims: it came from the company",
        "Karl Brun claims: a consultant wrote it",
        "The author infers: Who wrote the timetable is disputed the author’s inference",
    ]
    moen, brun, _ = claims
    assert "Proposed: may contradict Karl Brun (¶ 5)" in said(moen)
    assert "Proposed: may contradict Ida Moen (¶ 5)" in said(brun)
    assert said(picked(tree, "#part-claims h3")[0]) == "Who wrote it"


def test_hedges_denials_conditions_and_tellers_are_kept(tree: html.HtmlElement) -> None:
    text = {element.get("id"): said(element) for element in picked(tree, "li.item")}
    assert "hedged: “reportedly”" in text["report-1"]
    assert "To: the board" in text["report-1"]
    assert "Who, told from: a pronoun" in text["report-1"]
    assert "is reported to say (“denied”) denied: it had promised anyone a pilot" in text["report-2"]
    assert "on a condition: “If the harbour is dredged”" in text["demand-2"]
    assert "Karl Brun, according to Ida Moen says it is nobody’s child" in text["quote-5"].replace("“", "").replace(
        "”", ""
    )
    assert "nobody named says" in text["quote-6"]
    assert "they do not match, or the closing one is missing" in text["quote-4"]
    assert "the quotation before its attribution" in text["quote-2"]


def test_a_deadline_says_from_whom_to_whom_what_else_and_what_became_of_it(tree: html.HtmlElement) -> None:
    (card,) = picked(tree, "#part-deadlines li.item")
    text = said(card)
    for part in (
        "the company for The port to the crews: accept its timetable",
        "Due: 14 March 2031 (“until noon on 14 March”)",
        "Else: the night boats would be leased",
        "told as lapsed: the day passed without it, 16 March 2031",
    ):
        assert part in text


def test_a_denied_demand_is_not_told_as_a_demand() -> None:
    denied = Certainty(polarity="denied")
    demands = tuple(
        Demand(**at("the company would pay"), holder=BRUN, kind=kind, certainty=denied)
        for kind in ("demand", "red_line", "offer")
    )
    shown = picked(tree_of(replace(small_reading(), demands=demands)), "#part-demands li.item")
    assert [said(picked(one, "p")[0]).partition("Karl Brun ")[2].partition(":")[0] for one in shown] == [
        "does not demand",
        "is said to have no red line here",
        "does not offer",
    ]


def test_a_condition_is_told_once() -> None:
    """It stands under the doubts, or within the words themselves; another one, of what is demanded, has its place."""
    under = Certainty(conditional="If the harbour is dredged")
    made = (
        Demand(
            **at("the company would pay"),
            kind="offer",
            holder=BRUN,
            condition="If the harbour is dredged",
            certainty=under,
        ),
        Demand(
            **at("If the harbour is dredged, Karl Brun offered, the company would pay"),
            kind="offer",
            holder=BRUN,
            certainty=under,
        ),
        Demand(
            **at("the company would pay"), kind="offer", holder=BRUN, condition="for a third berth", certainty=under
        ),
    )
    shown = [said(one) for one in picked(tree_of(replace(small_reading(), demands=made)), "#part-demands li.item")]
    assert [text.count("If the harbour is dredged") for text in shown] == [1, 1, 1]
    assert [" conditional" in text for text in shown] == [True, False, False]
    assert ["On condition: for a third berth" in text for text in shown] == [False, False, True]


def test_what_is_denied_is_told_before_its_words_and_nobody_claims_it() -> None:
    claims = (
        AssertedClaim(
            **at("a consultant"), subject="authorship", claimant=BRUN, certainty=Certainty(polarity="denied")
        ),
    )
    (card,) = picked(tree_of(replace(small_reading(), claims=claims, relations=())), "#part-claims li.item")
    assert said(picked(card, "p")[0]) == "Karl Brun denied: a consultant"


def test_the_words_of_a_verb_count_among_the_25() -> None:
    words = TEXT.split()
    long = " ".join(words[2 : 2 + LONGEST_TEXT + 9])
    report = ReportedSpeech(start=0, end=9, text=long, speaker=BRUN, verb=" ".join(words[:2]))
    (item,) = picked(tree_of(replace(small_reading(), reports=(report,))), "#report-1")
    shown = said(picked(item, "p")[0])
    assert " ".join(words[:2]) in shown
    assert f"{words[LONGEST_TEXT - 1].rstrip(' ,;:')}…" in shown


@pytest.mark.parametrize(("language", "marked"), [("fr", {"fr"}), ("en", {None}), ("", {None})])
def test_words_of_the_article_say_in_which_language_they_are(language: str, marked: set[str | None]) -> None:
    shown = tree_of(replace(small_reading(), language=language))
    words = [*picked(shown, ".outline .begins"), *picked(shown, "li.item q bdi")]
    assert len(words) > len(PARAGRAPHS)
    assert {one.get("lang") for one in words} == marked


def test_a_time_that_is_no_day_stands_in_words() -> None:
    places = tuple(DatedPlace(**at("a consultant"), kind="duration", iso=iso) for iso in ("P3D", "--06-01"))
    shown = [said(one) for one in picked(tree_of(replace(small_reading(), dates=places)), ".k-date")]
    assert ["→ 3 days" in one for one in shown] == [True, False]
    assert "→ 1 June, year not told" in shown[1]


def test_every_kind_and_speaker_has_its_filter_and_rule(tree: html.HtmlElement) -> None:
    style = picked(tree, "style")[0].text
    boxes = {box.get("id") for box in picked(tree, ".filters input")}
    kinds = {name for item in picked(tree, ".item") for name in item.get("class").split() if name.startswith("k-")}
    assert boxes == {f"show-{kind.removeprefix('k-')}" for kind in kinds}
    options = {option.text_content().rpartition(" (")[0]: option.get("value") for option in picked(tree, "option")[1:]}
    assert list(options) == ["Ida Moen", "Karl Brun", "the company"]
    for name, number in options.items():
        assert f'option[value="{number}"]:checked' in style
        marked = picked(tree, f"li.item.s-{number}")
        assert marked
        assert all(name in said(one) for one in marked)
    nested = picked(tree, "#quote-5")[0].get("class").split()
    assert {f"s-{options['Ida Moen']}", f"s-{options['Karl Brun']}"} <= set(nested)


def test_the_page_holds_no_script_and_loads_nothing(tree: html.HtmlElement) -> None:
    assert not picked(tree, "script, img, link, iframe, object, embed, form, audio, video, base")
    loading = {"src", "srcset", "data", "action", "background", "poster"}
    assert not [key for element in tree.iter() for key in element.attrib if key in loading or key.startswith("on")]
    page = page_of(small_reading())
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page
    assert page_of(small_reading()) == page


def test_markup_in_an_article_is_inert() -> None:
    friendly = tree_of(small_reading(), parties=PARTIES)
    page = page_of(
        poisoned_reading(small_reading()), HOSTILE + TEXT, title=HOSTILE, parties={"crews": HOSTILE, "port": HOSTILE}
    )
    hostile = html.document_fromstring(page)
    assert {element.tag for element in hostile.iter()} <= {element.tag for element in friendly.iter()}
    assert not [key for element in hostile.iter() for key in element.attrib if key.startswith("on") or key == "src"]
    assert said(hostile).count("onerror=alert(1)") > 40
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
    assert "alert" not in picked(hostile, "style")[0].text
    ids = [element.get("id") for element in picked(hostile, "[id]")]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*(-?\d+)?", one) for one in ids)


def test_an_article_without_anything_has_a_page_that_says_so() -> None:
    empty = ArticleReading(name="", sha256="", language="", published=None, characters=0)
    text = said(tree_of(empty, "").body)
    for part in (
        "Nothing was found",
        "None was found.",
        "Nobody who speaks was found.",
        "The text is empty.",
        "not named",
    ):
        assert part in text


def test_words_before_the_first_paragraph_are_not_lost() -> None:
    reading = replace(small_reading(), outline=(Place(start=len(PARAGRAPHS[0]) + 2, end=len(TEXT)),), dates=())
    title = QuotedSpeech(**at("Ferry talks"), speaker=MOEN)
    shown = tree_of(replace(reading, quotes=(title,)))
    assert picked(shown, "#p0 #quote-1")


def test_a_relation_to_nothing_is_left_out() -> None:
    lost = ClaimRelation(of=0, to=99, kind="agrees")
    assert not picked(tree_of(replace(small_reading(), relations=(lost,))), "#part-claims .minor")


def test_disputed_subjects_come_first_and_relations_to_one_claimant_stand_together() -> None:
    def claim(words: str, subject: str, claimant: Voice) -> AssertedClaim:
        return AssertedClaim(**at(words), subject=subject, claimant=claimant)

    claims = (
        claim("Ferry talks stall", "content", MOEN),
        claim("it came from the company", "authorship", MOEN),
        claim("a consultant wrote it", "authorship", BRUN),
        claim("Who wrote the timetable", "authorship", BRUN),
    )
    related = tuple(ClaimRelation(of=1, to=n, kind="contradicts") for n in (3, 2, 3))
    shown = tree_of(replace(small_reading(), claims=claims, relations=related))
    assert [said(one) for one in picked(shown, "#part-claims h3")] == ["Who wrote it", "What it says"]
    assert said(picked(shown, "#claim-2 p.minor")[0]) == "Proposed: may contradict Karl Brun (¶ 5, ¶ 5)"
    assert [link.get("href") for link in picked(shown, "#claim-2 p.minor a")] == ["#claim-3", "#claim-4"]


def test_nobody_reports_their_own_words() -> None:
    quote = QuotedSpeech(**at("Not for any money."), speaker=MOEN, reported_by=(MOEN, BRUN, BRUN))
    (shown,) = picked(tree_of(replace(small_reading(), quotes=(quote,))), "#quote-1 b")
    assert said(shown) == "Ida Moen, according to Karl Brun"


def test_a_subject_without_words_of_its_own_becomes_a_heading() -> None:
    claims = tuple(AssertedClaim(**at("a consultant"), subject=slug, claimant=BRUN) for slug in ("map_border", ""))
    shown = tree_of(replace(small_reading(), claims=claims, relations=()))
    assert [said(one) for one in picked(shown, "#part-claims h3")] == ["Map border", "Other claims"]


def test_of_too_many_names_those_found_most_often_can_be_filtered_by() -> None:
    start: dict[str, Any] = {"start": 0, "end": 5, "text": "Ferry"}
    many = [ReportedSpeech(**start, speaker=Voice(name=f"N{n:04}"), verb="said") for n in range(MOST_FILTERS + 50)]
    often = ReportedSpeech(**start, speaker=Voice(name="Zoe"), verb="said")
    shown = tree_of(replace(small_reading(), reports=(*many, often, often)))
    names = [option.text_content().partition(" (")[0] for option in picked(shown, "option")]
    assert len(names) == MOST_FILTERS + 1
    assert names[-1] == "Zoe"


# -- excerpts ----------------------------------------------------------------------------------------------------------

texts = st.text(alphabet="ab ,.\n“”é中", max_size=400)


@given(texts, st.integers(0, 30))
def test_an_excerpt_is_the_beginning_of_its_text(text: str, most: int) -> None:
    shown = excerpt(text, most)
    plain = " ".join(text.split())
    assert len(shown.removesuffix("…").split()) <= most
    assert plain.startswith(shown.removesuffix("…"))
    if most and not shown.endswith("…"):
        assert shown == plain


@given(st.lists(texts, max_size=5))
def test_texts_of_one_item_share_out_25_words(given_texts: list[str]) -> None:
    shown = shared_out(given_texts)
    assert len(shown) == len(given_texts)
    assert sum(len(one.split()) for one in shown) <= LONGEST_TEXT


@pytest.mark.parametrize("text", ["x" * 1_000_000, "中文" * 500_000, " " * 1_000_000, "a " * 500_000])
def test_a_line_of_a_million_characters_is_cut_to_a_few(text: str) -> None:
    assert len(excerpt(text)) <= 241
    assert len(first_words(text)) <= 241


def test_what_stands_within_an_earlier_text_is_not_shown_twice() -> None:
    assert shared_out(("sign by Monday", "by Monday", "or else")) == ("sign by Monday", "", "or else")
