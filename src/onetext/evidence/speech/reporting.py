"""What somebody is reported to have said in the author's words: the contents of frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.evidence.speech.circumstances import Circumstances
from onetext.evidence.speech.framing import Said
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.units import Node
from onetext.model import DatedPlace, QuotedSpeech, ReportedSpeech, Voice

__all__ = ["reported"]

_SCORES = {"clause": 0.9, "infinitive": 0.85, "of": 0.85, "gerund": 0.85, "whether": 0.7, "as": 0.7, "object": 0.7, "quote": 0.7}
_NO_REPORTS = frozenset({"agree", "think", "refuse", "ask"})
_OBJECTS = frozenset({"demand"})
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
    text, speaker = hearing.article.text, hearing.own(said)
    item = ReportedSpeech(
        start=frame.content.start,
        end=frame.content.end,
        text=text[frame.content.start : frame.content.end],
        speaker=speaker,
        verb=text[frame.verb.start : frame.verb.end],
        reported_by=_reporters(hearing, said),
        addressee=frame.addressee,
        certainty=frame.certainty,
        rule=f"{said.content.kind} of “{frame.lemma}”",
        score=_SCORES.get(said.content.kind, 0.5),
    )
    when = around.of(item, frame, speaker)
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
    nodes = hearing.units[said.unit].nodes[said.content.first : said.content.last]
    is_quoting = any(node.kind == "quote" for node in nodes)
    if hearing.units[said.unit].level is not None or frame.verb_class in _NO_REPORTS or kind == "whether":
        return False
    if len(nodes) < 2 and nodes[0].kind != "word":
        return False
    if kind == "object" and (frame.verb_class not in _OBJECTS or frame.passive):
        return False
    if kind == "as":
        return not is_quoting and said.how != "nobody named"
    if kind == "clause" and said.content.bare:
        return any(node.kind == "word" and hearing.words.may_be_finite(node.lower) for node in nodes) or _has_verb(hearing, nodes)
    return said.subject is not None or bool(said.writing) or kind == "clause"


def _has_verb(hearing: Hearing, nodes: Sequence[Node]) -> bool:
    """Whether somebody named is followed by a word that may be a verb."""
    words = hearing.words
    for one, other in zip(nodes[:12], nodes[1:13], strict=False):
        if one.kind == "mention" and other.kind == "word" and not words.has("possessives", one.lower):
            lower = other.lower
            if not (words.has("prepositions", lower) or words.has("coordinators", lower) or words.has("determiners", lower)):
                return True
    return False


def _reporters(hearing: Hearing, said: Said) -> tuple[Voice, ...]:
    chain: list[Voice] = [] if said.reporter is None else [said.reporter]
    parent = said.frame.parent
    for _ in range(4):
        if parent is None:
            break
        voice = hearing.said[parent].frame.subject
        if voice is not None and voice != said.frame.subject and voice not in chain:
            chain.append(voice)
        parent = hearing.said[parent].frame.parent
    return tuple(chain)
