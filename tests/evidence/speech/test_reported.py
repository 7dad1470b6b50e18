"""What is said without marks: where it begins and ends, who says it, and how surely."""

from __future__ import annotations

import pytest
from said_aloud import name, read, said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana Prieto said that the bridge would open.", ("the bridge would open", "Ana Prieto")),
        ("Ana Prieto said the bridge would open.", ("the bridge would open", "Ana Prieto")),
        ("Ana Prieto said on Monday that the bridge would open.", ("the bridge would open", "Ana Prieto")),
        ("The bridge would open, Ana Prieto said.", ("The bridge would open", "Ana Prieto")),
        ("The bridge would open, said Ana Prieto.", ("The bridge would open", "Ana Prieto")),
        ("According to Ana Prieto, the bridge would open.", ("the bridge would open", "Ana Prieto")),
        ("Ana Prieto called on Otto Brandt to open the bridge.", ("open the bridge", "Ana Prieto")),
        ("Ana Prieto denied having closed the bridge.", ("having closed the bridge", "Ana Prieto")),
        ("Ana Prieto accused Otto Brandt of closing the bridge.", ("closing the bridge", "Ana Prieto")),
        ("Ana Prieto promised to open the bridge.", ("open the bridge", "Ana Prieto")),
        ("Ana Prieto’s demand that the bridge be opened was heard.", ("the bridge be opened was heard", "Ana Prieto")),
        ("It was said that the bridge would open.", ("the bridge would open", "")),
    ],
)
def test_one_report(text: str, wanted: tuple[str, str]) -> None:
    assert said(text) == [wanted]


def test_the_second_clause_is_a_report_of_its_own() -> None:
    found = said("Ana Prieto said the bridge was old, while Otto Brandt demanded that it be opened by Friday.")
    assert found == [("the bridge was old", "Ana Prieto"), ("it be opened by Friday", "Otto Brandt")]


def test_verbs_joined_by_and_have_one_subject() -> None:
    found = said("Ana Prieto said the bridge was old and added that the road was new.")
    assert found == [("the bridge was old", "Ana Prieto"), ("the road was new", "Ana Prieto")]


def test_two_clauses_with_that_are_two_reports() -> None:
    found = said("Ana Prieto said that the bridge was old, and that the road was new.")
    assert [text for text, _name in found] == ["the bridge was old", "the road was new"]


def test_the_subject_of_a_participle_is_that_of_the_main_clause() -> None:
    text = "After Otto Brandt criticised the plan, Ana Prieto left the room, allegedly calling it a wish list."
    found = [item for item in read(text).reports if item.text == "a wish list"]
    assert [name(item) for item in found] == ["Ana Prieto"]
    assert found[0].certainty.hedge == "allegedly"


def test_who_reports_it_is_kept() -> None:
    items = read("Ana Prieto said that Otto Brandt had demanded that the bridge be opened.").reports
    inner = next(item for item in items if item.text == "the bridge be opened")
    assert name(inner) == "Otto Brandt"
    assert [voice.name for voice in inner.reported_by] == ["Ana Prieto"]


def test_a_denied_report_is_denied() -> None:
    (item,) = read("Ana Prieto denied that the bridge was closed.").reports
    assert item.certainty.polarity == "denied"
    (item,) = read("Ana Prieto never said that the bridge was closed.").reports
    assert item.certainty.polarity == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The claims were read by all.",
        "The bridge of demands and offers is long.",
        "The talks were called off on Monday.",
        "Ana Prieto would not say which bridge.",
        "Ana Prieto wrote the report.",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert said(text) == []


def test_reports_stand_where_they_say() -> None:
    text = "Ana Prieto said the bridge was old, and “too narrow”. Otto Brandt denied it."
    for item in read(text).reports:
        assert text[item.start : item.end] == item.text


@pytest.mark.parametrize(
    "text",
    [
        "Ana Prieto did not mention that the bridge was closed.",
        "Ana Prieto’s rejection of the plan surprised the council.",
        "The plan does not require the closing of the bridge.",
        "Dockers say no to the plan agreed by employers.",
        "Ana Prieto asked for coffee.",
        "Ana Prieto blamed this on Otto Brandt’s rejection of the plan.",
        "In the Kremlin’s mind, the plan is a trap.",
        "On November 18, the website Axios mentioned the existence of a plan.",
    ],
)
def test_a_deed_or_a_thought_is_no_report(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Prieto did not say that the bridge was closed.", "the bridge was closed"),
        ("Ana Prieto blamed Otto Brandt for the closing of the bridge.", "the closing of the bridge"),
        ("Ana Prieto called for a pause.", "a pause"),
        ("In Ana Prieto’s telling, the plan is a trap.", "the plan is a trap"),
    ],
)
def test_what_is_near_to_a_deed_is_a_report(text: str, words: str) -> None:
    assert [found for found, _name in said(text)] == [words]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "She had never seen it, Ada Lind told them, and it had been added later.",
            ["She had never seen it", "it had been added later"],
        ),
        ("She had never seen it, Ada Lind said, and left the room.", ["She had never seen it"]),
        ("She had never seen it, Ada Lind said, but the page was hers.", ["She had never seen it"]),
        ("Ada Lind claims that the draft was late.", ["the draft was late"]),
        ("Ada Lind said the minutes were lost.", ["the minutes were lost"]),
        ("NetRail says about one in four trains will run.", ["about one in four trains will run"]),
        (
            "Unless a date is agreed, the port will shut, Ada Lind said.",
            ["Unless a date is agreed, the port will shut"],
        ),
        ("When the talks resumed, Ada Lind said it was over.", ["it was over"]),
        ("Ada Lind denied any role.", ["any role"]),
        ("Ada Lind denied the charge.", []),
    ],
)
def test_what_is_told_goes_on_and_where_it_begins(text: str, said: list[str]) -> None:
    reading = read(text)
    assert [one.text for one in reading.reports] == said
