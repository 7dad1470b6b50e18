"""The JSON Schema of the case files agrees with what is read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from case_texts import BASE, put
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from referencing import Registry, Resource
from ruamel.yaml import YAML

from onetext.casefile import case_schema, check_case


def plain(text: str) -> Any:
    """The JSON data model of a YAML text, by another reader than the one under test; dates stay text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    return yaml.load(io.StringIO(text))


def validator(part: str = "") -> Validator:
    schema = case_schema()
    resource: Resource[Any] = Resource.from_contents(schema)
    registry: Registry[Any] = Registry().with_resource("urn:case", resource)
    return Draft202012Validator({"$ref": f"urn:case#{part}"}, registry=registry)


def test_it_is_a_schema_of_draft_2020_12() -> None:
    schema = case_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", [name for name in BASE if name.endswith(".yaml") and "/" not in name])
def test_files_that_are_read_are_valid(name: str) -> None:
    part = "" if name == "case.yaml" else f"/$defs/{name}"
    assert list(validator(part).iter_errors(plain(BASE[name]))) == []


def test_a_draft_that_is_read_is_valid() -> None:
    front = BASE["drafts/second.md"].split("---\n")[1]
    assert list(validator("/$defs/draft").iter_errors(plain(front))) == []


def test_sections_may_stand_in_case_yaml() -> None:
    case = {**plain(BASE["case.yaml"]), "parties": plain(BASE["parties.yaml"]), "rules": plain(BASE["rules.yaml"])}
    assert list(validator().iter_errors(case)) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("case.yaml", "title: Harbour", "titel: Harbour"),
        ("case.yaml", "title: Harbour", "title: [a]"),
        ("parties.yaml", "id: owners", "id: the owners"),
        ("positions.yaml", "kind: demand", "kind: demands"),
        ("positions.yaml", "2025-03-01", "soon"),
        ("weights.yaml", "weight: 50", "weight: {a: 1}"),
        ("rules.yaml", "points: 5", "points: many"),
    ],
)
def test_what_has_a_fault_of_shape_is_invalid(name: str, old: str, new: str, tmp_path: Path) -> None:
    text = BASE[name].replace(old, new, 1)
    assert check_case(put({**BASE, name: text}, tmp_path / "case"))[0] is None
    part = "" if name == "case.yaml" else f"/$defs/{name}"
    assert list(validator(part).iter_errors(plain(text)))
