"""How large, how deep and how dense a file may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT_LIMITS", "Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a reader takes on. A file beyond a limit is refused with a message that names the limit.

    Attributes
    ----------
    file_bytes, unpacked_bytes
        Size of the file, and of all that a packed file unpacks to.
    ratio
        Most bytes that a packed byte may unpack to, for parts over a megabyte.
    parts
        Most parts of a packed file.
    depth
        Deepest nesting of elements.
    blocks, pages
        Most paragraphs, and most pages.
    markup_bytes
        Size of a text file with marks in it (HTML, Markdown), which costs more to read than its bytes tell.
    seconds, memory_bytes
        Longest time spent on one file, and most memory that reading a PDF may take.
    """

    file_bytes: int = 64 * 2**20
    unpacked_bytes: int = 256 * 2**20
    markup_bytes: int = 8 * 2**20
    ratio: int = 200
    parts: int = 5_000
    depth: int = 256
    blocks: int = 200_000
    pages: int = 2_000
    seconds: float = 10.0
    memory_bytes: int = 2**30


DEFAULT_LIMITS = Limits()
