"""What the words say that open the label of an article, a part or an annex.

The words themselves stand in `onetext.documents`, which finds by them where points begin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onetext.documents import ALONE_WORDS, LABEL_WORDS
from onetext.drafts.text import PointKind

__all__ = ["BARE_WORDS", "BY_KEY", "WORDS", "LabelWord"]


@dataclass(frozen=True, slots=True)
class LabelWord:
    """What a word says.

    Attributes
    ----------
    key
        How keys begin (`art5`).
    rank
        What stands above what: an annex (0) closes everything before it, an article (4) only articles and lists; a
        title (1.5) stands between a part and a chapter.
    """

    kind: PointKind
    key: str
    rank: float


_KINDS: tuple[LabelWord, ...] = (
    LabelWord("annex", "annex", 0),
    LabelWord("annex", "app", 0),
    LabelWord("annex", "sched", 0),
    LabelWord("annex", "prot", 0),
    LabelWord("part", "part", 1),
    LabelWord("part", "title", 1.5),
    LabelWord("chapter", "ch", 2),
    LabelWord("section", "sec", 3),
    LabelWord("section", "§", 4),
    LabelWord("article", "art", 4),
    LabelWord("article", "cl", 4),
    LabelWord("article", "rule", 4),
    LabelWord("article", "principle", 4),
    LabelWord("number", "pt", 5),
    LabelWord("number", "pp", 5),
    LabelWord("number", "op", 5),
    LabelWord("number", "no", 5),
    LabelWord("option", "opt", 9),
    LabelWord("option", "alt", 9),
)

BY_KEY: Mapping[str, LabelWord] = MappingProxyType(
    {word.key: word for word in (*_KINDS, LabelWord("heading", "preamble", 2))}
)
"""How keys begin -> what the words for it say."""

WORDS: Mapping[str, LabelWord] = MappingProxyType(
    {spelt: BY_KEY[key] for key, words in LABEL_WORDS.items() for spelt in words}
)
"""Word in lower case -> what it says. A number follows it."""

BARE_WORDS: Mapping[str, LabelWord] = MappingProxyType(
    {spelt: BY_KEY[key] for key, words in ALONE_WORDS.items() for spelt in words}
)
"""The same for words that may stand alone on their line."""
