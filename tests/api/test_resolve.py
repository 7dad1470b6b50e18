"""The verb `resolve`: what happened is written once, and the scores are those of a hand computation."""

from __future__ import annotations

import datetime as dt
import errno
import json
import math
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.schema import output_schema
from onetext.api.sealing import keep, question_of, sealed
from onetext.casefile import read_forecasts
from onetext.errors import CaseError, UnknownId, UsageError
from onetext.model.results import ResolveResult, ScoredForecast, Seal, SealedChances

DAY, HORIZON = dt.date(2024, 3, 1), dt.date(2024, 9, 1)
SIGNED = {"outcome": "signed", "on": dt.date(2024, 6, 30), "source": "harbour-echo-1"}
FIRST = SealedChances(
    outcomes={"signed": 0.4, "walked": 0.2, "talking": 0.4}, signed_by=(0.05, 0.1, 0.15, 0.2, 0.3, 0.4)
)
SECOND = SealedChances(outcomes={"signed": 0.7, "talking": 0.3}, signed_by=(0.1, 0.2, 0.4, 0.6, 0.7, 0.7))


def forecast(folder: Path, *, seed: int = 0, day: dt.date = DAY, horizon: dt.date = HORIZON) -> Seal:
    """Seal a forecast of the case in a folder."""
    case = onetext.load_case(folder).at(day)
    made = sealed(
        case, question_of(case, horizon), {"perpetual": FIRST, "planned": SECOND}, seed=seed, settings={"runs": "1000"}
    )
    keep(folder, made)
    return made


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    return folder


def source_of(folder: Path) -> str:
    return onetext.load_case(folder).sources[0].id


def signed(folder: Path, made: Seal, on: dt.date = dt.date(2024, 6, 30)) -> ResolveResult:
    return onetext.resolve(folder, made.id, outcome="signed", on=on, source=source_of(folder))


def only(result: ResolveResult) -> ScoredForecast:
    (item,) = result.forecasts
    return item


def test_an_open_forecast_is_listed_without_scores(talks: Path) -> None:
    made = forecast(talks)
    result = onetext.resolve(talks)
    item = only(result)
    assert (item.id, item.sha256, item.resolution, item.scores) == (made.id, made.sha256, None, {})
    assert (result.power.cases, result.power.smallest_difference, result.written) == (0, None, ())
    assert set(item.baselines) == {"constant-hazard", "persistence"}


def test_what_happened_is_written_and_scored_by_hand(talks: Path) -> None:
    """Signed on 30 June: in the fourth of six stretches of 184 days; 0.2 of the first mode's chance lay before it."""
    made = forecast(talks)
    result = signed(talks, made)
    assert result.written == (f"forecasts/{made.name}.resolved.json",)
    assert result.resolved == made.id
    item = only(result)
    days = [(day - DAY).days for day in item.question.days]
    assert days == [31, 62, 92, 123, 154, 184]
    scores = item.scores["perpetual"]
    assert scores.brier == pytest.approx(0.6**2)
    assert scores.brier_outcomes == pytest.approx(0.6**2 + 0.2**2 + 0.4**2)
    assert scores.log == pytest.approx(-math.log(0.4))
    ranked = (0.05**2 + 0.1**2 + 0.15**2 + (1 - 0.2) ** 2 + (1 - 0.3) ** 2 + (1 - 0.4) ** 2) / 6
    assert scores.ranked == pytest.approx(ranked)
    same = item.baseline_scores["persistence"]
    assert (same.brier, same.brier_outcomes, same.ranked) == (1, 2, pytest.approx(3 / 6))
    assert same.log == pytest.approx(-math.log(0.005))
    assert onetext.resolve(talks).forecasts == result.forecasts


@pytest.mark.parametrize(("on", "stretch"), [(dt.date(2024, 4, 1), 0), (dt.date(2024, 4, 2), 1), (HORIZON, 5)])
def test_the_day_of_a_border_counts_to_the_stretch_before(talks: Path, on: dt.date, stretch: int) -> None:
    scores = only(signed(talks, forecast(talks), on)).scores["perpetual"]
    by = FIRST.signed_by
    assert scores.ranked == pytest.approx(
        sum((chance - (place >= stretch)) ** 2 for place, chance in enumerate(by)) / 6
    )


def test_still_talking_is_sure_at_the_horizon(talks: Path) -> None:
    made = forecast(talks)
    result = onetext.resolve(talks, made.name, outcome="talking", on=HORIZON, source=source_of(talks))
    item = only(result)
    assert item.scores["perpetual"].brier == pytest.approx(0.16)
    assert item.scores["perpetual"].ranked == pytest.approx(sum(chance**2 for chance in FIRST.signed_by) / 6)
    assert item.baseline_scores["persistence"].brier_outcomes == 0


def test_an_end_without_a_signature_counts_as_none_by_any_day(talks: Path) -> None:
    made = forecast(talks)
    item = only(onetext.resolve(talks, made.id, outcome="walked", on=dt.date(2024, 4, 1), source=source_of(talks)))
    assert item.scores["perpetual"].ranked == pytest.approx(sum(chance**2 for chance in FIRST.signed_by) / 6)
    assert item.scores["planned"].log == pytest.approx(-math.log(0.005))


def test_the_baseline_knows_the_past_of_its_day_only(talks: Path) -> None:
    made = forecast(talks)
    case = onetext.load_case(talks)
    past = (DAY - case.drafts_by_date[0].happened.earliest).days
    chance = made.baselines["constant-hazard"].outcomes["signed"]
    assert chance == pytest.approx(1 - (past / (past + 184)) ** 0.5)


def test_one_forecast_alone_can_be_asked_for(talks: Path) -> None:
    first, second = forecast(talks), forecast(talks, seed=1)
    assert [item.id for item in onetext.resolve(talks, second.id).forecasts] == [second.id]
    assert {item.id for item in onetext.resolve(talks).forecasts} == {first.id, second.id}


def test_forecasts_of_one_case_count_as_one(talks: Path, tmp_path: Path) -> None:
    """Two of one case that scored 0.36, and one of another that scored 0.16: the mean over cases is 0.26."""
    for seed in (0, 1):
        signed(talks, forecast(talks, seed=seed))
    alone = onetext.resolve(talks)
    assert (alone.power.cases, alone.power.forecasts) == (1, 2)
    assert "forecasts of one case count as one" in alone.envelope.warnings[0]
    other = tmp_path / "other"
    onetext.new(other, from_="ukraine-2025")
    made = forecast(other, day=dt.date(2025, 11, 26), horizon=dt.date(2026, 5, 26))
    onetext.resolve(other, made.id, outcome="talking", on=dt.date(2026, 6, 1), source=source_of(other))
    both = onetext.resolve(talks, beside=[other, other, talks])
    assert (both.power.cases, both.power.forecasts) == (2, 3)
    assert both.power.means["perpetual"].brier == pytest.approx((0.36 + 0.16) / 2)
    assert len(both.forecasts) == 2
    found = next(item for item in both.power.comparisons if (item.mode, item.baseline) == ("perpetual", "persistence"))
    differences = (0.36 - 1, 0.16 - 0)
    assert found.difference == pytest.approx(sum(differences) / 2)
    spread = abs(differences[0] - differences[1]) / math.sqrt(2)
    assert (found.own_sd, found.sd) == (False, pytest.approx(spread))
    assert found.smallest_difference == pytest.approx(2.801585 * spread / math.sqrt(2), rel=1e-5)
    assert both.power.smallest_difference == pytest.approx(2.801585 * 0.15 / math.sqrt(2), rel=1e-5)


def test_a_copy_of_a_case_brings_nothing_new(talks: Path, tmp_path: Path) -> None:
    signed(talks, forecast(talks))
    onetext.new(tmp_path / "copy", from_=talks)
    assert onetext.resolve(talks, beside=[tmp_path / "copy"]).power.forecasts == 1


def test_the_answer_keeps_its_schema(talks: Path) -> None:
    made = forecast(talks)
    forecast(talks, seed=5)
    validator = Draft202012Validator(output_schema("resolve"))
    for result in (onetext.resolve(talks), signed(talks, made)):
        assert list(validator.iter_errors(json.loads(json.dumps(result.to_json())))) == []
    rows = list(onetext.resolve(talks).rows())
    assert len(rows) == 8
    assert {row["mode"] for row in rows} == {"perpetual", "planned", "constant-hazard", "persistence"}


# -- refusals: one clear message, and nothing written -----------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "forecasts").iterdir()}


@pytest.mark.parametrize(
    ("changed", "error", "said"),
    [
        ({"outcome": "sigend"}, UnknownId, 'unknown outcome "sigend"; did you mean "signed"?'),
        ({"on": dt.date(2024, 9, 2)}, UsageError, 'after 2024-09-01, the last day that counts: by then .* "talking"'),
        ({"on": DAY}, UsageError, "not after 2024-03-01, the day of the forecast"),
        ({"outcome": "talking"}, UsageError, "the question runs until 2024-09-01"),
        ({"source": "nobody"}, UnknownId, 'unknown source "nobody"'),
        ({"source": ""}, UsageError, "give --source too"),
        ({"on": None, "source": ""}, UsageError, "give --on and --source too"),
        ({"forecast": "12345678"}, UnknownId, 'unknown sealed forecast "12345678"'),
        ({"forecast": ""}, UsageError, "say which forecast is decided: open ones are"),
        ({"outcome": "", "on": None, "source": "", "note": "x"}, UsageError, "--note goes with a resolution"),
    ],
)
def test_what_cannot_be_is_refused(talks: Path, changed: dict[str, object], error: type[Exception], said: str) -> None:
    made = forecast(talks)
    before = files(talks)
    given = {"forecast": made.id, "outcome": "signed", "on": dt.date(2024, 6, 30), "source": source_of(talks)}
    with pytest.raises(error, match=said):
        onetext.resolve(talks, **{**given, **changed})  # type: ignore[arg-type]  # wrong on purpose
    assert files(talks) == before


def test_nothing_is_decided_twice(talks: Path) -> None:
    made = forecast(talks)
    signed(talks, made)
    before = files(talks)
    with pytest.raises(UsageError, match=f"decided already: signed on 2024-06-30.*{made.name}.resolved.json"):
        onetext.resolve(talks, made.id, outcome="walked", on=dt.date(2024, 7, 1), source=source_of(talks))
    assert files(talks) == before


def test_a_changed_forecast_scores_nothing(talks: Path) -> None:
    made = forecast(talks)
    path = talks / "forecasts" / f"{made.name}.json"
    path.write_text(path.read_text("utf-8").replace("0.4", "0.9", 1), "utf-8")
    for ask in (lambda: onetext.resolve(talks), lambda: signed(talks, made)):
        with pytest.raises(CaseError, match="changed after it was sealed"):
            ask()
    assert not (talks / "forecasts" / f"{made.name}.resolved.json").exists()


def test_a_forecast_of_another_case_is_not_decided_here(talks: Path, tmp_path: Path) -> None:
    made = forecast(talks)
    other = tmp_path / "other"
    onetext.new(other)
    (other / "forecasts").mkdir()
    name = f"{made.name}.json"
    (other / "forecasts" / name).write_bytes((talks / "forecasts" / name).read_bytes())
    with pytest.raises(UsageError, match='about the case "harbour-wages", not about "other"'):
        signed(other, made)


def test_a_case_that_ships_is_not_written_into() -> None:
    assert onetext.resolve("harbour-wages").forecasts == ()
    with pytest.raises(UsageError, match="ships with onetext"):
        onetext.resolve("harbour-wages", "x", **SIGNED)  # type: ignore[arg-type]  # a mixed bag
    case = onetext.load_case("harbour-wages").at(DAY)
    made = sealed(case, question_of(case, HORIZON), {"m": FIRST}, seed=0, settings={})
    with pytest.raises(UsageError, match="ships with onetext"):
        keep("harbour-wages", made)


def test_a_full_disk_is_told_and_leaves_nothing(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = forecast(talks)
    before = files(talks)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left on device; nothing was written down"):
        signed(talks, made)
    with pytest.raises(UsageError, match="No space left on device; nothing was sealed"):
        forecast(talks, seed=3)
    assert files(talks) == before


# -- sealing ----------------------------------------------------------------------------------------------------------


def test_the_question_says_who_signs_until_when_and_how_it_is_decided(talks: Path) -> None:
    case = onetext.load_case(talks).at(DAY)
    asked = question_of(case, dt.date(2024, 3, 4))
    assert asked.days == (dt.date(2024, 3, 2), dt.date(2024, 3, 3), dt.date(2024, 3, 4))
    for party in case.signatories:
        assert case.party(party).name in asked.text
    assert list(asked.outcomes) == ["signed", "walked", "force", "patron_left", "collapsed", "talking"]
    assert all(asked.outcomes.values())
    assert question_of(case, HORIZON, [HORIZON]).days == (HORIZON,)


def test_a_horizon_in_the_past_is_no_question(talks: Path) -> None:
    case = onetext.load_case(talks).at(DAY)
    with pytest.raises(UsageError, match="the horizon 2024-03-01 is not after 2024-03-01"):
        question_of(case, DAY)
    with pytest.raises(UsageError, match="needs a day to look from"):
        sealed(onetext.load_case(talks), question_of(case, HORIZON), {"m": FIRST}, seed=0, settings={})


def test_a_forecast_that_contradicts_itself_is_not_sealed(talks: Path) -> None:
    case = onetext.load_case(talks).at(DAY)
    wrong = SealedChances(outcomes={"signed": 0.4}, signed_by=FIRST.signed_by)
    with pytest.raises(UsageError, match="cannot be sealed: m: the chances of the outcomes add to"):
        sealed(case, question_of(case, HORIZON), {"m": wrong}, seed=0, settings={})


def test_the_seal_holds_what_was_known_on_its_day(talks: Path) -> None:
    made = forecast(talks)
    assert made.case_sha256 == onetext.load_case(talks).at(DAY).sha256
    assert read_forecasts(talks)[0].seal.sha256 == made.sha256


def test_before_any_draft_there_is_no_constant_rate(talks: Path) -> None:
    early = dt.date(2020, 1, 1)
    case = onetext.load_case(talks).at(early)
    chances = SealedChances(outcomes={"signed": 0.4, "talking": 0.6}, signed_by=(0.4,))
    horizon = dt.date(2020, 2, 1)
    made = sealed(case, question_of(case, horizon, [horizon]), {"m": chances}, seed=0, settings={})
    assert set(made.baselines) == {"persistence"}
