"""The page of a comparison in a real browser: silent, reachable, legible on a phone, on paper and without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from redline_builders import HOSTILE, compared, of_case, poisoned
from report_builders import small_case

from onetext.report import redline_page

Opener = Callable[..., Page]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("comparisons")
    made = {
        "files": redline_page(compared(), None, title="From old.docx to new.pdf"),
        "case": redline_page(of_case(), small_case(), title="The quay: from First to Second"),
        "hostile": redline_page(poisoned(of_case()), small_case(), title=f"The quay {HOSTILE}"),
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
@pytest.mark.parametrize("side", [False, True])
def test_axe_finds_nothing_with_everything_unfolded(opened: Opener, scheme: str, side: bool) -> None:
    page = opened("case", viewport=DESK, color_scheme=scheme)
    page.evaluate(_OPEN_ALL)
    if side:
        page.check("#view-side")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_on_a_phone(opened: Opener) -> None:
    found = Axe().run(opened("files", viewport=PHONE))
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", ["files", "case", "hostile"])
def test_nothing_is_asked_for_and_nothing_runs(browser: Browser, written: dict[str, Path], name: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(written[name].as_uri())
    page.evaluate(_OPEN_ALL)
    page.wait_for_timeout(200)
    assert asked == [written[name].as_uri()]
    assert said == []
    assert page.locator("script, img, iframe, object, embed, form, [onerror], [onclick]").count() == 0
    context.close()


@pytest.mark.parametrize("name", ["files", "case", "hostile"])
@pytest.mark.parametrize("side", [False, True])
def test_nothing_runs_over_the_side_of_a_phone(opened: Opener, name: str, side: bool) -> None:
    page = opened(name, viewport=PHONE)
    page.evaluate(_OPEN_ALL)
    if side:
        page.check("#view-side")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_two_views_are_exchanged_by_keyboard_and_without_a_script(opened: Opener) -> None:
    page = opened("files", java_script_enabled=False, viewport=DESK)
    inline, sides = page.locator(".text.inline").first, page.locator(".sides").first
    assert inline.is_visible()
    assert not sides.is_visible()
    page.locator("#view-inline").focus()
    page.keyboard.press("ArrowRight")
    assert sides.is_visible()
    assert not inline.is_visible()
    left, right = (one.bounding_box() for one in sides.locator("> div").all())
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]


def test_changes_are_told_without_colour_to_the_eye_and_to_the_ear(opened: Opener) -> None:
    page = opened("files", viewport=DESK)
    struck, put = page.locator("#part-text del").first, page.locator("#part-text ins").first
    assert "line-through" in struck.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert "underline" in put.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert "struck" in struck.evaluate("e => getComputedStyle(e, '::before').content")
    assert "new" in put.evaluate("e => getComputedStyle(e, '::before').content")


def test_right_to_left_text_begins_at_the_right(opened: Opener) -> None:
    page = opened("files", viewport=DESK)
    arabic = page.locator(".text.inline", has_text="الطرفان").first
    assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_headings_landmarks_and_anchors_are_in_order(opened: Opener) -> None:
    for name in ("files", "case"):
        page = opened(name)
        assert page.locator("h1").count() == 1
        assert {page.locator(one).count() for one in ("main", "nav", "body > header", "body > footer")} == {1}
        lost = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
            ".filter(id => !document.getElementById(id))"
        )
        assert lost == []
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids))


def test_paper_has_the_kept_points_and_no_switch(opened: Opener) -> None:
    page = opened("files", viewport=DESK)
    page.emulate_media(media="print")
    assert not page.locator(".views").is_visible()
    assert page.locator("details.kept .text").first.is_visible()
    assert page.locator("del").first.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
