"""One module per verb; the verb is the function of the same name in it, re-exported by `onetext`.

Every verb takes a `Case` (or, for `check` and `new`, a place), looks at it through `view.viewed` and returns a frozen
result. Rooms are joined here and nowhere else. Modules are loaded at first use.
"""

from __future__ import annotations

import importlib

__all__ = [
    "balance",
    "brief",
    "check",
    "claims",
    "compare",
    "concede",
    "elicit",
    "evidence",
    "export",
    "import_",
    "forecast",
    "inbox",
    "load",
    "log",
    "new",
    "read",
    "refusal",
    "resolve",
    "schema",
    "sensitivity",
    "show",
    "try_",
    "version",
    "view",
    "whatif",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'onetext.api' has no attribute '{name}'")
    return importlib.import_module(f"onetext.api.{name}")
