"""`compare` on a terminal: what to look at first, redlines that need no colour, conflicts before all else."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

import onetext
from onetext.model.results import (
    CompareResult,
    ConflictPiece,
    Envelope,
    FileView,
    Link,
    MergedPoint,
    RedlinePiece,
    Substance,
)
from onetext.report.terminal.compare import show_compare
from onetext.report.terminal.redline import redlined

HARBOUR = onetext.load_case("harbour-wages")
SAME, STRUCK, NEW = "same", "struck", "new"


def pieces(*given: tuple[str, str]) -> tuple[RedlinePiece, ...]:
    return tuple(RedlinePiece(op, text) for op, text in given)  # type: ignore[arg-type]  # one of three


def link(op: str = "changed", **given: object) -> Link:
    ends = {"from_": ("1",), "to": ("1",), "basis": "text", "similarity": 0.8}
    return Link(**{**ends, "op": op, **given})  # type: ignore[arg-type]  # fields of a link


def printed(*links: Link, width: int = 80, **given: object) -> str:
    file = FileView(
        name="old.docx",
        format="docx",
        sha256="0" * 64,
        points=3,
        brackets=1,
        revisions={"Ann": 2, "Bob": 1},
        comments={"Cy": 1},
        notices=("The file holds macros, which were left alone.",),
    )
    fields = {"a": "old.docx", "b": "new.docx", "changes": (), "effects": None, "files": (file,)}
    head = Envelope(command="compare", version="1", warnings=("look out",))
    result = CompareResult(envelope=head, links=links, **{**fields, **given})  # type: ignore[arg-type]  # its fields
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    show_compare(result, None, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_files_are_told_with_what_a_reader_may_not_have_seen() -> None:
    text = flat(printed(link()))
    assert "old.docx: docx, 3 points; 1 bracket; tracked changes by Ann (2), Bob (1); comments by Cy (1)." in text
    assert "Note: The file holds macros, which were left alone." in text
    assert "Note: look out." in text
    assert "Who gains" not in text


def test_what_changes_the_substance_stands_first_and_what_was_not_tracked_before_it() -> None:
    party = link(substance=(Substance(kind="party", before="Norway", after="Iceland"),), flags=("party",))
    number = link(from_=("2",), to=("3",), substance=(Substance(kind="number", before="60", after="70"),))
    secret = link(
        from_=("4",), to=("4",), flags=("untracked",), remarks=("without a tracked change: struck “30”, new “90”",)
    )
    text = printed(party, number, secret)
    rows = [row.split("  ")[0] for row in text.split("Look at these first (3)")[1].splitlines()[3:6]]
    assert rows == ["4 → 4", "2 → 3", "1 → 1"]
    assert "struck “30”, new “90”" in text
    assert re.search(r"2 → 3 +number +60 +70", text)


def test_many_flags_are_counted_and_none_is_lost() -> None:
    many = [link(substance=(Substance(kind="number", before=str(n), after=str(n + 1)),)) for n in range(30)]
    assert "and 10 more, which stand with their points below" in printed(*many)
    assert "Look at these first" not in printed(link())


def test_points_that_changed_stand_one_by_one_and_the_others_in_a_line() -> None:
    text = printed(
        link(
            redline=pieces((SAME, "It may take "), (STRUCK, "60"), (NEW, "80"), (SAME, " tonnes.")), flags=("number",)
        ),
        link("kept", from_=("2",), to=("2",), similarity=1.0),
        link("removed", from_=("3",), to=(), redline=pieces((STRUCK, "Gone for good.")), similarity=None),
        link("split", from_=("4",), to=("3", "4"), moved=True, review=True, remarks=("the wordings would also fit 7",)),
    )
    assert "  1 kept, 1 changed, 1 split, 1 removed" in text
    assert "1 → 1  changed; alike 0.80; number\n    It may take [-60-]{+80+} tonnes." in text
    assert "3  removed\n    Gone for good." in text
    assert "4 → 3, 4  split, moved; alike 0.80; REVIEW" in text
    assert "(the wordings would also fit 7)" in text
    assert "kept as they were: 2 → 2" in text


def test_marks_alone_give_back_both_texts() -> None:
    given = pieces((SAME, "a "), (STRUCK, "b"), (NEW, "c\nd"), (SAME, " e"))
    assert redlined(given).plain == "a [-b-]{+c¶d+} e"


@pytest.mark.parametrize("text", ["word " * 60, "字" * 200])
def test_long_unchanged_stretches_are_shortened_and_what_is_beside_a_change_stays(text: str) -> None:
    given = pieces((STRUCK, "x"), (SAME, text), (NEW, "y"), (SAME, text))
    plain = redlined(given).plain
    first, last = plain.split("{+y+}")
    assert first.startswith("[-x-]" + text[:10])
    assert "…" in first
    assert first.endswith(text[-10:])
    assert last.endswith("…")
    assert len(plain) < 200


def test_a_text_cannot_steer_the_terminal() -> None:
    text = printed(link(redline=pieces((SAME, "a\x1b[31m"), (NEW, "\u202ebc"))), a="old\x1b[2J.docx")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_conflicts_come_before_all_else() -> None:
    clash = MergedPoint(
        base=("1",),
        a=("1",),
        b=("2",),
        status="conflict",
        conflicts=1,
        pieces=(
            ConflictPiece(by="none", base="take ", a="take ", b="take "),
            ConflictPiece(by="conflict", base="60", a="80", b=""),
            ConflictPiece(by="b", base=" tonnes", a=" tonnes", b=" barrels"),
        ),
    )
    quiet = MergedPoint(base=("3",), a=("3",), b=("3",), status="kept", conflicts=0, pieces=())
    text = flat(
        printed(
            link(substance=(Substance(kind="number", before="1", after="2"),)), base="base.docx", merged=(quiet, clash)
        )
    )
    assert "old.docx and new.docx, both from base.docx: 1" in text
    assert "take <<base.docx: 60 | old.docx: 80 | new.docx: (nothing)>><new.docx: [- tonnes-]{+ barrels+}>" in text
    assert text.index("in conflict") < text.index("Look at these first")
    assert "1 changed by neither" in text


def test_a_case_shows_who_gains_by_each_point_and_a_file_does_not() -> None:
    result = onetext.compare(HARBOUR, "chair-text", "rolling-text")
    console = Console(file=io.StringIO(), width=120, highlight=False, markup=False, emoji=False)
    show_compare(result, HARBOUR, console)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert text.index("Look at these first") < text.index("Who gains") < text.index("Points of chair-text")
    points = flat(text[text.index("Points of chair-text") :])
    for one in result.links:
        for party, parts in (one.effects or {}).items():
            for issue, change in parts.items():
                if change.point:
                    assert f"{HARBOUR.issue(issue).title}: " in points
                    assert HARBOUR.party(party).label in points


def test_where_it_was_written_stands_at_the_end() -> None:
    assert flat(printed(link(), written=("a.html", "b.docx"))).endswith("Written to a.html, b.docx.")


def test_nothing_is_wider_than_the_terminal() -> None:
    wide = link(
        redline=pieces((SAME, "word " * 80), (NEW, "x" * 30)), flags=("number", "modal", "brackets"), review=True
    )
    assert max(map(len, printed(wide).splitlines())) <= 80
