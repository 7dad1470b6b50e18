"""Whether lifting a single member opens the zone, or leaves it empty, as is said (S14)."""

from __future__ import annotations

from onetext.compromise.check_case import Original
from onetext.compromise.check_common import known, names
from onetext.compromise.check_package import check_package
from onetext.compromise.check_tree import needed
from onetext.compromise.statements import Evidence, Statement
from onetext.errors import CheckFailed
from onetext.model.results import Lifting, Member

__all__ = ["check_lifting", "lifting_statement"]


def lifting_statement(member: Member) -> Statement:
    """Nothing is left even without this member."""
    return Statement(lifted=(member,))


def check_lifting(asked: Original, lifting: Lifting, evidence: Evidence | None = None) -> None:
    """Where it opens, its package is in the zone without the member; where it is certified not to, that is certified.

    Nothing else that it says is checked: the values and the smallest share are the search's.
    """
    name = f"lifting {names([lifting.member])}"
    known(asked, [lifting.member], name)
    if lifting.opens:
        if lifting.package is None:
            raise CheckFailed(name, "it is said to open the zone, and no package shows it")
        check_package(asked, lifting.package, lifted=[lifting.member], result=name)
        return
    if lifting.package is not None:
        raise CheckFailed(name, "it has a package, and is not said to open the zone")
    if lifting.opens is False and lifting.proof.kind == "certificate":
        needed(asked, evidence, lifting_statement(lifting.member), name)
