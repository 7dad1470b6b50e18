"""Names for setters that are told only by what they are, where the article names one alone who can be meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.frames import Mention
from onetext.model import Deadline, Voice

__all__ = ["Namer"]

_LEAD = 3
"""Paragraphs behind the headline that may tell the same at length."""
_SOON = 3
"""Sentences within which somebody unnamed is named."""
_BEHIND = 4
"""Words from `government of` to its head."""
_MOST = 20
"""Names looked at."""
_TOLD = frozenset({"role", "group", "pronoun"})


def _is_titled(mention: Mention, joins: frozenset[str]) -> bool:
    """Whether a group has a name of capitals: the United Nurses of Easter Valley."""
    words = mention.text.split()[1:]
    is_named = len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    return mention.kind == "group" and is_named and not joins & {word.casefold() for word in words}


class Namer:
    """Finds the names of those whom an article calls the union, the prime minister, or a judge."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self._article = article
        joins = article.language.words("deadlines", "joins_names")
        self._names = [
            one
            for one in sorted(mentions, key=lambda one: one.start)
            if one.voice is not None and (one.kind == "name" or _is_titled(one, joins))
        ]
        self._voices = {one.voice.name: one.voice for one in self._names if one.voice is not None}
        self._words = {name: name.casefold().replace("’", "'").split() for name in self._voices}
        self._by_word: dict[str, list[str]] = {}
        for name, parts in self._words.items():
            for part in set(parts):
                self._by_word.setdefault(part, []).append(name)
        self._surnames = {parts[-1] for parts in self._words.values() if parts}
        self._starts = [one.start for one in self._names]
        self._head: list[Voice] | None = None

    def named(self, found: Sequence[Deadline]) -> list[Deadline]:
        """The deadlines, with names for setters that are no names."""
        headlines = [one for one in found if self._article.sentence_at(one.start) == 0 and one.by_whom is not None]
        return [self._with_name(one, headlines) for one in found]

    def _with_name(self, one: Deadline, headlines: Sequence[Deadline]) -> Deadline:
        by = one.by_whom
        if by is None or by.how not in _TOLD or by.name in self._voices:
            return one
        name = self._of_headline(one, headlines) or self._of_text(by, one.start)
        return one if name is None else replace(one, by_whom=replace(name, how=by.how))

    def voice(self, voice: Voice, start: int) -> Voice:
        """Somebody told of at an offset, with a name where the article names one alone who can be meant."""
        if voice.how not in _TOLD or voice.name in self._voices:
            return voice
        name = self._of_text(voice, start)
        return voice if name is None else replace(name, how=voice.how)

    def _of_text(self, by: Voice, start: int) -> Voice | None:
        return self._of_body(by) or self._of_office(by) or self._of_title(by, start)

    def _of_headline(self, one: Deadline, headlines: Sequence[Deadline]) -> Voice | None:
        """Whom the headline names for the same day: the leader of the Greens, where it is Norin who gives so long."""
        sentence = self._article.sentences[self._article.sentence_at(one.start)]
        if sentence.paragraph > _LEAD or not one.due_iso:
            return None
        same = [other.by_whom for other in headlines if other.due_iso == one.due_iso and other is not one]
        return same[0] if len(same) == 1 and same[0] is not None and same[0].how == "name" else None

    def _of_body(self, by: Voice) -> Voice | None:
        """The only body of its sort that has a name: the union, where but one union is named."""
        words = by.name.casefold().replace("’", "'").split()
        sort = words[-1]
        if len(words) > _BEHIND or sort not in self._table("bodies") or words[0] not in self._table("definite"):
            return None
        others = self._table("no_bodies")
        called = [name for name in self._by_word.get(sort, ())[:_MOST] if not others & set(self._words[name])]
        if not called and sort in self._table("of_members"):
            of_members = (
                name for word in sorted(self._table("members")) for name in self._by_word.get(word, ())[:_MOST]
            )
            called = sorted({name for name in of_members if len(self._words[name]) > 1})
        return self._voices[called[0]] if len(called) == 1 else None

    def _of_office(self, by: Voice) -> Voice | None:
        """The prime minister, where the article speaks of the government of one person alone."""
        words = by.name.casefold().split()
        if words[0] not in self._table("definite") or " ".join(words[1:]) not in self._table("heads"):
            return None
        if self._head is None:
            self._head = list({voice.name: voice for voice in self._heads()}.values())
        return self._head[0] if len(self._head) == 1 else None

    def _heads(self) -> Iterator[Voice]:
        tokens, governments = self._article.tokens, self._table("governments")
        for at in range(len(tokens) - 2):
            if tokens[at].lower in governments and tokens[at + 1].lower in self._table("of"):
                end = at + 2
                while (
                    end < min(at + 2 + _BEHIND, len(tokens)) and tokens[end].is_capital and tokens[end].text.isalpha()
                ):
                    end += 1
                name = self._article.text[tokens[at + 2].start : tokens[max(end - 1, at + 2)].end]
                if end - at > _SOON and tokens[end - 1].lower in self._surnames:
                    yield self._voices.get(name, Voice(name=name))

    def _of_title(self, by: Voice, start: int) -> Voice | None:
        """A judge, where the sentences behind it name Justice Straker alone."""
        words = by.name.casefold().split()
        titles = self._article.language.tables.get("deadlines", {}).get("naming", {}).get("titles", {})
        if len(words) != 2 or words[0] not in self._table("indefinite") or words[1] not in titles:
            return None
        first = self._article.sentence_at(start)
        last = self._article.sentences[min(first + _SOON, len(self._article.sentences) - 1)]
        begin, end = bisect_left(self._starts, start), bisect_left(self._starts, last.end)
        near = self._names[begin : min(end, begin + _MOST)]
        wanted = set(titles[words[1]])
        titled = {name.voice.name: name.voice for name in near if name.voice and self._has_title(name, wanted)}
        return next(iter(titled.values())) if len(titled) == 1 else None

    def _has_title(self, name: Mention, wanted: set[str]) -> bool:
        at = self._article.token_at(name.start)
        return any(token.lower in wanted for token in self._article.tokens[max(at - 1, 0) : at + 1])

    def _table(self, key: str) -> frozenset[str]:
        return self._article.language.words("deadlines", f"naming_{key}")
