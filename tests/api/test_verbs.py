"""What each verb answers about small cases whose answers can be worked out by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from api_cases import DAY, draft
from api_cases import case as small_case
from immutabledict import immutabledict

import onetext
from onetext import model as m

LATER = dt.date(2025, 12, 5)
ON, LATE = m.Date.on(DAY), m.Date.on(LATER)


def position(party: str, issue: str, option: str, **changed: object) -> m.Position:
    given = {"party": party, "issue": issue, "kind": "demand", "option": option, "happened": ON, "known": ON}
    return m.Position(**{**given, **changed})  # type: ignore[arg-type]  # checked by the class in use


def weight(party: str, issue: str, low: int, high: int | None = None, **changed: object) -> m.Weight:
    return m.Weight(party=party, issue=issue, weight=m.Range.of(low, high), **changed)  # type: ignore[arg-type]  # as above


def settled(name: str, **terms: str) -> m.Draft:
    points = (
        m.Point(label=str(number), text=f"{issue}: {option}", settles=immutabledict({issue: option}))
        for number, (issue, option) in enumerate(terms.items(), 1)
    )
    return draft(name, *points)


WANTED = {
    "ada": {"land": "all", "pay": "high", "guard": "ours"},
    "ben": {"land": "none", "pay": "low", "guard": "theirs"},
}
TALKS = small_case(
    positions=tuple(
        position(party, issue, option) for party, all_of in WANTED.items() for issue, option in all_of.items()
    ),
    weights=tuple(weight(party, issue, 50) for party in WANTED for issue in WANTED[party]),
    drafts=(settled("one", land="all", pay="low", guard="ours"), settled("two", land="none", pay="low", guard="ours")),
)


def test_balance_weighs_what_is_settled_at_the_peak_and_at_the_far_end() -> None:
    """Ada asks for land, pay and guard with equal weights; draft one gives her two of the three."""
    result = onetext.balance(TALKS)
    ada = result.draft("one").parties["ada"].value
    assert ada is not None
    assert ada.point == pytest.approx(200 / 3)
    # Pay has two options only, so the one she does not want may be worth anything up to the peak (S3).
    assert (ada.low, ada.high) == (pytest.approx(200 / 3), pytest.approx(100))
    assert result.draft("one").parties["cy"].accepts is None


def test_balance_of_sourced_records_only_forgets_what_no_source_carries() -> None:
    sourced = onetext.balance(TALKS, sourced_only=True)
    ada = sourced.draft("one").parties["ada"].value
    assert sourced.sourced_only
    assert ada is not None
    assert (ada.low, ada.high) == (0, 100)


def test_compare_takes_away_what_the_second_draft_takes_away() -> None:
    result = onetext.compare(TALKS, "one", "two")
    assert [change.issue for change in result.changes] == ["land"]
    ada = result.effects["ada"]
    assert ada.total is not None
    assert ada.total.point == pytest.approx(-100 / 3)
    assert set(ada.by_issue) == {"land"}
    assert ada.holds == "none"
    assert "the record links no point of one with a point of two: the wordings alone do" in result.envelope.warnings


def test_compare_says_why_there_is_no_effect_and_no_link() -> None:
    unknown = draft("rumour", kind="described")
    result = onetext.compare(replace(TALKS, drafts=(*TALKS.drafts, unknown)), "one", "rumour")
    assert result.effects["ada"].total is None
    assert result.links == ()
    assert result.envelope.warnings == (
        "no links: the points of rumour are not known",
        "no effects: the terms of rumour are unknown",
    )


def test_compare_counts_links_that_want_a_review() -> None:
    answering = draft("three", m.Point(label="1", text="other words", answers=("one/1",)))
    result = onetext.compare(replace(TALKS, drafts=(*TALKS.drafts, answering)), "one", "three")
    assert "1 of 3 links is doubtful: review it" in result.envelope.warnings


def test_try_is_compare_with_a_draft_that_was_written_so() -> None:
    """Changing land in draft one by hand gives draft two."""
    tried, compared = onetext.try_(TALKS, "one", {"land": "none"}), onetext.compare(TALKS, "one", "two")
    assert tried.changes == compared.changes
    assert tried.before == onetext.balance(TALKS).draft("one")
    after, two = tried.after.parties["ben"], onetext.balance(TALKS).draft("two").parties["ben"]
    assert (after.value, after.accepts) == (two.value, two.accepts)
    assert tried.effects["ben"].total == compared.effects["ben"].total


def test_try_warns_of_a_rule_that_breaks_and_of_a_change_that_is_none() -> None:
    ruled = replace(TALKS, rules=(m.Rule(when=immutabledict({"land": "none", "pay": "low"})),))
    assert onetext.try_(ruled, "one", {"land": "none"}).envelope.warnings == ("these terms break rule 1 of the case",)
    same = onetext.try_(TALKS, "one", {"land": "all"})
    assert same.envelope.warnings == ('"one" settles these issues so already: nothing changes',)


@pytest.mark.parametrize("terms", [{}, {"sea": "all"}, {"land": "most"}])
def test_try_refuses_what_the_case_does_not_have(terms: dict[str, str]) -> None:
    with pytest.raises(onetext.UsageError):
        onetext.try_(TALKS, "one", terms)


def test_concede_follows_the_drafts_from_parent_to_child() -> None:
    child = replace(settled("two", land="none", pay="low", guard="ours"), grew_from=("one",))
    case = replace(TALKS, drafts=(TALKS.drafts[0], child))
    (step,) = onetext.concede(case).draft_change
    assert (step.from_, step.to) == ("one", "two")
    assert step.effects == onetext.compare(case, "one", "two").effects


def test_concede_lists_a_position_that_moved_by_its_steps() -> None:
    early = m.Date.on(dt.date(2025, 1, 5))
    opening = position("ada", "guard", "nobody", happened=early, known=early)
    moves = onetext.concede(replace(TALKS, positions=(opening, *TALKS.positions))).position_moved
    moved = {(move.party, move.issue): move for move in moves}[("ada", "guard")]
    assert (moved.kind, moved.opening.options, moved.latest.options) == ("moved", ("nobody",), ("ours",))
    assert moved.steps is not None
    assert moved.steps.point == 3


def test_show_counts_what_is_on_record() -> None:
    line = m.RedLine(
        id="no-land",
        party="ben",
        happened=ON,
        known=ON,
        narrow=m.Bar(options=immutabledict({"land": ("all",)})),
    )
    result = onetext.show(replace(TALKS, red_lines=(line,)))
    assert [(row.id, row.signatory, row.positions, row.red_lines) for row in result.parties] == [
        ("ada", True, 3, 0),
        ("ben", True, 3, 1),
        ("cy", False, 0, 0),
    ]
    land = result.issues[0]
    assert (land.positions, land.red_lines) == ({"ada": 1, "ben": 1}, ("no-land",))
    assert list(land.options) == ["none", "half", "all"]
    first = result.drafts[0]
    assert (first.points, first.settled, first.silent, first.unknown) == (3, 3, 0, 0)


def test_show_takes_the_latest_status_by_date_not_by_place_in_the_file() -> None:
    status = (
        m.StatusChange(status="rejected", date=ON),
        m.StatusChange(status="tabled", date=m.Date.on(dt.date(2025, 11, 1))),
    )
    assert onetext.show(small_case(drafts=(draft("one", status=status),))).drafts[0].status == "rejected"


def test_drafts_known_later_are_told_apart_from_drafts_that_do_not_exist() -> None:
    late = replace(TALKS.drafts[1], known=LATE)
    case = replace(TALKS, drafts=(TALKS.drafts[0], late))
    assert [item.id for item in onetext.balance(case).drafts] == ["one"]
    with pytest.raises(onetext.UsageError, match="was not known by 2025-11-26: it became known on 2025-12-05"):
        onetext.compare(case, "one", "two")
    assert onetext.compare(case, "one", "two", as_of=LATER).b == "two"
    with pytest.raises(onetext.UnknownId, match='did you mean "one"'):
        onetext.compare(case, "one", "ones")


def test_a_day_before_every_draft_is_answered_with_a_warning() -> None:
    result = onetext.balance(TALKS, as_of=dt.date(2025, 1, 1))
    assert result.drafts == ()
    assert result.envelope.warnings == ("no draft is known to this audience by 2025-01-01",)


def test_numbers_given_later_are_marked_as_hindsight_in_the_warnings() -> None:
    late = tuple(replace(item, known_from=LATER) if item.party == "ada" else item for item in TALKS.weights)
    result = onetext.balance(replace(TALKS, weights=late))
    assert result.envelope.warnings == ("hindsight: numbers for ada were given by the analyst only after 2025-11-26",)


@pytest.mark.parametrize("seed", [-1, 2**53 + 1])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(onetext.UsageError, match="the seed is"):
        onetext.balance(TALKS, seed=seed)


def test_an_unknown_audience_is_refused_with_the_nearest() -> None:
    with pytest.raises(onetext.UnknownId, match='unknown audience "publik"; did you mean "public"'):
        onetext.show(TALKS, audience="publik")


def test_a_case_without_any_date_wants_a_day() -> None:
    empty = replace(small_case(), as_of=None)
    with pytest.raises(onetext.UsageError, match="--as-of"):
        onetext.show(empty)
    assert onetext.show(empty, as_of=DAY).drafts == ()


def test_results_are_frozen_and_have_frames_of_their_main_table() -> None:
    result = onetext.balance(TALKS)
    with pytest.raises(AttributeError):
        result.sourced_only = True  # type: ignore[misc]  # that is what is tested
    frame = result.to_frame()
    assert list(frame["draft"]) == ["one", "one", "one", "two", "two", "two"]
    row = frame[(frame["draft"] == "one") & (frame["party"] == "ada")].iloc[0]
    assert row["value"] == pytest.approx(200 / 3)


def test_check_speaks_to_the_owner_only(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("title: Talks\n", encoding="utf-8")
    assert onetext.check(tmp_path).ok
    with pytest.raises(onetext.UsageError, match="owner"):
        onetext.check(tmp_path, audience="public")
    dated = onetext.check(tmp_path, as_of=DAY)
    assert dated.envelope.as_of == DAY
    assert dated.envelope.warnings == ("the whole case was checked: 2025-11-26 narrows nothing",)


def test_check_lists_what_load_case_raises(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("title: [1\n", encoding="utf-8")
    result = onetext.check(tmp_path)
    assert (result.ok, result.envelope.status, result.envelope.case) == (False, "faults", None)
    with pytest.raises(onetext.CaseError) as caught:
        onetext.load_case(tmp_path)
    assert [fault.message for fault in caught.value.faults] == [problem.message for problem in result.problems]


def test_new_writes_a_case_that_can_be_read_and_never_overwrites(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    result = onetext.new(folder)
    assert all((folder / name).is_file() for name in result.written)
    case = onetext.load_case(folder)
    assert onetext.balance(case).drafts
    with pytest.raises(onetext.UsageError, match="is not empty"):
        onetext.new(folder)
    with pytest.raises(onetext.UsageError, match="is a file"):
        onetext.new(folder / "case.yaml")


def test_a_slug_is_read_from_anywhere_and_an_unknown_one_lists_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert onetext.load_case("harbour-wages").id == "harbour-wages"
    with pytest.raises(onetext.UsageError) as caught:
        onetext.load_case("harbor-wages")
    assert 'did you mean "harbour-wages"? the catalog holds: harbour-wages, ukraine-2025' in str(caught.value)


def test_a_path_that_exists_wins_over_a_slug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "harbour-wages").mkdir()
    (tmp_path / "harbour-wages" / "case.yaml").write_text("id: copy\ntitle: A copy\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert onetext.load_case("harbour-wages").id == "copy"


def test_version_names_python_and_the_packages_that_compute() -> None:
    result = onetext.version()
    assert {"numpy", "pydantic", "pyyaml"} <= set(result.packages)
    assert result.envelope.version == onetext.__version__


def test_schema_is_that_of_the_case_files() -> None:
    assert onetext.schema().case_schema
