"""What a person's decision on a candidate does to a case; nothing is written here. One file for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from immutabledict import immutabledict

from onetext.api.deciding import claims, settles, statements, ultimatums, wishes
from onetext.api.deciding.checking import check_setting
from onetext.api.deciding.records import made_of, without_record
from onetext.api.deciding.settles import clash, disputed_without_issue, in_brackets, reviewed, term_of
from onetext.api.deciding.waiting import decided_item, waiting_item, with_item
from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case

__all__ = [
    "accepted",
    "clash",
    "disputed_without_issue",
    "edited",
    "in_brackets",
    "refusal",
    "rejected",
    "reviewed",
    "settable",
    "term_of",
    "undone",
]

Changed = Callable[[Case, Candidate], tuple[Case, Candidate]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """What accepting a candidate of a kind does, what undoes that, and which of its fields can be set."""

    accept: Changed
    undo: Changed
    keys: tuple[str, ...]


def _plain(change: Callable[[Case, Candidate], Case]) -> Changed:
    """A change of the case that leaves the candidate as it is."""
    return lambda case, item: (change(case, item), item)


def _out_of(field: str, file: str) -> Changed:
    return _plain(lambda case, item: without_record(case, item, field, file))


_KINDS: Mapping[str, _Kind] = {
    "settles": _Kind(_plain(settles.with_term), _plain(settles.without_term), ()),
    "statement": _Kind(
        _plain(statements.with_statement), _out_of("statements", "statements.yaml"), statements.STATEMENT
    ),
    "event": _Kind(_plain(statements.with_event), _out_of("events", "events.yaml"), statements.EVENT),
    "response": _Kind(_plain(statements.with_response), _out_of("responses", "responses.yaml"), statements.RESPONSE),
    "position": _Kind(_plain(wishes.with_position), _out_of("positions", "positions.yaml"), wishes.POSITION),
    "red_line": _Kind(_plain(wishes.with_red_line), _out_of("red_lines", "redlines.yaml"), wishes.RED_LINE),
    "claim": _Kind(_plain(claims.with_claim), _plain(claims.without_claim), claims.CLAIM),
    "ultimatum": _Kind(
        _plain(ultimatums.with_ultimatum), _out_of("ultimatums", "ultimatums.yaml"), ultimatums.ULTIMATUM
    ),
    "fate": _Kind(ultimatums.with_fate, ultimatums.without_fate, ultimatums.FATE),
}


def accepted(case: Case, name: str) -> Case:
    """The case with what a candidate says written into it.

    Raises
    ------
    UnknownId
        When there is no such candidate, or it names what is not there.
    UsageError
        When it was decided on before, is of a kind that cannot be written, lacks what the record must have, or would
        contradict what the case says.
    """
    item = waiting_item(case, name)
    if item.kind not in _KINDS:
        raise UsageError(f'"{name}" is of the kind {item.kind}; those that can be accepted are: {", ".join(_KINDS)}')
    if item.orphan:
        raise UsageError(
            f'the words of "{name}" are no longer in the article, so that nobody could look them up; reject it'
        )
    if there := made_of(case, name):
        raise UsageError(
            f'{there} was read from "{name}" already: accepted again, it would count twice; take that out first, or'
            f' write "status: accepted" at "{name}" in inbox/'
        )
    changed, told = _KINDS[item.kind].accept(case, item)
    return with_item(changed, replace(told, status="accepted"))


def refusal(case: Case, item: Candidate) -> str:
    """Why a candidate that waits cannot be accepted as it is, with what to give; "" where it can."""
    try:
        accepted(case, item.id)
    except UsageError as error:
        return str(error)
    return ""


def rejected(case: Case, name: str, reason: str) -> Case:
    """The case with a candidate rejected: it stays in the inbox, so that nobody proposes it again."""
    item = waiting_item(case, name)
    return with_item(case, replace(item, status="rejected", reason=reason or item.reason))


def undone(case: Case, name: str) -> Case:
    """The case with a decision on a candidate taken back: it waits again, and what it wrote is gone.

    Raises
    ------
    UsageError
        When nothing was decided, or the case was changed since so that it no longer has what was accepted.
    """
    item = decided_item(case, name)
    kind = _KINDS.get(item.kind)
    if kind is not None and (item.status == "accepted" or item.kind == "settles"):
        case, item = kind.undo(case, item)
    return with_item(case, replace(item, status="waiting", reason=""))


def settable(item: Candidate) -> tuple[str, ...]:
    """The fields of a candidate that can be set."""
    kind = _KINDS.get(item.kind)
    return kind.keys if kind is not None and kind.keys else tuple(item.fields)


def edited(case: Case, settings: Mapping[str, str]) -> Case:
    """The case with fields of candidates changed.

    Parameters
    ----------
    settings
        `ID.field` -> value; an issue and its option may change together. An empty value takes a field out.
    """
    touched: dict[str, Candidate] = {}
    for setting, value in settings.items():
        name, dot, key = setting.rpartition(".")
        if not dot or not name:
            raise UsageError(f'"{setting}" is not of the form ID.field=value')
        item = touched.get(name) or waiting_item(case, name)
        touched[name] = _set(case, item, setting, key, value)
    for item in touched.values():
        if item.kind == "settles":
            settles.check_settles(case, item)
        case = with_item(case, item)
    return case


def _set(case: Case, item: Candidate, setting: str, key: str, value: str) -> Candidate:
    if item.kind == "settles":
        return settles.with_setting(item, setting, key, value)
    keys = settable(item)
    if key not in keys:
        raise UnknownId(f"field of {item.id}", key, keys)
    if value:
        check_setting(case, item, setting, key, value)
    fields = {one: told for one, told in {**item.fields, key: value}.items() if told}
    return replace(item, fields=immutabledict(fields), edited=True)
