"""What a point says against a wording: another number or date, or the denial of what the other affirms.

Numbers, dates and denials are read as everywhere in this room (`flags.items_of`), in every language of its lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from onetext.drafts.aligning.likeness import STEM
from onetext.drafts.aligning.words import words as plain_words
from onetext.drafts.differences import Word, words_of
from onetext.drafts.flags import Names, items_of
from onetext.drafts.flags.items import Item
from onetext.drafts.flags.lexicon import opposites
from onetext.drafts.listed import listed

__all__ = ["Substance", "contradicts", "numbers_fit", "substance_of"]

MOST_SIGNS = 24_000
"""How much of a text is read: what a point is about is said by then."""
_NO_NAMES = Names()
_DENIALS = ("not", "without")
_DENYING = (*_DENIALS, "refuse")
_COMMAS = frozenset(",،，、")
_TURNS = frozenset(listed("but however aber sondern jedoch mais cependant pero sino ma но а але проте"))
"""Words after which a denial reaches no further."""
_ENDS = frozenset(".;:!?。；！？")
_COVERED = 0.6
"""Share of a wording's words that a clause has to have, to be taken to speak of the same thing."""
_FEWEST = 2
_LENGTHS: Mapping[str, tuple[str, int | Fraction]] = {
    "decade": ("month", 120),
    "year": ("month", 12),
    "quarter": ("month", 3),
    "week": ("day", 7),
    "hour": ("day", Fraction(1, 24)),
    "minute": ("day", Fraction(1, 1440)),
}
_TIMES = ("month", "day", "second")
_MONEY = frozenset(listed("dollar euro pound rouble hryvnia yuan yen shekel franc"))

_SHORTEST = 4
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ed", "es", "s", "ly", "al")
_COMMON = frozenset(
    listed(
        "a all an and any are as at be by for from in into is it its may of on only or shall such that the their them "
        "then they this to under which will with within "
        "der die das den dem des ein eine und oder zu in von mit für le la les un une des de du et ou à au aux en el "
        "los y o del al il lo gli e di da и в на с по о к от для или й з про від до та або"
    )
)
"""Words that tell nothing of what a text is about."""

_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}(?![\d.,])")
"""Eight hundred thousand to some, eight hundred to others."""

Number = tuple[str, tuple[str, ...]]
"""Unit ("" for none) and value; two values where it can be read in two ways."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch within which a denial reaches: its stems, its words, and whether it denies; None where that is open."""

    stems: frozenset[str]
    said: frozenset[str]
    denied: bool | None


@dataclass(frozen=True)
class Substance:
    """A text as it counts for proposals.

    Attributes
    ----------
    words
        What it is about: stems in their order, each number and date as one sign, denials left out.
    numbers
        Each with its unit.
    dates
        As year, month and day, "?" for what is left out.
    """

    words: tuple[str, ...]
    numbers: frozenset[Number]
    dates: frozenset[str]
    cut: tuple[Word, ...]
    items: tuple[Item, ...]

    @property
    def denies(self) -> bool:
        """Whether anything is denied at all."""
        return any(item.kind == "negation" and item.value in _DENIALS for item in self.items)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Read when asked: most texts are never set against another."""
        return tuple(_clauses(self.cut, self.items))


def substance_of(text: str) -> Substance:
    """Read a text once; of an endless one the first 24,000 signs."""
    cut = words_of(text[:MOST_SIGNS])
    items = tuple(items_of(cut, _NO_NAMES))
    counted: dict[int, str] = {}
    numbers, dates = set(), set()
    for item in items:
        if year := _year(item):
            dates.add(year)
        elif item.kind == "number":
            numbers.add(("", (f"{item.text}-",)) if _is_ratio(cut, item) else _number(item))
        elif item.kind == "date":
            dates.add(item.value)
        if item.kind in ("number", "date"):
            counted |= dict.fromkeys(item.at, "")
            counted[item.at[0]] = f"#{item.value.partition('|')[0]}"
        elif item.kind == "negation" and item.value in _DENIALS:
            counted |= dict.fromkeys(item.at, "")
    words = (stem for at, word in enumerate(cut) for stem in ([counted[at]] if at in counted else _stems(word)))
    return Substance(tuple(filter(None, words)), frozenset(numbers), frozenset(dates), cut, items)


def _year(item: Item) -> str:
    """A lone number of four figures such as 2027: a year, or what could as well be one."""
    is_lone = item.kind == "number" and not item.unit and item.text == item.amount and len(item.text) == 4
    return f"{item.text}-?-?" if is_lone and item.text.isdecimal() and 1900 <= int(item.text) < 2100 else ""


def _is_ratio(cut: Sequence[Word], item: Item) -> bool:
    """Half of `50-50`: what it is worth, its figures do not tell."""
    first, last = item.at[0], item.at[-1]
    beside = [pair for pair in (cut[first - 2 : first], cut[last + 1 : last + 3][::-1]) if len(pair) == 2]
    return not item.unit and any(number.kind == "number" and sign.key == "-" for number, sign in beside)


def _number(item: Item) -> Number:
    value = item.value.partition("|")[0]
    unit, times = _LENGTHS.get(item.unit, (item.unit, Fraction(1)))
    if not _is_reckoned(value) or "#" in value:
        return item.unit, (value,)
    values = [Fraction(value) * Fraction(times)]
    if _POINTED.match(item.amount):
        values.append(values[0] * 1000)
    return unit, tuple(map(str, values))


def _stems(word: Word) -> list[str]:
    if word.kind == "sign" or word.key.casefold() in _COMMON:
        return []
    parts = plain_words(word.key)
    return [_stem(part) for part in parts] if word.key.isascii() else [part[:STEM] for part in parts]


def _stem(word: str) -> str:
    """A word without a common English ending. (Of words with other letters the first six count, as in aligning.)"""
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST:
        return f"{word[:-3]}y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _clauses(cut: Sequence[Word], items: Sequence[Item]) -> Iterator[Clause]:
    """Parted at the ends of sentences, at commas and before `but`.

    Whether a denial reaches past a comma, nobody can tell from words alone: `no ships, aircraft`, `no ships, peace`.
    """
    denials = {item.at[0]: item.value for item in items if item.kind == "negation" and item.value in _DENYING}
    taken = {at for item in items if item.kind in ("number", "date", "modal", "negation") for at in item.at}
    start, before = 0, False
    for at in range(len(cut) + 1):
        key = cut[at].key.casefold() if at < len(cut) else "."
        ends = key in _ENDS or key in _TURNS
        if not ends and key not in _COMMAS:
            continue
        kinds = {denials[place] for place in range(start, at) if place in denials}
        places = [place for place in range(start, at) if place not in taken and cut[place].kind == "word"]
        stems = frozenset(stem for place in places for stem in _stems(cut[place]))
        denied = kinds.isdisjoint(_DENIALS) == ("refuse" in kinds)
        if stems:
            said = frozenset(cut[place].key.casefold() for place in places)
            yield Clause(stems, said, denied if kinds or not before else None)
        start, before = at + 1, not ends and (bool(kinds) or before)


# -- one text against another ------------------------------------------------------------------------------------------


def numbers_fit(point: Substance, wording: Substance) -> bool | None:
    """Whether the numbers and dates of a wording stand in a point; None where the point says nothing to that.

    A number without a unit on either side fits by its value alone. Money in another currency, time of another length
    and a date on another day differ.
    """
    told = [_number_fits(one, point.numbers) for one in wording.numbers]
    told += [_date_fits(one, point.dates) for one in wording.dates]
    if False in told:
        return False
    return True if True in told else None


def contradicts(point: Substance, wording: Substance) -> str:
    """What sets a point against a wording: "number", "negation", or "" for nothing."""
    if numbers_fit(point, wording) is False:
        return "number"
    clauses = wording.clauses
    is_all = len(clauses) == 1
    return "negation" if any(_denies(point.clauses, clause, is_all=is_all) for clause in clauses) else ""


def _number_fits(wanted: Number, there: frozenset[Number]) -> bool | None:
    unit, values = wanted
    if any(not set(values).isdisjoint(others) and (unit == kind or not unit or not kind) for kind, others in there):
        return True
    if not _is_reckoned(values[0]):
        return None
    known = (kind for kind, others in there if _is_reckoned(others[0]))
    return False if any(_dimension(kind) == _dimension(unit) for kind in known) else None


def _is_reckoned(value: str) -> bool:
    """Whether it is known what a number is worth: `50-50` may be a half, and `5bis` is worth nothing."""
    return value.lstrip("-#").replace("/", "").isdecimal()


def _dimension(unit: str) -> str:
    last = unit.rpartition(" ")[2]
    return "money" if last in _MONEY else "time" if last in _TIMES else last


def _date_fits(wanted: str, there: frozenset[str]) -> bool | None:
    if any(_same_date(wanted, other) for other in there):
        return True
    return False if there else None


def _same_date(one: str, other: str) -> bool:
    """Whether two dates can be the same day: `?` leaves open."""
    first, second = one.split("-"), other.split("-")
    return len(first) == len(second) and all(a == b or "?" in (a, b) for a, b in zip(first, second, strict=True))


def _denies(point: Sequence[Clause], wording: Clause, *, is_all: bool) -> bool:
    """Whether the clause of a point that has most of a wording's words denies what that affirms, or the reverse.

    A lone word is enough only where it is all of the wording (`No cap`).
    """
    if wording.denied is None or (len(wording.stems) < _FEWEST and not is_all):
        return False
    covered = [(_share(clause, wording), _turned(clause, wording)) for clause in point]
    most = max((share for share, _ in covered), default=0.0)
    return most >= _COVERED and all(turned for share, turned in covered if share == most)


def _share(clause: Clause, wording: Clause) -> float:
    return min(1.0, (len(clause.stems & wording.stems) + _opposed(clause, wording)) / len(wording.stems))


def _turned(clause: Clause, wording: Clause) -> bool:
    if clause.denied is None:
        return False
    return (clause.denied != wording.denied) != bool(_opposed(clause, wording) % 2)


def _opposed(clause: Clause, wording: Clause) -> int:
    """How many words of a wording stand there with a denying prefix, or without the one they have."""
    return sum(1 for word in wording.said - clause.said if not clause.said.isdisjoint(opposites(word)))
