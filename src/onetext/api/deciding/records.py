"""Taking a record out again that was made of a candidate."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onetext.errors import UsageError
from onetext.model import Candidate, Case

__all__ = ["words", "without_record"]


def words(text: str) -> str:
    """Words of an article in one line."""
    return " ".join(text.split())


def without_record(case: Case, item: Candidate, field: str, file: str) -> Case:
    """The case without the record that was read from a candidate.

    Raises
    ------
    UsageError
        When there is none any more, or other candidates were written into it too.
    """
    records: tuple[Any, ...] = getattr(case, field)
    mine = [record for record in records if item.id in record.read_from]
    if not mine:
        raise UsageError(
            f'nothing in {file} says any more that it was read from "{item.id}"; mend that file and the one in inbox/'
            " by hand"
        )
    others = [name for record in mine for name in record.read_from if name != item.id]
    if others:
        raise UsageError(f'{", ".join(others)} went into the same record as "{item.id}"; take back the former first')
    left: dict[str, Any] = {field: tuple(record for record in records if record not in mine)}
    return replace(case, **left)
