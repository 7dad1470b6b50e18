"""Defined terms: what a text says it will mean by a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["defined_terms"]

_OPEN, _CLOSE = '[“„«"‘]', '[”“»"’]'
_TERM = r"(?P<term>[^\W\d_][^“”„«»\"()\n]{0,60}?)"
_DEFINED = tuple(
    re.compile(pattern)
    for pattern in (
        # (the “Commission”), (hereinafter referred to as “the Agreement”), ("Agreement")
        rf"\([^()\n“„«\"]{{0,80}}{_OPEN}{_TERM}{_CLOSE}[^()\n]{{0,40}}\)",
        # “Commission” means …, « Commission » désigne …, „Kommission“ bezeichnet …
        rf"{_OPEN}\s?{_TERM}\s?{_CLOSE}\s*(?:,[^,\n]{{1,80}},\s*)?"
        r"(?:means|shall mean|refers to|has the meaning|includes|désigne|signifie|s'entend|bezeichnet|bedeutet|"
        r"significa|"
        r"se entenderá|означает|означает|означає|–|—)",
        # hereinafter “the Agreement”, ci-après « l'Accord », im Folgenden „Abkommen“, далее – «Соглашение»
        r"(?:hereinafter|hereafter|ci-après|nachfolgend|im Folgenden|en adelante|далее|надалі|далі)[^\n“„«\"]{0,40}"
        rf"{_OPEN}\s?{_TERM}\s?{_CLOSE}",
    )
)
_ARTICLE = re.compile(r"(?:the|an?|das|der|die|le|la|les|el|los|las) |l['’]", re.IGNORECASE)
_CAPITALISED = re.compile(
    r"(?<![.!?:;\n“„«\"(] )(?<!^)(?<![\w-])[A-Z][a-z]+(?: (?:of the |of |and |for )?[A-Z][a-z]+){1,4}(?![\w-])"
)
_LEAST_USES = 2


def defined_terms(texts: Iterable[str]) -> tuple[str, ...]:
    """Find the terms that texts define, and names of several capitalised words that they use like terms.

    Parameters
    ----------
    texts
        All that may define a term: the points of both drafts.

    Returns
    -------
    tuple of str
        Without their article, in alphabetical order. A term is defined in brackets after what it stands for, by
        “…” means …, or by hereinafter “…”; undefined words count where at least two capitalised ones stand together
        (`Monitoring Commission`), not at the beginning of a sentence, and at least twice.
    """
    found: set[str] = set()
    uses: Counter[str] = Counter()
    for text in texts:
        for pattern in _DEFINED:
            found.update(
                _ARTICLE.sub("", match["term"].strip(), count=1).strip(" ,") for match in pattern.finditer(text)
            )
        uses.update(_CAPITALISED.findall(text))
    found.update(term for term, times in uses.items() if times >= _LEAST_USES)
    return tuple(sorted(term for term in found if len(term) > 1))
