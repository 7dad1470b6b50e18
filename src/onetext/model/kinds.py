"""Words of which there are a few, that cases and articles share: apart, since an article is read without the rest."""

from __future__ import annotations

from typing import Literal

__all__ = ["DraftFormat", "EvidenceClass", "ResponseKind"]

DraftFormat = Literal["docx", "pdf", "html", "md", "txt"]
EvidenceClass = Literal[
    "constitutional", "leader-repeated", "leader-once", "official", "opening-bid", "already-crossed"
]
ResponseKind = Literal[
    "accepts", "accepts-in-principle", "basis-for-talks", "amends", "rejects", "demands-change", "silent"
]
