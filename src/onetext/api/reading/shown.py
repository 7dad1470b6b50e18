"""What was found in an article, in the words of the result: names for voices, null for what is not told."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, TypedDict

from onetext.model import (
    ArticleReading,
    Certainty,
    Place,
    QuotedSpeech,
    ReportedSpeech,
    Voice,
)
from onetext.model.results import (
    FoundAct,
    FoundClaim,
    FoundDate,
    FoundDeadline,
    FoundDemand,
    FoundFate,
    FoundMarks,
    FoundNotice,
    FoundPlace,
    FoundQuote,
    FoundRelation,
    FoundReport,
    FoundResponse,
)

__all__ = ["Lists", "Shown"]


class Lists(TypedDict):
    """The lists of `ReadResult`."""

    paragraphs: tuple[FoundPlace, ...]
    quotes: tuple[FoundQuote, ...]
    reports: tuple[FoundReport, ...]
    dates: tuple[FoundDate, ...]
    deadlines: tuple[FoundDeadline, ...]
    demands: tuple[FoundDemand, ...]
    claims: tuple[FoundClaim, ...]
    relations: tuple[FoundRelation, ...]
    acts: tuple[FoundAct, ...]
    responses: tuple[FoundResponse, ...]
    not_speech: tuple[FoundMarks, ...]
    notices: tuple[FoundNotice, ...]


class Shown:
    """The lists of a reading as results."""

    def __init__(self, reading: ArticleReading) -> None:
        self.reading = reading
        self._starts = [place.start for place in reading.outline]

    def lists(self) -> Lists:
        """Every list of `ReadResult`, by name."""
        reading = self.reading
        speech = [number for number, quote in enumerate(reading.quotes) if quote.kind == "speech"]
        places = {number: place for place, number in enumerate(speech)}
        return {
            "paragraphs": tuple(self._outline(number, place) for number, place in enumerate(reading.outline, start=1)),
            "quotes": tuple(self._quote(reading.quotes[number], places) for number in speech),
            "reports": tuple(FoundReport(**self._said(report)) for report in reading.reports),
            "dates": self._dates(),
            "deadlines": self._deadlines(),
            "demands": self._demands(),
            "claims": self._claims(),
            "relations": tuple(FoundRelation(of=one.of, to=one.to, kind=one.kind) for one in reading.relations),
            "acts": self._acts(),
            "responses": self._responses(),
            "not_speech": tuple(
                FoundMarks(**self._place(quote), text=quote.text, kind=quote.kind)
                for quote in reading.quotes
                if quote.kind != "speech"
            ),
            "notices": tuple(
                FoundNotice(**self._place(notice), code=notice.code, message=notice.message)
                for notice in reading.notices
            ),
        }

    def _outline(self, number: int, place: Place) -> FoundPlace:
        return FoundPlace(start=place.start, end=place.end, paragraph=number)

    def _place(self, item: Any) -> dict[str, int]:
        paragraph = max(1, bisect_right(self._starts, item.start))
        return {"start": item.start, "end": item.end, "paragraph": paragraph}

    def _item(self, item: Any) -> dict[str, Any]:
        """What all items have that are said with more or less certainty."""
        told: Certainty = item.certainty
        return {
            **self._place(item),
            "text": item.text,
            "polarity": told.polarity,
            "hedge": told.hedge or None,
            "condition": getattr(item, "condition", "") or told.conditional or None,
            "inferred": told.inferred,
            "rule": item.rule,
            "score": item.score,
        }

    def _said(self, item: QuotedSpeech | ReportedSpeech) -> dict[str, Any]:
        chain = tuple(voice.name for voice in item.reported_by)
        return {
            **self._item(item),
            "speaker": _name(item.speaker),
            "party": _party(item.speaker),
            "reported_by": chain[0] if chain else None,
            "reported_by_chain": chain,
            "addressee": _name(item.addressee),
            "occasion": item.occasion or None,
            "channel": item.channel or None,
            "date": item.said_on,
            "verb": getattr(item, "verb", "") or None,
        }

    def _quote(self, quote: QuotedSpeech, places: dict[int, int]) -> FoundQuote:
        carried = None if quote.continues is None else places.get(quote.continues)
        return FoundQuote(**self._said(quote), depth=quote.depth, mismatched=quote.mismatched, continues=carried)

    def _dates(self) -> tuple[FoundDate, ...]:
        return tuple(
            FoundDate(
                **self._place(one),
                text=one.text,
                kind=one.kind,
                iso=one.iso or None,
                date=one.date,
                anchor=one.anchor or None,
            )
            for one in self.reading.dates
        )

    def _deadlines(self) -> tuple[FoundDeadline, ...]:
        return tuple(
            FoundDeadline(
                **self._item(one),
                by_whom=_name(one.by_whom),
                by_party=_party(one.by_whom),
                to_whom=tuple(voice.name for voice in one.to_whom),
                terms=one.terms or None,
                due=one.due,
                due_iso=one.due_iso or None,
                penalty=one.penalty or None,
                set_on=one.set_on,
                status=one.status,
                fates=tuple(FoundFate(**self._place(fate), status=fate.status, date=fate.date) for fate in one.fates),
            )
            for one in self.reading.deadlines
        )

    def _demands(self) -> tuple[FoundDemand, ...]:
        return tuple(
            FoundDemand(
                **self._item(one),
                holder=_name(one.holder),
                party=_party(one.holder),
                kind=one.kind,
                strength=one.strength,
                firmness=one.firmness,
                addressee=_name(one.addressee),
                reported_by=_first(one.reported_by),
                date=one.said_on,
            )
            for one in self.reading.demands
        )

    def _claims(self) -> tuple[FoundClaim, ...]:
        return tuple(
            FoundClaim(
                **self._item(one),
                subject=one.subject,
                claimant=_name(one.claimant),
                party=_party(one.claimant),
                about=one.about or None,
                says=one.says or None,
                reported_by=_first(one.reported_by),
                date=one.said_on,
            )
            for one in self.reading.claims
        )

    def _acts(self) -> tuple[FoundAct, ...]:
        return tuple(
            FoundAct(
                **self._item(one),
                kind=one.kind,
                actor=_name(one.actor),
                before=one.before or None,
                to=one.to or None,
                read_as=one.read_as or None,
                date=one.happened,
            )
            for one in self.reading.acts
        )

    def _responses(self) -> tuple[FoundResponse, ...]:
        return tuple(
            FoundResponse(
                **self._item(one),
                kind=one.kind,
                who=_name(one.who),
                party=_party(one.who),
                draft=one.draft or None,
                reported_by=_first(one.reported_by),
                date=one.happened,
            )
            for one in self.reading.responses
        )


def _name(voice: Voice | None) -> str | None:
    return (voice.name or None) if voice else None


def _party(voice: Voice | None) -> str | None:
    return (voice.party or None) if voice else None


def _first(voices: tuple[Voice, ...]) -> str | None:
    return voices[0].name if voices else None
