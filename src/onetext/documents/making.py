"""From blocks to a document: what the readers of texts without packages share."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onetext.documents.limits import Limits
from onetext.documents.runs import unseen
from onetext.documents.text import Block, Format, Notice
from onetext.errors import DocumentError

__all__ = ["Budget", "counted", "digest", "no_text", "plural", "too_large", "too_many", "turned", "unprinted"]


@dataclass(slots=True)
class Budget:
    """The time on the processor that one file may take, from now on: a busy machine refuses no file."""

    name: str
    limits: Limits
    begun: float = field(default_factory=time.process_time)

    def check(self) -> None:
        """Raise once the time is up."""
        if time.process_time() - self.begun > self.limits.seconds:
            raise DocumentError(
                self.name,
                f"reading takes longer than {self.limits.seconds:g} seconds",
                hint="read a part of it",
                code="E504",
            )


def digest(data: bytes) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def too_many(name: str, count: int, most: int, what: str) -> DocumentError:
    """The error for a file beyond a limit."""
    return DocumentError(name, f"it has {count:,} {what}; the limit is {most:,}", hint="read a part of it", code="E504")


def no_text(name: str, form: Format) -> DocumentError:
    """The error for a file in which nothing can be read."""
    kinds = {"docx": "Word document", "pdf": "PDF", "html": "HTML page", "md": "Markdown file", "txt": "text file"}
    return DocumentError(name, f"the {kinds[form]} has no text", hint="check that this is the right file", code="E506")


def too_large(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a file with marks in it that is larger than a draft can be."""
    if len(data) > limits.markup_bytes:
        message = f"it has {len(data) / 2**20:,.1f} MB; the limit for its format is {limits.markup_bytes / 2**20:g} MB"
        raise DocumentError(name, message, hint="read a part of it", code="E504")


def counted(blocks: Sequence[Block], name: str, form: Format, limits: Limits) -> tuple[Block, ...]:
    """Blocks as a document holds them, unless there are none or too many."""
    if not blocks:
        raise no_text(name, form)
    if len(blocks) > limits.blocks:
        raise too_many(name, len(blocks), limits.blocks, "paragraphs")
    return tuple(blocks)


def plural(count: int, one: str, many: str) -> str:
    """`1 page`, `3 pages`."""
    return f"{count} {one if count == 1 else many}"


def turned(blocks: Sequence[Block]) -> list[Notice]:
    """A notice when signs turn the direction of writing by force: what is read is not what is shown."""
    found = [block for block in blocks if any(sign in block.text for sign in "\u202d\u202e")]
    if not found:
        return []
    count = plural(len(found), "paragraph holds", "paragraphs hold")
    message = f"{count} signs that turn the direction of writing by force; look at the file itself."
    return [Notice(code="direction", message=message, span=found[0].span)]


def unprinted(texts: Iterable[str]) -> list[Notice]:
    """A notice of the characters without a shape, such as controls and soft hyphens, that are taken out of texts."""
    found: Counter[str] = Counter()
    for text in texts:
        found += unseen(text)
    if not found:
        return []
    named = ", ".join(f"U+{ord(sign):04X} ({count})" for sign, count in sorted(found.items()))
    what = plural(found.total(), "character that has no shape was", "characters that have no shape were")
    return [Notice(code="controls", message=f"{what} taken out: {named}.")]
