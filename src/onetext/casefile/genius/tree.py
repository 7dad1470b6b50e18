"""The parts that domains and profiles of Genius share: where issues, weights and bounds stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from onetext.casefile.genius.reader import Reader
from onetext.casefile.genius.xmlfile import Element

__all__ = ["bounds", "kind_of_issue", "named_issues", "objectives", "values_of"]

_WRAPPERS = ("negotiation_template", "utility_space", "domain", "objective")
_KINDS: dict[str, Literal["discrete", "integer", "real"]] = {
    "discrete": "discrete",
    "integer": "integer",
    "int": "integer",
    "real": "real",
    "price": "real",
}
_ADDITIVE = ("", "any", "linear", "additive", "discrete", "linearadditive")
"""Types of a space that are weighted sums, or say nothing; files of old versions leave the type out."""


def objectives(reader: Reader) -> list[Element]:
    """The root and all that wraps issues below it, outermost first; nothing inside an issue is looked at.

    Notes a fault where the root is none that Genius writes, or the space is not additive.
    """
    root = reader.file.root
    if root.tag not in _WRAPPERS:
        hint = "a domain starts with <negotiation_template>, a profile with <utility_space>"
        reader.fault("E406", root, f"the root <{root.tag}> is neither of a Genius domain nor of a profile", hint)
        reader.stop_if_wrong()
    found = list(_wrapped(root))
    for element in found:
        kind = (element.get("type") or "").lower() if element.tag == "utility_space" else ""
        odd = [child.tag for child in element.children if child.tag in ("utility_function", "ufun", "constraints")]
        if kind not in _ADDITIVE or odd:
            what = f'type "{kind}"' if kind not in _ADDITIVE else f"<{odd[0]}>"
            message = f"this space is not a weighted sum over single issues: it has {what}"
            reader.fault("E408", element, message, "only linear additive spaces can be kept exactly")
    reader.stop_if_wrong()
    return found


def _wrapped(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if child.tag in _WRAPPERS:
            yield from _wrapped(child)


def named_issues(reader: Reader, wrappers: list[Element]) -> dict[str, Element]:
    """The issues by name, in the order of the file; a missing name or one that stands twice is a fault."""
    found: dict[str, Element] = {}
    for element in (issue for wrapper in wrappers for issue in wrapper.all("issue")):
        name = element.get("name")
        if not name or not name.strip():
            reader.fault("E406", element, "an issue has no name", 'write name="…"')
        elif name in found:
            reader.fault("E409", element, f'the issue "{name}" stands here twice', "give one of them another name")
        else:
            found[name] = element
    if not found and not reader.faults:
        reader.fault("E406", reader.file.root, "there is no issue in this file", "is it the right file?")
    return found


def kind_of_issue(reader: Reader, issue: Element) -> Literal["discrete", "integer", "real"]:
    """The type of an issue: discrete where none is given."""
    given = next((text for name in ("type", "etype", "vtype") if (text := issue.get(name))), "discrete")
    kind = _KINDS.get(given.strip().lower())
    if kind is None:
        message = f'issue "{issue.get("name")}" has the unknown type "{given}"'
        reader.fault("E408", issue, message, "known are discrete, integer and real")
        return "discrete"
    return kind


def values_of(reader: Reader, issue: Element) -> dict[str, list[Element]]:
    """The values of a discrete issue, each with its items; only direct children count.

    An item inside a `similarity_function` is about how alike values are, and no value of the issue.
    """
    found: dict[str, list[Element]] = {}
    for item in issue.all("item"):
        value = item.get("value")
        if value is None or not value.strip():
            reader.fault("E406", item, f'an item of issue "{issue.get("name")}" has no value', 'write value="…"')
        else:
            found.setdefault(value, []).append(item)
    return found


def bounds(reader: Reader, issue: Element) -> tuple[Element, bool]:
    """The element that carries `lowerbound` and `upperbound`: the issue or its `range`; and whether there is one."""
    holders = [issue, *issue.all("range")]
    found = next((item for item in holders if item.get("lowerbound") or item.get("upperbound")), None)
    return (found, True) if found else (issue, False)
