"""Whether somebody speaks of themselves or of those they speak for: the government would not …, its fighters will …"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.article import Article
from onetext.evidence.demands.rules import DemandRules
from onetext.evidence.frames import Mention
from onetext.evidence.stretches import Stretch
from onetext.model import Voice

__all__ = ["OwnSide"]

_STEM, _AROUND = 5, 50
"""Letters of a name that its other forms share (Chile, Chilean); signs beside a name that its role stands in."""
_FIRST = 5
"""Signs of an article before who somebody speaks of."""
_NAMED = 4
"""Places where a name stands that are looked at."""


class OwnSide:
    """Who belongs to whom, by the words beside their names."""

    def __init__(self, article: Article, mentions: Sequence[Mention], rules: DemandRules) -> None:
        self._article, self._rules = article, rules
        self._bound: dict[tuple[str, str], bool] = {}
        self._of_voice: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.kind == "name" and mention.voice is not None:
                self._of_voice.setdefault(mention.voice.name, []).append(mention)

    def speaks_for(self, stretch: Stretch, body: Voice) -> bool:
        """Whether somebody who binds a body is named beside it somewhere: the Chilean envoy, Ana Prieto; its chief."""
        speaker = stretch.speaker
        if speaker is None or speaker == body:
            return False
        known = self._bound.get((speaker.name, body.name))
        if known is None:
            stem = body.name.split()[-1].casefold()[:_STEM]
            known = self._bound[speaker.name, body.name] = len(stem) == _STEM and any(
                stem in self._beside(mention) for mention in self._of_voice.get(speaker.name, ())[:_NAMED]
            )
        return known

    def _beside(self, mention: Mention) -> str:
        """The words before a name in its sentence, and an apposition or what it belongs to behind it."""
        text = self._article.text
        start = self._article.sentences[self._article.sentence_at(mention.start)].start
        before = text[max(start, mention.start - _AROUND) : mention.end]
        behind = text[mention.end : mention.end + _AROUND]
        word = behind.split(maxsplit=1)[0].casefold() if behind.strip() else ""
        return (before + (behind if word in self._rules.belonging or behind.startswith(",") else "")).casefold()

    def is_own_body(self, body: Voice, at: int, stretch: Stretch) -> bool:
        """Whether somebody speaks of a body in general terms, no name of its own: the Republic would …"""
        inside = stretch.quoted and self._article.tokens[at - 1].start >= stretch.start
        if stretch.speaker is None or inside or not body.name[0].islower():
            return False
        if body.name.partition(" ")[0] in self._rules.plain.owning:
            return True
        near = self._article.token_at(stretch.start) + len(body.name.split()) + 1
        return at <= near and body.name.casefold().rpartition(" ")[2] in self._rules.bodies

    def is_general(self, subject: Mention, stretch: Stretch) -> bool:
        """Whether somebody speaks of his own side in general terms: the government would not …, its fighters will …"""
        if stretch.speaker is None or subject.kind == "pronoun":
            return False
        if subject.text.partition(" ")[0].casefold() in self._rules.plain.owning:
            outside = not stretch.quoted or subject.end <= stretch.start  # her country “will never …”
            return outside or subject.text.partition(" ")[0].casefold() in self._rules.plain.ours
        if not stretch.quoted and subject.start > stretch.start + _FIRST:
            return False
        begin, _, rest = subject.text.partition(" ")
        general = subject.text[0].islower() or (begin.casefold() in self._rules.not_nouns and rest[:1].islower())
        return general and subject.text.casefold().rpartition(" ")[2] in self._rules.bodies

    def is_speaker(self, subject: Mention, stretch: Stretch | None) -> bool:
        """Whether a pronoun begins what somebody says, and means them: the two states said they would …"""
        if stretch is None or stretch.speaker is None or subject.start > stretch.start + _FIRST:
            return False
        if stretch.quoted and subject.end > stretch.start:
            return False
        return subject.kind == "pronoun" and subject.text.casefold() in self._rules.plain.neutral
