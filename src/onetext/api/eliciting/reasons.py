"""What is said of numbers that come from interviews: who was asked what, and when (S17)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from onetext.model import Interview, Range
from onetext.preferences import Given

__all__ = ["reasoned"]


def reasoned(numbers: Given, interviews: Sequence[Interview]) -> Given:
    """The same numbers, each with a reason."""
    reasons = {issue: _said(interviews, partial(_of_weight, issue)) for issue in numbers.weights}
    reasons |= {f"without_deal.{issue}": _said(interviews, partial(_of_outcome, issue)) for issue in numbers.chances}
    reasons |= {f"firmness.{line}": _said(interviews, partial(_of_line, line)) for line in numbers.firmness}
    if numbers.chances:
        reasons["without_deal"] = _said(interviews, _of_no_deal)
    return replace(numbers, reasons=reasons)


def _said(interviews: Sequence[Interview], told: Callable[[Interview], str]) -> str:
    parts = []
    for item in interviews:
        if text := told(item):
            day = f", {item.date.isoformat()}" if item.date else ""
            parts.append(f"Interview with {item.expert or 'an expert who is not named'}{day}: {text}")
    return "; ".join(parts)


def _of_weight(issue: str, item: Interview) -> str:
    if issue == item.first:
        return "moved first, so 100"
    if issue in item.relative:
        return f"swing of {_span(item.relative[issue])} beside 100 for {item.first}"
    return "not asked, so no more than the least of those asked" if item.first else ""


def _of_no_deal(item: Interview) -> str:
    return "what comes without a deal" if item.without_deal else ""


def _of_outcome(issue: str, item: Interview) -> str:
    three = item.without_deal.get(issue)
    if three is None:
        return ""
    if len(set(three)) == 1:
        return f"{three[0]} after a year, as good as sure"
    return f"after a year {three[0]}, {three[1]} or {three[2]} (at 10, 50 and 90 %)"


def _of_line(line: str, item: Interview) -> str:
    answer = item.firmness.get(line)
    return "" if answer is None else f"firmness {answer if isinstance(answer, str) else _span(answer)}"


def _span(item: Range) -> str:
    return str(item).strip("[]").replace(", ", " to ") if not item.is_exact else str(item)
