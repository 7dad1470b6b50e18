"""A draft as Akoma Ntoso 3, the XML of the OASIS LegalDocumentML standard for legal texts.

The hierarchy follows the points; names of elements and identifiers (`eId`) follow the standard's naming convention.
Brackets stay text: the standard has no element for words that are not agreed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from onetext.documents import Look
from onetext.drafts.text import TextPoint
from onetext.drafts.word.names import readable
from onetext.errors import UsageError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["write_akn"]

_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ELEMENTS = {
    "annex": ("hcontainer", "annex"),
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "section": ("section", "sec"),
    "article": ("article", "art"),
    "number": ("paragraph", "para"),
    "letter": ("point", "point"),
    "roman": ("point", "point"),
    "bullet": ("indent", "indent"),
    "option": ("hcontainer", "option"),
    "heading": ("division", "dvs"),
    "paragraph": ("paragraph", "para"),
    "cell": ("hcontainer", "cell"),
    "note": ("hcontainer", "note"),
}
"""Kind of point -> the element, and the short form that its identifier begins with."""
_TITLED = {"annex", "part", "chapter", "section", "article", "heading"}
_SHORT = 160
_LOOKS: dict[Look, str] = {"bold": "b", "italic": "i", "underline": "u", "superscript": "sup", "subscript": "sub"}
_LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "he": "heb",
    "it": "ita",
    "pt": "por",
    "ru": "rus",
    "uk": "ukr",
    "zh": "zho",
}
_UNKNOWN_LANGUAGE = "und"
_COUNTRY = "zz"
"""No state's: of the codes that ISO 3166 leaves to their users."""
_NO_DATE = "0001-01-01"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def write_akn(
    points: Sequence[TextPoint],
    *,
    work: str,
    title: str,
    date: str,
    version: str,
    author: str,
    language: str = "",
    begun: str = "",
) -> bytes:
    """Write points as an Akoma Ntoso 3 document.

    Parameters
    ----------
    points
        In the order of the text, each after its parent.
    work
        Names the text that all versions are of, in its address: `/akn/zz/act/BEGUN/WORK`.
    date
        Of this version, ISO 8601; what is no date is written as 0001-01-01, for the standard asks for one.
    version
        The id of the draft; it names the expression.
    author
        Who tabled it.
    language
        ISO 639: `en` or `eng`; "" where it is not known.
    begun
        The date of the first version, which all versions share in their address; the one of this version if not given.

    Raises
    ------
    UsageError
        When there are no points.
    """
    from lxml import etree

    if not points:
        raise UsageError("there are no points to write as Akoma Ntoso; a draft needs a text with at least one")
    root = etree.Element(_name("akomaNtoso"), nsmap={None: _AKN})
    act = _put(root, "act", name="draft", contains="originalVersion")
    spoken = _LANGUAGES.get(language[:2].lower(), "") if len(language) != 3 else language.lower()
    address = f"/akn/{_COUNTRY}/act/{_day(begun or date)}/{_clean(work) or 'draft'}"
    _meta(
        act, address, (_day(begun or date), _day(date)), _clean(version) or "draft", author, spoken or _UNKNOWN_LANGUAGE
    )
    if title.strip():
        heading = _put(_put(act, "preface"), "p")
        _put(heading, "docTitle").text = _line(title)
    _body(_put(act, "body"), points)
    _indent(root, 0)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _day(date: str) -> str:
    return date[:10] if _DATE.fullmatch(date[:10]) else _NO_DATE


def _meta(act: Element, work: str, days: tuple[str, str], version: str, author: str, language: str) -> None:
    meta = _put(act, "meta")
    identification = _put(meta, "identification", source="#author")
    expression = f"{work}/{language}@{version}"
    for level, main, address, day in (
        ("FRBRWork", f"{work}/!main", work, days[0]),
        ("FRBRExpression", f"{expression}/!main", expression, days[1]),
        ("FRBRManifestation", f"{expression}/!main.xml", f"{expression}.xml", days[1]),
    ):
        place = _put(identification, level)
        _put(place, "FRBRthis", value=main)
        _put(place, "FRBRuri", value=address)
        _put(place, "FRBRdate", date=day, name="version")
        _put(place, "FRBRauthor", href="#author")
        if level == "FRBRWork":
            _put(place, "FRBRcountry", value=_COUNTRY)
        elif level == "FRBRExpression":
            _put(place, "FRBRlanguage", language=language)
    references = _put(meta, "references", source="#author")
    shown = _line(author) or "unknown"
    href = f"/akn/ontology/organization/{_COUNTRY}/{_clean(author) or 'unknown'}"
    _put(references, "TLCOrganization", eId="author", href=href, showAs=shown)


def _body(body: Element, points: Sequence[TextPoint]) -> None:
    parents = {point.parent for point in points if point.kind != "note"}
    names = _identifiers(points)
    placed: dict[str, Element] = {}
    for point in points:
        place = placed.get(point.parent, body)
        if point.kind == "note" and (line := _line_of(place)) is not None:
            _note(line, point, names[point.key])
            continue
        local, short = _ELEMENTS[point.kind]
        element = _put(place, local, eId=names[point.key])
        if local == "hcontainer":
            element.set("name", short)
        placed[point.key] = element
        _fill(element, point, has_children=point.key in parents)


def _line_of(place: Element) -> Element | None:
    """The last line of a point's own words, where its notes are called; None where it has none."""
    own = [inner for inner in place if inner.tag in {_name("heading"), _name("intro"), _name("content")}]
    return None if not own else own[-1] if own[-1].tag == _name("heading") else own[-1][-1]


def _note(line: Element, point: TextPoint, name: str) -> None:
    placement = "end" if point.key.startswith("en") else "bottom"
    note = _put(line, "authorialNote", eId=name, placement=placement)
    if point.label:
        note.set("marker", _line(point.label))
    for text, looks in _lines(point):
        _inline(_put(note, "p"), text, looks)


def _fill(element: Element, point: TextPoint, *, has_children: bool) -> None:
    if point.label:
        _put(element, "num").text = _line(point.label)
    lines = list(_lines(point))
    if point.kind in _TITLED and lines and len(lines[0][0]) <= _SHORT:
        text, looks = lines.pop(0)
        if text.strip():
            _inline(_put(element, "heading"), text, looks)
    if has_children and not lines:
        return
    place = _put(element, "intro" if has_children else "content")
    for text, looks in lines or [("", [])]:
        _inline(_put(place, "p"), text, looks)


def _lines(point: TextPoint) -> Iterator[tuple[str, list[tuple[int, int, frozenset[Look]]]]]:
    at = 0
    for line in point.text.split("\n"):
        end = at + len(line)
        yield (
            line,
            [(max(a, at) - at, min(b, end) - at, how) for a, b, how in point.looks if a < end and b > at],
        )
        at = end + 1


def _inline(place: Element, text: str, looks: Sequence[tuple[int, int, frozenset[Look]]]) -> None:
    """The text with its looks as `b`, `i`, `u`, `sup`, `sub`."""
    cuts = sorted({0, len(text), *(at for start, end, _ in looks for at in (start, end))})
    last: Element | None = None
    for start, end in pairwise(cuts):
        part = _kept(text[start:end])
        here = frozenset[Look]().union(*(how for a, b, how in looks if a <= start and end <= b))
        wraps = [name for look, name in _LOOKS.items() if look in here]
        if wraps:
            inner = place
            for at, name in enumerate(wraps):
                inner = _put(inner, name)
                last = inner if at == 0 else last
            inner.text = part
        elif last is None:
            place.text = (place.text or "") + part
        else:
            last.tail = (last.tail or "") + part


def _identifiers(points: Sequence[TextPoint]) -> Mapping[str, str]:
    """The `eId` of each point: that of its parent, the short form of its element, its number or else its place.

    An article's number counts through the whole text: its `eId` needs no parent's, where no other article has it.
    """
    articles = [_clean(point.number) for point in points if point.kind == "article"]
    found: dict[str, str] = {}
    used: set[str] = set()
    places: dict[tuple[str, str], int] = {}
    for point in points:
        short = _ELEMENTS[point.kind][1]
        number = _clean(point.number)
        above = found.get(point.parent, "")
        if point.kind == "article" and articles.count(number) == 1:
            above = ""
        places[above, short] = places.get((above, short), 0) + 1
        stem = f"{above}__{short}" if above else short
        name = f"{stem}_{number}" if number else f"{stem}_nn{places[above, short]}"
        again = 2
        whole = name
        while whole in used:
            whole, again = f"{name}-{again}", again + 1
        used.add(whole)
        found[point.key] = whole
    return found


def _clean(text: str) -> str:
    """Small letters and digits of ASCII, all else as hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _indent(element: Element, depth: int) -> None:
    """Lay the hierarchy out in lines; within a line of text every blank counts."""
    inner = "\n" + "  " * (depth + 1)
    if len(element) and element.tag not in {_name(local) for local in ("p", "heading", "num", "docTitle")}:
        element.text = inner
        for child in element:
            _indent(child, depth + 1)
            child.tail = inner
        element[-1].tail = inner[:-2]


def _kept(text: str) -> str:
    return readable(text).replace("\n", " ").replace("\t", " ")


def _line(text: str) -> str:
    return " ".join(_kept(text).split())


def _name(local: str) -> str:
    return f"{{{_AKN}}}{local}"


def _put(place: Element, local: str, **attributes: str) -> Element:
    from lxml import etree

    return etree.SubElement(place, _name(local), attributes)
