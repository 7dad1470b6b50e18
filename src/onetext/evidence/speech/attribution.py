"""Give each quotation its speaker, by where the verbs of saying stand around it. In doubt it has none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onetext.evidence.speech.alone import FEW, LIGHT, Alone
from onetext.evidence.speech.circumstances import Circumstances
from onetext.evidence.speech.given import Found, given
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.leading import Leading
from onetext.evidence.speech.meant import Meant
from onetext.evidence.speech.nameless import Nameless
from onetext.evidence.speech.people import People
from onetext.evidence.speech.repeated import repeated
from onetext.evidence.speech.said import Said
from onetext.evidence.speech.stances import Stances
from onetext.evidence.speech.texts import Texts
from onetext.evidence.speech.units import Node, Unit
from onetext.model import DatedPlace, QuotedSpeech, Voice

__all__ = ["attributed"]

_REACH = 280
"""Nodes: a little more than the longest content."""
_JOINED = 5
_SHORT = 6
"""Fewer words than these are nobody's for a source in another sentence."""


def attributed(hearing: Hearing, dates: Sequence[DatedPlace]) -> tuple[QuotedSpeech, ...]:
    """The quotations with speaker, reporters, addressee, occasion, channel, date and certainty.

    Quotations within quotations come after those around them, so that `I` and `we` have somebody to mean.
    """
    rules = _Rules(hearing)
    order = sorted(range(len(hearing.quotes)), key=lambda index: (hearing.quotes[index].depth, index))
    for index in order:
        rules.attribute(index)
    rules.found.update(repeated(hearing, rules.found))
    around = Circumstances(hearing, dates)
    return tuple(
        given(quote, rules.found.get(index), rules.reporters(index), around, hearing.said)
        for index, quote in enumerate(hearing.quotes)
    )


class _Rules:
    """The rules, applied to one quotation after the other."""

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing
        self.found: dict[int, Found] = {}
        self._people = people = People(hearing)
        self._alone = Alone(hearing, self.found, self._voice, people)
        self._leading = Leading(hearing, self._alone, people)
        self._texts = Texts(hearing, self._alone)
        self._nameless = Nameless(hearing)
        self._stances = Stances(hearing, people)
        self._meant = Meant(hearing, self.found, people, self._alone)

    def attribute(self, index: int) -> None:
        """Find who said a quotation."""
        place = self._hearing.places.get(index)
        if place is None:
            return
        number, at = place
        unit = self._hearing.units[number]
        frames = self._near(number, at)
        if self._is_source(frames, at) or self._hearing.quotes[index].kind in ("title", "term"):
            return
        found = (
            self._carried_on(index)
            or self._covering(unit, frames, at)
            or self._behind(unit, frames, at)
            or self._led(unit, frames, at)
            or self._in_unit(number, unit, frames, at)
            or self._joined(unit, at)
            or self._nameless.aside(unit, frames, at, self._voice)
            or self._nameless.called(unit, at)
            or self._inside(index, number)
            or self._leading.pointed_back(number, unit)
            or self._alone.of(index, number, unit, at)
            or self._leading.named_behind(number, unit, at)
            or self._beside(index, number)
            or self._leading.in_clause(index, number, unit, at)
            or self._texts.speaker(number, unit, at)
            or self._stances.speaker(index, unit, frames, at)
            or self._leading.in_the_eyes(unit, at)
            or self._leading.signed(number, unit, at)
            or self._leading.headline(unit, at)
            or self._leading.carried(index, number, unit, at)
        )
        if found is not None and found.said is not None:
            one = self._hearing.said[found.said]
            voice = found.voice
            voice = None if voice is None else self._meant.checked(number, one, voice)
            found = replace(found, voice=voice or self._meant.same_person(number, one))
        if found is not None and found.voice is not None and found.said is not None:
            found = self._texts.seen_by(number, unit, at, self._hearing.said[found.said]) or found
        if found is not None and found.voice is None and found.said is not None:
            one = self._hearing.said[found.said]
            found = (
                self._texts.unnamed(number, unit, at, one)
                or self._nameless.of(unit, found, one, at)
                or (self._nameless.aside(unit, frames, at, self._voice) if one.subject is None else None)
                or found
            )
        if found is not None:
            self.found[index] = self._pieces(found, number, at)

    def reporters(self, index: int) -> tuple[Voice, ...]:
        """Who tells that a quotation was said, the nearest first."""
        hearing, chain = self._hearing, []
        found = self.found.get(index)
        parent = None
        if found is not None and found.said is not None:
            parent = hearing.said[found.said].frame.parent
            reporter = hearing.said[found.said].reporter
            chain.extend([] if reporter is None else [reporter])
        for _ in range(4):
            if parent is None:
                break
            said = hearing.said[parent]
            voice = self._voice(said)
            if voice is not None and said.frame.verb_class not in LIGHT:
                chain.append(voice)
            parent = said.frame.parent
        level = self._level(index)
        if level is not None:
            outer = self.found.get(level)
            if outer is not None and outer.voice is not None:
                chain.append(outer.voice)
            chain.extend(self.reporters(level))
        else:
            turn = hearing.turns.at(hearing.quotes[index].start)
            if turn is not None:
                chain.append(turn)
        speaker = found.voice if found is not None else None
        return tuple(dict.fromkeys(voice for voice in chain if voice != speaker))

    # -- whom a frame means ----------------------------------------------------------------------------------------

    def _level(self, index: int) -> int | None:
        return self._hearing.units[self._hearing.places[index][0]].level if index in self._hearing.places else None

    def _voice(self, said: Said) -> Voice | None:
        """The subject of a frame; within a quotation `I` and `we` mean its speaker."""
        hearing, place = self._hearing, said.frame.subject_place
        voice = said.frame.subject
        if voice is not None and hearing.words.has("unknown", voice.name.casefold()):
            return None
        if place is None:
            return voice
        word = hearing.article.text[place.start : place.end].casefold()
        if not hearing.words.has("own", word):
            return said.frame.subject
        level = hearing.units[said.unit].level
        if level is not None:
            outer = self.found.get(level)
            return None if outer is None else outer.voice
        return hearing.turns.at(place.start)

    def _is_source(self, frames: Sequence[int], at: int) -> bool:
        """Whether a quotation is the name of a newspaper that says something."""
        for number in frames:
            subject = self._hearing.said[number].subject
            if subject is not None and subject.first <= at < subject.last:
                return True
        return False

    def _near(self, number: int, at: int) -> Sequence[int]:
        """The frames of a unit whose contents may reach a node; few, however long the unit is."""
        said, frames = self._hearing.said, self._hearing.by_unit.get(number, ())
        low = bisect_left(frames, at - _REACH, key=lambda index: said[index].first)
        return frames[low : bisect_left(frames, at + _REACH, key=lambda index: said[index].first)]

    # -- the rules -------------------------------------------------------------------------------------------------

    def _carried_on(self, index: int) -> Found | None:
        """A paragraph that opens its marks anew."""
        before = self._hearing.quotes[index].continues
        outer = self.found.get(before) if before is not None else None
        return None if outer is None else Found(outer.voice, "paragraph carries on", outer.said, before)

    def _covering(self, unit: Unit, frames: Sequence[int], at: int) -> Found | None:
        """A verb in whose content the quotation stands: the innermost one."""
        said = self._hearing.said
        around = [n for n in frames if said[n].content.first <= at < said[n].content.last]
        around.sort(key=lambda n: (said[n].content.last - said[n].content.first, -said[n].first))
        spoken = [n for n in around if said[n].frame.verb_class not in LIGHT or self._is_worded(said[n], unit, at)]
        direct = [n for n in around if said[n].frame.verb_class in ("think", "refuse") and self._brings(said[n], at)]
        for number in (*spoken, *direct):
            one = said[number]
            is_direct = one.subject is not None and one.content.first == at
            if one.modal and not is_direct and number != spoken[-1]:
                continue  # the town, Ana said, will see it as “a bad joke”; his country would respond “at once”
            if self._is_in_passing(one, unit, around, at):
                continue
            rule = "according to" if one.how == "according to" else self._side(one, at)
            return Found(self._voice(one) or self._text(one), rule, number)
        return None

    def _is_worded(self, one: Said, unit: Unit, at: int) -> bool:
        """`had welcomed the figure as “a basis”`: whoever agrees or refuses says in what words."""
        is_as = at > 0 and self._hearing.words.has("as", unit.nodes[at - 1].lower)
        return one.content.kind == "as" or (is_as and one.subject is not None)

    def _text(self, one: Said) -> Voice | None:
        """A text that asks for something in so many words: `the draft requires “prior notice”`."""
        place, hearing = one.frame.subject_place, self._hearing
        if place is None or not one.writing or not hearing.words.has("writings.nouns", one.writing):
            return None
        return Voice(name=hearing.article.text[place.start : place.end], how="role")

    def _brings(self, one: Said, at: int) -> bool:
        """Whether a quotation is all that a verb has for its content."""
        return one.content.kind == "quote" and one.content.first == at

    def _is_in_passing(self, one: Said, unit: Unit, around: Sequence[int], at: int) -> bool:
        """Whether a quotation is no content of a frame: `told about “…”`, `continued to “…”`, `called it “…”`."""
        words = self._hearing.words
        if one.how == "noun of saying" and self._begins_with_verb(unit.nodes[at].index):
            return True  # that the offer of nine percent “remains on the table”
        if at > 2 and words.has("as", unit.nodes[at - 1].lower) and words.has("wordings", unit.nodes[at - 2].lower):
            return True  # recalled the words as “…”
        if one.content.first != at:
            return False
        if one.how == "noun of saying":
            outer = [self._hearing.said[n] for n in around]
            return any(other.content.kind == "as" and other.content.first < one.last for other in outer)
        before = unit.nodes[at - 1] if at else None
        if before is None or before.kind != "word" or at <= one.last:
            return False
        if words.has("to", before.lower) and one.frame.verb_class == "say" and one.content.kind == "quote":
            return True  # would continue to “show restraint”
        return one.frame.passive and one.subject is None and words.has("prepositions", before.lower)

    def _begins_with_verb(self, index: int) -> bool:
        """Whether a quotation has the verb of its clause for its first word."""
        first = self._hearing.quotes[index].text.split(maxsplit=1)[:1]
        word = first[0].casefold().strip(",.") if first else ""
        words = self._hearing.words
        return words.may_be_finite(word)

    def _side(self, one: Said, at: int) -> str:
        if one.first >= at:
            return "verb after"
        return "verb before" if one.content.first == at else "within what is said"

    def _behind(self, unit: Unit, frames: Sequence[int], at: int) -> Found | None:
        """A verb or its subject right behind the quotation, or behind a comma."""
        said = self._hearing.said
        for number in frames:
            one = said[number]
            if one.first <= at or (one.subject is None and not one.writing):
                continue
            begin = one.first if one.subject is None else min(one.first, one.subject.first)
            begin = one.first if begin <= at else begin
            if begin == at + 1 and not self._is_closed(unit, at) and self._has_object(unit, one):
                continue
            between = unit.nodes[at + 1 : begin]
            if len(between) <= 8 and self._is_lead(between):
                return Found(self._voice(one), "verb after", number)
        return None

    def _is_closed(self, unit: Unit, at: int) -> bool:
        """Whether a quotation ends as those do that an attribution follows."""
        return self._hearing.article.text[unit.nodes[at].end - 1] in ",.?!…—–"

    def _has_object(self, unit: Unit, one: Said) -> bool:
        """`placards saying ‘fair pay’ nurses continued their march`."""
        last = one.last if one.subject is None else max(one.last, one.subject.last)
        after = unit.nodes[last] if last < len(unit.nodes) else None
        if after is None or after.kind == "sign":
            return False
        return after.kind == "mention" or self._hearing.words.has("determiners", after.lower)

    def _is_lead(self, between: Sequence[Node]) -> bool:
        """Whether only signs, names and titles stand between a quotation and its verb."""
        if not between:
            return True
        if any(node.kind == "quote" for node in between):
            return False
        if all(node.kind == "sign" for node in between):
            return all(node.lower in ",—–-" for node in between)
        return all(node.kind != "word" or self._is_small(node.lower) for node in between)

    def _is_small(self, word: str) -> bool:
        words = self._hearing.words
        return words.is_auxiliary(word) or any(
            words.has(name, word) for name in ("determiners", "writings.nouns", "writings.media", "as")
        )

    def _in_unit(self, number: int, unit: Unit, frames: Sequence[int], at: int) -> Found | None:
        """A colon before the quotation, with a verb or a subject before it."""
        if at < 1 or unit.nodes[at - 1].lower != ":":
            return None
        worded = self._leading.words_of(number, at)
        if worded is not None:
            return worded
        said = self._hearing.said
        before = [n for n in frames if said[n].first < at and said[n].subject is not None]
        before = [n for n in before if said[n].frame.parent not in before] or before
        if before:
            return Found(self._voice(said[before[-1]]), "colon", before[-1])
        reader = self._leading.reader(number, at)
        if frames or reader is not None:
            return reader
        return self._leading.to_colon(number, at) or self._leading.point(number, at)

    def _led(self, unit: Unit, frames: Sequence[int], at: int) -> Found | None:
        """`They spent, in the words of one of them, “four months on it”`: a comma behind the source."""
        for number in frames:
            one = self._hearing.said[number]
            last = one.last if one.subject is None else max(one.last, one.subject.last)
            if one.how == "according to" and last == at - 1 and unit.nodes[last].lower == ",":
                return Found(self._voice(one), "according to", number)
        return None

    def _joined(self, unit: Unit, at: int) -> Found | None:
        """`described it as “a show” and “a trap”`: whose the one is, his is the other."""
        words = self._hearing.words
        for back in range(at - 1, max(at - _JOINED, -1), -1):
            node = unit.nodes[back]
            if node.kind == "quote":
                found = self.found.get(node.index) if back < at - 1 else None
                return None if found is None else Found(found.voice, "joined to a quotation", found.said)
            is_joining = words.has("coordinators", node.lower) or words.has("noun_articles", node.lower)
            if node.lower != "," and not is_joining:
                return None
        return None

    def _inside(self, index: int, number: int) -> Found | None:
        """« Ce que je refuse, a-t-elle dit, c'est… »: the attribution between commas within the marks."""
        hearing = self._hearing
        if not hearing.words.inside:
            return None
        inner = number + 1
        while inner < len(hearing.units) and hearing.units[inner].level == index:
            nodes = hearing.units[inner].nodes
            for one in hearing.by_unit.get(inner, ()):
                said = hearing.said[one]
                last = said.last if said.subject is None else max(said.last, said.subject.last)
                first = said.first if said.subject is None else min(said.first, said.subject.first)
                first -= first > 0 and nodes[first - 1].kind == "word"
                is_inserted = (
                    first > 0 and last < len(nodes) and nodes[first - 1].lower == "," and nodes[last].lower == ","
                )
                if is_inserted and said.subject is not None and said.frame.verb_class == "say":
                    return Found(said.frame.subject, "verb in the middle", one)
            inner += 1
        return None

    def _beside(self, index: int, number: int) -> Found | None:
        """`It was then that “a new version emerged”`, with `according to Ana` in the sentence before or behind."""
        hearing = self._hearing
        if len(hearing.quotes[index].text.split()) < _SHORT or hearing.by_unit.get(number):
            return None
        for step in (-1, 1):
            other = self._alone.neighbour(number, step)
            for one in hearing.by_unit.get(other, ())[:FEW] if other is not None else ():
                said = hearing.said[one]
                if said.how == "according to" and said.frame.parent is None:
                    return Found(self._voice(said), "source in a sentence beside", one)
        return None

    # -- help ------------------------------------------------------------------------------------------------------

    def _pieces(self, found: Found, number: int, at: int) -> Found:
        """A quotation that its attribution breaks: the second piece carries on the first."""
        if found.continues is not None or found.said is None:
            return found
        said = self._hearing.said[found.said]
        if said.unit != number or said.first > at:
            return found
        for node in reversed(self._hearing.units[number].nodes[max(said.first - 12, 0) : said.first]):
            earlier = self.found.get(node.index) if node.kind == "quote" else None
            if earlier is not None and earlier.said == found.said:
                return replace(found, continues=node.index)
        return found
