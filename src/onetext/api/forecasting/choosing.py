"""The choice of the signatory under the most pressure: to sign the text on the table, to amend it, or to refuse it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from onetext.api.forecasting.figures import chance, end_value, outcomes
from onetext.api.forecasting.preparing import Prepared
from onetext.api.forecasting.texts import refusals
from onetext.model.results import ForecastBranch, ForecastDilemma
from onetext.process import BLOCK, Tally, Variant

__all__ = ["Chooser", "chooser", "dilemma"]

Answer = Literal["sign", "amend", "refuse"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
BLOCKS = 2
"""Blocks of runs for each answer: so many that a chance is known to a percentage point or so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """Who chooses, and why it is this one."""

    place: int
    party: str
    why: Literal["pressed", "likeliest_to_refuse"]

    def variants(self, base: Variant) -> tuple[Variant, ...]:
        """The same forecast once for each answer."""
        return tuple(replace(base, answer=(self.place, answer), blocks=BLOCKS) for answer in ANSWERS)


def chooser(ready: Prepared, *, seed: int) -> Chooser | None:
    """The signatory that an open ultimatum about the text on the table presses; of several, or of none, the one that
    refuses the text in most sampled scenarios. None where no text lies on the table.
    """
    world = ready.world
    if world.on_table < 0:
        return None
    likely = list(refusals(ready.seen, ready.drafts[world.on_table], seed))
    about = [threat for threat in world.threats if threat.text in (-1, world.on_table)]
    pressed = {world.parties[world.patrons[threat.patron].client] for threat in about} & set(likely)
    party = next(party for party in likely if party in (pressed or likely))
    return Chooser(place=world.parties.index(party), party=party, why="pressed" if pressed else "likeliest_to_refuse")


def dilemma(ready: Prepared, who: Chooser, made: Mapping[str, tuple[Tally, ...]]) -> ForecastDilemma:
    """What each answer leads to.

    Parameters
    ----------
    made
        Mode -> a tally for each answer.
    """
    branches = []
    for k, answer in enumerate(ANSWERS):
        tallies = {mode: found[k] for mode, found in made.items()}
        branches.append(
            ForecastBranch(
                answer=answer,
                outcomes=outcomes(tallies),
                same_text={
                    mode: chance(int(tally.signed[ready.world.on_table].sum()), tally.runs)
                    for mode, tally in tallies.items()
                },
                value={mode: end_value(tally, who.place) for mode, tally in tallies.items()},
            )
        )
    runs = next(iter(made.values()))[0].runs
    text = ready.world.texts[ready.world.on_table].id
    assert runs <= BLOCKS * BLOCK
    return ForecastDilemma(party=who.party, text=text, why=who.why, runs=runs, branches=tuple(branches))
