"""Find the expressions of time: from each word the longest form that fits; a form is a dozen words at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onetext.evidence.article import Article
from onetext.evidence.dating.atoms import Atom, atoms
from onetext.evidence.dating.lexicon import Form, Lexicon, Node

__all__ = ["Found", "found"]

_DAY = 24
"""Hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression of time, not yet resolved.

    Attributes
    ----------
    values
        Class -> value of the words that stand for classes.
    first, last
        Its tokens.
    before
        The word before it, "" at the beginning of a sentence.
    """

    start: int
    end: int
    form: Form
    values: dict[str, Any]
    sentence: int
    first: int
    last: int
    before: str


def found(article: Article, words: Lexicon) -> Iterator[Found]:
    """The expressions of time, in order, none within another."""
    for number, sentence in enumerate(article.sentences):
        row = atoms(article, sentence, words)
        at = 0
        while at < len(row):
            best = _longest(row, at, words)
            if best is None:
                at += 1
                continue
            end, form, values = best
            yield Found(
                start=row[at].start,
                end=row[end - 1].end,
                form=form,
                values=values,
                sentence=number,
                first=row[at].token,
                last=row[end - 1].token + 1,
                before=row[at - 1].lower if at else "",
            )
            at = end


def _longest(row: Sequence[Atom], at: int, words: Lexicon) -> tuple[int, Form, dict[str, Any]] | None:
    best: tuple[int, Form, dict[str, Any]] | None = None
    for end, form, values in _fits(row, at, words.root, {}):
        better = best is None or (end, bool(form.after)) > (best[0], bool(best[1].after))
        if better and _is_allowed(row, at, end, form, values, words):
            best = (end, form, values)
    return best


def _fits(
    row: Sequence[Atom], at: int, node: Node[Form], values: dict[str, Any]
) -> Iterator[tuple[int, Form, dict[str, Any]]]:
    """All forms that fit from here on, with where they end."""
    for form in node.ends:
        yield at, form, values
    if at >= len(row):
        return
    atom = row[at]
    step = node.words.get(atom.lower)
    if step is not None:
        yield from _fits(row, at + 1, step, values)
    for name, value in atom.classes:
        for (known, capture), child in node.classes.items():
            if known == name:
                yield from _fits(row, at + 1, child, {**values, capture: value})


def _is_short(form: Form, values: dict[str, Any]) -> bool:
    """Whether a stretch is of less than a day: it fixes none (sat for seven hours), but where it ends a time."""
    hours = values.get("COUNT") or values.get("NUMBER", _DAY)
    return form.means == "duration" and values.get("UNIT") == "hour" and bool(hours < _DAY)


def _is_allowed(row: Sequence[Atom], at: int, end: int, form: Form, values: dict[str, Any], words: Lexicon) -> bool:
    before = row[at - 1].lower if at else ""
    after = row[end].lower if end < len(row) else ""
    if (form.after and before not in form.after) or before in form.not_after:
        return False
    if (form.before and after not in form.before) or after in form.not_before:
        return False
    if before in words.labels_before and row[at].lower[:1].isdigit():
        return False
    if form.means == "calendar" and row[end - 1].lower.isdigit() and after in words.labels_after:
        return False
    if form.holiday is not None:
        return row[at].capital or row[end - 1].capital
    if form.means == "duration" and row[end - 1].capital and end - at > 1:
        return False  # a title: A Hundred Years of Customs
    fixes_days = before in words.hours_after or after in words.hours_before or not _is_short(form, values)
    if not fixes_days:
        return False
    # A number that goes on (12.5 million, 1-2) is none of ours.
    glued = end < len(row) and row[end].start == row[end - 1].end and row[end].lower[:1].isalnum()
    return not glued
