"""How operations and flags of links are said, on every page."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.model.results import LinkFlag

__all__ = ["FLAGS", "OPERATIONS", "SUBSTANCE"]

OPERATIONS: Mapping[str, str] = {
    "kept": "kept",
    "changed": "changed",
    "moved": "moved",
    "moved+changed": "moved and changed",
    "split": "split",
    "merged": "merged",
    "added": "added",
    "removed": "removed",
}

SUBSTANCE: Mapping[LinkFlag, str] = {
    "number": "Number",
    "date": "Date",
    "negation": "Negation or limit",
    "modal": "Modal verb",
    "party": "Party",
    "term": "Defined term",
}

FLAGS: Mapping[LinkFlag, str] = {
    **{kind: name.lower() for kind, name in SUBSTANCE.items()},
    "untracked": "changed without a tracked change",
    "brackets": "brackets",
    "numbering": "renumbered",
    "layout": "layout only",
    "looks": "looks only",
}
