"""Whether a time is a deadline, and its parts: who, to whom, what, until when, what else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.dating import after
from onetext.evidence.deadlines.named import is_paper, named_by, owner_of, sender_of
from onetext.evidence.deadlines.penalties import clause_end, does_harm, main_clause, penalty, stripped, without_teller
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.setting import (
    Condition,
    Cue,
    Region,
    condition_before,
    condition_behind,
    condition_led,
    cue_of,
)
from onetext.evidence.deadlines.times import Time
from onetext.evidence.frames import Frame
from onetext.evidence.signs import APOSTROPHES
from onetext.evidence.stretches import Stretch
from onetext.model import Date, DatedPlace, Deadline, Place, Voice

__all__ = ["Finder", "region_at"]

_ACTIVE = frozenset({"demand", "give", "set", "promise", "threat"})
_BEHIND = frozenset({"give", "set", "given", "hold", "have"})
_TELLING = frozenset({"threaten", "say", "promise", "claim"})
_SETS = 6
_WILL = 10
"""Words between `will` and the day it is done."""
_FOUR = 6
"""Words behind `if` that its subject stands in."""
_NEAR = 6
"""Sentences between a deadline and words that extend it."""
_SPEAKING = frozenset({"say", "claim", "threaten", "promise", "demand"})
_SURE = frozenset({"give", "given", "set", "hold", "have", "bound", "named", "extend"})
_LOOKED_AT = 80
"""Words of the sentence before that are looked at."""
_ISSUED = 14
"""Words between an ultimatum and who is said to have set it."""


def region_at(article: Article, start: int, around: Stretch | None) -> Region:
    """The sentence at an offset, or what of it lies within the quotation around it."""
    number = article.sentence_at(start)
    sentence = article.sentences[number]
    first, last = sentence.first, sentence.last
    if around is not None and not article.text[around.start].islower():  # small letters: part of its sentence
        first = max(first, article.token_at(around.start))
        last = min(last, article.token_at(around.end - 1) + 1)
    return Region(first, max(first, last), number)


class Finder:
    """Turns times into deadlines."""

    def __init__(self, article: Article, people: People, rules: Rules, dates: Sequence[DatedPlace]) -> None:
        self._article = article
        self._people = people
        self._rules = rules
        self._dates = dates
        self._last: Deadline | None = None

    def deadline(self, time: Time) -> Deadline | None:
        """The deadline a time is, or None. Times come in their order: one may extend the one before."""
        found = self._found(time) or self._again(time)
        self._last = found or self._last
        return found

    def _found(self, time: Time) -> Deadline | None:
        start = self._article.tokens[time.first].start
        quoted = self._people.stretches.quoted_at(start)
        region = region_at(self._article, start, quoted)
        around = self._people.around(start)
        condition = condition_before(self._article, time, region, self._rules)
        if condition is not None:
            found = self._of_condition(time, condition, region, around)
            if found is not None:
                return found
        led = condition_led(self._article, time, region, self._rules)
        if led is not None:
            found = self._of_condition(time, led, region, around)
            if found is not None:
                return found
        willed = self._of_will(time, region, around) if time.bare and not time.is_duration else None
        if willed is not None:
            return willed
        cue = cue_of(self._article, time, region, self._people, self._rules)
        found = None if cue is None else self._of_cue(time, cue, region, around)
        return found or self._of_name(time, region, around)

    def _again(self, time: Time) -> Deadline | None:
        """A second time given in the same breath: gave them until 1 December and then until 10 January."""
        last, article = self._last, self._article
        if last is None or time.bare or article.sentence_at(last.start) != time.sentence:
            return None
        before = [token.lower for token in article.tokens[max(time.first - 2, 0) : time.first]]
        same = article.tokens[time.first].lower == article.tokens[article.token_at(last.start)].lower
        if (
            not same
            or not all(word in self._rules.again for word in before)
            or last.rule not in ("give", "given", "hold", "set")
        ):
            return None
        start, end = article.tokens[time.first].start, article.tokens[time.last - 1].end
        due, iso = self._due(time, last.set_on)
        return replace(last, start=start, end=end, text=article.text[start:end], due=due, due_iso=iso)

    # -- a time that names a deadline ---------------------------------------------------------------------------------

    def _of_name(self, time: Time, region: Region, around: Stretch | None) -> Deadline | None:
        """A time before its noun: a 48-hour ultimatum, the Friday deadline."""
        article = self._article
        noun = named_by(article, time, self._rules)
        if noun is None:
            return None
        start, begin = article.tokens[time.first].start, article.tokens[region.first].start
        low = max(region.first, time.first - _SETS)
        verb = next(iter(self._rules.sets.find(article.tokens, low, time.first)), None)
        by = owner_of(article, self._people, time, region) or sender_of(
            article, self._people, noun, region, self._rules
        )
        faced = next(iter(self._rules.faces.find(article.tokens, low, time.first)), None) if verb is None else None
        if faced is not None:
            place = (article.tokens[faced.first].start, article.tokens[faced.last - 1].end)
            receiver = self._people.subject(place, region.sentence, begin, around)
            terms = self._behind(Time(time.first, noun + 1, time.sentence, time.date, time.bare), region)
            to = () if receiver is None or receiver == by else (receiver,)
            return self._made(time, "named", by, to, terms, None, region, around)
        to: tuple[Voice, ...] = ()
        if verb is not None:
            place = (article.tokens[verb.first].start, article.tokens[verb.last - 1].end)
            subject = self._people.subject(place, region.sentence, begin, around)
            to = self._people.receivers(place[1], start, subject, around)
            by = by or subject
        if by is None and verb is None:
            return None
        terms = self._behind(Time(time.first, noun + 1, time.sentence, time.date, time.bare), region)
        behind = penalty(article, noun + 1, region, self._rules)
        return self._made(time, "named", by, to, terms, behind, region, around)

    # -- a threat with a condition ------------------------------------------------------------------------------------

    def _of_condition(
        self, time: Time, condition: Condition, region: Region, around: Stretch | None
    ) -> Deadline | None:
        """`Unless they … by Friday, we will …`: somebody's words, or a threat that is told."""
        frame = self._reporting(condition.at, region)
        begin = region.first if frame is None or frame.content is None else self._article.token_at(frame.content.start)
        threat = main_clause(self._article, condition, region, begin, self._rules)
        by = self._threatener(frame, condition, region, around)
        if threat is not None and (by is None or self._people.speaks_for_others(by)):
            by = self._doing(threat) or by
        if threat is None or ((by is None or condition.open) and not does_harm(self._article, threat, self._rules)):
            return None
        tokens = self._article.tokens
        near = min(time.first, condition.at + _FOUR)
        to = self._people.receivers(tokens[condition.at].end, tokens[near].start, by, around)
        dropped = self._rules.openers if condition.follows else frozenset[str]()
        terms = stripped(self._article, condition.at + 1, min(time.first, condition.last), dropped)
        return self._made(time, "condition", by, to, terms, threat, region, around)

    def _reporting(self, at: int, region: Region) -> Frame | None:
        """The outermost frame of the sentence that tells of a threat and has a token in its content."""
        place = self._article.tokens[at].start
        for frame in self._people.near(place):
            content = frame.content
            if frame.verb_class not in _TELLING or content is None or not frame.verb.end <= content.start <= place:
                continue
            if self._article.token_at(content.start) >= region.first:
                return frame
        return None

    def _threatener(
        self, frame: Frame | None, condition: Condition, region: Region, around: Stretch | None
    ) -> Voice | None:
        if frame is not None and frame.subject is not None:
            if frame.subject.how == "pronoun":
                return self._issuer(region.sentence) or frame.subject
            return frame.subject
        if around is not None and around.speaker is not None:
            return around.speaker
        if condition.follows:
            return None
        return self._issuer(region.sentence) or self._holder_before(region) or self._speaks_on(region, around)

    def _doing(self, threat: Place) -> Voice | None:
        """The party that a threat says will act, where nobody else is known to set it (a note …, or Orlia would leave)."""
        first = next(self._people.between(threat.start, threat.end), None)
        if first is None or first.text.split(" ")[0].casefold() in self._article.language.words(
            "deadlines", "possessives"
        ):
            return None
        close = self._article.token_at(first.start) <= self._article.token_at(threat.start) + 1
        return first.voice if close and first.kind in ("name", "group", "metonym") else None

    def _speaks_on(self, region: Region, around: Stretch | None) -> Voice | None:
        """Who was told to speak in the sentence before, where this one goes on with `would` (The envoy would leave …)."""
        tokens = self._article.tokens[region.first : region.last]
        if around is not None or not region.sentence or not any(one.lower in self._rules.would for one in tokens):
            return None
        before = self._article.sentences[region.sentence - 1]
        frames = [one for one in self._people.near(before.end, region.sentence - 1) if one.verb_class in _SPEAKING]
        return frames[0].subject if frames else None

    def _issuer(self, sentence: int) -> Voice | None:
        """Whose ultimatum the sentence before speaks of: `the union's first ultimatum`, `the ultimatum set by …`."""
        if sentence == 0:
            return None
        before = self._article.sentences[sentence - 1]
        return self._issuer_in(max(before.first, before.last - _LOOKED_AT), before.last)

    def _issuer_in(self, first: int, last: int, low: int | None = None) -> Voice | None:
        article = self._article
        for at in range(first, last):
            if article.tokens[at].lower not in self._rules.issued:
                continue
            start, stop = article.tokens[at].start, article.tokens[last - 1].end
            for ahead in range(at + 1, min(at + _ISSUED, last)):
                if article.tokens[ahead].lower in self._rules.issued_by:
                    named = next(self._people.between(article.tokens[ahead].end, stop), None)
                    if named is not None and article.token_at(named.start) <= ahead + 2:
                        return named.voice
            for mention in self._people.before(start, article.tokens[max(first if low is None else low, at - 5)].start):
                if article.text[mention.end : mention.end + 1] in APOSTROPHES or mention.kind == "pronoun":
                    return mention.voice
        return None

    def _holder_before(self, region: Region) -> Voice | None:
        """Who set a deadline in the sentence before, where it says that one was set."""
        if region.sentence == 0:
            return None
        before = self._article.sentences[region.sentence - 1]
        tokens = self._article.tokens
        for hit in self._rules.cues.find(tokens, max(before.first, before.last - _LOOKED_AT), before.last):
            if self._rules.kinds[hit.row] == "set":
                start = tokens[hit.first].start
                return self._people.subject((start, start + 1), region.sentence - 1, before.start, None)
        return None

    # -- a verb that sets a time --------------------------------------------------------------------------------------

    def _of_cue(self, time: Time, cue: Cue, region: Region, around: Stretch | None) -> Deadline | None:
        behind = penalty(self._article, time.last, region, self._rules)
        condition = None
        if cue.kind == "threat":
            condition = condition_behind(self._article, time, region, self._rules)
            if condition is None or self._has_time(condition):
                return None
            behind = stripped(self._article, cue.last, time.first, self._rules.openers)
        if (cue.kind == "extend" and not self._goes_before(cue)) or self._forbids(cue, time):
            return None
        if cue.kind == "must" and behind is None and (around is None or around.speaker is None):
            return None
        by, to = self._people_of(time, cue, region, around)
        if by is None and behind is not None and cue.kind == "demand":
            by = self._doing(behind)
        if cue.kind in _BEHIND:
            terms = self._behind(time, region)
        elif condition is not None:
            terms = stripped(self._article, condition.at + 1, condition.last)
        else:
            terms = stripped(self._article, cue.last, time.first, self._rules.openers)
        if by is None and not to and behind is None and cue.kind not in _SURE:
            return None
        return self._made(time, cue.kind, by, to, terms, behind, region, around)

    def _of_will(self, time: Time, region: Region, around: Stretch | None) -> Deadline | None:
        """What somebody will do from a day on, unless: the guild will strike from Monday unless its pay is raised."""
        article, rules = self._article, self._rules
        condition = condition_behind(article, time, region, rules)
        if condition is None or self._has_time(condition) or article.tokens[time.first - 1].lower not in rules.from_:
            return None
        begin = next(
            (at for at in range(time.first - 1, region.first, -1) if rules.is_will(article.tokens[at].lower)), None
        )
        if begin is None or time.first - begin > _WILL:
            return None
        verb = (article.tokens[begin].start, article.tokens[begin].end)
        start = article.tokens[region.first].start
        doer = self._people.subject(verb, region.sentence, start, around)
        by = (around.speaker if around is not None else None) or doer
        behind = stripped(article, begin, time.first - 1)
        terms = stripped(article, condition.at + 1, condition.last)
        return None if by is None else self._made(time, "threat", by, (), terms, behind, region, around)

    def _has_time(self, condition: Condition) -> bool:
        """Whether a condition names a time of its own, which is then the deadline (to leave on Friday unless … by six)."""
        ends = self._rules.ends.find(self._article.tokens, condition.at, condition.last)
        return next(iter(ends), None) is not None

    def _people_of(
        self, time: Time, cue: Cue, region: Region, around: Stretch | None
    ) -> tuple[Voice | None, tuple[Voice, ...]]:
        tokens = self._article.tokens
        verb = (tokens[cue.first].start, tokens[cue.last - 1].end)
        start, begin = tokens[time.first].start, tokens[region.first].start
        outer = self._people.around(verb[0])
        subject = self._people.subject(verb, region.sentence, begin, outer)
        speaker = outer.speaker if outer is not None else None
        if cue.kind == "told":
            return self._told(cue, verb, region, outer)
        if cue.kind in ("extend", "open"):
            by = None if self._is_passive(cue) or cue.kind == "open" else subject
            by = by or speaker or (None if around is not None and around.quoted else self._issuer(region.sentence))
            return by or (self._last.by_whom if self._last and cue.kind == "extend" else None), ()
        if cue.kind == "provided":
            frame = next(iter(reversed([one for one in self._people.near(verb[0]) if one.verb.end <= verb[0]])), None)
            return (frame.subject if frame is not None else speaker), ()
        if cue.kind == "bound":
            return None, ()
        if cue.kind not in _ACTIVE:
            subject = subject or self._people.receiver(verb[0], begin)
            receivers = () if subject is None or subject == speaker else (subject,)
            return self._setter(cue, region, subject, speaker), receivers
        if cue.kind == "set" and tokens[cue.first].lower in self._rules.issued:
            subject = self._issuer_in(cue.first, time.first, region.first)
            subject = subject or self._who_sets(cue, region, outer) or speaker
            return subject, self._people.receivers(verb[0], start, subject, outer)
        if cue.kind == "promise":
            return subject or speaker, ()
        frame = self._people.frame(verb, region.sentence)
        if subject is not None and subject.how == "pronoun" and cue.kind == "threat":
            subject = self._issuer(region.sentence) or subject
        to = self._people.receivers(verb[1], start, subject, outer)
        if not to:
            to = self._people.given(verb[1], self._people.infinitive(verb[1], start) if cue.kind == "demand" else start)
        if frame is not None and frame.addressee is not None and frame.addressee != subject:
            to = (frame.addressee,)
        return subject, to

    def _forbids(self, cue: Cue, time: Time) -> bool:
        """Whether something is not to be done before a time: demanded that nobody be dismissed before 2033."""
        tokens = self._article.tokens
        if tokens[time.first].lower not in self._rules.events and tokens[time.first].lower not in self._rules.lasting:
            return False
        if cue.kind not in ("demand", "must", "promise", "told", "bound"):
            return False
        return any(self._rules.is_negative(token.lower) for token in tokens[cue.last : time.first])

    def _is_passive(self, cue: Cue) -> bool:
        before = self._article.tokens[max(cue.first - 2, 0) : cue.first]
        return any(token.lower in self._rules.passive for token in before)

    def _goes_before(self, cue: Cue) -> bool:
        """Whether words of extending speak of a deadline: they name one, or one was told just before."""
        if any(token.lower in self._rules.set_nouns for token in self._article.tokens[cue.first : cue.last]):
            return True
        last = self._last
        if last is None:
            return False
        apart = self._article.sentence_at(self._article.tokens[cue.first].start) - self._article.sentence_at(last.start)
        return 0 <= apart <= _NEAR

    def _told(
        self, cue: Cue, verb: tuple[int, int], region: Region, outer: Stretch | None
    ) -> tuple[Voice | None, tuple[Voice, ...]]:
        """Who is told to do something, and by whom where it is said."""
        frame = self._people.frame(verb, region.sentence)
        begin = self._article.tokens[region.first].start
        named = next(self._people.before(verb[0] if frame is None else frame.verb.start, begin), None)
        receiver = None if named is None else self._people.voice(named, outer)
        by = frame.subject if frame is not None and frame.passive else None
        by = by or self._issuer(region.sentence)
        return (None if by == receiver else by), (() if receiver is None else (receiver,))

    def _who_sets(self, noun: Cue, region: Region, outer: Stretch | None) -> Voice | None:
        """The subject of the verb just before `a deadline of`."""
        tokens = self._article.tokens
        for hit in self._rules.cues.find(tokens, max(region.first, noun.first - _SETS), noun.first + 1):
            if self._rules.kinds[hit.row] == "set" and tokens[hit.first].lower not in self._rules.issued:
                verb = (tokens[hit.first].start, tokens[hit.last - 1].end)
                return self._people.subject(verb, region.sentence, tokens[region.first].start, outer)
        return None

    def _setter(self, cue: Cue, region: Region, receiver: Voice | None, speaker: Voice | None) -> Voice | None:
        """Who sets what somebody else has until when, or is told, or given.

        Who speaks of what others must do by when is taken to set it; who speaks of what he is told is not.
        """
        issuer = self._issuer(region.sentence)
        if cue.kind == "given":
            return issuer if issuer != receiver else None
        if speaker is not None and is_paper(self._article, speaker):
            return None  # “… shall be removed by 18 October,” reads Article 3
        return speaker or issuer

    def _behind(self, time: Time, region: Region) -> Place | None:
        """What is to be done, behind the words of time."""
        tokens = self._article.tokens
        if time.last >= region.last or tokens[time.last].lower not in self._rules.infinitive:
            return None
        end = clause_end(self._article, time.last, region, self._rules)
        for hit in self._rules.penalty.find(tokens, time.last, end):
            end = hit.first
            break
        return stripped(self._article, time.last, end, self._rules.openers)

    # -- the deadline ------------------------------------------------------------------------------------------------

    def _made(
        self,
        time: Time,
        kind: str,
        by: Voice | None,
        to: tuple[Voice, ...],
        terms: Place | None,
        behind: Place | None,
        region: Region,
        around: Stretch | None,
    ) -> Deadline:
        tokens, text = self._article.tokens, self._article.text
        start, end = tokens[time.first].start, tokens[time.last - 1].end
        behind = without_teller(self._article, behind, self._people.near(self._article.tokens[time.first].start))
        set_on = self._set_on(time, region, around)
        due, iso = self._due(time, set_on)
        return Deadline(
            start=start,
            end=end,
            text=text[start:end],
            by_whom=by,
            to_whom=to,
            terms="" if terms is None else text[terms.start : terms.end],
            due=due,
            due_iso=iso,
            penalty="" if behind is None else text[behind.start : behind.end],
            set_on=set_on,
            certainty=self._people.stretches.certainty(around),
            rule=kind,
            score=self._rules.scores.get(kind, 0.5),
        )

    def _set_on(self, time: Time, region: Region, around: Stretch | None) -> Date | None:
        """When it was set: the first date of the sentence before the time, or when the words were said."""
        if around is not None and around.said_on is not None:
            return around.said_on
        sentence = self._article.sentences[region.sentence]
        at = bisect_left(self._dates, sentence.start, key=lambda one: one.start)
        if at < len(self._dates):
            date = self._dates[at]
            if date.end <= self._article.tokens[time.first].start and date != time.date:
                return date.date
        return None

    def _due(self, time: Time, set_on: Date | None) -> tuple[Date | None, str]:
        """The last day; for a stretch of time only where the day it was set is known."""
        date = time.date
        if not time.is_duration:
            return date.date, date.iso
        if set_on is None or not set_on.is_day:
            return None, ""
        end = after(set_on.earliest, date.iso)
        return (None, "") if end is None else (Date.on(end), end.isoformat())
