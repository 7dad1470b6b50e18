"""Take the README's picture of the page with the real page in a real Chromium: `python tools/picture.py PAGE.html`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "brief.png"
WIDTH, HEIGHT = 1280, 1150


def take(page: Path, picture: Path) -> None:
    """Save what a reader sees first, at the width of a laptop."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        sheet = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        sheet.goto(page.resolve().as_uri())
        sheet.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), PICTURE)
