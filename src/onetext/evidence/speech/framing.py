"""Verbs of saying with their subjects, contents and circumstances: the frames of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.certainty import Doubts, doubts
from onetext.evidence.frames import Frame, Mention, VerbClass
from onetext.evidence.speech.contents import Content, Contents
from onetext.evidence.speech.lexicon import Lexicon, lexicon
from onetext.evidence.speech.manners import follows_quote, is_beside, is_manner
from onetext.evidence.speech.occasions import Setting, settings
from onetext.evidence.speech.said import Said, cited, is_mixed, outer_end, outer_start, outside, stands, with_parents
from onetext.evidence.speech.sources import Source, sources
from onetext.evidence.speech.strangers import BEHIND
from onetext.evidence.speech.subjects import Clauses, Subject
from onetext.evidence.speech.units import Unit
from onetext.evidence.speech.verbs import Group, groups, is_nobody
from onetext.model import Certainty, Place, QuotedSpeech, Voice

__all__ = ["framed"]

_TITLE_WORDS = 5
_TELLING = frozenset({"say", "claim", "deny", "promise", "threaten", "think"})
"""What somebody does whom no table knows, where a clause tells what he said."""
_REACH = 600
"""So many characters around a verb its occasion, channel and condition are looked for."""
_BACK = 60
_DATELINE = 14


def framed(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    mentions: Sequence[Mention],
    parts: Sequence[Unit],
    it: Mapping[int, Voice],
) -> tuple[Said, ...]:
    """The frames with their places among the nodes of the units; `it`: unit -> whoever speaks in `it says`."""
    words = lexicon(article.language)
    found_doubts, found_settings = doubts(article), settings(article)
    starts = [setting.place.start for setting in found_settings]
    titles = {
        index: quote.text
        for index, quote in enumerate(quotes)
        if quote.kind == "title" or (quote.kind == "speech" and _is_title(quote))
    }
    found: list[Said] = []
    for number, unit in enumerate(parts):
        here = found_settings[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        builder = _Builder(article.text, mentions, words, found_doubts, here, unit, number, titles, it.get(number))
        found.extend(builder.all())
    found.sort(key=lambda said: (said.frame.verb, said.frame.content is None))
    return tuple(with_parents(found))


def _is_title(quote: QuotedSpeech) -> bool:
    """Whether words between marks may name a newspaper: few, and most of them with a capital."""
    text = quote.text
    parts = text.split()
    if not 0 < len(parts) <= _TITLE_WORDS or text[-1:] in ".,?;:":
        return False
    capitals = sum(part[:1].isupper() for part in parts)
    return parts[0][:1].isupper() and 2 * capitals >= len(parts) and not (len(parts) == 1 and len(text) < 4)


class _Builder:
    """The frames of a unit."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        words: Lexicon,
        found_doubts: Doubts,
        here: Sequence[Setting],
        unit: Unit,
        number: int,
        titles: dict[int, str],
        it: Voice | None,
    ) -> None:
        self._text, self._mentions, self._words = text, mentions, words
        self._doubts, self._unit, self._number = found_doubts, unit, number
        self._settings = outside(here, unit)
        self._setting_starts = [setting.place.start for setting in self._settings]
        self._clauses = Clauses(unit.nodes, mentions, words, titles, text, it)

    def all(self) -> Iterator[Said]:
        """Those of verbs, and those of sources without a verb."""
        nodes = self._unit.nodes
        verbs = [one for one in groups(nodes, self._words) if self._speaks(one)]
        subjects = self._subjects(verbs)
        contents = Contents(nodes, self._words, {group.first: group for group in verbs}, subjects, self._clauses.titles)
        found: list[Said] = []
        taken: set[int] = set()
        for group in verbs:
            if group.negated and self._words.has("wishes", group.lemma):
                continue  # she does not want her name in the book
            subject = subjects[group.first]
            content = contents.of(group, subject)
            if subject is None and group.mode == "finite" and group.verb_class in _TELLING:
                subject, content = self._plain(group, content, contents)
            if group.mode == "participle" and self._words.has("pursuing", group.lemma):
                continue  # residents seeking safe passage
            if stands(group, subject, content) and not self._has_object(group, content):
                found.append(self._verb(group, subject, content))
                taken.update(range(group.first, group.last))
        begun = {said.content.first for said in found if not said.content.is_empty}
        for source in sources(self._clauses, contents):
            if source.first not in taken and (source.subject is not None or source.content.first not in begun):
                found.append(self._source(source))
        return iter(cited(found, self._clauses, {group.first: group for group in verbs}))

    def _plain(self, group: Group, content: Content, contents: Contents) -> tuple[Subject | None, Content]:
        """A subject that no table knows, where a clause tells what it said: behind the verb, or before a comma."""
        subject = self._clauses.plain(group) if content.kind in ("clause", "none") else None
        if subject is None or (group.kinds == {"base"} and not self._is_many(subject)):
            return None, content  # wants an international guarantee that
        if content.kind == "clause":
            return subject, content
        found = contents.of(group, subject)
        return (subject, found) if found.kind == "clause" and found.last <= subject.first else (None, content)

    def _is_many(self, subject: Subject) -> bool:
        """Whether words that no table knows look like several people."""
        return self._text[subject.place.start : subject.place.end].endswith(self._words.plural_endings)

    def _has_object(self, group: Group, content: Content) -> bool:
        """`They had held “useful” talks`: such a verb says clauses, and words behind a colon."""
        if content.kind != "quote" or group.takes("quote") or not group.takes("only_that"):
            return False
        before = self._unit.nodes[content.first - 1] if content.first else None
        return before is not None and before.kind != "sign"

    def _speaks(self, group: Group) -> bool:
        """Whether a verb says something: `laughed` does beside a quotation alone."""
        nodes = self._unit.nodes
        if group.first == 2 and self._words.has("as", nodes[0].lower) and group.kinds & {"past", "third"}:
            return True  # as the minister put it, …
        if not is_manner(group) or is_beside(group, self._unit.nodes, self._words, self._text):
            return True
        return group.mode == "finite" and follows_quote(self._unit.nodes[0].start, self._text)

    def _subjects(self, verbs: Sequence[Group]) -> dict[int, Subject | None]:
        """First node of each verb group -> its subject; of one who quotes somebody, whoever is quoted."""
        subjects: dict[int, Subject | None] = {}
        before: Subject | None = None
        main: Subject | None = None
        told: Group | None = None
        for group in verbs:
            is_own = group.mode == "participle" and group.verb_class == "say" and not group.takes("source")
            found = self._clauses.subject(group, main if is_own and not self._follows_as(group) else before)
            if group.takes("source") and group.mode != "passive":
                found = self._clauses.source(group)
            elif group.takes("source"):
                found = self._clauses.quoted(group)
            if found is not None and group.bare and group.kinds == frozenset({"base"}) and self._is_singular(found):
                found = None  # “…?” a voice came from the counter
            if found is None and told is not None and group.first == told.last + 1:
                found = self._clauses.quoted(told)  # Ana is said to have answered
            told = group if group.mode == "passive" and self._leads_to(group.last) else None
            subjects[group.first] = found
            if main is None and group.mode == "finite":
                main = found
            if found is not None and (group.mode != "passive" or group.takes("source")):
                before = found
        return subjects

    def _leads_to(self, at: int) -> bool:
        """Whether an infinitive follows."""
        nodes = self._unit.nodes
        return at < len(nodes) and nodes[at].kind == "word" and self._words.has("to", nodes[at].lower)

    def _is_singular(self, subject: Subject) -> bool:
        """Whether words that no table knows stand for one person, who `counters` and does not `counter`."""
        is_one = self._words.has("singular", self._unit.nodes[subject.first].lower)
        return subject.how == BEHIND or (subject.how == "phrase" and is_one)

    def _follows_as(self, group: Group) -> bool:
        return group.first > 0 and self._words.has("as", self._unit.nodes[group.first - 1].lower)

    def _verb(self, group: Group, subject: Subject | None, content: Content) -> Said:
        verb_class = self._class(group, content)
        # "Said nothing" denies; "said nothing had been agreed" says what follows, and its no is a part of that.
        negated = group.negated and not (group.nothing and content.kind == "clause")
        said = self._said(
            verb_class, group.lemma, group.first, group.last, subject, content, negated, group.mode == "passive",
            _how(subject),
        )  # fmt: skip
        return replace(said, modal=bool(group.modal) and not negated and not self._only_says(group))

    def _only_says(self, group: Group) -> bool:
        """`would only say that`: it was said, for all that `would` stands there."""
        return any(self._words.has("only_says", node.lower) for node in self._unit.nodes[group.first : group.head])

    def _source(self, source: Source) -> Said:
        how = source.subject.how if source.subject is not None else source.how
        return self._said(
            source.verb_class,
            source.lemma,
            source.first,
            source.last,
            source.subject,
            source.content,
            False,
            False,
            how,
        )

    def _class(self, group: Group, content: Content) -> VerbClass:
        """The sense that takes the content that was found; the first where none does."""
        wanted = {
            "clause": ("clause", "only_that", "person"),
            "infinitive": ("to", "person_to"),
            "object": ("object",),
            "gerund": ("gerund",),
            "as": ("named", "as"),
            "of": ("of",),
            "whether": ("whether", "clause"),
            "quote": ("quote",),
            "none": (),
        }[content.kind]
        if content.kind == "quote" and self._is_question(content):
            wanted = ("whether",)
        for sense in group.senses:
            if sense.verb_class is not None and any(what in sense.takes for what in wanted):
                return sense.verb_class
        return group.verb_class

    def _is_question(self, content: Content) -> bool:
        end = self._unit.nodes[content.first].end
        return self._text[end - 1 : end] == "?"

    def _said(
        self,
        verb_class: VerbClass,
        lemma: str,
        first: int,
        last: int,
        subject: Subject | None,
        content: Content,
        negated: bool,
        passive: bool,
        how: str,
    ) -> Said:
        nodes = self._unit.nodes
        place = self._place(content)
        addressee = None if content.addressee is None else self._mentions[nodes[content.addressee].index]
        verb = Place(start=nodes[first].start, end=nodes[last - 1].end)
        occasion, channel = self._setting(verb, place)
        frame = Frame(
            sentence=self._unit.sentence,
            verb=verb,
            verb_class=verb_class,
            lemma=lemma,
            subject=self._voice(subject),
            subject_place=None if subject is None else subject.place,
            content=place,
            addressee=None if addressee is None else addressee.voice,
            addressee_place=None if addressee is None else Place(start=addressee.start, end=addressee.end),
            occasion=occasion,
            channel=channel,
            passive=passive,
            certainty=self._certainty(verb_class, first, last, subject, place, negated),
        )
        writing = ""
        if subject is None and how == "according to":
            writing = self._writing(last + 1)
        elif subject is not None and subject.how == "writing":
            writing = nodes[subject.last - 1].lower
        return Said(frame, self._number, first, last, subject, content, how, writing=writing)

    def _writing(self, at: int) -> str:
        """`according to the paper`: the noun, where nobody is named."""
        nodes, words = self._unit.nodes, self._words
        if not 0 < at < len(nodes) or not words.has("articles", nodes[at - 1].lower):
            return ""
        noun = nodes[at].lower
        return noun if words.has("writings.nouns", noun) or words.has("writings.media", noun) else ""

    def _behind_dateline(self, content: Content) -> int:
        """`GENEVA, March 3 — The pact is dead`: the node behind the dash, for a content that begins the unit."""
        nodes = self._unit.nodes
        first = nodes[0]
        if content.first or self._unit.level is not None or not self._text[first.start : first.end].isupper():
            return 0
        dash = next((at for at, node in enumerate(nodes[:_DATELINE]) if node.lower in ("—", "–")), -1)
        return dash + 1

    def _place(self, content: Content) -> Place | None:
        """Where a content stands; None for a quotation alone."""
        nodes = self._unit.nodes[max(content.first, self._behind_dateline(content)) : content.last]
        while nodes and nodes[-1].kind == "sign":
            nodes = nodes[:-1]
        while nodes and nodes[0].kind == "sign":
            nodes = nodes[1:]
        if not nodes or (len(nodes) == 1 and nodes[0].kind == "quote"):
            return None
        if content.kind == "quote" and not is_mixed(nodes):
            return None
        return Place(start=outer_start(self._text, nodes[0]), end=outer_end(self._text, nodes[-1]))

    def _setting(self, verb: Place, content: Place | None) -> tuple[str, str]:
        """The occasion and the channel that the unit states, outside quotations and what is said."""
        occasion = channel = ""
        for setting in self._near(verb):
            at = setting.place
            if content is not None and content.start <= at.start < content.end:
                continue
            if setting.channel:
                channel = channel or setting.channel
            else:
                occasion = occasion or self._text[at.start : at.end]
        return occasion, channel

    def _near(self, verb: Place) -> Sequence[Setting]:
        low = bisect_left(self._setting_starts, verb.start - _REACH)
        return self._settings[low : bisect_left(self._setting_starts, verb.end + _REACH)]

    def _voice(self, subject: Subject | None) -> Voice | None:
        """Whom a subject means; nobody is no holder of anything."""
        voice = None if subject is None else subject.voice
        return None if voice is None or is_nobody(voice.name, self._words) else voice

    def _certainty(
        self,
        verb_class: VerbClass,
        first: int,
        last: int,
        subject: Subject | None,
        content: Place | None,
        negated: bool,
    ) -> Certainty:
        nodes = self._unit.nodes
        begin = min(first, subject.first) if subject is not None else first
        furthest = max(begin - _BACK, 0)
        while begin > furthest and nodes[begin - 1].kind != "sign" and nodes[begin - 1].kind != "quote":
            begin -= 1
        if 0 < begin <= 5:
            begin = 0
        stretches = [(nodes[begin].start, nodes[last - 1].end)]
        if subject is not None and subject.first >= last:
            stretches.append((nodes[last - 1].end, nodes[subject.last - 1].end))
        author = self._unit.level is None
        own = self._doubts.of(stretches, author=author)
        said = self._doubts.of([(content.start, content.end)] if content is not None else [])
        hedge, conditional = own.hedge or said.hedge, own.conditional or said.conditional
        if not conditional and begin:
            early = max(nodes[0].start, nodes[begin].start - _REACH)
            conditional = self._doubts.of([(early, nodes[begin].start)]).conditional
        denied = negated
        if verb_class == "deny":
            denied = not negated
        is_open = self._words.has("confirming", nodes[last - 1].lower)
        if negated and (is_open or verb_class in ("deny", "refuse")):
            hedge = hedge or self._text[nodes[first].start : nodes[last - 1].end]
            denied = False
        return Certainty(
            polarity="denied" if denied else "affirmed", hedge=hedge, conditional=conditional, inferred=own.inferred
        )


def _how(subject: Subject | None) -> str:
    return "nobody named" if subject is None else subject.how
