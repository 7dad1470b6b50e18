"""A real Chromium, and the pages that it opens: two shipped cases and a hostile one."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import shipped

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from report_builders import poisoned, small_brief, small_case

from onetext.api.load import load_case
from onetext.api.view import viewed
from onetext.report import brief_html

Opener = Callable[..., Page]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; its absence is a failure, never a skip."""
    found = os.environ.get("ONETEXT_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.fail("no browser: install chromium (Debian: apt-get install chromium) or set ONETEXT_CHROMIUM", False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages under test, written once."""
    folder = tmp_path_factory.mktemp("pages")
    wanted = {"november": ("ukraine-2025", dt.date(2025, 11, 26)), "newest": ("ukraine-2025", None)}
    wanted["harbour"] = ("harbour-wages", None)
    written = {}
    for name, (slug, day) in wanted.items():
        case = load_case(slug)
        seen, _ = viewed(case, command="brief", as_of=day)
        written[name] = folder / f"{name}.html"
        written[name].write_text(brief_html(shipped.brief(case, as_of=day), seen), encoding="utf-8")
    case = small_case()
    for name, change in (("small", lambda value: value), ("hostile", poisoned)):
        written[name] = folder / f"{name}.html"
        written[name].write_text(brief_html(change(small_brief(case)), change(case)), encoding="utf-8")
    return written


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, Path]) -> Iterator[Opener]:
    """Open a page by name; keyword arguments go to the browser context."""
    contexts: list[BrowserContext] = []

    def opener(name: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # whatever a test wants to set
        contexts.append(context)
        page = context.new_page()
        page.goto(pages[name].as_uri())
        return page

    yield opener
    for context in contexts:
        context.close()
