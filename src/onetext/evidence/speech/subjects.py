"""Who says it: the subject of a verb of saying, by its place in the unit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onetext.evidence.speech import strangers
from onetext.evidence.speech.called import Subject
from onetext.evidence.speech.participles import Participles
from onetext.evidence.speech.plain_subjects import (
    before_own,
    before_relative,
    named_behind_description,
    place_of_name,
    relative_before,
    worded_before,
)
from onetext.evidence.speech.verbs import Group
from onetext.model import Place

__all__ = ["Clauses", "Subject"]

_FAR = 60
"""So many nodes are looked at for a subject on either side."""
_NEAR = 9
_LIGHT = ("time", "prepositions", "nearby")


@dataclass(frozen=True, slots=True)
class Clauses(Participles):
    """The nodes of a unit with the means to look for subjects among them."""

    def subject(self, group: Group, before: Subject | None) -> Subject | None:
        """The subject of a verb group.

        Parameters
        ----------
        before
            That of the verb of saying before it in the unit, for verbs joined to it ("said … and added").
        """
        if group.mode == "passive":
            return self._agent(group)
        if group.mode == "participle":
            return self._of_participle(group, before)
        return self._inverted(group) or self._told_too(group, before) or self._left(group.first - 1, before, _FAR)

    def _told_too(self, group: Group, before: Subject | None) -> Subject | None:
        """`Her office said that she would come and had asked them …`: joined to what is told."""
        nodes, words, at = self.nodes, self.words, group.first
        if before is None or at < 2 or not words.has("coordinators", nodes[at - 1].lower):
            return None
        if not words.has("told_tenses", nodes[at].lower) or words.has("told_tenses", nodes[before.last].lower):
            return None
        for back in range(at - 2, before.last, -1):
            if nodes[back].kind == "mention" and words.has("told_tenses", nodes[back + 1].lower):
                return self._joined(back, "before the verb")
        return None

    def somebody(self, at: int, how: str) -> Subject | None:
        """Whoever is named at a node, or behind at most four words from there."""
        ahead = self._skip_words(at)
        if ahead >= len(self.nodes):
            return None
        is_mention = self.nodes[ahead].kind == "mention"
        return self._joined(ahead, how) if is_mention else self._titled(ahead, how)

    # -- behind the verb -------------------------------------------------------------------------------------------

    def _inverted(self, group: Group) -> Subject | None:
        """`“…,” said the minister`: somebody right behind a verb that has nobody before it."""
        nodes, at = self.nodes, group.last
        if group.last != group.head + 1 or at >= len(nodes):
            return None
        if nodes[at].kind != "mention":
            return self._unknown(group, at)
        left = group.first - 1
        is_quote = left >= 0 and nodes[left].kind == "quote"
        if left >= 1 and nodes[left].lower in ",—–-" and nodes[left].kind == "sign":
            is_quote = nodes[left - 1].kind == "quote"
        elif left >= 0 and not is_quote:
            return None
        if not is_quote and (not group.takes("clause") or "base" in group.kinds or self._goes_on(at + 1)):
            return None
        if at + 1 < len(nodes) and nodes[at + 1].kind == "word" and self.words.is_auxiliary(nodes[at + 1].lower):
            return None
        if self.words.has("possessives", nodes[at].lower):
            return self.stranger(strangers.owned(nodes, at, self.words, self.text), "behind the verb")
        return self._joined(at, "behind the verb")

    def _goes_on(self, at: int) -> bool:
        """Whether more than words of time and place follow somebody: then he begins what is said."""
        nodes, words = self.nodes, self.words
        for step in range(at, min(at + _FAR, len(nodes))):
            node = nodes[step]
            if node.kind == "quote" and step == at:
                first = self.text[node.start : node.end].split(maxsplit=1)[0].casefold()
                return words.may_be_finite(first)  # said ministers “ignored” him
            if node.kind in ("sign", "quote"):
                return False
            if node.kind == "word" and any(words.has(kind, node.lower) for kind in ("relatives", "subordinators")):
                return False
            if node.kind == "word" and words.may_be_finite(node.lower) and not words.has("described", node.lower):
                return True
        return False

    def _unknown(self, group: Group, at: int) -> Subject | None:
        """`“…,” said the bailiff`: right behind a quotation, a phrase with an article that no table knows."""
        nodes, words = self.nodes, self.words
        left = group.first - 1
        left -= left >= 1 and nodes[left].kind == "sign" and nodes[left].lower in ",—–-"
        if left < 0 or nodes[left].kind != "quote" or nodes[at].kind != "word":
            return None
        return self.stranger(strangers.behind_quoting(nodes, at, words, self.text), "behind the verb")

    def stranger(self, found: strangers.Stranger | None, how: str) -> Subject | None:
        """Somebody whom only the place tells, as a subject."""
        if found is None or (found.how == "mention" and not self._is_name(found.first)):
            return None
        if found.how == "name" or found.how == "role":
            return self._worded(found.first, found.last, how, found.how)
        return self._joined(found.first, how)

    def _agent(self, group: Group) -> Subject | None:
        """`was denounced by many senators`."""
        for at in range(group.last, min(group.last + _NEAR, len(self.nodes) - 1)):
            node = self.nodes[at]
            if node.kind == "sign":
                return None
            if node.kind == "word" and self.words.has("by", node.lower):
                return self.somebody(at + 1, "by behind a passive")
        return None

    # -- before the verb -------------------------------------------------------------------------------------------

    def _left(self, at: int, before: Subject | None, reach: int) -> Subject | None:
        if at < 0:
            return None
        node, words = self.nodes[at], self.words
        if node.kind == "mention":
            return self._phrase(at)
        if node.kind == "quote":
            return self._titled(at, "before the verb")
        if node.kind == "word" and words.has("relatives", node.lower):
            return self._antecedent(at)
        if self.it is not None and node.kind == "word" and words.has("writings.it", node.lower):
            return Subject(self.it, at, at + 1, Place(start=node.start, end=node.end), "writing of somebody")
        if node.kind == "word" and words.has("coordinators", node.lower):
            return self._carried(before, "joined to a verb before") or self.clause_subject(at - 1)
        if node.kind == "sign" and node.lower in ",)—–-" and reach:
            return self._around_insertion(at, before)
        if node.kind == "word":
            phrase = strangers.before_quoting(self.nodes, at, words, self.text)
            behind = before_relative(self.nodes, at, words)
            if behind is not None:
                return self._joined(behind, "before a relative clause")
            return self._over_time(at) or self.stranger(phrase, strangers.BEHIND)
        return None

    def _phrase(self, at: int) -> Subject | None:
        """The mention right before a verb, or the one that it belongs to ("the spokeswoman for the ministry")."""
        words, nodes = self.words, self.nodes
        if words.has("possessives", nodes[at].lower):
            return None
        if words.has("object_pronouns", nodes[at].lower):
            return self._left(at - 1, None, 0)
        relative = relative_before(nodes, at - 1, words)
        if relative is not None:
            return self._indefinite(relative - 1)
        if at >= 2 and words.has("compass", nodes[at - 1].lower) and words.has("prepositions", nodes[at - 2].lower):
            is_of = at > 2 and nodes[at - 3].kind == "mention"
            return self._joined(at - 3, "before the verb") if is_of else self._described(at - 2) or self._indefinite(at)
        if at >= 1 and nodes[at - 1].kind == "word" and words.has("prepositions", nodes[at - 1].lower):
            part = strangers.numbered_before(nodes, at - 2, words, self.text) if at > 2 else None
            if part is not None:
                return self.stranger(part, "part of a writing")
            if words.has("subordinators", nodes[at - 1].lower) and (at == 1 or nodes[at - 2].kind != "mention"):
                return self._joined(at, "before the verb")
            if at >= 2 and nodes[at - 2].kind == "mention":
                return self._joined(at - 2, "before the verb")
            head = nodes[at - 2] if at >= 2 else None
            if self._giver_before(at) is not None:
                return self._joined(at, "writing of somebody")
            if head is not None and words.has("writings.nouns", head.lower):
                is_by = words.has("writings.from", nodes[at - 1].lower)
                return self._joined(at, "writing of somebody") if is_by else self._writing(at - 2)
            return self._described(at - 1) or self._indefinite(at)
        return self._joined(at, "before the verb")

    def _antecedent(self, at: int) -> Subject | None:
        """Before who and which."""
        has_comma = at > 0 and self.nodes[at - 1].lower == "," and self.nodes[at - 1].kind == "sign"
        back = at - 1 - has_comma
        is_somebody = back >= 0 and self.nodes[back].kind == "mention"
        return self._joined(back, "before a relative clause") if is_somebody else None

    def _around_insertion(self, at: int, before: Subject | None) -> Subject | None:
        """`Ana, a member of parliament, said`: before the comma that opens the insertion."""
        nodes, words = self.nodes, self.words
        opening = {")": "("}.get(nodes[at].lower, nodes[at].lower)
        tries, quoted = 0, False
        for back in range(at - 1, max(at - _FAR, -1), -1):
            node = nodes[back]
            quoted = quoted or node.kind == "quote"
            if node.kind != "sign" or node.lower != opening:
                continue
            if quoted and not words.has("relatives", nodes[back + 1].lower):
                return None
            tries += 1
            part = strangers.numbered_before(nodes, back - 1, words, self.text) if back > 1 else None
            if part is not None:
                return self.stranger(part, "part of a writing")
            if back == at - 2 and self._is_name(at - 1) and not (back and self._is_name(back - 1)):
                begin = named_behind_description(nodes, back, words)
                if begin is not None:
                    return replace(self._joined(at - 1, "before the verb"), first=begin)
            if self._is_of(back - 1):  # Ana of the Harbour Union, who led the talks, said
                return self._joined(back - 3, "before an insertion")
            if nodes[back - 1].kind == "word" and back and words.has("writings.nouns", nodes[back - 1].lower):
                return self._writing(back - 1)
            if nodes[back - 1].kind == "word" and back and words.has("relatives", nodes[back + 1].lower):
                worded = self._indefinite(back - 1)
                if worded is not None:
                    return worded
            where = place_of_name(nodes, back - 1, words)
            if where is not None:
                return self._phrase(where) if nodes[where].kind == "mention" else self._indefinite(where)
            if back >= 1 and nodes[back - 1].kind == "mention" and self._can_be_subject(back - 1):
                return self._joined(back - 1, "before an insertion")
            if tries == 3:
                break
        return self._carried(before, "joined to a verb before") if before is not None else None

    def _is_of(self, at: int) -> bool:
        """Whether a mention stands behind a name and what tells whose somebody is: `Ana of the Harbour Union`."""
        nodes = self.nodes
        if at < 2 or nodes[at].kind != "mention" or nodes[at - 2].kind != "mention" or nodes[at - 1].kind != "word":
            return False
        is_of = self.words.has("belonging", nodes[at - 1].lower)
        return is_of and self._can_be_subject(at - 2) and not self.words.has("possessives", nodes[at - 2].lower)

    def _over_time(self, at: int) -> Subject | None:
        """`The minister on Tuesday said`: over words of time and place."""
        nodes, words = self.nodes, self.words
        met = before_own(nodes, at, words)
        if met is not None:
            return self._joined(met, "before the verb") if nodes[met].kind == "mention" else self._indefinite(met)
        for back in range(at, max(at - _NEAR, -1), -1):
            node = nodes[back]
            if node.kind == "mention":
                if self._giver_before(back) is not None:
                    return self._joined(back, "writing of somebody")
                if back >= 1 and nodes[back - 1].kind == "word" and words.has("prepositions", nodes[back - 1].lower):
                    continue
                return self._joined(back, "before the verb")
            if node.kind != "word":
                return None
            if words.has("writings.nouns", node.lower):
                return self._writing(back)
            part = strangers.numbered_before(nodes, back, words, self.text)
            if part is not None:
                return self.stranger(part, "part of a writing")
            is_light = node.lower.isdigit() or any(words.has(kind, node.lower) for kind in _LIGHT)
            if not (is_light or words.is_adverb(node.lower)):
                written = strangers.writing_before(nodes, at, words) or -1
                return self._described(at) or self._indefinite(at) or self._writing(written)
        return None

    def _described(self, at: int) -> Subject | None:
        """`An official watching from the steps muttered`: somebody with a description, heading a clause."""
        nodes, words = self.nodes, self.words
        for back in range(at, max(at - _NEAR, 0), -1):
            node = nodes[back]
            if node.kind == "sign" or (node.kind == "word" and words.has("that", node.lower)):
                return None
            is_word = node.kind == "word" and (words.is_ing(node.lower) or words.has("described", node.lower))
            if is_word and nodes[back - 1].kind == "mention":
                return self._joined(back - 1, "before the verb") if self._can_be_subject(back - 1) else None
        return None

    def before(self, at: int) -> Subject | None:
        """The subject that ends at a node, or stands before the insertion that does."""
        return self._left(at, None, _FAR)

    def plain(self, group: Group) -> Subject | None:
        """`shippers along the coast say that …`: a phrase that no table knows, as it stands, before a clause."""
        first = worded_before(self.nodes, group.first - 1, self.words, self.text)
        return None if first is None else self._worded(first, group.first, "phrase", "role")

    def quoted(self, group: Group) -> Subject | None:
        """`Ana was quoted as saying`."""
        return self._left(group.first - 1, None, _FAR)

    def source(self, group: Group) -> Subject | None:
        """Whose words somebody quotes: `quotes a deputy, Joost Terhaar`."""
        nodes = self.nodes
        found = self.somebody(group.last, "quoted by somebody") if group.last < len(nodes) else None
        if found is None or found.last + 1 >= len(nodes) or nodes[found.last].lower != ",":
            return found
        first = last = found.last + 1
        if self._is_name(first) and not self._is_name(found.first):
            return self._joined(first, "quoted by somebody")
        while last < min(len(nodes), first + 4) and nodes[last].kind == "word" and self._is_capital(last):
            last += 1
        return found if last - first < 2 else self._worded(first, last, "quoted by somebody", "name")

    def _writing(self, at: int) -> Subject | None:
        """`the ministry's statement said`: whose the writing is; nobody's where there is none."""
        giver = strangers.giver(self.nodes, at, self.words)
        if giver is not None:
            return self._joined(giver, "writing of somebody")
        back = at - 1
        while back >= 0 and at - back < 4:
            if self.nodes[back].kind == "mention":
                return self._joined(back, "writing of somebody")
            if self.nodes[back].kind != "word":
                break
            back -= 1
        if at > 3 and self.words.has("of", self.nodes[at - 2].lower):
            part = strangers.numbered_before(self.nodes, at - 3, self.words, self.text)
            if part is not None:
                return self.stranger(part, "part of a writing")
        if at > 0 and self.words.has("articles", self.nodes[at - 1].lower):
            place = Place(start=self.nodes[at - 1].start, end=self.nodes[at].end)
            return Subject(None, at - 1, at + 1, place, "writing")
        return None

    def _indefinite(self, at: int) -> Subject | None:
        """`a woman selling herring outside parliament replied`: a phrase from its article on, between signs."""
        nodes, words = self.nodes, self.words
        for back in range(at, max(at - _NEAR, -1), -1):
            node = nodes[back]
            if node.kind in ("sign", "quote") or words.has("relatives", node.lower) or words.is_auxiliary(node.lower):
                return None
            if node.kind == "word" and words.has("indefinite" if back < at else "alone", node.lower):
                if back and nodes[back - 1].kind == "word":
                    continue
                return self._worded(back, at + 1, "phrase", "role")
        return None
