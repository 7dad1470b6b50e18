"""Interviews without labels: paragraphs that ask somebody, each followed by one that answers."""

from __future__ import annotations

from onetext.evidence.article import Article, Token

__all__ = ["answers"]

_LEAST = 4
"""Questions that an article has at least, to be an interview."""
_LONGEST = 60
"""Words of a question at most."""
_OWN = 3
"""Answers that say `I` or `we` at least."""


def answers(article: Article) -> list[tuple[int, int]]:
    """The answers: first and last paragraph (inclusive) of each; none where the article is no interview."""
    table = article.language.tables.get("speech", {}).get("turns", {})
    you, own, opening = (frozenset(table.get(key, ())) for key in ("you", "own", "opening_marks"))
    closing = frozenset(table.get("closing_marks", ()))
    words: list[list[Token]] = [[] for _ in article.paragraphs]
    inside = -1
    for sentence in article.sentences:
        for token in article.tokens[sentence.first : sentence.last]:
            if token.text in opening:
                inside = sentence.paragraph
            elif token.text in closing:
                inside = -1
            elif inside != sentence.paragraph:
                words[sentence.paragraph].append(token)
    asks = [_asks(paragraph, you, own) for paragraph in words]
    first = next((at for at, asked in enumerate(asks) if asked and at), None)
    if not you or first is None:
        return []
    found: list[tuple[int, int]] = []
    for at in range(first, len(asks) - 1):
        if asks[at] and not asks[at + 1]:
            found.append((at + 1, at + 1))
        elif not asks[at] and not asks[at + 1] and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
    telling = sum(any(token.lower in own for at in range(one, last + 1) for token in words[at]) for one, last in found)
    return found if len(found) >= _LEAST and telling >= _OWN else []


def _asks(words: list[Token], you: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a paragraph asks: it speaks to somebody, and not of itself; or it is one short question."""
    if not 0 < len(words) <= _LONGEST:
        return False
    speaks_to = any(token.lower in you for token in words)
    of_itself = any(token.lower in own for token in words)
    return (speaks_to and not of_itself) or words[-1].text == "?"
