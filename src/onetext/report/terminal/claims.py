"""`claims` on a terminal: rival claims under one head, none of them told as a fact (S18)."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import ClaimsResult, ClaimView, Subject
from onetext.report.doubts import doubts_of_all
from onetext.report.numbers import when
from onetext.report.terminal.parts import heading, notes, opening, para
from onetext.report.words import Words

__all__ = ["show_claims"]


def show_claims(result: ClaimsResult, case: Case, console: Console) -> None:
    """Print claims by subject, contested ones marked."""
    opening(console, case, result.envelope, "who claims what")
    words = Words(case)
    for subject in result.subjects:
        heading(console, _head(subject, words))
        for claim in subject.claims:
            _claim(claim, words, console)
    if not result.subjects:
        para(console, "no claims on record")
    notes(console, "Claims are claims: each stands beside its rivals, and none is told as a fact.")


def _head(subject: Subject, words: Words) -> str:
    about = f"{subject.about.capitalize()} of {words.draft_title(subject.draft)}" if subject.draft else subject.about
    return f"{about} (contested)" if subject.contested else about


def _claim(claim: ClaimView, words: Words, console: Console) -> None:
    later = "" if claim.known == claim.happened else f", known {when(claim.known)}"
    doubts = "".join(f" [{words}]" for words in doubts_of_all(claim.certainty, claim.says))
    para(console, f"{claim.claimant}, {when(claim.happened)}{later}: {claim.says}{doubts}")
    related = [f"{relation.kind} {relation.to}" for relation in claim.relations]
    outlets = dict.fromkeys(citation.outlet for citation in words.cite(claim.sources))
    para(
        console,
        "; ".join([f"[{claim.id}]", *related, f"in {', '.join(outlets)}" if outlets else "no source"]),
        indent=6,
    )
