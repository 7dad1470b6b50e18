"""Sealing a forecast that was made: what it said, with all that is needed to make it again."""

from __future__ import annotations

import os
from dataclasses import replace

from onetext.api.importing.draft import case_folder
from onetext.api.sealing import keep, question_of, sealed
from onetext.casefile import read_forecasts
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import ForecastResult, Seal, SealedChances

__all__ = ["seal_forecast"]


def seal_forecast(folder: str | os.PathLike[str], case: Case, result: ForecastResult) -> ForecastResult:
    """Write a forecast into `forecasts/` of the case's folder, with the rules by which it will be decided.

    Parameters
    ----------
    folder
        The case, in a folder of one's own.
    case
        As it was loaded from there.
    result
        A whole forecast of it, for the mediator.

    Returns
    -------
    ForecastResult
        The same, with the id of the seal and the files that were written (none where it lay there already).

    Raises
    ------
    UsageError
        When the forecast was cut short or made for another audience, another one of this day with these settings is
        sealed already, or the folder cannot be written: nothing is written then.
    """
    head = result.envelope
    if head.audience != "mediator":
        raise UsageError("sealed forecasts are for whoever owns the case; leave out --for")
    if head.status != "ok":
        raise UsageError("this forecast was cut short, so that nobody could make it again; it is not sealed")
    assert head.as_of is not None
    assert head.seed is not None
    seen = case.at(head.as_of)
    settings = {
        "runs": str(result.runs),
        "horizon": result.horizon.isoformat(),
        "step_days": f"{result.step_days:g}",
        "modes": ",".join(result.modes),
        "policy": result.policy,
        "without": ",".join(result.without),
        "drafts_only": "yes" if result.drafts_only else "no",
    }
    if result.beside is not None:
        # Only where they are: seals from before stay the same.
        settings["revealed"] = "yes"
    modes = {
        mode: SealedChances(
            outcomes={name: chance.point for name, chance in chances.items()},
            signed_by=tuple(row.modes[mode].point for row in result.signed_by),
            standard_errors={name: chance.standard_error for name, chance in chances.items()},
        )
        for mode, chances in result.outcomes.items()
    }
    question = question_of(seen, result.horizon, [row.date for row in result.signed_by])
    seal = sealed(seen, question, modes, seed=head.seed, settings=settings)
    _check_first(folder, seal)
    return replace(result, sealed=seal.id, written=keep(folder, seal))


def _check_first(folder: str | os.PathLike[str], seal: Seal) -> None:
    """Whoever forecasts again until the answer suits, forecasts nothing: one forecast of a day with the same settings.

    Another seed, other files or another version make no other forecast of it.
    """
    for kept in read_forecasts(case_folder(folder)):
        other = kept.seal
        if other.id != seal.id and (other.as_of, other.settings) == (seal.as_of, seal.settings):
            raise UsageError(
                f"a forecast from {seal.as_of} with these settings is sealed already, and says something else:"
                f' "forecasts/{other.name}.json"; forecast from another day, or with other settings'
            )
