"""The verb `read`: what an article says, and on request into the inbox of a case."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, TypedDict, Unpack

from onetext._version import __version__
from onetext.api.reading.opened import OpenedArticle, Opening, file_bytes, opened, running_text, told_name
from onetext.api.reading.publishing import day_told
from onetext.api.reading.shown import Shown
from onetext.errors import UsageError
from onetext.model import DraftFormat
from onetext.model.results import Envelope, ReadResult

if TYPE_CHECKING:
    from pathlib import Path

    from onetext.api.reading.into import Origin
    from onetext.documents import Publication
    from onetext.evidence import Asking
    from onetext.model import Case, Party
    from onetext.model.results import ReadIntoInbox

__all__ = ["DraftFormat", "ReadOptions", "ReadResult", "read", "read_with_page"]


class ReadOptions(TypedDict, total=False):
    """What `read` takes beside the file; see there."""

    case: str | os.PathLike[str] | None
    published: dt.date | None
    source: str
    outlet: str
    document: str
    language: str | None
    format: DraftFormat | None
    encoding: str
    data: bytes | None
    model: str
    address: str
    key: str


def read(file: str | os.PathLike[str], **options: Unpack[ReadOptions]) -> ReadResult:
    """Find in an article who said what, to whom, when; dates, deadlines, demands, claims, acts, answers (S16-S18, S22).

    Nothing of it is decided. Without a case nothing is written; with one, what was found waits in its inbox.

    Parameters
    ----------
    file
        Plain text, HTML, PDF, DOCX or Markdown; `-` for what `data` holds.
    case
        The folder of a case, whose parties and speakers are then known.
    published
        The day of publication: relative dates count from it. None: as the source of a case has it, or as an HTML page
        says of itself, with a warning that says so. With a case it must be known.
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
    model, address, key
        A language model that is to read the article too, and the OpenAI-compatible service that has it; needs
        `pip install onetext[llm]`. The article, and nothing of the case, is sent there; without them it is sent
        nowhere. What the article does not bear out word for word is refused.

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
    return _read(file, options)[0]


def read_with_page(file: str | os.PathLike[str], title: str, **options: Unpack[ReadOptions]) -> tuple[ReadResult, str]:
    """As `read`, and what was found as one HTML page: the outline of the article with each item at its place.

    The page holds at most 25 words of any item, and not the article.
    """
    from onetext.report import reading_page

    result, article, parties = _read(file, options)
    names = {party.id: party.name for party in parties}
    page = reading_page(
        article.reading, article.text, title=title, version=__version__, parties=names, dated=article.dated
    )
    return result, page


def _read(file: str | os.PathLike[str], options: ReadOptions) -> tuple[ReadResult, OpenedArticle, tuple[Party, ...]]:
    streamed = os.fspath(file) == "-"
    case = options.get("case")
    _check_options(options)
    asking = _asking(options)
    opening: Opening = {
        "name": "standard input" if streamed else told_name(file),
        "format": options.get("format") or ("txt" if streamed else None),
        "encoding": options.get("encoding", ""),
    }
    data = options.get("data")
    text = running_text(file_bytes(file) if data is None else data, **opening)
    page, language = text.document.published, options.get("language")
    if case is None:
        published, dated = day_told(options.get("published"), None, page)
        article = opened(text, published=published, dated=dated, asking=asking, language=language)
        envelope = Envelope(command="read", version=__version__, warnings=article.notices)
        return _result(article, envelope, published, None), article, ()

    # What reads a case takes longer to load than an article takes to read.
    from onetext.api.importing.draft import case_folder
    from onetext.api.load import load_case
    from onetext.api.reading.into import into_inbox
    from onetext.casefile import alone_in

    folder = case_folder(case)
    known = load_case(folder)
    origin = _origin(known, folder, file, options, page)
    article = opened(
        text,
        published=origin.published,
        dated=origin.dated,
        parties=known.parties,
        asking=asking,
        language=language,
    )
    with alone_in(folder):
        # Another process may have written while this one read, which takes long where a model is asked.
        known = load_case(folder)
        origin = _origin(known, folder, file, options, page)
        done, told = into_inbox(folder, known, article, origin)
        after = load_case(folder)
    envelope = Envelope(
        command="read",
        version=__version__,
        case=after.id,
        case_sha256=after.sha256,
        warnings=(*article.notices, *origin.told, *told),
    )
    return _result(article, envelope, origin.published, done), article, known.parties


def _origin(
    known: Case, folder: Path, file: str | os.PathLike[str], options: ReadOptions, page: tuple[Publication, ...]
) -> Origin:
    """Where the article comes from, as far as the case knows it."""
    from onetext.api.reading.into import origin_of

    return origin_of(
        known,
        folder,
        file,
        published=options.get("published"),
        page=page,
        source=options.get("source", ""),
        outlet=options.get("outlet", ""),
        document=options.get("document", ""),
    )


def _check_options(options: ReadOptions) -> None:
    """Some say what a case is to hold, and go with one."""
    if options.get("case") is not None:
        return
    for option, given in (
        ("--source", options.get("source")),
        ("--outlet", options.get("outlet")),
        ("--document", options.get("document")),
    ):
        if given:
            raise UsageError(f"{option} is for reading into a case: onetext read CASE FILE {option} …")


def _asking(options: ReadOptions) -> Asking | None:
    """The language model that is to be asked; None where none was named."""
    model, address = options.get("model", ""), options.get("address", "")
    if not (model or address or options.get("key")):
        return None
    if not (model and address):
        raise UsageError("a language model needs its name and an address: --model NAME --address http://…/v1")
    from onetext.evidence import Asking

    return Asking(model=model, address=address, key=options.get("key", ""))


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
        model=article.asked.proposed_by if article.asked else None,
        refused=article.asked.refused if article.asked else (),
        **Shown(article.reading).lists(),
    )
