"""All changes as a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from onetext.model.results import CompareResult, FileComment, Link, RedlinePiece
from onetext.report.redline.words import hand, numbers_of

__all__ = ["changes_csv", "comments_by_point", "steps_csv"]

COLUMNS = (
    "from",
    "to",
    "op",
    "moved",
    "basis",
    "similarity",
    "review",
    "flags",
    "substance",
    "before",
    "after",
    "redline",
    "issues",
    "remarks",
    "tracked by",
    "comments",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def changes_csv(result: CompareResult) -> str:
    r"""Write one row per link, in the order of the comparison.

    Lists are parted by `; `, comments by line ends. The redline marks what was struck as `[-so-]` and what is new as
    `{+so+}`. For each party with an effect there is a column with the change of value at the point, summed over the
    link's issues, in the party's own points.

    Returns
    -------
    str
        CSV with a head, fields parted by commas, lines ended by `\r\n`. A cell whose text begins with `=`, `+`, `-`,
        `@`, a tab or a carriage return has an apostrophe before it, or a spreadsheet would run it as a formula;
        numbers are left as they are.
    """
    return _table([((), result)], ())


def steps_csv(results: Sequence[tuple[str, str, CompareResult]]) -> str:
    """The tables of several comparisons in one, below each other: the names of the two drafts stand before each row."""
    return _table([((a, b), result) for a, b, result in results], ("draft before", "draft after"))


def _table(results: Sequence[tuple[tuple[str, ...], CompareResult]], named: tuple[str, ...]) -> str:
    parties = sorted({party for _names, result in results for party in _parties(result)})
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_safe(name) for name in (*named, *COLUMNS, *(f"effect on {party}" for party in parties))])
    for names, result in results:
        comments = comments_by_point(result)
        for link in result.links:
            told = (*names, *_told(link, comments))
            writer.writerow([*map(_safe, told), *(_effect(link, party) for party in parties)])
    return out.getvalue()


def _parties(result: CompareResult) -> set[str]:
    return {party for link in result.links for party in link.effects or {}} | set(result.effects or {})


def _told(link: Link, comments: Mapping[tuple[int, str], Sequence[FileComment]]) -> Iterable[str]:
    before, after = numbers_of(link)
    return (
        before,
        after,
        link.op,
        _yes(link.moved),
        link.basis,
        "" if link.similarity is None else f"{link.similarity:.3f}",
        _yes(link.review),
        "; ".join(link.flags),
        "; ".join(f"{one.kind}: {one.before or '(none)'} > {one.after or '(none)'}" for one in link.substance),
        "\n".join(one.text for one in link.before),
        "\n".join(one.text for one in link.after),
        marked(link.redline),
        "; ".join(link.issues),
        "; ".join(link.remarks),
        "; ".join(hand(one.author, one.date) for one in link.tracked),
        "\n".join(
            f"{hand(one.author, one.date)}: {one.text}"
            for side, names in enumerate((link.from_, link.to))
            for name in names
            for one in comments.get((side, name), ())
        ),
    )


def comments_by_point(result: CompareResult) -> dict[tuple[int, str], list[FileComment]]:
    """The comments of the file before (0) and the file after (1), by the points they stand at."""
    found: dict[tuple[int, str], list[FileComment]] = {}
    for side, file in enumerate(result.files[:2]):
        for one in file.comment_texts:
            found.setdefault((side, one.point), []).append(one)
    return found


def marked(pieces: Iterable[RedlinePiece]) -> str:
    """A redline in plain characters, as `wdiff` writes it."""
    marks = {"same": "{}", "struck": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.op].format(piece.text) for piece in pieces)


def _effect(link: Link, party: str) -> str:
    parts = (link.effects or {}).get(party)
    return "" if parts is None else f"{sum(part.point for part in parts.values()):.4g}"


def _yes(flag: bool) -> str:
    return "yes" if flag else ""


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
