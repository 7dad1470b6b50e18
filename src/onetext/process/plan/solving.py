"""Solving a reduced game: backwards from its last round, or to a fixed point where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from onetext.errors import LimitReached, UsageError
from onetext.process.draws import Floats
from onetext.process.plan.game import Game
from onetext.process.plan.rounds import Round, Terms, play

__all__ = ["Plan", "solve"]

_AXES_BACK = (3, 2, 1, 0)
_PATIENCE = 2_000
"""Times that all may have their turn without values coming nearer to rest, before they are taken to go round."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """What a reduced game comes to (m scenarios, S states, K texts, n parties).

    The first axis, the scenario, is left out where the game has none.

    Attributes
    ----------
    value
        Shape (m, rounds + 1, S, n): what each party can expect before each round, its state known. Without a horizon
        there are as many rounds as parties take turns (one, where proposers are recognised at random).
    signed, walked
        Shape (m, rounds, S): chance that a round ends with a text, and that somebody ends the talks in it.
    delay
        Shape (m, S): expected number of rounds that pass without agreement from the first on; inf where the talks may
        go on for ever.
    agreed
        Shape (m, S): chance that a text is agreed in the end.
    rounds
        How many rounds were worked through until nothing moved any more.
    """

    game: Game
    value: Floats
    signed: Floats
    walked: Floats
    delay: Floats
    agreed: Floats
    rounds: int

    def acceptance(self, at: int = 0) -> Floats:
        """Chance that each party accepts each text in a round: shape (m, S, K, n)."""
        return self._details(at)[0]

    def proposals(self, at: int = 0) -> Floats:
        """Chance that each party, if it is its turn, proposes each text in a round: shape (m, S, K, n)."""
        return self._details(at)[1]

    def _details(self, at: int) -> tuple[Floats, Floats]:
        engine = _Engine(self.game)
        value = self.value if self.game.scenarios > 1 else self.value[None]
        found = engine.round(at, value[:, at + 1].transpose(2, 1, 0), details=True)[1]
        assert found.accept is not None
        assert found.propose is not None
        accept, propose = _trimmed(self.game, found.accept.transpose(_AXES_BACK), found.propose.transpose(_AXES_BACK))
        return accept, propose


def solve(game: Game, *, tolerance: float = 1e-10, most_rounds: int = 200_000) -> Plan:
    """Work out what every party can expect, by backward induction or value iteration.

    Parameters
    ----------
    game
        The game. With a horizon, one pass from its last round, exact.
    tolerance
        Without a horizon: how little the values may still move over all turns.
    most_rounds
        Without a horizon: after how many rounds to give up.

    Raises
    ------
    LimitReached
        If the values still move by more than the tolerance. Texts that are finitely many may allow no equilibrium
        without mixing; then the values go round in a circle as wide as the gap between texts.
    """
    engine = _Engine(game)
    if game.horizon is not None:
        return _finite(game, engine, game.horizon)
    return _endless(game, engine, tolerance, most_rounds)


def _finite(game: Game, engine: _Engine, horizon: int) -> Plan:
    values, rounds = [engine.alone_at(horizon)], []
    for at in reversed(range(horizon)):
        value, played = engine.round(at, values[-1])
        values.append(value)
        rounds.append(played)
    return _plan(game, engine, values[::-1], rounds[::-1], horizon)


def _endless(game: Game, engine: _Engine, tolerance: float, most_rounds: int) -> Plan:
    turns = max(len(game.turns), 1)
    values = [engine.alone_at(0)] * (turns + 1)
    moved, least, since, done = np.inf, np.inf, 0, 0
    # Values that come nearer to rest no more go round in a circle.
    while done < most_rounds and done - since < _PATIENCE * turns:
        before = values[0]
        values, rounds = [before], list[Round]()
        for at in reversed(range(turns)):
            value, played = engine.round(at, values[0])
            values.insert(0, value)
            rounds.insert(0, played)
        moved = float(np.abs(values[0] - before).max())
        if moved <= tolerance:
            return _plan(game, engine, values, rounds, done + turns)
        done += turns
        if moved < least:
            least, since = moved, done
    raise LimitReached(
        f"The values of the game still move by {moved:.2g} after {done} rounds, more than the tolerance of "
        f"{tolerance:.2g}. Cut the texts finer, allow more, or set a horizon."
    )


class _Engine:
    """A game in the layout in which it is computed: party, text, state, scenario."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.shape = (game.parties, game.states, game.scenarios)
        self.discount = self._three("discount")
        self.flow = np.broadcast_to(self._three("flow"), self.shape)
        self.breakdown = self._must("breakdown").T
        self.broken = None if game.broken is None else self._three("broken")
        self.transition = game.full("transition")
        if self.transition is not None and game.horizon is None and self.transition.shape[1] > 1:
            raise UsageError("transition: a game without a horizon has the same chances in every round.")
        self.alone = self._alone()
        self.terms = self._terms()

    def _must(self, name: str) -> Floats:
        array = self.game.full(name)
        assert array is not None
        return array

    def _three(self, name: str) -> Floats:
        """An array (m, S, n) or (m, n) as (n, S, m)."""
        array = self._must(name)
        return (array[:, None] if array.ndim == 2 else array).transpose(2, 1, 0)

    def _terms(self) -> Terms:
        game = self.game
        quota = len(game.who) if game.quota is None else game.quota
        decisions = self._must("decisions")
        several = not (decisions == 1).all()
        n = game.parties
        shares = np.eye(n)[:, :, None] if game.recognition is None else self._three("recognition")

        def wide(name: str) -> Floats:
            array = self._three(name)
            return np.broadcast_to(array, (n, *array.shape[1:]))

        return Terms(
            value=self._must("value").transpose(_AXES_BACK),
            recognition=shares,
            decisiveness=wide("decisiveness"),
            trust=wide("trust"),
            voters=game.who,
            quota=quota,
            barred=None if game.barred is None else np.asarray(game.full("barred")).transpose(_AXES_BACK).astype(bool),
            walk=None if game.walk is None else wide("walk"),
            left=None if game.left is None else wide("left"),
            passing=game.passing,
            bound=game.bound,
            decisions=decisions if several else None,
        )

    def alone_at(self, at: int) -> Floats:
        """Value of going on without any agreement before a round, (n, S, m)."""
        return self.alone[min(at, len(self.alone) - 1)]

    def round(self, at: int, following: Floats, *, details: bool = False) -> tuple[Floats, Round]:
        """Value before a round, from the value before the next; and how the round goes."""
        alone = self.alone_at(at)
        more = self.ahead(at, following - self.alone_at(at + 1)) * self.discount
        refuse = alone + more
        terms = self.terms
        if not self.game.lasting:
            # A text divides this round alone; whatever it says, the game goes on.
            share = (1 - self.discount)[:, None] * (terms.value - self.flow[:, None])
            terms = replace(terms, value=refuse[:, None] + share, factors={}, offers={})
        if (self.breakdown > 0).any():
            ended = alone if self.broken is None else self.broken
            refuse = self.breakdown * ended + (1 - self.breakdown) * refuse
        if self.game.turns:
            mine = self.terms.recognition[:, self.game.turns[at % len(self.game.turns)]][:, None]
            terms = replace(terms, recognition=mine)
        played = play(terms, refuse, alone, details=details)
        return refuse + played.gain, played

    def ahead(self, at: int, following: Floats) -> Floats:
        """Expectation over the next state, (n, S, m); nothing of it where the talks are over for good."""
        if self.transition is None:
            return following
        chances = self.transition[:, min(at, self.transition.shape[1] - 1)]
        return np.asarray(np.matmul(chances, following.transpose(2, 1, 0)).transpose(2, 1, 0))

    def _alone(self) -> Sequence[Floats]:
        game = self.game
        given = game.full("alone")
        if given is not None:
            if not game.lasting or given.shape[1] not in (1, (game.horizon or 0) + 1):
                raise UsageError("alone: one value per round and one after the last; and with lasting texts only.")
            return [np.broadcast_to(given[:, at].transpose(2, 1, 0), self.shape) for at in range(given.shape[1])]
        if self.transition is None:
            return [self.flow]
        found = [self._for_ever(self.transition[:, -1])]
        for at in reversed(range(self.transition.shape[1] - 1)):
            # What follows the last round that is told apart goes on like it.
            after = _all_there(self.transition[:, at]) @ found[-1].transpose(2, 1, 0)
            found.append((1 - self.discount) * self.flow + self.discount * after.transpose(2, 1, 0))
        return found[::-1]

    def _for_ever(self, chances: Floats) -> Floats:
        """The flow for ever: w = (1 - d) g + d P w."""
        n, size, m = self.shape
        discount = np.broadcast_to(self.discount, (n, 1, m))
        if (discount == 1).any():
            if np.ptp(self.flow, axis=1).max() > 0:
                raise UsageError("discount: where flows differ between states, it must be below 1; or give `alone`.")
            return self.flow
        system = np.eye(size) - discount[:, 0, :, None, None] * _all_there(chances)
        right = ((1 - discount) * self.flow).transpose(0, 2, 1)[..., None]
        return np.asarray(np.linalg.solve(system, right)[..., 0].transpose(0, 2, 1), dtype=np.float64)


def _all_there(chances: Floats) -> Floats:
    """Where the talks may end for good, the flow stays what it was."""
    lacking = 1 - chances.sum(axis=-1)
    return np.asarray(chances + lacking[..., None] * np.eye(chances.shape[-1]))


def _plan(game: Game, engine: _Engine, values: list[Floats], rounds: list[Round], done: int) -> Plan:
    signed = np.stack([np.broadcast_to(item.signed, engine.shape[1:]) for item in rounds])
    walked = np.stack([np.broadcast_to(item.walked, engine.shape[1:]) for item in rounds])
    going_on = np.clip(1 - signed - walked, 0.0, 1.0)
    ends = engine.breakdown
    delay, agreed = np.zeros(engine.shape[1:]), np.zeros(engine.shape[1:])
    if game.horizon is None:
        delay, agreed = _ever(engine, going_on, signed)
    else:
        for at in reversed(range(len(rounds))):
            delay = going_on[at] * (1 + (1 - ends) * engine.ahead(at, delay[None])[0])
            agreed = signed[at] + going_on[at] * (1 - ends) * engine.ahead(at, agreed[None])[0]
    stacked = np.stack(values).transpose(3, 0, 2, 1)
    trimmed = _trimmed(game, stacked, signed.transpose(2, 0, 1), walked.transpose(2, 0, 1), delay.T, agreed.T)
    return Plan(
        game=game,
        value=trimmed[0],
        signed=trimmed[1],
        walked=trimmed[2],
        delay=trimmed[3],
        agreed=trimmed[4],
        rounds=done,
    )


def _ever(engine: _Engine, going_on: Floats, signed: Floats) -> tuple[Floats, Floats]:
    """Expected rounds without agreement and chance of one, where the same turns come round for ever."""
    turns, size, m = going_on.shape
    delay, agreed = np.zeros((size, m)), np.zeros((size, m))
    chances = np.ones((1, size, size)) if engine.transition is None else engine.transition[:, 0]
    if engine.transition is None:
        chances = np.eye(size)[None]
    for at in range(m):
        ends = np.broadcast_to(engine.breakdown, (size, m))[:, at]
        moves = (1 - ends)[:, None] * chances[at % len(chances)]
        # One turn after the other: `whole` is the chance to stand in a state when the turns come round again.
        whole, passed, signs = np.eye(size), np.zeros(size), np.zeros(size)
        for turn in range(turns):
            passed = passed + whole @ going_on[turn, :, at]
            signs = signs + whole @ signed[turn, :, at]
            whole = whole @ (going_on[turn, :, at][:, None] * moves)
        delay[:, at], agreed[:, at] = _summed(whole, passed), _summed(whole, signs)
    return delay, np.minimum(agreed, 1.0)


def _summed(whole: Floats, each: Floats) -> Floats:
    """Each + whole @ each + whole^2 @ each ... : infinite only where something is added for ever."""
    stays = whole
    for _ in range(64):
        stays = stays @ stays
    for_ever = stays.sum(axis=1) > 0.5
    found = np.where(for_ever & (each > 0), np.inf, 0.0)
    some = ~for_ever
    if some.any():
        found[some] = np.linalg.solve(np.eye(some.sum()) - whole[np.ix_(some, some)], each[some])
    return found


def _trimmed(game: Game, *arrays: Floats) -> tuple[Floats, ...]:
    """The arrays, without the axis of scenarios if there are none."""
    return arrays if game.scenarios > 1 else tuple(array[0] for array in arrays)
