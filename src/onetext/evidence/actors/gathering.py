"""Gather the phrases of an article that stand for somebody, and see how each stands in its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onetext.evidence.actors.lengthening import lengthened
from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.pairing import paired
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.placing import placed
from onetext.evidence.actors.reading_names import is_capital
from onetext.evidence.actors.reading_phrases import Reader
from onetext.evidence.article import Article, Sentence, Token
from onetext.model import QuotedSpeech

__all__ = ["gathered"]

_MOST_TO_HEADLINE = 18
_TO_OFFICE = 7
"""Words between a name and the office that somebody is told to hold."""
_TOLD = 18
"""Words behind a noun of saying among which what is said begins."""


def gathered(article: Article, quotes: Sequence[QuotedSpeech], lexicon: Lexicon) -> list[Phrase]:
    """All phrases in order, none within another."""
    spans = [(quote.start, quote.end, index) for index, quote in enumerate(quotes) if quote.depth == 0]
    starts = [span[0] for span in spans]
    phrases: list[Phrase] = []
    surnames = _surnames(article.tokens, lexicon)
    lowers = {token.lower for token in article.tokens if token.text[:1].islower() and not is_capital(token)}
    for number, sentence in enumerate(article.sentences):
        title = _is_headline(article, sentence)
        for phrase in paired(
            article.tokens, list(_of_sentence(article.tokens, sentence, number, lexicon, lowers, surnames)), lexicon
        ):
            offset = article.tokens[phrase.first].start
            span = spans[bisect_right(starts, offset) - 1] if starts and offset >= starts[0] else (0, 0, -1)
            phrase.quote = span[2] if offset < span[1] and "quoted" not in phrase.tags else -1
            if title:
                phrase.tags.add("?headline")
            phrases.extend(_hidden(phrase))
            phrases.append(phrase)
    return phrases


def _hidden(phrase: Phrase) -> Iterator[Phrase]:
    for inner in phrase.within:
        yield from _hidden(inner)
        inner.hidden, inner.quote = True, phrase.quote
        yield inner


def _is_headline(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence writes every word with a capital, as headlines do."""
    words = [
        token
        for token in article.words(sentence)[: _MOST_TO_HEADLINE * 2]
        if token.text[0].isalpha() and len(token.text) > 3
    ]
    return (
        len(words) > 2
        and article.tokens[sentence.last - 1].text != "."
        and sum(token.text[0].isupper() for token in words) > 0.7 * len(words)
        and (sentence.last - sentence.first <= _MOST_TO_HEADLINE * 2)
    )


def _of_sentence(
    tokens: Sequence[Token], sentence: Sentence, number: int, lexicon: Lexicon, lowers: set[str], surnames: set[str]
) -> Iterator[Phrase]:
    at, end = sentence.first, sentence.last
    reader = Reader(lexicon, tokens, end, number)
    previous: Phrase | None = None
    while at < end:
        phrase = _surname(reader, at, surnames) or _pronoun(reader, at) or _noun(reader, at, lowers, sentence.first)
        if phrase is None:
            at += 1
            continue
        phrase = lengthened(reader, phrase)
        placed(tokens, phrase, sentence, lexicon)
        if _is_nobody(tokens, phrase, sentence, lexicon, previous):
            at = max(at + 1, phrase.last if "?thing" in phrase.tags else at + 1)
            continue
        yield phrase
        previous = phrase
        at = phrase.last


def _surnames(tokens: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """Words with a capital behind a given name: `Kofi Banks`."""
    return {
        token.lower
        for before, token in pairwise(tokens)
        if before.lower in lexicon.gender_of_given and is_capital(before) and token.is_capital and len(token.text) > 2
    }


def _surname(reader: Reader, at: int, surnames: set[str]) -> Phrase | None:
    """A surname alone that is a word for a body or a trade as well (`Banks said`)."""
    token, tokens, lexicon = reader.tokens[at], reader.tokens, reader.lexicon
    if token.lower not in surnames or not token.is_capital:
        return None
    entry = lexicon.at(tokens, at, reader.end)
    if entry is None or entry.tag not in ("role", "body", "people", "around") or len(entry.words) > 1:
        return None
    beside = [tokens[at - 1]] if at else []
    beside += [tokens[at + 1]] if at + 1 < reader.end else []
    if any(is_capital(one) and not lexicon.has("words.openers", one.lower) for one in beside):
        return None
    if at and (lexicon.has("around.articles", tokens[at - 1].lower) or tokens[at - 1].lower in lexicon.pronouns):
        return None
    return Phrase(at, at + 1, "name", reader.sentence, name=(at, at + 1), definite=True, words=(token.lower,))


def _pronoun(reader: Reader, at: int) -> Phrase | None:
    token, lexicon = reader.tokens[at], reader.lexicon
    if token.text.isupper() and len(token.text) > 1 and lexicon.has("not_in_capitals", token.lower):
        return None
    if lexicon.has("somebody", token.lower):
        return Phrase(at, at + 1, "role", reader.sentence, head=token.lower, words=(token.lower,))
    word = token.lower.rpartition("-")[2]
    inset = len(token.text) - len(word) if len(word) < len(token.text) else 0
    third = lexicon.pronouns.get(word) if not inset or lexicon.adjectives_behind else lexicon.pronouns.get(token.lower)
    if third is not None and inset and third[2] == "subject":
        return Phrase(
            at, at + 1, "pronoun", reader.sentence, head=word, gender=third[0], plural=third[1] == "many", inset=inset
        )
    third = lexicon.pronouns.get(token.lower)
    if third is None:
        if not lexicon.has("first", token.lower) or reader.leads_to_head(at):
            return None
        return Phrase(at, at + 1, "pronoun", reader.sentence, head=token.lower)
    if third[2] == "possessive" and reader.leads_to_head(at):
        return None
    return Phrase(at, at + 1, "pronoun", reader.sentence, head=token.lower, gender=third[0], plural=third[1] == "many")


def _noun(reader: Reader, at: int, lowers: set[str], first: int) -> Phrase | None:
    tokens, lexicon = reader.tokens, reader.lexicon
    token = tokens[at]
    if not token.text[0].isalnum():
        return None
    opens = at == first or not tokens[at - 1].text[0].isalnum()
    begins = (
        lexicon.has("around.articles", token.lower)
        or token.lower in lexicon.pronouns
        or lexicon.has("first_possessive", token.lower)
        or lexicon.at(tokens, at, reader.end) is not None
    )
    if opens and lexicon.has("words.openers", token.lower) and not begins:
        return None
    phrase = reader.phrase_at(at)
    if phrase is None:
        return _crowd(reader, at)
    if phrase.kind == "name" and "?article" not in phrase.tags:
        is_of = phrase.last == at + 1 and at > first and lexicon.has("belongs_to_names", tokens[at - 1].lower)
        phrase.sure = phrase.sure or (not is_of and _is_person(reader, phrase.last)) or _has_age(reader, phrase.last)
    single = phrase.kind == "name" and phrase.last == at + 1 and not phrase.sure
    return None if single and opens and token.lower in lowers else phrase


def _is_person(reader: Reader, at: int) -> bool:
    """Whether `who` follows, behind a comma or without one: what stands before it is a person."""
    at += at < reader.end and reader.tokens[at].text == ","
    return at < reader.end and reader.lexicon.has("words.persons", reader.tokens[at].lower)


def _has_age(reader: Reader, at: int) -> bool:
    """`Adam Krol, 54, …`: a number of two figures between commas."""
    tokens = reader.tokens
    if at + 2 >= reader.end or tokens[at].text not in (",", "("):
        return False
    age = tokens[at + 1].text
    return age.isdigit() and len(age) == 2 and tokens[at + 2].text in (",", ")")


def _crowd(reader: Reader, at: int) -> Phrase | None:
    """People that no table knows, before a verb of saying ("shippers say")."""
    token, lexicon = reader.tokens[at], reader.lexicon
    if at + 1 >= reader.end or not lexicon.has("words.acts", reader.tokens[at + 1].lower):
        return None
    if len(token.text) < 6 or not token.lower.endswith(lexicon.endings("people_endings")):
        return None
    return Phrase(at, at + 1, "people", reader.sentence, head=token.lower, plural=True, words=(token.lower,))


def _is_nobody(
    tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon, previous: Phrase | None
) -> bool:
    """Whether a phrase is left out: a role nobody holds here, a name used as an adjective."""
    if phrase.kind == "pronoun" or "quoted" in phrase.tags or _says(tokens, phrase, sentence, lexicon):
        return False
    after = tokens[phrase.last] if phrase.last < sentence.last else None
    if phrase.kind in ("role", "body") and {"?bare", "?weak"} & phrase.tags and "proper" not in phrase.tags:
        if phrase.kind == "role" and previous is not None and _is_apposed(tokens, previous, phrase):
            return False
        if phrase.kind == "role" and previous is not None and _is_office_told(tokens, previous, phrase, lexicon):
            return False
        if "?weak" in phrase.tags:
            return not (phrase.suits and "?bare" not in phrase.tags and (phrase.kind == "role" or phrase.definite))
        return not (phrase.suits or (phrase.countries and not phrase.plural) or "belongs" in phrase.tags)
    if phrase.kind == "people" and (
        "?weak" in phrase.tags or (lexicon.has("numbers", phrase.head) and not phrase.suits)
    ):
        return True
    some = lexicon.has("around.indefinite", tokens[phrase.first].lower) and "proper" not in phrase.tags
    if phrase.kind == "body" and some and not (phrase.suits or phrase.countries):
        return True
    if "proper" in phrase.tags or (phrase.kind == "name" and not phrase.sure):
        return after is not None and _is_thing(tokens, phrase, after, lexicon)
    if lexicon.has("ambiguous", phrase.head) and "belongs" not in phrase.tags and phrase.kind != "name":
        if phrase.kind == "role" and phrase.definite and phrase.reported:
            return after is not None and lexicon.has("words.things", after.lower)  # demanded that the leader sign
        return after is not None and _is_thing(tokens, phrase, after, lexicon)
    return False


def _says(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a country or a body everybody knows stands before what it says, and the sentence tells what that is.

    `the U.S. demand that …`, `U.S. proposals, with a request to “show patience”`; not `nobody saw the U.S. proposals`.
    """
    at = phrase.last
    if phrase.kind not in ("place", "body") or "proper" not in phrase.tags or at + 1 >= sentence.last:
        return False
    if not lexicon.has("words.sayings", tokens[at].lower):
        return False
    behind = tokens[at + 1 : min(at + _TOLD, sentence.last)]
    return lexicon.has("words.says_what", behind[0].lower) or any(
        token.text in lexicon.opening_marks and token.text != "'" for token in behind
    )


def _is_office_told(tokens: Sequence[Token], before: Phrase, phrase: Phrase, lexicon: Lexicon) -> bool:
    """`Ada Lind has been mayor of Carrow`: a bare office behind a name and a word of being."""
    if before.kind != "name" or phrase.plural or not 0 < phrase.first - before.last <= _TO_OFFICE:
        return False
    last = tokens[phrase.first - 1].lower
    return lexicon.has("words.being", last) or (
        lexicon.has("words.being_how", last) and lexicon.has("words.being", tokens[phrase.first - 2].lower)
    )


def _is_apposed(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
    return phrase.first == before.last + 1 and tokens[before.last].text in (",", "(", "—", "–")


def _is_thing(tokens: Sequence[Token], phrase: Phrase, after: Token, lexicon: Lexicon) -> bool:
    """Whether a name stands before a noun as an adjective does ("the Alaska meeting", "U.S. proposals")."""
    word = after.lower
    if (
        "proper" not in phrase.tags
        and phrase.kind != "name"
        and word.endswith(lexicon.endings("words.participle_endings"))
    ):
        return lexicon.has("words.things", word)
    if not after.text[0].islower() or any(
        lexicon.has(name, word)
        for name in (
            "words.acts_of_many" if phrase.suits else "words.acts",
            "words.prepositions",
            "words.auxiliaries",
            "words.clause_breaks",
            "words.irregular",
            "joins",
            "around.articles",
        )
    ):
        return False
    thing = lexicon.has("words.things", word) or word.endswith(lexicon.endings("words.thing_endings"))
    if (
        "?article" in phrase.tags
        or ("proper" not in phrase.tags and phrase.kind != "name")
        or ("seat" in phrase.tags and lexicon.has("around.articles", tokens[phrase.first].lower))
    ):
        thing = thing or not word.endswith(
            (
                *lexicon.endings("words.verb_endings"),
                *lexicon.endings("words.adverb_endings"),
                *lexicon.endings("words.present_endings"),
            )
        )
    if thing:
        phrase.tags.add("?thing")
    return thing
