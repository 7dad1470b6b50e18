"""Read a phrase for somebody off the words of a sentence: article, number, adjectives, whose, what, name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onetext.evidence.actors.lexicon import Entry
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.reading_bodies import BodyReader
from onetext.evidence.actors.reading_names import begins_name, given_gender, is_capital, is_initial, name_end, title_at
from onetext.evidence.actors.walking import HEADS, Walk

__all__ = ["Reader"]

_OWNERS = 2


@dataclass(frozen=True, slots=True)
class Reader(BodyReader):
    """Reads phrases off the tokens of one sentence, up to `end`."""

    def phrase_at(self, at: int) -> Phrase | None:
        """The phrase that begins at a token, or None; with what it owns ("Brandt's spokesman") if that is somebody."""
        phrase = self._alone(at)
        for _ in range(_OWNERS):
            if phrase is None or not self._owns(phrase.last):
                break
            owned = self._alone(phrase.last + 1, owned=True)
            if self._of_name(phrase, owned):
                break
            if owned is not None and self._is_of_body(owned):
                owned.first, owned.within = phrase.first, [*phrase.within, phrase]
                return owned
            if owned is None or not owned.head or owned.kind == "place":
                break
            if "proper" in owned.tags and not (phrase.kind == "place" and "known" not in owned.tags):
                break
            _give(phrase, owned)
            phrase = owned
        return self._with_office(phrase) if phrase is not None and "proper" in phrase.tags else phrase

    def _with_office(self, phrase: Phrase) -> Phrase:
        """A body and who holds an office of it, behind it (`the Chamber of Commerce spokeswoman Ada Lind`)."""
        at = phrase.last
        entry = self.lexicon.at(self.tokens, at, self.end) if at < self.end else None
        if phrase.kind != "body" or entry is None or entry.tag != "role" or is_capital(self.tokens[at]):
            return phrase
        owned = self._alone(at, owned=True)
        if owned is None or not owned.head or owned.plural or owned.kind not in ("name", "role"):
            return phrase
        _give(phrase, owned)
        return owned

    def _of_name(self, phrase: Phrase, owned: Phrase | None) -> bool:
        """Whether a possessive is part of a name ("Farmers' List"), which is then made a body's."""
        start = phrase.last + 1
        is_crowd = phrase.kind == "name" and phrase.last == phrase.first + 1 and self._is_many(phrase.first)
        is_crowd = is_crowd or ("?article" in phrase.tags and self._is_many(phrase.last - 1))
        is_crowd = is_crowd or (phrase.titled and self._has("saints", phrase.first))
        if (
            not (phrase.kind == "people" or is_crowd)
            or not is_capital(self.tokens[phrase.last - 1])
            or not is_capital(self.tokens[start])
        ):
            return False
        whole = owned is not None and owned.kind == "body"
        stop = owned.last if owned is not None and whole else name_end(self.lexicon, self.tokens, start, self.end)
        first = phrase.first if phrase.titled else phrase.name[0] or phrase.last - len(phrase.words)
        phrase.name, phrase.titled = (self._large(first, stop), stop), False
        phrase.last, phrase.kind, phrase.plural, phrase.definite = stop, "body", False, True
        phrase.head = self.tokens[stop - 1].lower
        phrase.tags = {"proper"}
        owned = self._alone(stop) if stop < self.end and not is_capital(self.tokens[stop]) else None
        if owned is not None and owned.head and "?bare" in owned.tags and owned.kind != "body":
            _give(replace(phrase), owned)
            for name in ("last", "kind", "plural", "head", "tags", "within", "countries", "name"):
                setattr(phrase, name, getattr(owned, name))
        return True

    def _is_of_body(self, owned: Phrase) -> bool:
        """Whether somebody with a full name stands behind the body he belongs to (`Halden Bank's Leo Frost`)."""
        if owned.kind != "name" or owned.head or "?article" in owned.tags or owned.last - owned.name[0] < 2:
            return False
        speaks = owned.last < self.end and self._has("words.acts", owned.last)
        return owned.sure or speaks or owned.last >= self.end or self.tokens[owned.last].text in (",", ".")

    def leads_to_head(self, at: int) -> bool:
        """Whether a possessive pronoun begins a phrase for somebody ("his spokesman")."""
        phrase = self._alone(at)
        return phrase is not None and phrase.last > at + 1 and phrase.head != ""

    def _alone(self, at: int, *, owned: bool = False) -> Phrase | None:
        if at >= self.end:
            return None
        titled = self._titled(at)
        if titled is not None:
            return titled
        walk = self.start(at)
        if walk.begin >= self.end:
            return None
        walk.owned = owned
        whole = None if owned else self._of_all(at, walk)
        if whole is not None:
            return whole
        self.through(walk)
        if walk.heads:
            return self._headed(at, walk)
        other = self._of_saying(at, walk) or self._of_owner(at, walk) or self._mixed(at, walk)
        if other is not None:
            return other
        if (
            walk.owner
            or walk.quantity
            or (walk.article and walk.article not in self.lexicon.sets["around.before_names"])
        ):
            return None
        if walk.known is not None and walk.known[0] == walk.begin:
            return self._called_like_a_land(at, walk) or self._known(at, walk.known)
        if walk.capitals is not None and walk.capitals[0] == walk.begin:
            return self._plain(at, walk.capitals, walk.article)
        return None

    def _titled(self, at: int) -> Phrase | None:
        """A title and a name, with an article or without ("Mr. Hald", "the Reverend Ada Lind")."""
        start = at + (self._has("around.before_names", at) and at + 1 < self.end)
        title = title_at(self.lexicon, self.tokens, start, self.end)
        found = self._named(at, title[0], title[1]) if title else None
        if found is not None:
            found.titled = True
        return found

    def _of_owner(self, at: int, walk: Walk) -> Phrase | None:
        """What people whom no table knows own: "the battery makers' association", "a shop-owners' league"."""
        if not walk.article and not walk.quantity:
            return None
        step = walk.begin
        while step < min(walk.begin + 3, self.end) and self._is_small_letters(step):
            step += 1
        if step == walk.begin or not self._owns(step):
            return None
        owned = self._alone(step + 1, owned=True)
        if owned is None or not owned.head or "?bare" not in owned.tags:
            return None
        owned.first, owned.definite = at, walk.definite
        owned.words = (*self._lowers(walk.begin, step), *owned.words)
        owned.tags = (owned.tags | {"?owned"}) - {"?weak", "?bare"}
        return owned

    def _is_small_letters(self, at: int) -> bool:
        text = self.tokens[at].text
        return text[0].isalpha() and text.islower() and not self._is_small(at)

    def _mixed(self, at: int, walk: Walk) -> Phrase | None:
        """A run of capitals of which tables know some: "Western Rail", "the Washington Courier"."""
        begin, tokens = walk.begin, self.tokens
        if not is_capital(tokens[begin]) or walk.owner or walk.quantity:
            return None
        if walk.article and walk.article not in self.lexicon.sets["around.before_names"]:
            return None
        stop = begin
        while stop < min(self.end, begin + 5) and tokens[stop].text[0].isalpha() and is_capital(tokens[stop]):
            stop += 1
        placed = at > 0 and self._has("words.prepositions", at - 1) and not walk.article
        if self._has("firm_signs", stop):  # Northern & Coast
            stop = name_end(self.lexicon, tokens, begin, self.end)
            return self._plain(at, (begin, stop), walk.article) if stop > begin + 2 else None
        if stop - begin < 2 or placed or self._has("words.openers", begin) or self._has("words.nobody", stop - 1):
            return None
        known, last = self.lexicon.at(tokens, begin, self.end), self.lexicon.at(tokens, stop - 1, self.end)
        if known is None:  # South China Ledger
            return self._plain(at, (begin, stop), walk.article) if self._has("words.nobody", begin) else None
        is_whole = begin + len(known.words) >= stop
        if is_whole or (last is not None and last.tag not in ("around", "region")):
            return None
        return self._plain(at, (begin, stop), walk.article)

    def _of_saying(self, at: int, walk: Walk) -> Phrase | None:
        """A demonym before what its country says ("a Russian request", "French proposals")."""
        entry = self.lexicon.at(self.tokens, walk.begin, self.end)
        if entry is None or entry.tag != "demonym" or walk.owner or walk.quantity:
            return None
        last = walk.begin + len(entry.words)
        if not self._has("words.sayings", last):
            return None
        found = self._known(at, (walk.begin, last, entry))
        found.tags.add("demonym")
        return found

    # -- what comes of them ------------------------------------------------------------------------------------------

    def _headed(self, at: int, walk: Walk) -> Phrase:
        """A phrase with a noun that says what it is, and the name behind it if there is one."""
        _first, _last, entry = walk.heads[-1]
        last = walk.reach
        if entry.tag == "role" and self._is_paper(walk):
            return self._paper(at, walk)
        roles = {one.lemma for _first, _last, one in walk.heads if one.tag == "role"}
        if entry.tag == "role" and not entry.plural:
            found = self._name_behind(at, last, walk.gender)
            if found is not None and self._is_adjective_role(walk, found):
                found.sure, found.tags, found.gender = False, {"?article"} if walk.article else set(), ""
                return found
            if found is not None:
                found.head, found.countries, found.owner = entry.lemma, tuple(walk.countries), walk.owner
                found.words, found.tags = self._lowers(walk.begin, last), roles
                found.of, found.fields = self._names_before(walk), tuple(walk.fields)
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
            of=self._names_before(walk) if entry.tag == "role" else (),
            fields=tuple(walk.fields),
        )
        self._judge(phrase, walk)
        if phrase.kind == "people" and walk.one_of:
            phrase.kind, phrase.plural = "role", False
        return phrase

    def _is_paper(self, walk: Walk) -> bool:
        """`the Eastern Courier`, `the conservative Tribune`: what some people are called, as the name of a paper."""
        first, last, entry = walk.heads[-1]
        if not walk.article or not is_capital(self.tokens[last - 1]) or not self._has("paper_endings", last - 1):
            return False
        is_behind = last < self.end and is_capital(self.tokens[last]) and self.tokens[last].text[0].isalpha()
        return not (is_behind or entry.plural) and walk.reach == last and first == last - 1

    def _paper(self, at: int, walk: Walk) -> Phrase:
        last = walk.reach
        words = self._lowers(walk.begin, last)
        name = (self._large(walk.begin, last), last)
        return Phrase(
            at, last, "body", self.sentence, name=name, head=words[-1], definite=True, words=words, tags={"proper"}
        )

    def _is_adjective_role(self, walk: Walk, found: Phrase) -> bool:
        """`the conservative Standard`: a word for people that is an adjective too, before one word with a capital."""
        first = walk.heads[-1][0]
        one = found.name[1] == found.name[0] + 1 and not found.gender
        return one and self._has("adjective_roles", first) and not is_capital(self.tokens[first])

    def _names_before(self, walk: Walk) -> tuple[str, ...]:
        """Names of bodies before a head: "the NATO chief", "Shell spokesman"."""
        ends = [known[1] for known in (walk.known,) if known is not None and known[2].tag == "known"]
        ends += [walk.capitals[1]] if walk.capitals is not None else []
        first = walk.heads[0][0]
        return tuple(self.tokens[end - 1].lower for end in ends if end <= first)

    def _judge(self, phrase: Phrase, walk: Walk) -> None:
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
            phrase.name = (self._large(walk.begin, last), last)
            self._carry_on(phrase)
        elif entry.tag == "body" and is_capital(self.tokens[first]) and first == phrase.first and not entry.plural:
            phrase.name = (first, last)
            self._carry_on(phrase)
            phrase.tags |= {"proper"} if phrase.last > last else set()
            phrase.name = phrase.name if phrase.last > last else (0, 0)
        elif entry.tag == "body" and entry.lemma in self.lexicon.sets["names_behind"]:
            self._body_behind(phrase)

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
        if entry is not None and not known and not (entry.tag in (*HEADS, "around", "region") and twice):
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
        found = Phrase(at, stop, "name", self.sentence, name=(start, stop), gender=gender, sure=True, definite=True)
        found.tags |= {token.lower for token in self.tokens[at:start]} & self.lexicon.roles  # Judge Ada Lind
        return found

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

    def _called_like_a_land(self, at: int, walk: Walk) -> Phrase | None:
        """`Georgia Pell`: a given name that is a land's too, with a family name right behind it."""
        begin = walk.begin
        if walk.article or not self._has("given.like_places", begin) or begin + 1 >= self.end:
            return None
        if not self._is_name(begin + 1) or self.lexicon.at(self.tokens, begin + 1, self.end) is not None:
            return None
        stop = name_end(self.lexicon, self.tokens, begin, self.end)
        return self._plain(at, (begin, stop), "") if stop > begin + 1 else None

    def _plain(self, at: int, capitals: tuple[int, int], article: str) -> Phrase:
        """Capitals without anything that says what they are."""
        first, last = capitals
        given = self.tokens[first].lower in self.lexicon.gender_of_given or is_initial(self.tokens, first, last)
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


def _give(phrase: Phrase, owned: Phrase) -> None:
    """What somebody owns takes in the words of the owner."""
    owned.first = phrase.first
    owned.definite = True
    owned.within = [*phrase.within, phrase, *owned.within]
    owned.countries = (*phrase.countries, *owned.countries)
    owned.words = (*phrase.words, *owned.words)
    owned.tags -= {"?weak", "?bare"}
