"""Read a phrase for somebody off the words of a sentence: article, number, adjectives, whose, what, name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onetext.evidence.actors.lexicon import Entry, Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.reading_names import begins_name, is_capital, name_end, title_at
from onetext.evidence.article import Token

__all__ = ["phrase_at"]

_HEADS = ("role", "body", "people")
_LONGEST = 16
"""Words before a head: no phrase of the press has more, and each word is looked at a fixed number of times."""


@dataclass(slots=True)
class _Walk:
    """The words from the article on, as far as they go."""

    at: int
    definite: bool = False
    article: str = ""
    owner: str = ""
    quantity: bool = False
    marked: bool = False
    countries: list[str] = field(default_factory=list)
    heads: list[tuple[int, int, Entry]] = field(default_factory=list)
    capitals: list[tuple[int, int]] = field(default_factory=list)
    known: tuple[int, int, Entry] | None = None
    gender: str = ""


def phrase_at(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int, sentence: int) -> Phrase | None:
    """The phrase that begins at a token, or None."""
    titled = title_at(lexicon, tokens, at, end)
    if titled:
        return _named(lexicon, tokens, at, titled[0], end, sentence, gender=titled[1], titled=True)
    walk = _Walk(at)
    _start(lexicon, tokens, walk, end)
    begin = walk.at
    _through(lexicon, tokens, walk, min(end, begin + _LONGEST))
    if walk.heads:
        return _headed(lexicon, tokens, at, begin, end, sentence, walk)
    if walk.known is not None and walk.known[0] == begin:
        return _known(lexicon, tokens, at, sentence, walk)
    if walk.capitals and walk.capitals[0][0] == begin:
        first, last = walk.capitals[0]
        return _plain(lexicon, tokens, at, first, last, sentence, walk)
    return None


def _start(lexicon: Lexicon, tokens: Sequence[Token], walk: _Walk, end: int) -> None:
    """Article, possessive pronoun, words of number."""
    entry = lexicon.at(tokens, walk.at, end)
    if entry is not None and entry.tag == "quantity":
        walk.quantity = True
        walk.at += len(entry.words)
    if walk.at < end:
        word = tokens[walk.at].lower
        pronoun = lexicon.pronouns.get(word)
        if lexicon.has("around.articles", word):
            walk.article = word
            walk.definite = lexicon.has("around.definite", word)
            walk.at += 1
        elif pronoun is not None and pronoun[2] == "possessive":
            walk.owner = word
            walk.definite = walk.marked = True
            walk.at += 1
    entry = lexicon.at(tokens, walk.at, end) if walk.at < end else None
    if entry is not None and entry.tag == "quantity":
        walk.quantity = True
        walk.at += len(entry.words)


def _through(lexicon: Lexicon, tokens: Sequence[Token], walk: _Walk, end: int) -> None:
    """Adjectives, countries, bodies, roles, names, up to a word that is none of them."""
    at = walk.at
    while at < end:
        token = tokens[at]
        entry = lexicon.at(tokens, at, end)
        if entry is not None and entry.tag != "quantity":
            if entry.tag in _HEADS:
                walk.heads.append((at, at + len(entry.words), entry))
            elif entry.tag in ("country", "seat", "known") and walk.known is None:
                walk.known = (at, at + len(entry.words), entry)
            _note(lexicon, tokens, walk, at, entry)
            at += len(entry.words)
            continue
        if _is_clitic(lexicon, tokens, at) and at > walk.at:
            walk.marked = walk.definite = True
            if walk.heads:
                walk.heads = [one for one in walk.heads if one[1] != at] or walk.heads
            at += 1
            continue
        if begins_name(lexicon, tokens, at, end) and not lexicon.has("words.openers", token.lower):
            if walk.heads and walk.heads[-1][1] == at:
                break
            stop = _capitals_end(lexicon, tokens, at, end)
            walk.capitals.append((at, stop))
            walk.marked = True
            at = stop
            continue
        if (
            walk.heads
            and at > walk.heads[-1][0]
            and token.lower in lexicon.sets["joins"]
            and _joined(lexicon, tokens, at, end)
        ):
            at += 1
            continue
        if walk.capitals or walk.known or walk.countries:
            if token.lower in lexicon.sets["joins"] and _joined(lexicon, tokens, at, end) and not walk.heads:
                at += 1
                continue
        if _is_adjective(lexicon, tokens, at, end) and (walk.article or walk.owner):
            at += 1
            continue
        break


def _joined(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "and" joins two demonyms before one head ("the U.S. and Ukrainian delegations")."""
    before = lexicon.at(tokens, at - 1, at)
    ahead = lexicon.at(tokens, at + 1, end) if at + 1 < end else None
    if ahead is None or ahead.tag not in ("demonym", "country", "region", "seat"):
        return False
    if before is None or before.tag not in ("demonym", "country", "region", "seat"):
        return False
    behind = at + 1 + len(ahead.words)
    following = lexicon.at(tokens, behind, end) if behind < end else None
    return following is not None and following.tag in ("body", "people", "role", "around")


def _note(lexicon: Lexicon, tokens: Sequence[Token], walk: _Walk, at: int, entry: Entry) -> None:
    if entry.tag in ("country", "seat", "demonym") or entry.tag == "people" and entry.lemma in lexicon.seats_of:
        walk.countries.append(entry.lemma)
        walk.marked = True
    elif entry.tag in ("known", "region", "around"):
        walk.marked = True
    elif is_capital(tokens[at]) and at > walk.at:
        walk.marked = True
    if entry.tag == "role":
        walk.gender = lexicon.gender_of_role.get(entry.lemma, walk.gender)


def _is_clitic(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    """A possessive: "'s", or the mark alone behind an s."""
    token = tokens[at]
    if token.start != tokens[at - 1].end:
        return False
    return token.lower.startswith("'") and token.lower[1:] in (*lexicon.code.words("abbreviations", "clitics"), "")


def _is_adjective(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> bool:
    """A word of small letters straight before a head, that no table knows ("the weary minister")."""
    token = tokens[at]
    if not token.text[0].isalpha() or at + 1 >= end:
        return False
    following = lexicon.at(tokens, at + 1, end)
    if following is None or following.tag not in (*_HEADS, "demonym"):
        return False
    return "-" in token.text or any(token.lower.endswith(ending) for ending in lexicon.sets["around.adjective_endings"])


def _capitals_end(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> int:
    """End of a run of capitals: before a word that some table knows, unless a given name began it."""
    stop = name_end(lexicon, tokens, at, end)
    for step in range(at + 1, stop):
        entry = lexicon.at(tokens, step, end)
        if entry is not None and entry.tag in _HEADS:
            return step
    return stop


def _headed(
    lexicon: Lexicon, tokens: Sequence[Token], at: int, begin: int, end: int, sentence: int, walk: _Walk
) -> Phrase | None:
    """A phrase with a noun that says what it is."""
    first, last, entry = walk.heads[-1]
    kind = entry.tag if not (entry.tag == "role" and entry.plural) else "people"
    if kind == "role" and not entry.plural and last < end:
        title = title_at(lexicon, tokens, last, end)
        start = title[0] if title else last
        if begins_name(lexicon, tokens, start, end) and _is_name_here(lexicon, tokens, start, end):
            found = _named(lexicon, tokens, at, start, end, sentence, gender=walk.gender or (title[1] if title else ""))
            if found is not None:
                found.head, found.countries = entry.lemma, tuple(walk.countries)
                found.words = _lowers(tokens, begin, last)
                found.tags = {one.lemma for _a, _b, one in walk.heads if one.tag == "role"}
                found.owner = walk.owner
            return found
    marked = walk.marked and (first > begin or walk.owner != "") or is_capital(tokens[first]) and first > at
    if entry.weak and not marked and not (walk.quantity and entry.tag == "people"):
        if not (walk.definite and entry.tag == "people"):
            weak = True
        else:
            weak = False
    else:
        weak = False
    phrase = Phrase(
        at,
        last,
        kind if kind in ("role", "body", "people") else "role",
        sentence,
        head=entry.lemma,
        plural=entry.plural,
        definite=walk.definite,
        owner=walk.owner,
        countries=tuple(walk.countries),
        words=_lowers(tokens, begin, last),
        gender=walk.gender if kind == "role" else "",
    )
    phrase.tags = {one.lemma for _a, _b, one in walk.heads if one.tag == "role"}
    if weak:
        phrase.tags.add("?weak")
    if not walk.article and not walk.owner and not entry.plural and not walk.quantity:
        phrase.tags.add("?bare")
    if (
        walk.capitals
        and not entry.plural
        and entry.tag == "body"
        and not walk.article
        or entry.tag == "body"
        and is_capital(tokens[first])
    ):
        phrase.tags.add("proper")
        start = begin
        phrase.name = (start, last)
    return phrase


def _is_name_here(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether capitals behind a role are a name, and not a country or a body."""
    entry = lexicon.at(tokens, at, end)
    if entry is None:
        return (
            not lexicon.has("words.openers", tokens[at].lower)
            or lexicon.gender_of_given.get(tokens[at].lower) is not None
        )
    return (
        tokens[at].lower in lexicon.gender_of_given
        or entry.tag in ("around", "role", "body", "people")
        and is_capital(tokens[at])
        and at + 1 < end
        and is_capital(tokens[at + 1])
    )


def _named(
    lexicon: Lexicon,
    tokens: Sequence[Token],
    at: int,
    start: int,
    end: int,
    sentence: int,
    *,
    gender: str = "",
    titled: bool = False,
) -> Phrase | None:
    """A title or role and the name behind it."""
    stop = name_end(lexicon, tokens, start, end)
    if stop <= start:
        return None
    return Phrase(
        at,
        stop,
        "name",
        sentence,
        name=(start, stop),
        gender=gender or _given_gender(lexicon, tokens, start, stop),
        sure=True,
        definite=True,
        titled=titled,
    )


def _given_gender(lexicon: Lexicon, tokens: Sequence[Token], first: int, last: int) -> str:
    """What a given name tells, or the ending of a family name."""
    if last - first < 2:
        return ""
    for part in tokens[first].lower.split("-"):
        found = lexicon.gender_of_given.get(part)
        if found:
            return found
    family = tokens[last - 1].lower
    return "f" if len(family) > 5 and any(map(family.endswith, lexicon.sets["parts.female_endings"])) else ""


def _known(lexicon: Lexicon, tokens: Sequence[Token], at: int, sentence: int, walk: _Walk) -> Phrase:
    """A country, a seat of government, a body everybody knows."""
    assert walk.known is not None
    first, last, entry = walk.known
    kind = "body" if entry.tag == "known" else "place"
    phrase = Phrase(
        at,
        last,
        kind,
        sentence,
        name=(first, last),
        head=entry.lemma,
        definite=True,
        known=True,
        countries=() if entry.tag == "known" else (entry.lemma,),
        words=_lowers(tokens, first, last),
    )
    phrase.tags = {entry.tag, "proper"}
    return phrase


def _plain(
    lexicon: Lexicon, tokens: Sequence[Token], at: int, first: int, last: int, sentence: int, walk: _Walk
) -> Phrase:
    """Capitals without anything that says what they are."""
    phrase = Phrase(
        at,
        last,
        "name",
        sentence,
        name=(first, last),
        gender=_given_gender(lexicon, tokens, first, last),
        sure=last - first > 1 and tokens[first].lower in lexicon.gender_of_given and not walk.article,
        definite=True,
        words=_lowers(tokens, first, last),
    )
    if walk.article:
        phrase.tags.add("?article")
    return phrase


def _lowers(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[first:last])
