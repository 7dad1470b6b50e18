"""Which draft the record is mainly about, and which others are held against it."""

from __future__ import annotations

from onetext.model import Case, Draft

__all__ = ["answers_to", "compared_pairs", "counter_draft", "focus_draft", "newer_import"]


def focus_draft(case: Case, given: str | None = None) -> Draft | None:
    """The draft with the most responses and claims on record, the newest of several; or the one that is asked for.

    Only drafts of whose terms something is known come into question by themselves. None when there is none.

    Raises
    ------
    UnknownId
        When the draft asked for is not in the case.
    """
    if given is not None:
        return case.draft(given)
    mentions = [*(response.draft for response in case.responses), *(claim.draft for claim in case.claims)]
    best: Draft | None = None
    for draft in case.drafts_by_date:
        if draft.terms_known and (best is None or mentions.count(draft.id) >= mentions.count(best.id)):
            best = draft
    return best


def newer_import(case: Case, focus: Draft | None) -> Draft | None:
    """The newest text of the case, where it was read from a file and is newer than the draft that a page is about.

    The record has said nothing of it yet, or it would be in focus: whoever has just imported it is to know.
    """
    texts = [draft for draft in case.drafts_by_date if draft.points]
    newest = texts[-1] if texts else None
    if newest is None or newest.file is None or newest == focus:
        return None
    older = focus is None or focus.happened.latest <= newest.happened.latest
    return newest if older else None


def answers_to(case: Case, focus: Draft) -> tuple[Draft, ...]:
    """The versions that grew from a draft or whose points answer its points, oldest first."""
    return tuple(draft for draft in case.drafts_by_date if draft.id != focus.id and _answers(draft, focus))


def _answers(draft: Draft, focus: Draft) -> bool:
    named = (answer for point in draft.points for answer in point.answers)
    struck = (item.point for item in draft.struck)
    return focus.id in draft.grew_from or any(name.partition("/")[0] == focus.id for name in (*named, *struck))


def counter_draft(case: Case, focus: Draft) -> Draft | None:
    """The version held against the focus in the headlines: its newest counter-proposal, else its newest successor.

    Only versions of whose terms something is known.
    """
    known = [draft for draft in answers_to(case, focus) if draft.terms_known]
    countering = [draft for draft in known if draft.kind == "counter-proposal"]
    chosen = countering or known
    return chosen[-1] if chosen else None


def compared_pairs(case: Case, focus: Draft | None) -> tuple[tuple[str, str], ...]:
    """Pairs of ids, before and after: the focus with what grew from or answers it, then its own parents with it."""
    if focus is None:
        return ()
    ahead = [(focus.id, draft.id) for draft in answers_to(case, focus)]
    known = {draft.id for draft in case.drafts}
    behind = [(parent, focus.id) for parent in focus.grew_from if parent in known and (focus.id, parent) not in ahead]
    return (*ahead, *behind)
