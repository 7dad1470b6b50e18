"""The rules of a language: tables in `languages/<code>/*.toml`, one file for each idea.

A second language is a second folder with the same files. What the tables mean stands at the head of each English one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from onetext.errors import UnknownId

__all__ = ["LANGUAGES", "Language", "articles", "clitics", "language"]

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


class _Tables(Mapping[str, Mapping[str, Any]]):
    """The tables of a folder, each read when it is first asked for: telling a language apart needs one of them."""

    def __init__(self, folder: Traversable) -> None:
        self._files = {
            entry.name.removesuffix(".toml"): entry for entry in folder.iterdir() if entry.name.endswith(".toml")
        }
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            self._read[name] = tomllib.loads(self._files[name].read_text(encoding="utf-8"))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._files))

    def __len__(self) -> int:
        return len(self._files)


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
    return Language(code=code, tables=_Tables(resources.files("onetext.evidence") / "languages" / code))


@cache
def articles() -> frozenset[str]:
    """The articles that names begin with, in all languages: the names of a case are in whichever it was written."""
    return frozenset(word for code in LANGUAGES for word in language(code).words("pronouns", "articles"))


@cache
def clitics() -> frozenset[str]:
    """What stands behind an apostrophe and is no part of a name, in all languages."""
    return frozenset(word for code in LANGUAGES for word in language(code).words("abbreviations", "clitics"))
