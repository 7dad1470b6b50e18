"""Words that matter when one takes the other's place: all and some, before and after, and and or, once and twice.

Alone they say little, for a passage may lose an `all` or a `before` without another meaning; so both must stand in
one change, one on each side. The same holds for names with figures (F-16), and for letters of sub-paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onetext.drafts.differences import Word
from onetext.drafts.flags.items import Item
from onetext.drafts.flags.lexicon import REFERENCES
from onetext.drafts.listed import listed
from onetext.drafts.text import FlagKind

__all__ = ["contrasts"]

_LONGEST = 8
"""Words of a change beyond which it is a passage written anew, and its small words answer to none on the other side."""

_GROUPS: tuple[tuple[FlagKind, Mapping[str, str]], ...] = (
    (
        "negation",
        {
            "before": "before prior vor avant antes prima до перед",
            "after": "after following upon nach après después dopo после після",
            "failing": "failing",
        },
    ),
    (
        "negation",
        {
            "all": "all both each every alle sämtliche tous toutes todos todas tutti tutte все усі всі",
            "any": "any either each every",
            "some": "some certain several einige manche certains certaines algunos algunas alcuni alcune "
            "некоторые деякі",
            "most": "most",
            "few": "few",
        },
    ),
    ("negation", {"fully": "fully wholly entirely completely totally", "partly": "partly partially"}),
    ("negation", {"minimum": "minimum", "maximum": "maximum"}),
    ("negation", {"include": "include includes included including", "exclude": "exclude excludes excluded excluding"}),
    (
        "negation",
        {
            "more": "increase increases increased raise raises raised",
            "less": "decrease decreases decreased reduce reduces reduced lower lowers lowered",
        },
    ),
    (
        "negation",
        {
            "stop": "cease ceases stop stops end ends suspend suspends terminate terminates discontinue",
            "continue": "continue continues maintain maintains resume resumes begin begins start starts",
        },
    ),
    ("negation", {"allow": "allow allows permit permits grant grants", "deny": "deny denies withhold withholds"}),
    (
        "negation",
        {
            "for a time": "temporary temporarily provisional provisionally interim",
            "for good": "permanent permanently final finally definitive definitively",
        },
    ),
    (
        "modal",
        {
            "free": "voluntary voluntarily optional",
            "bound": "mandatory compulsory obligatory",
        },
    ),
    ("modal", {"best": "best", "reasonable": "reasonable"}),
    ("negation", {"all": "unanimous unanimously unanimity consensus", "most": "majority"}),
    ("negation", {"north": "north", "south": "south", "east": "east", "west": "west"}),
    ("negation", {"northern": "northern", "southern": "southern", "eastern": "eastern", "western": "western"}),
    ("negation", {"internal": "internal domestic", "external": "external foreign"}),
    ("negation", {"exact": "exactly precisely", "about": "about around nearly almost"}),
    ("negation", {"within": "within inside", "outside": "outside beyond"}),
    (
        "modal",
        {
            "bound": "bound obliged obligated required verpflichtet",
            "free": "free entitled permitted allowed authorised authorized berechtigt befugt",
        },
    ),
    ("number", {"1": "once", "2": "twice", "3": "thrice"}),
    ("number", {"2": "double doubled doubles", "3": "triple tripled triples treble", "4": "quadruple quadrupled"}),
    ("number", {"12": "noon midday", "0": "midnight"}),
    (
        "number",
        {
            "12": "dozens",
            "100": "hundreds",
            "1000": "thousand thousands",
            "1000000": "million millions",
            "1000000000": "billion billions",
            "1000000000000": "trillion trillions",
        },
    ),
)
_JOINED = {"and": "or", "und": "oder", "et": "ou", "и": "или", "та": "або", "і": "або"}
_JOINS = frozenset(
    (
        *_JOINED.items(),
        *((value, key) for key, value in _JOINED.items()),
        *((one, other) for word in ("and", "or") for one, other in (("and/or", word), (word, "and/or"))),
    )
)


def _table() -> dict[str, tuple[int, frozenset[str]]]:
    out: dict[str, tuple[int, frozenset[str]]] = {}
    for number, (_, senses) in enumerate(_GROUPS):
        for sense, words in senses.items():
            for word in listed(words):
                out[word] = (number, out.get(word, (number, frozenset()))[1] | {sense})
    return out


_SENSES = _table()
_DUTY = next(
    number for number, (_, senses) in enumerate(_GROUPS) if "bound" in senses and "verpflichtet" in senses["bound"]
)
_EFFORT = next(number for number, (_, senses) in enumerate(_GROUPS) if "reasonable" in senses)
_EFFORTS = frozenset(listed("effort efforts endeavours endeavors"))
_WITHOUT_TO = frozenset(listed("verpflichtet berechtigt befugt"))
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]|[ivx]{1,5}")

Pair = tuple[Item, Item]
Span = tuple[int, int]


def contrasts(old: Sequence[Word], new: Sequence[Word], was: Span, now: Span) -> Iterator[Pair]:
    """What stood in a stretch of the old wording against its opposite in the stretch that took its place."""
    (i0, i1), (j0, j1) = was, now
    if i1 - i0 == j1 - j0 == 1 and (one := _alone(old, new, i0, j0)):
        yield one
        return
    yield from _coded(old, new, was, now)
    if max(i1 - i0, j1 - j0) > _LONGEST:
        return
    left = _known(old, i0, i1)
    right = _known(new, j0, j1) if left else []
    for group in dict.fromkeys(group for group, _, _ in left):
        before = [(senses, at) for one, senses, at in left if one == group]
        after = [(senses, at) for one, senses, at in right if one == group]
        for senses, at in list(before):
            same = next((one for one in after if one[0] & senses), None)
            if same:
                before.remove((senses, at))
                after.remove(same)
        for (_, i), (_, j) in zip(before, after, strict=False):
            yield _item(group, old, i), _item(group, new, j)


def _item(group: int, words: Sequence[Word], at: int) -> Item:
    return Item(_GROUPS[group][0], "", (at,), words[at].text)


def _known(words: Sequence[Word], start: int, end: int) -> list[tuple[int, frozenset[str], int]]:
    out = []
    for at in range(start, end):
        found = _SENSES.get(words[at].key.casefold())
        if found and _counts(words, at, found[0]):
            out.append((*found, at))
    return out


def _counts(words: Sequence[Word], at: int, group: int) -> bool:
    """Words that count only before certain others: `required to`, `best efforts`."""
    after = words[at + 1].key.casefold() if at + 1 < len(words) else ""
    if group == _DUTY:
        return after == "to" or words[at].key in _WITHOUT_TO
    return group != _EFFORT or after in _EFFORTS


def _alone(old: Sequence[Word], new: Sequence[Word], i: int, j: int) -> Pair | None:
    """One word for one word: `and` for `or`, `(a)` for `(b)` after a paragraph."""
    was, now = old[i].key.casefold(), new[j].key.casefold()
    if (was, now) in _JOINS:
        return Item("negation", was, (i,), old[i].text), Item("negation", now, (j,), new[j].text)
    if _is_sub_letter(old, i) and _is_sub_letter(new, j):
        return _sub_letter(old, i), _sub_letter(new, j)
    return None


def _sub_letter(words: Sequence[Word], at: int) -> Item:
    """The letter with its brackets."""
    return Item("number", words[at].key, (at - 1, at, at + 1), f"({words[at].text})")


def _is_sub_letter(words: Sequence[Word], at: int) -> bool:
    if not 1 < at < len(words) - 1 or words[at - 1].key != "(" or words[at + 1].key != ")":
        return False
    before = words[at - 2]
    refers = before.kind == "number" or before.key == ")" or (before.key.casefold(),) in REFERENCES
    return refers and bool(_LETTERS.fullmatch(words[at].key))


def _coded(old: Sequence[Word], new: Sequence[Word], was: Span, now: Span) -> Iterator[Pair]:
    """`F-35` for `F-16`, `FY2027` for `FY2026`: the same letters with other figures."""
    left = [at for at in range(*was) if _has_figures(old[at])]
    right = [at for at in range(*now) if _has_figures(new[at])] if left else []
    keys = {old[at].key for at in left} & {new[at].key for at in right}
    for i in left:
        shape = _DIGITS.sub("#", old[i].key)
        j = next((j for j in right if new[j].key not in keys and _DIGITS.sub("#", new[j].key) == shape), None)
        if j is not None and old[i].key not in keys:
            right.remove(j)
            yield _code(old, i), _code(new, j)


def _has_figures(word: Word) -> bool:
    return word.kind == "word" and not word.key.isalpha() and any(sign.isdecimal() for sign in word.key)


def _code(words: Sequence[Word], at: int) -> Item:
    """With the number before it where nothing parts them: `1e6` is cut into `1` and `e6`."""
    fused = at > 0 and words[at - 1].kind == "number" and words[at - 1].at + 1 == words[at].at
    start = at - 1 if fused else at
    return Item("number", "", tuple(range(start, at + 1)), "".join(word.text for word in words[start : at + 1]))
