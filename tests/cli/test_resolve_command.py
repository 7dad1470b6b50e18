"""`resolve` on the command line: what is printed, as JSON too, and what is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from command_line import onetext

import onetext as package
from onetext.api.sealing import keep, question_of, sealed
from onetext.model.results import Seal, SealedChances

DAY, HORIZON = dt.date(2024, 3, 1), dt.date(2024, 9, 1)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    package.new(folder, from_="harbour-wages")
    return folder


def forecast(folder: Path, seed: int = 0) -> Seal:
    case = package.load_case(folder).at(DAY)
    given = SealedChances(
        outcomes={"signed": 0.4, "talking": 0.6}, signed_by=(0.1, 0.4), standard_errors={"signed": 0.0034}
    )
    question = question_of(case, HORIZON, [dt.date(2024, 6, 1), HORIZON])
    made = sealed(case, question, {"perpetual": given, "planned": given}, seed=seed, settings={})
    keep(folder, made)
    return made


def decide(folder: Path, made: Seal, *more: str) -> tuple[str, ...]:
    source = package.load_case(folder).sources[0].id
    given = ("--outcome", "signed", "--on", "2024-05-31", "--source", source)
    return ("resolve", str(folder), made.id, *given, *more)


def words(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_without_forecasts_it_says_how_to_make_one() -> None:
    run = onetext("resolve", "harbour-wages")
    assert (run.status, run.err) == (0, "")
    assert "no sealed forecasts" in words(run.out)
    assert "onetext forecast CASE --seal" in run.out


def test_an_open_forecast_is_shown_with_its_rules_and_what_to_type(talks: Path) -> None:
    made = forecast(talks)
    run = onetext("resolve", str(talks), made.id)
    told = words(run.out)
    assert (run.status, run.err) == (0, "")
    assert "1 sealed forecast, 1 of them open" in told
    assert "signed 40 % ±0.3 40 % ±0.3" in told
    assert "How it is decided:" in told
    assert f"Sealed as {made.sha256}" in told
    assert f"{made.id} --outcome OUTCOME --on DATE --source ID" in told
    assert "Scores are losses" not in told


def test_what_happened_is_written_and_scored(talks: Path) -> None:
    made = forecast(talks)
    run = onetext(*decide(talks, made, "--note", "At the third try."))
    told = words(run.out)
    assert (run.status, run.err) == (0, "")
    assert f"forecasts/{made.name}.resolved.json" in told
    assert "Decided: signed on 31 May 2024" in told
    assert "At the third try." in told
    assert "perpetual 40 % 40 % 0.360 0.720 0.916 0.585" in told  # ranked: (0.9 ** 2 + 0.6 ** 2) / 2
    assert "One case proves nothing, however large the difference." in told
    assert "perpetual – persistence −0.640 1 0.420" in told


def test_several_forecasts_get_means_and_no_rules(talks: Path) -> None:
    for seed in range(2):
        onetext(*decide(talks, forecast(talks, seed)))
    told = words(onetext("resolve", str(talks)).out)
    assert "2 sealed forecasts, none of them open" in told
    assert "2 decided forecasts of 1 case" in told
    assert "forecasts of one case count as one" in told
    assert "How it is decided" not in told


def test_the_same_as_json(talks: Path) -> None:
    made = forecast(talks)
    answer = onetext(*decide(talks, made, "--json")).answer
    assert (answer["command"], answer["resolved"], answer["status"]) == ("resolve", made.id, "ok")
    (item,) = answer["forecasts"]
    assert item["resolution"]["on"] == "2024-05-31"
    assert set(item["scores"]) == {"perpetual", "planned"}
    assert set(item["baseline_scores"]) == {"constant-hazard", "persistence"}
    assert answer["power"]["smallest_difference"] == pytest.approx(0.420238, abs=1e-6)


def test_it_is_for_the_owner_of_the_case(talks: Path) -> None:
    run = onetext("resolve", str(talks), "--for", "public")
    assert (run.status, run.out) == (2, "")
    assert "leave out --for" in run.err


def test_a_changed_forecast_is_a_fault(talks: Path) -> None:
    made = forecast(talks)
    path = talks / "forecasts" / f"{made.name}.json"
    path.write_text(path.read_text("utf-8").replace('"seed": 0', '"seed": 1'), "utf-8")
    run = onetext("resolve", str(talks))
    assert (run.status, run.out) == (1, "")
    assert "E311" in run.err
    answer = onetext("resolve", str(talks), "--json").answer
    assert [problem["code"] for problem in answer["problems"]] == ["E311"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--outcome", "signd"), 'unknown outcome "signd"; did you mean "signed"?'),
        (("--on", "2025-01-01"), "the last day that counts"),
        (("--on", "2024-05"), "is a month"),
        (("--with", "nowhere"), 'there is no folder, file or catalog case "nowhere"'),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(talks: Path, more: tuple[str, ...], said: str) -> None:
    run = onetext(*decide(talks, forecast(talks), *more))
    assert (run.status, run.out) == (2, "")
    assert said in words(run.err)


def test_the_place_of_other_cases_is_checked_before_anything_is_written(talks: Path) -> None:
    made = forecast(talks)
    onetext(*decide(talks, made, "--with", "nowhere"))
    assert not (talks / "forecasts" / f"{made.name}.resolved.json").exists()


def test_nothing_is_wider_than_the_terminal(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    onetext(*decide(talks, forecast(talks)))
    lines = onetext("resolve", str(talks)).out.splitlines()
    assert max(len(line) for line in lines if str(talks) not in line) <= 80
