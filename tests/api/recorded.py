"""The links between two drafts as their record alone has them."""

from __future__ import annotations

from onetext.api import links
from onetext.model import Draft
from onetext.model.results import Link


def recorded_links(a: Draft, b: Draft) -> tuple[Link, ...]:
    """Those of `a`'s points in their order, then what `b` added; none when neither draft answers the other."""
    record = links.record_of(a, b)
    names = [f"{draft.id}/{point.label}" for draft in (a, b) for point in draft.points]
    found = [*links.with_sub_points(record.links, record.covered), *record.left]
    return tuple(sorted(found, key=lambda link: min(names.index(name) for name in link.from_ or link.to)))
