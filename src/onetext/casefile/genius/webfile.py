"""A GeniusWeb profile: a domain, and a weighted sum of utilities over it, in one JSON object."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from onetext.casefile.genius.jsonfile import JsonValue, read_json
from onetext.casefile.genius.numbers import shown
from onetext.casefile.genius.reader import nearest
from onetext.casefile.genius.space import Domain, Evaluation, Profile, SpaceIssue
from onetext.casefile.genius.webdomain import read_web_domain, spelled
from onetext.casefile.genius.webreader import WebReader

__all__ = ["WebProfile", "read_web_profile"]

_SPACE = "LinearAdditiveUtilitySpace"
_DISCRETE = ("discreteutils", "DiscreteValueSetUtilities")
_NUMBER = ("numberutils", "NumberValueSetUtilities")
_EIGHT = 10**8

WebProfile = tuple[str, Domain, Profile]
"""What the profile calls itself, its domain, and what it wants; the party is still to be named."""


def read_web_profile(path: Path, name: str) -> WebProfile:
    """Read a profile; numbers are taken as they are written.

    Raises
    ------
    CaseError
        With everything that is wrong in the file, or when it is another kind of profile.
    """
    reader = WebReader(read_json(path, name))
    space = _space(reader)
    domain = read_web_domain(reader, reader.part(space, "domain", _SPACE))
    reader.stop_if_wrong()
    weights = _weights(reader, domain, reader.part(space, "issueWeights", _SPACE))
    evaluations = _evaluations(reader, domain, reader.part(space, "issueUtilities", _SPACE))
    reader.unused(space, ("domain", "name", "issueWeights", "issueUtilities", "reservationBid"), _SPACE)
    reader.stop_if_wrong()
    bid = space.get("reservationBid")
    reservation, reason = _reservation(reader, domain, weights, evaluations, bid)
    reader.stop_if_wrong()
    own = space.get("name")
    profile = Profile(
        party="",
        file=reader.name,
        weights=weights,
        evaluations={title: item for title, item in evaluations.items() if item is not None},
        reservation=reservation,
        reservation_reason=reason,
        dropped=tuple(reader.dropped),
    )
    return own if isinstance(own, str) else "", domain, profile


def _space(reader: WebReader) -> dict[str, JsonValue]:
    root = reader.mapping(reader.root, "")
    reader.stop_if_wrong()
    if _SPACE in root and len(root) == 1:
        return reader.mapping(root[_SPACE], _SPACE)
    if "issuesValues" in root:
        reader.fault("E406", "", "this is a domain without preferences", "name the profiles; each holds the domain")
    else:
        kinds = ", ".join(f'"{key}"' for key in list(root)[:4]) or "nothing"
        message = f"the file holds {kinds}; only {_SPACE} can be kept exactly"
        reader.fault("E408", "", message, "groups of issues, partial orders and the like have no place in a case")
    reader.stop_if_wrong()
    return {}


def _weights(reader: WebReader, domain: Domain, given: dict[str, JsonValue]) -> dict[str, Fraction]:
    _same_names(reader, domain, given, "issueWeights")
    found = {}
    for name, value in given.items():
        number = reader.within_one(value, f"issueWeights.{name}")
        if number is not None:
            found[name] = number
    return found


def _same_names(reader: WebReader, domain: Domain, given: dict[str, JsonValue], path: str) -> None:
    names = [issue.name for issue in domain.issues]
    for name in (name for name in given if name not in names):
        reader.fault("E407", path, f'the domain has no issue "{name}"', nearest(name, names))
    for name in (name for name in names if name not in given):
        reader.fault("E407", path, f'the issue "{name}" of the domain is missing', nearest(name, given))


# -- utilities -----------------------------------------------------------------------------------------------------


def _evaluations(reader: WebReader, domain: Domain, given: dict[str, JsonValue]) -> dict[str, Evaluation | None]:
    _same_names(reader, domain, given, "issueUtilities")
    return {
        issue.name: _of_issue(reader, issue, given[issue.name], f"issueUtilities.{issue.name}")
        for issue in domain.issues
        if issue.name in given
    }


def _of_issue(reader: WebReader, issue: SpaceIssue, value: JsonValue, path: str) -> Evaluation | None:
    holder = reader.mapping(value, path)
    known = _DISCRETE if issue.kind == "discrete" else _NUMBER
    spelling = next((key for key in known if key in holder), None)
    if spelling is None or len(holder) != 1:
        found = ", ".join(list(holder)[:4]) or "nothing"
        message = f"expected {known[0]} (or {known[1]}), found {found}"
        reader.fault("E408", path, message, "the utilities must be of the same kind as the values of the domain")
        return None
    inner = reader.mapping(holder[spelling], f"{path}.{spelling}")
    if issue.kind == "discrete":
        return _discrete(reader, issue, reader.part(inner, "valueUtilities", path), path)
    return _line(reader, issue, inner, path)


def _discrete(reader: WebReader, issue: SpaceIssue, given: dict[str, JsonValue], path: str) -> Evaluation | None:
    for value in (value for value in given if value not in issue.values):
        reader.fault("E407", path, f'the domain has no value "{value}"', nearest(value, issue.values))
    for value in (value for value in issue.values if value not in given):
        reader.fault("E407", path, f'the value "{value}" of the domain has no utility', nearest(value, given))
    numbers = [reader.within_one(given[value], f"{path}.{value}") for value in issue.values if value in given]
    stored = tuple(number for number in numbers if number is not None)
    return Evaluation(stored=stored) if len(stored) == len(issue.values) else None


def _line(reader: WebReader, issue: SpaceIssue, given: dict[str, JsonValue], path: str) -> Evaluation | None:
    """Utilities along a straight line from the lowest to the highest number."""
    low, high = (reader.number(given.get(key), f"{path}.{key}") for key in ("lowValue", "highValue"))
    first, last = (reader.within_one(given.get(key), f"{path}.{key}") for key in ("lowUtility", "highUtility"))
    if low is None or high is None or first is None or last is None:
        return None
    if (low, high) != issue.ends:
        message = f"the utilities run from {shown(low)} to {shown(high)}, the domain does not"
        reader.fault("E407", path, message, "both must have the same ends")
        return None
    # The line runs up to the end of the range, even where no step falls on it.
    stored = tuple(first + (last - first) * (number - low) / (high - low) for number in issue.numbers or issue.ends)
    if issue.kind == "integer" and any((number * _EIGHT).denominator != 1 for number in stored):
        what = f'rounding of the utilities of issue "{issue.name}" to eight decimals'
        reader.drop(what, "GeniusWeb rounds there; the case has the exact line")
    return Evaluation(stored=stored)


# -- reservation ---------------------------------------------------------------------------------------------------


def _reservation(
    reader: WebReader,
    domain: Domain,
    weights: dict[str, Fraction],
    evaluations: dict[str, Evaluation | None],
    bid: JsonValue,
) -> tuple[Fraction, str]:
    """The utility of the reservation bid: GeniusWeb names a bid, not a number."""
    if bid is None:
        return Fraction(0), "the profile has no reservation bid, and any agreement is worth at least 0"
    chosen = reader.part(reader.mapping(bid, "reservationBid"), "issuevalues", "reservationBid")
    known = {issue.name: issue for issue in domain.issues}
    total = Fraction(0)
    for name, value in chosen.items():
        issue, item = known.get(name), evaluations.get(name)
        if issue is None or item is None:
            reader.fault("E407", "reservationBid", f'the domain has no issue "{name}"', nearest(name, known))
            continue
        worth = _worth(reader, issue, item, value)
        if worth is not None:
            total += weights[name] * worth
    left = [name for name in known if name not in chosen]
    reason = "the utility of the reservation bid"
    if left:
        reason += f", which leaves out {', '.join(left)}: nothing is added for what it leaves out"
    return total, reason


def _worth(reader: WebReader, issue: SpaceIssue, item: Evaluation, value: JsonValue) -> Fraction | None:
    path = f"reservationBid.{issue.name}"
    if issue.kind == "discrete":
        text = spelled(value)
        if text in issue.values:
            return item.stored[issue.values.index(text)]
        reader.fault("E407", path, f'the domain has no value "{text}"', nearest(text, issue.values))
        return None
    number = reader.number(value, path)
    if number is None:
        return None
    if issue.kind == "integer" and number in issue.numbers:
        return item.stored[issue.numbers.index(number)]
    low, high = issue.ends
    if issue.kind == "open" and low <= number <= high:
        return item.stored[0] + (item.stored[-1] - item.stored[0]) * (number - low) / (high - low)
    reader.fault("E407", path, f"the domain has no value {shown(number)}", "")
    return None
