"""Who sets a deadline and to whom, by the words that set it: a threat under a condition, or a verb."""

from __future__ import annotations

from onetext.evidence.article import Article
from onetext.evidence.deadlines.named import is_paper
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.setting import Condition, Cue, Region
from onetext.evidence.deadlines.strangers import clause_head, deed_between, named_at, owner_before
from onetext.evidence.deadlines.times import Time
from onetext.evidence.frames import Frame
from onetext.evidence.signs import APOSTROPHES
from onetext.evidence.stretches import Stretch
from onetext.model import Deadline, Place, Voice

__all__ = ["Setters", "Setting"]

Setting = tuple[Voice | None, tuple[Voice, ...]]
"""Who sets, and to whom."""
_ACTIVE = frozenset({"demand", "give", "set", "promise", "threat"})
_TELLING = frozenset({"threaten", "say", "promise", "claim"})
_SETS = 6
_LOOKED_AT = 80
"""Words of the sentence before that are looked at."""
_ISSUED = 14
"""Words between an ultimatum and who is said to have set it."""
_TOLD = 8
"""Words between `told` and what somebody is told to have."""
_LED = 14
"""Words before a colon."""
_SPEAKING = frozenset({"say", "claim", "threaten", "promise", "demand"})


def _name(voice: Voice | None) -> str:
    return "" if voice is None else voice.name


class Setters:
    """Tells who sets a time to whom."""

    def __init__(self, article: Article, people: People, rules: Rules) -> None:
        self._article = article
        self._people = people
        self._rules = rules

    # -- a threat with a condition ------------------------------------------------------------------------------------

    def reporting(self, at: int, region: Region) -> Frame | None:
        """The frame that tells of a threat and has a token in its content: of threatening, else the outermost."""
        place, first = self._article.tokens[at].start, None
        for frame in self._people.near(place):
            content = frame.content
            if frame.verb_class not in _TELLING or content is None or not frame.verb.end <= content.start <= place:
                continue
            if self._rules.is_will(self._article.tokens[self._article.token_at(frame.verb.start)].lower):
                continue  # we will call a strike if …
            if self._article.token_at(content.start) >= region.first:
                threatens = frame.verb_class == "threaten" and frame.subject is not None
                if threatens:
                    return frame
                first = first or frame
        return first

    def threatener(
        self, frame: Frame | None, condition: Condition, region: Region, around: Stretch | None
    ) -> Voice | None:
        """Whose threat a condition is: of who is told to make it, who speaks, or who was told of just before."""
        if frame is not None and frame.subject is not None:
            if frame.subject.how == "pronoun":
                return self._issuer(region.sentence) or frame.subject
            return frame.subject
        if frame is not None and frame.verb_class == "threaten" and not frame.passive:
            start = self._article.tokens[region.first].start
            threatening = self._people.subject((frame.verb.start, frame.verb.end), region.sentence, start, None)
            if threatening is not None:
                return threatening
        warned = self._warned(condition, region)
        if warned is None and frame is None and around is None:
            warned = self._threatening(condition, region)
        if warned is not None:
            return warned
        if around is not None and around.speaker is not None:
            return around.speaker
        aside = self._aside(condition, region)
        if aside is not None:
            return aside
        if condition.follows:
            return None
        return self._issuer(region.sentence) or self._holder_before(region) or self._speaks_on(region, around)

    def _threatening(self, condition: Condition, region: Region) -> Voice | None:
        """Who does what a verb of threatening before a condition says, where no frame knows."""
        tokens = self._article.tokens
        places = range(condition.at - 1, max(region.first, condition.at - 2 * _ISSUED), -1)
        at = next((at for at in places if tokens[at].lower in self._rules.threatens), None)
        if at is None:
            return None
        begin = tokens[region.first].start
        return self._people.subject((tokens[at].start, tokens[at].end), region.sentence, begin, None)

    def _warned(self, condition: Condition, region: Region) -> Voice | None:
        """Whose warning tells of a threat: the ministry's warning that it would act unless they signed by May."""
        tokens = self._article.tokens
        that = self._article.language.words("deadlines", "subject_who")
        for at in range(condition.at - 1, max(region.first, condition.at - 2 * _ISSUED), -1):
            if tokens[at].lower in self._rules.warned:
                ahead = range(at + 1, min(at + _SETS, condition.at))
                led = next((one for one in ahead if tokens[one].lower in that), None)
                return None if led is None else self._owner(at, led, condition.at, region.first)
        return None

    def _aside(self, condition: Condition, region: Region) -> Voice | None:
        """Who says it between commas behind the condition: if they do not pay by May, the port said, it will close."""
        article = self._article
        for frame in self._people.near(article.tokens[condition.last - 1].end, region.sentence):
            if frame.verb_class not in _TELLING or frame.subject is None or frame.subject_place is None:
                continue
            start, end = min(frame.subject_place.start, frame.verb.start), max(frame.subject_place.end, frame.verb.end)
            before, after = article.text[max(start - 3, 0) : start].rstrip(), article.text[end : end + 1]
            if start >= article.tokens[condition.at].end and before.endswith(",") and after in (",", "."):
                return frame.subject
        return None

    def doing(self, threat: Place) -> Voice | None:
        """The party that a threat says will act, where nobody else is known to set it (…, or Orlia would leave)."""
        first = next(self._people.between(threat.start, threat.end), None)
        if first is None:
            return self._head(threat)
        if first.text.split(" ")[0].casefold() in self._article.language.words("deadlines", "possessives"):
            return None
        close = self._article.token_at(first.start) <= self._article.token_at(threat.start) + 1
        if close:
            return first.voice if first.kind != "pronoun" else None
        return self._head(threat)

    def _head(self, threat: Place) -> Voice | None:
        """Who will do what threatens, in words that no table knows."""
        begin, end = self._article.token_at(threat.start), self._article.token_at(threat.end - 1) + 1
        words = [self._article.tokens[at].lower for at in range(begin, end)]
        verbs = (
            begin + at for at, word in enumerate(words) if self._rules.is_will(word) or word in self._rules.passive
        )
        will = next(verbs, None)
        if will is None or any(word in self._rules.passive for word in words[will - begin : will - begin + 2]):
            return None  # the bonus would be withdrawn: nobody's doing
        return clause_head(self._article, begin, will)

    def _speaks_on(self, region: Region, around: Stretch | None) -> Voice | None:
        """Who spoke in the sentence before, where this one goes on with `would`: He warned them. The guild would …"""
        tokens = self._article.tokens[region.first : region.last]
        if around is not None or not region.sentence or not any(one.lower in self._rules.would for one in tokens):
            return None
        before = self._article.sentences[region.sentence - 1]
        if before.paragraph != self._article.sentences[region.sentence].paragraph:
            return None
        frames = [one for one in self._people.near(before.end, region.sentence - 1) if one.verb_class in _SPEAKING]
        return frames[0].subject if frames else None

    def _issuer(self, sentence: int) -> Voice | None:
        """Whose ultimatum the sentence before speaks of: `the union's first ultimatum`, `the ultimatum set by …`."""
        if sentence == 0:
            return None
        before = self._article.sentences[sentence - 1]
        return self._issuer_in(max(before.first, before.last - _LOOKED_AT), before.last)

    def _issuer_in(self, first: int, last: int, low: int | None = None) -> Voice | None:
        article = self._article
        for at in range(first, last):
            if article.tokens[at].lower not in self._rules.issued:
                continue
            stop = min(at + _ISSUED, last)
            found = self._owner(at, stop, last, max(first if low is None else low, 0))
            if found is not None:
                return found
        return None

    def _owner(self, noun: int, behind: int, last: int, low: int) -> Voice | None:
        """Whose a noun is: behind `by` up to a token, or before it (the dockers' last offer)."""
        article = self._article
        tokens = article.tokens
        if noun + 1 < last and tokens[noun + 1].lower in article.language.words("deadlines", "subject_who"):
            setting = range(noun + 2, min(noun + 2 + _SETS, last))
            verb = next((at for at in setting if tokens[at].lower in self._rules.setting), None)
            if verb is not None:
                named = next(self._people.between(tokens[noun + 1].end, tokens[verb].start), None)
                return clause_head(article, noun + 2, verb) if named is None else self._people.voice(named, None)
        for ahead in range(noun + 1, behind):
            if self._is_deed(ahead) or tokens[ahead].text == ":":
                break
            if tokens[ahead].lower in self._rules.issued_by:
                named = next(self._people.between(article.tokens[ahead].end, article.tokens[last - 1].end), None)
                if named is not None and article.token_at(named.start) <= ahead + 2:
                    return named.voice
                return named_at(article, ahead + 1, last)
        for mention in self._people.before(article.tokens[noun].start, article.tokens[max(low, noun - 5)].start):
            if article.text[mention.end : mention.end + 1] in APOSTROPHES or mention.kind == "pronoun":
                return mention.voice
        return owner_before(article, noun, low)

    def _is_deed(self, at: int) -> bool:
        """Whether `to` before a verb stands at a token: behind it is told what is to be done."""
        tokens = self._article.tokens
        if tokens[at].lower not in self._rules.infinitive or at + 1 >= len(tokens):
            return False
        following = tokens[at + 1]
        return following.text[0].islower() and following.lower not in self._article.language.words(
            "deadlines", "no_verbs"
        )

    def _holder_before(self, region: Region) -> Voice | None:
        """Who set a deadline in the sentence before, where it says that one was set."""
        if region.sentence == 0:
            return None
        before = self._article.sentences[region.sentence - 1]
        tokens = self._article.tokens
        for hit in self._rules.cues.find(tokens, max(before.first, before.last - _LOOKED_AT), before.last):
            if self._rules.kinds[hit.row] == "set":
                start = tokens[hit.first].start
                return self._people.subject((start, start + 1), region.sentence - 1, before.start, None)
        return None

    # -- a verb that sets a time --------------------------------------------------------------------------------------

    def of_cue(self, time: Time, cue: Cue, region: Region, around: Stretch | None, last: Deadline | None) -> Setting:
        """Who sets a time by some words, and to whom.

        Parameters
        ----------
        last
            The deadline before this one, which it may extend.
        """
        tokens = self._article.tokens
        verb = (tokens[cue.first].start, tokens[cue.last - 1].end)
        start, begin = tokens[time.first].start, tokens[region.first].start
        outer = self._people.around(verb[0])
        subject = self._people.subject(verb, region.sentence, begin, outer)
        speaker = outer.speaker if outer is not None else None
        if cue.kind == "open":
            speaker = self._people.teller(outer) or speaker
        if cue.kind == "told":
            return self._told(cue, time, verb, region, outer)
        if cue.kind == "wait":
            return speaker or subject, ()
        if cue.kind in ("extend", "open", "expire"):
            by = None if self._is_passive(cue) or cue.kind != "extend" else subject
            by = by or speaker or (None if around is not None and around.quoted else self._issuer(region.sentence))
            return by or (last.by_whom if last is not None and cue.kind == "extend" else None), ()
        if cue.kind == "provided":
            before = [one for one in self._people.near(verb[0]) if one.verb.end <= verb[0]]
            return subject if cue.last > cue.first + 2 else before[-1].subject if before else speaker, ()
        if cue.kind == "bound":
            return None, ()
        if cue.kind not in _ACTIVE:
            subject = subject or self._people.receiver(verb[0], begin)
            by = self._agent(time, region, outer) or self._setter(cue, time, region, subject, speaker)
            return by, (() if subject is None or subject.name in (_name(speaker), _name(by)) else (subject,))
        if cue.kind == "set" and tokens[cue.first].lower in self._rules.issued:
            subject = self._agent(time, region, outer) or self._issuer_in(cue.first, time.first, region.first)
            subject = subject or self._who_sets(cue, region, outer) or speaker
            return subject, self._people.receivers(verb[0], start, subject, outer)
        if cue.kind == "promise":
            return subject or speaker, ()
        if cue.kind == "demand" and self._is_noun(cue, region):
            named = self._issuer_in(cue.first, time.first, region.first)
            own = tokens[cue.first - 1].lower in self._article.language.words("deadlines", "possessives")
            subject = named or (subject if own else None)
            return subject, self._people.receivers(verb[1], start, subject, outer)
        return self._of_verb(cue, verb, start, subject, region, outer)

    def _of_verb(
        self,
        cue: Cue,
        verb: tuple[int, int],
        start: int,
        subject: Voice | None,
        region: Region,
        outer: Stretch | None,
    ) -> Setting:
        """The subject of a verb of giving, demanding or threatening, and whom it names behind it."""
        frame = self._people.frame(verb, region.sentence)
        if subject is not None and subject.how == "pronoun" and cue.kind == "threat":
            subject = self._issuer(region.sentence) or subject
        to = self._people.receivers(verb[1], start, subject, outer)
        if not to:
            to = self._people.given(
                verb[1], deed_between(self._article, verb[1], start) if cue.kind == "demand" else start
            )
        if frame is not None and frame.addressee is not None and frame.addressee != subject:
            to = (frame.addressee,)
        return subject, to

    def _is_noun(self, cue: Cue, region: Region) -> bool:
        """Whether a demand is told of that others have made (rejected `a demand` from the port to leave by noon)."""
        tokens = self._article.tokens
        if cue.first <= region.first or tokens[cue.first].lower not in self._rules.issued:
            return False
        before = tokens[cue.first - 1]
        words = self._article.language.words("deadlines", "no_verbs")
        return before.lower in words or before.text[0] in APOSTROPHES

    def _is_passive(self, cue: Cue) -> bool:
        before = self._article.tokens[max(cue.first - 2, 0) : cue.first]
        return any(token.lower in self._rules.passive for token in before)

    def _told(self, cue: Cue, time: Time, verb: tuple[int, int], region: Region, outer: Stretch | None) -> Setting:
        """Who is told to do something, and by whom where it is said."""
        frame = self._people.frame(verb, region.sentence)
        begin = self._article.tokens[region.first].start
        named = next(self._people.before(verb[0] if frame is None else frame.verb.start, begin), None)
        receiver = None if named is None else self._people.voice(named, outer)
        by = self._named_behind(cue.last, region, outer)
        by = by or (frame.subject if frame is not None and frame.passive else None) or self._agent(time, region, outer)
        by = by or self._issuer(region.sentence)
        return (None if _name(by) == _name(receiver) else by), (() if receiver is None else (receiver,))

    def _agent(self, time: Time, region: Region, outer: Stretch | None) -> Voice | None:
        """Who gave it, behind the time: was given ten days `by the board`, a deadline of 1 May `set by` it."""
        at, tokens = time.last, self._article.tokens
        while at < min(time.last + 4, region.last - 1) and tokens[at].lower in self._rules.issued_with:
            at += 1
        return self._named_behind(at, region, outer)

    def _named_behind(self, at: int, region: Region, outer: Stretch | None) -> Voice | None:
        """Whoever `by` names at a token."""
        tokens = self._article.tokens
        if at + 1 >= region.last or tokens[at].lower not in self._rules.issued_by:
            return None
        named = next(self._people.between(tokens[at].end, tokens[region.last - 1].end), None)
        if named is not None and self._article.token_at(named.start) <= at + 2:
            return self._people.voice(named, outer)
        return named_at(self._article, at + 1, region.last)

    def _who_sets(self, noun: Cue, region: Region, outer: Stretch | None) -> Voice | None:
        """The subject of the verb just before `a deadline of`."""
        tokens = self._article.tokens
        for hit in self._rules.cues.find(tokens, max(region.first, noun.first - _SETS), noun.first + 1):
            if self._rules.kinds[hit.row] == "set" and tokens[hit.first].lower not in self._rules.issued:
                verb = (tokens[hit.first].start, tokens[hit.last - 1].end)
                return self._people.subject(verb, region.sentence, tokens[region.first].start, outer)
        return None

    def _set_before(self, cue: Cue, region: Region) -> Voice | None:
        """Who set what the sentence then tells: issued an ultimatum to the guild: it must leave by noon."""
        tokens = self._article.tokens
        for hit in self._rules.cues.find(tokens, max(region.first, cue.first - _LOOKED_AT), cue.first):
            if self._rules.kinds[hit.row] == "set" and tokens[hit.first].lower not in self._rules.issued:
                verb = (tokens[hit.first].start, tokens[hit.last - 1].end)
                return self._people.subject(verb, region.sentence, tokens[region.first].start, None)
        return None

    def _setter(
        self, cue: Cue, time: Time, region: Region, receiver: Voice | None, speaker: Voice | None
    ) -> Voice | None:
        """Who sets what somebody else has until when, or is told, or given.

        Who speaks of what others must do by when is taken to set it; who speaks of what he is told is not.
        """
        issuer = self._issuer(region.sentence) or self._set_before(cue, region)
        if cue.kind == "given":
            return issuer if issuer != receiver else None
        if speaker is not None and is_paper(self._article, speaker):
            return None  # “… shall be removed by 18 October,” reads Article 3
        named = self._issuer_in(time.last, min(region.last, time.last + _LOOKED_AT), time.last)
        by = named or speaker or issuer or self._before_colon(cue, region)
        return by or self._teller(cue, region)

    def _teller(self, cue: Cue, region: Region) -> Voice | None:
        """Who tells somebody what they have: told the crews they had until noon."""
        start = self._article.tokens[cue.first].start
        for frame in reversed(self._people.near(start, region.sentence)):
            if frame.verb_class in _SPEAKING and frame.verb.end <= start and frame.content is None:
                near = self._article.token_at(frame.verb.end - 1) + _TOLD >= cue.first
                return frame.subject if near and not frame.passive else None
        return None

    def _before_colon(self, cue: Cue, region: Region) -> Voice | None:
        """Of whom the sentence speaks before a colon: the minister was blunt: they must sign by Friday."""
        tokens = self._article.tokens
        high = min(cue.first, region.first + _LED)
        at = next((at for at in range(high - 1, region.first, -1) if tokens[at].text == ":"), None)
        if at is None:
            return None
        start = tokens[region.first].start
        named = next(self._people.between(start, tokens[at].start), None)
        if named is not None and self._article.token_at(named.start) <= region.first + 1:
            return self._people.voice(named, None)
        blunt = next((one for one in range(region.first, at) if tokens[one].lower in self._rules.passive), at)
        return clause_head(self._article, region.first, blunt)
