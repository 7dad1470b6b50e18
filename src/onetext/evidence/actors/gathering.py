"""Gather the phrases of an article that stand for somebody, and see how each stands in its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.actors.reading_phrases import phrase_at
from onetext.evidence.article import Article, Sentence, Token
from onetext.model import QuotedSpeech

__all__ = ["gathered"]

_MOST_TO_HEADLINE = 18


def gathered(article: Article, quotes: Sequence[QuotedSpeech], lexicon: Lexicon) -> list[Phrase]:
    """All phrases in order, none within another."""
    spans = [(quote.start, quote.end, index) for index, quote in enumerate(quotes) if quote.depth == 0]
    starts = [span[0] for span in spans]
    phrases: list[Phrase] = []
    lowers = {token.lower for token in article.tokens if token.text[:1].islower()}
    for number, sentence in enumerate(article.sentences):
        title = _is_headline(article, sentence)
        for phrase in _of_sentence(article.tokens, sentence, number, lexicon, lowers):
            offset = article.tokens[phrase.first].start
            span = spans[bisect_right(starts, offset) - 1] if starts and offset >= starts[0] else (0, 0, -1)
            phrase.quote = span[2] if offset < span[1] else -1
            if title:
                phrase.tags.add("?headline")
            phrases.append(phrase)
    return phrases


def _is_headline(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence writes every word with a capital, as headlines do."""
    words = [
        token
        for token in article.words(sentence)[: _MOST_TO_HEADLINE * 2]
        if token.text[0].isalpha() and len(token.text) > 3
    ]
    return (
        len(words) > 2
        and sum(token.text[0].isupper() for token in words) > 0.7 * len(words)
        and (sentence.last - sentence.first <= _MOST_TO_HEADLINE * 2)
    )


def _of_sentence(
    tokens: Sequence[Token], sentence: Sentence, number: int, lexicon: Lexicon, lowers: set[str]
) -> Iterator[Phrase]:
    at, end = sentence.first, sentence.last
    previous: Phrase | None = None
    while at < end:
        phrase = _pronoun(tokens, at, number, lexicon) or _noun(
            tokens, at, end, number, lexicon, lowers, sentence.first
        )
        if phrase is None:
            at += 1
            continue
        _belongings(tokens, phrase, end, lexicon)
        _standing(tokens, phrase, sentence, lexicon)
        if not _is_nobody(tokens, phrase, sentence, lexicon, previous):
            yield phrase
            previous = phrase
            at = phrase.last
        else:
            at = max(at + 1, phrase.last if "?thing" in phrase.tags else at + 1)


def _pronoun(tokens: Sequence[Token], at: int, number: int, lexicon: Lexicon) -> Phrase | None:
    token = tokens[at]
    if token.text.isupper() and len(token.text) > 1 and lexicon.has("not_in_capitals", token.lower):
        return None
    if lexicon.has("first", token.lower):
        return Phrase(at, at + 1, "pronoun", number, head=token.lower)
    third = lexicon.pronouns.get(token.lower)
    if third is None or (at + 1 < len(tokens) and third[2] == "possessive" and _leads_to_head(tokens, at, lexicon)):
        return None
    return Phrase(at, at + 1, "pronoun", number, head=token.lower, gender=third[0], plural=third[1] == "many")


def _leads_to_head(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a possessive pronoun begins a phrase for somebody ("his spokesman")."""
    phrase = phrase_at(lexicon, tokens, at, min(len(tokens), at + 8), 0)
    return (
        phrase is not None
        and phrase.last > at + 1
        and phrase.kind in ("role", "people", "body", "name")
        and phrase.head != ""
    )


def _noun(
    tokens: Sequence[Token], at: int, end: int, number: int, lexicon: Lexicon, lowers: set[str], first: int
) -> Phrase | None:
    token = tokens[at]
    if not token.text[0].isalnum():
        return None
    opens = at == first or not tokens[at - 1].text[0].isalnum()
    if opens and token.lower in lexicon.sets["words.openers"] and lexicon.at(tokens, at, end) is None:
        if not (lexicon.has("around.articles", token.lower) or token.lower in lexicon.pronouns):
            return None
    phrase = phrase_at(lexicon, tokens, at, end, number)
    if phrase is None:
        return None
    single = phrase.kind == "name" and phrase.last == at + 1
    if single and not phrase.sure and opens and token.lower in lowers:
        return None
    return phrase


def _belongings(tokens: Sequence[Token], phrase: Phrase, end: int, lexicon: Lexicon) -> None:
    """Lengthen a phrase by what somebody belongs to: "a spokesman for the ministry", "members of his team"."""
    if phrase.kind not in ("role", "people", "body") or phrase.last >= end - 1:
        return
    for _ in range(2):
        at = phrase.last
        if at >= end - 1 or not lexicon.has("belongs", tokens[at].lower):
            return
        join = tokens[at].lower
        inner = phrase_at(lexicon, tokens, at + 1, min(end, at + 12), phrase.sentence)
        if inner is None or "?weak" in inner.tags and phrase.kind == "body":
            return
        if phrase.kind != "role" and join not in lexicon.sets["words.belongs_to_groups"]:
            return
        if phrase.kind == "body" and inner.kind not in ("place", "name", "body"):
            return
        if inner.kind == "name" and inner.sure and inner.titled:
            return
        phrase.last = inner.last
        phrase.countries = (*phrase.countries, *inner.countries)
        phrase.words = (*phrase.words, *inner.words)
        phrase.tags.add("belongs")
        phrase.tags.discard("?weak")
        _and_more(tokens, phrase, end, lexicon)


def _and_more(tokens: Sequence[Token], phrase: Phrase, end: int, lexicon: Lexicon) -> None:
    """ "of Ukraine and the EU"."""
    at = phrase.last
    if at >= end - 1 or not lexicon.has("joins", tokens[at].lower):
        return
    inner = phrase_at(lexicon, tokens, at + 1, min(end, at + 8), phrase.sentence)
    if inner is not None and inner.kind == "place" and phrase.countries and phrase.kind == "people":
        phrase.last = inner.last
        phrase.countries = (*phrase.countries, *inner.countries)


def _standing(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> None:
    """How a phrase stands among its neighbours."""
    before = tokens[phrase.first - 1].lower if phrase.first > sentence.first else ""
    after = tokens[phrase.last].lower if phrase.last < sentence.last else ""
    acts = lexicon.sets["words.acts"]
    behind = (
        lexicon.has("words.before_speaker", before)
        and phrase.first - 2 >= sentence.first
        and not (tokens[phrase.first - 2].text[0].isalnum())
    )
    leads = (
        after in acts
        or lexicon.has("words.auxiliaries", after)
        or (after.isalpha() and any(map(after.endswith, lexicon.sets["words.verb_endings"])))
    )
    prepositional = lexicon.has("words.prepositions", before)
    phrase.suits = after in acts or behind or _after_gap(tokens, phrase, sentence, acts)
    phrase.subject = behind or (leads and not prepositional) or phrase.suits and not prepositional
    phrase.placed = lexicon.has("words.sure_place_before", before)
    if _is_according(tokens, phrase, lexicon):
        phrase.suits = phrase.subject = True
        phrase.placed = False


def _after_gap(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, acts: frozenset[str]) -> bool:
    """Whether a verb of saying follows behind an aside of a few words ("Brandt, the minister, said")."""
    at = phrase.last
    if at >= sentence.last or tokens[at].text != ",":
        return False
    for step in range(at + 1, min(at + 14, sentence.last - 1)):
        if tokens[step].text == ",":
            return tokens[step + 1].lower in acts
        if tokens[step].text in ";:":
            return False
    return False


def _is_according(tokens: Sequence[Token], phrase: Phrase, lexicon: Lexicon) -> bool:
    for words in lexicon.sets["words.according"]:
        parts = words.split()
        first = phrase.first - len(parts)
        if first >= 0 and all(tokens[first + step].lower == part for step, part in enumerate(parts)):
            return True
    return False


def _is_nobody(
    tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon, previous: Phrase | None
) -> bool:
    """Whether a phrase is left out: a role nobody holds here, a name used as an adjective."""
    if phrase.kind == "pronoun":
        return False
    after = tokens[phrase.last] if phrase.last < sentence.last else None
    if phrase.kind in ("role", "body") and {"?bare", "?weak"} & phrase.tags and "proper" not in phrase.tags:
        apposed = phrase.kind == "role" and previous is not None and _is_apposed(tokens, previous, phrase)
        return not (apposed or "?weak" not in phrase.tags and (phrase.countries or phrase.suits))
    if phrase.kind == "people" and "?weak" in phrase.tags:
        return True
    if (
        phrase.kind in ("place", "name", "body")
        and "proper" in phrase.tags
        or phrase.kind == "name"
        and not phrase.sure
    ):
        return after is not None and _is_thing(tokens, phrase, after, lexicon)
    return False


def _is_apposed(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
    return phrase.first == before.last + 1 and tokens[before.last].text in (",", "(", "—", "–")


def _is_thing(tokens: Sequence[Token], phrase: Phrase, after: Token, lexicon: Lexicon) -> bool:
    """Whether a name stands before a noun as an adjective does ("the Alaska meeting", "U.S. proposals")."""
    word = after.lower
    if not after.text[0].islower() or word in lexicon.sets["words.acts"] or word in lexicon.sets["words.prepositions"]:
        return False
    if (
        word in lexicon.sets["words.auxiliaries"]
        or word in lexicon.sets["words.clause_breaks"]
        or word in lexicon.sets["joins"]
    ):
        return False
    if "?article" in phrase.tags or lexicon.has("around.articles", tokens[phrase.first].lower):
        thing = not any(map(word.endswith, (*lexicon.sets["words.verb_endings"], "ly")))
    else:
        thing = word in lexicon.sets["words.things"] or any(map(word.endswith, lexicon.sets["words.thing_endings"]))
    if thing:
        phrase.tags.add("?thing")
    return thing
