"""Several speakers of one party: bounds run over their positions one by one (S3)."""

from __future__ import annotations

from preference_builders import case, draft, issue, position

from onetext.preferences import effects

BOSS = position("p", "k", "demand", "a", speaker="Boss")
DEPUTY = position("p", "k", "demand", "d", speaker="Deputy")
REFUSAL = {"party": "p", "about": "k", "kind": "refuses", "options": "b"}


def change(*refusals: object) -> tuple[float, float]:
    """Bounds of going from c to b when the boss asks for a, and the deputy for d."""
    one = case(
        [issue("k", 4)],
        positions=(BOSS, DEPUTY, *refusals),
        drafts=(draft("x", {"k": "c"}), draft("y", {"k": "b"})),
    )
    total = effects(one, one.drafts[0], one.drafts[1])["p"].total
    assert total is not None
    return total.low, total.high


def test_what_the_deputy_refuses_does_not_turn_the_boss_s_order_round() -> None:
    """Around a, b is nearer than c and so at least as good; that reading stays whatever the deputy refuses."""
    assert change(position(**REFUSAL, speaker="Deputy")) == (-100, 100)


def test_what_the_boss_refuses_binds_the_boss_s_own_reading() -> None:
    """Then b ranks below c for the boss, and for the deputy it is farther from d: never better."""
    assert change(position(**REFUSAL, speaker="Boss")) == (-100, 0)


def test_a_refusal_by_one_who_asks_for_nothing_binds_every_reading() -> None:
    assert change(position(**REFUSAL, speaker="Lawyer")) == (-100, 0)
