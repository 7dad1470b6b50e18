"""A text as the aligner sees it: the words that count, and whether two texts have the same ones."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["plain", "words"]

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›″〝〞", '"') | dict.fromkeys("‘’‚‛′`´", "'"))
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_ALONE}]|\d+(?:[.,:/]\d+)*|[^\W\d_{_ALONE}]+")
"""Scripts that put no blanks between words are taken character by character; a number is one word."""


def plain(text: str) -> str:
    """The text with blanks and kinds of quotation marks made alike: what has to be equal for a point to be kept."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())


def words(text: str) -> list[str]:
    """Words in small letters, without accents and other marks."""
    if not text.isascii():
        taken_apart = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in taken_apart if unicodedata.category(sign) not in ("Mn", "Mc", "Cf"))
        text = unicodedata.normalize("NFC", text)
    return _WORD.findall(text.casefold())
