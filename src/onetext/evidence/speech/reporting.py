"""What somebody is reported to have said in the author's words: the contents of frames."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onetext.evidence.speech.circumstances import Circumstances
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.said import Said, outer_end
from onetext.evidence.speech.units import Node
from onetext.model import DatedPlace, Place, QuotedSpeech, ReportedSpeech, Voice

__all__ = ["reported"]

_SCORES = {
    "clause": 0.9,
    "infinitive": 0.85,
    "of": 0.85,
    "gerund": 0.85,
    "whether": 0.7,
    "as": 0.7,
    "object": 0.7,
    "quote": 0.7,
}
"""Kind of content -> how sure the rule is: estimates, as in `given`."""
_SAME = 6
"""Letters by which two beginnings of one thing said may differ."""
_TO_COMMA, _TO_VERB = 4, 10
"""Nodes up to the comma behind whoever says it, and up to the verb of what goes on there."""
_FEW = 12
"""Nodes of what is denied, at most, where it is no clause."""
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
    found.sort(key=lambda item: (item.start, item.end, item.speaker is None))
    return tuple(_once(found))


def _once(found: Sequence[ReportedSpeech]) -> Iterator[ReportedSpeech]:
    """Each thing said once: where two frames bring it in, the one whose speaker is known tells it."""
    before: ReportedSpeech | None = None
    for item in found:
        is_same = before is not None and item.end == before.end and item.start - before.start < _SAME
        if before is not None and is_same and (item.speaker is None or item.speaker == before.speaker):
            continue
        if before is not None and not (is_same and before.speaker is None):
            yield before
        before = item
    if before is not None:
        yield before


def _report(hearing: Hearing, said: Said, around: Circumstances) -> Iterator[ReportedSpeech]:
    frame = said.frame
    if frame.content is None or not _is_speech(hearing, said):
        return
    for start, end in _parts(hearing, said, frame.content):
        yield _item(hearing, said, around, start, end)
    rest = _behind_who_says(hearing, said)
    if rest is not None:
        yield _item(hearing, said, around, *rest)


def _behind_who_says(hearing: Hearing, said: Said) -> tuple[int, int] | None:
    """`It was over, she told them, and nobody would pay`: what is said goes on behind whoever says it.

    Only an auxiliary tells that from what the author tells next ("…, she said, and left").
    """
    nodes, words, text = hearing.units[said.unit].nodes, hearing.words, hearing.article.text
    is_before = said.content.kind == "clause" and said.content.last <= min(said.first, _first_of(said))
    comma = max(said.last, 0 if said.subject is None else said.subject.last)
    if not is_before or said.how == "according to":
        return None
    while comma < len(nodes) and comma - said.last < _TO_COMMA and nodes[comma].kind != "sign":
        comma += 1
    begin = comma + 2
    if begin + 2 > len(nodes) or nodes[comma].lower != "," or not words.has("carries_on", nodes[comma + 1].lower):
        return None
    end = next((at for at in range(begin, len(nodes)) if nodes[at].lower == ";"), len(nodes))
    finite = hearing.finite[said.unit]
    verb = finite[at] if (at := bisect_left(finite, begin)) < len(finite) else end
    if verb >= min(end, begin + _TO_VERB) or not words.is_auxiliary(nodes[verb].lower) or nodes[begin].kind == "quote":
        return None
    last = end - 1
    while last > verb and nodes[last].kind == "sign":
        last -= 1
    return (nodes[begin].start, outer_end(text, nodes[last])) if last > verb else None


def _first_of(said: Said) -> int:
    return said.first if said.subject is None else said.subject.first


def _parts(hearing: Hearing, said: Said, content: Place) -> Iterator[tuple[int, int]]:
    """`that A, and that B` are two things said; one that is nothing but a quotation is none of the author's words."""
    nodes, start, first = hearing.units[said.unit].nodes, content.start, said.content.first
    joins = hearing.and_that[said.unit] if said.content.kind in ("clause", "quote") else ()
    for at in joins[bisect_left(joins, said.content.first + 1) : bisect_left(joins, said.content.last - 2)]:
        before = nodes[at - 1] if nodes[at - 1].kind != "sign" else nodes[at - 2]
        end = before.end + (before.kind == "quote")
        if end > start and nodes[at + 2].start < content.end:
            if not (nodes[first].kind == "quote" and nodes[first] is before):
                yield start, end
            start, first = nodes[at + 2].start, at + 2
    yield start, content.end


def _item(hearing: Hearing, said: Said, around: Circumstances, start: int, end: int) -> ReportedSpeech:
    frame, text, speaker = said.frame, hearing.article.text, hearing.own(said)
    item = ReportedSpeech(
        start=start,
        end=end,
        text=text[start:end],
        speaker=speaker,
        verb=text[frame.verb.start : frame.verb.end],
        reported_by=_reporters(hearing, said),
        addressee=frame.addressee,
        certainty=frame.certainty,
        rule=f"{said.content.kind} of “{frame.lemma}”",
        score=_SCORES.get(said.content.kind, 0.5),
    )
    when = around.of(item, frame, speaker)
    return replace(item, occasion=when.occasion, channel=when.channel, said_on=when.said_on)


def _is_speech(hearing: Hearing, said: Said) -> bool:
    """Whether a frame reports words rather than deeds or thoughts."""
    frame, kind = said.frame, said.content.kind
    nodes = hearing.units[said.unit].nodes[said.content.first : said.content.last]
    if hearing.units[said.unit].level is not None or said.modal:
        return False
    if frame.verb_class in _NO_REPORTS or kind == "whether":
        return _is_thought(hearing, said)
    if _is_deed(hearing, said) or _is_bare(hearing, said, nodes):
        return False
    if len(nodes) < 2 and nodes[0].kind != "word":
        return False
    is_denied = frame.certainty.polarity == "denied"
    if hearing.words.has("wishes", frame.lemma) and said.how == "before a relative clause":
        return False  # somebody who wanted people to be afraid
    if kind == "object" and frame.verb_class == "deny":
        is_open = hearing.words.has("denied_objects", nodes[0].lower) and len(nodes) < _FEW
        return is_open and said.subject is not None and not frame.passive
    if kind == "object" and (frame.verb_class not in _OBJECTS or frame.passive or is_denied):
        return False
    if kind == "as":
        return said.how != "nobody named" and not any(node.kind == "quote" for node in nodes)
    if kind == "clause" and said.content.bare:
        return _has_finite(hearing, said)
    is_short = len(nodes) < 3 and all(node.kind in ("word", "sign") for node in nodes)
    if kind == "clause" and is_short and not _has_finite(hearing, said):
        return False  # disputes that description
    if said.how == "noun of saying" and said.subject is None:
        return hearing.words.has("hearsay", frame.lemma)
    return said.subject is not None or bool(said.writing) or kind == "clause"


def _is_thought(hearing: Hearing, said: Said) -> bool:
    """Whether somebody known is told to think, ask, agree or refuse that something is so: he has said so."""
    frame, content = said.frame, said.content
    nodes = hearing.units[said.unit].nodes[content.first : content.last]
    if _is_deed(hearing, said) or _is_bare(hearing, said, nodes) or len(nodes) < 2:
        return False
    if frame.verb_class == "refuse" and content.kind == "clause":
        return True
    if frame.passive and frame.verb_class == "think" and frame.subject is None:
        return content.kind == "clause"
    if frame.subject is None or frame.passive or hearing.words.has("no_thoughts", frame.lemma):
        return False
    if frame.verb_class == "ask" or (frame.verb_class == "think" and content.kind == "whether"):
        return content.kind in ("whether", "clause")
    if content.kind != "clause":
        return False
    if frame.verb_class == "agree":
        return not content.bare and content.first == said.last + 1 and _has_finite(hearing, said)
    return not content.bare or _has_finite(hearing, said)


def _has_finite(hearing: Hearing, said: Said) -> bool:
    """Whether a verb stands in a content that nothing but the order of words begins."""
    finite, nodes = hearing.finite[said.unit], hearing.units[said.unit].nodes
    first = bisect_left(finite, said.content.first)
    if first < len(finite) and finite[first] < said.content.last:
        return True
    if said.content.bare and hearing.words.has("sure_clauses", said.frame.lemma):
        return said.content.last - said.content.first > 2
    inside = nodes[said.content.first : said.content.last]
    is_quoted = said.content.bare and any(node.kind == "quote" for node in inside[1:6])
    return _has_verb(hearing, inside) or is_quoted


def _is_deed(hearing: Hearing, said: Said) -> bool:
    """Whether something is done or thought rather than said.

    `Ana's rejection of the plan`, `the plan requires no vote`, `in Ana's mind`, `she did not mention that`.
    """
    frame, words = said.frame, hearing.words
    if words.has("sources.thoughts", frame.lemma) or (said.how == "noun of saying" and frame.verb_class == "refuse"):
        return True
    if said.content.kind == "object" and said.writing and frame.subject is None:
        return True
    is_silent = frame.certainty.polarity == "denied" and words.has("unsaid", frame.lemma)
    return is_silent and frame.verb_class == "say"


def _is_bare(hearing: Hearing, said: Said, nodes: Sequence[Node]) -> bool:
    """Whether nothing is told of what is wanted or said: `demanded more`, `asked for coffee`, `say no to the plan`."""
    words = hearing.words
    if said.content.kind == "object":
        is_wish = words.has("wishes", said.frame.lemma)
        if len(nodes) == 2 and words.has("vague", nodes[1].lower):
            return True
        return len(nodes) < (3 if is_wish else 2) or (is_wish and words.has("subject_pronouns", nodes[0].lower))
    if not said.content.bare or len(nodes) < 2:
        return False
    first, second = nodes[0].lower, nodes[1].lower
    if words.has("determiners", first) and words.has("no_clause", second):
        return True  # stressed the need to
    return words.has("answers", first) and words.has("to", second)


def _has_verb(hearing: Hearing, nodes: Sequence[Node]) -> bool:
    """Whether somebody named is followed by a word that may be a verb."""
    words = hearing.words
    for one, other in pairwise(nodes[:13]):
        is_thing = other.kind == "mention" or words.has("articles", other.lower)
        if one.kind == "word" and one.lower.endswith(words.third_endings or ("\0",)) and is_thing:
            return True  # nothing in the text binds the council
        if one.kind == "mention" and other.kind == "word" and not words.has("possessives", one.lower):
            lower = other.lower
            if not (
                words.has("prepositions", lower) or words.has("coordinators", lower) or words.has("determiners", lower)
            ):
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
