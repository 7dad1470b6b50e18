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
    paragraph
        Most characters of one paragraph: what is longer is no point of a draft, but a file without line breaks.
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
    paragraph: int = 200_000
    pages: int = 2_000
    seconds: float = 10.0
    memory_bytes: int = 2**30

    def size_of(self, data: bytes) -> str:
        """The size of a file beyond `file_bytes`, for a message: `75 MB`, or `over 64 MB` where it rounds to the limit.

        Who reads a file from disk may stop one byte after the limit.
        """
        size, most = f"{len(data) / 2**20:,.0f} MB", f"{self.file_bytes / 2**20:,.0f} MB"
        return f"over {most}" if size == most else size


DEFAULT_LIMITS = Limits()
