"""Read the name of a body off the words: what it is of, what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.reading_names import is_capital, name_end
from onetext.evidence.actors.walking import Walk, Walker

__all__ = ["BodyReader"]


@dataclass(frozen=True, slots=True)
class BodyReader(Walker):
    """Reads names of bodies off the tokens of one sentence, up to `end`."""

    def _is_many(self, at: int) -> bool:
        """Whether a word with a capital looks like a plural for people ("Passengers' Voice")."""
        return self.tokens[at].lower.endswith(self.lexicon.endings("owner_endings"))

    def _owns(self, at: int) -> bool:
        """A possessive: "'s", or the mark alone behind an s."""
        if at + 1 >= self.end or self.tokens[at].start != self.tokens[at - 1].end:
            return False
        lower = self.tokens[at].lower
        if lower in self.lexicon.sets["possessives"]:
            return True
        return lower == "'" and self.tokens[at - 1].lower.endswith(
            tuple(self.lexicon.sets["possessive_endings"] or "\0")
        )

    def _of_all(self, at: int, walk: Walk) -> Phrase | None:
        """Bodies named by what they are of: "the Port of Carrow", "Families of the Missing"."""
        begin, tokens = walk.begin, self.tokens
        if walk.owner or walk.quantity or not is_capital(tokens[begin]) or begin + 2 >= self.end:
            return None
        if walk.article and walk.article not in self.lexicon.sets["around.before_names"]:
            return None
        many = not walk.article and self._is_crowd_of_all(begin)
        if not (many or self._has("wholes", begin)) or not self._has("of_bodies", begin + 1):
            return None
        start = begin + 2 + self._has("around.before_names", begin + 2)
        if start >= self.end or not tokens[start].text[0].isupper() or self._is_persons(start):
            return None
        stop = max(name_end(self.lexicon, tokens, start, self.end), start + 1)
        return Phrase(
            at, stop, "body", self.sentence, name=(begin, stop), head=tokens[begin].lower, definite=True,
            words=self._lowers(begin, stop), tags={"proper"},
        )  # fmt: skip

    def _is_persons(self, at: int) -> bool:
        """Whether a given and a family name begin: `the Centre Alliance of Joris Brandt`."""
        if at + 1 >= self.end or self._has("given.like_places", at):
            return False
        is_given = self.tokens[at].lower in self.lexicon.gender_of_given and is_capital(self.tokens[at])
        family = self.tokens[at + 1]
        is_name = is_capital(family) and family.text[0].isalpha()
        return is_given and is_name and self.lexicon.at(self.tokens, at + 1, self.end) is None

    def _is_crowd_of_all(self, at: int) -> bool:
        """Whether a capital begins the name of those who have banded together ("Mothers of Sarn")."""
        inside = at > 0 and self.tokens[at - 1].text[0].isalnum()
        known = self.lexicon.at(self.tokens, at, self.end)
        if not self._has("banded", at) and not (inside and self._is_many(at) and known is None):
            return False
        return inside or self._has("around.before_names", at + 2)

    def _large(self, first: int, last: int) -> int:
        """Where the capitals of a name begin, whatever adjective stands before them."""
        return next((at for at in range(first, last) if is_capital(self.tokens[at])), first)

    def _lowers(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(token.lower for token in self.tokens[first:last])

    def _carry_on(self, phrase: Phrase) -> None:
        """The rest of the name of a body: "Ministry of Energy", "Council for the Harbour"."""
        at = phrase.last
        if not self._has("of_bodies", at):
            return
        ahead = at + 1 + self._has("around.before_names", at + 1)
        if self._is_persons(ahead):
            return
        if ahead < self.end and is_capital(self.tokens[ahead]) and self.tokens[ahead].text[0].isalpha():
            stop = name_end(self.lexicon, self.tokens, ahead, self.end)
            if stop + 1 < self.end and self._has("joins", stop) and is_capital(self.tokens[stop + 1]):
                rest = name_end(self.lexicon, self.tokens, stop + 1, self.end)
                stop = rest if rest == stop + 2 and not self._has("words.nobody", stop + 1) else stop
            if stop > ahead and not self._has("words.nobody", ahead):
                phrase.last = stop
                phrase.name = (phrase.name[0], stop)

    def _body_behind(self, phrase: Phrase) -> None:
        """A body and its name: "the news website Axios", "the weekly «Le Phare»"."""
        at = phrase.last
        marks = (
            at < self.end
            and not self.tokens[at].text[0].isalnum()
            and self.tokens[at].text in self.lexicon.opening_marks
        )
        start = at + marks
        if start >= self.end:
            return
        entry = self.lexicon.at(self.tokens, start, self.end)
        if entry is not None and entry.tag == "known":
            stop = start + len(entry.words)
        elif is_capital(self.tokens[start]) and self.tokens[start].text[0].isalpha():
            stop = name_end(self.lexicon, self.tokens, start, self.end)
            if marks:
                while stop < self.end and stop < start + 8 and self.tokens[stop].text[0].isalpha():
                    stop += 1
        else:
            return
        if marks and (stop >= self.end or self.tokens[stop].text[0].isalnum() or stop <= start):
            return
        if stop > start:
            phrase.name = (start, stop)
            phrase.last = stop + marks
            phrase.definite = True
            phrase.tags = (phrase.tags | {"proper"}) - {"?weak", "?bare"}
