"""Rules that Word keeps to in a document with tracked changes, read off the bytes. `broken` lists what breaks them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML = "{http://www.w3.org/XML/1998/namespace}"
CHANGES = ("ins", "del", "moveFrom", "moveTo")
SIGNED = (*CHANGES, "moveFromRangeStart", "moveToRangeStart", "pPrChange", "rPrChange")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
BEFORE_LOOK = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
LOOK = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
ORDER = {"pPr": BEFORE_LOOK.split(), "rPr": LOOK.split()}


def broken(data: bytes) -> list[str]:
    """What breaks a rule, in words; empty for a sound document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        raw = package.read("word/document.xml")
        root = etree.fromstring(raw)
        styles = etree.fromstring(package.read("word/styles.xml"))
        numbers = (
            etree.fromstring(package.read("word/numbering.xml")) if "word/numbering.xml" in package.namelist() else None
        )
    rules = (
        ids(root),
        signatures(root),
        texts(root),
        nesting(root),
        order(root),
        moves(root),
        ends(root),
        tables(root),
    )
    found = [line for rule in rules for line in rule]
    known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    found += [
        f"no style {item.get(W + 'val')}"
        for item in root.iter(W + "pStyle", W + "rStyle")
        if item.get(W + "val") not in known
    ]
    lists = {"0", *(item.get(W + "numId") for item in numbers.iter(W + "num"))} if numbers is not None else {"0"}
    found += [f"no list {item.get(W + 'val')}" for item in root.iter(W + "numId") if item.get(W + "val") not in lists]
    ignorable = root.get(MC + "Ignorable", "").split()
    return found + [f"prefix {prefix} is not declared" for prefix in ignorable if prefix not in root.nsmap]


def name(element: etree._Element) -> str:
    return str(element.tag).removeprefix(W)


def every(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    return root.iter(*(W + item for item in names))


def ids(root: etree._Element) -> Iterator[str]:
    counted = Counter(item.get(W + "id") for item in every(root, *SIGNED))
    yield from (f"id {key} is given {count} times" for key, count in counted.items() if count > 1 or not key)


def signatures(root: etree._Element) -> Iterator[str]:
    for item in every(root, *SIGNED):
        author, date = item.get(W + "author"), item.get(W + "date")
        if not author or len(author) > 255:
            yield f"{name(item)} has the author {author!r}"
        if date is not None and not DATE.fullmatch(date):
            yield f"{name(item)} has the date {date!r}"


def texts(root: etree._Element) -> Iterator[str]:
    for item in every(root, "t", "delText"):
        text = item.text or ""
        if text != text.strip() and item.get(XML + "space") != "preserve":
            yield f"blanks around {text!r} get lost"
        gone = next(item.iterancestors(W + "del"), None) is not None
        if gone != (name(item) == "delText"):
            yield f"{name(item)} {text!r} stands {'within' if gone else 'outside'} a deletion"
        if not text:
            yield f"an empty {name(item)}"
    yield from ("an empty run" for run in every(root, "r") if not [x for x in run if name(x) != "rPr"])


def nesting(root: etree._Element) -> Iterator[str]:
    for item in every(root, *CHANGES):
        parent = name(item.getparent())
        if parent in ("rPr", "trPr"):
            if len(item):
                yield f"the mark {name(item)} holds something"
            continue
        if not len(item):
            yield f"an empty {name(item)}"
        outer = [name(x) for x in item.iterancestors() if name(x) in CHANGES]
        if outer and (name(item), outer) != ("del", ["ins"]):
            yield f"{name(item)} within {outer}"


def order(root: etree._Element) -> Iterator[str]:
    for kind, names in ORDER.items():
        for item in every(root, kind):
            if kind == "rPr" and name(item.getparent()) == "pPr" and "rStyle" in map(name, item[:0]):
                continue
            found = [name(x) for x in item if name(x) in names]
            if found != sorted(found, key=names.index):
                yield f"{kind} has its children in the order {found}"
            if len(set(found)) < len(found):
                yield f"{kind} has a child twice: {found}"
    first = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tbl": "tblPr"}
    for outer, inner in first.items():
        for item in every(root, outer):
            if inner in [name(x) for x in item][1:]:
                yield f"{inner} is not the first in {outer}"


def moves(root: etree._Element) -> Iterator[str]:
    starts = {
        kind: Counter(item.get(W + "name") for item in every(root, f"{kind}RangeStart"))
        for kind in ("moveFrom", "moveTo")
    }
    if starts["moveFrom"] != starts["moveTo"] or any(count > 1 for count in starts["moveTo"].values()):
        yield f"the ends of the moves do not match: {starts}"
    for kind in ("moveFrom", "moveTo"):
        running: list[str] = []
        seen: set[str] = set()
        for item in every(root, f"{kind}RangeStart", f"{kind}RangeEnd", kind):
            if name(item).endswith("Start"):
                running.append(item.get(W + "id"))
            elif name(item).endswith("End"):
                if item.get(W + "id") not in running:
                    yield f"{name(item)} ends what did not start"
                    continue
                running.remove(item.get(W + "id"))
            elif name(item.getparent()) != "rPr":
                seen.update(running)
                if not running:
                    yield f"{kind} outside of its range"
        if running:
            yield f"{kind} does not end"


def ends(root: etree._Element) -> Iterator[str]:
    """The last paragraph of a cell, of the text, before a table and of a section keeps its mark."""
    for item in every(root, "p"):
        following = next((x for x in item.itersiblings() if not name(x).endswith(("RangeEnd", "bookmarkEnd"))), None)
        is_last = following is None or name(following) in ("tbl", "sectPr")
        look = item.find(f"{W}pPr/{W}rPr")
        marks = [name(x) for x in look if name(x) in CHANGES] if look is not None else []
        if marks and (is_last or item.find(f"{W}pPr/{W}sectPr") is not None):
            yield f"the last mark of a row of paragraphs has {marks}"
    body = root.find(W + "body")
    if body.find(W + "sectPr") is not None and name(body[-1]) != "sectPr":
        yield "sectPr is not the last in the body"


def tables(root: etree._Element) -> Iterator[str]:
    for item in every(root, "tbl"):
        if item.find(W + "tr") is None or any(row.find(W + "tc") is None for row in item.iter(W + "tr")):
            yield "a table without rows, or a row without cells"
        following = item.getnext()
        if following is not None and name(following) == "tbl":
            yield "two tables run into one"
    for item in every(root, "tc"):
        if name(item[-1]) != "p":
            yield f"a cell ends with {name(item[-1])}"
