"""Small charts of counts and shares: nearness, credibility, where the numbers come from (S2, S16, S17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onetext.model.results import BriefSections, Credibility, Nearness
from onetext.report.charts import BESIDE, PanelSpec, Row, bars_spec, dots_spec
from onetext.report.numbers import percent
from onetext.report.words import Words

__all__ = ["BASES_IN_WORDS", "NearnessView", "carried_out", "counts_figures", "nearness_view", "tested"]

BASES_IN_WORDS: Mapping[str, str] = {
    "source": "a number stated in a source",
    "position": "a position on record",
    "response": "what a party did with a draft",
    "analyst": "the analyst's judgement",
    "default": "nothing known: a convention",
}
"""basis -> words, from the best to the least supported."""

_MOST_DRAWN = 3
_LONG = replace(BESIDE, left=170, plot=128, right=42, label_limit=162)


@dataclass(frozen=True, slots=True)
class NearnessView:
    """On how many issues a draft stands nearer to one party's demands than to another's, with the lists."""

    draft: str
    party: str
    other: str
    figure: str | None
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    compared: int
    known: int


def nearness_view(sections: BriefSections, words: Words) -> tuple[NearnessView, ...]:
    """Put the counts into words, in the order of the result; only the draft in focus gets drawings."""
    views = [_nearness(item, words) for item in sections.nearness]
    drawn = [view for view in views if view.draft == sections.focus and view.known][:_MOST_DRAWN]
    return tuple(replace(view, figure=f"nearness-{drawn.index(view) + 1}") if view in drawn else view for view in views)


def _nearness(item: Nearness, words: Words) -> NearnessView:
    party, other = words.party(item.party), words.party(item.other)
    groups = (
        (f"nearer to {party}", item.nearer_party),
        (f"nearer to {other}", item.nearer_other),
        ("equally near to both", item.same),
        ("depends on the reading", item.either),
        ("not known", item.unknown),
    )
    sizes = [len(issues) for _, issues in groups]
    return NearnessView(
        draft=item.draft,
        party=item.party,
        other=item.other,
        figure=None,
        groups=tuple((title, tuple(words.issue(issue) for issue in issues)) for title, issues in groups),
        compared=sum(sizes[:3]),
        known=sum(sizes[:4]),
    )


def counts_figures(
    sections: BriefSections, near: Sequence[NearnessView], words: Words, audience: str
) -> dict[str, PanelSpec]:
    """Panels of nearness, credibility and basis, by name."""
    figures = {view.figure: _nearness_panel(view, words) for view in near if view.figure}
    tried = [item for item in sections.credibility if tested(item)]
    if tried and audience == "mediator":
        figures["credibility"] = _credibility_panel(tried, words)
    figures["basis"] = _basis_panel(sections)
    return figures


def _nearness_panel(view: NearnessView, words: Words) -> PanelSpec:
    rows = [Row(label=title, point=float(len(issues)), text=str(len(issues))) for title, issues in view.groups]
    draft, party, other = (words.draft(view.draft), words.party(view.party), words.party(view.other))
    return bars_spec(
        rows,
        _LONG,
        title=f"Number of issues on which {draft} stands nearer to {party} or to {other}",
        description="; ".join(f"{title}: {len(issues)}" for title, issues in view.groups) + ".",
        head="issues",
        least=(0, 5),
    )


def tested(item: Credibility) -> int:
    """How many threats of a party have come to the test: the others say nothing of it."""
    return sum(case.counts is not None for case in item.cases)


def carried_out(item: Credibility) -> str:
    """Count what was carried out: `0 of 7`."""
    return f"{sum(case.counts == 'kept' for case in item.cases)} of {tested(item)}"


def _credibility_panel(items: Sequence[Credibility], words: Words) -> PanelSpec:
    ordered = sorted(items, key=lambda item: words.party(item.party).casefold())
    rows = [
        Row(
            label=words.party(item.party),
            low=100 * item.low,
            high=100 * item.high,
            text=carried_out(item),
        )
        for item in ordered
    ]
    said = "; ".join(
        f"{words.party(item.party)}: {carried_out(item)}, 90 % range {percent(item.low)} to {percent(item.high)}"
        for item in ordered
    )
    return dots_spec(
        rows,
        BESIDE,
        title="How often each party did what it threatened, in percent",
        description=f"{said}.",
        head="carried out",
    )


def _basis_panel(sections: BriefSections) -> PanelSpec:
    shares = sections.basis_share
    order = [basis for basis in BASES_IN_WORDS if basis in shares] + [b for b in shares if b not in BASES_IN_WORDS]
    rows = [
        Row(label=BASES_IN_WORDS.get(basis, basis), point=100 * shares[basis], text=percent(shares[basis]))
        for basis in order
    ]
    said = "; ".join(f"{BASES_IN_WORDS.get(basis, basis)}: {percent(shares[basis])}" for basis in order)
    return bars_spec(
        rows, _LONG, title="Share of the input numbers by where they come from", description=f"{said}.", least=(0, 100)
    )
