"""What a package relies on: consents its options need, and lines that are not meant, or only when read narrowly."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from immutabledict import immutabledict

from onetext.compromise.reliance import reliances
from onetext.model import Bar, Case, Consent, Date, Issue, Option, Party, Range, RedLine
from onetext.model.results import Reliance

DAY = Date.parse("2025-01-01")


def _line(id_: str, party: str, firmness: str, *options: str, strict: tuple[str, ...] = ()) -> RedLine:
    return RedLine(
        id=id_,
        party=party,
        narrow=Bar(options=immutabledict({"pay": options})) if options else None,
        strict=Bar(options=immutabledict({"pay": strict})) if strict else None,
        firmness=Range.of(Fraction(firmness)),
        happened=DAY,
        known=DAY,
        sources=("s",),
    )


def _case(*lines: RedLine, consents: tuple[Consent, ...] = ()) -> Case:
    options = tuple(Option(id=id_, title=id_.capitalize()) for id_ in ("low", "middle", "high"))
    return Case(
        id="c",
        title="c",
        as_of=dt.date(2025, 6, 1),
        signatories=("firm", "union"),
        parties=(
            Party(id="union", name="Union"),
            Party(id="firm", name="Firm"),
            Party(id="bank", name="Bank"),
        ),
        issues=(Issue(id="pay", title="Pay", options=options, consents=consents),),
        red_lines=lines,
    )


def test_a_package_that_nobody_else_has_a_say_in_relies_on_nothing() -> None:
    assert reliances(_case(_line("U1", "union", "0.9", "low")), {"pay": "high"}) == ()


def test_a_consent_says_whose_by_which_rule_and_what_is_left_without_it() -> None:
    consent = Consent(by="bank", body="board", rule="two thirds", options=("high",))
    case = _case(consents=(consent,))
    assert reliances(case, {"pay": "low"}) == ()
    assert reliances(case, {"pay": "high"}) == (
        Reliance(
            party="bank",
            kind="consent",
            issue="pay",
            option="high",
            body="board",
            rule="two thirds",
            what="if it is refused, “High” falls; without that consent, “Pay” could be settled at “Low” or “Middle”",
        ),
    )


def test_a_consent_that_every_option_needs_leaves_nothing_without_it() -> None:
    (found,) = reliances(_case(consents=(Consent(by="bank"),)), {"pay": "low"})
    assert found.what == "if it is refused, “Low” falls, and every other option of “Pay” needs the same consent"


def test_a_line_below_one_half_that_is_broken_is_relied_on_not_to_be_meant() -> None:
    (found,) = reliances(_case(_line("U1", "union", "0.4", "low")), {"pay": "low"})
    assert (found.party, found.kind, found.issue, found.option, found.lines) == (
        "union",
        "promise",
        "pay",
        "low",
        ("U1",),
    )
    assert found.what == (
        "Union says that it will not sign this (line U1); that is held to be meant with a firmness below one half"
    )


def test_a_line_that_is_broken_only_when_read_strictly_is_relied_on_to_be_read_narrowly() -> None:
    case = _case(_line("U1", "union", "0.9", "low", strict=("low", "middle")))
    (found,) = reliances(case, {"pay": "middle"})
    assert found.what == "line U1 of Union lets this stand only as long as it is read narrowly"
    assert reliances(case, {"pay": "high"}) == ()


def test_a_line_that_counts_and_is_broken_is_said_to_be() -> None:
    case = _case(_line("U1", "union", "0.5", "low", strict=("low", "middle")))
    (found,) = reliances(case, {"pay": "middle"}, reading="strict")
    assert found.what == (
        "Union says that it will not sign this (line U1), and that counts as meant: it would have to let go of it"
    )


def test_a_line_of_which_nothing_is_known_counts() -> None:
    case = _case(replace(_line("U1", "union", "0", "low"), firmness=Range.of(0, 1)))
    (found,) = reliances(case, {"pay": "low"})
    assert "counts as meant" in found.what


def test_lines_that_a_consenter_could_refuse_for_stand_with_its_consent() -> None:
    line = _line("B1", "bank", "0.3", "high")
    case = _case(line, consents=(Consent(by="bank", options=("high", "middle")),))
    consent, promise = reliances(case, {"pay": "high"})
    assert (consent.kind, consent.lines) == ("consent", ("B1",))
    assert consent.what.endswith("could be settled at “Low”; it could refuse because of B1")
    assert (promise.kind, promise.party, promise.lines) == ("promise", "bank", ("B1",))
    # Where its consent is not needed, its line is nobody's concern.
    assert reliances(replace(case, issues=(replace(case.issues[0], consents=()),)), {"pay": "high"}) == ()


def test_promises_stand_in_the_order_of_the_parties_names() -> None:
    case = _case(_line("U1", "union", "0.2", "low"), _line("F1", "firm", "0.2", "low"))
    assert [item.party for item in reliances(case, {"pay": "low"})] == ["firm", "union"]


def test_a_value_test_is_named() -> None:
    (found,) = reliances(_case(consents=(Consent(by="bank", test="value"),)), {"pay": "low"})
    assert found.what.endswith("; it must not be worse off than without a deal")
