"""Claims that take up another one: `Kesh rejected the accusation`, `Baro denied it`, `a charge the exporters deny`.

What they are about is not in their words: it is the subject of the claim before them, or of the words before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article, Sentence
from onetext.evidence.claims.rules import AnswerRules
from onetext.evidence.clauses import Clauses, Span
from onetext.evidence.frames import Frame
from onetext.model import AssertedClaim, Certainty, Voice

__all__ = ["Answers", "OTHER"]

OTHER = "other"
_BACK = 70
"""Words before an answer that may tell what it is about."""
_BESIDE = 3
"""Words between a verb of denying and what is denied."""
_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Answers:
    """Finds what answers a claim among the frames of an article."""

    article: Article
    rules: AnswerRules
    clauses: Clauses

    def of(self, frame: Frame, earlier: Sequence[AssertedClaim]) -> AssertedClaim | None:
        """What a verb denies or doubts as a whole; None where it is no answer, or nobody gives it."""
        if frame.subject is None:
            return None
        sentence = self.article.sentences[frame.sentence]
        verb = max(self.article.token_at(frame.verb.end - 1), sentence.first)
        if not (self._denies(verb, sentence, passive=frame.passive) or self._suspects(frame, verb, sentence)):
            return None
        clause = self.clauses.around(verb, verb + 1, self.clauses.bounds(verb, verb + 1, 0, len(self.article.text)))
        if self.clauses.begins_condition(clause):
            return None
        place = self.clauses.place(clause)
        text = self.article.text[place.start : place.end]
        return AssertedClaim(
            start=place.start,
            end=place.end,
            text=text,
            subject=self.told(verb, clause) or self.subject(verb, earlier),
            claimant=frame.subject,
            says=text,
            certainty=Certainty(hedge=frame.certainty.hedge),
            rule=f"answer: {self.article.text[frame.verb.start : frame.verb.end]}",
            score=0.6,
        )

    def blames(self, sentence: Sentence, before: Callable[[int], Voice | None]) -> Iterator[AssertedClaim]:
        """Who `points the finger at` or `holds responsible` somebody in a sentence.

        Parameters
        ----------
        before
            Who is named right before an offset.
        """
        for hit in self.rules.blames.find(self.article.tokens, sentence.first, sentence.last):
            voice = before(self.article.tokens[hit.first].start)
            if voice is None:
                continue
            within = self.clauses.bounds(hit.first, hit.last, 0, len(self.article.text))
            place = self.clauses.place(self.clauses.around(hit.first, hit.last, within))
            text = self.article.text[place.start : place.end]
            yield AssertedClaim(
                start=place.start,
                end=place.end,
                text=text,
                subject="responsibility",
                claimant=voice,
                says=text,
                rule="turn of blaming",
                score=0.6,
            )

    def subject(self, at: int, earlier: Sequence[AssertedClaim]) -> str:
        """What is spoken of at a token: what the last claim shortly before was about, else the words before."""
        tokens = self.article.tokens
        last = earlier[-1] if earlier else None
        now = self.article.sentence_at(tokens[at].start)
        if (
            last is not None
            and now - self.article.sentence_at(last.start) <= _SENTENCES
            and last.start < tokens[at].start
        ):
            return last.subject
        for back in range(at - 1, max(at - _BACK, 0) - 1, -1):
            subject = self.rules.subject_of_word.get(tokens[back].lower)
            if subject is not None:
                return subject
        return OTHER

    def told(self, verb: int, clause: Span) -> str:
        """What the words behind the verb say of the subject (`reports that guards opened fire`), or ""."""
        words = (token.lower for token in self.article.tokens[verb + 1 : clause.last])
        return next((self.rules.subject_of_word[word] for word in words if word in self.rules.subject_of_word), "")

    def _denies(self, verb: int, sentence: Sentence, *, passive: bool) -> bool:
        """Whether the verb denies a claim as such: `it`, `the accusation`, or a charge told before the verb."""
        tokens, rules = self.article.tokens, self.rules
        near = range(max(sentence.first, verb - _BESIDE), min(verb + 1, sentence.last))
        hits = list(rules.phrases.find(tokens, near.start, min(verb + 8, sentence.last)))
        if any(hit.first <= verb < hit.last for hit in hits):
            return True
        before = tokens[max(sentence.first, verb - 8) : verb]
        charged = any(token.lower in rules.charges for token in before)
        if passive and charged and tokens[verb].lower in rules.denies:
            return True  # these allegations were dismissed by the ministry
        if tokens[verb].lower not in rules.flat:
            return False
        following = verb + 1
        while following < sentence.last and tokens[following].lower in rules.adverbs:
            following += 1
        if following >= sentence.last or not tokens[following].text[0].isalnum():
            return charged  # a charge the exporters deny
        behind = tokens[following + 1] if following + 1 < sentence.last else None
        ends = behind is None or not behind.text[0].isalnum() or behind.lower in rules.tails
        return tokens[following].lower in rules.objects and ends

    def _suspects(self, frame: Frame, verb: int, sentence: Sentence) -> bool:
        """Whether somebody is suspected, and nothing is said of what."""
        tokens = self.article.tokens
        if tokens[verb].lower not in self.rules.suspects or frame.content is None:
            return False
        last = min(verb + 2 * _BESIDE, sentence.last)
        words = [token for token in tokens[verb + 1 : last] if token.text[0].isalnum()]
        return bool(words) and not any(token.lower in self.rules.that for token in words)
