"""The files of a new case folder."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from onetext.casefile.csvfile import LISTS as CSV_LISTS
from onetext.casefile.gather import LISTS, TABLES
from onetext.casefile.values import Number, Value
from onetext.casefile.writing.body import body_text
from onetext.casefile.writing.dump import dumped
from onetext.casefile.writing.inboxes import inbox_text
from onetext.casefile.writing.plain import Mapped, draft_front, header, sections
from onetext.casefile.writing.process import process_text
from onetext.model import Case, Draft

__all__ = [
    "csv_text",
    "draft_files",
    "draft_order",
    "draft_text",
    "fits_csv",
    "fresh_files",
    "inbox_files",
    "list_text",
]

_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""Names that Windows keeps for itself."""

FRONT_COLUMNS = ("date", "value", "unit", "source")


def fresh_files(case: Case) -> dict[str, str]:
    """Path -> text of each file of a new folder for a case."""
    parts, head = sections(case), header(case)
    drafts = draft_files(case.drafts, {})
    if order := draft_order(case.drafts, drafts):
        head["draft_order"] = order
    out = {}
    front = parts["front"]
    if fits_csv(front):
        if front:
            out["front.csv"] = csv_text(front, FRONT_COLUMNS)
    else:
        head["front"] = list(front)
    out["case.yaml"] = dumped(head)
    out |= {f"{name}.yaml": list_text(parts[name]) for name in LISTS if parts[name]}
    if parts["rules"] or parts["interactions"]:
        out["rules.yaml"] = dumped({name: list(parts[name]) for name in ("rules", "interactions") if parts[name]})
    if case.process is not None:
        out["process.yaml"] = process_text(case.process, case.default_audience)
    if parts["documents"]:
        out["inbox/0000.yaml"] = inbox_text(parts["documents"], ())
    out |= inbox_files(parts["inbox"])
    out |= {drafts[draft.id]: draft_text(draft, case) for draft in case.drafts}
    return out


def list_text(items: Sequence[Mapped]) -> str:
    """A file that is one list, its items parted by blank lines where they take several lines each."""
    texts = [dumped([item]) for item in items]
    between = "\n" if any(text.count("\n") > 4 for text in texts) else ""
    return between.join(texts) or "[]\n"


def draft_text(draft: Draft, case: Case) -> str:
    """A draft file."""
    return f"---\n{dumped(draft_front(draft, case.default_audience))}---\n{body_text(draft.points)}"


def draft_files(drafts: Iterable[Draft], taken: dict[str, str]) -> dict[str, str]:
    """Draft -> its file: the one it has, or one named by its id that no file system confuses with another."""
    out = dict(taken)
    used = {name.casefold() for name in taken.values()}
    for draft in drafts:
        if draft.id in out:
            continue
        stem = f"{draft.id}_" if _DEVICES.fullmatch(draft.id) else draft.id
        name, number = f"drafts/{stem}.md", 2
        while name.casefold() in used:
            name, number = f"drafts/{stem}-{number}.md", number + 1
        used.add(name.casefold())
        out[draft.id] = name
    return out


def draft_order(drafts: Sequence[Draft], names: dict[str, str]) -> list[Value]:
    """What `draft_order` must say; nothing where the names of the files give the order already."""
    by_name = sorted(drafts, key=lambda draft: names[draft.id].removeprefix("drafts/"))
    return [] if by_name == list(drafts) else [draft.id for draft in drafts]


def inbox_files(items: Sequence[Mapped]) -> dict[str, str]:
    """One file for each run of candidates from one document, in order."""
    runs: list[list[Mapped]] = []
    for item in items:
        if not runs or runs[-1][0]["document"] != item["document"]:
            runs.append([])
        runs[-1].append(item)
    return {f"inbox/{number:04}.yaml": list_text(run) for number, run in enumerate(runs, start=1)}


# -- CSV -----------------------------------------------------------------------------------------------------------


def fits_csv(items: Sequence[Mapped]) -> bool:
    """Whether CSV can carry the items: it strips spaces and knows no control characters."""
    return all(_cell_fits(key, value) for item in items for key, value in item.items())


def _cell_fits(key: str, value: Value) -> bool:
    if isinstance(value, str):
        printable = all(sign.isprintable() for sign in value)
        return value == value.strip() and printable and not (key in CSV_LISTS and " " in value)
    if isinstance(value, dict):
        return set(value) == {"earliest", "latest"}
    return True


def csv_text(items: Sequence[Mapped], columns: Sequence[str]) -> str:
    """A CSV file with these columns, and those that the items need besides."""
    needed = {key for item in items for key in item}
    known = [*columns, *sorted((TABLES["positions"] | TABLES["front"]) - set(columns))]
    chosen = [column for column in known if column in columns or column in needed]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(chosen)
    writer.writerows([_cell(item.get(column)) for column in chosen] for item in items)
    return stream.getvalue()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case Number():
            return value.text
        case list():
            return " ".join(map(str, value))
        case dict():
            return f"{value['earliest']}/{value['latest']}"
    return str(value)
