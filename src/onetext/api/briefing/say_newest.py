"""Is there a newer text than the one that the page is about?"""

from __future__ import annotations

from onetext.api.briefing.focus import focus_draft
from onetext.api.briefing.outlook import Outlook
from onetext.api.briefing.wording import bare_date, sentence, the
from onetext.model import Draft

__all__ = ["newest_known"]


def newest_known(outlook: Outlook) -> str:
    """A warning when the newest text with known terms is neither of the two that the sentences are about; else ""."""
    focus, counter = outlook.focus, outlook.counter
    known = [draft for draft in outlook.case.drafts_by_date if draft.terms_known]
    if focus is None or not known or known[-1].id in (focus.id, counter.id if counter else focus.id):
        return ""
    newest, chosen = known[-1], focus_draft(outlook.case)
    what = "most responded to" if chosen is not None and chosen.id == focus.id else "asked for"
    since = ", since superseded" if _superseded(focus) else ""
    return sentence(
        f"the text {what} is {the(focus)}, of {bare_date(focus.happened)}{since}; the newest known is {the(newest)}, "
        f"of {bare_date(newest.happened)}"
    )


def _superseded(draft: Draft) -> bool:
    """Whether the last word of its dated history is that another text took its place."""
    steps = sorted(draft.status, key=lambda step: step.date)
    return bool(steps) and steps[-1].status == "superseded"
