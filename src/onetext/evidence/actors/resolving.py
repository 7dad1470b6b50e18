"""Say of each phrase whom it means: names at once, roles and pronouns by who was there before."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.actors.cast import Cast, folded
from onetext.evidence.actors.holders import Holders
from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.people import Somebody, party_of_countries
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.article import Article
from onetext.model import QuotedSpeech

__all__ = ["resolved"]

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


class _Resolver:
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

    def run(self) -> dict[int, Somebody]:
        """Go through the phrases in order; for each that means somebody, whom."""
        for index, phrase in enumerate(self._phrases):
            who = self._who(index, phrase)
            if who is None:
                continue
            self.found[index] = who
            if phrase.owner and phrase.quote < 0:
                self._owned(index, phrase)
            if phrase.paired or not phrase.hidden:
                self._hear(index, phrase, who)
            if who.paper:
                self._paper = who
        return self.found

    def _owned(self, index: int, phrase: Phrase) -> None:
        """Whose `her party` is: that tells the gender of somebody, where only one can be meant."""
        form = self._lexicon.pronouns.get(phrase.owner)
        if form is not None and form[0] in ("m", "f"):
            owner = Phrase(
                phrase.first, phrase.first + 1, "pronoun", phrase.sentence, head=phrase.owner, gender=form[0]
            )
            self._of_pronoun(index, owner)

    def _who(self, index: int, phrase: Phrase) -> Somebody | None:
        if phrase.kind == "pronoun":
            return self._of_pronoun(index, phrase)
        if index in self._named:
            who = self._named[index]
            self.holders.learn(who, phrase)
            return who
        if phrase.kind == "name":
            return None
        if phrase.apposed > index and phrase.apposed in self._named:
            who = self._named[phrase.apposed]
            self.holders.learn(who, phrase)
            return who
        if phrase.apposed >= 0 and phrase.apposed in self.found:
            who = self.found[phrase.apposed]
            self.holders.learn(who, phrase)
            return who
        return self._of_words(index, phrase)

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

    # -- roles and groups --------------------------------------------------------------------------------------------

    def _of_words(self, index: int, phrase: Phrase) -> Somebody | None:
        """Whom a role, a body or a group means: somebody known, or somebody new by the words."""
        if phrase.definite or phrase.countries:
            known, several = self.holders.known(phrase, self._near())
            if several and phrase.kind == "role" and len(phrase.words) == 1 and not phrase.within:
                known = self._nearest(phrase) or known
            known = self._of_papers(phrase) or known
            if known is not None:
                return known
            is_paper = phrase.kind == "body" and len(phrase.words) == 1 and self._lexicon.has("papers", phrase.head)
            if is_paper and self._paper is not None:
                return self._paper
        name = self._together(index, phrase) if "pair" in phrase.tags else self._text(phrase)
        key = tuple(folded(word) for word in name.split())
        if phrase.definite and key in self._last_of:
            return self._last_of[key]
        kind = "person" if phrase.kind == "role" else "group" if phrase.kind == "people" else "body"
        who = Somebody(name, kind, key, phrase.gender, phrase.plural, countries=set(phrase.countries), count=1)
        self._in_case(who, phrase)
        if not self._lexicon.has("around.nobody", self._article.tokens[phrase.first].lower):
            self._last_of[key] = who
            if not (phrase.owner or "?bare" in phrase.tags or (phrase.kind == "body" and phrase.within)):
                self.holders.learn(who, phrase)
        return who

    def _together(self, index: int, phrase: Phrase) -> str:
        """The name of two who act together: their names, with the word between them as it stands."""
        inside = [
            self.found[one].name
            for one in range(max(0, index - 12), index)
            if self._phrases[one] in phrase.within and one in self.found
        ]
        if len(inside) != len(phrase.within):
            return self._text(phrase)
        return f" {self._article.tokens[phrase.within[0].last].text} ".join(inside)

    def _of_papers(self, phrase: Phrase) -> Somebody | None:
        """The paper named last, where "the paper" or its own sort is spoken of."""
        if self._paper is None or phrase.kind != "body" or phrase.countries or phrase.within:
            return None
        is_plain = len(phrase.words) == 2 and self._lexicon.has("papers", phrase.head)  # the liberal daily
        if len(phrase.words) > 1 and not (is_plain and self._lexicon.has("around.before", phrase.words[0])):
            return None
        if is_plain:
            return self._paper
        if self._lexicon.has("any_paper", phrase.head) or phrase.head in self._paper.heads:
            return self._paper
        return None

    def _in_case(self, who: Somebody, phrase: Phrase) -> None:
        part = self._cast.named(phrase.words) if phrase.words else None
        if part is not None:
            who.party, who.speaker = part.party, part.speaker
            return
        who.party = party_of_countries(set(phrase.countries), self._lexicon, self._cast) if phrase.countries else ""
        if who.party and phrase.kind == "role" and phrase.definite:
            holder = self._cast.holding(phrase.head, who.party)
            for role in sorted(self._lexicon.stands_for.get(phrase.head, ())) if holder is None else ():
                holder = holder or self._cast.holding(role, who.party)
            if holder is not None:
                who.speaker = holder.speaker
                who.name = self._cast.full.get(holder, holder.speaker)

    def _nearest(self, phrase: Phrase) -> Somebody | None:
        """Of several who hold a role, the last subject, where that is not far off and no other stands beside him."""
        here = self._narrative[phrase.sentence]
        others: set[int] = set()
        for heard in reversed(self._heard):
            if here - heard.narrative > 1:
                break
            if not self.holders.may_hold(heard.who, phrase):
                continue
            if heard.main and heard.quote == phrase.quote:
                rest = [one.who for one in self._heard if one.narrative == heard.narrative and one.who is not heard.who]
                alone = others <= {id(heard.who)} and not any(self.holders.may_hold(who, phrase) for who in rest)
                return heard.who if alone else None
            others.add(id(heard.who))
        return None

    def _near(self) -> list[Somebody]:
        return [one.who for one in reversed(self._heard)]

    def _text(self, phrase: Phrase) -> str:
        tokens = self._article.tokens
        text = self._article.text[tokens[phrase.first].start : tokens[phrase.last - 1].end]
        words = text.split()
        if self._lexicon.has("around.articles", words[0].casefold()):
            words[0] = words[0].casefold()
        return " ".join(words)

    # -- pronouns ----------------------------------------------------------------------------------------------------

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
        barred = {id(who) for other, who in self._called.items() if gender in ("m", "f") and other != gender}
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
                scores[id(heard.who)] = (score, heard.who)
            if score is not None and self._phrases[heard.index].sentence == phrase.sentence:
                (own if heard.main else beside).add(id(heard.who))
        ranked = sorted(scores.values(), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _LEAST:
            return None
        best = ranked[0][1]
        if len(ranked) > 1:
            surer = gender in ("m", "f") and not best.gender and not phrase.reported and ranked[1][1].gender == gender
            is_own = id(best) in own and id(ranked[1][1]) not in beside
            least = _MARGIN_OWN if is_own else _MARGIN_UNKNOWN if surer else _MARGIN
            if ranked[0][0] - ranked[1][0] < least:
                return None
        if gender in ("m", "f") and not best.gender and len(ranked) == 1:
            best.guessed[gender] += 1
        if gender in ("m", "f") and case == "subject":
            self._called[gender] = best
        return best

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
            and not phrase.head.endswith(("self", "selves"))
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


def _narrative_numbers(article: Article, phrases: Sequence[Phrase], quotes: Sequence[QuotedSpeech]) -> list[int]:
    """Sentence -> how many sentences outside quotations came before it: a long quotation brings nobody out of reach."""
    inside = {phrase.sentence for phrase in phrases if phrase.quote >= 0}
    for quote in quotes:
        if quote.depth == 0:
            first = article.sentence_at(quote.start)
            while first < len(article.sentences) and article.sentences[first].start < quote.start:
                first += 1
            while first < len(article.sentences) and article.sentences[first].end <= quote.end + 1:
                inside.add(first)
                first += 1
    inside -= {phrase.sentence for phrase in phrases if phrase.quote < 0}
    numbers, at = [], 0
    for sentence in range(len(article.sentences)):
        numbers.append(at)
        at += sentence not in inside
    return numbers


def resolved(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    phrases: Sequence[Phrase],
    named: dict[int, Somebody],
    lexicon: Lexicon,
    cast: Cast,
) -> dict[int, Somebody]:
    """Index of a phrase -> whom it means.

    What pronouns tell of gender in a first pass, and who turned out to hold which role, is used in a second.
    """
    narrative = _narrative_numbers(article, phrases, quotes)
    first = _Resolver(article, phrases, named, lexicon, cast, narrative)
    first.run()
    for who in {id(one): one for one in named.values()}.values():
        if not who.gender and len(who.guessed) == 1:
            who.gender = next(iter(who.guessed))
    return _Resolver(article, phrases, named, lexicon, cast, narrative, first.holders).run()
