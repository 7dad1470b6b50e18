"""The documentation is whole: links lead somewhere, and every command, fault and rule has its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onetext.casefile import FAULT_CODES
from onetext.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
RULES = [f"S{number}" for number in range(1, 25)]


def prose(page: Path) -> str:
    """The text of a page without its code."""
    return re.sub(r"`[^`\n]*`", "", FENCED.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ +(.+)$", FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    return [first or second for first, second in LINK.findall(prose(page))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        if link.startswith(("http://", "https://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if "://" not in link]
    assert set(DOCS.rglob("*.md")) - reached == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"## onetext {command}\n" in (DOCS / "reference/commands.md").read_text(encoding="utf-8")
    assert f"`{command}`" in (DOCS / "reference/output.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(FAULT_CODES))
def test_every_fault_is_documented(code: str) -> None:
    assert code in (DOCS / "reference/faults.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained(rule: str) -> None:
    assert re.search(rf"^## {rule}\b", (DOCS / "explanation/semantics.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_no_code_cites_a_rule_that_does_not_exist() -> None:
    cited = {
        (path.relative_to(ROOT).as_posix(), rule)
        for path in (ROOT / "src").rglob("*.py")
        for rule in re.findall(r"\bS\d{1,2}\b", path.read_text(encoding="utf-8"))
    }
    assert {(path, rule) for path, rule in cited if rule not in RULES} == set()
    assert {rule for _, rule in cited} >= {"S2", "S3", "S4", "S5", "S7", "S9", "S16", "S24"}
