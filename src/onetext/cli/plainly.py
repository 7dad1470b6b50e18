"""Words of the command line taken as they are, without the library that Typer would load to look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

__all__ = ["take_plainly"]

Parameters = TypeVar("Parameters", bound=Sequence[object])


def _paths(words: Iterable[str]) -> list[Path]:
    return [Path(word) for word in words]


_TAKEN: dict[object, Callable[[Any], object]] = {
    bool: bool,
    str: str,
    Path: Path,
    list[str]: list,
    list[Path]: _paths,
}
"""What a parameter holds -> how the words given for it become that."""


class _Plain:
    """Stands where Typer keeps what turns words into a value."""

    def __init__(self, taken: Callable[[Any], object]) -> None:
        self._taken = taken

    def coerce(self, value: object, param: object, ctx: object) -> object:
        """The value; what was not given stays what it is."""
        return value if value is None or value == () else self._taken(value)


def take_plainly(parameters: Parameters) -> Parameters:
    """Let texts, paths, and what has a parser of ours pass by Pydantic, which Typer loads to look at any value.

    Loading it and building its checks takes longer than the answer to a short command, and there is nothing to check
    in a text. A Typer that keeps these things elsewhere (they are its own affair) is left to its own ways.
    """
    for parameter in parameters:
        described = getattr(parameter, "type_descriptor", None)
        if described is None or getattr(parameter, "_runtime_param", parameter) is not None:
            continue
        taken = described.parameter_info.parser or _TAKEN.get(described.annotation)
        if taken is not None:
            parameter._runtime_param = _Plain(taken)  # type: ignore[attr-defined]  # seen to be there just above
    return parameters
