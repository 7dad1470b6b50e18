"""Say of each phrase whom it means: names at once, roles and pronouns by who was there before."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.actors.cast import Cast, folded
from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.people import Somebody, party_of_countries
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.remembering import Remembering
from onetext.evidence.article import Article
from onetext.model import QuotedSpeech

__all__ = ["resolved"]


class _Resolver(Remembering):
    """Goes through the phrases of an article."""

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
