"""The words of a text that carry its substance: numbers with their units, dates, denials, modal verbs, names, terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onetext.drafts.differences import Word
from onetext.drafts.flags.dates import YEAR_AFTER, calendar, is_weekday
from onetext.drafts.flags.lexicon import MODALS, NEGATIONS
from onetext.drafts.flags.numbers import is_number_word
from onetext.drafts.flags.quantities import may_begin_quantity, quantity
from onetext.drafts.listed import listed
from onetext.drafts.months import SURE_MONTHS
from onetext.drafts.text import FlagKind

__all__ = ["Item", "Names", "items_of", "singular"]


@dataclass(frozen=True, slots=True)
class Item:
    """A word or phrase of substance.

    Attributes
    ----------
    value
        What it counts as: two items of one kind with one value say the same.
    at
        The words it is made of, as indexes.
    amount, unit
        Of a number, so that a change can be told with the unit or without it.
    """

    kind: FlagKind
    value: str
    at: tuple[int, ...]
    text: str
    amount: str = ""
    unit: str = ""


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""First word -> phrases that begin with it, the longest first, and what each counts as."""


def _by_first(table: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in sorted(table, key=lambda entry: (-len(entry[0]), entry)):
        out.setdefault(phrase[0], []).append((phrase, value))
    return out


_NEGATIONS, _MODALS = _by_first(NEGATIONS.items()), _by_first(MODALS.items())


def singular(word: str) -> str:
    """A word without the s of the plural or of possession."""
    bare = word.removesuffix("'s").removesuffix("'")
    if len(bare) > 4 and bare.endswith("ies"):
        return bare[:-3] + "y"
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


@dataclass(frozen=True)
class Names:
    """The names to look for: of each party all its names, and the defined terms.

    `capitals` are words that have a capital within a sentence: names, whatever they name.
    """

    parties: tuple[tuple[str, ...], ...] = ()
    terms: tuple[str, ...] = ()
    capitals: frozenset[str] = frozenset()

    @cached_property
    def begins(self) -> dict[str, int]:
        """What can begin with a word, as far as that was asked: filled by `items_of`."""
        return {}

    @cached_property
    def phrases(self) -> Phrases:
        """Names first, so that a party is not found as a term."""
        table = [
            (split, f"party {number}")
            for number, names in enumerate(self.parties)
            for name in names
            if (split := tuple(name.replace("’", "'").split()))
        ]
        known = {phrase for phrase, _ in table}
        for term in self.terms:
            split = tuple(singular(word) for word in term.replace("’", "'").split())
            if split and split not in known:
                table.append((split, "term " + " ".join(split)))
        return _by_first(table)


def items_of(words: Sequence[Word], names: Names, *, near: Sequence[int] | None = None) -> list[Item]:
    """Everything of substance in a text, in its order. A word may be of two kinds: `cannot` denies, and is modal.

    Parameters
    ----------
    near
        For each word whether an item may begin there; everywhere where it is not given.
    """
    folded = [word.key.casefold() for word in words]
    begins = names.begins
    out: list[Item] = []
    at = 0
    while at < len(words):
        if near is not None and not near[at]:
            at += 1
            continue
        word = words[at]
        kinds = begins.get(word.key)
        if kinds is None:
            kinds = begins[word.key] = _begins(word, names)
        found = list(_found(words, folded, at, names, kinds)) if kinds else []
        out += found
        last = found[-1] if found else None
        at = last.at[-1] + 1 if last else at + 1
    return _without_doubles(out)


_NAME, _QUANTITY, _DATE, _VERB = 1, 2, 4, 8


def _begins(word: Word, names: Names) -> int:
    """What can begin with a word: asked once for each word, so that most words cost nothing."""
    if word.kind in ("number", "date"):
        return _QUANTITY | _DATE
    said = word.key.casefold()
    parts = (word.key, *(word.key.split("-") if "-" in word.key else ()))
    kinds = _NAME if any(first in names.phrases for part in parts for first in _forms_of(part)) else 0
    kinds |= _QUANTITY if may_begin_quantity(said) else 0
    kinds |= _DATE if said in SURE_MONTHS or said in ("may", "march") or is_weekday(said) else 0
    return kinds | (_VERB if said in _NEGATIONS or said in _MODALS or said.endswith("n't") else 0)


def _found(words: Sequence[Word], folded: Sequence[str], at: int, names: Names, kinds: int) -> Iterator[Item]:
    """What begins at a word: names in a compound, or one thing, or a denial and a modal verb."""
    if kinds & _NAME:
        within = list(_names_within(words[at], at, names))
        one = None if within else _named(words, at, names)
        if within or one:
            yield from within or ([one] if one else [])
            return
    one = (kinds & _QUANTITY and _amount(words, folded, at)) or (kinds & _DATE and _date(words, folded, at)) or None
    if one:
        yield one
    elif kinds & _VERB and words[at].kind == "word":
        yield from _verbs(words, folded, at)


def _forms_of(key: str) -> tuple[str, ...]:
    bare = key.removesuffix("'s").removesuffix("'")
    return tuple(dict.fromkeys((key, bare, singular(key), key.title())))


def _named(words: Sequence[Word], at: int, names: Names) -> Item | None:
    key = words[at].key
    if not names.phrases or words[at].kind != "word":
        return None
    for first in _forms_of(key):
        for phrase, value in names.phrases.get(first, ()):
            end = at + len(phrase)
            if end <= len(words) and all(map(_is_name, words[at:end], phrase)):
                kind: FlagKind = "party" if value.startswith("party") else "term"
                return Item(kind, value, tuple(range(at, end)), _text(words, at, end))
    return None


def _names_within(word: Word, at: int, names: Names) -> Iterator[Item]:
    """Parties in a compound: both of `Russia-NATO`; none where the compound is a name itself."""
    if "-" not in word.key or word.kind != "word" or _named((word,), 0, names):
        return
    for part in word.key.split("-"):
        found = _named((Word(word.at, "word", part, part),), 0, names) if part else None
        if found and found.kind == "party":
            yield Item("party", found.value, (at,), part)


def _is_name(word: Word, wanted: str) -> bool:
    bare = word.key.removesuffix("'s").removesuffix("'")
    return wanted in (bare, word.key, singular(bare)) or (bare.isupper() and len(bare) > 3 and bare == wanted.upper())


def _amount(words: Sequence[Word], folded: Sequence[str], at: int) -> Item | None:
    if words[at].kind == "number" and _is_year(words, folded, at):
        return Item("date", f"{words[at].key}-?-?", (at,), words[at].text)
    found = quantity(words, folded, at)
    if found is None:
        return None
    start, end = found.start, found.end
    return Item(
        "number",
        f"{found.value}|{found.unit}",
        tuple(range(start, end)),
        _text(words, start, end),
        _text(words, found.start_of_amount, found.end_of_amount),
        found.unit,
    )


def _is_year(words: Sequence[Word], folded: Sequence[str], at: int) -> bool:
    text = words[at].key
    if len(text) != 4 or not text.isdecimal() or not 1900 <= int(text) < 2100:
        return False
    return bool(at) and folded[at - 1] in YEAR_AFTER and quantity(words, folded, at, with_unit_only=True) is None


def _date(words: Sequence[Word], folded: Sequence[str], at: int) -> Item | None:
    word = words[at]
    if word.kind == "date":
        return Item("date", calendar(word.key), (at,), word.text)
    if word.kind != "word" or not (word.key[0].isupper() or not word.key[0].isascii()):
        return None
    before = folded[at - 1] if at else ""
    if folded[at] in SURE_MONTHS or (word.key in ("May", "March") and before in YEAR_AFTER | {"early", "late", "mid"}):
        return Item("date", calendar(word.key), (at,), word.text)
    return Item("date", folded[at], (at,), word.text) if is_weekday(folded[at]) else None


# -- denials and modal verbs -------------------------------------------------------------------------------------------

_NOUN_AFTER = frozenset(listed("the a an of own free political good their its his her this that military"))


def _verbs(words: Sequence[Word], folded: Sequence[str], at: int) -> Iterator[Item]:
    for kind, table in (("negation", _NEGATIONS), ("modal", _MODALS)):
        found = _phrase(folded, at, table)
        if found and not _is_another_word(words, folded, at, kind):
            value, end = found
            yield Item(
                "negation" if kind == "negation" else "modal", value, tuple(range(at, end)), _text(words, at, end)
            )
    if folded[at].endswith("n't"):
        yield Item("negation", "not", (at,), words[at].text)


def _phrase(folded: Sequence[str], at: int, table: Phrases) -> tuple[str, int] | None:
    for phrase, value in table.get(folded[at], ()):
        end = at + len(phrase)
        if tuple(folded[at:end]) == phrase:
            return value, end
    return None


def _is_another_word(words: Sequence[Word], folded: Sequence[str], at: int, kind: str) -> bool:
    """`the will of the people` is no modal verb, nor is `in May`; `No. 5` denies nothing."""
    before, word = folded[at - 1] if at else "", folded[at]
    if kind == "modal":
        is_noun = word in ("will", "might", "must", "can") and before in _NOUN_AFTER
        return is_noun or (words[at].text == "May" and before in YEAR_AFTER)
    if word == "up":  # `up to 500`, and not `set up to monitor`
        return at + 2 >= len(words) or not (words[at + 2].kind == "number" or is_number_word(folded[at + 2]))
    after = folded[at + 1 : at + 3]
    return word == "no" and len(after) == 2 and after[0] == "." and words[at + 2].kind == "number"


_SECOND_HALVES = frozenset(listed("pas jamais aucun aucune rien plus nul nulle"))


def _without_doubles(found: list[Item]) -> list[Item]:
    """The two halves of one denial (ne … pas, ни … не stands apart) as one item."""
    out: list[Item] = []
    last = -1
    for item in found:
        is_half = item.kind == "negation" and item.text.casefold() in _SECOND_HALVES
        first = out[last] if last >= 0 else None
        if is_half and first and first.text.casefold().rstrip("'’") in ("ne", "n") and item.at[0] - first.at[-1] <= 4:
            out[last] = Item("negation", "not", (*first.at, *item.at), f"{first.text} … {item.text}")
            continue
        out.append(item)
        last = len(out) - 1 if item.kind == "negation" else last
    return out


def _text(words: Sequence[Word], start: int, end: int) -> str:
    """Words as printed, blanks between them made single where there were any."""
    out = ""
    for place in range(start, end):
        gap = place > start and words[place].at > words[place - 1].at + 1
        out += (" " if gap else "") + words[place].text
    return out
