"""Keys of points: short, unique within the text, and good as labels of a case's draft.

A key is made of parts. `21`, `a`, `iv` are numbers of lists; `art5`, `annexI`, `§3` have a word, with 0 where the text
prints none (`annex0`); `¶4` is the fourth unnumbered paragraph at its place, `•2` the second bullet, `h3` the third
unnumbered heading, `t1r2c3` a cell. A part follows its parent's after a dot, but a letter or Roman number follows a
plain number directly, and so do ¶ and •: `21a`, `21a.i`, `art5.3b`, `annexI.3¶1`.

The parent is left out where people leave it out: articles run through chapters (`art5`), and numbers through unnumbered
headings and paragraphs (`7`). Where they begin anew under each, it is put in for all of them (`ch2.art1`, `h2.1`).
Annexes always are.
A key that is taken gets `~2`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onetext.documents import LATER
from onetext.drafts.labels.reading import Reading
from onetext.drafts.outlining.tree import Node

__all__ = ["give_keys", "joined_key"]

_PLAIN = re.compile(r"(?:^|[.~-])[0-9]+$")
_DIRECT = re.compile(r"(?:[^\W\d_]{1,2}|[ivxlc]{1,7}|[IVXLC]{1,7})$")
_SCRIPTS = "A-Za-zΑ-ωЀ-ӿא-תء-ي"
_LATER = "|".join(LATER)
_LISTED = re.compile(
    rf"[0-9]{{1,3}}(?:{_LATER}|[A-Za-z]{{0,2}})|[0-9]{{1,3}}(?:\.[0-9]{{1,3}})+|[{_SCRIPTS}]|([A-Za-z])\1"
    "|[ivxlc]{2,7}|[IVXLC]{2,7}"
)
_WORDED = re.compile(
    rf"[0-9]{{1,4}}(?:\.[0-9]{{1,3}})*(?:{_LATER}|[a-z])?(?:\.[0-9]{{1,3}})*|[IVXLCDM]{{1,7}}|[A-ZΑ-ΩА-Яא-תء-ي]"
)
"""What the file of a case's draft can print as a label, and behind a word; other numbers stand in keys as digits."""


def joined_key(parent: str, own: str) -> str:
    """The key of a point from its parent's and its own part."""
    if not parent or own[0] in "¶•":
        return parent + own
    direct = _PLAIN.search(parent) and _DIRECT.match(own)
    return f"{parent}{'' if direct else '.'}{own}"


def give_keys(nodes: Sequence[Node]) -> list[Node]:
    """Give every point its key; the answer is those that print a number which another one below the same point has."""
    counts: dict[tuple[Node | None, str], int] = defaultdict(int)
    scopes = {node: _scope(node) for node in nodes}
    for node in nodes:
        node.own = _own(node, counts, scopes[node])
    long = _long_families(nodes, scopes)
    taken: dict[str, int] = {}
    seen: set[tuple[Node | None, str, str]] = set()
    twice = []
    for node in nodes:
        above = node.parent if (scopes[node], _family(node)) in long else scopes[node]
        key = joined_key(above.key if above else "", node.own if above else _alone(node.own))
        node.key = _free(key, taken)
        mark = (node.parent, _family(node), node.own)
        if mark in seen:
            twice.append(node)
        seen.add(mark)
    return twice


def _free(key: str, taken: dict[str, int]) -> str:
    """The key, or the first of `key~2`, `key~3`, … that no point has."""
    count = taken.get(key, 0) + 1
    free = key if count == 1 else f"{key}~{count}"
    while free in taken:
        count += 1
        free = f"{key}~{count}"
    taken[key] = count
    taken.setdefault(free, 1)
    return free


def _alone(own: str) -> str:
    """A letter of another script says too little by itself, such as the Russian word for "and"."""
    return own if own[0].isascii() or not own[0].isalpha() else f"¶{own}"


def _family(node: Node) -> str:
    return node.reading.family if node.reading is not None else node.kind


def _scope(node: Node) -> Node | None:
    """The nearest point above that a short key names: for an article the annex, for the rest nothing unnumbered."""
    above = node.parent
    worded = node.reading is not None and 0 < node.reading.rank < 9
    while above is not None:
        unnumbered = above.reading is None
        if node.cell is not None or (worded and above.rank > 0 and not _numbered_below(node, above)) or unnumbered:
            above = above.parent
        else:
            return above
    return None


def _numbered_below(node: Node, above: Node) -> bool:
    """Whether an article-like point stands below another article or list, as § 3(2) does, and not in a chapter."""
    return above.rank >= 4 or bool(node.own and above.path)


def _long_families(nodes: Iterable[Node], scopes: dict[Node, Node | None]) -> set[tuple[Node | None, str]]:
    """Families whose numbers begin anew under each parent, so that the short keys would be alike."""
    parents: dict[tuple[Node | None, str, str], set[Node | None]] = defaultdict(set)
    for node in nodes:
        if node.reading is not None:
            parents[scopes[node], node.reading.family, node.own].add(node.parent)
    return {(scope, family) for (scope, family, _own), above in parents.items() if len(above) > 1}


def _own(node: Node, counts: dict[tuple[Node | None, str], int], scope: Node | None) -> str:
    if node.cell is not None:
        table, row, column = (part + 1 for part in node.cell)
        place = f"t{table}r{row}c{column}"
        counts[None, place] += 1
        return place if counts[None, place] == 1 else f"{place}¶{counts[None, place]}"
    reading = node.reading
    if reading is None or reading.kind == "bullet":
        sign = {"heading": "h", "bullet": "•"}.get(node.kind, "¶")
        counts[scope, sign] += 1
        return f"{sign}{counts[scope, sign]}"
    if node.own:
        return node.own
    if reading.key:
        return f"{reading.key}{_worded(reading)}"
    if _LISTED.fullmatch(reading.number):
        return reading.number
    value = reading.order[0] if reading.order else 0
    return str(value) if value < 1000 else f"n{min(value, 999_999)}"


def _worded(reading: Reading) -> str:
    """The number behind a word: one letter or Roman number in upper case, 0 where none is printed."""
    number = reading.number.upper() if reading.number.isalpha() else reading.number
    if _WORDED.fullmatch(number):
        return number
    return str(min(reading.order[0], 9999) if reading.order else 0)
