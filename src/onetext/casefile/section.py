"""A part of the case as it was gathered: plain values, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from onetext.casefile.body import RawPoint
from onetext.casefile.nodes import Path
from onetext.casefile.textfile import Place, TextFile
from onetext.casefile.values import Value
from onetext.errors import Fault

if TYPE_CHECKING:
    from onetext.casefile.shapes.base import Shape

__all__ = ["Draft", "Entry", "Located", "Section"]


class Located(Protocol):
    """Anything that knows where its values stand."""

    file: TextFile

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where the value at a path stands, or its key."""


@dataclass(frozen=True, slots=True)
class Section:
    """Values of one kind from one file; `prefix` leads to them in the document."""

    name: str
    where: Located
    value: Value
    prefix: tuple[str | int, ...] = ()

    def fault(self, code: str, path: Path, message: str, hint: str = "", *, of_key: bool = False) -> Fault:
        """A fault at a path below the section's own."""
        place = self.where.place((*self.prefix, *path), of_key=of_key)
        return self.where.file.fault(code, place, message, hint)


ShapeT = TypeVar("ShapeT", bound="Shape", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[ShapeT]):
    """One item that has the right shape, and where it came from."""

    section: Section
    path: tuple[str | int, ...]
    shape: ShapeT

    def fault(
        self, code: str, path: Sequence[str | int], message: str, hint: str = "", *, of_key: bool = False
    ) -> Fault:
        """A fault at a path below the item's own."""
        return self.section.fault(code, (*self.path, *path), message, hint, of_key=of_key)


@dataclass(slots=True)
class Draft:
    """A draft as it was gathered: its front matter as a section, its points, and where its body starts."""

    front: Section
    points: list[RawPoint] = field(default_factory=list)
    body: int | None = None
