"""Wars of attrition: two sides stand by their texts, and each may give in at any time, with a hazard that is known.

These are equilibria put in, not ones that the model's own parties would find: logit parties do not mix so finely. They
hold the engine's clock and its books to known answers, and let a user see what the theories would say of a case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onetext.process.draws import Floats
from onetext.process.policy import Choices, View

__all__ = ["AbreuGul", "Attrition", "Fearon94"]

Pair = tuple[float, float]
Number = float | Floats
"""One for all trajectories, or one for each."""
Sides = tuple[Number, Number]
_LEAST = 1e-6
"""What never costs anything is never given in for: a slope and a rate are a little above nought."""


def _choices(view: View, *, concede: Floats | None = None, walk: Floats | None = None) -> Choices:
    """Nobody signs or amends; who gives in or walks out, and nobody where nothing is said."""
    nobody = np.zeros_like(view.accept)
    return Choices(
        accept=nobody,
        amend=nobody,
        walk=nobody if walk is None else walk,
        concede=nobody if concede is None else concede,
    )


def _hazard(view: View, survival: tuple[Floats | float, Floats | float]) -> Floats:
    """The hazard per week that makes the share that holds out fall so within the step."""
    with np.errstate(divide="ignore"):
        lost = -np.log(np.stack([np.broadcast_to(part, view.accept.shape[1:]) for part in survival]))
    return np.asarray(lost / view.world.weeks)


@dataclass(frozen=True)
class Attrition:
    """Complete information (Maynard Smith, 1974): each gives in at a rate that keeps the other indifferent.

    `costs` per year of holding out, `prizes` for whoever outlasts the other; party i's hazard is c_j / v_j.
    """

    costs: Pair
    prizes: Pair

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        years = view.world.years
        rates = self.costs[1] / self.prizes[1], self.costs[0] / self.prizes[0]
        return _choices(view, concede=_hazard(view, (np.exp(-rates[0] * years), np.exp(-rates[1] * years))))


@dataclass(frozen=True)
class Fearon94:
    """Escalation with audience costs ("Domestic political audiences and the escalation of international disputes").

    Re-derived from the set-up of Fearon (1994). Backing down after t years costs a_i t; a war is worth something
    between -spread_i and 0 to party i, evenly, and only it knows. Party i gives in with hazard a_j / (prize + a_j t)
    until the horizon, at which whoever still holds out attacks (here: walks out).

    Parameters
    ----------
    slopes
        a_i per year; None for each trajectory's `audience_growth`.
    """

    slopes: Pair | None = None
    prize: float = 1.0
    spread: Pair = (1.0, 1.0)

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        a, b = self._slopes(view)
        now, after = view.years, view.years + view.world.years
        end, first = self.horizon((a, b))
        over, until = now >= end, np.minimum(after, end)
        v = self.prize
        kept = (v + b * now) / (v + b * until), (v + a * now) / (v + a * until)
        if view.step == 0:
            kept = kept[0] * first[0], kept[1] * first[1]
        return _choices(
            view,
            concede=np.where(over, 0.0, _hazard(view, kept)),
            walk=np.where(over, np.ones_like(view.accept), 0.0),
        )

    def horizon(self, slopes: Sides) -> tuple[Number, Sides]:
        """The time of attack in years, and the share of each side that does not give in at once."""
        (a, b), (wa, wb), v = slopes, self.spread, self.prize

        def root(own: Number, other: Number, spread: float) -> Number:
            # (own t / spread)(1 + other t / v) = 1, solved for its positive t.
            square, linear = own * other / (spread * v), own / spread
            return np.asarray(2 / (linear + np.sqrt(linear**2 + 4 * square)))

        end = np.minimum(root(a, b, wa), root(b, a, wb))
        return end, ((a * end / wa) * (1 + b * end / v), (b * end / wb) * (1 + a * end / v))

    def _slopes(self, view: View) -> Sides:
        if self.slopes is not None:
            return self.slopes
        own = np.maximum(view.draws["audience_growth"][:2], _LEAST)
        return own[0], own[1]


@dataclass(frozen=True)
class AbreuGul:
    """Bargaining with sides that may be obstinate ("Bargaining and reputation", 2000).

    Parameters
    ----------
    demands
        Shares of one pie that each side stands by; together more than 1.
    rates
        Discount rates per year; None for each trajectory's `discount`.
    obstinacy
        Chance that a side never gives in.
    """

    demands: Pair = (0.7, 0.6)
    rates: Pair | None = None
    obstinacy: Pair = (0.05, 0.05)

    def choose(self, view: View) -> Choices:
        """The chances of one week."""
        hazards, end, first = self.war(self._rates(view))
        left = np.clip(end - view.years, 0.0, view.world.years)
        kept = np.exp(-hazards[0] * left), np.exp(-hazards[1] * left)
        if view.step == 0:
            kept = kept[0] * first[0], kept[1] * first[1]
        return _choices(view, concede=_hazard(view, kept))

    def war(self, rates: Sides) -> tuple[Sides, Number, Sides]:
        """Hazards of giving in per year, when they end, and the share of each side that does not give in at once."""
        (one, two), over = self.demands, sum(self.demands) - 1
        hazards = rates[1] * (1 - one) / over, rates[0] * (1 - two) / over
        ends = [-np.log(z) / hazard for z, hazard in zip(self.obstinacy, hazards, strict=True)]
        end = np.minimum(*ends)
        first = [z * np.exp(hazard * end) for z, hazard in zip(self.obstinacy, hazards, strict=True)]
        return hazards, end, (first[0], first[1])

    def _rates(self, view: View) -> Sides:
        if self.rates is not None:
            return self.rates
        own = np.maximum(view.draws["discount"][:2], _LEAST)
        return own[0], own[1]
