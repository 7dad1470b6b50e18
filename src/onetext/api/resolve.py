"""The verb `resolve`: what happened, and how sealed forecasts did beside those who know nothing."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean

from onetext._version import __version__
from onetext.api.importing.draft import case_folder
from onetext.api.load import load_case, located
from onetext.casefile import alone_in, read_forecasts, write_resolution
from onetext.errors import UnknownId, UsageError
from onetext.model import Case
from onetext.model.results import (
    Envelope,
    ForecastScores,
    Power,
    Resolution,
    ResolveResult,
    ScoreComparison,
    ScoredForecast,
    Seal,
    SealedChances,
    StoredForecast,
)
from onetext.process import brier, brier_categories, log_score, paired, ranked_probability, smallest_detectable

__all__ = ["resolve"]

_Losses = Mapping[str, ForecastScores]


def resolve(
    folder: str | os.PathLike[str],
    forecast: str = "",
    *,
    outcome: str = "",
    on: dt.date | None = None,
    source: str = "",
    note: str = "",
    beside: Sequence[str | os.PathLike[str]] = (),
) -> ResolveResult:
    """List the sealed forecasts of a case with their scores, and write down what happened to one of them.

    Parameters
    ----------
    folder
        A case; to write, a case folder of one's own.
    forecast
        Id of a forecast, or the name of its file; alone, only this one is listed.
    outcome, on, source
        Which outcome of its question came, on which day, and the id of the source in the case that says so: all three,
        or none.
    note
        What else to know.
    beside
        Folders of other cases whose decided forecasts count too: one case alone shows next to nothing.

    Raises
    ------
    CaseError
        When the case has errors, or a forecast was changed after it was sealed, or cannot be read.
    UnknownId
        For a forecast, an outcome or a source that there is not.
    UsageError
        When something is missing, the day does not fit the question, the forecast is decided already, or the folder
        cannot be written. Nothing is written then.
    """
    asked = {"--outcome": outcome, "--on": on, "--source": source}
    place = located(folder)
    # Read before anything is written: what is wrong elsewhere must not leave a decision behind.
    others = _elsewhere(place, beside)
    if not any(asked.values()):
        if note:
            raise UsageError("--note goes with a resolution; give --outcome, --on and --source too")
        return _result(folder, load_case(folder), read_forecasts(place), forecast, others, ("", ()))
    if missing := [name for name, value in asked.items() if not value]:
        raise UsageError(f"to write down what happened, give {' and '.join(missing)} too")
    assert on is not None
    target = case_folder(folder)
    with alone_in(target):
        case, stored = load_case(folder), read_forecasts(target)
        if not forecast:
            raise UsageError(f"say which forecast is decided: {_listed(stored)}")
        found = _named(stored, forecast)
        resolution = _checked(
            case, found, Resolution(seal=found.seal.sha256, outcome=outcome, on=on, source=source, note=note)
        )
        try:
            written = write_resolution(target, found.seal, resolution)
        except OSError as error:
            why = error.strerror or error
            raise UsageError(f'cannot write into "{target}": {why}; nothing was written down') from error
        stored = read_forecasts(target)
    return _result(folder, case, stored, "", others, (found.seal.id, written))


def _elsewhere(place: Path, beside: Sequence[str | os.PathLike[str]]) -> tuple[StoredForecast, ...]:
    """The forecasts of other cases, each place once."""
    places = dict.fromkeys(os.path.realpath(located(other)) for other in beside)
    own = os.path.realpath(place)
    return tuple(item for other in places if other != own for item in read_forecasts(other))


def _listed(stored: Sequence[StoredForecast]) -> str:
    open_ = [item.seal.id for item in stored if item.resolution is None]
    return f"open ones are {', '.join(open_)}" if open_ else "none is open in this case"


def _named(stored: Sequence[StoredForecast], given: str) -> StoredForecast:
    """The forecast of an id, or of the name of a file."""
    wanted = given.removeprefix("forecasts/").removesuffix(".json")
    for item in stored:
        if wanted in (item.seal.id, item.seal.name, item.seal.sha256):
            return item
    raise UnknownId("sealed forecast", given, [item.seal.id for item in stored])


def _checked(case: Case, found: StoredForecast, resolution: Resolution) -> Resolution:
    """The resolution, if it can be one of this forecast."""
    seal, done = found.seal, found.resolution
    if done is not None:
        raise UsageError(
            f'forecast "{seal.id}" is decided already: {done.outcome} on {done.on}, by {done.source}. If that was'
            f" wrong, take out forecasts/{seal.name}.resolved.json first"
        )
    if seal.case != case.id:
        raise UsageError(f'forecast "{seal.id}" is about the case "{seal.case}", not about "{case.id}"')
    if resolution.outcome not in seal.question.outcomes:
        raise UnknownId("outcome", resolution.outcome, seal.question.outcomes)
    if objection := seal.objection(resolution.outcome, resolution.on):
        raise UsageError(objection)
    case.source(resolution.source)
    return resolution


def _result(
    folder: str | os.PathLike[str],
    case: Case,
    stored: Sequence[StoredForecast],
    only: str,
    others: Sequence[StoredForecast],
    done: tuple[str, tuple[str, ...]],
) -> ResolveResult:
    shown = [_named(stored, only)] if only else stored
    scored = [_scored(item) for item in stored]
    # A copy of a case brings the same forecasts again.
    known = {item.sha256: item for item in (*map(_scored, others), *scored)}
    power = _power([item for item in known.values() if item.resolution is not None])
    listed = {item.seal.sha256 for item in shown}
    envelope = Envelope(
        command="resolve",
        version=__version__,
        case=case.id,
        case_sha256=case.sha256,
        warnings=tuple(_warnings(power)),
    )
    return ResolveResult(
        envelope=envelope,
        path=os.fspath(folder),
        forecasts=tuple(item for item in scored if item.sha256 in listed),
        resolved=done[0],
        power=power,
        written=done[1],
    )


def _warnings(power: Power) -> Iterable[str]:
    if power.forecasts > power.cases:
        yield (
            f"{power.forecasts} decided forecasts are about {power.cases} case{'' if power.cases == 1 else 's'}:"
            " forecasts of one case count as one, since they stand or fall together"
        )


# -- scores -----------------------------------------------------------------------------------------------------------


def _scored(item: StoredForecast) -> ScoredForecast:
    seal = item.seal

    def scores(given: Mapping[str, SealedChances]) -> dict[str, ForecastScores]:
        if item.resolution is None:
            return {}
        return {name: _scores(seal, chances, item.resolution) for name, chances in given.items()}

    return ScoredForecast(
        id=seal.id,
        sha256=seal.sha256,
        case=seal.case,
        as_of=seal.as_of,
        version=seal.version,
        question=seal.question,
        modes=seal.modes,
        baselines=seal.baselines,
        resolution=item.resolution,
        scores=scores(seal.modes),
        baseline_scores=scores(seal.baselines),
    )


def _scores(seal: Seal, given: SealedChances, resolution: Resolution) -> ForecastScores:
    signed, days = resolution.outcome == "signed", seal.question.days
    # The stretches between the days, and the rest: not signed by the horizon.
    ends = (0.0, *given.signed_by, 1.0)
    stretches = [later - earlier for earlier, later in itertools.pairwise(ends)]
    stretch = next(place for place, day in enumerate(days) if resolution.on <= day) if signed else len(days)
    return ForecastScores(
        brier=brier(given.outcomes.get("signed", 0.0), signed),
        brier_outcomes=brier_categories(given.outcomes, resolution.outcome),
        log=log_score(given.outcomes.get(resolution.outcome, 0.0)),
        ranked=ranked_probability(stretches, stretch),
    )


def _power(decided: Sequence[ScoredForecast]) -> Power:
    cases = defaultdict[str, list[ScoredForecast]](list)
    for item in decided:
        cases[item.case].append(item)
    modes = dict.fromkeys(name for item in decided for name in item.scores)
    baselines = dict.fromkeys(name for item in decided for name in item.baseline_scores)
    return Power(
        cases=len(cases),
        forecasts=len(decided),
        means={name: _mean(list(_case_means(cases, name).values())) for name in (*modes, *baselines)},
        comparisons=tuple(
            found for mode in modes for baseline in baselines if (found := _compared(cases, mode, baseline)) is not None
        ),
        smallest_difference=smallest_detectable(len(cases)) if cases else None,
    )


def _losses(item: ScoredForecast) -> _Losses:
    return {**item.baseline_scores, **item.scores}


def _case_means(cases: Mapping[str, Sequence[ScoredForecast]], name: str) -> dict[str, ForecastScores]:
    """Case -> the mean scores of one forecaster over the decided forecasts of the case."""
    found = {}
    for case, items in cases.items():
        if own := [_losses(item)[name] for item in items if name in _losses(item)]:
            found[case] = _mean(own)
    return found


def _mean(scores: Sequence[ForecastScores]) -> ForecastScores:
    return ForecastScores(
        brier=fmean(item.brier for item in scores),
        brier_outcomes=fmean(item.brier_outcomes for item in scores),
        log=fmean(item.log for item in scores),
        ranked=fmean(item.ranked for item in scores),
    )


def _compared(cases: Mapping[str, Sequence[ScoredForecast]], mode: str, baseline: str) -> ScoreComparison | None:
    """A mode against a baseline, one difference for each case; None where no forecast has both."""
    differences = []
    for items in cases.values():
        pairs = [_losses(item) for item in items if {mode, baseline} <= set(_losses(item))]
        if pairs:
            differences.append(fmean(pair[mode].brier - pair[baseline].brier for pair in pairs))
    found = paired(differences)
    if found.difference is None or found.detectable is None:
        return None
    return ScoreComparison(
        mode=mode,
        baseline=baseline,
        difference=found.difference,
        cases=found.cases,
        sd=found.sd,
        own_sd=found.own_sd,
        smallest_difference=found.detectable,
    )
