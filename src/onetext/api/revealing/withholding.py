"""What a reveal does not tell anybody but the mediator: how often a party means its red lines (S23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onetext.model.results import PartyRanges, RevealResult

__all__ = ["without_lines"]


def without_lines(result: RevealResult) -> RevealResult:
    """The result without red lines before and after, and without what moved them."""
    return replace(
        result,
        before=_lineless(result.before),
        after=_lineless(result.after),
        because={
            party: {key: answers for key, answers in reasons.items() if not key.startswith("line/")}
            for party, reasons in result.because.items()
        },
    )


def _lineless(ranges: Mapping[str, PartyRanges]) -> dict[str, PartyRanges]:
    return {party: replace(item, lines={}) for party, item in ranges.items()}
