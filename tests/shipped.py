"""Briefs about the cases that ship, worked out once for all tests: about the larger one that takes seconds each time.

That the same question gives the same answer again is for `tests/api/test_reproducible.py` to show.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from onetext.api.brief import brief as worked_out
from onetext.model import Case
from onetext.model.results import BriefResult

__all__ = ["brief"]


def brief(
    case: Case,
    *,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
    focus: str | None = None,
    path: str | None = None,
    runs: int = 0,
) -> BriefResult:
    """What `onetext.brief` answers; the path of a file is no part of the question."""
    return replace(_once(case, as_of, audience, seed, focus, runs), path=path)


@cache
def _once(case: Case, as_of: dt.date | None, audience: str, seed: int, focus: str | None, runs: int) -> BriefResult:
    return worked_out(case, as_of=as_of, audience=audience, seed=seed, focus=focus, runs=runs)
