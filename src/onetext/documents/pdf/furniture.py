"""Running heads, running feet and page numbers: what stands at one place on page after page."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from onetext.documents.labels import opens_point
from onetext.documents.pdf.lines import Line, Page

__all__ = ["without_furniture"]

_OUTER = 4
"""Lines from the upper and from the lower edge that may be furniture."""
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
_MOST_SLOTS = 3

Key = tuple[str, int, str]


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without its furniture, and the furniture.

    A line is furniture if it stands among the outermost lines of its page, with nothing but furniture outside it, and
    the same words stand at the same height on other pages. Numbers in it may be the same everywhere or grow with the
    pages; a line that opens a point (`Annex 2`) must be the same to the letter.
    """
    edges = [_edges(page) for page in pages]
    seen: dict[Key, list[int]] = {}
    for page, edge in zip(pages, edges, strict=True):
        for key in sorted(_page_keys(page, edge)):
            seen.setdefault(key, []).append(page.number)
    enough = 2 if len(pages) < 6 else 3
    bodies, left_out = [], []
    for page, edge in zip(pages, edges, strict=True):
        gone: set[int] = set()
        for side, indexes in edge.items():
            for place, index in enumerate(indexes):
                line = page.lines[index]
                known = any(_often(seen[key], page.number, enough) for key in _keys(line, page, side))
                if not known and not (place == 0 and _lone_number(line, page, indexes, len(pages))):
                    break
                gone.add(index)
        if len(gone) == len(page.lines):
            gone = {index for index in gone if _PAGE_NUMBER.fullmatch(page.lines[index].text)}
        left_out += [page.lines[index].text for index in sorted(gone)]
        bodies.append([line for index, line in enumerate(page.lines) if index not in gone])
    return bodies, left_out


def _often(numbers: Sequence[int], number: int, enough: int) -> bool:
    """Whether a line comes often enough on the pages around its own: two lines far apart may be alike by chance."""
    around = bisect.bisect_right(numbers, number + _AROUND) - bisect.bisect_left(numbers, number - _AROUND)
    return around >= enough


def _edges(page: Page) -> dict[str, list[int]]:
    """The outermost lines at the head and at the foot, the outermost first."""
    by_height = sorted(range(len(page.lines)), key=lambda index: -page.lines[index].y)
    return {"head": by_height[:_OUTER], "foot": by_height[::-1][:_OUTER]}


def _page_keys(page: Page, edge: dict[str, list[int]]) -> set[Key]:
    return {key for side, indexes in edge.items() for index in indexes for key in _keys(page.lines[index], page, side)}


def _keys(line: Line, page: Page, side: str) -> Iterator[Key]:
    """What the line would be called on another page, for each way in which its numbers may go with the pages."""
    height = page.height - line.y if side == "head" else line.y
    for text in _readings(line.text, page.number):
        for shift in (0.0, _STEP / 2):
            yield side, _step(height + shift) * 2 + (shift > 0), text


def _step(height: float) -> int:
    """The step that a height falls into."""
    return int(height // _STEP)


def _readings(text: str, number: int) -> Iterator[str]:
    yield text
    if roman := _ROMAN.fullmatch(text):
        yield f"roman {_roman(roman.group(1)) - number}"
    slots = [int(match.group()) for match in _NUMBER.finditer(text[:200]) if len(match.group()) < 6]
    if not slots or len(slots) > _MOST_SLOTS:
        return
    labelled = opens_point(text) and not _PAGE_NUMBER.fullmatch(text)
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


def _lone_number(line: Line, page: Page, edge: Sequence[int], pages: int) -> bool:
    """Whether a line is the number of its page, at the edge and away from the text, in a file with no other proof."""
    if not _PAGE_NUMBER.fullmatch(line.text) or pages > 2 or len(edge) < 2:
        return False
    numbers = [int(match.group()) for match in _NUMBER.finditer(line.text)]
    away = abs(page.lines[edge[1]].y - line.y) > 2 * line.size
    return away and (numbers[0] == page.number or bool(_SAYS_PAGE.match(line.text)))
