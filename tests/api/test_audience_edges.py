"""What an audience could learn from errors, counts and days (S16, S24)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import onetext
from onetext.api.refusal import refused
from onetext.errors import CaseError, Fault, UnknownId
from onetext.model import MEDIATOR, Audience, Case, Date, Event, Party

EARLY, LATE = Date.parse("2024-01-10"), Date.parse("2024-03-10")


def event(name: str, date: Date, **more: object) -> Event:
    return Event(id=name, kind="meeting", text=name, happened=date, known=date, **more)  # type: ignore[arg-type]  # kinds


def small(*events: Event) -> Case:
    parties = (Party(id="union", name="Union"), Party(id="secretco", name="S", audience=MEDIATOR))
    return Case(id="c", title="c", parties=parties, events=events)


def test_only_the_mediator_is_told_what_is_wrong_with_the_files() -> None:
    error = CaseError((Fault(file="drafts/secret.md", line=3, column=1, code="E203", message="x", excerpt="hidden"),))
    assert "secret.md" in str(refused("balance", error).to_json())
    told = refused("balance", error, audience="union")
    assert told.envelope.status == "faults"
    assert "secret" not in str(told)
    assert "hidden" not in str(told)


@pytest.mark.parametrize("audience", ["secretco", "secretx", "nobody"])
def test_a_hidden_party_is_neither_named_nor_told_apart_from_one_that_does_not_exist(audience: str) -> None:
    with pytest.raises(UnknownId) as caught:
        onetext.show(small(event("a", EARLY)), audience=audience)
    assert caught.value.known == ("mediator", "public", "union")


def test_a_party_that_only_itself_may_know_of_is_answered_and_not_named_to_others() -> None:
    quiet = Party(id="quietco", name="Q", audience=Audience("parties", ("quietco",)))
    case = replace(small(event("a", EARLY)), parties=(Party(id="union", name="Union"), quiet))
    assert [row.id for row in onetext.show(case, audience="quietco").parties] == ["quietco", "union"]
    with pytest.raises(UnknownId) as caught:
        onetext.show(case, audience="nobody")
    assert caught.value.known == ("mediator", "public", "union")


def test_what_is_withheld_is_counted_alike_on_every_day() -> None:
    """A count as of the day would tell when a hidden item became known, which is part of what it hides (S24)."""
    case = small(event("a", EARLY), event("b", EARLY, audience=MEDIATOR), event("c", LATE, audience=MEDIATOR))
    counts = [
        onetext.show(case, audience="public", as_of=day).envelope.withheld
        for day in (dt.date(2024, 1, 20), dt.date(2024, 3, 20))
    ]
    # The hidden party and both events.
    assert counts == [3, 3]


def test_every_verb_that_uses_an_analyst_s_later_numbers_says_so() -> None:
    case, day = onetext.load_case("ukraine-2025"), dt.date(2025, 11, 25)
    for result in (onetext.compare(case, "us28", "e3", as_of=day), onetext.concede(case, as_of=day)):
        assert any(warning.startswith("hindsight:") for warning in result.envelope.warnings)
    later = onetext.compare(case, "us28", "e3", as_of=dt.date(2025, 11, 26))
    assert not any(warning.startswith("hindsight:") for warning in later.envelope.warnings)
