"""What was done with a draft, in the result of `read`, on the page of a reading, and in the inbox of a case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import onetext
from onetext.api.read import read_with_page

DAY = dt.date(2024, 3, 4)


def article(folder: Path) -> Path:
    path = folder / "reply.txt"
    path.write_text(
        "Harbour talks\n\nMarta Lind rejected the chair’s text on Monday. Marta Lind leads the union.\n",
        encoding="utf-8",
    )
    return path


def test_read_lists_it_with_its_draft_and_its_day(tmp_path: Path) -> None:
    result = onetext.read(article(tmp_path), published=DAY)
    (one,) = result.responses
    assert (one.kind, one.who, one.draft, str(one.date)) == ("rejects", "Marta Lind", "the chair’s text", "2024-03-04")
    assert result.to_json()["responses"][0]["kind"] == "rejects"


def test_the_page_tells_it(tmp_path: Path) -> None:
    _result, page = read_with_page(article(tmp_path), title="", published=DAY)
    assert "answer: rejects it" in page


def test_a_case_gets_it_into_its_inbox(tmp_path: Path) -> None:
    case = tmp_path / "talks"
    onetext.new(case, from_="harbour-wages")
    onetext.read(article(tmp_path), case=case, published=DAY, source="courier", outlet="The Courier")
    items = [item for item in onetext.inbox(case).items if item.kind == "response"]
    assert [item.fields["kind"] for item in items] == ["rejects"]
    assert "the chair’s text" in items[0].says
