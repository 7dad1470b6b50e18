"""What a claim is about: by its own words, else by what was claimed before it."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.evidence.article import Article
from onetext.evidence.claims.answering import OTHER, Answers
from onetext.evidence.claims.rules import ClaimCue, ClaimRules
from onetext.evidence.clauses import Span
from onetext.evidence.frames import Frame
from onetext.evidence.phrases import Hit
from onetext.model import AssertedClaim

__all__ = ["CONTEXT", "Subjects"]

CONTEXT = "context"
"""In a table: the subject is that of what was claimed before."""
_AUTHORS, _BLAME, _LEAK, _RECEIPT = "authorship", "responsibility", "leak", "receipt"
_LEAD = 4
"""Words before a phrase that may tell what it is about."""
_WORDED = 40
"""Words of a charge that may tell what it is about."""
_TOLD = 8
"""Words behind a phrase that may tell that a paper was given to the press."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Finds subjects among the words of an article."""

    article: Article
    rules: ClaimRules
    answered: Answers
    found: list[AssertedClaim]

    def charged(self, hit: Hit, clause: Span) -> str:
        """What a charge is about: by its words behind a phrase, else by what was claimed before."""
        return self.worded(hit.last, clause.last) or self.answered.subject(hit.first, self.found)

    def worded(self, first: int, last: int) -> str:
        """What a stretch is about by its own words, whoever says it; "" where they do not tell."""
        last = min(last, first + _WORDED)
        accused = next(self.rules.accused.find(self.article.tokens, first, last), None)
        if accused is not None:
            return self.rules.subjects_of_accused[accused.row]
        rows = sorted((hit.row, hit.first) for hit in self.rules.phrases.find(self.article.tokens, first, last))
        told = (self.rules.cues[row].subject for row, _ in rows)
        return next((subject for subject in told if subject not in (OTHER, CONTEXT)), "")

    def subject(self, hit: Hit, cue: ClaimCue, clause: Span) -> str:
        """What a clause is about; where no text is named in it, the words before may tell that it is a leak."""
        told = self.worded(hit.last, clause.last) if cue.subject in (OTHER, CONTEXT) else ""
        if told:
            return told  # it is not true that the army fired first
        if cue.subject == CONTEXT:
            return self.answered.subject(hit.first, self.found)
        if cue.subject in (_AUTHORS, _RECEIPT) and self.is_for_press(hit.last, clause.last):
            return _LEAK
        if cue.subject != _AUTHORS:
            return cue.subject
        words = [token.lower for token in self.article.tokens[clause.first : hit.first]]
        if any(self.rules.answers.subject_of_word.get(word) == _LEAK for word in words[-_LEAD:]):
            return _LEAK
        if any(word in self.rules.texts for word in words):
            return cue.subject
        return _LEAK if self.answered.subject(hit.first, self.found) == _LEAK else cue.subject

    def accused(self, frame: Frame) -> str:
        """What an accusation or a denial is about, where its first words tell: `leaking`, `writing` a text."""
        if frame.content is None:
            return ""
        first = self.article.token_at(frame.content.start)
        last = self.article.token_at(frame.content.end - 1) + 1
        hits = self.rules.accused.find(self.article.tokens, first, min(last, first + _LEAD))
        return next((self.rules.subjects_of_accused[hit.row] for hit in hits), "")

    def charged_with(self, frame: Frame) -> str:
        """What somebody is accused of; `of doing just that` takes up what was told before."""
        told = self.accused(frame)
        if told or frame.content is None:
            return told
        first = self.article.token_at(frame.content.start)
        again = [token.lower in self.rules.again for token in self.article.tokens[first : first + _LEAD - 1]]
        before = self.answered.subject(first, self.found) if sum(again) > 1 else OTHER
        return before if before != OTHER else ""

    def is_for_press(self, first: int, last: int) -> bool:
        """Whether the words right behind say that the press got a text: `was sent to journalists`."""
        near = self.article.tokens[first - 1 : min(last, first + _TOLD)]
        to = next((at for at, token in enumerate(near) if token.lower in self.rules.to), len(near))
        return any(token.lower in self.rules.press for token in near[to : to + _LEAD])

    def denied(self, frame: Frame, first: int, last: int) -> str:
        """What is denied: by its own words, else what was claimed before it."""
        told = self.accused(frame) or self.worded(first, last)
        if told:
            return told
        if (
            self.article.tokens[first].lower in self.rules.own
            or self.article.tokens[first].lower in self.rules.denies_having
        ):
            return _BLAME  # denied having threatened anyone, denied that it had changed anything
        return self.answered.subject(first, self.found)

    def answered_on(self, answer: AssertedClaim, frame: Frame) -> str:
        """What is answered, where the words behind the verb tell: `rejected claims that the army fired first`."""
        first, last = self.article.token_at(frame.verb.end - 1) + 1, self.article.token_at(answer.end - 1) + 1
        return self.worded(first, last) if first < last else ""
