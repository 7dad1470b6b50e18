"""Where a party stands on an option, and on a point of a draft (S21).

In this order: `refuses` where standing at the option alone breaks one of its red lines in the narrow reading,
`refuses-with` where that takes other issues too; `negotiable` where an offer or a toleration on record says so; else
by score: `supports` from 75, `opposes` up to 25, `middle` between, `unknown` where its range spans more than one. An
option that the party's own speakers refuse on record, without a red line, counts as `opposes`: no score may put it
above any other option (S3), although its range alone would leave it unknown.

Of a point that settles several issues the most negative stance is taken, with `unknown` between `opposes` and `middle`,
since it may yet turn out to be either side of the middle.
"""

from __future__ import annotations

from collections.abc import Mapping

from onetext.errors import UnknownId
from onetext.model import Case, Draft, Issue, Party, RedLine
from onetext.model.results import Stance
from onetext.preferences.frame import Frame
from onetext.preferences.lines import Lines
from onetext.preferences.scores import OrderScores, ScoreModel
from onetext.preferences.situations import Situation

__all__ = ["Stances", "stance"]

_NEGATIVE_FIRST: tuple[Stance, ...] = (
    "refuses", "refuses-with", "opposes", "unknown", "middle", "negotiable", "supports"
)  # fmt: skip


def stance(case: Case, party: str, issue: str, option: str) -> Stance:
    """Where a party stands on one option of an issue (S21).

    Raises
    ------
    UnknownId
        When the case has no such party, issue or option.
    """
    known_party, known_issue = case.party(party), case.issue(issue)
    if option not in known_issue.option_ids:
        raise UnknownId("option", option, known_issue.option_ids)
    frame = Frame(case)
    return Stances(frame, Lines(frame)).of(known_party, known_issue, option)


class Stances:
    """The stances of all parties of a case, each worked out once."""

    def __init__(self, frame: Frame, lines: Lines) -> None:
        self.frame = frame
        self._lines = lines
        self._models = {model.party: model for model in frame.models}
        self._known: dict[tuple[str, str, str], Stance] = {}

    def of(self, party: Party, issue: Issue, option: str) -> Stance:
        """Where a party stands on an option."""
        key = (party.id, issue.id, option)
        if key not in self._known:
            self._known[key] = self._worked_out(party, issue, option)
        return self._known[key]

    def issues(self, now: Situation) -> dict[str, Mapping[str, Stance]]:
        """Stances by issue and party, for the issues that a draft settles."""
        found: dict[str, Mapping[str, Stance]] = {}
        for k, issue in enumerate(self.frame.case.issues):
            if now.terms.settled[k]:
                option = issue.option_ids[now.terms.domains[k][0]]
                found[issue.id] = {p.id: self.of(p, issue, option) for p in self.frame.case.parties_by_name}
        return found

    def points(self, draft: Draft) -> dict[str, Mapping[str, Stance]]:
        """Point id -> party -> stance, for the points that settle something."""
        issues = self.frame.case.issues
        return {
            f"{draft.id}/{point.label}": {
                party.id: min(
                    (self.of(party, issues[self.frame.place[i]], o) for i, o in point.settles.items()),
                    key=_NEGATIVE_FIRST.index,
                )
                for party in self.frame.case.parties_by_name
            }
            for point in draft.points
            if point.settles
        }

    def _worked_out(self, party: Party, issue: Issue, option: str) -> Stance:
        bars = [_barred(line, issue.id, option) for line in self._lines.of(party.id)]
        if "refuses" in bars:
            return "refuses"
        if "refuses-with" in bars:
            return "refuses-with"
        wishes = self.frame.wishes(party, issue)
        if option in wishes.negotiable:
            return "negotiable"
        scores = self._models[party.id].scores[self.frame.place[issue.id]]
        if isinstance(scores, OrderScores) and option in wishes.refused and option not in wishes.contradicts:
            return "opposes"
        return _by_score(scores, issue.option_ids.index(option))


def _barred(line: RedLine, issue: str, option: str) -> Stance | None:
    bar = line.narrow
    if bar is None or issue not in bar.options:
        return None
    if bar.requires:
        return None if option in bar.options[issue] else "refuses"
    if option not in bar.options[issue]:
        return None
    return "refuses" if len(bar.options) == 1 else "refuses-with"


def _by_score(scores: ScoreModel, option: int) -> Stance:
    low, high = scores.lows[option], scores.highs[option]
    if low >= 75:
        return "supports"
    if high <= 25:
        return "opposes"
    return "middle" if low > 25 and high < 75 else "unknown"
