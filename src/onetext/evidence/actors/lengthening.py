"""Lengthen a phrase by what stands behind it: "a spokesman for the ministry", "a person close to the talks"."""

from __future__ import annotations

from dataclasses import replace

from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.reading_phrases import Reader

__all__ = ["lengthened"]

_REACH = 12


def lengthened(reader: Reader, phrase: Phrase) -> Phrase:
    """The phrase with what it belongs to; phrases in it are kept in `within`."""
    if phrase.kind not in ("role", "people", "body") or "proper" in phrase.tags:
        return phrase
    for _ in range(2):
        if not _belongs(reader, phrase):
            break
    _close_to(reader, phrase)
    if phrase.kind == "role" and "belongs" in phrase.tags and not phrase.plural:
        return reader.name_behind(phrase) or phrase
    return phrase


def _belongs(reader: Reader, phrase: Phrase) -> bool:
    lexicon, tokens, at = reader.lexicon, reader.tokens, phrase.last
    if at >= reader.end - 1 or not lexicon.has("belongs", tokens[at].lower):
        return False
    if phrase.kind == "people" and not lexicon.has("belongs_to_groups", tokens[at].lower):
        return False
    if phrase.kind == "body" and not lexicon.has("belongs_to_bodies", tokens[at].lower):
        return False
    if lexicon.has("owners", tokens[at + 1].lower) and not _inside(reader, at + 1) and not _leads_on(reader, at + 2):
        phrase.last = at + 2
        phrase.tags = (phrase.tags | {"belongs"}) - {"?weak"}
        return True
    inner = _inside(reader, at + 1)
    if (
        inner is not None
        and inner.kind == "name"
        and not inner.head
        and {"?bare"} <= phrase.tags
        and inner.last - at > 3
    ):
        phrase.last = at + 2  # "Mayor of Ashby Ada Lind": a town, and a name behind it
        phrase.tags = (phrase.tags | {"belongs"}) - {"?weak"}
        return False
    anything = lexicon.has("of_anything", tokens[at].lower) or _is_office(reader, phrase, at + 1)
    anything = anything or _is_field(reader, phrase, at)
    if inner is None and phrase.kind in ("role", "people") and anything:
        return _portfolio(reader, phrase, at + 1)
    if inner is None or (phrase.kind == "body" and inner.kind not in ("place", "name", "body")):
        return False
    after = reader.tokens[inner.last].lower if inner.last < reader.end else ""
    if phrase.kind == "people" and inner.kind in ("place", "body") and lexicon.has("words.things", after):
        return False  # fishermen from EU waters
    if phrase.kind != "role" and inner.kind == "name" and (inner.titled or inner.head):
        return False
    _take(phrase, inner)
    _and_more(reader, phrase)
    return True


def _leads_on(reader: Reader, at: int) -> bool:
    """Whether a noun follows a word that owns ("his team")."""
    if at >= reader.end or not reader.tokens[at].text[0].isalpha():
        return False
    word, has = reader.tokens[at].lower, reader.lexicon.has
    return not (has("words.acts", word) or has("words.auxiliaries", word) or has("words.prepositions", word))


def _is_office(reader: Reader, phrase: Phrase, at: int) -> bool:
    """Whether an office with a capital is for something with one ("Secretary of State for Trade")."""
    return (
        phrase.kind == "role"
        and reader.tokens[phrase.last - 1].is_capital
        and reader.tokens[at].is_capital
        and reader.tokens[at - 1].lower in reader.lexicon.sets["office_for"]
    )


def _is_field(reader: Reader, phrase: Phrase, at: int) -> bool:
    """Whether a noun between a role and a comma tells what it is for: `their minister for fisheries, Ada Lind,`."""
    tokens, lexicon = reader.tokens, reader.lexicon
    if phrase.kind != "role" or at + 2 >= reader.end or not lexicon.has("office_for", tokens[at].lower):
        return False
    return tokens[at + 1].text.isalpha() and tokens[at + 1].text.islower() and tokens[at + 2].text == ","


def _portfolio(reader: Reader, phrase: Phrase, at: int) -> bool:
    """For "la ministre de l'Environnement": the noun behind the article, whatever it is."""
    lexicon, tokens = reader.lexicon, reader.tokens
    article = at < reader.end and lexicon.has("around.articles", tokens[at].lower)
    at += article
    entry = lexicon.at(tokens, at, reader.end) if at < reader.end else None
    if entry is not None and (entry.tag == "quantity" or lexicon.has("numbers", entry.lemma)):
        at, article = at + len(entry.words), True
    named = at < reader.end and (tokens[at].is_capital or (entry is not None and entry.tag == "around"))
    if (
        at >= reader.end
        or not tokens[at].text[0].isalpha()
        or not (
            article or named or "?weak" in phrase.tags or lexicon.adjectives_behind or _is_field(reader, phrase, at - 1)
        )
    ):
        return False
    if tokens[at].lower.endswith(lexicon.endings("words.participle_endings") or ("\0",)):
        return False
    phrase.last = at = _noun_behind(reader, at) + 1
    at -= 1
    if article and tokens[at].is_capital:
        phrase.last = _name_of_place(reader, at + 1)
    if at + 1 < reader.end and reader.lexicon.at(reader.tokens, at + 1, reader.end) is not None:
        entry = reader.lexicon.at(reader.tokens, at + 1, reader.end)
        phrase.last += entry is not None and entry.tag == "around"
    if named and phrase.last + 1 < reader.end and lexicon.has("joins", tokens[phrase.last].lower):
        rest = lexicon.at(tokens, phrase.last + 1, reader.end)
        phrase.last += 2 if rest is not None and rest.tag == "around" and tokens[phrase.last + 1].is_capital else 0
        while phrase.last < reader.end and tokens[phrase.last].is_capital:
            more = lexicon.at(tokens, phrase.last, reader.end)
            if more is None or more.tag != "around":
                break
            phrase.last += len(more.words)
    phrase.tags = (phrase.tags | {"belongs"}) - {"?weak"}
    return True


def _noun_behind(reader: Reader, at: int) -> int:
    """The noun that an adjective stands before (`residents of the upper valley`); the word itself if it is none."""
    tokens, lexicon = reader.tokens, reader.lexicon
    entry = lexicon.at(tokens, at, reader.end)
    if entry is None or entry.tag != "around" or lexicon.has("around.of_what", entry.lemma) or at + 1 >= reader.end:
        return at
    following = tokens[at + 1]
    small = ("words.acts_of_many", "words.auxiliaries", "words.prepositions", "joins", "words.clause_breaks")
    is_noun = following.text.islower() and following.text.isalpha()
    return at + 1 if is_noun and not any(lexicon.has(name, following.lower) for name in small) else at


def _name_of_place(reader: Reader, at: int) -> int:
    """End of the capitals behind `the caretaker of the Old`, before the name of a person."""
    tokens, lexicon = reader.tokens, reader.lexicon
    while at < reader.end and tokens[at].is_capital and tokens[at].lower not in lexicon.gender_of_given:
        at += 1
    return at


def _inside(reader: Reader, at: int) -> Phrase | None:
    nearer = replace(reader, end=min(reader.end, at + _REACH))
    inner = nearer.phrase_at(at)
    if inner is not None and inner.kind == "people" and reader.lexicon.has("numbers", inner.head):
        return None
    if inner is None or (inner.kind == "name" and not inner.sure and "?article" in inner.tags):
        return None
    return inner


def _take(phrase: Phrase, inner: Phrase) -> None:
    phrase.last = inner.last
    phrase.countries = (*phrase.countries, *inner.countries)
    phrase.words = (*phrase.words, *inner.words)
    phrase.within = [*phrase.within, *inner.within, inner]
    phrase.tags = (phrase.tags | {"belongs"}) - {"?weak"}


def _and_more(reader: Reader, phrase: Phrase) -> None:
    """As in "representatives of Ukraine and the EU"."""
    at = phrase.last
    if phrase.kind != "people" or not phrase.countries or at >= reader.end - 1:
        return
    if reader.lexicon.has("joins", reader.tokens[at].lower):
        inner = _inside(reader, at + 1)
        if inner is not None and inner.kind == "place":
            _take(phrase, inner)


def _close_to(reader: Reader, phrase: Phrase) -> None:
    """As in "close to the minister", "familiar with the matter": up to the next phrase or noun."""
    lexicon, tokens, end = reader.lexicon, reader.tokens, reader.end
    if phrase.kind not in ("role", "people") or (phrase.definite and phrase.kind == "role"):
        return
    at = phrase.last
    if (
        at + 2 >= end
        or not lexicon.has("close_first", tokens[at].lower)
        or not lexicon.has("close_to", tokens[at + 1].lower)
    ):
        return
    at += 2
    inner = _inside(reader, at)
    if inner is not None:
        _take(phrase, inner)
        return
    at += lexicon.has("around.articles", tokens[at].lower)
    if at < end and tokens[at].text[0].islower():
        phrase.last = at + 1
        phrase.tags = (phrase.tags | {"belongs"}) - {"?weak"}
