"""`import onetext` is cheap, and offers exactly what `__all__` says (style.md's rule of faces)."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import onetext

HEAVY = ("altair", "jinja2", "numpy", "pandas", "pydantic", "rich", "ruamel", "scipy", "typer", "vl_convert", "yaml")
ABOUT_A_CASE = {
    *("balance", "brief", "claims", "compare", "concede", "export", "forecast", "frontier", "log", "robust"),
    *("log_point", "reveal", "sensitivity", "settle", "show", "show_draft", "show_evidence", "try_", "whatif"),
}


def test_a_star_import_gives_what_is_listed_and_no_more() -> None:
    space: dict[str, object] = {}
    exec("from onetext import *", space)
    assert sorted(set(space) - {"__builtins__"}) == sorted(onetext.__all__)
    assert sorted(set(onetext.__all__)) == sorted(onetext.__all__)


def test_type_checkers_see_the_same_names_as_the_interpreter() -> None:
    tree = ast.parse(Path(onetext.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported - {"TYPE_CHECKING", "annotations"} == set(onetext.__all__)


@pytest.mark.parametrize("name", [name for name in onetext.__all__ if name != "__version__"])
def test_every_name_is_explained(name: str) -> None:
    assert inspect.getdoc(getattr(onetext, name))


@pytest.mark.parametrize("name", sorted(ABOUT_A_CASE))
def test_every_verb_about_a_case_takes_a_day_and_an_audience_by_name(name: str) -> None:
    """S16 and S24: no answer about a case without a day and an audience."""
    parameters = inspect.signature(getattr(onetext, name)).parameters
    assert next(iter(parameters)) == "case"
    assert parameters["as_of"].kind is inspect.Parameter.KEYWORD_ONLY
    assert parameters["as_of"].default is None
    assert parameters["audience"].kind is inspect.Parameter.KEYWORD_ONLY
    assert parameters["audience"].default == "mediator"


def test_no_verb_about_a_case_is_missing_from_that_list() -> None:
    verbs = {name for name in onetext.__all__ if inspect.isfunction(getattr(onetext, name))}
    assert {name for name in verbs if "case" in inspect.signature(getattr(onetext, name)).parameters} == ABOUT_A_CASE


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'balanec'"):
        onetext.balanec  # noqa: B018


def test_importing_loads_nothing_that_costs_time() -> None:
    """In a fresh interpreter, where no other test has loaded anything."""
    told = f"import sys, onetext; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
