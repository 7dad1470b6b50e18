"""Who sets a deadline and to whom: subjects of frames, mentions beside the words that set it, and who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onetext.evidence.article import Article
from onetext.evidence.deadlines.strangers import (
    before_articles,
    before_commas,
    clause_head,
    clause_told,
    deed_between,
    given_between,
    having_before,
    named_at,
    paper_before,
    sender_at,
)
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.signs import APOSTROPHES
from onetext.evidence.speech.turns import turns
from onetext.evidence.stretches import Stretch, Stretches
from onetext.model import QuotedSpeech, Voice

__all__ = ["People"]

_PHRASE = 4
"""Words in which whoever a clause is about is named."""
_TELLING = frozenset({"say", "claim", "threaten", "promise"})
_NOT_TELLING = frozenset({"agree", "refuse", "criticise"})
_DEEPEST = 8
_ADVERBS = 8
_FAR, _CLAUSE = 25, 8
_CLOSE = 40
"""Signs between somebody and the word `spokesman`."""
_LOOKED_AT = 12
"""Mentions and frames looked at on each side of a place."""


class People:
    """Mentions and frames of an article, by their places."""

    def __init__(
        self, article: Article, quotes: Sequence[QuotedSpeech], mentions: Sequence[Mention], frames: Sequence[Frame]
    ) -> None:
        self._article = article
        self._mentions = sorted(mentions, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._mentions]
        self._for_others: frozenset[str] | None = None
        self._turns = turns(article, mentions)
        self.stretches = Stretches(quotes, frames, self._turns)
        self._all = frames
        self._frames: dict[int, list[Frame]] = {}
        for frame in sorted(frames, key=lambda one: (one.verb.start, one.verb.end)):
            self._frames.setdefault(frame.sentence, []).append(frame)

    def near(self, offset: int, sentence: int | None = None) -> Sequence[Frame]:
        """The frames around an offset in its sentence, or in another one, in order; a few at most."""
        number = self._article.sentence_at(offset) if sentence is None else sentence
        frames = self._frames.get(number, [])
        at = bisect_left(frames, offset, key=lambda one: one.verb.start)
        return frames[max(at - _LOOKED_AT, 0) : at + _LOOKED_AT]

    def between(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie between two offsets, in order; a few at most."""
        at = bisect_left(self._starts, start)
        for mention in self._mentions[at : at + _LOOKED_AT]:
            if mention.start >= end:
                return
            if mention.end <= end:
                yield mention

    def before(self, offset: int, start: int) -> Iterator[Mention]:
        """The mentions that end before an offset and begin after another, the nearest first."""
        at = bisect_left(self._starts, offset)
        for mention in reversed(self._mentions[max(at - _LOOKED_AT, 0) : at]):
            if mention.start < start:
                return
            if mention.end <= offset:
                yield mention

    def voice(self, mention: Mention, around: Stretch | None) -> Voice | None:
        """Whom a mention means; `we` and `I` in somebody's words mean who speaks."""
        if mention.voice is not None:
            return mention.voice
        if around is not None and self._is_first_person(mention):
            return around.speaker
        if self._is_second_person(mention):
            return self._turns.asked(mention.start) if around is None else around.addressee
        return None

    def _is_first_person(self, mention: Mention) -> bool:
        return mention.text.casefold() in self._article.language.words("deadlines", "first_person")

    def _is_second_person(self, mention: Mention) -> bool:
        return mention.text.casefold() in self._article.language.words("deadlines", "second_person")

    def subject(self, verb: tuple[int, int], sentence: int, start: int, around: Stretch | None) -> Voice | None:
        """Who does what a verb says, the nearest mention before it in the sentence where no frame knows."""
        paper = self._paper_speaks(verb[0], start)
        if paper is not None:
            return self.sender(paper, verb[0], around)
        if self._is_participle(verb[0]):
            paper = paper_before(self._article, self._article.token_at(verb[0]), self._article.token_at(start))
            if paper is not None:
                return self._of_paper(paper, verb[0], sentence, start, around)
        frame = self.frame(verb, sentence)
        if frame is not None and (frame.subject is not None or frame.passive):
            if self._is_self(frame.subject) and (words := self.stretches.quoted_at(verb[0])) is not None:
                return words.speaker
            return frame.subject
        return self._doer(verb[0], sentence, start, around)

    def _is_participle(self, verb: int) -> bool:
        """Whether a verb may tell what the paper before it says (handed over a note `requesting` …)."""
        return self._article.tokens[self._article.token_at(verb)].lower.endswith(
            tuple(self._words("participles")) or ("\0",)
        )

    def _of_paper(self, paper: int, verb: int, sentence: int, start: int, around: Stretch | None) -> Voice | None:
        """Who sets what a paper is told to say: whom it comes from, else who sends it, but nobody who gets it."""
        sender = self.sender(paper, verb, around)
        tokens = self._article.tokens[max(self._article.token_at(start), paper - _CLAUSE) : paper]
        if sender is not None or any(token.lower in self._words("getting") for token in tokens):
            return sender
        return self._doer(verb, sentence, start, around)

    def sender(self, paper: int, end: int, around: Stretch | None) -> Voice | None:
        """Whom a paper comes from, where that is said right behind it (a letter from the port)."""
        last = self._article.token_at(max(end - 1, 0)) + 1
        at = sender_at(self._article, paper, last)
        if at is None or at >= last:
            return None
        named = next(self.between(self._article.tokens[at].start, end), None)
        if named is not None and self._article.token_at(named.start) <= at + 2:
            return self.voice(named, around)
        return named_at(self._article, at, last)

    def _paper_speaks(self, verb: int, start: int) -> int | None:
        """The paper that is the subject (a `note` handed to the envoy had demanded …), or None."""
        tokens, words = self._article.tokens, self._words
        at = self._article.token_at(verb)
        low = max(self._article.token_at(start), at - _FAR)
        while at > low and tokens[at - 1].text != "," and tokens[at - 1].lower not in words("who"):
            at -= 1
        if tokens[at].lower not in words("articles"):
            return None
        head = next(
            (one for one in range(at, min(at + 3, len(tokens))) if tokens[one].lower not in words("articles")), None
        )
        return head if head is not None and tokens[head].lower in words("documents") else None

    def speaks_for_others(self, voice: Voice) -> bool:
        """Whether somebody is a spokesman: what is threatened, others threaten."""
        if self._for_others is None:
            words, tokens = self._words("spokesmen"), self._article.tokens
            places = [token.start for token in tokens if token.lower in words]
            near = [one for at in places for one in self._beside(at)]
            self._for_others = frozenset(
                one.voice.name for one in near if one.voice is not None and one.kind != "group"
            )
        return voice.name in self._for_others or voice.name.casefold().split()[-1:][0] in self._words("sources")

    def _says_self(self, one: Stretch) -> bool:
        """Whether who is told to say something is `I` or `we` (I told them both: …)."""
        at = self._article.token_at(one.start)
        before = self._article.tokens[max(at - _CLAUSE, 0) : at]
        own = self._article.language.words("deadlines", "first_person")
        return any(token.lower.replace("’", "'").split("'")[0] in own for token in before)

    def _beside(self, offset: int) -> list[Mention]:
        """The mention on each side of a word, where it is near."""
        at = bisect_left(self._starts, offset)
        found = self._mentions[max(at - 2, 0) : at + 2]
        near = [one for one in found if one.start - _CLOSE <= offset <= one.end + _CLOSE]
        return [one for one in near if self._article.text[one.end : one.end + 1] not in APOSTROPHES]

    def around(self, offset: int) -> Stretch | None:
        """Whose words stand at a place; so are those told to be said behind the last comma."""
        found = self._telling(self.stretches.at(offset))
        nobody = found is not None and (found.speaker is None or self._is_self(found.speaker))
        if found is not None and nobody and not found.quoted and self._says_self(found):
            return self.stretches.quoted_at(offset) or found
        if found is not None:
            return found
        frames = self._frames.get(self._article.sentence_at(offset), ())
        last = frames[-1] if frames else None
        if last is None or last.verb_class not in _TELLING or last.content is not None or last.subject_place is None:
            return None
        start = min(last.subject_place.start, last.verb.start)
        if offset >= start or not self._article.text[max(start - 4, 0) : start].rstrip().endswith(","):
            return None
        place = self._article.sentences[last.sentence]
        return Stretch(
            start=place.start,
            end=start,
            speaker=last.subject,
            reported_by=(),
            addressee=last.addressee,
            said_on=None,
            certainty=last.certainty,
            quoted=False,
        )

    def _telling(self, found: Stretch | None) -> Stretch | None:
        """The stretch, or one around it, that somebody tells: what somebody agrees to is nobody's words."""
        for _ in range(_DEEPEST):
            if found is None or found.quoted or found.frame is None:
                return found
            if self._all[found.frame].verb_class not in _NOT_TELLING:
                return found
            found = None if found.parent is None else self.stretches.all[found.parent]
        return found

    def teller(self, found: Stretch | None) -> Voice | None:
        """Who tells of an offer, where a noun says whose it is (she told them that their offer stands until May)."""
        for _ in range(_DEEPEST):
            if found is None or found.frame is None or self._all[found.frame].verb_class != "offer":
                break
            found = None if found.parent is None else self.stretches.all[found.parent]
        return None if found is None else found.speaker

    def _is_self(self, voice: Voice | None) -> bool:
        """Whether a voice is but `I've` or `we'd`."""
        begin = "" if voice is None else voice.name.casefold().replace("’", "'").split("'")[0]
        return begin in self._article.language.words("deadlines", "first_person")

    def _doer(self, verb: int, sentence: int, start: int, around: Stretch | None) -> Voice | None:
        """Who does what a verb says that no frame knows.

        Behind `and` that of the verb before it (accused them of it, and gave them ten days); else the nearest mention
        that is no object (an annex to the pact between A and B gives …: none of both).
        """
        at = self._behind_adverbs(self._article.token_at(verb), self._article.token_at(start))
        tokens, words = self._article.tokens, self._words
        if at >= 0 and tokens[at].lower in self._article.language.words("deadlines", "second_person"):
            return self._turns.asked(verb) if around is None else around.addressee
        beside = next(self.before(verb, start), None)
        is_beside = at > 0 and beside is not None and beside.end >= tokens[at - 1].end  # Elen Varga, gave them …
        joined = at >= 0 and (tokens[at].text == "," or tokens[at].lower in words("joining"))
        apart = beside is None or not is_beside or self._is_object(beside)
        described = self._told_between(at, sentence, start, around) if apart else None
        if described is not None:
            return described
        if joined and not is_beside:
            for frame in self._frames.get(sentence, ())[:_LOOKED_AT]:
                if start <= frame.verb.start < verb and frame.subject is not None and not frame.passive:
                    return frame.subject
            head = tokens[min(self._article.token_at(start) + _PHRASE, len(tokens) - 1)].end
            first = next(
                (one for one in self.between(start, verb) if one.start < head and not self._is_object(one)), None
            )
            return None if first is None else self._someone(first, sentence, around)
        if at >= 0 and tokens[at].lower in words("neuter"):
            named = next(self.before(verb, tokens[at].start), None)
            if named is None and around is not None and not around.quoted and around.speaker is not None:
                return around.speaker  # the port says it wants an answer by noon
            if named is not None:
                return self._someone(named, sentence, around)
            return self._first_of(sentence, tokens[at].start) or self._first_of(sentence - 1)
        nearest = True
        if beside is not None and self._article.token_at(beside.end - 1) == at and self._begins_clause(beside):
            return self._someone(beside, sentence, around)
        told = clause_told(self._article, at, self._article.token_at(start))
        if told is not None and (beside is None or self._article.token_at(beside.start) < told):
            return clause_head(self._article, told, self._article.token_at(verb))
        for mention in self.before(verb, start):
            if nearest and at >= 0 and tokens[at].lower in words("who") and self._article.token_at(mention.end) <= at:
                return self._someone(mention, sentence, around)
            nearest = False
            if not self._is_object(mention):
                return None if self._is_of_paper(mention, start) else self._someone(mention, sentence, around)
        last = self._article.token_at(verb)
        if at > 0 and tokens[at].lower in words("who"):
            last = at - (tokens[at - 1].text == ",")
        return clause_head(self._article, self._article.token_at(start), last)

    def _told_between(self, at: int, sentence: int, start: int, around: Stretch | None) -> Voice | None:
        """Of whom something is told between two commas right before a verb."""
        first = self._article.token_at(start)
        comma = before_commas(self._article, at, first)
        if comma is None:
            return None
        named = next(self.before(self._article.tokens[comma].start, start), None)
        if named is not None and self._article.token_at(named.end - 1) == comma - 1:
            is_object = self._is_object(named) and not self._begins_clause(named)
            return None if is_object else self._someone(named, sentence, around)
        return clause_head(self._article, first, comma)

    def _begins_clause(self, mention: Mention) -> bool:
        """Whether somebody right before a verb stands behind `after` or the like: after the port gave them ten days."""
        at = before_articles(self._article, mention.start)
        return at >= 0 and self._article.tokens[at].lower in self._words("clauses")

    def _someone(self, mention: Mention, sentence: int, around: Stretch | None) -> Voice | None:
        """Whom a mention means; `it` and `they` of nobody mean whom the sentence before began with."""
        voice = self.voice(mention, around)
        if voice is None and around is not None and not around.quoted and mention.kind == "pronoun":
            return around.speaker  # the port said it expected them to leave by noon
        if voice is not None or mention.text.casefold() not in self._words("neuter") or not sentence:
            return voice
        return self._first_of(sentence - 1)

    def _first_of(self, sentence: int, end: int | None = None) -> Voice | None:
        """Whom a sentence begins with, before an offset where one is given."""
        if sentence < 0:
            return None
        before = self._article.sentences[sentence]
        stop = before.end if end is None else end
        bodies = (one for one in self.between(before.start, stop) if one.kind != "pronoun")
        first = next((one for one in bodies if not self._is_object(one)), None)
        return None if first is None else first.voice

    def _words(self, key: str) -> frozenset[str]:
        return self._article.language.words("deadlines", f"subject_{key}")

    def _behind_adverbs(self, at: int, first: int) -> int:
        """The token before a verb, passing over adverbs and days (who on 10 December also gave); -1 where none."""
        tokens = self._article.tokens
        for back in range(at - 1, max(first, at - _ADVERBS) - 1, -1):
            token = tokens[back]
            if token.lower not in self._words("between") and not token.text[0].isdigit():
                return back
        return -1

    def _is_object(self, mention: Mention) -> bool:
        """Whether a mention stands behind a preposition, or owns what stands behind it."""
        article = self._article
        if article.text[mention.end : mention.end + 1] in APOSTROPHES and mention.end < len(article.text):
            return True
        at = before_articles(article, mention.start)
        if at < 0:
            return False
        if article.tokens[at].lower in self._words("joining"):
            other = next(self.before(article.tokens[at].start, article.tokens[max(at - 4, 0)].start), None)
            return other is not None and self._is_object(other)
        return article.tokens[at].lower in self._words("prepositions")

    def _is_of_paper(self, mention: Mention, start: int) -> bool:
        """Whether the clause is about a paper, not about the mention found in it."""
        tokens = self._article.tokens
        first, last = self._article.token_at(start), self._article.token_at(mention.start)
        near = [token.lower for token in tokens[max(first, last - 3) : last]]
        return any(word in self._words("documents") for word in near) and not any(
            word in self._words("who")
            for word in near  # a letter in which the board gave …
        )

    def frame(self, verb: tuple[int, int], sentence: int) -> Frame | None:
        """The frame whose verb shares words with a place."""
        for frame in self.near(verb[0], sentence):
            if frame.verb.start < verb[1] and verb[0] < frame.verb.end:
                return frame
        return None

    def receivers(self, start: int, end: int, by: Voice | None, around: Stretch | None) -> tuple[Voice, ...]:
        """Whom the words between two offsets name first, with others that are joined to them."""
        found: list[Voice] = []
        last = -1
        doing = deed_between(self._article, start, end)
        for mention in self.between(start, doing):
            if found and self._article.text[last : mention.start].strip() not in self._article.language.words(
                "deadlines", "joins_names"
            ):
                break
            voice = None if self._is_owner(mention) else self.voice(mention, around)
            if voice is not None and (by is None or voice.name != by.name):
                found.append(voice)
                last = mention.end
            elif found:
                break
        return tuple(found)

    def _is_owner(self, mention: Mention) -> bool:
        """`her tenants`: of whom somebody else is."""
        words, tokens = self._article.language, self._article.tokens
        at = self._article.token_at(mention.end - 1) + 1
        if mention.text.casefold() not in words.words("deadlines", "possessives") or at >= len(tokens):
            return False
        return tokens[at].text.isalpha() and tokens[at].lower not in words.words("deadlines", "no_names")

    def given(self, start: int, end: int) -> tuple[Voice, ...]:
        """Who is given a time, in words that no table knows (gave `the fund` until noon)."""
        voice = given_between(self._article, start, end)
        return () if voice is None else (voice,)

    def receiver(self, verb: int, start: int) -> Voice | None:
        """Who has a time, in words that no table knows, at the head of a sentence (`Donors` have until March)."""
        if next(self.between(start, verb), None) is not None:
            return None
        return having_before(self._article, verb, start)
