"""What can be said of a single field as soon as it is set; the rest is told when the candidate is accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args, get_type_hints

from onetext.api.deciding.fields import POLARITIES
from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case, EvidenceClass, Fate, PositionKind, ResponseKind, day_of, range_of

__all__ = ["check_setting"]

_KINDS: Mapping[str, Sequence[str]] = {"position": get_args(PositionKind), "response": get_args(ResponseKind)}
_FATES = get_args(get_type_hints(Fate)["fate"])
_READ: Mapping[str, Callable[[str], object]] = {
    "happened": day_of,
    "known": day_of,
    "due": day_of,
    "firmness": range_of,
}


def check_setting(case: Case, item: Candidate, setting: str, key: str, value: str) -> None:
    """Raise what a field cannot be (UnknownId, UsageError)."""
    if key in _READ:
        try:
            _READ[key](value)
        except ValueError as error:
            raise UsageError(f"{setting}: {error}") from None
    what = key if key != "kind" else f"kind of {item.kind}"
    known = _known(case, item, key)
    if known is not None and value not in known:
        raise UnknownId(what, value, known)


def _known(case: Case, item: Candidate, key: str) -> Sequence[str] | None:
    """The values that a field may have; None where it may have any."""
    match key:
        case "party" | "by":
            return [party.id for party in case.parties]
        case "issue" | "floor_issue":
            return [issue.id for issue in case.issues]
        case "draft":
            return [draft.id for draft in case.drafts]
        case "ultimatum":
            return [ultimatum.id for ultimatum in case.ultimatums]
        case "source":
            return [source.id for source in case.sources]
        case "kind":
            return _KINDS.get(item.kind)
        case "polarity":
            return POLARITIES
        case "fate":
            return _FATES
        case "evidence":
            return get_args(EvidenceClass)
    return None
