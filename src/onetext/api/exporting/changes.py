"""What changed from draft to draft: pages, and one table of all changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from onetext.api.exporting.asking import Asked, Written, pairs, put, without_points
from onetext.errors import UsageError
from onetext.model import Draft
from onetext.model.results import Dropped

__all__ = ["html", "table"]


def html(asked: Asked) -> Written:
    """One page for each draft that the newest one grew from, or for the two asked for."""
    found = pairs(asked)
    if not found:
        raise UsageError("the newest draft grew from none whose points are known; name two with --from and --to")
    pages = {f"{a.id}-to-{b.id}.html": asked.comparison(a, b).page() for a, b in found}
    why = "they are on the page of the whole case (onetext brief)"
    dropped = Dropped(what="positions, claims, deadlines and all else", where=asked.seen.id, why=why)
    return put(asked.folder, {name: text.encode("utf-8", "backslashreplace") for name, text in pages.items()}), (
        dropped,
    )


def table(asked: Asked) -> Written:
    """One table of every change along the versions: each draft against each of those it grew from."""
    seen = asked.seen
    one_pair = asked.before is not None or asked.after is not None
    found = pairs(asked) if one_pair else _steps(seen.drafts_by_date, {draft.id: draft for draft in seen.drafts})
    if not found:
        raise UsageError("no draft grew from another one whose points are known; name two with --from and --to")
    data = _one_table([(a.id, b.id, asked.comparison(a, b).table()) for a, b in found])
    compared = {draft.id for pair in found for draft in pair}
    alone = [
        Dropped(what="the draft", where=draft.id, why="nothing that it grew from or that grew from it has points")
        for draft in seen.drafts_by_date
        if draft.points and draft.id not in compared and not one_pair
    ]
    left_out = () if one_pair else without_points(seen.id, seen.drafts_by_date)
    return put(asked.folder, {"changes.csv": data}), (*alone, *left_out)


def _steps(drafts: Iterable[Draft], known: dict[str, Draft]) -> list[tuple[Draft, Draft]]:
    """Each draft with each of those it grew from, oldest first."""
    return [
        (known[parent], draft)
        for draft in drafts
        for parent in draft.grew_from
        if draft.points and parent in known and known[parent].points
    ]


def _one_table(tables: Iterable[tuple[str, str, str]]) -> bytes:
    """Tables below each other, with the columns of all of them, and the two drafts before them."""
    rows: list[dict[str, str]] = []
    columns: dict[str, None] = dict.fromkeys(("draft before", "draft after"))
    for before, after, text in tables:
        reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        rows += ({"draft before": before, "draft after": after, **row} for row in reader)
        columns |= dict.fromkeys(reader.fieldnames or ())
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "backslashreplace")
