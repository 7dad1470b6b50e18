"""What a label is, told by what stands before and after it: (i) after (h), `2014.` in a list that has come to 2013."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from onetext.drafts.labels.reading import Label, Order, Reading

__all__ = ["Ahead", "chosen", "follows"]

_REACH = 400
"""How many blocks ahead the next label of a doubtful list is looked for."""

_Step = tuple[str, tuple[int, ...]]


def follows(before: Order | None, after: Order | None) -> bool:
    """Whether a number comes right after another: 6 or 5bis after 5, 6 or 5ter after 5bis."""
    if before is None or after is None:
        return False
    return after[0] == before[0] + 1 or (after[0] == before[0] and after[1] > before[1])


class Ahead:
    """Where each label of a text stands, to look ahead for the next one of a list."""

    def __init__(self, labels: Sequence[Label | None]) -> None:
        self.places: dict[_Step, list[int]] = {}
        for at, label in enumerate(labels):
            for step in {_step(reading) for reading in label.readings} if label else ():
                if step is not None:
                    self.places.setdefault(step, []).append(at)

    def next_of(self, reading: Reading, at: int, *, ahead: int = 1) -> int | None:
        """The block after `at` that holds the next number of a list (or the same one); None when there is none."""
        step = _step(reading)
        if step is None:
            return None
        family, path = step
        places = self.places.get((family, (*path[:-1], path[-1] + ahead)), [])
        index = bisect_right(places, at)
        return places[index] if index < len(places) else None


def _step(reading: Reading) -> _Step | None:
    if reading.order is None:
        return None
    return reading.family, reading.path or (reading.order[0],)


def chosen(label: Label, at: int, opened: Iterable[Reading], last: Mapping[str, Order], ahead: Ahead) -> Reading | None:
    """The reading of a label that its neighbours speak for; None when it is more likely text than label.

    Parameters
    ----------
    opened
        The labels of the points that are open at this place, the innermost first.
    last
        Family -> the number that its last label had, anywhere in this part of the text.
    """
    inner = list(opened)
    reading = _likeliest(label, at, inner, last, ahead)
    if label.sure or _continues(reading, inner, last):
        return reading
    before = last.get(reading.family)
    if before is not None and reading.order is not None and (1, 0) < reading.order <= before:
        return None  # what comes after it was announced by the point that has its number already
    found = ahead.next_of(reading, at)
    return reading if found is not None and found - at <= _REACH else None


def _likeliest(label: Label, at: int, inner: Sequence[Reading], last: Mapping[str, Order], ahead: Ahead) -> Reading:
    if len(label.readings) == 1:
        return label.readings[0]
    depth = {
        reading: min(
            (place for place, other in enumerate(inner) if _goes_on(other, reading)),
            default=len(inner) if follows(last.get(reading.family), reading.order) else len(inner) + 1,
        )
        for reading in label.readings
    }
    best = min(label.readings, key=lambda reading: depth[reading])
    starts = [reading for reading in label.readings if reading.order == (1, 0)]
    if depth[best] > len(inner):
        return starts[0] if starts else _continued(label.readings, at, ahead)
    for start in starts:
        if start is not best and start.family != best.family:
            of_start, of_best = ahead.next_of(start, at), ahead.next_of(best, at)
            again = ahead.next_of(start, at, ahead=0)  # (h), (i), (i), (ii): the first (i) is the letter
            if of_start is not None and all(other is None or of_start < other for other in (of_best, again)):
                return start
    return best


def _goes_on(other: Reading, reading: Reading) -> bool:
    return other.family == reading.family and follows(other.order, reading.order)


def _continued(readings: Sequence[Reading], at: int, ahead: Ahead) -> Reading:
    """The reading whose next number comes first.

    Where none comes at all, c, d, l and m are letters, and i, v, x and longer ones are Roman numbers.
    """
    coming = [(place, index) for index, each in enumerate(readings) if (place := ahead.next_of(each, at)) is not None]
    if coming:
        return readings[min(coming)[1]]
    if readings[0].key:
        return readings[0]
    letter = next((reading for reading in readings if reading.kind == "letter"), readings[0])
    roman = next((reading for reading in readings if reading.kind == "roman"), readings[-1])
    return letter if letter.number.lower() in {"c", "d", "l", "m"} else roman


def _continues(reading: Reading, inner: Sequence[Reading], last: Mapping[str, Order]) -> bool:
    """Whether a list that is known goes on with this label."""
    if reading.path:
        known = {other.path or ((other.order[0],) if other.order else ()) for other in inner}
        above, (*_, own) = reading.path[:-1], reading.path
        return (above in known and own == 1) or (*above, own - 1) in known
    if any(_goes_on(other, reading) for other in inner):
        return True
    return follows(last.get(reading.family), reading.order)
