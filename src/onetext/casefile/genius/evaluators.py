"""What a Genius profile makes of the values of one issue.

As `EvaluatorDiscrete`, `EvaluatorInteger` and `EVALFUNCTYPE` of Genius 10 do it: a discrete evaluation is divided by
the largest of its issue, and is 0 throughout where that is below 0.00001; of items with equal values the last counts;
an integer evaluator is a line from the lowest value on, cut off at 0 and 1.
"""

from __future__ import annotations

from fractions import Fraction

from onetext.casefile.genius.domainfile import whole_bounds
from onetext.casefile.genius.numbers import shown
from onetext.casefile.genius.reader import Reader, nearest
from onetext.casefile.genius.space import Evaluation, SpaceIssue
from onetext.casefile.genius.tree import bounds, kind_of_issue, values_of
from onetext.casefile.genius.xmlfile import Element

__all__ = ["evaluation"]

_SMALLEST = Fraction(1, 100_000)


def evaluation(reader: Reader, issue: SpaceIssue, element: Element) -> Evaluation | None:
    """The evaluations of an issue's values; None for an open issue, and, with a fault, for what cannot be read."""
    kind = kind_of_issue(reader, element)
    typed = any(element.get(name) for name in ("type", "etype", "vtype"))
    expected = "discrete" if issue.kind == "discrete" else "integer"
    if issue.kind != "open" and typed and kind != expected:
        message = f'issue "{issue.name}" is {kind} here, and {expected} in the domain'
        reader.fault("E407", element, message, "the two must agree")
        return None
    if issue.kind == "open":
        return None
    return _discrete(reader, issue, element) if issue.kind == "discrete" else _integer(reader, issue, element)


# -- discrete ------------------------------------------------------------------------------------------------------


def _discrete(reader: Reader, issue: SpaceIssue, element: Element) -> Evaluation | None:
    items = values_of(reader, element)
    for value in (value for value in items if value not in issue.values):
        message = f'issue "{issue.name}" has no value "{value}" in the domain'
        reader.fault("E407", items[value][0], message, nearest(value, issue.values))
    missing = [value for value in issue.values if value not in items]
    for value in missing[:12]:
        message = f'issue "{issue.name}" says nothing of the value "{value}" of the domain'
        reader.fault("E407", element, message, 'add <item value="…" evaluation="…"/>, with 0 for the worst')
    stored = [_of_items(reader, issue, value, items.get(value, [])) for value in issue.values]
    if missing or any(number is None for number in stored):
        return None
    found = tuple(number for number in stored if number is not None)
    largest = max(found)
    if 0 < largest < _SMALLEST:
        what = f'evaluations of issue "{issue.name}", all below {float(_SMALLEST):g}'
        reader.drop(what, "Genius takes so small evaluations for 0, and so does the case")
    return Evaluation(stored=found, divisor=Fraction(0) if largest < _SMALLEST else largest)


def _of_items(reader: Reader, issue: SpaceIssue, value: str, items: list[Element]) -> Fraction | None:
    """The evaluation of a value; the last one where it stands several times, as in Genius."""
    numbers = [reader.at_least_zero(item, "evaluation") for item in items]
    for item, number in zip(items[:-1], numbers[:-1], strict=True):
        if number is not None and number != numbers[-1]:
            where = f"line {item.place[0]}"
            what = f'evaluation {shown(number)} of value "{value}" of issue "{issue.name}" ({where})'
            reader.drop(what, "the value stands here again, and Genius uses the last evaluation")
    for item in items:
        cost = item.get("cost")
        if cost is not None and cost.strip().strip("0.") and issue.name:
            reader.drop(
                f'cost {cost} of value "{value}" of issue "{issue.name}"', "Genius does not use it in utilities"
            )
    return numbers[-1] if numbers else None


# -- integer -------------------------------------------------------------------------------------------------------


def _integer(reader: Reader, issue: SpaceIssue, element: Element) -> Evaluation | None:
    if not _same_bounds(reader, issue, element):
        return None
    evaluators = element.all("evaluator")
    if not evaluators:
        what = f'evaluator of issue "{issue.name}"'
        reader.drop(what, "the profile has none, and Genius then takes every value for 0, as the case does")
        return Evaluation(stored=tuple(Fraction(0) for _ in issue.values))
    if len(evaluators) > 1:
        reader.fault("E409", evaluators[1], f'issue "{issue.name}" has two evaluators', "keep one of them")
        return None
    curve = _curve(reader, issue, evaluators[0])
    if curve is None:
        return None
    cut = tuple(min(max(number, Fraction(0)), Fraction(1)) for number in curve)
    changed = sum(one != other for one, other in zip(curve, cut, strict=True))
    if changed:
        what = f'evaluations of issue "{issue.name}" outside 0 to 1, at {changed} of its values'
        reader.drop(what, "Genius cuts them off at 0 and 1, and so does the case")
    return Evaluation(stored=cut)


def _same_bounds(reader: Reader, issue: SpaceIssue, element: Element) -> bool:
    if not bounds(reader, element)[1]:
        return True
    found = whole_bounds(reader, element)
    if found is not None and tuple(map(Fraction, found)) != issue.ends:
        message = f'issue "{issue.name}" runs from {found[0]} to {found[1]} here'
        hint = f"the domain has {issue.values[0]} to {issue.values[-1]}"
        reader.fault("E407", element, message, hint)
        return False
    return found is not None


def _curve(reader: Reader, issue: SpaceIssue, evaluator: Element) -> list[Fraction] | None:
    """The function of an evaluator at every value, before it is cut off."""
    kind = (evaluator.get("ftype") or "linear").strip().lower()
    match kind:
        case "linear":
            slope, offset = reader.number(evaluator, "slope"), reader.number(evaluator, "offset")
            if slope is None or offset is None:
                return None
            return [slope * (number - issue.ends[0]) + offset for number in issue.numbers]
        case "constant":
            level = reader.number(evaluator, "parameter0", "offset")
            return None if level is None else [level for _ in issue.numbers]
        case "triangular":
            corners = [reader.number(evaluator, f"parameter{i}") for i in range(3)]
            if any(corner is None for corner in corners):
                return None
            low, high, top = (corner for corner in corners if corner is not None)
            if not low <= top <= high:
                message = "a triangle has its top (parameter2) between its ends (parameter0, parameter1)"
                reader.fault("E405", evaluator, message, "order them")
                return None
            return [_triangle(number, low, high, top) for number in issue.numbers]
    message = f'issue "{issue.name}" has the evaluator "{kind}"'
    reader.fault("E408", evaluator, message, "known are linear, constant and triangular")
    return None


def _triangle(number: Fraction, low: Fraction, high: Fraction, top: Fraction) -> Fraction:
    """Nothing outside the ends, 1 at the top, straight lines between (`evalTriangular` of Genius)."""
    if number < low or number >= high:
        return Fraction(0)
    if number < top:
        return (number - low) / (top - low)
    return 1 - (number - top) / (high - top)
