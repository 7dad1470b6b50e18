"""HTML as tags and text, each with its place. Takes time in proportion to the length of the page, whatever it holds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["RAW", "Tag", "Words", "scan"]

_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:_-]{0,60})")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")
_SIGN = re.compile("[\"'>]")
RAW = frozenset({"script", "style", "textarea", "xmp", "noembed", "noframes"})
"""Elements that hold no tags; their end tag is part of their token."""
_OPENINGS = {"!--": "-->", "![CDATA[": "]]>", "!": ">", "?": ">"}
"""What a `<` opens that is no tag, with what ends it; the longest first."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag or end tag, code points of its place included."""

    name: str
    end: bool
    start: int
    stop: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags, its entities decoded."""

    text: str
    start: int
    stop: int


def scan(page: str) -> Iterator[Tag | Words]:
    """Cut a page into tags and text.

    Comments and declarations are dropped. The content of scripts, styles and the like is kept with its start tag
    (`Tag.raw`), not as text. A `<` that starts no tag is text.
    """
    return _Scanner(page).tokens()


class _Scanner:
    def __init__(self, page: str) -> None:
        self.page = page
        self.quoted = True
        self.missing: set[str] = set()
        """Endings that do not occur again: looking for them anew each time would take the square of the length."""

    def tokens(self) -> Iterator[Tag | Words]:
        """Tags and the words between them, in the order of the page."""
        at = begun = 0
        page = self.page
        while (less := self._find("<", at)) >= 0:
            stop, token = self._opened(less)
            if stop < 0:
                at = less + 1
                continue
            if less > begun:
                yield self._words(begun, less)
            if token is not None:
                yield token
            at = begun = stop
        if begun < len(page):
            yield self._words(begun, len(page))

    def _words(self, start: int, stop: int) -> Words:
        text = self.page[start:stop]
        return Words(html.unescape(text) if "&" in text else text, start, stop)

    def _find(self, what: str, at: int) -> int:
        if what in self.missing:
            return -1
        found = self.page.find(what, at)
        if found < 0:
            self.missing.add(what)
        return found

    def _opened(self, less: int) -> tuple[int, Tag | None]:
        """Where what opens at a `<` ends, and the tag if it is one; -1 where nothing opens."""
        for opening, ending in _OPENINGS.items():
            if self.page.startswith(opening, less + 1):
                stop = self._find(ending, less + 1 + len(opening))
                return (stop + len(ending) if stop >= 0 else self._gone(less, opening)), None
        match = _NAME.match(self.page, less + 1)
        if match is None:
            return -1, None
        return self._tag(less, match)

    def _gone(self, less: int, opening: str) -> int:
        """A comment that never ends: the mark alone is dropped, so that no text is lost."""
        return less + 1 + len(opening)

    def _tag(self, less: int, match: re.Match[str]) -> tuple[int, Tag | None]:
        name = match.group(1).lower()
        end = self.page[less + 1] == "/"
        stop = self._tag_end(match.end())
        if stop < 0:
            return -1, None
        if end:
            return stop, Tag(name, True, less, stop)
        inner = self.page[match.end() : stop - 1]
        attributes: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(inner):
            key, *values = found.groups()
            attributes.setdefault(key.lower(), html.unescape(next((value for value in values if value), "")))
        raw = ""
        if name in RAW and not inner.endswith("/"):
            raw, stop = self._raw(name, stop)
        return stop, Tag(name, False, less, stop, attributes, raw)

    def _tag_end(self, at: int) -> int:
        """After the `>` that ends a tag; one within quotation marks does not end it."""
        greater = self._find(">", at)
        position = at
        while greater >= 0 and self.quoted:
            sign = _SIGN.search(self.page, position)
            if sign is not None and sign.group() == ">":
                return sign.end()
            closing = self._find(sign.group(), sign.end()) if sign is not None else -1
            if closing < 0:
                self.quoted = False  # marks are unbalanced: from here on the next `>` ends a tag
            position = closing + 1
        return greater + 1 if greater >= 0 else -1

    def _raw(self, name: str, start: int) -> tuple[str, int]:
        """The content of an element that holds no tags, up to its own end tag."""
        key = f"</{name}"
        match = None
        if key not in self.missing:
            match = re.compile(re.escape(key) + r"(?=[\s/>])", re.I).search(self.page, start)
        stop = self._find(">", match.end()) if match else -1
        if match is None or stop < 0:
            self.missing.add(key)
            return "", start
        return self.page[start : match.start()], stop + 1
