"""What the tests of actors ask of a text."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence import article_of
from onetext.evidence.actors import cast_of, mentions
from onetext.evidence.frames import Mention
from onetext.evidence.marks import marked
from onetext.model import Party


def mentioned(text: str, *, language: str = "en", parties: Sequence[Party] = ()) -> tuple[Mention, ...]:
    """The mentions of a text."""
    article = article_of(text, language_code=language)
    return mentions(article, marked(article).quotes, cast_of(parties))


def voices(text: str, *, language: str = "en", parties: Sequence[Party] = ()) -> list[tuple[str, str]]:
    """Words of each mention, and whom they mean ("" for nobody)."""
    return [
        (mention.text, "" if mention.voice is None else mention.voice.name)
        for mention in mentioned(text, language=language, parties=parties)
    ]


def meant(text: str, words: str, *, nth: int = 1, language: str = "en", parties: Sequence[Party] = ()) -> str | None:
    """Whom the nth mention with these words means: "" for nobody, None where there is no such mention."""
    found = [name for said, name in voices(text, language=language, parties=parties) if said == words]
    return found[nth - 1] if len(found) >= nth else None
