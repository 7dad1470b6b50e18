"""Loading the files of a face at first use, as PEP 562 allows.

A command needs few of the hundreds of types, and declaring a dataclass takes time at every start.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["homes", "lazily"]


def homes(by_file: Mapping[str, str]) -> dict[str, str]:
    """Name -> the file that declares it, from file -> its names with blanks between them."""
    return {name: file for file, names in by_file.items() for name in names.split()}


def lazily(
    face: str, home_of: Mapping[str, str], names: Iterable[str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` of the package `face`, whose `names` are loaded at first use from `home_of`.

    What was loaded is kept in the package, so that it is asked for once. A name without a home is an
    `AttributeError`, as of any module.
    """

    def load(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module '{face}' has no attribute '{name}'")
        value: object = getattr(importlib.import_module(f"{face}.{home_of[name]}"), name)
        setattr(importlib.import_module(face), name, value)
        return value

    def listing() -> list[str]:
        return sorted({*vars(importlib.import_module(face)), *names})

    return load, listing
