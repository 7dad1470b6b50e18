"""Draws that stand for those of a seed: what a party's answers have left of its scenarios (S22)."""

from __future__ import annotations

from typing import Protocol

__all__ = ["HeldDraws"]


class HeldDraws(Protocol):
    """Uniform numbers that are kept rather than drawn: those of one scenario belong together, whatever their keys."""

    def uniforms(self, key: tuple[str, ...], rows: int, *, seed: int, draws: int) -> object | None:
        """Uniform numbers, shape (rows, draws), of the quantity with this key; None where it is not held.

        The same seed and number of draws give the same scenarios for every key (S19).
        """
        ...
