"""The edits from one text to another, word by word."""

from __future__ import annotations

from onetext.drafts.differences import compared
from onetext.drafts.text import EditOp

__all__ = ["edits_between"]


def edits_between(before: str, after: str) -> list[tuple[EditOp, str]]:
    """Stretches that are the same, struck or new. All but the new joined are `before`, all but the struck `after`."""
    if before == after or not before or not after:
        only: EditOp = "same" if before == after else "struck" if before else "new"
        return [(only, before or after)] if before or after else []
    comparison = compared(before, after)
    old, new = comparison.before, comparison.after
    found: list[tuple[EditOp, str]] = []
    at = 0
    for change in comparison.changes:
        found += [
            ("same", "".join(token.text for token in old[at : change.i0])),
            ("struck", "".join(token.text for token in old[change.i0 : change.i1])),
            ("new", "".join(token.text for token in new[change.j0 : change.j1])),
        ]
        at = change.i1
    found.append(("same", "".join(token.text for token in old[at:])))
    return [(op, text) for op, text in found if text]
