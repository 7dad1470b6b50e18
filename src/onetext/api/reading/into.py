"""What was found in an article, put into the inbox of a case."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onetext._version import __version__
from onetext.api.deciding.records import read_from
from onetext.api.reading.opened import OpenedArticle
from onetext.api.reading.proposing import with_proposals
from onetext.api.reading.publishing import day_told
from onetext.casefile import add_reading
from onetext.errors import UsageError
from onetext.evidence import Reread, candidates_of, merged, shortened
from onetext.model import CANDIDATE_KINDS, Case, ReadDocument, Source
from onetext.model.results import ReadIntoInbox

if TYPE_CHECKING:
    from onetext.documents import Publication

__all__ = ["Origin", "into_inbox", "origin_of"]

_LONGEST_ID = 48
"""Ids of candidates add a letter and a number to it."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where an article comes from.

    Attributes
    ----------
    document
        What it is called in the case.
    file, path
        The name of its file, and the way to it from the case folder where it lies near; else "".
    source
        As the case has it, or is to have it.
    dated
        What the day of publication rests on, and what speaks against it, in sentences.
    told
        What else was taken for granted.
    """

    document: str
    file: str
    path: str
    source: Source
    published: dt.date
    dated: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def origin_of(
    case: Case,
    folder: Path,
    file: str | os.PathLike[str],
    *,
    published: dt.date | None,
    page: tuple[Publication, ...],
    source: str,
    outlet: str,
    document: str,
) -> Origin:
    """Settle what an article is called, where it comes from, and when it was published.

    Parameters
    ----------
    published, page
        The day that was given, and those that the page names itself.

    Raises
    ------
    UsageError
        When that cannot be told, or the name belongs to something else.
    """
    if not source:
        raise UsageError(
            "say where the article comes from: --source ID, one of sources.yaml or a new one; every record that is"
            " made of it names it"
        )
    name = os.fspath(file)
    known = {one.id: one for one in case.sources}.get(source)
    if known is not None and outlet and outlet != known.outlet:
        raise UsageError(f'source "{source}" is of {known.outlet}, not of {outlet}; leave out --outlet')
    day, dated = day_told(published, known, page)
    if day is None:
        raise _undated()
    stem = "" if name == "-" else _slug(Path(name).stem)
    title = document or stem or source
    there = _of_that_name(case, title, source)
    path = "" if name == "-" else _near(Path(name), folder)
    told = [*_dated_otherwise(there, day), *_from_elsewhere(there, path)]
    if known is None:
        shown = outlet or stem or source
        told += [] if outlet else [f'the new source "{source}" is entered as of the outlet "{shown}" (--outlet NAME)']
        known = Source(id=source, outlet=shown, date=day.isoformat(), audience=case.default_audience)
    return Origin(
        document=title,
        file="standard input" if name == "-" else Path(name).name.encode("utf-8", "replace").decode("utf-8"),
        path=path,
        source=known,
        published=day,
        dated=dated,
        told=tuple(told),
    )


def _of_that_name(case: Case, title: str, source: str) -> ReadDocument | None:
    """The article of this name that was read before; UsageError where the name belongs to something else."""
    if title in {draft.id for draft in case.drafts} or any(
        item.kind == "settles" and item.document == title for item in case.candidates
    ):
        raise UsageError(f'"{title}" is a draft of this case; give the article another name (--document ID)')
    there = {one.id: one for one in case.documents}.get(title)
    if there is not None and there.source != source:
        raise UsageError(
            f'the inbox holds an article "{title}" of the source "{there.source}"; give this one another name'
            " (--document ID)"
        )
    return there


def _dated_otherwise(there: ReadDocument | None, day: dt.date) -> list[str]:
    """What is told where the article was read before, as of another day."""
    if there is None or there.published == day:
        return []
    return [f'"{there.id}" was read as published on {there.published}; records that were accepted keep their dates']


def _from_elsewhere(there: ReadDocument | None, path: str) -> list[str]:
    """What is told where an article of this name was read from another file."""
    if there is None or not path or there.path in ("", path):
        return []
    return [
        f'"{there.id}" was read from {there.path} before; where this is another article and no newer edition, give it'
        " another name (--document ID)"
    ]


def _undated() -> UsageError:
    return UsageError(
        "say when the article was published (--published 2025-11-24): what is read in it became known then, and"
        ' relative dates such as "on Monday" count from it. The day is printed with the article; the date of its'
        " file is that of a save"
    )


def _slug(stem: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", stem)
    return plain.strip("-_")[:_LONGEST_ID].strip("-_")


def _near(file: Path, folder: Path) -> str:
    """The way from the case folder to a file in it, or in the folder beside it; "" for any other."""
    try:
        at, home = file.resolve(), folder.resolve()
    except OSError:
        return ""
    return os.path.relpath(at, home).replace(os.sep, "/") if at.is_relative_to(home.parent) else ""


def into_inbox(folder: Path, case: Case, article: OpenedArticle, origin: Origin) -> tuple[ReadIntoInbox, list[str]]:
    """Write the candidates of an article into the inbox, beside the decisions that were made on earlier ones.

    Returns
    -------
    What was done, and sentences about what a reader should look at.

    Raises
    ------
    UsageError
        When the folder cannot be written, or a name is no id; nothing is changed then.
    """
    before = {one.id: one for one in case.documents}.get(origin.document)
    read = candidates_of(
        article.reading,
        article.text,
        document=origin.document,
        published=origin.published,
        outlet=origin.source.outlet,
        audience=origin.source.audience,
    )
    old = [item for item in case.candidates if item.document == origin.document]
    now = merged(old, with_proposals(case, read), article.text, _numbers(case, origin.document, before))
    document = ReadDocument(
        id=origin.document,
        file=origin.file,
        path=origin.path,
        sha256=article.document.sha256,
        published=origin.published,
        source=origin.source.id,
        language=article.reading.language,
        version=__version__,
        numbers=now.numbers,
        audience=origin.source.audience,
        note=before.note if before else "",
    )
    try:
        written = add_reading(folder, document, now.candidates, [_titled(origin.source, case, article)])
    except OSError as error:
        raise UsageError(f'cannot write into "{folder}": {error.strerror or error}') from error
    waiting = Counter(item.kind for item in now.candidates if item.waits)
    done = ReadIntoInbox(
        path=os.fspath(folder),
        document=origin.document,
        source=origin.source.id,
        waiting=dict(sorted(waiting.items())),
        new=now.new,
        kept=now.kept,
        dropped=now.dropped,
        orphans=now.orphans,
        written=written,
    )
    return done, _told(now, {item.id: item.status for item in now.candidates})


def _numbers(case: Case, document: str, before: ReadDocument | None) -> dict[str, int]:
    """Kind -> the highest number given so far; of those that records name too, where the file of the inbox was lost."""
    highest = dict(before.numbers) if before else {}
    kinds = {letter: kind for kind, letter in CANDIDATE_KINDS.items()}
    for name, _record in read_from(case):
        home, _, last = name.rpartition(".")
        kind = kinds.get(last[:1])
        if home == document and kind and last[1:].isdecimal():
            highest[kind] = max(highest.get(kind, 0), int(last[1:]))
    return highest


def _titled(source: Source, case: Case, article: OpenedArticle) -> Source:
    """A new source with the first line of the article as its title."""
    if source.title or source.id in {one.id for one in case.sources} or not article.reading.outline:
        return source
    first = article.reading.outline[0]
    return replace(source, title=" ".join(shortened(article.text[first.start : first.end]).split()))


def _told(now: Reread, statuses: Mapping[str, str]) -> list[str]:
    """What a person should look at: decisions whose words are gone, or read otherwise now."""
    out = []
    if now.orphans:
        names = ", ".join(now.orphans[:8]) + (", …" if len(now.orphans) > 8 else "")
        out.append(
            f"the words of {names} are no longer in the article, or stand there several times; what was decided on them"
            " stays as it was"
        )
    for name, differences in now.differs.items():
        said = "; ".join(f'{key} "{new}" where it was "{was}"' for key, was, new in differences)
        out.append(f"{name} was {statuses[name]}, and the article now reads {said}")
    return out
