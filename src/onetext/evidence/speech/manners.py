"""Verbs that are speech only beside a quotation: `“No,” laughed Ana`, `she shrugged: “No.”`, `he spoke of “a trap”`."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.signs import FAMILY
from onetext.evidence.speech.lexicon import Lexicon
from onetext.evidence.speech.units import Node
from onetext.evidence.speech.verbs import Group

__all__ = ["follows_quote", "is_beside", "is_manner"]

_MANNER = frozenset({"quote", "words"})
_FAR = 10
"""Nodes at most between such a verb and the comma, colon or mark that brings its quotation."""
_OBJECT = 4
_AS = 7
_BREAKS = frozenset(",:—–")
_ENDS = frozenset("?!…—–")
_CLOSES = frozenset(",?!…—–")


def is_manner(group: Group) -> bool:
    """Whether a verb says something only with what is said close beside it."""
    return all(sense.takes <= _MANNER or "close" in sense.takes for sense in group.senses)


def is_beside(group: Group, nodes: Sequence[Node], words: Lexicon, text: str) -> bool:
    """Whether a quotation stands where what such a verb says would stand.

    Parameters
    ----------
    nodes
        Those of the unit of the verb.
    text
        The whole article's.
    """
    if group.mode not in ("finite", "participle", "passive") or _is_noun(group, nodes):
        return False
    if group.takes("close") and _has_clause(group, nodes, words):
        return True
    return _is_before(group, nodes, text) or _is_behind(group, nodes, words)


def follows_quote(at: int, text: str) -> bool:
    """Whether words begin right behind a quotation that ended as a sentence does: `“Who?” Ana snapped.`"""
    before = text[max(at - 4, 0) : at].rstrip()
    return before[-1:] in FAMILY and before[-2:-1] in _ENDS and before != ""


def _is_noun(group: Group, nodes: Sequence[Node]) -> bool:
    """Whether a base form may as well be a noun: verbs have `they` or several people before them."""
    if not group.bare or group.kinds != frozenset({"base"}) or group.mode != "finite":
        return False
    before = nodes[group.first - 1] if group.first else None
    return before is None or before.kind != "mention"


def _has_clause(group: Group, nodes: Sequence[Node], words: Lexicon) -> bool:
    """`confided that …`, `calculates in its latest paper that …`; or `it is over, she confided`."""
    for node in nodes[group.last : group.last + _FAR]:
        if node.kind == "word" and words.has("that", node.lower):
            return True
        if node.kind == "quote" or (node.kind == "sign" and node.lower != ","):
            break
    is_last = group.last >= len(nodes) or nodes[group.last].kind == "sign"
    near = nodes[max(group.first - 1 - _OBJECT, 0) : group.first]
    return is_last and any(node.kind == "sign" and node.lower in ",—–" for node in near)


def _is_before(group: Group, nodes: Sequence[Node], text: str) -> bool:
    """`“No,” Ana laughed`: the quotation ends as speech does, and nothing but a name stands between."""
    for at in range(group.first - 1, max(group.first - 1 - _FAR, -1), -1):
        node = nodes[at]
        if node.kind == "quote":
            behind = nodes[at + 1]
            is_closed = text[node.end - 1] in _CLOSES or (behind.kind == "sign" and behind.lower in _BREAKS)
            return is_closed and (group.takes("close") or at == 0 or nodes[at - 1].kind == "sign")
        if node.kind == "sign" and node.lower not in ",—–":
            return False
    return False


def _is_behind(group: Group, nodes: Sequence[Node], words: Lexicon) -> bool:
    is_object = group.takes("words")
    for at in range(group.last, min(group.last + _FAR, len(nodes))):
        node = nodes[at]
        if node.kind == "quote":
            before = nodes[at - 1]
            if before.kind == "sign":
                is_far = at - group.last > 2
                return not is_far or (before.lower == ":" and not is_object)
            is_led = at - group.last < _OBJECT and _is_light(nodes[group.last : at], words)
            is_led = is_led or (words.has("as", before.lower) and at - group.last <= _AS)
            return group.takes("close") or (is_object and is_led)
        if node.kind == "sign" and node.lower not in _BREAKS:
            return False
    return False


def _is_light(between: Sequence[Node], words: Lexicon) -> bool:
    """Whether only articles and adverbs stand between a verb and its object."""
    return all(
        words.has("determiners", node.lower) or words.has("possessives", node.lower) or words.is_adverb(node.lower)
        for node in between
    )
