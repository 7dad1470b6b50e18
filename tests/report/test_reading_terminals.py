"""`read` and `inbox` on a terminal: what stands where, read off printed lines."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

import onetext
from onetext.model import Certainty
from onetext.report.terminal.claims import show_claims
from onetext.report.terminal.inbox import show_inbox
from onetext.report.terminal.kinds import counted_kinds
from onetext.report.terminal.read import show_read

PUBLISHED = dt.date(2024, 5, 14)
ARTICLE = (
    "Ovens stay cold\n\n"
    "“We will never accept a cut in the night bonus,” said Berta Kolm, who leads the bakers’ guild. Two inspectors said"
    " that the memo was written by Millcorp. Millcorp denied that it had written the memo. The talks lasted three"
    " days.\n\n"
    "The guild gave Millcorp until 1 June to withdraw the memo. The guild demanded that Millcorp pay the bonus. Olaf"
    " Brandt said that the mill would close if the guild marched.\n"
)


def printed(show: object, result: object) -> str:
    out = io.StringIO()
    show(result, Console(file=out, width=80))  # type: ignore[operator]
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ovens.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path: Path, article: Path) -> Path:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    onetext.read(article, case=folder, published=PUBLISHED, source="daily", outlet="Daily")
    return folder


def test_an_article_is_told_in_words_with_the_numbers_of_paragraphs_apart(article: Path) -> None:
    lines = printed(show_read, onetext.read(article, published=PUBLISHED)).splitlines()
    said = " ".join(" ".join(lines).split())
    assert "published 14 May 2024" in said
    assert "“three days”: 3 days" in said
    assert "due 1 June 2024" in said
    assert "P3D" not in said
    assert all(len(line) <= 80 for line in lines)
    first = next(place for place, line in enumerate(lines) if "§" in line)
    entries = [line for line in lines[first:] if line.startswith("  ")]
    assert all(line == line.rstrip() for line in entries)
    assert all(line[2] == "§" or line.startswith(" " * 7) for line in entries)


def test_a_denial_stands_before_its_words(article: Path) -> None:
    said = " ".join(printed(show_read, onetext.read(article)).split())
    assert "Millcorp [denied]: it had written the memo" in said
    assert "if the guild marched [conditional]" in said


def test_the_inbox_goes_from_what_binds_most_to_what_was_merely_said(talks: Path) -> None:
    result = onetext.inbox(talks)
    text = printed(show_inbox, result)
    heads = [text.index(f"\n  {head} (") for head in ("Ultimatums", "Red lines", "Positions", "Claims", "Statements")]
    assert heads == sorted(heads)
    assert all(f"[{item.id}]" in text for item in result.items)
    said = " ".join(text.split())
    assert "Millcorp on authorship [denied]: it had written the memo" in said


def test_the_inbox_says_once_whom_the_case_does_not_know_and_what_to_type_next(talks: Path) -> None:
    result = onetext.inbox(talks)
    text = printed(show_inbox, result)
    said = " ".join(text.split())
    assert text.count("No party or speaker of this case: ") == 1
    assert "Berta Kolm (" in said
    offered = text.split("--accept ")[1].split()[0]
    assert next(item for item in result.items if item.id == offered).clashes == ""
    assert f"onetext show {talks}" in text


def test_a_kind_alone_has_no_head(talks: Path) -> None:
    text = printed(show_inbox, onetext.inbox(talks, kind="claim"))
    assert "Claims (" not in text
    assert "[ovens.c1]" in text


def test_kinds_are_counted_in_the_plural_and_strange_ones_come_last() -> None:
    assert counted_kinds({"statement": 2, "odd": 1, "red_line": 1, "claim": 0}).replace("\N{NO-BREAK SPACE}", " ") == (
        "1 red line, 2 statements, 1 odd"
    )
    assert counted_kinds({}) == "none"


def test_what_a_language_model_found_is_marked(article: Path) -> None:
    result = onetext.read(article, published=PUBLISHED)
    by = "model small at http://localhost:1"
    told = printed(show_read, replace(result, reports=tuple(replace(one, rule=by) for one in result.reports)))
    marked = [line for line in " ".join(told.split()).split("§") if "found by the language model" in line]
    assert len(marked) == len(result.reports) > 0
    assert "language model" not in printed(show_read, result)


def test_claims_are_told_with_their_doubts() -> None:
    case = onetext.load_case("harbour-wages")
    result = onetext.claims(case)
    (first, *others) = result.subjects
    doubted = replace(
        first.claims[0], certainty=(Certainty(hedge="most likely"), Certainty(conditional="if it was asked"))
    )
    denied = replace(first.claims[1], says="Denies: they wrote it", certainty=(Certainty(polarity="denied"),))
    subjects = (replace(first, claims=(doubted, denied, *first.claims[2:])), *others)
    said = " ".join(
        printed(lambda given, console: show_claims(given, case, console), replace(result, subjects=subjects)).split()
    )
    assert f"{doubted.says} [hedged: “most likely”] [on a condition: “if it was asked”]" in said
    assert "Denies: they wrote it [C" in said, "denied once, not twice"
