"""Sources without a verb: `according to X`, `in X's telling`, and nouns of saying (`X's demand that …`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onetext.evidence.frames import VerbClass
from onetext.evidence.speech.contents import Content, Contents
from onetext.evidence.speech.strangers import from_where, some_of
from onetext.evidence.speech.subjects import Clauses, Subject
from onetext.evidence.speech.units import Node

__all__ = ["Source", "sources"]

_FEW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A phrase that says whose words something is: nodes `first` to `last` (exclusive)."""

    first: int
    last: int
    lemma: str
    verb_class: VerbClass
    subject: Subject | None
    content: Content
    how: str = "noun of saying"


def sources(clauses: Clauses, contents: Contents) -> Iterator[Source]:
    """All of a unit, in order."""
    for at, node in enumerate(clauses.nodes):
        if node.kind != "word":
            continue
        found = (
            _according(clauses, contents, at)
            or _telling(clauses, contents, at)
            or _noun(clauses, contents, at)
            or _gapped(clauses, contents, at)
            or _stance(clauses, contents, at)
        )
        if found is not None:
            yield found


def _according(clauses: Clauses, contents: Contents, at: int) -> Source | None:
    """`according to X`, before or behind what X says."""
    nodes = clauses.nodes
    for phrase in clauses.words.sources:
        if nodes[at].lower != phrase[0] or tuple(node.lower for node in nodes[at : at + len(phrase)]) != phrase:
            continue
        last = at + len(phrase)
        if len(phrase) == 1 and (last >= len(nodes) or nodes[last].kind != "mention"):
            return None
        subject = _source(clauses, last) if last < len(nodes) else None
        behind = last if subject is None else subject.last
        content = _rest(clauses, contents, at, _behind_second_name(clauses, subject, behind))
        return Source(
            first=at,
            last=last,
            lemma=" ".join(phrase),
            verb_class="say",
            subject=subject,
            content=content,
            how="according to",
        )
    return None


def _source(clauses: Clauses, at: int) -> Subject | None:
    """Who is named behind `according to`: somebody known, or one of several."""
    stranger = some_of(clauses.nodes, at, clauses.words)
    return clauses.somebody(at, "according to") if stranger is None else clauses.stranger(stranger, "according to")


def _telling(clauses: Clauses, contents: Contents, at: int) -> Source | None:
    """`in Putin's telling`."""
    nodes, words = clauses.nodes, clauses.words
    if not words.has("sources.in", nodes[at].lower) or at + 2 >= len(nodes) or nodes[at + 1].kind != "mention":
        return None
    noun = at + 3 if nodes[at + 2].lower in ("'s", "'") else at + 2
    if noun >= len(nodes) or not words.has("sources.nouns", nodes[noun].lower):
        return None
    after = nodes[noun + 1] if noun + 1 < len(nodes) else None
    if after is not None and after.kind != "sign" and after.kind != "quote":
        return None
    return Source(
        first=at,
        last=noun + 1,
        lemma=nodes[noun].lower,
        verb_class="say",
        subject=clauses.somebody(at + 1, "according to"),
        content=_rest(clauses, contents, at, noun + 1),
    )


def _rest(clauses: Clauses, contents: Contents, first: int, behind: int) -> Content:
    """What a source is the source of: the clause behind the comma where it begins the unit, else the one before."""
    nodes, words = clauses.nodes, clauses.words
    left = first - 1
    while left >= 0 and nodes[left].kind == "word" and words.is_adverb(nodes[left].lower):
        left -= 1
    is_first = left < 0 or (nodes[left].kind == "word" and words.has("coordinators", nodes[left].lower))
    if left >= 0 and nodes[left].kind == "sign" and left <= 4:
        is_first = True
    if is_first:
        begin = _behind_insertion(clauses, behind)
        found = contents.clause("clause", begin)
        goes_on = left > 0 and begin == behind + 1 and nodes[left].kind == "sign" and nodes[left].lower == ","
        return found.begun(contents.clause_before(left).first) if goes_on else found
    last = first - 1 if nodes[first - 1].kind == "sign" else first
    before = contents.clause_before(last)
    if last < first and behind + 1 < len(nodes) and nodes[behind].lower == nodes[last].lower == ",":
        after = nodes[behind + 1]
        if after.kind == "quote":
            return contents.clause("quote", behind + 1)
        parts = any(words.has(some, after.lower) for some in ("coordinators", "relatives"))
        if not parts and not words.is_ing(after.lower):
            return contents.clause("clause", behind + 1).begun(before.first)
    return before


def _behind_second_name(clauses: Clauses, subject: Subject | None, behind: int) -> int:
    """Behind who somebody is besides: `According to the mediator, Ruth Calloway, both sides …`."""
    nodes = clauses.nodes
    if subject is None or subject.voice is None or behind >= len(nodes) or nodes[behind].lower != ",":
        return behind
    at = next((i for i in range(behind + 1, min(behind + _FEW, len(nodes))) if nodes[i].kind == "mention"), None)
    if at is None or at + 1 >= len(nodes) or nodes[at + 1].lower != ",":
        return behind
    is_plain = all(clauses.words.has("articles", node.lower) for node in nodes[behind + 1 : at])
    second = clauses.mentions[nodes[at].index].voice
    return at + 1 if is_plain and second is not None and second.name == subject.voice.name else behind


def _behind_insertion(clauses: Clauses, at: int) -> int:
    """Behind the comma of `According to Lucia Renn, who edits the pages, …`."""
    nodes = clauses.nodes
    comma = next(
        (i for i in range(at, min(at + _FEW, len(nodes))) if nodes[i].lower == "," and nodes[i].kind == "sign"), None
    )
    if comma is None:
        return at
    after = nodes[comma + 1] if comma + 1 < len(nodes) else None
    if after is not None and after.kind == "word" and _opens_insertion(clauses, after.lower):
        for ahead in range(comma + 2, min(comma + 2 * _FEW, len(nodes))):
            if nodes[ahead].kind == "sign" and nodes[ahead].lower == ",":
                return ahead + 1
    return comma + 1


def _opens_insertion(clauses: Clauses, word: str) -> bool:
    """`who edits the pages`, `published on Monday`."""
    return clauses.words.has("relatives", word) or clauses.words.has("writings.published", word)


def _noun(clauses: Clauses, contents: Contents, at: int) -> Source | None:
    """`Trump's demand that …`, `a request by the council to …`."""
    nodes, words = clauses.nodes, clauses.words
    entry = words.nouns.get(nodes[at].lower)
    if entry is None or at == 0:
        return None
    verb_class, brings_in = entry
    owner = _owner(clauses, at)
    begin = at + 1
    if begin + 1 < len(nodes) and words.has("writings.from", nodes[begin].lower) and nodes[begin + 1].kind == "mention":
        owner = owner or clauses.somebody(begin + 1, "noun of saying")
        begin += 2
    if words.has("as", next(iter(brings_in), "")):
        begin = _behind_of(clauses, begin)
    if owner is not None:
        begin = _behind_being(clauses, begin)
    if begin >= len(nodes):
        return None
    node = nodes[begin]
    if node.kind == "word" and node.lower in brings_in and begin + 1 < len(nodes):
        after = nodes[begin + 1]
        if words.has("that", node.lower) and after.kind == "word" and words.is_auxiliary(after.lower):
            return None
        if words.has("to", node.lower) and (after.kind != "quote" and not contents.is_plain_verb(after)):
            return None
        is_day = words.has("time", after.lower) and not words.has("determiners", after.lower)
        if after.kind == "word" and is_day:
            return None
        content = contents.clause("quote" if after.kind == "quote" else "clause", begin + 1)
        if words.has("of", node.lower):
            is_cry = content.kind == "quote"
            content = replace(content, last=begin + 2) if is_cry else _as_thing(clauses, content)
    elif node.kind == "quote" or (
        node.lower in (",", ":") and begin + 1 < len(nodes) and nodes[begin + 1].kind == "quote"
    ):
        content = contents.clause("quote", begin if node.kind == "quote" else begin + 1)
    else:
        return None
    owner = owner or (_crying(clauses, begin + 1) if node.kind == "word" else None)
    if owner is None and node.lower == ":":
        return None  # Ana had a simple message: “…”
    if owner is None or owner.voice is None:
        owner = _giver(clauses, at) or owner
    if owner is None and not _stands_alone(clauses, at, node):
        return None
    owner = owner or _of_neighbour(clauses, at)
    if owner is None and content.kind == "quote":
        is_spoken = words.has("with", nodes[max(at - 2, 0)].lower) and words.has("sources.nouns", nodes[at].lower)
        owner = clauses.main_subject(at - 1) if is_spoken else None
    return Source(first=at, last=at + 1, lemma=nodes[at].lower, verb_class=verb_class, subject=owner, content=content)


def _stands_alone(clauses: Clauses, at: int, node: Node) -> bool:
    """Whether a noun says something though nobody is told whose it is: `reports that`, `the demand that`."""
    nodes, words = clauses.nodes, clauses.words
    is_hearsay = words.has("hearsay", nodes[at].lower)
    if words.has("of", node.lower) or not (is_hearsay or _has_article(clauses, at)):
        return False
    if node.kind == "quote" and not words.has("sources.nouns", nodes[at].lower):
        return False  # accepted the proposal “without any conditions”
    return not words.has("owned_nouns", nodes[at].lower)


def _gapped(clauses: Clauses, contents: Contents, at: int) -> Source | None:
    """`Ana has repeated that …; Otto, that …`: the verb of the clause before is meant again."""
    nodes, words = clauses.nodes, clauses.words
    if at < 4 or not words.has("that", nodes[at].lower):
        return None
    who = at - 2 if nodes[at - 1].lower == "," else at - 1
    before = nodes[who - 1]
    is_new = (before.kind == "sign" and before.lower in ";,") or words.has("coordinators", before.lower)
    if nodes[who].kind != "mention" or not is_new or (who == at - 1 and before.kind == "sign"):
        return None
    group = next((one for start, one in contents.starts.items() if start < who and one.mode == "finite"), None)
    if group is None or not (group.takes("clause") or group.takes("only_that")):
        return None
    is_clause = any(node.kind == "word" and words.may_be_finite(node.lower) for node in nodes[group.last : who])
    if before.lower == "," and not is_clause:
        return None  # told Otto, the chairman, that …
    subject = clauses.somebody(who, "verb of the clause before")
    return Source(
        first=at,
        last=at + 1,
        lemma=group.lemma,
        verb_class=group.verb_class,
        subject=subject,
        content=contents.clause("clause", at + 1),
    )


def _stance(clauses: Clauses, contents: Contents, at: int) -> Source | None:
    """`Ana was adamant that …`."""
    nodes, words = clauses.nodes, clauses.words
    is_mood = words.has("moods", nodes[at].lower)
    if (
        not (is_mood or words.has("stances", nodes[at].lower))
        or at + 2 >= len(nodes)
        or not words.has("that", nodes[at + 1].lower)
    ):
        return None
    verb = at - 1
    while verb > 0 and words.is_adverb(nodes[verb].lower) and not words.has("be", nodes[verb].lower):
        verb -= 1
    if verb < 1 or not words.has("be", nodes[verb].lower):
        return None
    subject = clauses.clause_subject(verb - 1, "before the verb")
    if subject is None or words.has("writings.it", nodes[subject.first].lower) or verb - subject.last > _FEW:
        return None
    return Source(
        first=verb,
        last=at + 1,
        lemma=nodes[at].lower,
        verb_class="think" if is_mood else "claim",
        subject=subject,
        content=contents.clause("clause", at + 2),
    )


def _behind_of(clauses: Clauses, at: int) -> int:
    """`her description of it as`: the node of `as`."""
    nodes, words = clauses.nodes, clauses.words
    if at >= len(nodes) or not words.has("of", nodes[at].lower):
        return at
    ahead = (step for step in range(at, min(at + _FEW, len(nodes))) if words.has("as", nodes[step].lower))
    return next(ahead, at)


def _crying(clauses: Clauses, at: int) -> Subject | None:
    """`cries of “Resign!” from the benches`: behind the quotation at a node."""
    nodes = clauses.nodes
    if at + 2 >= len(nodes) or nodes[at].kind != "quote" or not clauses.words.has("writings.from", nodes[at + 1].lower):
        return None
    if nodes[at + 2].kind == "mention":
        return clauses.somebody(at + 2, "noun of saying")
    stranger = from_where(nodes, at + 2, clauses.words)
    return clauses.somebody(at + 2, "noun of saying") if stranger is None else clauses.stranger(stranger, "phrase")


def _owner(clauses: Clauses, at: int) -> Subject | None:
    """The possessive before a noun, over at most two further words."""
    for back in range(at - 1, max(at - 4, -1), -1):
        node = clauses.nodes[back]
        if node.kind == "mention":
            is_possessive = clauses.nodes[back + 1].lower in ("'s", "'") or clauses.words.has("possessives", node.lower)
            return clauses.somebody(back, "noun of saying") if is_possessive or back == at - 1 else None
        if node.kind != "word":
            return None
    return None


def _has_article(clauses: Clauses, at: int) -> bool:
    return any(
        node.kind == "word" and clauses.words.has("noun_articles", node.lower)
        for node in clauses.nodes[max(at - 3, 0) : at]
    )


def _as_thing(clauses: Clauses, content: Content) -> Content:
    """What is called for is a thing: it ends at a comma, or where the verb of the sentence comes."""
    nodes, words = clauses.nodes, clauses.words
    for at in range(content.first + 1, content.last):
        node = nodes[at]
        if node.kind == "word" and (words.has("relatives", node.lower) or words.has("that", node.lower)):
            break
        is_verb = node.kind == "word" and (words.is_auxiliary(node.lower) or words.has("verbs", node.lower))
        if is_verb or (node.kind == "sign" and node.lower in ",—–"):
            return replace(content, last=at)
    return content


def _behind_being(clauses: Clauses, at: int) -> int:
    """`the union's position is that …`, `her point remains that …`: the node of `that`."""
    nodes, words = clauses.nodes, clauses.words
    ahead = at
    while (
        ahead < min(at + 4, len(nodes))
        and nodes[ahead].kind == "word"
        and (
            words.is_auxiliary(nodes[ahead].lower)
            or words.has("remaining", nodes[ahead].lower)
            or words.is_adverb(nodes[ahead].lower)
        )
    ):
        ahead += 1
    has_that = at < ahead < len(nodes) and nodes[ahead].kind == "word" and words.has("that", nodes[ahead].lower)
    return ahead if has_that else at


def _giver(clauses: Clauses, at: int) -> Subject | None:
    """`the union repeated its call for`, `Ana issued a warning that`: who gives voice to what is said."""
    nodes, words = clauses.nodes, clauses.words
    for back in range(at - 1, max(at - 5, -1), -1):
        node = nodes[back]
        is_light = words.has("prepositions", node.lower) and not words.has("giving_with", node.lower)
        if node.kind != "word" or is_light:
            return None
        if words.has("giving", node.lower):
            while (
                back > 0
                and nodes[back - 1].kind == "word"
                and (words.is_auxiliary(nodes[back - 1].lower) or words.is_adverb(nodes[back - 1].lower))
            ):
                back -= 1
            return clauses.before(back - 1)
    return None


def _of_neighbour(clauses: Clauses, at: int) -> Subject | None:
    """`U.S. proposals …, along with a request to`: whose the noun of saying is that it is joined to."""
    for back in range(at - 2, max(at - _FEW - 4, 0), -1):
        node = clauses.nodes[back]
        if node.kind == "word" and node.lower in clauses.words.nouns:
            return _owner(clauses, back)
        if node.kind == "quote":
            return None
    return None
