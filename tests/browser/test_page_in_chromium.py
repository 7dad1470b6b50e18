"""The brief in a real browser: reachable, silent on the net, legible on a phone, and printable."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onetext.report.page import CONTENTS

Opener = Callable[..., Page]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
TWO_MEGABYTES = 2_000_000
ALL = ("november", "newest", "harbour", "small")

_PLACE = "[...document.querySelectorAll('summary')].indexOf(document.activeElement)"
_OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_unfolded(open_page: Opener, scheme: str) -> None:
    """The small page goes through every template, so that contrast is measured everywhere."""
    page = open_page("small", viewport=DESK, color_scheme=scheme)
    page.evaluate(_OPEN_ALL)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_on_a_phone(open_page: Opener) -> None:
    found = Axe().run(open_page("harbour", viewport=PHONE))
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_on_the_largest_page(open_page: Opener) -> None:
    """Without contrast, which takes a minute there and has the same colours as on the small page."""
    page = open_page("november", viewport=DESK)
    page.evaluate(_OPEN_ALL)
    found = Axe().run(page, options={"rules": {"color-contrast": {"enabled": False}}, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", [*ALL, "hostile"])
def test_nothing_is_asked_for_beyond_the_page_itself(browser: Browser, pages: dict[str, Path], name: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(pages[name].as_uri())
    page.evaluate(_OPEN_ALL)
    page.wait_for_timeout(200)
    assert asked == [pages[name].as_uri()]
    assert said == []
    context.close()


def test_markup_in_the_case_stays_text(open_page: Opener) -> None:
    page = open_page("hostile")
    assert page.locator("img, script, iframe, object, embed, form, input, [onerror], [onclick]").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert "onerror=alert(1)" in page.locator("h1").inner_text()


@pytest.mark.parametrize("name", [*ALL, "hostile"])
def test_nothing_runs_over_the_side_of_a_phone(open_page: Opener, name: str) -> None:
    page = open_page(name, viewport=PHONE)
    page.evaluate(_OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_text_in_drawings_keeps_its_size_on_a_phone(open_page: Opener) -> None:
    page = open_page("november", viewport=PHONE)
    scale = page.evaluate(
        "[...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width > 0)"
        ".map(s => s.getBoundingClientRect().width / s.viewBox.baseVal.width)"
    )
    assert scale
    assert min(scale) >= 0.99


def test_the_page_is_whole_without_javascript(open_page: Opener) -> None:
    page = open_page("november", java_script_enabled=False, viewport=DESK)
    assert page.locator("main > section").count() == len(CONTENTS)
    assert page.locator("svg[role=img]").first.is_visible()
    folded = page.locator("#part-lines details").first
    assert not folded.locator("li").first.is_visible()
    folded.locator("summary").first.click()
    assert folded.locator("li").first.is_visible()


def test_the_keyboard_reaches_the_skip_link_and_every_fold(open_page: Opener) -> None:
    page = open_page("small")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    summaries = page.locator("summary").count()
    reached, toggled = 0, []
    for _ in range(600):
        page.keyboard.press("Tab")
        where = page.evaluate("document.activeElement.tagName")
        if where == "SUMMARY":
            reached += 1
            toggled.append(page.evaluate(_PLACE))
            if not page.evaluate("document.activeElement.parentElement.open"):
                page.keyboard.press("Enter")
                assert page.evaluate("document.activeElement.parentElement.open")
        if where == "BODY":
            break
    in_head = page.locator("header summary").count()
    assert reached == summaries - in_head
    assert sorted(toggled) == sorted(set(toggled))


def test_headings_landmarks_and_tables_are_in_order(open_page: Opener) -> None:
    page = open_page("november")
    assert page.locator("h1").count() == 1
    assert page.locator("html[lang]").count() == 1
    assert {page.locator(name).count() for name in ("main", "nav", "body > header", "body > footer")} == {1}
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert page.locator("table:not(:has(caption))").count() == 0
    assert page.locator("th:not([scope])").count() == 0


def test_every_link_inside_the_page_leads_somewhere_and_ids_are_unique(open_page: Opener) -> None:
    for name in ALL:
        page = open_page(name)
        lost = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
            ".filter(id => !document.getElementById(id))"
        )
        assert sorted(set(lost)) == []
        twice = page.evaluate(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
            " return ids.filter((id, i) => ids.indexOf(id) !== i) })()"
        )
        assert twice == []


def test_links_that_lead_out_carry_no_trace(open_page: Opener) -> None:
    page = open_page("november")
    out = page.locator("a:not([href^='#'])")
    assert out.count() > 100
    assert page.locator("a:not([href^='#']):not([rel~=noreferrer])").count() == 0
    assert page.locator("a:not([href^='#']):not([href^='https://']):not([href^='http://'])").count() == 0


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_under_two_megabytes(pages: dict[str, Path], name: str) -> None:
    assert pages[name].stat().st_size < TWO_MEGABYTES


@pytest.mark.parametrize(("name", "most"), [("november", 110), ("harbour", 30)])
def test_the_print_has_a_sane_number_of_pages(open_page: Opener, name: str, most: int) -> None:
    pdf = open_page(name).pdf(prefer_css_page_size=True)
    count = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 5 <= count <= most


def test_what_is_folded_on_screen_is_open_on_paper(open_page: Opener) -> None:
    page = open_page("november", viewport=DESK)
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('details:not([open]) > *:not(summary)')]"
        ".filter(e => !e.closest('details.unprinted'))"
        ".filter(e => e.getBoundingClientRect().height === 0 && e.textContent.trim()).length"
    )
    assert page.locator("details:not([open])").count() > 20
    assert hidden == 0
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= DESK["width"]


def test_changes_to_other_drafts_print_only_where_the_reader_unfolded_them(open_page: Opener) -> None:
    page = open_page("november", viewport=DESK)
    page.emulate_media(media="print")
    others = page.locator("#part-settle details.unprinted")
    assert others.count() == 5
    assert [one.locator("table").first.is_visible() for one in others.all()] == [False] * 5
    others.first.evaluate("e => { e.open = true }")
    assert others.first.locator("table").first.is_visible()
    assert page.locator("#part-settle details[open] del").first.is_visible()


@pytest.mark.parametrize("part", ["said", "claims", "deadlines"])
def test_a_heading_and_its_first_words_are_not_parted_from_what_they_head_on_paper(
    open_page: Opener, part: str
) -> None:
    page = open_page("harbour", viewport=DESK)
    page.emulate_media(media="print")
    first = page.locator(f"#part-{part} > h2 + p")
    assert first.count() == 1
    style = first.evaluate("e => [getComputedStyle(e).breakAfter, getComputedStyle(e).breakInside]")
    assert style == ["avoid", "avoid"]
    heights = page.locator(f"#part-{part} li").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(heights) > 0, "what is folded on the screen stands open here"


def test_the_picture_of_the_frontier_is_not_parted_from_its_heading_on_paper(open_page: Opener) -> None:
    page = open_page("november", viewport=DESK)
    page.emulate_media(media="print")
    inside = page.locator("#part-settle .together")
    assert (inside.locator("h3").count(), inside.locator("figure").count()) == (1, 1)
    assert inside.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_captions_can_be_read_whole_on_a_phone_without_scrolling_sideways(open_page: Opener) -> None:
    """Also after a table was scrolled: its caption stays where it is."""
    page = open_page("november", viewport=PHONE)
    page.evaluate(_OPEN_ALL)
    page.evaluate("document.querySelectorAll('.scroll').forEach(one => { one.scrollLeft = 60 })")
    wide = page.evaluate(
        "[...document.querySelectorAll('.scroll caption')].map(e => e.getBoundingClientRect())"
        ".filter(b => b.left < 0 || b.right > document.documentElement.clientWidth).length"
    )
    assert page.locator(".scroll caption").count() > 20
    assert wide == 0


@pytest.mark.parametrize("name", ["november", "newest", "harbour"])
@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_words_in_the_picture_of_the_frontier_can_be_read(
    open_page: Opener, name: str, viewport: dict[str, int]
) -> None:
    """No two words in it meet, as the browser measures them, and none is cut off by the edge."""
    page = open_page(name, viewport=viewport)
    boxes = page.evaluate(
        "[...document.querySelectorAll('#part-settle svg')].map(svg => { const edge = svg.getBoundingClientRect();"
        " return [...svg.querySelectorAll('text')].map(t => t.getBoundingClientRect()).map(b =>"
        " [b.left - edge.left, b.right - edge.left, b.top - edge.top, b.bottom - edge.top, edge.width]) })"
    )
    assert boxes
    for words in boxes:
        assert all(left >= -1 and right <= width + 1 for left, right, _, _, width in words)
        for (left, right, top, foot, _), (begin, end, high, low, _) in itertools.combinations(words, 2):
            # Boxes are higher than their letters.
            assert not (left < end - 1 and begin < right - 1 and top + 2 < low - 2 and high + 2 < foot - 2)


def test_what_is_struck_and_put_can_be_told_without_colour(open_page: Opener) -> None:
    page = open_page("november", viewport=DESK)
    struck, put = page.locator("#part-settle del"), page.locator("#part-settle ins")
    assert struck.count() > 5
    assert "line-through" in struck.first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert "underline" in put.first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert page.locator("#part-settle details[open] td", has_text="struck:").count() > 0


def test_the_part_on_a_common_text_opens_with_its_answer(open_page: Opener) -> None:
    for name in ("november", "newest"):
        part = open_page(name, viewport=DESK).locator("#part-settle")
        assert part.locator("p").first.inner_text().startswith("Yes, if every red line")
        assert part.locator("p").nth(1).inner_text().startswith("No, if every red line")
        assert part.locator("h3").all_inner_texts() == [
            "What such a text would say",
            "Who would gain what",
            "What one side can get only from another",
            "The fewest changes to each draft",
            "What it would rest on",
            "What blocks, with red lines read as widely as their words allow",
        ]
