"""Texts that all could sign: exact tables, the zone, its frontier and solutions, what closes it, and a checker.

Everything here takes a case as of a day, or a table made of one, and returns frozen results; proofs are checked by
`check.py`, which shares no code with the solvers but the reading of weights and scores.
"""

from __future__ import annotations

from onetext.compromise.certificate_corrections import certify_complete
from onetext.compromise.certificates import Decision, certify_none, decide
from onetext.compromise.check import (
    Original,
    best_statements,
    change_statement,
    check_conflict,
    check_correction,
    check_frontier,
    check_least_change,
    check_lifting,
    check_minimal,
    check_package,
    check_reading,
    check_solution,
    check_table,
    check_zone,
    conflict_statement,
    lifting_statement,
    original,
    towards_levels,
)
from onetext.compromise.conflicts import conflicts
from onetext.compromise.corrections import corrections
from onetext.compromise.frontier_answer import FrontierAnswer, frontier_answer
from onetext.compromise.holding import ZoneShare, share_with_zone, shares_accepting
from onetext.compromise.least_change import least_change, settled_terms
from onetext.compromise.lifting import lifting
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.problem import Problem, problem_of
from onetext.compromise.reliance import reliances
from onetext.compromise.robust import RobustAnswer, robust
from onetext.compromise.sampled import sampled_share
from onetext.compromise.search import best_sum, find
from onetext.compromise.solutions import solutions
from onetext.compromise.statements import Certificate, Evidence, Statement
from onetext.compromise.table import Row, Table, TableLine, ValueConsent, table_of
from onetext.compromise.zone import zone

__all__ = [
    "Certificate",
    "Decision",
    "Evidence",
    "FrontierAnswer",
    "Limits",
    "Original",
    "Problem",
    "RobustAnswer",
    "Row",
    "Statement",
    "Table",
    "TableLine",
    "ValueConsent",
    "Watch",
    "ZoneShare",
    "best_statements",
    "best_sum",
    "certify_complete",
    "certify_none",
    "change_statement",
    "check_conflict",
    "check_correction",
    "check_frontier",
    "check_least_change",
    "check_lifting",
    "check_minimal",
    "check_package",
    "check_reading",
    "check_solution",
    "check_table",
    "check_zone",
    "conflict_statement",
    "conflicts",
    "corrections",
    "decide",
    "find",
    "frontier_answer",
    "least_change",
    "lifting",
    "lifting_statement",
    "original",
    "problem_of",
    "reliances",
    "robust",
    "sampled_share",
    "settled_terms",
    "share_with_zone",
    "shares_accepting",
    "solutions",
    "table_of",
    "towards_levels",
    "zone",
]
