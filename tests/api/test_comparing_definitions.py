"""A definition that reads otherwise is a change of a defined term, and one that merely stands elsewhere is none."""

from __future__ import annotations

from pathlib import Path

import pytest

import onetext

OLD = "“Vessel” means any ship that fishes in the zone."


def terms(folder: Path, old: str, new: str) -> list[tuple[str, str]]:
    for name, text in (("old.txt", old), ("new.txt", new)):
        (folder / name).write_text(f"1. {text}\n2. Nobody fishes at night.\n", encoding="utf-8")
    link = onetext.compare_files(folder / "old.txt", folder / "new.txt").links[0]
    assert ("term" in link.flags) == any(item.kind == "term" for item in link.substance)
    return [(item.before, item.after) for item in link.substance if item.kind == "term"]


@pytest.mark.parametrize(
    ("new", "before", "after"),
    [
        ("“Vessel” means any boat that fishes in the zone.", "“Vessel” … ship", "“Vessel” … boat"),
        ("“Vessel” means any large ship that fishes in the zone.", "“Vessel”", "“Vessel” … large"),
    ],
)
def test_a_changed_definition_is_told_with_its_words(tmp_path: Path, new: str, before: str, after: str) -> None:
    assert terms(tmp_path, OLD, new) == [(before, after)]


@pytest.mark.parametrize("new", [OLD, OLD.replace("“", '"').replace("”", '"'), OLD.replace("means any", "means  any")])
def test_the_same_definition_is_no_change(tmp_path: Path, new: str) -> None:
    assert terms(tmp_path, OLD, new) == []


def test_a_point_that_uses_a_term_defines_none(tmp_path: Path) -> None:
    assert terms(tmp_path, "A “Vessel” leaves the zone.", "A “Vessel” enters the zone.") == []
