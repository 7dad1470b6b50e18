"""What was found in an article as candidates for the inbox: each with its place and the fields of a record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from immutabledict import immutabledict

from onetext.evidence.marking import beside, digest, found, mark_of, occurrence, shortened
from onetext.evidence.proposals import MODEL
from onetext.evidence.whole import Sentences
from onetext.model import (
    CANDIDATE_KINDS,
    PUBLIC,
    Act,
    ArticleReading,
    AssertedClaim,
    Audience,
    Candidate,
    Certainty,
    Date,
    Deadline,
    Demand,
    DraftResponse,
    QuotedSpeech,
    ReportedSpeech,
    Voice,
)

__all__ = ["candidates_of"]

_EVENTS: Mapping[str, str] = {
    "battlefield": "battlefield change",
    "cancelled": "schedule change",
    "publication": "draft released",
    "rank": "delegation",
    "shock": "domestic shock",
}
"""Acts whose kind has another name among the events of a case."""
_UNKNOWN = "unnamed"
_WORDS_ALONE = ("ultimatum", "fate")
"""Kinds whose words alone (by Friday) tell too little: the sentence is kept with them."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate before it has a number."""

    kind: str
    start: int
    end: int
    fields: Mapping[str, str]
    rule: str
    score: float
    proposed_by: str = ""


def candidates_of(
    reading: ArticleReading,
    text: str,
    *,
    document: str,
    published: dt.date,
    outlet: str,
    audience: Audience = PUBLIC,
    proposed_by: str = "",
) -> tuple[Candidate, ...]:
    """Candidates in the order of the text, numbered by kind.

    Parameters
    ----------
    text
        The text that was read.
    document
        What the candidates name as their document, and what their ids begin with.
    published
        What was read became known on this day; nothing of it is dated later (S16).
    outlet
        Who vouches for what the author says on their own account.
    proposed_by
        A language model and its address, where one read the whole article; items that say so themselves need none.
    """
    made = _Making(reading, published, outlet)
    # A stable order: by place, and at one place by kind.
    kinds = list(CANDIDATE_KINDS)
    ordered = sorted(made.all(), key=lambda one: (one.start, one.end, kinds.index(one.kind)))
    numbers: Counter[str] = Counter()
    names: dict[int, str] = {}
    for one in ordered:
        numbers[one.kind] += 1
        names[id(one)] = f"{document}.{CANDIDATE_KINDS[one.kind]}{numbers[one.kind]}"
    keys = {key: names[id(one)] for key, one in made.keys.items()}
    items = []
    sentences = Sentences(reading, text)
    for one in ordered:
        fields = _named(one.fields, keys)
        if one.kind in _WORDS_ALONE and (sentence := sentences.around(one.start, one.end)):
            fields["sentence"] = sentence
        before, after = beside(text, one.start, one.end)
        items.append(
            Candidate(
                id=names[id(one)],
                kind=one.kind,
                document=document,
                start=one.start,
                end=one.end,
                text=shortened(text[one.start : one.end]),
                score=round(one.score, 3) or None,
                fields=immutabledict(fields),
                rule="word for word in the article" if one.rule.startswith(MODEL) else one.rule,
                proposed_by=one.rule if one.rule.startswith(MODEL) else proposed_by,
                digest=digest(text[one.start : one.end]),
                before=before,
                after=after,
                audience=audience,
            )
        )
    return _counted(items, text)


def _named(fields: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Fields that say something, with the ids of the candidates that they refer to."""
    out = {}
    for key, value in fields.items():
        if key == "of":
            value = names.get(value, "")
        elif key == "relations":
            told = (one.partition(":") for one in value.split())
            value = ", ".join(f"{kind} {names[other]}" for kind, _, other in told if other in names)
        if value:
            out[key] = value
    return out


def _counted(items: Sequence[Candidate], text: str) -> tuple[Candidate, ...]:
    """The candidates, those whose words stand several times with which of them they are."""
    places = found(text, [mark_of(item) for item in items])
    return tuple(
        replace(item, occurrence=occurrence(starts, item.start)) for item, starts in zip(items, places, strict=True)
    )


class _Making:
    """Goes through what was found; `keys` are candidates that others refer to."""

    def __init__(self, reading: ArticleReading, published: dt.date, outlet: str) -> None:
        self.reading, self.published, self.outlet = reading, published, outlet
        self.keys: dict[str, _Found] = {}

    def all(self) -> list[_Found]:
        """Everything that could be written into a case."""
        reading = self.reading
        related = self._relations()
        out = [*self._quotes(), *self._reports()]
        for number, deadline in enumerate(reading.deadlines):
            out += self._deadline(deadline, f"u{number}")
        out += [self._demand(demand) for demand in reading.demands]
        for number, claim in enumerate(reading.claims):
            out.append(self._claim(claim, related.get(number, "")))
            self.keys[f"c{number}"] = out[-1]
        out += [self._act(act) for act in reading.acts]
        out += [self._response(response) for response in reading.responses]
        return out

    # -- speech ----------------------------------------------------------------------------------------------------

    def _quotes(self) -> Iterator[_Found]:
        """Speech between marks: pieces of one quotation are one candidate."""
        pieces: dict[int, list[int]] = {}
        first: dict[int, int] = {}
        quotes = self.reading.quotes
        for number, quote in enumerate(quotes):
            root = number if quote.continues is None else first.get(quote.continues, number)
            first[number] = root
            pieces.setdefault(root, []).append(number)
        for root, numbers in pieces.items():
            quote = quotes[root]
            if quote.kind != "speech" or (quote.depth and quote.speaker is None):
                continue
            said = " … ".join(quotes[number].text for number in numbers)
            fields = {**self._speech(quote), "text": f"“{shortened(said)}”", "form": "quoted"}
            end = max(quotes[number].end for number in numbers)
            yield _Found("statement", quote.start, end, fields, quote.rule or "no speaker found", quote.score)

    def _reports(self) -> Iterator[_Found]:
        """Reported speech, where no quotation beside it says the same."""
        spans = sorted((quote.start, quote.end) for quote in self.reading.quotes if quote.kind == "speech")
        at = 0
        for report in sorted(self.reading.reports, key=lambda one: one.start):
            while at < len(spans) and spans[at][1] <= report.start:
                at += 1
            inside = at < len(spans) and spans[at][0] < report.end
            covered = min(spans[at][1], report.end) - max(spans[at][0], report.start) if inside else 0
            if 2 * covered > report.end - report.start:
                continue
            fields = {**self._speech(report), "text": shortened(report.text), "form": "reported"}
            yield _Found("statement", report.start, report.end, fields, report.rule, report.score)

    def _speech(self, said: QuotedSpeech | ReportedSpeech) -> dict[str, str]:
        to = said.addressee.name if said.addressee else ""
        about = {"to": to, "channel": said.channel, "occasion": said.occasion}
        return {**_speaker(said.speaker), **about, **self._told(said.certainty, said.reported_by, said.said_on)}

    # -- what is wanted ----------------------------------------------------------------------------------------------

    def _deadline(self, item: Deadline, key: str) -> list[_Found]:
        """An ultimatum, and each of its fates that the article tells."""
        to = ", ".join(dict.fromkeys(voice.party or voice.name for voice in item.to_whom))
        fields = {
            **_speaker(item.by_whom, "by"),
            "to": to,
            "terms": shortened(item.terms or item.text),
            "penalty": shortened(item.penalty),
            "due": str(item.due) if item.due else "",
            **self._told(item.certainty, (), item.set_on),
        }
        ultimatum = _Found("ultimatum", item.start, item.end, fields, item.rule, item.score)
        self.keys[key] = ultimatum
        out = [ultimatum]
        for fate in item.fates:
            if fate.status == "open":
                continue
            told = {"of": key, "fate": fate.status, **self._dates(fate.date)}
            out.append(_Found("fate", fate.start, fate.end, told, f"tells that it was {fate.status}", item.score))
        return out

    def _demand(self, item: Demand) -> _Found:
        told = {
            **_speaker(item.holder),
            **self._told(item.certainty, item.reported_by, item.said_on),
            "strength": item.strength,
        }
        if item.condition:
            told["condition"] = shortened(item.condition)
        if item.kind == "red_line":
            low, high = item.firmness
            fields = {**told, "says": shortened(item.text), "firmness": f"{low:g}, {high:g}"}
            return _Found("red_line", item.start, item.end, fields, item.rule, item.score)
        fields = {**told, "kind": item.kind, "stance": shortened(item.text)}
        return _Found("position", item.start, item.end, fields, item.rule, item.score)

    # -- claims and acts -----------------------------------------------------------------------------------------------

    def _claim(self, item: AssertedClaim, relations: str) -> _Found:
        voice = item.claimant
        # The case's own name for its speakers, so that their claims stand together with earlier ones.
        claimant = (
            (voice.speaker or voice.name)
            if voice
            else self.outlet
            if item.certainty.inferred
            else f"{_UNKNOWN} ({self.outlet})"
        )
        fields = {
            "about": item.subject,
            "claimant": claimant,
            "party": voice.party if voice else "",
            "says": shortened(item.text),
            "of_what": item.about,
            "author": item.says,
            "relations": relations,
            **self._told(item.certainty, item.reported_by, item.said_on),
        }
        return _Found("claim", item.start, item.end, fields, item.rule, item.score)

    def _relations(self) -> dict[int, str]:
        """Claim -> what stands to which other one how, as `kind:key` texts."""
        found: dict[int, list[str]] = {}
        for relation in self.reading.relations:
            found.setdefault(relation.of, []).append(f"{relation.kind}:c{relation.to}")
        return {number: " ".join(dict.fromkeys(texts)) for number, texts in found.items()}

    def _act(self, item: Act) -> _Found:
        fields = {
            "kind": _EVENTS.get(item.kind, item.kind),
            "text": shortened(item.text),
            "actor": item.actor.name if item.actor else "",
            "to": item.to,
            "before": item.before,
            "read_as": shortened(item.read_as),
            **self._told(item.certainty, (), item.happened),
        }
        return _Found("event", item.start, item.end, fields, item.rule, item.score)

    def _response(self, item: DraftResponse) -> _Found:
        """What was done with a draft; which draft of the case it is, a person says, or the case where it is plain."""
        fields = {
            **_speaker(item.who),
            "kind": item.kind,
            "of_what": shortened(item.draft),
            **self._told(item.certainty, item.reported_by, item.happened),
        }
        return _Found("response", item.start, item.end, fields, item.rule, item.score)

    # -- what all have -------------------------------------------------------------------------------------------------

    def _told(self, certainty: Certainty, reported_by: Sequence[Voice], day: Date | None) -> dict[str, str]:
        return {
            "reported_by": ", ".join(voice.name for voice in reported_by),
            "hedge": certainty.hedge,
            "polarity": "" if certainty.polarity == "affirmed" else certainty.polarity,
            "condition": shortened(certainty.conditional),
            "inferred": "yes" if certainty.inferred else "",
            **self._dates(day),
        }

    def _dates(self, day: Date | None) -> dict[str, str]:
        """`happened` and `known`: nothing that is told took place after the day of publication (S16)."""
        known = {"known": self.published.isoformat()}
        if day is None or day.earliest > self.published:
            return {"happened": self.published.isoformat(), "undated": "yes", **known}
        return {"happened": str(Date(day.earliest, min(day.latest, self.published))), **known}


def _speaker(voice: Voice | None, party: str = "party") -> dict[str, str]:
    """Who speaks: as the article names them, and as the case knows them."""
    if voice is None:
        return {}
    return {party: voice.party, "speaker": voice.speaker, "voice": voice.name}
