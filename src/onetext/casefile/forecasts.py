"""The folder `forecasts/`: sealed forecasts and what came of them, as JSON files named by day and id.

`2025-11-26-1a2b3c4d.json` is a forecast, `2025-11-26-1a2b3c4d.resolved.json` its resolution. A forecast holds the hash
of all that it says, and its id, which names the file, is the start of that hash: a change by accident is always
noticed. Whoever changes all of it on purpose can be found out only by somebody who noted the hash when it was sealed.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from onetext.casefile import files
from onetext.casefile.textfile import TextFile
from onetext.errors import CaseError, Fault
from onetext.model import JSON, json_form
from onetext.model.results import (
    SEAL_FORMAT,
    Question,
    Resolution,
    Seal,
    SealedChances,
    StoredForecast,
    seal_digest,
)

__all__ = ["FOLDER", "read_forecasts", "write_resolution", "write_seal"]

FOLDER = "forecasts"
_RESOLUTION_FORMAT = "onetext/resolution/1"
_RESOLVED = ".resolved.json"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNREADABLE = "put back the file as it was written, or take it out"

T = TypeVar("T")


def write_seal(folder: str | os.PathLike[str], seal: Seal) -> tuple[str, ...]:
    """See `onetext.casefile.write_seal`."""
    from onetext.casefile.writing.atomic import write_all

    name = f"{FOLDER}/{seal.name}.json"
    if files.exists_safely(Path(folder) / name):
        _check_kept(Path(folder) / FOLDER, f"{seal.name}.json")
        return ()
    write_all(Path(folder), {name: _text_of({"sha256": seal.sha256, **seal.to_json()})})
    return (name,)


def _check_kept(place: Path, name: str) -> None:
    """CaseError where the forecast that lies there already is no longer as it was sealed."""
    faults: list[Fault] = []
    content = _object(place, name, faults)
    if content is not None and (changed := _kept(name, content)) is not None:
        faults.append(changed)
    if faults:
        raise CaseError(faults)


def write_resolution(folder: str | os.PathLike[str], seal: Seal, resolution: Resolution) -> tuple[str, ...]:
    """See `onetext.casefile.write_resolution`."""
    from onetext.casefile.writing.atomic import write_all

    name = f"{FOLDER}/{seal.name}{_RESOLVED}"
    body = json_form(resolution)
    assert isinstance(body, dict)
    write_all(Path(folder), {name: _text_of({"format": _RESOLUTION_FORMAT, **body})})
    return (name,)


def _text_of(content: Mapping[str, JSON]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def read_forecasts(folder: str | os.PathLike[str]) -> tuple[StoredForecast, ...]:
    """See `onetext.casefile.read_forecasts`."""
    place = Path(folder) / FOLDER
    if not files.exists_safely(place):
        return ()
    if not place.is_dir():
        raise CaseError([_fault(FOLDER, "E308", "a file stands where a folder is expected", f"make {FOLDER} a folder")])
    entries, faults = files.list_folder(place, FOLDER)
    names = [entry.name for entry in entries if entry.name.endswith(".json") and not entry.name.startswith(".")]
    read = {name: _object(place, name, faults) for name in names}
    seals = _seals({name: content for name, content in read.items() if not name.endswith(_RESOLVED)}, faults)
    decided = _resolutions({name: read[name] for name in names if name.endswith(_RESOLVED)}, read, seals, faults)
    if faults:
        raise CaseError(faults)
    found = [StoredForecast(seal=seal, resolution=decided.get(name)) for name, seal in seals.items()]
    return tuple(sorted(found, key=lambda item: (item.seal.as_of, item.seal.id)))


def _seals(read: Mapping[str, dict[str, object] | None], faults: list[Fault]) -> dict[str, Seal]:
    """The forecasts, by the name of their file without its ending."""
    found = {}
    for name, content in read.items():
        if content is None:
            continue
        if (sealed := _kept(name, content)) is not None:
            faults.append(sealed)
            continue
        try:
            found[name.removesuffix(".json")] = _seal(content)
        except ValueError as error:
            faults.append(_fault(f"{FOLDER}/{name}", "E312", f"this is no sealed forecast: {error}", _UNREADABLE))
    return found


def _kept(name: str, content: dict[str, object]) -> Fault | None:
    """What is wrong where a forecast is not as it was sealed; None where it is."""
    told = content.get("sha256")
    if content.get("format") != SEAL_FORMAT or not isinstance(told, str):
        message = f'this is no sealed forecast: "format" is not "{SEAL_FORMAT}", or the hash is missing'
        return _fault(f"{FOLDER}/{name}", "E312", message, _UNREADABLE)
    now = seal_digest(content)
    if now == told and name == f"{content.get('as_of')}-{now[:8]}.json":
        return None
    what = f"it was sealed as {told[:8]}…, and what it says now has the hash {now[:8]}…"
    if now == told:
        what = f"it was sealed as {content.get('as_of')}-{now[:8]}.json, and bears another name"
    hint = "put back the file as it was sealed; a forecast that was changed afterwards is none, so else take it out"
    return _fault(f"{FOLDER}/{name}", "E311", f"this forecast was changed after it was sealed: {what}", hint)


def _resolutions(
    resolved: Mapping[str, dict[str, object] | None],
    read: Mapping[str, object],
    seals: Mapping[str, Seal],
    faults: list[Fault],
) -> dict[str, Resolution]:
    found = {}
    for name, content in resolved.items():
        own = name.removesuffix(_RESOLVED)
        if content is None:
            continue
        if f"{own}.json" not in read:
            message = f'there is no forecast "{own}.json" that this could resolve'
            faults.append(_fault(f"{FOLDER}/{name}", "E313", message, "put the forecast back, or take this file out"))
        elif own in seals:
            try:
                found[own] = _resolution(content, seals[own])
            except ValueError as error:
                faults.append(_fault(f"{FOLDER}/{name}", "E312", f"this is no resolution: {error}", _UNREADABLE))
    return found


def _object(place: Path, name: str, faults: list[Fault]) -> dict[str, object] | None:
    """The JSON object of a file, or None and a fault."""
    path, told = place / name, f"{FOLDER}/{name}"
    file, wrong = files.read_text(path, told) if files.lies_in(path, place.parent) else files.leads_out(told)
    faults += wrong
    if file is None:
        return None
    try:
        content = json.loads(file.text, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        faults.append(file.fault("E312", (error.lineno, error.colno), f"this is no JSON: {error.msg}", _UNREADABLE))
        return None
    except (RecursionError, ValueError) as error:
        faults.append(file.whole_fault("E312", f"this is no JSON that can be read: {error}", _UNREADABLE))
        return None
    if not isinstance(content, dict):
        faults.append(file.whole_fault("E312", "this is JSON, but no object", _UNREADABLE))
        return None
    return content


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _fault(name: str, code: str, message: str, hint: str) -> Fault:
    return TextFile(name, "").whole_fault(code, message, hint)


# -- from JSON to values; ValueError says what is wrong ---------------------------------------------------------------


def _seal(content: Mapping[str, object]) -> Seal:
    keys = "sha256 format case case_sha256 version seed settings as_of audience question modes baselines"
    get = _keys(content, "", keys)
    seed = get("seed")
    if not isinstance(seed, int) or isinstance(seed, bool):
        raise ValueError("seed is no whole number")
    return Seal(
        case=_text(get("case"), "case"),
        case_sha256=_text(get("case_sha256"), "case_sha256"),
        version=_text(get("version"), "version"),
        seed=seed,
        settings=_mapping(get("settings"), "settings", _text),
        as_of=_day(get("as_of"), "as_of"),
        audience=_text(get("audience"), "audience"),
        question=_question(get("question")),
        modes=_mapping(get("modes"), "modes", _chances),
        baselines=_mapping(get("baselines"), "baselines", _chances),
    )


def _question(value: object) -> Question:
    get = _keys(value, "question", "text horizon outcomes otherwise days")
    return Question(
        text=_text(get("text"), "question.text"),
        horizon=_day(get("horizon"), "question.horizon"),
        outcomes=_mapping(get("outcomes"), "question.outcomes", _text),
        otherwise=_text(get("otherwise"), "question.otherwise"),
        days=_list(get("days"), "question.days", _day),
    )


def _chances(value: object, where: str) -> SealedChances:
    get = _keys(value, where, "outcomes signed_by standard_errors")
    return SealedChances(
        outcomes=_mapping(get("outcomes"), f"{where}.outcomes", _number),
        signed_by=_list(get("signed_by"), f"{where}.signed_by", _number),
        standard_errors=_mapping(get("standard_errors"), f"{where}.standard_errors", _number),
    )


def _resolution(content: Mapping[str, object], seal: Seal) -> Resolution:
    get = _keys(content, "", "format seal outcome on source note")
    if get("format") != _RESOLUTION_FORMAT:
        raise ValueError(f'format is not "{_RESOLUTION_FORMAT}"')
    found = Resolution(
        seal=_text(get("seal"), "seal"),
        outcome=_text(get("outcome"), "outcome"),
        on=_day(get("on"), "on"),
        source=_text(get("source"), "source"),
        note=_text(get("note"), "note"),
    )
    if found.seal != seal.sha256:
        raise ValueError(
            f"it is about a forecast of the hash {found.seal[:8]}…, and the one of its name has {seal.id}…"
        )
    if found.outcome not in seal.question.outcomes:
        raise ValueError(f'"{found.outcome}" is no outcome of the question')
    if objection := seal.objection(found.outcome, found.on):
        raise ValueError(objection)
    return found


def _keys(value: object, where: str, keys: str) -> Callable[[str], object]:
    """A way to ask an object for its keys, after checking that it has just these."""
    prefix = f"{where}." if where else ""
    if not isinstance(value, dict):
        raise ValueError(f"{where} is no object")
    for key in keys.split():
        if key not in value:
            raise ValueError(f"{prefix}{key} is missing")
    if more := sorted(set(value) - set(keys.split())):
        raise ValueError(f"{prefix}{more[0]} has no place there")
    return lambda key: value[key]


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{where} is no text")
    return value


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{where} is no number")
    return float(value)


def _day(value: object, where: str) -> dt.date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(f"{where} is no day")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{where} is no day of the calendar") from None


def _mapping(value: object, where: str, read: Callable[[object, str], T]) -> dict[str, T]:
    if not isinstance(value, dict):
        raise ValueError(f"{where} is no object")
    return {key: read(item, f"{where}.{key}") for key, item in value.items()}


def _list(value: object, where: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where} is no list")
    return tuple(read(item, f"{where}[{place}]") for place, item in enumerate(value))
