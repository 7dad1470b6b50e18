"""Drafts: front matter, terms, and what stands in braces under a point."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from immutabledict import immutabledict
from pydantic import BeforeValidator, Field, ValidatorFunctionWrapHandler, WrapValidator

from onetext.casefile.fields import (
    DateField,
    FileName,
    Id,
    IdMap,
    Ids,
    Items,
    Label,
    PlacesField,
    PointRef,
    PointRefs,
    Sha256,
    Text,
    Texts,
    fault_error,
    to_id,
)
from onetext.casefile.shapes.base import Maybe, RecordShape, Shape
from onetext.casefile.values import Number, kind_of
from onetext.model import (
    Audience,
    Confidence,
    DraftFile,
    DraftFormat,
    DraftKind,
    Receipt,
    StatusChange,
    StatusName,
    Struck,
    Term,
)

__all__ = ["DraftShape", "PointShape", "TermShape"]

_BARE_STATES = ("silent", "deferred", "unknown")


def _wanted(value: object) -> object:
    if isinstance(value, list):
        return {to_id(option): [] for option in value}
    return value


if TYPE_CHECKING:
    Wanted: TypeAlias = immutabledict[str, tuple[str, ...]]
else:
    Wanted = Annotated[IdMap[Ids], BeforeValidator(_wanted, json_schema_input_type=Ids | dict[Id, Ids])]


class TermShape(Shape):
    """One issue in a draft, written out."""

    settled: Maybe[Id] = None
    bracketed: Maybe[Wanted] = None
    deferred: Maybe[Ids] = None
    silent: Maybe[Literal[True]] = None
    unknown: Maybe[Literal[True]] = None
    note: str = ""

    @property
    def term(self) -> Term:
        """The term of the model."""
        given = self.model_fields_set - {"note"}
        if len(given) != 1:
            message = f"a term has exactly one of settled, bracketed, deferred, silent, unknown; found {len(given)}"
            raise fault_error("E124", message)
        if self.settled is not None:
            return Term(state="settled", options=(self.settled,), note=self.note)
        if self.bracketed is not None:
            wanted = {option: by for option, by in self.bracketed.items() if by}
            return Term(
                state="bracketed",
                options=tuple(self.bracketed),
                wanted_by=immutabledict(wanted),
                note=self.note,
            )
        if self.deferred is not None:
            return Term(state="deferred", options=self.deferred, note=self.note)
        return Term(state="silent" if self.silent else "unknown", note=self.note)


@lru_cache(maxsize=4096)
def _bare_term(text: str) -> Term:
    if text in _BARE_STATES:
        return Term(state=text)  # type: ignore[arg-type]  # one of the three states just tested
    return Term(state="settled", options=(to_id(text),))


def _to_term(value: object, handler: ValidatorFunctionWrapHandler) -> Term:
    if isinstance(value, str):
        return _bare_term(value)
    if isinstance(value, Number):
        return _bare_term(value.text)
    if not isinstance(value, dict):
        hint = "write an option, or silent, deferred, unknown, or {bracketed: {option: [party]}}"
        raise fault_error("E124", f"a term cannot be {kind_of(value)}", hint)
    shape: TermShape = handler(value)
    return shape.term


if TYPE_CHECKING:
    TermField: TypeAlias = Term
else:
    TermField = Annotated[TermShape, WrapValidator(_to_term, json_schema_input_type=TermShape | Id)]


class ReceiptShape(Shape):
    """Who got the text."""

    party: Id
    date: DateField
    channel: str = ""


class StatusShape(Shape):
    """One step of a draft's history."""

    status: StatusName
    date: DateField
    note: str = ""


class StruckShape(Shape):
    """A point of an earlier draft that this one leaves out."""

    point: PointRef
    note: str = ""


class FileShape(Shape):
    """The file that a draft was imported from."""

    name: Text
    format: DraftFormat
    sha256: Sha256
    copy_: Maybe[FileName] = Field(None, alias="copy")


class PointShape(Shape):
    """What stands in braces under a point.

    `text` and `parent` are only for what the body cannot spell: odd spaces in a text, a label that does not start
    with its parent's.
    """

    settles: IdMap[Id] = immutabledict()
    touches: Ids = ()
    answers: PointRefs = ()
    change: Literal["kept", "changed", "added", ""] = ""
    confidence: Confidence = ""
    note: str = ""
    text: Maybe[str] = None
    parent: Maybe[Label] = None
    printed: str = ""
    at: PlacesField = ()


class DraftShape(RecordShape):
    """The front matter of a draft."""

    id: Id
    title: Text
    kind: DraftKind = "proposal"
    short: str = ""
    grew_from: Ids = ()
    handed_over_by: str = ""
    origin: str = ""
    date_note: str = ""
    received: Items[ReceiptShape] = ()
    status: Items[StatusShape] = ()
    facts: Texts = ()
    reported: Texts = ()
    annexes: Texts = ()
    struck: Items[StruckShape] = ()
    terms: IdMap[TermField] = immutabledict()
    file: Maybe[FileShape] = None
    terms_reviewed: bool = True

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        values["received"] = tuple(Receipt(**item.__dict__) for item in self.received)
        values["status"] = tuple(StatusChange(**item.__dict__) for item in self.status)
        values["struck"] = tuple(Struck(**item.__dict__) for item in self.struck)
        if self.file is not None:
            own = self.file
            values["file"] = DraftFile(name=own.name, format=own.format, sha256=own.sha256, copy=own.copy_ or "")
        return values
