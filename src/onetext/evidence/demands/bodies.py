"""Groups and bodies that are no mention by themselves, beside a verb of wanting: marine biologists ask for …"""

from __future__ import annotations

from onetext.evidence.article import Article
from onetext.evidence.demands.rules import DemandRules
from onetext.model import Voice

__all__ = ["Bodies"]

_LONGEST, _BEHIND, _PASSED = 8, 5, 12
"""Words of a group or body, its article among them; of one behind a verb; most that are passed over before a verb."""
_OPENING = frozenset('“"‘«„')
"""Signs that may open a quotation."""
_MARKS = frozenset("'’")
"""Signs that a short form of to be begins with."""


class Bodies:
    """Looks for people and bodies in the words beside a phrase, by the lists of the language."""

    def __init__(self, article: Article, rules: DemandRules) -> None:
        self._article, self._tokens, self._rules = article, article.tokens, rules

    def passes(self, at: int) -> bool:
        """Whether a word may stand between a subject and its verb: an adverb, an auxiliary."""
        word = self._tokens[at].lower
        if word in self._rules.be and self._tokens[at].text[0] in _MARKS:
            return at > 0 and self._tokens[at - 1].lower in self._rules.plain.persons  # it's asking
        return word in self._rules.passing or word.endswith(self._rules.passing_endings)

    def is_time(self, at: int) -> bool:
        """Whether a word is of a day or a time: on Monday, 3 May."""
        return self._tokens[at].lower in self._rules.plain.timely or self._tokens[at].text.isdigit()

    def before_mark(self, at: int) -> int:
        """A token, or the mark that opens a quotation before it: its members “will not reopen” the road."""
        mark = self._tokens[at - 1] if at > 1 else None
        opens = mark is not None and mark.text in _OPENING and mark.end == self._tokens[at].start
        return at - 1 if opens else at

    def before(self, at: int) -> Voice | None:
        """Who stands before a verb: the opposition wants, marine biologists ask."""
        tokens, rules = self._tokens, self._rules
        sentence = self._article.sentences[self._article.sentence_at(tokens[at].start)]
        at = last = self.before_mark(at)
        if at and tokens[at - 1].lower in rules.not_nouns:
            return None  # put the offer to a vote
        begun = max(sentence.first, at - _PASSED)
        while last > begun and self.passes(last - 1) and tokens[last - 1].lower not in rules.actors:
            last -= 1
        first = last
        while first > max(sentence.first, last - _LONGEST) and tokens[first - 1].text[0].isalnum():
            if tokens[first - 1].lower in rules.parting:
                break
            first -= 1
        starts = [near for near in range(first + 1, last) if self.is_time(near - 1)][-1:]
        starts += [first, *(near for near in range(first + 1, last) if tokens[near].lower in rules.not_nouns)]
        while last > first and self.is_time(last - 1):
            last -= 1
        begins = next((near for near in starts if near < last and self._is_body(near, last, sentence.first)), None)
        if begins is None or (begins > sentence.first and tokens[begins - 1].lower in rules.plain.under):
            return None
        name = self._article.text[tokens[begins].start : tokens[last - 1].end]
        name = name[0].lower() + name[1:] if tokens[begins].lower in rules.not_nouns else name
        return Voice(name=name, how="group")

    def behind(self, at: int) -> Voice | None:
        """Who stands behind the `by` of a passive: was rejected by developing countries."""
        last = self.end_behind(at)
        if last is None:
            return None
        return Voice(name=self._article.text[self._tokens[at].start : self._tokens[last - 1].end], how="group")

    def end_behind(self, at: int) -> int | None:
        """Where a body or a name that begins at a token ends."""
        tokens, rules, last = self._tokens, self._rules, at
        ends = rules.parting | rules.belonging | rules.plain.timely | rules.to
        furthest = min(at + _BEHIND, len(tokens))
        while last < furthest and tokens[last].text[0].isalnum() and tokens[last].lower not in ends:
            last += 1
        if last == at:
            return None
        noun = tokens[last - 1]
        named = noun.is_capital and noun.lower not in rules.plain.lone and len(noun.text) > 1
        return last if named or noun.lower in rules.actors else None

    def _is_body(self, first: int, last: int, begin: int) -> bool:
        """Whether words that begin a clause name people or a body, what they belong to aside."""
        tokens, rules = self._tokens, self._rules
        last = next((near for near in range(first + 1, last) if tokens[near].lower in rules.belonging), last)
        before = tokens[first - 1] if first > begin else None
        inside = before is not None and before.text[0].isalnum() and before.lower not in rules.parting
        if inside and not self.is_time(first - 1):
            return False
        noun = tokens[last - 1]
        if tokens[first].lower in rules.plain.persons:
            return False  # she accused the union of refusing to …
        if noun.lower in rules.actors or (rules.people_endings and noun.lower.endswith(rules.people_endings)):
            return True
        if len(noun.text) > 1 and noun.text.isupper():
            return True
        if last - first == 1 and noun.is_capital and noun.text[0].isalpha() and noun.lower not in rules.plain.lone:
            return True  # said that Andara would pay
        named = tokens[first].lower in rules.not_nouns or tokens[first].is_capital
        return last - first > 1 and noun.is_capital and named
