"""Sentences about odd cases, word by word: one signatory, one combination, one set, nobody's value known."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from rich.console import Console

import onetext
from onetext.report.terminal.nearest import show_least_changes
from onetext.report.terminal.robust import show_robust
from onetext.report.terminal.settle import show_settle
from onetext.report.words import Words

CASE = """\
id: talks
title: Talks
as_of: 2025-01-31
signatories: [{signatories}]
parties:
  - {{id: a, name: Ada}}
  - {{id: b, name: Ben}}
issues:
  - {{id: pay, title: Pay, options: [{options}]}}
weights:
  - {{party: a, issue: pay, weight: {weight}, scores: {{low: 0, high: 100}}, reason: said so}}
  - {{party: b, issue: pay, weight: 1, scores: {{low: 100, high: 0}}, reason: said so}}
nodeal: [{no_deals}]
redlines:
  - {{id: A1, party: a, happened: 2025-01-01, refuses: {{pay: [low]}}, firmness: {firmness}, says: No}}
drafts:
  - {{id: one, title: First, happened: 2025-01-05, terms: {{pay: low}}}}
"""


def read(folder: Path, **given: str) -> onetext.Case:
    asked = {
        "signatories": "a, b",
        "options": "low, high",
        "weight": "1",
        "no_deals": "{party: a, value: 0, reason: said so}, {party: b, value: 0, reason: said so}",
        "firmness": "0.1",
        **given,
    }
    text = CASE.format(**asked)
    if asked["options"] == "low":
        text = text.replace(", high: 100", "").replace(", high: 0", "")
    (folder / "talks.yaml").write_text(text)
    return onetext.load_case(str(folder / "talks.yaml"))


def told(verb: str, case: onetext.Case) -> str:
    """What a terminal of 80 columns says, as one line."""
    console = Console(file=io.StringIO(), width=80, highlight=False, markup=False, emoji=False)
    if verb == "settle":
        show_settle(onetext.settle(case), case, console)
    else:
        show_robust(onetext.robust(case, draws=400), case, console)
    assert isinstance(console.file, io.StringIO)
    assert max(map(len, console.file.getvalue().splitlines())) <= 80
    return " ".join(console.file.getvalue().replace("\N{NO-BREAK SPACE}", " ").split())


def test_one_signatory_signs_alone_and_one_combination_is_one(tmp_path: Path) -> None:
    text = told("settle", read(tmp_path, signatories="a", firmness="1"))
    assert "A text that Ada could sign exists. There is 1 among 2 combinations of options." in text
    text = told("settle", read(tmp_path, options="low"))
    assert "could both sign exists. There is only one combination of options, and it would do." in text
    text = told("settle", read(tmp_path, options="low", firmness="1"))
    assert "No text can be signed by both Ada and Ben: the only combination of options breaks" in text


def test_a_no_deal_that_nothing_reaches_is_told_the_right_way_round(tmp_path: Path) -> None:
    over = "{party: a, value: 101, reason: said so}, {party: b, value: 0, reason: said so}"
    text = told("settle", read(tmp_path, no_deals=over))
    assert (
        "Ada signs nothing worth less to it than no deal: no text that obeys the rules gives it as much. "
        "At the most likely values this is" in text
    )
    assert "This is enough by itself, and nothing in it can be spared." in text
    assert "1 set" not in text


@pytest.mark.parametrize(
    ("given", "named"),
    [({"no_deals": ""}, "Ada and Ben"), ({"weight": "0"}, "Ada")],
    ids=["no no-deal known", "weights of zero"],
)
def test_without_a_value_no_solution_is_explained_and_no_acceptance_claimed(
    given: dict[str, str], named: str, tmp_path: Path
) -> None:
    case = read(tmp_path, **given)
    text = told("settle", case)
    assert text.count(f"None is given: what a text is worth to {named}, or what no deal is worth, is unknown") == 2
    assert "Against this combination" not in text
    assert "Each side's gain is held against" not in text
    text = told("robust", case)
    assert f"is not known: what {named} would accept by value is unknown." in text
    assert "would both sign the combination" not in text
    assert "which is proved" not in text
    assert "accepted in 100 %" not in text
    assert "What can be tested is: in" in text


def test_a_line_that_is_sometimes_meant_bounds_what_nobody_can_test(tmp_path: Path) -> None:
    """Of a party without a no deal only this is known: it refuses `low` wherever its line is meant, 3 in 10 times."""
    result = onetext.robust(
        read(tmp_path, no_deals="{party: b, value: 100, reason: said so}", firmness="0.3"), draws=4000
    )
    (draft,) = result.drafts
    assert (result.untested, draft.all, draft.parties["a"]) == (("a",), None, None)
    assert draft.passes_tests is not None
    assert draft.passes_tests.point == pytest.approx(0.7, abs=0.04)
    (blocker,) = draft.blockers
    assert blocker.by_value is None
    assert blocker.share == pytest.approx(0.3, abs=0.04)
    text = told("robust", read(tmp_path, no_deals="{party: b, value: 100, reason: said so}", firmness="0.3"))
    assert "at least 3" in text or "at least 2" in text


def test_towards_somebody_unknown_lists_those_who_sign_and_nobody_else(tmp_path: Path) -> None:
    with pytest.raises(onetext.UnknownId) as found:
        onetext.settle(read(tmp_path, signatories="a"), towards="c")
    assert found.value.known == ("a",)
    with pytest.raises(onetext.UsageError, match='"b" does not sign'):
        onetext.settle(read(tmp_path, signatories="a"), towards="b")


def test_every_draft_that_needs_few_changes_is_told_change_by_change() -> None:
    """However many drafts there are, up to six edits of each are shown with their effects."""
    case = onetext.load_case("ukraine-2025").at(dt.date(2025, 11, 26))
    found = onetext.settle(case, concepts=["ks"]).least_change
    few = [item for item in found if 0 < len(item.changes) <= 6]
    assert len(few) > 2
    console = Console(file=io.StringIO(), width=80, highlight=False, markup=False, emoji=False)
    show_least_changes(found, Words(case), console)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    # One table each: its heads may stand on two lines, the first word of them does not.
    assert sum(line.startswith("Question ") for line in text.splitlines()) == len(few)
    assert max(map(len, text.splitlines())) <= 80
