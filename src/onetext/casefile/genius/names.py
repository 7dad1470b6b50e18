"""Ids for names that may hold anything: readable, unique and the same on every run; the name stays as the title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["ids_for", "plain_id"]

_LONGEST = 48
"""Leaves room for what makes an id unique."""


def plain_id(name: str) -> str:
    """A name in letters, digits and dashes; "" when nothing of it can be spelled so."""
    spelled = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    spelled = re.sub(r"^\s*-(?=[0-9.])", "minus-", spelled)
    return re.sub(r"[^a-z0-9.]+", "-", spelled).strip("-.")[:_LONGEST].strip("-.")


def ids_for(names: Iterable[str], kind: str) -> dict[str, str]:
    """Name -> id, for names that are all different.

    A name of which nothing can be spelled in plain letters is called by its place (`option-3`); of equal ids all but
    the first take a number.
    """
    found: dict[str, str] = {}
    used: set[str] = set()
    for place, name in enumerate(names, start=1):
        stem = plain_id(name) or f"{kind}-{place}"
        chosen, number = stem, 2
        while chosen in used:
            chosen, number = f"{stem}-{number}", number + 1
        used.add(chosen)
        found[name] = chosen
    return found
