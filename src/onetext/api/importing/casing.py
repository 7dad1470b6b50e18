"""A case made of one draft: every clause an issue that is in the text or out of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from immutabledict import immutabledict

from onetext._version import __version__
from onetext.api.importing.clauses import Clause, clauses, passed_over, title_of
from onetext.api.importing.draft import DraftOptions, bare_draft, draft_file
from onetext.api.importing.heads import comments_for
from onetext.api.importing.points import case_points
from onetext.api.importing.source import dropped_from, read_source
from onetext.api.textfile import TextFile
from onetext.casefile import empty_folder, slug, write_annotated
from onetext.errors import UsageError
from onetext.model import Case, Draft, Issue, Option, Party, Point, Source, Term
from onetext.model.results import Envelope, NewResult

__all__ = ["case_of_draft"]

_WORDS = 8
_PLACEHOLDERS = (("party-a", "First party (put its name here)"), ("party-b", "Second party (put its name here)"))
_SIGNS = {"¶": "p", "•": "b", "§": "s", "~": "-"}


def case_of_draft(
    folder: str | os.PathLike[str], file: str | os.PathLike[str], parties: Sequence[str], options: DraftOptions
) -> NewResult:
    """Write a case in which each clause of a draft is an issue, settled `in` by it; a silent text leaves it out.

    A clause is a point with words of its own, or a row of a table; headings are none. The draft has all its points.
    Nothing is left behind where something fails.
    """
    target = empty_folder(folder)
    bare = bare_draft(Case(id="new", title="new"), {"id": "first", **options})
    source = read_source(file, None, encoding=options.get("encoding") or None, layout=options.get("layout", False))
    keep = options.get("copy", True)
    title = options.get("title") or title_of(source, bare.id)
    found = clauses(source)
    issues = _issues(found)
    if not issues:
        raise UsageError(f'"{source.name}" has no point with words of its own, so there is nothing to agree on')
    draft = _draft(replace(bare, title=title, file=draft_file(source, bare.id if keep else "")), source, found, issues)
    signing = _parties(parties)
    case = Case(
        id=slug(target.resolve().name),
        title=title,
        signatories=tuple(party.id for party in signing),
        parties=signing,
        issues=tuple(issues.values()),
        drafts=(draft,),
        sources=(Source(id="notes", outlet="Your own notes"),),
    )
    copies = {f"drafts/{draft.file.copy}": source.data} if draft.file is not None and draft.file.copy else {}
    written = write_annotated(case, target, comments_for(case, placeholders=not parties), copies)
    envelope = Envelope(
        command="new",
        version=__version__,
        case=case.id,
        case_sha256=case.sha256,
        warnings=(*source.notices, *_no_issues(source), *_partly_disputed(found)),
    )
    return NewResult(
        envelope=envelope,
        path=os.fspath(folder),
        written=written,
        draft=draft.id,
        issues=len(issues),
        dropped=dropped_from(source),
    )


def _issues(found: Sequence[Clause]) -> dict[str, Issue]:
    """Key of a clause -> the issue made of it."""
    names = _ids([clause.key for clause in found])
    options = (Option(id="out", title="Not in the text"), Option(id="in", title="In the text, as in the first draft"))
    return {
        clause.key: Issue(
            id=name,
            title=_title(clause.key, clause.text),
            options=options,
            scale_note="From leaving the point out to having it in.",
            if_silent="out",
            if_silent_note="A text that does not have the point leaves it out.",
        )
        for clause, name in zip(found, names, strict=True)
    }


def _ids(keys: Sequence[str]) -> Iterator[str]:
    """Ids that tell the points: `21a` becomes p21a, `art5bis` stays, and what no id may hold goes."""
    taken: set[str] = set()
    for number, key in enumerate(keys, start=1):
        spelt = "".join(_SIGNS.get(sign, sign) for sign in key)
        plain = re.sub(r"[^A-Za-z0-9_.-]+", "", spelt).strip("-_.")[:50]
        name = plain if plain and not plain[0].isdigit() else f"p{plain or number}"
        while name in taken:
            name = f"{name}-{number}"
        taken.add(name)
        yield name


def _title(key: str, text: str) -> str:
    words = text.split()
    return f"{key}. {' '.join(words[:_WORDS])}{' …' if len(words) > _WORDS else ''}"


def _draft(draft: Draft, source: TextFile, found: Sequence[Clause], issues: dict[str, Issue]) -> Draft:
    """The draft with every clause settled; one that stands in brackets as a whole is in dispute between in and out."""
    from onetext.drafts import in_one_bracket

    disputed = {clause.key for clause in found if all(in_one_bracket(point.text) for point in clause.points)}
    terms = {
        issue.id: Term(state="bracketed", options=("out", "in"))
        if key in disputed
        else Term(state="settled", options=("in",))
        for key, issue in issues.items()
    }
    of_point = {point.key: clause for clause in found for point in clause.points}
    notes = {point.key for point in source.points if point.kind == "note"}
    points = tuple(
        _noted(point, of_point.get(point.parent), issues)
        if point.label in notes
        else _settled(point, of_point.get(point.label), issues, disputed)
        for point in case_points(source.points)
    )
    # Every clause is an issue, so that there is nothing on which the text could be unread.
    return replace(draft, points=points, terms=immutabledict(terms), terms_reviewed=True)


def _settled(point: Point, clause: Clause | None, issues: dict[str, Issue], disputed: set[str]) -> Point:
    """The point with what it settles: of a row of a table one cell settles the issue, and the others touch it."""
    if clause is None:
        return point
    issue = issues[clause.key].id
    if clause.key in disputed or point.label != clause.main.key:
        return replace(point, touches=(issue,))
    return replace(point, settles=immutabledict({issue: "in"}))


def _noted(note: Point, clause: Clause | None, issues: dict[str, Issue]) -> Point:
    """A footnote touches the issue of the point that calls it."""
    return note if clause is None else replace(note, touches=(issues[clause.key].id,))


def _no_issues(source: TextFile) -> tuple[str, ...]:
    """What was taken for a heading, so that nothing is left out unseen."""
    found = passed_over(source)
    return (f"headings carry no issue: {_shown(found)}",) if found else ()


def _partly_disputed(found: Sequence[Clause]) -> tuple[str, ...]:
    """A warning of clauses that count as in although some of their words stand in brackets."""
    from onetext.drafts import in_one_bracket, is_disputed

    partly = [
        clause.key
        for clause in found
        if is_disputed(clause.text) and not all(in_one_bracket(point.text) for point in clause.points)
    ]
    if not partly:
        return ()
    said = "the point counts as in, and what they dispute is no issue yet"
    return (f"words in brackets stand in {_shown(partly)}: {said}",)


def _shown(keys: Sequence[str]) -> str:
    return ", ".join(keys[:8]) + (", …" if len(keys) > 8 else "")


def _parties(given: Sequence[str]) -> tuple[Party, ...]:
    names = [name.strip() for name in given if name.strip()]
    if not names:
        return tuple(Party(id=name, name=title) for name, title in _PLACEHOLDERS)
    ids = [
        re.sub(r"[^A-Za-z0-9_.-]+", "_", name).strip("-_.").lower()[:64] or f"party-{n}"
        for n, name in enumerate(names, 1)
    ]
    for name in ids:
        if name in ("public", "mediator") or ids.count(name) > 1:
            raise UsageError(f'"{name}" cannot be the id of a party here; give each party a name of its own')
    if len(names) < 2:
        raise UsageError("an agreement has two parties at least; name them all (--parties union,company)")
    return tuple(Party(id=name, name=title) for name, title in sorted(zip(ids, names, strict=True)))
