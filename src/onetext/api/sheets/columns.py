"""Names of the sheets, and their columns."""

from __future__ import annotations

from typing import get_args

from onetext.casefile import SheetColumn
from onetext.model import EvidenceClass

__all__ = [
    "CHANCE",
    "CLASS",
    "CLASSES",
    "COST",
    "DRAFTS",
    "DRIFT",
    "MARKED",
    "NO_DEAL",
    "NUMBERS",
    "REASON",
    "RED_LINES",
    "SCORES",
    "SCORE_NUMBERS",
    "SIGNS",
    "VALUE",
    "WEIGHTS",
    "key",
    "reason",
    "shown",
]

WEIGHTS, SCORES, NO_DEAL, RED_LINES, DRAFTS = "Weights", "Scores", "No deal", "Red lines", "Drafts"
REASON, CLASS, SIGNS = "reason", "class", "would sign?"
VALUE, COST, DRIFT, CHANCE = "value", "cost", "drift", "chance"
"""What the rows of the sheet on no deal are about."""
CLASSES: tuple[EvidenceClass, ...] = get_args(EvidenceClass)


def _numbers(choices: tuple[str, ...] = ()) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(heading="low", kind="number", width=9, choices=choices),
        SheetColumn(
            heading="likely",
            kind="number",
            width=11,
            hint="One number when you are sure; the likeliest between low and high; or a range in one cell: 60-80.",
        ),
        SheetColumn(heading="high", kind="number", width=9, choices=choices),
    )


NUMBERS = _numbers()
SCORE_NUMBERS = _numbers(("0", "25", "50", "75", "100"))
MARKED = SheetColumn(heading="mark", kind="mark", hint="Tells what was changed since the export. Leave it.", width=14)


def key(heading: str, width: int = 22) -> SheetColumn:
    """A column of ids."""
    return SheetColumn(heading=heading, kind="key", width=width)


def shown(heading: str, width: int = 36, hint: str = "") -> SheetColumn:
    """A column to be read."""
    return SheetColumn(heading=heading, kind="shown", width=width, hint=hint)


def reason(hint: str) -> SheetColumn:
    """The column of reasons."""
    return SheetColumn(heading=REASON, kind="words", width=60, hint=hint)
