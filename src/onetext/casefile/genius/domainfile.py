"""A Genius domain: which issues there are, and what each may be settled at."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from onetext.casefile.genius.numbers import shown
from onetext.casefile.genius.reader import Reader
from onetext.casefile.genius.space import MOST_VALUES, Domain, SpaceIssue
from onetext.casefile.genius.tree import bounds, kind_of_issue, named_issues, objectives, values_of
from onetext.casefile.genius.xmlfile import Element, read_xml

__all__ = ["read_domain", "span_of", "whole_bounds"]


def read_domain(path: Path, name: str) -> Domain:
    """Read a domain, or the domain part of a profile.

    Raises
    ------
    CaseError
        With everything that is wrong in the file.
    """
    reader = Reader(read_xml(path, name))
    wrappers = objectives(reader)
    issues = [_issue(reader, title, element) for title, element in named_issues(reader, wrappers).items()]
    if issues and all(issue.kind == "open" for issue in issues):
        message = "no issue of this domain has a list of values, so there is nothing to choose between"
        reader.fault("E410", reader.file.root, message, "give an issue values, or an integer issue fewer steps")
    reader.stop_if_wrong()
    return Domain(name=_name(wrappers), file=reader.name, issues=tuple(issues), dropped=tuple(reader.dropped))


def _name(wrappers: list[Element]) -> str:
    """What the domain calls itself, from the inside out; "" where it has no name."""
    names = (element.get("name") or element.get("domain_name") for element in reversed(wrappers[:3]))
    return next((name.strip() for name in names if name and name.strip()), "")


def _issue(reader: Reader, name: str, element: Element) -> SpaceIssue:
    match kind_of_issue(reader, element):
        case "integer":
            return _integer(reader, name, element)
        case "real":
            return SpaceIssue(name=name, kind="open", ends=_real_bounds(reader, element))
    items = values_of(reader, element)
    for value, twins in items.items():
        if len(twins) > 1:
            what = f'value "{value}" of issue "{name}" stands {len(twins)} times'
            reader.drop(what, "equal names cannot be told apart, so it is one option")
    if not items:
        hint = "if it is a number, say so: type and bounds"
        reader.fault("E406", element, f'issue "{name}" has no values', hint)
    elif len(items) > MOST_VALUES:
        message = f'issue "{name}" has {len(items)} values; at most {MOST_VALUES} can be options'
        reader.fault("E410", element, message, "leave some out, or make two issues of it")
    return SpaceIssue(name=name, kind="discrete", values=tuple(items))


def _integer(reader: Reader, name: str, element: Element) -> SpaceIssue:
    found = whole_bounds(reader, element)
    if found is None:
        return SpaceIssue(name=name, kind="integer")
    low, high = found
    if high < low:
        reader.fault("E405", element, f'issue "{name}" runs from {low} down to {high}', "swap the bounds")
        return SpaceIssue(name=name, kind="integer")
    ends = (Fraction(low), Fraction(high))
    if high - low >= MOST_VALUES:
        return SpaceIssue(name=name, kind="open", ends=ends)
    steps = range(low, high + 1)
    numbers = tuple(Fraction(step) for step in steps)
    return SpaceIssue(name=name, kind="integer", values=tuple(map(str, steps)), numbers=numbers, ends=ends)


def whole_bounds(reader: Reader, element: Element) -> tuple[int, int] | None:
    """The bounds of an integer issue; None, and a fault, where they cannot be read."""
    holder, _ = bounds(reader, element)
    low, high = reader.whole(holder, "lowerbound"), reader.whole(holder, "upperbound")
    return None if low is None or high is None else (low, high)


def _real_bounds(reader: Reader, element: Element) -> tuple[Fraction, ...]:
    """The bounds of a real issue, where it has any: they are only told, so nothing hangs on them."""
    holder, there = bounds(reader, element)
    if not there:
        return ()
    ends = (reader.number(holder, "lowerbound"), reader.number(holder, "upperbound"))
    return tuple(end for end in ends if end is not None)


def span_of(issue: SpaceIssue) -> str:
    """Where the numbers of an open issue lie, in words."""
    return f"any number from {shown(issue.ends[0])} to {shown(issue.ends[-1])}" if issue.ends else "any number"
