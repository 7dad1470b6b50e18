"""Whether a day without more lies ahead of the publication or behind it: the words around it tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onetext.evidence.article import Article
from onetext.evidence.dating.finding import Found
from onetext.evidence.language import Language
from onetext.model import Place, QuotedSpeech

__all__ = ["Direction", "Tense"]

Direction = Literal["ahead", "later", "behind", ""]
"""Ahead of the publication, later than what is told (which may itself be past), behind the publication, not told."""

_NEAR = 25
"""How many words are looked at on each side."""
_SMALL_WORDS, _HOUR, _SAYING = 4, 6, 8


@dataclass(frozen=True, eq=False)
class _Words:
    ahead: frozenset[str]
    later: frozenset[str]
    ahead_behind: frozenset[str]
    before_ahead: frozenset[str]
    back: frozenset[str]
    not_past: frozenset[str]
    before_participle: frozenset[str]
    infinitive: frozenset[str]
    no_verbs: frozenset[str]
    small: frozenset[str]
    clause: frozenset[str]
    joins_names: frozenset[str]
    before_later: frozenset[str]
    daytime: frozenset[str]
    before_back: frozenset[str]
    before_past: frozenset[str]
    saying: frozenset[str]
    months: frozenset[str]
    perfect: frozenset[str]
    possessing: frozenset[str]
    not_words: frozenset[str]
    own_past: frozenset[str]
    calls_off: frozenset[str]
    bounds: frozenset[str]
    were_to: frozenset[str]
    of: frozenset[str]
    of_order: frozenset[str]
    naming: frozenset[str]
    since: frozenset[str]
    papers: frozenset[str]
    moves: frozenset[str]
    plain: frozenset[str]
    set_for: frozenset[str]
    set_as: frozenset[str]
    lasted: frozenset[str]
    present: frozenset[str]
    not_present: frozenset[str]
    gone: frozenset[str]
    before_noun: frozenset[str]
    endings: tuple[str, ...]
    ahead_endings: tuple[str, ...]
    later_endings: tuple[str, ...]


@cache
def _words(language: Language) -> _Words:
    table = language.tables.get("dates", {}).get("tense", {})
    endings = {"endings": "past_endings", "ahead_endings": "ahead_endings", "later_endings": "later_endings"}
    names = [name for name in _Words.__dataclass_fields__ if name not in (*endings, "months")]
    found: dict[str, Any] = {name: frozenset(table.get(name, ())) for name in names}
    found |= {name: tuple(table.get(key, ())) for name, key in endings.items()}
    return _Words(**found, months=language.words("dates", "unsure_months"))


class Tense:
    """Tells the direction of the dates of an article."""

    def __init__(self, article: Article, quotes: Sequence[QuotedSpeech]) -> None:
        self._article = article
        self._words = _words(article.language)
        self._spans = _outer(quotes)
        self._tokens = article.tokens
        self._sayings = [at for at, token in enumerate(article.tokens) if token.lower in self._words.saying]

    def is_till(self, one: Found) -> bool:
        """Whether something lasts up to a date, an hour or its end named with it (by the end of Monday)."""
        return self._ends_a_time(one.first, self._article.sentences[one.sentence].first)

    def direction(self, one: Found) -> Direction:
        """The direction of a date.

        The word right before counts first (by Friday), then a verb right before (said on Friday), then the nearest verb
        on the left in the clause, on the right in the clause, and on the left beyond it. What stands in another
        quotation does not count.
        """
        words = self._words
        sentence = self._article.sentences[one.sentence]
        if one.before in words.before_later or self._ends_a_time(one.first, sentence.first):
            if self._is_over(one, sentence.first, sentence.last):
                return "behind"
            return "" if self._is_before_the_past(one, sentence.first) else "later"
        if one.before in words.before_back or self._is_of_paper(one.first, sentence.first):
            return "behind"
        if one.before in words.infinitive and self._is_moved(one.first, sentence.first):
            return "later"
        if self._is_set(one, sentence.last):
            around = self._tokens[max(sentence.first, one.first - _NEAR) : min(sentence.last, one.last + _HOUR)]
            return "behind" if any(token.lower in words.gone for token in around) else "later"
        beside = self._beside(one.first, sentence.first)
        if beside:
            return beside
        left = list(self._clauses(range(one.first - 1, max(sentence.first, one.first - _NEAR) - 1, -1), one.start))
        right = next(self._clauses(range(one.last, min(sentence.last, one.last + _NEAR)), one.start), [])
        for clause in left[:1]:
            told = self._first(clause, own=True)
            if told:
                return told
        right = self._behind_who_says(one, right)
        told = self._first(right)
        if told:
            return "behind" if told == "later" and self._is_verb_of_past(right) else told
        return next((told for told in map(self._first, left[1:]) if told), "")

    def _is_over(self, one: Found, begin: int, end: int) -> bool:
        """Whether what is told lasted until a time that is past, or had happened by it.

        They sat until dawn on Monday; by Monday evening the talks had stalled; before noon on Monday he left.
        """
        tokens, words = self._tokens, self._words
        left = tokens[max(begin, one.first - _NEAR) : one.first]
        if any(token.lower in words.lasted for token in left[-_HOUR - 2 :]):
            return not any(
                self._of_word(at) in ("ahead", "later") for at in range(max(begin, one.first - _NEAR), one.first)
            )
        if one.first - begin > _SMALL_WORDS or self._span(one.start) is not None:
            return False
        right = next(self._clauses(range(one.last, min(end, one.last + _NEAR)), one.start), [])
        right = self._behind_who_says(one, right)
        first = next((at for at in right if self._of_word(at)), None)
        return first is not None and self._is_past(first) and tokens[first].lower not in words.ahead_behind

    def _is_set(self, one: Found, end: int) -> bool:
        """Whether a day is called a deadline (a 1 May deadline, set Friday as the deadline)."""
        words, at = self._words, one.last
        if at < end and self._tokens[at].lower in words.set_as:
            return any(token.lower in words.set_for for token in self._tokens[at : min(at + _SMALL_WORDS, end)])
        return at < end and self._tokens[at].lower in words.set_for

    def _is_of_paper(self, first: int, begin: int) -> bool:
        """Whether a date is that of a paper: a letter of 3 October, the communiqué dated 13 June."""
        at, words = first - 1, self._words
        while at > begin and self._tokens[at].lower in words.small and self._tokens[at].lower not in words.of:
            at -= 1
        return at > begin and self._tokens[at].lower in words.of and self._tokens[at - 1].lower in words.papers

    def _is_moved(self, first: int, begin: int) -> bool:
        """Whether something was moved `to` a date."""
        return any(token.lower in self._words.moves for token in self._tokens[max(begin, first - _HOUR) : first])

    def _behind_who_says(self, one: Found, places: list[int]) -> list[int]:
        """`In May, the mayor said, they would meet`: past who says it, which tells nothing of the day."""
        tokens, words = self._tokens, self._words
        if not places or tokens[one.last].text != ",":
            return places
        for at in places[1:_SAYING]:
            if tokens[at].text == ",":
                return places[places.index(at) :] if tokens[at - 1].lower in words.saying else places
        return places

    def _is_before_the_past(self, one: Found, begin: int) -> bool:
        """Whether the clause tells what had been set before something past (had given them until 1 September)."""
        first = max(begin, one.first - _NEAR)
        clause = next(self._clauses(range(one.first - 1, first - 1, -1), one.start), [])
        words, tokens = self._words, self._tokens
        is_reported = bisect_left(self._sayings, begin) < bisect_left(self._sayings, one.first)
        return any(
            (
                tokens[at].lower in words.before_past
                and tokens[at + 1].lower not in words.infinitive
                and not (is_reported and tokens[at + 1].lower in words.before_later)
            )
            or (tokens[at].lower in words.were_to and tokens[at + 1].lower in words.infinitive and not is_reported)
            for at in clause
        )

    def _ends_a_time(self, first: int, begin: int) -> bool:
        """Whether `by` or the like stands before a date, an hour between them aside (by noon on Friday)."""
        for at in range(first - 1, max(begin, first - 1 - _HOUR) - 1, -1):
            token = self._tokens[at]
            if token.lower in self._words.before_later:
                return True
            if token.lower not in self._words.daytime and not token.text[0].isdigit():
                return False
        return False

    def is_bound(self, one: Found) -> bool:
        """Whether a date only bounds a time that is told of (since the strike of 2010), or names a thing."""
        if one.before in self._words.bounds or (one.before in self._words.naming and one.last == one.first + 1):
            return True
        return self.is_since(one)

    def is_since(self, one: Found) -> bool:
        """Whether a time lasts since a date (since 14 May, since the strike of 2010)."""
        begin = max(self._article.sentences[one.sentence].first, one.first - _HOUR)
        for token in reversed(self._tokens[begin : one.first]):
            if not token.text[0].isalnum():
                return False
            if token.lower in self._words.since:
                return True
        return False

    def is_inside(self, offset: int) -> bool:
        """Whether an offset lies within a quotation."""
        return self._span(offset) is not None

    def _span(self, offset: int) -> Place | None:
        low, high = 0, len(self._spans)
        while low < high:
            middle = (low + high) // 2
            if self._spans[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return self._spans[low] if low < len(self._spans) and self._spans[low].start <= offset else None

    def _clauses(self, places: range, origin: int) -> Iterator[list[int]]:
        """The places in groups, cut at words that part clauses; other quotations left out.

        A quotation that begins in small letters is part of its sentence: she would “think about it over the weekend”.
        """
        own = self._span(origin)
        is_part = own is not None and self._article.text[own.start].islower()
        group: list[int] = []
        for at in places:
            token = self._tokens[at]
            if self._span(token.start) is not own:
                if own is not None and not is_part:
                    break
                if own is None:
                    continue
            if token.lower in self._words.clause and not (places.step < 0 and self._joins_names(at)):
                yield group
                group = []
            group.append(at)
        yield group

    def _joins_names(self, at: int) -> bool:
        """Whether a joining word stands between two names: gave Ana and Boris ten days."""
        tokens = self._tokens
        if not 0 < at < len(tokens) - 1 or tokens[at].lower not in self._words.joins_names:
            return False
        return tokens[at - 1].is_capital and tokens[at + 1].is_capital

    def _beside(self, first: int, begin: int) -> Direction:
        at = first - 1
        while at >= begin and first - at < _SMALL_WORDS and self._tokens[at].lower in self._words.small:
            at -= 1
        if at < begin:
            return ""
        word = self._tokens[at].lower
        if self._is_ahead(at) or (at == first - 1 and word in self._words.calls_off):
            return "ahead"
        if word in self._words.ahead_behind and self._is_perfect(at):
            return ""
        return "behind" if word in self._words.ahead_behind or self._is_past(at) else ""

    def _first(self, places: Sequence[int], *, own: bool = False) -> Direction:
        """The direction of the first telling word; `own`: of the clause on the left that the date stands in."""
        for at in places:
            told = "behind" if own and self._tokens[at].lower in self._words.own_past else self._of_word(at)
            if told:
                return told
        return ""

    def _is_verb_of_past(self, places: Sequence[int]) -> bool:
        """Whether the first telling word is a verb whose object is later, but which is itself past."""
        for at in places:
            if self._of_word(at):
                return self._tokens[at].lower in self._words.ahead_behind
        return False

    def _of_word(self, at: int) -> Direction:
        words, word = self._words, self._tokens[at].lower
        if word in words.infinitive:
            return "later" if self._is_infinitive(at) and not self._is_long_past(at) else ""
        if self._is_ahead(at):
            return "ahead"
        following = self._tokens[at + 1].lower if at + 1 < len(self._tokens) else ""
        if word in words.later:
            return "" if following in words.not_words else "later"
        if word in words.ahead_behind and self._is_long_past(at + 1):
            return ""
        if word in words.ahead_behind and self._tokens[at].is_capital and self._begins(at):
            return "behind"  # Asked about this on Tuesday, he …
        if word in words.ahead_behind:
            return "ahead" if self._is_perfect(at) else "later"
        if words.later_endings and word.endswith(words.later_endings):
            return "" if following in words.back or following.endswith(words.endings) else "later"
        return "behind" if self._is_past(at) else ""

    def _is_infinitive(self, at: int) -> bool:
        if at + 1 >= len(self._tokens):
            return False
        if at and self._tokens[at - 1].lower in self._words.before_noun:
            return False
        for token in reversed(self._tokens[max(at - _HOUR, 0) : at]):
            if token.text == "," or token.lower in self._words.back:
                break
            if token.lower in self._words.of_order:
                return False
        following = self._tokens[at + 1]
        return following.text[0].islower() and following.lower not in self._words.no_verbs

    def _begins(self, at: int) -> bool:
        return at == self._article.sentences[self._article.sentence_at(self._tokens[at].start)].first

    def _is_long_past(self, at: int) -> bool:
        """Whether what is to be done was set before something past (had threatened to leave), not told by somebody."""
        tokens, words = self._tokens, self._words
        if at < 2 or tokens[at - 2].lower not in words.before_past or tokens[at - 1].lower not in words.ahead_behind:
            return False
        begin = self._article.sentences[self._article.sentence_at(tokens[at].start)].first
        return not any(token.lower in words.saying for token in tokens[max(begin, at - _NEAR) : at])

    def _is_ahead(self, at: int) -> bool:
        """Whether a word points ahead; one that may also be past does so behind a form of to be (is set for Monday)."""
        words, word = self._words, self._tokens[at].lower
        if word in words.present:
            return self._is_present(at)
        if word not in words.ahead:
            return bool(words.ahead_endings) and word.endswith(words.ahead_endings)
        if word in words.months and self._tokens[at].text[0].isupper():
            return False  # 18 May
        return word not in words.back or (at > 0 and self._tokens[at - 1].lower in words.before_ahead)

    def _is_present(self, at: int) -> bool:
        """Whether a verb stands in the plain present of a plan (ministers meet on Wednesday)."""
        before = self._tokens[at - 1] if at else None
        return before is not None and before.text.isalpha() and before.lower not in self._words.not_present

    def _is_perfect(self, at: int) -> bool:
        """Whether a verb is told of the day of writing (has invited them for Friday)."""
        return any(token.lower in self._words.perfect for token in self._tokens[max(at - 2, 0) : at])

    def _is_past(self, at: int) -> bool:
        words, word = self._words, self._tokens[at].lower
        following = self._tokens[at + 1].lower if at + 1 < len(self._tokens) else ""
        if word in words.perfect and following in words.possessing:
            return False  # have a meeting on Monday
        if word in words.back and at > 0 and self._tokens[at - 1].lower in words.plain:
            return False  # be paid from January
        if word in words.back:
            return True
        if not words.endings or not word.endswith(words.endings) or len(word) < 4 or word in words.not_past:
            return False
        return at == 0 or self._tokens[at - 1].lower not in words.before_participle


def _outer(quotes: Sequence[QuotedSpeech]) -> list[Place]:
    """Quotations that lie in no other, in order."""
    spans: list[Place] = []
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        if quote.start < quote.end and (not spans or quote.start >= spans[-1].end):
            spans.append(Place(start=quote.start, end=quote.end))
    return spans
