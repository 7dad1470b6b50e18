"""The rules of a language: tables in `languages/<code>/*.toml`, one file for each idea.

A second language is a second folder with the same files. What the tables mean stands at the head of each English one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from onetext.errors import UnknownId

__all__ = ["LANGUAGES", "Language", "language"]

LANGUAGES = ("en", "fr")
"""Languages that have rules."""


@dataclass(frozen=True, eq=False)
class Language:
    """The tables of a language.

    Attributes
    ----------
    tables
        Name of a file without its ending -> what it says.
    """

    code: str
    tables: Mapping[str, Mapping[str, Any]]
    _sets: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, init=False, repr=False)

    def words(self, table: str, key: str) -> frozenset[str]:
        """A list of words of a table, case folded; empty where the language has none."""
        known = self._sets.get((table, key))
        if known is None:
            known = frozenset(str(word).casefold() for word in self.tables.get(table, {}).get(key, ()))
            self._sets[table, key] = known
        return known


@cache
def language(code: str) -> Language:
    """The rules of a language.

    Raises
    ------
    UnknownId
        When it has none.
    """
    if code not in LANGUAGES:
        raise UnknownId("language", code, LANGUAGES)
    folder = resources.files("onetext.evidence") / "languages" / code
    return Language(
        code=code,
        tables={
            entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
            for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
            if entry.name.endswith(".toml")
        },
    )
