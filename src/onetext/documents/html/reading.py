"""An HTML page as a document: the main text as it stands, and as it was before its `<ins>` and `<del>`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onetext.documents.decoding import Decoded, decode
from onetext.documents.html.maintext import guessed, main_range
from onetext.documents.html.paragraphs import Maker
from onetext.documents.html.publication import Calendar
from onetext.documents.html.scanning import scan
from onetext.documents.html.walking import Found, Walk
from onetext.documents.limits import Limits
from onetext.documents.making import Budget, counted, digest, no_text, plural, too_large, turned, unprinted
from onetext.documents.text import Block, Document, Notice

__all__ = ["read_html"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.I)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.-]+)""", re.I)
_PLAIN = {"utf-16", "utf-16le", "utf-16be", "utf-32", "x-user-defined", "unicode"}
"""Said in letters of one byte each, so untrue; browsers take UTF-8 then."""


def read_html(data: bytes, name: str, encoding: str | None, limits: Limits) -> Document:
    """Read a page. Nothing is fetched, no script runs, no style sheet is followed.

    Raises
    ------
    DocumentError
        E504, E506 or E507.
    """
    too_large(data, name, limits)
    decoded = _decoded(data, name, encoding)
    walk = Walk(Budget(name, limits))
    calendar = Calendar()
    found = walk.all(calendar.watching(scan(decoded.text)))
    main, left, hidden = _parted(found, data, limits)
    hidden += [" ".join(" ".join(parts).split()) for parts in walk.unseen.values()]
    if not main:
        raise no_text(name, "html")
    maker = Maker(decoded, walk.budget)
    maker.all(main)
    blocks = counted(maker.blocks, name, "html", limits)
    return Document(
        name=name,
        format="html",
        sha256=digest(data),
        blocks=blocks,
        original=tuple(maker.original) if maker.revisions else blocks,
        marked=tuple(maker.marked) if maker.revisions else (),
        revisions=tuple(maker.revisions),
        notes=tuple(maker.notes),
        original_notes=tuple(maker.original_notes),
        notices=tuple(_notices(walk, decoded, left, hidden, blocks, maker)),
        left_out=(*left, *hidden),
        title=walk.title or next((block.text for block in blocks if block.kind == "heading"), ""),
        language=walk.language,
        published=calendar.publications,
    )


def _decoded(data: bytes, name: str, encoding: str | None) -> Decoded:
    """By the encoding given, the byte order mark, what the page says of itself, or else as UTF-8."""
    said = _XML.match(data[:1024]) or _CHARSET.search(data[:4096])
    if encoding is None and said and data[:2] not in {b"\xff\xfe", b"\xfe\xff"} and data[:3] != b"\xef\xbb\xbf":
        named = said.group(1).decode("ascii").lower()
        encoding = None if named in _PLAIN else {"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(named, named)
    return decode(data, name, encoding)


def _parted(found: Sequence[Found], data: bytes, limits: Limits) -> tuple[list[Found], list[str], list[str]]:
    """The main text; what stands around it; and what the page hides."""
    shown = [item for item in found if not item.hidden]
    hidden = [_text(item) for item in found if item.hidden]
    sizes: dict[str, int] = {}
    for item in shown:
        sizes[item.region] = sizes.get(item.region, 0) + len(_text(item))
    kept_regions = {""} if sizes.get("") else set(sizes)
    if sizes.get("form", 0) * 2 > sum(sizes.values()):
        kept_regions.add("form")  # some programs wrap a whole page into a form
    body = [item for item in shown if item.region in kept_regions]
    texts = [_text(item) for item in body]
    first, stop = main_range(body, texts, guessed(data, limits) if body else [])
    kept = {id(item) for item in (*_titles(shown, body), *body[first:stop])}
    left = [_text(item) for item in shown if id(item) not in kept]
    return [item for item in shown if id(item) in kept], left, hidden


def _titles(shown: Sequence[Found], body: Sequence[Found]) -> list[Found]:
    """The title of the text where it stands in the head of the page: its highest heading, which leads nowhere."""
    if any(item.heading == 0 for item in body) or not body:
        return []
    return [item for item in shown if item.region == "header" and item.heading == 0 and not item.linked]


def _text(item: Found) -> str:
    return " ".join("".join(run.text for run in item.runs).split())


def _notices(
    walk: Walk, decoded: Decoded, left: Sequence[str], hidden: Sequence[str], blocks: Sequence[Block], maker: Maker
) -> list[Notice]:
    notices = []
    if decoded.encoding != "utf-8" and not decoded.encoding.startswith("utf-"):
        notices.append(Notice(code="encoding", message=f"The page was read in the encoding {decoded.encoding}."))
    if left:
        count = plural(len(left), "paragraph", "paragraphs")
        message = (
            f"{count} around the main text left out, as menus, heads and feet of the page; they are listed with it."
        )
        notices.append(Notice(code="left-out", message=message))
    if hidden:
        count = plural(
            len(hidden),
            "paragraph that the page hides or does not print was",
            "paragraphs that the page hides or does not print were",
        )
        message = f"{count} left out and listed with it; look at what is hidden."
        notices.append(Notice(code="hidden", message=message))
    if walk.pictures:
        notices.append(Notice(code="images", message=f"{plural(walk.pictures, 'picture', 'pictures')} left out."))
    if walk.struck:
        count = plural(walk.struck, "stretch is", "stretches are")
        message = f"{count} struck through without being marked as deleted; the text was kept."
        notices.append(Notice(code="struck", message=message))
    if maker.revisions:
        count = plural(len(maker.revisions), "change", "changes")
        notices.append(Notice(code="revisions", message=f"The page marks {count}; a page names no author of a change."))
    return [*notices, *unprinted(walk.taken_out), *turned(blocks)]
