"""The file of an article: opened, read as running text, and read for what it says."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from onetext.errors import UsageError

if TYPE_CHECKING:
    from onetext.documents import Document, Prose
    from onetext.evidence import Answers, Asking
    from onetext.model import ArticleReading, DraftFormat, Party

__all__ = ["OpenedArticle", "Opening", "file_bytes", "opened", "running_text", "told_name"]


@dataclass(frozen=True, kw_only=True)
class OpenedArticle:
    """An article with what was found in it; `is_file` as of `documents.Prose`."""

    text: str
    is_file: bool
    document: Document
    reading: ArticleReading
    dated: tuple[str, ...] = ()
    """What the day of publication rests on, and what speaks against it, in sentences."""
    asked: Answers | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know of how the file was read."""
        told = [notice.message.rstrip(".") for notice in self.document.notices]
        return tuple(dict.fromkeys([*told, *self.dated, *(_told(self.asked) if self.asked else ())]))


class Opening(TypedDict):
    """How a file is to be read: None where that is to be found out."""

    name: str
    format: DraftFormat | None
    encoding: str


def running_text(data: bytes, **how: Unpack[Opening]) -> Prose:
    """An article's bytes as text (DocumentError where they are none of this format)."""
    from onetext.documents import prose

    return prose(data, how["name"], format=how["format"], encoding=how["encoding"] or None)


def opened(
    text: Prose,
    *,
    published: dt.date | None,
    dated: tuple[str, ...] = (),
    parties: Sequence[Party] = (),
    asking: Asking | None = None,
    language: str | None = None,
) -> OpenedArticle:
    """Read an article.

    Parameters
    ----------
    dated
        What the day rests on, in sentences.
    asking
        A language model that is to read it too; None: nothing is sent anywhere.

    Raises
    ------
    UnknownId
        When the language has no rules.
    UsageError
        When the language model cannot be asked, or does not answer at all.
    """
    from onetext.evidence import article_from, read_article

    article = article_from(text, published=published, language_code=language)
    found = read_article(article, parties)
    asked = None
    if asking is not None:
        from onetext.evidence import ask

        asked = ask(article, found, parties, asking)
    return OpenedArticle(
        text=text.text,
        is_file=text.is_file,
        document=text.document,
        reading=asked.reading if asked else found,
        dated=dated,
        asked=asked,
    )


def _told(asked: Answers) -> Iterator[str]:
    """What came of asking a language model."""
    yield (
        f"{asked.proposed_by} read the article too (calls: {asked.calls}): {asked.added} found that the rules did not"
        f" find, {asked.known} that they did; {len(asked.refused)} refused, since the article does not bear them out"
    )
    yield from asked.notices


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file, up to one more than may be read (UsageError where it cannot be opened)."""
    from onetext.documents import DEFAULT_LIMITS

    if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises for names that are too long
        raise UsageError(f'"{os.fspath(path)[:200]}" is a folder; name the article: onetext read [CASE] FILE')
    try:
        with Path(path).open("rb") as file:
            return file.read(DEFAULT_LIMITS.file_bytes + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f'cannot read "{os.fspath(path)[:200]}": {why}') from error


def told_name(path: str | os.PathLike[str]) -> str:
    """The name of a file as texts can hold it."""
    return Path(path).name.encode("utf-8", "replace").decode("utf-8")
