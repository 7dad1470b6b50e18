"""What items name that have a fault of shape: it is looked up too, so that one fault does not hide another.

An item that lacks a date can still name a party that does not exist. Only values that are well formed themselves are
looked up; whatever else could be wrong with the item shows once its shape is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pydantic_core import PydanticCustomError

from onetext.casefile.book import Book
from onetext.casefile.fields import to_id
from onetext.casefile.section import Entry
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shapes.base import Shape
from onetext.casefile.values import Value

__all__ = ["check_broken"]

_PARTIES: Mapping[str, tuple[str, ...]] = {"case": ("signatories",), "ultimatums": ("by", "to")} | dict.fromkeys(
    ("interactions", "positions", "weights", "redlines", "nodeal", "responses", "statements", "claims"), ("party",)
)
_ISSUES: Mapping[str, tuple[str, ...]] = {
    "case": ("contested",),
    "positions": ("issue",),
    "weights": ("issue",),
    "responses": ("issues",),
    "events": ("issues",),
    "points": ("touches",),
}
_DRAFTS: Mapping[str, tuple[str, ...]] = {
    "case": ("draft_order",),
    "drafts": ("grew_from",),
    "responses": ("draft",),
    "claims": ("draft",),
    "ultimatums": ("draft",),
}
_SOURCES: Mapping[str, tuple[str, ...]] = {"front": ("source",)} | dict.fromkeys(
    (
        *("interactions", "positions", "weights", "redlines", "nodeal", "drafts"),
        *("responses", "statements", "claims", "ultimatums", "events"),
    ),
    ("sources",),
)
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "rules": ("never", "if", "then"),
    "interactions": ("options",),
    "points": ("settles",),
}
_NO_AUDIENCE = ("front", "points")


def check_broken(refs: Refs, book: Book) -> None:
    """Look up the references of items that have a fault of shape."""
    for entry, item in book.broken:
        name = entry.section.name
        for keys, look_up in (
            (_PARTIES, refs.party),
            (_ISSUES, refs.issue),
            (_DRAFTS, refs.draft),
            (_SOURCES, refs.source),
        ):
            _each(entry, item, keys.get(name, ()), look_up)
        if name not in _NO_AUDIENCE and item.get("audience") not in ("public", "mediator"):
            _each(entry, item, ("audience",), refs.party)
        for key in _CHOICES.get(name, ()):
            _choices(refs, entry, (key,), item.get(key))
        if name == "positions":
            _options(refs, entry, item)
        if name == "redlines":
            _bars(refs, entry, item)
        if name == "drafts":
            _terms(refs, entry, item.get("terms"))


def _each(
    entry: Entry[Shape],
    item: Mapping[str, Value],
    keys: tuple[str, ...],
    look_up: Callable[[Entry[Shape], tuple[str | int, ...], str], None],
) -> None:
    for key in keys:
        for path, name in _ids(item.get(key)):
            if name not in ("public", "mediator") or key != "audience":
                look_up(entry, (key, *path), name)


def _choices(refs: Refs, entry: Entry[Shape], path: tuple[str | int, ...], choices: Value) -> None:
    """A mapping from issues to an option or several."""
    for issue, options in _mapping(choices):
        refs.issue(entry, (*path, issue), issue, of_key=True)
        for inner, option in _ids(options):
            refs.option(entry, (*path, issue, *inner), issue, option)


def _options(refs: Refs, entry: Entry[Shape], item: Mapping[str, Value]) -> None:
    for _, issue in _ids(item.get("issue")):
        for key in ("option", "compatible", "refused"):
            for path, option in _ids(item.get(key)):
                refs.option(entry, (key, *path), issue, option)


def _bars(refs: Refs, entry: Entry[Shape], item: Mapping[str, Value]) -> None:
    strict = item.get("strict")
    for prefix, reading in (((), item), (("strict",), strict if isinstance(strict, dict) else {})):
        for key in ("refuses", "requires"):
            _choices(refs, entry, (*prefix, key), reading.get(key))


def _terms(refs: Refs, entry: Entry[Shape], terms: Value) -> None:
    for issue, _ in _mapping(terms):
        refs.issue(entry, ("terms", issue), issue, of_key=True)


def _mapping(value: Value) -> Iterator[tuple[str, Value]]:
    """The items of a mapping whose keys are ids."""
    for key, inner in value.items() if isinstance(value, dict) else ():
        if _id(key) is not None:
            yield key, inner


def _ids(value: Value) -> Iterator[tuple[tuple[int, ...], str]]:
    """The ids in a value that is one or a list of them, each with its place; what is none is another fault."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            if (name := _id(inner)) is not None:
                yield (index,), name
    elif (name := _id(value)) is not None:
        yield (), name


def _id(value: Value) -> str | None:
    try:
        return to_id(value)
    except PydanticCustomError:
        return None
