"""A number with what it counts: `30 days`, `€ 2.5 billion`, `sixty (60) per cent`, `Article 5`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from onetext.documents import roman_number
from onetext.drafts.differences import Word
from onetext.drafts.flags.lexicon import REFERENCES, UNITS
from onetext.drafts.flags.numbers import MULTIPLIERS, Value, figure, in_words, is_number_word
from onetext.drafts.labels.numerals import han_number
from onetext.drafts.listed import listed

__all__ = ["Quantity", "may_begin_quantity", "quantity"]

_PARTS = re.compile(
    r"(?P<digits>[-+\u2212]?\d[\d.,'’ \u066b\u066c]*[\d½⅓⅔¼¾⅛]|[-+\u2212]?\d|[½⅓⅔¼¾⅛])\s?(?P<tail>\D.*)?"
)
_ORDINAL_TAILS = frozenset(listed("st nd rd th er ère ème º ª"))
_QUALIFIERS = frozenset(listed("working business calendar consecutive full"))
_SHORT_MULTIPLIERS = {"k": 1_000, "bn": 10**9, "mn": 10**6, "tn": 10**12}
_SHORTENED = frozenset(listed("art arts para paras"))
_HAN = frozenset("〇零一二三四五六七八九十百千万两")
_LONGEST_UNIT = 3
_LONGEST_MULTIPLIED = 2


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: what it is worth, its unit in one form, and the words it takes; ends exclusive.

    `start_of_amount` and `end_of_amount` leave out the unit.
    """

    value: Value
    unit: str
    start: int
    end: int
    start_of_amount: int
    end_of_amount: int


def may_begin_quantity(word: str) -> bool:
    """Whether a word or sign, case folded, can be the first of a quantity."""
    if (word,) in REFERENCES or (word,) in UNITS or is_number_word(word):
        return True
    return word in (".", "minus") or word in _HAN or ("-" in word and _compound(word) is not None)


def quantity(words: Sequence[Word], folded: Sequence[str], at: int, *, with_unit_only: bool = False) -> Quantity | None:
    """Read the number that begins at a word, or whose currency or `Article` does; None where there is none.

    Parameters
    ----------
    folded
        What the words are compared by, case folded.
    with_unit_only
        Only a number that has a unit of measure.
    """
    lead = _lead(words, folded, at)
    start = at + len(lead[0]) if lead else at
    if start >= len(words):
        return None
    read = _read(words, folded, start)
    if read is None and lead and (label := _label(words[start].key)) is not None:
        read = label, "", start + 1
    if read is None:
        return None
    value, unit, end = read
    value, end = _repeated(words, folded, value, end)
    value, end = _multiplied(folded, value, end)
    amount_end = end
    if not unit:
        unit, end = _unit(folded, end)
    if folded[start] in _HAN and amount_end == start + 1 and not unit and (not start or folded[start - 1] != "第"):
        return None  # 一 is a part of many words
    if with_unit_only and not unit:
        return None
    if lead and not (unit and lead[1] in REFERENCES.values()):
        unit = f"{lead[1]} {unit}".strip()
    elif lead:
        return None
    return Quantity(value, unit, at, end, start, amount_end)


def _lead(words: Sequence[Word], folded: Sequence[str], at: int) -> tuple[tuple[str, ...], str] | None:
    """A currency or a kind of reference before the number."""
    if folded[at] in _SHORTENED and [word.key for word in words[at + 1 : at + 2]] == ["."]:
        follows = at + 2 < len(words) and words[at + 2].kind == "number"
        return ((folded[at], "."), REFERENCES[(folded[at],)]) if follows else None
    for table in (REFERENCES, UNITS):
        unit = table.get((folded[at],))
        if (
            unit
            and at + 1 < len(words)
            and (words[at + 1].kind == "number" or (words[at + 1].key == "." and _pointed(words, folded, at + 1)))
        ):
            money = unit in ("dollar", "euro", "pound", "rouble", "hryvnia", "yuan", "yen", "shekel", "franc")
            if table is REFERENCES or money:
                return (folded[at],), unit
        if unit and table is REFERENCES and at + 1 < len(words) and _label(words[at + 1].key) is not None:
            return (folded[at],), unit
    return None


def _label(key: str) -> Value | None:
    """What `IV` is worth after `Article`; a letter, as in `Annex A`, is worth itself."""
    if not key.isascii() or not key.isupper() or not key.isalpha():
        return None
    if len(key) == 1 and key not in "IVX":
        return key
    roman = roman_number(key)
    return None if roman is None else Fraction(roman)


def _compound(word: str) -> tuple[Value, str] | None:
    """Value and unit of `thirty-day` and `twenty-five-year`."""
    head, _, unit = word.rpartition("-")
    found = in_words([head, "", ""], 0) if head and (unit,) in UNITS and is_number_word(head) else None
    if head == "one" and (unit,) in UNITS:
        return Fraction(1), UNITS[(unit,)]
    return (found[0], UNITS[(unit,)]) if found and isinstance(found[0], Fraction) else None


def _read_word(words: Sequence[Word], folded: Sequence[str], at: int) -> tuple[Value, str, int] | None:
    word = folded[at]
    if word == "minus" and at + 1 < len(words) and words[at + 1].kind == "number":
        read = _read(words, folded, at + 1)
        return (-read[0], read[1], read[2]) if read and isinstance(read[0], Fraction) else None
    if word in _HAN:
        end = at
        while end < len(words) and folded[end] in _HAN:
            end += 1
        value = han_number("".join(folded[at:end]))
        return (Fraction(value) if value is not None else "".join(folded[at:end]), "", end)
    if "-" in word and (compound := _compound(word)):
        return *compound, at + 1
    found = in_words(folded, at)
    return (found[0], "", found[1]) if found else None


def _pointed(words: Sequence[Word], folded: Sequence[str], at: int) -> tuple[Value, str, int] | None:
    """`.5` with nothing before its point."""
    if at + 1 >= len(words) or words[at + 1].kind != "number" or words[at + 1].at != words[at].at + 1:
        return None
    if at and words[at - 1].at == words[at].at - 1 and words[at - 1].kind != "sign":
        return None
    parts = _PARTS.fullmatch(folded[at + 1])
    if not parts or not parts["digits"].isdecimal():
        return None
    tail = parts["tail"] or ""
    if tail and (tail,) not in UNITS:
        return None
    return figure(f"0.{parts['digits']}"), UNITS[(tail,)] if tail else "", at + 2


def _read(words: Sequence[Word], folded: Sequence[str], at: int) -> tuple[Value, str, int] | None:
    """Value, unit within the same word, and end of a number in figures or in words."""
    word = words[at]
    if word.kind == "word":
        return _read_word(words, folded, at)
    if word.kind != "number":
        return _pointed(words, folded, at) if word.key == "." else None
    parts = _PARTS.fullmatch(folded[at])
    if not parts:
        return folded[at], "", at + 1
    tail = parts["tail"] or ""
    value = figure(parts["digits"])
    if not tail and at + 1 < len(words) and words[at + 1].kind == "number" and words[at + 1].key.startswith("000"):
        return f"{folded[at]} {folded[at + 1]}", "", at + 2  # a number whose digits were parted wrongly: 60 0000
    if not tail:
        return value, "", at + 1
    if tail in _ORDINAL_TAILS and isinstance(value, Fraction):
        return f"#{value}", "", at + 1
    if tail in _SHORT_MULTIPLIERS and isinstance(value, Fraction):
        return value * _SHORT_MULTIPLIERS[tail], "", at + 1
    if tail.startswith("-"):
        pieces = [piece for piece in tail.split("-") if piece]
        unit = next((UNITS[(piece,)] for piece in pieces if (piece,) in UNITS), "")
        return value, unit, at + 1
    if (tail,) in UNITS:
        return value, UNITS[(tail,)], at + 1
    return folded[at], "", at + 1


def _repeated(words: Sequence[Word], folded: Sequence[str], value: Value, end: int) -> tuple[Value, int]:
    """Past the same number said again in brackets: `sixty (60)`, `30 (thirty)`; `sixty (30)` is worth what it says."""
    if end + 2 < len(words) and folded[end] == "(":
        again = _read(words, folded, end + 1)
        if again and again[2] < len(words) and folded[again[2]] == ")":
            if again[0] == value:
                return value, again[2] + 1
            other_form = words[end - 1].kind != words[end + 1].kind
            if other_form and isinstance(value, Fraction) and isinstance(again[0], Fraction):
                return f"{value} ({again[0]})", again[2] + 1
    return value, end


def _multiplied(folded: Sequence[str], value: Value, end: int) -> tuple[Value, int]:
    for _ in range(_LONGEST_MULTIPLIED):
        if isinstance(value, Fraction) and end < len(folded) and folded[end] in MULTIPLIERS:
            value, end = value * MULTIPLIERS[folded[end]], end + 1
    return value, end


def _unit(folded: Sequence[str], end: int) -> tuple[str, int]:
    """The unit after a number, qualifiers such as `working` included in it."""
    start = end
    while start < len(folded) and folded[start] in _QUALIFIERS:
        start += 1
    for length in range(_LONGEST_UNIT, 0, -1):
        phrase = tuple(folded[start : start + length])
        if len(phrase) == length and phrase in UNITS:
            return " ".join((*folded[end:start], UNITS[phrase])), start + length
    return "", end
