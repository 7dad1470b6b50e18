"""Sentences that went from one point to another: struck here and put in there, in the same or nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from onetext.model.results import Link

__all__ = ["with_wandering"]

LEAST_WORDS = 4
"""Words from which a sentence is told again."""
ALIKE = 0.85
"""Likeness (0 to 1, by words in their order) from which two sentences are one that was changed."""
_MOST = 60
"""Sentences on either side beyond which only equal ones are looked for."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？])|\n")
_LONGEST = 60

Told = tuple[int, str]
"""Index of a link, and a sentence."""


def with_wandering(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links, each with a remark for every sentence that went to another link or came from one."""
    struck, put = list(_sentences(links, "struck")), list(_sentences(links, "new"))
    remarks: dict[int, list[str]] = {}
    for (here, old), (there, new) in _pairs(struck, put):
        how = "" if _said(old) == _said(new) else ", changed"
        remarks.setdefault(here, []).append(f"a sentence went to {_end(links[there])}{how}: “{_short(old)}”")
        remarks.setdefault(there, []).append(f"a sentence came from {_start(links[here])}{how}: “{_short(new)}”")
    return tuple(
        replace(link, remarks=(*link.remarks, *remarks[at])) if at in remarks else link for at, link in enumerate(links)
    )


def _sentences(links: Sequence[Link], op: str) -> Iterator[Told]:
    for at, link in enumerate(links):
        for piece in link.redline:
            if piece.op == op:
                yield from ((at, one) for one in _SENTENCE.split(piece.text) if len(one.split()) >= LEAST_WORDS)


def _pairs(struck: list[Told], put: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Each sentence once: equal ones first, then those that are nearly so."""
    left = list(put)
    rest = []
    for one in struck:
        same = next((other for other in left if other[0] != one[0] and _said(other[1]) == _said(one[1])), None)
        if same is None:
            rest.append(one)
        else:
            left.remove(same)
            yield one, same
    if max(len(rest), len(left)) > _MOST:
        return
    for one in rest:
        scores = [(_likeness(one[1], other[1]), other) for other in left if other[0] != one[0]]
        best = max(scores, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= ALIKE:
            left.remove(best[1])
            yield one, best[1]


def _likeness(one: str, other: str) -> float:
    """Twice the words in common over the words of both; 0 where a bound that is quicker to reckon is too low."""
    match = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    if match.real_quick_ratio() < ALIKE or match.quick_ratio() < ALIKE:
        return 0.0
    return match.ratio()


def _said(sentence: str) -> str:
    return " ".join(sentence.split()).rstrip(".;").casefold()


def _short(sentence: str) -> str:
    said = " ".join(sentence.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"


def _start(link: Link) -> str:
    return ", ".join(link.from_ or link.to)


def _end(link: Link) -> str:
    return ", ".join(link.to or link.from_)
