"""Writings that speak: `the statement reads` means whoever gave it out, `the paper` the newspaper named last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onetext.evidence.article import Article
from onetext.evidence.frames import Mention
from onetext.evidence.speech.lexicon import Lexicon, lexicon
from onetext.evidence.speech.said import Said
from onetext.evidence.speech.units import Node, Unit
from onetext.model import QuotedSpeech, Voice

__all__ = ["Issued", "issued_in", "meant_by_it", "with_writings"]

_WRITTEN = frozenset({"statement", "letter", "post"})
_PARAGRAPHS = 1
_PHRASE = 6
_SUBJECT = 12
_TELLING = frozenset({"say", "claim"})
"""What a text without author does; it demands nothing."""


def with_writings(
    article: Article,
    said: Sequence[Said],
    units: Sequence[Unit],
    quotes: Sequence[QuotedSpeech],
    issued: Sequence[Issued],
) -> tuple[Said, ...]:
    """The frames, where a writing without owner is the subject, with its voice.

    A text speaks for itself ("the letter says"); a statement passes on what somebody says, whoever wrote last in its
    paragraph; a newspaper is the one named last.
    """
    words = lexicon(article.language)
    newspapers = _newspapers(units, quotes)
    found: list[Said] = []
    written: tuple[int, Voice] | None = None
    at, paper, waiting = 0, None, 0
    for one in said:
        unit = units[one.unit]
        while at < len(newspapers) and newspapers[at][0] <= one.frame.verb.start:
            paper = newspapers[at]
            at += 1
        while waiting < len(issued) and issued[waiting].end <= unit.start:
            last = issued[waiting]
            written = (last.paragraph, last.voice) if last.is_given else written
            waiting += 1
        if one.writing and one.frame.subject is None:
            voice = None
            place = one.frame.subject_place
            is_text = words.has("writings.nouns", one.writing)
            is_here = written is not None and written[0] == unit.paragraph
            is_his = is_here and words.has("writings.spoken", one.writing)
            if place is not None and is_text and not is_his:
                voice = Voice(name=article.text[place.start : place.end], how="role")
            elif written is not None and unit.paragraph - written[0] <= _PARAGRAPHS:
                voice = written[1]
            elif paper is not None and unit.paragraph - paper[1] <= _PARAGRAPHS:
                voice = Voice(name=paper[2])
            one = replace(one, frame=replace(one.frame, subject=voice))
        elif one.frame.subject is not None and unit.level is None and _writes(one, words):
            written = (unit.paragraph, one.frame.subject)
        found.append(one)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Issued:
    """A writing that a sentence speaks of, up to where; `is_given` when it is told whose it is."""

    end: int
    paragraph: int
    voice: Voice
    is_given: bool


def issued_in(article: Article, units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Issued]:
    """`Ana has put out a statement`, `a letter from Ana`, `they received a notice`: the last of each sentence."""
    words, text = lexicon(article.language), article.text
    found: list[Issued] = []
    for unit in units:
        if unit.level is not None:
            continue
        for at in range(len(unit.nodes) - 1, 0, -1):
            node = unit.nodes[at]
            if node.kind == "word" and words.has("writings.issued", node.lower):
                one = _told_of(text, unit, at, mentions, words)
                if one is not None:
                    found.append(one)
                    break
    found.sort(key=lambda one: one.end)
    return found


def meant_by_it(units: Sequence[Unit], issued: Sequence[Issued]) -> Mapping[int, Voice]:
    """Unit of the author's -> whoever speaks in `it says`: the writing named last, at most a paragraph before."""
    found: dict[int, Voice] = {}
    waiting, last = 0, None
    for number, unit in enumerate(units):
        while waiting < len(issued) and issued[waiting].end <= unit.start:
            last = issued[waiting]
            waiting += 1
        if last is not None and unit.level is None and unit.paragraph - last.paragraph <= _PARAGRAPHS:
            found[number] = last.voice
    return found


def _told_of(text: str, unit: Unit, at: int, mentions: Sequence[Mention], words: Lexicon) -> Issued | None:
    """What a sentence tells of the writing at a node: whose it is, or what it is called."""
    nodes = unit.nodes
    after = nodes[at + 1 : at + 4]
    for step, node in enumerate(after[:-1]):
        is_from = words.has("writings.from", node.lower) and not words.has("of", node.lower)
        if step and words.has("writings.published", after[0].lower) and not words.has("writings.given", after[0].lower):
            is_from = False  # seen by, circulated by
        if is_from and after[step + 1].kind == "mention":
            voice = mentions[after[step + 1].index].voice
            return None if voice is None else Issued(unit.end, unit.paragraph, voice, True)
    first = at - 1
    while first >= 0 and at - first <= _PHRASE and nodes[first].kind == "word":
        if words.has("indefinite", nodes[first].lower):
            break
        first -= 1
    else:
        return None
    if first < 0 or not words.has("indefinite", nodes[first].lower):
        return None
    verbs = [back for back in range(first - 1, max(first - 1 - _PHRASE, -1), -1) if nodes[back].kind == "word"]
    verb = next((back for back in verbs if words.has("writings.issuing", nodes[back].lower)), -1)
    voice = _giver(nodes, first, at, verb, mentions, words)
    if voice is not None:
        return Issued(unit.end, unit.paragraph, voice, True)
    name = text[nodes[first].start : nodes[at].end]
    is_known = verb >= 0 or words.has("sources.in", nodes[max(first - 1, 0)].lower)
    return None if is_known else Issued(unit.end, unit.paragraph, Voice(name=name, how="role"), False)


def _giver(
    nodes: Sequence[Node], first: int, at: int, verb: int, mentions: Sequence[Mention], words: Lexicon
) -> Voice | None:
    """Who gave out the writing at a node: before its verb (or before `in`), else whoever follows `In a statement`."""
    is_in = first > 0 and words.has("sources.in", nodes[first - 1].lower)
    last = first - 1 if is_in else verb
    for back in range(last - 1, max(last - 1 - _SUBJECT, -1), -1):
        is_owned = back > 0 and words.has("prepositions", nodes[back - 1].lower)
        if nodes[back].kind == "mention" and not is_owned:
            return mentions[nodes[back].index].voice
    if not is_in:
        return None
    for ahead in range(at + 1, min(at + _SUBJECT, len(nodes))):
        if nodes[ahead].kind == "mention" and not words.has("prepositions", nodes[ahead - 1].lower):
            return mentions[nodes[ahead].index].voice
    return None


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
