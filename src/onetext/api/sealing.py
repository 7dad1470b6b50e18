"""Sealing a forecast: the question, the rules by which it will be decided, and what those say who know nothing."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence

from onetext._version import __version__
from onetext.api.importing.draft import case_folder
from onetext.casefile import alone_in, write_seal
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import Question, Seal, SealedChances
from onetext.process import Chances, constant_hazard, past_of, persistence

__all__ = ["CONSTANT_HAZARD", "PERSISTENCE", "keep", "question_of", "sealed"]

CONSTANT_HAZARD, PERSISTENCE = "constant-hazard", "persistence"
_STRETCHES = 6


def question_of(case: Case, horizon: dt.date, days: Sequence[dt.date] = ()) -> Question:
    """The question that a forecast of a case answers, with its rules.

    Parameters
    ----------
    case
        As it is looked at: `as_of` says from which day.
    horizon
        The last day that counts.
    days
        Days up to the horizon by which the chance of a signature is given; six stretches of equal length where none
        are named.

    Raises
    ------
    UsageError
        When the horizon is not after the day, or the case names nobody who signs.
    """
    start = case.as_of
    if start is None or horizon <= start:
        raise UsageError(f"the horizon {horizon} is not after {start}, the day that the forecast looks from")
    names = [case.party(party).name for party in case.signatories]
    if not names:
        raise UsageError("the case names no signatories, so that nobody can say when a text is signed")
    signers = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    length = (horizon - start).days
    parts = min(_STRETCHES, length)
    spread = tuple(start + dt.timedelta(days=-(-length * part // parts)) for part in range(1, parts + 1))
    return Question(
        text=f"How do the talks stand by {horizon}: have {signers} signed one text? What comes first counts, by a"
        " source that can be named.",
        horizon=horizon,
        outcomes={outcome: rule.format(signers=signers, horizon=horizon) for outcome, rule in _RULES.items()},
        otherwise="talking",
        days=tuple(days) or spread,
    )


_RULES = {
    "signed": "{signers} have signed one text that is meant to bind them, whatever its terms. An initialled text, a"
    " truce alone or a declaration of intent does not count.",
    "walked": "One of {signers} has declared in public that it takes no further part in the talks.",
    "force": "The matter was decided by force: one side holds all that is fought over, or has stopped fighting for it"
    " without a text.",
    "patron_left": "A backer of one of them has declared in public that it ends its support for good.",
    "collapsed": "The government of one of {signers} fell without a vote that was due, and talks on its side stopped.",
    "talking": "None of the others came by {horizon}.",
}


def sealed(
    case: Case,
    question: Question,
    modes: Mapping[str, SealedChances],
    *,
    seed: int,
    settings: Mapping[str, str],
    audience: str = "mediator",
) -> Seal:
    """The seal of a forecast, with its baselines: what follows from the past of the case alone, made on the same day.

    Parameters
    ----------
    case
        As the forecast looked at it (S16, S24): its hash is sealed.
    modes
        How the parties look ahead -> what the model gives.
    settings
        All that the forecast was asked for, as text.

    Raises
    ------
    UsageError
        When the case has no day, or the forecast contradicts itself.
    """
    if case.as_of is None:
        raise UsageError("a forecast that is sealed needs a day to look from (--as-of)")
    days = [float((day - case.as_of).days) for day in question.days]
    baselines = {PERSISTENCE: _chances(persistence(days))}
    if (past := past_of(case, case.as_of)) is not None:
        baselines = {CONSTANT_HAZARD: _chances(constant_hazard(past, days)), **baselines}
    try:
        return Seal(
            case=case.id,
            case_sha256=case.sha256,
            version=__version__,
            seed=seed,
            settings=settings,
            as_of=case.as_of,
            audience=audience,
            question=question,
            modes=modes,
            baselines=baselines,
        )
    except ValueError as error:
        raise UsageError(f"this forecast cannot be sealed: {error}") from error


def keep(folder: str | os.PathLike[str], seal: Seal) -> tuple[str, ...]:
    """Write a seal into the case folder; nothing where it lies there already. Whole, or not at all.

    Raises
    ------
    UsageError
        When the folder is no case of one's own, or cannot be written: it is then as it was.
    """
    target = case_folder(folder)
    with alone_in(target):
        try:
            return write_seal(target, seal)
        except OSError as error:
            raise UsageError(f'cannot write into "{target}": {error.strerror or error}; nothing was sealed') from error


def _chances(given: Chances) -> SealedChances:
    return SealedChances(outcomes=given.outcomes, signed_by=given.signed_by)
