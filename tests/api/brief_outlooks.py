"""A small dispute as a headline sees it, for tests of single sentences."""

from __future__ import annotations

import datetime as dt

from immutabledict import immutabledict

from onetext.api.briefing.outlook import Outlook
from onetext.model import Case, Date, Draft, Issue, Option, Party, Point, Term
from onetext.model.results import DeadlineView, Estimate, Nearness

DAY = Date.parse("2025-06-01")
OPTIONS = (Option(id="low", title="Low"), Option(id="high", title="High"))
POINTS = (
    Point(label="1", text="Pay.", settles=immutabledict({"pay": "low"})),
    Point(label="2a", text="Hours.", settles=immutabledict({"hours": "low"})),
)
LOW, HIGH = (Term(state="settled", options=(option,)) for option in ("low", "high"))
FOCUS = Draft(
    id="d",
    title="First offer",
    kind="proposal",
    happened=DAY,
    known=DAY,
    points=POINTS,
    terms=immutabledict({"pay": LOW, "hours": LOW}),
)
COUNTER = Draft(
    id="e",
    title="Second offer (revised)",
    kind="counter-proposal",
    happened=DAY,
    known=DAY,
    points=(Point(label="7", text="Pay.", settles=immutabledict({"pay": "high"})),),
    terms=immutabledict({"pay": HIGH, "hours": LOW}),
)
CASE = Case(
    id="c",
    title="C",
    as_of=dt.date(2025, 6, 30),
    parties=(
        Party(id="firm", name="Firm"),
        Party(id="union", name="Union"),
        Party(id="un", name="UN", kind="ally"),
    ),
    issues=(Issue(id="pay", title="Pay", options=OPTIONS), Issue(id="hours", title="Hours", options=OPTIONS)),
    drafts=(FOCUS, COUNTER),
)
EMPTY = Outlook(
    case=CASE,
    focus=FOCUS,
    counter=COUNTER,
    balance=None,
    effects={},
    nearness=(),
    counter_nearness=(),
    deadlines=(),
    subjects=(),
)


def near(other: str, *counts: int, party: str = "firm", steps: bool = False) -> Nearness:
    kinds = ("nearer_party", "nearer_other", "same", "either", "unknown")
    lists = {kind: tuple(f"{kind}{n}" for n in range(count)) for kind, count in zip(kinds, counts, strict=True)}
    means = {"mean_party": Estimate(1, 0.5, 1.5), "mean_other": Estimate(2, 2, 2)} if steps else {}
    return Nearness(draft="d", party=party, other=other, **lists, **means)


def ultimatum(id_: str, fate: str, by: str = "firm", due: str = "2025-07-15", draft: str = "") -> DeadlineView:
    return DeadlineView(
        id=id_,
        by=by,
        speaker="",
        to=("union",),
        terms="Sign.",
        penalty="",
        set_on=DAY,
        due=Date.parse(due) if due else None,
        fate=fate,
        fate_on=None if fate == "open" else Date.parse("2025-06-20"),
        draft=draft,
        note="",
        sources=(),
    )
