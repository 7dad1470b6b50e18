"""`show --draft`: brackets numbered through a draft, who wants them, and the text under a choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onetext
from onetext.model import Case, Point

CASE = onetext.load_case("harbour-wages")


def with_points(*texts: str) -> Case:
    """The case, with these points in its rolling text and no terms."""
    points = tuple(Point(label=str(number), text=text) for number, text in enumerate(texts, start=1))
    drafts = tuple(replace(each, points=points) if each.id == "rolling-text" else each for each in CASE.drafts)
    return replace(CASE, drafts=drafts)


def test_the_shipped_rolling_text_has_one_pair_of_rival_brackets() -> None:
    result = onetext.show_draft(CASE, "rolling-text")
    assert [(row.number, row.point, row.text) for row in result.brackets] == [
        (1, "1", "[company: four]"),
        (2, "1", "[union: six]"),
    ]
    assert [(row.wants, row.opposes) for row in result.brackets] == [
        (("company",), ("union",)),
        (("union",), ("company",)),
    ]
    assert [row.stack for row in result.brackets] == [1, 1]
    assert result.counts["open"] == result.counts["alternative"] == 2
    assert result.chosen == {}
    assert all(point.clean is None for point in result.points)


def test_numbers_run_through_the_draft_and_places_are_those_of_the_point() -> None:
    case = with_points("[a [b]] c", "none[1]", "d [Dockers' Union: e/f] [sic] [X] word[1]")
    result = onetext.show_draft(case, "rolling-text")
    assert [(row.number, row.point, row.kind, row.inside) for row in result.brackets] == [
        (1, "1", "disputed", None),
        (2, "1", "disputed", 1),
        (3, "3", "alternative", None),
        (4, "3", "placeholder", None),
    ]
    texts = {point.label: point.text for point in result.points}
    assert all(texts[row.point][row.start : row.end] == row.text for row in result.brackets)
    assert [point.brackets for point in result.points] == [(1, 2), (), (3, 4)]
    assert (result.counts["footnote"], result.counts["editorial"]) == (2, 1)
    assert [(each.number, each.text, each.wanted_by) for each in result.brackets[2].wordings] == [
        (1, "e", ("union",)),
        (2, "f", ("union",)),
    ]


def test_the_text_that_a_party_wants_and_the_text_that_was_chosen() -> None:
    (first, *_rest) = onetext.show_draft(CASE, "rolling-text", wanted="union").points
    assert first.clean == "Pay rises by six per cent."
    case = with_points("Pay rises by [four|five|six] per cent [in May].", "Work starts on [date].")
    result = onetext.show_draft(case, "rolling-text", choose={1: "2", 2: "out", 3: "1 May"})
    assert [point.clean for point in result.points] == ["Pay rises by five per cent.", "Work starts on 1 May."]
    assert result.chosen == {"1": "2", "2": "out", "3": "1 May"}


def test_lone_signs_and_options_are_told() -> None:
    points = (Point(label="1", text="a ] b"), Point(label="1.opt1", text="c", parent="1"))
    points += (Point(label="1.opt2", text="［d", parent="1"),)
    drafts = tuple(replace(each, points=points) if each.id == "rolling-text" else each for each in CASE.drafts)
    result = onetext.show_draft(replace(CASE, drafts=drafts), "rolling-text")
    assert [(sign.point, sign.at, sign.sign, sign.what) for sign in result.signs] == [
        ("1", 2, "]", "unopened"),
        ("1.opt2", 0, "［", "lookalike"),
    ]
    assert result.options == (("1.opt1", "1.opt2"),)
    assert result.counts["unbalanced"] == 1


@pytest.mark.parametrize(
    ("choose", "said"),
    [
        ({3: "in"}, "there is no bracket 3; they are numbered from 1 to 2"),
        ({0: "in"}, "there is no bracket 0; they are numbered from 1 to 2"),
        ({2: "in"}, "bracket 2 has 2 wordings; choose one of them by its number, 1 to 2"),
        ({2: "3"}, "bracket 2 has no wording 3; it has 2"),
    ],
)
def test_a_choice_that_cannot_be_is_told_by_the_number_in_the_draft(choose: dict[int, str], said: str) -> None:
    case = with_points("[a]", "[b|c] word[1]")
    with pytest.raises(onetext.UsageError) as caught:
        onetext.show_draft(case, "rolling-text", choose=choose)
    assert str(caught.value) == said


def test_a_party_and_choices_at_once_are_refused_and_unknown_ids_named() -> None:
    with pytest.raises(onetext.UsageError, match="either a party or choices"):
        onetext.show_draft(CASE, "rolling-text", wanted="union", choose={1: "in"})
    with pytest.raises(onetext.UnknownId, match='did you mean "union"'):
        onetext.show_draft(CASE, "rolling-text", wanted="unoin")
    with pytest.raises(onetext.UnknownId, match='did you mean "rolling-text"'):
        onetext.show_draft(CASE, "rolling-txt")
    ukraine = onetext.load_case("ukraine-2025")
    bare = next(draft.id for draft in ukraine.drafts if not draft.points)
    with pytest.raises(onetext.UsageError, match="has no points"):
        onetext.show_draft(ukraine, bare)
