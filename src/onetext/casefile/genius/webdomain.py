"""The domain inside a GeniusWeb profile."""

from __future__ import annotations

from fractions import Fraction

from onetext.casefile.genius.jsonfile import JsonValue
from onetext.casefile.genius.numbers import shown
from onetext.casefile.genius.space import MOST_VALUES, Domain, SpaceIssue
from onetext.casefile.genius.webreader import WebReader
from onetext.casefile.values import Number, kind_of

__all__ = ["differences", "read_web_domain", "spelled"]


def read_web_domain(reader: WebReader, given: dict[str, JsonValue]) -> Domain:
    """The domain of a profile; faults and what is dropped are noted in the reader."""
    values = reader.part(given, "issuesValues", "domain") if given else {}
    reader.unused(given, ("name", "issuesValues"), "domain")
    issues = [_issue(reader, name, value) for name, value in values.items()]
    if given and not values and not reader.faults:
        reader.fault("E406", "domain", "there is no issue in this domain")
    if issues and all(issue.kind == "open" for issue in issues):
        message = "no issue of this domain has a list of values, so there is nothing to choose between"
        reader.fault("E410", "domain", message, "give an issue values, or fewer steps")
    name = given.get("name")
    return Domain(name=name.strip() if isinstance(name, str) else "", file=reader.name, issues=tuple(issues))


def differences(one: Domain, other: Domain) -> list[str]:
    """In what two domains differ, in words; the order of issues and values means nothing."""
    ours, theirs = ({issue.name: issue for issue in domain.issues} for domain in (one, other))
    found = [f'issue "{name}" is missing' for name in ours if name not in theirs]
    found += [f'issue "{name}" is new' for name in theirs if name not in ours]
    for name in (name for name in ours if name in theirs):
        mine, its = ours[name], theirs[name]
        if mine.kind != its.kind or set(mine.values) != set(its.values) or mine.ends != its.ends:
            found.append(f'issue "{name}" has other values')
    return found


def spelled(value: JsonValue) -> str:
    """A value as the file spells it."""
    return value.text if isinstance(value, Number) else value if isinstance(value, str) else kind_of(value)


def _issue(reader: WebReader, name: str, value: JsonValue) -> SpaceIssue:
    path = f"domain.issuesValues.{name}"
    holder = reader.mapping(value, path)
    nothing = SpaceIssue(name=name, kind="discrete")
    if not name.strip():
        reader.fault("E406", path, "an issue has no name")
        return nothing
    match holder:
        case {"values": list() as values} if len(holder) == 1:
            return _discrete(reader, name, values, path)
        case {"range": ends} if len(holder) == 1:
            return _numbers(reader, name, ends, path)
    if not reader.faults:
        reader.fault("E406", path, "an issue has either values or a range", f"there are: {', '.join(list(holder)[:4])}")
    return nothing


def _discrete(reader: WebReader, name: str, values: list[JsonValue], path: str) -> SpaceIssue:
    found: dict[str, None] = {}
    for value in values:
        if not isinstance(value, str | Number) or not spelled(value).strip():
            reader.fault("E406", path, f"expected a text as a value, found {kind_of(value)}")
        elif spelled(value) in found:
            reader.drop(f'value "{spelled(value)}" of issue "{name}", the second time', "equal names are one option")
        else:
            found[spelled(value)] = None
    if not found and not reader.faults:
        reader.fault("E406", path, "there are no values")
    elif len(found) > MOST_VALUES:
        message = f"{len(found)} values; at most {MOST_VALUES} can be options"
        reader.fault("E410", path, message, "leave some out, or make two issues of it")
    return SpaceIssue(name=name, kind="discrete", values=tuple(found))


def _numbers(reader: WebReader, name: str, given: JsonValue, path: str) -> SpaceIssue:
    """A range with a step: `{low, high, step}`, or the three in a list."""
    nothing = SpaceIssue(name=name, kind="open", ends=(Fraction(0), Fraction(1)))
    if isinstance(given, list) and len(given) == 3:
        given = dict(zip(("low", "high", "step"), given, strict=True))
    ends = reader.mapping(given, f"{path}.range")
    low, high, step = (reader.number(ends.get(key), f"{path}.range.{key}") for key in ("low", "high", "step"))
    if low is None or high is None or step is None:
        return nothing
    if step <= 0 or high <= low:
        message = f"a range from {shown(low)} to {shown(high)} in steps of {shown(step)} has no numbers"
        reader.fault("E405", path, message, "the upper end lies above the lower, and the step above 0")
        return nothing
    count = (high - low) // step + 1
    if count > MOST_VALUES:
        return SpaceIssue(name=name, kind="open", ends=(low, high))
    steps = tuple(low + step * place for place in range(count))
    values = tuple(map(_decimal, steps))
    return SpaceIssue(name=name, kind="integer", values=values, numbers=steps, ends=(low, high))


def _decimal(number: Fraction) -> str:
    """A number of the range in decimals, which it always has."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(number * 10**places))).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if number < 0 else text
