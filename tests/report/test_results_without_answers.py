"""What a result would be without the parties' answers: what sampling alone does is not told as their work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_builders import small_brief, small_case

from onetext.model.results import Probability
from onetext.report.without_words import accepting_without
from onetext.report.words import Words


def chance(point: float, draws: int) -> Probability:
    error = (point * (1 - point) / draws) ** 0.5
    return Probability(point=point, low=0.0, high=1.0, standard_error=error, draws=draws, unit="share")


@pytest.mark.parametrize(("draws", "told"), [(2000, False), (200_000, True)])
def test_a_difference_within_chance_is_not_put_down_to_the_answers(draws: int, told: bool) -> None:
    """75 % and 76 % of 2,000 draws differ by 0.7 standard errors of their difference, of 200,000 by seven."""
    draft = small_brief(small_case()).sections.balance.drafts[0]
    party, given = next(iter(draft.parties.items()))
    now = replace(draft, parties={party: replace(given, accept_probability=chance(0.75, draws))})
    text = accepting_without(now, {party: chance(0.76, draws)}, Words(small_case()))
    assert ("in 76\N{NO-BREAK SPACE}% of draws, not 75\N{NO-BREAK SPACE}%" in text) is told
    assert ("the shares are the same" in text) is not told
