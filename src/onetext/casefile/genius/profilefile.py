"""A Genius profile: weights, evaluations, reservation value and discount of one party."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from onetext.casefile.genius.evaluators import evaluation
from onetext.casefile.genius.numbers import shown
from onetext.casefile.genius.reader import Reader, nearest
from onetext.casefile.genius.space import Domain, Profile
from onetext.casefile.genius.tree import named_issues, objectives
from onetext.casefile.genius.xmlfile import Element, read_xml

__all__ = ["read_profile"]


def read_profile(path: Path, name: str, party: str, domain: Domain) -> Profile:
    """Read the profile of a party and match it with the domain: issues and values by name, weights by index.

    Raises
    ------
    CaseError
        With everything that is wrong in the file, or does not fit the domain.
    """
    reader = Reader(read_xml(path, name))
    wrappers = objectives(reader)
    issues = named_issues(reader, wrappers)
    _same_issues(reader, domain, issues)
    weights = _weights(reader, wrappers, issues)
    known = {issue.name: issue for issue in domain.issues}
    found = {title: evaluation(reader, known[title], issues[title]) for title in issues if title in known}
    reservation = _single(reader, wrappers, "reservation", "reservation_value")
    discount = _discount(reader, wrappers)
    reader.stop_if_wrong()
    reason = "the reservation value of the profile" if reservation is not None else "the profile names none"
    return Profile(
        party=party,
        file=reader.name,
        weights=weights,
        evaluations={title: item for title, item in found.items() if item is not None},
        reservation=Fraction(0) if reservation is None else reservation,
        reservation_reason=reason if reservation is not None else f"{reason}, which is 0 in Genius",
        discount=discount,
        dropped=tuple(reader.dropped),
    )


def _same_issues(reader: Reader, domain: Domain, issues: dict[str, Element]) -> None:
    names = [issue.name for issue in domain.issues]
    for name in (name for name in issues if name not in names):
        reader.fault("E407", issues[name], f'the domain has no issue "{name}"', nearest(name, names))
    for name in (name for name in names if name not in issues):
        message = f'the profile has no issue "{name}", which the domain has'
        reader.fault("E407", reader.file.root, message, nearest(name, issues))


# -- weights -------------------------------------------------------------------------------------------------------


def _weights(reader: Reader, wrappers: Iterable[Element], issues: dict[str, Element]) -> dict[str, Fraction]:
    """Weight of each issue, found by the index that the issue has in this very file."""
    wrappers = list(wrappers)
    given = _weights_by_index(reader, wrappers)
    found: dict[str, Fraction] = {}
    owner: dict[int, str] = {}
    for name, element in issues.items():
        index = reader.whole(element, "index")
        if index is None:
            continue
        if index in owner:
            message = f'issues "{owner[index]}" and "{name}" both have the index {index}'
            reader.fault("E409", element, message, "the weights cannot be told apart; give each an index of its own")
        elif index not in given:
            hint = f'add <weight index="{index}" value="…"/>, with 0 if it does not matter'
            reader.fault("E406", element, f'issue "{name}" has no weight', hint)
        elif (weight := given[index]) is not None:
            found[name] = weight
        owner[index] = name
    inner = {index for wrapper in wrappers for index in [wrapper.get("index")] if wrapper.tag == "objective"}
    for index, weight in given.items():
        if index not in owner and weight:
            what = f"weight {shown(weight)} of index {index}"
            group = str(index) in inner
            why = "it belongs to a group of issues" if group else "no issue of the profile has this index"
            reader.drop(what, f"{why}; Genius does not use it in utilities")
    return found


def _weights_by_index(reader: Reader, wrappers: Iterable[Element]) -> dict[int, Fraction | None]:
    """Index -> weight; None, with a fault, where it cannot be read."""
    found: dict[int, Fraction | None] = {}
    for element in (weight for wrapper in wrappers for weight in wrapper.all("weight")):
        index, value = reader.whole(element, "index"), reader.at_least_zero(element, "value")
        if index is None:
            continue
        before = found.setdefault(index, value)
        if before is not None and value is not None and before != value:
            message = f"index {index} has two weights, {shown(before)} and {shown(value)}"
            reader.fault("E409", element, message, "keep the right one")
    return found


# -- the rest ------------------------------------------------------------------------------------------------------


def _single(reader: Reader, wrappers: Iterable[Element], *tags: str) -> Fraction | None:
    """The number of an element that may stand once; None where it is missing."""
    there = [element for wrapper in wrappers for tag in tags for element in wrapper.all(tag)]
    numbers = [reader.number(element, "value") for element in there]
    for element, number in zip(there[1:], numbers[1:], strict=True):
        if number != numbers[0]:
            reader.fault("E409", element, f"there is another <{element.tag}> with another value", "keep the right one")
    return numbers[0] if numbers else None


def _discount(reader: Reader, wrappers: Iterable[Element]) -> Fraction:
    """The discount factor; 1 where utilities do not shrink, which Genius also writes as 0."""
    number = _single(reader, wrappers, "discount_factor")
    return number if number else Fraction(1)
