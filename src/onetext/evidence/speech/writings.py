"""Writings that speak: `the document reads` means whoever gave it out, `the paper` the newspaper named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onetext.evidence.speech.said import Said
from onetext.evidence.speech.units import Unit
from onetext.model import QuotedSpeech, Voice

__all__ = ["with_writings"]

_WRITTEN = frozenset({"statement", "letter", "post"})
_PARAGRAPHS = 1


def with_writings(said: Sequence[Said], units: Sequence[Unit], quotes: Sequence[QuotedSpeech]) -> tuple[Said, ...]:
    """The frames, where a writing without owner is the subject, with the voice of whoever wrote last."""
    newspapers = _newspapers(units, quotes)
    found: list[Said] = []
    written: tuple[int, Voice] | None = None
    at, paper = 0, None
    for one in said:
        unit = units[one.unit]
        while at < len(newspapers) and newspapers[at][0] <= one.frame.verb.start:
            paper = newspapers[at]
            at += 1
        if one.writing and one.frame.subject is None:
            voice = None
            if written is not None and unit.paragraph - written[0] <= _PARAGRAPHS:
                voice = written[1]
            elif paper is not None and unit.paragraph - paper[1] <= _PARAGRAPHS:
                voice = Voice(name=paper[2])
            one = replace(one, frame=replace(one.frame, subject=voice))
        elif one.frame.subject is not None and one.frame.channel in _WRITTEN and unit.level is None:
            written = (unit.paragraph, one.frame.subject)
        found.append(one)
    return tuple(found)


def _newspapers(units: Sequence[Unit], quotes: Sequence[QuotedSpeech]) -> list[tuple[int, int, str]]:
    """Where titles stand between marks: offset, paragraph, title."""
    return [
        (node.start, unit.paragraph, quotes[node.index].text)
        for unit in units
        for node in unit.nodes
        if node.kind == "quote" and quotes[node.index].kind == "title"
    ]
