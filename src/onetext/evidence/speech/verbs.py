"""Find the verbs of saying of a unit, each with its auxiliaries, its negation and its voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onetext.evidence.frames import VerbClass
from onetext.evidence.speech.lexicon import FormKind, Lexicon, Sense
from onetext.evidence.speech.units import Node

__all__ = ["Group", "groups", "is_nobody", "only_asks"]

Mode = Literal["finite", "participle", "infinitive", "passive"]
_FEW = 5
"""So many words between a verb and the infinitive that it governs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A verb group: nodes `first` to `last` (exclusive) of a unit.

    Attributes
    ----------
    head
        The node of the verb itself.
    senses
        Those whose further words stand there.
    nothing
        Whether "nothing" or "no" right behind it is all that negates it: that may as well begin what is said.
    bare
        Whether it has no auxiliary, so that its form alone must tell.
    governed
        For an infinitive: the first node of the verb that governs it.
    """

    first: int
    head: int
    last: int
    lemma: str
    kinds: frozenset[FormKind]
    senses: tuple[Sense, ...]
    mode: Mode
    negated: bool = False
    nothing: bool = False
    modal: str = ""
    bare: bool = False

    @property
    def verb_class(self) -> VerbClass:
        """What it means whatever follows."""
        return self.senses[0].verb_class or "say"

    def takes(self, what: str) -> bool:
        """Whether any sense takes a kind of content."""
        return any(what in sense.takes for sense in self.senses)


def groups(nodes: Sequence[Node], words: Lexicon) -> Iterator[Group]:
    """The verb groups of a unit, in order."""
    free = 0
    for at, node in enumerate(nodes):
        if at < free or node.kind != "word":
            continue
        if at and words.has("idioms", f"{nodes[at - 1].lower} {node.lower}"):
            continue
        if only_asks(nodes, at, words):
            continue
        for form in words.forms.get(node.lower, ()):
            senses, last = _senses(nodes, at, words.senses[form.lemma])
            if not senses:
                continue
            found = _group(nodes, at, last, form.lemma, form.kinds, senses, words)
            if found is not None:
                free = last
                yield found
                break


def only_asks(nodes: Sequence[Node], at: int, words: Lexicon) -> bool:
    """`“…,” she says when I ask`, `when asked about it`: a verb of asking that tells on what occasion all is said."""
    if not words.has("prompting", nodes[at].lower):
        return False
    back = at - 1
    if back > 0 and words.has("own", nodes[back].lower):
        back -= 1
    return back >= 0 and nodes[back].kind == "word" and words.has("occasioning", nodes[back].lower)


def _senses(nodes: Sequence[Node], at: int, senses: Sequence[Sense]) -> tuple[tuple[Sense, ...], int]:
    """The senses with most further words that stand there; words between ("ruled it out") are not looked through."""
    longest = -1
    found: list[Sense] = []
    for sense in senses:
        size = len(sense.after)
        if size < longest:
            break
        if tuple(node.lower for node in nodes[at + 1 : at + 1 + size]) == sense.after:
            longest = size
            found.append(sense)
    if any(sense.verb_class is None for sense in found):
        return (), at + 1
    return tuple(found), at + 1 + max(longest, 0)


def _by_nobody(nodes: Sequence[Node], first: int, words: Lexicon) -> bool:
    """`Nobody said`, `no minister said`: whether the subject right before a verb is nobody."""
    for node in reversed(nodes[max(first - 3, 0) : first]):
        if node.kind == "mention":
            return is_nobody(node.lower, words)
        if node.kind != "word":
            return False
        if is_nobody(node.lower, words):
            return True
    return False


def is_nobody(phrase: str, words: Lexicon) -> bool:
    """Whether a phrase stands for nobody, by its first word."""
    return words.has("nobody", phrase.partition(" ")[0].casefold())


def _group(
    nodes: Sequence[Node],
    at: int,
    last: int,
    lemma: str,
    kinds: frozenset[FormKind],
    senses: tuple[Sense, ...],
    words: Lexicon,
) -> Group | None:
    first, auxiliaries = _before(nodes, at, words)
    negated = any(words.has("negations", node.lower) for node in nodes[first:at] if node.kind == "word")
    nothing = not negated and last < len(nodes) and words.has("nothing", nodes[last].lower)
    negated = negated or nothing or _by_nobody(nodes, first, words)
    modal = next((word for word in auxiliaries if words.has("modals", word)), "")
    mode = _mode(nodes, first, last, kinds, auxiliaries, words)
    if mode is None:
        return None
    if mode == "infinitive":
        governed = _governed(nodes, first, words)
        if governed is None:
            return None
        first, undone = governed
        negated = negated != undone
    return Group(
        first=first,
        head=at,
        last=last,
        lemma=lemma,
        kinds=kinds,
        senses=senses,
        mode=mode,
        negated=negated,
        nothing=nothing,
        modal=modal,
        bare=not auxiliaries,
    )


def _before(nodes: Sequence[Node], at: int, words: Lexicon) -> tuple[int, list[str]]:
    """Where the auxiliaries and adverbs before a verb begin, and which auxiliaries there are."""
    first, auxiliaries = at, []
    while first > 0 and at - first < 8 and nodes[first - 1].kind == "word":
        word = nodes[first - 1].lower
        if words.is_auxiliary(word):
            auxiliaries.append(word)
        elif not (words.is_adverb(word) or words.has("negations", word) or _is_between(nodes, first - 1, words)):
            break
        first -= 1
    return first, auxiliaries


def _is_between(nodes: Sequence[Node], at: int, words: Lexicon) -> bool:
    """`has long argued`, `have since said`: words that are adverbs behind an auxiliary alone."""
    return at > 0 and words.has("between", nodes[at].lower) and words.is_auxiliary(nodes[at - 1].lower)


def _mode(
    nodes: Sequence[Node],
    first: int,
    last: int,
    kinds: frozenset[FormKind],
    auxiliaries: Sequence[str],
    words: Lexicon,
) -> Mode | None:
    before = nodes[first - 1] if first else None
    after = nodes[last] if last < len(nodes) else None
    has_to = before is not None and before.kind == "word" and words.has("to", before.lower)
    is_be = bool(auxiliaries) and words.has("be", auxiliaries[0])
    if has_to and "base" in kinds:
        return "infinitive"
    if "ing" in kinds:
        return "finite" if is_be else _free("participle", before, words)
    if is_be:
        return "passive" if "participle" in kinds else None
    if auxiliaries:
        return "finite"
    is_inverted = first >= 2 and nodes[first - 1].kind == "mention" and words.has("have", nodes[first - 2].lower)
    if is_inverted and "participle" in kinds:
        return "finite"
    if "participle" in kinds and after is not None and after.kind == "word" and words.has("by", after.lower):
        means = nodes[last + 1] if last + 1 < len(nodes) else None
        if "past" not in kinds or means is None or not words.has("means", means.lower):
            return "passive"  # “…,” Ana said by phone
    if first >= 2 and nodes[first - 1].kind == "mention" and words.has("heard", nodes[first - 2].lower):
        return "passive"
    return None if kinds <= {"participle"} else _free("finite", before, words)


def _free(mode: Mode, before: Node | None, words: Lexicon) -> Mode | None:
    """A form without auxiliary is no verb behind an article, a possessive or (if it is finite) a preposition."""
    if before is not None and before.kind == "mention" and words.has("possessives", before.lower):
        return None
    if before is None or before.kind != "word":
        return mode
    if words.has("relatives", before.lower):
        return mode
    if words.has("determiners", before.lower):
        return None
    if mode == "finite" and words.has("prepositions", before.lower) and not words.has("subordinators", before.lower):
        return None
    return mode


def _governed(nodes: Sequence[Node], first: int, words: Lexicon) -> tuple[int, bool] | None:
    """Where the verb that governs an infinitive begins, and whether it says that the thing was not done."""
    for at in range(first - 2, max(first - 2 - _FEW, -1), -1):
        node = nodes[at]
        if node.kind == "sign":
            return None
        if node.kind != "word":
            continue
        undone = words.has("infinitives.undone", node.lower)
        if undone or words.has("infinitives.done", node.lower):
            begin, _auxiliaries = _before(nodes, at, words)
            return begin, undone
        if words.has("prepositions", node.lower):
            return None
    return None
