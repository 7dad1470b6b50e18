"""Lines of pages to paragraphs: by the gaps between lines, their left edges, labels, type, and how sentences end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onetext.documents.labels import counts_on, is_label, leading_number, opens_point
from onetext.documents.pdf.lines import Line

__all__ = ["Measures", "measured", "paragraphs"]

_ENDED = re.compile(r"[.;:?!。؟][\"'”’»)\]]*(?:\s?\d{1,2})?$|[;,]\s+(?:and|or|und|oder|et|ou|y|o|и|или|та|або)$")
_LONE_NUMBER = re.compile(r"(?=.*[0-9])[\W\d_]+")
_HYPHEN = re.compile(r"[^\W\d_][-\u00ad]$")

_FEWEST = 5
"""Lines of a column from which its right edge can be told."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a file: type size, and distance of lines in type sizes."""

    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class _Set:
    """A line with where the full lines of its column end.

    `right` is an estimate from the number of signs, as a PDF seldom says where a line ends.
    """

    line: Line
    right: float

    @property
    def short(self) -> bool:
        return _right(self.line) < 0.8 * self.right


def measured(bodies: Sequence[Sequence[Line]]) -> Measures:
    """Take the measures of a file from its lines."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    for lines in bodies:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        for before, line in pairwise(lines):
            gap = before.y - line.y
            if 0.8 * line.size < gap < 4 * line.size:
                pitches[round(gap / line.size, 1)] += 1
    size = sizes.most_common(1)[0][0] if sizes else 12.0
    common = [gap for gap, count in pitches.items() if count * 4 >= max(pitches.values())]
    return Measures(size, min(common, default=1.2))


def _columns(bodies: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Lines that follow each other downwards: a page, or a column of it."""
    columns: list[list[Line]] = []
    for lines in bodies:
        for index, line in enumerate(lines):
            if index == 0 or line.y > lines[index - 1].y + line.size:
                columns.append([])
            columns[-1].append(line)
    return columns


def _set(bodies: Sequence[Sequence[Line]]) -> Iterator[_Set]:
    """Each line with the right edge of its column, or of the file where its column is too short to tell."""
    columns = _columns(bodies)
    usual = _edge([line for lines in columns for line in lines])
    for lines in columns:
        right = _edge(lines) if len(lines) >= _FEWEST else usual
        yield from (_Set(line, right) for line in lines)


def _edge(lines: Sequence[Line]) -> float:
    ends = sorted(_right(line) for line in lines)
    return ends[int(len(ends) * 0.8)] if ends else 0.0


def _right(line: Line) -> float:
    return line.x + 0.48 * line.size * len(line.text)


def paragraphs(bodies: Sequence[Sequence[Line]], usual: Measures) -> Iterator[list[Line]]:
    """Cut the lines of all pages into paragraphs; one may run over a page."""
    current: list[Line] = []
    short = False
    for item in _set(bodies):
        if current and _parts(current, item.line, usual, short):
            yield current
            current = []
        current.append(item.line)
        short = item.short
    if current:
        yield current


def _parts(current: Sequence[Line], line: Line, usual: Measures, short: bool) -> bool:
    """Whether a line starts a new paragraph; `short` says that the line before could have held more."""
    before = current[-1]
    if is_label(before.text) and len(current) == 1 and not opens_point(line.text):
        return False
    if line.page != before.page and len(current) == 1 and _LONE_NUMBER.fullmatch(before.text):
        return True  # a year or a page number at the foot
    if abs(before.size - line.size) > 0.12 * before.size or (before.bold and not line.bold):
        return True
    ended = _ENDED.search(before.text[-16:]) is not None
    if _HYPHEN.search(before.text[-3:]) and line.text[:1].isalpha() and not opens_point(line.text):
        return False
    apart = line.page == before.page and before.y - line.y > (usual.pitch + 0.25) * line.size
    if opens_point(line.text) or counts_on(current[0].text, line.text):
        return ended or short or apart or not _within_a_sentence(current, line)
    if line.page != before.page or line.y > before.y + line.size:
        return _parts_at_a_break(current, line, ended, short)
    return apart or _indented(current, line) or (short and (ended or not line.text[:1].islower()))


def _within_a_sentence(current: Sequence[Line], line: Line) -> bool:
    """Whether what looks like a label is the next word of a sentence: `by 9 June / 2026.`, `under Article / 5. The`.

    To be asked only where the line before is full and its sentence goes on. A number that counts on from that of the
    paragraph is a label.
    """
    if counts_on(current[0].text, line.text) or (len(current) > 1 and line.x < current[-1].x - 0.8 * line.size):
        return False
    return line.text[0] == "(" or leading_number(line.text) is not None


def _parts_at_a_break(current: Sequence[Line], line: Line, ended: bool, short: bool) -> bool:
    """At the end of a page or column no gap tells; the sentence does, and for numbered points the left edge."""
    if not ended:
        return short and line.text[:1].isupper() and len(current) == 1 and not opens_point(current[0].text)
    if short or not opens_point(current[0].text):
        return True
    edges = [other.x for other in current[1:]]
    return not edges or abs(edges[-1] - line.x) > 0.5 * line.size


def _indented(current: Sequence[Line], line: Line) -> bool:
    """Whether the left edge tells a new paragraph: set in after lines that were not, or out after a hanging one."""
    step = line.x - current[-1].x
    if len(current) == 1:
        hangs = opens_point(current[0].text)
        return step > 0.8 * line.size and not hangs
    return abs(step) > 0.8 * line.size
