"""One module per verb; the verb is the function of the same name in it, re-exported by `onetext`.

Every verb takes a `Case` (or, for `check` and `new`, a place), looks at it through `view.viewed` and returns a frozen
result. Rooms are joined here and nowhere else.
"""

from __future__ import annotations

__all__ = [
    "balance",
    "brief",
    "check",
    "claims",
    "compare",
    "concede",
    "evidence",
    "links",
    "load",
    "new",
    "outputs",
    "schema",
    "show",
    "try_",
    "version",
    "view",
]
