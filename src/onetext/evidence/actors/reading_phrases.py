"""Read a phrase for somebody off the words of a sentence: article, number, adjectives, whose, what, name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onetext.evidence.actors.lexicon import Entry, Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.reading_names import begins_name, given_gender, is_capital, name_end, title_at
from onetext.evidence.article import Token

__all__ = ["Reader"]

_HEADS = ("role", "body", "people")
_PLACES = ("demonym", "country", "region", "seat")
_LONGEST = 16
"""Words of a phrase: none of the press has more, and so each word is looked at a fixed number of times."""
_OWNERS = 2


@dataclass(slots=True)
class _Walk:
    """The words from the article on, as far as they go.

    Attributes
    ----------
    marked
        Whether a word says which one of its kind is meant.
    """

    begin: int
    article: str = ""
    definite: bool = False
    owner: str = ""
    quantity: bool = False
    marked: bool = False
    countries: list[str] = field(default_factory=list)
    heads: list[tuple[int, int, Entry]] = field(default_factory=list)
    capitals: tuple[int, int] | None = None
    known: tuple[int, int, Entry] | None = None
    gender: str = ""
    one_of: bool = False
    reach: int = -1


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads phrases off the tokens of one sentence, up to `end`."""

    lexicon: Lexicon
    tokens: Sequence[Token]
    end: int
    sentence: int

    def phrase_at(self, at: int) -> Phrase | None:
        """The phrase that begins at a token, or None; with what it owns ("Brandt's spokesman") if that is somebody."""
        phrase = self._alone(at)
        for _ in range(_OWNERS):
            if phrase is None or not self._owns(phrase.last):
                break
            owned = self._alone(phrase.last + 1)
            if self._of_name(phrase, owned):
                break
            if owned is None or not owned.head or owned.kind == "place" or "proper" in owned.tags:
                break
            _give(phrase, owned)
            phrase = owned
        return phrase

    def _of_name(self, phrase: Phrase, owned: Phrase | None) -> bool:
        """Whether a possessive is part of a name ("Farmers' List"), which is then made a body's."""
        start = phrase.last + 1
        if (
            phrase.kind != "people"
            or not is_capital(self.tokens[phrase.last - 1])
            or not is_capital(self.tokens[start])
        ):
            return False
        stop = (
            owned.last
            if owned is not None and owned.kind != "name"
            else name_end(self.lexicon, self.tokens, start, self.end)
        )
        phrase.name = (phrase.last - len(phrase.words), stop)
        phrase.last, phrase.kind, phrase.plural, phrase.definite = stop, "body", False, True
        phrase.head = self.tokens[stop - 1].lower
        phrase.tags = {"proper"}
        owned = self._alone(stop) if stop < self.end and not is_capital(self.tokens[stop]) else None
        if owned is not None and owned.head and "?bare" in owned.tags and owned.kind != "body":
            _give(replace(phrase), owned)
            for name in ("last", "kind", "plural", "head", "tags", "within", "countries", "name"):
                setattr(phrase, name, getattr(owned, name))
        return True

    def leads_to_head(self, at: int) -> bool:
        """Whether a possessive pronoun begins a phrase for somebody ("his spokesman")."""
        phrase = self._alone(at)
        return phrase is not None and phrase.last > at + 1 and phrase.head != ""

    def _has(self, name: str, at: int) -> bool:
        return at < self.end and self.tokens[at].lower in self.lexicon.sets[name]

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

    def _alone(self, at: int) -> Phrase | None:
        if at >= self.end:
            return None
        title = title_at(self.lexicon, self.tokens, at, self.end)
        if title:
            found = self._named(at, title[0], title[1])
            if found is not None:
                found.titled = True
            return found
        walk = self._start(at)
        if walk.begin >= self.end:
            return None
        self._through(walk)
        if walk.heads:
            return self._headed(at, walk)
        if (
            walk.owner
            or walk.quantity
            or (walk.article and walk.article not in self.lexicon.sets["around.before_names"])
        ):
            return None
        if walk.known is not None and walk.known[0] == walk.begin:
            return self._known(at, walk.known)
        if walk.capitals is not None and walk.capitals[0] == walk.begin:
            return self._plain(at, walk.capitals, walk.article)
        return None

    # -- the words before the noun -----------------------------------------------------------------------------------

    def _start(self, at: int) -> _Walk:
        """Article, possessive pronoun, words of number."""
        walk = _Walk(at)
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

    def _quantity(self, walk: _Walk) -> None:
        entry = self.lexicon.at(self.tokens, walk.begin, self.end) if walk.begin < self.end else None
        if entry is not None and entry.tag == "quantity":
            walk.quantity = True
            walk.one_of = walk.one_of or entry.lemma in self.lexicon.sets["one_of"]
            walk.begin += len(entry.words)

    def _is_whole(self, at: int) -> bool:
        """Whether an article belongs to a name ("The Hague", "the West")."""
        entry = self.lexicon.at(self.tokens, at, self.end)
        return entry is not None and len(entry.words) > 1 and entry.tag in ("seat", "country", "known")

    def _through(self, walk: _Walk) -> None:
        """Adjectives, countries, bodies, roles, names, up to a word that is none of them."""
        at, end = walk.begin, min(self.end, walk.begin + _LONGEST)
        while at < end:
            entry = self.lexicon.at(self.tokens, at, end)
            if entry is not None and entry.tag != "quantity":
                self._note(walk, at, entry)
                at += len(entry.words)
            elif self._is_name(at):
                if walk.reach == at:
                    break
                stop = self._capitals_end(at)
                walk.capitals = walk.capitals or (at, stop)
                walk.marked = True
                at = stop
            elif walk.reach == at and self._is_adjective_behind(at):
                walk.reach = at = at + 1
            elif self._joins(at) or (self._is_adjective(at) and (walk.article or walk.owner)):
                at += 1
            else:
                break

    def _note(self, walk: _Walk, at: int, entry: Entry) -> None:
        stop = at + len(entry.words)
        if entry.tag in _HEADS:
            walk.heads.append((at, stop, entry))
            walk.reach = stop
        elif entry.tag in ("country", "seat", "known"):
            walk.known = walk.known or (at, stop, entry)
        elif walk.reach == at and self.lexicon.adjectives_behind:
            walk.reach = stop
        if entry.tag in ("country", "seat", "demonym") or entry.lemma in self.lexicon.seats_of:
            walk.countries.append(entry.lemma)
        if (
            entry.tag not in _HEADS
            or entry.lemma in self.lexicon.seats_of
            or (at > walk.begin and is_capital(self.tokens[at]))
        ):
            walk.marked = True
        if entry.tag == "role":
            walk.gender = self.lexicon.gender_of_role.get(entry.lemma, "")

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
        return following is not None and following.tag in (*_HEADS, "around")

    def _is_adjective(self, at: int) -> bool:
        """A word of small letters straight before a head, that no table knows ("the weary minister")."""
        token = self.tokens[at]
        if not token.text[0].isalpha() or at + 1 >= self.end:
            return False
        following = self.lexicon.at(self.tokens, at + 1, self.end)
        if following is None or following.tag not in (*_HEADS, "demonym"):
            return False
        return "-" in token.text or token.lower.endswith(self.lexicon.endings("around.adjective_endings"))

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
                and entry.tag in _HEADS
                and not (step == stop - 1 and self.tokens[at].lower in self.lexicon.gender_of_given)
            ):
                return step
        return max(stop, at + 1)

    # -- what comes of them ------------------------------------------------------------------------------------------

    def _headed(self, at: int, walk: _Walk) -> Phrase:
        """A phrase with a noun that says what it is, and the name behind it if there is one."""
        _first, _last, entry = walk.heads[-1]
        last = walk.reach
        roles = {one.lemma for _first, _last, one in walk.heads if one.tag == "role"}
        if entry.tag == "role" and not entry.plural:
            found = self._name_behind(at, last, walk.gender)
            if found is not None:
                found.head, found.countries, found.owner = entry.lemma, tuple(walk.countries), walk.owner
                found.words, found.tags = self._lowers(walk.begin, last), roles
                return found
        phrase = Phrase(
            at,
            last,
            "people"
            if entry.tag == "people" or (entry.plural and entry.tag == "role")
            else "role"
            if entry.tag == "role"
            else "body",
            self.sentence,
            head=entry.lemma,
            plural=entry.plural,
            definite=walk.definite,
            owner=walk.owner,
            countries=tuple(walk.countries),
            words=self._lowers(walk.begin, last),
            gender=walk.gender if entry.tag == "role" else "",
            tags=roles,
        )
        self._judge(phrase, walk)
        if phrase.kind == "people" and entry.tag == "role" and walk.one_of:
            phrase.kind, phrase.plural = "role", False
        return phrase

    def _judge(self, phrase: Phrase, walk: _Walk) -> None:
        """Whether the words are enough to mean somebody, and whether they are a name."""
        first, last, entry = walk.heads[-1][0], walk.reach, walk.heads[-1][2]
        capital = is_capital(self.tokens[first]) and (first > phrase.first)
        told = (
            (walk.marked and last > walk.begin + len(entry.words))
            or walk.owner
            or capital
            or self._has("around.marking", phrase.first)
        )
        grouped = entry.tag == "people" and (walk.definite or walk.quantity)
        if entry.weak and not told and not grouped:
            phrase.tags.add("?weak")
        if not walk.article and not walk.owner and not walk.quantity:
            phrase.tags.add("?bare")
        if (
            entry.tag == "body"
            and not entry.plural
            and is_capital(self.tokens[first])
            and (first > phrase.first or (walk.marked and last > first + 1))
        ):
            phrase.tags.add("proper")
            phrase.name = (walk.begin, last)
            self._carry_on(phrase)
        elif entry.tag == "body" and entry.lemma in self.lexicon.sets["names_behind"]:
            self._body_behind(phrase)

    def _carry_on(self, phrase: Phrase) -> None:
        """The rest of the name of a body: "Ministry of Energy", "Council for the Harbour"."""
        at = phrase.last
        if not self._has("of_bodies", at):
            return
        ahead = at + 1 + self._has("around.before_names", at + 1)
        if ahead < self.end and is_capital(self.tokens[ahead]) and self.tokens[ahead].text[0].isalpha():
            stop = name_end(self.lexicon, self.tokens, ahead, self.end)
            if stop > ahead and self._has("body_parts", ahead):
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

    def _name_behind(self, at: int, last: int, gender: str) -> Phrase | None:
        """The name behind a role."""
        if last >= self.end:
            return None
        title = title_at(self.lexicon, self.tokens, last, self.end)
        start = title[0] if title else last
        if not begins_name(self.lexicon, self.tokens, start, self.end):
            return None
        entry = self.lexicon.at(self.tokens, start, self.end)
        known = self.tokens[start].lower in self.lexicon.gender_of_given
        if entry is None and self._has("words.openers", start) and not known:
            return None
        twice = start + 1 < self.end and is_capital(self.tokens[start + 1])
        if entry is not None and not known and not (entry.tag in (*_HEADS, "around", "region") and twice):
            return None
        return self._named(at, start, gender or (title[1] if title else ""))

    def name_behind(self, phrase: Phrase) -> Phrase | None:
        """A role whose name stands behind what it belongs to ("the president of the council Ada Lind")."""
        found = self._name_behind(phrase.first, phrase.last, phrase.gender)
        if found is not None:
            found.head, found.countries, found.owner = phrase.head, phrase.countries, phrase.owner
            found.words, found.tags, found.within = phrase.words, phrase.tags - {"belongs"}, phrase.within
        return found

    def _named(self, at: int, start: int, gender: str) -> Phrase | None:
        """A title or role and the name behind it."""
        stop = name_end(self.lexicon, self.tokens, start, self.end)
        if stop <= start:
            return None
        gender = gender or given_gender(self.lexicon, self.tokens, start, stop)
        return Phrase(at, stop, "name", self.sentence, name=(start, stop), gender=gender, sure=True, definite=True)

    def _known(self, at: int, known: tuple[int, int, Entry]) -> Phrase:
        """A country, a seat of government, a body everybody knows."""
        first, last, entry = known
        countries = () if entry.tag == "known" else (entry.lemma,)
        return Phrase(
            at,
            last,
            "body" if entry.tag == "known" else "place",
            self.sentence,
            name=(first, last),
            head=entry.lemma,
            definite=True,
            countries=countries,
            words=self._lowers(first, last),
            tags={entry.tag, "proper"},
        )

    def _plain(self, at: int, capitals: tuple[int, int], article: str) -> Phrase:
        """Capitals without anything that says what they are."""
        first, last = capitals
        given = self.tokens[first].lower in self.lexicon.gender_of_given
        return Phrase(
            at,
            last,
            "name",
            self.sentence,
            name=(first, last),
            gender=given_gender(self.lexicon, self.tokens, first, last),
            sure=last - first > 1 and given and not article,
            definite=True,
            words=self._lowers(first, last),
            tags={"?article"} if article else set(),
        )

    def _lowers(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(token.lower for token in self.tokens[first:last])


def _give(phrase: Phrase, owned: Phrase) -> None:
    """What somebody owns takes in the words of the owner."""
    owned.first = phrase.first
    owned.definite = True
    owned.within = [*phrase.within, phrase, *owned.within]
    owned.countries = (*phrase.countries, *owned.countries)
    owned.words = (*phrase.words, *owned.words)
    owned.tags -= {"?weak", "?bare"}
