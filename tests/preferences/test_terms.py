"""Terms of drafts: what changed, what is tried, and who stands where on it (S5, S21)."""

from __future__ import annotations

from typing import Any

import pytest
from immutabledict import immutabledict
from preference_builders import case, draft, issue, line, number, position, weight

from onetext.errors import UnknownId
from onetext.model import Point, Term
from onetext.preferences import draft_balance, stance, term_changes, with_terms

POINTS = (
    Point(label="1", text="One.", settles=immutabledict({"k1": "a", "k2": "a"})),
    Point(label="2", text="Two.", touches=("k1",)),
)
OF = case([issue("k1"), issue("k2"), issue("k3", if_silent="c")])
DRAFT = draft("d", {"k1": "a", "k2": "a"}, points=POINTS)


def test_changed_terms_are_settled_and_leave_the_text_alone() -> None:
    found = with_terms(OF, DRAFT, {"k1": "b", "k3": "a"})
    assert (found.term("k1").option, found.term("k2").option, found.term("k3").option) == ("b", "a", "a")
    assert found.points[0].settles == {"k2": "a"}
    assert [point.text for point in found.points] == ["One.", "Two."]
    assert DRAFT.term("k1").option == "a"


def test_no_change_is_the_same_draft() -> None:
    assert with_terms(OF, DRAFT, {}) == DRAFT


def test_unknown_issues_and_options_are_named() -> None:
    with pytest.raises(UnknownId, match="issue"):
        with_terms(OF, DRAFT, {"k9": "a"})
    with pytest.raises(UnknownId, match="option"):
        with_terms(OF, DRAFT, {"k1": "z"})


def test_changes_list_the_issues_that_two_drafts_treat_differently() -> None:
    found = term_changes(OF, DRAFT, with_terms(OF, DRAFT, {"k2": "c"}))
    assert [(c.issue, c.before.option, c.after.option) for c in found] == [("k2", "a", "c")]
    assert term_changes(OF, DRAFT, DRAFT) == ()


def test_settling_what_silence_means_is_a_change_of_state_only() -> None:
    (found,) = term_changes(OF, DRAFT, with_terms(OF, DRAFT, {"k3": "c"}))
    assert (found.before.state, found.before.option) == ("silent", "c")
    assert (found.after.state, found.after.option) == ("settled", "c")


def test_a_bracket_shows_what_the_text_names() -> None:
    found = draft_balance(OF, draft("d", {"k1": Term(state="bracketed", options=("a",))}), draws=5)
    assert (found.terms["k1"].state, found.terms["k1"].options) == ("bracketed", ("a",))
    assert found.open_issues == ("k1", "k2")


# -- stances -----------------------------------------------------------------------------------------------------------


def of_record(*positions: Any, lines: tuple[Any, ...] = (), scores: dict[str, Any] | None = None, **more: Any) -> Any:
    weights = (weight("p", "k1", 1, scores=scores),) if scores else ()
    return case([issue("k1", 4, **more), issue("k2")], positions=positions, red_lines=lines, weights=weights)


def stances(*record: Any, **more: Any) -> list[str]:
    of = of_record(*record, **more)
    return [stance(of, "p", "k1", option) for option in "abcd"]


def test_a_peak_is_supported_and_the_rest_is_unknown() -> None:
    assert stances(position("p", "k1", "demand", "b")) == ["unknown", "supports", "unknown", "unknown"]


def test_two_possible_peaks_leave_both_unknown() -> None:
    assert stances(position("p", "k1", "demand", "bc")) == ["unknown"] * 4


def test_offers_and_tolerations_elsewhere_are_negotiable() -> None:
    record = [
        position("p", "k1", kind, option) for kind, option in [("demand", "a"), ("offer", "b"), ("tolerates", "c")]
    ]
    assert stances(*record) == ["supports", "negotiable", "negotiable", "unknown"]


def test_an_option_refused_on_record_is_opposed() -> None:
    assert stances(position("p", "k1", "refuses", "d")) == ["unknown", "unknown", "unknown", "opposes"]


def test_a_refusal_that_contradicts_a_demand_opposes_nothing() -> None:
    record = [position("p", "k1", "demand", "ad"), position("p", "k1", "refuses", "d")]
    assert stances(*record)[3] == "unknown"


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (number(75, 100), "supports"),
        (number(74, 100), "unknown"),
        (number(26, 74), "middle"),
        (number(25), "opposes"),
        (number(0, 25), "opposes"),
        (number(25, 50), "unknown"),
    ],
)
def test_given_scores_decide_by_their_whole_range(score: Any, expected: str) -> None:
    scores = {"a": score, "b": number(0), "c": number(100), "d": number(50)}
    assert stances(scores=scores)[0] == expected


def test_a_red_line_comes_before_everything_else() -> None:
    record = [position("p", "k1", "demand", "a"), position("p", "k1", "offer", "b")]
    assert stances(*record, lines=(line("l", "p", {"k1": "ab"}),))[:2] == ["refuses", "refuses"]
    joint = line("l", "p", {"k1": "ab", "k2": "a"})
    assert stances(*record, lines=(joint,))[:2] == ["refuses-with", "refuses-with"]
    assert stances(lines=(joint, line("m", "p", {"k1": "a"})))[:2] == ["refuses", "refuses-with"]


def test_a_required_option_makes_every_other_one_refused() -> None:
    required = line("l", "p", {"k1": "a", "k2": "a"}, requires=True)
    assert stances(lines=(required,)) == ["unknown", "refuses", "refuses", "refuses"]


def test_the_red_line_of_another_party_bars_nothing() -> None:
    assert stances(lines=(line("l", "q", {"k1": "a"}),))[0] == "unknown"


def test_a_point_takes_the_most_negative_stance_of_what_it_settles() -> None:
    record = (position("p", "k1", "demand", "a"), position("p", "k2", "refuses", "a"))
    found = draft_balance(case(OF.issues, positions=record), DRAFT, draws=5)
    assert found.stances == {"d/1": {"p": "opposes"}}
    assert found.issue_stances["k1"] == {"p": "supports"}
    assert found.issue_stances["k2"] == {"p": "opposes"}
    assert set(found.issue_stances) == {"k1", "k2", "k3"}


def test_stances_of_unknown_ids_are_refused() -> None:
    with pytest.raises(UnknownId, match="option"):
        stance(OF, "p", "k1", "z")
    with pytest.raises(UnknownId, match="party"):
        stance(OF, "x", "k1", "a")
