"""The brief joins the verbs and adds only what the page needs; it says the same as they do."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pytest
from api_cases import case, draft
from hypothesis import given, settings
from immutabledict import immutabledict

import onetext
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Date, Draft, Point, Position, Remark
from onetext.model.results import BriefResult, Headline
from strategies import cases

DAY = Date.on(dt.date(2025, 11, 26))


def settling(name: str, land: str, *answers: str, **changed: object) -> Draft:
    return draft(
        name, Point(label="1", text="Land.", settles=immutabledict({"land": land}), answers=answers), **changed
    )


def demand(party: str, option: str) -> Position:
    return Position(party=party, issue="land", kind="demand", option=option, happened=DAY, known=DAY, sources=("s",))


OFFER, COUNTER = settling("d1", "none"), settling("d2", "half", "d1/1", kind="counter-proposal")


@lru_cache
def harbour() -> BriefResult:
    return onetext.brief(onetext.load_case("harbour-wages"))


def test_the_sections_are_what_the_verbs_answer() -> None:
    whole = onetext.load_case("harbour-wages")
    sections = harbour().sections
    assert sections.balance == replace(onetext.balance(whole), envelope=sections.balance.envelope)
    assert sections.balance_sourced.to_json() == onetext.balance(whole, sourced_only=True).to_json()
    assert sections.claims.to_json() == onetext.claims(whole).to_json()
    assert sections.concede.to_json() == onetext.concede(whole).to_json()
    for pair in sections.compare:
        assert pair.to_json() == onetext.compare(whole, pair.a, pair.b).to_json()


def test_the_same_case_and_seed_give_the_same_bytes() -> None:
    again = onetext.brief(onetext.load_case("harbour-wages"))
    assert json.dumps(again.to_json()) == json.dumps(harbour().to_json())


def test_the_envelope_says_what_was_asked() -> None:
    result = onetext.brief(onetext.load_case("harbour-wages"), audience="public", seed=3, path="page.html")
    head = result.to_json()
    assert (head["command"], head["audience"], head["seed"], head["path"]) == ("brief", "public", 3, "page.html")


def test_nearness_stands_for_the_focus_first_then_for_every_draft_with_known_terms() -> None:
    sections = harbour().sections
    drafts = list(dict.fromkeys(item.draft for item in sections.nearness))
    known = [item.id for item in sections.balance.drafts if item.known_terms]
    assert drafts[0] == sections.focus
    assert sorted(drafts) == sorted(known)


def test_the_focus_may_be_chosen_and_must_be_known_by_the_day() -> None:
    whole = case(drafts=(OFFER, COUNTER), positions=(demand("ada", "none"), demand("ben", "all")))
    assert onetext.brief(whole).sections.focus == "d2"
    assert onetext.brief(whole, focus="d1").sections.focus == "d1"
    with pytest.raises(UnknownId, match="unknown draft"):
        onetext.brief(whole, focus="d9")
    with pytest.raises(UsageError, match="was not known by"):
        onetext.brief(whole, focus="d1", as_of=dt.date(2025, 1, 1))


def test_every_headline_names_parties_never_points_across_them() -> None:
    whole = case(drafts=(OFFER, COUNTER), positions=(demand("ada", "none"), demand("ben", "all")), sources=())
    told = {item.id: item for item in onetext.brief(whole, focus="d1").sections.headlines}
    assert told["nearness"].text.startswith(
        "The Draft d1 is nearer to the position of Ada than to that of Ben on the only issue where both are known."
    )
    assert (
        "Counted in options along the scales, the text stands on average 0.0 steps from the position of Ada and 2.0 "
        "steps from that of Ben" in told["nearness"].text
    )
    assert told["change"].text.startswith("Going from the Draft d1 to the Draft d2, for Ada the change is no gain, and")


def test_what_no_source_carries_is_missing_from_the_sourced_sentence() -> None:
    unsourced = replace(demand("ben", "all"), sources=())
    whole = case(drafts=(OFFER, COUNTER), positions=(demand("ada", "none"), unsourced))
    told = {item.id: item for item in onetext.brief(whole, focus="d1").sections.headlines}
    assert "cannot be told" in told["nearness"].sourced_only_text
    assert told["nearness"].sourced_share == 0


def test_a_case_without_drafts_still_has_a_brief() -> None:
    result = onetext.brief(case(positions=(demand("ada", "none"),)))
    assert (result.sections.focus, result.sections.compare, result.sections.nearness) == (None, (), ())
    assert result.sections.headlines == ()
    assert result.sections.unknowns.no_position["ben"] == ("land", "pay", "guard")
    assert "land" not in result.sections.unknowns.no_position["ada"]


def test_what_nobody_knows_is_listed_by_name() -> None:
    whole = case(
        drafts=(OFFER, draft("dark", kind="described")),
        positions=(replace(demand("ada", "none"), confidence="low"),),
        doubts=(Remark(text="One page was not read."),),
    )
    unknown = onetext.brief(whole).sections.unknowns
    assert unknown.no_terms == ("dark",)
    assert unknown.open_issues == {"d1": ("pay", "guard")}
    assert unknown.no_responses["d1"] == ("ada", "ben", "cy")
    assert (unknown.low_confidence, unknown.doubts) == (1, ("One page was not read.",))


_FORBIDDEN = re.compile(r"\b(winner|wins|fairness|fair|bluff\w*|probability of peace|total of both|nan|inf|None)\b")


def _texts(headlines: tuple[Headline, ...]) -> Iterator[str]:
    for item in headlines:
        yield item.text
        if item.sourced_only_text:
            yield item.sourced_only_text


def _public_words(whole: Case) -> Case:
    """The case with plain names: what its author writes is not under test, only our own words around it."""
    return replace(
        whole,
        parties=tuple(replace(item, name=f"Party {n}", short="") for n, item in enumerate(whole.parties)),
        drafts=tuple(replace(item, title=f"Draft {n}", short="") for n, item in enumerate(whole.drafts)),
        issues=tuple(replace(item, title=f"Issue {n}") for n, item in enumerate(whole.issues)),
        claims=tuple(replace(item, claimant="Somebody", says="So it is.", about="origin") for item in whole.claims),
        ultimatums=tuple(replace(item, terms="Sign.", speaker="") for item in whole.ultimatums),
    )


@given(cases())
@settings(max_examples=settings.default.max_examples // 2)
def test_any_case_with_a_date_has_a_brief_of_clean_sentences(whole: Case) -> None:
    """No headline judges, adds parties up or shows a broken number, and each reads as sentences (S23)."""
    plain = _public_words(whole)
    if plain.as_of is None and plain.newest is None:
        with pytest.raises(UsageError, match="holds no dated record"):
            onetext.brief(plain)
        return
    result = onetext.brief(plain)
    json.dumps(result.to_json(), allow_nan=False)
    for text in _texts(result.sections.headlines):
        assert not _FORBIDDEN.search(text)
        assert text[0].isupper()
        assert text.endswith((".", "”"))
        assert "  " not in text
        assert "()" not in text
    assert len(result.sections.headlines) <= 5
