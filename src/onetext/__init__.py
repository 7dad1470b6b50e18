"""What each draft of an agreement gives each side, which change moved the balance, and what stands in the way.

The verbs of the command line are the functions here. Everything is loaded at first use, so that `import onetext` is
cheap::

    import onetext

    case = onetext.load_case("ukraine-2025")
    balance = onetext.balance(case)
    print(balance.draft("us28").parties["ukraine"].value)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from onetext._version import __version__

if TYPE_CHECKING:
    from onetext.api.balance import balance
    from onetext.api.brief import brief
    from onetext.api.check import check
    from onetext.api.claims import claims
    from onetext.api.compare import compare
    from onetext.api.comparing.files import compare_files
    from onetext.api.concede import concede
    from onetext.api.drafted import show_draft
    from onetext.api.elicit import elicit
    from onetext.api.evidence import show_evidence
    from onetext.api.export import export
    from onetext.api.forecast import forecast
    from onetext.api.frontier import frontier
    from onetext.api.import_ import import_
    from onetext.api.inbox import inbox
    from onetext.api.load import load_case
    from onetext.api.log import log
    from onetext.api.log_point import log_point
    from onetext.api.new import new
    from onetext.api.read import read
    from onetext.api.resolve import resolve
    from onetext.api.reveal import reveal
    from onetext.api.robust import robust
    from onetext.api.schema import schema
    from onetext.api.sensitivity import sensitivity
    from onetext.api.settle import settle
    from onetext.api.settling.asking import Limits
    from onetext.api.show import show
    from onetext.api.try_ import try_
    from onetext.api.version import version
    from onetext.api.whatif import whatif
    from onetext.errors import (
        CaseError,
        CheckFailed,
        DocumentError,
        Fault,
        LimitReached,
        OnetextError,
        UnknownId,
        UsageError,
    )
    from onetext.model import Case, Date, Range

__all__ = [
    "Case",
    "CaseError",
    "CheckFailed",
    "Date",
    "DocumentError",
    "Fault",
    "LimitReached",
    "Limits",
    "OnetextError",
    "Range",
    "UnknownId",
    "UsageError",
    "__version__",
    "balance",
    "brief",
    "check",
    "claims",
    "compare",
    "compare_files",
    "concede",
    "elicit",
    "export",
    "forecast",
    "frontier",
    "import_",
    "inbox",
    "load_case",
    "log",
    "log_point",
    "new",
    "read",
    "resolve",
    "reveal",
    "robust",
    "schema",
    "sensitivity",
    "settle",
    "show",
    "show_draft",
    "show_evidence",
    "try_",
    "version",
    "whatif",
]

_HOMES = {
    **dict.fromkeys(
        ("CaseError", "CheckFailed", "DocumentError", "Fault", "LimitReached", "OnetextError", "UnknownId"),
        "onetext.errors",
    ),
    "UsageError": "onetext.errors",
    **dict.fromkeys(("Case", "Date", "Range"), "onetext.model"),
    **{verb: f"onetext.api.{verb}" for verb in ("balance", "brief", "check", "claims", "compare", "concede")},
    **{verb: f"onetext.api.{verb}" for verb in ("new", "schema", "show", "try_", "version")},
    **{verb: f"onetext.api.{verb}" for verb in ("elicit", "export", "import_", "inbox", "read", "resolve", "reveal")},
    **{verb: f"onetext.api.{verb}" for verb in ("forecast", "frontier", "robust", "sensitivity", "settle", "whatif")},
    "Limits": "onetext.api.settling.asking",
    "compare_files": "onetext.api.comparing.files",
    "log": "onetext.api.log",
    "log_point": "onetext.api.log_point",
    "load_case": "onetext.api.load",
    "show_draft": "onetext.api.drafted",
    "show_evidence": "onetext.api.evidence",
}
"""Where each public name is made."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'onetext' has no attribute '{name}'")
    value: object = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
