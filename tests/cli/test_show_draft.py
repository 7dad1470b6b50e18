"""`show --draft` on the command line: what is printed, and what is refused."""

from __future__ import annotations

import pytest
from command_line import onetext

ROLLING = ("show", "harbour-wages", "--draft", "rolling-text")


def test_the_text_is_printed_with_numbered_brackets_and_a_table() -> None:
    run = onetext(*ROLLING)
    assert (run.status, run.err) == (0, "")
    assert "1. Pay rises by [#1 company: four] [#2 union: six] per cent." in run.out
    assert "Brackets (2)" in run.out
    assert "Brackets by kind: 2 alternative." in run.out


def test_a_wish_and_a_choice_print_a_clean_text() -> None:
    assert "Pay rises by six per cent." in onetext(*ROLLING, "--wanted-by", "union").out
    assert "Pay rises by five per cent." in onetext(*ROLLING, "--choose", "1=five").out
    answer = onetext(*ROLLING, "--choose", "2=in", "--json").answer
    assert answer["points"][0]["clean"] == "Pay rises by six per cent."
    assert answer["command"] == "show"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*ROLLING, "--choose", "1"), '"1" is no choice; write the number of a bracket, ='),
        ((*ROLLING, "--choose", "x=in"), '"x=in" is no choice'),
        ((*ROLLING, "--choose", "1=in", "--choose", "1=out"), "names a bracket twice"),
        ((*ROLLING, "--choose", "7=in"), "there is no bracket 7; they are numbered from 1 to 2"),
        ((*ROLLING, "--wanted-by", "unoin"), 'did you mean "union"?'),
        ((*ROLLING, "--evidence", "union"), "either --evidence or --draft"),
        (("show", "harbour-wages", "--choose", "1=in"), "need --draft ID"),
        (("show", "harbour-wages", "--draft", "rolling"), 'unknown draft "rolling"'),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    run = onetext(*arguments)
    assert run.status == 2
    assert run.out == ""
    assert said in run.err
    assert len(run.err.splitlines()) == 1
