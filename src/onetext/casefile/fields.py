"""Field types of the file models: from plain values to the model's own, each with its JSON Schema.

Each converter raises a `PydanticCustomError` whose type is the code of the fault.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from immutabledict import immutabledict
from pydantic import AfterValidator, BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from onetext.casefile import values
from onetext.casefile.labels import LABEL
from onetext.casefile.values import Number, kind_of
from onetext.model import MEDIATOR, PUBLIC, Audience, Date, PointPlace, Range

__all__ = [
    "AudienceField",
    "Chance",
    "Count",
    "DateField",
    "DayField",
    "Exact",
    "FileName",
    "Id",
    "IdMap",
    "Ids",
    "Items",
    "Label",
    "NonNegative",
    "PlacesField",
    "PointRef",
    "PointRefs",
    "RangeField",
    "Score",
    "Sha256",
    "Text",
    "Texts",
    "Written",
    "fault_error",
    "to_id",
]

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
MAX_ID = 64
_ID = re.compile(ID_PATTERN[1:-1])


def fault_error(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """An error that the fault table knows; braces in the texts are safe."""
    return PydanticCustomError("fault", "{message}", {"code": code, "message": message, "hint": hint})


# -- ids ---------------------------------------------------------------------------------------------------------


def to_id(value: object) -> str:
    """An id; a number stands for its own spelling."""
    if isinstance(value, Number):
        value = value.text
    if not isinstance(value, str):
        raise fault_error("E105", f"expected an id, found {kind_of(value)}", "put it in quotes if it is meant as text")
    if len(value) > MAX_ID or not _ID.fullmatch(value):
        raise fault_error("E107", *_bad_id(value))
    return value


def _bad_id(value: str) -> tuple[str, str]:
    if not value:
        return "an id is empty", "give it letters or digits"
    if len(value) > MAX_ID:
        return f"an id of {len(value)} characters is longer than the {MAX_ID} allowed", "shorten it"
    mended = re.sub(r"[^A-Za-z0-9_.-]+", "-", value).strip("-_.")
    hint = f'for example "{mended}"' if mended else "for example a transcription into Latin letters"
    return f'"{value}" cannot be an id: only letters A-Z, digits, "_", "." and "-" may stand in it', hint


def to_label(value: object) -> str:
    """The label of a point, as a draft prints it."""
    text = value.text if isinstance(value, Number) else value
    if not isinstance(text, str) or not LABEL.fullmatch(text):
        raise fault_error("E107", f"expected the label of a point, found {kind_of(value)}", "write 5, 21a or I.1")
    return text


def to_point(value: object) -> str:
    """A point: its label, or `draft/label`."""
    text = value.text if isinstance(value, Number) else value
    if not isinstance(text, str):
        raise fault_error("E105", f"expected a point, found {kind_of(value)}", "write 21a or us28/21a")
    draft, slash, label = text.rpartition("/")
    if slash:
        to_id(draft)
    to_label(label)
    return text


def to_count(value: object) -> int:
    """A whole number that is not negative."""
    number = to_fraction(value)
    if number.denominator != 1 or number < 0:
        raise fault_error("E112", f"expected a whole number of at least 0, found {float(number):g}")
    return int(number)


def to_written(value: object) -> str:
    """Text; a number stands for its own spelling."""
    if isinstance(value, Number):
        return value.text
    if not isinstance(value, str):
        raise fault_error("E105", f"expected text, found {kind_of(value)}")
    return value


def _listed(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    if value is None or isinstance(value, dict | tuple):
        raise fault_error("E105", f"expected a list, found {kind_of(value)}", "write [a, b]")
    return (value,)


def _list_only(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(value)
    raise fault_error("E105", f"expected a list, found {kind_of(value)}", "start each item with a dash")


# -- files of drafts ---------------------------------------------------------------------------------------------


_PLACE = re.compile(
    r"(?:page (?P<page>[1-9][0-9]{0,6}) |(?P<part>\S(?:.*\S)?) )?(?P<start>[0-9]{1,12})-(?P<end>[0-9]{1,12})"
)


def to_place(value: object) -> PointPlace:
    """Where a paragraph stands: `word/document.xml 1203-1544`, `page 3 12-80` or `12-80`."""
    match = _PLACE.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match["start"]) > int(match["end"]):
        hint = "write word/document.xml 1203-1544, or page 3 12-80 for a PDF, or 12-80"
        raise fault_error("E125", f"expected a place in a file, found {kind_of(value)}", hint)
    page = int(match["page"]) if match["page"] else None
    return PointPlace(part=match["part"] or "", page=page, start=int(match["start"]), end=int(match["end"]))


def to_sha256(value: object) -> str:
    """The SHA-256 of a file, in hex; YAML may take one made of digits for a number."""
    text = value.text if isinstance(value, Number) else value
    if not isinstance(text, str) or not re.fullmatch(r"[0-9a-f]{64}", text):
        hint = "it has 64 signs from 0 to 9 and a to f"
        raise fault_error("E125", f"expected the SHA-256 of a file, found {kind_of(value)}", hint)
    return text


def to_file_name(value: object) -> str:
    """The name of a file beside the draft: no path, and no hidden file."""
    if not isinstance(value, str) or not value or value.startswith(".") or re.search(r"[/\\\x00]", value):
        hint = "write the name alone; the file lies in drafts/"
        raise fault_error("E125", f"expected the name of a file in drafts/, found {kind_of(value)}", hint)
    return value


# -- numbers -----------------------------------------------------------------------------------------------------


def to_fraction(value: object) -> Fraction:
    """An exact number."""
    try:
        return values.fraction(value)
    except ValueError as error:
        raise fault_error("E110", str(error), 'write 40, 0.4 or "2/3"') from None


@lru_cache(maxsize=4096)
def _plain_range(value: Number | str) -> Range:
    number = to_fraction(value)
    return Range(number, number)


def to_range(value: object) -> Range:
    """A number, `[low, high]` or `[low, mode, high]` (S4)."""
    if isinstance(value, Number | str):
        return _plain_range(value)
    if not isinstance(value, list):
        raise fault_error("E110", f"expected a number or a range, found {kind_of(value)}", "write 40 or [30, 60]")
    if len(value) not in (2, 3):
        raise fault_error("E111", f"a range has two or three numbers, not {len(value)}", "write [low, high]")
    numbers = [to_fraction(item) for item in value]
    try:
        return Range(numbers[0], numbers[-1], numbers[1] if len(numbers) == 3 else None)
    except ValueError as error:
        raise fault_error("E111", str(error), "write [low, high] or [low, most likely, high]") from None


def _within(low: int, high: int | None, what: str) -> AfterValidator:
    def check(value: Range) -> Range:
        """The range, or a fault where it leaves the bounds."""
        if value.low < low or (high is not None and value.high > high):
            bounds = f"at least {low}" if high is None else f"between {low} and {high}"
            raise fault_error("E112", f"{what} is {bounds}, found {value}")
        return value

    return AfterValidator(check)


# -- dates -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _parsed_date(text: str) -> Date:
    try:
        return Date.parse(text)
    except ValueError as error:
        message = str(error) if "is not a date" in str(error) else f'"{text}" is not in the calendar'
        raise fault_error("E108", message.partition(";")[0], "write 2025-11-23, or 2025-11 for a month") from None


def to_date(value: object) -> Date:
    """A day, a month, or `{earliest, latest}` (S16)."""
    if isinstance(value, str):
        return _parsed_date(value)
    if isinstance(value, dict):
        if set(value) != {"earliest", "latest"}:
            raise fault_error("E108", "an interval of dates has the keys earliest and latest, and no others")
        first, last = (to_date(value[end]) for end in ("earliest", "latest"))
        try:
            return Date(first.earliest, last.latest)
        except ValueError as error:
            raise fault_error("E109", str(error), "swap the ends") from None
    raise fault_error("E108", f"expected a date, found {kind_of(value)}", "write 2025-11-23, or 2025-11 for a month")


def to_day(value: object) -> dt.date:
    """One day."""
    date = to_date(value)
    if not date.is_day:
        raise fault_error("E108", "one day is wanted here, not an interval", "write 2025-11-23")
    return date.earliest


# -- who may see it ----------------------------------------------------------------------------------------------


def to_audience(value: object) -> Audience:
    """`public`, `mediator`, or parties (S24)."""
    if value == "public":
        return PUBLIC
    if value == "mediator":
        return MEDIATOR
    parties = tuple(to_id(item) for item in (value if isinstance(value, list) else [value]))
    if not parties:
        raise fault_error("E120", "the audience is empty", "name parties, or write mediator")
    if "public" in parties or "mediator" in parties:
        raise fault_error("E106", "public and mediator stand alone, not in a list", "name parties only")
    return Audience("parties", parties)


# -- the types ---------------------------------------------------------------------------------------------------

_ID_SCHEMA = {"type": ["string", "number"], "pattern": ID_PATTERN, "maxLength": MAX_ID}
_LABEL_SCHEMA = {"type": ["string", "number"], "pattern": f"^(?:{LABEL.pattern})$"}
_POINT_SCHEMA = {"type": ["string", "number"]}
_NUMBER_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[-+]?[0-9]+/[0-9]+$"}]}
_RANGE_SCHEMA = {
    "anyOf": [*_NUMBER_SCHEMA["anyOf"], {"type": "array", "items": _NUMBER_SCHEMA, "minItems": 2, "maxItems": 3}]
}
_DAY_SCHEMA = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_ANY_DAY_SCHEMA = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
_DATE_SCHEMA = {
    "anyOf": [
        _ANY_DAY_SCHEMA,
        {
            "type": "object",
            "properties": {"earliest": _ANY_DAY_SCHEMA, "latest": _ANY_DAY_SCHEMA},
            "required": ["earliest", "latest"],
            "additionalProperties": False,
        },
    ]
}
_AUDIENCE_SCHEMA = {"anyOf": [_ID_SCHEMA, {"type": "array", "items": _ID_SCHEMA, "minItems": 1}]}


def _or_list(schema: Mapping[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [schema, {"type": "array", "items": schema}]})


Value = TypeVar("Value")


def _frozen(value: dict[str, Value]) -> immutabledict[str, Value]:
    return immutabledict(value)


if TYPE_CHECKING:
    Id: TypeAlias = str
    Text: TypeAlias = str
    Label: TypeAlias = str
    PointRef: TypeAlias = str
    PointRefs: TypeAlias = tuple[str, ...]
    Written: TypeAlias = str
    Count: TypeAlias = int
    Exact: TypeAlias = Fraction
    FileName: TypeAlias = str
    PlacesField: TypeAlias = tuple[PointPlace, ...]
    Sha256: TypeAlias = str
    RangeField: TypeAlias = Range
    Chance: TypeAlias = Range
    Score: TypeAlias = Range
    NonNegative: TypeAlias = Range
    DateField: TypeAlias = Date
    DayField: TypeAlias = dt.date
    AudienceField: TypeAlias = Audience
    Ids: TypeAlias = tuple[str, ...]
    Texts: TypeAlias = tuple[str, ...]
    Items: TypeAlias = tuple[Value, ...]
    IdMap: TypeAlias = immutabledict[str, Value]
else:
    Id = Annotated[Any, PlainValidator(to_id), WithJsonSchema(_ID_SCHEMA)]
    Text = Annotated[str, StringConstraints(min_length=1)]
    Label = Annotated[Any, PlainValidator(to_label), WithJsonSchema(_LABEL_SCHEMA)]
    PointRef = Annotated[Any, PlainValidator(to_point), WithJsonSchema(_POINT_SCHEMA)]
    PointRefs = Annotated[tuple[PointRef, ...], BeforeValidator(_listed), _or_list(_POINT_SCHEMA)]
    Written = Annotated[Any, PlainValidator(to_written), WithJsonSchema({"type": ["string", "number"]})]
    Count = Annotated[Any, PlainValidator(to_count), WithJsonSchema({"type": "integer", "minimum": 0})]
    Exact = Annotated[Any, PlainValidator(to_fraction), WithJsonSchema(_NUMBER_SCHEMA)]
    FileName = Annotated[Any, PlainValidator(to_file_name), WithJsonSchema({"type": "string", "minLength": 1})]
    Place = Annotated[Any, PlainValidator(to_place), WithJsonSchema({"type": "string"})]
    PlacesField = Annotated[tuple[Place, ...], BeforeValidator(_listed), _or_list({"type": "string"})]
    Sha256 = Annotated[Any, PlainValidator(to_sha256), WithJsonSchema({"type": ["string", "number"]})]
    RangeField = Annotated[Any, PlainValidator(to_range), WithJsonSchema(_RANGE_SCHEMA)]
    Chance = Annotated[Any, PlainValidator(to_range), _within(0, 1, "this number"), WithJsonSchema(_RANGE_SCHEMA)]
    Score = Annotated[Any, PlainValidator(to_range), _within(0, 100, "a score"), WithJsonSchema(_RANGE_SCHEMA)]
    NonNegative = Annotated[Any, PlainValidator(to_range), _within(0, None, "a weight"), WithJsonSchema(_RANGE_SCHEMA)]
    DateField = Annotated[Any, PlainValidator(to_date), WithJsonSchema(_DATE_SCHEMA)]
    DayField = Annotated[Any, PlainValidator(to_day), WithJsonSchema(_DAY_SCHEMA)]
    AudienceField = Annotated[Any, PlainValidator(to_audience), WithJsonSchema(_AUDIENCE_SCHEMA)]
    Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed), _or_list(_ID_SCHEMA)]
    Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed), _or_list({"type": "string", "minLength": 1})]
    Items = Annotated[tuple[Value, ...], BeforeValidator(_list_only)]
    IdMap = Annotated[dict[Id, Value], AfterValidator(_frozen)]
