"""What could be signed in the small negotiation, made by hand: a text in the narrow reading, none in the strict one."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from onetext.model.results import (
    Blocked,
    CompleteTo,
    Conflict,
    Correction,
    Edit,
    Effect,
    Envelope,
    Estimate,
    FrontierPoint,
    FrontierResult,
    IntegerTable,
    LeastChange,
    LineStatus,
    Member,
    PartyBalance,
    Probability,
    Proof,
    Reliance,
    SettleResult,
    Solution,
    Zone,
)

ASSUMPTIONS = ("red lines are read in their narrow reading", "town: no deal is worth 40 points to it (analyst)")
LOW, MIDDLE = {"height": "low", "fee": "large"}, {"height": "middle", "fee": "small"}
_CHECKED = Proof(kind="certificate", leaves=3)
_LINE = Member(kind="red_line", id="town-high", party="town")


def chance(point: float, draws: int = 200) -> Probability:
    return Probability(point=point, low=0.0, high=1.0, standard_error=0.02, draws=draws, basis="analyst")


def points(point: float, low: float, high: float) -> Estimate:
    return Estimate(point, low, high, "points")


def settled(head: Envelope) -> SettleResult:
    """The table says nothing of the fee for the town."""
    return SettleResult(
        envelope=head,
        table=IntegerTable(
            issues=("height", "fee"),
            options={"height": ("low", "middle", "high"), "fee": ("none", "small", "large")},
            scores={
                "port": {"height": (0, 50, 100), "fee": (0, 50, 100)},
                "town": {"height": (100, 50, 0), "fee": (50, 50, 50)},
            },
            weights={"port": {"height": 1, "fee": 1}, "town": {"height": 1, "fee": 1}},
            denominators={"port": 2, "town": 2},
            no_deal={"port": Fraction(20), "town": Fraction(40)},
            red_lines={"town-high": ({"height": ("high",)},)},
            rules=(),
            interactions={},
        ),
        zone=Zone(
            status="nonempty",
            count=4,
            standard_error=0.0,
            proof=Proof(kind="certificate", leaves=0, holds=chance(0.83)),
            packages_in_all=9,
            example=LOW,
        ),
        zone_strict=strict_zone(),
        solutions={"nash": solution("nash", LOW), "ks": solution("ks", MIDDLE)},
        least_change=(least_change(), LeastChange(**_NOTHING, from_="second", status="already")),
        conflicts=(),
        corrections=(),
        corrections_complete_to=None,
        lifting={},
        assumptions=ASSUMPTIONS,
    )


_NOTHING: dict[str, Any] = {"changes": (), "fills": (), "package": None, "shares": {}, "proof": Proof(kind="none")}


def strict_zone() -> Zone:
    proof = Proof(kind="certificate", leaves=1, holds=chance(0.61))
    return Zone(status="empty", count=0, standard_error=0.0, proof=proof, packages_in_all=9)


def solution(concept: str, package: dict[str, str]) -> Solution:
    """The port gets more by the one, the town by the other; a weak line of the port is gone against."""
    port, town = (50, 75) if package == LOW else (60, 50)
    weak = LineStatus(
        id="port-fee", status="broken", reading="narrow", firmness=points(0.3, 0.2, 0.4), real=False, evidence=None
    )
    return Solution(
        concept=concept,  # type: ignore[arg-type]  # nash or ks
        status="solved",
        packages=(package, {**package, "fee": "none"}),
        values={"port": port, "town": town},
        exact_values={"port": Fraction(port), "town": Fraction(town)},
        gains={"port": port - 20, "town": town - 40},
        shares={"port": 0.6, "town": None},
        objective=1.0,
        bound=1.0,
        gap=0.0,
        proof=_CHECKED,
        ties_complete=False,
        no_gain_possible=("town",),
        in_zone=chance(0.57),
        relies_on=(
            Reliance(party="crews", kind="consent", issue="fee", option=package["fee"], body="Union", rule="a vote"),
            Reliance(party="town", kind="promise", issue="height", option=package["height"], what="only read narrowly"),
        ),
        gives={
            "port": PartyBalance(**_given(port, 20), red_lines=(weak,)),
            "town": PartyBalance(**_given(town, 40), red_lines=()),
        },
    )


def _given(value: float, floor: float) -> dict[str, Any]:
    return {
        "value": points(value, value - 30, value + 20),
        "no_deal": points(floor, floor - 15, floor + 35),
        "gain": points(value - floor, value - floor - 60, value - floor + 30),
        "accepts": "depends",
        "accept_probability": chance(0.74, 1000),
        "accepts_strict": "depends",
        "accept_probability_strict": chance(0.5, 1000),
        "sourced_share": 0.5,
        "unknown_issues": (),
    }


def least_change() -> LeastChange:
    edit = Edit(
        issue="height",
        before="high",
        after="low",
        effects={"port": -50.0, "town": 50.0},
        gains=("town",),
        loses=("port",),
    )
    fill = Edit(issue="fee", before=None, after="large", effects={"port": 25.0}, gains=("port",), loses=())
    whole = Effect(
        total=points(-50, -90, -10),
        holds="none",
        probability=chance(0.0),
        loses="all",
        loses_probability=chance(1.0),
        by_issue={"height": points(-50, -80, -20), "fee": points(25, -10, 40)},
        by_interaction={},
    )
    return LeastChange(
        from_="first",
        status="found",
        changes=(edit,),
        fills=(fill,),
        package=LOW,
        shares={"port": 0.6, "town": None},
        proof=_CHECKED,
        ties=(LOW, MIDDLE),
        in_zone=chance(0.7),
        effects={"port": whole},
    )


def strictly_blocked() -> Blocked:
    says = "The town’s line leaves nothing that the port could take."
    return Blocked(
        reading="strict",
        zone=strict_zone(),
        conflicts=(
            Conflict(members=(_LINE,), says=says, proof=Proof(kind="certificate", leaves=1, holds=chance(0.4))),
        ),
        corrections=(Correction(members=(_LINE,), says="If the town lets go of it, there is a text."),),
        corrections_complete_to=CompleteTo(size=3, proof=Proof(kind="exhaustive")),
    )


def curve(head: Envelope) -> FrontierResult:
    """Three points of many."""
    values = [(30.0, 80.0), (50.0, 75.0), (60.0, 50.0)]
    return FrontierResult(
        envelope=head,
        signatories=("town", "port"),
        points=tuple(
            FrontierPoint(
                values={"port": port, "town": town},
                exact_values={"port": Fraction(port), "town": Fraction(town)},
                packages=(LOW,),
                packages_count=1,
                ranges={"port": points(port, port - 10, port + 10), "town": points(town, town - 10, town + 10)},
            )
            for port, town in values
        ),
        complete=False,
        epsilon=0.61,
        proof=Proof(kind="exhaustive"),
        all_feasible=False,
        zone_status="nonempty",
        assumptions=ASSUMPTIONS,
        points_count=88,
    )
