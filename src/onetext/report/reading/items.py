"""Every found item as the page shows it: who, says what in 25 words at most, how surely, and where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onetext.model import (
    LONGEST_TEXT,
    Act,
    ArticleReading,
    AssertedClaim,
    Certainty,
    Date,
    DatedPlace,
    Deadline,
    Demand,
    DraftResponse,
    QuotedSpeech,
    ReportedSpeech,
    Voice,
)
from onetext.report.answers import ANSWERS
from onetext.report.doubts import doubts_in_words
from onetext.report.numbers import and_list, when
from onetext.report.reading.excerpts import excerpt, shared_out
from onetext.report.reading.voices import Cast
from onetext.report.reading.words import HOW, STATUSES, STRENGTHS, according_to, named
from onetext.report.times import time_in_words

__all__ = ["ItemView", "Items"]

_HEDGE_WORDS, _CONDITION_WORDS, _RULE_WORDS, _VERB_WORDS = 5, 8, 8, 4
_NOT_SPEECH = {"scare": "scare quotes", "title": "a title", "term": "a term"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """A found item.

    Attributes
    ----------
    kind
        A key of `KINDS`.
    who, verb
        The sentence's beginning: `Ana Prieto`, `says`.
    words
        Of the article; at most 25 together with the words in `facts` and `doubts`.
    quoted
        Whether the words stand between marks in the article.
    facts
        Heading and text of what else is stated.
    numbers
        Of those who speak, for the filter.
    paragraph
        Counted from 1; 0 for a text without paragraphs.
    index
        Place in the list of the reading.
    """

    kind: str
    anchor: str
    index: int
    start: int
    end: int
    paragraph: int
    who: str = ""
    verb: str = ""
    words: str = ""
    quoted: bool = False
    doubts: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    numbers: tuple[int, ...] = ()
    depth: int = 0
    rule: str = ""
    score: float = 0.0
    label: str = ""
    party: str = ""


class Items:
    """Makes the views of a reading."""

    def __init__(self, reading: ArticleReading, cast: Cast) -> None:
        self._reading, self._cast = reading, cast
        self._starts = [place.start for place in reading.outline]

    def paragraph(self, offset: int) -> int:
        """Number of the paragraph at an offset, from 1; 0 before the first."""
        return bisect_right(self._starts, offset)

    def _item(self, kind: str, index: int, place: _Placed, *voices: Voice | None) -> ItemView:
        return ItemView(
            kind=kind,
            anchor=f"{kind}-{index + 1}",
            index=index,
            start=place.start,
            end=place.end,
            paragraph=self.paragraph(place.start),
            numbers=self._cast.of(*voices),
            rule=excerpt(getattr(place, "rule", ""), _RULE_WORDS),
            score=getattr(place, "score", 0.0),
        )

    def quotes(self) -> Iterator[ItemView]:
        """What stands between marks: speech, and other things."""
        for index, quote in enumerate(self._reading.quotes):
            if quote.kind != "speech":
                item = self._item("mark", index, quote)
                yield replace(item, words=excerpt(quote.text), quoted=True, label=_NOT_SPEECH[quote.kind])
                continue
            item = self._said("quote", index, quote)
            more = [("Marks", "they do not match, or the closing one is missing")] if quote.mismatched else []
            if quote.continues is not None:
                more.append(("Carries on", "the quotation before its attribution"))
            yield replace(
                item, verb="says", quoted=True, depth=min(quote.depth, 2), facts=(*item.facts, *more), label="quotation"
            )

    def reports(self) -> Iterator[ItemView]:
        """Speech in the author's words."""
        for index, report in enumerate(self._reading.reports):
            item = self._said("report", index, report)
            verb = f" (“{excerpt(report.verb, _VERB_WORDS)}”)" if report.verb else ""
            yield replace(item, verb=f"is reported to say{verb}", label="reported speech")

    def _said(self, kind: str, index: int, said: QuotedSpeech | ReportedSpeech) -> ItemView:
        verb = excerpt(said.verb, _VERB_WORDS) if isinstance(said, ReportedSpeech) else ""
        doubts, (words, occasion) = _worded(said.certainty, (said.text, said.occasion), beside=verb)
        facts = (
            *self._to(said.addressee),
            *_fact("Where", occasion),
            *_fact("By way of", said.channel),
            *_on("Said", said.said_on),
            *_told_from(said.speaker),
        )
        item = self._item(kind, index, said, said.speaker, *said.reported_by)
        who, party = self._by(said.speaker, said.reported_by)
        return replace(item, who=who, party=party, words=words, doubts=doubts, facts=facts)

    def deadlines(self) -> Iterator[ItemView]:
        """Demands with a day or a threat, and what became of them."""
        for index, one in enumerate(self._reading.deadlines):
            texts = (one.terms, one.penalty, one.text)
            doubts, (terms, penalty, text) = _worded(one.certainty, texts)
            to = and_list(dict.fromkeys(named(voice) for voice in one.to_whom)) or "nobody named"
            due = when(one.due) if one.due else time_in_words(one.due_iso) or "no day that can be told"
            fate = STATUSES[one.status] + _days([fate.date for fate in one.fates if fate.status == one.status])
            facts = (
                ("Due", due + (f" (“{text}”)" if text else "")),
                *_fact("Else", penalty),
                *_on("Set", one.set_on),
                ("What became of it", fate),
                *_told_from(one.by_whom),
            )
            item = self._item("deadline", index, one, one.by_whom)
            who, party = self._by(one.by_whom, ())
            yield replace(
                item,
                who=who,
                party=party,
                verb=f"to {to}",
                words=terms,
                doubts=doubts,
                facts=facts,
                label="deadline" if one.due or one.due_iso else "threat",
            )

    def demands(self) -> Iterator[ItemView]:
        """What somebody demands, offers, or will not have."""
        for index, one in enumerate(self._reading.demands):
            # The doubts tell the condition that the whole item stands under; here is one of what is demanded alone.
            own = "" if one.condition == one.certainty.conditional else one.condition
            doubts, (words, condition) = _worded(one.certainty, (one.text, own))
            low, high = one.firmness
            facts = (
                *self._to(one.addressee),
                *_fact("On condition", condition),
                ("How firmly", f"{STRENGTHS[one.strength]}; firmness {low:g} to {high:g} proposed by convention"),
                *_on("Said", one.said_on),
                *_told_from(one.holder),
            )
            item = self._item("demand", index, one, one.holder, *one.reported_by)
            who, party = self._by(one.holder, one.reported_by)
            yield replace(
                item,
                who=who,
                party=party,
                verb=_wants(one),
                words=words,
                # The verb says so: "does not demand".
                doubts=tuple(doubt for doubt in doubts if doubt != "denied"),
                facts=facts,
                label=one.kind.replace("_", " "),
            )

    def claims(self) -> Iterator[ItemView]:
        """Somebody's claims."""
        for index, one in enumerate(self._reading.claims):
            doubts, (words, about) = _worded(one.certainty, (one.text, one.about))
            facts = (*_fact("Of", about), *_on("Said", one.said_on), *_told_from(one.claimant))
            item = self._item("claim", index, one, one.claimant, *one.reported_by)
            who, party = self._by(one.claimant, one.reported_by)
            if one.claimant is None:
                who = "The author"
            verb = _claims(one)
            yield replace(item, who=who, party=party, verb=verb, words=words, doubts=doubts, facts=facts, label="claim")

    def acts(self) -> Iterator[ItemView]:
        """What was done, and what the author takes it to say."""
        for index, one in enumerate(self._reading.acts):
            doubts, (words, read_as, before, to) = _worded(one.certainty, (one.text, one.read_as, one.before, one.to))
            facts = (
                *_fact("Before", before),
                *_fact("Meant for, says the author", to),
                *_fact("Read by the author as", read_as),
                *_on("Happened", one.happened),
                *_told_from(one.actor),
            )
            item = self._item("act", index, one, one.actor)
            who, party = self._by(one.actor, ())
            label = f"act ({one.kind})"
            yield replace(item, who=who, party=party, words=words, doubts=doubts, facts=facts, label=label)

    def responses(self) -> Iterator[ItemView]:
        """What was done with a draft, and with which."""
        for index, one in enumerate(self._reading.responses):
            doubts, (words, draft) = _worded(one.certainty, (one.text, one.draft))
            facts = (*_fact("The draft", draft), *_on("Happened", one.happened), *_told_from(one.who))
            item = self._item("response", index, one, one.who, *one.reported_by)
            who, party = self._by(one.who, one.reported_by)
            label = f"answer: {ANSWERS[one.kind]}"
            yield replace(item, who=who, party=party, words=words, doubts=doubts, facts=facts, label=label)

    def dates(self) -> Iterator[ItemView]:
        """Expressions of time."""
        for index, one in enumerate(self._reading.dates):
            item = self._item("date", index, one)
            told = when(one.date) if one.date else time_in_words(one.iso) or "no day that can be told"
            counted = {"": "", "published": ", counted from the day of publication"}
            facts = (("Means", told + counted.get(one.anchor, ", counted from a date before it")),)
            yield replace(item, words=excerpt(one.text), facts=facts, label="date")

    # -- parts -----------------------------------------------------------------------------------------------------

    def _by(self, voice: Voice | None, reported_by: Sequence[Voice]) -> tuple[str, str]:
        """Who, by whose word, and for which party of the case."""
        return named(voice) + according_to(voice, reported_by), self._cast.party(voice) if voice else ""

    def _to(self, voice: Voice | None) -> tuple[tuple[str, str], ...]:
        return _fact("To", named(voice) if voice else "")


_Placed = QuotedSpeech | ReportedSpeech | Deadline | Demand | AssertedClaim | Act | DraftResponse | DatedPlace


def _worded(told: Certainty, texts: Sequence[str], *, beside: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Doubts in words, and the texts of an item: all together no more words of the article than an item may show.

    The doubts come first: what hedges an item is never cut off for the sake of what it says. `beside` is what
    the item shows of the article elsewhere, as the verb.
    """
    hedge, condition = excerpt(told.hedge, _HEDGE_WORDS), excerpt(told.conditional, _CONDITION_WORDS)
    within = " ".join(texts[0].split())
    spent = sum(len(words.split()) for words in (hedge, condition, beside) if words not in within)
    shown = shared_out(texts, LONGEST_TEXT - spent)
    if condition and condition in shown[0]:
        # It stands in the words themselves.
        return (*doubts_in_words(replace(told, hedge=hedge, conditional="")), "conditional"), shown
    return doubts_in_words(replace(told, hedge=hedge), condition=condition), shown


def _fact(heading: str, text: str) -> tuple[tuple[str, str], ...]:
    return ((heading, text),) if text else ()


def _on(heading: str, day: Date | None) -> tuple[tuple[str, str], ...]:
    return _fact(heading, when(day) if day else "")


def _told_from(voice: Voice | None) -> tuple[tuple[str, str], ...]:
    return _fact("Who, told from", HOW.get(voice.how, "") if voice else "")


def _days(dates: Sequence[Date | None]) -> str:
    known = [when(day) for day in dates if day is not None]
    return f", {known[-1]}" if known else ""


def _claims(one: AssertedClaim) -> str:
    """Nobody claims what they deny: there the mark `denied` stands in the verb's place."""
    if one.claimant is None:
        return "infers" if one.certainty.inferred else "reports, naming nobody"
    return "" if one.certainty.polarity == "denied" else "claims"


def _wants(one: Demand) -> str:
    denied = one.certainty.polarity == "denied"
    if one.kind == "red_line":
        return "is said to have no red line here" if denied else "will not have, as read here"
    verb = one.kind
    return f"does not {verb}" if denied else f"{verb}s"
