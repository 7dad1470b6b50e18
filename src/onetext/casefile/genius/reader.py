"""Reads parts of one XML file, and collects what is wrong and what is dropped on the way."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import PurePath
from typing import TypeVar

from onetext.casefile.genius.numbers import exact, exact_whole
from onetext.casefile.genius.xmlfile import Element, XmlFile
from onetext.errors import CaseError, Fault
from onetext.model.results import Dropped

__all__ = ["Reader", "nearest"]

Value = TypeVar("Value", int, Fraction)


class Reader:
    """One file with its faults so far, and what of it has no place in a case."""

    def __init__(self, file: XmlFile) -> None:
        self.file = file
        self.name = PurePath(file.text.name).name
        self.faults: list[Fault] = []
        self.dropped: list[Dropped] = []

    def fault(self, code: str, element: Element, message: str, hint: str = "") -> None:
        """Note something that is wrong at an element."""
        self.faults.append(self.file.text.fault(code, element.place, message, hint))

    def drop(self, what: str, why: str) -> None:
        """Note something that is left out."""
        self.dropped.append(Dropped(what=what, where=self.name, why=why))

    def stop_if_wrong(self) -> None:
        """End here when anything was wrong (CaseError with all of it)."""
        if self.faults:
            raise CaseError(self.faults)

    def number(self, element: Element, *names: str) -> Fraction | None:
        """The number in the first of these attributes that is there; None, and a fault, where there is none."""
        return self._parsed(exact, element, names)

    def whole(self, element: Element, *names: str) -> int | None:
        """The same for a whole number."""
        return self._parsed(exact_whole, element, names)

    def at_least_zero(self, element: Element, *names: str) -> Fraction | None:
        """The same for a number that is not negative."""
        number = self.number(element, *names)
        if number is not None and number < 0:
            hint = "Genius itself has no negative weights or evaluations"
            self.fault("E405", element, f"<{element.tag}> has the negative number {float(number):g}", hint)
            return None
        return number

    def _parsed(self, parse: Callable[[str], Value], element: Element, names: Iterable[str]) -> Value | None:
        named = list(names)
        text = next((found for name in named if (found := element.get(name)) is not None), None)
        if text is None or text == "null":
            self.fault("E406", element, f"<{element.tag}> has no {' or '.join(named)}", f'write {named[0]}="…"')
            return None
        try:
            return parse(text)
        except ValueError as error:
            self.fault("E405", element, f"<{element.tag}>: {error}")
            return None


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of what is known."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f'did you mean "{near[0]}"?' if near else "names must agree letter by letter"
