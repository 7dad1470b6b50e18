"""The questions of the article of 26 November 2025: each has its answer on the page as of that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page


@pytest.fixture(scope="module")
def page(browser: Browser, pages: dict[str, Path]) -> Iterator[Page]:
    """The page of that day, opened once: nothing here changes it."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(pages["november"].as_uri())
    yield opened
    opened.close()


def words(part: Locator) -> str:
    return re.sub(r"\s+", " ", part.text_content() or "")


def part(page: Page, key: str) -> Locator:
    found = page.locator(f"#part-{key}")
    assert found.count() == 1
    return found


def test_three_to_five_sentences_answer_first_each_with_its_sourced_version(page: Page) -> None:
    answers = part(page, "answer").locator(".headlines > li")
    assert 3 <= answers.count() <= 5
    for place in range(answers.count()):
        said = words(answers.nth(place).locator(".sourced"))
        assert "ourced records" in said
        assert "%" in said or "not known" in said


def test_the_page_says_on_its_face_what_it_is(page: Page) -> None:
    face = words(page.locator("body > header"))
    assert "reconstruction" in face
    assert "public sources" in face
    assert "26 November 2025" in face


def test_whether_the_28_points_are_nearer_to_moscow_by_how_much_and_how_sure(page: Page) -> None:
    said = words(part(page, "nearness"))
    assert re.search(r"Of \d+ issues on which both positions are known, it stands nearer to Russia on \d+", said)
    for rival in ("Russia or Ukraine", "Russia or E3", "Russia or EU"):
        assert rival in said
    assert re.search(r"on \d+ it depends on how the positions are read", said)
    assert re.search(r"On \d+ more, a position or the term of the draft is not known", said)


def test_which_points_each_side_calls_red_lines_and_in_which_reading_they_break(page: Page) -> None:
    table = part(page, "lines").locator("table").first
    rows = [words(row) for row in table.locator("tbody tr").all()]
    assert {"Russia", "Ukraine"} <= {words(party) for party in table.locator("tbody th").all()}
    assert any("strict only" in row for row in rows)
    assert any("in every reading" in row for row in rows)
    assert table.locator("a[href^='#us28-']").count() >= 5


def test_who_says_who_wrote_it_and_who_contradicts_whom(page: Page) -> None:
    said = part(page, "claims")
    heading = said.locator("h3", has_text=re.compile("Authorship.*28"))
    assert "contested" in words(heading)
    cards = heading.locator("xpath=following-sibling::ul[1]/li")
    assert cards.count() >= 4
    assert "Contradicts" in words(heading.locator("xpath=following-sibling::ul[1]"))


def test_which_way_the_european_draft_shifts_the_balance_and_through_which_points(page: Page) -> None:
    step = page.locator("#compare-us28-to-e3")
    said = words(step)
    for party in ("Russia", "Ukraine"):
        bounds, most = r"between [+−]?\d+ and [+−]?\d+", r"nine in ten sampled: [+−]?[\d.]+ to [+−]?[\d.]+"
        assert re.search(rf"{party}: [+−]\d+ \({bounds}; {most}\) points; (better|worse|never)", said)
    assert step.locator("svg[role=img]").count() >= 2
    assert step.locator("a[href^='#us28-']").count() >= 10
    assert step.locator("a[href^='#e3-']").count() >= 10


def test_what_each_side_gave_up_since_its_opening(page: Page) -> None:
    said = words(part(page, "concessions"))
    for party in ("Russia", "Ukraine"):
        assert re.search(rf"{party}: moved on", said)
    assert "steps on the scale" in said
    assert part(page, "concessions").locator("figure svg").count() >= 2


def test_which_deadlines_were_set_by_whom_and_what_became_of_them(page: Page) -> None:
    said = words(part(page, "deadlines"))
    assert "27 November 2025".replace(" ", "") in said.replace("\N{NO-BREAK SPACE}", " ").replace(" ", "")
    assert "What became of it" in said
    assert "reversed" in said


def test_who_must_be_consulted_on_what(page: Page) -> None:
    said = words(part(page, "consent"))
    for body in ("Verkhovna Rada", "North Atlantic Council", "European Council"):
        assert body in said


def test_what_each_side_gets_without_a_deal_and_whether_expectations_clash(page: Page) -> None:
    said = words(part(page, "no-deal"))
    for party in ("Russia", "Ukraine"):
        assert re.search(rf"{party} ?−?\d+ \(between −?\d+ and −?\d+\)", said)
    # The record of November has Russia and Ukraine expect different things of Donetsk (nodeal.yaml, after 12 months).
    assert "cannot all be right" in said
    assert "Ukrainian-held Donetsk" in said


def test_what_the_dilemma_of_the_addressee_looks_like(page: Page) -> None:
    headings = [words(one) for one in part(page, "dilemma").locator("h4").all()]
    choices = [heading.split(":")[0].strip() for heading in headings]
    assert choices[0] == "Sign"
    assert set(choices) == {"Sign", "Amend", "Refuse"}


def test_what_nobody_knows_and_where_the_numbers_come_from(page: Page) -> None:
    assert re.search(r"\d+ of 35", words(part(page, "unknown")))
    said = words(part(page, "basis"))
    assert "%" in said
    assert "not comparable between parties" in said


def test_no_party_is_a_winner_and_nothing_is_summed_over_parties(page: Page) -> None:
    said = words(page.locator("body")).lower()
    caution = "the page gives no probability of peace, no fairness score, no winner and no sum across parties"
    assert caution in said
    said = said.replace(caution, "")
    for never in (
        "winner",
        "fairness",
        "probability of peace",
        "chance of peace",
        "joint gain",
        "all parties together",
    ):
        assert never not in said
