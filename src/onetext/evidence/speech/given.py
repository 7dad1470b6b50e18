"""What a quotation is given with its speaker: reporters, addressee, occasion, channel, date, certainty, score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onetext.evidence.frames import Frame
from onetext.evidence.speech.circumstances import Circumstances
from onetext.evidence.speech.said import Said
from onetext.model import Certainty, QuotedSpeech, Voice

__all__ = ["SCORES", "Found", "given"]

SCORES = {
    "verb before": 0.95,
    "verb after": 0.97,
    "within what is said": 0.93,
    "according to": 0.95,
    "colon": 0.9,
    "verb in the middle": 0.9,
    "subject before a colon": 0.85,
    "same speaker goes on": 0.9,
    "paragraph carries on": 0.95,
    "colon in the paragraph before": 0.85,
    "sentence before": 0.75,
    "next sentence": 0.75,
    "about whom the sentence before is": 0.65,
    "subject of the clause": 0.7,
    "asked about it": 0.75,
    "joined to a quotation": 0.9,
    "point of a list": 0.75,
    "headline": 0.75,
    "sentence behind": 0.85,
    "writing before a colon": 0.85,
    "source in a sentence beside": 0.75,
    "own words": 0.9,
    "the same words elsewhere": 0.8,
}
"""Rule -> how sure it is: estimates, by which items can be put in order; nothing was measured."""


@dataclass(frozen=True, slots=True)
class Found:
    """A speaker with what told it."""

    voice: Voice | None
    rule: str
    said: int | None = None
    continues: int | None = None


def given(
    quote: QuotedSpeech,
    found: Found | None,
    reporters: tuple[Voice, ...],
    around: Circumstances,
    said: Sequence[Said],
) -> QuotedSpeech:
    """A quotation with all that its speaker and the frame that told it give."""
    if found is None:
        return replace(quote, reported_by=reporters)
    frame = None if found.said is None else said[found.said].frame
    voice = found.voice
    when = around.of(quote, frame, voice)
    return replace(
        quote,
        speaker=voice,
        reported_by=tuple(one for one in reporters if one != voice),
        continues=quote.continues if quote.continues is not None else found.continues,
        addressee=None if frame is None else frame.addressee,
        occasion=when.occasion,
        channel=when.channel,
        said_on=when.said_on,
        certainty=_certainty(frame),
        rule=found.rule if voice is not None else "",
        score=SCORES.get(found.rule, 0.5) if voice is not None else 0.0,
    )


def _certainty(frame: Frame | None) -> Certainty:
    """A quotation is denied where the saying is (`did not say “…”`), not where it is itself a denial."""
    if frame is None:
        return Certainty()
    if frame.verb_class == "deny" and frame.content is None:
        return replace(frame.certainty, polarity="affirmed")
    return frame.certainty
