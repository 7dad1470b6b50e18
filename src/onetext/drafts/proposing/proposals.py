"""Which issue and option each point of a draft may settle: proposals for a person, from words that are on record.

Two kinds of evidence count. The *wording* of an issue and of its options; and the points of earlier drafts that a
person has read, whose words may stand again here. A point that is aligned with such a point, with no word of substance
changed, speaks for the same option; where words of substance changed, it speaks for the issue alone, and the option is
told by its wording. A number in an option that the point does not have, a negation on one side only, and brackets in
the point, whose text is then disputed, count against.
The weights were chosen on five drafts of one case (see `benchmarks/test_proposing.py` for what that is
worth).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onetext.drafts.aligning import align
from onetext.drafts.aligning.likeness import Floats
from onetext.drafts.brackets.disputes import is_disputed
from onetext.drafts.proposing.likeness import vectors
from onetext.drafts.proposing.substance import Substance, contradicts, numbers_fit, substance_of
from onetext.drafts.proposing.wordings import EarlierDraft, Wordings
from onetext.drafts.redlining import redline
from onetext.drafts.text import FlagKind, TextPoint
from onetext.model import Issue

__all__ = ["EarlierDraft", "TermProposal", "propose_terms"]

_ABOVE = 0.6
"""How much of the point above counts as words of a point: `a. All of it` says little by itself."""
_NUMBER_FITS, _NUMBER_MISSING, _NUMBER_DIFFERS, _NEGATION_DIFFERS = 1.4, 0.8, 0.5, 0.9
_BRACKETED = 0.7
_LEAST = 0.17
"""Below this, more proposals were wrong than right."""
_CLOSE = 0.95
_CONTRADICTED = 0.3
"""The most that an option scores whose number or denial a point contradicts: it may be what the point speaks of."""
_AGAINST = {"": "", "number": "; but a number or date differs", "negation": "; but one denies what the other says"}
_CELLS = 2_000_000
"""How many likenesses are held at a time, which bounds the memory."""
_LONG = 2_000
"""Points of a long text."""
_LIKEST, _LIKE = 8, 0.2
"""Of each so many points, how many are aligned with an earlier one at most, and how like it in their words at least."""
_KEPT = 0.6
"""Likeness from which an aligned point without changes of substance is taken to hold the same matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermProposal:
    """That a point settles an issue at an option, perhaps.

    Attributes
    ----------
    point
        The key of the point.
    score
        From 0 to 1, only good for an order. It is no probability.
    why
        What it rests on, in words.
    source
        The earlier draft whose words speak for it, or "".
    flags
        Kinds of words of substance that changed since that draft.
    rival
        Another option of the issue that scores nearly as well, or "".
    """

    issue: str
    option: str
    point: str
    score: float
    why: str
    source: str = ""
    flags: tuple[FlagKind, ...] = ()
    rival: str = ""


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A point of an earlier draft that holds the same matter as a point of this one."""

    draft: str
    key: str
    score: float
    flags: tuple[FlagKind, ...]


@dataclass(frozen=True, slots=True)
class _Best:
    """Where an issue is settled best so far: scores of its options there; what earlier text speaks for it, or -1."""

    issue: int
    place: int
    score: float
    scores: tuple[float, ...]
    told: int


def propose_terms(
    points: Sequence[TextPoint], earlier: Sequence[EarlierDraft], issues: Sequence[Issue]
) -> tuple[TermProposal, ...]:
    """For each issue the point and the option that fit best, where they fit at all; at most one proposal an issue.

    Headings settle nothing, and nothing is proposed for them.

    Parameters
    ----------
    earlier
        Drafts whose terms are known, oldest first.

    Returns
    -------
    The best first; equal scores in the order of the issues.
    """
    reader = _Reader(points, earlier, issues)
    found = [best for issue in issues if (best := reader.best(issue)) is not None]
    return tuple(sorted(found, key=lambda proposal: -proposal.score))


class _Reader:
    """Everything compared with everything: at first by words alone, then, of what can win, by its substance too."""

    def __init__(self, points: Sequence[TextPoint], earlier: Sequence[EarlierDraft], issues: Sequence[Issue]) -> None:
        self.points = points
        self.table = Wordings.of(earlier, issues)
        known = {text: substance_of(text) for text in {part for parts in self.table.texts for part in parts}}
        self.texts = [known[parts[0]] for parts in self.table.texts]
        self.read = [known.get(point.text) or substance_of(point.text) for point in points]
        places = {point.key: place for place, point in enumerate(points)}
        above = [places.get(point.parent, -1) if point.parent else -1 for point in points]
        shown = [[word for part in parts for word in known[part].words] for parts in self.table.texts]
        self.vectors = vectors([one.words for one in self.read], above, _ABOVE, shown)
        self.at_once = max(1, _CELLS // max(1, len(shown)))
        self.aligned = _aligned(self._near(), earlier)
        self.disputed = [is_disputed(point.text) for point in points]
        self.bests: dict[str, _Best] = {}
        if self.table.issues:
            self._look_at_kept(places)
            for start in range(0, len(points), self.at_once):
                self._look_at(start, min(start + self.at_once, len(points)))

    def _near(self) -> Sequence[TextPoint]:
        """The points to align with earlier drafts: of a long text those alone whose words are like those of one."""
        told = len(self.table.told)
        if len(self.points) <= _LONG or not told:
            return self.points
        likest, where = np.zeros((0, told)), np.zeros((0, told), dtype=np.int64)
        for start in range(0, len(self.points), self.at_once):
            alike = self.vectors.alike(start, start + self.at_once)[:, :told]
            places = np.broadcast_to(np.arange(start, start + len(alike))[:, None], alike.shape)
            likest, where = np.concatenate([likest, alike]), np.concatenate([where, places])
            first = np.argsort(-likest, axis=0, kind="stable")[:_LIKEST]
            likest, where = np.take_along_axis(likest, first, axis=0), np.take_along_axis(where, first, axis=0)
        return [self.points[place] for place in np.unique(where[likest >= _LIKE]).tolist()]

    def _look_at_kept(self, places: Mapping[str, int]) -> None:
        """Begin with points that hold what an earlier one settled, for these are hardly ever beaten."""
        for key in self.aligned:
            place = places[key]
            alike = None
            for number, issue in enumerate(self.table.issues):
                if any(self._kept(issue.id, place, option.id) for option in issue.options) and self._is_read(place):
                    alike = self.vectors.alike(place, place + 1)[0] if alike is None else alike
                    self._try(number, place, alike)

    def _is_read(self, place: int) -> bool:
        return bool(self.points[place].text) and self.points[place].kind not in ("heading", "note")

    def _look_at(self, start: int, end: int) -> None:
        """Try the points, of some, that can be the best for an issue, judged by the most that they can score."""
        table = self.table
        alike = self.vectors.alike(start, end)
        most = table.scores(alike, table.same_option(alike))
        most[:, [bool(self.texts[column].numbers or self.texts[column].dates) for column in table.own]] *= _NUMBER_FITS
        most[[not self._is_read(place) for place in range(start, end)]] = -1.0
        most[[self.disputed[place] for place in range(start, end)]] *= _BRACKETED
        by_issue = np.maximum.reduceat(most, table.starts, axis=1)
        for number in np.flatnonzero(by_issue.max(axis=0, initial=-1.0) >= _LEAST).tolist():
            reach = by_issue[:, number]
            for row in np.argsort(-reach, kind="stable").tolist():
                best = self.bests.get(table.issues[number].id)
                if reach[row] < (_LEAST if best is None else best.score):
                    break
                self._try(number, start + row, alike[row])

    def _try(self, number: int, place: int, alike: Floats) -> None:
        """Score all options of an issue at a point, and keep them where one is better than all before."""
        issue = self.table.issues[number]
        columns = self.table.options_of(number)
        same = [self._same_option(place, option, alike) for option in columns]
        told = np.asarray([alike[at] if at >= 0 else 0.0 for at in same])
        plain = self.table.scores_of(number, alike, told)
        scores = [self._judged(issue, place, at, float(score)) for at, score in enumerate(plain)]
        score, best = max(scores), self.bests.get(issue.id)
        if score >= _LEAST and (best is None or (-score, place) < (-best.score, best.place)):
            at = scores.index(score)
            by_wording = same[at] < 0 or alike[same[at]] <= alike[self.table.own[columns[at]]]
            self.bests[issue.id] = _Best(number, place, score, tuple(scores), -1 if by_wording else same[at])

    def _same_option(self, place: int, option: int, alike: Floats) -> int:
        """The likest of the earlier points that settle an option, of those that this one does not contradict."""
        changed = {(link.draft, link.key) for link in self.aligned.get(self.points[place].key, ()) if link.flags}
        for at in sorted(self.table.speaking[option], key=lambda at: -alike[at]):
            told = self.table.told[at]
            if alike[at] <= 0:
                break
            if (told.draft, told.key) not in changed and not contradicts(self.read[place], self.texts[at]):
                return at
        return -1

    def _judged(self, issue: Issue, place: int, option: int, plain: float) -> float:
        """What numbers, denials, earlier points and brackets do to a score."""
        point, wording = self.read[place], self._wording(issue, option)
        score, against = plain, contradicts(point, wording)
        if wording.numbers or wording.dates:
            fits = numbers_fit(point, wording)
            score *= _NUMBER_MISSING if fits is None else _NUMBER_FITS if fits else _NUMBER_DIFFERS
        score *= _NEGATION_DIFFERS if point.denies != wording.denies else 1.0
        score = min(score, _CONTRADICTED if against else 1.0)
        kept = self._kept(issue.id, place, issue.options[option].id)
        score = max(score, min(kept.score, 1.0)) if kept else score
        return round(score * (_BRACKETED if self.disputed[place] else 1.0), 12)

    def _wording(self, issue: Issue, option: int) -> Substance:
        return self.texts[self.table.places[issue.id, issue.options[option].id]]

    def best(self, issue: Issue) -> TermProposal | None:
        """The best option at its best point; None where nothing fits."""
        best = self.bests.get(issue.id)
        if best is None:
            return None
        first = best.scores.index(best.score)
        others = [
            (each, option.id)
            for at, (each, option) in enumerate(zip(best.scores, issue.options, strict=True))
            if at != first
        ]
        rival = max(others, default=None)
        near = rival[1] if rival is not None and rival[0] >= _CLOSE * best.score else ""
        return self._proposal(issue, best, first, near)

    def _kept(self, issue: str, place: int, option: str) -> _Aligned | None:
        """The aligned earlier point that settled this, where no word of substance changed since."""
        for link in self.aligned.get(self.points[place].key, ()):
            if not link.flags and link.score >= _KEPT and self._settled(link, issue) == option:
                return link
        return None

    def _settled(self, link: _Aligned, issue: str) -> str | None:
        return self.table.settled[link.draft, link.key].get(issue)

    def _proposal(self, issue: Issue, best: _Best, first: int, rival: str) -> TermProposal:
        key, option = self.points[best.place].key, issue.options[first].id
        kept = self._kept(issue.id, best.place, option)
        changed = next((link for link in self.aligned.get(key, ()) if self._settled(link, issue.id)), None)
        source = ""
        flags: tuple[FlagKind, ...] = ()
        if kept is not None:
            why = f"as {kept.draft}/{kept.key}, aligned {kept.score:.2f}, no word of substance changed"
            source, flags = kept.draft, kept.flags
        elif changed is not None and changed.flags:
            why = f"aligned {changed.score:.2f} with {changed.draft}/{changed.key}, but {_list(changed.flags)} changed"
            source, flags = changed.draft, changed.flags
        elif best.told >= 0:
            told = self.table.told[best.told]
            why, source = f"words like those of {told.draft}/{told.key}", told.draft
        else:
            why = "wording of the option"
        if kept is None:
            why += _AGAINST[contradicts(self.read[best.place], self._wording(issue, first))]
        if self.disputed[best.place]:
            why += "; part of the point stands in brackets"
        if rival:
            why += f"; {rival} fits nearly as well"
        return TermProposal(
            issue=issue.id,
            option=option,
            point=key,
            score=round(best.score, 3),
            why=why,
            source=source,
            flags=flags,
            rival=rival,
        )


def _aligned(points: Sequence[TextPoint], earlier: Sequence[EarlierDraft]) -> dict[str, list[_Aligned]]:
    """Key of a point -> the earlier points that hold the same matter, those of the newest draft first."""
    texts = {point.key: point.text for point in points}
    found: dict[str, list[_Aligned]] = {}
    for draft in reversed(earlier):
        old = {point.key: point.text for point in draft.points}
        for link in align(draft.points, points):
            for before in link.before if not link.review else ():
                for after in link.after if draft.settles.get(before) else ():
                    flags = tuple(dict.fromkeys(flag.kind for flag in redline(old[before], texts[after]).flags))
                    found.setdefault(after, []).append(_Aligned(draft.id, before, link.score, flags))
    return found


def _list(flags: Sequence[FlagKind]) -> str:
    return ", ".join(f"a {flag}" for flag in flags)
