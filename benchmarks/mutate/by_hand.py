"""Pairs of drafts written and labelled by hand (tests/drafts/pairs), and the pair us28/e3 of the Ukraine case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from mutate.drafts import Pair, TrueLink
from onetext.drafts import PointLink, TextPoint
from onetext.model import Point

__all__ = ["NAMES", "TUNED_ON", "UNSEEN", "by_hand", "from_case", "on_record"]

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "drafts" / "pairs"
TUNED_ON = ("ceasefire", "fisheries")
UNSEEN = ("wages", "water")
NAMES = TUNED_ON + UNSEEN

_PRINTED = (
    ("part", re.compile(r"PART ([IVX]+)\s+")),
    ("article", re.compile(r"Article (\d+)\s+")),
    ("number", re.compile(r"(\d+\.\d+)\s+")),
    ("number", re.compile(r"(\d+)\.\s+")),
    ("letter", re.compile(r"\(([a-z])\)\s+")),
)


def by_hand(name: str) -> Pair:
    """One of the pairs, with its links."""
    folder = FOLDER / name
    before, after = (_points((folder / f"{which}.txt").read_text(encoding="utf-8")) for which in ("before", "after"))
    links = yaml.safe_load((folder / "links.yaml").read_text(encoding="utf-8"))["links"]
    return Pair(before, after, tuple(map(_link, links)))


def _points(text: str) -> tuple[TextPoint, ...]:
    """One point a line. Keys are `partI`, `3` for an article or a point, `3.1`, `3a`, `3.1a` and `¶1`."""
    found: list[TextPoint] = []
    article, above, loose, part = "", "", 0, ""
    for line in text.splitlines():
        kind, label, number, rest = _cut(line)
        if kind == "part":
            key, parent, part = f"part{number}", "", f"part{number}"
        elif kind == "article":
            key, parent, article = number, part, number
        elif kind == "number":
            key = number if "." in number or not article else f"{article}.{number}"
            parent, above = article, key
        elif kind == "letter":
            key, parent = f"{above}{number}", above
        else:
            loose += 1
            key, parent = f"¶{loose}", ""
        found.append(TextPoint(key=key, label=label, number=number, text=rest, kind=kind, parent=parent))  # type: ignore[arg-type]  # a kind
    return tuple(found)


def _cut(line: str) -> tuple[str, str, str, str]:
    for kind, pattern in _PRINTED:
        match = pattern.match(line)
        if match:
            return kind, match[0].strip(), match[1], line[match.end() :]
    return "paragraph", "", "", line


def _link(told: str) -> TrueLink:
    sides, _, op = told.rpartition("=")
    before, _, after = sides.partition("->")
    keys = [tuple(key.strip() for key in side.split("+") if key.strip()) for side in (before, after)]
    return TrueLink(keys[0], keys[1], op.strip().startswith("moved"))


def from_case(before: str = "us28", after: str = "e3", case: str = "ukraine-2025") -> Pair:
    """Two drafts of a case that ships, as the case retells them; the links are those that the case records."""
    from onetext.api.load import load_case

    drafts = {draft.id: draft for draft in load_case(case).drafts}
    old, new = (tuple(map(_retold, drafts[name].points)) for name in (before, after))
    links = [TrueLink(_answered(point.answers, before), (point.label,)) for point in drafts[after].points]
    struck = _answered(tuple(gone.point for gone in drafts[after].struck), before)
    return Pair(old, new, (*links, *(TrueLink((label,), ()) for label in struck)))


def on_record(links: Sequence[PointLink], pair: Pair) -> list[PointLink]:
    """Links without the sub-points of which the record says nothing: it tells only what became of the point above."""
    named = {key for link in pair.links for key in link.before}
    return [replace(link, before=tuple(key for key in link.before if key in named)) for link in links]


def _answered(answers: Sequence[str], draft: str) -> tuple[str, ...]:
    return tuple(answer.partition("/")[2] for answer in answers if answer.startswith(f"{draft}/"))


def _retold(point: Point) -> TextPoint:
    return TextPoint(
        key=point.label, text=point.text, parent=point.parent, number=point.label.removeprefix(point.parent)
    )
