"""An answers file to be filled in: every question as a comment, and below it where its answer goes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from onetext.casefile import interview_text
from onetext.model import Case, Interview, Issue
from onetext.model.results import InterviewQuestion
from onetext.preferences import FIRMNESS, questions_of

__all__ = ["template"]

_WIDTH = 110


def template(case: Case, interview: Interview, following: Sequence[InterviewQuestion]) -> str:
    """A file for all open questions; what is answered already stands above them, as it is.

    A trade is chosen by the answers before it, so that only the next one, if it is known, is written out.
    """
    head = interview_text(interview).rstrip("\n")
    if head.endswith("answers: {}"):
        head = head.removesuffix(" {}")
    return "\n".join([head, *_open(case, interview, following)]) + "\n"


def _open(case: Case, interview: Interview, following: Sequence[InterviewQuestion]) -> Iterator[str]:
    asked, name = questions_of(case, interview), case.party(interview.party).label
    issues = ", ".join(issue.id for issue in case.issues)
    if not interview.first:
        yield from _said(
            f"All issues at their worst for {name}: which would it move to its best first? One of: {issues}"
        )
        yield "  first:"
    if not interview.relative:
        yield from _said(
            "That move counts 100. How much does the same move count on the issues that matter most after it? Numbers"
            " or ranges from 0 to 100, such as [60, 80]. Put other issues in their place where these matter less."
        )
        yield from ("  relative:", *(f"    {issue}:" for issue in asked.relative))
    yield from _trades(interview, following)
    for key, text in (("signs", "The worst draft that it would sign today"), ("refuses", "The best it would refuse")):
        if asked.drafts and not getattr(interview, key):
            yield from _said(f"{text}: {', '.join(asked.drafts)}")
            yield f"  {key}:"
    if asked.without_deal and not interview.without_deal:
        yield from _said(
            "A year from now without agreement: three options, if it goes badly (one time in ten it is worse still), in"
            " the middle, and well; or a single one that is as good as sure."
        )
        yield "  without_deal:"
        for issue in asked.without_deal:
            yield from _outcome(case.issue(issue))
    if asked.lines and not interview.firmness:
        yield from _said(f"Red lines: one of {', '.join(FIRMNESS)}, or a range from 0 to 1")
        yield "  firmness:"
        yield from (f"    {line}:  # {' '.join(case.red_line(line).says.split())[:_WIDTH]}" for line in asked.lines)


def _trades(interview: Interview, following: Sequence[InterviewQuestion]) -> Iterator[str]:
    if interview.trades:
        return
    yield from _said(
        "Trades are chosen when the answers above are known: run elicit with this file, and add what it asks as"
        " {gives: {issue: [from, to]}, gets: {issue: [from, to]}, answer: yes}, no or same"
    )
    known = next((item for item in following if item.kind == "trade" and item.gives and not item.answered), None)
    if known is None or known.gives is None or known.gets is None:
        yield "  trades:"
        return
    gives, gets = known.gives, known.gets
    yield "  trades:"
    yield f"  - gives: {{{gives.issue}: [{gives.better}, {gives.worse}]}}"
    yield f"    gets: {{{gets.issue}: [{gets.worse}, {gets.better}]}}"
    yield "    answer:"


def _outcome(issue: Issue) -> Iterator[str]:
    yield f"    {issue.id}:  # {', '.join(issue.option_ids)}"


def _said(text: str) -> Iterator[str]:
    yield ""
    yield from (f"  # {line}" for line in textwrap.wrap(text, _WIDTH))
