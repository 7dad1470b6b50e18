"""`forecast` and `whatif`: what adds up, what is paired, what changes no byte, and what cannot be asked."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.forecasting.texts import allowed_drafts, candidates, refusals
from onetext.api.schema import output_schema
from onetext.model import MEDIATOR, Case, ParameterSetting, PatronSetting, ProcessSettings, Range
from onetext.model.results import ForecastResult, WhatIfResult
from onetext.process import MOST_TEXTS

DAY = dt.date(2025, 11, 26)
MODES = ("perpetual", "planned")


@cache
def harbour() -> Case:
    return onetext.load_case("harbour-wages")


@cache
def ukraine() -> Case:
    return onetext.load_case("ukraine-2025")


def forecast(case: Case | None = None, **given: Any) -> ForecastResult:
    asked = {"runs": 1024, "horizon": 26, "workers": 1, **given}
    return onetext.forecast(case or harbour(), **asked)


def whatif(case: Case | None = None, **given: Any) -> WhatIfResult:
    asked = {"runs": 1024, "horizon": 26, "workers": 1, **given}
    return onetext.whatif(case or harbour(), **asked)


@cache
def plain() -> ForecastResult:
    return forecast()


def as_read(result: ForecastResult | WhatIfResult) -> Any:
    return json.loads(json.dumps(result.to_json(), allow_nan=False))


# -- what adds up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_chances_add_up_and_carry_their_error(mode: str) -> None:
    chances = plain().outcomes[mode]
    assert sum(chance.point for chance in chances.values()) == pytest.approx(1)
    for chance in chances.values():
        assert chance.draws == 1024
        if 0 < chance.point < 1:
            assert chance.standard_error == pytest.approx(np.sqrt(chance.point * (1 - chance.point) / 1024))
        else:
            assert 0 < chance.standard_error < 0.001


def test_a_band_is_the_least_and_largest_over_modes() -> None:
    for outcome, band in plain().bands.items():
        points = [plain().outcomes[mode][outcome].point for mode in MODES]
        assert (band.low, band.high) == (min(points), max(points))


@pytest.mark.parametrize("mode", MODES)
def test_what_has_ended_stays_ended_up_to_the_horizon(mode: str) -> None:
    rows = plain().incidence
    assert len(rows) <= 53
    assert rows[0].modes[mode]["talking"] == 1
    assert rows[-1].date == plain().horizon
    assert rows[-1].modes[mode] == pytest.approx({name: item.point for name, item in plain().outcomes[mode].items()})
    for outcome in ("signed", "walked", "force", "patron_left", "collapsed"):
        shares = [row.modes[mode][outcome] for row in rows]
        assert shares == sorted(shares)


def test_chances_by_quarter_are_those_of_the_course() -> None:
    by_date = {row.date: row.modes for row in plain().incidence}
    assert [row.date for row in plain().signed_by] == [harbour_start() + dt.timedelta(weeks=w) for w in (13, 26)]
    for row in plain().signed_by:
        for mode in MODES:
            assert row.modes[mode].point == pytest.approx(by_date[row.date][mode]["signed"])


def harbour_start() -> dt.date:
    start = plain().envelope.as_of
    assert start is not None
    return start


@pytest.mark.parametrize("mode", MODES)
def test_signed_texts_and_their_terms_share_out_all_signatures(mode: str) -> None:
    result = plain()
    assert sum(text.signed.modes[mode] or 0 for text in result.texts) == pytest.approx(1)
    for issue, options in result.terms.items():
        parts = [part.modes[mode] or 0 for part in options.values()]
        open_ = result.terms_open.get(issue)
        assert sum(parts) + ((open_.modes[mode] or 0) if open_ else 0) == pytest.approx(1)
    assert sum(part.modes[mode] or 0 for part in result.pivotal.values()) == pytest.approx(1)


@pytest.mark.parametrize("mode", MODES)
def test_values_are_means_over_outcomes(mode: str) -> None:
    for party, values in plain().values.items():
        value, chances = values[mode], plain().outcomes[mode]
        parts = [chances[name].point * mean for name, mean in value.by_outcome.items() if mean is not None]
        assert value.mean == pytest.approx(sum(parts)), party
        assert value.low <= value.mean <= value.high


@pytest.mark.parametrize("verb", [forecast, whatif])
def test_the_answer_keeps_its_schema(verb: Any) -> None:
    result = verb(without=["leaks"])
    validator = Draft202012Validator(output_schema(result.envelope.command))
    assert [error.message for error in validator.iter_errors(as_read(result))] == []
    assert len(list(result.rows())) == 12


# -- the choice ----------------------------------------------------------------------------------------------------


def test_only_who_signs_gets_this_text_signed() -> None:
    choice = plain().dilemma
    assert choice is not None
    sign, amend, refuse = choice.branches
    for mode in MODES:
        assert sign.same_text[mode].point > 0
        assert refuse.same_text[mode].point == amend.same_text[mode].point == 0


# -- texts ---------------------------------------------------------------------------------------------------------


def test_there_are_sixteen_texts_at_most_and_no_two_say_the_same() -> None:
    seen = ukraine().at(DAY)
    found = candidates(seen, allowed_drafts(seen, 0), "us28", seed=0)
    assert len(found) <= MOST_TEXTS
    assert found[0].text.id == "us28"
    says = [tuple(sorted((k, v.options) for k, v in item.draft.terms.items())) for item in found]
    assert len(set(says)) == len(says)
    assert {item.text.origin for item in found} == {"draft", "compromise", "change"}


def test_a_change_of_one_clause_goes_towards_the_likeliest_to_refuse() -> None:
    seen = ukraine().at(DAY)
    drafts = allowed_drafts(seen, 0)
    draft = seen.draft("us28")
    refuser, share = next(iter(refusals(seen, draft, 0).items()))
    changed = [item for item in candidates(seen, drafts, "us28", seed=0) if item.why == "one_change"]
    assert changed
    assert len({item.text.changed for item in changed}) == len(changed)
    for item in changed:
        assert item.towards == refuser
        assert refusals(seen, item.draft, 0)[refuser] <= share


def test_with_drafts_only_nothing_undrafted_is_signed() -> None:
    result = forecast(drafts_only=True)
    assert {text.origin for text in result.texts} == {"draft"}
    assert not any("nobody has drafted" in warning for warning in result.envelope.warnings)
    assert any("nobody has drafted" in warning for warning in plain().envelope.warnings)


def test_the_chances_with_drafts_alone_are_those_of_a_forecast_of_drafts_alone() -> None:
    alone = forecast(drafts_only=True)
    beside = plain().drafted
    assert beside is not None
    assert beside.outcomes == alone.outcomes
    assert beside.outcomes != plain().outcomes
    assert alone.drafted is None


# -- what changes no byte ------------------------------------------------------------------------------------------


def test_neither_workers_nor_what_is_hidden_nor_what_came_later_changes_a_byte() -> None:
    few = {"modes": ["perpetual"], "horizon": 8}
    assert as_read(forecast(runs=4097, **few)) == as_read(forecast(runs=4097, workers=2, **few))
    early = forecast(ukraine().at(DAY), as_of=DAY, **few)
    assert as_read(forecast(ukraine(), as_of=DAY, **few)) == {**as_read(early), "case_sha256": ukraine().sha256}


def test_a_hidden_weight_changes_no_byte_for_the_public() -> None:
    def hidden(points: int) -> Case:
        first, *rest = harbour().weights
        return replace(harbour(), weights=(replace(first, weight=Range.of(points), audience=MEDIATOR), *rest))

    public, mediator = (
        [as_read(forecast(hidden(points), audience=audience, modes=["perpetual"], horizon=8)) for points in (1, 99)]
        for audience in ("public", "mediator")
    )
    assert public[0] == public[1]
    assert mediator[0]["outcomes"] != mediator[1]["outcomes"]


def test_the_seed_changes_the_runs() -> None:
    assert forecast(seed=1).outcomes != plain().outcomes


# -- what if -------------------------------------------------------------------------------------------------------


def test_both_sides_of_a_change_are_the_forecasts_that_would_be_made_alone() -> None:
    result = whatif(without=["leaks", "ultimatums"])
    assert result.base == plain().outcomes
    assert result.changed == forecast(without=["leaks", "ultimatums"]).outcomes
    for mode in MODES:
        for outcome, change in result.difference[mode].items():
            assert change == pytest.approx(result.changed[mode][outcome].point - result.base[mode][outcome].point)
    for party, values in result.values.items():
        for mode, value in values.items():
            assert value.base == pytest.approx(plain().values[party][mode].mean)
            assert value.difference == pytest.approx(value.changed - value.base)


SET = ProcessSettings(
    patrons=(PatronSetting(party="chair", client="union", presses=True),),
    public="leaked",
    public_since=dt.date(2023, 2, 26),
    parameters=tuple(
        ParameterSetting(key=key, shape="fixed", numbers=(Fraction(number),))
        for key, number in {"resolve_sd": 0, "attrition": 2, "leak_discount": 1, "broken": 99, "turn_chance": 1}.items()
    ),
)


@pytest.mark.parametrize("mechanism", ["learning", "stock", "leaks", "ultimatums"])
def test_what_others_use_too_stays_where_a_mechanism_is_left_out(mechanism: str) -> None:
    parties = (*harbour().parties, replace(harbour().parties[0], id="chair", speakers=()))
    case = replace(harbour(), parties=parties, process=SET)
    given = {"without": [mechanism], "modes": ["perpetual"]}
    assert whatif(case, **given).changed == forecast(case, **given).outcomes


def test_a_vote_that_is_asked_about_turns_out_as_the_case_has_it() -> None:
    case = replace(harbour(), process=SET)
    given = {"events": ["election:union@2024-03-10"], "modes": ["perpetual"]}
    again = whatif(case, **given, sets=["turn_chance.union=1"])
    assert whatif(case, **given).changed == again.changed


def test_a_paired_difference_is_known_better_than_two_shares() -> None:
    result = whatif(without=["statements"])
    for mode in MODES:
        apart = np.hypot(result.base[mode]["signed"].standard_error, result.changed[mode]["signed"].standard_error)
        assert 0 < result.difference_error[mode]["signed"] < apart / 2


def test_what_is_set_to_what_it_is_changes_nothing() -> None:
    result = whatif(sets=["amend_cost=0.02"])
    assert {change for each in result.difference.values() for change in each.values()} == {0.0}


def test_more_occasions_to_sign_bring_more_signatures() -> None:
    result = whatif(sets=["decision_rate=2..4"])
    for mode in MODES:
        assert result.difference[mode]["signed"] > 3 * result.difference_error[mode]["signed"]
    assert [(item.key, item.to, item.date) for item in result.changes] == [("decision_rate", "2..4", None)]


def test_a_change_from_a_day_on_does_nothing_before_it() -> None:
    day = harbour_start() + dt.timedelta(weeks=20)
    late = whatif(sets=[f"decision_rate=9@{day}"])
    soon = whatif(sets=["decision_rate=9"])
    for mode in MODES:
        assert 0 < late.difference[mode]["signed"] < soon.difference[mode]["signed"]


def test_votes_leaks_and_publication_can_be_made_to_happen() -> None:
    day = harbour_start() + dt.timedelta(weeks=2)
    result = whatif(events=[f"publish@{day}", f"leak@{day}", f"election:{harbour().signatories[0]}@{day}"])
    assert [item.key for item in result.changes] == ["publish", "leak", "election"]


@pytest.mark.parametrize("policy", ["fearon94", "abreu-gul"])
def test_sides_that_stand_by_their_texts_sign_one_of_the_two(policy: str) -> None:
    result = forecast(policy=policy, modes=["perpetual"], horizon=520)
    signed = {text.id: text.signed.high for text in result.texts if text.signed is not None and text.signed.high > 0}
    assert set(signed) == {"company-offer", "union-reply"}


def test_who_would_stand_by_the_same_text_is_told() -> None:
    one = replace(harbour(), drafts=tuple(item for item in harbour().drafts if item.id == "union-reply"))
    with pytest.raises(onetext.UsageError, match="a text of their own"):
        forecast(one, policy="fearon94")


# -- what cannot be asked ------------------------------------------------------------------------------------------

WRONG: Mapping[str, tuple[dict[str, Any], str]] = {
    "no runs": ({"runs": 0}, "runs is 0"),
    "no horizon": ({"horizon": 0}, "horizon is 0 weeks"),
    "horizon behind": ({"horizon": dt.date(2020, 1, 1)}, "is not after"),
    "horizon too far": ({"horizon": dt.date(2300, 1, 1)}, "more than 20 years"),
    "mode": ({"modes": ["planed"]}, 'did you mean "planned"'),
    "no mode": ({"modes": []}, "no mode"),
    "policy": ({"policy": "logitt"}, 'did you mean "logit"'),
    "mechanism": ({"without": ["leak"]}, 'did you mean "leaks"'),
    "engine": ({"engine": "spark"}, "use local or dask"),
    "dask": ({"engine": "dask"}, "address of a scheduler"),
    "scheduler": ({"scheduler": "tcp://x:1"}, "engine dask"),
    "workers": ({"workers": 0}, "workers is 0"),
}


@pytest.mark.parametrize("verb", [forecast, whatif])
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_question_is_told(name: str, verb: Any) -> None:
    given, said = WRONG[name]
    with pytest.raises(onetext.UsageError, match=said):
        verb(**({"without": ["leaks"]} | given if verb is whatif else given))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "nothing is changed"),
        ({"sets": ["suport=off"]}, 'did you mean "support"'),
        ({"sets": ["execution=2"]}, "between 0 and 1"),
        ({"sets": ["leak_hazard=-1"]}, "a finite number, at least 0"),
        ({"sets": ["leak_hazard=a"]}, "no number and no range"),
        ({"sets": ["leak_hazard=0.3..0.1"]}, "do not rise"),
        ({"sets": ["leak_hazard.union=0.1"]}, "the talks as a whole"),
        ({"sets": ["leak_hazard"]}, "cannot read"),
        ({"sets": ["attrition.unon=0.1"]}, 'did you mean "union"'),
        ({"sets": ["attrition=0.1..0.2@2031-10"]}, "single number"),
        ({"sets": ["support=half"]}, "off or on"),
        ({"sets": ["front_drift=0.5"]}, "would change nothing"),
        ({"sets": ["turn_chance=1"]}, "would change nothing"),
        ({"sets": ["leak_hazard=1"], "without": ["leaks"]}, "would change nothing"),
        ({"sets": ["kept=5@2024-03-10"]}, "at the start alone"),
        ({"events": ["publish@2031-13"]}, "no date"),
        ({"events": ["publish@1999-01-01"]}, "outside the forecast"),
        ({"events": ["publish"]}, "has no date"),
        ({"events": ["election:union"]}, "election:union@2026-05-17"),
        ({"events": ["election@2031-10-10"]}, "whose vote"),
        ({"events": ["election:onion@2031-10-10"]}, 'did you mean "union"'),
        ({"events": ["publsh@2031-10-10"]}, 'did you mean "publish"'),
        ({"events": ["leak:union@2031-10-10"]}, "known to all"),
    ],
)
def test_a_change_that_cannot_be_made_is_told(given: dict[str, Any], said: str) -> None:
    with pytest.raises(onetext.UsageError, match=said):
        whatif(**given)


def test_nobody_forecasts_without_a_text_or_without_knowing_what_somebody_wants() -> None:
    with pytest.raises(onetext.UsageError, match="add a draft"):
        forecast(replace(harbour(), drafts=()))
    bare = replace(harbour(), weights=(), positions=(), red_lines=(), interactions=())
    with pytest.raises(onetext.UsageError, match=f'on record of what "{harbour().signatories[0]}" wants'):
        forecast(bare)


def test_a_signatory_whose_no_deal_is_unknown_is_named() -> None:
    case = harbour()
    result = forecast(replace(case, no_deals=()), modes=["perpetual"])
    for party in case.signatories:
        assert any(
            f"what {case.party(party).label} gets without agreement is unknown" in warning
            for warning in result.envelope.warnings
        )
        assert result.no_deal[party] is None


def test_a_stop_gives_what_was_made_so_far() -> None:
    told: list[float | None] = []
    limits = onetext.Limits(stop=lambda: any(told), progress=lambda _, done: told.append(done))
    result = forecast(runs=9000, modes=["perpetual"], limits=limits)
    assert result.envelope.status == "limit"
    assert any("what follows rests on" in said and "of 9,000 runs" in said for said in result.envelope.warnings)
    assert result.runs == 4096
    assert any("4,096 of 9,000 runs" in warning for warning in result.envelope.warnings)
