"""Results under the ranges that the parties' answers leave, with those under the ranges of the case beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onetext.api.looking import warned
from onetext.model import Case
from onetext.model.results import DraftBalance, Envelope, LineStatus, Probability

__all__ = ["accepting", "after_answers", "as_the_case_has_firmness"]

_USED = "weights, red lines and no deals are those that the parties' answers to drafts leave (--revealed)"
_NOTHING = "the answers on record teach nothing, so that --revealed changes nothing (onetext reveal CASE says why)"


def after_answers(seen: Case, envelope: Envelope, *, revealed: bool, seed: int) -> tuple[Case, Case | None, Envelope]:
    """The case to count with, the one as it is written to be counted beside it, and the envelope that says so.

    Parameters
    ----------
    seen
        The case as an audience may see it on a day.
    revealed
        Whether the parties' answers to drafts discipline its ranges (S22).

    Returns
    -------
    tuple
        Nothing stands beside where the answers are not asked for, or teach nothing.
    """
    if not revealed:
        return seen, None, envelope
    # It brings arrays that a command without the flag does not need.
    from onetext.preferences import disciplined

    after = disciplined(seen, seed=seed)
    if after.held is None:
        return seen, None, warned(envelope, _NOTHING)
    return after, seen, warned(envelope, _USED)


def accepting(drafts: Sequence[DraftBalance]) -> dict[str, dict[str, Probability | None]]:
    """Draft -> party -> how often it accepts."""
    return {draft.id: {party: item.accept_probability for party, item in draft.parties.items()} for draft in drafts}


def as_the_case_has_firmness(drafts: Sequence[DraftBalance], raw: Sequence[DraftBalance]) -> tuple[DraftBalance, ...]:
    """Balances in which red lines are as firm as the case has it.

    How often a line is meant in the scenarios that fit a party's answers is for the mediator's own view alone (S23).
    """
    lines: Mapping[tuple[str, str, str, str], LineStatus] = {
        (draft.id, party, line.id, line.reading): line
        for draft in raw
        for party, item in draft.parties.items()
        for line in item.red_lines
    }

    def mended(draft: str, party: str, line: LineStatus) -> LineStatus:
        written = lines[draft, party, line.id, line.reading]
        return replace(line, firmness=written.firmness, real=written.real)

    return tuple(
        replace(
            draft,
            parties={
                party: replace(item, red_lines=tuple(mended(draft.id, party, line) for line in item.red_lines))
                for party, item in draft.parties.items()
            },
        )
        for draft in drafts
    )
