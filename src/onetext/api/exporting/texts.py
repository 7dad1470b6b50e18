"""Drafts as texts: Word files with tracked changes, Akoma Ntoso, and the Markdown of the case folder."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.api.comparing.comparison import plain_word
from onetext.api.comparing.points import texts_of
from onetext.api.comparing.sides import Side
from onetext.api.exporting.asking import Asked, Written, pairs, the_text, without_points
from onetext.casefile import draft_markdown, write_files
from onetext.errors import UsageError
from onetext.model import Case, Draft
from onetext.model.results import Dropped

__all__ = ["akn", "docx", "md"]

_NOT_TRACKED = "these have no tracked changes in a Word file that is written here"
_NO_RECORD = "a text holds words, not what they settle; the page (html) shows it"


def docx(asked: Asked) -> Written:
    """The text as a clean Word file, and one with tracked changes for each draft that it grew from.

    Where the drafts were imported from Word files that lie in the case folder, the one with tracked changes keeps their
    look; it is made of them only for the owner of the case, since a file may hold what an audience may not see.
    """
    after, files, lost = the_text(asked), {}, []
    for before, _ in pairs(asked):
        comparison = asked.comparison(before, after)
        day = comparison.result.envelope.as_of
        date = day.isoformat() if day else ""
        redline = comparison.redlined(author=asked.author, date=date)
        name = f"{before.id}-to-{after.id}.docx"
        files[name] = redline.data
        lost += [Dropped(what=what, where=name, why=_NOT_TRACKED) for what in redline.lost]
    files[f"{after.id}.docx"] = plain_word(Side(name=after.id, points=texts_of(after)), after.title)
    dropped = [*_settled(after.id, [after]), *lost]
    if len(files) == 1:
        why = "it grew from no draft whose points are known; name one with --from"
        dropped.append(Dropped(what="tracked changes", where=after.id, why=why))
    return write_files(asked.folder, files), tuple(dropped)


def _settled(where: str, drafts: Sequence[Draft]) -> tuple[Dropped, ...]:
    if not any(point.issues for draft in drafts for point in draft.points):
        return ()
    return (Dropped(what="issues that points settle or touch", where=where, why=_NO_RECORD),)


def akn(asked: Asked) -> Written:
    """Each draft with points as an Akoma Ntoso document."""
    from onetext.drafts import write_akn

    drafts = _chosen(asked)
    files = {
        f"{draft.id}.akn.xml": write_akn(
            texts_of(draft),
            work=asked.seen.id,
            title=draft.title,
            date=draft.happened.latest.isoformat(),
            version=draft.id,
            author=draft.handed_over_by or "unknown",
            begun=_first(asked.seen, draft).happened.latest.isoformat(),
        )
        for draft in drafts
        if draft.points
    }
    if not files:
        raise UsageError(f'case "{asked.seen.id}" has no draft whose points are known, so there is no text to write')
    return write_files(asked.folder, files), (*_settled(asked.seen.id, drafts), *without_points(asked.seen.id, drafts))


def _first(seen: Case, draft: Draft) -> Draft:
    """The draft at the root of a draft's line of first parents: versions of one text share its date."""
    met = {draft.id}
    while draft.grew_from and draft.grew_from[0] not in met:
        draft = seen.draft(draft.grew_from[0])
        met.add(draft.id)
    return draft


def md(asked: Asked) -> Written:
    """Each draft as the case folder has it, for the audience."""
    drafts = _chosen(asked)
    if not drafts:
        raise UsageError(f'case "{asked.seen.id}" has no draft that this audience may see on this day')
    texts = draft_markdown(asked.seen, [draft.id for draft in drafts])
    what = "parties, issues, positions and all else"
    rest = Dropped(what=what, where=asked.seen.id, why="these are the drafts of the case folder alone")
    return write_files(asked.folder, {name: text.encode() for name, text in texts.items()}), (rest,)


def _chosen(asked: Asked) -> list[Draft]:
    """The drafts asked for, oldest first; all of them where none is."""
    named = [name for name in (asked.before, asked.after) if name is not None]
    if named:
        from onetext.api.looking import known_draft

        return [known_draft(asked.case, asked.seen, name) for name in named]
    return list(asked.seen.drafts_by_date)
