"""Contested statements: patterns over what people say, and over the author's own words where they are plain enough."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onetext.evidence.article import Article, Sentence
from onetext.evidence.claims.answering import OTHER, Answers
from onetext.evidence.claims.merging import distinct, is_same, merged
from onetext.evidence.claims.rules import ClaimCue, ClaimRules, claim_rules
from onetext.evidence.claims.subjects import CONTEXT, Subjects
from onetext.evidence.clauses import Clauses, Span
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.phrases import Hit
from onetext.evidence.speech.turns import turns
from onetext.evidence.stretches import Stretch, Stretches
from onetext.model import AssertedClaim, Certainty, QuotedSpeech, Voice

__all__ = ["claims"]

_BACK = 80
"""Words before a clause in which what its pronoun means is looked for."""
_TOLD = 12
"""Words between a verb of mentioning and what is mentioned."""
_SOURCES = 4
"""Nouns that bring in a claim, of one sentence at most."""
_LEAD = 4
"""Words before a quotation that may name the text it speaks of: the plan “is based on …”."""


@dataclass(frozen=True, slots=True)
class _Claimed:
    """Who claims something, and how surely."""

    claimant: Voice | None
    certainty: Certainty
    stretch: Stretch | None = None
    frame: Frame | None = None
    begins: int = 0


def claims(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    mentions: Sequence[Mention],
    frames: Sequence[Frame],
) -> tuple[AssertedClaim, ...]:
    """What is claimed about a text or an event, in order of the text."""
    reader = _Reader(article, quotes, mentions, frames)
    for number, sentence in enumerate(article.sentences):
        reader.found += merged([*reader.accusations(number), *reader.sentence(sentence)])
        reader.found += reader.answers(number)
        reader.found += reader.answered.blames(sentence, reader.named_before)
    return distinct(reader.found)


class _Reader:
    def __init__(
        self,
        article: Article,
        quotes: Sequence[QuotedSpeech],
        mentions: Sequence[Mention],
        frames: Sequence[Frame],
    ) -> None:
        self.article, self.frames = article, frames
        self.tokens = article.tokens
        self.rules: ClaimRules = claim_rules(article.language)
        self.stretches = Stretches(quotes, frames, turns(article, mentions))
        self.clauses = Clauses(article, "claims")
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        self.answered = Answers(article, self.rules.answers, self.clauses)
        self.found: list[AssertedClaim] = []
        self.subjects = Subjects(article, self.rules, self.answered, self.found)
        self.sources: list[Hit] = []
        self.of_sentence: dict[int, list[Frame]] = {}
        for frame in frames:
            self.of_sentence.setdefault(frame.sentence, []).append(frame)

    def sentence(self, sentence: Sentence) -> Iterator[AssertedClaim]:
        """The claims of one sentence, one for each clause at most, by the first row that fits."""
        if self.article.text[max(sentence.end - 2, 0) : sentence.end].find("?") >= 0:
            return
        taken: list[Span] = []
        self.sources = list(self.rules.sources.find(self.tokens, sentence.first, sentence.last))[:_SOURCES]
        hits = self.rules.phrases.find(self.tokens, sentence.first, sentence.last)
        for hit in sorted(hits, key=lambda one: (one.row, one.first)):
            cue = self.rules.cues[hit.row]
            if any(token.lower in self.rules.not_before for token in self.tokens[max(hit.first - 2, 0) : hit.first]):
                continue
            if self.is_relative(hit) or self.is_asked(hit):
                continue
            claimed = self.claimed(hit, cue, sentence)
            if claimed is None:
                continue
            clause = self.clause(hit, claimed)
            if any(span.first < clause.last and clause.first < span.last for span in taken[-8:]):
                continue
            if cue.needs_text and not self.has_text(clause):
                continue
            if self.clauses.begins_condition(clause) or self.is_wished(hit, clause) or self.is_background(hit, clause):
                continue
            if self.is_cut_off(hit, clause):
                continue
            taken.append(clause)
            yield self.made(hit, cue, claimed, clause)

    def clause(self, hit: Hit, claimed: _Claimed) -> Span:
        """The clause around a phrase, within the words of who says it."""
        stretch = claimed.stretch
        start, end = (stretch.start, stretch.end) if stretch else (claimed.begins, len(self.article.text))
        return self.clauses.around(hit.first, hit.last, self.clauses.bounds(hit.first, hit.last, start, end))

    def claimed(self, hit: Hit, cue: ClaimCue, sentence: Sentence) -> _Claimed | None:
        """Who claims what a phrase says; None where it is no claim."""
        first, last = self.tokens[hit.first].start, self.tokens[hit.last - 1].start
        stretch = self.outer(self.stretches.at(first) or self.stretches.at(last))
        if stretch is not None and stretch.quoted and stretch.speaker is None:
            return None
        if stretch is not None and not stretch.quoted and self.is_added(hit, stretch):
            stretch = None
        if stretch is not None:
            frame = self.frames[stretch.frame] if stretch.frame is not None else None
            if frame is not None and frame.verb_class in self.rules.not_classes:
                return None
            if frame is not None and frame.subject is None and not frame.passive and not stretch.quoted:
                return None
            return _Claimed(stretch.speaker, self.hedged(stretch.certainty, hit, sentence), stretch, frame)
        source = self.source(hit)
        if source is not None:
            return _Claimed(source[0], self.hedged(Certainty(), hit, sentence), begins=source[1])
        frame = self.frame_before(hit, sentence)
        if frame is not None and cue.author != "no":
            return _Claimed(frame.subject, self.hedged(frame.certainty, hit, sentence), frame=frame)
        teller = self.teller(hit)
        if teller is not None and cue.author != "no":
            return _Claimed(teller, self.hedged(Certainty(), hit, sentence))
        certainty = self.hedged(Certainty(inferred=True), hit, sentence)
        if cue.author == "always" or (cue.author == "hedged" and certainty.hedge):
            return _Claimed(None, certainty)
        return None

    def is_asked(self, hit: Hit) -> bool:
        """Whether a phrase is part of a question: `who wrote it is disputed`, but not `it was he who wrote it`."""
        if not hit.first or self.tokens[hit.first - 1].lower not in self.rules.asking:
            return False
        first = self.article.sentences[self.article.sentence_at(self.tokens[hit.first].start)].first
        before = self.tokens[max(hit.first - _TOLD // 2, first) : hit.first]
        return not any(token.lower in self.rules.copulas for token in before)

    def is_relative(self, hit: Hit) -> bool:
        """Whether a phrase only tells which text is meant: `the version he had been shown`."""
        at = hit.first
        lead = [token.lower for token in self.tokens[max(at - _LEAD, 0) : at]]
        begins = self.tokens[at].lower
        if (
            lead
            and lead[-1] in self.rules.texts
            and begins not in self.rules.texts | self.rules.copulas | self.rules.have
        ):
            return begins in self.rules.participles  # the agreement signed on 20 February
        return any(one in self.rules.texts and two in self.rules.people for one, two in pairwise(lead))

    def is_wished(self, hit: Hit, clause: Span) -> bool:
        """Whether what a phrase says is a wish or a condition: `unless it was signed`, `a text would be withdrawn`."""
        before = self.tokens[max(clause.first, hit.first - _TOLD) : hit.first]
        behind = self.tokens[hit.last : min(hit.last + 2, clause.last)]
        return (
            any(token.lower in self.rules.not_within for token in before)
            or any(token.lower in self.rules.not_after for token in behind)
            or any(token.lower in self.rules.not_within for token in self.tokens[hit.first : hit.last])
        )

    def is_cut_off(self, hit: Hit, clause: Span) -> bool:
        """Whether what a verb is about stands in another clause: `a letter she says she never received`."""
        words = [token.lower for token in self.tokens[hit.first : hit.last]]
        ends = hit.last >= clause.last and words[-1] in self.rules.needs_object
        return ends and self.rules.copulas.isdisjoint(words)

    def is_background(self, hit: Hit, clause: Span) -> bool:
        """Whether a phrase tells when something was, or who is meant: `when it was drawn up`, `those who saw it`."""
        before = self.tokens[max(clause.first, hit.first - _TOLD) : hit.first]
        return any(token.lower in self.rules.background for token in before)

    def is_added(self, hit: Hit, stretch: Stretch) -> bool:
        """Whether a phrase stands in what the author adds behind a comma: `suspects the rebels, who reportedly …`."""
        tokens, added = self.tokens, self.rules.answers.relatives
        first = max(self.article.token_at(stretch.start) + 1, hit.first - _TOLD, 1)
        return any(tokens[at].lower in added and tokens[at - 1].text == "," for at in range(first, hit.first))

    def outer(self, stretch: Stretch | None) -> Stretch | None:
        """A stretch, or the one around it where it is what somebody agrees with: that is no claim of his."""
        for _ in range(4):
            if stretch is None or stretch.frame is None or self.frames[stretch.frame].verb_class != "agree":
                break
            stretch = self.stretches.all[stretch.parent] if stretch.parent is not None else None
        return stretch

    def hedged(self, certainty: Certainty, hit: Hit, sentence: Sentence) -> Certainty:
        """With the hedge that stands around a phrase, where none is known."""
        if certainty.hedge:
            return certainty
        first, last = max(sentence.first, hit.first - 16), min(sentence.last, hit.last + 8)
        found = min(
            self.rules.hedges.find(self.tokens, first, last),
            key=lambda one: (max(hit.first - one.last, one.first - hit.last, 0), one.first),
            default=None,
        )
        if found is None:
            return certainty
        words = self.article.text[self.tokens[found.first].start : self.tokens[found.last - 1].end]
        return replace(certainty, hedge=words)

    def source(self, hit: Hit) -> tuple[Voice | None, int] | None:
        """Who has the suspicion, rumour or belief that brings in a phrase, and where that begins."""
        for noun in self.sources:
            if noun.last > hit.first:
                break
            start, end = self.tokens[noun.first].start, self.tokens[noun.last - 1].end
            inside = self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
            voices = [mention.voice for mention in inside if mention.voice is not None]
            if voices:
                return max(inside, key=lambda one: one.end - one.start).voice, end
        return None

    def teller(self, hit: Hit) -> Voice | None:
        """Who mentions or describes, in a noun, what a phrase says: somebody right before such a verb before it."""
        first = max(hit.first - _TOLD, 0)
        for verb in self.rules.tellers.find(self.tokens, first, hit.first):
            voice = self.named_before(self.tokens[verb.first].start)
            if voice is not None:
                return voice
        return None

    def named_before(self, start: int) -> Voice | None:
        """Who is named right before an offset."""
        at = bisect_left(self.starts, start) - 1
        if at < 0 or self.article.text[self.mentions[at].end : start].strip():
            return None
        return self.mentions[at].voice

    def frame_before(self, hit: Hit, sentence: Sentence) -> Frame | None:
        """The nearest verb of saying before a phrase in its sentence, with a subject."""
        number = self.article.sentence_at(sentence.start)
        before = self.tokens[hit.first].start
        fitting = [
            frame
            for frame in self.of_sentence.get(number, ())[-16:]
            if frame.subject is not None
            and frame.verb.end <= before
            and frame.verb_class in ("say", "claim", "deny", "think", "criticise")
            and self.article.token_at(before) - self.article.token_at(frame.verb.start) <= 16
            and (frame.content is None or frame.content.end > before)
        ]
        return max(fitting, key=lambda frame: frame.verb.end, default=None)

    def has_text(self, clause: Span) -> bool:
        """Whether a clause speaks of a text, or of it with a pronoun shortly after one."""
        words = {token.lower for token in self.tokens[clause.first : clause.last]}
        begin = self.article.sentences[self.article.sentence_at(self.tokens[clause.first].start)].first
        lead = {token.lower for token in self.tokens[max(clause.first - _LEAD, begin) : clause.first]}
        if (words | lead) & self.rules.texts:
            return True
        near = self.tokens[max(clause.first - _BACK, 0) : clause.first]
        return bool(words & self.rules.pronouns) and any(token.lower in self.rules.texts for token in near)

    def about(self, clause: Span, at: int) -> str:
        """The text that is spoken of, as it stands: the nearest one before a phrase, else after it."""
        places = [at for at in range(clause.first, clause.last) if self.tokens[at].lower in self.rules.texts]
        if not places:
            return ""
        noun = max((place for place in places if place <= at), default=places[0])
        first = noun
        while first > max(clause.first, noun - 4) and self.tokens[first - 1].text[0].isalnum():
            first -= 1
            if self.tokens[first].lower in self.rules.articles:
                break
        else:
            first = noun
        return self.article.text[self.tokens[first].start : self.tokens[noun].end]

    def made(self, hit: Hit, cue: ClaimCue, claimed: _Claimed, clause: Span) -> AssertedClaim:
        """The claim of a clause."""
        place = self.clauses.place(clause)
        text = self.article.text
        tail = self.clauses.stripped(Span(min(hit.last, clause.last - 1), clause.last))
        says = tail if cue.says == "after" and tail.last > tail.first else clause
        said = self.clauses.place(says)
        stretch = claimed.stretch
        charged = cue.subject in (OTHER, CONTEXT) and any(
            token.lower in self.rules.answers.charges for token in self.tokens[clause.first : clause.last]
        )
        return AssertedClaim(
            start=place.start,
            end=place.end,
            text=text[place.start : place.end],
            subject=self.subjects.charged(hit, clause) if charged else self.subjects.subject(hit, cue, clause),
            claimant=claimed.claimant,
            about=self.about(clause, hit.first),
            says=text[said.start : said.end],
            reported_by=stretch.reported_by if stretch else (),
            said_on=stretch.said_on if stretch else None,
            certainty=claimed.certainty,
            rule=f"wording: {text[self.tokens[hit.first].start : self.tokens[hit.last - 1].end]}",
            score=0.7 if claimed.claimant is not None else 0.5,
        )

    def accusations(self, number: int) -> Iterator[AssertedClaim]:
        """What somebody is accused of or blamed for in a sentence, whatever the words."""
        for frame in self.of_sentence.get(number, ()):
            subject = self.rules.subject_of_lemma.get(frame.lemma)
            if subject is None or frame.content is None or frame.content.end <= frame.content.start:
                continue
            outer = self.stretches.at(frame.verb.start)
            text = self.article.text[frame.content.start : frame.content.end]
            yield AssertedClaim(
                start=frame.content.start,
                end=frame.content.end,
                text=text,
                subject=self.subjects.charged_with(frame) or subject,
                claimant=frame.subject,
                about=frame.addressee.name if frame.addressee else "",
                says=text,
                reported_by=(outer.speaker,) if outer is not None and outer.speaker is not None else (),
                certainty=frame.certainty,
                rule="verb of accusing",
                score=0.7,
            )

    def answers(self, number: int) -> Iterator[AssertedClaim]:
        """What takes up a claim in a sentence, and what is denied there in words of no subject of ours."""
        earlier = self.found
        for frame in self.of_sentence.get(number, ()):
            answer = self.answered.of(frame, earlier)
            if answer is not None:
                told = self.subjects.answered_on(answer, frame)
                if not told and answer.subject not in self.rules.answers.about:
                    continue
                answer = replace(answer, subject=told or answer.subject)
                if not any(is_same(answer, other) and answer.claimant == other.claimant for other in earlier[-_LEAD:]):
                    yield answer
            elif frame.verb_class == "deny" and frame.subject is not None and self.is_clause(frame):
                denied = self.denied(frame)
                if denied.subject != OTHER:
                    yield denied

    def is_clause(self, frame: Frame) -> bool:
        """Whether a frame brings in more than a noun, and no request that is refused."""
        if frame.content is None:
            return False
        first = self.article.token_at(frame.content.start)
        if any(token.lower in self.rules.refused for token in self.tokens[first : first + _LEAD]):
            return False
        return self.article.token_at(frame.content.end - 1) - first >= _LEAD - 2

    def span(self, frame: Frame) -> tuple[int, int]:
        """The tokens of what a frame brings in."""
        assert frame.content is not None  # asked before
        return self.article.token_at(frame.content.start), self.article.token_at(frame.content.end - 1) + 1

    def denied(self, frame: Frame) -> AssertedClaim:
        """What somebody denies, whatever it is."""
        assert frame.content is not None  # asked before
        start, end = frame.content.start, frame.content.end
        text = self.article.text[start:end]
        return AssertedClaim(
            start=start,
            end=end,
            text=text,
            subject=self.subjects.denied(frame, *self.span(frame)),
            claimant=frame.subject,
            says=text,
            certainty=frame.certainty,
            rule="verb of denying",
            score=0.6,
        )
