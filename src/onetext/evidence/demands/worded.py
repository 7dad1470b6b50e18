"""Demands told by their wording: borders cannot be changed by force; we are ready to …; this is a red line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article
from onetext.evidence.clauses import Clauses, Span
from onetext.evidence.demands.firmness import Conventions
from onetext.evidence.demands.rules import Cue, DemandRules
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.phrases import Hit
from onetext.evidence.stretches import Stretch, Stretches
from onetext.model import Demand, Place, Voice

__all__ = ["worded"]

_SPEAKING = frozenset({"say", "claim", "demand", "threaten", "promise", "offer", "refuse", "think", "agree", "criticise"})
_GAP, _APPOSITION = 2, 18
"""Words between a subject and its verb; words of an apposition between them."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Who holds it, and who tells."""

    holder: Voice | None
    reported_by: tuple[Voice, ...]
    stretch: Stretch | None


class _Reader:
    def __init__(
        self, article: Article, mentions: Sequence[Mention], frames: Sequence[Frame], stretches: Stretches, rules: DemandRules
    ) -> None:
        self.article, self.frames, self.stretches, self.rules = article, frames, stretches, rules
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]

    def held(self, hit: Hit, cue: Cue) -> _Held | None:
        """Who holds what a phrase says; None where the phrase is the author's own and names nobody."""
        tokens = self.article.tokens
        place = tokens[hit.first].start
        stretch = self.stretches.at(place)
        if cue.where in ("speech", "own"):
            return self._spoken(hit, cue, stretch)
        own = self._own_before(hit.first)
        if own and stretch is not None:
            return _Held(stretch.speaker, stretch.reported_by, stretch)
        subject = self.subject(hit.first)
        if subject is None or subject.voice is None:
            return None
        if stretch is None or subject.voice == stretch.speaker:
            return _Held(subject.voice, stretch.reported_by if stretch else (), stretch)
        told = (stretch.speaker, *stretch.reported_by)
        return _Held(subject.voice, tuple(voice for voice in told if voice is not None), stretch)

    def _spoken(self, hit: Hit, cue: Cue, stretch: Stretch | None) -> _Held | None:
        if stretch is None:
            return None
        if cue.where == "own" and not stretch.quoted:
            return None
        if not stretch.quoted and stretch.frame is not None:
            if self.frames[stretch.frame].verb_class not in _SPEAKING or stretch.speaker is None:
                return None
        return _Held(stretch.speaker, stretch.reported_by, stretch)

    def _own_before(self, at: int) -> bool:
        tokens = self.article.tokens
        return any(tokens[near].lower in self.rules.own for near in range(max(at - 2, 0), at + 1))

    def subject(self, at: int) -> Mention | None:
        """The mention right before a verb, adverbs, a relative pronoun or an apposition aside."""
        tokens = self.article.tokens
        index = bisect_left(self.starts, tokens[at].start) - 1
        if index < 0:
            return None
        mention = self.mentions[index]
        sentence = self.article.sentences[self.article.sentence_at(tokens[at].start)]
        if mention.start < sentence.start or mention.end > tokens[at].start:
            return None
        last = self.article.token_at(mention.end - 1)
        gap = at - last - 1
        if gap <= _GAP:
            return mention if all(token.text != "," for token in tokens[last + 1 : at]) else None
        if tokens[last + 1].text == "," and tokens[at - 1].text == "," and gap <= _APPOSITION:
            return mention
        return None


def worded(
    article: Article,
    mentions: Sequence[Mention],
    frames: Sequence[Frame],
    stretches: Stretches,
    clauses: Clauses,
    conventions: Conventions,
    rules: DemandRules,
) -> Iterator[Demand]:
    """What the phrases of the table make a demand."""
    reader = _Reader(article, mentions, frames, stretches, rules)
    tokens = article.tokens
    for sentence in article.sentences:
        if tokens[sentence.last - 1].text == "?" or "?" in article.text[max(sentence.end - 3, 0) : sentence.end]:
            continue
        for hit in sorted(rules.phrases.find(tokens, sentence.first, sentence.last), key=lambda one: (one.row, one.first)):
            cue = rules.cues[hit.row]
            if _is_against(article, hit, cue, rules):
                continue
            held = reader.held(hit, cue)
            if held is None:
                continue
            found = _demand(article, hit, cue, held, clauses, conventions)
            if found is not None:
                yield found


def _is_against(article: Article, hit: Hit, cue: Cue, rules: DemandRules) -> bool:
    tokens = article.tokens
    after = tokens[hit.last].lower if hit.last < len(tokens) else ""
    if after in rules.not_after or (cue.takes == "after" and after in rules.questions):
        return True
    if tokens[hit.last - 1].lower in rules.not_after:
        return True
    return any(token.lower in rules.not_before for token in tokens[max(hit.first - 3, 0) : hit.first])


def _demand(
    article: Article, hit: Hit, cue: Cue, held: _Held, clauses: Clauses, conventions: Conventions
) -> Demand | None:
    stretch = held.stretch
    within = clauses.bounds(
        hit.first, hit.last, stretch.start if stretch else 0, stretch.end if stretch else len(article.text)
    )
    clause = clauses.around(hit.first, hit.last, within)
    span = {
        "clause": clause,
        "after": clauses.stripped(Span(hit.last, clause.last)),
        "before": clauses.stripped(Span(clause.first, hit.first)),
    }[cue.takes]
    if span.last - span.first < 1 or (cue.takes == "clause" and span.last - span.first < 3):
        return None
    place = clauses.place(span)
    evidence = conventions.evidence(held.holder, cue.strength, Place(start=place.start, end=place.end))
    certainty = stretch.certainty if stretch is not None else None
    demand = Demand(
        start=place.start,
        end=place.end,
        text=article.text[place.start : place.end],
        holder=held.holder,
        kind=cue.kind,
        strength=cue.strength,
        firmness=conventions.firmness(cue.strength, evidence),
        evidence=evidence,
        condition=clauses.condition(Span(max(clause.first, within.first), within.last)),
        addressee=stretch.addressee if stretch else None,
        reported_by=held.reported_by,
        said_on=stretch.said_on if stretch else None,
        rule=f"wording: {article.text[article.tokens[hit.first].start : article.tokens[hit.last - 1].end]}",
        score=0.7 if held.holder is not None else 0.5,
        **({"certainty": certainty} if certainty is not None else {}),
    )
    return demand
