"""Walk through the words of a phrase: article, number, adjectives, countries, nouns of office, capitals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onetext.evidence.actors.lexicon import Entry, Lexicon
from onetext.evidence.actors.reading_names import begins_name, is_capital, name_end
from onetext.evidence.article import Token

__all__ = ["HEADS", "Walk", "Walker"]

HEADS = ("role", "body", "people")
"""Sorts of nouns that make a phrase somebody."""
_PLACES = ("demonym", "country", "region", "seat")
_SMALL = (
    "words.prepositions",
    "words.auxiliaries",
    "words.clause_breaks",
    "around.articles",
    "words.whens",
    "words.openers",
)
"""Lists of words that join, place or date others and are no part of what somebody is called."""
_LONGEST = 16
"""Words of a phrase: none of the press has more, and so each word is looked at a fixed number of times."""


@dataclass(slots=True)
class Walk:
    """The words from the article on, as far as they go.

    Attributes
    ----------
    marked
        Whether a word says which one of its kind is meant.
    owned
        Whether a possessive stands before it ("Brandt's").
    """

    begin: int
    article: str = ""
    definite: bool = False
    owner: str = ""
    owned: bool = False
    quantity: bool = False
    marked: bool = False
    countries: list[str] = field(default_factory=list)
    heads: list[tuple[int, int, Entry]] = field(default_factory=list)
    capitals: tuple[int, int] | None = None
    known: tuple[int, int, Entry] | None = None
    gender: str = ""
    one_of: bool = False
    fields: list[str] = field(default_factory=list)
    reach: int = -1

    @property
    def is_begun(self) -> bool:
        """Whether something stands before it that begins a phrase."""
        return bool(self.article or self.owner or self.owned or self.quantity)


@dataclass(frozen=True, slots=True)
class Walker:
    """Walks through the tokens of one sentence, up to `end`."""

    lexicon: Lexicon
    tokens: Sequence[Token]
    end: int
    sentence: int

    def _has(self, name: str, at: int) -> bool:
        return at < self.end and self.tokens[at].lower in self.lexicon.sets[name]

    def start(self, at: int) -> Walk:
        """Article, possessive pronoun, words of number."""
        walk = Walk(at)
        self._quantity(walk)
        if walk.begin < self.end and not self._is_whole(walk.begin):
            word = self.tokens[walk.begin].lower
            pronoun = self.lexicon.pronouns.get(word)
            if self._has("around.articles", walk.begin):
                walk.article = word
                walk.definite = self._has("around.definite", walk.begin)
                walk.marked = self._has("around.marking", walk.begin)
                walk.begin += 1
            elif self._has("first_possessive", walk.begin) or (pronoun is not None and pronoun[2] == "possessive"):
                walk.owner = word
                walk.definite = walk.marked = True
                walk.begin += 1
        self._quantity(walk)
        return walk

    def _quantity(self, walk: Walk) -> None:
        entry = self.lexicon.at(self.tokens, walk.begin, self.end) if walk.begin < self.end else None
        if entry is not None and entry.tag == "quantity":
            walk.quantity = True
            walk.one_of = walk.one_of or entry.lemma in self.lexicon.sets["one_of"]
            walk.begin += len(entry.words)

    def _is_whole(self, at: int) -> bool:
        """Whether an article belongs to a name ("The Hague", "the West")."""
        entry = self.lexicon.at(self.tokens, at, self.end)
        return entry is not None and len(entry.words) > 1 and entry.tag in ("seat", "country", "known")

    def through(self, walk: Walk) -> None:
        """Adjectives, countries, bodies, roles, names, up to a word that is none of them."""
        at, end = walk.begin, min(self.end, walk.begin + _LONGEST)
        while at < end:
            entry = self.lexicon.at(self.tokens, at, end) or self._agent(walk, at)
            if entry is not None and entry.tag != "quantity":
                self._note(walk, at, entry)
                at += len(entry.words)
            elif self._is_name(at):
                if walk.reach == at and not self._is_longer(walk, at):
                    break
                stop = self._capitals_end(at)
                if walk.reach == at and self._ends_name(walk, stop - 1):
                    walk.reach = stop
                walk.capitals = walk.capitals or (at, stop)
                walk.marked = True
                at = stop
            elif walk.reach == at and self._is_adjective_behind(at):
                walk.reach = at = at + 1
            elif self._joins(at) or (self._is_adjective(walk, at) and not walk.known and walk.is_begun):
                at += 1
            else:
                break

    def _note(self, walk: Walk, at: int, entry: Entry) -> None:
        stop = at + len(entry.words)
        if entry.tag in HEADS:
            walk.heads.append((at, stop, entry))
            walk.reach = stop
        elif entry.tag in ("country", "seat", "known"):
            walk.known = walk.known or (at, stop, entry)
        elif walk.reach == at and self._ends_name(walk, at):
            walk.reach = stop
        elif entry.tag == "around" and self._has("around.of_what", at):
            walk.fields.append(entry.lemma)
        elif walk.reach == at and self.lexicon.adjectives_behind:
            walk.reach = stop
        if entry.tag in ("country", "seat", "demonym") or entry.lemma in self.lexicon.seats_of:
            walk.countries.append(entry.lemma)
        if (
            entry.tag not in HEADS
            or entry.lemma in self.lexicon.seats_of
            or (at > walk.begin and is_capital(self.tokens[at]))
        ):
            walk.marked = True
        if entry.tag == "role":
            walk.gender = self.lexicon.gender_of_role.get(entry.lemma, "")

    def _is_longer(self, walk: Walk, at: int) -> bool:
        """Whether the name of a body goes on to another noun for one ("State Border Service")."""
        if not walk.heads or walk.heads[-1][2].tag != "body" or not is_capital(self.tokens[at - 1]):
            return False
        step = at
        while step < min(self.end, at + 4) and is_capital(self.tokens[step]) and self.tokens[step].text[0].isalpha():
            entry = self.lexicon.at(self.tokens, step, self.end)
            if (entry is not None and entry.tag == "body") or self._ends_name(walk, step):
                return True
            step += 1
        return False

    def _ends_name(self, walk: Walk, at: int) -> bool:
        """Whether a word is the last of a name that begins with a body ("the Daily Herald", "Network Rail")."""
        if not walk.heads or walk.heads[-1][2].tag != "body" or not is_capital(self.tokens[walk.heads[-1][0]]):
            return False
        return is_capital(self.tokens[at]) and (self._has("paper_endings", at) or self._has("firm_endings", at))

    def _is_name(self, at: int) -> bool:
        return begins_name(self.lexicon, self.tokens, at, self.end) and not self._has("words.openers", at)

    def _joins(self, at: int) -> bool:
        """Whether "and" joins two demonyms before one head ("the U.S. and Ukrainian delegations")."""
        if not self._has("joins", at) or at + 1 >= self.end:
            return False
        before = self.lexicon.at(self.tokens, at - 1, at)
        ahead = self.lexicon.at(self.tokens, at + 1, self.end)
        if before is None or before.tag not in _PLACES or ahead is None or ahead.tag not in _PLACES:
            return False
        behind = at + 1 + len(ahead.words)
        following = self.lexicon.at(self.tokens, behind, self.end) if behind < self.end else None
        return following is not None and following.tag in (*HEADS, "around")

    def _is_adjective(self, walk: Walk, at: int) -> bool:
        """A word of small letters straight before a head, that no table knows ("the weary minister")."""
        token = self.tokens[at]
        if not token.text[0].isalpha() or at + 1 >= self.end or self._has("words.acts", at):
            return False
        following = self.lexicon.at(self.tokens, at + 1, self.end) or self._agent(walk, at + 1)
        if following is None or following.tag not in (*HEADS, "demonym"):
            return False
        if "-" in token.text or token.lower.endswith(self.lexicon.endings("around.adjective_endings")):
            return True
        # the crane driver, a junior aide; but not "the plan ministers rejected", "the day police came"
        if following.plural or not token.text.islower() or self._is_small(at):
            return False
        return following.tag == "role" or (following.tag == "body" and not self._has("bodies_alone", at + 1))

    def _is_small(self, at: int) -> bool:
        """Whether a word is one of those that join and place others, or says when."""
        return any(self._has(name, at) for name in _SMALL) or self.tokens[at].lower in self.lexicon.pronouns

    def _agent(self, walk: Walk, at: int) -> Entry | None:
        """A noun for people that no table knows, before a verb of saying ("a crane driver said", "shippers say")."""
        if at >= self.end or self.lexicon.adjectives_behind:
            return None
        lower = self.tokens[at].lower
        if len(lower) < 6:
            return None
        many = lower.endswith(self.lexicon.endings("people_endings"))
        is_some = walk.is_begun and not self.lexicon.has("around.nobody", walk.article)
        one = is_some and lower.endswith(self.lexicon.endings("agent_endings"))
        if not (many or one) or not self.tokens[at].text.islower() or self._has("things_like_people", at):
            return None
        if not self._speaks(at + 1, one=not many):
            return None
        return Entry((lower,), "people" if many else "role", lower, plural=many)

    def _speaks(self, at: int, *, one: bool) -> bool:
        """Whether a verb of saying begins at a token, or what only people do (`who`)."""
        if at >= self.end:
            return False
        if self._has("words.acts" if one else "words.acts_of_many", at) or self._has("words.persons", at):
            return True
        comma = self.tokens[at].text == ","
        if comma:
            return self._has("words.persons", at + 1)
        ahead = at
        while ahead < min(at + 3, self.end) and self._has("words.auxiliaries", ahead):
            ahead += 1
        return ahead > at and (self._has("words.acts", ahead) or self._has("words.acting", ahead))

    def _is_adjective_behind(self, at: int) -> bool:
        """A demonym that no table knows, behind its noun ("la ministre norvanienne")."""
        lower = self.tokens[at].lower
        return (
            self.lexicon.adjectives_behind
            and len(lower) > 5
            and lower.endswith(self.lexicon.endings("demonym_endings"))
        )

    def _capitals_end(self, at: int) -> int:
        """End of a run of capitals: before a word that says what it is."""
        stop = name_end(self.lexicon, self.tokens, at, self.end)
        for step in range(at + 1, stop):
            entry = self.lexicon.at(self.tokens, step, self.end)
            if (
                entry is not None
                and entry.tag in HEADS
                and not self._has("firm_signs", step - 1)
                and not (step == stop - 1 and self.tokens[at].lower in self.lexicon.gender_of_given)
            ):
                return step
        return max(stop, at + 1)
