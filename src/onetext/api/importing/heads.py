"""Comments in the files of a case made of a draft: how stances, weights and red lines are entered."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.model import Case

__all__ = ["comments_for"]


def comments_for(case: Case, *, placeholders: bool) -> Mapping[str, str]:
    """File -> lines of comment, with examples that hold for this very case."""
    party, issue = case.signatories[0], case.issues[0].id
    day = case.drafts[0].happened.latest.isoformat()
    return {
        "case.yaml": _CASE,
        "parties.yaml": _PLACEHOLDERS if placeholders else _PARTIES,
        "issues.yaml": _ISSUES,
        "positions.yaml": _POSITIONS.format(party=party, issue=issue, day=day),
        "weights.yaml": _WEIGHTS.format(party=party, issue=issue),
        "redlines.yaml": _RED_LINES.format(party=party, issue=issue, day=day),
        "sources.yaml": _SOURCES,
    }


_CASE = """\
Made of one draft. Each of its points is an issue with two options: in the text, or out of it. Headings carry none,
and a row of a table is one issue.
Enter what the parties want (positions.yaml), how much it matters (weights.yaml) and what they rule out
(redlines.yaml), then run
  onetext check .
  onetext balance ."""

_PARTIES = "Those that must sign. Others may matter too: add them here, and leave them out of signatories in case.yaml."

_PLACEHOLDERS = """\
PLACEHOLDERS. The file did not say who negotiates. Put the parties' names here, and choose ids of your own; an id also
stands in signatories in case.yaml, and in whatever you enter for the party."""

_ISSUES = """\
Each point of the draft, in or out. Where a point is really about how much or which, put the real answers in the
place of "out" and "in", from one end to the other. Points that are one question become one issue: keep one, give it
options for all of them, and let each point of the draft settle the one that it means.
"in" means as in the first draft. Where a later draft has the point in other words that matter, add an option."""

_POSITIONS = """\
What each party said, on which point, and when. Take the # away and change the lines:
- {{party: {party}, issue: {issue}, happened: {day}, kind: demand, option: out,
   stance: in their words, sources: [notes]}}
kind is demand, offer, tolerates, refuses (with refused: [in] instead of option) or statement."""

_WEIGHTS = """\
How much each point matters to a party, in any unit; a range where you are not sure. Without a line here all points of
a party weigh the same, or nobody knows (and then every result says so).
- {{party: {party}, issue: {issue}, weight: [20, 40], reason: why}}"""

_RED_LINES = """\
What a party says it will not sign. firmness from 0 to 1 says how far you believe it; a range is better than a guess.
- id: {party}-{issue}
  party: {party}
  happened: {day}
  says: in their words
  refuses: {{{issue}: [in]}}
  firmness: [0.5, 0.9]
  sources: [notes]"""

_SOURCES = "Where it can be read. Positions need a source; your own notes are one."
