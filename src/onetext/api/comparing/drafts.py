"""Links between two drafts of a case: by the record, and by the wordings where it is silent."""

from __future__ import annotations

from dataclasses import replace

from onetext.api.comparing.linking import aligned, in_order, joined
from onetext.api.comparing.points import by_name, texts_of
from onetext.api.comparing.wandering import with_wandering
from onetext.api.comparing.wording import party_names, wordings_of
from onetext.api.links import record_of
from onetext.model import Case, Draft
from onetext.model.results import Link

__all__ = ["grouped", "linked"]


def linked(seen: Case, before: Draft, after: Draft) -> tuple[Link, ...]:
    """The links between two drafts of a case, with their redlines, without what they give and take.

    Empty where the points of either are not known.
    """
    if not (before.points and after.points):
        return ()
    old, new = by_name(texts_of(before), before.id), by_name(texts_of(after), after.id)
    wordings = wordings_of(old, new, party_names(seen))
    return with_wandering(in_order((wordings.told(link) for link in _links(before, after)), old, new))


def grouped(before: Draft, after: Draft) -> list[Link]:
    """The links alone, each with the sub-points that the record links only through the points above them."""
    links = _links(before, after)
    named = {name for link in links for name in (*link.from_, *link.to)}
    homes = {name: place for place, link in enumerate(links) for name in (*link.from_, *link.to)}
    for name, above in record_of(before, after).covered.items():
        if name in named or above not in homes:
            continue
        link = links[homes[above]]
        if name.startswith(f"{before.id}/"):
            links[homes[above]] = replace(link, from_=(*link.from_, name))
        else:
            links[homes[above]] = replace(link, to=(*link.to, name))
    return links


def _links(before: Draft, after: Draft) -> list[Link]:
    found = aligned(texts_of(before), texts_of(after), before.id, after.id)
    return joined(record_of(before, after), found)
