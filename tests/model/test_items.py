"""What the small pieces of a case answer about themselves (S3, S5, S7)."""

from __future__ import annotations

import pytest
from immutabledict import immutabledict

from onetext.model import Bar, Date, Draft, DraftKind, Issue, Option, Party, Point, Position, RedLine, Speaker, Term

DAY = Date.parse("2025-11-23")


def draft(kind: DraftKind, **terms: Term) -> Draft:
    point = Point(label="1", text="…", settles=immutabledict({"pay": "low"}), touches=("land", "pay"))
    return Draft(
        id="d", title="A long title", kind=kind, happened=DAY, known=DAY, points=(point,), terms=immutabledict(terms)
    )


def test_what_a_full_text_does_not_mention_is_silent_and_what_a_description_does_not_is_unknown() -> None:
    """The rule that keeps a gap in the record from passing for a gap in the text (S5)."""
    assert draft("proposal").term("land").state == "silent"
    assert draft("described").term("land").state == "unknown"
    settled = Term(state="settled", options=("no",))
    assert draft("described", land=settled).term("land") == settled


def test_terms_are_unknown_only_where_a_description_lists_none() -> None:
    assert draft("proposal").terms_known
    assert not draft("described").terms_known
    assert draft("described", land=Term(state="deferred")).terms_known


def test_only_a_settled_term_has_an_option() -> None:
    assert Term(state="settled", options=("no",)).option == "no"
    assert Term(state="bracketed", options=("no", "yes")).option is None


def test_a_point_concerns_what_it_settles_first_and_each_issue_once() -> None:
    assert draft("proposal").point("1").issues == ("pay", "land")
    with pytest.raises(KeyError):
        draft("proposal").point("2")


def test_a_short_name_is_used_where_there_is_one() -> None:
    assert draft("proposal").label == "A long title"
    assert (Party(id="a", name="Ada Limited").label, Party(id="a", name="Ada Limited", short="Ada").label) == (
        "Ada Limited",
        "Ada",
    )


def test_a_speaker_is_found_by_name_or_alias() -> None:
    speaker = Speaker(name="Ada Byron", aliases=("Countess",))
    party = Party(id="a", name="A", speakers=(speaker,))
    assert [party.speaker(name) for name in ("Ada Byron", "Countess", "Ada")] == [speaker, speaker, None]


def test_a_position_names_one_option_or_all_that_fit() -> None:
    one = Position(party="a", issue="i", kind="demand", option="x", happened=DAY, known=DAY)
    several = Position(party="a", issue="i", kind="demand", compatible=("x", "y"), happened=DAY, known=DAY)
    remark = Position(party="a", issue="i", kind="statement", happened=DAY, known=DAY)
    assert (one.named, several.named, remark.named) == (("x",), ("x", "y"), ())


def test_a_line_without_a_wider_reading_is_read_narrowly_in_both() -> None:
    narrow, strict = (Bar(options=immutabledict({"land": (option,)})) for option in ("no", "maybe"))
    both = RedLine(id="l", party="a", narrow=narrow, strict=strict, happened=DAY, known=DAY)
    single = RedLine(id="l", party="a", narrow=narrow, happened=DAY, known=DAY)
    wide_only = RedLine(id="l", party="a", narrow=None, strict=strict, happened=DAY, known=DAY)
    assert (both.bar("narrow"), both.bar("strict")) == (narrow, strict)
    assert (single.bar("narrow"), single.bar("strict")) == (narrow, narrow)
    assert (wide_only.bar("narrow"), wide_only.bar("strict")) == (None, strict)


def test_an_option_is_found_by_its_id() -> None:
    issue = Issue(id="i", title="I", options=(Option(id="x", title="X"), Option(id="y", title="Y")))
    assert (issue.option("y").title, issue.option_ids) == ("Y", ("x", "y"))
    with pytest.raises(KeyError):
        issue.option("z")
