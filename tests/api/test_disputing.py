"""Between brackets that are wordings of one thing may stand an "or", in any language that drafts are read in."""

from __future__ import annotations

import pytest

import onetext
from onetext.api.deciding.disputing import disputed_term

CASE = onetext.load_case("harbour-wages")
ISSUE = next(issue for issue in CASE.issues if len(issue.options) > 1)
FIRST, SECOND = ISSUE.options[:2]


@pytest.mark.parametrize("between", ["", " ", " / ", " or ", " OR ", ", or ", " ou ", " oder ", " или "])
def test_wordings_side_by_side_are_options_in_dispute(between: str) -> None:
    term = disputed_term(CASE, f"[{FIRST.title}]{between}[{SECOND.title}]", ISSUE)
    assert term is not None
    assert term.state == "bracketed"
    assert term.options == (FIRST.id, SECOND.id)


@pytest.mark.parametrize("between", [" and ", " nor ", " or else ", " order ", " x "])
def test_other_words_between_leave_it_to_a_person(between: str) -> None:
    assert disputed_term(CASE, f"[{FIRST.title}]{between}[{SECOND.title}]", ISSUE) is None
