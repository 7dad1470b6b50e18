"""`balance` on a terminal: for each draft a table of what it gives each party."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import Acceptance, BalanceResult, DraftBalance, PartyBalance, Probability
from onetext.report.numbers import percent, when
from onetext.report.terminal.parts import (
    SHARES,
    UNKNOWN,
    basis_line,
    drawn,
    grid,
    heading,
    lines_broken,
    nine_in_ten,
    notes,
    opening,
    para,
    ranged,
    share,
)
from onetext.report.without_words import accepting_without
from onetext.report.words import Words

__all__ = ["acceptance", "draft_table", "possible_lines", "show_balance"]


def show_balance(result: BalanceResult, case: Case, console: Console) -> None:
    """Print what each draft gives each party, oldest draft first."""
    what = "what each draft gives each party" + (", sourced records only" if result.sourced_only else "")
    opening(console, case, result.envelope, what)
    words = Words(case)
    valued = [draft for draft in result.drafts if draft.known_terms]
    for draft in result.drafts:
        heading(console, f"{draft.title} ({draft.id}), {when(draft.happened)}")
        if draft.known_terms:
            _coverage(draft, case, console)
            draft_table(draft, words, console)
            if result.beside is not None:
                para(console, accepting_without(draft, result.beside.get(draft.id, {}), words))
        else:
            para(console, "terms unknown: no value for anybody")
    notes(console, *(_meaning(valued) if valued else ()), basis_line(result.basis_share))


def _coverage(draft: DraftBalance, case: Case, console: Console) -> None:
    """How much of the text is settled: what stays open widens every range."""
    total, still_open = len(case.issues), len(draft.open_issues)
    text = f"settles {total - still_open} of {total} issues"
    if draft.open_issues:
        named = ", ".join(draft.open_issues[:6]) + (f" and {still_open - 6} more" if still_open > 6 else "")
        text += f"; open or not known: {named}"
    if draft.broken_rules:
        text += f"; breaks rule {', '.join(map(str, draft.broken_rules))} of the case"
    para(console, text)


def draft_table(draft: DraftBalance, words: Words, console: Console) -> None:
    """Print one draft against all parties."""
    table = grid(
        "Party",
        "Value",
        "9 in 10",
        "No deal",
        "Accepts",
        "Lines broken",
        whole=("Value", "9 in 10", "No deal"),
    )
    for party, item in draft.parties.items():
        broken = lines_broken(item.broken("narrow"), item.broken("strict"), possible_lines(item))
        table.add(words.party(party), *_numbers(item), acceptance(item), broken)
    console.print(table)


def _numbers(item: PartyBalance) -> tuple[str, str, str]:
    return ranged(item.value), nine_in_ten(item.value_spread), ranged(item.no_deal)


def acceptance(item: PartyBalance) -> str:
    """Whether a party would accept (S9): yes, no, or in how many draws; a dash for who is not asked.

    What the strict reading of the red lines says stands beside it where it differs.
    """
    if item.accepts is None:
        return UNKNOWN if item.value is None else "–"
    narrow = _accepts(item.accepts, item.accept_probability)
    if item.accepts_strict is None:
        return narrow
    strict, chance = _accepts(item.accepts_strict, item.accept_probability_strict), item.accept_probability_strict
    if strict == narrow:
        return narrow
    shared = item.accepts_strict == "depends" and chance is not None and 0 < chance.point < 1
    return f"{narrow} ({share(chance)} strict)" if shared and chance else f"{narrow} (strict: {strict})"


def _accepts(kind: Acceptance, chance: Probability | None) -> str:
    """One reading of it; open where nothing could be sampled."""
    if kind == "depends":
        return drawn(chance) if chance is not None else "open"
    return kind


def possible_lines(item: PartyBalance) -> int:
    """Lines that an open issue could break: each once, whatever its readings."""
    broken = {line.id for line in item.red_lines if line.status == "broken"}
    return len({line.id for line in item.red_lines if line.status == "possible"} - broken)


def _meaning(drafts: list[DraftBalance]) -> tuple[str, ...]:
    """What the columns mean, in words."""
    chances = [item.accept_probability for draft in drafts for item in draft.parties.values()]
    errors = [chance.standard_error for chance in chances if chance is not None]
    draws = max((chance.draws for chance in chances if chance is not None), default=0)
    sampled = (
        f"{SHARES} There are {draws:,} draws, standard error up to {percent(max(errors))}." if draws and errors else ""
    )
    values = [item.value for draft in drafts for item in draft.parties.values() if item.value]
    beyond = any(value.low < 0 or value.high > 100 for value in values)
    return (
        "Value and no deal are in each party's own points: 0 the worst, 100 the best for it"
        + (", before what options add or take when they stand together. " if beyond else ". ")
        + "Points of different parties cannot be compared or added. "
        "In brackets: every value that the ranges in the case allow; 9 in 10: where nine in ten sampled values lie. "
        "The value itself takes satisfaction to fall evenly along each scale, and so may lie outside of these.",
        "Accepts: at least as good as no deal and no real red line broken (strict: under the "
        "wider reading of the lines, where that differs); open: not certain either way; a dash: neither signs nor "
        "consents. "
        "Lines broken: in the narrow reading (strict: in the wider one; open: an open issue could break it).",
        sampled,
    )
