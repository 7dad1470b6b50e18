"""Small cases for the tests of preferences, and brute force over every corner of what is unknown.

The oracles here know nothing of how the code finds extremes: scores are all 0/100 vectors that keep the order pair by
pair, weights all corners of their box, chances all corners of their polytope, open issues all fillings that no rule
bars.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext.model import (
    Bar,
    Case,
    Date,
    Draft,
    Expectation,
    Interaction,
    Issue,
    NoDeal,
    Option,
    Party,
    Position,
    Range,
    RedLine,
    Rule,
    Term,
    Weight,
)

DAY = Date.parse("2025-01-01")
AS_OF = dt.date(2025, 6, 1)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def number(low: Any, high: Any = None, mode: Any = None) -> Range:
    """A range from anything that makes a fraction."""
    return Range(Fraction(low), Fraction(low if high is None else high), None if mode is None else Fraction(mode))


def issue(name: str, size: int = 3, **more: Any) -> Issue:
    """An issue with options a, b, c, …."""
    return Issue(id=name, title=name, options=tuple(Option(id=o, title=o) for o in LETTERS[:size]), **more)


def position(party: str, about: str, kind: str, options: str = "", **more: Any) -> Position:
    """A position that names options by letters; `refuses` refuses them."""
    named = {"refused": tuple(options)} if kind == "refuses" else {"compatible": tuple(options)}
    more = {"happened": DAY, "known": DAY, "sources": ("s",)} | named | more
    return Position(party=party, issue=about, kind=kind, **more)  # type: ignore[arg-type]  # kinds as plain text


def weight(party: str, about: str, low: Any = None, high: Any = None, **more: Any) -> Weight:
    """A weight, with scores by option where given."""
    scores = immutabledict(more.pop("scores", {}))
    return Weight(party=party, issue=about, weight=None if low is None else number(low, high), scores=scores, **more)


def draft(name: str, terms: Mapping[str, str | Term], **more: Any) -> Draft:
    """A draft whose terms are options, `?` for unknown, or whole terms."""
    more = {"happened": DAY, "known": DAY, "kind": "proposal"} | more
    made = {k: term if isinstance(term, Term) else _term(term) for k, term in terms.items()}
    return Draft(id=name, title=name, terms=immutabledict(made), **more)


def _term(text: str) -> Term:
    if text == "?":
        return Term(state="unknown")
    if len(text) > 1:
        return Term(state="bracketed", options=tuple(text))
    return Term(state="settled", options=(text,))


def line(name: str, party: str, options: Mapping[str, str], **more: Any) -> RedLine:
    """A red line; `requires=True` for one that requires its options."""
    bar = Bar(options=immutabledict({k: tuple(v) for k, v in options.items()}), requires=more.pop("requires", False))
    more = {"happened": DAY, "known": DAY, "sources": ("s",), "firmness": number(1)} | more
    return RedLine(id=name, party=party, narrow=bar, **more)


def case(issues: Iterable[Issue], **more: Any) -> Case:
    """A case of party p (and any other given), who signs."""
    parties = more.pop("parties", (Party(id="p", name="P"),))
    more = {"as_of": AS_OF, "signatories": tuple(party.id for party in parties)} | more
    return Case(id="c", title="c", parties=tuple(parties), issues=tuple(issues), **more)


# -- brute force -------------------------------------------------------------------------------------------------------


def ranked(about: Issue, better: int, worse: int, peak: int | None, refused: Iterable[int]) -> bool:
    """Whether S3 by itself puts one option at or above another: no closure over third options is taken."""
    barred = set(refused) - {peak}
    if better == peak or (worse in barred and better not in barred):
        return True
    if peak is None or not about.ordered or (better - peak) * (worse - peak) <= 0:
        return False
    names = frozenset((about.option_ids[better], about.option_ids[worse]))
    unranked = names in {frozenset(pair) for pair in about.unranked}
    alike = (better in barred) == (worse in barred)
    return alike and not unranked and abs(better - peak) < abs(worse - peak)


def keeps_order(scores: Sequence[Any], about: Issue, peak: int | None, refused: Iterable[int]) -> bool:
    """Whether scores keep S3 pair by pair: the peak at 100, refused below all, and nearer at least as good."""
    if peak is not None and scores[peak] != 100:
        return False
    pairs = product(range(len(scores)), repeat=2)
    return all(scores[i] >= scores[j] for i, j in pairs if i != j and ranked(about, i, j, peak, refused))


def score_corners(about: Issue, peaks: Iterable[int], refused: Iterable[int]) -> list[tuple[int, ...]]:
    """Every 0/100 vector that keeps the order around some possible peak."""
    barred = set(refused)
    return [
        scores
        for peak in list(peaks) or [None]
        for scores in product((0, 100), repeat=len(about.options))
        if keeps_order(scores, about, peak, barred)
    ]


def box_corners(ranges: Sequence[Range]) -> list[tuple[Fraction, ...]]:
    """Every corner of a box."""
    return [tuple(corner) for corner in product(*({item.low, item.high} for item in ranges))]


def chance_corners(lows: Sequence[Fraction], highs: Sequence[Fraction]) -> list[tuple[Fraction, ...]]:
    """Every corner of a box cut by the plane of sum 1: all coordinates but one at an end."""
    found = set()
    size = len(lows)
    for free in range(size):
        others = [i for i in range(size) if i != free]
        for ends in product(*((lows[i], highs[i]) for i in others)):
            rest = 1 - sum(ends)
            if lows[free] <= rest <= highs[free]:
                corner = dict(zip(others, ends, strict=True)) | {free: rest}
                found.add(tuple(corner[i] for i in range(size)))
    return sorted(found)


def ratio_extremes(weights: Sequence[Range], choices: Sequence[Iterable[Fraction | int]]) -> tuple[Fraction, Fraction]:
    """Extremes of the weighted mean over all corners of weights and all choices of values."""
    values = [
        sum((w * v for w, v in zip(corner, picked, strict=True)), Fraction(0)) / sum(corner)
        for corner in box_corners(weights)
        if sum(corner) > 0
        for picked in product(*(set(column) for column in choices))
    ]
    return min(values), max(values)


def rule_allows(rule: Rule, filled: Mapping[str, str]) -> bool:
    """Whether a package keeps a rule (S1)."""
    applies = all(filled[k] == o for k, o in rule.when.items())
    return not applies or (bool(rule.then) and all(filled[k] == o for k, o in rule.then.items()))


def fillings(of: Case, what: Draft) -> Iterator[dict[str, str]]:
    """Every package that a draft with settled and bracketed or unknown issues allows under the rules."""
    ranges = []
    for item in of.issues:
        term = what.term(item.id)
        ranges.append(term.options if term.state in ("settled", "bracketed") else item.option_ids)
    for options in product(*ranges):
        filled = dict(zip((item.id for item in of.issues), options, strict=True))
        if all(rule_allows(rule, filled) for rule in of.rules):
            yield filled


def corners_of(of: Case, about: Issue) -> list[tuple[Fraction | int, ...]]:
    """Every corner of the scores of party p on an issue."""
    given_ = next((w.scores for w in of.weights if w.issue == about.id and w.scores), None)
    if given_:
        return list(box_corners([given_[option] for option in about.option_ids]))
    wanted = [p for p in of.positions if p.issue == about.id]
    ids = about.option_ids
    peaks = {ids.index(o) for p in wanted if p.kind == "demand" for o in p.named}
    refused = {ids.index(o) for p in wanted if p.kind == "refuses" for o in p.refused}
    return list(score_corners(about, peaks, refused))


def weights_of(of: Case) -> list[Range]:
    """The weights of party p by S6."""
    known = {w.issue: w.weight for w in of.weights if w.weight is not None}
    missing = Range(Fraction(0), max(w.high for w in known.values())) if known else number(1)
    return [known.get(about.id, missing) for about in of.issues]


def bonus(of: Case, filled: dict[str, str], end: str) -> Fraction:
    """What the interactions that hold add, at one end of their ranges."""
    held = [item for item in of.interactions if all(filled[k] == o for k, o in item.options.items())]
    return sum((getattr(item.points, end) for item in held), Fraction(0))


# -- small random cases ------------------------------------------------------------------------------------------------

Draw = st.DrawFn


def small_numbers(low: int = 0, high: int = 5) -> st.SearchStrategy[Fraction]:
    """Small fractions, integers mostly."""
    return st.builds(Fraction, st.integers(low, high), st.sampled_from([1, 1, 2, 3]))


@st.composite
def number_ranges(draw: Draw, low: int = 0, high: int = 5) -> Range:
    """Ranges, some of them plain numbers, some with a mode."""
    ends = sorted(draw(st.tuples(small_numbers(low, high), small_numbers(low, high))))
    mode = draw(st.sampled_from([None, ends[0], ends[1]]))
    return Range(ends[0], ends[1], mode)


@st.composite
def small_issues(draw: Draw, name: str, most: int = 4) -> Issue:
    """Issues with or without an order, some with a pair that has no rank."""
    size = draw(st.integers(1, most))
    pairs = list(pairwise(LETTERS[:size]))
    unranked = (draw(st.sampled_from(pairs)),) if pairs and draw(st.integers(0, 3)) == 0 else ()
    return issue(name, size, ordered=draw(st.integers(0, 4)) > 0, unranked=unranked)


@st.composite
def small_wishes(draw: Draw, about: Issue) -> tuple[Position, ...]:
    """Perhaps a demand (of one or several options), perhaps a refusal."""
    found = []
    options = st.sets(st.sampled_from(about.option_ids), min_size=1, max_size=2)
    if draw(st.booleans()):
        found.append(position("p", about.id, "demand", "".join(sorted(draw(options)))))
    if draw(st.integers(0, 2)) == 0:
        found.append(position("p", about.id, "refuses", "".join(sorted(draw(options)))))
    return tuple(found)


@st.composite
def small_weights(draw: Draw, about: Issue) -> tuple[Weight, ...]:
    """Mostly a weight, sometimes with scores."""
    if draw(st.integers(0, 4)) == 0:
        return ()
    scores: dict[str, Range] = {}
    if draw(st.integers(0, 3)) == 0:
        scores = {option: draw(number_ranges(0, 100)) for option in about.option_ids}
    return (Weight(party="p", issue=about.id, weight=draw(number_ranges()), scores=immutabledict(scores)),)


@st.composite
def small_terms(draw: Draw, issues: Sequence[Issue]) -> dict[str, str]:
    """Each issue settled, bracketed between several options, or unknown."""
    return {
        item.id: draw(
            st.one_of(
                st.sampled_from(item.option_ids),
                st.just("?"),
                st.sets(st.sampled_from(item.option_ids), min_size=min(2, len(item.options))).map(
                    lambda found: "".join(sorted(found))
                ),
            )
        )
        for item in issues
    }


@st.composite
def small_packages(draw: Draw, issues: Sequence[Issue]) -> immutabledict[str, str]:
    """Options of two issues (or the only one)."""
    chosen = draw(st.permutations(list(issues)))[:2]
    return immutabledict({item.id: draw(st.sampled_from(item.option_ids)) for item in chosen})


@st.composite
def small_cases(draw: Draw, most_issues: int = 3) -> Case:
    """One party, up to three issues, two drafts, perhaps a rule and an interaction."""
    issues = [draw(small_issues(f"k{i}")) for i in range(draw(st.integers(1, most_issues)))]
    rules = [Rule(when=draw(small_packages(issues)))] if draw(st.integers(0, 3)) == 0 else []
    interactions = []
    if draw(st.integers(0, 2)) == 0:
        points = draw(number_ranges(-20, 20))
        interactions.append(Interaction(party="p", options=draw(small_packages(issues)), points=points))
    return case(
        issues,
        positions=tuple(item for about in issues for item in draw(small_wishes(about))),
        weights=tuple(item for about in issues for item in draw(small_weights(about))),
        rules=tuple(rules),
        interactions=tuple(interactions),
        drafts=tuple(draft(name, draw(small_terms(issues))) for name in ("one", "two")),
    )


@st.composite
def chance_maps(draw: Draw, about: Issue) -> immutabledict[str, Range]:
    """Chances of some options around a true distribution, so that they can add to 1."""
    shares = [draw(st.integers(0, 4)) for _ in about.options]
    shares[0] += sum(shares) == 0
    found = {}
    for option, share in zip(about.option_ids, shares, strict=True):
        true = Fraction(share, sum(shares))
        if draw(st.integers(0, 3)):
            slack = Fraction(draw(st.integers(0, 2)), 10)
            found[option] = Range(max(Fraction(0), true - slack), min(Fraction(1), true + slack))
    return immutabledict(found)


@st.composite
def no_deals(draw: Draw, issues: Sequence[Issue]) -> NoDeal:
    """A number, or expectations on some issues after 6 months and perhaps after 12."""
    if draw(st.integers(0, 3)) == 0:
        return NoDeal(party="p", value=draw(number_ranges(0, 100)))
    expectations = [
        Expectation(
            issue=item.id,
            after_6=draw(chance_maps(item)),
            after_12=draw(chance_maps(item)) if draw(st.booleans()) else immutabledict(),
        )
        for item in issues
        if draw(st.booleans())
    ]
    return NoDeal(party="p", expectations=tuple(expectations), cost=draw(number_ranges(0, 10)))
