"""What the case adds to what was read: which issue a demand is about, which ultimatum a fate belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from immutabledict import immutabledict

from onetext.model import Candidate, Case, Ultimatum

__all__ = ["like_ultimatum", "with_proposals"]


def with_proposals(case: Case, items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with what the case can tell of them; a person decides on it as on the rest."""
    by_id = {item.id: item for item in items}
    return tuple(replace(item, fields=immutabledict(_fields(case, item, by_id))) for item in items)


def _fields(case: Case, item: Candidate, items: Mapping[str, Candidate]) -> dict[str, str]:
    fields = dict(item.fields)
    if item.kind == "fate":
        told = items.get(fields.get("of", ""))
        like = like_ultimatum(case, told) if told else None
        if like is not None:
            fields["ultimatum"] = like.id
    return fields


def like_ultimatum(case: Case, item: Candidate) -> Ultimatum | None:
    """The one ultimatum on record by the same party and due on the same day as one that was read; else None."""
    by, due = item.fields.get("by", ""), item.fields.get("due", "")
    if not by or not due:
        return None
    like = [one for one in case.ultimatums if one.by == by and one.due and str(one.due) == due]
    return like[0] if len(like) == 1 and item.id not in like[0].read_from else None
