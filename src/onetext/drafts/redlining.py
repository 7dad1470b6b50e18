"""Two wordings of the same matter, word by word, and what of it is substance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from onetext.drafts.differences import Comparison, compared
from onetext.drafts.flags import Names, flags_of
from onetext.drafts.terms import defined_terms
from onetext.drafts.text import Edit, Redline

__all__ = ["capitals_in", "redline"]

_CAPITAL = re.compile(r"(?<=[\w,)] )[^\W\d_a-z][\w'’-]*[^\W_]")
"""A word with a capital that no end of a sentence precedes."""


def redline(
    before: str,
    after: str,
    *,
    names: Sequence[Sequence[str]] = (),
    terms: Sequence[str] = (),
    capitals: Set[str] = frozenset(),
) -> Redline:
    """Compare two wordings word by word.

    Numbers, dates, abbreviations and web addresses are single words and are never cut. Where a passage was rewritten,
    it is struck and written anew as a whole rather than word by word.

    Parameters
    ----------
    names
        For each party all its names: one name for another of the same party is no change of substance.
    terms
        Defined terms besides those that the two wordings themselves define.
    capitals
        Words known to have a capital within sentences, besides those of the two wordings: see `capitals_in`.

    Returns
    -------
    Redline
        All `same` and `struck` joined are `before`, all `same` and `new` joined `after`. No flags where one of the two
        has no words: a point that is added or removed as a whole is one change.
    """
    if before == after:
        return Redline(edits=(Edit("same", before),) if before else ())
    comparison = compared(before, after)
    known = _known(
        tuple(map(tuple, names)),
        tuple(sorted({*terms, *defined_terms((before, after))})),
        frozenset((*capitals, *capitals_in((before, after)))),
    )
    return Redline(
        edits=_edits(comparison),
        flags=flags_of(comparison, known),
        layout_only=comparison.same_words,
    )


def capitals_in(texts: Iterable[str]) -> frozenset[str]:
    """Words that have a capital within a sentence: what these are, a sentence that begins with them does not tell."""
    return frozenset(word for text in texts for word in _CAPITAL.findall(text) if word[0].isupper())


@lru_cache(maxsize=32)
def _known(names: tuple[tuple[str, ...], ...], terms: tuple[str, ...], capitals: frozenset[str]) -> Names:
    """One table of names for all points of a comparison: they define few terms of their own."""
    return Names(names, terms, capitals)


def _edits(comparison: Comparison) -> tuple[Edit, ...]:
    before, after = comparison.before, comparison.after
    out: list[Edit] = []
    at = 0
    for change in comparison.changes:
        out += [
            Edit("same", "".join(token.text for token in before[at : change.i0])),
            Edit("struck", "".join(token.text for token in before[change.i0 : change.i1])),
            Edit("new", "".join(token.text for token in after[change.j0 : change.j1])),
        ]
        at = change.i1
    out.append(Edit("same", "".join(token.text for token in before[at:])))
    return tuple(edit for edit in out if edit.text)
