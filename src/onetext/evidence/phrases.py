"""Find phrases of a rule table among the words of a text.

A phrase is written as it stands in a text, in small letters, its words parted by blanks; a step of it may also be

- `drafted|written`: one of several words;
- `also?`: a word that may be missing (`also|even?`: any of several that may be missing);
- `<plan>`: a word of the list `plan` that stands under `[words]` of the same table; `<plan>|this`, `<plan>?` go too;
- `pro-~`: a word that begins so;
- `!<state>`: any word but those of the list;
- `*3`: up to three words of any kind, but none of the signs that end a clause;
- `^`: a word with a capital letter;
- `@`: here the phrase ends; what follows must stand behind it and is no part of it.

Double quotation marks between the words are passed over: she would “never” sign.
Each phrase is looked for only where its first word stands, and the wild steps are bounded, so that the time grows with
the length of the text alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onetext.evidence.article import Token

__all__ = ["Hit", "Phrases"]

_MARKS = frozenset('"“”„«»')
_STOPS = frozenset(".!?;:…—–()[]")
_ANY, _CAPITAL = frozenset({"*"}), frozenset({"^"})
_BEGINNING, _AHEAD, _BUT = "~", "@", "!"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: tokens `first` to `last` (exclusive), and the row of the table that it stands in."""

    first: int
    last: int
    row: int


@dataclass(frozen=True, slots=True)
class _Step:
    words: frozenset[str]
    least: int = 1
    most: int = 1
    beginning: str = ""
    is_end: bool = False
    is_not: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is one word of a list."""
        return self.least == self.most == 1 and not (self.is_open or self.is_end)

    @property
    def is_open(self) -> bool:
        """Whether words that no list names may be this step."""
        return self.is_not or bool(self.beginning) or self.words is _ANY or self.words is _CAPITAL

    def fits(self, token: Token) -> bool:
        """Whether a token may be this step."""
        if self.is_not:
            return token.text[0].isalpha() and token.lower not in self.words
        if self.words is _ANY:
            return token.text not in _STOPS
        if self.words is _CAPITAL:
            return token.is_capital
        return token.lower in self.words or bool(self.beginning and token.lower.startswith(self.beginning))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase: the row that it stands in, its steps, and how many of them are plain before the first that is not."""

    row: int
    steps: tuple[_Step, ...]
    plain: int


@dataclass(frozen=True, slots=True)
class _Starting:
    """The phrases that begin with a word: those that any word may follow, and the others by their second word."""

    always: list[_Phrase] = field(default_factory=list)
    before: dict[str, list[_Phrase]] = field(default_factory=dict)


class Phrases:
    """The phrases of a table, ready to be looked for.

    Parameters
    ----------
    rows
        For each row of the table its phrases.
    lists
        Name -> words, for `<name>` in a phrase.
    """

    def __init__(self, rows: Sequence[Iterable[str]], lists: Mapping[str, Iterable[str]] | None = None) -> None:
        named = {name: frozenset(words) for name, words in (lists or {}).items()}
        self._starting: dict[str, _Starting] = defaultdict(_Starting)
        for row, phrases in enumerate(rows):
            for words in phrases:
                steps = tuple(_step(word, named) for word in words.split())
                plain = next((at for at, step in enumerate(steps) if not step.is_plain), len(steps))
                phrase, second = _Phrase(row, steps, plain), _second_words(steps)
                for word in _first_words(steps):
                    begun = self._starting[word]
                    if second is None:
                        begun.always.append(phrase)
                    for one in second or ():
                        begun.before.setdefault(one, []).append(phrase)

    def find(self, tokens: Sequence[Token], first: int = 0, last: int | None = None) -> Iterator[Hit]:
        """Every place where a phrase stands, in order; of one row at one place the longest."""
        end = len(tokens) if last is None else min(last, len(tokens))
        for at in range(first, end):
            begun = self._starting.get(tokens[at].lower)
            if begun is None:
                continue
            phrases = begun.always
            if begun.before and (after := begun.before.get(_after(tokens, at, end))):
                phrases = [*phrases, *after]
            longest: dict[int, int] = {}
            for phrase in phrases:
                stop = _stop(tokens, at, end, phrase)
                if stop > longest.get(phrase.row, at):
                    longest[phrase.row] = stop
            for row in sorted(longest):
                yield Hit(at, longest[row], row)


def _after(tokens: Sequence[Token], at: int, end: int) -> str:
    """The word behind a token, marks passed over; "" at the end."""
    at += 1
    while at < end and tokens[at].text in _MARKS:
        at += 1
    return tokens[at].lower if at < end else ""


def _stop(tokens: Sequence[Token], at: int, end: int, phrase: _Phrase) -> int:
    """Where a phrase ends whose first word stands at a token; -1 where it does not stand there."""
    steps, step = phrase.steps, 0
    while step < phrase.plain:
        while 0 < at < end and step and tokens[at].text in _MARKS:
            at += 1
        if at >= end or tokens[at].lower not in steps[step].words:
            return -1
        at += 1
        step += 1
    return at if step == len(steps) else _longest(tokens, at, end, steps, step)


def _longest(tokens: Sequence[Token], at: int, end: int, steps: Sequence[_Step], step: int) -> int:
    """Where the steps from `step` on end when they begin at a token; -1 when they do not fit."""
    if step == len(steps):
        return at
    best, here, taken = -1, at, 0
    now = steps[step]
    if now.is_end:
        return at if _longest(tokens, at, end, steps, step + 1) >= 0 else -1
    while True:
        if taken >= now.least:
            best = max(best, _longest(tokens, here, end, steps, step + 1))
            if best >= 0 and now.words is _ANY:
                return best
        while 0 < here < end and step and tokens[here].text in _MARKS and now.words is not _ANY:
            here += 1
        if taken == now.most or here >= end:
            return best
        if not now.fits(tokens[here]) and not (now.words is _ANY and _shortens(tokens, here, end)):
            return best
        here += 1
        taken += 1


def _shortens(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a stop belongs to a short form before a number: Oct. 1."""
    return tokens[at].text == "." and at + 1 < end and tokens[at + 1].text.isdigit()


def _step(word: str, named: Mapping[str, frozenset[str]]) -> _Step:
    if word == _AHEAD:
        return _Step(frozenset(), is_end=True)
    if word.startswith("*"):
        return _Step(_ANY, 0, int(word[1:]))
    least = 0 if word.endswith("?") and len(word) > 1 else 1
    word = word.removesuffix("?") if least == 0 else word
    if word == "^":
        return _Step(_CAPITAL, least)
    if word.endswith(_BEGINNING):
        return _Step(frozenset(), least, beginning=word[:-1])
    is_not, words = word.startswith(_BUT), frozenset[str]()
    for one in word.removeprefix(_BUT).split("|"):
        words |= named[one[1:-1]] if one.startswith("<") else {one}
    return _Step(words, least, is_not=is_not)


def _second_words(steps: Sequence[_Step]) -> frozenset[str] | None:
    """The words that may stand behind the first one, so that most places are passed over at once; None for any."""
    if not steps[0].least:
        return None
    words: frozenset[str] = frozenset()
    for step in steps[1:]:
        if step.is_end or step.is_open:
            return None
        words |= step.words
        if step.least:
            return words
    return None


def _first_words(steps: Sequence[_Step]) -> frozenset[str]:
    """The words a phrase may begin with. A wild first step is a mistake of the table."""
    words: frozenset[str] = frozenset()
    for step in steps:
        if step.is_open:
            raise ValueError("a phrase begins with a word")
        words |= step.words
        if step.least:
            break
    return words
