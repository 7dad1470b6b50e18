"""Plain English for the sentences of the brief: names, counts, ranges, dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from onetext.model import Date, Draft, Party
from onetext.model.results import Estimate, Probability, Spread

__all__ = [
    "agreeing",
    "bare_date",
    "counted",
    "dated",
    "day",
    "listed",
    "marked",
    "middle",
    "named",
    "plain",
    "points_of",
    "quoted",
    "sentence",
    "share",
    "spread",
    "spelled_out",
    "spread_signed",
    "the",
    "unmarked",
    "upto",
    "was",
]

_LONGEST_TITLE = 40
_LONGEST_NAME = 40
_ASIDE = re.compile(r"\([^()]*\)|“[^“”]*”")
_PREPOSITION = re.compile(r" (?:about|between|by|concerning|for|from|in|of|on|to|with) ")
_MINUS = "\N{MINUS SIGN}"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SMALL = {
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
}
_TAKE_ARTICLE = {"E3", "EU", "UAE", "UK", "UN", "US", "USA"}
_TAKE_ARTICLE_FIRST = {"Claimed", "European", "Federal", "Global", "Union", "United"}
_TAKE_ARTICLE_LAST = {
    "Alliance", "Army", "Assembly", "Association", "Authority", "Board", "Coalition", "Commission", "Committee",
    "Company", "Confederation", "Council", "Employer", "Employers", "Federation", "Front", "Government", "Group",
    "League", "Ministry", "Movement", "Opposition", "Owners", "Party", "Rebels", "Republic", "Union", "Unions",
    "Workers",
}  # fmt: skip
"""Names that English uses with an article, whole, by their first or their last word: grammar, not knowledge of a case.
"""


def named(party: Party) -> str:
    """The short name as it stands within a sentence: `the US`, `Ukraine`."""
    label = party.label
    first, last = label.partition(" ")[0], label.rpartition(" ")[2]
    takes = label in _TAKE_ARTICLE or first in _TAKE_ARTICLE_FIRST or last in _TAKE_ARTICLE_LAST
    return f"the {label}" if takes else label


_MARK = "\ue000"
"""Stands after a short name until it is known which mention comes first; no writing system uses it."""


def marked(party: Party) -> str:
    """The name as `named` gives it, with a mark after it when there is a full name to spell out."""
    return named(party) + (_MARK if _full_name(party) else "")


def _full_name(party: Party) -> str:
    return party.name if party.name != party.label and len(party.name) <= _LONGEST_NAME else ""


def unmarked(text: str) -> str:
    """The text without marks."""
    return text.replace(_MARK, "")


def spelled_out(text: str, parties: Iterable[Party]) -> tuple[str, tuple[Party, ...]]:
    """The text with each party's full name after its first marked mention, and the parties that it mentions so."""
    told = []
    for party in parties:
        mention = re.search(re.escape(marked(party)), text, re.IGNORECASE)
        if mention and _full_name(party):
            text = f"{text[: mention.end()]} ({_full_name(party)}){text[mention.end() :]}"
            told.append(party)
    return unmarked(text), tuple(told)


def the(draft: Draft) -> str:
    """The title as it stands within a sentence, without what it says in brackets: `the US 28-point draft`.

    The short title stands in for one that is too long for a sentence; a bare word is named as a draft's title.
    """
    title = draft.title.partition(" (")[0].strip()
    name = title if title and len(title) <= _LONGEST_TITLE else draft.label
    first, _, rest = name.partition(" ")
    if not rest:
        return f"the draft “{name}”"
    return f"the {rest}" if first in ("A", "An", "The") and rest else f"the {name}"


def agreeing(draft: Draft, one: str, many: str) -> str:
    """The verb that goes with `the(draft)`: titles such as `US one-page terms` are plural, a quoted one is not.

    The noun that counts stands before the first preposition: `the Agreement on Fisheries` is singular.
    """
    last = _PREPOSITION.split(the(draft), maxsplit=1)[0].rpartition(" ")[2]
    return many if last.endswith("s") and not last.endswith(("is", "ss", "us")) else one


def sentence(text: str) -> str:
    """The text with a capital, or a small number in words, at the start and a full stop at the end."""
    text = text.strip()
    first, space, rest = text.partition(" ")
    if first in _SMALL:
        text = f"{_SMALL[first]}{space}{rest}"
    ended = text if text.endswith((".", "!", "?", ".”")) else f"{text}."
    return ended[:1].upper() + ended[1:]


def counted(number: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 issue`, `2 issues`, `no issue`."""
    if number == 0:
        return f"no {noun}"
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def was(number: int) -> str:
    """`was` or `were`; nothing at all (`none`) takes the singular."""
    return "was" if number <= 1 else "were"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; semicolons where a part has commas of its own.

    Commas in brackets and quotation marks do not count.
    """
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    bare = [_ASIDE.sub("", item) for item in items]
    comma = ";" if any("," in item or ";" in item for item in bare) else ","
    tail = f"{comma} {last} " if comma == ";" else f" {last} "
    return f"{comma} ".join(items[:-1]) + tail + items[-1]


def _number(value: float) -> str:
    text = f"{abs(value):.1f}"
    return _MINUS + text if value < 0 and text != "0.0" else text


def spread(value: Estimate) -> str:
    """The range with one decimal: `between 3.1 and 22.4`, or the number where there is no range."""
    low, high = _number(value.low), _number(value.high)
    if value.is_exact:
        return low
    return f"about {low}" if low == high else f"between {low} and {high}"


def middle(value: Estimate) -> str:
    """The point with its sign: `+5.2`; for use beside the range only (S23)."""
    return _signed(value.point)


def upto(bound: float) -> str:
    """The size of a bound whose side the words around it tell: `5.2`."""
    return _number(abs(bound))


def _signed(number: float) -> str:
    text = _number(number)
    return text if text.startswith(_MINUS) or text == "0.0" else f"+{text}"


def share(value: Probability) -> str:
    """A share of sampled values with its standard error; never a bare 0 or 100 % that is not proved (S4)."""
    if value.point in (0, 1):
        return f"{'every' if value.point else 'no'} one of {value.draws:,} sampled values"
    percent = 100 * value.point
    text = "over 99.9" if percent > 99.9 else "under 0.1" if percent < 0.1 else f"{percent:.1f}".removesuffix(".0")
    error = f"{100 * value.standard_error:.1f}"
    told = "under 0.1" if error == "0.0" else error
    return f"{text} % of sampled values, standard error {told} %"


def spread_signed(value: Estimate | Spread) -> str:
    """The range of a change: `between −3.1 and +22.4`."""
    alike = value.low == value.high
    return _signed(value.low) if alike else f"between {_signed(value.low)} and {_signed(value.high)}"


def day(value: dt.date) -> str:
    """`26 November 2025`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def dated(value: Date) -> str:
    """A date as exactly as it is known, with its preposition: `on 26 November 2025`, `in May 2025`."""
    if value.is_day:
        return f"on {day(value.earliest)}"
    if value.is_month:
        return f"in {_MONTHS[value.earliest.month - 1]} {value.earliest.year}"
    return f"between {day(value.earliest)} and {day(value.latest)}"


def bare_date(value: Date) -> str:
    """The date without its preposition: `26 November 2025`, `May 2025`."""
    return dated(value).removeprefix("on ").removeprefix("in ")


def quoted(text: str) -> str:
    """The words in quotation marks, without a full stop of their own."""
    return f"“{text.strip().rstrip('.')}”"


def plain(text: str) -> str:
    """Words that the case restates, which are nobody's own: without quotation marks and without a full stop."""
    return text.strip().rstrip(".")


def points_of(labels: Sequence[str]) -> str:
    """`point 6`, `points 6 and 21a`; nothing for none."""
    short = list(dict.fromkeys(label.rpartition("/")[2] for label in labels))
    return "" if not short else f"point{'' if len(short) == 1 else 's'} {listed(short)}"
