"""The verb `schema`: the JSON Schema of the case files, and those of what each command prints."""

from __future__ import annotations

import json

from onetext._version import __version__
from onetext.errors import UnknownId
from onetext.model import JSON
from onetext.model.results import Envelope, FaultsResult, Result, SchemaResult

__all__ = ["COMMANDS", "output_schema", "schema", "schema_text"]

COMMANDS = (
    "balance",
    "brief",
    "check",
    "claims",
    "compare",
    "concede",
    "elicit",
    "export",
    "forecast",
    "frontier",
    "import",
    "inbox",
    "log",
    "new",
    "read",
    "resolve",
    "reveal",
    "robust",
    "schema",
    "sensitivity",
    "settle",
    "show",
    "try",
    "version",
    "whatif",
)
"""The commands, in alphabetical order."""


def schema() -> SchemaResult:
    """The JSON Schema of the files of a case, for editors that complete and check while a person types."""
    from onetext.casefile import case_schema

    return SchemaResult(envelope=Envelope(command="schema", version=__version__), case_schema=case_schema())


def output_schema(command: str) -> dict[str, JSON]:
    """The JSON Schema (draft 2020-12) of what a command prints with `--json`.

    Raises
    ------
    UnknownId
        When there is no such command.
    """
    from onetext.api.outputs import schema_of

    answers = _answers()
    if command not in answers:
        raise UnknownId("command", command, answers)
    return schema_of(command, answers[command], FaultsResult)


def schema_text(command: str) -> str:
    """`output_schema` as the file in `docs/reference/schemas/` has it."""
    return json.dumps(output_schema(command), indent=2, ensure_ascii=False) + "\n"


def _answers() -> dict[str, tuple[type[Result], ...]]:
    """What each command may answer when it can."""
    from onetext.model import results

    return {
        "balance": (results.BalanceResult,),
        "brief": (results.BriefResult,),
        "check": (results.CheckResult,),
        "claims": (results.ClaimsResult,),
        "compare": (results.CompareResult,),
        "concede": (results.ConcedeResult,),
        "elicit": (results.ElicitResult,),
        "export": (results.ExportResult,),
        "forecast": (results.ForecastResult,),
        "frontier": (results.FrontierResult,),
        "import": (results.ImportResult,),
        "inbox": (results.InboxResult,),
        "log": (results.LogResult, results.PointLogResult),
        "new": (results.NewResult,),
        "read": (results.ReadResult,),
        "resolve": (results.ResolveResult,),
        "reveal": (results.RevealResult,),
        "robust": (results.RobustResult,),
        "schema": (results.SchemaResult,),
        "sensitivity": (results.SensitivityResult,),
        "settle": (results.SettleResult,),
        "show": (results.ShowResult, results.EvidenceResult, results.DraftTextResult),
        "try": (results.TryResult,),
        "version": (results.VersionResult,),
        "whatif": (results.WhatIfResult,),
    }
