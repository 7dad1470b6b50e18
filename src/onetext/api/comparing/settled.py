"""A point removed here and a point added there that settle one issue alike: the matter may be in both drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onetext.model import Draft
from onetext.model.results import Link

__all__ = ["with_same_settled"]


def with_same_settled(
    links: Iterable[Link], drafts: tuple[Draft, Draft], titles: Mapping[str, str]
) -> tuple[Link, ...]:
    """The links; removed and added points that settle an issue by the same option say so of each other, for review.

    Parameters
    ----------
    titles
        Of issues, by their ids.
    """
    links = tuple(links)
    settles = {f"{draft.id}/{point.label}": point.settles for draft in drafts for point in draft.points}
    gone = _by_term((name for link in links if not link.to for name in link.from_), settles)
    come = _by_term((name for link in links if not link.from_ for name in link.to), settles)
    said: dict[str, list[str]] = {}
    for term in gone.keys() & come.keys():
        for here, there in ((gone[term], come[term]), (come[term], gone[term])):
            for name in here:
                said.setdefault(name, []).append(_as(titles.get(term[0], term[0]), there))
    return tuple(_told(link, said) for link in links)


def _by_term(names: Iterable[str], settles: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Issue and option -> the points that settle it so."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in names:
        for term in settles.get(name, {}).items():
            found.setdefault(term, []).append(name)
    return found


def _as(issue: str, others: list[str]) -> str:
    labels = ", ".join(name.partition("/")[2] for name in others)
    several = len(others) > 1
    return f"settles “{issue}” as {'points' if several else 'point'} {labels} {'do' if several else 'does'}"


def _told(link: Link, said: Mapping[str, list[str]]) -> Link:
    if link.from_ and link.to:
        return link
    remarks = [remark for name in (*link.from_, *link.to) for remark in sorted(said.get(name, ()))]
    return replace(link, review=True, remarks=tuple(dict.fromkeys((*link.remarks, *remarks)))) if remarks else link
