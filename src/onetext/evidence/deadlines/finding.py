"""Whether a time is a deadline, and its parts: who, to whom, what, until when, what else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.deadlines.due import due_of, set_on_of, told_now
from onetext.evidence.deadlines.named import named_by, owner_of, sender_of
from onetext.evidence.deadlines.penalties import (
    clause_end,
    does_harm,
    main_clause,
    penalty,
    stripped,
    without_first_teller,
    without_teller,
)
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.setters import Setters
from onetext.evidence.deadlines.setting import (
    Condition,
    Cue,
    Region,
    condition_before,
    condition_behind,
    condition_led,
    cue_of,
    infinitive_of,
    stands_alone,
)
from onetext.evidence.deadlines.times import Time
from onetext.evidence.stretches import Stretch
from onetext.model import DatedPlace, Deadline, Place, Voice

__all__ = ["Finder", "region_at"]

_BEHIND = frozenset({"give", "set", "given", "hold", "have"})
_ENDING = frozenset({"expire", "wait"})
_SETS = 6
_WILL = 22
"""Words between `will` and the day it is done."""
_EVENT_WORDS = 2
"""Words behind `before` that name no more than a day."""
_FOUR = 6
"""Words behind `if` that its subject stands in."""
_TOLD = 3
"""Words before those that set a time which tell when (they must now come to an answer)."""
_NEAR = 6
"""Sentences between a deadline and words that extend it."""
_SURE = frozenset({"give", "given", "set", "have", "bound", "named", "extend"})


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
        self._setters = Setters(article, people, rules)
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
        due, iso = due_of(article, time, last.set_on, self._rules, now=False)
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
        whole = Time(time.first, noun + 1, time.sentence, time.date, time.bare)
        to: tuple[Voice, ...] = ()
        verb = next(iter(self._rules.sets.find(article.tokens, low, time.first)), None)
        by = owner_of(article, self._people, time, region) or sender_of(
            article, self._people, noun, region, self._rules
        )
        faced = next(iter(self._rules.faces.find(article.tokens, low, time.first)), None) if verb is None else None
        if faced is not None:
            place = (article.tokens[faced.first].start, article.tokens[faced.last - 1].end)
            receiver = self._people.subject(place, region.sentence, begin, around)
            to = () if receiver is None or receiver == by else (receiver,)
            return self._made(time, "named", by, to, self._behind(whole, region), None, region, around)
        if verb is not None:
            place = (article.tokens[verb.first].start, article.tokens[verb.last - 1].end)
            subject = self._people.subject(place, region.sentence, begin, around)
            to = self._people.receivers(place[1], start, subject, around)
            by = by or subject
        if by is None and verb is None:
            return None
        behind = penalty(article, noun + 1, region, self._rules)
        return self._made(time, "named", by, to, self._behind(whole, region), behind, region, around)

    # -- a threat with a condition ------------------------------------------------------------------------------------

    def _of_condition(
        self, time: Time, condition: Condition, region: Region, around: Stretch | None
    ) -> Deadline | None:
        """`Unless they … by Friday, we will …`: somebody's words, or a threat that is told."""
        frame = self._setters.reporting(condition.at, region)
        begin = region.first if frame is None or frame.content is None else self._article.token_at(frame.content.start)
        threat = main_clause(self._article, condition, region, begin, self._rules)
        by = self._setters.threatener(frame, condition, region, around)
        if threat is None or ((by is None or condition.open) and not does_harm(self._article, threat, self._rules)):
            return None
        if by is None or self._people.speaks_for_others(by):
            by = self._setters.doing(threat) or by
        tokens = self._article.tokens
        near = min(time.first, condition.at + _FOUR)
        to = self._people.receivers(tokens[condition.at].end, tokens[near].start, by, around)
        dropped = self._rules.openers if condition.follows else frozenset[str]()
        terms = stripped(self._article, condition.at + 1, min(time.first, condition.last), dropped)
        first, last = self._article.token_at(threat.start), self._article.token_at(threat.end - 1) + 1
        told = tokens[region.first : max(min(first, condition.at), region.first)]
        is_past = any(token.lower in self._rules.told_past for token in told)
        now = not is_past and any(self._rules.is_will(token.lower) for token in tokens[first:last])
        return self._made(time, "condition", by, to, terms, threat, region, around, now=now)

    # -- a verb that sets a time --------------------------------------------------------------------------------------

    def _of_cue(self, time: Time, cue: Cue, region: Region, around: Stretch | None) -> Deadline | None:
        behind = penalty(self._article, time.last, region, self._rules)
        condition = None
        if cue.kind == "threat":
            condition = condition_behind(self._article, time, region, self._rules, affirmed=self._is_threat(cue))
            if condition is None or self._has_time(condition):
                return None
            behind = stripped(self._article, cue.last, time.first, self._rules.openers)
        if (cue.kind == "extend" and not self._goes_before(cue)) or self._forbids(cue, time) or self._is_history(time):
            return None
        if cue.kind == "must" and behind is None and (around is None or around.speaker is None):
            return None
        if behind is None and (cue.kind == "should" or self._article.tokens[cue.first].lower in self._rules.either):
            return None
        by, to = self._setters.of_cue(time, cue, region, around, self._last)
        if by is None and behind is not None and cue.kind == "demand":
            by = self._setters.doing(behind)
        if cue.kind in _BEHIND:
            terms = self._behind(time, region)
        elif condition is not None:
            terms = stripped(self._article, condition.at + 1, condition.last)
        elif cue.kind in _ENDING:
            terms = None
        else:
            first = infinitive_of(self._article, cue, time, self._rules) if cue.kind == "told" else cue.last
            terms = stripped(self._article, first, time.first, self._rules.openers)
        if by is None and not to and behind is None and cue.kind not in _SURE:
            return None
        now = told_now(self._article, max(cue.first - _TOLD, region.first), cue.last, self._rules)
        return self._made(time, cue.kind, by, to, terms, behind, region, around, now=now)

    def _of_will(self, time: Time, region: Region, around: Stretch | None) -> Deadline | None:
        """What somebody will do from a day on, unless: the guild will strike from Monday unless its pay is raised."""
        article, rules = self._article, self._rules
        if not stands_alone(article.tokens[time.first - 1], rules):
            return None
        condition = condition_behind(article, time, region, rules, affirmed=around is not None)
        if condition is None or self._has_time(condition):
            return None
        low = max(region.first, time.first - 2 - _WILL)
        begin = next((at for at in range(time.first - 1, low, -1) if self._is_to_come(at)), None)
        if begin is None or time.first - begin > _WILL:
            return None
        verb = (article.tokens[begin].start, article.tokens[begin].end)
        start = article.tokens[region.first].start
        doer = self._people.subject(verb, region.sentence, start, around)
        by = (around.speaker if around is not None else None) or doer
        behind = stripped(article, begin, time.first - (article.tokens[time.first - 1].lower in rules.from_))
        terms = stripped(article, condition.at + 1, condition.last)
        if not condition.unless and (behind is None or not does_harm(article, behind, rules)):
            return None
        return None if by is None else self._made(time, "threat", by, (), terms, behind, region, around)

    def _is_to_come(self, at: int) -> bool:
        """Whether `will`, or `is to` with its verb, stands at a token."""
        tokens, rules = self._article.tokens, self._rules
        if rules.is_will(tokens[at].lower):
            return True
        return tokens[at].lower in rules.passive and tokens[at + 1].lower in rules.infinitive

    def _is_threat(self, cue: Cue) -> bool:
        """Whether a verb calls what follows a threat, which then counts whatever its condition."""
        return self._article.tokens[cue.first].lower in self._rules.threatens

    def _has_time(self, condition: Condition) -> bool:
        """Whether a condition names a time of its own, which is then the deadline (to leave unless … by six)."""
        ends = self._rules.ends.find(self._article.tokens, condition.at, condition.last)
        return next(iter(ends), None) is not None

    def _forbids(self, cue: Cue, time: Time) -> bool:
        """Whether something is not to be done before a time: demanded that nobody be dismissed before 2033."""
        tokens = self._article.tokens
        if tokens[time.first].lower not in self._rules.events and tokens[time.first].lower not in self._rules.lasting:
            return False
        if cue.kind not in ("demand", "must", "promise", "told", "bound"):
            return False
        return any(self._rules.is_negative(token.lower) for token in tokens[cue.last : time.first])

    def _is_history(self, time: Time) -> bool:
        """Whether a time is that of something that has happened (before its members walked out on 6 September)."""
        tokens, published, day = self._article.tokens, self._article.published, time.date.date
        if tokens[time.first].lower not in self._rules.events or published is None or day is None:
            return False
        inner = self._article.token_at(time.date.start) - time.first
        return inner > _EVENT_WORDS and day.latest < published

    def _goes_before(self, cue: Cue) -> bool:
        """Whether words of extending speak of a deadline: they name one, or one was told just before."""
        if any(token.lower in self._rules.set_nouns for token in self._article.tokens[cue.first : cue.last]):
            return True
        last = self._last
        if last is None:
            return False
        apart = self._article.sentence_at(self._article.tokens[cue.first].start) - self._article.sentence_at(last.start)
        return 0 <= apart <= _NEAR

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
        *,
        now: bool = False,
    ) -> Deadline:
        """The deadline of all its parts; `now`: it is told of the day of writing."""
        tokens, text = self._article.tokens, self._article.text
        start, end = tokens[time.first].start, tokens[time.last - 1].end
        near = self._people.near(tokens[time.first].start if terms is None else terms.start)
        terms = without_teller(self._article, terms, near)
        near = self._people.near(tokens[time.first].start if behind is None else behind.start)
        behind = without_teller(self._article, without_first_teller(self._article, behind, near), near)
        set_on = set_on_of(self._article, time, region, around, self._dates, self._rules)
        due, iso = due_of(self._article, time, set_on, self._rules, now=now)
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
