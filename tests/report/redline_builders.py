"""A comparison with something of everything, made by hand: every operation, flag and state of a merge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from immutabledict import immutabledict

from onetext.model.results import (
    CompareResult,
    ConflictPiece,
    Effect,
    Envelope,
    Estimate,
    FileComment,
    FileView,
    Link,
    MergedPoint,
    PointText,
    RedlinePiece,
    Substance,
    TrackedBy,
)

HOSTILE = (
    "</script></style><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}\"'&\N{RIGHT-TO-LEFT OVERRIDE}"
)
ARABIC = "يوقف الطرفان إطلاق النار"
_WORDS = {
    "text",
    "before",
    "after",
    "remarks",
    "notices",
    "name",
    "label",
    "base",
    "a",
    "b",
    "warnings",
    "format",
    "author",
    "on",
}


def point(key: str, text: str, **place: Any) -> PointText:
    return PointText(id=key, label=f"{key}.", text=text, **place)


def pieces(*said: tuple[str, str]) -> tuple[RedlinePiece, ...]:
    return tuple(RedlinePiece(op, text) for op, text in said)  # type: ignore[arg-type]  # short for a test


def effects(**changes: float) -> immutabledict[str, immutabledict[str, Estimate]]:
    return immutabledict(
        {party: immutabledict({"height": Estimate(to, to - 2, to + 2)}) for party, to in changes.items()}
    )


LINKS = (
    Link(
        from_=("1",),
        to=("1",),
        op="kept",
        basis="text",
        similarity=1.0,
        before=(point("1", "The Parties meet."),),
        after=(point("1", "The Parties meet."),),
    ),
    Link(
        from_=("2",),
        to=("3",),
        op="moved+changed",
        basis="text",
        similarity=0.9,
        moved=True,
        flags=("number", "modal", "untracked", "numbering"),
        substance=(
            Substance(kind="modal", before="shall", after="may"),
            Substance(kind="number", before="", after="5"),
        ),
        before=(point("2", "They shall pay.", part="word/document.xml", start=10, end=25),),
        after=(point("3", "They may pay 5.", page=2, start=0, end=15),),
        redline=pieces(
            ("same", "They "), ("struck", "shall"), ("new", "may"), ("same", " pay"), ("new", " 5"), ("same", ".")
        ),
        issues=("height",),
        effects=effects(port=1.5, town=-3, crews=0),
        tracked=(
            TrackedBy(author="Ann", date="2025-05-03", changes=2),
            TrackedBy(author="", date="", changes=1),
        ),
    ),
    Link(
        from_=(),
        to=("2",),
        op="added",
        basis="text",
        after=(point("2", ARABIC),),
        redline=pieces(("new", ARABIC)),
    ),
    Link(
        from_=("4",),
        to=(),
        op="removed",
        basis="text",
        before=(point("4", "=1+1"),),
        redline=pieces(("struck", "=1+1")),
        issues=("height",),
    ),
    Link(
        from_=("5",),
        to=("5", "6"),
        op="split",
        basis="text",
        similarity=0.99,
        review=True,
        remarks=("the wordings would also fit 7 (0.70)",),
        before=(point("5", "One. Two."),),
        after=(point("5", "One."), point("6", "Two.")),
        redline=pieces(("same", "One."), ("struck", " "), ("new", "\n"), ("same", "Two.")),
        flags=("layout",),
    ),
    Link(
        from_=("7",),
        to=("7",),
        op="kept",
        basis="record",
        before=(point("7", "Old words."),),
        after=(point("7", "New words."),),
        redline=pieces(("struck", "Old"), ("new", "New"), ("same", " words.")),
        flags=("brackets", "looks"),
    ),
    Link(from_=("9",), to=("8",), op="moved", basis="record", moved=True),
)

MERGED = (
    MergedPoint(
        base=("1",),
        a=("1",),
        b=("1",),
        status="kept",
        conflicts=0,
        pieces=(ConflictPiece(by="none", base="Same.", a="Same.", b="Same."),),
    ),
    MergedPoint(
        base=("2",),
        a=("3",),
        b=("2",),
        status="a",
        conflicts=0,
        pieces=(
            ConflictPiece(by="none", base="They ", a="They ", b="They "),
            ConflictPiece(by="a", base="shall", a="may", b="shall"),
        ),
    ),
    MergedPoint(
        base=("4",),
        a=(),
        b=("4",),
        status="conflict",
        conflicts=1,
        pieces=(ConflictPiece(by="conflict", base="Old.", a="", b="New."),),
        remarks=("removed in A, changed in B",),
    ),
    MergedPoint(
        base=(),
        a=("2",),
        b=("9",),
        status="both",
        conflicts=0,
        pieces=(ConflictPiece(by="both", base="", a=ARABIC, b=ARABIC),),
    ),
    MergedPoint(
        base=("5",),
        a=("5", "6"),
        b=("5",),
        status="review",
        conflicts=0,
        pieces=(ConflictPiece(by="b", base="Two", a="Two", b="Three"),),
        remarks=("split in A",),
    ),
)


def compared(**changes: Any) -> CompareResult:
    """The comparison of two files; keyword arguments change fields."""
    files = (
        FileView(
            name="old.docx",
            format="docx",
            sha256="ab" * 32,
            points=7,
            brackets=0,
            revisions=immutabledict({"Ann": 3}),
            comments=immutabledict({"Bo": 1}),
            notices=("Running heads were left out.",),
            comment_texts=(
                FileComment(id="1", author="Bo", date="", text="Not for us.", on="shall", point="2"),
                FileComment(id="2", author="Bo", date="2025-05-03T10:00:00Z", text="Who says so?", answers="1"),
            ),
        ),
        FileView(
            name="new.pdf",
            format="pdf",
            sha256="cd" * 32,
            points=8,
            brackets=2,
            revisions=immutabledict(),
            comments=immutabledict(),
            notices=(),
        ),
    )
    plain: dict[str, Any] = {
        "envelope": Envelope(command="compare", version="0.1.0", warnings=("Two points have the number 3.",)),
        "a": "old.docx",
        "b": "new.pdf",
        "links": tuple(replace(link, effects=None) for link in LINKS),
        "changes": (),
        "effects": None,
        "files": files,
    }
    return CompareResult(**(plain | changes))


def of_case(**changes: Any) -> CompareResult:
    """The comparison of two drafts of the small case, three-way."""
    total = {
        party: Effect(
            total=Estimate(to, to - 2, to + 2),
            holds="some",
            probability=None,
            loses="some",
            loses_probability=None,
            by_issue=immutabledict({"height": Estimate(to, to - 2, to + 2)}),
            by_interaction=immutabledict(),
        )
        for party, to in (("port", 1.5), ("town", -3.0), ("crews", 0.0))
    }
    envelope = Envelope(command="compare", version="0.1.0", case="quay", as_of=dt.date(2025, 3, 20), withheld=2)
    plain: dict[str, Any] = {
        "envelope": envelope,
        "a": "first",
        "b": "second",
        "base": "first",
        "links": LINKS,
        "merged": MERGED,
        "effects": immutabledict(total),
        "files": (),
    }
    return compared(**(plain | changes))


def poisoned(value: Any) -> Any:
    """The same value with markup in every text that a stranger may have written."""
    return _changed(value, lambda text: text + HOSTILE)


def _changed(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            field.name: _changed(getattr(value, field.name), change, field.name)
            for field in fields(value)
            if field.name not in ("sha256", "kind", "op", "by", "status", "version", "audience", "effects")
        }
        return replace(value, **kept)
    if isinstance(value, tuple):
        return tuple(_changed(item, change, name) for item in value)
    return change(value) if isinstance(value, str) and name in _WORDS else value
