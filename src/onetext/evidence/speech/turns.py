"""Who speaks where in an interview: paragraphs that begin with `Question:`, `Answer:` or a name and a colon."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article, Token
from onetext.evidence.frames import Mention
from onetext.evidence.speech.asked import answers
from onetext.model import Voice

__all__ = ["Turns", "turns"]

_LABEL = 5
"""A label has so many words at most."""
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Turns:
    """Stretches of an interview in order, each with its speaker (None for whoever asks)."""

    starts: Sequence[int]
    ends: Sequence[int]
    voices: Sequence[Voice | None]
    guest: Voice | None = None

    def asked(self, offset: int) -> Voice | None:
        """Whom a question at a place calls `you`; None outside questions."""
        index = bisect_right(self.starts, offset) - 1
        is_question = index >= 0 and offset < self.ends[index] and self.voices[index] is None
        return self.guest if is_question else None

    def at(self, offset: int) -> Voice | None:
        """Who answers at a place; None outside answers."""
        index = bisect_right(self.starts, offset) - 1
        return self.voices[index] if index >= 0 and offset < self.ends[index] else None


def turns(article: Article, mentions: Sequence[Mention]) -> Turns:
    """The turns of an article; none where fewer than two paragraphs have a label.

    The one who answers `Question:` is the first person named before the first label.
    """
    labels = _labels(article)
    table = article.language.tables.get("speech", {}).get("turns", {})
    asking, answering = frozenset(table.get("asking", ())), frozenset(table.get("answering", ()))
    ends = frozenset(table.get("ends", ()))
    counts: dict[str, int] = {}
    for _paragraph, label in labels:
        counts[label] = counts.get(label, 0) + 1
    labels = [entry for entry in labels if counts[entry[1]] >= _LEAST]
    if not labels:
        return _without_labels(article, mentions)
    first = article.paragraphs[labels[0][0]].start
    guest = _guest(article, mentions, first)
    names = _names(mentions)
    only_asked = all(label in asking for _, label in labels)  # the answers have no label: they follow in paragraphs
    starts, stops, voices = [], [], []
    for number, (paragraph, label) in enumerate(labels):
        voice = None if label in asking else guest if label in answering else names.get(label)
        last = labels[number + 1][0] if number + 1 < len(labels) else len(article.paragraphs)
        starts.append(article.paragraphs[paragraph].start)
        stops.append(article.paragraphs[paragraph].end if only_asked else _stop(article, paragraph, last, ends))
        voices.append(voice)
        if only_asked and paragraph + 1 < last:
            starts.append(article.paragraphs[paragraph + 1].start)
            stops.append(_stop(article, paragraph + 1, last, ends))
            voices.append(guest)
    return Turns(starts, stops, voices, guest)


def _without_labels(article: Article, mentions: Sequence[Mention]) -> Turns:
    """The answers of an interview whose paragraphs have no labels, and its questions."""
    found = answers(article)
    guest = _guest(article, mentions, article.paragraphs[found[0][0] - 1].start) if found else None
    if guest is None:
        return Turns((), (), ())
    starts, stops, voices = [], [], []
    asked = found[0][0] - 1
    for first, last in found:
        starts += [article.paragraphs[asked].start, article.paragraphs[first].start]
        stops += [article.paragraphs[first - 1].end, article.paragraphs[last].end]
        voices += [None, guest]
        asked = last + 1
    return Turns(starts, stops, voices, guest)


def _guest(article: Article, mentions: Sequence[Mention], first: int) -> Voice | None:
    """Who answers: the first named before a place of whom the text also says `he` or `she`, else the first named."""
    personal = frozenset(article.language.tables.get("speech", {}).get("words", {}).get("person_pronouns", ()))
    persons = {m.voice.name for m in mentions if m.voice is not None and m.text.casefold() in personal}
    named = [m.voice for m in mentions if m.start < first and m.kind == "name" and not m.plural and m.voice]
    return next((voice for voice in named if voice.name in persons), named[0] if named else None)


def _labels(article: Article) -> list[tuple[int, str]]:
    """Paragraphs that begin with a few words and a colon, with those words."""
    found: list[tuple[int, str]] = []
    seen = -1
    for sentence in article.sentences:
        if sentence.paragraph == seen:
            continue
        seen = sentence.paragraph
        words = article.tokens[sentence.first : min(sentence.last, sentence.first + _LABEL + 1)]
        label = _label(words)
        if label:
            found.append((sentence.paragraph, label))
    return found


def _label(words: Sequence[Token]) -> str:
    for at, token in enumerate(words):
        if token.text == ":":
            parts = words[:at]
            if parts and all(part.text[0].isalpha() or part.text == "." for part in parts) and parts[0].is_capital:
                return " ".join(part.lower for part in parts)
            return ""
    return ""


def _stop(article: Article, first: int, last: int, ends: frozenset[str]) -> int:
    """Where a turn ends: at the next label, or before a paragraph that closes the interview."""
    for paragraph in range(first + 1, last):
        start = article.paragraphs[paragraph].start
        if any(article.text.startswith(word, start) for word in ends):
            return start
    return article.paragraphs[last - 1].end


def _names(mentions: Sequence[Mention]) -> Mapping[str, Voice]:
    found: dict[str, Voice] = {}
    for mention in mentions:
        if mention.voice is not None and mention.kind == "name":
            found.setdefault(mention.text.casefold().replace("’", "'"), mention.voice)
            found.setdefault(mention.voice.name.split()[-1].casefold(), mention.voice)
    return found
