"""Where the subject of a verb ends when words stand between them: voted to give; Prieto, she said, would."""

from __future__ import annotations

from onetext.evidence.article import Article
from onetext.evidence.demands.bodies import Bodies
from onetext.evidence.demands.rules import DemandRules

__all__ = ["reached"]

_INSIDE, _TOLD, _DECIDED, _TURNS, _PASSED = 24, 7, 6, 3, 12
"""Words of a clause between commas; of one that says who tells it; from a verb to its infinitive; steps back; adverbs
and auxiliaries before a verb."""
_DASHES = frozenset("-–")
"""Signs within a count of votes: voted 5-0 to give."""


def reached(article: Article, at: int, bodies: Bodies, rules: DemandRules) -> int:
    """The token behind the subject of a verb that begins at a token; the token itself where nothing stands between.

    Passed over are verbs of deciding before an infinitive, clauses about the subject between commas, and who tells it.
    O(1).
    """
    first = article.sentences[article.sentence_at(article.tokens[at].start)].first
    for _ in range(_TURNS):
        near = at
        begun = max(first, at - _PASSED)
        while near > begun and bodies.passes(near - 1):
            near -= 1
        further = _before_deciding(article, near, at, first, rules) or _before_commas(article, near, first, rules)
        if further is None:
            break
        at = further
    return at


def _before_deciding(article: Article, near: int, at: int, first: int, rules: DemandRules) -> int | None:
    """The verb of deciding whose infinitive begins between two tokens: voted 5-0 on Monday to give."""
    tokens = article.tokens
    if not any(tokens[between].lower in rules.to for between in range(near, at)):
        return None
    for back in range(near - 1, max(near - _DECIDED, first) - 1, -1):
        if tokens[back].lower in rules.plain.deciding:
            return back
        if not tokens[back].text[-1].isalnum() and tokens[back].text not in _DASHES:
            return None
    return None


def _before_commas(article: Article, at: int, first: int, rules: DemandRules) -> int | None:
    """The comma that begins a clause about the subject, or of who tells, that ends right before a token."""
    tokens = article.tokens
    if at - 1 <= first or tokens[at - 1].text != ",":
        return None
    back = next((near for near in range(at - 2, max(at - _INSIDE, first), -1) if tokens[near].text == ","), None)
    if back is None or back + 2 >= at:
        return None
    begin = tokens[back + 1].lower
    told = at - back <= _TOLD + 2 and any(token.lower in rules.plain.telling for token in tokens[back + 1 : at - 1])
    about = begin in rules.plain.relatives or begin in rules.plain.under or begin.endswith(rules.done_endings)
    return back if told or about or begin in rules.plain.aside else None
