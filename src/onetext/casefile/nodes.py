"""Read YAML into plain values, keeping the marked nodes so that any value can be found again in the text."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from onetext.casefile.textfile import Place, TextFile
from onetext.casefile.values import Number, Value, resolved
from onetext.errors import Fault

__all__ = ["Document", "Path", "paused_collection", "read_document"]

Path = Sequence[str | int]
"""Keys and indices that lead to a value."""

MAX_DEPTH = 40
MAX_ALIASED = 100_000
"""How many values aliases may stand for in one document, all told."""

_UNFINISHED = -1
_UNTAGGED = "untagged"
_CORE = "tag:yaml.org,2002:"
_RESOLVED_TAGS = {_UNTAGGED, _CORE + "int", _CORE + "float", _CORE + "bool", _CORE + "null"}
_TEXT_TAGS = {_CORE + "str", "!"}
_SEQUENCE_TAGS = {_UNTAGGED, _CORE + "seq", "!"}
_MAPPING_TAGS = {_UNTAGGED, _CORE + "map", "!"}


class _TooDeep(Exception):
    def __init__(self, offset: int) -> None:
        self.offset = offset


class _Marked:
    """What both composers share: tags are left to `values.resolved`, and depth is counted."""

    depth = 0

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        return _UNTAGGED

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        """Count a level more; composing ends where there are too many."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _TooDeep(parent.start_mark.index if parent is not None else 0)

    def ascend_resolver(self) -> None:
        self.depth -= 1


class _PureComposer(_Marked, Reader, Scanner, Parser, Composer):
    """PyYAML's own composer, for where libyaml is missing."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if TYPE_CHECKING or not yaml.__with_libyaml__:
    _Composer = _PureComposer
else:
    from yaml.cyaml import CParser

    class _Composer(_Marked, CParser):
        """The same on libyaml, ten times as fast."""


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the cyclic garbage collector out of the way while many nodes are made; they hold no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Document:
    """A YAML text as plain values, with the place of each.

    `file` is the file that the text belongs to, `offset` where in it the text starts.
    """

    def __init__(self, file: TextFile, root: yaml.Node | None, value: Value, offset: int = 0) -> None:
        self.file, self.root, self.value, self.offset = file, root, value, offset
        self._keys: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where the value at a path stands (its key, with `of_key`); the nearest thing above it when it is absent."""
        node, key = self.root, self.root
        for step in path:
            found = self._child(node, step)
            if found is None:
                of_key = False
                break
            key, node = found
        where = key if of_key else node
        return self.file.place(self.offset + (where.start_mark.index if where is not None else 0))

    def _child(self, node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
        """The node of a key (or of an item) and that of its value."""
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        if not isinstance(node, yaml.MappingNode):
            return None
        if id(node) not in self._keys:  # the first of two equal keys is the one that was read
            self._keys[id(node)] = {key.value: (key, value) for key, value in reversed(node.value) if _is_name(key)}
        return self._keys[id(node)].get(str(step))

    def block_text(self, path: Path) -> Place | None:
        """Where the first character of a literal block stands; None when the value at the path is no such block."""
        node = self.root
        for step in path:
            found = self._child(node, step)
            node = found[1] if found else None
        if node is None or getattr(node, "style", None) != "|":
            return None
        line, _ = self.file.place(self.offset + node.start_mark.index)
        for number in range(line + 1, line + 1 + node.value.count("\n") + 1):
            text = self.file.line(number)
            if text.strip():
                first = node.value.lstrip("\n").split("\n", 1)[0]
                return line + 1, text.find(first) + 1
        return None


def _is_name(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def read_document(file: TextFile, text: str | None = None, offset: int = 0) -> tuple[Document, list[Fault]]:
    """Read one YAML document: the whole file, or a `text` that starts at an `offset` in it.

    Whatever is wrong comes back as faults, and the values hold what could be read.
    """
    source = file.text if text is None else text
    try:
        root = _Composer(source).get_single_node()
    except _TooDeep as error:
        return _unread(file, "E114", offset + error.offset, f"nested more than {MAX_DEPTH} deep", "flatten this")
    except yaml.composer.ComposerError as error:
        if "single document" in str(error.context):
            hint = 'keep one document; take the second "---" out'
            return _unread(file, "E123", offset + _offset(error), "the file holds more than one YAML document", hint)
        return _unread(file, "E101", offset + _offset(error), f"not valid YAML: {error.problem}", "")
    except yaml.MarkedYAMLError as error:
        problem, hint = _said(error, source)
        return _unread(file, "E101", offset + _offset(error), f"not valid YAML: {problem}", hint)
    except yaml.reader.ReaderError as error:
        return _unread(file, "E101", offset + _first_unprintable(source), f"not valid YAML: {error.reason}", "")
    reader = _Reader(file, offset, aliases="&" in source)
    value = reader.value(root) if root is not None else None
    return Document(file, root, None if reader.bomb else value, offset), reader.faults


def _unread(file: TextFile, code: str, offset: int, message: str, hint: str) -> tuple[Document, list[Fault]]:
    fault = file.fault(code, file.place(min(offset, len(file.text))), message, hint)
    return Document(file, None, None), [fault]


def _offset(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.index if mark is not None else 0


def _said(error: yaml.MarkedYAMLError, source: str) -> tuple[str, str]:
    """What is wrong, and how it is mended."""
    problem, place = str(error.problem), _offset(error)
    if source[place : place + 1] == "\t" and not source[:place].rpartition("\n")[2].strip(" \t-"):
        return "a tab", "indent with spaces"
    return problem, _hint(problem)


def _hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put text that holds a colon in quotes"
    if "cannot start any token" in problem:
        return "put text that starts with a sign in quotes"
    return ""


def _first_unprintable(text: str) -> int:
    return next((i for i, sign in enumerate(text) if not (sign.isprintable() or sign in "\t\n\r")), 0)


class _Plain(dict[str, bool | str | Number | None]):
    """Plain scalars already resolved: most files say the same few words again and again."""

    def __missing__(self, text: str) -> bool | str | Number | None:
        self[text] = value = resolved(text)
        return value


class _Reader:
    """Turns nodes into values in one pass."""

    def __init__(self, file: TextFile, offset: int, *, aliases: bool) -> None:
        self.file, self.offset, self.faults = file, offset, list[Fault]()
        self.plain = _Plain()
        self.seen: dict[int, tuple[Value, int]] | None = {} if aliases else None
        self.size = self.aliased = 0
        self.bomb = False

    def value(self, node: yaml.Node) -> Value:
        """The plain value of a node, numbers in their exact spelling."""
        if type(node) is yaml.ScalarNode:
            self.size += 1
            if not node.style and node.tag is _UNTAGGED:  # most scalars leave here
                return self.plain[node.value]
            return self._scalar(node)
        if self.seen is None:
            return self._container(node)
        if id(node) not in self.seen:
            before = self.size
            self.seen[id(node)] = None, _UNFINISHED
            value = self._container(node)
            self.seen[id(node)] = value, self.size - before
            return value
        value, size = self.seen[id(node)]
        self.size += max(size, 0)
        self.aliased += max(size, 0)
        if size == _UNFINISHED or self.aliased > MAX_ALIASED:
            inside = "an alias stands inside what it stands for"
            self._bomb(node, inside if size == _UNFINISHED else f"aliases stand for more than {MAX_ALIASED:,} values")
            return None
        return value

    def _bomb(self, node: yaml.Node, message: str) -> None:
        if not self.bomb:
            self._fault("E113", node, message, "write the values out")
        self.bomb = True

    def _container(self, node: yaml.Node) -> Value:
        self.size += 1
        if type(node) is yaml.SequenceNode:
            self._check_tag(node, _SEQUENCE_TAGS)
            return [self.value(item) for item in node.value]
        self._check_tag(node, _MAPPING_TAGS)
        return self._mapping(node)

    def _mapping(self, node: yaml.Node) -> dict[str, Value]:
        out: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            plain = type(key_node) is yaml.ScalarNode and not key_node.style
            if type(key_node) is not yaml.ScalarNode or (plain and isinstance(self.plain[key], bool | None)):
                self._fault("E121", key_node, "a key must be text", "put it in quotes, or mend the line")
            elif key in out:
                self._fault("E102", key_node, f'the key "{key}" is given twice', "keep one of them")
            else:
                out[key] = self.value(value_node)
        return out

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        text: str = node.value
        if node.tag in _TEXT_TAGS or (node.tag is _UNTAGGED and node.style):
            return text
        if node.tag in _RESOLVED_TAGS:
            return self.plain[text]
        self._fault("E122", node, f'the tag "{node.tag}" means nothing here', "take the tag out")
        return text

    def _check_tag(self, node: yaml.Node, allowed: set[str]) -> None:
        if node.tag not in allowed:
            self._fault("E122", node, f'the tag "{node.tag}" means nothing here', "take the tag out")

    def _fault(self, code: str, node: yaml.Node, message: str, hint: str) -> None:
        place = self.file.place(self.offset + node.start_mark.index)
        self.faults.append(self.file.fault(code, place, message, hint))
