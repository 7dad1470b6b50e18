"""Cut a text into paragraphs, sentences and words; each step looks at each character a fixed number of times."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence

from onetext.documents import Prose
from onetext.evidence.article import Article, Sentence, Token
from onetext.evidence.language import LANGUAGES, Language, language
from onetext.model import Place

__all__ = ["article_from", "article_of", "guessed_language", "is_foreign"]

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_TOKEN = re.compile(
    rf"(?P<initials>(?:[^\W\d_]\.){{2,8}})"
    r"|(?P<number>\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|er|e|ème)\b|%)?)"
    rf"|(?P<word>{_LETTER}+(?:[-‐‑'’]{_LETTER}+)*)"
    r"|(?P<sign>[^\s])",
    re.UNICODE,
)
_ENDS = frozenset(".!?…。！？؟")
_CLOSING = frozenset("\"'”’»«›)]}」』“‘")
"""Signs that may stand between the end of a sentence and the blank after it; German quotations close with “."""
_OPENING = frozenset("\"'“‘«‹([{„‚「『¿¡—–-•")
_LONGEST = 400
"""Words and signs of a sentence: what has no stop for longer is cut, so that no step looks further."""
_WRAPPED = 100
"""A line longer than this was not wrapped by a program."""
_TELLING_WORDS = 400
_FEWEST_WORDS = 40
_LEAST_COMMON = 0.1
"""Share of common words: English and French articles have over a quarter, others under a twentieth."""


def article_from(prose: Prose, *, published: dt.date | None = None, language_code: str | None = None) -> Article:
    """The article in a file that was read (`documents.prose`)."""
    return article_of(
        prose.text,
        name=prose.document.name,
        sha256=prose.document.sha256,
        published=published,
        language_code=language_code,
        paragraphs=[Place(start=start, end=end) for start, end in prose.paragraphs],
    )


def article_of(
    text: str,
    *,
    name: str = "",
    sha256: str = "",
    published: dt.date | None = None,
    language_code: str | None = None,
    paragraphs: Sequence[Place] | None = None,
) -> Article:
    """Cut a text.

    Parameters
    ----------
    language_code
        `en` or `fr`; guessed from common words where it is None.
    paragraphs
        Where they stand; None: blank lines part them, and so do line ends unless the lines were wrapped.

    Raises
    ------
    UnknownId
        When the language has no rules.
    """
    rules = language(language_code or guessed_language(text))
    places = tuple(_paragraphs(text) if paragraphs is None else paragraphs)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, place in enumerate(places):
        first = len(tokens)
        tokens.extend(_tokens(text, place, rules))
        sentences.extend(_sentences(tokens, first, number, rules))
    return Article(
        name=name,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        language=rules,
        published=published,
        paragraphs=places,
        sentences=tuple(sentences),
        tokens=tuple(tokens),
    )


def guessed_language(text: str) -> str:
    """The language whose common words a text has most of; English where it has none of any."""
    words = _first_words(text)
    return max(LANGUAGES, key=lambda code: _common(words, language(code)))


def is_foreign(article: Article) -> bool:
    """Whether an article seems to be written in a language that has no rules: few of its words are common ones."""
    words = _first_words(article.text)
    return len(words) >= _FEWEST_WORDS and _common(words, article.language) < _LEAST_COMMON * len(words)


def _first_words(text: str) -> list[str]:
    return [match[0].casefold() for match in re.finditer(r"[^\W\d_]+", text[: _TELLING_WORDS * 12])][:_TELLING_WORDS]


def _common(words: Sequence[str], rules: Language) -> int:
    return sum(map(rules.words("abbreviations", "telling").__contains__, words))


def _paragraphs(text: str) -> Iterator[Place]:
    """Stretches between blank lines, each cut at its line ends unless its lines were wrapped by a program."""
    group: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        start = at + len(line) - len(line.lstrip())
        if bare:
            group.append((start, start + len(bare)))
        else:
            yield from _of_group(group)
            group = []
        at += len(line)
    yield from _of_group(group)


def _of_group(lines: Sequence[tuple[int, int]]) -> Iterator[Place]:
    widths = [end - start for start, end in lines]
    if len(lines) > 2 and max(widths) <= _WRAPPED and min(widths[:-1]) > max(widths) * 0.6:
        yield Place(start=lines[0][0], end=lines[-1][1])
        return
    for start, end in lines:
        yield Place(start=start, end=end)


def _tokens(text: str, place: Place, rules: Language) -> Iterator[Token]:
    clitics, elisions = rules.words("abbreviations", "clitics"), rules.words("abbreviations", "elisions")
    for match in _TOKEN.finditer(text, place.start, place.end):
        word = match[0]
        if match.lastgroup != "word" or len(word) < 3:
            yield _token(match.start(), word)
            continue
        yield from _parted(match.start(), word, clitics, elisions)


def _parted(at: int, word: str, clitics: frozenset[str], elisions: frozenset[str]) -> Iterator[Token]:
    """A word without what belongs to its neighbour: `Putin` and `'s`, `l'` and `accord`."""
    plain = word.replace("’", "'")
    head, apostrophe, _rest = plain.partition("'")
    if apostrophe and head.casefold() in elisions:
        yield _token(at, word[: len(head) + 1])
        yield _token(at + len(head) + 1, word[len(head) + 1 :])
        return
    stem, apostrophe, ending = plain.rpartition("'")
    if apostrophe and ending.casefold() in clitics:
        yield _token(at, word[: len(stem)])
        yield _token(at + len(stem), word[len(stem) :])
        return
    yield _token(at, word)


def _token(start: int, text: str) -> Token:
    return Token(start, start + len(text), text, text.casefold().replace("’", "'"))


def _sentences(tokens: Sequence[Token], first: int, paragraph: int, rules: Language) -> Iterator[Sentence]:
    """The sentences among the tokens from `first` on, which are those of one paragraph."""
    begin, at, last = first, first, len(tokens)
    while at < last:
        if at - begin >= _LONGEST:
            end = _parting(tokens, begin, at)
        elif not _may_end(tokens, at, last, rules):
            at += 1
            continue
        else:
            end = _behind_closing(tokens, at + 1, last)
            if end < last and not _begins(tokens, end) and not _is_glued(tokens, at, end):
                at += 1
                continue
        yield Sentence(tokens[begin].start, tokens[end - 1].end, begin, end, paragraph)
        begin = at = end
    if begin < last:
        yield Sentence(tokens[begin].start, tokens[last - 1].end, begin, last, paragraph)


def _parting(tokens: Sequence[Token], begin: int, at: int) -> int:
    """Where a sentence that is too long is cut: behind the last semicolon of its second half, or else at a token."""
    half = begin + _LONGEST // 2
    return next((near + 1 for near in range(at, half, -1) if tokens[near].text == ";"), at + 1)


def _behind_closing(tokens: Sequence[Token], end: int, last: int) -> int:
    """Behind the stops, closing marks and numbers of notes that follow a stop."""
    while end < last:
        glued, sign = tokens[end].start == tokens[end - 1].end, tokens[end].text
        if glued and sign[0] in _ENDS | _CLOSING:
            end += 1
        elif sign == "»" and tokens[end].start == tokens[end - 1].end + 1 and not _leads(tokens, end, last):
            # French has a blank before it
            end += 1
        elif (
            glued
            and sign == "["
            and end + 2 < last
            and tokens[end + 1].text.isdecimal()
            and tokens[end + 2].text == "]"
        ):
            end += 3
        else:
            break
    return end


def _leads(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a sign stands directly before a word."""
    return at + 1 < last and tokens[at + 1].start == tokens[at].end and tokens[at + 1].text[0].isalnum()


def _is_glued(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether two sentences stand without a blank between them: `left.She`."""
    before, after = tokens[at - 1] if at else tokens[at], tokens[end]
    return (
        tokens[at].text[0] in _ENDS
        and len(before.text) > 2
        and before.text.islower()
        and len(after.text) > 2
        and after.text.istitle()
    )


def _may_end(tokens: Sequence[Token], at: int, last: int, rules: Language) -> bool:
    """Whether a sentence may end with a token: a stop that belongs to no abbreviation."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < last else None
    if token.text[-1] not in _ENDS:
        return False
    if len(token.text) > 1:  # initials: U.S.
        return following is None or _starts(following, tokens, at, last, rules)
    before = tokens[at - 1] if at else None
    if _is_ellipsis(token, following) and before is not None and before.end != token.start:
        return following is None or _starts(following, tokens, at, last, rules)
    if token.text != "." or before is None or before.end != token.start or following is None:
        return True
    if before.lower in rules.words("abbreviations", "before_numbers"):
        return not (following.text[0].isdecimal() or _is_roman(following.text))
    if before.lower in rules.words("abbreviations", "before_names"):
        return False
    if before.lower in rules.words("abbreviations", "anywhere") or (len(before.text) == 1 and before.text.isupper()):
        return _starts(following, tokens, at, last, rules)
    return True


def _is_ellipsis(token: Token, following: Token | None) -> bool:
    return token.text == "…" or (
        token.text == "." and following is not None and following.text == "." and following.start == token.end
    )


def _is_roman(word: str) -> bool:
    return word.isupper() and not word.strip("IVXLC")


def _starts(following: Token, tokens: Sequence[Token], at: int, last: int, rules: Language) -> bool:
    """Whether the word behind an abbreviation begins a sentence, marks before it aside."""
    ahead = at + 1
    while ahead < last and tokens[ahead].text[0] in _OPENING | _CLOSING:
        if tokens[ahead].text[0] in _OPENING and tokens[ahead].start > tokens[ahead - 1].end:
            return True
        ahead += 1
    word = tokens[ahead] if ahead < last else following
    return word.is_capital and word.lower in rules.words("abbreviations", "starters")


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence may begin with a token: behind a blank, and not with a small letter."""
    token = tokens[at]
    if token.start == tokens[at - 1].end and not _is_wide(tokens[at - 1].text):
        return False
    word = at
    while word < len(tokens) - 1 and tokens[word].text[0] in _OPENING:
        word += 1
    letter = tokens[word].text[0]
    return not letter.islower()


def _is_wide(sign: str) -> bool:
    """Whether a sign needs no blank behind it."""
    return sign[-1] in "。！？」』"
