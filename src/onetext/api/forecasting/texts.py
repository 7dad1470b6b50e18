"""Which texts can come to the table: sixteen at most, chosen by rules that are written down here.

1. Drafts of the case of whose terms something is known and that the case's rules allow: the one on the table first,
   then the newest first, ten at most.
2. Combinations that `settle` finds where all could sign: Nash, Kalai-Smorodinsky, and the least change of the text on
   the table. A limit of search steps keeps this quick, and the same everywhere.
3. The text on the table with one issue settled otherwise, towards the signatory that refuses it in most of 200 sampled
   scenarios. Of all such changes that the rules allow and that give this signatory more on average, those come first
   that all signatories would accept in most scenarios, then those that this one would, then those that give it most;
   of each issue only the first.

The last two are options and no draft language (S23).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from onetext import compromise
from onetext.api.settling.asking import Limits
from onetext.api.settling.giving import as_draft
from onetext.api.settling.inquiry import inquiry_into
from onetext.compromise import Watch
from onetext.errors import UsageError
from onetext.model import Case, Draft, Rule
from onetext.model.results import Package
from onetext.preferences import Scenarios, draft_fillings, sampled_scenarios, term_view, with_terms
from onetext.process import MOST_TEXTS, Text

__all__ = ["Candidate", "allowed_drafts", "candidates", "refusals"]

_MOST_DRAFTS = 10
_SCENARIOS = 200
_NODES = 200_000
"""Search steps for all combinations together."""

Choices = npt.NDArray[np.intp]
Why = Literal["on_table", "draft", "nash", "ks", "least_change", "one_change"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text, the draft that stands for it, and why it is among them (and towards whom it was changed)."""

    draft: Draft
    text: Text
    why: Why
    towards: str = ""


def allowed_drafts(seen: Case, seed: int) -> tuple[Draft, ...]:
    """Drafts of whose terms something is known, that the rules allow and whose open issues can be filled, newest first.

    Raises
    ------
    UsageError
        When there is none.
    """
    known = [draft for draft in seen.drafts_by_date if draft.terms_known and not _breaks_rules(seen, draft)]
    filled = draft_fillings(seen, known, seed=seed, draws=2) if known else {}
    found = tuple(draft for draft in reversed(known) if draft.id in filled)
    if not found:
        why = (
            "what its drafts settle is not known, or breaks the case's rules"
            if seen.drafts
            else "it has no draft that this audience knows of on that day"
        )
        raise UsageError(
            f'there is no text to forecast about in case "{seen.id}": {why}; add a draft with its terms '
            "(onetext import CASE docx FILE, or a file under drafts/)"
        )
    return found


def candidates(
    seen: Case, drafts: Sequence[Draft], on_table: str, *, seed: int, drafts_only: bool = False
) -> tuple[Candidate, ...]:
    """All texts of a forecast, the drafts first.

    Parameters
    ----------
    drafts
        As `allowed_drafts` gives them.
    on_table
        Id of the draft on the table; "" for none. It is taken in, whatever its age.
    drafts_only
        Leave out what nobody has drafted.
    """
    first = [draft for draft in drafts if draft.id == on_table]
    rest = [draft for draft in drafts if draft.id != on_table]
    if drafts_only:
        return tuple(_of_draft(draft, on_table) for draft in (first + rest)[:MOST_TEXTS])
    found = [_of_draft(draft, on_table) for draft in (first + rest)[:_MOST_DRAFTS]]
    found += _fresh(_compromises(seen, first, seed), found, seen)
    if first:
        found += _fresh(_changes(seen, first[0], seed), found, seen)
    return tuple(found[:MOST_TEXTS])


def _of_draft(draft: Draft, on_table: str) -> Candidate:
    text = Text(id=draft.id, title=draft.label, terms=_terms(draft), author=draft.handed_over_by)
    return Candidate(draft, text, "on_table" if draft.id == on_table else "draft")


def _terms(draft: Draft) -> dict[str, str]:
    return {issue: term.option for issue, term in draft.terms.items() if term.option is not None}


def _fresh(more: Iterable[Candidate], known: Sequence[Candidate], seen: Case) -> Iterator[Candidate]:
    """Those that say something else than all before."""
    told = [_read(seen, item.draft) for item in known]
    for item in more:
        says = _read(seen, item.draft)
        if says not in told:
            told.append(says)
            yield item


def _read(seen: Case, draft: Draft) -> tuple[tuple[str, ...], ...]:
    """What a draft says on every issue."""
    return tuple(term_view(issue, draft.term(issue.id)).options for issue in seen.issues)


def _breaks_rules(seen: Case, draft: Draft) -> bool:
    stands = {issue.id: term_view(issue, draft.term(issue.id)).option for issue in seen.issues}
    return any(_broken(rule, stands) for rule in seen.rules)


def _broken(rule: Rule, stands: Mapping[str, str | None]) -> bool:
    """Whether settled terms break a rule by themselves (S1)."""
    if any(stands[issue] != option for issue, option in rule.when.items()):
        return False
    return not rule.then or any(stands[issue] not in (None, option) for issue, option in rule.then.items())


# -- combinations --------------------------------------------------------------------------------------------------


def _compromises(seen: Case, on_table: Sequence[Draft], seed: int) -> Iterator[Candidate]:
    inquiry = inquiry_into(seen, reading="narrow", watch=Watch(Limits(nodes=_NODES)), seed=seed)
    if inquiry.table.untested or not seen.issues:
        return
    # What one search uses up, another must not lack.
    found = compromise.solutions(inquiry.table, Watch(Limits(nodes=_NODES)), concepts=("nash", "ks"), ties=1)
    named: tuple[Why, ...] = ("nash", "ks")
    packages: list[tuple[Why, Package]] = [(name, found[name].packages[0]) for name in named if found[name].packages]
    for draft in on_table:
        change = compromise.least_change(seen, inquiry.table, draft, Watch(Limits(nodes=_NODES)), ties=1)
        if change.package is not None:
            packages.append(("least_change", change.package))
    taken = {draft.id for draft in seen.drafts}
    for why, package in packages:
        inquiry.court.package(package, result=f"the package {why}")
        name = _named(why, taken)
        yield Candidate(
            as_draft(package, name), Text(id=name, title=name, terms=dict(package), origin="compromise"), why
        )


def _named(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "-"
    taken.add(wanted)
    return wanted


# -- one clause changed --------------------------------------------------------------------------------------------


def refusals(seen: Case, draft: Draft, seed: int) -> dict[str, float]:
    """Signatory -> share of sampled scenarios in which it refuses a draft (S9); the likeliest to refuse first."""
    scenarios = sampled_scenarios(seen, seed=seed, draws=_SCENARIOS)
    choices = draft_fillings(seen, [draft], seed=seed, draws=_SCENARIOS)[draft.id]
    shares = {party: float(1 - _accepts(scenarios, party, choices).mean()) for party in seen.signatories}
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def _changes(seen: Case, draft: Draft, seed: int) -> list[Candidate]:
    scenarios = sampled_scenarios(seen, seed=seed, draws=_SCENARIOS)
    choices = draft_fillings(seen, [draft], seed=seed, draws=_SCENARIOS)[draft.id]
    refuser = next(iter(refusals(seen, draft, seed)))
    rows = {row.party: row for row in scenarios.rows if row.needed is None}
    if refuser not in rows:
        return []
    now = scenarios.values(rows[refuser], choices).mean()
    ranked = []
    for k, issue in enumerate(seen.issues):
        for o, option in enumerate(scenarios.options[k]):
            if term_view(issue, draft.term(issue.id)).option == option:
                continue
            changed = choices.copy()
            changed[k] = o
            gain = scenarios.values(rows[refuser], changed).mean() - now
            if gain > 1e-9:
                accepts = {party: _accepts(scenarios, party, changed) for party in seen.signatories}
                everyone = np.logical_and.reduce(list(accepts.values())).mean()
                ranked.append(((-everyone, -accepts[refuser].mean(), -gain, k, o), issue.id, option))
    taken = {item.id for item in seen.drafts}
    found, done = [], set[str]()
    for _, issue_id, option in sorted(ranked):
        if issue_id in done:
            continue
        changed_draft = with_terms(seen, draft, {issue_id: option})
        if not _breaks_rules(seen, changed_draft):
            done.add(issue_id)
            found.append(_changed(seen, draft, changed_draft, issue_id, option, refuser, taken))
        if len(found) == MOST_TEXTS:
            break
    return found


def _changed(
    seen: Case, draft: Draft, changed: Draft, issue: str, option: str, refuser: str, taken: set[str]
) -> Candidate:
    name = _named(f"{draft.id}+{issue}={option}", taken)
    terms: dict[str, str] = {**_terms(draft), issue: option}
    title = f"{draft.label} · {seen.issue(issue).title}: {_title(seen, issue, option)}"
    text = Text(id=name, title=title, terms=terms, origin="change", changed_from=draft.id, changed=issue)
    blank = Draft(id=name, title=title, kind=draft.kind, happened=draft.happened, known=draft.known)
    bare = replace(blank, terms=changed.terms, terms_reviewed=draft.terms_reviewed, file=draft.file)
    return Candidate(replace(bare, points=changed.points), text, "one_change", refuser)


def _title(seen: Case, issue: str, option: str) -> str:
    return next(item.title for item in seen.issue(issue).options if item.id == option)


def _accepts(scenarios: Scenarios, party: str, choices: Choices) -> npt.NDArray[np.bool_]:
    """Where a signatory accepts: no real line of its own is broken, and the value, where it is known, suffices (S9)."""
    good = np.ones(scenarios.draws, dtype=np.bool_)
    for row in scenarios.rows:
        if row.party == party and row.needed is None:
            good &= ~scenarios.falls_short(row, choices)
    for line in scenarios.lines:
        if line.party == party:
            good &= ~scenarios.breaks(line, choices)
    return good
