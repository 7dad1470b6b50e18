"""What is said to happen if a deadline is not kept, and what is to be done: clauses around the words of time."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.article import Article
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.setting import Condition, Region
from onetext.evidence.frames import Frame
from onetext.model import Place

__all__ = [
    "clause_end",
    "does_harm",
    "goes_on",
    "main_clause",
    "penalty",
    "stripped",
    "without_first_teller",
    "without_teller",
]

_LONG = 45
"""Words a clause may take."""
_SIGNS = frozenset(';:—–()"“”«»?!')
_CLOSING = {"“": "”", "«": "»"}
_TRIMMED = frozenset(",.;:—–-()\"“”«»?!’‘'")
_FRONT = frozenset(',:;—–"“‘')
_NEAR = 10
_TELLING = frozenset({"say", "claim", "threaten", "promise"})


def stripped(article: Article, first: int, last: int, dropped: frozenset[str] = frozenset()) -> Place | None:
    """The place of some tokens without signs at both ends, and without some words at the beginning."""
    tokens = article.tokens
    while first < last and (tokens[first].text in _TRIMMED or tokens[first].lower in dropped):
        first += 1
    while first < last and tokens[last - 1].text in _TRIMMED:
        last -= 1
    return Place(start=tokens[first].start, end=tokens[last - 1].end) if first < last else None


def clause_end(article: Article, at: int, region: Region, rules: Rules) -> int:
    """Where the clause that a token stands in ends: a sign, or a comma with a joining word behind it."""
    tokens = article.tokens
    high = min(region.last, at + _LONG)
    begin = at
    while at < high:
        closing = _CLOSING.get(tokens[at].text, "")
        if closing and at > begin:  # if not, he “would not be responsible”
            behind = next((ahead + 1 for ahead in range(at + 1, high) if tokens[ahead].text == closing), at)
            if behind > at:
                at = behind
                continue
        if tokens[at].text in _SIGNS:
            return at
        if tokens[at].text == "," and at + 1 < region.last and tokens[at + 1].lower in rules.joins:
            return at
        at += 1
    return at


def penalty(article: Article, after: int, region: Region, rules: Rules) -> Place | None:
    """What stands behind `or face`, `otherwise`, … in the sentence, or in the next one where it begins so."""
    for hit in rules.penalty.find(article.tokens, after, min(region.last, after + _LONG)):
        place = stripped(article, hit.first, clause_end(article, hit.last, region, rules), rules.dropped)
        if place is not None and place.end > article.tokens[hit.last - 1].end:
            return place
    return _next_sentence(article, region, rules)


def _next_sentence(article: Article, region: Region, rules: Rules) -> Place | None:
    number = region.sentence + 1
    at = goes_on(article, number, rules)
    if at is None:
        return None
    sentence = article.sentences[number]
    following = Region(sentence.first, sentence.last, number)
    comma = next((at for at in range(at, min(at + _NEAR, sentence.last)) if article.tokens[at].text == ","), at)
    return stripped(article, comma, clause_end(article, comma + 1, following, rules), rules.dropped)


def goes_on(article: Article, number: int, rules: Rules) -> int | None:
    """The token behind words that a sentence begins with to tell what happens if not (`If they do not`, …), or None."""
    if not 0 <= number < len(article.sentences):
        return None
    sentence = article.sentences[number]
    first = sentence.first
    while first < sentence.last and article.tokens[first].text in _TRIMMED:
        first += 1
    if first < sentence.last and article.tokens[first].lower in rules.joins:
        first += 1
    hits = rules.next.find(article.tokens, first, min(first + _NEAR, sentence.last))
    return next((hit.last for hit in hits if hit.first == first), None)


def main_clause(article: Article, condition: Condition, region: Region, start: int, rules: Rules) -> Place | None:
    """The clause that a condition belongs to: behind its comma where the condition comes first, else before it.

    Parameters
    ----------
    start
        Token before which the main clause cannot begin (that of the frame which reports it).
    """
    tokens = article.tokens
    if condition.follows:
        begin = condition.last
        while begin < region.last and tokens[begin].text in _TRIMMED:
            begin += 1
        return stripped(article, begin, clause_end(article, begin, region, rules), rules.dropped_in_main)
    low = max(region.first, start, condition.at - _LONG)
    before = stripped(article, low, condition.at, rules.openers)
    has_verb = any(rules.is_will(token.lower) for token in tokens[max(low, condition.at - _LONG) : condition.at])
    is_infinitive = low > 0 and tokens[low - 1].lower in rules.infinitive
    leading = tokens[condition.at - 1] if condition.at > low else None
    fronted = (
        leading is None or leading.text in _FRONT or leading.lower in rules.joins or leading.lower in rules.openers
    )
    comma = next(
        (at for at in range(condition.last, min(region.last, condition.last + _LONG)) if tokens[at].text == ","), None
    )
    if fronted and comma is not None and low < condition.at:
        end = clause_end(article, comma + 1, region, rules)
        if any(rules.is_will(token.lower) for token in tokens[comma:end]):
            return stripped(article, comma, end, rules.dropped_in_main)
    if before is not None and (has_verb or is_infinitive or condition.at - low > 3):
        return before
    if comma is None:
        return before
    return stripped(article, comma, clause_end(article, comma + 1, region, rules), rules.dropped_in_main)


def does_harm(article: Article, place: Place, rules: Rules) -> bool:
    """Whether a clause tells of what threatens: to walk out, to close the border, to go to court."""
    first, last = article.token_at(place.start), article.token_at(place.end - 1) + 1
    last = min(last, first + _LONG)
    if next(rules.mercies.find(article.tokens, first, last), None) is not None:
        return False
    return next(rules.harm.find(article.tokens, first, last), None) is not None


def without_teller(article: Article, place: Place | None, frames: Sequence[Frame]) -> Place | None:
    """A clause without who tells it behind a comma: `…, the minister said on Thursday`."""
    if place is None:
        return None
    for frame in frames:
        start = frame.verb.start if frame.subject_place is None else min(frame.verb.start, frame.subject_place.start)
        is_last = frame.verb_class == "demand" and frame.verb.end == place.end  # …, the union warned
        if not (frame.verb_class in _TELLING or is_last) or not place.start < start or frame.verb.end > place.end:
            continue
        if article.text[place.start : start].rstrip().endswith(","):
            return stripped(article, article.token_at(place.start), article.token_at(start))
    return place


def without_first_teller(article: Article, place: Place | None, frames: Sequence[Frame]) -> Place | None:
    """A clause without who tells it before its comma: if they do not, `he says`, he will call elections."""
    if place is None:
        return None
    for frame in frames:
        start = frame.verb.start if frame.subject_place is None else min(frame.verb.start, frame.subject_place.start)
        end = frame.verb.end if frame.subject_place is None else max(frame.verb.end, frame.subject_place.end)
        if frame.verb_class in _TELLING and start == place.start and article.text[end : end + 1] == ",":
            last = article.token_at(end)
            stop = article.sentences[article.sentence_at(end)].last
            return stripped(article, last, min(_until_sign(article, last + 1, stop), stop))
    return place


def _until_sign(article: Article, at: int, stop: int) -> int:
    high = min(stop, at + _LONG)
    while at < high and article.tokens[at].text not in _SIGNS:
        at += 1
    return at
