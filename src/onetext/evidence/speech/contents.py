"""What is said: where the content of a verb of saying begins and ends, and to whom it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from onetext.evidence.speech.asides import Asides
from onetext.evidence.speech.endings import LONGEST
from onetext.evidence.speech.subjects import Subject
from onetext.evidence.speech.verbs import Group, only_asks

__all__ = ["Content", "Contents"]

ContentKind = Literal["clause", "infinitive", "object", "gerund", "as", "of", "whether", "quote", "none"]
_FAR = 16
"""So many nodes may stand between a verb and what it brings in ("said at a meeting of the council that")."""
_PHRASE = 8
"""So many words of somebody's description may stand between what is said and who says it."""
_FEW = 4
"""Words at most that say when."""


@dataclass(frozen=True, slots=True)
class Content:
    """What follows, or precedes, a verb of saying.

    Attributes
    ----------
    first, last
        Its nodes; both equal when there are none.
    addressee
        The node of the mention spoken to.
    bare
        Whether nothing but the order of words tells that it is a clause.
    """

    kind: ContentKind
    first: int
    last: int
    addressee: int | None = None
    bare: bool = False

    def begun(self, first: int) -> Content:
        """The same with what stands before it from a node on."""
        return replace(self, first=first) if self.last > self.first else self

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said in it."""
        return self.last <= self.first


@dataclass(frozen=True)
class Contents(Asides):
    """The nodes of a unit with the means to look for contents among them.

    Attributes
    ----------
    titles
        Quotations that may name a newspaper, by index.
    """

    titles: Mapping[int, str]

    def of(self, group: Group, subject: Subject | None) -> Content:
        """What a verb brings in, looked for behind it first."""
        at = group.last
        if subject is not None and subject.first >= group.last and subject.how == "behind the verb":
            at = subject.last
        if group.mode == "passive":
            return self._of_passive(group, subject)
        described = self._described_from(group, subject)
        if described >= 0:
            found = self._clause("clause", described, None)
            return replace(found, last=self._relative_end(subject, found.first, found.last))
        found = self._behind(group, at)
        if found.kind != "none":
            return found
        comma = self._as_comma(group, subject, at)
        if comma:
            return self._clause("clause", comma + 1, None)
        return self._before(group, subject, found.addressee)

    def clause(self, kind: ContentKind, first: int) -> Content:
        """What begins at a node, up to where it ends."""
        return Content(kind, min(first, len(self.nodes)), self._end(first))

    def clause_before(self, last: int) -> Content:
        """The clause that ends before a node."""
        return Content("clause", self._left_start(last), last)

    # -- behind the verb -------------------------------------------------------------------------------------------

    def _behind(self, group: Group, at: int) -> Content:
        nodes = self.nodes
        addressee: int | None = None
        step, end = at, min(at + _FAR, len(nodes))
        while step < end:
            node = nodes[step]
            if node.kind == "quote":
                if not self._is_newspaper(step):
                    return self._clause("quote", step, addressee)
                step += 1
                continue
            if node.kind == "sign" and node.lower == "(":
                step = self._behind_brackets(step)
                continue
            if node.kind == "sign":
                found = self._at_sign(group, step, addressee)
                return found if found is not None else Content("none", step, step, addressee)
            if step in self.starts and step > at and self.starts[step].mode != "participle":
                break
            if self._is_that(step):
                is_noun = step > at + 1 and not group.takes("quote") and self._is_noun(step - 1)
                if is_noun or (step > at and self._is_hearsay(step - 1)) or self._is_relative(step):
                    break  # held a meeting that lasted until noon
                return self._clause("clause", step + 1, addressee)
            kind = self._opens(group, step, addressee)
            if kind == "clause" and group.mode == "participle" and group.first == 0:
                break  # Concluding the session, Ana …
            if kind is not None:
                first = step + 1 if kind in ("infinitive", "as", "of") else step
                if kind == "infinitive" and step > at and self.words.has("negations", nodes[step - 1].lower):
                    first = step - 1  # urged them not to load: what is asked is not to
                found = self._clause(kind, first, addressee)
                return replace(found, bare=True) if kind == "clause" else found
            if group.takes("named") and step == at:
                is_object = node.kind == "mention" or self.words.has("subject_pronouns", node.lower)
                behind = at + 1 if is_object and at + 1 < len(nodes) else at
                is_open = all(one.kind != "quote" for one in nodes[behind : behind + _PHRASE])
                if is_object and is_open and nodes[behind].lower in ("'s", "'"):
                    break  # called the union's rejection of the offer unfortunate
                return self._clause("as", behind, None)
            asking = self._behind_asking(step) - step
            if not asking and (self._is_break(step) or self._is_while(step)):
                break
            taken, spoken_to = (asking, None) if asking else self._adjunct(group, step, addressee)
            if taken == 0:
                break
            addressee = addressee if spoken_to is None else spoken_to
            step += taken
        return Content("none", step, step, addressee)

    def _behind_brackets(self, at: int) -> int:
        """Behind the bracket that closes; the end where none does soon."""
        closing = (step for step in range(at + 1, min(at + _FAR, len(self.nodes))) if self.nodes[step].lower == ")")
        return next(closing, len(self.nodes) - 1) + 1

    def _behind_asking(self, at: int) -> int:
        """Behind `when I ask`, `when asked about the offer`: at the sign, quotation or `that` that ends it."""
        nodes = self.nodes
        verb = next((step for step in range(at + 1, min(at + 3, len(nodes))) if only_asks(nodes, step, self.words)), -1)
        if verb < 0:
            return at
        for step in range(verb + 1, min(verb + _FAR, len(nodes))):
            if nodes[step].kind in ("sign", "quote") or self._is_that(step):
                return step
        return at

    def _is_while(self, at: int) -> bool:
        """`told them as they left`: a word that says when, with somebody behind it who does something."""
        nodes, words = self.nodes, self.words
        if at + 2 >= len(nodes) or not words.has("subordinators", nodes[at].lower) or nodes[at].kind != "word":
            return False
        return nodes[at + 1].kind == "mention" and nodes[at + 2].kind == "word" and not self._is_that(at + 2)

    def _is_hearsay(self, at: int) -> bool:
        """`commented on reports that`: what follows is not what this verb says, but what the reports do."""
        if at < 1 or not self.words.has("hearsay", self.nodes[at].lower):
            return False
        return not any(self.words.has("sources.in", node.lower) for node in self.nodes[max(at - 3, 0) : at - 1])

    def _is_newspaper(self, at: int) -> bool:
        """A title behind which the sentence goes on with `that`."""
        node = self.nodes[at]
        return node.index in self.titles and at + 1 < len(self.nodes) and self._is_that(at + 1)

    def _at_sign(self, group: Group, at: int, addressee: int | None) -> Content | None:
        """Behind a colon or a comma: a quotation, or (behind a colon) a clause."""
        nodes, sign = self.nodes, self.nodes[at].lower
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if after is None or sign not in ":,—–":
            return None
        if after.kind == "quote":
            return self._clause("quote", at + 1, addressee)
        if sign == ":" and (group.takes("clause") or group.takes("person")):
            return replace(self._clause("clause", at + 1, addressee), bare=True)
        if sign == "," and after.kind == "word" and self.words.has("that", after.lower):
            return self._clause("clause", at + 2, addressee)
        return self._over_insertion(group, at, addressee) if sign == "," else None

    def _over_insertion(self, group: Group, at: int, addressee: int | None) -> Content | None:
        """`said, in the same sentence, that`: over a short insertion between commas."""
        for ahead in range(at + 2, min(at + 12, len(self.nodes) - 1)):
            node = self.nodes[ahead]
            if node.kind == "quote" or ahead in self.starts:
                return None
            if node.kind == "sign" and node.lower == ",":
                after = self.nodes[ahead + 1]
                if after.kind == "word" and self.words.has("that", after.lower):
                    return self._clause("clause", ahead + 2, addressee)
                if after.kind == "word" and group.takes("as") and self.words.has("as", after.lower):
                    return self._clause("as", ahead + 2, addressee)  # by Ana, a driver, as “a joke”
                return self._clause("quote", ahead + 1, addressee) if after.kind == "quote" else None
        return None

    def _opens(self, group: Group, at: int, addressee: int | None) -> ContentKind | None:
        """What kind of content begins at a node, if any does."""
        node, words = self.nodes[at], self.words
        after = self.nodes[at + 1] if at + 1 < len(self.nodes) else None
        lower = node.lower if node.kind == "word" else ""
        is_mention_next = after is not None and after.kind == "mention"
        is_quoted = after is not None and after.kind == "quote" and (addressee is not None or group.takes("to"))
        if words.has("to", lower) and not is_mention_next and (is_quoted or self.is_plain_verb(after)):
            is_hearsay = group.mode == "passive"
            return "infinitive" if is_hearsay or group.takes("to") or group.takes("person_to") else None
        if group.takes("of") and words.has("of", lower):
            turned = any(words.has("blamed_on", one.lower) for one in self.nodes[max(group.last, at - _FAR) : at])
            return None if turned else "of"
        if words.has("whether", lower) and (group.takes("whether") or group.takes("clause")):
            return "whether"
        if group.takes("as") and words.has("as", lower):
            around = [self.nodes[at - 1], *([] if after is None else [after])]
            return None if any(one.kind == "word" and words.is_adverb(one.lower) for one in around) else "as"
        if group.takes("gerund") and lower.endswith(words.ing_endings) and len(lower) > 4:
            return "gerund"
        if group.takes("person") or group.takes("person_to"):
            if addressee is None and node.kind == "mention":
                helped = after is not None and after.kind == "word" and words.is_auxiliary(after.lower)
                is_second = at > group.last and group.takes("person") and self._is_noun(at - 1)
                return "clause" if helped and (is_second or group.takes("clause")) else None
            if group.takes("object") and node.kind == "word" and self._starts_phrase(at):
                return "object"
            if group.takes("person_to") and not group.takes("person"):
                return None
            if addressee is not None and self._starts_clause(at):
                return "clause"
            if addressee is None and group.takes("person") and at > group.last and self._begins_anew(at):
                return "clause"
            if addressee is None and group.takes("clause") and at == group.last and self._runs_to_verb(at):
                return "clause"
            return None
        if group.takes("as"):
            return None
        is_thing = group.takes("object") and node.kind == "word" and not self._runs_to_verb(at)
        if group.takes("clause") and self._starts_clause(at) and not (is_thing and self._starts_phrase(at)):
            return "clause"
        if group.takes("object") and self._starts_phrase(at):
            return "object"
        return None

    def _adjunct(self, group: Group, at: int, addressee: int | None) -> tuple[int, int | None]:
        """How many nodes of an adjunct begin at a node (0: none), and the node of somebody spoken to in it."""
        nodes, words = self.nodes, self.words
        node = nodes[at]
        person = group.takes("person") or group.takes("person_to")
        if node.kind == "mention":
            return (1, at) if person and addressee is None else (1, None)
        is_to = words.has("to", node.lower)
        if is_to and at + 1 < len(nodes) and nodes[at + 1].kind == "mention":
            return 2, at + 1
        if words.has("prepositions", node.lower):
            return self._prepositional(at), None
        if words.is_adverb(node.lower) or words.has("time", node.lower) or node.lower.isdigit():
            return 1, None
        return 1, None

    # -- before the verb -------------------------------------------------------------------------------------------

    def _before(self, group: Group, subject: Subject | None, addressee: int | None) -> Content:
        """`Kyiv has no plan to leave, Putin said`: the clause before the comma."""
        none = Content("none", group.last, group.last, addressee)
        if subject is None or not group.takes("quote") or group.mode != "finite":
            return none
        left = min(subject.first, group.first) - 1
        while left >= 0 and self.nodes[left].kind == "word" and left > min(subject.first, group.first) - _PHRASE:
            lower = self.nodes[left].lower
            if any(self.words.has(some, lower) for some in ("coordinators", "relatives")) or lower in self.words.nouns:
                return none
            left -= 1
        if left < 0:
            return none
        node = self.nodes[left]
        if node.kind == "quote":
            return Content("quote", left, left + 1, addressee)
        if node.kind != "sign" or node.lower not in ",—–?!":
            return none
        if left and self.nodes[left - 1].kind == "quote" and left == 1:
            return Content("quote", left - 1, left, addressee)
        if not any(group.takes(what) for what in ("clause", "only_that", "person", "whether")):
            return none
        first = self._left_start(left)
        rest = self.nodes[first + 1 : left]
        if self.nodes[first].kind == "quote" and all(node.kind in ("mention", "sign") for node in rest):
            return Content("quote", first, first + 1, addressee)
        on = self._aside_end(group, subject, first, left)
        if on >= 0:
            return Content("clause", first, on, addressee)
        is_quoted = bool(left) and self.nodes[left - 1].kind == "quote"
        if left - first < (1 if is_quoted else 2) or self._only_opens(first, left):
            return none
        head = self.nodes[first]
        if head.kind == "word" and self.words.has("prepositions", head.lower) and not self._has_finite(first, left):
            return none
        if self._only_says_when(first, left) or not (group.takes("clause") or group.takes("only_that")):
            return none
        return Content("clause", first, left, addressee)

    def _only_says_when(self, first: int, last: int) -> bool:
        """`Two days later, Kohl wrote to her`: a few words that say when, and no more."""
        nodes, words = self.nodes[first:last], self.words
        if len(nodes) > _FEW or any(node.kind != "word" or words.has("negations", node.lower) for node in nodes):
            return False
        is_open = words.has("nothing", nodes[0].lower) or self._has_finite(first, last)
        return words.has("time", nodes[-1].lower) and not is_open

    def _left_start(self, last: int) -> int:
        """Where the clause that ends before a node begins: behind a semicolon, or at the beginning of the unit."""
        first = max(last - LONGEST, 0)
        for back in range(last - 1, first - 1, -1):
            if self.nodes[back].kind != "sign" or self.nodes[back].lower not in ";:":
                continue
            if self.nodes[back].lower == ";" or self._has_finite(back + 1, last):
                return back + 1
        while (
            first < last
            and self.nodes[first].kind == "word"
            and self.words.has("coordinators", self.nodes[first].lower)
        ):
            first += 1
        return first

    # -- passives --------------------------------------------------------------------------------------------------

    def _of_passive(self, group: Group, subject: Subject | None) -> Content:
        """`were told that …`, `was accused by them of …`, `was denounced by many as …`, `X was rejected by`."""
        nodes = self.nodes
        at = group.last if subject is None else max(subject.last, group.last)
        spoken_to = group.first - 1 if group.first >= 1 and nodes[group.first - 1].kind == "mention" else None
        addressee = spoken_to if group.takes("person") or group.takes("person_to") or group.takes("of") else None
        found = self._behind(group, at)
        before_agent = self._before_agent(group, subject)
        if before_agent is not None:
            return replace(before_agent, addressee=addressee)
        if found.kind in ("clause", "infinitive", "as", "of", "quote", "whether") and (
            self._is_impersonal(group) or not self._is_bare(found, at)
        ):
            return Content(found.kind, found.first, found.last, addressee)
        first = self._left_start(group.first)
        if group.takes("object") and group.first > first and group.first - first <= 14:
            return Content("object", self._behind_comma(first, group.first), group.first, addressee)
        return Content("none", at, at, addressee)

    def _before_agent(self, group: Group, subject: Subject | None) -> Content | None:
        """`was dismissed as “a bad joke” by Ana`: a quotation between the verb and whoever said it."""
        if subject is None or subject.first <= group.last + 1:
            return None
        found = self._behind(group, group.last)
        by = subject.first - 1
        while by > group.last and not self.words.has("by", self.nodes[by].lower):
            by -= 1
        is_quote = found.kind in ("as", "of", "quote") and found.first < by and self.nodes[found.first].kind == "quote"
        return replace(found, last=min(found.last, by)) if is_quote else None

    def _is_impersonal(self, group: Group) -> bool:
        """`It is understood the talks failed`."""
        before = self.nodes[max(group.first - 1, 0)].lower
        return self.words.has("expletives", before) or self.words.has("expletives", self.nodes[group.first].lower)

    def _is_bare(self, found: Content, at: int) -> bool:
        return found.kind == "clause" and not (
            found.first > at and self.words.has("that", self.nodes[found.first - 1].lower)
        )

    def _behind_comma(self, first: int, last: int) -> int:
        for back in range(last - 1, first - 1, -1):
            node = self.nodes[back]
            if node.kind == "sign" or (node.kind == "word" and self.words.has("that", node.lower)):
                return back + 1
        return first

    def _clause(self, kind: ContentKind, first: int, addressee: int | None) -> Content:
        if kind == "as" and first < len(self.nodes) and self.nodes[first].kind == "quote":
            return Content(kind, first, first + 1, addressee)
        last = self._end(first)
        if kind == "as":  # what they called a huff, has demanded …
            last = next((at for at in range(first + 1, last - 1) if self._goes_on(at)), last)
        return Content(kind, first, last, addressee)

    def _goes_on(self, at: int) -> bool:
        """Whether the verb of the whole sentence follows a comma."""
        one, other = self.nodes[at], self.nodes[at + 1]
        return one.kind == "sign" and one.lower == "," and other.kind == "word" and self.words.is_auxiliary(other.lower)
