"""Candidates of the kind `claim`: somebody's claim, with how it stands to others that were accepted (S18)."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args, get_type_hints

from onetext.api.deciding.fields import SAID, Fields
from onetext.api.deciding.records import without_record, words
from onetext.model import Candidate, Case, Claim, Relation

__all__ = ["CLAIM", "with_claim", "without_claim"]

CLAIM = (*SAID, "about", "claimant", "says", "draft", "relations", "of_what", "author", "confidence")
"""What `--set` may give."""
_KINDS = get_args(get_type_hints(Relation)["kind"])


def with_claim(case: Case, item: Candidate) -> Case:
    """The case with a claim more, related to those it seems to contradict, qualify or agree with."""
    fields = Fields(case, item)
    happened, known = fields.dates()
    says = words(fields.need("says"))
    made = {
        "id": fields.record_id(one.id for one in case.claims),
        "about": fields.need("about"),
        "claimant": fields.need("claimant"),
        "says": f"Denies: {says}" if fields.get("polarity") == "denied" else says,
        "draft": fields.draft(),
        "party": fields.party() if fields.get("party") else "",
        "relations": _relations(fields),
        "confidence": fields.optional("confidence", ("high", "medium", "low")),
        "happened": happened,
        "known": known,
        "sources": fields.sources(),
        "note": fields.note(),
    }
    fields.check()
    record = Claim(**made, read_from=(item.id,), audience=item.audience)  # type: ignore[arg-type]  # just tested
    earlier = tuple(_towards(case, one, item, record.id) for one in case.claims)
    return replace(case, claims=(*earlier, record))


def without_claim(case: Case, item: Candidate) -> Case:
    """The case without a claim that was read from a candidate, nor any relation to it."""
    gone = {one.id for one in case.claims if item.id in one.read_from}
    left = without_record(case, item, "claims", "claims.yaml")
    claims = tuple(
        replace(one, relations=tuple(relation for relation in one.relations if relation.to not in gone))
        for one in left.claims
    )
    return replace(left, claims=claims)


def _told(text: str) -> list[tuple[str, str]]:
    """`contradicts a.c2, agrees a.c3` as pairs; of what is no pair all but its first word is taken for the name."""
    parts = (part.split(maxsplit=1) for part in text.split(",") if part.strip())
    return [(part[0], " ".join(part[1:])) for part in parts]


def _relations(fields: Fields) -> tuple[Relation, ...]:
    """Relations to claims on record: by their ids, or by the candidates that they were read from."""
    claims = fields.case.claims
    homes = {name: one.id for one in claims for name in (one.id, *one.read_from)}
    waiting = {one.id for one in fields.case.candidates}
    found = []
    for kind, name in _told(fields.get("relations")):
        if kind not in _KINDS or (name not in homes and name not in waiting):
            fields.bad(
                "relations", f'"{kind} {name}" is no relation to a claim; write contradicts, qualifies or agrees'
            )
        elif name in homes:
            found.append(Relation(to=homes[name], kind=kind))  # type: ignore[arg-type]  # just tested
    return tuple(dict.fromkeys(found))


def _towards(case: Case, claim: Claim, item: Candidate, name: str) -> Claim:
    """A claim with its relations to one that is on record only now."""
    makers = [one for one in case.candidates if one.id in claim.read_from]
    kinds = [kind for maker in makers for kind, to in _told(maker.fields.get("relations", "")) if to == item.id]
    new = tuple(Relation(to=name, kind=kind) for kind in kinds if kind in _KINDS)  # type: ignore[arg-type]  # just tested
    return replace(claim, relations=tuple(dict.fromkeys((*claim.relations, *new)))) if new else claim
