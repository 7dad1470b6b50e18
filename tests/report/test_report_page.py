"""The page as text: what must be on it, what must never be, and that user text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources

import pytest
from report_builders import HOSTILE, empty_brief, poisoned, small_brief, small_case

from onetext.model import Case, Date, Range
from onetext.model.results import BriefResult, Effect, Estimate, Probability
from onetext.report import brief_html
from onetext.report.page import CONTENTS
from onetext.report.sections.changes import verdict


class Skeleton(HTMLParser):
    """Tags, attributes and text of a page, without a browser."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, key, value or "") for key, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


@pytest.fixture(scope="module")
def page() -> str:
    case = small_case()
    return brief_html(small_brief(case), case)


@pytest.fixture(scope="module")
def text(page: str) -> str:
    return Skeleton(page).text


def test_the_same_brief_gives_the_same_bytes(page: str) -> None:
    case = small_case()
    assert brief_html(small_brief(case), case) == page


def test_every_part_is_there_in_order_with_its_heading(page: str) -> None:
    assert re.findall(r'<section id="part-([a-z-]+)"', page) == [key for key, _ in CONTENTS]
    for key, title in CONTENTS:
        assert f'<h2 id="title-{key}">{title}</h2>' in page


def test_the_head_says_day_audience_withheld_hash_version_and_that_it_is_a_reconstruction(text: str) -> None:
    for said in (
        "reconstruction",
        "A. Analyst",
        "20 March 2025",
        "everybody (nothing in the case is confidential)",
        "ab" * 32,
        "0.1.0",
        "seed 7",
    ):
        assert said in text


def test_the_head_counts_what_was_withheld_and_names_the_audience() -> None:
    case = small_case()
    said = Skeleton(brief_html(small_brief(case, audience="town", withheld=3), case)).text
    assert "Town; 3 items withheld" in said
    said = Skeleton(brief_html(small_brief(case, audience="public", withheld=1), case)).text
    assert "the public; 1 item withheld" in said


def test_credibility_in_numbers_is_for_the_mediator_only() -> None:
    case = small_case()
    assert 'id="chart-credibility-title"' in brief_html(small_brief(case), case)
    public = brief_html(small_brief(case, audience="public"), case)
    assert 'id="chart-credibility-title"' not in public
    assert "90 % range" not in Skeleton(public).text
    assert "lapsed" in public


def test_each_headline_has_its_sourced_version_and_share(text: str) -> None:
    assert "From sourced records only: Nothing can be said. 58 % of what this sentence counts" in text
    assert (
        "The figures behind this, and what sourced records alone say (58 % of what is counted rests on sourced records)"
        in text
    )
    assert "Sourced records alone say the same. How much of it rests on sourced records is not known." in text


def test_a_draft_without_known_terms_is_said_to_be_so_and_never_drawn(page: str, text: str) -> None:
    assert page.count(">terms unknown</text>") == 2
    assert "They have no value for anybody" in text


def test_numbers_stand_with_their_ranges(text: str) -> None:
    for said in ("12 (between 3 and 31)", "−26 (between −50 and −4)", "between 30 and 50", "between 40 % and 70 %"):
        assert said in text


def test_a_party_of_which_nothing_is_known_gets_words_instead_of_numbers(text: str) -> None:
    assert "No panel for Crews" in text
    assert "Crews: unknown, because nothing is on record of what it wants." in text


def test_parties_come_in_alphabetical_order_of_their_names(page: str) -> None:
    captions = re.findall(r"<figcaption><bdi>(Port|Town): value of each draft", page)
    assert captions == ["Port", "Town"]


def test_points_can_be_linked_to_by_draft_and_label(page: str) -> None:
    for anchor in ("first-1", "first-1a", "first-2", "second-1", "line-town-high", "source-gazette"):
        assert f'id="{anchor}"' in page


def test_red_lines_show_both_readings_firmness_evidence_and_status(text: str) -> None:
    for said in (
        "bars Height of the wall: “high wall”",
        "bars Height of the wall: “middle wall” or “high wall”",
        "requires Fee for a berth: “small fee” or “large fee”",
        "a gate is built",
        "between 0 and 0.3: already crossed once",
        "kept in the narrow reading, broken in the strict one",
    ):
        assert said in text


def test_a_firmness_of_which_nothing_is_known_is_called_unknown_and_a_reason_is_told() -> None:
    """In the list of lines, where the case says so, and in the table of broken ones, where the balance does."""
    case = small_case()
    unknown = Range.of(0, 1)
    lines = tuple(
        replace(
            line, firmness=unknown, crossed=line.crossed and replace(line.crossed, firmness=unknown, reason="Guess!")
        )
        for line in case.red_lines
    )
    brief = small_brief(case)
    balance = brief.sections.balance
    drafts = tuple(
        replace(
            draft,
            parties={
                party: replace(item, red_lines=tuple(replace(status, real=None) for status in item.red_lines))
                for party, item in draft.parties.items()
            },
        )
        for draft in balance.drafts
    )
    sections = replace(brief.sections, balance=replace(balance, drafts=drafts))
    page = brief_html(replace(brief, sections=sections), replace(case, red_lines=lines))
    said = Skeleton(page).text
    assert "unknown: already crossed once" in said
    assert "Guess!" in said
    assert '<td class="nowrap">unknown</td>' in page
    assert "between 0 and 1" not in said


def test_an_unfinished_record_is_named_in_every_part_of_an_empty_case() -> None:
    case = Case(id="empty", title="Empty", as_of=small_case().as_of)
    said = Skeleton(brief_html(empty_brief(case), case)).text
    for sentence in (
        "The record does not allow an answer yet",
        "No two drafts with known terms to compare",
        "No draft is on record",
        "No red line is on record",
        "No response to any draft is on record",
        "No claim is on record",
        "No ultimatum is on record",
        "Nothing is on record of what anybody gets without a deal",
        "Nothing dated is on record",
        "No source is on record",
    ):
        assert sentence in said


def test_the_page_holds_no_script_and_loads_nothing(page: str) -> None:
    skeleton = Skeleton(page)
    assert not {"script", "img", "link", "iframe", "object", "embed", "form", "audio", "video", "base"} & set(
        skeleton.tags
    )
    loading = {"src", "srcset", "xlink:href", "data", "action", "formaction", "background", "poster"}
    assert not [entry for entry in skeleton.attributes if entry[1] in loading or entry[1].startswith("on")]
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page.replace("&#39;", "'")


def test_markup_in_any_field_of_the_case_or_the_result_is_inert() -> None:
    case = small_case()
    hostile = brief_html(poisoned(small_brief(case)), poisoned(case))
    friendly = brief_html(small_brief(case), case)
    assert set(Skeleton(hostile).tags) == set(Skeleton(friendly).tags)
    assert not [entry for entry in Skeleton(hostile).attributes if entry[1].startswith("on") or entry[1] == "src"]
    assert Skeleton(hostile).text.count("{{ 7*7 }}") > 100
    assert Skeleton(hostile).text.count("onerror=alert(1)") > 100


def test_characters_that_hide_or_turn_words_round_are_named_and_not_printed() -> None:
    case = poisoned(small_case())
    page = brief_html(poisoned(small_brief(small_case())), case)
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
    assert page.count("⟦right-to-left override⟧") > 100


def test_nearly_every_text_of_the_case_reaches_the_page() -> None:
    """What a person wrote must not be lost on the way; each poisoned text would be seen."""
    case = poisoned(small_case())
    said = Skeleton(brief_html(poisoned(small_brief(small_case())), case)).text
    mark = re.sub(r"\s+", " ", HOSTILE).replace("\N{RIGHT-TO-LEFT OVERRIDE}", "⟦right-to-left override⟧")
    for words in (
        "The wall is high.",
        "Nothing above the roofs.",
        "Too high.",
        "A storm.",
        "The depth was never measured.",
        "Said to be his own.",
        "in the gazette",
        "the cranes leave",
        "assembly",
        "It did not.",
    ):
        assert f"{words}{mark}" in said, words


def test_only_web_addresses_become_links(page: str) -> None:
    out = [value for tag, key, value in Skeleton(page).attributes if (tag, key) == ("a", "href") and value[0] != "#"]
    assert out == ["https://example.org/wall"]
    assert "address not linked: javascript:alert(1)" in Skeleton(page).text


def test_right_to_left_names_are_isolated() -> None:
    case = small_case()
    parties = tuple(replace(party, short="\N{HEBREW LETTER ALEF}" * 4) for party in case.parties)
    page = brief_html(small_brief(case), replace(case, parties=parties))
    outside = re.sub(r"<(svg|bdi|title)\b.*?</\1>|<[^>]*>", "", page, flags=re.S)
    assert "\N{HEBREW LETTER ALEF}" in page
    assert "\N{HEBREW LETTER ALEF}" not in outside


def test_dates_known_only_as_a_span_are_not_made_a_day(text: str) -> None:
    assert str(Date.parse("2025-02")) == "2025-02"
    assert "February 2025 meeting A meeting." in text


def test_nothing_is_called_a_winner_fair_or_a_probability_of_peace(text: str) -> None:
    caution = "The page gives no probability of peace, no fairness score, no winner and no sum across parties"
    assert caution in text
    rest = text.replace(caution, "").lower()
    assert not re.search(r"winner|fairness|probability of peace|pro-\w+|wins\b", rest)


def _effect(holds: str | None, loses: str | None, better: float, worse: float) -> Effect:
    return Effect(
        total=Estimate(1, -1, 2) if holds else None,
        holds=holds,
        probability=Probability(better, 0, 1, 0.005, 4000),
        loses=loses,
        loses_probability=Probability(worse, 0, 1, 0.005, 4000),
        by_issue={},
        by_interaction={},
    )


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (_effect("all", "none", 1, 0), "better for all values in the ranges"),
        (_effect("none", "all", 0, 1), "worse for all values in the ranges"),
        (_effect("none", "none", 0, 0), "neither better nor worse, for all values in the ranges"),
        (_effect("none", "some", 0, 0.4), "never better; worse in 40 % of 4,000 sampled values (standard error 0.5 %)"),
        (_effect("some", "none", 0.4, 0), "never worse; better in 40 % of 4,000 sampled values (standard error 0.5 %)"),
        (
            _effect("some", "some", 0.4, 0.55),
            "better in 40 % of 4,000 sampled values (standard error 0.5 %), worse in 55 %",
        ),
        (
            _effect("some", "some", 0, 1),
            "better in none of 4,000 sampled values, worse in all of 4,000 sampled values",
        ),
        (_effect(None, None, 0, 0), "cannot be said: the terms of one of the drafts are unknown"),
    ],
)
def test_all_some_and_none_have_words_of_their_own(effect: Effect, said: str) -> None:
    assert verdict(effect).replace("\N{NO-BREAK SPACE}", " ") == said


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_every_text_colour_stands_out_from_every_ground_in_light_dark_and_print(scheme: int) -> None:
    """WCAG 2 contrast of at least 4.5 for text, computed from the style sheet."""
    css = resources.files("onetext.report").joinpath("templates/brief.css").read_text("utf-8")
    palette = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", re.findall(r":root \{.*?\}", css, re.S)[scheme]))
    for ink in ("ink", "muted", "accent"):
        for ground in ("page", "card", "mark"):
            light, dark = sorted((_luminance(palette[ink]), _luminance(palette[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_a_brief_result_is_only_read(page: str) -> None:
    case = small_case()
    brief: BriefResult = small_brief(case)
    before = repr(brief)
    brief_html(brief, case)
    assert repr(brief) == before


def test_control_characters_of_a_case_do_not_reach_the_page() -> None:
    case = small_case()
    hostile = replace(case, title="a\x1b[31mred\x07", summary="be\x9bll")
    page = brief_html(small_brief(hostile), hostile)
    assert not set(page) & {"\x1b", "\x07", "\x9b"}
    assert "a\N{REPLACEMENT CHARACTER}[31mred" in page
