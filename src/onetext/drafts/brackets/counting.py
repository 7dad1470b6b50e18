"""How many brackets of each kind a text holds, and which of its points are options of one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onetext.drafts.brackets.parsing import parse_brackets
from onetext.drafts.outlining.kinds import option_word
from onetext.drafts.text import TextPoint

__all__ = ["bracket_counts", "option_groups"]


def bracket_counts(
    points: Iterable[TextPoint], parties: Mapping[str, Sequence[str]] | None = None
) -> Mapping[str, int]:
    """How many brackets of each kind the points of a text hold, how many in all, and how many signs lack a partner.

    Keys: `disputed`, `alternative`, `placeholder`, `footnote`, `editorial`, `open` (the first three), `unbalanced`.
    `parties` are as in `parse_brackets`.
    """
    counts: Counter[str] = Counter()
    for point in points:
        bracketed = parse_brackets(point.text, parties)
        counts.update(bracket.kind for bracket in bracketed.brackets)
        counts["unbalanced"] += sum(problem.kind != "lookalike" for problem in bracketed.problems)
    kinds = ("disputed", "alternative", "placeholder", "footnote", "editorial")
    total = sum(counts[kind] for kind in kinds[:3])
    return {**{kind: counts[kind] for kind in kinds}, "open": total, "unbalanced": counts["unbalanced"]}


def option_groups(points: Sequence[TextPoint]) -> tuple[tuple[str, ...], ...]:
    """Keys of points that are options of one another: two or more labelled Option or Alternative below one point."""
    groups: dict[tuple[str, str], list[str]] = {}
    for point in points:
        if word := option_word(point):
            groups.setdefault((point.parent, word), []).append(point.key)
    return tuple(tuple(keys) for keys in groups.values() if len(keys) > 1)
