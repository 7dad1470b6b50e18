"""Pictures of two Word files: which has one that the other lacks. A map is no text, and yet no small matter."""

from __future__ import annotations

import hashlib
from collections import Counter

from onetext.documents import Package, open_package

__all__ = ["pictures_apart", "pictures_lacking"]


def pictures_apart(before: bytes, after: bytes, names: tuple[str, str]) -> tuple[int, int]:
    """How many pictures of each file the other lacks, byte by byte.

    Raises
    ------
    DocumentError
        When one of them is no Word document that can be read.
    """
    old, new = (open_package(data, name) for data, name in zip((before, after), names, strict=True))
    return pictures_lacking(old, new), pictures_lacking(new, old)


def pictures_lacking(one: Package, other: Package) -> int:
    """How many pictures a file has that the other lacks."""
    return (_prints(one) - _prints(other)).total()


def _prints(package: Package) -> Counter[str]:
    parts = (item.target for item in package.relations(package.main) if item.kind == "image" and not item.external)
    return Counter(hashlib.sha256(package.parts[part]).hexdigest() for part in parts if part in package.parts)
