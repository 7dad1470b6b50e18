"""What an offer asks for in its condition, two offers of one verb, and names for who demands: sentences of our own."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article


def told(text: str) -> list[tuple[str, str, str]]:
    found = read_article(article_of(text, name="conditions")).demands
    return [(item.kind, item.holder.name.casefold() if item.holder else "", item.text) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Prieto said she was ready to open the gate on condition that the guards left the yard.",
            [("offer", "open the gate"), ("demand", "the guards left the yard")],
        ),
        # A plain `if` is the condition of the offer and seldom a demand: in 46 articles none of five was one.
        ("Ana Prieto said she was ready to open the gate if the guards left the yard.", [("offer", "open the gate")]),
        (
            "Ana Prieto offered to free the crew, provided that the fine is paid in full.",
            [("offer", "free the crew"), ("demand", "the fine is paid in full")],
        ),
        (
            "Ana Prieto has offered to build a school and to repair the pier.",
            [("offer", "build a school"), ("offer", "repair the pier")],
        ),
        # Nothing is asked of others.
        ("Ana Prieto offered to cut the toll if Velland does the same.", [("offer", "cut the toll if")]),
        # The first infinitive behind the time that is given.
        (
            "Ana Prieto gave the council ten days to drop the plan and threatened to go to court.",
            [("demand", "drop the plan")],
        ),
        ("Ana Prieto said her board would sign only if the firm dropped its claim.", [("demand", "the firm dropped")]),
        ("Ana Prieto said she would not go below forty crowns.", [("red_line", "go below forty crowns")]),
        ("Ana Prieto said no price above forty would be acceptable to growers.", [("red_line", "no price above")]),
        ("Ana Prieto said there would be no deal without an apology.", [("red_line", "no deal")]),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = [one for one in told(text) if one[1] == "ana prieto"]
    for kind, words in expected:
        assert [one[0] for one in found if one[2].startswith(words) or words in one[2]].count(kind) == 1, found
    assert "demand" in {kind for kind, _ in expected} or not [one for one in found if one[0] == "demand"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The largest owner, the Tamber savings fund, called on the board to sell the mill.", "tamber savings fund"),
        (
            "The Allied Drivers’ Union met in Tamber. On Monday the union demanded a rise of 4 percent.",
            "allied drivers’ union",
        ),
    ],
)
def test_who_demands_has_a_name(text: str, holder: str) -> None:
    assert [one[1] for one in told(text) if one[0] == "demand"] == [holder]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Prieto said the two had not agreed on how much water must pass the dam.",
        "“Come at noon and we’d all be out in the rain,” said Ana Prieto.",
        "The Tamber council rejected the firm’s “last” offer on Monday.",
        "Ana Prieto told the mayor she had demanded it ever since.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not told(text)
