"""Numbers of strangers' files, exactly as they are written (S20)."""

from __future__ import annotations

import re
from fractions import Fraction

from onetext.casefile.values import Number, fraction

__all__ = ["exact", "exact_whole", "shown"]

_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_HINT = "only decimals such as 0.25 or 1e-3 are read"


def exact(text: str) -> Fraction:
    """The exact value of a decimal, with or without an exponent.

    Raises
    ------
    ValueError
        When it is none, or longer or larger than a case can mean; the message says which.
    """
    text = text.strip()
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f'"{_short(text)}" is no number; {_HINT}')
    return fraction(Number(text))


def exact_whole(text: str) -> int:
    """The value of a whole number (ValueError for anything else)."""
    number = exact(text)
    if number.denominator != 1:
        raise ValueError(f'"{_short(text)}" is no whole number')
    return int(number)


def shown(number: Fraction) -> str:
    """A number for a sentence: whole, or with at most six digits that count."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.6g}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "…"
