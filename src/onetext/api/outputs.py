"""JSON Schema (draft 2020-12) of results, read off their dataclasses by the rules of `onetext.model.json_form`.

One rule for each type, as in `json_form`: what that turns into an object, text or number, this describes as one. A
dataclass becomes an entry of `$defs`, closed (`additionalProperties: false`), with every key required.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from fractions import Fraction
from typing import Literal, Union, get_args, get_origin, get_type_hints

from onetext.model import BASES, JSON, Audience, Date, Range
from onetext.model.results import Envelope, Result

__all__ = ["schema_of"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY: dict[str, JSON] = {"type": "string", "format": "date"}
_LARGEST = 2**53


def schema_of(command: str, answers: Sequence[type[Result]], refusal: type[Result]) -> dict[str, JSON]:
    """The schema of what a command prints with `--json`.

    Parameters
    ----------
    answers
        What it may answer: the envelope's keys and the result's own stand in one object.
    refusal
        What it answers when it cannot.
    """
    defs: dict[str, JSON] = {}
    good = [_root(kind, command, ("ok", "faults", "limit"), defs) for kind in answers]
    bad = _root(refusal, command, ("faults", "usage", "limit"), defs)
    return {
        "$schema": _DIALECT,
        "$id": f"urn:onetext:1:output:{command}",
        "title": f"onetext {command} --json",
        "anyOf": [*good, bad],
        "$defs": dict(sorted(defs.items())),
    }


def _root(kind: type[Result], command: str, statuses: Sequence[str], defs: dict[str, JSON]) -> JSON:
    """A result as it is printed: its envelope's keys first, then its own."""
    head, body = _object(Envelope, defs), _object(kind, defs)
    head_keys, body_keys = head["properties"], body["properties"]
    assert isinstance(head_keys, dict)
    assert isinstance(body_keys, dict)
    fixed: dict[str, JSON] = {
        "schema": {"const": "onetext/1"},
        "command": {"const": command},
        "status": {"enum": list(statuses)},
    }
    defs[kind.__name__] = {
        **body,
        "properties": {**head_keys, **fixed, **body_keys},
        "required": [*head_keys, *body_keys],
    }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _object(kind: type, defs: dict[str, JSON]) -> dict[str, JSON]:
    """The schema of a dataclass."""
    hints = get_type_hints(kind)
    shown = [field for field in fields(kind) if not field.metadata.get("hidden")]
    properties = {field.name.rstrip("_"): _field(kind, field, hints[field.name], defs) for field in shown}
    return {
        "type": "object",
        "description": _summary(kind),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _field(kind: type, field: Field[object], hint: object, defs: dict[str, JSON]) -> JSON:
    """The schema of one field; a few say more than their type does."""
    match kind.__name__, field.name:
        case "Estimate" | "Probability", "basis":
            return {"enum": [*BASES, "mixed"]}
        case "Probability", "point" | "low" | "high":
            return {"type": "number", "minimum": 0, "maximum": 1}
        case "Zone", "standard_error":
            return _type(hint, defs)
        case _, "standard_error":
            return {"type": "number", "minimum": 0}
        case "SchemaResult", "case_schema":
            return {"type": "object", "description": "A JSON Schema (draft 2020-12)."}
        case ("Zone", "count" | "packages_in_all") | ("FrontierPoint", "packages_count") | ("IntegerTable", _):
            return _wide(_type(hint, defs))
        case "Envelope", "seed":
            return {"anyOf": [{"type": "integer", "minimum": 0, "maximum": _LARGEST}, {"type": "null"}]}
        case "Envelope", "case_sha256":
            return {"anyOf": [{"type": "string", "pattern": "^[0-9a-f]{64}$"}, {"type": "null"}]}
    return _type(hint, defs)


def _type(hint: object, defs: dict[str, JSON]) -> JSON:
    """The schema of a type."""
    simple = _SIMPLE.get(hint) if isinstance(hint, type) else None
    if simple is not None:
        return dict(simple)
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(arg, defs) for arg in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": _type(args[0], defs)}
    if origin is tuple:
        places: list[JSON] = [_type(arg, defs) for arg in args]
        return {"type": "array", "prefixItems": places, "items": False, "minItems": len(args)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type(args[1], defs)}
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return {"type": "array", "items": _type(args[0], defs)}
    if isinstance(hint, type) and is_dataclass(hint):
        return _reference(hint, defs)
    raise TypeError(f"{hint} has no JSON Schema; give it a rule beside the one in json_form")


def _reference(kind: type, defs: dict[str, JSON]) -> JSON:
    if kind.__name__ not in defs:
        defs[kind.__name__] = True  # holds the place while the fields are read, so that recursion ends
        defs[kind.__name__] = _object(kind, defs)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _wide(schema: JSON) -> JSON:
    """The same schema where whole numbers may exceed 2^53, and then stand as text."""
    if schema == {"type": "integer"}:
        return {"anyOf": [schema, {"type": "string", "pattern": "^-?[0-9]+$"}]}
    if isinstance(schema, dict):
        return {key: _wide(part) for key, part in schema.items()}
    return [_wide(part) for part in schema] if isinstance(schema, list) else schema


def _summary(kind: type) -> str:
    """The first sentence or two of the docstring."""
    first, _, _ = (kind.__doc__ or "").strip().partition("\n\n")
    return " ".join(first.split())


_SIMPLE: dict[type, dict[str, JSON]] = {
    types.NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    dt.date: _DAY,
    Fraction: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"}]},
    Date: {
        "anyOf": [
            _DAY,
            {
                "type": "object",
                "properties": {"earliest": _DAY, "latest": _DAY},
                "required": ["earliest", "latest"],
                "additionalProperties": False,
            },
        ]
    },
    Audience: {"anyOf": [{"enum": ["public", "mediator"]}, {"type": "array", "items": {"type": "string"}}]},
    Range: {
        "type": "object",
        "properties": {"point": {"type": "number"}, "low": {"type": "number"}, "high": {"type": "number"}},
        "required": ["point", "low", "high"],
        "additionalProperties": False,
    },
}
