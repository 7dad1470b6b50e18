"""What `import onetext` offers: all of it true, none of it paid for before it is used."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata

import pytest

import onetext


def test_all_names_exist_and_each_stands_once() -> None:
    assert len(set(onetext.__all__)) == len(onetext.__all__)
    assert [name for name in onetext.__all__ if not hasattr(onetext, name)] == []
    assert set(onetext.__all__) <= set(dir(onetext))


def test_every_command_is_a_function_of_the_same_name() -> None:
    from onetext.cli.app import COMMANDS

    for name, function in COMMANDS.items():
        assert callable(getattr(onetext, function)), name


@pytest.mark.parametrize("name", sorted(set(onetext.__all__) - {"__version__"}))
def test_public_names_are_documented(name: str) -> None:
    assert (getattr(onetext, name).__doc__ or "").strip()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="foretell"):
        _ = onetext.foretell


def test_the_version_is_that_of_the_installed_package() -> None:
    assert onetext.__version__ == metadata.version("onetext")


def test_importing_onetext_loads_nothing_that_costs_time() -> None:
    code = "import sys, onetext; print(*sorted(name.partition('.')[0] for name in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "pydantic", "yaml", "jinja2", "altair", "rich", "typer", "pandas"} & set(loaded)
