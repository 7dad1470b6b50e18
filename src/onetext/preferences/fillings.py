"""Which options of the issues that a draft leaves open can stand together (S1, S5).

A *clause* names what may not hold together: issue -> options, broken when every issue stands at one of them. A rule
`never` is one clause; a rule `if … then …` one clause per consequence; a red line one or more. Clauses first cut
options of single issues, until nothing more follows; what is left joins several issues and is enumerated, up to a
stated number of fillings. Beyond it the caller gets None and marks its bounds as outer ones.

A rule that the settled terms break by themselves is reported, and restricts nothing further: the text as it stands
has a value although the rules do not allow it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from onetext.model import Bar, Rule
from onetext.preferences.frame import Frame
from onetext.preferences.terms import Terms

__all__ = ["MAX_FILLINGS", "Clause", "Fillings", "bar_clauses", "broken_rules", "restricted", "rule_clauses"]

Clause = Mapping[int, frozenset[int]]
Domains = tuple[tuple[int, ...], ...]
MAX_FILLINGS = 4096
"""Most joint fillings that are enumerated."""


@dataclass(frozen=True)
class Fillings:
    """Options left to each issue, and the clauses that still join several open issues.

    `feasible` is False when the clauses leave some issue no option; `every` may find more of that.
    """

    domains: Domains
    clauses: tuple[Clause, ...] = ()
    feasible: bool = True

    @property
    def joint(self) -> tuple[int, ...]:
        """Issues that some clause joins."""
        return tuple(sorted({k for clause in self.clauses for k in clause}))

    def every(self, also: Collection[int] = ()) -> list[dict[int, int]] | None:
        """All allowed fillings of the joined issues and some more; None beyond `MAX_FILLINGS` candidates."""
        issues = sorted({*self.joint, *also})
        if not self.feasible:
            return []
        if prod(len(self.domains[k]) for k in issues) > MAX_FILLINGS:
            return None
        candidates = (
            dict(zip(issues, options, strict=True)) for options in product(*(self.domains[k] for k in issues))
        )
        return [filling for filling in candidates if not any(holds(clause, filling) for clause in self.clauses)]


def holds(clause: Clause, filling: Mapping[int, int]) -> bool:
    """Whether a filling of at least the clause's issues stands at all that it names."""
    return all(filling[k] in options for k, options in clause.items())


def restricted(domains: Domains, clauses: Iterable[Clause]) -> Fillings:
    """What clauses leave of the domains, by cutting single options until nothing more follows."""
    left = list(domains)
    pending = list(clauses)
    while True:
        cut, pending, empty = _pass(left, pending)
        if empty:
            return Fillings(tuple(left), (), feasible=False)
        if not cut:
            return Fillings(tuple(left), tuple(pending))


def _pass(left: list[tuple[int, ...]], clauses: Sequence[Clause]) -> tuple[bool, list[Clause], bool]:
    cut, pending = False, list[Clause]()
    for clause in clauses:
        if any(options.isdisjoint(left[k]) for k, options in clause.items()):
            continue
        undecided = {k: options for k, options in clause.items() if not options.issuperset(left[k])}
        if not undecided:
            return cut, pending, True
        if len(undecided) > 1:
            pending.append(undecided)
            continue
        (k, options), cut = next(iter(undecided.items())), True
        left[k] = tuple(i for i in left[k] if i not in options)
    return cut, pending, False


def rule_clauses(frame: Frame, rule: Rule) -> list[Clause]:
    """The clauses of a rule: what it says must not stand together."""
    when = {frame.place[k]: frozenset(frame.options(frame.place[k], [o])) for k, o in rule.when.items()}
    if not rule.then:
        return [when]
    clauses: list[Clause] = []
    for issue, option in rule.then.items():
        k = frame.place[issue]
        others = frozenset(frame.option_place[k].values()) - frozenset(frame.options(k, [option]))
        clauses.append({**when, k: others & when.get(k, others)})
    return clauses


def bar_clauses(frame: Frame, bar: Bar | None) -> list[Clause]:
    """The clauses of a red line: it is broken when any of them holds (S7)."""
    if bar is None:
        return []
    named = {frame.place[k]: frozenset(frame.options(frame.place[k], options)) for k, options in bar.options.items()}
    if not bar.requires:
        return [named]
    return [{k: frozenset(frame.option_place[k].values()) - options} for k, options in named.items()]


def broken_rules(frame: Frame, terms: Terms) -> tuple[tuple[int, ...], list[Clause]]:
    """The rules (counted from 1) that settled terms break by themselves, and the clauses of all the others."""
    broken: list[int] = []
    clauses: list[Clause] = []
    for number, rule in enumerate(frame.case.rules, start=1):
        own = rule_clauses(frame, rule)
        if any(_settled_hold(terms, clause) for clause in own):
            broken.append(number)
        else:
            clauses += own
    return tuple(broken), clauses


def _settled_hold(terms: Terms, clause: Clause) -> bool:
    return all(terms.settled[k] and terms.domains[k][0] in options for k, options in clause.items())
