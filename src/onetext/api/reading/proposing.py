"""What the case adds to what was read: which issue a demand is about, which ultimatum a fate belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from immutabledict import immutabledict

from onetext.api.reading.matching import IssueMatch, IssueMatcher
from onetext.model import Candidate, Case, Draft, Ultimatum

__all__ = ["like_ultimatum", "with_proposals"]

_ON_ISSUES = ("position", "red_line")
_WORDS = re.compile(r"\w+")
_SURE = 0.3
"""Below this score a person has to name the option: what is put down already is easily accepted unread."""


def with_proposals(case: Case, items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with what the case can tell of them; a person decides on it as on the rest."""
    by_id = {item.id: item for item in items}
    matcher = IssueMatcher(case) if any(item.kind in _ON_ISSUES for item in items) else None
    out = []
    for item in items:
        if item.kind == "fate":
            out.append(_of_record(case, item, by_id.get(item.fields.get("of", ""))))
        elif matcher is not None and item.kind in _ON_ISSUES:
            out.append(_on_issue(item, matcher.matched(item.text.removesuffix("…"))))
        elif item.kind == "response":
            out.append(_on_draft(case, item))
        else:
            out.append(item)
    return tuple(out)


def _on_draft(case: Case, item: Candidate) -> Candidate:
    """A response with the one draft of the case whose name has all that stands out in what the article names.

    Numbers and names stand out (`the 28-point plan`, `the Geneva text`); a plain `the plan` may be any.
    """
    told = {word.casefold() for word in _WORDS.findall(item.fields.get("of_what", "")) if not word.islower()}
    named = [draft for draft in case.drafts if told and told <= _name_of(draft)]
    if len(named) != 1:
        return item
    return replace(item, fields=immutabledict({**item.fields, "draft": named[0].id}))


def _name_of(draft: Draft) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORDS.findall(f"{draft.id} {draft.title} {draft.short}"))


def _of_record(case: Case, item: Candidate, ultimatum: Candidate | None) -> Candidate:
    """A fate with the ultimatum on record that it seems to be of."""
    like = like_ultimatum(case, ultimatum) if ultimatum else None
    return replace(item, fields=immutabledict({**item.fields, "ultimatum": like.id})) if like else item


def _on_issue(item: Candidate, matches: Sequence[IssueMatch]) -> Candidate:
    """A demand, offer or red line with the issue that it seems to be about.

    Where another issue fits nearly as well, none is put down, and both are named. Of a red line the options that it
    bars are left to a person: whether words rule an option out or insist on it is not told by their likeness.
    """
    if not matches:
        return item
    best = matches[0]
    fields = dict(item.fields)
    if not best.rival:
        fields["issue"] = best.issue
        if item.kind == "position" and best.option and not best.clash and best.score >= _SURE:
            fields["option"] = best.option
    named = best.issue + (f" or {best.rival}" if best.rival else "")
    option = f", near its option {best.option}" if best.option and "option" not in fields else ""
    why = f"{item.rule}; issue {named} by {best.why}{option} ({best.score:.2f})"
    return replace(item, fields=immutabledict(fields), rule=why)


def like_ultimatum(case: Case, item: Candidate) -> Ultimatum | None:
    """The one ultimatum on record by the same party and due on the same day as one that was read; else None."""
    by, due = item.fields.get("by", ""), item.fields.get("due", "")
    if not by or not due:
        return None
    like = [one for one in case.ultimatums if one.by == by and one.due and str(one.due) == due]
    return like[0] if len(like) == 1 and item.id not in like[0].read_from else None
