"""A page about two drafts says which is which, even where both bear the name of the treaty."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onetext
from onetext.api.comparing.comparison import Comparison
from onetext.api.comparing.sides import Side


@pytest.mark.parametrize(
    ("titles", "expected"),
    [(("First", "Second"), "from First to Second"), (("Treaty", "Treaty"), "from Treaty (one) to Treaty (two)")],
)
def test_drafts_of_one_title_are_told_apart(titles: tuple[str, str], expected: str) -> None:
    case = onetext.load_case("harbour-wages")
    result = replace(onetext.compare(case, "company-offer", "union-reply"), a="one", b="two")
    drafts = [
        replace(draft, id=name, title=title, short="")
        for draft, name, title in zip(case.drafts, ("one", "two"), titles, strict=False)
    ]
    side = Side(name="x", points=())
    made = Comparison(result=result, before=side, after=side, seen=replace(case, title="Talks", drafts=tuple(drafts)))
    assert made.title == f"Talks: {expected}"
