"""Results carry their envelope, print one JSON object, and make a frame where pandas is there (commands.md)."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Literal

import pytest

from onetext.errors import UsageError
from onetext.model import Date, PositionKind, Reading, Relation
from onetext.model.results import (
    BalanceResult,
    ClaimsResult,
    ClaimView,
    CompareResult,
    ConcedeResult,
    DraftBalance,
    DraftRow,
    Effect,
    Envelope,
    Estimate,
    LineStatus,
    PartyBalance,
    PositionMove,
    PositionView,
    ShowResult,
    Subject,
    TryResult,
    VersionResult,
)

DAY = Date.parse("2025-11-23")
HEAD = Envelope(command="balance", version="1", case="c", case_sha256="0", as_of=dt.date(2025, 11, 26), seed=0)
FIRMNESS = Estimate(0.8, 0.7, 0.9, "probability", "analyst")


def line(name: str, status: Literal["broken", "possible", "kept"], reading: Reading) -> LineStatus:
    return LineStatus(id=name, status=status, reading=reading, firmness=FIRMNESS, real=True, evidence=None)


def party_balance(value: Estimate | None, *lines: LineStatus) -> PartyBalance:
    return PartyBalance(
        value=value,
        no_deal=None,
        gain=None,
        accepts=None,
        accept_probability=None,
        accepts_strict=None,
        accept_probability_strict=None,
        red_lines=lines,
        sourced_share=None,
        unknown_issues=(),
    )


def draft_balance(**parties: PartyBalance) -> DraftBalance:
    return DraftBalance(
        id="d1",
        title="First",
        happened=DAY,
        known_terms=True,
        open_issues=(),
        terms={},
        parties=parties,
        stances={},
        issue_stances={},
    )


def balance() -> BalanceResult:
    ada = party_balance(Estimate(40, 30, 60), line("x", "broken", "narrow"), line("x", "broken", "strict"))
    draft = draft_balance(ada=ada, ben=party_balance(None))
    return BalanceResult(envelope=HEAD, drafts=(draft,), basis_share={"source": 1.0})


def effect() -> Effect:
    part = Estimate(-5, -9, 2)
    return Effect(
        total=part,
        holds="some",
        probability=None,
        loses=None,
        loses_probability=None,
        by_issue={"land": part},
        by_interaction={},
    )


def position(option: str, kind: PositionKind = "demand") -> PositionView:
    return PositionView(
        options=(option, "x"), refused=(), kind=kind, speaker="", happened=DAY, known=DAY, stance="", sources=()
    )


class TestJson:
    def test_the_envelope_comes_first_and_the_keys_of_the_command_follow(self) -> None:
        printed = balance().to_json()
        head = ["schema", "command", "version", "case", "case_sha256", "as_of", "audience", "withheld", "seed"]
        assert list(printed)[: len(head)] == head
        assert printed["schema"] == "onetext/1"
        assert printed["as_of"] == "2025-11-26"
        assert {"status", "warnings", "drafts", "basis_share"} <= set(printed)
        assert "envelope" not in printed

    def test_a_number_comes_with_its_range_unit_and_basis_and_unknown_is_null(self) -> None:
        parties = json.loads(json.dumps(balance().to_json()))["drafts"][0]["parties"]
        assert parties["ada"]["value"] == {"point": 40, "low": 30, "high": 60, "unit": "points", "basis": "mixed"}
        assert parties["ben"]["value"] is None

    def test_a_name_that_python_reserves_loses_its_underscore(self) -> None:
        tried = TryResult(
            envelope=HEAD,
            draft="d1",
            set_={"land": "no"},
            before=draft_balance(),
            after=draft_balance(),
            changes=(),
            effects={},
        )
        assert tried.to_json()["set"] == {"land": "no"}


class TestFrames:
    def test_balance_has_a_row_per_draft_and_party(self) -> None:
        frame = balance().to_frame()
        assert frame[["draft", "party"]].to_numpy().tolist() == [["d1", "ada"], ["d1", "ben"]]
        assert frame.loc[0, ["value", "value_low", "value_high", "lines_broken_narrow"]].tolist() == [40, 30, 60, 1]
        assert frame["value"].isna().tolist() == [False, True]

    def test_compare_and_try_have_a_row_per_party_and_issue(self) -> None:
        row = [{"party": "ada", "issue": "land", "change": -5, "low": -9, "high": 2}]
        compared = CompareResult(envelope=HEAD, a="d1", b="d2", links=(), changes=(), effects={"ada": effect()})
        tried = TryResult(
            envelope=HEAD,
            draft="d1",
            set_={},
            before=draft_balance(),
            after=draft_balance(),
            changes=(),
            effects={"ada": effect()},
        )
        assert compared.to_frame().to_dict("records") == row
        assert tried.to_frame().to_dict("records") == row

    def test_claims_have_a_row_each(self) -> None:
        claim = ClaimView(
            id="c1",
            claimant="Ada",
            says="Mine.",
            happened=DAY,
            known=DAY,
            sources=(),
            relations=(Relation(to="c2", kind="contradicts"),),
        )
        subject = Subject(about="authorship", draft="d1", contested=True, claims=(claim, claim))
        frame = ClaimsResult(envelope=HEAD, subjects=(subject,)).to_frame()
        assert frame["claimant"].tolist() == ["Ada", "Ada"]
        assert frame["known"].tolist() == ["2025-11-23"] * 2

    def test_concessions_have_a_row_per_party_and_issue(self) -> None:
        move = PositionMove(
            party="ada",
            issue="land",
            opening=position("all"),
            latest=position("half"),
            steps=Estimate(2, 1, 3, "steps"),
            kind="moved",
        )
        unordered = PositionMove(
            party="ben", issue="hymn", opening=position("a"), latest=position("b"), steps=None, kind="moved"
        )
        frame = ConcedeResult(envelope=HEAD, position_moved=(move, unordered), draft_change=()).to_frame()
        assert frame["latest"].tolist() == ["half / x", "b / x"]
        assert frame["steps"].tolist()[0] == 2
        assert frame["steps"].isna().tolist() == [False, True]

    def test_show_has_a_row_per_draft(self) -> None:
        row = DraftRow(
            id="d1",
            title="First",
            happened=DAY,
            kind="proposal",
            status="",
            grew_from=(),
            points=3,
            settled=1,
            bracketed=0,
            deferred=0,
            silent=0,
            unknown=0,
        )
        shown = ShowResult(envelope=HEAD, title="", notice="", parties=(), issues=(), drafts=(row,), timeline=())
        assert shown.to_frame().to_dict("records") == [
            {"draft": "d1", "title": "First", "happened": "2025-11-23", "points": 3}
        ]

    def test_a_result_without_a_table_makes_an_empty_frame(self) -> None:
        assert VersionResult(envelope=HEAD, python="3.11", packages={}).to_frame().empty

    def test_without_pandas_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(UsageError, match=r"onetext\[frames\]"):
            balance().to_frame()


class TestLookups:
    def test_a_line_without_a_wider_reading_counts_in_both_readings(self) -> None:
        """x is broken only when read strictly; y has one reading; z is kept; w is broken in both."""
        lines = (
            *(line("x", "kept", "narrow"), line("x", "broken", "strict"), line("y", "broken", "narrow")),
            *(line("z", "kept", "narrow"), line("w", "broken", "narrow"), line("w", "broken", "strict")),
        )
        held = party_balance(None, *lines)
        assert [item.id for item in held.broken("narrow")] == ["y", "w"]
        assert [item.id for item in held.broken("strict")] == ["x", "y", "w"]

    def test_a_draft_is_found_by_its_id(self) -> None:
        assert balance().draft("d1").title == "First"
        with pytest.raises(KeyError):
            balance().draft("d9")

    def test_an_estimate_is_exact_when_its_bounds_meet(self) -> None:
        assert Estimate(1, 1, 1).is_exact
        assert not Estimate(1, 0, 1).is_exact
