"""One JSON Schema for all files of a case, made from the file models."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onetext.model import JSON

if TYPE_CHECKING:
    from onetext.casefile.shapes.base import Shape

__all__ = ["case_schema"]


def case_schema() -> dict[str, JSON]:
    """The JSON Schema (draft 2020-12) of the files of a case.

    The schema as a whole is that of `case.yaml`, in which every section may stand as a key; each other file has its
    own under `$defs`, by the name of the file (`#/$defs/parties.yaml`), and the front matter of a draft is
    `#/$defs/draft`.
    """
    from pydantic.json_schema import GenerateJsonSchema, models_json_schema

    from onetext.casefile.gather import LISTS
    from onetext.casefile.shaping import SHAPES, shape_of

    class Generator(GenerateJsonSchema):
        """Leaves out defaults that JSON cannot say, such as an empty frozen mapping, without a word."""

        ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012  # pydantic's own

    shapes: dict[str, type[Shape]] = {name: shape_of(name) for name in SHAPES}
    refs, made = models_json_schema(
        [(shape, "validation") for shape in shapes.values()], ref_template="#/$defs/{model}", schema_generator=Generator
    )
    definitions = cast("dict[str, JSON]", made["$defs"])
    item = {name: cast("JSON", refs[shape, "validation"]) for name, shape in shapes.items()}
    lists: dict[str, JSON] = {
        name: {"type": ["array", "null"], "items": item[name]} for name in (*LISTS, "front", "documents", "inbox")
    }
    rules: dict[str, JSON] = {
        name: {"type": ["array", "null"], "items": item[name]} for name in ("rules", "interactions")
    }
    lists["rules"] = {"anyOf": [rules["rules"], _object(rules)]}
    case = cast("dict[str, JSON]", definitions.pop(shapes["case"].__name__))
    header = cast("dict[str, JSON]", case["properties"])
    inner: dict[str, JSON] = {
        **lists,
        "process": {"anyOf": [item["process"], {"type": "null"}]},
        "drafts": {"type": ["array", "null"], "items": _with_text(definitions, shapes["drafts"].__name__)},
    }
    files: dict[str, JSON] = {
        f"{name}.yaml": lists[name] if name == "rules" else {"anyOf": [lists[name], _object({name: lists[name]})]}
        for name in (*LISTS, "rules", "inbox")
    }
    files["process.yaml"] = inner["process"]
    inbox = {name: lists[name] for name in ("documents", "inbox")}
    files["inbox.yaml"] = {"anyOf": [lists["inbox"], _object(inbox)]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onetext case",
        **case,
        "properties": {**header, **inner},
        "$defs": {**definitions, **files, "draft": item["drafts"]},
    }


def _object(properties: dict[str, JSON]) -> JSON:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _with_text(definitions: dict[str, JSON], name: str) -> JSON:
    """A draft in `case.yaml`: its front matter, and its points under `text`."""
    front = cast("dict[str, JSON]", definitions[name])
    properties = cast("dict[str, JSON]", front["properties"])
    return {**front, "properties": {**properties, "text": {"type": "string"}}}
