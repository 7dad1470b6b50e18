"""Pairs of drafts written and labelled by hand (tests/drafts/pairs), and the pair us28/e3 of the Ukraine case."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from mutate.drafts import Pair, TrueLink
from onetext.drafts import TextPoint

__all__ = ["NAMES", "TUNED_ON", "UNSEEN", "by_hand", "from_case"]

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


def from_case() -> Pair:
    """us28 and e3 as the case retells them; the links are those that the case records."""
    from onetext.catalog import case_path  # type: ignore[attr-defined]  # looked up below

    raise NotImplementedError(case_path)
