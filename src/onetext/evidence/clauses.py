"""Where a clause begins and ends around some words, and under which condition it stands.

No grammar: signs, and a comma with a joining word, end a clause; the words are data. Nothing looks further than a fixed
number of words, so that the time stays linear on a text that is one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article
from onetext.evidence.phrases import Phrases
from onetext.model import DatedPlace, Place

__all__ = ["Clauses", "Span"]

_FURTHEST = 80
"""Words looked through on each side."""
_SIGNS = frozenset(';:—–()[]"“”„«»‹›‟!?…')
_DOUBLE = frozenset('"“”„«»‟')
_WITHIN_MARKS = 24
"""Words between marks that carry on a clause, at most."""
_SINGLE = frozenset("‘’'‚")
_STRIPPED = frozenset(",.;:—–-!?…\"“”„«»‹›()[]‘’'")


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` to `last`, exclusive."""

    first: int
    last: int


class Clauses:
    """The clauses of an article, by the table `clause` of a file of its language.

    Parameters
    ----------
    dates
        What is no condition: until Friday, before the end of the month.
    """

    def __init__(self, article: Article, table: str = "demands", *, dates: Sequence[DatedPlace] = ()) -> None:
        rules = article.language.tables.get(table, {}).get("clause", {})
        self._article = article
        self._tokens = article.tokens
        self._joins = frozenset(rules.get("joins", ()))
        self._links = frozenset(rules.get("links", ()))
        self._that = frozenset(rules.get("that", ()))
        self._closing = frozenset(rules.get("closing", ()))
        self._subjects = frozenset(rules.get("subjects", ()))
        self._openers = frozenset(rules.get("openers", ()))
        self._first_conditions = frozenset(phrase.split()[0] for phrase in rules.get("conditions", ()))
        self._conditions = Phrases([rules.get("conditions", ())])
        self._no_conditions = Phrases([rules.get("no_conditions", ())])
        self._dates = frozenset(date.start for date in dates)

    def bounds(self, first: int, last: int, start: int, end: int) -> Span:
        """The tokens of the sentence around some tokens that lie between two offsets, at most so far on each side."""
        sentence = self._article.sentences[self._article.sentence_at(self._tokens[first].start)]
        low, high = max(sentence.first, first - _FURTHEST), min(max(sentence.last, last), last + _FURTHEST)
        while low < first and self._tokens[low].start < start:
            low += 1
        while high > last and self._tokens[high - 1].end > end:
            high -= 1
        return Span(low, high)

    def around(self, first: int, last: int, within: Span) -> Span:
        """The clause that holds some tokens."""
        return self.stripped(Span(self.begin(first, within), self.end(last, within)))

    def begin(self, at: int, within: Span) -> int:
        """Where the clause that holds a token begins."""
        while at > within.first and not self._parts(at):
            at -= 1
        return at

    def end(self, at: int, within: Span) -> int:
        """Where the clause that some tokens before this one stand in ends."""
        opened = passed = False
        while at < within.last:
            turns = self._is_mark(at) and (opened or self._opens_words(at))
            if not turns and self._parts(at, behind_mark=passed):
                break
            opened, passed = opened != turns, turns
            at += 1
        return at

    def _is_mark(self, at: int) -> bool:
        return self._tokens[at].text in _DOUBLE

    def _opens_words(self, at: int) -> bool:
        """Whether a mark opens words that carry on the clause (a “full and final” peace), and closes soon."""
        tokens = self._tokens
        if not at or at + 1 >= len(tokens) or not tokens[at - 1].text[-1].isalnum():
            return False
        if tokens[at].start == tokens[at - 1].end or tokens[at].end != tokens[at + 1].start:
            return False
        return any(self._is_mark(near) for near in range(at + 2, min(at + _WITHIN_MARKS, len(tokens))))

    def stripped(self, span: Span) -> Span:
        """Without signs and joining words at both ends."""
        first, last = span.first, span.last
        while first < last and (self._tokens[first].text in _STRIPPED or self._tokens[first].lower in self._openers):
            first += 1
        while first < last and (
            self._tokens[last - 1].text in _STRIPPED or self._tokens[last - 1].lower in self._links
        ):
            last -= 1
        return Span(first, last)

    def place(self, span: Span) -> Place:
        """Where tokens stand in the text; an empty span has no place, so it must not be asked for."""
        return Place(start=self._tokens[span.first].start, end=self._tokens[span.last - 1].end)

    def condition(self, within: Span) -> str:
        """The condition among some tokens as it stands, up to the end of its clause; "" where there is none."""
        empty = {hit.first for hit in self._no_conditions.find(self._tokens, within.first, within.last)}
        empty |= {at + 1 for at in empty if self._tokens[at].lower not in self._first_conditions}
        for hit in self._conditions.find(self._tokens, within.first, within.last):
            if hit.first in empty or (hit.last < within.last and self._tokens[hit.last].start in self._dates):
                continue
            last = hit.last
            while last < within.last and self._tokens[last].text not in _SIGNS | {","}:
                last += 1
            span = self.stripped_end(Span(hit.first, last))
            if span.last > hit.last:
                place = self.place(span)
                return self._article.text[place.start : place.end]
        return ""

    def begins_condition(self, span: Span) -> bool:
        """Whether a clause is a condition itself."""
        return any(
            hit.first == span.first
            for hit in self._conditions.find(self._tokens, span.first, min(span.first + 1 + 3, span.last))
        )

    def stripped_end(self, span: Span) -> Span:
        """Without signs at the end."""
        last = span.last
        while span.first < last and self._tokens[last - 1].text in _STRIPPED:
            last -= 1
        return Span(span.first, last)

    def _parts(self, at: int, *, behind_mark: bool = False) -> bool:
        """Whether a new clause begins with a token (or, with a sign, ends before it)."""
        tokens = self._tokens
        token, before = tokens[at], tokens[at - 1] if at else None
        if before is None or (before.text in _SIGNS and not behind_mark) or token.text in _SIGNS:
            return True
        if token.text in _SINGLE and (token.start > before.end or not before.text[-1].isalnum()):
            return True
        if token.lower in self._joins:
            return before.text == "," or self._has_subject(at)
        if token.lower in self._closing:
            return before.text == ","
        if token.lower not in self._links:
            return False
        return self._has_that(at) or (before.text == "," and self._has_subject(at))

    def _has_that(self, at: int) -> bool:
        """Whether a second clause of the same verb is joined: …, and that …"""
        return at + 1 < len(self._tokens) and self._tokens[at + 1].lower in self._that

    def _has_subject(self, at: int) -> bool:
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return following is not None and (following.lower in self._subjects or following.is_capital)
