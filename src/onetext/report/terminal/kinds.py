"""What candidates of the inbox are called, in the order in which they are listed: what binds most comes first."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["KINDS", "counted_kinds"]

KINDS: Mapping[str, tuple[str, str]] = {
    "settles": ("proposal", "proposals"),
    "ultimatum": ("ultimatum", "ultimatums"),
    "fate": ("fate", "fates"),
    "red_line": ("red line", "red lines"),
    "position": ("position", "positions"),
    "claim": ("claim", "claims"),
    "response": ("response", "responses"),
    "event": ("event", "events"),
    "statement": ("statement", "statements"),
}
"""Kind -> singular and plural."""


def counted_kinds(waiting: Mapping[str, int]) -> str:
    """How many of each kind, as `2 ultimatums, 1 red line`; `none` for none."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    kinds = sorted(waiting, key=lambda kind: (order.get(kind, len(order)), kind))
    told = (f"{waiting[kind]} {KINDS.get(kind, (kind, kind))[waiting[kind] != 1]}" for kind in kinds if waiting[kind])
    return ", ".join(told) or "none"
