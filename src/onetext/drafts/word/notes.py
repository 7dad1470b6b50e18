"""Footnotes and endnotes of a redline: those of the text before are taken along, those of both are compared."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents import Package, parse_xml
from onetext.drafts.word.items import Item
from onetext.drafts.word.names import made, w
from onetext.drafts.word.taking import RANGES, as_it_stands, local, take

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Notes", "is_call"]

_OOXML = "http://schemas.openxmlformats.org/"
_RELATIONS = f"{_OOXML}package/2006/relationships"
_TYPES = "[Content_Types].xml"
_CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def is_call(thing: Element | None) -> bool:
    """Whether an element is the mark in the text that calls a note."""
    return thing is not None and local(thing) in _CALLS


@dataclass(slots=True)
class Notes:
    """The notes of the package that is written on, and those of the package before.

    Attributes
    ----------
    home, host
        The package before, or None where it is no Word file; and the one that is written on.
    write
        Writes what both sides say into a note that holds the elements of the one after.
    """

    home: Package | None
    host: Package
    write: Callable[[Element, list[Item], list[Item]], None] = lambda _place, _before, _after: None
    _homes: dict[str, Element | None] = field(default_factory=dict)
    _hosts: dict[str, Element | None] = field(default_factory=dict)
    _met: set[Element] = field(default_factory=set)
    _new: set[str] = field(default_factory=set)

    def roots(self) -> list[Element]:
        """The parts with notes of the package that is written on."""
        return [root for kind in _CALLS.values() if (root := self._root(self._hosts, self.host, kind)) is not None]

    def meet(self, was: Element, now: Element) -> None:
        """A note that both texts call: what it says is compared."""
        old = self._note(self._homes, self.home, was)
        new = self._note(self._hosts, self.host, now)
        if old is None or new is None or new in self._met:
            return
        self._met.add(new)
        before = as_it_stands(take(old, {}))
        after = take(new, {})
        for fence in list(new.iter(*(w(name) for name in RANGES))):
            fence.getparent().remove(fence)
        self.write(new, before, after)

    def carried(self, call: Element) -> Element | None:
        """A call of a note of the text before, with the note taken along; None where there is no such note."""
        old = self._note(self._homes, self.home, call)
        if old is None:
            return None
        kind = _CALLS[local(call)]
        root = self._root(self._hosts, self.host, kind)
        if root is None:
            root = self._hosts[kind] = _empty(kind)
            self._new.add(kind)
        number = str(1 + max((_number(note) for note in root), default=0))
        note = made(kind, id=number)
        root.append(note)
        self.write(note, as_it_stands(take(old, {})), [])
        _mark(note, kind)
        return made(f"{kind}Reference", id=number)

    def written(self) -> dict[str, bytes]:
        """The parts that changed, by their names; for a kind of notes that is new its relation and content type too."""
        found: dict[str, bytes] = {}
        for kind, root in self._hosts.items():
            if root is None:
                continue
            part = self.host.related(f"{kind}s")
            if kind in self._new:
                part = self._declared(kind, found)
            found[part] = _bytes(root)
        return found

    def _declared(self, kind: str, found: dict[str, bytes]) -> str:
        """Declare a part for a kind of notes that the package does not have, and answer its name."""
        folder, _, base = self.host.main.rpartition("/")
        part, number = posixpath.join(folder, f"{kind}s.xml"), 1
        while part in self.host.parts:
            number += 1
            part = posixpath.join(folder, f"{kind}s{number}.xml")
        file = posixpath.join(folder, "_rels", f"{base}.rels")
        data = found.get(file) or self.host.parts.get(file) or f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        root = parse_xml(data, self.host.name, file)
        taken = {item.get("Id") for item in root}
        name = next(name for at in range(len(taken) + 1) if (name := f"{kind}s{at or ''}") not in taken)
        told = {"Id": name, "Type": f"{_OOXML}officeDocument/2006/relationships/{kind}s", "Target": f"/{part}"}
        _below(root, f"{{{_RELATIONS}}}Relationship", told)
        found[file] = _bytes(root)
        types = parse_xml(found.get(_TYPES) or self.host.parts[_TYPES], self.host.name, _TYPES)
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
        _below(types, types.tag.replace("}Types", "}Override"), {"PartName": f"/{part}", "ContentType": content})
        found[_TYPES] = _bytes(types)
        return part

    def _root(self, roots: dict[str, Element | None], package: Package | None, kind: str) -> Element | None:
        if kind not in roots:
            part = package.related(f"{kind}s") if package is not None else ""
            roots[kind] = parse_xml(package.parts[part], package.name, part) if package is not None and part else None
        return roots[kind]

    def _note(self, roots: dict[str, Element | None], package: Package | None, call: Element) -> Element | None:
        kind = _CALLS.get(local(call), "")
        root = self._root(roots, package, kind) if kind else None
        key = call.get(w("id"))
        return next((note for note in root if note.get(w("id")) == key), None) if root is not None else None


def _number(note: Element) -> int:
    told = str(note.get(w("id"), "0"))
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def _empty(kind: str) -> Element:
    """A part for notes with the lines that part notes from text, which Word expects first."""
    root = made(f"{kind}s")
    for number, name in ((-1, "separator"), (0, "continuationSeparator")):
        note, paragraph, run = made(kind, type=name, id=str(number)), made("p"), made("r")
        run.append(made(name))
        paragraph.append(run)
        note.append(paragraph)
        root.append(note)
    return root


def _mark(note: Element, kind: str) -> None:
    """Put the note's own mark before its text."""
    paragraph = next(note.iter(w("p")), None)
    if paragraph is None:
        paragraph = made("p")
        note.append(paragraph)
    run, look = made("r"), made("rPr")
    look.append(made("vertAlign", val="superscript"))
    run.extend((look, made(f"{kind}Ref")))
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0, run)


def _below(root: Element, tag: str, told: dict[str, str]) -> None:
    from lxml import etree

    etree.SubElement(root, tag, told)


def _bytes(root: Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
