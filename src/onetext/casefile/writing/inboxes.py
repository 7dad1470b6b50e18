"""Which file of `inbox/` holds what: everything stays where it is, and a new document gets a file of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from onetext.casefile.section import Section
from onetext.casefile.writing.dump import dumped
from onetext.casefile.writing.forms import Mapped

__all__ = ["InboxFile", "inbox_plan", "inbox_text", "new_inbox_files"]


@dataclass
class InboxFile:
    """A file that holds documents or candidates, what it holds now, and what it is to hold.

    Attributes
    ----------
    sections
        `documents` or `inbox` -> the part of the file.
    """

    name: str
    sections: dict[str, Section] = field(default_factory=dict)
    before: dict[str, list[Mapped]] = field(default_factory=lambda: {"documents": [], "inbox": []})
    after: dict[str, list[Mapped]] = field(default_factory=lambda: {"documents": [], "inbox": []})


def inbox_plan(
    sections: Sequence[Section], before: dict[str, list[Mapped]], after: dict[str, list[Mapped]]
) -> tuple[list[InboxFile], dict[str, list[Mapped]]]:
    """Each file with what it is to hold, and what has no file yet.

    Parameters
    ----------
    sections
        The parts of all files that hold documents or candidates, in the order in which they were read.
    before, after
        `documents` and `inbox` -> all items, as they were and as they are to be.
    """
    files: dict[str, InboxFile] = {}
    homes: dict[tuple[str, str], InboxFile] = {}
    for part in ("documents", "inbox"):
        start = 0
        for section in (one for one in sections if one.name == part):
            count = len(section.value) if isinstance(section.value, list) else 0
            file = files.setdefault(section.where.file.name, InboxFile(section.where.file.name))
            file.sections[part] = section
            file.before[part] = before[part][start : start + count]
            start += count
            homes |= {(part, str(item["id"])): file for item in file.before[part]}
    rest: dict[str, list[Mapped]] = {"documents": [], "inbox": []}
    for part in rest:
        for item in after[part]:
            home = homes.get((part, str(item["id"])))
            if home is None and part == "inbox":
                home = homes.get(("documents", str(item["document"])))
            (home.after if home else rest)[part].append(item)
    return list(files.values()), rest


def new_inbox_files(rest: dict[str, list[Mapped]], taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """Files for documents and candidates that have none, each named by its document."""
    used = {name.casefold() for name in taken}
    names = [*(str(item["id"]) for item in rest["documents"]), *(str(item["document"]) for item in rest["inbox"])]
    for document in dict.fromkeys(names):
        documents = [item for item in rest["documents"] if item["id"] == document]
        stem = document if documents else "read"
        name, number = f"inbox/{stem}.yaml", 2
        while name.casefold() in used:
            name, number = f"inbox/{stem}-{number}.yaml", number + 1
        used.add(name.casefold())
        yield name, inbox_text(documents, [item for item in rest["inbox"] if item["document"] == document])


def inbox_text(documents: Sequence[Mapped], items: Sequence[Mapped]) -> str:
    """A file of the inbox: a bare list of candidates where it names no document."""
    listed = "\n".join(dumped([item]) for item in items) or "[]\n"
    if not documents:
        return listed
    return f"documents:\n{dumped(list(documents))}" + (f"\ninbox:\n{listed}" if items else "")
