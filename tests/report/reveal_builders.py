"""What answers reveal, made by hand about the small negotiation: round numbers, and something of everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onetext.model import Case, Date, Range, Response
from onetext.model.results import (
    Clash,
    ClashInput,
    DraftPreference,
    Envelope,
    Ordering,
    PartyRanges,
    Prediction,
    PredictionScores,
    Probability,
    Quantiles,
    RevealedLine,
    RevealedResponse,
    RevealResult,
)


def answered_case() -> Case:
    """The town turns the first text down, writes its own and is silent on a rumour; the port accepts."""
    from report_builders import small_case  # which takes its brief from here

    day = Date.on(dt.date(2025, 2, 10))
    own = small_case()
    more = (
        Response(id="r2", party="town", draft="first", kind="amends", happened=day, known=day, public=False),
        Response(id="r3", party="town", draft="rumour", kind="silent", happened=day, known=day),
        Response(
            id="r4", party="port", draft="first", kind="accepts", happened=day, known=day, reliability=Range.of(1)
        ),
    )
    return replace(own, responses=(*own.responses, *more))


def share(point: float) -> Probability:
    return Probability(point=point, low=0.0, high=1.0, standard_error=0.01, draws=4096, unit="share")


def at(low: float, median: float, high: float) -> Quantiles:
    return Quantiles(low=low, median=median, high=high)


def ranges(height: float, line: float, accepts: float, no_deal: float = 40) -> PartyRanges:
    """Weights with the height of the wall as that part of the whole."""
    return PartyRanges(
        weights={"height": at(20, 50, 80), "fee": at(20, 50, 80)},
        shares={"height": at(height - 0.1, height, height + 0.1), "fee": at(0.9 - height, 1 - height, 1.1 - height)},
        lines={"town-high": RevealedLine(firmness=at(0.7, 0.8, 0.9), real=share(line))},
        no_deal=at(no_deal - 10, no_deal, no_deal + 10),
        accepts={"first": share(accepts), "second": None},
    )


def answer(
    party: str, kind: str, meaning: str, learned: float = 0.0, why: str = "", counter: str = ""
) -> RevealedResponse:
    return RevealedResponse(
        party=party,
        draft="rumour" if kind == "silent" else "first",
        kind=kind,  # type: ignore[arg-type]  # one of its words
        public=kind != "amends",
        meaning=meaning,  # type: ignore[arg-type]  # one of its words
        counter=counter,
        why=why,
        issues=("height",) if kind == "rejects" else (),
        reliability=(1.0, 1.0) if kind == "accepts" else (0.5, 0.9),
        reliability_basis="analyst" if kind == "accepts" else "default",
        learned=learned,
        prior=0.6,
        prediction=Prediction(predicted=0.7, base=0.5) if not why else None,
    )


def small_reveal(method: str = "weighted") -> RevealResult:
    """The town learned from, the port taken at its word without effect."""
    scores = PredictionScores(cases=3, log=0.5, base_log=0.69, brier=0.18, base_brier=0.25)
    before = {"town": ranges(0.4, 0.6, 0.5), "port": ranges(0.5, 0.5, 0.5)}
    clash = Clash(
        party="port",
        inputs=(ClashInput(kind="response", id="r4"), ClashInput(kind="no-deal", id="port")),
        smallest=True,
        proof="certificate",
    )
    return RevealResult(
        envelope=Envelope(command="reveal", version="0", as_of=dt.date(2025, 3, 20), seed=0),
        before=before,
        after={"town": ranges(0.6, 0.8, 0.1, 52), "port": ranges(0.5, 0.5, 0.5)},
        effective_sample_size={"town": 1310.0, "port": 4096.0},
        method={"town": method, "port": "clash"},  # type: ignore[dict-item]  # each one of four words
        responses={
            "r1": answer("town", "rejects", "refuses", 0.2),
            "r2": answer("town", "amends", "improves", 0.9, counter="second"),
            "r3": answer("town", "silent", "nothing", why="kind"),
            "r4": answer("port", "accepts", "accepts", 0.001),
        },
        preferences={
            "town": (
                DraftPreference(
                    better="second", worse="first", verdict="necessarily", before="possibly", proof="certificate"
                ),
                DraftPreference(
                    better="first", worse="second", verdict="never", before="possibly", proof="certificate"
                ),
            )
        },
        orderings={
            "town": (
                Ordering(
                    above="height",
                    below="fee",
                    before=0.5,
                    after=1.0,
                    must=True,
                    proof="certificate",
                    because=("r2", "r1"),
                ),
                Ordering(above="fee", below="height", before=0.51, after=0.93, must=False, proof="", because=("r1",)),
                Ordering(above="fee", below="height", before=0.51, after=0.52, must=False, proof="", because=()),
            )
        },
        clashes=(clash,),
        scores=scores,
        party_scores={"town": replace(scores, cases=2)},
        draws=4096,
        because={"town": {"weight/height": ("r2", "r1"), "no_deal": ("r1",)}},
    )
