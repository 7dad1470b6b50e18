"""What every verb checks before it looks at a case, so that all of them say the same when they cannot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from onetext.api.view import viewed
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Draft
from onetext.model.results import DraftBalance, Effect, Envelope

__all__ = ["LARGEST_SEED", "known_draft", "lifted", "looked_at", "unread", "warned"]

LARGEST_SEED = 2**53
"""Seeds stay integers in JSON up to here."""


def looked_at(
    case: Case,
    *,
    command: str,
    as_of: dt.date | None,
    audience: str,
    seed: int | None = None,
) -> tuple[Case, Envelope]:
    """The case as an audience may see it on a day (S16, S24), after checking who asks and with which seed.

    Raises
    ------
    UnknownId
        When the audience is neither `mediator`, `public` nor a party.
    UsageError
        When the seed is out of range, or the case holds no date and none is given.
    """
    own = [party for party in case.parties if party.audience.admits(party.id)]
    if audience not in ("mediator", "public", *(party.id for party in own)):
        # A party that not everybody may know of is not named, nor told apart from one that does not exist (S24).
        shown = (party.id for party in own if party.audience.admits("public"))
        raise UnknownId("audience", audience, ("mediator", "public", *shown))
    if seed is not None and not 0 <= seed <= LARGEST_SEED:
        raise UsageError(f"the seed is {seed}; give a whole number from 0 to {LARGEST_SEED}")
    seen, envelope = viewed(case, command=command, as_of=as_of, audience=audience, seed=seed)
    warnings: list[str] = []
    if case.drafts and not seen.drafts:
        # The same words whether drafts are younger or withheld: which of the two would itself tell something (S24).
        warnings.append(f"no draft is known to this audience by {envelope.as_of}")
    return seen, warned(envelope, *warnings)


def warned(envelope: Envelope, *warnings: str) -> Envelope:
    """The envelope with more warnings, each once."""
    return replace(envelope, warnings=tuple(dict.fromkeys((*envelope.warnings, *warnings))))


def unread(seen: Case, drafts: Iterable[Draft]) -> tuple[str, ...]:
    """A warning of each draft that nobody has gone through: what it settles is not decided, whatever its words say."""
    found = []
    for draft in drafts:
        if draft.terms_reviewed:
            continue
        waiting = sum(item.waits and item.fields.get("draft") == draft.id for item in seen.candidates)
        told = f"{waiting} proposal{'' if waiting == 1 else 's'} wait{'s' if waiting == 1 else ''}"
        waits = f"{told}, and " if waiting else ""
        found.append(
            f"nobody has gone through {draft.id} yet: {waits}all issues that it does not list are unknown"
            " (onetext inbox CASE)"
        )
    return tuple(found)


def lifted(parts: Iterable[DraftBalance | Effect]) -> tuple[str, ...]:
    """What parts of a result warn of (outer bounds, rules that leave nothing), for the head of the whole."""
    return tuple(text for part in parts for text in part.warnings)


def known_draft(case: Case, seen: Case, draft: str) -> Draft:
    """The draft with this id in the case as it is looked at.

    A draft that exists but became known later is told apart from one that does not exist; a hidden one is not (S24).

    Raises
    ------
    UnknownId
        When there is no such draft.
    UsageError
        When it was not known yet.
    """
    if draft not in {item.id for item in seen.drafts}:
        for item in case.seen_by(seen.viewer).drafts:
            if item.id == draft:
                raise UsageError(
                    f'draft "{draft}" was not known by {seen.as_of}: it became known on {item.known}; '
                    f"give that day or a later one as as_of (--as-of {item.known.latest})"
                )
    return seen.draft(draft)
