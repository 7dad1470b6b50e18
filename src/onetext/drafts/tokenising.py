"""Words, numbers and dates as wholes: the units in which two wordings are compared.

A number with its separators, a percentage, a date in any common form, an abbreviation and a web address are one token
each, so that no comparison and no merge can cut into them. Letters of scripts without blanks between words (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) stand alone. Combining marks stay with their letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from onetext.documents import LATER
from onetext.drafts.months import MONTH_FIRST, MONTHS

__all__ = ["Token", "TokenKind", "lexed", "tokens"]

TokenKind = Literal["blank", "date", "number", "word", "sign"]


class Token(NamedTuple):
    """A token and what it is; `blank` covers line breaks and marks that do not show, such as those of direction."""

    kind: TokenKind
    text: str


_BLANK = r"[\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
_GAP = r"[ \u00a0\u2009\u202f]"
_NO_SPACES = (
    r"[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0edf\u1000-\u103f\u1780-\u17b3\u3005-\u3007\u3040-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
_PLAIN = r"[A-Za-z][a-z]*+(?=[ ,;\n](?!\d|de ))"  # most words; beside a number it may be part of a date
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]}’']|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
_DATES = (
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    r"\d{1,2}\.[ \u00a0\u202f]?\d{1,2}\.[ \u00a0\u202f]?\d{4}(?!\d)",
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?![\d/-]|\.\d)",
    r"\d{4}/\d{1,2}/\d{1,2}(?![\d/])",
    r"\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?",
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?{_GAP}(?:(?:of|de|day of|do|di){_GAP})?(?:{MONTHS})(?!\w)"
    rf"(?:,?{_GAP}(?:(?:de|del|of){_GAP})?\d{{4}}(?!\d)(?:{_GAP}(?:года|году|р\.|року|г\.)(?!\w))?)?",
)
_MONTH_DATES = (
    rf"(?:{MONTH_FIRST})\.?{_GAP}(?:\d{{1,2}}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)(?:,?{_GAP}\d{{4}}(?!\d))?|\d{{4}}(?!\d))",
    rf"(?:{MONTHS})(?:{_GAP}de)?{_GAP}\d{{4}}(?!\d)",
    rf"[QH][1-4][ \u00a0/-]?(?:of{_GAP})?\d{{4}}(?!\d)",
)
_NUMBER = (
    r"(?:(?<![\w)\]%°])[-+\u2212])?"
    r"(?:\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+,\d+|(?:\.\d{3}){2,}"
    r"|(?:['’ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?)(?![\d]|[,.]\d)"
    r"|\d+(?:[.,:/\u066b\u066c]\d+)*)"
    r"(?:[½⅓⅔¼¾⅛])?"
)
_LATER = "|".join(LATER)
_AFTER_NUMBER = (
    rf"(?:{_GAP}?[%‰](?!\w)|(?:[-\u2010\u2011][^\W\d_]+)+|(?:{_LATER})(?!\w)"
    r"|(?:st|nd|rd|th|er|ère|ème|º|ª|[^\W\d_]{1,3})(?!\w))?"
)
_FRACTION = r"[½⅓⅔¼¾⅛]"
_SHORT = r"(?:[^\W\d_]\.){2,}(?![^\W\d_]{2})"
_ELISION = r"(?:[cdjlmnstCDJLMNST]|[qQ]u)['’](?=[^\W\d_])"


@cache
def _marks() -> str:
    """All combining marks as the inside of a character class; looked up once, in a few thousandths of a second."""
    spans: list[list[int]] = []
    for point in (*range(0x300, 0x12000), *range(0x1D160, 0x1D250), *range(0x1E000, 0x1E950), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(point)).startswith("M"):
            if spans and spans[-1][1] == point - 1:
                spans[-1][1] = point
            else:
                spans.append([point, point])
    spans.append([0x200C, 0x200D])  # joiners hold letters together
    spans.append([0x00AD, 0x00AD])  # so does a soft hyphen
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


@cache
def _pattern() -> re.Pattern[str]:
    marks = _marks()
    letter = rf"(?:(?!{_NO_SPACES})[^\W_][{marks}]*)"
    plain = rf"(?!{_NO_SPACES})[^\W\d_][{marks}]*{letter}*"
    word = rf"{plain}(?:['’ʼ״׳‐‑-](?:{letter})+)*"
    return re.compile(
        rf"(?P<plain>{_PLAIN})|(?P<blank>{_BLANK})"
        rf"|(?P<address>(?<!\w)(?:{_ADDRESS}))"
        rf"|(?P<date>(?<![\w.,])(?=\d)(?:{'|'.join(_DATES)})|(?<!\w)(?=[^\W\d_])(?:{'|'.join(_MONTH_DATES)}))"
        rf"|(?P<number>(?=[-+\u2212\d])(?:{_NUMBER}){_AFTER_NUMBER}[{marks}]*|{_FRACTION}[{marks}]*)"
        rf"|(?P<short>{_SHORT}[{marks}]*)"
        rf"|(?P<elided>(?<!\w){_ELISION})"
        rf"|(?P<word>{word})"
        rf"|(?P<lone>{_NO_SPACES}[{marks}]*)"
        rf"|(?P<sign>(?:\.{{2,}}|_{{2,}}|-{{2,}}|.)[{marks}]*)",
        re.DOTALL,
    )


_KINDS: dict[str, TokenKind] = {
    "plain": "word",
    "blank": "blank",
    "address": "word",
    "date": "date",
    "number": "number",
    "short": "word",
    "elided": "word",
    "word": "word",
    "lone": "word",
    "sign": "sign",
}


def lexed(text: str) -> list[Token]:
    """Cut a text into tokens and say what each is; joined they are the text again."""
    made = tuple.__new__  # a named tuple's own constructor takes twice as long
    return [made(Token, (_KINDS[match.lastgroup or "sign"], match.group())) for match in _pattern().finditer(text)]


def tokens(text: str) -> list[str]:
    """Cut a text into words, numbers, dates, signs and the blanks between them; joined they are the text again.

    `800,000`, `800 000`, `3.5 %`, `60-day`, `5bis`, `2025-11-26`, `26 November 2025`, `Q3 2025` and `U.S.` are one
    token each.
    """
    return [match.group() for match in _pattern().finditer(text)]
