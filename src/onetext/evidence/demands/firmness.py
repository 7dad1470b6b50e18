"""How firm a demand may be: a convention, proposed from who says it, how often and in which words (S7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onetext.evidence.article import Article
from onetext.evidence.frames import Mention
from onetext.evidence.phrases import Phrases
from onetext.model import EvidenceClass, Place, Strength, Voice

__all__ = ["Conventions"]

_FURTHEST = 160
"""Words looked through around a demand."""
_NEAR = 4
"""Words beside a name that its role stands in."""


class Conventions:
    """The table of conventions of a language, and who in an article leads."""

    def __init__(self, article: Article, mentions: Sequence[Mention], table: str = "demands") -> None:
        rules: dict[str, Any] = dict(article.language.tables.get(table, {}))
        evidence = rules.get("evidence", {})
        self._article = article
        self._firmness: dict[str, list[float]] = rules.get("firmness", {})
        self._within: dict[str, list[float]] = rules.get("within", {})
        self._grounds = Phrases([evidence.get(name, ()) for name in ("constitutional", "repeated", "opening")])
        self._leaders = self._who_leads(mentions, Phrases([evidence.get("leader", ())]))

    def firmness(self, strength: Strength, evidence: EvidenceClass) -> tuple[float, float]:
        """The range that the convention gives; (0, 1), which says nothing, where it gives none."""
        if evidence not in self._firmness or strength not in self._within:
            return 0.0, 1.0
        low, high = self._firmness[evidence]
        below, above = self._within[strength]
        return round(low + below * (high - low), 3), round(low + above * (high - low), 3)

    def evidence(self, holder: Voice | None, strength: Strength, around: Place) -> EvidenceClass:
        """The class of evidence that the words around a demand and the rank of its holder make likely."""
        first, last = self._article.token_at(around.start), self._article.token_at(max(around.end - 1, 0)) + 1
        last = min(last, first + _FURTHEST)
        grounds = {hit.row for hit in self._grounds.find(self._article.tokens, max(first, 0), last)}
        leads = holder is not None and holder.name in self._leaders
        if 0 in grounds and strength in ("refusal", "never", "insistence"):
            return "constitutional"
        if 2 in grounds or strength == "wish":
            return "opening-bid"
        if leads:
            return "leader-repeated" if 1 in grounds else "leader-once"
        return "official"

    def _who_leads(self, mentions: Sequence[Mention], words: Phrases) -> frozenset[str]:
        """Names that stand beside the title of a leader somewhere."""
        tokens = self._article.tokens
        found = set()
        for mention in mentions:
            if mention.voice is None or mention.voice.name in found:
                continue
            first = max(self._article.token_at(mention.start), 0)
            last = self._article.token_at(max(mention.end - 1, 0)) + 1
            if last < len(tokens) and tokens[last].text == ",":
                last = min(last + _NEAR, len(tokens))
            if any(True for _ in words.find(tokens, max(first - 2, 0), last)):
                found.add(mention.voice.name)
        return frozenset(found)
