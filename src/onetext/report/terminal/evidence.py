"""`show --evidence` on a terminal: the sentences behind an id, and where each can be read."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import Evidence, EvidenceResult
from onetext.report.numbers import when
from onetext.report.terminal.parts import heading, opening, para, plain

__all__ = ["show_evidence"]


def show_evidence(result: EvidenceResult, case: Case, console: Console) -> None:
    """Print every sentence with who said it, when, and its sources."""
    opening(console, case, result.envelope, f"evidence for {result.kind} {result.id}")
    heading(console, result.title)
    for item in result.evidence:
        para(console, _sentence(item))
        for source in item.sources:
            para(console, ", ".join(filter(None, (source["outlet"], source["title"], source["date"]))), indent=6)
            if source["url"]:
                # Left to the terminal to wrap, so that it can be copied and clicked whole.
                console.print(plain(f"      {source['url']}"), soft_wrap=True)
        if not item.sources:
            para(console, "no source", indent=6)
    if not result.evidence:
        para(console, "nothing on record")


def _sentence(item: Evidence) -> str:
    dates = [when(item.happened)] if item.happened else []
    if item.known and item.known != item.happened:
        dates.append(f"known {when(item.known)}")
    head = ", ".join(filter(None, (item.who, *dates)))
    return f"{item.kind} {item.id}: {item.says}" + (f" [{head}]" if head else "")
