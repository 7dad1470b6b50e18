"""The verb `read`: what an article says, and on request into the inbox of a case."""

from __future__ import annotations

import datetime as dt
import os

from onetext._version import __version__
from onetext.api.importing.draft import case_folder
from onetext.api.load import load_case
from onetext.api.reading.opened import OpenedArticle, file_bytes, opened, told_name
from onetext.api.reading.shown import Shown
from onetext.errors import UsageError
from onetext.model import DraftFormat
from onetext.model.results import Envelope, ReadIntoInbox, ReadResult

__all__ = ["ReadResult", "read"]


def read(
    file: str | os.PathLike[str],
    *,
    case: str | os.PathLike[str] | None = None,
    published: dt.date | None = None,
    source: str = "",
    outlet: str = "",
    document: str = "",
    language: str | None = None,
    format: DraftFormat | None = None,  # noqa: A002  # what everybody calls it
    encoding: str = "",
    data: bytes | None = None,
) -> ReadResult:
    """Find in an article who said what, to whom and when; dates, deadlines, demands, claims and acts (S16-S18).

    Nothing of it is decided. Without a case nothing is written; with one, what was found waits in its inbox.

    Parameters
    ----------
    file
        Plain text, HTML, PDF, DOCX or Markdown; `-` for what `data` holds.
    case
        The folder of a case, whose parties and speakers are then known.
    published
        The day of publication: relative dates count from it. With a case it must be given, unless its source has it.
    source
        With a case: an id of `sources.yaml`, or of a source that is to be added, of this `outlet`.
    document
        With a case: what the article is called there. Default: the name of its file.
    language
        `en` or `fr`; None: guessed from the text.
    format
        None: told by the ending of the file's name; plain text for `data`.
    data
        The bytes themselves, in place of those of the file.

    Raises
    ------
    CaseError
        When the case has errors.
    DocumentError
        When the file cannot be read.
    UsageError
        When it cannot be opened, the language is unknown, or it is not told where the article comes from and when it
        was published. Nothing is written then.
    """
    streamed = os.fspath(file) == "-"
    if case is None:
        for option, given in (("--source", source), ("--outlet", outlet), ("--document", document)):
            if given:
                raise UsageError(f"{option} is for reading into a case: onetext read CASE FILE {option} …")
    name = "standard input" if streamed else told_name(file)
    kind = format or ("txt" if streamed else None)
    if case is None:
        content = file_bytes(file) if data is None else data
        article = opened(content, name, format=kind, encoding=encoding, published=published, language=language)
        envelope = Envelope(command="read", version=__version__, warnings=article.notices)
        return _result(article, envelope, published, None)

    from onetext.api.reading.into import into_inbox, origin_of

    folder = case_folder(case)
    known = load_case(folder)
    origin = origin_of(known, folder, file, published=published, source=source, outlet=outlet, document=document)
    content = file_bytes(file) if data is None else data
    article = opened(
        content,
        name,
        format=kind,
        encoding=encoding,
        published=origin.published,
        language=language,
        parties=known.parties,
    )
    done, told = into_inbox(folder, known, article, origin)
    after = load_case(folder)
    envelope = Envelope(
        command="read",
        version=__version__,
        case=after.id,
        case_sha256=after.sha256,
        warnings=(*article.notices, *origin.told, *told),
    )
    return _result(article, envelope, origin.published, done)


def _result(
    article: OpenedArticle, envelope: Envelope, published: dt.date | None, inbox: ReadIntoInbox | None
) -> ReadResult:
    return ReadResult(
        envelope=envelope,
        file=article.document.name,
        sha256=article.document.sha256,
        format=article.document.format,
        language=article.reading.language,
        published=published,
        characters=article.reading.characters,
        offsets="file" if article.is_file else "text",
        inbox=inbox,
        **Shown(article.reading).lists(),
    )
