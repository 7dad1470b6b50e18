"""The reference of files and of output names every key that there is, under the thing that has it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import transcripts
from onetext.api.schema import COMMANDS
from onetext.casefile import case_schema, check_case

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
SCHEMAS = sorted((REFERENCE / "schemas").glob("*.json"))
COMMON = {"audience", "note", "happened", "known", "sources", "read_from", "basis", "reason", "known_from"}
LISTS = (
    *("parties", "issues", "positions", "weights", "redlines", "nodeal", "responses", "statements", "claims"),
    *("ultimatums", "events", "sources", "rules", "process"),
    *("documents", "front", "inbox", "drafts"),
)
PARTS = {
    **{f"{name}.yaml": f"{name}.yaml" for name in LISTS[:-4]},
    "drafts": "draft and points",
    "front.csv": "SeriesShape",
    "inbox": "inbox.yaml",
}
"""Heading of the page -> the part of the schema that it is about."""

EXTRA = {"rules.yaml": {"rules", "interactions"}, "inbox": {"documents", "inbox"}}
"""Headings of the file's own mapping, which the schema keeps apart."""

HEAD = ("schema", "command", "version", "case", "case_sha256", "as_of", "audience", "withheld", "seed", "status")


def sections(page: str) -> dict[str, str]:
    """Heading -> the text below it, up to the next heading of any level, without code blocks."""
    text = re.sub(r"^```.*?^```$", "", (REFERENCE / page).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def named(text: str) -> set[str]:
    """What stands between backticks."""
    return set(re.findall(r"`([a-z_0-9]+)`", text))


def output_objects() -> dict[str, set[str]]:
    """Each kind of object in any output, with its keys (without those of the head)."""
    found: dict[str, set[str]] = {}
    for path in SCHEMAS:
        for name, shape in json.loads(path.read_text(encoding="utf-8"))["$defs"].items():
            found.setdefault(name, set()).update(set(shape.get("properties", {})) - {*HEAD, "warnings"})
    return found


def shapes_of(part: str) -> dict[str, dict[str, object]]:
    """Every mapping that may stand in a part of the case, by the name of its shape."""
    schema = json.loads(json.dumps(case_schema()))
    schema["$defs"]["draft and points"] = [schema["$defs"]["draft"], {"$ref": "#/$defs/PointShape"}]
    found: dict[str, dict[str, object]] = {}
    waiting = [part]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = schema["$defs"][name]
            waiting += re.findall(r'"#/\$defs/([^"]+)"', json.dumps(found[name]))
    return {name: shape for name, shape in found.items() if "properties" in shape}


def keys(shape: dict[str, object]) -> set[str]:
    properties = shape.get("properties", {})
    assert isinstance(properties, dict)
    return set(properties)


def first_column(text: str) -> set[str]:
    return {key for row in re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE) for key in named(row)}


def test_there_are_schemas_to_be_held_against() -> None:
    assert {path.stem for path in SCHEMAS} == set(COMMANDS)
    assert {"Estimate", "PartyBalance", "BriefSections"} <= set(output_objects())


@pytest.mark.parametrize("name", sorted(name for name in output_objects() if not name.endswith("Result")))
def test_every_key_of_every_object_is_explained(name: str) -> None:
    assert output_objects()[name] - named(sections("output.md")[name]) == set()


def test_every_key_that_a_command_adds_is_explained() -> None:
    rows = sections("output.md")["What each command adds"]
    for path in SCHEMAS:
        (row,) = re.findall(rf"^\| `{path.stem}` \|.*$", rows, re.MULTILINE)
        kinds = json.loads(path.read_text(encoding="utf-8"))["anyOf"]
        names = {kind["$ref"].rpartition("/")[2] for kind in kinds} - {"FaultsResult"}
        assert {key for name in names for key in output_objects()[name]} - named(row) == set()


def test_the_head_of_every_object_is_explained() -> None:
    assert {*HEAD, "warnings"} <= named(sections("output.md")["The head of every object"])


def test_nothing_is_explained_that_is_not_there() -> None:
    headings = {name for name in sections("output.md") if re.fullmatch(r"[A-Z]\w+[A-Z]\w+", name)}
    assert headings - set(output_objects()) == set()


@pytest.mark.parametrize(("heading", "part"), PARTS.items())
def test_every_key_of_a_file_is_explained_and_no_other(heading: str, part: str) -> None:
    text = sections("case-format.md")[heading]
    there = {key for shape in shapes_of(part).values() for key in keys(shape)} - COMMON
    assert there - named(text) == set()
    assert first_column(text) - there - COMMON - EXTRA.get(heading, set()) == set()


def test_every_key_of_case_yaml_is_explained_and_no_other() -> None:
    text = sections("case-format.md")["case.yaml"]
    there = keys(json.loads(json.dumps(case_schema())))
    assert there - set(LISTS) == first_column(text)


def test_the_keys_that_many_items_share_are_explained() -> None:
    assert COMMON - first_column(sections("case-format.md")["What holds everywhere"]) == set()


@pytest.mark.parametrize("heading", [heading for heading in PARTS if heading not in ("drafts", "rules.yaml")])
def test_keys_that_must_be_given_are_starred(heading: str) -> None:
    """In the row of the item itself; `happened` is starred once for all."""
    shapes = shapes_of(PARTS[heading])
    item = max(shapes.values(), key=lambda shape: len(keys(shape)))
    required = item.get("required", [])
    assert isinstance(required, list)
    text = sections("case-format.md")[heading]
    assert [key for key in required if key not in COMMON and f"`{key}`*" not in text] == []


def test_the_example_of_the_case_folder_has_no_fault(tmp_path: Path) -> None:
    page = (REFERENCE / "case-format.md").read_text(encoding="utf-8")
    assert transcripts.run_page(page, tmp_path) == []
    case, faults = check_case(tmp_path / "well")
    assert [str(fault) for fault in faults if fault.severity == "error"] == []
    assert case is not None
    assert [draft.id for draft in case.drafts] == ["first", "second"]
    assert case.candidates
    assert case.series
