"""Labels at the head of a paragraph, such as `Article 5bis`, `(iv)` or `§ 3`: what they may be read as."""

from __future__ import annotations

from onetext.drafts.labels.reading import Label, Order, Reading, bullet_label, read_label

__all__ = [
    "Label",
    "Order",
    "Reading",
    "bullet_label",
    "read_label",
]
