"""Running heads, running feet and page numbers: what stands in the margin of page after page, apart from the text.

Equal words at equal heights are no proof: forms, schedules and signatures are alike from page to page too. So a line
must stand in the margin as well, and apart from the text; a short file, which proves little, is read more narrowly.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onetext.documents.labels import is_label, opens_point
from onetext.documents.pdf.lines import Line, Page

__all__ = ["says_something", "without_furniture"]

_OUTER = 8
"""Lines from the upper and from the lower edge that may be furniture."""
_BAND, _NARROW, _WIDEST = 0.13, 0.09, 110.0
"""Margin at the head and at the foot of a page: part of its height, the same in a short file, and most points of it.

A text with margins of an inch begins at 0.1 of a page of A4.
"""
_FEW, _LONG = 3, 6
"""Pages of a file so short that chance may repeat a line, and so long that it will not on most pages."""
_APART, _LEAST_APART, _WIDE = 1.3, 1.6, 4.0
"""How far furniture stands from the text: in usual distances of its lines, and in type sizes at least and at most."""
_STEP = 3.0
"""Points by which the place of a running head may vary."""
_AROUND = 6
"""Pages before and after, among which a running head comes again; heads may differ from chapter to chapter."""
_NUMBER = re.compile(r"[0-9]+")
_ROMAN = re.compile(r"[\W_]*([ivxl]+)[\W_]*", re.I)
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|pg|p|seite|página|pagina|стр|страница|стор|сторінка|صفحة|עמוד)?[\W_]*[0-9]+[\W_]*"
    r"(?:(?:of|von|из|з|de|sur|di)?[\W_]*[0-9]+)?[\W_]*",
    re.I,
)
_SAYS_PAGE = re.compile(r"[\W_]*(?:page|seite|página|pagina|страница|сторінка)", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDED = re.compile(r"[.!?;:。؟][\"'”’»)\]]*$")
_BLANK = re.compile(r"_{3}|\.{5}|…{2}")
_MOST_SLOTS = 3
_LONGEST_NUMBER = 60

Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class _File:
    """What all pages tell: how many they are, on which of them each line stands, and how far lines stand apart."""

    pages: int
    seen: dict[Key, list[int]]
    distance: float

    @property
    def few(self) -> bool:
        return self.pages <= _FEW


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a page: its lines from the edge inwards, and how many of them stand in the margin."""

    name: str
    order: tuple[int, ...]
    outer: int


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without its furniture, and the furniture.

    A line is furniture if it stands in the margin of its page, with nothing but furniture outside it, and the same
    words stand at the same height on other pages; and if a gap parts it from the text, or it is a page number, or it
    stands on most pages of a long file. Numbers in it may be the same everywhere or grow with the pages; a line that
    opens a point (`Annex 2`) must be the same to the letter. In a file of few pages nothing that says something goes.
    """
    sides = [_sides(page, len(pages)) for page in pages]
    seen: dict[Key, list[int]] = {}
    for page, both in zip(pages, sides, strict=True):
        for key in sorted(_page_keys(page, both)):
            seen.setdefault(key, []).append(page.number)
    file = _File(len(pages), seen, _usual_distance(pages, sides))
    bodies, left_out = [], []
    for page, both in zip(pages, sides, strict=True):
        gone = {index for side in both for index in _furniture(page, side, file)}
        if len(gone) == len(page.lines):
            gone = {index for index in gone if _is_page_number(page.lines[index].text)}
        left_out += [page.lines[index].text for index in sorted(gone)]
        bodies.append([line for index, line in enumerate(page.lines) if index not in gone])
    return bodies, left_out


def says_something(text: str) -> bool:
    """Whether a line is a whole sentence, or has a blank to be filled: it may belong to the draft."""
    sentence = _ENDED.search(text[-8:]) is not None and len(_WORD.findall(text)) > 1
    return sentence or _BLANK.search(text) is not None


def _is_page_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(text) is not None


def _sides(page: Page, pages: int) -> tuple[_Side, _Side]:
    margin = min((_NARROW if pages <= _FEW else _BAND) * page.height, _WIDEST)
    downwards = tuple(sorted(range(len(page.lines)), key=lambda index: -page.lines[index].y))
    heights = [page.lines[index].y for index in downwards]
    above = sum(1 for height in heights if height > page.height - margin)
    below = sum(1 for height in heights if height < margin)
    head = _Side("head", downwards, min(above, _OUTER))
    return head, _Side("foot", downwards[::-1], min(below, _OUTER))


def _usual_distance(pages: Sequence[Page], sides: Sequence[tuple[_Side, _Side]]) -> float:
    """The distance that three of four lines between the margins keep to the next one."""
    found = []
    for page, (head, foot) in zip(pages, sides, strict=True):
        inner = [page.lines[index] for index in head.order[head.outer : len(head.order) - foot.outer]]
        steps = [(before.y - line.y) / line.size for before, line in itertools.pairwise(inner)]
        found += [step * line.size for step, line in zip(steps, inner[1:], strict=True) if 0.8 < step < 4]
    return sorted(found)[len(found) * 3 // 4] if found else 0.0


def _furniture(page: Page, side: _Side, file: _File) -> Sequence[int]:
    """The furniture at one side: up to the clearest gap, and from there on what proves itself."""
    known = list(itertools.takewhile(lambda index: _comes_again(page, side, index, file), side.order[: side.outer]))
    if not known:
        return known
    cut, widest = 0, 0.0
    for count, index in enumerate(known, 1):
        line = page.lines[index]
        gap = min(_gap(page, side, count), _WIDE * line.size)
        if gap > max(widest, _APART * file.distance, _LEAST_APART * line.size):
            cut, widest = count, gap
    while cut < len(known) and _proves_itself(page.lines[known[cut]], page, side, file):
        cut += 1
    return known[:cut]


def _gap(page: Page, side: _Side, count: int) -> float:
    """How far the next line stands below (or above) the outermost ones; endless where there is none."""
    if count == len(side.order):
        return float("inf")
    return abs(page.lines[side.order[count]].y - page.lines[side.order[count - 1]].y)


def _comes_again(page: Page, side: _Side, index: int, file: _File) -> bool:
    """Whether a line comes often enough at its place, or is the number of its page all the same."""
    line = page.lines[index]
    if file.few and says_something(line.text):
        return False
    enough = 2 if file.pages < _LONG else 3
    if any(_often(file.seen[key], page.number, enough) for key in _keys(line, page, side.name)):
        return True
    return index == side.order[0] and _lone_number(line, page, side, file)


def _often(numbers: Sequence[int], number: int, enough: int) -> bool:
    """Whether a line comes often enough on the pages around its own: two lines far apart may be alike by chance."""
    around = bisect.bisect_right(numbers, number + _AROUND) - bisect.bisect_left(numbers, number - _AROUND)
    return around >= enough


def _proves_itself(line: Line, page: Page, side: _Side, file: _File) -> bool:
    """Whether a line is furniture although it stands close to the text."""
    if _is_page_number(line.text):
        return not is_label(line.text)
    if file.pages < _LONG or says_something(line.text):
        return False
    places = _places(line, page, side.name)
    return any(2 * len(file.seen[side.name, place, line.text]) > file.pages for place in places)


def _page_keys(page: Page, sides: Sequence[_Side]) -> set[Key]:
    return {
        key for side in sides for index in side.order[: side.outer] for key in _keys(page.lines[index], page, side.name)
    }


def _keys(line: Line, page: Page, side: str) -> Iterator[Key]:
    """What the line would be called on another page, for each way in which its numbers may go with the pages."""
    for text in _readings(line.text, page.number):
        for place in _places(line, page, side):
            yield side, place, text


def _places(line: Line, page: Page, side: str) -> tuple[int, int]:
    """The steps that a height falls into, on two ladders: two heights close to each other share one at least."""
    height = page.height - line.y if side == "head" else line.y
    return int(height // _STEP) * 2, int((height + _STEP / 2) // _STEP) * 2 + 1


def _readings(text: str, number: int) -> Iterator[str]:
    yield text
    if roman := _ROMAN.fullmatch(text):
        yield f"roman {_roman(roman.group(1)) - number}"
    slots = [int(match.group()) for match in _NUMBER.finditer(text[:200]) if len(match.group()) < 6]
    if not slots or len(slots) > _MOST_SLOTS:
        return
    labelled = opens_point(text) and not _is_page_number(text)
    words = _NUMBER.sub("#", text)
    for relative in itertools.product((True, False), repeat=len(slots)):
        if any(relative) and not (labelled and relative[0]):
            parts = [
                str(slot - number) + "+" if moves else str(slot) for slot, moves in zip(slots, relative, strict=True)
            ]
            yield words + " " + " ".join(parts)


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[sign] for sign in text.lower()]
    pairs = itertools.pairwise([*values, 0])
    return sum(-one if one < after else one for one, after in pairs)


def _lone_number(line: Line, page: Page, side: _Side, file: _File) -> bool:
    """Whether a line is the number of its page, away from the text, in a file with no other proof."""
    if not _is_page_number(line.text) or file.pages > 2 or _gap(page, side, 1) <= 2 * line.size:
        return False
    numbers = [int(match.group()) for match in _NUMBER.finditer(line.text)]
    return len(side.order) > 1 and (numbers[0] == page.number or bool(_SAYS_PAGE.match(line.text)))
