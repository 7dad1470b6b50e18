"""Paragraphs of a page as blocks of each view, with changes and footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onetext.documents.decoding import Decoded
from onetext.documents.html.listing import OpenList
from onetext.documents.html.walking import Found
from onetext.documents.joining import Lexicon, join_lines
from onetext.documents.making import Budget
from onetext.documents.plain import lines_of, paragraphs
from onetext.documents.runs import Run, joined, squeezed
from onetext.documents.text import Block, BlockKind, Mark, MarkedParagraph, Note, Piece, Revision, Span

__all__ = ["Maker"]


@dataclass(slots=True)
class Maker:
    """Makes blocks of paragraphs; `marked` has one entry for each paragraph."""

    decoded: Decoded
    budget: Budget
    blocks: list[Block] = field(default_factory=list)
    original: list[Block] = field(default_factory=list)
    marked: list[MarkedParagraph] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    original_notes: list[Note] = field(default_factory=list)
    labels: dict[int, list[str]] = field(default_factory=dict)
    tables: dict[int, int] = field(default_factory=dict)

    def all(self, found: Sequence[Found]) -> None:
        """Take every paragraph in. A paragraph that a footnote mark points at is the note, and no block."""
        called = {target for item in found for _, _, target in item.calls}
        noted: dict[str, tuple[Found, Span]] = {}
        body = []
        for item in found:
            target = next((name for name in item.ids if name in called), None)
            if target is not None and not item.calls and item.heading is None:
                noted[target] = item, self.decoded.span(item.start, item.stop)
            else:
                body.append(item)
        if not body:
            body = list(found)
        for index, item in enumerate(body):
            if index % 500 == 0:
                self.budget.check()
            self._paragraph(item, noted)

    def _paragraph(self, item: Found, noted: dict[str, tuple[Found, Span]]) -> None:
        span = self.decoded.span(item.start, item.stop)
        label = self._label(item.item)
        if item.preformatted:
            self._preformatted(item, span, label)
            return
        runs = squeezed(item.runs)
        place = len(self.marked)
        self.marked.append(_marked(runs, span, label))
        self._changes(runs, place, span)
        stands = self._block(item, [run for run in item.runs if run.deleted is None], span, label, place)
        before = self._block(item, [run for run in item.runs if run.inserted is None], span, label, place)
        self.blocks += stands
        self.original += before
        for at, mark, target in item.calls:
            note, where = noted.get(target, (None, None))
            for notes, blocks, has, gone in (
                (self.notes, self.blocks, bool(stands), "deleted"),
                (self.original_notes, self.original, bool(before), "inserted"),
            ):
                ahead = [run for run in squeezed(item.runs[:at]) if getattr(run, gone) is None]
                said = [run for run in note.runs if getattr(run, gone) is None] if note else []
                notes.append(
                    Note(
                        id=mark,
                        kind="footnote",
                        text=joined(squeezed(said))[0],
                        block=len(blocks) - 1 if has else None,
                        at=len(joined(ahead)[0]) if has else None,
                        span=where,
                    )
                )

    def _block(self, item: Found, runs: Sequence[Run], span: Span, label: str, place: int) -> list[Block]:
        text, looks = joined(squeezed(runs))
        if not text:
            return []
        cell = None
        kind: BlockKind = "paragraph"
        level = 0
        if item.table is not None and item.table[0].is_data:
            table, row, column = item.table
            cell = (self.tables.setdefault(table.number, len(self.tables)), row, column)
            kind = "cell"
        if item.heading is not None:
            kind, level = "heading", item.heading
        elif item.item is not None:
            kind, level = "item", item.depth
        return [
            Block(
                text=text,
                kind=kind,
                span=span,
                label=label,
                level=level,
                style=item.tag,
                cell=cell,
                looks=looks,
                paragraphs=(place,),
            )
        ]

    def _preformatted(self, item: Found, span: Span, label: str) -> None:
        """Text that was set with a typewriter is cut as plain text is."""
        lines = lines_of("".join(run.text for run in item.runs).replace("\v", "\n"))
        lexicon = Lexicon.of(line.text for line in lines)
        for paragraph in paragraphs(lines):
            runs = [Run(join_lines([line.text for line in paragraph.lines], lexicon))]
            place = len(self.marked)
            self.marked.append(_marked(runs, span, label))
            made = self._block(item, runs, span, label, place)
            self.blocks += made
            self.original += made
            label = ""

    def _label(self, item: tuple[OpenList, int] | None) -> str:
        """The label of a list item, now that its list is whole."""
        if item is None or item[1] < 0:
            return ""
        key = id(item[0])  # the paragraph holds the list, so that no other one can get its id
        if key not in self.labels:
            self.labels[key] = item[0].labels()
        return self.labels[key][item[1]]

    def _changes(self, runs: Sequence[Run], place: int, span: Span) -> None:
        for run in runs:
            mark = run.deleted or run.inserted
            if mark is None or not run.text.strip():
                continue
            self.revisions.append(
                Revision(
                    kind="deleted" if run.deleted else "inserted",
                    text=run.text.strip(),
                    author=mark.author,
                    date=mark.date,
                    block=place,
                    span=span,
                )
            )


def _marked(runs: Sequence[Run], span: Span, label: str) -> MarkedParagraph:
    pieces = tuple(Piece(text=run.text, inserted=run.inserted, deleted=run.deleted, looks=run.looks) for run in runs)
    return MarkedParagraph(
        pieces=pieces,
        span=span,
        end_inserted=_shared([run.inserted for run in runs]),
        end_deleted=_shared([run.deleted for run in runs]),
        label=label,
        label_before=label,
    )


def _shared(marks: Sequence[Mark | None]) -> Mark | None:
    return marks[0] if marks and all(mark is not None for mark in marks) else None
