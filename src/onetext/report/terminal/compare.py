"""`compare` on a terminal: what to look at first, who gains, every change word by word, and the issues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console

from onetext.model import Case
from onetext.model.results import CompareResult, FileView
from onetext.report.numbers import count
from onetext.report.redline.first import quoted
from onetext.report.redline.words import hand
from onetext.report.terminal.changes import EFFECT_NOTES, effect_table, issue_tables, line_changes, term_table
from onetext.report.terminal.keys import key_line
from onetext.report.terminal.merged import merged_list
from onetext.report.terminal.parts import heading, notes, opening, para, title
from onetext.report.terminal.redline import link_list, look_first
from onetext.report.words import Words

__all__ = ["show_compare"]

LINK_NOTES = (
    "[-struck-] and {+new+} are word for word; … stands for words that did not change. alike: likeness of the words, "
    "from 0 to 1. ¶ is the end of a paragraph. REVIEW: the link is doubtful, look at it.",
)
_MOST_COMMENTS, _LONGEST_COMMENT = 8, 300
GAIN_NOTE = "What an issue is worth stands with each of the points that settle it, whole: do not add it up."


def show_compare(result: CompareResult, case: Case | None, console: Console) -> None:
    """Print two drafts, or two files, side by side.

    Parameters
    ----------
    case
        As its audience sees it on its day; None for files.
    """
    if case is None:
        _files(result, console)
    else:
        named = Words(case)
        opening(console, case, result.envelope, f"from {named.draft(result.a)} to {named.draft(result.b)}")
    if result.merged is not None:
        merged_list(result, console)
    look_first(result, console)
    words = Words(case) if case is not None else None
    if words is not None:
        _gains(result, words, console)
    if result.links:
        link_list(result, words, console)
        if said := key_line(result.links):
            para(console, said)
    if words is not None and _is_known(result):
        line_changes(result.effects or {}, words, console)
        issue_tables(result.effects or {}, words, console)
        term_table(result.changes, words, console)
    effect_notes = (*EFFECT_NOTES, GAIN_NOTE) if case is not None else ()
    written = f"Written to {', '.join(result.written)}." if result.written else ""
    notes(console, *effect_notes, *(LINK_NOTES if result.links else ()), written)


def _gains(result: CompareResult, words: Words, console: Console) -> None:
    heading(console, "Who gains")
    unread = [name for name in (result.a, result.b) if not words.case.draft(name).terms_reviewed]
    if unread:
        para(
            console,
            f"not decided yet: nobody has gone through {' and '.join(unread)}. What stands here counts only what was"
            " accepted so far, not what the words say (onetext inbox CASE)",
        )
    if unread and (not result.changes or all(effect.total is None for effect in (result.effects or {}).values())):
        return
    if not _is_known(result):
        para(console, "unknown: what these drafts settle is not on record")
        return
    effect_table(result.effects or {}, words, console)


def _is_known(result: CompareResult) -> bool:
    return bool(result.changes) or any(effect.total is not None for effect in (result.effects or {}).values())


def _files(result: CompareResult, console: Console) -> None:
    """What was compared, and what a reader may not have seen in the files."""
    title(console, f"From {result.a} to {result.b}")
    for file in result.files:
        para(console, _file(file), indent=0)
        for notice in file.notices:
            para(console, f"Note: {notice}", indent=2)
        for line in _comments(file):
            para(console, line, indent=2)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning}.", indent=0)


def _file(file: FileView) -> str:
    parts = [f"{file.format}, {count(file.points, 'point')}"]
    parts += [count(file.brackets, "bracket")] if file.brackets else []
    parts += [f"tracked changes by {_counted(file.revisions)}"] if file.revisions else []
    parts += [f"comments by {_counted(file.comments)}"] if file.comments else []
    return f"{file.name}: {'; '.join(parts)}."


def _comments(file: FileView) -> Iterable[str]:
    """The comments, one to a line; long ones are cut, and of many the first."""
    for one in file.comment_texts[:_MOST_COMMENTS]:
        at = f" at {one.point}" if one.point else ""
        on = f" on {quoted(one.on)}" if one.on else ""
        yield f"{hand(one.author, one.date)}{at}{on}: {quoted(one.text, _LONGEST_COMMENT)}"
    more = len(file.comment_texts) - _MOST_COMMENTS
    if more > 0:
        yield f"and {count(more, 'more comment')}: --out FILE.html or --json has them all"


def _counted(by: Mapping[str, int]) -> str:
    return ", ".join(f"{author} ({number})" for author, number in by.items())
