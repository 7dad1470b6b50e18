"""What somebody is reported to have said in the author's words: the contents of frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.evidence.speech.circumstances import Circumstances
from onetext.evidence.speech.framing import Said
from onetext.evidence.speech.hearing import Hearing
from onetext.model import DatedPlace, QuotedSpeech, ReportedSpeech, Voice

__all__ = ["reported"]

_SCORES = {"clause": 0.9, "infinitive": 0.85, "of": 0.85, "gerund": 0.85, "whether": 0.7, "as": 0.7, "object": 0.7, "quote": 0.7}
_SPOKEN = frozenset({"say", "claim", "deny", "demand", "offer", "threaten", "promise", "criticise", "refuse", "agree", "think", "ask"})
_OBJECTS = frozenset({"demand", "offer", "deny"})
"""Classes whose object alone says what was said ("called for a pause")."""


def reported(
    hearing: Hearing, quotes: Sequence[QuotedSpeech], dates: Sequence[DatedPlace]
) -> tuple[ReportedSpeech, ...]:
    """Reported speech in the order of the text, outside quotations.

    Parameters
    ----------
    quotes
        After attribution.
    """
    around = Circumstances(hearing, dates)
    found = [item for said in hearing.said for item in _report(hearing, said, around)]
    found.sort(key=lambda item: (item.start, item.end))
    return tuple(found)


def _report(hearing: Hearing, said: Said, around: Circumstances) -> Iterator[ReportedSpeech]:
    frame = said.frame
    if frame.content is None or not _is_speech(hearing, said):
        return
    text = hearing.article.text
    item = ReportedSpeech(
        start=frame.content.start,
        end=frame.content.end,
        text=text[frame.content.start : frame.content.end],
        speaker=frame.subject,
        verb=text[frame.verb.start : frame.verb.end],
        reported_by=_reporters(hearing, said),
        addressee=frame.addressee,
        certainty=frame.certainty,
        rule=f"{said.content.kind} of “{frame.lemma}”",
        score=_SCORES.get(said.content.kind, 0.5),
    )
    when = around.of(item, frame, frame.subject)
    yield ReportedSpeech(
        start=item.start,
        end=item.end,
        text=item.text,
        speaker=item.speaker,
        verb=item.verb,
        reported_by=item.reported_by,
        addressee=item.addressee,
        occasion=when.occasion,
        channel=when.channel,
        said_on=when.said_on,
        certainty=item.certainty,
        rule=item.rule,
        score=item.score,
    )


def _is_speech(hearing: Hearing, said: Said) -> bool:
    """Whether a frame reports words rather than deeds or thoughts."""
    frame, kind = said.frame, said.content.kind
    if hearing.units[said.unit].level is not None:
        return False
    if frame.verb_class in ("agree", "think", "refuse"):
        return False
    if kind == "object" and (frame.verb_class not in _OBJECTS or frame.passive):
        return False
    if kind == "as" and frame.subject is None and not frame.passive:
        return False
    if frame.subject is None and kind not in ("clause",):
        return False
    return frame.verb_class in _SPOKEN


def _reporters(hearing: Hearing, said: Said) -> tuple[Voice, ...]:
    chain: list[Voice] = []
    parent = said.frame.parent
    for _ in range(4):
        if parent is None:
            break
        voice = hearing.said[parent].frame.subject
        if voice is not None and voice != said.frame.subject and voice not in chain:
            chain.append(voice)
        parent = hearing.said[parent].frame.parent
    return tuple(chain)
