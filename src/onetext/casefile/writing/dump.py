"""Plain values to YAML, the way a person would write it: one key a line, short lists and mappings in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from onetext.casefile.values import Number, Value, resolved

__all__ = ["compact", "dumped", "flow_line", "needs_quotes", "scalar_style"]

if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeDumper as _Base
else:
    from yaml import CSafeDumper as _Base

WIDTH = 110
_MOST_COMPACT = 88
_TEXT, _CORE = "tag:yaml.org,2002:str", "tag:yaml.org,2002:core"


class _CoreWords:
    """Matches what the core schema does not read as text, as `re.Pattern.match` would."""

    @staticmethod
    def match(text: str) -> bool:
        """Whether a plain scalar would be read as something else than text."""
        return not isinstance(resolved(text), str)


class _Dumper(_Base):
    """Quotes exactly what the core schema of YAML 1.2 would not read as text."""

    yaml_implicit_resolvers = {None: [(_CORE, _CoreWords)]}  # noqa: RUF012  # PyYAML's own name and type


def dumped(value: Value) -> str:
    """A document; the items of a list and the keys of a mapping each start a line."""
    if not value:
        return "[]\n" if isinstance(value, list) else "{}\n"
    node = _block(value, depth=0)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=WIDTH)
    return text


def flow_line(value: Value) -> str:
    """A value on a single line, its texts quoted where they hold quotation marks."""
    text: str = yaml.serialize(_node(value, flow=True), Dumper=_Dumper, allow_unicode=True, width=1_000_000)
    return text.removesuffix("\n").removesuffix("\n...")


def _block(value: Value, depth: int) -> yaml.Node:
    """A value in block style as deep as its parts are long."""
    if isinstance(value, list) and (depth < 1 or not compact(value)):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_block(item, depth + 1) for item in value], flow_style=False)
    if isinstance(value, dict) and (depth < 2 or not compact(value)) and value:
        pairs = [(_node(key, flow=False), _block(item, depth + 1 if depth else 1)) for key, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    return _node(value, flow=True)


def _node(value: Value, *, flow: bool) -> yaml.Node:
    match value:
        case list():
            return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(v, flow=True) for v in value], flow_style=True)
        case dict():
            pairs = [(_node(key, flow=True), _node(item, flow=True)) for key, item in value.items()]
            return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)
        case bool():
            return yaml.ScalarNode(_CORE, "true" if value else "false")
        case Number():
            return yaml.ScalarNode(_CORE, value.text)
        case None:
            return yaml.ScalarNode(_CORE, "null")
    return yaml.ScalarNode(_TEXT, value, style=scalar_style(value))


def compact(value: Value) -> bool:
    """Whether a value reads well on one line."""
    return _length(value) <= _MOST_COMPACT


def _length(value: Value) -> int:
    match value:
        case list():
            return 2 + sum(_length(item) + 2 for item in value)
        case dict():
            return 2 + sum(len(key) + _length(item) + 4 for key, item in value.items())
        case Number():
            return len(value.text)
        case str():
            return _MOST_COMPACT if "\n" in value else len(value)
    return 5


_ODD = re.compile(r"[^\S \n]|\\|'|\"")


def needs_quotes(text: str) -> bool:
    """Whether a text holds signs that only double quotes carry safely through every reader."""
    return any(not (sign.isprintable() or sign == "\n") for sign in text) or bool(_ODD.search(text))


def scalar_style(text: str) -> str | None:
    """Double quotes for odd signs, a literal block for plain paragraphs, else whatever the writer chooses."""
    if needs_quotes(text):
        return '"'
    if "\n" in text:
        lines = text.split("\n")
        return "|" if all(line == line.strip(" ") and line for line in lines) else '"'
    return None
