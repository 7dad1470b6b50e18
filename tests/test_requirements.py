"""The pinned lists are plain: names and versions, and nothing about where packages come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("base", "test", "dev")
PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[0-9][A-Za-z0-9.]*)( ; .+)?")


def pins(name: str) -> dict[str, str]:
    """Package -> version of one list; every line must be a pin or a comment."""
    lines = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8").splitlines()
    matched = [PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(matched)
    return {match["name"]: match["version"] for match in matched if match}


@pytest.mark.parametrize("name", [*LISTS, "peers"])
def test_a_list_holds_pins_and_no_address(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    assert pins(name)
    assert re.search(r"://|--|(?<![\w.])/\w", text) is None


def test_the_larger_lists_hold_the_smaller_ones() -> None:
    assert pins("base").items() <= pins("test").items() <= pins("dev").items()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=!~\[ ]", need)[0].lower().replace(".", "-") for need in project["dependencies"]}
    assert names <= set(pins("base"))


def test_what_we_are_measured_against_is_no_dependency() -> None:
    (peer,) = (ROOT / "requirements/peers.in").read_text(encoding="utf-8").split()
    assert peer.split("==")[0] in pins("peers")
    assert not any(peer.split("==")[0] in pins(name) for name in LISTS)
