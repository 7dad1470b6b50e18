"""Two texts woven into one, stretch by stretch: what stays, what goes, what comes, and by whose hand.

Every stretch and every mark of a paragraph that comes from the text before belongs to the old reading, unless an
earlier author's insertion of it still waits; what comes from the text after belongs to the new reading, unless its
deletion is tracked there. A stretch of both readings is plain; of the old one only, deleted; of the new one only,
inserted; of neither, an insertion deleted again. So accepting everything gives the new reading and rejecting
everything the old one, however well or badly the two texts were aligned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from onetext.documents import Mark
from onetext.drafts.word.items import Para, Stretch
from onetext.drafts.word.names import BREAK

if TYPE_CHECKING:
    from onetext.drafts.text import EditOp

__all__ = ["Thread", "Woven", "flow", "history", "new_text", "old_text", "part", "part_ways", "weave"]


@dataclass(slots=True, kw_only=True)
class Thread:
    """A stretch of the redline. `was` is the stretch before where both texts have it."""

    now: Stretch
    was: Stretch | None = None
    inserted: Mark | None = None
    deleted: Mark | None = None
    foreign: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Woven:
    """A paragraph of the redline.

    Attributes
    ----------
    before, after
        The paragraphs whose marks end it, in the text before and in the text after; None where it has none.
    old, new
        Whether its mark stands in the old reading, and in the new one.
    inserted, deleted
        Who put its mark there, and who took it away.
    """

    threads: list[Thread] = field(default_factory=list)
    before: Para | None = None
    after: Para | None = None
    old: bool = False
    new: bool = False
    inserted: Mark | None = None
    deleted: Mark | None = None


class _Marked(Protocol):
    @property
    def inserted(self) -> Mark | None: ...
    @property
    def deleted(self) -> Mark | None: ...


def history(before: _Marked | None, after: _Marked | None, author: Mark) -> tuple[Mark | None, Mark | None] | None:
    """Who inserted and who deleted something that one or both texts have; None where no reading holds it any more."""
    old = before is not None and before.inserted is None
    new = after is not None and after.deleted is None
    if old and new:
        return None, None
    earlier = before.inserted if before is not None else None
    if new:
        return earlier or (after.inserted if after is not None else None) or author, None
    deleted = (before.deleted if before is not None else None) or (after.deleted if after is not None else None)
    if old:
        return None, deleted or author
    return None if before is None else (earlier, deleted or author)


def weave(
    before: Sequence[Para], after: Sequence[Para], edits: Sequence[tuple[EditOp, str]], author: Mark
) -> list[Woven]:
    """Weave neighbouring paragraphs together. The marks of the last ones belong together.

    Parameters
    ----------
    edits
        The edits from one text (see `flow`) to the other.
    """
    first, second = _Cursor(flow(before), old_text), _Cursor(flow(after), new_text)
    woven = [Woven()]
    for op, text in edits:
        left = len(text)
        while left:
            _riders(woven, first, second, author)
            size = min(
                [left, *(side.room for side, ops in ((first, "same struck"), (second, "same new")) if op in ops)]
            )
            was = first.cut(size) if op != "new" else None
            now = second.cut(size) if op != "struck" else None
            _add(woven, was, now, author)
            left -= size
    _riders(woven, first, second, author)
    last = [Stretch(text=BREAK, inserted=p.inserted, deleted=p.deleted, para=p) for p in (*before[-1:], *after[-1:])]
    _add(woven, last[0] if before else None, last[-1] if after else None, author)
    return woven if woven[-1].threads else woven[:-1]


def old_text(stretch: Stretch) -> str:
    """What is compared of the text before: what stands in it."""
    return "" if stretch.deleted is not None else stretch.text


def new_text(stretch: Stretch) -> str:
    """What is compared of the text after: also what is deleted there with a mark, so that the mark is found again."""
    return "" if stretch.aside or (stretch.deleted is not None and stretch.inserted is not None) else stretch.text


def flow(paras: Sequence[Para]) -> list[Stretch]:
    """Paragraphs as one row of stretches, with the marks between them."""
    row: list[Stretch] = []
    for at, para in enumerate(paras):
        if at:
            last = paras[at - 1]
            row.append(Stretch(text=BREAK, inserted=last.inserted, deleted=last.deleted, para=last))
        row += para.stretches
    return row


def part_ways(woven: Sequence[Woven], author: Mark, move: Mark) -> tuple[list[Woven], list[Woven]]:
    """What was woven at one place, for a move: the old reading where it was, the new reading where it is now.

    Words that both have are moved; those struck or new on the way are plain deletions and insertions at either end, so
    that no deletion stands within a move.
    """
    origin, target = [Woven()], [Woven()]
    for paragraph in woven:
        for thread in paragraph.threads:
            if thread.foreign or thread.was is not None:
                origin[-1].threads.append(_left(thread, author, move))
            if not thread.foreign and thread.deleted is None:
                kept = thread.was is not None and thread.inserted is None
                mark = move if kept else author if thread.was is not None else thread.inserted
                target[-1].threads.append(Thread(now=thread.now, inserted=mark))
        before, after = paragraph.before, paragraph.after
        if before is not None:
            end = origin[-1]
            waits = before.inserted is not None
            end.before, end.old, end.inserted = before, not waits, before.inserted
            end.deleted = before.deleted or (after.deleted if after else None)
            end.deleted = end.deleted or (author if waits or after is None else move)
            origin.append(Woven())
        if after is not None and after.deleted is None:
            end = target[-1]
            end.after, end.new = after, True
            end.inserted = after.inserted or (move if before is not None and before.inserted is None else author)
            target.append(Woven())
    return [item for item in origin if item.before or item.threads], [
        item for item in target if item.after or item.threads
    ]


def _left(thread: Thread, author: Mark, move: Mark) -> Thread:
    was = thread.was or thread.now
    mark = thread.deleted or (author if thread.inserted is not None else move)
    return Thread(now=was, inserted=thread.inserted, deleted=mark, foreign=True)


def _add(woven: list[Woven], was: Stretch | None, now: Stretch | None, author: Mark) -> None:
    told = history(was, now, author)
    if told is None:
        return
    item = now or was
    if item is None:
        return
    inserted, deleted = told
    if item.text != BREAK:
        thread = Thread(now=item, was=was if now else None, inserted=inserted, deleted=deleted, foreign=now is None)
        woven[-1].threads.append(thread)
        return
    end = woven[-1]
    end.before, end.after = was.para if was else None, now.para if now else None
    end.inserted, end.deleted = inserted, deleted
    end.old, end.new = inserted is None, deleted is None
    woven.append(Woven())


def _riders(woven: list[Woven], first: _Cursor, second: _Cursor, author: Mark) -> None:
    """What is not compared but has its place: deletions that wait, bookmarks, fields."""
    for was in first.riders():
        if was.text:
            _add(woven, was, None, author)
    for now in second.riders():
        if now.text == BREAK or (now.deleted is None and now.aside):
            _add(woven, None, now, author)
        elif now.deleted is None:
            woven[-1].threads.append(Thread(now=now, inserted=now.inserted))


class _Cursor:
    """Walks over stretches. Those that are not compared ride along."""

    def __init__(self, stretches: Sequence[Stretch], text: Callable[[Stretch], str]) -> None:
        self.stretches, self.text, self.at, self.used = stretches, text, 0, 0

    @property
    def room(self) -> int:
        return len(self.stretches[self.at].text) - self.used

    def riders(self) -> Iterator[Stretch]:
        """The stretches here that are not compared, passed over."""
        while self.at < len(self.stretches) and not self.used and not self.text(self.stretches[self.at]):
            self.at += 1
            yield self.stretches[self.at - 1]

    def cut(self, size: int) -> Stretch:
        """The next signs of the stretch here, `size` of them: at most its `room`."""
        whole = self.stretches[self.at]
        if size == len(whole.text):  # never in the midst of a stretch: `room` is the most that is asked for
            self.at += 1
            return whole
        start, self.used = self.used, self.used + size
        if self.used == len(whole.text):
            self.at, self.used = self.at + 1, 0
        return part(whole, start, start + size)


def part(whole: Stretch, start: int, end: int) -> Stretch:
    """A part of a stretch."""
    return Stretch(
        text=whole.text[start:end],
        look=whole.look,
        inserted=whole.inserted,
        deleted=whole.deleted,
        thing=whole.thing,
        bare=whole.bare,
        wraps=whole.wraps,
    )
