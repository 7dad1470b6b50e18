"""What changed from draft to draft: pages, and one table of all changes."""

from __future__ import annotations

from collections.abc import Iterable

from onetext.api.exporting.asking import Asked, Written, pairs, without_points
from onetext.casefile import write_files
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
    files = {name: text.encode("utf-8", "backslashreplace") for name, text in pages.items()}
    return write_files(asked.folder, files), (dropped,)


def table(asked: Asked) -> Written:
    """One table of every change along the versions: each draft against each of those it grew from."""
    from onetext.report import steps_csv

    seen = asked.seen
    one_pair = asked.before is not None or asked.after is not None
    found = pairs(asked) if one_pair else _steps(seen.drafts_by_date, {draft.id: draft for draft in seen.drafts})
    if not found:
        raise UsageError("no draft grew from another one whose points are known; name two with --from and --to")
    data = steps_csv([(a.id, b.id, asked.comparison(a, b).result) for a, b in found])
    compared = {draft.id for pair in found for draft in pair}
    alone = [
        Dropped(what="the draft", where=draft.id, why="nothing that it grew from or that grew from it has points")
        for draft in seen.drafts_by_date
        if draft.points and draft.id not in compared and not one_pair
    ]
    left_out = () if one_pair else without_points(seen.id, seen.drafts_by_date)
    return write_files(asked.folder, {"changes.csv": data.encode("utf-8", "backslashreplace")}), (*alone, *left_out)


def _steps(drafts: Iterable[Draft], known: dict[str, Draft]) -> list[tuple[Draft, Draft]]:
    """Each draft with each of those it grew from, oldest first."""
    return [
        (known[parent], draft)
        for draft in drafts
        for parent in draft.grew_from
        if draft.points and parent in known and known[parent].points
    ]
