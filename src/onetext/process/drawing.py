"""Draw a block: 1,024 scenarios of the case's values, red lines and consents, and of all parameters (S4, S7, S10, S17).

Values and thresholds come from the same room as everywhere in the house, so that the share of scenarios in which a text
beats no deal at the start is the probability that `balance` shows, up to sampling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from onetext.model import Case, Date, Draft, parameters
from onetext.preferences import SampledRow, Sampler, Scenarios
from onetext.process.distributions import quantile
from onetext.process.draws import BLOCK, Bools, Draws, Floats, Scenes
from onetext.process.parameters import Parameter, Quantity
from onetext.process.world import World
from onetext.record import public_floors

__all__ = ["block_seed", "draw_block", "draw_parameters", "draw_scenes", "parameters_at"]

Choices = npt.NDArray[np.intp]
_UTIL = 100.0
"""Points of a party in one util."""


def block_seed(seed: int, block: int) -> int:
    """The seed of a block's scenarios: those of different blocks have nothing to do with each other."""
    return int.from_bytes(blake2b(f"{seed}\x1fblock\x1f{block}".encode(), digest_size=7).digest(), "big")


def draw_block(
    case: Case,
    drafts: Sequence[Draft],
    world: World,
    quantities: Sequence[Quantity],
    *,
    seed: int,
    block: int,
    sampler: Sampler | None = None,
) -> Draws:
    """Draw a block of a case as of a day.

    Parameters
    ----------
    drafts
        The texts as drafts, in the order of `world.texts`; each has known terms that the rules allow.
    sampler
        One for the case, if several blocks are drawn: it saves time, and changes nothing.

    Raises
    ------
    UsageError
        When the case is so large that the memory would not hold its scenarios.
    """
    drawn = draw_parameters(world, quantities, seed=block_seed(seed, block), size=BLOCK)
    return draw_scenes(case, drafts, world, seed=seed, block=block, sampler=sampler).under(drawn)


def draw_scenes(
    case: Case, drafts: Sequence[Draft], world: World, *, seed: int, block: int, sampler: Sampler | None = None
) -> Scenes:
    """Values, red lines and consents of a block, as `draw_block` draws them: parameters change none of it."""
    own, sampler = block_seed(seed, block), sampler or Sampler(case)
    scenarios = sampler.scenarios(seed=own, draws=BLOCK)
    # Signatories whose no deal is unknown have values all the same.
    tested = {row.party for row in scenarios.rows if row.needed is None}
    others = sampler.others([party for party in world.parties if party not in tested], seed=own, draws=BLOCK)
    rows = {row.party: row for row in (*scenarios.rows, *others) if row.needed is None}
    nothing = _nothing(world)
    filled = sampler.fillings([*drafts, nothing], seed=own, draws=BLOCK)
    texts = [filled[draft.id] for draft in drafts]
    lacking = [_lacking(scenarios, world, choices) for choices in texts]
    without = [np.where(lack, filled[nothing.id], choices) for choices, lack in zip(texts, lacking, strict=True)]
    return Scenes(
        value=_values(scenarios, world, rows, texts),
        no_deal=_no_deal(world, rows, own),
        barred=_barred(scenarios, world, texts),
        shortfall=_shortfall(case, scenarios, world, rows, texts),
        lacks=np.stack([lack.any(axis=0) for lack in lacking]),
        unconsented=_values(scenarios, world, rows, without),
    )


def draw_parameters(world: World, quantities: Sequence[Quantity], *, seed: int, size: int) -> dict[str, Floats]:
    """All parameters: each quantity by the inverse of its distribution, from a stream of its own."""
    given: dict[tuple[str, int | None], Quantity] = {(item.key, item.place): item for item in quantities}
    found: dict[str, Floats] = {}
    for item in parameters():
        rows = []
        for place in _places(world, item):
            distribution = given[item.key, place].distribution if (item.key, place) in given else item.default
            key = blake2b(f"{seed}\x1f{item.key}\x1f{place}".encode(), digest_size=16).digest()
            generator = np.random.Generator(np.random.Philox(key=np.frombuffer(key, dtype="<u8")))
            # Never 0 or 1, where an unbounded distribution is infinite.
            uniform = (generator.integers(0, 2**52, size=size) + 0.5) / 2.0**52
            rows.append(np.clip(quantile(distribution, uniform), item.low, item.high))
        found[item.key] = rows[0] if item.scope == "talks" else np.stack(rows) if rows else np.zeros((0, size))
    return found


def parameters_at(world: World, quantities: Sequence[Quantity], values: Floats) -> dict[str, Floats]:
    """All parameters, where the quantities have given values.

    Parameters
    ----------
    values
        Shape (m, quantities). What no quantity says, and what therefore does nothing in these talks, has the median of
        its default.
    """
    columns = {(item.key, item.place): column for column, item in enumerate(quantities)}
    found: dict[str, Floats] = {}
    for item in parameters():
        usual = np.full(len(values), float(quantile(item.default, 0.5)))
        rows = []
        for place in _places(world, item):
            column = columns.get((item.key, place))
            rows.append(np.clip(usual if column is None else values[:, column], item.low, item.high))
        found[item.key] = rows[0] if item.scope == "talks" else np.stack(rows) if rows else np.zeros((0, len(values)))
    return found


def _places(world: World, item: Parameter) -> Sequence[int | None]:
    if item.scope == "talks":
        return [None]
    return range(len(world.parties) if item.scope == "party" else len(world.patrons))


def _nothing(world: World) -> Draft:
    """A text that settles nothing: filled, it says what stands on each issue when no text settles it (S5)."""
    day = Date.on(world.start)
    return Draft(id="\x00nothing", title="", kind="proposal", happened=day, known=day)


def _values(scenarios: Scenarios, world: World, rows: Mapping[str, SampledRow], texts: Sequence[Choices]) -> Floats:
    """Shape (n, K, BLOCK), util; a party that values nothing has 0 everywhere, and never proposes."""
    found = np.zeros((len(world.parties), len(texts), BLOCK))
    for place, party in enumerate(world.parties):
        if party in rows:
            for k, choices in enumerate(texts):
                found[place, k] = scenarios.values(rows[party], choices) / _UTIL
    return found


def _no_deal(world: World, rows: Mapping[str, SampledRow], seed: int) -> Floats:
    """Shape (n, BLOCK), util; where none is known, anything from the worst to the best settlement (S6)."""
    found = np.zeros((len(world.parties), BLOCK))
    for place, party in enumerate(world.parties):
        if party in rows:
            key = blake2b(f"{seed}\x1fno-deal\x1f{party}".encode(), digest_size=16).digest()
            anything = np.random.Generator(np.random.Philox(key=np.frombuffer(key, dtype="<u8"))).random(BLOCK)
            known = rows[party].threshold / _UTIL
            found[place] = np.where(np.isnan(known), anything, known)
    return found


def _barred(scenarios: Scenarios, world: World, texts: Sequence[Choices]) -> Bools:
    found = np.zeros((world.signatories, len(texts), BLOCK), dtype=np.bool_)
    for line in scenarios.lines:
        if line.party in world.parties[: world.signatories]:
            place = world.parties.index(line.party)
            for k, choices in enumerate(texts):
                found[place, k] |= scenarios.breaks(line, choices)
    return found


def _lacking(scenarios: Scenarios, world: World, choices: Choices) -> Bools:
    """Shape (issues, BLOCK): where an issue's option lacks a consent that it needs (S10)."""
    lacking = np.zeros(choices.shape, dtype=np.bool_)
    signing = world.parties[: world.signatories]
    for line in scenarios.lines:
        if line.party not in signing:
            for clause in line.clauses:
                refused = scenarios.met(clause, choices) & line.real
                for issue in clause:
                    lacking[issue] |= refused
    for row in scenarios.rows:
        if row.needed is not None:
            short = scenarios.falls_short(row, choices)
            for issue, options in row.needed.items():
                lacking[issue] |= short & np.isin(choices[issue], list(options))
    return lacking


def _shortfall(
    case: Case, scenarios: Scenarios, world: World, rows: Mapping[str, SampledRow], texts: Sequence[Choices]
) -> Floats:
    """Shape (s, K, BLOCK), util: what a text gives less than the party's public floors on record, issue by issue.

    Measured against the least that its words still allow; several floors of a party on an issue count once, the
    largest.
    """
    found = np.zeros((world.signatories, len(texts), BLOCK))
    every = np.arange(BLOCK)
    for place, party in enumerate(world.parties[: world.signatories]):
        if party not in rows:
            continue
        by_issue: dict[int, Floats] = {}
        for floor in public_floors(case):
            if floor.party == party:
                k = scenarios.issues.index(floor.issue)
                start, ids = scenarios.starts[k], scenarios.options[k]
                allowed = [ids.index(option) for option in floor.options]
                least = rows[party].cells[start + np.array(allowed)].min(axis=0)
                for t, choices in enumerate(texts):
                    there = rows[party].cells[start + choices[k], every]
                    below = np.where(np.isin(choices[k], allowed), 0.0, np.maximum(least - there, 0.0)) / _UTIL
                    mine = by_issue.setdefault(k, np.zeros((len(texts), BLOCK)))
                    mine[t] = np.maximum(mine[t], below)
        for below in by_issue.values():
            found[place] += below
    return found
