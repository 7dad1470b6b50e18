"""Whom a pronoun means: those mentioned before it, by nearness, what they are, and how they stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.actors.cast import Cast
from onetext.evidence.actors.holders import Holders
from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.people import Somebody
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.article import Article

__all__ = ["Remembering"]

_BACK = 24
"""How many mentions are looked back at: each pronoun costs the same, however long the text."""
_FARTHEST = 3
"""Sentences outside quotations that a pronoun reaches back over."""
_MARGIN = 7
_MARGIN_UNKNOWN = 14
"""Where the gender of the best is not known and that of the next one is."""
_MARGIN_OWN = 4
"""Where the best is what the sentence is about."""
_LEAST = 8


@dataclass(slots=True)
class _Heard:
    """Somebody mentioned, and how."""

    who: Somebody
    index: int
    narrative: int
    paragraph: int
    subject: bool
    main: bool
    quote: int
    clause: int


class Remembering:
    """Those heard of so far, and what is known of each; finds whom a pronoun means among them."""

    def __init__(
        self,
        article: Article,
        phrases: Sequence[Phrase],
        named: dict[int, Somebody],
        lexicon: Lexicon,
        cast: Cast,
        narrative: Sequence[int],
        whole: Holders | None = None,
    ):
        self._article, self._phrases, self._named = article, phrases, named
        self._lexicon, self._cast = lexicon, cast
        self._heard: deque[_Heard] = deque(maxlen=_BACK)
        self.holders = Holders(lexicon, whole, named.values())
        self._last_of: dict[tuple[str, ...], Somebody] = {}
        self._narrative = narrative
        self._begun = {phrase.first for phrase in phrases}
        self._paper: Somebody | None = None
        self._called: dict[str, Somebody] = {}
        self.found: dict[int, Somebody] = {}
        for index, who in named.items():
            if phrases[index].kind == "body":
                self.holders.learn(who, phrases[index])

    def _hear(self, index: int, phrase: Phrase, who: Somebody) -> None:
        sentence = self._article.sentences[phrase.sentence]
        who.count += phrase.kind == "pronoun"
        self._heard.append(
            _Heard(
                who,
                index,
                self._narrative[phrase.sentence],
                sentence.paragraph,
                phrase.subject,
                phrase.subject
                and not any(
                    one.subject and self._phrases[one.index].sentence == phrase.sentence and one.quote == phrase.quote
                    for one in self._heard
                ),
                phrase.quote,
                self._clause(phrase),
            )
        )

    def _clause(self, phrase: Phrase) -> int:
        """Number of breaks of clauses before a phrase in its sentence."""
        first = self._article.sentences[phrase.sentence].first
        breaks = self._lexicon.sets["words.clause_breaks"]
        return sum(
            token.lower in breaks for token in self._article.tokens[max(first, phrase.first - 60) : phrase.first]
        )

    def _of_pronoun(self, index: int, phrase: Phrase) -> Somebody | None:
        form = self._lexicon.pronouns.get(phrase.head)
        if form is None:
            return None
        gender, number, case = form
        if "?impersonal" in phrase.tags or (phrase.head in self._lexicon.sets["of_things"] and not phrase.suits):
            return None
        if gender == "n" and not self._stands_for_a_body(phrase):
            return None
        overlooked = self._overlooked(phrase.sentence - 1) if gender == "n" else None
        if overlooked is not None:
            return overlooked
        scores: dict[int, tuple[float, Somebody]] = {}
        where: dict[int, _Heard] = {}
        barred = {id(who) for other, who in self._called.items() if gender in ("m", "f") and other != gender}
        barred |= self._asked(phrase)
        own: set[int] = set()
        beside: set[int] = set()
        here = self._narrative[phrase.sentence]
        for heard in reversed(self._heard):
            if here - heard.narrative > _FARTHEST:
                break
            if id(heard.who) in barred or not _fits(heard.who, gender, number, speaks=phrase.suits):
                continue
            score = self._score(heard, phrase, form, here)
            if score is not None and score > scores.get(id(heard.who), (-99.0, heard.who))[0]:
                scores[id(heard.who)], where[id(heard.who)] = (score, heard.who), heard
            if score is not None and self._phrases[heard.index].sentence == phrase.sentence:
                (own if heard.main else beside).add(id(heard.who))
        ranked = sorted(scores.values(), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _LEAST:
            return None
        best = ranked[0][1]
        if len(ranked) > 1:
            surer = gender in ("m", "f") and not best.gender and not phrase.reported and ranked[1][1].gender == gender
            is_own = id(best) in own and id(ranked[1][1]) not in beside
            is_here = self._is_here(where[id(best)], where[id(ranked[1][1])], phrase)
            is_own = is_own or (is_here and gender in ("m", "f"))
            least = _MARGIN_OWN if is_own else _MARGIN_UNKNOWN if surer else _MARGIN
            if ranked[0][0] - ranked[1][0] < least:
                return None
        if gender in ("m", "f") and not best.gender and len(ranked) == 1:
            best.guessed[gender] += 1
        if gender in ("m", "f") and case == "subject":
            self._called[gender] = best
        return best

    def _asked(self, phrase: Phrase) -> set[int]:
        """`Asked whether Brandt had agreed, he said`: whoever answers is nobody whom the question names."""
        first = self._article.tokens[self._article.sentences[phrase.sentence].first]
        if not self._lexicon.has("words.asked", first.lower) or phrase.reported or not phrase.suits:
            return set()
        here = (one for one in self._heard if self._phrases[one.index].sentence == phrase.sentence)
        return {id(one.who) for one in here if self._phrases[one.index].kind != "pronoun"}

    def _is_here(self, best: _Heard, second: _Heard, phrase: Phrase) -> bool:
        """Whether one is what this paragraph is about, and the other was spoken of only before it."""
        paragraph = self._article.sentences[phrase.sentence].paragraph
        return best.main and best.paragraph == paragraph != second.paragraph

    def _overlooked(self, sentence: int) -> Somebody | None:
        """The body that a sentence begins with, where nothing in it told it from a thing (`The bank did so`)."""
        place, tokens = self._article.sentences[sentence], self._article.tokens
        first = place.first
        if sentence < 0 or first in self._begun or not self._lexicon.has("around.definite", tokens[first].lower):
            return None
        entry = self._lexicon.at(tokens, first + 1, place.last) if first + 1 < place.last else None
        if entry is None or entry.tag != "body" or entry.plural:
            return None
        if self._paper is not None and self._lexicon.has("any_paper", entry.words[-1]):
            return self._paper
        key = (tokens[first].lower, *entry.words)
        return self._last_of.setdefault(key, Somebody(" ".join(key), "body", key, count=1))

    def _stands_for_a_body(self, phrase: Phrase) -> bool:
        """Whether "it" does what bodies do: it says something, or is what somebody says something of."""
        return phrase.suits or (phrase.subject and phrase.reported)

    def _score(self, heard: _Heard, phrase: Phrase, form: tuple[str, str, str], here: int) -> float | None:
        """How well somebody mentioned before fits a pronoun: nearness, subjects, gender, quotations."""
        gender, number, case = form
        distance = here - heard.narrative
        score = (24.0, 20.0, 10.0, 4.0)[distance]
        if heard.paragraph != self._article.sentences[phrase.sentence].paragraph:
            score -= 4
        same = self._phrases[heard.index].sentence == phrase.sentence
        if heard.subject and phrase.reported and same:
            score += 8
        elif heard.main and same and case == "subject" and heard.quote == phrase.quote:
            score += 4
        if heard.quote >= 0 and phrase.quote < 0 and phrase.suits and distance == 0:
            return None  # who says it is nobody spoken of in what is said
        if heard.subject:
            score += 13 if heard.main else 8
            if phrase.subject or case == "subject":
                score += 3
        if heard.quote >= 0 and heard.quote != phrase.quote:
            score -= 14
        if phrase.quote >= 0 and heard.quote != phrase.quote:
            if number == "many":
                return None
            score -= 8
        who = heard.who
        score += min(who.count, 6) * 0.7 - (3 if who.kind == "somebody" else 0)
        if number == "many" and not who.plural:
            score -= 14
        if gender in ("m", "f"):
            if who.gender == gender:
                score += 5
            elif who.guessed:
                score += 6 if who.guessed[gender] > sum(who.guessed.values()) / 2 else -9
        if self._bound(heard, phrase, case):
            return None
        return score

    def _bound(self, heard: _Heard, phrase: Phrase, case: str) -> bool:
        """Whether two stand in one clause as subject and object, and so cannot be the same."""
        other = self._phrases[heard.index]
        comma = other.last + 1 == phrase.first and self._article.tokens[other.last].text == ","
        if comma and phrase.suits and other.sentence == phrase.sentence and case == "subject":
            return True  # The Greens, it says, …
        return (
            case == "object"
            and phrase.head not in self._article.language.words("pronouns", "reflexives")
            and other.sentence == phrase.sentence
            and heard.quote == phrase.quote
            and heard.clause == self._clause(phrase)
            and heard.subject
        )


def _fits(who: Somebody, gender: str, number: str, *, speaks: bool) -> bool:
    if number == "many":
        return who.plural or who.kind == "group" or (who.kind == "body" and speaks)
    if gender == "n":
        return who.kind in ("body", "place") and not who.plural
    if who.kind == "somebody":
        return who.gender == gender or (not who.gender and len(who.words) > 1)
    return who.is_person and not who.plural and (not who.gender or who.gender == gender)
