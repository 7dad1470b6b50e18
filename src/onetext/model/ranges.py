"""Numbers as analysts give them: a value, a range, or a range with a most likely value (S4)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from numbers import Rational

__all__ = ["Range"]


@dataclass(frozen=True, slots=True)
class Range:
    """A number that may be uncertain, kept exactly.

    `Range(low, high)` stands for a uniform, `Range(low, high, mode)` for a triangular distribution; `low == high`
    is a plain number. Ends are `Fraction`s, so that `0.1` read from a file stays one tenth (S20).

    Raises
    ------
    ValueError
        When the ends are out of order or the mode lies outside them.
    """

    low: Fraction
    high: Fraction
    mode: Fraction | None = None

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"range [{self.low}, {self.high}] runs backwards")
        if self.mode is not None and not self.low <= self.mode <= self.high:
            raise ValueError(f"mode {self.mode} lies outside [{self.low}, {self.high}]")

    @classmethod
    def of(cls, low: Rational | int | str, high: Rational | int | str | None = None) -> Range:
        """Make a range from integers, fractions or decimal strings; one argument makes a plain number."""
        first = Fraction(low)
        return cls(first, first if high is None else Fraction(high))

    @property
    def is_exact(self) -> bool:
        """Whether this is a plain number."""
        return self.low == self.high

    @property
    def point(self) -> Fraction:
        """The mode, or the middle where no mode is given (S4)."""
        return self.mode if self.mode is not None else (self.low + self.high) / 2

    def __str__(self) -> str:
        def show(number: Fraction) -> str:
            return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"

        if self.is_exact:
            return show(self.low)
        middle = "" if self.mode is None else f"{show(self.mode)}, "
        return f"[{show(self.low)}, {middle}{show(self.high)}]"
