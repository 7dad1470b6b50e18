"""Writings that speak: `the document reads` means whoever gave it out, `the paper` the newspaper named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.speech.lexicon import Lexicon, lexicon
from onetext.evidence.speech.said import Said
from onetext.evidence.speech.units import Unit
from onetext.model import QuotedSpeech, Voice

__all__ = ["with_writings"]

_WRITTEN = frozenset({"statement", "letter", "post"})
_PARAGRAPHS = 1
_TELLING = frozenset({"say", "claim"})
"""What a text without author does; it demands nothing."""


def with_writings(
    article: Article, said: Sequence[Said], units: Sequence[Unit], quotes: Sequence[QuotedSpeech]
) -> tuple[Said, ...]:
    """The frames, where a writing without owner is the subject, with the voice of whoever wrote last.

    A text of which nobody is known to have written it speaks for itself ("the treaty says").
    """
    words = lexicon(article.language)
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
            place = one.frame.subject_place
            is_text = one.frame.verb_class in _TELLING and words.has("writings.texts", one.writing)
            if voice is None and place is not None and is_text:
                voice = Voice(name=article.text[place.start : place.end], how="role")
            one = replace(one, frame=replace(one.frame, subject=voice))
        elif one.frame.subject is not None and unit.level is None and _writes(one, words):
            written = (unit.paragraph, one.frame.subject)
        found.append(one)
    return tuple(found)


def _writes(one: Said, words: Lexicon) -> bool:
    return one.frame.channel in _WRITTEN or words.has("writings.verbs", one.frame.lemma)


def _newspapers(units: Sequence[Unit], quotes: Sequence[QuotedSpeech]) -> list[tuple[int, int, str]]:
    """Where titles stand between marks: offset, paragraph, title."""
    return [
        (node.start, unit.paragraph, quotes[node.index].text)
        for unit in units
        for node in unit.nodes
        if node.kind == "quote" and quotes[node.index].kind == "title"
    ]
