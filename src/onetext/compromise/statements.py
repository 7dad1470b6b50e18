"""What can be certified, and what a certificate looks like (S20).

A `Statement` says that no package does something: obey the rules and whatever is not lifted, and besides reach some
levels, or a product of gains above a number, or stay near a draft. A `Certificate` proves it: a tree of branches whose
leaves carry integer multipliers. `check.py` decides whether it does; nothing here is believed.

Both have a JSON form, and come back from it unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from onetext.errors import UsageError
from onetext.model.results import Member, Package

__all__ = [
    "Certificate",
    "Evidence",
    "Level",
    "Multipliers",
    "Near",
    "Node",
    "Product",
    "Statement",
    "evidence_from_json",
    "evidence_to_json",
    "level",
    "merged",
]

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Σ coefficient·value ≥ `least`, or above it where `strict`. Coefficients by party, sorted by id."""

    coefficients: tuple[tuple[str, Fraction], ...]
    least: Fraction
    strict: bool = False


def level(party: str, least: Fraction, *, strict: bool = False) -> Level:
    """One party's value at or above a level."""
    return Level(coefficients=((party, Fraction(1)),), least=least, strict=strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Nobody of these falls below its no deal, and the product of their gains is above a number."""

    parties: tuple[str, ...]
    above: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """At most so many of these issues stand at another option than this one. `terms`: (issue, option), by issue."""

    terms: tuple[tuple[str, str], ...]
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """No package obeys the rules and all that is not lifted, reaches all levels, and does the rest if there is any.

    Attributes
    ----------
    lifted
        Red lines, no-deal values and consents that need not hold, sorted.
    """

    lifted: tuple[Member, ...] = ()
    levels: tuple[Level, ...] = ()
    product: Product | None = None
    near: Near | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Multipliers:
    """How demands are added up: (place of a demand, times), all times positive.

    `gains` are those of the parties of a product, one each, in their order; empty where there is no product to refute.
    """

    rows: Pairs = ()
    clauses: Pairs = ()
    gains: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A place in the tree.

    Multipliers first strike out every option that they show to be impossible here. If an issue then has none left, the
    node is closed. Otherwise it branches on an issue: each part is a set of its options (places), and all parts
    together hold all options that are left.
    """

    strikes: Multipliers | None = None
    issue: int | None = None
    parts: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A tree, as its nodes in the order of a walk: each node is followed by the whole tree below its first part."""

    nodes: tuple[Node, ...]

    @property
    def leaves(self) -> int:
        """How many nodes do not branch."""
        return sum(not node.parts for node in self.nodes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows that a result is right: certified statements, and packages that do what is possible."""

    certificates: Mapping[Statement, Certificate] = field(default_factory=dict)
    witnesses: tuple[Package, ...] = ()

    @property
    def leaves(self) -> int:
        """Leaves of all certificates together."""
        return sum(certificate.leaves for certificate in self.certificates.values())


# -- JSON --------------------------------------------------------------------------------------------------------------


def evidence_to_json(evidence: Evidence) -> str:
    """One object; fractions as text `a/b`, multipliers as integers of any size."""
    return json.dumps(
        {
            "certificates": [
                {"statement": _statement_out(statement), "nodes": [_node_out(node) for node in certificate.nodes]}
                for statement, certificate in evidence.certificates.items()
            ],
            "witnesses": [dict(package) for package in evidence.witnesses],
        },
        sort_keys=True,
        separators=(",", ":"),
    )


def evidence_from_json(text: str) -> Evidence:
    """The inverse of `evidence_to_json`.

    Raises
    ------
    UsageError
        When the text is not such an object.
    """
    try:
        found = json.loads(text)
        return Evidence(
            certificates={
                _statement_in(item["statement"]): Certificate(nodes=tuple(_node_in(node) for node in item["nodes"]))
                for item in found["certificates"]
            },
            witnesses=tuple({str(k): str(o) for k, o in package.items()} for package in found["witnesses"]),
        )
    except (ArithmeticError, AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise UsageError(f"this is not a file of certificates: {type(error).__name__}: {error}") from error


def _statement_out(statement: Statement) -> dict[str, object]:
    product, near = statement.product, statement.near
    return {
        "lifted": [[member.kind, member.id, member.party] for member in statement.lifted],
        "levels": [
            {"coefficients": {p: str(c) for p, c in item.coefficients}, "least": str(item.least), "strict": item.strict}
            for item in statement.levels
        ],
        "product": product and {"parties": product.parties, "above": str(product.above)},
        "near": near and {"terms": dict(near.terms), "changes": near.changes},
    }


def _statement_in(found: Mapping[str, object]) -> Statement:
    lifted, levels = _list(found["lifted"]), _list(found["levels"])
    product, near = found["product"], found["near"]
    return Statement(
        lifted=tuple(Member(kind=kind, id=id_, party=party) for kind, id_, party in lifted),
        levels=tuple(
            Level(
                coefficients=tuple((p, Fraction(c)) for p, c in sorted(item["coefficients"].items())),
                least=Fraction(item["least"]),
                strict=bool(item["strict"]),
            )
            for item in levels
        ),
        product=_product_in(product) if isinstance(product, dict) else None,
        near=_near_in(near) if isinstance(near, dict) else None,
    )


def _product_in(found: Mapping[str, str]) -> Product:
    return Product(parties=tuple(found["parties"]), above=Fraction(found["above"]))


def _near_in(found: dict[str, dict[str, str] | int]) -> Near:
    terms, changes = found["terms"], found["changes"]
    if not isinstance(terms, dict) or not isinstance(changes, int):
        raise TypeError("near: an object of terms, and a number of changes")
    return Near(terms=tuple(terms.items()), changes=changes)


def _node_out(node: Node) -> dict[str, object]:
    found: dict[str, object] = {}
    if node.strikes is not None:
        strikes = node.strikes
        found["strikes"] = {"rows": strikes.rows, "clauses": strikes.clauses, "gains": strikes.gains}
    if node.issue is not None:
        found |= {"issue": node.issue, "parts": node.parts}
    return found


def _node_in(found: Mapping[str, object]) -> Node:
    strikes, issue = found.get("strikes"), found.get("issue")
    return Node(
        strikes=_multipliers_in(strikes) if isinstance(strikes, dict) else None,
        issue=None if issue is None else _whole(issue),
        parts=tuple(tuple(map(_whole, _list(part))) for part in _list(found.get("parts", []))),
    )


def _multipliers_in(found: Mapping[str, object]) -> Multipliers:
    return Multipliers(
        rows=_pairs(found["rows"]), clauses=_pairs(found["clauses"]), gains=tuple(map(_whole, _list(found["gains"])))
    )


def _pairs(found: object) -> Pairs:
    return tuple((_whole(place), _whole(times)) for place, times in _list(found))


def _list(found: object) -> Sequence:  # type: ignore[type-arg]  # JSON: its items are looked at one by one
    if not isinstance(found, list):
        raise TypeError(f"a list is wanted, not {found!r}")
    return found


def _whole(found: object) -> int:
    if isinstance(found, bool) or not isinstance(found, int):
        raise TypeError(f"a whole number is wanted, not {found!r}")
    return found


def merged(parts: Iterable[Evidence]) -> Evidence:
    """Several pieces of evidence as one."""
    found = list(parts)
    return Evidence(
        certificates={statement: cert for part in found for statement, cert in part.certificates.items()},
        witnesses=tuple(package for part in found for package in part.witnesses),
    )
