"""Texts that all could sign: exact tables, the zone, its frontier and solutions, what closes it, and a checker.

Everything here takes a case as of a day, or a table made of one, and returns frozen results; proofs are checked by
`check.py`, which shares no code with the solvers.
"""

from __future__ import annotations

from onetext.compromise.limits import Limits, Watch
from onetext.compromise.table import Row, Table, TableLine, ValueConsent, table_of

__all__ = [
    "Limits",
    "Row",
    "Table",
    "TableLine",
    "ValueConsent",
    "Watch",
    "table_of",
]
