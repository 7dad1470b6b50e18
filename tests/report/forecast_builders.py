"""A forecast of the small negotiation, made by hand: two ways of looking ahead, with round numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from onetext.model.results import (
    AskedChange,
    Band,
    Drafted,
    EndValue,
    Envelope,
    Estimate,
    ForecastBranch,
    ForecastChange,
    ForecastDilemma,
    ForecastQuantity,
    ForecastResult,
    ForecastText,
    Incidence,
    Probability,
    SignedBy,
    TimeToSign,
)

NOW, NEVER = ("perpetual", "planned"), ("force", "patron_left")
SIGNED = {"perpetual": 0.4, "planned": 0.5}
START, HALF, END = dt.date(2025, 3, 20), dt.date(2025, 6, 18), dt.date(2025, 9, 17)


def chance(point: float) -> Probability:
    return Probability(point=point, low=0.0, high=1.0, unit="share", basis="mixed", standard_error=0.011, draws=2048)


def shares(signed: float) -> dict[str, float]:
    """A fifth of all talks are walked out of, a hundredth fall apart, and the rest goes on."""
    rest = {"walked": 0.2 * (signed > 0), "force": 0.0, "patron_left": 0.0, "collapsed": 0.01 * (signed > 0)}
    return {"signed": signed, **rest, "talking": 1 - signed - sum(rest.values())}


def outcomes(part: float = 1.0) -> dict[str, dict[str, Probability]]:
    return {
        mode: {name: chance(point) for name, point in shares(part * signed).items()} for mode, signed in SIGNED.items()
    }


def band(low: float, high: float) -> Band:
    return Band(modes={"perpetual": low, "planned": high}, low=low, high=high)


def ended(mean: float) -> EndValue:
    by = {"signed": mean + 10, "walked": mean - 10, "force": None, "patron_left": None, "collapsed": 0.0}
    return EndValue(mean=mean, standard_error=0.4, low=mean - 20, high=mean + 20, by_outcome={**by, "talking": mean})


def text(name: str, why: str, origin: str, share: float) -> ForecastText:
    return ForecastText(
        id=name,
        title=name,
        origin=origin,  # type: ignore[arg-type]  # one of three words
        changed_from="first" if origin == "change" else "",
        issue="height" if origin == "change" else "",
        option="low" if origin == "change" else "",
        on_table=why == "on_table",
        why=why,  # type: ignore[arg-type]  # one of six words
        towards="town" if origin == "change" else "",
        signed=band(share, share),
    )


def quantity(key: str, party: str, basis: str) -> ForecastQuantity:
    return ForecastQuantity(
        key=key,
        party=party,
        towards="",
        unit="1/wk",
        shape="gamma",
        numbers=(2.0, 40.0),
        low=0.01,
        median=0.04,
        high=0.12,
        counts=True,
        basis=basis,  # type: ignore[arg-type]  # one of five words
        reason="A reason.",
        sources=(),
    )


def dilemma(party: str = "town") -> ForecastDilemma:
    answers = (("sign", 1.0, 0.3), ("amend", 0.9, 0.0), ("refuse", 0.5, 0.0))
    return ForecastDilemma(
        party=party,
        text="first",
        why="pressed",
        runs=2048,
        branches=tuple(
            ForecastBranch(
                answer=answer,  # type: ignore[arg-type]  # one of three words
                outcomes=outcomes(part),
                same_text={mode: chance(same) for mode in NOW},
                value={"perpetual": ended(48.0), "planned": ended(52.0)},
            )
            for answer, part, same in answers
        ),
    )


def small_forecast(head: Envelope) -> ForecastResult:
    """A forecast about `small_case`."""
    found = outcomes()
    points = {mode: {name: each.point for name, each in chances.items()} for mode, chances in found.items()}
    half = {mode: shares(0.5 * signed) for mode, signed in SIGNED.items()}
    never = {mode: shares(0.0) for mode in SIGNED}
    bases: Mapping[str, float] = {"source": 0.25, "default": 0.75}
    return ForecastResult(
        envelope=Envelope(command="forecast", version=head.version, warnings=("half of the texts are not drafted",)),
        outcomes=found,
        bands={
            name: band(min(p[name] for p in points.values()), max(p[name] for p in points.values()))
            for name in points["planned"]
        },
        drafted=Drafted(runs=1024, outcomes=outcomes(0.5)),
        incidence=(
            Incidence(date=START, modes=never),
            Incidence(date=HALF, modes=half),
            Incidence(date=END, modes=points),
        ),
        signed_by=tuple(
            SignedBy(
                date=day,
                modes={mode: chance(part * at) for mode, at in SIGNED.items()},
                low=part * 0.4,
                high=part * 0.5,
            )
            for day, part in ((HALF, 0.5), (END, 1.0))
        ),
        time_to_signature={
            mode: TimeToSign(signed=900, quantiles={"0.1": 2.0, "0.25": 4.0, "0.5": weeks, "0.75": 16.0, "0.9": 22.0})
            for mode, weeks in (("perpetual", 8.0), ("planned", 6.0))
        },
        texts=(
            text("first", "on_table", "draft", 0.5),
            text("first+height=low", "one_change", "change", 0.3),
            text("nash", "nash", "compromise", 0.2),
        ),
        amended=band(0.5, 0.6),
        terms={"height": {"low": band(0.8, 0.9), "high": band(0.1, 0.2)}, "fee": {"small": band(0.4, 0.6)}},
        terms_open={"height": band(0.0, 0.0), "fee": band(0.1, 0.2)},
        values={party: {"perpetual": ended(48.0), "planned": ended(52.0)} for party in ("town", "port")},
        no_deal={"town": Estimate(40, 30, 50, "points"), "port": None},
        pivotal={"town": band(0.6, 0.7), "port": band(0.3, 0.4)},
        dilemma=dilemma(),
        series=(),
        waiting={},
        basis_share=bases,  # type: ignore[arg-type]  # bases are words
        value_basis_share=bases,  # type: ignore[arg-type]
        parameter_basis_share=bases,  # type: ignore[arg-type]
        quantities=(quantity("leak_hazard", "", "source"), quantity("penalty", "port", "default")),
        runs=2048,
        horizon=END,
        step_days=7.0,
        modes=NOW,
        policy="logit",
        without=(),
        drafts_only=False,
    )


def changed(kind: str, key: str, difference: Mapping[str, float], party: str = "") -> ForecastChange:
    """A change with its effect on a signature, each known to half a percentage point."""
    return ForecastChange(
        change=AskedChange(
            kind=kind,  # type: ignore[arg-type]  # one of three words
            asked=key,
            key=key,
            party=party,
            towards="town" if party else "",
            to="off",
            date=None,
        ),
        difference={mode: {"signed": value} for mode, value in difference.items()},
        difference_error={mode: {"signed": 0.005} for mode in difference},
        runs=1024,
    )


WITHOUT = (
    changed("without", "leaks", {"perpetual": 0.0, "planned": 0.002}),
    changed("without", "ultimatums", {"perpetual": -0.05, "planned": -0.12}),
    changed("without", "walking", {"perpetual": 0.03, "planned": -0.03}),
)
CHANGES = (
    changed("event", "publish", {"perpetual": 0.02, "planned": 0.004}),
    changed("set", "support", {"perpetual": 0.06, "planned": 0.08}, party="port"),
)
