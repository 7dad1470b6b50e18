"""The page of a reading in a real browser: silent, filtered without scripts, legible on a phone and on paper."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from reading_builders import PARTIES, TEXT, poisoned_reading, small_reading
from report_builders import HOSTILE

from onetext.report import reading_page

Opener = Callable[..., Page]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("readings")
    made = {
        "ferry": reading_page(small_reading(), TEXT, title="The ferry", version="0.1", parties=PARTIES),
        "hostile": reading_page(poisoned_reading(small_reading()), HOSTILE + TEXT, title=HOSTILE, version="0.1"),
    }
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def opened(browser: Browser, written: dict[str, Path]) -> Iterator[Opener]:
    contexts: list[BrowserContext] = []

    def opener(name: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # whatever a test wants to set
        contexts.append(context)
        page = context.new_page()
        page.goto(written[name].as_uri())
        return page

    yield opener
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_axe_finds_nothing(opened: Opener, scheme: str, viewport: dict[str, int]) -> None:
    found = Axe().run(opened("ferry", viewport=viewport, color_scheme=scheme))
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", ["ferry", "hostile"])
def test_nothing_is_asked_for_and_nothing_runs(browser: Browser, written: dict[str, Path], name: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    asked: list[str] = []
    heard: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.goto(written[name].as_uri())
    page.wait_for_timeout(200)
    assert asked == [written[name].as_uri()]
    assert heard == []
    context.close()


@pytest.mark.parametrize("name", ["ferry", "hostile"])
def test_nothing_runs_over_the_side_of_a_phone(opened: Opener, name: str) -> None:
    page = opened(name, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_kind_is_hidden_and_shown_without_a_script(opened: Opener) -> None:
    page = opened("ferry", java_script_enabled=False, viewport=DESK)
    quote, report = page.locator("#quote-1"), page.locator("#report-1")
    note = page.locator(".filtered")
    assert quote.is_visible()
    assert not note.is_visible()
    page.uncheck("#show-quote")
    assert not quote.is_visible()
    assert report.is_visible()
    assert note.is_visible()
    page.check("#show-quote")
    assert quote.is_visible()
    assert not note.is_visible()


def test_only_one_speaker_is_shown_without_a_script(opened: Opener) -> None:
    page = opened("ferry", java_script_enabled=False, viewport=DESK)
    value = page.locator("#whose option", has_text="Karl Brun").get_attribute("value")
    page.locator("#whose").select_option(value)
    visible = [item.get_attribute("id") for item in page.locator("li.item").all() if item.is_visible()]
    assert sorted(filter(None, visible)) == ["claim-2", "demand-2", "quote-5"]
    assert [one.get_attribute("id") for one in page.locator(".para").all() if one.is_visible()] == ["p4", "p5"]
    page.locator("#whose").select_option("all")
    assert page.locator("#quote-1").is_visible()


def test_a_link_leads_to_an_item_that_the_filter_hides(opened: Opener) -> None:
    page = opened("ferry", viewport=DESK)
    page.uncheck("#show-demand")
    assert not page.locator("#demand-1").is_visible()
    page.evaluate("location.hash = '#demand-1'")
    assert page.locator("#demand-1").is_visible()


def test_headings_and_landmarks_are_in_order(opened: Opener) -> None:
    page = opened("ferry")
    assert {page.locator(one).count() for one in ("h1", "main", "nav", "body > header", "body > footer")} == {1}
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_doubts_are_told_without_colour(opened: Opener) -> None:
    page = opened("ferry", viewport=DESK, forced_colors="active")
    doubt = page.locator("#report-2 .doubt")
    assert doubt.inner_text() == "denied"
    assert doubt.evaluate("e => getComputedStyle(e).borderStyle") == "dashed"


def test_paper_has_every_item_and_no_filter(opened: Opener) -> None:
    page = opened("ferry", viewport=DESK)
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert all(item.is_visible() for item in page.locator("li.item").all())
    assert page.evaluate("document.documentElement.scrollWidth") <= DESK["width"]
    page.emulate_media(media="screen")
    page.uncheck("#show-date")
    page.emulate_media(media="print")
    assert page.locator(".filtered").is_visible()
