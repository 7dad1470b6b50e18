"""Whoever no table knows, by the place of the words: who does what a verb says, and whom a paper comes from."""

from __future__ import annotations

from collections.abc import Callable

from onetext.evidence.article import Article
from onetext.evidence.signs import APOSTROPHES
from onetext.model import Voice

__all__ = [
    "before_articles",
    "before_commas",
    "clause_head",
    "clause_told",
    "deed_between",
    "given_between",
    "having_before",
    "named_at",
    "owner_before",
    "paper_before",
    "sender_at",
]

_LONGEST = 8
"""Words of somebody's description at most."""
_PARTED = 3
"""Words between a paper and `from` (a letter sent by the port)."""
_GIVING = 16
"""Words between a paper and what it is told to say."""
_TOLD = 16
"""Words of somebody's description with what is told of him."""
_WORDS = 40
"""Words looked through for a verb."""
_APART = 12
"""Words between commas that tell of somebody."""
_PHRASE = 4
"""Words of somebody's description at most, its article among them."""


def clause_head(article: Article, first: int, last: int) -> Voice | None:
    """The words that make up all of a clause before its verb, as somebody: `A group of backbenchers` has set …

    Parameters
    ----------
    first, last
        The tokens before the verb: from the beginning of the sentence or of the words somebody said.
    """
    tokens, words = article.tokens, _words(article)
    while last > first and tokens[last - 1].lower in words("between") | words("auxiliaries"):
        last -= 1
    begin = last
    while begin > first and last - begin <= _LONGEST and not _parts(article, begin - 1):
        begin -= 1
    if begin < last and tokens[begin].lower in words("joining") | words("that"):
        begin += 1
    begin = _behind_time(article, begin, last)
    return _somebody(article, begin, last) or _headed(article, first, last)


def _behind_time(article: Article, first: int, last: int) -> int:
    """The token behind a day that a clause begins with: on the Friday, in 2028, last week."""
    tokens, words = article.tokens, _words(article)
    at = first
    while at < last:
        is_time = tokens[at].lower in words("between") or tokens[at].text[0].isdigit()
        following = tokens[at + 1] if at + 1 < last else None
        leads = tokens[at].lower in words("articles") and following is not None and following.lower in words("between")
        if not is_time and not (leads and at > first):
            break
        at += 1
    return at if at < last else first


def _headed(article: Article, first: int, last: int) -> Voice | None:
    """Somebody at the head of a clause of whom more is told before the verb: `Tenants` of flats in Elm Road have …"""
    tokens, words = article.tokens, _words(article)
    first = _behind_time(article, first, last)
    if last - first > _TOLD or any(tokens[at].text in ';:—–“”"' for at in range(first, last)):
        return None
    inner = words("prepositions") | words("that")
    end = next((at for at in range(first + 1, last) if tokens[at].lower in inner), last)
    if end == last or tokens[end].lower in words("that") or tokens[end - 1].text == ",":
        return None
    if any(tokens[at].lower in words("verbs") | words("that") for at in range(end, last)):
        return None
    return _somebody(article, first, end)


def before_articles(article: Article, start: int) -> int:
    """The token before somebody, articles and the like passed over; -1 where none."""
    at = article.token_at(start) - 1
    while at >= 0 and article.tokens[at].lower in _words(article)("articles"):
        at -= 1
    return at


def before_commas(article: Article, at: int, first: int) -> int | None:
    """The first of the two commas around what is told of somebody (the council, led by Omar Saad, gave …).

    Parameters
    ----------
    at
        The token right before the verb.
    """
    tokens = article.tokens
    if at < 0 or tokens[at].text != ",":
        return None
    return next((back for back in range(at - 1, max(first, at - _APART), -1) if tokens[back].text == ","), None)


def clause_told(article: Article, at: int, first: int) -> int | None:
    """The token behind `that` where words right before a verb make a clause (reports that the islands told …)."""
    tokens, words = article.tokens, _words(article)
    for back in range(at, max(first, at - _LONGEST), -1):
        if not tokens[back].text[0].isalnum():
            return None
        if tokens[back].lower in words("who"):
            leads = tokens[back + 1].lower in words("articles") and tokens[back - 1].text != ","
            return back + 1 if leads else None
    return None


def named_at(article: Article, first: int, last: int) -> Voice | None:
    """Whom the words from a token on name, up to the next sign or preposition but `of`."""
    tokens, words = article.tokens, _words(article)
    end = first
    stops = words("prepositions") - words("of") | words("stops")
    while end < min(last, first + _LONGEST) and not _parts(article, end) and tokens[end].lower not in stops:
        end += 1
    return _somebody(article, first, end)


def owner_before(article: Article, noun: int, first: int) -> Voice | None:
    """Whose a noun is, in words that no table knows: `the dockers’` last offer."""
    tokens = article.tokens
    for at in range(noun - 1, max(noun - 1 - _PARTED, first), -1):
        if tokens[at].text[0] in APOSTROPHES:
            begin = at
            while begin > first and at - begin <= _LONGEST and not _parts(article, begin - 1):
                begin -= 1
            return _somebody(article, begin, at)
    return None


def _somebody(article: Article, first: int, last: int) -> Voice | None:
    tokens, words = article.tokens, _words(article)
    if not 0 < last - first <= _LONGEST:
        return None
    inner = [token.lower for token in tokens[first:last]]
    head = tokens[first]
    leads = head.lower in words("articles") | words("counts") or (head.text[0].isupper() and len(head.text) > 1)
    if not leads or head.lower in words("pronouns"):
        return None
    wrong = (
        words("prepositions") - words("of") | words("pronouns") | words("verbs") | words("things") | words("documents")
    )
    if any(word in wrong for word in inner[1:]) or inner[0] in wrong - words("counts"):
        return None
    if not all(
        token.text.isalpha() or token.text[0] in APOSTROPHES or "-" in token.text for token in tokens[first:last]
    ):
        return None
    bare = last - first == 1 and (head.lower in words("articles") or head.lower in words("between"))
    text = article.text[head.start : tokens[last - 1].end]
    return None if bare or text[-1] in APOSTROPHES else Voice(name=text, how="role")


def deed_between(article: Article, start: int, end: int) -> int:
    """Where it begins what they are to do (called on them `to return to the commission`); `end` where nowhere."""
    words, tokens = article.language, article.tokens
    first = max(article.token_at(start), 0)
    for at in range(first, min(first + _WORDS, len(tokens) - 1)):
        if tokens[at].start >= end:
            break
        following = tokens[at + 1]
        is_verb = following.text[0].islower() and following.lower not in words.words("deadlines", "no_verbs")
        if tokens[at].start >= start and tokens[at].lower in words.words("deadlines", "before_verbs") and is_verb:
            return tokens[at].start
    return end


def given_between(article: Article, start: int, end: int) -> Voice | None:
    """Who is given a time: the article and up to three words that make up all between two offsets."""
    words = article.language
    first, last = article.token_at(start), article.token_at(max(end - 1, 0)) + 1
    tokens = [token for token in article.tokens[max(first, 0) : last] if start <= token.start < end]
    if not 2 <= len(tokens) <= _PHRASE or tokens[0].lower not in words.words("deadlines", "articles"):
        return None
    not_names = words.words("deadlines", "no_names")
    if not all(token.text.isalpha() and token.lower not in not_names for token in tokens):
        return None
    if len(tokens) > 2 and tokens[-1].lower in words.words("deadlines", "passives"):
        return None  # wants the arrears paid by Easter
    return Voice(name=article.text[tokens[0].start : tokens[-1].end], how="role")


def having_before(article: Article, verb: int, start: int) -> Voice | None:
    """Who has a time: up to four words that make up all before a verb at the head of a sentence."""
    first, last = article.token_at(start), article.token_at(max(verb - 1, 0)) + 1
    tokens = list(article.tokens[max(first, 0) : last])
    while tokens and tokens[-1].lower in _words(article)("between"):
        tokens.pop()
    pronouns = _words(article)("pronouns")
    not_names = article.language.words("deadlines", "no_names") | pronouns
    if not 1 <= len(tokens) <= _PHRASE or not tokens[0].text[0].isupper():
        return None
    if not all(token.text.isalpha() and (at == 0 or token.lower not in not_names) for at, token in enumerate(tokens)):
        return None
    if tokens[0].lower in pronouns:
        return None
    return Voice(name=article.text[tokens[0].start : tokens[-1].end], how="role")


def paper_before(article: Article, verb: int, first: int) -> int | None:
    """The token of a paper that a participle belongs to: received a `notice` from the port giving them ten days."""
    words = _words(article)
    for at in range(verb - 1, max(first, verb - _GIVING) - 1, -1):
        if article.tokens[at].text in ".;:!?“”" or article.tokens[at].lower in words("who"):
            return None
        if article.tokens[at].lower in words("documents"):
            return at
    return None


def sender_at(article: Article, paper: int, last: int) -> int | None:
    """The token behind `from` or `by` that stands close behind a paper: where its sender is named."""
    words = _words(article)
    for at in range(paper + 1, min(paper + 1 + _PARTED, last)):
        if article.tokens[at].lower in words("senders"):
            return at + 1
    return None


def _parts(article: Article, at: int) -> bool:
    """Whether a token parts clauses."""
    token = article.tokens[at]
    is_word = token.text[0].isalnum() or token.text[0] in APOSTROPHES
    return not is_word or token.lower in _words(article)("that")


def _words(article: Article) -> Callable[[str], frozenset[str]]:
    return lambda key: article.language.words("deadlines", f"subject_{key}")
