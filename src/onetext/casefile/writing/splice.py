"""Change some items of a list, or some keys of a mapping, in a text; all other bytes stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import yaml

from onetext.casefile.nodes import Document, Path
from onetext.casefile.writing.dump import dumped
from onetext.casefile.writing.plain import Mapped
from onetext.casefile.writing.roundtrip import merged_mapping

__all__ = ["Edit", "Render", "applied", "canonical", "list_edit", "mapping_edits", "merging"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text between two offsets of a file."""

    start: int
    stop: int
    text: str


Render = Callable[[str, Mapped, Mapped], str]
"""From the text of a mapping in the first column, what it means and what it is to mean, to its new text."""


def canonical(text: str, old: Mapped, new: Mapped) -> str:
    """The new mapping, spelt anew."""
    return dumped(new)


def merging(text: str, old: Mapped, new: Mapped) -> str:
    """The new mapping with all that need not change kept as it is spelt."""
    return merged_mapping(text, old, new) or dumped(new)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """A text with all edits made; line ends follow those of the text."""
    ends = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        new = edit.text.replace("\n", ends)
        text = text[: edit.start] + new + text[edit.stop :]
    return text


# -- lists ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """One item of a block list: the comments above it, and its own lines from the dash to the end."""

    lead: str
    body: str


def list_edit(
    document: Document,
    prefix: Path,
    old: Sequence[Mapped],
    new: Sequence[Mapped],
    key: Callable[[Mapped], Hashable],
    render: Render,
) -> Edit | None:
    """The edit that turns one list into another; None when the document holds no list there."""
    node = _node_at(document.root, prefix)
    if not isinstance(node, yaml.SequenceNode):
        return None
    start, stop = document.offset + node.start_mark.index, _end(document, node)
    pieces = _pieces(document, node)
    if not pieces or not new or len(pieces) != len(old):
        return _whole_list(document, node, start, stop, new)
    column = document.file.place(start)[1] - 1
    waiting: dict[Hashable, list[int]] = {}
    for index, item in enumerate(old):
        waiting.setdefault(key(item), []).append(index)
    out: list[str] = []
    for item in new:
        same = waiting.get(key(item))
        if not same:
            out.append(_indented(dumped([item]), column))
            continue
        index = same.pop(0)
        piece = pieces[index]
        body = piece.body if _alike(old[index], item) else _changed(piece.body, old[index], item, column, render)
        out.append((piece.lead if index else "") + body)  # the lead of the first one is the head of the list
    text = "".join(part if part.endswith("\n") else part + "\n" for part in out)
    return Edit(start - column, stop, text)


def _alike(old: object, new: object) -> bool:
    """Whether two values are the same, the order of keys included."""
    return repr(old) == repr(new)


def _whole_list(document: Document, node: yaml.SequenceNode, start: int, stop: int, new: Sequence[Mapped]) -> Edit:
    """Spell a whole list anew: it was empty, or in a layout that cannot be taken apart."""
    text = dumped(list(new))
    if not prefix_is_root(document, node):
        if node.flow_style:
            return Edit(start, document.offset + node.end_mark.index, "\n" + _indented(text, 2).rstrip("\n"))
        column = document.file.place(start)[1] - 1
        return Edit(start - column, stop, _indented(text, max(column, 1)))
    return Edit(start, stop, text)


def prefix_is_root(document: Document, node: yaml.Node) -> bool:
    """Whether a node is the whole document."""
    return node is document.root


def _pieces(document: Document, node: yaml.SequenceNode) -> list[_Piece]:
    """The items of a block list with each dash on the item's first line; nothing when it is laid out otherwise."""
    text = document.file.text
    if node.flow_style or "&" in text:
        return []
    spans = []
    for item in node.value:
        start = document.offset + item.start_mark.index
        line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        if not re.fullmatch(r" *- +", text[line:start]):
            return []
        spans.append((line, _end(document, item)))
    out, before = [], spans[0][0] if spans else 0
    for line, stop in spans:
        out.append(_Piece(text[before:line], text[line:stop]))
        before = stop
    return out


def _changed(body: str, old: Mapped, new: Mapped, column: int, render: Render) -> str:
    """The lines of an item with another content."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    match = re.match(r" *-( +)", body)
    assert match is not None
    inner = match.end()
    lines = (" " * inner + body[inner:]).split("\n")
    text = "\n".join(line[inner:] if not line[:inner].strip() else line.lstrip() for line in lines)
    rendered = _indented(render(text, old, new), inner)
    return " " * column + "-" + match[1] + rendered[inner:]


def _indented(text: str, column: int) -> str:
    return "\n".join(" " * column + line if line.strip() else line for line in text.split("\n"))


# -- mappings ------------------------------------------------------------------------------------------------------


def mapping_edits(document: Document, old: Mapped, new: Mapped, render: Render) -> list[Edit] | None:
    """The edits that change the keys of a document that is a block mapping; None when it is none.

    New keys go behind the last of the old ones.
    """
    node = document.root
    if not isinstance(node, yaml.MappingNode) or node.flow_style or "&" in document.file.text:
        return None
    text, edits, last = document.file.text, list[Edit](), None
    for key_node, value_node in node.value:
        key = key_node.value
        start, stop = document.offset + key_node.start_mark.index, _end(document, value_node)
        if key not in old:
            continue
        last = stop
        if key not in new:
            edits.append(Edit(start, stop, ""))
        elif not _alike(old[key], new[key]):
            own = text[start:stop].replace("\r\n", "\n").replace("\r", "\n")
            edits.append(Edit(start, stop, render(own, {key: old[key]}, {key: new[key]})))
    written = {key_node.value for key_node, _ in node.value}
    missing = {key: value for key, value in new.items() if key not in written and not _alike(old.get(key), value)}
    added = "".join(dumped({key: value}) for key, value in missing.items())
    if added:
        where = last if last is not None else document.offset
        before = "" if not where or text[where - 1] in "\r\n" else "\n"
        edits.append(Edit(where, where, before + added))
    return edits


# -- where things end ----------------------------------------------------------------------------------------------


def _node_at(node: yaml.Node | None, path: Path) -> yaml.Node | None:
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        else:
            return None
    return node


def _end(document: Document, node: yaml.Node) -> int:
    """The offset behind the last line of a node: its own end, not that of the comments below it."""
    last = node
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    stop = document.offset + last.end_mark.index
    text = document.file.text
    if getattr(last, "style", None) in ("|", ">"):
        return _without_gap(text, document.offset + last.start_mark.index, stop)
    ends = [end for end in (text.find("\n", stop), text.find("\r", stop)) if end >= 0]
    line_end = min(ends, default=len(text))
    return line_end + (2 if text[line_end : line_end + 2] == "\r\n" else 1 if line_end < len(text) else 0)


def _without_gap(text: str, start: int, stop: int) -> int:
    """Where a block of text ends: it reaches to the start of the line behind it."""
    line = max(text.rfind("\n", 0, stop), text.rfind("\r", 0, stop)) + 1
    return line if line > start else stop
