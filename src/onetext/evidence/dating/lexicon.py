"""The words and forms of a language's table of dates, as a tree that is walked word by word."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onetext.evidence.dating.tree import Node
from onetext.evidence.language import Language

__all__ = ["Form", "Holiday", "Lexicon", "Node", "lexicon"]

_TENS = range(20, 100, 10)
_LATER = 4
"""Days of the month that words for them may stand for alone: `the second` is mostly something else."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """When a holiday is: a fixed day, the nth weekday of a month, or so many days from Easter."""

    day: str = ""
    nth: tuple[int, ...] = ()
    easter: int | None = None
    orthodox: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a row of words and classes means; the keys are explained in the English table."""

    means: str
    which: str = ""
    origin: str = "published"
    unit: str = ""
    by: int | None = None
    sign: int = 1
    whole: bool = False
    portion: str = ""
    year_shift: int = 0
    or_duration: bool = False
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    holiday: Holiday | None = None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The table of dates of a language, ready for use."""

    root: Node[Form]
    words: Mapping[str, tuple[tuple[str, Any], ...]]
    short: frozenset[str]
    capitals: frozenset[str]
    hyphens: frozenset[str]
    labels_before: frozenset[str]
    labels_after: frozenset[str]
    numeric_order: str
    ranges: Mapping[str, frozenset[str]]
    multiples: Mapping[str, int]
    multiple_and: frozenset[str]
    decades: frozenset[str]
    hours_after: frozenset[str]
    hours_before: frozenset[str]


@cache
def lexicon(language: Language) -> Lexicon:
    """The forms of a language; an empty tree where it has no table of dates."""
    table = language.tables.get("dates", {})
    holidays = _holidays(table)
    root: Node[Form] = Node(lambda element, form: _on_holidays(form, holidays) if element == "HOLIDAY" else None)
    for row in table.get("forms", ()):
        form = _form(row)
        for text in row["forms"]:
            _plant(root, text, form)
    return Lexicon(
        root=root,
        words=_words(table),
        short=frozenset((*table.get("short_months", ()), *table.get("short_weekdays", ()))),
        capitals=frozenset(table.get("capitals", ())),
        hyphens=frozenset(table.get("hyphens", ())),
        labels_before=language.words("dates", "labels_before"),
        labels_after=language.words("dates", "labels_after"),
        numeric_order=str(table.get("numeric_order", "")),
        ranges={word: frozenset(before) for word, before in table.get("ranges", {}).items()},
        multiples=dict(table.get("multiples", {})),
        multiple_and=frozenset(table.get("multiple_and", ())),
        hours_after=language.words("dates", "hours_after"),
        hours_before=language.words("dates", "hours_before"),
        decades=frozenset(table.get("decade_endings", ())),
    )


def _form(row: Mapping[str, Any]) -> Form:
    return Form(
        means=row["means"],
        which=row.get("which", ""),
        origin=row.get("from", "published"),
        unit=row.get("unit", ""),
        by=row.get("by"),
        sign=row.get("sign", 1),
        whole=row.get("whole", False),
        portion=row.get("portion", ""),
        year_shift=row.get("year_shift", 0),
        or_duration=row.get("or_duration", False),
        after=frozenset(row.get("after", ())),
        before=frozenset(row.get("before", ())),
        not_after=frozenset(row.get("not_after", ())),
        not_before=frozenset(row.get("not_before", ())),
    )


def _plant(root: Node[Form], text: str, form: Form) -> None:
    """Put a form into the tree, once for each way of leaving out what may be missing."""
    for kept in _ways(text):
        if kept[0] != "," and kept[-1] != ",":
            root.plant(kept, form)


def _ways(text: str) -> Iterator[list[str]]:
    """The elements of a form, once for each way of leaving out what may be missing."""
    elements = [
        (element,) if not element.endswith("?") or element == "?" else (element[:-1], "") for element in text.split(" ")
    ]
    for row in itertools.product(*elements):
        yield [element for element in row if element]


def _holidays(table: Mapping[str, Any]) -> list[tuple[Holiday, list[list[str]]]]:
    """The holidays, each with its names."""
    return [
        (
            Holiday(row.get("day", ""), tuple(row.get("nth", ())), row.get("easter"), row.get("orthodox")),
            [words for name in row["names"] for words in _ways(name)],
        )
        for row in table.get("holidays", ())
    ]


def _on_holidays(form: Form, holidays: Sequence[tuple[Holiday, list[list[str]]]]) -> Iterator[tuple[list[str], Form]]:
    """A form of holidays, once for each name."""
    for holiday, names in holidays:
        named = _with_holiday(form, holiday)
        yield from ((words, named) for words in names)


def _with_holiday(form: Form, holiday: Holiday) -> Form:
    return Form(
        means=form.means,
        by=form.by,
        after=form.after,
        before=form.before,
        not_after=form.not_after,
        not_before=form.not_before,
        holiday=holiday,
    )


def _words(table: Mapping[str, Any]) -> dict[str, tuple[tuple[str, Any], ...]]:
    """Word -> the classes it belongs to, with its value in each."""
    found: dict[str, list[tuple[str, Any]]] = {}

    def put(word: str, name: str, value: object) -> None:
        found.setdefault(word, []).append((name, value))

    unsure = frozenset(table.get("unsure_months", ()))
    for word, month in table.get("months", {}).items():
        put(word, "MONTH", month)
        put(word, "FULLMONTH", month)
        if word not in unsure:
            put(word, "SUREMONTH", month)
    for key, name in _CLASSES:
        for word, value in table.get(key, {}).items():
            put(word, name, tuple(value) if isinstance(value, list) else value)
    for word, value in _spelt(table.get("numbers", {})).items():
        put(word, "NUMBER", value)
        put(word, "COUNT", value)
    for word, value in table.get("articles", {}).items():
        put(word, "COUNT", value)
    for word, value in table.get("ordinals", {}).items():
        put(word, "NTH", value)
        if value >= _LATER:
            put(word, "LATERTH", value)
        put(word, "DAY", value)
    return {word: tuple(classes) for word, classes in found.items()}


_CLASSES = (
    ("short_months", "MONTH"),
    ("weekdays", "WEEKDAY"),
    ("short_weekdays", "SHORTDAY"),
    ("seasons", "SEASON"),
    ("units", "UNIT"),
    ("periods", "PERIOD"),
    ("parts", "PART"),
)


def _spelt(numbers: Mapping[str, int]) -> dict[str, int]:
    """Numbers in words, with the compounds that a hyphen makes of them (twenty-one)."""
    tens = [(word, value) for word, value in numbers.items() if value in _TENS]
    ones = [(word, value) for word, value in numbers.items() if 0 < value < 10 and len(word) > 2]
    return {**numbers, **{f"{ten}-{one}": first + second for ten, first in tens for one, second in ones}}
