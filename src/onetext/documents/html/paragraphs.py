"""Paragraphs of a page as blocks of each view, with changes and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onetext.documents.changes import changes_in, marked_paragraph
from onetext.documents.decoding import Decoded
from onetext.documents.html.listing import OpenList
from onetext.documents.html.walking import Found
from onetext.documents.joining import Lexicon, join_lines
from onetext.documents.making import Budget
from onetext.documents.plain import lines_of, paragraphs
from onetext.documents.runs import Run, joined, squeezed
from onetext.documents.text import Block, BlockKind, MarkedParagraph, Note, Revision, Span

__all__ = ["Maker"]

_BACK = re.compile(r"^[\^↑↩][\ufe0e\ufe0f]?\s+|(?:\s*[↩↑⤴⏎][\ufe0e\ufe0f]?)+$")
"""What leads from a note back to the text."""
_MARKS = " \t\n.:[]()"


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
            if target is not None and _calls_back(item) and item.heading is None:
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
        self.marked.append(marked_paragraph(runs, span, label))
        self.revisions += changes_in(runs, place, span)
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
                notes.append(
                    Note(
                        id=mark,
                        kind="footnote",
                        text=_note(mark, note, gone),
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
        """Text that was set with a typewriter is cut as plain text is; what has changes in it is one when marked."""
        whole = [replace(run, text=run.text.replace("\v", "\n")) for run in item.runs]
        if any(run.inserted or run.deleted for run in whole):
            place = len(self.marked)
            self.marked.append(marked_paragraph(whole, span, label))
            self.revisions += changes_in(whole, place, span)
            for blocks, gone in ((self.blocks, "deleted"), (self.original, "inserted")):
                cut = _typed([run for run in whole if getattr(run, gone) is None])
                for number, (text, _, _) in enumerate(cut):
                    blocks += self._block(item, [Run(text)], span, "" if number else label, place)
            return
        said = "".join(run.text for run in whole)
        lead = len(said) - len(said.lstrip())
        exact = self.decoded.text[item.start : item.stop] == said.strip()
        for text, start, stop in _typed(whole):
            where = self.decoded.span(item.start + start - lead, item.start + stop - lead) if exact else span
            place = len(self.marked)
            self.marked.append(marked_paragraph([Run(text)], where, label))
            made = self._block(item, [Run(text)], where, label, place)
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


def _calls_back(item: Found) -> bool:
    """Whether a paragraph calls no note; a mark ahead of all its words leads back from a note to the text."""
    return not any(run.text.strip() for at, _, _ in item.calls for run in item.runs[:at])


def _typed(runs: Sequence[Run]) -> Iterator[tuple[str, int, int]]:
    """The paragraphs of a text that was set with a typewriter, and where in it each starts and ends."""
    lines = lines_of("".join(run.text for run in runs))
    lexicon = Lexicon.of(line.text for line in lines)
    for paragraph in paragraphs(lines):
        yield join_lines([line.text for line in paragraph.lines], lexicon), paragraph.start, paragraph.end


def _note(mark: str, item: Found | None, gone: str) -> str:
    """The text of a note in one view, without its own mark ahead and the arrow back behind."""
    runs = [run for run in item.runs if getattr(run, gone) is None] if item else []
    said = [run for run in runs if run.text.strip()]
    if len(said) > 1 and said[0].text.strip(_MARKS) == mark.strip(_MARKS) and item is not None and item.linked:
        runs = runs[runs.index(said[0]) + 1 :]
    text = joined(squeezed(runs))[0]
    return _BACK.sub("", text) if item is not None and item.linked else text
