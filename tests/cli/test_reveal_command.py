"""`reveal` and `--revealed` from the shell."""

from __future__ import annotations

import pytest
from command_line import onetext


def test_the_answer_as_text_and_as_an_object() -> None:
    run = onetext("reveal", "harbour-wages")
    assert run.status == 0, run.err
    assert "What its answers are taken to say" in run.out
    made = onetext("reveal", "harbour-wages", "--json").answer
    assert (made["command"], made["draws"], made["method"]["company"]) == ("reveal", 4096, "weighted")
    assert set(made["responses"]) == {"R1", "R2", "R3", "R4", "R5"}


def test_before_any_answer_it_says_that_nothing_is_learned() -> None:
    run = onetext("reveal", "harbour-wages", "--as-of", "2024-02-01")
    assert run.status == 0, run.err
    assert "No answer to any draft is on record, so that nothing is learned." in " ".join(run.out.split())


@pytest.mark.parametrize(
    ("arguments", "beside"),
    [
        (("balance",), "this would be accepted by Harbour Company in"),
        (("settle",), "the result is the same"),
        (("robust", "--draws", "100"), "would be accepted in the most scenarios"),
        (("whatif", "--without", "leaks", "--runs", "64", "--horizon", "8"), "with a signature would change by"),
        (("forecast", "--runs", "64", "--horizon", "8"), "a text is signed in"),
    ],
    ids=lambda item: item[0] if isinstance(item, tuple) else "",
)
def test_with_the_answers_counted_in_it_says_what_would_be_without(arguments: tuple[str, ...], beside: str) -> None:
    name, *more = arguments
    run = onetext(name, "harbour-wages", "--revealed", *more)
    assert run.status == 0, run.err
    told = " ".join(run.out.split())
    assert "are those that the parties' answers to drafts leave (--revealed)" in told
    after = told.partition("Without the parties' answers to drafts")[2]
    assert beside in after
    assert max(map(len, run.out.splitlines())) <= 80
    plain = onetext(name, "harbour-wages", *more)
    assert "Without the parties' answers" not in plain.out
