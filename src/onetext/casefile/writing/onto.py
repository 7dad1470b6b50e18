"""What must change in the files of a folder for it to tell another case."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from onetext.casefile.book import Book, BookDraft
from onetext.casefile.csvfile import CsvTable
from onetext.casefile.gather import LISTS
from onetext.casefile.nodes import Document
from onetext.casefile.section import Section
from onetext.casefile.writing.body import body_text, point_texts
from onetext.casefile.writing.dump import dumped
from onetext.casefile.writing.inboxes import inbox_plan, inbox_text, new_inbox_files
from onetext.casefile.writing.layout import (
    csv_text,
    draft_files,
    draft_order,
    draft_text,
    fits_csv,
    fresh_files,
    list_text,
)
from onetext.casefile.writing.plain import Mapped, draft_front, header, sections
from onetext.casefile.writing.process import process_part, process_text
from onetext.casefile.writing.settling import settling_edit
from onetext.casefile.writing.splice import Edit, Render, applied, canonical, list_edit, mapping_edits, merging
from onetext.model import Case, Draft

__all__ = ["files_onto"]

_MANY = 300
"""Beyond so many changed items each is spelt anew: merging takes a while, and hardly a comment is left anyway."""


def files_onto(old: Case, new: Case, book: Book, texts: dict[str, str]) -> Iterator[dict[str, str | None]]:
    """Ways to bring files from one case to another, the most careful first.

    Each is a mapping of path to new text (None: to be removed), for the caller to try: whether it reads back as the
    new case is the only proof that counts.
    """
    for render in (merging, canonical):
        yield _Plan(old, new, book, texts, render).made()
    fresh: dict[str, str | None] = dict(fresh_files(new))
    yield {**{name: None for name in texts if name not in fresh}, **fresh}


@dataclass
class _Plan:
    """One way from case to case."""

    old: Case
    new: Case
    book: Book
    texts: dict[str, str]
    render: Render
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    whole: dict[str, str | None] = field(default_factory=dict)
    head: Mapped = field(default_factory=dict)

    def made(self) -> dict[str, str | None]:
        """All files that change."""
        self.head = header(self.new)
        before, after = sections(self.old), sections(self.new)
        for name in (*LISTS, "rules", "interactions", "front"):
            if repr(before[name]) != repr(after[name]):
                self._section(name, before[name], after[name])
        if any(repr(before[name]) != repr(after[name]) for name in ("documents", "inbox")):
            self._inbox(before, after)
        self._process()
        self._drafts()
        self._header()
        spliced = {name: applied(self.texts[name], edits) for name, edits in self.edits.items()}
        return {**spliced, **self.whole}

    def _edit(self, document: Document, edit: Edit) -> None:
        self.edits.setdefault(document.file.name, []).append(edit)

    # -- sections --------------------------------------------------------------------------------------------------

    def _section(self, name: str, before: list[Mapped], after: list[Mapped]) -> None:
        places = [section for section in self.book.sections if section.name == name]
        if not places:
            self._new_section(name, after)
        elif isinstance(places[0].where, CsvTable):
            self._table(name, places[0].where, after)
        else:
            self._list(places[0], before, after)

    def _list(self, section: Section, before: list[Mapped], after: list[Mapped]) -> None:
        document = section.where
        assert isinstance(document, Document)
        render = canonical if sum(a != b for a, b in zip(before, after, strict=False)) > _MANY else self.render
        edit = list_edit(document, section.prefix, before, after, _key_of(section.name), render)
        if edit is not None:
            self._edit(document, edit)

    def _table(self, name: str, table: CsvTable, after: list[Mapped]) -> None:
        if fits_csv(after):
            self.whole[table.file.name] = csv_text(after, table.columns)
        else:
            self.whole[table.file.name] = None
            self._new_section(name, after)

    def _new_section(self, name: str, after: list[Mapped]) -> None:
        if name == "front":
            if fits_csv(after):
                self.whole["front.csv"] = csv_text(after, ("date", "value", "unit", "source"))
            else:
                self.head["front"] = list(after)
        elif name in ("rules", "interactions"):
            self._new_rules()
        else:
            file = f"{name}.yaml"
            self.whole[file] = _comments(self.texts.get(file, "")) + list_text(after)

    def _new_rules(self) -> None:
        """Rules and interactions share a file; one more kind in it spells it anew."""
        after = sections(self.new)
        parts: Mapped = {name: list(after[name]) for name in ("rules", "interactions") if after[name]}
        home = next((s for s in self.book.sections if s.name in ("rules", "interactions")), None)
        if home is not None and home.where.file.name != "rules.yaml":
            self.head["rules"] = parts
        else:
            self.edits.pop("rules.yaml", None)
            self.whole["rules.yaml"] = _comments(self.texts.get("rules.yaml", "")) + dumped(parts)

    def _inbox(self, before: dict[str, list[Mapped]], after: dict[str, list[Mapped]]) -> None:
        """Each candidate stays in its file; new ones go to the file of their document, or to a new one."""
        files, rest = inbox_plan(self.book.sections, before, after)
        for file in files:
            changed = [part for part in ("documents", "inbox") if repr(file.before[part]) != repr(file.after[part])]
            if any(part not in file.sections for part in changed):
                text = inbox_text(file.after["documents"], file.after["inbox"])
                self.whole[file.name] = _comments(self.texts[file.name]) + text
                continue
            for part in changed:
                self._list(file.sections[part], file.before[part], file.after[part])
        self.whole |= dict(new_inbox_files(rest, self.texts))

    def _process(self) -> None:
        """One mapping, in a file of its own or under a key of `case.yaml`."""
        before, after = (process_part(case.process, case.default_audience) for case in (self.old, self.new))
        home = self.book.process.section if self.book.process is not None else None
        if home is not None and home.prefix:
            if self.new.process is not None:
                self.head["process"] = after
        elif self.new.process is None:
            if home is not None:
                self.whole[home.where.file.name] = None
        elif home is None or repr(before) != repr(after):
            document = home.where if home is not None else None
            edits = mapping_edits(document, before, after, self.render) if isinstance(document, Document) else None
            if document is None or edits is None:
                text = process_text(self.new.process, self.new.default_audience)
                self.whole["process.yaml"] = _comments(self.texts.get("process.yaml", "")) + text
            else:
                self.edits.setdefault(document.file.name, []).extend(edits)

    # -- drafts ----------------------------------------------------------------------------------------------------

    def _drafts(self) -> None:
        before = {draft.id: draft for draft in self.old.drafts}
        after = {draft.id: draft for draft in self.new.drafts}
        inner = [entry for entry in self.book.drafts if entry.entry.section.prefix]
        homes = {
            entry.entry.shape.id: entry.entry.section.where.file.name
            for entry in self.book.drafts
            if not entry.entry.section.prefix
        }
        kept = {name: file for name, file in homes.items() if name in after}
        self.whole |= {file: None for name, file in homes.items() if name not in after}
        for entry in self.book.drafts:
            name = entry.entry.shape.id
            if (name in kept and before[name] != after[name]) or (name in kept and self._front_differs(name)):
                self._draft_file(entry, before[name], after[name])
        inner_ids = [entry.entry.shape.id for entry in inner]
        added = [draft for draft in self.new.drafts if draft.id not in before]
        if inner and not kept:
            inner_ids += [draft.id for draft in added]
            added = []
        self._inner_drafts(inner, before, [after[name] for name in inner_ids if name in after])
        names = draft_files(added, kept)
        self.whole |= {names[draft.id]: draft_text(draft, self.new) for draft in added}
        first = {name: "drafts/" for name in inner_ids if name in after}
        self._order(first, names)

    def _front_differs(self, name: str) -> bool:
        old = draft_front(self.old.draft(name), self.old.default_audience)
        return repr(old) != repr(draft_front(self.new.draft(name), self.new.default_audience))

    def _draft_file(self, entry: BookDraft, old: Draft, new: Draft) -> None:
        document = entry.entry.section.where
        assert isinstance(document, Document)
        fronts = draft_front(old, self.old.default_audience), draft_front(new, self.new.default_audience)
        edits = mapping_edits(document, *fronts, self.render)
        if edits is None or entry.body is None:
            self.whole[document.file.name] = draft_text(new, self.new)
            return
        if old.points != new.points:
            edits += _point_edits(entry, old, new, self.render)
        for edit in edits:
            self._edit(document, edit)

    def _inner_drafts(self, inner: Sequence[BookDraft], before: dict[str, Draft], after: Sequence[Draft]) -> None:
        if not inner:
            return
        old = [_inner(before[entry.entry.shape.id], self.old) for entry in inner]
        new = [_inner(draft, self.new) for draft in after]
        document = inner[0].entry.section.where
        assert isinstance(document, Document)
        if repr(old) != repr(new) and (edit := list_edit(document, ("drafts",), old, new, _by_id, self.render)):
            self._edit(document, edit)

    def _order(self, first: dict[str, str], names: dict[str, str]) -> None:
        """Say the order of the drafts where their places do not: those in `case.yaml` come first, then by file."""
        drafts = self.new.drafts
        places = {name: f"{index:06}" for index, name in enumerate(first)}
        order = draft_order(drafts, {**{name: "~" + file for name, file in names.items()}, **places})
        if order:
            self.head["draft_order"] = order

    def _header(self) -> None:
        assert self.book.header is not None
        document = self.book.header.section.where
        assert isinstance(document, Document)
        old = header(self.old)
        if written := self.book.header.shape.draft_order:
            old["draft_order"] = list(written)
        if self.book.process is not None and self.book.process.section.prefix:
            old["process"] = process_part(self.old.process, self.old.default_audience)
        if repr(old) == repr(self.head):
            return
        edits = mapping_edits(document, old, self.head, self.render)
        if edits is not None:
            for edit in edits:
                self._edit(document, edit)


def _inner(draft: Draft, case: Case) -> Mapped:
    """A draft as an item of `case.yaml`."""
    front = draft_front(draft, case.default_audience)
    return {**front, "text": body_text(draft.points)} if draft.points else front


def _point_edits(entry: BookDraft, old: Draft, new: Draft, render: Render) -> list[Edit]:
    """Change the points that differ where the labels are the same, else the whole body."""
    file = entry.entry.section.where.file
    assert entry.body is not None
    labels = [[(point.label, point.parent) for point in draft.points] for draft in (old, new)]
    texts = point_texts(new.points)
    if render is canonical or labels[0] != labels[1] or not texts:
        return [Edit(entry.body, len(file.text), "".join(texts))]
    starts = [file.start_of(point.raw.place[0]) for point in entry.points] + [len(file.text)]
    pairs = zip(entry.points, old.points, new.points, texts, starts[:-1], starts[1:], strict=True)
    edits = []
    for point, before, after, text, start, stop in pairs:
        if before == after:
            continue
        careful = settling_edit(file, entry.body, point, before, after, stop)
        if careful is not None:
            edits.append(careful)
        else:
            own = file.text[start:stop]
            gap = own[len(own.rstrip()) :].replace("\r\n", "\n").partition("\n")[2]
            edits.append(Edit(start, stop, text + gap))
    return edits


def _comments(text: str) -> str:
    """The lines of comment at the top of a file."""
    lines = text.splitlines(keepends=True)
    top = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            break
        top.append(line if line.endswith("\n") else line + "\n")
    return "".join(top)


def _by_id(item: Mapped) -> Hashable:
    return str(item["id"])


def _key_of(section: str) -> Callable[[Mapped], Hashable]:
    """What makes an item of a section the same item with other contents."""
    if section == "weights":
        return lambda item: (str(item["party"]), str(item["issue"]))
    if section == "nodeal":
        return lambda item: str(item["party"])
    if section in ("rules", "interactions", "front"):
        return repr
    if section == "positions":
        return _same_position
    return _by_id


def _same_position(item: Mapped) -> Hashable:
    return tuple(str(item.get(key)) for key in ("party", "issue", "speaker", "happened"))
