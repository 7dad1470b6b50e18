"""From a case to talks: what is set, what the record says, and what is a default; and nothing later than the day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from immutabledict import immutabledict

from onetext.casefile import read_case
from onetext.catalog import path as shipped
from onetext.errors import UsageError
from onetext.model import (
    Audience,
    Case,
    Date,
    Draft,
    ElectionSetting,
    Event,
    Fate,
    FrontSetting,
    Issue,
    NoDeal,
    Option,
    ParameterSetting,
    Party,
    PatronSetting,
    ProcessSettings,
    Range,
    Receipt,
    SeriesPoint,
    Source,
    Speaker,
    StatusChange,
    Term,
    Ultimatum,
    parameters,
)
from onetext.process import Election, Patron, Quantity, World, quantities, world_of
from onetext.process.drawing import draw_block

DAY = dt.date(2030, 6, 3)


def on(text: str) -> Date:
    return Date.parse(text)


def draft(name: str, day: str, *status: tuple[str, str], **more: Any) -> Draft:
    steps = tuple(StatusChange(status=kind, date=on(when)) for kind, when in status)  # type: ignore[arg-type]  # by name
    given: dict[str, Any] = {"kind": "proposal", "terms": immutabledict(q=Term(state="settled", options=("yes",)))}
    return Draft(id=name, title=name, happened=on(day), known=on(day), status=steps, **(given | more))


def ultimatum(name: str, by: str, to: Sequence[str], day: str, due: str = "", *fates: tuple[str, str]) -> Ultimatum:
    return Ultimatum(
        id=name,
        by=by,
        to=tuple(to),
        terms="yield",
        happened=on(day),
        known=on(day),
        due=on(due) if due else None,
        fates=tuple(Fate(fate=fate, date=on(when)) for fate, when in fates),  # type: ignore[arg-type]  # by name
        sources=("s",),
    )


def case(**changes: Any) -> Case:
    """Two sides and a power, one question, one draft, an event on the first day of a record of twenty weeks."""
    plain: dict[str, Any] = {
        "id": "x",
        "title": "X",
        "as_of": DAY,
        "signatories": ("ann", "bob"),
        "parties": (
            Party(id="ann", name="Ann", speakers=(Speaker(name="Ada"),)),
            Party(id="bob", name="Bob", aliases=("the hill",)),
            Party(id="power", name="Power", kind="broker"),
        ),
        "issues": (Issue(id="q", title="Q", options=(Option(id="no", title="No"), Option(id="yes", title="Yes"))),),
        "drafts": (draft("first", "2030-05-06"),),
        "events": (Event(id="e0", kind="meeting", text="…", happened=on("2030-01-14"), known=on("2030-01-14")),),
        "sources": (Source(id="s", outlet="Paper"), Source(id="r", outlet="-", kind="recall")),
    }
    return Case(**(plain | changes))


def world(given: Case) -> World:
    return world_of(given, given.drafts)


def of(given: Case, key: str, place: int | None = None) -> Quantity:
    return next(item for item in quantities(given, world(given)) if (item.key, item.place) == (key, place))


def setting(**values: Any) -> ProcessSettings:
    return ProcessSettings(**values)


def number(key: str, *numbers: float, shape: Any = "fixed", **more: Any) -> ParameterSetting:
    return ParameterSetting(key=key, shape=shape, numbers=tuple(Fraction(str(n)) for n in numbers), **more)


# -- who, when, which text -----------------------------------------------------------------------------------------


def test_a_case_that_says_nothing_gives_two_years_of_weeks_and_defaults() -> None:
    found = world(case())
    assert (found.parties, found.signatories, found.steps, found.step_days) == (("ann", "bob"), 2, 104, 7.0)
    assert (found.start, found.on_table, found.public, found.known_years) == (DAY, 0, "secret", 0.0)
    assert (found.front, found.patrons, found.threats, found.elections) == (None, (), (), ())
    asked = quantities(case(), found)
    assert {item.basis for item in asked if item.key != "leak_hazard"} == {"default"}
    assert all(item.reason for item in asked)


@pytest.mark.parametrize(
    ("given", "steps"),
    [
        ({"weeks": Fraction(10)}, 10),
        ({"weeks": Fraction(10), "step": Fraction(1)}, 70),
        ({"until": DAY + dt.timedelta(days=71)}, 11),
        ({"weeks": Fraction(1, 2)}, 1),
    ],
)
def test_the_horizon_is_counted_in_steps(given: dict[str, Any], steps: int) -> None:
    assert world(case(process=setting(**given))).steps == steps


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"process": setting(until=DAY)}, "not after 2030-06-03"),
        ({"process": setting(weeks=Fraction(0))}, "0 weeks"),
        ({"process": setting(weeks=Fraction(10**9))}, "more than 20 years away"),
        ({"process": setting(until=dt.date.max)}, "more than 20 years away"),
        ({"process": setting(step=Fraction(1, 10**9))}, "10,000 are the most"),
        ({"signatories": ()}, "nobody signs"),
        ({"as_of": None, "events": (), "drafts": ()}, "no day"),
    ],
)
def test_what_cannot_be_is_said(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        world(case(**changes))


def test_the_text_on_the_table_is_the_newest_that_was_put_there_and_is_not_over() -> None:
    heard = draft("heard", "2030-05-20", kind="described")
    got = replace(heard, id="got", received=(Receipt(party="bob", date=on("2030-05-21")),))
    elsewhere = replace(heard, id="elsewhere", received=(Receipt(party="power", date=on("2030-05-21")),))
    over = draft("over", "2030-05-22", ("tabled", "2030-05-22"), ("superseded", "2030-05-30"))
    first = draft("first", "2030-05-06")
    for drafts, expected in (
        ((first, heard, elsewhere), "first"),
        ((first, got), "got"),
        ((first, over), "first"),
        ((over,), "over"),
        ((heard,), None),
    ):
        found = world(case(drafts=drafts))
        assert (found.texts[found.on_table].id if found.on_table >= 0 else None) == expected
    told = case(drafts=(first, got), process=setting(on_table="first"))
    assert world(told).on_table == 0
    assert world_of(told, (got,)).on_table == -1


def test_who_knows_the_text_and_for_how_long_is_in_its_history() -> None:
    leaked = draft("first", "2030-05-06", ("leaked", "2030-05-13"))
    out = draft("first", "2030-05-06", ("leaked", "2030-05-13"), ("published", "2030-05-20"))
    assert world(case(drafts=(leaked,))).public == "leaked"
    found = world(case(drafts=(out,)))
    assert found.public == "published"
    assert found.known_years == pytest.approx(21 / 365.25)
    hidden = setting(public="secret")
    assert world(case(drafts=(out,), process=hidden)).known_years == 0
    since = setting(public="published", public_since=dt.date(2029, 6, 3))
    assert world(case(process=since)).known_years == pytest.approx(365 / 365.25)


def test_what_is_public_from_a_later_day_on_is_not_public_yet() -> None:
    later = setting(public="published", public_since=DAY + dt.timedelta(days=1))
    leaked = draft("first", "2030-05-06", ("leaked", "2030-05-13"))
    for drafts in ((draft("first", "2030-05-06"),), (leaked,)):
        told, silent = world(case(drafts=drafts, process=later)), world(case(drafts=drafts))
        assert (told.public, told.known_years) == (silent.public, silent.known_years)
    assert world(case(process=setting(public="published", public_since=DAY))).public == "published"


# -- patrons and threats -------------------------------------------------------------------------------------------


def test_without_settings_whoever_set_an_ultimatum_presses_and_backs_nobody() -> None:
    pressed = case(
        ultimatums=(
            ultimatum("a", "bob", ["ann"], "2030-02-01", "2030-02-10", ("lapsed", "2030-02-11")),
            ultimatum("b", "power", ["ann", "bob", "power"], "2030-03-01", "2030-03-15", ("kept", "2030-03-16")),
        )
    )
    found = world(pressed)
    assert found.parties == ("ann", "bob", "power")
    presses = [Patron(party=2, client=0, backs=False), Patron(party=2, client=1, backs=False)]
    assert list(found.patrons) == [*presses, Patron(party=1, client=0, backs=False)]
    assert found.guarantor == 0
    assert found.leavers == [0]


def test_open_threats_stand_at_the_start_each_in_a_row() -> None:
    some = (
        ultimatum("old", "power", ["ann"], "2030-02-01", "2030-02-10"),
        ultimatum("one", "power", ["ann"], "2030-05-01", "2030-06-21"),
        replace(ultimatum("two", "power", ["ann", "bob"], "2030-05-08"), draft="first"),
        ultimatum("met", "power", ["ann"], "2030-05-09", "2030-07-01", ("met", "2030-05-20")),
    )
    found = world(case(ultimatums=some))
    assert [(item.id, item.due, item.text) for item in found.threats] == [
        ("one", 2, -1),
        ("two", None, 0),
        ("two", None, 0),
    ]
    rows = [found.patrons[item.patron] for item in found.threats]
    assert [(row.client, row.presses) for row in rows] == [(0, True), (0, False), (1, True)]
    assert len({item.patron for item in found.threats}) == 3


def test_settings_say_who_backs_and_presses_and_a_threat_left_open_still_stands() -> None:
    backs = setting(patrons=(PatronSetting(party="power", client="bob", backs=True),))
    given = case(process=backs, ultimatums=(ultimatum("u", "bob", ["ann"], "2030-05-01", "2030-06-20"),))
    found = world(given)
    assert found.patrons == (
        Patron(party=2, client=1, backs=True, presses=False),
        Patron(party=1, client=0, backs=False, presses=False),
    )
    keys = {(item.key, item.place) for item in quantities(given, found)}
    assert {("support_off", 0), ("penalty", 1), ("kept", 0)} <= keys
    assert not {("support_off", 1), ("penalty", 0), ("ultimatum_hazard", 0), ("ultimatum_hazard", 1)} & keys
    assert world(case(process=setting(patrons=()))).patrons == ()


def test_counts_rates_and_lead_times_of_ultimatums() -> None:
    some = (
        ultimatum("a", "power", ["ann"], "2030-02-04", "2030-02-18", ("kept", "2030-02-18")),
        ultimatum("b", "power", ["ann"], "2030-03-04", "2030-04-01", ("lapsed", "2030-04-02")),
        ultimatum("c", "power", ["bob"], "2030-03-11", "2030-04-01", ("extended", "2030-03-18")),
        ultimatum("d", "power", ["ann"], "2030-05-06", "2030-05-20", ("denied", "2030-05-07")),
    )
    given = case(ultimatums=some)
    assert of(given, "kept", 0).distribution.numbers == (1.0,)
    assert of(given, "broken", 0).distribution.numbers == (2.0,)
    assert of(given, "execution", 1).distribution.numbers == (1.5, 2.5)
    # Twenty weeks on record; open against Ann for 2 + 4 weeks and a day, against Bob for one.
    rate = of(given, "ultimatum_hazard", 0).distribution
    assert rate.shape == "gamma"
    assert rate.numbers == pytest.approx((3.5, 20 - 6 - 1 / 7))
    assert of(given, "ultimatum_hazard", 1).distribution.numbers == pytest.approx((1.5, 19.0))
    logs = np.log([2.0, 4.0, 3.0, 2.0])
    lead = of(given, "ultimatum_lead", 0).distribution
    assert lead.numbers == pytest.approx((math.exp(logs.mean()), logs.std(ddof=1)))
    assert {of(given, key, 0).basis for key in ("kept", "ultimatum_hazard", "ultimatum_lead")} == {"source"}
    recalled = case(ultimatums=tuple(replace(item, sources=("r",)) for item in some))
    assert of(recalled, "kept", 0).basis == "analyst"


# -- the front -----------------------------------------------------------------------------------------------------

FRONT = FrontSetting(
    level="held", whole=Fraction(100), gains_series="won", gains_whole=Fraction(1000), gains="ann", loses="bob"
)


def points(unit: str, values: dict[str, float], source: str = "s") -> tuple[SeriesPoint, ...]:
    return tuple(
        SeriesPoint(date=on(day), value=Fraction(str(value)), unit=unit, source=source) for day, value in values.items()
    )


def test_a_front_stands_where_its_newest_value_stands_and_moves_as_its_gains_do() -> None:
    won = {"2030-01": 2.0, "2030-02": 4.0, "2030-03": 6.0, "2030-04": 8.0, "2028-12": 500.0}
    held = points("held", {"2030-03-31": 30, "2030-04-30": 31})
    given = case(process=setting(front=FRONT), series=(*held, *points("won", won)))
    front = world(given).front
    assert front is not None
    assert (front.start, front.gains, front.loses, front.unit, front.per_share) == (0.31, 0, 1, "held", 100.0)
    drift, volatility = of(given, "front_drift"), of(given, "front_volatility")
    spread = np.std([2, 4, 6, 8], ddof=1)
    assert drift.distribution.numbers == pytest.approx((5 * 12 / 1000, spread / 2 * 12 / 1000))
    assert volatility.distribution.shape == "lognormal"
    assert volatility.distribution.numbers == pytest.approx((spread * math.sqrt(12) / 1000, 6**-0.5))
    assert (drift.basis, drift.sources) == ("source", ("s",))
    assert "4 monthly values" in drift.reason


def test_a_front_without_gains_is_read_from_what_is_held() -> None:
    """The estimates find again what a Brownian motion was made with, on average over many of them."""
    rng = np.random.default_rng(5)
    days = [DAY - dt.timedelta(days=int(day)) for day in sorted(rng.choice(360, 40, replace=False), reverse=True)]
    years = np.diff([day.toordinal() for day in days]) / 365.25
    found = []
    for _ in range(40):
        steps = 0.06 * years + 0.03 * np.sqrt(years) * rng.standard_normal(len(years))
        level = 40 + 100 * np.concatenate([[0.0], np.cumsum(steps)])
        series = points("held", {day.isoformat(): round(value, 9) for day, value in zip(days, level, strict=True)})
        given = case(process=setting(front=replace(FRONT, gains_series="")), series=series)
        drift, volatility = (of(given, key).distribution.numbers for key in ("front_drift", "front_volatility"))
        found.append((drift[0], drift[1], volatility[0]))
    mean = np.mean(found, axis=0)
    lasted = (days[-1] - days[0]).days / 365.25
    assert mean[0] == pytest.approx(0.06, abs=3 * 0.03 / math.sqrt(lasted * 40))
    assert mean[1] == pytest.approx(0.03 / math.sqrt(lasted), rel=0.05)
    assert mean[2] == pytest.approx(0.03, rel=0.05)


@pytest.mark.parametrize("values", [{}, {"2030-03-31": 30.0}, {"2030-03-31": 30.0, "2030-04-30": 31.0}])
def test_too_few_values_are_a_default_and_it_says_so(values: dict[str, float]) -> None:
    given = case(process=setting(front=replace(FRONT, start=Fraction(1, 2))), series=points("held", values))
    drift = of(given, "front_drift")
    assert drift.basis == "default"
    assert "too few" in drift.reason
    assert drift.distribution == next(item.default for item in parameters() if item.key == "front_drift")


def test_without_a_known_value_there_is_no_front_and_none_of_its_numbers() -> None:
    given = case(process=setting(front=FRONT))
    assert world(given).front is None
    assert not {item.key for item in quantities(given, world(given))} & {"front_drift", "front_value", "win_value"}
    with pytest.raises(UsageError, match="mend whole"):
        world(
            case(process=setting(front=replace(FRONT, whole=Fraction(10))), series=points("held", {"2030-05-01": 30}))
        )


# -- happenings ----------------------------------------------------------------------------------------------------


def test_leaks_are_counted_over_the_weeks_in_secret() -> None:
    drafts = (
        draft("first", "2030-05-06"),
        draft("a", "2030-03-04", ("reported", "2030-03-05"), ("leaked", "2030-03-18"), sources=("s",)),
        draft("b", "2030-03-04", ("published", "2030-03-11"), ("leaked", "2030-03-18")),
        draft("c", "2030-03-04", ("leaked", "2030-03-04")),
    )
    found = of(case(drafts=drafts), "leak_hazard").distribution
    assert found.numbers == pytest.approx((2.5, 4 + 2 + 1 + 1 / 7))


def test_a_few_weeks_without_a_leak_tell_of_no_more_leaks_than_the_default_does() -> None:
    quiet = (draft("first", "2030-05-05"),)
    assert of(case(drafts=quiet), "leak_hazard").basis == "default"
    long = of(case(drafts=(draft("first", "2029-05-06"),)), "leak_hazard")
    assert long.basis != "default"
    assert long.distribution.numbers[0] == 0.5


def test_shocks_at_home_are_those_of_a_party_under_any_of_its_names() -> None:
    def shock(name: str, actor: str, kind: str = "domestic shock") -> Event:
        day = on("2030-04-01")
        return Event(id=name, kind=kind, text="…", actor=actor, happened=day, known=day, sources=("s",))

    first = case().events[0]
    given = case(events=(first, shock("a", "The Hill"), shock("b", "Ada, Cy"), shock("c", "bob", "battlefield change")))
    assert of(given, "shock_hazard", 0).distribution.numbers == (1.5, 20.0)
    assert of(given, "shock_hazard", 1).distribution.numbers == (1.5, 20.0)
    assert of(case(events=(first, shock("a", "the hill"))), "shock_hazard", 0).distribution.numbers == (0.5, 20.0)
    assert of(case(events=(first, shock("a", "a third"))), "shock_hazard", 0).basis == "default"


@pytest.mark.parametrize(
    ("drift", "shape", "numbers"),
    [
        (Range.of(-1), "fixed", (0.12,)),
        (Range.of(-3, 1), "uniform", (-0.12, 0.36)),
        (Range(Fraction(-3), Fraction(1), Fraction(-1)), "triangular", (-0.12, 0.12, 0.36)),
    ],
)
def test_the_drift_of_no_deal_is_what_waiting_costs(drift: Range, shape: str, numbers: tuple[float, ...]) -> None:
    loses = NoDeal(party="bob", value=Range.of(40), drift=drift, reason="Water is carted in.", basis="source")
    given = case(no_deals=(loses, NoDeal(party="ann", value=Range.of(30))))
    found = of(given, "attrition", 1)
    assert found.distribution.shape == shape
    assert found.distribution.numbers == pytest.approx(numbers)
    assert found.basis == "source"
    assert "Water is carted in." in found.reason
    assert of(given, "attrition", 0).basis == "default"


def test_votes_that_are_set_or_announced_fall_in_their_step() -> None:
    votes = tuple(
        ElectionSetting(party="bob", date=DAY + dt.timedelta(days=days)) for days in (-1, 0, 13, 7 * 104 - 1, 7 * 104)
    )
    told = Event(
        id="v",
        kind="election",
        text="A vote will be held.",
        actor="Ann",
        happened=Date(dt.date(2030, 6, 1), dt.date(2030, 6, 11)),
        known=on("2030-06-01"),
    )
    given = case(process=setting(elections=votes), events=(*case().events, told))
    assert world(given).elections == (
        Election(party=1, step=0),
        Election(party=0, step=1),
        Election(party=1, step=1),
        Election(party=1, step=103),
    )
    assert {item.place for item in quantities(given, world(given)) if item.key == "turn_chance"} == {0, 1}


# -- which number holds --------------------------------------------------------------------------------------------


def test_what_is_set_holds_before_the_record_and_the_particular_before_the_general() -> None:
    some = (ultimatum("a", "power", ["ann", "bob"], "2030-02-04", "2030-02-18", ("kept", "2030-02-18")),)
    numbers = (
        number("penalty", 0.1),
        number("penalty", 0.2, of="power"),
        number("penalty", 0.3, of="power/bob", reason="So they say.", basis="source", sources=("s",)),
        number("kept", 7, of="power"),
        number("turn_audience", 0.5),
        number("attrition", 0.1, 0.2, shape="uniform", of="ann"),
    )
    given = case(ultimatums=some, process=setting(parameters=numbers))
    assert of(given, "penalty", 0).distribution.numbers == (0.2,)
    last = of(given, "penalty", 1)
    assert (last.distribution.numbers, last.basis, last.reason, last.sources) == (
        (0.3,),
        "source",
        "So they say.",
        ("s",),
    )
    assert of(given, "kept", 0).distribution.numbers == (7.0,)
    assert of(given, "broken", 0).basis == "source"
    assert of(given, "attrition", 0).distribution.shape == "uniform"
    assert of(given, "attrition", 1).basis == "default"


def test_a_party_may_propose_that_neither_signs_nor_presses() -> None:
    given = case(process=setting(parameters=(number("recognition", 0.5, of="power"),)))
    assert world(given).parties == ("ann", "bob", "power")
    assert of(given, "recognition", 2).distribution.numbers == (0.5,)


def test_every_number_is_within_the_limits_of_its_parameter_when_it_is_drawn() -> None:
    day = dt.date(2025, 11, 26)
    whole = read_case(shipped("ukraine-2025")).at(day)
    found = world_of(whole, [whole.draft("us28"), whole.draft("e3")])
    drawn = draw_block(
        whole, [whole.draft("us28"), whole.draft("e3")], found, quantities(whole, found), seed=1, block=0
    )
    limits = {item.key: (item.low, item.high) for item in parameters()}
    for key, values in drawn.parameters.items():
        assert np.isfinite(values).all(), key
        assert values.size == 0 or (values.min() >= limits[key][0] and values.max() <= limits[key][1]), key


# -- as of a day, and for an audience ------------------------------------------------------------------------------


def both(given: Case, drafts: Sequence[str]) -> str:
    found = world_of(given, [item for item in given.drafts if item.id in drafts])
    return repr((found, quantities(given, found)))


def test_nothing_later_than_the_day_changes_a_byte() -> None:
    day, after = dt.date(2025, 11, 26), "2025-11-27"
    whole = read_case(shipped("ukraine-2025"))
    names = [item.id for item in whole.at(day).drafts]
    first = both(whole.at(day), names)
    late = on(after)
    more = replace(
        whole,
        ultimatums=(
            *(replace(item, fates=(*item.fates, Fate(fate="kept", date=late))) for item in whole.ultimatums),
            ultimatum("later", "united_states", ["russia"], after, "2025-12-10"),
        ),
        events=(
            *whole.events,
            Event(id="later", kind="domestic shock", text="…", actor="Ukraine", happened=late, known=late),
            Event(id="told", kind="domestic shock", text="…", actor="Russia", happened=on("2025-11-01"), known=late),
        ),
        series=(
            *whole.series,
            *points("percent_held_deepstate", {after: 50}),
            *points("km2_net_gain_month_isw_afp", {"2025-11": 9}),
        ),
        drafts=tuple(
            replace(item, status=(*item.status, StatusChange(status="published", date=late))) for item in whole.drafts
        ),
    )
    assert both(more.at(day), names) == first
    assert both(more.at(dt.date(2025, 11, 30)), names) != both(whole.at(dt.date(2025, 11, 30)), names)


def test_hidden_records_and_settings_change_nothing_for_others() -> None:
    hidden = Audience("mediator")
    some = (ultimatum("a", "power", ["ann"], "2030-02-04", "2030-02-18", ("lapsed", "2030-02-18")),)
    shown = case(ultimatums=some, process=setting(parameters=(number("penalty", 0.1, of="power"),)))
    secret = replace(
        shown,
        ultimatums=(*some, replace(ultimatum("b", "power", ["bob"], "2030-03-04"), audience=hidden)),
        process=setting(
            parameters=(number("penalty", 0.1, of="power"), number("leak_hazard", 0.3, audience=hidden)),
            patrons=(PatronSetting(party="power", client="bob", backs=True, audience=hidden),),
        ),
    )
    assert both(secret.seen_by("public"), ["first"]) == both(shown.seen_by("public"), ["first"])
    assert both(secret, ["first"]) != both(shown, ["first"])


def test_the_shipped_case_stands_as_its_record_says() -> None:
    given = read_case(shipped("ukraine-2025")).at(dt.date(2025, 11, 26))
    found = world_of(given, [given.draft(name) for name in ("us28", "e3", "geneva19")])
    assert found.texts[found.on_table].id == "geneva19"
    named = [
        (found.parties[item.party], found.parties[item.client], item.backs, item.presses) for item in found.patrons
    ]
    assert named == [
        ("united_states", "ukraine", True, True),
        ("united_states", "russia", False, True),
        ("e3", "ukraine", True, False),
        ("eu", "ukraine", True, False),
        ("russia", "ukraine", False, False),
    ]
    # Counted by hand: U01, U02, U04 to U07 lapsed or reversed, and U08 was reversed on 25 November.
    numbers = {(item.key, item.place): item.distribution.numbers for item in quantities(given, found)}
    assert (numbers["kept", 0], numbers["broken", 0]) == ((0.0,), (7.0,))
    gains = [240, 379, 507, 588, 634, 594, 447, 461]
    assert numbers["front_drift", None][0] == pytest.approx(np.mean(gains) * 12 / 603550)
    assert found.front is not None
    assert found.front.start == pytest.approx(0.1909)
    assert [item.id for item in found.threats] == ["U09"]
