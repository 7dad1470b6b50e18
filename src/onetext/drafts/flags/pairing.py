"""Which words of substance differ between two wordings: what stood where, and what stands there now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onetext.drafts.differences import Comparison, Word
from onetext.drafts.flags.beside import are_names, beside, capitals
from onetext.drafts.flags.contrasts import contrasts
from onetext.drafts.flags.items import Item, Names, items_of
from onetext.drafts.flags.lexicon import PERIODS, opposites
from onetext.drafts.flags.swaps import COUNTED, are_swapped, rescoped, steady
from onetext.drafts.text import Flag

__all__ = ["flags_of"]

NEAR = 3  # equal words between two changes up to which what is struck in one can stand against what is new in the other
REACH = 8  # words around a change in which a number may begin or end that it touches
MOST_WAITING = 20
LEAST_MOVED = 6  # words from which a stretch struck here and put in unchanged there counts as moved
_ENDS = frozenset(".;!?:")
_SAID_OTHERWISE = {
    "more than": {"over", "above", "exceeding"},
    "less than": {"under", "below"},
    "latest": {"by"},
    "at least": {"minimum"},
    "at most": {"maximum"},
}
"""Limits, and words that set the same limit beside a number, but have other senses too often to be flagged."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words without a match, and those with one before which they stand; ends exclusive."""

    i0: int
    i1: int
    j0: int
    j1: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference of substance, before it is told: either side may lack."""

    gap: int
    place: tuple[int, int]
    before: Item | None
    after: Item | None


def flags_of(comparison: Comparison, names: Names) -> tuple[Flag, ...]:
    """Tell every number, date, denial, modal verb, party and defined term that differs, in the order of the text.

    What was struck stands against what is new in the same place; what merely moved within the text in one piece, and
    what is said in another form (800,000 and 800 000, sixty and 60), differs in nothing.
    """
    old, new = comparison.old, comparison.new
    if not old or not new or comparison.same_words:
        return ()
    gaps = _gaps(comparison)
    moved_old, moved_new = _moved(gaps, old, new)
    to_new = dict(comparison.pairs)
    to_old = {j: i for i, j in comparison.pairs}
    left = items_of(old, names, near=_near([(gap.i0, gap.i1) for gap in gaps], len(old)))
    right = items_of(new, names, near=_near([(gap.j0, gap.j1) for gap in gaps], len(new)))
    groups = _groups(gaps, left, right, to_new, to_old)
    found = _contrasted(gaps, (old, left), (new, right), names)
    told = [{at for one in found if (item := (one.before, one.after)[side]) for at in item.at} for side in (0, 1)]
    for gap, (before, after) in sorted(groups.items()):
        kept = [item for item in before if not moved_old.issuperset(item.at) and told[0].isdisjoint(item.at)]
        put = [item for item in after if not moved_new.issuperset(item.at) and told[1].isdisjoint(item.at)]
        for kind in dict.fromkeys(item.kind for item in (*kept, *put)):
            sides = [one for one in kept if one.kind == kind], [one for one in put if one.kind == kind]
            swapped = kind in COUNTED and are_swapped(*sides, old, new)
            found += _paired(gap, *sides, swapped=swapped)
    found = [_with_one(one, gaps, old, new) for one in found if not _is_said_otherwise(one, gaps, old, new)]
    found += _opposed(gaps, old, new)
    found += _rescoped(gaps, old, new, [item for item in left if item.kind == "negation"])
    counted = [{at for item in side if item.kind == "number" for at in item.at} for side in (left, right)]
    found += _periods(gaps, (old, counted[0]), (new, counted[1]))
    together = _across(_turned(found, gaps, steady(left, right, to_new)), gaps)
    together.sort(key=lambda one: (one.gap, one.place))
    return tuple(_told(one) for one in together)


def _gaps(comparison: Comparison) -> list[_Gap]:
    out = []
    i = j = 0
    for to_i, to_j in [*comparison.pairs, (len(comparison.old), len(comparison.new))]:
        if i < to_i or j < to_j:
            out.append(_Gap(i, to_i, j, to_j))
        i, j = to_i + 1, to_j + 1
    return out


def _near(spans: Sequence[tuple[int, int]], size: int) -> bytearray:
    """Which words stand near enough to a change to matter to it: everything else need not be read."""
    out = bytearray(size)
    for start, end in spans:
        first, last = max(0, start - REACH), min(size, end + REACH)
        out[first:last] = b"\1" * (last - first)
    return out


# -- moved within the text ---------------------------------------------------------------------------------------------


def _moved(gaps: Sequence[_Gap], old: Sequence[Word], new: Sequence[Word]) -> tuple[set[int], set[int]]:
    """Words of sentences, clauses or long stretches that were struck at one place and put in unchanged at another."""
    struck = [piece for gap in gaps for piece in _clauses(old, gap.i0, gap.i1)]
    put: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for gap in gaps:
        for start, end in _clauses(new, gap.j0, gap.j1):
            put.setdefault(_said(new, start, end), []).append((start, end))
    out: tuple[set[int], set[int]] = set(), set()
    for start, end in struck:
        said = _said(old, start, end)
        if said and (places := put.get(said)):
            there = places.pop(0)
            out[0].update(range(start, end))
            out[1].update(range(*there))
    return out


def _clauses(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of a gap that are clauses from end to end, or long enough to be told again."""
    begin = start
    for at in range(start, end + 1):
        if at == end or words[at].key in _ENDS:
            opens = begin == 0 or words[begin - 1].key in _ENDS
            closes = at == len(words) or words[at].key in _ENDS
            if at - begin >= (2 if opens and closes else LEAST_MOVED):
                yield begin, at
            begin = at + 1


def _said(words: Sequence[Word], start: int, end: int) -> tuple[str, ...]:
    """What a stretch says, without a comma or an `and` at its edges and whatever the case of its letters."""
    said = [words[at].key.casefold() for at in range(start, end)]
    while said and said[0] in (",", "and", "or"):
        said.pop(0)
    while said and said[-1] in (",", "and", "or"):
        said.pop()
    return tuple(said)


# -- what stands against what ------------------------------------------------------------------------------------------


def _groups(
    gaps: Sequence[_Gap],
    left: Sequence[Item],
    right: Sequence[Item],
    to_new: dict[int, int],
    to_old: dict[int, int],
) -> dict[int, tuple[list[Item], list[Item]]]:
    """Items that a gap touches, by gap; one that is touched draws in the item on the other side that shares a word."""
    gap_of_old = {at: number for number, gap in enumerate(gaps) for at in range(gap.i0, gap.i1)}
    gap_of_new = {at: number for number, gap in enumerate(gaps) for at in range(gap.j0, gap.j1)}
    holder_old = {(item.kind, at): item for item in left for at in item.at}
    holder_new = {(item.kind, at): item for item in right for at in item.at}
    out: dict[int, tuple[list[Item], list[Item]]] = {}
    seen = set[tuple[int, int]]()

    def put(gap: int, side: int, item: Item) -> None:
        """An item in a gap of one side, once."""
        if (gap, id(item)) not in seen:
            seen.add((gap, id(item)))
            out.setdefault(gap, ([], []))[side].append(item)

    for side, items, gap_of, across, other in (
        (0, left, gap_of_old, to_new, holder_new),
        (1, right, gap_of_new, to_old, holder_old),
    ):
        for item in items:
            gap = next((gap_of[at] for at in item.at if at in gap_of), None)
            partners = {id(one): one for at in item.at if at in across and (one := other.get((item.kind, across[at])))}
            if gap is None and (partners and all(one.value == item.value for one in partners.values())):
                continue  # untouched
            if gap is None:
                gap = next((n for one in partners.values() for n in _gaps_of(one, gap_of_old, gap_of_new, side)), None)
            if gap is None:
                continue
            put(gap, side, item)
            for one in partners.values():
                put(gap, 1 - side, one)
    return {gap: _in_order(sides) for gap, sides in _once(out).items()}


def _gaps_of(item: Item, gap_of_old: dict[int, int], gap_of_new: dict[int, int], side: int) -> Iterator[int]:
    gap_of = gap_of_new if side == 0 else gap_of_old
    return (gap_of[at] for at in item.at if at in gap_of)


def _once(groups: dict[int, tuple[list[Item], list[Item]]]) -> dict[int, tuple[list[Item], list[Item]]]:
    """Each item in the first gap that names it and no other."""
    seen: set[int] = set()
    out = {}
    for gap, sides in sorted(groups.items()):
        fresh = tuple([item for item in side if id(item) not in seen] for side in sides)
        seen.update(id(item) for side in fresh for item in side)
        out[gap] = (fresh[0], fresh[1])
    return out


def _in_order(sides: tuple[list[Item], list[Item]]) -> tuple[list[Item], list[Item]]:
    first, second = (sorted(side, key=lambda item: item.at) for side in sides)
    return first, second


_Side = tuple[Sequence[Word], Sequence[Item]]


def _contrasted(gaps: Sequence[_Gap], before: _Side, after: _Side, names: Names) -> list[_Found]:
    """Words that matter because they took each other's place, where they are no part of a number, date or name."""
    out = []
    taken = [
        {at for one in items if one.kind not in ("negation", "modal") for at in one.at} for _, items in (before, after)
    ]
    counted = _held(before[1], COUNTED), _held(after[1], COUNTED)
    by_capitals = are_names(before[0]) and are_names(after[0])
    for number, gap in enumerate(gaps):
        was, now = (gap.i0, gap.i1), (gap.j0, gap.j1)
        pairs = [*beside(before[0], after[0], was, now, counted)]
        if gap.i0 != gap.i1 and gap.j0 != gap.j1:
            pairs += contrasts(before[0], after[0], was, now)
            pairs += capitals(before[0], after[0], was, now, names.capitals) if by_capitals and not pairs else ()
        for one, other in pairs:
            if one.at[-1] not in taken[0] and other.at[-1] not in taken[1]:
                out.append(_Found(number, (max(0, one.at[0] - gap.i0), one.at[0]), one, other))
    return out


def _held(items: Sequence[Item], kinds: Sequence[str]) -> set[int]:
    return {at for item in items if item.kind in kinds for at in item.at}


def _turned(found: Sequence[_Found], gaps: Sequence[_Gap], between: dict[int, tuple[Item, Item]]) -> list[_Found]:
    """A number put in before another and struck behind it (or the other way) changed places with that other."""
    out = sorted(found, key=lambda one: (one.gap, one.place))
    for number in range(len(out) - 1 if between else 0):
        one, other = out[number : number + 2]
        first, second = one.before or one.after, other.before or other.after
        at = gaps[one.gap].i1
        if not first or not second or gaps[other.gap].i0 != at + 1 or at not in between:
            continue
        if (first.kind, first.value) != (second.kind, second.value) or first.kind != between[at][0].kind:
            continue
        if one.after and not one.before and other.before and not other.after:
            out[number] = _Found(one.gap, one.place, between[at][0], one.after)
            out[number + 1] = _Found(other.gap, other.place, other.before, between[at][1])
        elif one.before and not one.after and other.after and not other.before:
            out[number] = _Found(one.gap, one.place, one.before, between[at][1])
            out[number + 1] = _Found(other.gap, other.place, between[at][0], other.after)
    return out


def _with_one(found: _Found, gaps: Sequence[_Gap], old: Sequence[Word], new: Sequence[Word]) -> _Found:
    """`two of` against `one of`, which counts nothing by itself."""
    shown = found.before or found.after
    if (found.before and found.after) or shown is None or shown.kind != "number" or shown.amount != shown.text:
        return found
    gap = gaps[found.gap]
    words, span = (old, range(gap.i0, gap.i1)) if found.after else (new, range(gap.j0, gap.j1))
    at = next((at for at in span if words[at].key.casefold() == "one"), None)
    if at is None:
        return found
    one = Item("number", "1|", (at,), words[at].text, words[at].text)
    return _Found(found.gap, found.place, found.before or one, found.after or one)


def _is_said_otherwise(found: _Found, gaps: Sequence[_Gap], old: Sequence[Word], new: Sequence[Word]) -> bool:
    """`over 20` where `more than 20` stood."""
    shown = found.before or found.after
    if (found.before and found.after) or shown is None or shown.value not in _SAID_OTHERWISE:
        return False
    gap, same = gaps[found.gap], _SAID_OTHERWISE[shown.value]
    there = new[gap.j0 : gap.j1] if found.before else old[gap.i0 : gap.i1]
    return any(word.key.casefold() in same for word in there)


def _paired(gap: int, before: list[Item], after: list[Item], *, swapped: bool = False) -> Iterator[_Found]:
    """Cancel what is said on both sides, and set the rest against each other in order."""
    both = Counter(item.value for item in before) & Counter(item.value for item in after)
    if swapped:  # same values in another order: none cancels but where it stands as it stood
        pairs = [(one, other) for one, other in zip(before, after, strict=True) if one.value != other.value]
        yield from (_Found(gap, (n, one.at[0]), one, other) for n, (one, other) in enumerate(pairs))
        return
    left, right = _less(before, both), _less(after, both)
    for number in range(max(len(left), len(right))):
        old = left[number] if number < len(left) else None
        new = right[number] if number < len(right) else None
        shown = old or new
        assert shown is not None
        yield _Found(gap, (number, shown.at[0]), old, new)


def _less(items: list[Item], both: Counter[str]) -> list[Item]:
    left = Counter(both)
    out = []
    for item in items:
        if left[item.value]:
            left[item.value] -= 1
        else:
            out.append(item)
    return out


def _across(found: Sequence[_Found], gaps: Sequence[_Gap]) -> list[_Found]:
    """Set what was only struck against what is only new when hardly a word lies between them."""
    out: list[_Found] = []
    waiting: list[int] = []
    dropped: set[int] = set()
    for gap, group in groupby(sorted(found, key=lambda one: (one.gap, one.place)), key=lambda one: one.gap):
        waiting = [number for number in waiting if gaps[gap].i0 - gaps[out[number].gap].i1 <= NEAR][-MOST_WAITING:]
        fresh = []
        for one in group:
            match = next((number for number in waiting if _meets(out[number], one)), None)
            same = next((number for number in waiting if _repeats(out[number], one, gaps)), None)
            if same is not None:
                dropped.add(same)
                waiting.remove(same)
            elif match is None:
                fresh.append(len(out))
                out.append(one)
            else:
                last = out[match]
                out[match] = _Found(last.gap, last.place, last.before or one.before, last.after or one.after)
                waiting.remove(match)
        waiting += [number for number in fresh if not (out[number].before and out[number].after)]
    return [one for number, one in enumerate(out) if number not in dropped]


def _repeats(last: _Found, one: _Found, gaps: Sequence[_Gap]) -> bool:
    """`a 60-day period` and `a period of 60 days`: a number or date that changed places with one word."""
    struck, put = last.before or one.before, last.after or one.after
    if bool(last.before) == bool(one.before) or not struck or not put:
        return False
    if struck.kind not in COUNTED and struck.value not in ("at least", "at most"):
        return False
    near = gaps[one.gap].i0 - gaps[last.gap].i1 <= (NEAR if struck.kind == "negation" else 1)
    return near and (struck.kind, struck.value) == (put.kind, put.value)


def _meets(last: _Found, one: _Found) -> bool:
    halves = [item for item in (last.before, last.after, one.before, one.after) if item]
    if len(halves) != 2 or bool(last.before) == bool(one.before):
        return False
    return halves[0].kind == halves[1].kind and halves[0].value != halves[1].value


def _opposed(gaps: Sequence[_Gap], old: Sequence[Word], new: Sequence[Word]) -> Iterator[_Found]:
    """`lawful` where `unlawful` stood, and the like."""
    for number, gap in enumerate(gaps):
        put = {new[j].key.casefold(): j for j in range(gap.j0, gap.j1) if new[j].kind == "word"}
        for i in range(gap.i0, gap.i1 if put else gap.i0):
            other = next((word for word in opposites(old[i].key) if word in put), None)
            if other is not None:
                pair = ((i, old[i]), (put[other], new[put[other]]))
                before, after = (Item("negation", "", (at,), word.text) for at, word in pair)
                yield _Found(number, (i - gap.i0, i), before, after)


def _periods(
    gaps: Sequence[_Gap], before: tuple[Sequence[Word], set[int]], after: tuple[Sequence[Word], set[int]]
) -> Iterator[_Found]:
    """`every quarter` where `every month` stood: periods without a number, on both sides and not the same."""
    for number, gap in enumerate(gaps):
        old = _periods_in(*before, gap.i0, gap.i1)
        new = _periods_in(*after, gap.j0, gap.j1) if old else []
        both = Counter(item.value for item in old) & Counter(item.value for item in new)
        for one, other in zip(_less(old, both), _less(new, both), strict=False):
            yield _Found(number, (one.at[0] - gap.i0, one.at[0]), one, other)


def _periods_in(words: Sequence[Word], counted: set[int], start: int, end: int) -> list[Item]:
    found = ((at, PERIODS.get(words[at].key.casefold())) for at in range(start, end) if at not in counted)
    return [Item("number", unit, (at,), words[at].text) for at, unit in found if unit]


def _rescoped(
    gaps: Sequence[_Gap], old: Sequence[Word], new: Sequence[Word], negations: Sequence[Item]
) -> Iterator[_Found]:
    for number, (one, two) in enumerate(pairwise(gaps)) if negations else ():
        first, second = (((gap.i0, gap.i1), (gap.j0, gap.j1)) for gap in (one, two))
        if two.i0 - one.i1 <= NEAR and (pair := rescoped(negations, old, new, first, second)):
            yield _Found(number, (0, one.i0), *pair)


def _told(found: _Found) -> Flag:
    before, after = found.before, found.after
    shown = before or after
    assert shown is not None
    if before and after and before.amount and before.unit == after.unit and before.amount != after.amount:
        return Flag(kind=shown.kind, before=before.amount, after=after.amount)
    return Flag(kind=shown.kind, before=before.text if before else "", after=after.text if after else "")
