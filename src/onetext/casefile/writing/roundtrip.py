"""Change some keys of a mapping in a person's own YAML; comments, order and spelling of the rest survive (ruamel.yaml).

Scalars are never interpreted here: every plain one is loaded as text and written back as it was, so that no `0.40`
becomes `0.4` on the way.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from onetext.casefile.values import Number, Value
from onetext.casefile.writing.dump import compact, scalar_style

if TYPE_CHECKING:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

__all__ = ["merged_mapping"]

_NESTED_LIST = re.compile(r"^( *)[^\s#-][^\n]*:[ ]*\n(?: *(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)
_NESTED_MAPPING = re.compile(r"^( *)[^\s#-][^\n]*:[ ]*\n(?: *(?:#[^\n]*)?\n)*( +)[^\s#-]", re.MULTILINE)


def merged_mapping(text: str, old: dict[str, Value], new: dict[str, Value]) -> str | None:
    """The text of a mapping with what differs between `old` and `new` changed in it; None when it cannot be done.

    Parameters
    ----------
    text
        A mapping that starts in the first column.
    old, new
        What the mapping means and is to mean, in the canonical spelling. Keys equal in both are not touched.
    """
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    yaml = _yaml(text)
    try:
        root = yaml.load(text)
    except YAMLError:
        return None
    if not isinstance(root, CommentedMap):
        return None
    _merge(root, old, new)
    stream = io.StringIO()
    yaml.dump(root, stream)
    return stream.getvalue()


def _yaml(text: str) -> YAML:
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class PlainResolver(VersionedResolver):
        """Takes every plain scalar for text."""

        @property
        def versioned_resolver(self) -> dict[str, object]:
            return {}

    yaml = YAML(typ="rt", pure=True)
    yaml.Resolver = PlainResolver
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    nested = _NESTED_MAPPING.search(text)
    listed = _NESTED_LIST.search(text)
    offset = len(listed[2]) - len(listed[1]) if listed else 2
    yaml.indent(mapping=len(nested[2]) - len(nested[1]) if nested else 2, sequence=offset + 2, offset=offset)
    return yaml


def _merge(node: CommentedMap, old: dict[str, Value], new: dict[str, Value]) -> None:
    from ruamel.yaml.comments import CommentedMap

    for key in [key for key in node if key in old and key not in new]:
        del node[key]
    for key, value in new.items():
        before = old.get(key)
        if key in node and before == value and list(_keys(before)) == list(_keys(value)):
            continue
        inner = node.get(key)
        if isinstance(before, dict) and isinstance(value, dict) and isinstance(inner, CommentedMap):
            _merge(inner, before, value)
        else:
            node[key] = _built(value, in_flow=bool(node.fa.flow_style()))


def _keys(value: Value) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def _built(value: Value, *, in_flow: bool) -> object:
    """A value in the words of ruamel.yaml."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, PlainScalarString

    match value:
        case list() | dict():
            flow = in_flow or compact(value)
            node: CommentedSeq | CommentedMap
            if isinstance(value, list):
                node = CommentedSeq(_built(item, in_flow=flow) for item in value)
            else:
                node = CommentedMap((key, _built(item, in_flow=flow)) for key, item in value.items())
            if flow:
                node.fa.set_flow_style()
            return node
        case bool():
            return PlainScalarString(str(value).lower())
        case Number():
            return PlainScalarString(value.text)
        case None:
            return PlainScalarString("null")
    style = scalar_style(value)
    if style == "|" and not in_flow:
        return LiteralScalarString(value)
    return value if style is None and _is_plain_text(value) else DoubleQuotedScalarString(value)


def _is_plain_text(text: str) -> bool:
    """Whether a text without quotes would still be read as text."""
    from onetext.casefile.values import resolved

    return isinstance(resolved(text), str)
