"""The verb `read`: offsets that hold, nothing written without a case, and a second reading that keeps decisions."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.read import read_with_page
from onetext.api.schema import output_schema
from onetext.casefile import check_case
from onetext.errors import DocumentError, UsageError

ARTICLE = (
    "Dockers say no to forced nights\n\n"
    "“We will never accept forced night work,” Marta Lind told the Gazette on Monday. She demanded that the Harbour"
    " Company sign the union’s reply by 8 March.\n\n"
    "Jonas Brekke said that the company had not written the chair’s text. “There will be no strike,” he added.\n"
)
DAY = dt.date(2024, 3, 4)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "nights.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    return folder


def test_without_a_case_nothing_is_written_and_every_offset_holds(article: Path, tmp_path: Path) -> None:
    result = onetext.read(article, published=DAY)
    answer = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert [error.message for error in Draft202012Validator(output_schema("read")).iter_errors(answer)] == []
    assert [path.name for path in tmp_path.iterdir()] == ["nights.txt"]
    assert (result.offsets, result.characters, result.language) == ("file", len(ARTICLE), "en")
    assert result.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert [quote.text for quote in result.quotes] == [
        "We will never accept forced night work,",
        "There will be no strike,",
    ]
    lists = (result.quotes, result.reports, result.dates, result.deadlines, result.demands, result.claims, result.acts)
    for item in (item for items in lists for item in items):
        assert ARTICLE[item.start : item.end] == item.text
        assert ARTICLE[: item.start].count("\n\n") + 1 == item.paragraph
    assert [row["text"] for row in result.rows()][:2] == [quote.text for quote in result.quotes]
    assert result.inbox is None


def test_unknown_is_null_and_no_empty_text(article: Path) -> None:
    answer = onetext.read(article).to_json()
    for name in ("quotes", "reports", "deadlines", "demands", "claims", "acts"):
        items = answer[name]
        assert isinstance(items, list)
        assert all(value != "" for item in items for key, value in item.items() if key != "rule")  # type: ignore[union-attr]  # objects
    assert answer["published"] is None


def test_other_formats_count_in_their_text(tmp_path: Path) -> None:
    page = tmp_path / "nights.html"
    body = "".join(f"<p>{part}</p>" for part in ARTICLE.strip().split("\n\n"))
    page.write_text(f"<html><body><main>{body}</main></body></html>", encoding="utf-8")
    result = onetext.read(page, published=DAY)
    assert result.offsets == "text"
    assert "There will be no strike," in [quote.text for quote in result.quotes]


def test_standard_input_is_plain_text() -> None:
    assert onetext.read("-", data=ARTICLE.encode()).characters == len(ARTICLE)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 400, b"   \n \n", b"%PDF-1.7 broken", b"PK\x03\x04broken"])
def test_what_is_no_text_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    for name in ("a.txt", "a.pdf", "a.docx"):
        (tmp_path / name).write_bytes(data)
    names = ["a.pdf"] if data.startswith(b"%PDF") else ["a.docx"] if data.startswith(b"PK") else ["a.txt"]
    with pytest.raises(DocumentError):
        onetext.read(tmp_path / names[0])


def test_reading_into_a_case_fills_the_inbox_and_adds_the_source(article: Path, talks: Path) -> None:
    result = onetext.read(article, case=talks, published=DAY, source="PORT", outlet="Port News")
    assert result.inbox is not None
    assert result.inbox.written == ("inbox/nights.yaml", "sources.yaml")
    case = onetext.load_case(talks)
    assert [fault for fault in check_case(talks)[1] if fault.severity == "error"] == []
    source = case.source("PORT")
    assert (source.outlet, source.title, source.date) == ("Port News", "Dockers say no to forced nights", "2024-03-04")
    (document,) = case.documents
    assert (document.id, document.file, document.path) == ("nights", "nights.txt", "../nights.txt")
    assert (document.published, document.source, document.language) == (DAY, "PORT", "en")
    assert document.sha256 == result.sha256
    assert case.candidates
    for item in case.candidates:
        assert ARTICLE[item.start : item.end] == item.text
        assert len(item.text.split()) <= 25
        assert item.fields.get("known", DAY.isoformat()) == DAY.isoformat()
    quote = next(item for item in case.candidates if item.text.startswith("We will never") and item.kind == "statement")
    assert (quote.fields["party"], quote.fields["speaker"]) == ("union", "Marta Lind")


def test_the_same_article_again_changes_nothing(article: Path, talks: Path) -> None:
    first = onetext.read(article, case=talks, published=DAY, source="GAZETTE3")
    assert first.inbox is not None
    before = (talks / "inbox" / "nights.yaml").read_bytes()
    again = onetext.read(article, case=talks, published=DAY, source="GAZETTE3")
    assert again.inbox is not None
    assert (again.inbox.written, again.inbox.new, again.inbox.dropped) == ((), (), ())
    assert (talks / "inbox" / "nights.yaml").read_bytes() == before


def test_a_changed_article_keeps_decisions_and_loses_no_place_silently(article: Path, talks: Path) -> None:
    onetext.read(article, case=talks, published=DAY, source="GAZETTE3")
    statements = [item for item in onetext.load_case(talks).candidates if item.kind == "statement"]
    lind = next(item for item in statements if item.text.startswith("We will never"))
    strike = next(item for item in statements if item.text.startswith("There will be"))
    onetext.inbox(talks, accept=[lind.id], reject=[strike.id], reason="no news")
    changed = "Corrected.\n\n" + ARTICLE.replace("There will be no strike", "There may be no strike")
    article.write_text(changed, encoding="utf-8")
    result = onetext.read(article, case=talks, published=DAY, source="GAZETTE3")
    assert result.inbox is not None
    assert result.inbox.orphans == (strike.id,)
    assert any(strike.id in warning for warning in result.envelope.warnings)
    found = {item.id: item for item in onetext.load_case(talks).candidates}
    assert found[lind.id].status == "accepted"
    assert changed[found[lind.id].start : found[lind.id].end] == found[lind.id].text
    assert (found[strike.id].status, found[strike.id].orphan) == ("rejected", True)
    new = next(item for item in found.values() if item.text.startswith("There may be"))
    assert new.id not in {item.id for item in statements}
    assert onetext.load_case(talks).statements[-1].read_from == (lind.id,)


def test_the_words_around_a_place_are_shown_where_the_file_is(article: Path, talks: Path) -> None:
    onetext.read(article, case=talks, published=DAY, source="GAZETTE3")
    result = onetext.inbox(talks, around="shown")
    assert result.envelope.warnings == ()
    for item in result.items:
        assert item.context is not None
        assert item.context.words == ARTICLE[item.start : item.end]
        assert item.context.line == ARTICLE[: item.start].count("\n") + 1
    moved = article.rename(article.with_name("moved.txt"))
    gone = onetext.inbox(talks, around="shown")
    assert all(item.context is None for item in gone.items)
    assert '"nights.txt" of nights is not at "../nights.txt"' in gone.envelope.warnings[0]
    assert onetext.inbox(talks, document="nights", file=moved).items[0].context is not None
    moved.write_text("Something else.", encoding="utf-8")
    assert "was changed" in onetext.inbox(talks, document="nights", file=moved).envelope.warnings[0]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, "--source ID"),
        ({"source": "NEW"}, "--published 2025-11-24"),
        ({"source": "a b", "published": DAY}, "cannot be an id"),
        ({"source": "GAZETTE3", "published": DAY, "outlet": "Port News"}, "leave out --outlet"),
        ({"source": "GAZETTE3", "published": DAY, "document": "chair-text"}, "is a draft of this case"),
        ({"source": "GAZETTE3", "published": DAY, "document": "../x"}, "cannot be an id"),
        ({"source": "GAZETTE3", "published": DAY, "language": "xx"}, "unknown language"),
    ],
)
def test_what_cannot_be_told_is_asked_for_and_nothing_is_written(
    article: Path, talks: Path, options: dict[str, object], says: str
) -> None:
    before = {path: path.read_bytes() for path in talks.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match=says):
        onetext.read(article, case=talks, **options)  # type: ignore[arg-type]  # names of the parameters
    assert {path: path.read_bytes() for path in talks.rglob("*") if path.is_file()} == before


def test_the_day_of_a_source_on_record_serves(article: Path, talks: Path) -> None:
    result = onetext.read(article, case=talks, source="GAZETTE3")
    assert str(result.published) == "2024-02-19"
    assert any("as sources.yaml says" in warning for warning in result.envelope.warnings)
    with pytest.raises(UsageError, match='an article "nights" of the source "GAZETTE3"'):
        onetext.read(article, case=talks, source="GAZETTE2")


PAGE = (
    '<html><head><meta property="article:published_time" content="2024-03-05T08:00:00Z"></head><body><main>'
    + "".join(f"<p>{part}</p>" for part in ARTICLE.strip().split("\n\n"))
    + "</main></body></html>"
)
ITS_DAY = dt.date(2024, 3, 5)


@pytest.fixture
def web_page(tmp_path: Path) -> Path:
    path = tmp_path / "nights.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def _on_days(warnings: tuple[str, ...]) -> list[str]:
    return [warning for warning in warnings if "published" in warning]


def test_the_day_that_a_page_names_serves_and_is_told(web_page: Path) -> None:
    result = onetext.read(web_page)
    assert result.published == ITS_DAY
    assert _on_days(result.envelope.warnings) == [
        "published on 2024-03-05, as the page says of itself (article:published_time)"
    ]
    assert {date.date.earliest.isoformat() for date in result.dates if date.date and date.text == "Monday"} == {
        "2024-03-04"
    }
    _, page = read_with_page(web_page, "What it says")
    assert "Published on 2024-03-05, as the page says of itself" in page


def test_the_word_of_a_person_goes_before_that_of_the_page(web_page: Path) -> None:
    result = onetext.read(web_page, published=DAY)
    assert result.published == DAY
    assert _on_days(result.envelope.warnings) == [
        "the page says of itself that it was published on 2024-03-05 (article:published_time); 2024-03-04 was taken"
    ]
    assert _on_days(onetext.read(web_page, published=ITS_DAY).envelope.warnings) == []


def test_the_day_of_a_page_goes_into_a_case_after_that_of_its_source(web_page: Path, talks: Path) -> None:
    result = onetext.read(web_page, case=talks, source="PORT")
    assert result.published == ITS_DAY
    assert onetext.load_case(talks).source("PORT").date == "2024-03-05"
    assert any("as the page says of itself" in warning for warning in result.envelope.warnings)
    recorded = onetext.read(web_page, case=talks, source="GAZETTE3", document="again")
    assert str(recorded.published) == "2024-02-19"
    assert _on_days(recorded.envelope.warnings) == [
        'published on 2024-02-19, as sources.yaml says of "GAZETTE3"',
        "the page says of itself that it was published on 2024-03-05 (article:published_time); 2024-02-19 was taken",
    ]


def test_what_a_hidden_source_says_is_hidden(article: Path, talks: Path) -> None:
    onetext.read(article, case=talks, published=DAY, source="NOTEBOOK")
    case = onetext.load_case(talks)
    assert {item.audience.level for item in (*case.candidates, *case.documents)} == {"mediator"}
    assert case.seen_by("public").candidates == case.seen_by("public").documents == ()


def test_only_one_that_names_a_case_writes(article: Path) -> None:
    with pytest.raises(UsageError, match="for reading into a case"):
        onetext.read(article, source="GAZETTE3")
    with pytest.raises(UsageError, match="ships with onetext"):
        onetext.read(article, case="harbour-wages", source="GAZETTE3", published=DAY)


def test_the_page_does_not_hold_the_article(article: Path) -> None:
    _, page = read_with_page(article, "What nights.txt says", published=DAY)
    assert page.startswith("<!DOCTYPE html>") or page.lower().startswith("<!doctype html>")
    assert ARTICLE.split("\n\n")[1] not in page
