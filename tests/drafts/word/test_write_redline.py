"""What `write_redline` writes, read in the XML itself. `test_word_exactness` has that it is exact."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree
from word_rules import W, broken

from onetext.documents import Document, read_document
from onetext.drafts import write_redline

DATE = "2025-11-20T00:00:00Z"
OLD = """# Peace

1. The parties agree on a ceasefire within 30 days.

2. Troops withdraw to the line. Prisoners are released.

3. This point about grain and ports will go.

4. A council is set up in Geneva to monitor all of it.
"""


def text(words: str, name: str = "text.md") -> Document:
    return read_document(words.encode(), name)


def redlined(old: str, new: str, **told: str) -> bytes:
    data = write_redline(text(old), text(new), author=told.get("author", "Us"), date=told.get("date", DATE))
    assert broken(data) == []
    return data


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def words(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(W + "t", W + "delText"))


def changes(data: bytes, name: str) -> list[str]:
    return [words(item) for item in body(data).iter(W + name) if len(item)]


def marks(data: bytes, name: str) -> int:
    return len(body(data).findall(f".//{W}pPr/{W}rPr/{W}{name}"))


def views(data: bytes) -> tuple[list[str], list[str]]:
    """Original and standing text, by our own reader."""
    found = read_document(data, "redline.docx")
    return [block.text for block in found.original], [block.text for block in found.blocks]


def test_a_changed_number_is_struck_and_written_anew() -> None:
    data = redlined(OLD, OLD.replace("30", "60"))
    assert changes(data, "del") == ["30"]
    assert changes(data, "ins") == ["60"]
    change = next(body(data).iter(W + "ins"))
    assert (change.get(W + "author"), change.get(W + "date")) == ("Us", DATE)


def test_equal_texts_have_no_change() -> None:
    data = redlined(OLD, OLD)
    assert not any(list(body(data).iter(W + name)) for name in ("ins", "del", "moveFrom", "moveTo", "pPrChange"))


def test_the_same_texts_give_the_same_bytes() -> None:
    assert redlined(OLD, OLD.replace("30", "60")) == redlined(OLD, OLD.replace("30", "60"))


@pytest.mark.parametrize(("date", "written"), [("2025-11-20", DATE), ("", None), ("in November", None), (DATE, DATE)])
def test_a_date_is_written_in_the_form_of_the_schema_or_not_at_all(date: str, written: str | None) -> None:
    data = redlined(OLD, OLD.replace("30", "60"), date=date)
    assert next(body(data).iter(W + "ins")).get(W + "date") == written


def test_the_longest_name_of_an_author_has_255_letters() -> None:
    data = redlined(OLD, OLD.replace("30", "60"), author="é" * 300)
    assert next(body(data).iter(W + "ins")).get(W + "author") == "é" * 255


def test_a_paragraph_that_moved_is_a_move() -> None:
    first, second, third, fourth, fifth = OLD.strip().split("\n\n")
    data = redlined(OLD, "\n\n".join([first, fifth, second, third, fourth, "Last words end the text."]))
    assert (
        changes(data, "moveTo")
        == changes(data, "moveFrom")
        == ["4.A council is set up in Geneva to monitor all of it."]
    )
    names = [item.get(W + "name") for item in body(data).iter(W + "moveFromRangeStart", W + "moveToRangeStart")]
    assert names == ["move1", "move1"]


def test_words_changed_on_the_way_are_plain_changes_at_either_end() -> None:
    first, second, third, fourth, fifth = OLD.strip().split("\n\n")
    moved = fifth.replace("Geneva", "Vienna")
    data = redlined(OLD, "\n\n".join([first, moved, second, third, fourth, "Last words end the text."]))
    assert changes(data, "del") == ["Geneva"]
    assert "Vienna" in changes(data, "ins")
    assert [part.strip() for part in changes(data, "moveTo")] == ["4.A council is set up in", "to monitor all of it."]


def test_a_split_is_an_inserted_mark_and_a_merge_a_deleted_one() -> None:
    split = OLD.replace("line. Prisoners", "line.\n\nPrisoners")
    assert marks(redlined(OLD, split), "ins") == 1
    assert marks(redlined(split, OLD), "del") == 1
    assert not any("Prisoners" in change for change in changes(redlined(OLD, split), "ins"))


def test_what_was_struck_at_the_end_leaves_no_empty_paragraph() -> None:
    data = redlined(OLD, OLD.partition("4.")[0])
    assert len(views(data)[1]) == 4
    assert len(body(data).findall(f"{W}p")) == 5


def test_automatic_numbers_of_a_plain_text_are_typed() -> None:
    data = redlined("1. One thing is said.\n\n2. Another is said.\n", "1. One thing is said.\n\n2. Another is meant.\n")
    assert views(data)[1] == ["1.\tOne thing is said.", "2.\tAnother is meant."]


def test_other_programs_of_python_open_it() -> None:
    document = docx.Document(io.BytesIO(redlined(OLD, OLD.replace("30", "60"))))
    assert len(document.paragraphs) == 5


def test_letters_that_xml_cannot_hold_are_left_out() -> None:
    data = redlined("A word\x0b and a second one.\n", "A word\x0b and a third one.\n")
    assert views(data) == (["A word and a second one."], ["A word and a third one."])


def test_markup_in_a_text_stays_text() -> None:
    markup = "<w:p> & </w:body> <script>alert(1)</script>"
    before, after = text("One.", "a.txt"), text(f"One.\n\n{markup}", "b.txt")
    data = write_redline(before, after, author="Us", date="")
    assert views(data) == (["One."], ["One.", markup])
