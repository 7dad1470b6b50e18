"""Taking a record out again that was made of a candidate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onetext.errors import UsageError
from onetext.model import Candidate, Case

__all__ = ["made_of", "read_from", "words", "without_record"]


_RECORDS = {
    "statements": "statements.yaml",
    "events": "events.yaml",
    "responses": "responses.yaml",
    "positions": "positions.yaml",
    "red_lines": "redlines.yaml",
    "claims": "claims.yaml",
    "ultimatums": "ultimatums.yaml",
}
"""Parts of a case with records that may have been read from candidates -> their files."""


def read_from(case: Case) -> Iterator[tuple[str, str]]:
    """Each candidate that a record says it was read from, and the record in words."""
    for field, file in _RECORDS.items():
        for record in getattr(case, field):
            for name in record.read_from:
                yield name, f'"{record.id}" of {file}' if hasattr(record, "id") else f"a record of {file}"


def made_of(case: Case, name: str) -> str:
    """The record that was read from a candidate, in words; "" where there is none."""
    return next((record for candidate, record in read_from(case) if candidate == name), "")


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
