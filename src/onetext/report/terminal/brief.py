"""`brief` on a terminal: the answer in a few sentences, and all drafts against the signatories in one table."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import BriefResult, DraftBalance
from onetext.report.numbers import percent
from onetext.report.sections.agreement_short import answer_in_short
from onetext.report.sections.revealing import revealing_view
from onetext.report.sections.unfolding import forecast_in_short
from onetext.report.terminal.balance import acceptance
from onetext.report.terminal.parts import SHARES, basis_line, grid, heading, notes, opening, para, ranged
from onetext.report.words import Words

__all__ = ["show_brief"]


def show_brief(result: BriefResult, case: Case, console: Console) -> None:
    """Print the headlines, each with what sourced records alone say, and the drafts in short."""
    sections, words = result.sections, Words(case)
    opening(console, case, result.envelope, "the brief")
    heading(console, "The answer")
    for headline in sections.headlines:
        para(console, headline.text)
        share = "" if headline.sourced_share is None else f" ({percent(headline.sourced_share)} of it is sourced)"
        if headline.sourced_only_text and headline.sourced_only_text != headline.text:
            para(console, f"Sourced records only{share}: {headline.sourced_only_text}", indent=6)
    if sections.settle is not None:
        para(console, answer_in_short(sections.settle, words))
    if sections.reveal is not None:
        para(console, f"{revealing_view(sections.reveal, words).short} What they move: onetext reveal CASE.")
    if sections.forecast is not None:
        para(console, f"{forecast_in_short(sections.forecast)} Runs of a model, and not the chance of an agreement.")
    elif sections.forecast_refused:
        para(console, f"No forecast can be made: {sections.forecast_refused}.")
    heading(console, "The drafts")
    _drafts(result, case, words, console)
    written = f"Written to {result.path}." if result.path else "Not written: --out brief.html writes the whole page."
    meaning = (
        "Values are in each party's own points, 0 the worst and 100 the best for it, with every value that the ranges "
        "allow; points of different parties cannot be compared."
    )
    # The mark of a table that shows any share, so that none is taken for a forecast.
    asked = [item for draft in sections.balance.drafts for item in draft.parties.values()]
    shares = SHARES if any("draw" in acceptance(item) or "strict)" in acceptance(item) for item in asked) else ""
    notes(console, meaning, shares, basis_line(sections.basis_share), written)


def _drafts(result: BriefResult, case: Case, words: Words, console: Console) -> None:
    shown = [party.id for party in case.parties_by_name if party.id in case.signatories]
    shown = shown or [party.id for party in case.parties_by_name]
    table = grid("Draft", *(head for party in shown for head in (words.party(party), "accepts")), whole=("Draft",))
    for draft in result.sections.balance.drafts:
        table.add(words.draft(draft.id), *(cell for party in shown for cell in _cells(draft, party)))
    console.print(table)
    unknown = [draft.id for draft in result.sections.balance.drafts if not draft.known_terms]
    if unknown:
        para(console, f"terms unknown: {', '.join(unknown)}")


def _cells(draft: DraftBalance, party: str) -> tuple[str, str]:
    item = draft.parties.get(party)
    if not draft.known_terms or item is None:
        return "terms unknown", ""
    return ranged(item.value), acceptance(item)
