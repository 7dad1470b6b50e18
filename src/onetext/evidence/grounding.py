"""Hold what a language model proposes against the article: what is not borne out word for word is refused, and why.

The model is not trusted with anything. Its quotation must stand in the stretch that it was shown, once; the text kept
is the article's own. Affirmed or denied, speaker and day must be what the article says; other words it gives must stand
beside the quotation. Instructions hidden in an article can thus bring about nothing but places of that article, with
fields from closed lists, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onetext.evidence.bearing import Bearing
from onetext.evidence.folding import FoldedText
from onetext.evidence.frames import VerbClass
from onetext.evidence.marking import shortened
from onetext.evidence.proposals import Proposal
from onetext.model import Certainty, DatedPlace, Place, Polarity, QuotedSpeech, Refusal, Voice

__all__ = ["Grounded", "Grounds"]

MOST_WORDS = 80
"""A longer quotation is no item, but a stretch of the article."""


_AGAINST: dict[str, tuple[VerbClass, ...]] = {
    "offer": ("demand",),
    "demand": ("offer", "agree"),
    "red_line": ("offer", "agree"),
}
"""Kinds that the class of the verb rules out."""
_CALLED = {"offer": "an offer", "demand": "a demand", "red_line": "a red line"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """A proposal that the article bears out, with what the article has in place of the model's words.

    Attributes
    ----------
    quote
        For a quotation: the one of the article that it is or is a part of.
    when
        The expression of time meant.
    """

    kind: str
    place: Place
    text: str
    speaker: Voice | None
    certainty: Certainty
    quote: QuotedSpeech | None = None
    to: Voice | None = None
    when: DatedPlace | None = None
    when_place: Place | None = None
    penalty: str = ""
    condition: str = ""
    subject: str = ""


class _Unborne(Exception):
    """Why a proposal is refused."""

    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message
        super().__init__(message)


class Grounds:
    """An article that proposals are held against."""

    def __init__(self, bearing: Bearing) -> None:
        self.bearing = bearing
        self.text = bearing.article.text
        self._folded: dict[Place, FoldedText] = {}

    def grounded(self, proposal: Proposal) -> Grounded | Refusal:
        """What the article bears out of a proposal, or why it does not."""
        try:
            return self._grounded(proposal)
        except _Unborne as why:
            return Refusal(kind=proposal.kind, text=shortened(proposal.quotation), code=why.code, message=why.message)

    def _grounded(self, proposal: Proposal) -> Grounded:
        place = self._place(proposal)
        quote = self._quote(proposal.kind, place)
        near = self.bearing.near(place, 1)
        self._kind(proposal.kind, place)
        polarity = self._polarity(proposal, place)
        speaker = self._speaker(proposal, place)
        when = self._field("when", proposal.when, near)
        return Grounded(
            kind=proposal.kind,
            place=place,
            text=self.text[place.start : place.end],
            speaker=speaker,
            certainty=self.bearing.certainty(place, polarity),
            quote=quote,
            to=self._to(proposal.to, near),
            when=self._date(when) if when else None,
            when_place=when,
            penalty=self._words("penalty", proposal.penalty, near),
            condition=self._words("condition", proposal.condition, near),
            subject=proposal.subject,
        )

    # -- the place -------------------------------------------------------------------------------------------------

    def _place(self, proposal: Proposal) -> Place:
        """The one place of the quotation in what the model was shown."""
        words = proposal.quotation
        if len(words.split()) > MOST_WORDS:
            raise _Unborne("length", f"quotes more than {MOST_WORDS} words")
        shown = self._stretch(proposal.within)
        places = shown.places(words)
        if not places:
            why = shown.nearly(words, self.bearing.turning)
            if why == "numbers":
                raise _Unborne(why, "has other numbers than the article")
            if why == "negation":
                raise _Unborne(why, "leaves out, or puts in, a word that negates")
            raise _Unborne("absent", "does not stand in the article word for word")
        if len(places) > 1:
            raise _Unborne("ambiguous", f"stands at {len(places)} places; nobody can tell which one is meant")
        if "\n\n" in self.text[places[0].start : places[0].end]:
            raise _Unborne("length", "runs over several paragraphs")
        return places[0]

    def _stretch(self, within: Place) -> FoldedText:
        known = self._folded.get(within)
        if known is None:
            known = self._folded[within] = FoldedText(self.text, within.start, within.end)
        return known

    def _quote(self, kind: str, place: Place) -> QuotedSpeech | None:
        """For a quotation the marks it stands between."""
        around = self.bearing.quote_around(place)
        if kind == "quote" and around is None:
            raise _Unborne("marks", "stands between no quotation marks")
        if kind == "report" and around is not None and around.kind == "speech":
            raise _Unborne("marks", "stands between quotation marks, and is no reported speech")
        return around if kind == "quote" else None

    def _kind(self, kind: str, place: Place) -> None:
        """No offer is made of what is demanded, and the other way round, where the verb tells."""
        against = _AGAINST.get(kind, ())
        for frame in self.bearing.frames_around(place)[:1]:
            if frame.verb_class in against:
                told = "demanded" if frame.verb_class == "demand" else "offered or agreed to"
                raise _Unborne("kind", f"is given as {_CALLED[kind]}; in the article it is {told}")

    # -- what is said of it ----------------------------------------------------------------------------------------

    def _polarity(self, proposal: Proposal, place: Place) -> Polarity:
        told = self.bearing.polarity(place)
        if told == "unclear":
            raise _Unborne("polarity", "stands where nobody can tell whether it is affirmed or denied")
        # A red line is what somebody will never accept: "no" before it is its very sense.
        if proposal.kind != "red_line" and told != proposal.polarity:
            raise _Unborne("polarity", f"is given as {proposal.polarity}; in the article it is {told}")
        return "denied" if proposal.polarity == "denied" else "affirmed"

    def _speaker(self, proposal: Proposal, place: Place) -> Voice | None:
        if not proposal.speaker.strip():
            return self.bearing.known_speaker(place)
        found = self.bearing.speaker(place, proposal.speaker)
        if found is None:
            known = self.bearing.known_speaker(place)
            told = f"; the article gives it to {known.name}" if known else "; nothing beside it says so"
            raise _Unborne("speaker", f"is given to {shortened(proposal.speaker, 8)}{told}")
        return found

    def _to(self, name: str, near: Place) -> Voice | None:
        if not name.strip():
            return None
        found = self.bearing.somebody(name, near)
        if found is None:
            raise _Unborne("field", f"is said to be to {shortened(name, 8)}, who is not named beside it")
        return found

    def _field(self, name: str, words: str, near: Place) -> Place | None:
        """Where the words of a field stand beside the quotation."""
        if not words.strip():
            return None
        places = self._stretch(near).places(words)
        if not places:
            raise _Unborne("field", f"has words as its {name} that do not stand beside it: {shortened(words, 8)}")
        return places[0]

    def _words(self, name: str, words: str, near: Place) -> str:
        found = self._field(name, words, near)
        return self.text[found.start : found.end] if found else ""

    def _date(self, place: Place) -> DatedPlace | None:
        """The one expression of time that shares a place."""
        sharing = _sharing(self.bearing.reading.dates, place)
        return sharing[0] if len(sharing) == 1 else None


def _sharing(dates: Iterable[DatedPlace], place: Place) -> list[DatedPlace]:
    return [one for one in dates if one.start < place.end and place.start < one.end]
