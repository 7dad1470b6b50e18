"""Ways to spoil a file: bytes turned, cut and spliced; parts of a package, and elements of its XML, changed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from lxml import etree

_WORDS = {
    "pdf": "/Type /Page|endobj|endstream|99999999999|-1|<<|>>|[|/Kids [1 0 R]|BT|/Length 0|/Filter /FlateDecode|1 0 R"
    "|Tj|(\\|/Encrypt 1 0 R|/Count -5|1e309 0 Td",
    "docx": '<w:p>|</w:p>|&lol;|<!DOCTYPE x>|<w:ins|w:val="-1"|\0|]]>|<w:tbl>|w:val="99999999999999999999"'
    '|w:numId w:val="77"|PK\x05\x06',
    "html": '<|>|"|<table>|</td>|<ol start=-5>|<!--|<script>|&#xD800;|&#0;|<ins>|</del>|<pre>|<li value=99999999999>'
    "|<![CDATA[|<sup><a href=#x>1|\xff|<html",
    "md": "\n---\n|> > > > > > > >|```\n|---|[|](|{|}|    |1. |- |<!--|\\|***|\n\n|~~|\0|99999999999. |&amp;",
    "txt": "\n|\r|\f|\0|\t|-\n|\xe2\x80\xae|\xc2\xad|=====\n|(a) |\xef\xbb\xbf",
}
TOKENS = {form: tuple(token.encode("latin-1") for token in words.split("|")) for form, words in _WORDS.items()}
"""What means something in a format, for the places where it does not belong."""

Way = Callable[[bytes, str, random.Random], bytes]


def spoiled(data: bytes, form: str, dice: random.Random) -> bytes:
    """A file with one to four faults."""
    bytewise: list[Way] = [_flip, _cut, _splice, _token, _token, _repeat]
    inside: list[Way] = [_part, _element, _element, _element]
    packed = form == "docx" and dice.random() < 0.8  # bytes turned in a package seldom get past its check sums
    for _ in range(dice.randint(1, 4)):
        data = dice.choice(inside if packed else bytewise)(data, form, dice)
    return data


def _flip(data: bytes, form: str, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 12) if changed else 0):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(data: bytes, form: str, dice: random.Random) -> bytes:
    """Off at the end, or out of the middle."""
    start = dice.randint(0, len(data))
    return data[:start] + (b"" if dice.random() < 0.3 else data[start + dice.randint(1, 300) :])


def _splice(data: bytes, form: str, dice: random.Random) -> bytes:
    start, at = dice.randint(0, len(data)), dice.randint(0, len(data))
    return data[:at] + data[start : start + dice.randint(1, 500)] + data[at:]


def _token(data: bytes, form: str, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(TOKENS[form]) * dice.choice((1, 1, 1, 3, 50)) + data[at:]


def _repeat(data: bytes, form: str, dice: random.Random) -> bytes:
    start = dice.randint(0, len(data))
    return data[:start] + data[start : start + dice.randint(1, 60)] * dice.randint(2, 200) + data[start:]


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zipfile.zlib.error):
        return {}


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _part(data: bytes, form: str, dice: random.Random) -> bytes:
    """A part spoiled, dropped, or put in the place of another."""
    parts = _parts(data)
    if not parts:
        return data
    name = dice.choice(sorted(parts))
    way = dice.randrange(4)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[name] = parts[dice.choice(sorted(parts))]
    else:
        parts[name] = dice.choice((_flip, _cut, _splice, _token))(parts[name], form, dice)
    return _zipped(parts)


def _element(data: bytes, form: str, dice: random.Random) -> bytes:
    """An element of a part dropped, doubled, moved, renamed, or given another value."""
    parts = _parts(data)
    names = [name for name in sorted(parts) if name.endswith((".xml", ".rels")) and parts[name].startswith(b"<")]
    if not names:
        return data
    name = "word/document.xml" if "word/document.xml" in names and dice.random() < 0.6 else dice.choice(names)
    try:
        root = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return data
    inner = [element for element in root.iter() if element.getparent() is not None and isinstance(element.tag, str)]
    if not inner:
        return data
    _disturbed(dice.choice(inner), inner, dice)
    parts[name] = etree.tostring(root)
    return _zipped(parts)


def _disturbed(element: etree._Element, others: list[etree._Element], dice: random.Random) -> None:
    parent, other = element.getparent(), dice.choice(others)
    way = dice.randrange(5)
    if way == 0:
        parent.remove(element)
    elif way == 1:
        for _ in range(dice.choice((1, 2, 40))):
            parent.append(etree.fromstring(etree.tostring(element)))
    elif way == 2 and other is not element and element not in other.iterancestors():
        other.append(element)
    elif way == 3:
        element.tag = other.tag
    else:
        for key in list(element.attrib):
            element.set(key, dice.choice(("", "-1", "99999999999999999999", "x", "rId999", "../../etc", "1e9")))
