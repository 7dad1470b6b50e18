"""What to look at first: the order, equal rows folded, brackets with their words, texts written anew said once."""

from __future__ import annotations

import io
import re
from itertools import permutations

import pytest
from rich.console import Console

from onetext.model.results import CompareResult, Envelope, Link, PointText, RedlinePiece, Substance
from onetext.report import redline_page
from onetext.report.redline.first import first_rows
from onetext.report.terminal.compare import show_compare


def text(key: str, said: str) -> tuple[PointText, ...]:
    return (PointText(id=key, label=f"{key}.", text=said),)


def changed(key: str, *found: tuple[str, str, str], similarity: float = 0.9) -> Link:
    flags = tuple(dict.fromkeys(kind for kind, _, _ in found))
    substance = tuple(Substance(kind=kind, before=old, after=new) for kind, old, new in found)  # type: ignore[arg-type]
    return Link(from_=(key,), to=(key,), op="changed", similarity=similarity, flags=flags, substance=substance)  # type: ignore[arg-type]


def bracketed(key: str, old: str, new: str) -> Link:
    same = RedlinePiece("same", "word " * 30)
    pieces = (same, RedlinePiece("struck", old), RedlinePiece("new", new))
    return Link(
        from_=(key,),
        to=(key,),
        op="changed",
        flags=("brackets",),
        before=text(key, old),
        after=text(key, new),
        redline=pieces,
    )


SECRET = Link(
    from_=("8",),
    to=("8",),
    op="changed",
    flags=("untracked",),
    remarks=("without a tracked change: struck “30”, new “90”",),
)
GONE = Link(from_=("4",), to=(), op="removed", before=text("4", "Fishing stops at sunset."))
COME = Link(from_=(), to=("5",), op="added", after=text("5", "Norway pays."))
IN_ORDER = (
    (SECRET, "untracked"),
    (changed("2", ("number", "60", "80")), "number"),
    (changed("3", ("modal", "shall", "may")), "modal"),
    (GONE, "removed"),
    (bracketed("6", "It [shall] end.", "It shall end."), "brackets"),
    (changed("7", ("date", "", "1 May")), "date"),
)


@pytest.mark.parametrize("order", list(permutations(range(len(IN_ORDER))))[::45])
def test_the_gravest_comes_first_however_the_points_stand(order: tuple[int, ...]) -> None:
    rows = first_rows([IN_ORDER[at][0] for at in order])
    assert [row.kind for row in rows] == [kind for _, kind in IN_ORDER]


def test_whole_points_are_told_by_their_first_words() -> None:
    rows = first_rows([GONE, COME, Link(from_=("9",), to=(), op="removed", before=text("9", "long " * 60))])
    assert [(row.kind, row.before, row.after) for row in rows[:2]] == [
        ("removed", "“Fishing stops at sunset.”", ""),
        ("added", "", "“Norway pays.”"),
    ]
    assert rows[2].before.startswith("“long long")
    assert rows[2].before.endswith("…”")
    assert len(rows[2].before) < 80


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It [shall] end.", "It shall end.", [("[shall]", "shall")]),
        ("It shall end.", "It [shall] end.", [("shall", "[shall]")]),
        ("It [shall] end.", "It ends.", [("[shall]", "")]),
        ("It [shall [not]] end.", "It [shall] end.", [("[shall [not]]", "[shall]")]),
        ("[A] and [B] end.", "[A] and B end.", [("[B]", "B")]),
    ],
)
def test_brackets_are_told_with_their_words(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert [(row.before, row.after) for row in first_rows([bracketed("1", old, new)])] == told


def test_equal_rows_are_one_and_say_how_often() -> None:
    links = [changed(str(number), ("modal", "must", "will")) for number in range(4)]
    (row,) = first_rows(links)
    assert row.links == (0, 1, 2, 3)
    shown = printed(*links)
    assert re.search(r"0 → 0; 1 → 1; 2 → 2 and 1 more +modal, 4 times +must +will", shown)
    assert "Modal verb, 4 times" in redline_page(result(*links), None, title="t")


def test_a_point_written_anew_is_said_once_and_its_one_sided_flags_are_not() -> None:
    anew = changed("1", ("modal", "", "will"), ("number", "5", "6"), similarity=0.2)
    pieces = (RedlinePiece("same", "a "), RedlinePiece("struck", "old " * 9), RedlinePiece("new", "new " * 9))
    anew = Link(from_=("1",), to=("1",), op="changed", substance=anew.substance, flags=anew.flags, redline=pieces)
    assert [(row.kind, row.after) for row in first_rows([anew])] == [("number", "6"), ("reworded", "")]
    shown = printed(anew)
    assert "will" not in shown.partition("Points of")[0]
    assert "written anew: read it" in " ".join(shown.split())
    assert "read it:" in redline_page(result(anew), None, title="t")


def test_a_cell_of_which_a_flag_tells_all_is_not_called_written_anew() -> None:
    """The same link with one word more in the cell is: then the flag does not say everything."""
    pieces = (RedlinePiece("struck", "40,000"), RedlinePiece("new", "35,000"))

    def cell(before: str) -> Link:
        return Link(
            from_=("t1r2c2",),
            to=("t1r2c2",),
            op="changed",
            similarity=0.0,
            substance=(Substance(kind="number", before="40,000", after="35,000"),),
            before=text("t1r2c2", before),
            after=text("t1r2c2", "35,000"),
            redline=pieces,
        )

    assert [row.kind for row in first_rows([cell("40,000")])] == ["number"]
    assert [row.kind for row in first_rows([cell("about 40,000")])] == ["number", "reworded"]


def test_the_page_has_the_order_of_the_terminal() -> None:
    links = [IN_ORDER[at][0] for at in (5, 3, 4, 2, 1, 0)]
    page = redline_page(result(*links), None, title="t").partition('id="part-first"')[2].partition("</section>")[0]
    kinds = re.findall(r'<span class="kind">([^<]+)</span>', page)
    assert kinds == ["Number", "Modal verb", "Point removed", "Brackets", "Date"]
    assert page.index("Changed without a tracked change") < page.index(kinds[0])


def test_points_that_differ_in_layout_alone_are_counted_apart() -> None:
    parted = Link(from_=("1",), to=("1", "2"), op="split", flags=("layout",))
    reworded = Link(from_=("2",), to=("3", "4"), op="split")
    assert "1 split, 1 layout only" in printed(parted, reworded)
    page = redline_page(result(parted, reworded), None, title="t").replace("\N{NO-BREAK SPACE}", " ")
    assert "Points: 1 split, 1 with another layout only." in page


def result(*links: Link) -> CompareResult:
    head = Envelope(command="compare", version="1")
    return CompareResult(envelope=head, a="a.txt", b="b.txt", links=links, changes=(), effects=None)


def printed(*links: Link) -> str:
    console = Console(file=io.StringIO(), width=100, highlight=False, markup=False, emoji=False)
    show_compare(result(*links), None, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
