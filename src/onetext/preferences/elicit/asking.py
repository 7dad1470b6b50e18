"""Which questions an interview about a party asks (S2, S7, S8).

Swing weighting (von Winterfeldt and Edwards, "Decision Analysis and Behavioral Research", 1986): all issues at their
worst, which would be moved to its best first (100), and how large the swings of the next ones are beside it. Issues
that were not asked about are taken to be no larger than the smallest of those: the question says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from onetext.model import Case, Interview, Issue, Range
from onetext.preferences.frame import Frame

__all__ = ["NEXT", "TRADES", "VITAL", "Questions", "questions_of", "swings"]

NEXT, TRADES, VITAL = 4, 3, 3
"""How many issues are held against the first, how many trades are asked for, and for how many issues what comes without
a deal."""

HUNDRED = Range.of(100)
ANYTHING = Range.of(0, 100)


@dataclass(frozen=True, kw_only=True)
class Questions:
    """What is asked, by id.

    Attributes
    ----------
    relative, without_deal
        Issues.
    signs
        Whether drafts are asked about: the party signs, and there are drafts that have a value.
    lines
        Ids of its red lines.
    """

    relative: tuple[str, ...]
    without_deal: tuple[str, ...]
    drafts: tuple[str, ...]
    lines: tuple[str, ...]
    trades: int


def questions_of(case: Case, interview: Interview) -> Questions:
    """The questions to a case as of a day; what does not apply is left out.

    Issues come in the order of their expected weight: that of the answers where there is one, else that of the case.
    """
    expected = _expected(case, interview)
    first = interview.first or next(iter(expected), "")
    others = [issue for issue in expected if issue != first or issue in interview.relative]
    relative = [issue for issue in others if issue in interview.relative]
    relative += [issue for issue in others if issue not in relative][: max(0, NEXT - len(relative))]
    signs = interview.party in case.signatories
    vital = sorted(expected, key=lambda issue: _middle(interview, issue, expected[issue]), reverse=True)
    asked = [issue for issue in vital if issue in interview.without_deal]
    asked += [issue for issue in vital if issue not in asked][: max(0, VITAL - len(asked))]
    return Questions(
        relative=tuple(relative),
        without_deal=tuple(asked) if signs else (),
        drafts=tuple(draft.id for draft in case.drafts_by_date if draft.terms_known) if signs else (),
        lines=tuple(line.id for line in case.red_lines if line.party == interview.party),
        trades=TRADES if len(case.issues) > 1 else 0,
    )


def _expected(case: Case, interview: Interview) -> Mapping[str, Fraction]:
    """Issue -> its expected weight by the case, the largest first."""
    model = next(model for model in Frame(case).models if model.party == interview.party)
    points = dict(zip((issue.id for issue in case.issues), model.point_weights, strict=True))
    return dict(sorted(points.items(), key=lambda item: -item[1]))


def _middle(interview: Interview, issue: str, otherwise: Fraction) -> tuple[int, Fraction]:
    if issue == interview.first:
        return 2, Fraction(100)
    if issue in interview.relative:
        return 1, interview.relative[issue].point
    return 0, otherwise


def swings(case: Case, interview: Interview) -> dict[str, Range]:
    """Issue -> its swing as the answers have it, the largest 100, before trades and drafts say more."""
    decided = bool(interview.first) and all(
        issue in interview.relative or f"relative.{issue}" in interview.skipped
        for issue in questions_of(case, interview).relative
    )
    cap = min((item.high for item in interview.relative.values()), default=Fraction(100)) if decided else Fraction(100)
    return {issue.id: _swing(issue, interview, cap) for issue in case.issues}


def _swing(issue: Issue, interview: Interview, cap: Fraction) -> Range:
    if issue.id == interview.first:
        return HUNDRED
    if f"relative.{issue.id}" in interview.skipped:
        return ANYTHING
    return interview.relative.get(issue.id, Range(Fraction(0), cap))
