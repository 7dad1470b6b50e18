"""Where the main text of a page begins and ends. Between the two nothing is ever left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from onetext.documents.apart import FAILURES, Broken, OutOfMemory, OutOfTime, is_own, run_apart
from onetext.documents.html.walking import Found
from onetext.documents.labels import opens_annex, opens_point
from onetext.documents.limits import Limits

__all__ = ["main_text", "main_range"]

_SIGNS = re.compile(r"[\W_]+")
_SURE = 12
"""Letters and digits that make a paragraph known by its words, wherever it stands."""
_TEASERS = re.compile(
    r"(?i:(?:the )?most (?:read|popular|viewed|shared)(?: (?:stories|articles|news|today))?|trending(?: now)?"
    r"|(?:related|recommended|more|latest|other|top)(?: (?:articles?|stories|story|news|content|coverage|reading|links?"
    r"|posts?|topics?))?|read (?:more|next|also)|see also|you (?:may|might) also like|more on this story"
    r"|more from .{1,40}"
    r"|editors?['’]s? picks|don['’]t miss|meistgelesen|mehr zum thema|das könnte sie auch interessieren|lesen sie auch"
    r"|à lire aussi|lire aussi|les plus lus|sur le même sujet|lo más leído|más noticias|te puede interesar|leggi anche"
    r"|i più letti|czytaj (?:też|także)|najczęściej czytane|читайте также|читайте також|самое читаемое|популярное"
    r"|إقرأ أيضا|اقرأ أيضا|الأكثر قراءة)"
)
"""Headings of lists that lead to other pages."""
_FAILED: tuple[type[Exception], ...] = (*FAILURES, OutOfTime, OutOfMemory, Broken)
_SMALL = 250
"""Letters of a page that is too short for anything to surround its text."""
_MANY = 4_000
"""Tags beyond which trafilatura, whose time may grow with their square, is given a process and a limit of its own."""


def main_text(data: bytes) -> list[str]:
    """The lines that trafilatura takes for the main text; none where it finds none."""
    from trafilatura import extract

    with _silent("trafilatura"):
        # Its other ways, tried where the first finds little, take seconds for pages of a few kilobytes.
        text = extract(data, fast=True, include_comments=False, include_tables=True, favor_recall=True)
    return [line for line in (text or "").splitlines() if line.strip()]


@contextmanager
def _silent(library: str) -> Iterator[None]:
    """Keep what a library logs off the screen: of its guess only the result is of use."""
    log = logging.getLogger(library)
    before = log.handlers, log.propagate
    log.handlers, log.propagate = [logging.NullHandler()], False
    try:
        yield
    finally:
        log.handlers, log.propagate = before


def guessed(data: bytes, limits: Limits) -> list[str]:
    """As `main_text`, but never long at it, and nothing where it fails."""
    try:
        if data.count(b"<") <= _MANY:
            return main_text(data)
        task = "onetext.documents.html.maintext:main_text"
        lines: list[str] = run_apart(task, data, {}, seconds=limits.seconds / 2, memory=2 * limits.memory_bytes)
    except _FAILED as error:
        if is_own(error):
            raise
        return []
    return lines


def main_range(found: Sequence[Found], texts: Sequence[str], lines: Sequence[str]) -> tuple[int, int]:
    """The first paragraph of the main text, and the one after the last.

    A guess at the main text gives two places; from there the range grows over everything that looks like a part of a
    draft: numbered paragraphs anywhere, the rest of the container that holds them all, and headings and paragraphs
    next to it. Where less than half of the text would be left, the guess was none, and everything is kept.
    """
    known = {_letters(line) for line in lines}
    whole = "\n".join(known)
    sure = [index for index, text in enumerate(texts) if _is_known(_letters(text), known, whole)] if known else []
    if not sure:
        return 0, len(found)
    numbered = [index for index, text in enumerate(texts) if _is_clause(found[index], text)]
    first, last = min([*sure[:1], *numbered[:1]]), max([*sure[-1:], *numbered[-1:]])
    container = _shared([item.path[:-1] for item in found[first : last + 1]])
    if container:
        inside = [index for index, item in enumerate(found) if item.path[: len(container)] == container]
        first, last = min(first, inside[0]), max(last, inside[-1])
    while first > 0 and _belongs(found[first - 1], texts[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _belongs(found[last + 1], texts[last + 1], found[last]):
        last += 1
    last = _before_teasers(found, texts, first, last)
    sizes = [0 if _is_link(item, text) else len(text) for item, text in zip(found, texts, strict=True)]
    if sum(sizes[first : last + 1]) * 2 < sum(sizes) or sum(sizes) < _SMALL:
        return 0, len(found)
    return first, last + 1


def _before_teasers(found: Sequence[Found], texts: Sequence[str], first: int, last: int) -> int:
    """The last paragraph before a list such as "Most read", where no clause but the items of that list follows."""
    for at in range(first + 1, last + 1):
        if not _TEASERS.fullmatch(texts[at].strip(" :…»›→\u00a0")) or _is_numbered(found[at]):
            continue
        rest = iter(range(at + 1, last + 1))
        after = next((index for index in rest if found[index].item is None), last + 1)
        if not any(_is_clause(found[index], texts[index]) for index in range(after, last + 1)):
            return at - 1
    return last


def _shared(paths: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The longest start that all paths have in common."""
    low, high = min(paths), max(paths)
    length = next((at for at, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), len(low))
    return low[: min(length, len(high))]


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def _is_known(letters: str, known: set[str], whole: str) -> bool:
    return letters in known or (len(letters) >= _SURE and letters in whole)


def _is_link(item: Found, text: str) -> bool:
    return item.linked * 2 > len(text)


def _is_numbered(item: Found) -> bool:
    kinds = {"disc", "circle", "square", "none"}
    return item.item is not None and item.item[1] >= 0 and item.item[0].kind not in kinds


def _is_clause(item: Found, text: str) -> bool:
    numbered = _is_numbered(item)
    named = opens_annex(text, heading=item.heading is not None)
    return (numbered or named or opens_point(text)) and not _is_link(item, text)


def _belongs(item: Found, text: str, neighbour: Found) -> bool:
    """Whether a paragraph next to the main text is part of it: a heading, or a paragraph in a container of its."""
    around = item.path[:-1]
    beside = item.tag not in {"", "div", "td"} and neighbour.path[: len(around)] == around
    return not _is_link(item, text) and (item.heading is not None or beside)
