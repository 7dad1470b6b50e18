"""`log --point`: what carries a point in each version, by links of `compare`, back to its origin and on to its end."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from api_cases import case as small_case
from api_cases import cases, draft
from hypothesis import given, settings
from hypothesis import strategies as st
from immutabledict import immutabledict
from jsonschema import Draft202012Validator

import onetext
from onetext.api.comparing.descent import descent
from onetext.api.schema import output_schema
from onetext.errors import UnknownId, UsageError
from onetext.model import MEDIATOR, Case, Date, Draft, Party, Point, Struck, Term
from onetext.model.results import LineVersion, Link, PointLogResult

UKRAINE = onetext.load_case("ukraine-2025")
HARBOUR = onetext.load_case("harbour-wages")
SCHEMA = Draft202012Validator(output_schema("log"))


def carriers(result: PointLogResult) -> dict[str, list[str] | None]:
    return {
        version.id: None if version.points is None else [point.id for point in version.points]
        for version in result.versions
    }


def ops(version: LineVersion) -> list[tuple[str, str, str]]:
    return [(step.since, link.op, link.basis) for step in version.steps for link in step.links]


# -- on real cases -----------------------------------------------------------------------------------------------------


def test_the_limit_on_forces_goes_from_the_us_draft_into_both_answers() -> None:
    """As `answers` in the files of the drafts has it: e3/5 and ua20/4 answer us28/6."""
    result = onetext.log_point(UKRAINE, "us28/6")
    assert carriers(result) == {"ua20": ["ua20/4"], "geneva19": None, "e3": ["e3/5"], "us28": ["us28/6"]}
    e3, us28 = result.versions[2], result.versions[3]
    assert ops(e3) == [("us28", "changed", "both")]
    assert us28.steps == ()
    assert (e3.title, str(e3.happened)) == ("E3 counter-draft (UK, France, Germany)", "2025-11-23")
    assert e3.points is not None
    assert e3.points[0].text == "Army capped at 800,000, in peacetime only."
    assert e3.points[0].settles == {"army_size": "cap-800k-peacetime"}
    words = {piece.text.strip() for piece in e3.steps[0].links[0].redline if piece.op == "new"}
    assert "Army" in words
    assert result.envelope.warnings == ("1 of 2 links is doubtful: review it",)


def test_asked_from_the_other_end_it_goes_back_and_not_into_the_other_branch() -> None:
    assert carriers(onetext.log_point(UKRAINE, "e3/5")) == {"e3": ["e3/5"], "us28": ["us28/6"]}


def test_a_point_is_followed_until_it_is_struck_with_what_the_record_says_of_it() -> None:
    result = onetext.log_point(HARBOUR, "company-offer/4")
    assert carriers(result) == {
        "rolling-text": [],
        "chair-text": ["chair-text/4"],
        "union-reply": ["union-reply/4"],
        "company-offer": ["company-offer/4"],
    }
    (step,) = result.versions[0].steps
    assert (step.since, step.links[0].op, step.struck) == (
        "chair-text",
        "removed",
        ("Taken out until pay is settled.",),
    )
    assert [link.op for version in result.versions[1:3] for step in version.steps for link in step.links] == [
        "kept",
        "kept",
    ]
    assert all(step.struck == () for version in result.versions[1:] for step in version.steps)


def test_a_point_that_is_new_begins_where_it_was_added() -> None:
    result = onetext.log_point(HARBOUR, "rolling-text/4")
    assert carriers(result) == {"rolling-text": ["rolling-text/4"]}
    assert ops(result.versions[0]) == [("chair-text", "added", "both")]


def test_brackets_and_what_a_version_does_with_an_issue_stand_with_the_point() -> None:
    (point,) = onetext.log_point(HARBOUR, "rolling-text/1").versions[0].points or ()
    assert (point.label, point.brackets, point.settles) == ("1.", 2, {})
    (term,) = point.touches.items()
    assert (term[0], term[1].state, set(term[1].options)) == ("wage_rise", "bracketed", {"four-percent", "six-percent"})
    assert onetext.log_point(HARBOUR, "rolling-text/2a").versions[0].points[0].brackets == 0  # type: ignore[index]


@pytest.mark.parametrize(("case", "point"), [(HARBOUR, "union-reply/2a"), (UKRAINE, "ua20/5")])
def test_every_step_has_the_links_of_compare_and_the_schema_knows_them(case: Case, point: str) -> None:
    result = onetext.log_point(case, point, seed=3)
    seen = 0
    for version in result.versions:
        for step in version.steps:
            known = onetext.compare(case, step.since, version.id, seed=3).links
            assert all(link in known for link in step.links)
            seen += len(step.links)
    assert seen == len(list(result.rows())) > 0
    assert not list(SCHEMA.iter_errors(json.loads(json.dumps(result.to_json(), allow_nan=False))))
    assert result.envelope.seed == 3


# -- small cases -------------------------------------------------------------------------------------------------------

TEXTS = (
    "All firing stops on the third day after signature.",
    "Pensions are paid again from the first of the next month.",
    "Observers have access to every place on both sides of the line.",
)


def chain() -> tuple[Draft, Draft, Draft]:
    """Three versions, no link on record: the wordings alone say which point is which."""
    one = draft("one", *(Point(label=str(n), text=text) for n, text in enumerate(TEXTS, 1)))
    two = draft("two", Point(label="1", text=TEXTS[1]), Point(label="2", text=TEXTS[0]), grew_from=("one",))
    three = draft("three", Point(label="1", text=TEXTS[0].replace("third", "fifth")), grew_from=("two",))
    return one, two, three


def test_without_a_record_the_wordings_make_the_line() -> None:
    result = onetext.log_point(small_case(drafts=chain()), "one/1")
    assert carriers(result) == {"three": ["three/1"], "two": ["two/2"], "one": ["one/1"]}
    assert {basis for version in result.versions for _since, _op, basis in ops(version)} == {"text"}


def test_the_record_goes_before_the_wordings() -> None:
    one, two, three = chain()
    points = (replace(two.points[0], answers=("one/1",), change="changed"), two.points[1])
    result = onetext.log_point(small_case(drafts=(one, replace(two, points=points), three)), "one/1")
    assert carriers(result)["two"] == ["two/1"]
    (link,) = [link for version in result.versions if version.id == "two" for link in version.steps[0].links]
    assert (link.basis, link.review) == ("record", True)
    assert any("the wordings put one/1 with two/2" in remark for remark in link.remarks)


def test_a_version_without_points_is_passed_over_and_said_to_be_unknown() -> None:
    one, two, three = chain()
    told = draft("told", kind="described", grew_from=("one",))
    line = small_case(drafts=(one, told, replace(two, grew_from=("told",)), three))
    for asked in ("one/1", "three/1"):
        result = onetext.log_point(line, asked)
        assert carriers(result) == {"three": ["three/1"], "two": ["two/2"], "told": None, "one": ["one/1"]}
        assert [ops(version)[0][0] for version in result.versions if version.steps] == ["two", "one"]


def test_after_its_end_a_point_is_not_looked_for() -> None:
    one, two, three = chain()
    later = draft("later", *one.points, grew_from=("three",))
    result = onetext.log_point(small_case(drafts=(one, two, three, later)), "one/2")
    assert carriers(result) == {"three": [], "two": ["two/1"], "one": ["one/2"]}


def test_of_two_parents_each_has_its_step() -> None:
    one, two, three = chain()
    other = draft("other", Point(label="7", text=TEXTS[0]), grew_from=("one",))
    both = replace(three, grew_from=("two", "other"))
    result = onetext.log_point(small_case(drafts=(one, two, other, both)), "one/1")
    assert carriers(result)["three"] == ["three/1"]
    assert [step.since for version in result.versions if version.id == "three" for step in version.steps] == [
        "two",
        "other",
    ]
    back = onetext.log_point(small_case(drafts=(one, two, other, both)), "three/1")
    assert carriers(back) == {"three": ["three/1"], "other": ["other/7"], "two": ["two/2"], "one": ["one/1"]}


def test_drafts_that_grew_from_each_other_do_not_hang() -> None:
    one, two, _three = chain()
    ring = small_case(drafts=(replace(one, grew_from=("two", "one")), two))
    for asked in ("one/1", "two/2"):
        result = onetext.log_point(ring, asked)
        assert carriers(result) == {"two": ["two/2"], "one": ["one/1"]}
        assert [[step.since for step in version.steps] for version in result.versions] == [["one"], []]


def test_a_sub_point_that_is_linked_through_the_one_above_goes_its_way() -> None:
    old = draft("old", Point(label="1", text=TEXTS[0]), Point(label="1a", text="Guns too.", parent="1"))
    new = draft("new", Point(label="9", text="Nobody fires.", answers=("old/1",), change="changed"), grew_from=("old",))
    result = onetext.log_point(small_case(drafts=(old, new)), "old/1a")
    assert carriers(result) == {"new": ["new/9"], "old": ["old/1a"]}
    assert result.versions[0].steps[0].links[0].from_ == ("old/1",)


def test_back_too_a_sub_point_goes_with_the_one_above() -> None:
    old = draft("old", Point(label="1", text=TEXTS[0]))
    below = Point(label="9a", text="Guns too.", parent="9")
    new = draft(
        "new", Point(label="9", text="Nobody fires.", answers=("old/1",), change="changed"), below, grew_from=("old",)
    )
    result = onetext.log_point(small_case(drafts=(old, new)), "new/9a")
    assert carriers(result) == {"new": ["new/9a"], "old": ["old/1"]}


def test_a_sub_point_that_the_wordings_link_goes_its_own_way() -> None:
    old = draft("old", Point(label="1", text=TEXTS[0]), Point(label="1a", text=TEXTS[2], parent="1"))
    above = Point(label="9", text="Nobody fires.", answers=("old/1",), change="changed")
    new = draft("new", above, Point(label="9b", text=TEXTS[2], parent="9"), grew_from=("old",))
    result = onetext.log_point(small_case(drafts=(old, new)), "old/1a")
    assert carriers(result) == {"new": ["new/9b"], "old": ["old/1a"]}
    assert ops(result.versions[0]) == [("old", "kept", "text")]


def test_what_two_branches_took_from_one_draft_is_all_in_the_line() -> None:
    drafts = [
        draft("end", Point(label="1", text="x"), grew_from=("left", "right")),
        draft("left", Point(label="1", text="x"), grew_from=("root",)),
        draft("right", Point(label="1", text="x"), grew_from=("root",)),
        draft("root", Point(label="1", text="x"), Point(label="2", text="x"), Point(label="3", text="x")),
    ]
    ends = {
        ("left", "end"): ("left/1", "end/1"),
        ("right", "end"): ("right/1", "end/1"),
        ("root", "left"): ("root/3", "left/1"),
        ("root", "right"): ("root/1", "right/1"),
    }
    links = {pair: [Link(from_=(one,), to=(two,), op="kept")] for pair, (one, two) in ends.items()}
    line = descent("end/1", drafts, lambda one, two: links[one.id, two.id], lambda _one, _two: {})
    assert line.carried["root"] == ("root/1", "root/3")


def test_a_heading_that_the_record_does_not_link_has_no_link_and_no_end() -> None:
    old = draft("old", Point(label="1", text="Fire"), Point(label="1a", text=TEXTS[0], parent="1"))
    new = draft("new", Point(label="5", text=TEXTS[1], answers=("old/1a",), change="changed"), grew_from=("old",))
    result = onetext.log_point(small_case(drafts=(old, new)), "old/1")
    assert carriers(result) == {"new": [], "old": ["old/1"]}
    assert [step.links for step in result.versions[0].steps] == [()]


def test_terms_stand_with_the_version_that_has_them() -> None:
    one = draft("one", Point(label="1", text=TEXTS[0], settles=immutabledict(land="half"), touches=("land", "pay")))
    one = replace(one, terms=immutabledict({**one.terms, "pay": Term(state="settled", options=("low",))}))
    (point,) = onetext.log_point(small_case(drafts=(one,)), "one/1").versions[0].points or ()
    assert point.settles == {"land": "half"}
    assert {issue: term.option for issue, term in point.touches.items()} == {"pay": "low"}


def test_a_struck_point_whose_matter_another_settles_asks_for_a_look() -> None:
    settled = immutabledict(land="half")
    old = draft("old", Point(label="1", text=TEXTS[0], settles=settled))
    new = draft("new", Point(label="7", text=TEXTS[1], settles=settled, change="added"), grew_from=("old",))
    case = small_case(drafts=(old, replace(new, struck=(Struck(point="old/1"),))))
    (link,) = onetext.log_point(case, "old/1").versions[0].steps[0].links
    assert (link.op, link.review, link.remarks) == ("removed", True, ("settles “Land” as point 7 does",))


def test_only_notes_on_what_the_line_lost_are_told() -> None:
    one, two, _three = chain()
    struck = (Struck(point="one/3", note="Gone."), Struck(point="one/1", note="Other."), Struck(point="one/3"))
    case = small_case(drafts=(one, replace(two, struck=struck)))
    assert onetext.log_point(case, "one/3").versions[0].steps[0].struck == ("Gone.",)


# -- who may see what --------------------------------------------------------------------------------------------------


def test_a_hidden_version_leaves_no_trace() -> None:
    one, two, three = chain()
    case = small_case(drafts=(one, replace(two, audience=MEDIATOR), three))
    public = onetext.log_point(case, "three/1", audience="public")
    assert carriers(public) == {"three": ["three/1"]}
    bare = small_case(drafts=(one, replace(three, grew_from=())))
    assert public.versions == onetext.log_point(bare, "three/1", audience="public").versions
    with pytest.raises(UnknownId, match='unknown draft "two"') as told:
        onetext.log_point(case, "two/1", audience="public")
    assert told.value.known == ("one", "three")


def test_a_version_that_was_not_known_yet_is_no_part_of_the_line() -> None:
    one, two, three = chain()
    late = replace(three, known=Date.parse("2025-12-24"))
    case = small_case(drafts=(one, two, late))
    day = Date.parse("2025-12-01").latest
    assert carriers(onetext.log_point(case, "one/1", as_of=day)) == {"two": ["two/2"], "one": ["one/1"]}
    with pytest.raises(UsageError, match="was not known by 2025-12-01"):
        onetext.log_point(case, "three/1", as_of=day)


def test_drafts_that_nobody_went_through_are_told_if_the_line_meets_them() -> None:
    one, two, three = chain()
    aside = draft("aside", Point(label="1", text="x"), terms_reviewed=False)
    one, two = (replace(each, terms_reviewed=False) for each in (one, two))
    case = small_case(drafts=(one, two, three, aside))
    warnings = onetext.log_point(case, "one/1").envelope.warnings
    assert [text.split(" yet:")[0] for text in warnings if "gone through" in text] == [
        "nobody has gone through one",
        "nobody has gone through two",
    ]


def test_the_name_of_a_hidden_party_is_a_word_like_any_other() -> None:
    one = draft("one", Point(label="1", text="Zed pays the pensions again from the first of the month."))
    two = draft("two", Point(label="1", text="Zad pays the pensions again from the first of the month."))
    parties = (*small_case().parties, Party(id="zed", name="Zed", audience=MEDIATOR))
    case = small_case(parties=parties, drafts=(one, replace(two, grew_from=("one",))))
    flags = {
        audience: onetext.log_point(case, "one/1", audience=audience).versions[0].steps[0].links[0].flags
        for audience in ("mediator", "public")
    }
    assert ("party" in flags["mediator"], "party" in flags["public"]) == (True, False)


# -- how points are named ----------------------------------------------------------------------------------------------


def test_a_point_goes_by_its_label_and_by_what_the_text_prints() -> None:
    points = (
        Point(label="art5bis", text=TEXTS[0], printed="Article 5bis"),
        Point(label="art5bis.a", text=TEXTS[1], printed="(a)", parent="art5bis"),
        Point(label="6", text="Or:"),
        Point(label="6.a", text=TEXTS[2], printed="(a)", parent="6"),
        Point(label="6.b", text="More.", printed="(b)", parent="6"),
        Point(label="¶1", text="No number."),
    )
    case = small_case(drafts=(draft("one", *points),))
    for said, label in {"art5bis": "art5bis", "article 5BIS": "art5bis", "(b)": "6.b", "6.": "6", "¶1": "¶1"}.items():
        assert onetext.log_point(case, f"one/{said}").point == f"one/{label}"
    with pytest.raises(UsageError, match=r"printed at several points; name one of them: one/art5bis\.a, one/6\.a$"):
        onetext.log_point(case, "one/(a)")
    with pytest.raises(UnknownId, match=r'unknown point "one/\(\)"'):
        onetext.log_point(case, "one/()")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("us28/99", 'unknown point "us28/99"; did you mean "us28/9"?'),
        ("us29/6", 'unknown draft "us29"; did you mean "us28"?'),
        ("us29", 'unknown draft "us29"; did you mean "us28"?'),
        ("us28", '"us28" is a draft; name one of its points as VERSION/POINT: us28/1, us28/2, us28/3, us28/4, us28/5,'),
        ("us28/", '"us28/" is a draft'),
        ("26", 'point "26" of which version? name it as VERSION/POINT: us28/26, e3/26'),
        ("geneva19/6", 'draft "geneva19" has no points: the case knows only what is said of it'),
        ("geneva19", 'draft "geneva19" has no points: the case knows only what is said of it'),
        ("", 'unknown draft ""'),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(asked: str, said: str) -> None:
    with pytest.raises(UsageError) as told:
        onetext.log_point(UKRAINE, asked)
    assert str(told.value).startswith(said)


def test_a_long_list_of_names_ends_in_dots_and_a_short_one_does_not() -> None:
    points = [Point(label=str(number), text="x") for number in range(1, 14)]
    for many, end in ((12, "one/12"), (13, "one/12, …")):
        with pytest.raises(UsageError, match=f"{end}$"):
            onetext.log_point(small_case(drafts=(draft("one", *points[:many]),)), "one")


@given(cases, st.sampled_from(("d1/1", "d2/2", "d3/3")))
@settings(max_examples=settings.default.max_examples // 10)
def test_a_point_of_a_random_case_keeps_the_schema(case: Case, asked: str) -> None:
    result = onetext.log_point(case, asked)
    assert asked in {point.id for version in result.versions for point in version.points or ()}
    assert not list(SCHEMA.iter_errors(json.loads(json.dumps(result.to_json(), allow_nan=False))))
