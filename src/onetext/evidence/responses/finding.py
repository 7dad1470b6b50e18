"""All responses to drafts that an article tells: who answered which text how, and on which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onetext.evidence.article import Article
from onetext.evidence.certainty import doubts
from onetext.evidence.clauses import Clauses, Span
from onetext.evidence.dated import Dated
from onetext.evidence.demands.holding import Held, Holders
from onetext.evidence.demands.rules import demand_rules
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.phrases import Hit
from onetext.evidence.responses.rules import ResponseCue, ResponseRules, response_rules
from onetext.evidence.speech.turns import turns
from onetext.evidence.stretches import Stretch, Stretches
from onetext.model import Certainty, Date, DatedPlace, DraftResponse, QuotedSpeech, ResponseKind

__all__ = ["responses"]

_NAME = 12
"""Words of the name of a draft, at most."""
_BEFORE = 4
"""Words before a verb that its negation and auxiliaries stand in."""
_UNSURE = 0.4
"""Score of an answer that is only not told."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A response before it has an actor: its words, the draft as named, and how sure it is."""

    kind: ResponseKind
    hit: Hit
    draft: Span | None
    score: float


def responses(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    mentions: Sequence[Mention],
    frames: Sequence[Frame],
    dates: Sequence[DatedPlace],
) -> tuple[DraftResponse, ...]:
    """What parties are told to have done with drafts, in order of the text; one for each clause at most."""
    reader = _Reader(article, quotes, mentions, frames, dates)
    found = (one for number in range(len(article.sentences)) for one in reader.sentence(number))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


class _Reader:
    def __init__(
        self,
        article: Article,
        quotes: Sequence[QuotedSpeech],
        mentions: Sequence[Mention],
        frames: Sequence[Frame],
        dates: Sequence[DatedPlace],
    ) -> None:
        self.frames = frames
        self.article, self.tokens = article, article.tokens
        self.rules: ResponseRules = response_rules(article.language)
        self.stretches = Stretches(quotes, frames, turns(article, mentions))
        self.holders = Holders(article, mentions, frames, self.stretches, demand_rules(article.language))
        self.clauses, self.doubts = Clauses(article), doubts(article)
        self.dated = Dated(dates)

    def sentence(self, number: int) -> Iterator[DraftResponse]:
        """The responses of one sentence that is no question; of one clause the first by the order of the rows."""
        sentence = self.article.sentences[number]
        hits = list(self.rules.phrases.find(self.tokens, sentence.first, sentence.last))
        if not hits or "?" in self.article.text[max(sentence.end - 3, 0) : sentence.end]:
            return
        taken: list[Span] = []
        for hit in sorted(hits, key=lambda one: (one.row, one.first)):
            if any(span.first < hit.last and hit.first < span.last for span in taken):
                continue
            cue = self.rules.cues[hit.row]
            whole = self.clauses.bounds(hit.first, hit.last, 0, len(self.article.text))
            clause = self.clauses.around(hit.first, hit.last, whole)
            told = self._told(hit, cue, clause)
            held = self._held(told.hit, cue) if told is not None else None
            if told is not None and held is not None and held.holder is not None:
                taken.append(Span(hit.first, max(hit.last, told.draft.last if told.draft else hit.last)))
                yield self._made(told, held, clause)

    # -- what is said ------------------------------------------------------------------------------------------------

    def _told(self, hit: Hit, cue: ResponseCue, clause: Span) -> _Told | None:
        """What a phrase says of which draft; None where it says nothing that was done."""
        draft = self._draft(hit, cue, clause)
        if draft is None and cue.takes != "none":
            return None
        if cue.actor != "subject":
            return _Told(self._narrowed(cue.kind, hit, clause), hit, draft, cue.score)
        before = [token.lower for token in self.tokens[max(hit.first - _BEFORE, clause.first) : hit.first]]
        rules = self.rules
        negated = any(word in rules.negations for word in before)
        infinitive = bool(before) and before[-1] in rules.to
        if infinitive:
            near = range(hit.first - 1, hit.first - len(before) - 1, -1)
            back = next((at for at in near if self._refuses(at)), None)
            if back is None or cue.kind != "accepts" or negated:
                return None
            return _Told("rejects", replace(hit, first=back), draft, cue.score)
        if any(word in rules.modals for word in before):
            return None
        if draft is not None and self._is_vague(hit, draft):
            return None
        if not negated:
            return _Told(self._narrowed(cue.kind, hit, clause), hit, draft, cue.score)
        if cue.denied is None:
            return None
        perfect = any(word in rules.perfect for word in before)
        return _Told(cue.denied, hit, draft, cue.score if perfect else _UNSURE)

    def _is_vague(self, hit: Hit, draft: Span) -> bool:
        """Would never sign a text that …: a line drawn, and no answer to a draft."""
        tokens, rules = self.tokens, self.rules
        return tokens[hit.first].lower in rules.modals and tokens[draft.first].lower in rules.vague

    def _refuses(self, at: int) -> bool:
        return self.tokens[at].lower in self.rules.refusing

    def _narrowed(self, kind: ResponseKind, hit: Hit, clause: Span) -> ResponseKind:
        """What accepting comes to where it is only in part, or as a basis."""
        if kind != "accepts":
            return kind
        for narrower, phrases in self.rules.narrowed:
            if next(phrases.find(self.tokens, max(hit.first - 1, clause.first), clause.last), None) is not None:
                return narrower
        return kind

    def _draft(self, hit: Hit, cue: ResponseCue, clause: Span) -> Span | None:
        """The name of the draft: behind the phrase, within it, or before a passive."""
        if cue.actor == "by":
            return self._name(clause.first, hit.first, backwards=True)
        if cue.takes == "object":
            return self._name(hit.last, min(hit.last + _NAME, clause.last))
        return self._name(hit.first + 1, hit.last)

    def _name(self, first: int, last: int, *, backwards: bool = False) -> Span | None:
        """A text among some tokens: with an article or whose it is, up to the last noun before a small word."""
        tokens, rules = self.tokens, self.rules
        last = min(last, len(tokens))
        while first < last and not tokens[first].text[0].isalnum():
            first += 1
        head = -1
        for at in range(first, last):
            word = tokens[at].lower
            if word in rules.indefinite or (at > first and word in rules.ends):
                break
            if not word[0].isalnum() and word not in rules.possessives and tokens[at].text[0] not in _MARKS:
                break
            if word in rules.texts:
                head = at
        if head < 0 or tokens[first].lower in rules.indefinite:
            return None
        if tokens[first].lower in rules.ends and tokens[first + 1].lower in rules.determiners:
            return None  # accept that the plan is dead
        named = tokens[first].lower in rules.determiners or tokens[first].is_capital
        owned = any(token.lower in rules.possessives for token in tokens[first:head])
        return Span(first, head + 1) if named or owned or backwards else None

    # -- who, when, how surely ---------------------------------------------------------------------------------------

    def _held(self, hit: Hit, cue: ResponseCue) -> Held | None:
        """Who answered."""
        if self._is_wanted(hit):
            return None
        if cue.actor == "by":
            return self.holders.named_behind(hit)
        return self.holders.held_by(hit, owner=cue.actor == "owner")

    def _made(self, told: _Told, held: Held, clause: Span) -> DraftResponse:
        """The response with its words, its day and its certainty."""
        hit, text = told.hit, self.article.text
        last = max(hit.last, told.draft.last if told.draft else hit.last)
        first = min(hit.first, told.draft.first if told.draft else hit.first)
        place = self.clauses.place(Span(first, last))
        around = self.clauses.place(Span(min(clause.first, first), max(clause.last, last)))
        dated = self.dated.within(around)
        stretch = held.stretch
        near = self.clauses.place(self._unjoined(Span(min(clause.first, first), max(clause.last, last)), first, last))
        own = self.doubts.of([(near.start, near.end)], author=stretch is None)
        draft = self.clauses.place(told.draft) if told.draft else None
        outer = self.stretches.certainty(stretch)
        if self._is_denied(stretch):
            outer = replace(outer, polarity="denied")
        return DraftResponse(
            start=place.start,
            end=place.end,
            text=text[place.start : place.end],
            who=held.holder,
            kind=told.kind,
            draft=text[draft.start : draft.end] if draft else "",
            reported_by=held.reported_by,
            happened=self._past(dated) or (stretch.said_on if stretch is not None else None),
            certainty=_both(own, outer),
            rule=f"wording: {text[self.tokens[hit.first].start : self.tokens[hit.last - 1].end]}",
            score=told.score,
        )

    def _unjoined(self, clause: Span, first: int, last: int) -> Span:
        """A clause without what is joined to it: `signed it, and if they pay, it will leave` is no condition."""
        tokens, joins = self.tokens, self.rules.joins
        begin = next(
            (at + 1 for at in range(first - 1, clause.first - 1, -1) if tokens[at].lower in joins), clause.first
        )
        end = next((at for at in range(last, clause.last) if tokens[at].lower in joins), clause.last)
        return Span(begin, end)

    def _is_wanted(self, hit: Hit) -> bool:
        """Whether it is what somebody demands, offers or threatens: demanded that the leader sign the plan."""
        stretch = self.stretches.at(self.tokens[hit.first].start)
        if stretch is None or stretch.frame is None or self.frames[stretch.frame].verb_class not in _WANTING:
            return False
        return self.frames[stretch.frame].verb.end <= self.tokens[hit.first].start

    def _past(self, dated: Sequence[DatedPlace]) -> Date | None:
        """The first day named that is not after the day of publication."""
        published = self.article.published
        days = [one.date for one in dated if one.date is not None]
        return next((day for day in days if published is None or day.earliest <= published), None)

    def _denies(self, number: int) -> bool:
        """Whether a frame is one of denying, or a noun behind one: rejected reports that …"""
        frame = self.frames[number]
        if frame.verb_class in _DENYING:
            return frame.verb_class == "refuse" or frame.certainty.polarity == "denied"
        before = self.frames[number - 1] if number else None
        if frame.subject is not None or before is None or before.verb_class not in _DENYING:
            return False
        return 0 <= frame.verb.start - before.verb.end <= _NOUN and before.sentence == frame.sentence

    def _is_denied(self, stretch: Stretch | None) -> bool:
        """Whether a verb around it says that it is not so: rejected reports that …"""
        for _ in range(_DEEPEST):
            if stretch is None:
                break
            if stretch.frame is not None and self._denies(stretch.frame):
                return True
            stretch = self.stretches.all[stretch.parent] if stretch.parent is not None else None
        return False


_NOUN = 12
"""Signs between a verb of denying and the noun of what is denied."""
_DEEPEST = 4
"""Stretches around a response that may deny it."""
_DENYING = frozenset({"deny", "refuse"})
"""Classes of verbs whose content is not so: denied that, rejected reports that."""
_WANTING = frozenset({"demand", "offer", "threaten", "promise", "ask"})
"""Classes of verbs whose content is still to come."""
_MARKS = frozenset('"“”„«»‘’-')


def _both(own: Certainty, outer: Certainty) -> Certainty:
    """Who tells it may deny or doubt it; the clause may hedge it."""
    return replace(
        outer,
        hedge=outer.hedge or own.hedge,
        conditional=outer.conditional or own.conditional,
        inferred=outer.inferred or own.inferred,
    )
