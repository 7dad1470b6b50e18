"""Woven paragraphs put in the form that Word's rules allow.

The last paragraph before a table, at the end of a cell, of a section and of the text can lose or gain text but not its
mark: there is nothing that it could run into. Where the last mark of a row of paragraphs would be inserted or deleted,
the change is handed to the mark before it, which says the same: `A¶ +B¶` is `A+¶ +B¶`, as Word writes it when
somebody presses Enter at the end of A.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.drafts.word.weaving import Woven

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


def settled(row: Sequence[Woven]) -> list[Woven]:
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
    if news and news[-1] is not last:
        _hand_new(news[-1], last)
    last.old = last.new = True
    last.inserted = last.deleted = None
    return _joined(row)


def _hand_old(giver: Woven, taker: Woven) -> None:
    mark = taker.inserted
    giver.old, taker.old = False, True
    taker.before, giver.before = giver.before, None
    if giver.new:
        giver.inserted = mark
    giver.deleted = None


def _hand_new(giver: Woven, taker: Woven) -> None:
    mark = taker.deleted
    giver.new, taker.new = False, True
    taker.after, giver.after = giver.after, None
    if giver.old:
        giver.deleted = mark
    giver.inserted = None


def _joined(row: Sequence[Woven]) -> list[Woven]:
    """Paragraphs run into the next one where their mark stands in no reading and tells no history."""
    found: list[Woven] = []
    waiting: list[Woven] = []
    for item in row:
        if not (item.old or item.new or (item.inserted and item.deleted)) and item is not row[-1]:
            waiting.append(item)
            continue
        item.threads[:0] = [thread for other in waiting for thread in other.threads]
        waiting = []
        found.append(item)
    return found
