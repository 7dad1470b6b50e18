"""Faults of sense: what has the right shape and still cannot be."""

from __future__ import annotations

from onetext.casefile.book import Book
from onetext.casefile.sense.brackets import check_brackets
from onetext.casefile.sense.broken import check_broken
from onetext.casefile.sense.common import check_header, check_ids, check_items, check_parties
from onetext.casefile.sense.drafts import check_drafts
from onetext.casefile.sense.issues import check_issues, check_rules
from onetext.casefile.sense.process import check_process
from onetext.casefile.sense.record import check_record
from onetext.casefile.sense.refs import Refs
from onetext.casefile.sense.wishes import check_no_deals, check_positions, check_red_lines, check_weights
from onetext.errors import Fault

__all__ = ["sense_faults"]

_CHECKS = (
    check_header,
    check_ids,
    check_items,
    check_parties,
    check_issues,
    check_rules,
    check_positions,
    check_weights,
    check_red_lines,
    check_no_deals,
    check_drafts,
    check_brackets,
    check_record,
    check_process,
    check_broken,
)


def sense_faults(book: Book) -> list[Fault]:
    """All faults of sense in a book."""
    refs = Refs(book)
    for check in _CHECKS:
        check(refs, book)
    return refs.faults
