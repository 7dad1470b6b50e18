"""Reads parts of one GeniusWeb file by their path, and collects what is wrong and what is dropped on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import PurePath

from onetext.casefile.genius.jsonfile import JsonFile, JsonValue
from onetext.casefile.genius.numbers import exact
from onetext.casefile.values import Number, kind_of
from onetext.errors import CaseError, Fault
from onetext.model.results import Dropped

__all__ = ["WebReader"]


class WebReader:
    """One file with its faults so far, and what of it has no place in a case."""

    def __init__(self, file: JsonFile) -> None:
        self.text, self.root = file
        self.name = PurePath(self.text.name).name
        self.faults: list[Fault] = []
        self.dropped: list[Dropped] = []

    def fault(self, code: str, path: str, message: str, hint: str = "") -> None:
        """Note something that is wrong at a path."""
        self.faults.append(self.text.whole_fault(code, f"{path}: {message}" if path else message, hint))

    def drop(self, what: str, why: str) -> None:
        """Note something that is left out."""
        self.dropped.append(Dropped(what=what, where=self.name, why=why))

    def stop_if_wrong(self) -> None:
        """End here when anything was wrong (CaseError with all of it)."""
        if self.faults:
            raise CaseError(self.faults)

    def mapping(self, value: JsonValue, path: str) -> dict[str, JsonValue]:
        """An object; an empty one, and a fault, for anything else."""
        if isinstance(value, dict):
            return value
        self.fault("E406", path, f"expected an object, found {kind_of(value)}")
        return {}

    def part(self, value: Mapping[str, JsonValue], key: str, path: str) -> dict[str, JsonValue]:
        """The object under a key that must be there."""
        if key not in value:
            self.fault("E406", path, f'"{key}" is missing', _there(value))
            return {}
        return self.mapping(value[key], f"{path}.{key}" if path else key)

    def number(self, value: JsonValue, path: str) -> Fraction | None:
        """A number, or a text that spells one; None, and a fault, for anything else."""
        text = value.text if isinstance(value, Number) else value
        if not isinstance(text, str):
            self.fault("E405", path, f"expected a number, found {kind_of(value)}")
            return None
        try:
            return exact(text)
        except ValueError as error:
            self.fault("E405", path, str(error))
            return None

    def within_one(self, value: JsonValue, path: str) -> Fraction | None:
        """A number from 0 to 1; None, and a fault, for anything else."""
        number = self.number(value, path)
        if number is not None and not 0 <= number <= 1:
            self.fault("E405", path, f"{float(number):g} is not between 0 and 1")
            return None
        return number

    def unused(self, value: Mapping[str, JsonValue], known: Iterable[str], path: str) -> None:
        """Note the keys that nothing reads."""
        for key in value.keys() - set(known):
            self.drop(f'"{key}" in {path}', "the format as it is known here has no such key")


def _there(value: Mapping[str, JsonValue]) -> str:
    return f"there are: {', '.join(list(value)[:6])}" if value else ""
