"""The arithmetic of certificates, in plain integers (S20).

A statement becomes demands: integer rows, each to reach a floor, and clauses, each never to be met. Suppose a package x
does all of it, among the options `left`. Then for any multipliers u, w >= 0

    Σ_r u_r·(S_r(x) − f_r)  −  Σ_c w_c·(n_c(x) − (|c| − 1))  >=  0

with S_r its sum, f_r the floor, and n_c the number of issues at which x stands as the clause c names. Written out, the
left side is a constant plus one number per issue and option; taking the largest option of each issue bounds it from
above. If the bound is below 0, or falls below 0 once issue k stands at o, then x cannot be; or cannot have o at k.

A product of gains above P is refuted by the inequality of the arithmetic and the geometric mean: gains g_p >= 0 with
Π g_p > P have (Σ a_p·g_p)^n > n^n·P·Π a_p for all a_p > 0. So if the bound on Σ a_p·g_p plus the sums above, raised to
the n, is at most that, then again x cannot be.

An interaction adds q once all of its terms stand. For q > 0 that is at most q at any one of its terms; for q < 0 at
most q·(terms that stand − all of them but one), and at most 0. Of these the least bound is taken.

Sets of options are bit masks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from math import ceil, floor, lcm, prod

from onetext.compromise.check_case import Original, Own, bare
from onetext.compromise.statements import Level, Multipliers, Near, Statement
from onetext.errors import CheckFailed
from onetext.model.results import Member
from onetext.preferences import Clause

__all__ = ["Ground", "IntegerRow", "Left", "whole"]

Left = tuple[int, ...]
"""Per issue the options that are left, as a bit mask."""
Terms = tuple[tuple[int, int], ...]
"""(issue, option), sorted: all of them together."""


@dataclass(frozen=True, kw_only=True)
class IntegerRow:
    """A sum that must reach a floor.

    `scale` is what fractions were multiplied by. `only_at` (issue -> mask): the demand stands only once one of these
    options does.
    """

    cells: tuple[tuple[int, ...], ...]
    interactions: Mapping[Terms, int]
    floor: int
    scale: int
    only_at: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def reach(self) -> int:
        """How far the sum can move, at most: the measure of what an option matters to it."""
        moves = sum(max(numbers) - min(numbers) for numbers in self.cells)
        return max(1, moves + sum(map(abs, self.interactions.values())))

    def total(self, package: Sequence[int]) -> int:
        """The sum of a package."""
        found = sum(numbers[option] for numbers, option in zip(self.cells, package, strict=True))
        for terms, points in self.interactions.items():
            if all(package[k] == option for k, option in terms):
                found += points
        return found

    def stands(self, left: Left) -> bool:
        """Whether every package that is left falls under this demand."""
        return not self.only_at or any(not left[k] & ~mask for k, mask in self.only_at.items())


@dataclass
class _Sums:
    """A constant plus, per issue, option -> number."""

    constant: int
    cells: list[dict[int, int]]

    @property
    def most(self) -> int:
        return self.constant + sum(max(cells.values()) for cells in self.cells)


@dataclass(frozen=True)
class Ground:
    """A statement about a case, as integer demands."""

    asked: Original
    statement: Statement
    barring: set[int] = field(default_factory=set, compare=False)
    """Clauses that have struck out something by themselves so far."""

    def __post_init__(self) -> None:
        """Refuse at once a statement that names what the case does not have."""
        _ = self.rows

    @cached_property
    def _lifted(self) -> frozenset[Member]:
        return frozenset(self.statement.lifted)

    @cached_property
    def rows(self) -> tuple[IntegerRow, ...]:
        """No deals that are not lifted, value tests, levels, nearness, and gains of a product; in this order.

        Gains are at least one unit each: none is below 0, and a product above a number >= 0 has none that is 0.
        """
        asked, lifted = self.asked, self._lifted
        found = [
            _row([(own, Fraction(1))], own.no_deal, asked)
            for own in asked.values
            if own.no_deal is not None and bare(own.party) not in lifted
        ]
        for test in asked.tests:
            if test.member not in lifted and test.own.no_deal is not None:
                only_at = {k: _mask(options) for k, options in test.options.items()}
                found.append(_row([(test.own, Fraction(1))], test.own.no_deal, asked, only_at=only_at))
        found += [self._level(item) for item in self.statement.levels]
        if self.statement.near is not None:
            found.append(_near(asked, self.statement.near))
        return (*found, *(replace(row, floor=row.floor + 1) for row in self.gains))

    @cached_property
    def gains(self) -> tuple[IntegerRow, ...]:
        """Per party of the product: its value, with its no deal as floor, both whole."""
        if self.statement.product is None:
            return ()
        if self.statement.product.above < 0:
            raise CheckFailed("the statement", "a product of gains is compared with a number below 0")
        owns = [self._own(party) for party in self.statement.product.parties]
        for own in owns:
            if own.no_deal is None:
                raise CheckFailed("the statement", f"the gain of {own.party} is unknown")
        return tuple(_row([(own, Fraction(1))], own.no_deal or Fraction(0), self.asked) for own in owns)

    @cached_property
    def target(self) -> Fraction:
        """The product's number, in the units of `gains`."""
        product = self.statement.product
        return product.above * prod(row.scale for row in self.gains) if product else Fraction(0)

    @cached_property
    def clauses(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Rules, then lines and consents that are not lifted; each as (issue, mask)."""
        asked, lifted = self.asked, self._lifted
        bars = [clause for member, clauses in asked.bars if member not in lifted for clause in clauses]
        every: Iterable[Clause] = (*asked.rules, *bars)
        return tuple(tuple((k, _mask(options)) for k, options in sorted(clause.items())) for clause in every)

    @cached_property
    def everything(self) -> Left | None:
        """All options, less those that clauses bar by themselves; None where nothing is left of some issue."""
        return self.spread(tuple((1 << len(ids)) - 1 for ids in self.asked.options), range(len(self.asked.issues)))

    def owners(self, strikes: Multipliers) -> set[Member]:
        """The members whose demands some multipliers use."""
        rows = [bare(own.party) for own in self.asked.values if own.no_deal is not None]
        rows = [member for member in (*rows, *(t.member for t in self.asked.tests)) if member not in self._lifted]
        return {rows[place] for place, _ in strikes.rows if place < len(rows)} | self.owners_of(
            place for place, _ in strikes.clauses
        )

    def owners_of(self, clauses: Iterable[int]) -> set[Member]:
        """The members that some clauses belong to; rules belong to none."""
        bars = [member for member, own in self.asked.bars if member not in self._lifted for _ in own]
        first = len(self.asked.rules)
        return {bars[place - first] for place in clauses if place >= first}

    @cached_property
    def _clauses_at(self) -> tuple[tuple[int, ...], ...]:
        return tuple(
            tuple(c for c, clause in enumerate(self.clauses) if any(k == issue for k, _ in clause))
            for issue in range(len(self.asked.issues))
        )

    def _own(self, party: str) -> Own:
        try:
            return self.asked.own(party)
        except KeyError:
            raise CheckFailed("the statement", f"no value of {party} is known") from None

    def _level(self, item: Level) -> IntegerRow:
        parts = [(self._own(party), coefficient) for party, coefficient in item.coefficients]
        return _row(parts, item.least, self.asked, strict=item.strict)

    # -- what is left ---

    def spread(self, left: Left, changed: Iterable[int]) -> Left | None:
        """Strike out what clauses bar by themselves, after some issues have changed; None where nothing is left."""
        now, waiting = list(left), list(changed)
        if not all(now):
            return None
        pending = {c for k in waiting for c in self._clauses_at[k]}
        if len(waiting) == len(now):
            pending.update(range(len(self.clauses)))
        while pending:
            place = pending.pop()
            clause = self.clauses[place]
            escapes = [(k, mask) for k, mask in clause if now[k] & ~mask]
            if not escapes:
                self.barring.add(place)
                return None
            if len(escapes) == 1 and now[escapes[0][0]] & escapes[0][1]:
                ((k, mask),) = escapes
                self.barring.add(place)
                now[k] &= ~mask
                pending.update(self._clauses_at[k])
        return tuple(now)

    def struck(self, left: Left, strikes: Multipliers) -> Left | None:
        """Strike out what multipliers show to be impossible; None where they close the node.

        Raises
        ------
        CheckFailed
            For multipliers that are not whole and positive, or of a demand that there is not.
        """
        self._vet(strikes)
        sums = self._sums(left, strikes)
        most, now, changed = sums.most, list(left), list[int]()
        if self._refuted(most, strikes):
            return None
        for k, cells in enumerate(sums.cells):
            best = max(cells.values())
            for option, number in cells.items():
                if number < best and self._refuted(most - best + number, strikes):
                    now[k] &= ~(1 << option)
                    changed.append(k)
        return self.spread(tuple(now), changed) if changed else left

    def _vet(self, strikes: Multipliers) -> None:
        for pairs, demands in ((strikes.rows, self.rows), (strikes.clauses, self.clauses)):
            # A float would be added up with an error that nobody has bounded.
            if not all(whole(pair, 2) for pair in pairs):
                raise CheckFailed("the certificate", "a multiplier is not a place and a whole number")
            if any(times <= 0 or not 0 <= place < len(demands) for place, times in pairs):
                raise CheckFailed("the certificate", "a multiplier is not positive, or is of no demand")
        if not whole(strikes.gains):
            raise CheckFailed("the certificate", "a multiplier of a gain is not a whole number")
        if strikes.gains and (len(strikes.gains) != len(self.gains) or min(strikes.gains) <= 0):
            raise CheckFailed("the certificate", "gains need one positive multiplier each")

    def _refuted(self, most: int, strikes: Multipliers) -> bool:
        if not strikes.gains:
            return most < 0
        n = len(strikes.gains)
        most_of_all = max(most, 0) ** n * self.target.denominator
        return bool(most_of_all <= n**n * prod(strikes.gains) * self.target.numerator)

    def _sums(self, left: Left, strikes: Multipliers) -> _Sums:
        used = [(self.rows[place], times) for place, times in strikes.rows if self.rows[place].stands(left)]
        used += zip(self.gains, strikes.gains, strict=False)
        cells = []
        for k, mask in enumerate(left):
            columns = [(row.cells[k], times) for row, times in used]
            cells.append(
                {option: sum([times * column[option] for column, times in columns]) for option in _options(mask)}
            )
        sums = _Sums(-sum(times * row.floor for row, times in used), cells)
        for place, times in strikes.clauses:
            clause = self.clauses[place]
            sums.constant += times * (len(clause) - 1)
            for k, mask in clause:
                for option in _options(mask & left[k]):
                    cells[k][option] -= times
        together: dict[Terms, int] = {}
        for row, times in used:
            for terms, points in row.interactions.items():
                together[terms] = together.get(terms, 0) + times * points
        for terms, points in sorted(together.items()):
            _interact(sums, left, terms, points)
        return sums


def _interact(sums: _Sums, left: Left, terms: Terms, points: int) -> None:
    """Add an interaction in the way that raises the bound least."""
    if not all(left[k] >> option & 1 for k, option in terms):
        return
    free = [(k, option) for k, option in terms if left[k] != 1 << option]
    if not free:
        sums.constant += points
    elif points > 0:
        rises = [max(0, sums.cells[k][o] + points - max(sums.cells[k].values())) for k, o in free]
        k, option = free[rises.index(min(rises))]
        sums.cells[k][option] += points
    elif points < 0:
        before = sums.most
        _shift(sums, free, points)
        if sums.most > before:
            _shift(sums, free, -points)


def _shift(sums: _Sums, free: Sequence[tuple[int, int]], points: int) -> None:
    sums.constant -= points * (len(free) - 1)
    for k, option in free:
        sums.cells[k][option] += points


# -- rows --------------------------------------------------------------------------------------------------------------


def _row(
    parts: Sequence[tuple[Own, Fraction]],
    least: Fraction | None,
    asked: Original,
    *,
    strict: bool = False,
    only_at: Mapping[int, int] | None = None,
) -> IntegerRow:
    """Σ coefficient·value >= least, multiplied out. A gain's floor is whole too: the scale takes it in."""
    least = least or Fraction(0)
    scale = lcm(least.denominator, *(own.scale * times.denominator for own, times in parts))
    cells = [[0] * len(ids) for ids in asked.options]
    added: dict[Terms, int] = {}
    for own, times in parts:
        factor = int(times * (scale // own.scale))
        for numbers, whole in zip(cells, own.whole, strict=True):
            numbers[:] = [number + factor * cell for number, cell in zip(numbers, whole, strict=True)]
        for where, points in own.interactions:
            terms = tuple(sorted(where.items()))
            added[terms] = added.get(terms, 0) + int(times * points * scale)
    for terms in [terms for terms in added if len(terms) == 1]:
        ((k, option),) = terms
        cells[k][option] += added.pop(terms)
    return IntegerRow(
        cells=tuple(map(tuple, cells)),
        interactions=added,
        floor=floor(least * scale) + 1 if strict else ceil(least * scale),
        scale=scale,
        only_at=only_at or {},
    )


def _near(asked: Original, near: Near) -> IntegerRow:
    """How many of the issues stay as they are: all but `changes` at least."""
    stay = dict(near.terms)
    if not set(stay) <= set(asked.issues):
        raise CheckFailed("the statement", "the draft names an issue that there is not")
    cells = tuple(
        tuple(int(stay.get(issue) == option) for option in ids)
        for issue, ids in zip(asked.issues, asked.options, strict=True)
    )
    return IntegerRow(cells=cells, interactions={}, floor=len(stay) - near.changes, scale=1)


def whole(numbers: Sequence[object], size: int | None = None) -> bool:
    """Whether all of these are whole numbers, and so many: a certificate may come from anywhere."""
    return size in (None, len(numbers)) and all(isinstance(number, int) for number in numbers)


def _mask(options: Iterable[int]) -> int:
    found = 0
    for option in options:
        found |= 1 << option
    return found


@lru_cache(maxsize=4096)
def _options(mask: int) -> tuple[int, ...]:
    return tuple(option for option in range(mask.bit_length()) if mask >> option & 1)
