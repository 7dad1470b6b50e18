"""Find the parts of a case in its folder or file, whatever layout it has; nothing is checked here but the layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from onetext.casefile import files
from onetext.casefile.body import FixedFile, InnerFile, read_points
from onetext.casefile.csvfile import read_table
from onetext.casefile.nodes import Document, read_document
from onetext.casefile.section import Draft, Section
from onetext.casefile.single import one_mapping
from onetext.casefile.textfile import TextFile
from onetext.casefile.values import Value, kind_of
from onetext.errors import Fault

__all__ = ["LISTS", "Gathered", "gather"]

LISTS = (
    "parties",
    "issues",
    "positions",
    "weights",
    "redlines",
    "nodeal",
    "responses",
    "statements",
    "claims",
    "ultimatums",
    "events",
    "sources",
)
"""Sections that are one list in one YAML file of the same name."""

TABLES = {
    "positions": frozenset(
        [
            "party",
            "issue",
            "happened",
            "known",
            "kind",
            "speaker",
            "reported_by",
            "option",
            "compatible",
            "refused",
            "stance",
            "confidence",
            "sources",
            "read_from",
            "audience",
            "note",
        ]
    ),
    "front": frozenset(["date", "value", "unit", "source"]),
}
"""Sections that may be a CSV file, with their columns."""

INNER = (*LISTS, "rules", "front", "documents", "inbox", "drafts", "process")
"""Keys of `case.yaml` that hold sections."""

DOCUMENTS = ("html", "pdf", "docx", "json")
"""Ends of names of briefs and papers that people keep beside a case."""
ARTICLES = "articles"
"""A folder in which people keep what they read into the inbox; nothing in it is read by itself."""
FORECASTS = "forecasts"
"""Sealed forecasts: read by `read_forecasts` alone, since they say nothing of the case itself."""
INTERVIEWS = "interviews"
"""Answers of experts: read by `read_interviews` alone; what follows from them stands in weights.yaml and so on."""
SILENT = ("LICENSE", "LICENSE.txt", "LICENSE.md", "README", "README.md", "README.txt")


@dataclass
class Gathered:
    """All parts of a case. `lost` names the sections that could not be read, so that nobody misses their ids."""

    slug: str
    header: Section | None = None
    process: Section | None = None
    sections: list[Section] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def gather(path: Path) -> Gathered:
    """Read all files of a case: a folder, or a single `.yaml` file."""
    try:
        if path.is_dir():
            return _Folder(path).gather()
    except (OSError, ValueError):
        pass  # reading it as a file says what is wrong
    return _single(path)


def _single(path: Path) -> Gathered:
    out = Gathered(slug=path.stem)
    name = path.name or str(path)
    if files.exists_safely(path) and path.suffix not in (".yaml", ".yml"):
        fault = TextFile(name, "").whole_fault("E302", "a case is a folder or a .yaml file", "name the folder")
        out.faults.append(fault)
        return out
    file, faults = files.read_text(path, name)
    out.faults += faults
    if file is not None:
        _take_case_file(out, file)
    return out


class _Folder:
    """Goes through a case folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.out = Gathered(slug=path.resolve().name)

    def gather(self) -> Gathered:
        """All files of the folder by section, with every fault and warning about files."""
        entries, faults = files.list_folder(self.path, ".")
        self.out.faults += faults
        if faults:
            return self.out
        names = {entry.name for entry in entries}
        if "case.yaml" not in names:
            message = "there is no case.yaml in the folder" if names else "the folder is empty"
            hint = "onetext new DIR writes a starter case"
            self.out.faults.append(TextFile("case.yaml", "").whole_fault("E303", message, hint))
        for entry in sorted(entries, key=lambda entry: (entry.name != "case.yaml", entry.name)):
            self._entry(entry)
        return self.out

    def _entry(self, entry: Path) -> None:
        name = entry.name
        if name.startswith(".") or name in SILENT:
            return
        stem, _, kind = name.rpartition(".")
        if name == "case.yaml":
            self._case(entry)
        elif kind == "yaml" and stem in (*LISTS, "rules", "process"):
            self._yaml(entry, stem)
        elif kind == "csv" and stem in TABLES:
            self._csv(entry, stem)
        elif name == "drafts":
            self._drafts(entry)
        elif name == "inbox":
            self._inbox(entry)
        elif name in (ARTICLES, FORECASTS, INTERVIEWS):
            pass
        elif kind.lower() not in DOCUMENTS or stem in ("case", *INNER):  # positions.json is meant to be read
            self._warn(name, "W101", f"{name} is no file of a case", "rename it, or take it out")

    def _read(self, entry: Path, section: str) -> TextFile | None:
        name = entry.relative_to(self.path).as_posix()
        file, faults = files.read_text(entry, name) if files.lies_in(entry, self.path) else files.leads_out(name)
        self.out.faults += faults
        if file is None:
            self.out.lost.add(section)
        return file

    def _case(self, entry: Path) -> None:
        if (file := self._read(entry, "case")) is None:
            self.out.lost.update(INNER)
        else:
            _take_case_file(self.out, file)

    def _yaml(self, entry: Path, section: str) -> None:
        if (file := self._read(entry, section)) is not None:
            document, faults = read_document(file)
            self.out.faults += faults
            if document.value is None and faults:
                self.out.lost.add(section)
            elif section == "process":
                _take_process(self.out, document, ())
            else:
                _take_list(self.out, section, document, document.value, ())

    def _csv(self, entry: Path, section: str) -> None:
        if (file := self._read(entry, section)) is not None:
            table, faults = read_table(file, TABLES[section])
            self.out.faults += faults
            _add(self.out, Section(section, table, table.value))

    def _files(self, folder: Path, suffix: str) -> list[Path]:
        name = folder.relative_to(self.path).as_posix()
        if not folder.is_dir():
            message = "a file stands where a folder is expected"
            self.out.faults.append(TextFile(name, "").whole_fault("E308", message, f"make {name} a folder"))
            self.out.lost.add(name)
            return []
        entries, faults = files.list_folder(folder, name)
        self.out.faults += faults
        found = []
        for entry in entries:
            if entry.name.startswith(".") or entry.name in SILENT:
                continue
            if entry.suffix == suffix:
                found.append(entry)
            else:
                message = f"only {suffix} files are read in {name}"
                self._warn(f"{name}/{entry.name}", "W101", message, "rename it, or take it out")
        return found

    def _drafts(self, folder: Path) -> None:
        before = len(self.out.faults)
        for entry in self._files(folder, ".md"):
            if (file := self._read(entry, "drafts")) is not None:
                _take_draft_file(self.out, file)
        self._copies(folder, before)

    def _copies(self, folder: Path, before: int) -> None:
        """Files that drafts were imported from lie beside them: known where a draft names them, missed where not."""
        named = {copy: draft for draft in self.out.drafts if (copy := _copy_of(draft))}
        mine = {f"drafts/{copy}" for copy in named}
        faults = self.out.faults
        faults[before:] = [fault for fault in faults[before:] if fault.code != "W101" or fault.file not in mine]
        for copy, draft in named.items():
            if not files.exists_safely(folder / copy):
                message, hint = f'there is no "{copy}" beside the draft', "put it there, or take copy out"
                self.out.faults.append(draft.front.fault("W111", ("file", "copy"), message, hint))

    def _inbox(self, folder: Path) -> None:
        for entry in self._files(folder, ".yaml"):
            self._yaml(entry, "inbox")

    def _warn(self, name: str, code: str, message: str, hint: str) -> None:
        self.out.faults.append(TextFile(name, "").whole_fault(code, message, hint))


def _copy_of(draft: Draft) -> str:
    """The name of the copy that a draft says lies beside it, or ""."""
    front = draft.front.value
    told = front.get("file") if isinstance(front, dict) else None
    copy = told.get("copy") if isinstance(told, dict) else None
    return copy if isinstance(copy, str) else ""


def _take_case_file(out: Gathered, file: TextFile) -> None:
    document, faults = read_document(file)
    out.faults += faults
    value = document.value
    if value is None and faults:
        out.lost.update(INNER)
        return
    if value is None:
        value = {}
    if not isinstance(value, dict):
        hint = "start with title: …"
        out.faults.append(file.fault("E105", document.place(()), f"expected a mapping, found {kind_of(value)}", hint))
        out.lost.update(INNER)
        return
    out.header = Section("case", document, {key: item for key, item in value.items() if key not in INNER})
    for name in INNER:
        if name not in value:
            continue
        if name == "drafts":
            _take_inner_drafts(out, document, value[name])
        elif name == "process":
            _take_process(out, document, (name,))
        else:
            _take_list(out, name, document, value[name], (name,))


def _add(out: Gathered, section: Section) -> None:
    earlier = next((other for other in out.sections if other.name == section.name), None)
    if earlier is not None and section.name not in ("inbox", "documents") and earlier.where is not section.where:
        message = f"{section.name} stands in {earlier.where.file.name} already"
        out.faults.append(section.fault("E310", (), message, "keep one of the two"))
    out.sections.append(section)


def _take_process(out: Gathered, document: Document, prefix: tuple[str | int, ...]) -> None:
    section, faults = one_mapping("process", document, prefix, out.process)
    out.faults += faults
    out.process = out.process or section


def _take_list(out: Gathered, name: str, document: Document, value: Value, prefix: tuple[str | int, ...]) -> None:
    """Take a section that is a bare list, or a mapping with its own name as the one key."""
    section = Section(name, document, value, prefix)
    if name == "rules" and isinstance(value, dict):
        _take_parts(out, section, document, ("rules", "interactions"))
        return
    if name == "inbox" and isinstance(value, dict) and not prefix:
        _take_parts(out, section, document, ("documents", "inbox"))
        return
    if isinstance(value, dict) and not prefix:
        for key in value:
            if key != name:
                hint = f"the file holds a list, or the one key {name}"
                out.faults.append(section.fault("E104", (key,), f'unknown key "{key}"', hint, of_key=True))
        if name not in value:
            out.lost.add(name)
            return
        section = Section(name, document, value[name], (name,))
    if section.value is None:
        return
    if not isinstance(section.value, list):
        message = f"expected a list, found {kind_of(section.value)}"
        out.faults.append(section.fault("E105", (), message, "start each item with a dash"))
        out.lost.add(name)
        return
    _add(out, section)


def _take_parts(out: Gathered, section: Section, document: Document, keys: tuple[str, str]) -> None:
    """Two lists in one file: rules with interactions, and what waits in the inbox with the documents it was read in."""
    value = section.value
    assert isinstance(value, dict)
    for key in value:
        if key not in keys:
            message, hint = f'unknown key "{key}"', f"the keys are {', '.join(keys)}"
            out.faults.append(section.fault("E104", (key,), message, hint, of_key=True))
    for key in keys:
        part = value.get(key)
        if part is None:
            continue
        inner = Section(key, document, part, (*section.prefix, key))
        if isinstance(part, list):
            _add(out, inner)
        else:
            message = f"expected a list, found {kind_of(part)}"
            out.faults.append(inner.fault("E105", (), message, "start each item with a dash"))


def _take_draft_file(out: Gathered, file: TextFile) -> None:
    front, body = _split_front(file)
    if front is None:
        message = "a draft starts with front matter between two lines of three dashes"
        out.faults.append(file.fault("E115", (1, 1), message, "write ---, the keys, and --- again"))
        out.lost.add("drafts")
        return
    start, stop = front
    document, faults = read_document(file, file.text[start:stop], start)
    out.faults += faults
    if document.value is None and faults:
        out.lost.add("drafts")
        return
    value: Value = {} if document.value is None else document.value
    line, _ = file.place(body)
    points, faults = read_points(InnerFile(file, file.text[body:], line))
    out.faults += faults
    out.drafts.append(Draft(Section("drafts", document, value), points, body))


def _split_front(file: TextFile) -> tuple[tuple[int, int] | None, int]:
    """Where the front matter starts and stops, and where the body starts; None when there is no front matter."""
    text = file.text
    first = file.line(1)
    if first.rstrip() != "---":
        return None, 0
    start = offset = file.start_of(2)
    number = 2
    while offset < len(text):
        after = file.start_of(number + 1)
        if file.line(number).rstrip() == "---":
            return (start, offset), after
        offset, number = after, number + 1
    return None, 0


def _take_inner_drafts(out: Gathered, document: Document, value: Value) -> None:
    section = Section("drafts", document, value, ("drafts",))
    if value is None:
        return
    if not isinstance(value, list):
        message = f"expected a list, found {kind_of(value)}"
        out.faults.append(section.fault("E105", (), message, "start each item with a dash"))
        out.lost.add("drafts")
        return
    for index, item in enumerate(value):
        if not isinstance(item, dict):
            out.faults.append(section.fault("E105", (index,), f"expected a mapping, found {kind_of(item)}"))
            continue
        front: Value = {key: part for key, part in item.items() if key != "text"}
        draft = Draft(Section("drafts", document, front, ("drafts", index)))
        if "text" in item:
            _take_inner_text(out, draft, document, item["text"])
        out.drafts.append(draft)


def _take_inner_text(out: Gathered, draft: Draft, document: Document, text: Value) -> None:
    path = (*draft.front.prefix, "text")
    if not isinstance(text, str):
        hint = "write text: | and the points below it"
        out.faults.append(draft.front.fault("E105", ("text",), f"expected text, found {kind_of(text)}", hint))
        return
    block = document.block_text(path)
    file = document.file
    inner = InnerFile(file, text, block[0], block[1] - 1) if block else FixedFile(file, text, document.place(path))
    draft.points, faults = read_points(inner)
    out.faults += faults
