"""What is said of numbers that come from interviews: who was asked what, and when (S17)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from onetext.model import Case, Interview, Range
from onetext.preferences import Given

__all__ = ["gone", "reasoned"]

_HEAD = "Interview with "
_NOBODY = "an expert who is not named"


def reasoned(numbers: Given, interviews: Sequence[Interview], weighing: Sequence[Interview]) -> Given:
    """The same numbers, each with a reason; `weighing` are the interviews that the weights come from."""
    reasons = {issue: _said(weighing, partial(_of_weight, issue)) for issue in numbers.weights}
    reasons |= {f"without_deal.{issue}": _said(interviews, partial(_of_outcome, issue)) for issue in numbers.chances}
    reasons |= {f"firmness.{line}": _said(interviews, partial(_of_line, line)) for line in numbers.firmness}
    if numbers.chances:
        reasons["without_deal"] = _said(interviews, _of_no_deal)
    return replace(numbers, reasons=reasons)


def gone(case: Case, party: str, interviews: Sequence[Interview]) -> tuple[str, ...]:
    """Experts on whom numbers of a party still rest, by their reasons, though their interview is no longer there."""
    lines = [item for line in case.red_lines if line.party == party for item in (line, line.crossed) if item]
    no_deals = [item for own in case.no_deals if own.party == party for item in (own, *own.expectations)]
    weights = [item for item in case.weights if item.party == party]
    reasons = [item.reason for items in (weights, no_deals, lines) for item in items]
    named = {name for reason in reasons for name in re.findall(rf"(?:^|; ){_HEAD}([^,:;]+)[,:]", reason)}
    return tuple(sorted(named - {item.expert or _NOBODY for item in interviews}))


def _said(interviews: Sequence[Interview], told: Callable[[Interview], str]) -> str:
    parts = []
    for item in interviews:
        if text := told(item):
            day = f", {item.date.isoformat()}" if item.date else ""
            parts.append(f"{_HEAD}{item.expert or _NOBODY}{day}: {text}")
    return "; ".join(parts)


def _of_weight(issue: str, item: Interview) -> str:
    if issue == item.first:
        return "moved first, so 100"
    if issue in item.relative:
        return f"swing of {_span(item.relative[issue])} beside 100 for {item.first}"
    if f"relative.{issue}" in item.skipped:
        return "no answer, so anything up to 100"
    return "not asked, so no more than the least of those asked"


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
