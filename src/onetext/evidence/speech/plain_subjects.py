"""Subjects that no table knows, by their place: `shippers along the coast say that …`, `one of them, Lunden, said`."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.speech.lexicon import Lexicon
from onetext.evidence.speech.units import Node

__all__ = ["before_relative", "named_behind_description", "worded_before"]

_LONGEST = 8
"""Nodes of a subject that nothing but its place tells, at most."""
_RELATIVE = 12
"""Nodes of a relative clause without commas, at most."""
_NEAR_PLACE = 5
"""Nodes between a preposition and the noun for a place, at most."""
_NO_BEGINNINGS = ("prepositions", "subordinators", "relatives", "whether", "clefts", "nobody", "expletives", "adverbs")
_BREAKS = ("that", "subordinators", "relatives", "coordinators")


def worded_before(nodes: Sequence[Node], at: int, words: Lexicon, text: str) -> int | None:
    """The first node of a phrase that begins its clause and ends at a node; None where it is no plain phrase."""
    if at < 0 or not _may_end(nodes[at], words):
        return None
    first = at
    while first > 0 and at - first < _LONGEST and not _is_break(nodes[first - 1], words):
        first -= 1
    while first < at and nodes[first].kind == "word" and _is_light(nodes[first], words, text):
        first += 1
    if first > 0 and not _is_break(nodes[first - 1], words) and at - first >= _LONGEST:
        return None
    for step in range(first + 1, at + 1):
        is_new = nodes[step].kind == "word" and words.has("articles", nodes[step].lower)
        if is_new and not (nodes[step - 1].kind == "word" and words.has("prepositions", nodes[step - 1].lower)):
            return None  # a charge the exporters deny
    inside = [node for node in nodes[first : at + 1] if node.kind == "word"]
    if any(words.is_auxiliary(node.lower) or _is_finite(node.lower, words) for node in inside):
        return None
    return first if _may_begin(nodes, first, at, words, text) else None


def _may_end(node: Node, words: Lexicon) -> bool:
    if node.kind != "word" or not node.lower[0].isalpha() or words.is_adverb(node.lower):
        return False
    return not any(words.has(kind, node.lower) for kind in ("prepositions", "time", "determiners", *_BREAKS, "own"))


def _is_break(node: Node, words: Lexicon) -> bool:
    if node.kind in ("sign", "quote"):
        return True
    return node.kind == "word" and any(words.has(kind, node.lower) for kind in _BREAKS)


def _is_light(node: Node, words: Lexicon, text: str) -> bool:
    """Whether a word only leads on to a subject: `Meanwhile`, `On Tuesday`."""
    return words.is_adverb(node.lower) and not text[node.start : node.end].isupper()


def _is_finite(word: str, words: Lexicon) -> bool:
    """Whether a word is a verb of saying: then more than a phrase stands there."""
    return any(form.kinds & {"third", "past"} for form in words.forms.get(word, ()))


def _may_begin(nodes: Sequence[Node], first: int, last: int, words: Lexicon, text: str) -> bool:
    head = nodes[first]
    if any(node.kind == "mention" and words.has("subject_pronouns", node.lower) for node in nodes[first : last + 1]):
        return False
    if head.kind != "word":
        return first < last and not words.has("possessives", head.lower)
    if words.has("articles", head.lower) and last == first + 1:
        tail = nodes[last]
        return (
            text[tail.start].isupper() or tail.lower.endswith(words.plural_endings) or words.has("houses", tail.lower)
        )
    if any(words.has(kind, head.lower) for kind in _NO_BEGINNINGS) or words.has("pointing", head.lower):
        return False
    if words.has("articles", head.lower) or words.has("indefinite", head.lower) or words.has("determiners", head.lower):
        return first < last
    if words.has("time", head.lower) or words.has("subject_pronouns", head.lower) or not head.lower[0].isalpha():
        return False
    return text[head.start].isupper() or head.lower.endswith(words.plural_endings)


def before_relative(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """`a nurse at the clinic who asked not to be named said`: the mention before the relative clause that ends here."""
    has_verb = False
    for back in range(at, max(at - _RELATIVE, 0), -1):
        node = nodes[back]
        if node.kind in ("sign", "quote"):
            return None
        if node.kind != "word":
            continue
        if words.has("that", node.lower):
            return None
        if words.has("relatives", node.lower):
            return _head_before(nodes, back - 1, words) if has_verb else None
        has_verb = has_verb or words.may_be_finite(node.lower) or _is_form(node.lower, words)
    return None


def _head_before(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """The mention that ends at a node, or that a few words describe (`a nurse at the clinic`)."""
    for back in range(at, max(at - _LONGEST, -1), -1):
        if nodes[back].kind == "mention":
            return back if back == at or words.has("prepositions", nodes[back + 1].lower) else None
        if nodes[back].kind != "word":
            return None
    return None


def _is_form(word: str, words: Lexicon) -> bool:
    return word in words.forms


def named_behind_description(nodes: Sequence[Node], comma: int, words: Lexicon) -> int | None:
    """`the yard's oldest welder, Ada Lind, said`: where the description begins that ends at the comma before a name."""
    back = comma - 1
    if back < 0 or nodes[back].kind not in ("word", "mention"):
        return None
    lower = nodes[back].lower
    if nodes[back].kind == "word" and (words.has("time", lower) or words.is_adverb(lower) or lower.isdigit()):
        return None
    while back > 0 and comma - back < _RELATIVE and not _is_break(nodes[back - 1], words):
        back -= 1
    return back


def place_of_name(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """`an official in the capital, Drava, said`: the node before the preposition of a place with its name."""
    if at < 4 or nodes[at].kind != "mention" or " " in nodes[at].lower or nodes[at - 1].lower != ",":
        return None
    if not words.has("place_nouns", nodes[at - 2].lower):
        return None
    for back in range(at - 3, max(at - 3 - _NEAR_PLACE, 0), -1):
        if nodes[back].kind != "word":
            return None
        if words.has("prepositions", nodes[back].lower):
            return back - 1 if nodes[back - 1].kind in ("word", "mention") else None
    return None


def relative_before(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """`a neighbour who fished those waters`: the `who` right before the verb that ends at a node."""
    for back in (at - 1, at - 2):
        if back < 1 or nodes[back].kind != "word" or not words.has("relatives", nodes[back].lower):
            continue
        verb = nodes[back + 1]
        is_verb = verb.kind == "word" and (words.may_be_finite(verb.lower) or _is_form(verb.lower, words))
        is_near = back == at - 1 or words.has("determiners", nodes[at].lower)
        return back if is_verb and is_near and nodes[back - 1].kind == "word" else None
    return None


def before_own(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """`a captain I rang on Wednesday told me`: the node before the `I` or `we` of a clause that ends at a node."""
    for back in range(at - 1, max(at - _LONGEST, 0), -1):
        if nodes[back].kind in ("sign", "quote"):
            return None
        if words.has("own", nodes[back].lower):
            is_somebody = nodes[back - 1].kind == "mention" or not _is_break(nodes[back - 1], words)
            return back - 1 if is_somebody else None
    return None
