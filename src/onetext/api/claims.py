"""The verb `claims`: contested claims side by side."""

from __future__ import annotations

import datetime as dt

from onetext.api.looking import looked_at
from onetext.model import Case
from onetext.model.results import ClaimsResult
from onetext.record import subjects

__all__ = ["claims"]


def claims(case: Case, *, as_of: dt.date | None = None, audience: str = "mediator") -> ClaimsResult:
    """Who claims what, by subject, rivals side by side; a claim is never a fact (S18).

    Raises
    ------
    UsageError
        For an unknown audience, or a case without any date when none is given.
    """
    seen, envelope = looked_at(case, command="claims", as_of=as_of, audience=audience)
    return ClaimsResult(envelope=envelope, subjects=subjects(seen))
