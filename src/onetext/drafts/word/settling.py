"""Woven paragraphs put in the form that Word's rules allow.

The last paragraph before a table, at the end of a cell, of a section and of the text can lose or gain text but not its
mark: there is nothing that it could run into. Where the last mark of a row of paragraphs would be inserted or deleted,
the change is handed to the mark before it, which says the same: `A¶ +B¶` is `A+¶ +B¶`, as Word writes it when
somebody presses Enter at the end of A.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onetext.documents import Mark
from onetext.drafts.word.items import Para
from onetext.drafts.word.weaving import Thread, Woven

__all__ = ["rows", "settled"]


def rows(woven: Sequence[Woven]) -> list[list[Woven]]:
    """Cut what was woven where a paragraph cannot run into the next one.

    What is only in the text before stands in the row of the paragraph that follows it in the text after; where none
    follows, in the row of the one it follows.
    """
    last = max((at for at, item in enumerate(woven) if item.after is not None), default=-1)
    found: list[list[Woven]] = []
    row: list[Woven] = []
    ends = False
    for at, item in enumerate(woven):
        row.append(item)
        ends = ends or (item.after is not None and item.after.shut)
        if ends and at < last:
            found.append(row)
            row, ends = [], False
    return [*found, row] if row else found


def settled(row: Sequence[Woven], alone: Callable[[Para], bool] = lambda _: False) -> list[Woven]:
    """The same paragraphs with a plain mark at the end, and joined where no reading has a mark between them.

    A mark that moves takes the paragraph's properties along: those of the old reading and of the new one may then be of
    different paragraphs, and the change is tracked.
    """
    row = list(row)
    last = row[-1]
    olds = [item for item in row if item.old]
    news = [item for item in row if item.new]
    if olds and olds[-1] is not last:
        _hand_old(olds[-1], last)
        _carry(olds[-1], last, [thread.deleted is not None for thread in olds[-1].threads])
    if news and news[-1] is not last:
        _hand_new(news[-1], last)
        alone_new = [thread.inserted is not None and thread.deleted is None for thread in news[-1].threads]
        _carry(news[-1], last, alone_new)
    last.old = last.new = True
    last.inserted = last.deleted = None
    row = _joined(row)
    for at, item in enumerate(row):
        if item.old and item.new and at + 1 < len(row) and not row[at + 1].old:
            _part(item, _new_ones(row, at + 1), alone)
    return row


def _carry(giver: Woven, taker: Woven, fits: Sequence[bool]) -> None:
    """Take the words along with the mark, where they are of its reading alone: it has no others in between."""
    if not (giver.old or giver.new) and all(fits):
        taker.threads[:0] = giver.threads
        giver.threads = []


def _new_ones(row: Sequence[Woven], start: int) -> list[Woven]:
    """The paragraphs from there on that are new as a whole."""
    found = []
    for item in row[start:]:
        if item.old or any(thread.now.text and thread.inserted is None for thread in item.threads):
            break
        found.append(item)
    return found


def _part(item: Woven, following: Sequence[Woven], alone: Callable[[Para], bool]) -> None:
    """Keep new words at the end of a paragraph apart from the new paragraphs that follow.

    LibreOffice 7.4 takes both for one insertion, and rejects the mark between them along with it: `A+a¶ +B¶ C¶` becomes
    `AC¶`. Written as `A+a+¶ +B¶ C¶`, which says the same, it is read rightly.
    """
    texts = [thread for thread in item.threads if thread.now.text]
    if not (following and texts and texts[-1].inserted is not None):
        return
    after = following[-1].after
    if after is None or not alone(after):
        _hand_old(item, following[-1])
        following[-1].inserted = None
        return
    start = max((at + 1 for at, thread in enumerate(item.threads) if _is_kept(thread)), default=0)
    head, rest = item.threads[:start], item.threads[start:]
    new = [thread for thread in rest if thread.deleted is None]
    gone = [thread for thread in rest if thread.deleted is not None]
    if head and not gone:  # the last words that stay are struck and written anew
        kept, mark = head.pop(), texts[-1].inserted
        new.insert(0, Thread(now=kept.now, inserted=mark))
        gone.append(Thread(now=kept.was or kept.now, deleted=mark, foreign=True))
    item.threads = [*head, *new, *gone]


def _is_kept(thread: Thread) -> bool:
    return bool(thread.now.text) and thread.inserted is None and thread.deleted is None


def _hand_old(giver: Woven, taker: Woven) -> None:
    mark = _still(taker.inserted)
    giver.old, taker.old = False, True
    taker.before, giver.before = giver.before, None
    if giver.new:
        giver.inserted = mark
    giver.deleted = None


def _hand_new(giver: Woven, taker: Woven) -> None:
    mark = _still(taker.deleted)
    giver.new, taker.new = False, True
    taker.after, giver.after = giver.after, None
    if giver.old:
        giver.deleted = mark
    giver.inserted = None


def _still(mark: Mark | None) -> Mark | None:
    """The mark as one that belongs to no move."""
    return None if mark is None else replace(mark, move="")


def _joined(row: Sequence[Woven]) -> list[Woven]:
    """Paragraphs run into the next one where their mark stands in no reading.

    Word can keep a mark that one inserted and another deleted, but not every program reads it: pandoc takes it for one
    that stays.
    """
    found: list[Woven] = []
    waiting: list[Woven] = []
    for item in row:
        if not (item.old or item.new) and item is not row[-1]:
            waiting.append(item)
            continue
        item.threads[:0] = [thread for other in waiting for thread in other.threads]
        waiting = []
        found.append(item)
    return found
