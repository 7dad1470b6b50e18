"""Words before a subject that say when: `Late on Monday the ministry …`, `In a call on Friday night Ana …`."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.speech.lexicon import Lexicon
from onetext.evidence.speech.units import Node

__all__ = ["says_when"]

_MOST = 9


def says_when(nodes: Sequence[Node], at: int, words: Lexicon) -> bool:
    """Whether all that stands before a node is a phrase that ends with a word of time."""
    if not 1 < at <= _MOST or any(node.kind != "word" for node in nodes[:at]):
        return False
    last, first = nodes[at - 1].lower, nodes[0].lower
    is_time = words.has("time", last) and not words.has("determiners", last) and not words.has("indefinite", last)
    return is_time and any(words.has(some, first) for some in ("prepositions", "time", "adverbs", "openers"))
