"""The page is about the draft that the record talks about most, held against what grew from it or answers it."""

from __future__ import annotations

import datetime as dt

import pytest
from api_cases import case, draft

from onetext.api.brief import brief
from onetext.api.briefing.focus import answers_to, compared_pairs, counter_draft, focus_draft, newer_import
from onetext.errors import UnknownId
from onetext.model import Case, Claim, Date, Draft, DraftFile, Point, Response, Struck

DAY = Date.on(dt.date(2025, 11, 26))


def said(name: str, number: int) -> Response:
    return Response(id=f"r{number}", party="ada", draft=name, kind="rejects", happened=DAY, known=DAY)


def claimed(name: str) -> Claim:
    return Claim(id="c1", about="authorship", draft=name, claimant="x", says="y", happened=DAY, known=DAY)


def on(day: int) -> dict[str, Date]:
    when = Date.on(dt.date(2025, 11, day))
    return {"happened": when, "known": when}


def answering(name: str, *points: str, **changed: object) -> Draft:
    return draft(name, Point(label="1", text="So.", answers=points), **changed)


def talks(*drafts: Draft, **changed: object) -> Case:
    return case(drafts=drafts, **changed)


def test_the_draft_with_the_most_responses_and_claims_is_in_focus() -> None:
    told = {"responses": (said("d1", 1), said("d2", 2)), "claims": (claimed("d1"),)}
    found = focus_draft(talks(draft("d1", **on(1)), draft("d2", **on(2)), **told))
    assert found is not None
    assert found.id == "d1"


def test_of_several_as_much_talked_about_the_newest_is_in_focus() -> None:
    found = focus_draft(talks(draft("d2", **on(2)), draft("d1", **on(1))))
    assert found is not None
    assert found.id == "d2"


def test_a_draft_without_known_terms_is_in_focus_only_when_asked_for() -> None:
    dark = draft("d2", kind="described", **on(2))
    whole = talks(draft("d1", **on(1)), dark, responses=(said("d2", 1),))
    chosen, asked = focus_draft(whole), focus_draft(whole, "d2")
    assert chosen is not None
    assert asked is not None
    assert (chosen.id, asked.id) == ("d1", "d2")
    assert focus_draft(talks(dark)) is None
    assert focus_draft(talks()) is None


def test_an_unknown_focus_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownId, match="did you mean"):
        focus_draft(talks(draft("first-offer")), "fist-offer")


def test_a_version_answers_by_growing_by_answering_points_or_by_striking_them() -> None:
    focus = draft("d1", **on(1))
    grown = draft("d2", grew_from=("d1",), **on(2))
    answer = answering("d3", "d1/1", **on(3))
    striking = draft("d4", struck=(Struck(point="d1/2"),), **on(4))
    other = answering("d5", "d2/1", **on(5))
    found = answers_to(talks(other, striking, answer, grown, focus), focus)
    assert [item.id for item in found] == ["d2", "d3", "d4"]


def test_the_newest_counter_proposal_goes_before_other_versions() -> None:
    focus = draft("d1", **on(1))
    counter = answering("d2", "d1/1", kind="counter-proposal", **on(2))
    later = draft("d3", grew_from=("d1",), **on(3))
    dark = draft("d4", grew_from=("d1",), kind="described", **on(4))
    found = counter_draft(talks(focus, counter, later, dark), focus)
    assert found is not None
    assert found.id == "d2"
    successor = counter_draft(talks(focus, later, dark), focus)
    assert successor is not None
    assert successor.id == "d3"
    assert counter_draft(talks(focus, dark), focus) is None


def test_pairs_run_from_the_focus_to_its_answers_and_from_its_parents_to_it() -> None:
    parent = draft("d0", **on(1))
    focus = draft("d1", grew_from=("d0",), **on(2))
    answer = answering("d2", "d1/1", **on(3))
    whole = talks(parent, focus, answer)
    assert compared_pairs(whole, focus) == (("d1", "d2"), ("d0", "d1"))
    assert compared_pairs(whole, None) == ()


def test_of_a_newer_text_that_was_imported_the_reader_is_told() -> None:
    said_of = draft("d1", Point(label="1", text="So."), **on(1))
    typed = draft("d2", Point(label="1", text="So, then."), **on(2))
    file = DraftFile(name="leak.pdf", format="pdf", sha256="0" * 64)
    leaked = draft("leak1", Point(label="1", text="No."), file=file, terms_reviewed=False, **on(3))
    told = {"responses": (said("d1", 1),)}
    whole = talks(said_of, typed, leaked, **told)
    found = newer_import(whole, focus_draft(whole))
    assert found is not None
    assert found.id == "leak1"
    noted = "a newer draft is in the case: leak1 (--focus leak1)"
    shown, asked = (brief(whole, as_of=dt.date(2025, 11, 26), focus=focus) for focus in (None, "d1"))
    assert noted in shown.envelope.warnings
    assert shown.sections.newer == "leak1"
    assert noted not in asked.envelope.warnings
    assert asked.sections.newer is None
    assert noted not in brief(whole, as_of=dt.date(2025, 11, 2)).envelope.warnings


def test_a_newer_text_is_not_told_where_the_page_is_about_it_or_it_was_typed_or_it_is_old() -> None:
    file = DraftFile(name="leak.pdf", format="pdf", sha256="0" * 64)
    point = Point(label="1", text="So.")
    first = draft("d1", point, **on(2))
    assert newer_import(talks(first, draft("d2", point, **on(3))), first) is None
    assert newer_import(talks(first, draft("d2", point, file=file, **on(1))), first) is None
    leaked = draft("leak1", point, file=file, **on(3))
    assert newer_import(talks(first, leaked), leaked) is None
    assert newer_import(talks(first, leaked, draft("d4", kind="described", **on(4))), first) == leaked
