"""`log --point` on a terminal: versions newest first, the words of the point, and the redline of each step."""

from __future__ import annotations

import io

from rich.console import Console

import onetext
from onetext.model import Date
from onetext.model.results import (
    CarriedPoint,
    Envelope,
    LineStep,
    LineVersion,
    Link,
    PointLogResult,
    PointText,
    RedlinePiece,
)
from onetext.report.terminal.log_point import show_log_point

HARBOUR = onetext.load_case("harbour-wages")
UKRAINE = onetext.load_case("ukraine-2025")
DAY = Date.parse("2025-11-26")


def shown(result: PointLogResult, case: onetext.Case = HARBOUR, width: int = 80, encoding: str = "utf-8") -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    show_log_point(result, case, Console(file=file, width=width, highlight=False, markup=False, emoji=False))
    file.flush()
    assert isinstance(file.buffer, io.BytesIO)
    lines = file.buffer.getvalue().decode(encoding).replace("\xa0", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def block(text: str, version: str) -> str:
    """What stands below the heading of a version."""
    return next(part for part in text.split("● ")[1:] if part.startswith(version)).split("\n\n")[0]


def carried(name: str, text: str, label: str = "", brackets: int = 0) -> CarriedPoint:
    return CarriedPoint(id=name, label=label, text=text, brackets=brackets, settles={}, touches={})


def of(*versions: LineVersion) -> PointLogResult:
    return PointLogResult(envelope=Envelope(command="log", version="0"), point="a/1", versions=versions)


def version(name: str, *points: CarriedPoint, steps: tuple[LineStep, ...] = ()) -> LineVersion:
    return LineVersion(id=name, title=name.upper(), happened=DAY, points=points, steps=steps)


def test_the_line_of_the_pay_rise_is_told_version_by_version() -> None:
    text = shown(onetext.log_point(HARBOUR, "company-offer/1"), width=160)
    order = ["rolling-text", "chair-text", "union-reply", "company-offer"]
    assert [part.split()[0] for part in text.split("● ")[1:]] == order
    rolling = block(text, "rolling-text")
    assert rolling.startswith("rolling-text  2024-02-26  Rolling text of 26 February\n")
    assert "  1 (2 brackets): Pay rises by [company: four] [union: six] per cent.\n" in rolling
    assert "touches Rise in pay (in this version: left open between: Four per cent / Six per cent)" in rolling
    assert "chair-text/1 → rolling-text/1  changed; " in rolling
    assert "on record and by the words" in rolling
    assert "settles Rise in pay: Six per cent" in block(text, "union-reply")
    assert "Pay rises by [-two-]{+six+} per cent." in block(text, "union-reply")
    assert "Rise in pay: Dockers' Union +40; Harbour Company −40" in block(text, "union-reply")
    assert "  1 (asked about): Pay rises by two per cent.\n" in text
    assert "→" not in block(text, "company-offer")
    assert "What an issue is worth" in text


def test_the_end_of_a_line_shows_what_was_struck_and_why() -> None:
    rolling = block(shown(onetext.log_point(HARBOUR, "company-offer/4")), "rolling-text")
    assert "  chair-text/4  removed; on record and by the words\n" in rolling
    assert "      The agreement runs for two years.\n" in rolling
    assert "(on record: Taken out until pay is settled.)" in rolling
    assert "here the line ends" in rolling


def test_the_beginning_of_a_line_says_where_the_point_is_not() -> None:
    text = shown(onetext.log_point(HARBOUR, "rolling-text/4"), width=120)
    assert "rolling-text/4  added; on record and by the words; not in chair-text\n" in text
    assert text.count("A member of each side watches over the retraining.") == 1
    assert "What an issue is worth" not in text
    assert "the line ends" not in text


def test_doubt_and_versions_without_points_are_told() -> None:
    result = onetext.log_point(UKRAINE, "us28/6")
    text = shown(result, UKRAINE)
    assert "points not known" in block(text, "geneva19")
    assert "REVIEW" in block(text, "ua20")
    assert "(the record does not say whether it was kept or changed)" in block(text, "ua20")
    assert "REVIEW" not in block(text, "e3")
    assert max(map(len, text.splitlines())) <= 80
    assert "* ua20" in shown(result, UKRAINE, encoding="ascii")


def test_a_link_by_the_words_alone_says_so_and_kept_words_stand_once() -> None:
    link = Link(from_=("a/1",), to=("b/2",), op="kept", basis="text", similarity=1.0)
    text = shown(of(version("b", carried("b/2", "Same."), steps=(LineStep(since="a", links=(link,)),)), version("a")))
    assert "  a/1 → b/2  kept; by the words alone\n" in text
    assert text.count("Same.") == 1


def test_what_the_record_does_not_link_is_no_end() -> None:
    text = shown(of(version("b", steps=(LineStep(since="a", links=()),)), version("a", carried("a/1", "x"))))
    assert "from a: no link on record but for points below" in text
    assert "the line ends" not in text
    assert "[-struck-]" not in text


def test_a_printed_label_is_told_where_the_name_does_not_show_it() -> None:
    points = [
        carried("a/art5", "One.", "Article 5"),
        carried("a/6.a", "Two.", "(a)"),
        carried("a/7", "Three.", "7.", 1),
        carried("a/¶1", "Four."),
    ]
    lines = [line.strip() for line in shown(of(version("a", *points))).splitlines()]
    assert "art5 (printed as Article 5): One." in lines
    assert "6.a: Two." in lines
    assert "7 (1 bracket): Three." in lines
    assert "¶1: Four." in lines


def test_long_points_are_cut_between_words_and_shorter_ones_are_whole() -> None:
    fits = " ".join(["word"] * 80) + "!"
    assert len(fits) == 400
    assert f"3: {fits}\n" in shown(of(version("a", carried("a/3", fits))), width=500)
    text = shown(of(version("a", carried("a/3", fits + "!"))), width=500)
    assert "3: " + "word " * 79 + "…\n" in text
    gone = Link(
        from_=("a/1",),
        to=(),
        op="removed",
        before=(PointText(id="a/1", label="", text="One.\nTwo."), PointText(id="a/2", label="", text="Three.")),
        redline=(RedlinePiece("struck", "One.\nTwo."),),
    )
    text = shown(of(version("b", steps=(LineStep(since="a", links=(gone,)),))))
    assert "      One. ¶ Two. ¶ Three.\n" in text
    assert "here the line ends" in text


def test_names_without_a_number_are_explained() -> None:
    link = Link(from_=("a/¶1",), to=("b/¶1",), op="kept")
    text = shown(of(version("b", carried("b/¶1", "x"), steps=(LineStep(since="a", links=(link,)),))))
    assert "¶1: a paragraph without a number" in text
