"""`Case.at` and `Case.seen_by`: nothing that was not known, nothing that is not meant for the viewer (S16, S24)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict
from model_cases import ISSUES, PARTIES, cases, dangling, dates, days, some_sources, walk

from onetext.errors import UnknownId, UsageError
from onetext.model import (
    MEDIATOR,
    Bar,
    Case,
    Crossing,
    Date,
    Draft,
    Event,
    Fate,
    Issue,
    Item,
    Option,
    Party,
    Range,
    Receipt,
    Record,
    RedLine,
    Remark,
    SeriesPoint,
    Source,
    StatusChange,
)

COLLECTIONS = (
    *(
        "doubts",
        "parties",
        "issues",
        "rules",
        "interactions",
        "positions",
        "weights",
        "red_lines",
        "no_deals",
        "drafts",
    ),
    *("responses", "statements", "claims", "ultimatums", "events", "sources", "candidates"),
)
viewers = st.sampled_from(("public", *PARTIES))
SECRET = "not for you"
NOVEMBER = Date.parse("2025-11-20")


def seen(case: Case, viewer: str) -> Case | None:
    """The case as a viewer sees it, or None where the case hides the viewer from itself."""
    try:
        return case.seen_by(viewer)
    except UsageError:
        return None


def scrambled(item: Any, draw: Any) -> Any:
    """Another item with the same id and audience."""
    texts = ("note", "title", "text", "says", "reason", "name", "stance", "about", "claimant", "outlet", "document")
    new: dict[str, Any] = {name: SECRET for name in texts if hasattr(item, name)}
    drawn = {"party": st.sampled_from(PARTIES), "by": st.sampled_from(PARTIES), "issue": st.sampled_from(ISSUES)}
    drawn |= {"known": dates, "happened": dates, "sources": some_sources}
    new |= {name: draw(strategy) for name, strategy in drawn.items() if hasattr(item, name)}
    new |= {name: () for name in ("fates", "status", "received", "expectations", "consents") if hasattr(item, name)}
    return replace(item, **new)


def items(case: Case) -> list[Any]:
    return [item for name in COLLECTIONS for item in getattr(case, name)]


class TestAt:
    @given(cases(), days)
    def test_nothing_that_became_known_later_is_left(self, case: Case, day: dt.date) -> None:
        found = list(walk(case.at(day)))
        known = [value.known for value in found if isinstance(value, Record | Crossing)]
        dated = [value.date for value in found if isinstance(value, Fate | StatusChange | Receipt | SeriesPoint)]
        said = [value.known_from for value in found if isinstance(value, Remark) and value.known_from]
        assert [date for date in (*known, *dated) if date.latest > day] == []
        assert [date for date in said if date > day] == []

    @given(cases(), days)
    def test_no_reference_is_left_hanging(self, case: Case, day: dt.date) -> None:
        assert dangling(case) == []
        assert dangling(case.at(day)) == []

    @given(cases(), days)
    def test_what_was_known_and_what_it_is_about_stay(self, case: Case, day: dt.date) -> None:
        """Parties and issues have no date, so only a draft that is gone may take a known record with it."""
        cut = case.at(day)
        drafts = {draft.id for draft in case.drafts if draft.known.latest <= day}
        for name in ("positions", "statements", "events", "red_lines", "ultimatums"):
            assert len(getattr(cut, name)) == sum(item.known.latest <= day for item in getattr(case, name))
        assert {draft.id for draft in cut.drafts} == drafts
        assert len(cut.responses) == sum(r.known.latest <= day and r.draft in drafts for r in case.responses)
        assert len(cut.claims) == sum(c.known.latest <= day and c.draft in {"", *drafts} for c in case.claims)
        assert (cut.parties, cut.issues, cut.weights) == (case.parties, case.issues, case.weights)

    @given(cases(), days, days)
    def test_cutting_twice_is_cutting_at_the_earlier_day(self, case: Case, a: dt.date, b: dt.date) -> None:
        assert case.at(max(a, b)).at(min(a, b)) == case.at(min(a, b))

    @given(cases(), days)
    def test_sources_that_nothing_cites_any_more_are_left_out(self, case: Case, day: dt.date) -> None:
        cut = case.at(day)
        cited = {source for value in walk(cut) for source in getattr(value, "sources", ()) if isinstance(source, str)}
        cited |= {point.source for point in cut.series}
        assert {source.id for source in cut.sources} <= cited

    @given(cases())
    def test_at_the_newest_day_no_date_is_lost(self, case: Case) -> None:
        """`newest` is the day on which everything is known: a default `as_of` must not hide a crossing or a receipt."""
        assert case.newest is not None
        dated = (Record, Crossing, Fate, StatusChange, Receipt, SeriesPoint)
        assert sum(isinstance(value, dated) for value in walk(case.at(case.newest))) == sum(
            isinstance(value, dated) for value in walk(case)
        )

    def test_a_month_is_known_only_when_it_is_over(self) -> None:
        event = Event(id="e", kind="meeting", text="They met.", happened=NOVEMBER, known=Date.parse("2025-11"))
        case = Case(id="c", title="C", events=(event,))
        assert case.at(dt.date(2025, 11, 29)).events == ()
        assert case.at(dt.date(2025, 11, 30)).events == (event,)

    def test_a_crossing_lowers_the_firmness_only_once_it_is_known(self) -> None:
        crossing = Crossing(happened=NOVEMBER, known=Date.parse("2025-12-01"), firmness=Range.of("0.2"))
        line = RedLine(
            id="l",
            party="ada",
            narrow=Bar(options=immutabledict({"land": ("no",)})),
            firmness=Range.of("0.9"),
            evidence="leader-repeated",
            crossed=crossing,
            happened=NOVEMBER,
            known=NOVEMBER,
        )
        land = Issue(id="land", title="Land", options=(Option(id="no", title="No"), Option(id="yes", title="Yes")))
        case = Case(id="c", title="C", parties=(Party(id="ada", name="Ada"),), issues=(land,), red_lines=(line,))
        before, after = (case.at(dt.date(2025, *day)).red_line("l") for day in ((11, 30), (12, 1)))
        assert (before.firmness_now, before.evidence_now) == (Range.of("0.9"), "leader-repeated")
        assert (after.firmness_now, after.evidence_now) == (Range.of("0.2"), "already-crossed")


class TestSeenBy:
    @given(cases(), viewers)
    def test_nothing_hidden_from_the_viewer_is_left(self, case: Case, viewer: str) -> None:
        shown = seen(case, viewer)
        left = [item for item in walk(shown) if isinstance(item, Item)]
        assert [item for item in left if not item.audience.admits(viewer)] == []

    @given(cases(), viewers)
    def test_no_reference_is_left_hanging(self, case: Case, viewer: str) -> None:
        shown = seen(case, viewer)
        assert shown is None or dangling(shown) == []

    @given(cases())
    def test_the_mediator_sees_everything(self, case: Case) -> None:
        assert case.seen_by("mediator") == case

    @given(cases(), viewers)
    def test_what_is_withheld_is_counted(self, case: Case, viewer: str) -> None:
        """A hidden no-deal counts as one item; of a visible one every expectation counts. Sources do not."""
        shown = seen(case, viewer)
        expected = [e for item in case.no_deals if item.audience.admits(viewer) for e in item.expectations]
        left = [e for item in shown.no_deals for e in item.expectations] if shown else []
        gone = len(items(case)) + len(case.series) - len(case.sources) + len(expected) - len(left)
        assert shown is None or shown.withheld == gone - len(items(shown)) - len(shown.series) + len(shown.sources)

    @given(cases(), viewers, st.data())
    def test_changing_a_hidden_item_changes_nothing(self, case: Case, viewer: str, data: st.DataObject) -> None:
        """Whatever a hidden item says, about whom and when: what the viewer gets is the same to the last byte."""
        changed = replace(
            case,
            **{
                name: tuple(
                    item if item.audience.admits(viewer) else scrambled(item, data.draw) for item in getattr(case, name)
                )
                for name in COLLECTIONS
            },
        )
        before, after = seen(case, viewer), seen(changed, viewer)
        assert before == after
        assert before is None or after is None or before.sha256 == after.sha256
        assert after is None or SECRET not in repr(after)

    @given(cases(), viewers)
    def test_looking_twice_is_looking_once(self, case: Case, viewer: str) -> None:
        shown = seen(case, viewer)
        assert shown is None or shown.seen_by(viewer) == shown

    def test_an_unknown_viewer_is_refused_with_the_nearest_name(self) -> None:
        case = Case(id="c", title="C", parties=(Party(id="ada", name="Ada"),))
        with pytest.raises(UnknownId, match='did you mean "ada"'):
            case.seen_by("adda")

    def test_a_party_hidden_from_itself_is_refused(self) -> None:
        case = Case(id="c", title="C", parties=(Party(id="ada", name="Ada", audience=MEDIATOR),))
        with pytest.raises(UsageError, match="hidden from itself"):
            case.seen_by("ada")

    def test_a_series_does_not_name_a_hidden_source(self) -> None:
        point = SeriesPoint(date=NOVEMBER, value=Fraction(1), unit="km", source="s1")
        case = Case(id="c", title="C", series=(point,), sources=(Source(id="s1", outlet="O", audience=MEDIATOR),))
        assert case.seen_by("public").series == (replace(point, source=""),)


class TestLookingUp:
    def test_an_unknown_id_is_answered_with_the_nearest(self) -> None:
        draft = Draft(id="us28", title="T", kind="proposal", happened=NOVEMBER, known=NOVEMBER)
        with pytest.raises(UnknownId, match='unknown draft "us82"; did you mean "us28"'):
            Case(id="c", title="C", drafts=(draft,)).draft("us82")

    @given(cases())
    def test_every_id_finds_its_item(self, case: Case) -> None:
        assert [case.party(item.id) for item in case.parties] == list(case.parties)
        assert [case.issue(item.id) for item in case.issues] == list(case.issues)
        assert [case.draft(item.id) for item in case.drafts] == list(case.drafts)
        assert [case.source(item.id) for item in case.sources] == list(case.sources)

    def test_drafts_stand_oldest_first_and_parties_by_name(self) -> None:
        names = {"z": "Alpha", "a": "beta", "m": "Gamma"}
        dates = {"late": "2025-12", "early": "2025-11-01", "mid": "2025-11-30"}
        case = Case(
            id="c",
            title="C",
            parties=tuple(Party(id=key, name=name) for key, name in names.items()),
            drafts=tuple(
                Draft(id=key, title=key, kind="proposal", happened=Date.parse(day), known=Date.parse(day))
                for key, day in dates.items()
            ),
        )
        assert [party.id for party in case.parties_by_name] == ["z", "a", "m"]
        assert [draft.id for draft in case.drafts_by_date] == ["early", "mid", "late"]

    @given(cases(), cases())
    def test_two_cases_share_a_hash_exactly_when_they_are_equal(self, a: Case, b: Case) -> None:
        assert replace(a) == a
        assert replace(a).sha256 == a.sha256
        assert hash(replace(a)) == hash(a)
        assert (a.sha256 == b.sha256) == (a == b)

    def test_a_case_without_records_has_no_newest_day(self) -> None:
        assert Case(id="c", title="C").newest is None


class TestWhatHasNoAudienceOfItsOwn:
    """Summary, series and its note go with the case (S24)."""

    case = Case(
        id="c",
        title="c",
        summary="what the staff know",
        series_note="by rope",
        default_audience=MEDIATOR,
        series=(SeriesPoint(date=Date.parse("2025-01-01"), value=Fraction(1), unit="m"),),
    )

    def test_the_public_gets_none_of_it_from_a_confidential_case(self) -> None:
        shown = self.case.seen_by("public")
        assert (shown.summary, shown.series_note, shown.series, shown.withheld) == ("", "", (), 1)

    def test_the_mediator_gets_all_of_it(self) -> None:
        assert self.case.seen_by("mediator").series == self.case.series
