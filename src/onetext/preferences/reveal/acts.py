"""What each answer of a party to a draft is taken to say (S22).

`accepts`        the draft is at least as good as no deal, and breaks no line of the party that is real;
`refuses`        it is not, or breaks one, or waiting is better;
`improves`       the party's own counter-draft is better, and breaks no real line of its own;
`other-option`   on each issue named that the draft settles, some other option that the rules allow is better;
`nothing`        with the reason.

The own counter-draft of an amendment is a draft that grew from the one amended and that the party itself handed over:
the earliest on or after the day of the answer, else the latest before. Who handed a text over is on record in words, so
names of parties and speakers are looked for in them. Several parties may be named ("to the others"): the first is then
believed only of a proposal or counter-proposal. Where nobody handed it over, its origin must name this party alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onetext.model import Basis, Case, Draft, Party, Range, Response, ResponseKind
from onetext.model.results import ActMeaning
from onetext.preferences.fillings import rule_clauses
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.nodeal import no_deal_model
from onetext.preferences.reveal.defaults import reliability_of
from onetext.preferences.situations import situation
from onetext.preferences.terms import Terms, read_terms

__all__ = ["Act", "acts_of", "other_options", "own_counter_draft"]

_MEANINGS: dict[ResponseKind, ActMeaning] = {
    "accepts": "accepts",
    "accepts-in-principle": "accepts",
    "rejects": "refuses",
    "amends": "improves",
    "demands-change": "other-option",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An answer, and what it is taken to say.

    Attributes
    ----------
    id
        The id of the response.
    meaning, why
        `nothing` with why: `kind`, `unreliable`, `no-terms`, `no-counter-draft`, `no-value` (no weight, no no deal, or
        no filling that the rules allow), `no-issue`.
    counter
        The party's own counter-draft; "" where there is none or none is needed.
    issues
        For `other-option`: the issues named that the draft settles. Else the issues that the answer names.
    reliability, basis
        The chance that the answer speaks of the text, and where that number comes from.
    day
        The day of the answer: the last on which it can have been given.
    """

    id: str
    party: str
    draft: str
    kind: ResponseKind
    public: bool
    meaning: ActMeaning
    counter: str
    issues: tuple[str, ...]
    reliability: Range
    basis: Basis
    day: dt.date
    why: str = ""

    @property
    def trust(self) -> float:
        """The middle of the reliability: answers are independent, so that only this enters."""
        return float(self.reliability.point)


def acts_of(case: Case, party: str) -> tuple[Act, ...]:
    """A party's answers in the order in which they were given; the order of the files breaks ties.

    Raises
    ------
    UnknownId
        For a party that the case does not have.
    """
    owner, frame = case.party(party), Frame(case)
    model = next(item for item in frame.models if item.party == party)
    own = [item for item in case.responses if item.party == party]
    own.sort(key=lambda item: (item.happened.latest, item.happened.earliest))
    return tuple(_act(frame, model, owner, item) for item in own)


def own_counter_draft(case: Case, party: Party, response: Response) -> Draft | None:
    """The draft that a party's amendment led to, as far as the record has it."""
    own = [
        draft
        for draft in case.drafts_by_date
        if response.draft in draft.grew_from and draft.id != response.draft and _handed_over(case, draft, party)
    ]
    after = [draft for draft in own if draft.happened.latest >= response.happened.earliest]
    return after[0] if after else own[-1] if own else None


def other_options(frame: Frame, terms: Terms, issue: int) -> tuple[int, ...]:
    """The options that could stand in a draft instead of the one it settles, by the rules and its other terms (S1)."""
    here = terms.domains[issue][0]
    clauses = [clause for rule in frame.case.rules for clause in rule_clauses(frame, rule) if issue in clause]
    settled = {k: domain[0] for k, domain in enumerate(terms.domains) if terms.settled[k] and k != issue}
    binding = [c[issue] for c in clauses if all(k == issue or settled.get(k) in barred for k, barred in c.items())]
    size = len(frame.case.issues[issue].options)
    return tuple(o for o in range(size) if o != here and not any(o in barred for barred in binding))


def _act(frame: Frame, model: PartyModel, party: Party, response: Response) -> Act:
    case, draft = frame.case, frame.case.draft(response.draft)
    reliability, basis = reliability_of(response, party)
    named = _named(draft, response, frame)
    meaning: ActMeaning = _MEANINGS.get(response.kind, "nothing")
    counter = own_counter_draft(case, party, response) if meaning == "improves" else None
    why = _why(frame, model, meaning, reliability, draft, counter, named)
    return Act(
        id=response.id,
        party=party.id,
        draft=draft.id,
        kind=response.kind,
        public=response.public,
        meaning="nothing" if why else meaning,
        counter=counter.id if counter else "",
        issues=_settled(frame, draft, named) if meaning == "other-option" and not why else named,
        reliability=reliability,
        basis=basis,
        day=response.happened.latest,
        why=why,
    )


def _why(
    frame: Frame,
    model: PartyModel,
    meaning: ActMeaning,
    reliability: Range,
    draft: Draft,
    counter: Draft | None,
    named: tuple[str, ...],
) -> str:
    """Why nothing is learned, as far as that can be told without sampling; "" where something may be."""
    if meaning == "nothing":
        return "kind"
    if reliability.point <= 0:
        return "unreliable"
    if meaning == "improves" and counter is None:
        return "no-counter-draft"
    texts = [draft, *([counter] if counter else [])]
    if not all(text.terms_known for text in texts):
        return "no-terms"
    if not model.values_anything:
        return "no-value"
    if meaning == "other-option":
        return "" if _settled(frame, draft, named) else "no-issue"
    if meaning != "improves" and no_deal_model(frame, model) is None:
        return "no-value"
    return "" if all(situation(frame, text).has_value for text in texts) else "no-value"


def _named(draft: Draft, response: Response, frame: Frame) -> tuple[str, ...]:
    """The issues that an answer names, by themselves or by points that settle them, in the order of the case."""
    labels = {label.removeprefix(f"{draft.id}/") for label in response.points}
    found = {issue for point in draft.points if point.label in labels for issue in point.settles}
    return tuple(issue.id for issue in frame.case.issues if issue.id in found or issue.id in response.issues)


def _settled(frame: Frame, draft: Draft, named: Iterable[str]) -> tuple[str, ...]:
    terms = read_terms(frame, draft)
    return tuple(issue for issue in named if terms.settled[frame.place[issue]])


def _handed_over(case: Case, draft: Draft, party: Party) -> bool:
    """Whether the record says that a party handed a draft over, or made it where nobody handed it over."""
    if draft.handed_over_by:
        found = _parties_in(case, draft.handed_over_by)
        alone = len(found) == 1 or draft.kind in ("proposal", "counter-proposal")
        return bool(found) and found[0] == party.id and alone
    return _parties_in(case, draft.origin) == [party.id]


def _parties_in(case: Case, text: str) -> list[str]:
    """The parties that a text names, or whose speakers it names, in the order of their first mention."""
    first: dict[str, int] = {}
    for party in case.parties:
        places = [place for name in _names(party) if (place := _place(name, text)) is not None]
        if places:
            first[party.id] = min(places)
    return sorted(first, key=lambda party: (first[party], party))


def _names(party: Party) -> set[str]:
    speakers = [name for speaker in party.speakers for name in (speaker.name, *speaker.aliases)]
    return {name for name in (party.id, party.name, party.short, *party.aliases, *speakers) if name}


def _place(name: str, text: str) -> int | None:
    """Where a name stands in a text as whole words; short names in capitals only as they are written ("US")."""
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags)
    return found.start() if found else None
