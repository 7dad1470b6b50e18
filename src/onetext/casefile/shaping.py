"""Hold gathered values against the file models, and say in faults what does not fit."""

from __future__ import annotations

import difflib
import importlib
import typing
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from onetext.casefile.section import Entry, Section
from onetext.casefile.shapes.base import Shape
from onetext.casefile.values import Value, kind_of
from onetext.errors import Fault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ShapeT = TypeVar("ShapeT", bound=Shape)

__all__ = ["SHAPES", "did_you_mean", "shape_of", "shaped", "shaped_list"]

SHAPES: Mapping[str, tuple[str, str]] = {
    "case": ("header", "HeaderShape"),
    "parties": ("parties", "PartyShape"),
    "issues": ("issues", "IssueShape"),
    "rules": ("rules", "RuleShape"),
    "interactions": ("rules", "InteractionShape"),
    "positions": ("positions", "PositionShape"),
    "weights": ("judgements", "WeightShape"),
    "redlines": ("redlines", "RedLineShape"),
    "nodeal": ("judgements", "NoDealShape"),
    "drafts": ("drafts", "DraftShape"),
    "points": ("drafts", "PointShape"),
    "responses": ("record", "ResponseShape"),
    "statements": ("record", "StatementShape"),
    "claims": ("record", "ClaimShape"),
    "ultimatums": ("record", "UltimatumShape"),
    "events": ("record", "EventShape"),
    "front": ("record", "SeriesShape"),
    "sources": ("record", "SourceShape"),
    "documents": ("record", "ReadDocumentShape"),
    "inbox": ("record", "CandidateShape"),
    "process": ("process", "ProcessShape"),
    "parameter": ("process", "NumberShape"),
    "interview": ("interviews", "InterviewShape"),
}
"""Section -> module and class of its file model; a model is built only when a file of its kind is read."""


def shape_of(name: str) -> type[Shape]:
    """The file model of a section."""
    module, shape = SHAPES[name]
    found: type[Shape] = getattr(importlib.import_module(f"onetext.casefile.shapes.{module}"), shape)
    return found


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(list[shape_of(name)])  # type: ignore[arg-type,misc]  # the class is chosen by name


def shaped_list(section: Section) -> tuple[list[Entry[Shape]], list[Fault]]:
    """Every item of a list section that has the right shape, and the faults of the others."""
    values = section.value
    assert isinstance(values, list)
    adapter, faults = _adapter(section.name), list[Fault]()
    kept: Sequence[tuple[int, Value]] = list(enumerate(values))
    try:
        shapes = adapter.validate_python(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults = [_fault(section, detail, detail["loc"]) for detail in details]
        wrong = {detail["loc"][0] for detail in details}
        kept = [(index, value) for index, value in kept if index not in wrong]
        shapes = adapter.validate_python([value for _, value in kept])
    return [Entry(section, (index,), shape) for (index, _), shape in zip(kept, shapes, strict=True)], faults


def shaped(section: Section, kind: type[ShapeT]) -> tuple[Entry[ShapeT] | None, list[Fault]]:
    """The one item that a section is, if it has the right shape, and its faults."""
    try:
        return Entry(section, (), kind.model_validate(section.value)), []
    except ValidationError as error:
        return None, [_fault(section, detail, detail["loc"]) for detail in error.errors(include_url=False)]


# -- from an error of pydantic to a fault --------------------------------------------------------------------------

_WANTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


_EXAMPLES = dict.fromkeys(("happened", "date", "set_on"), "2025-11-23")
"""What a key may hold, for those whose form is not plain from their name."""


def _fault(section: Section, detail: ErrorDetails, loc: tuple[int | str, ...]) -> Fault:
    kind, value = detail["type"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    of_key = bool(loc) and loc[-1] == "[key]"
    if of_key:
        loc = loc[:-1]
    key = str(loc[-1]) if loc else ""
    if kind == "fault":
        return section.fault(context["code"], loc, context["message"], context["hint"], of_key=of_key)
    if kind == "missing":
        return section.fault("E103", loc[:-1], f'the key "{key}" is missing', f"write {key}: {_EXAMPLES.get(key, '…')}")
    if kind == "extra_forbidden":
        known = _keys_at(section.name, loc[:-1])
        hint = did_you_mean(key, known) or "the keys are " + ", ".join(known)
        return section.fault("E104", loc, f'unknown key "{key}"', hint, of_key=True)
    if kind == "string_too_short" or (value is None and kind in _WANTED):
        hint = "write one, or take the key out"
        return section.fault("E120", loc, f'"{key}" has no value', hint, of_key=isinstance(loc[-1], str))
    if kind == "literal_error":
        return section.fault("E106", loc, *_literal(value, key, context["expected"]))
    wanted = _WANTED.get(kind, "something else")
    hint = "put it in quotes" if wanted == "text" and not isinstance(value, list | dict) else ""
    return section.fault("E105", loc, f"expected {wanted}, found {kind_of(value)}", hint)


def _literal(value: object, key: str, expected: str) -> tuple[str, str]:
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ") if word != "''"]
    hint = did_you_mean(value, words) if isinstance(value, str) else ""
    given = kind_of(value).removeprefix("the text ")
    return f"{key} cannot be {given}", hint or "write one of " + ", ".join(words)


def did_you_mean(given: str, known: Sequence[str]) -> str:
    """The hint that names the nearest of the known words; "" when none is near."""
    if len(given) > 80:
        return ""
    near = difflib.get_close_matches(given, known, n=1)
    return f'did you mean "{near[0]}"?' if near else ""


def _keys_at(name: str, loc: Sequence[int | str]) -> list[str]:
    """The keys that a mapping may have, found by walking the types of the file model."""
    kind: Any = shape_of(name)
    for step in loc if name not in _SINGLE else (0, *loc):
        if step == 0 and kind is shape_of(name):
            continue
        kind = _inner(kind, step)
    if not (isinstance(kind, type) and issubclass(kind, Shape)):
        return []
    keys = [field.alias or key for key, field in kind.model_fields.items()]
    return [*keys, "text"] if name == "drafts" and kind is shape_of(name) else keys


_SINGLE = ("case", "drafts", "points", "process", "parameter", "interview")


def _inner(kind: Any, step: int | str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Shape):
        for key, field in kind.model_fields.items():
            if (field.alias or key) == step:
                return _bare(field.annotation)
        return kind
    arguments = typing.get_args(kind)
    return _bare(arguments[-1] if typing.get_origin(kind) is dict else arguments[0]) if arguments else None


def _bare(kind: Any) -> Any:
    return typing.get_args(kind)[0] if typing.get_origin(kind) is Annotated else kind
