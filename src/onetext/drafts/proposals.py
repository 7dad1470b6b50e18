"""Which issue and option each point of a draft may settle: proposals for a person, from words that are on record.

Two kinds of evidence count. The *wording* of an issue and of its options; and the points of earlier drafts that a
person has read, whose words may stand again here. A point that is aligned with such a point, with no word of substance
changed, speaks for the same option; where words of substance changed, it speaks for the issue alone, and the option is
told by its wording. A number in an option that the point does not have, a negation on one side only, and brackets in
the point, whose text is then disputed, count against.
The weights were chosen on five drafts of one case (see `tests/drafts/test_proposals.py` for what that is worth).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onetext.drafts.aligning import align
from onetext.drafts.open_brackets import is_disputed
from onetext.drafts.proposal_likeness import Corpus, has_negation
from onetext.drafts.redline import redline
from onetext.drafts.text import FlagKind, TextPoint
from onetext.model import Issue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["EarlierDraft", "TermProposal", "propose_terms"]

_ABOVE = 0.6
"""How much of the point above counts as words of a point: `a. All of it` says little by itself."""
_TITLE, _ALL = 0.7, 0.5
_ISSUE, _OPTION, _BOTH, _WITH_TITLE = 0.75, 0.5, 0.4, 0.6
_MOST = _ISSUE + _OPTION * (1 + _BOTH) + _WITH_TITLE
_NUMBER_FITS, _NUMBER_MISSING, _NUMBER_DIFFERS, _NEGATION_DIFFERS = 1.4, 0.8, 0.5, 0.9
_BRACKETED = 0.7
_LEAST = 0.17
"""Below this, more proposals were wrong than right."""
_CLOSE = 0.95
_AT_ONCE = 2_000
"""How many points are scored at a time, which bounds the memory."""
_LIKEST, _LIKE = 8, 0.2
"""Of each so many points, how many are aligned with an earlier one at most, and how like it in their words at least."""
_KEPT = 0.6
"""Likeness from which an aligned point without changes of substance is taken to hold the same matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDraft:
    """A draft whose terms a person has read: its points, and for each the issues that it settles, and how."""

    id: str
    points: tuple[TextPoint, ...]
    settles: Mapping[str, Mapping[str, str]]


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
class _Told:
    """A point of an earlier draft, and what it settles."""

    draft: str
    key: str
    settles: Mapping[str, str]


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
    """Everything compared with everything once."""

    def __init__(self, points: Sequence[TextPoint], earlier: Sequence[EarlierDraft], issues: Sequence[Issue]) -> None:
        self.points = points
        self.told = [
            _Told(draft.id, point.key, draft.settles.get(point.key, {})) for draft in earlier for point in draft.points
        ]
        self.settled = {(told.draft, told.key): told.settles for told in self.told}
        self.speaking: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for place, told in enumerate(self.told):
            for issue_id, option_id in told.settles.items():
                self.speaking[issue_id].append((place, option_id))
        old = [point.text for draft in earlier for point in draft.points]
        self.places: dict[tuple[str, str], int] = {}
        texts = list(old)
        for issue in issues:
            titles = [option.title for option in issue.options]
            self._put(texts, issue.id, "title", issue.title)
            self._put(texts, issue.id, "all", " ".join([issue.title, *titles]))
            for option in issue.options:
                self._put(texts, issue.id, f"option {option.id}", option.title)
                self._put(texts, issue.id, f"titled {option.id}", f"{option.title} {issue.title}")
        self.corpus = Corpus(texts, [point.text for point in points])
        above = {point.key: point.text for point in points}
        self.vectors = [self.corpus.vector(point.text, above.get(point.parent, ""), _ABOVE) for point in points]
        self.aligned = _aligned(self._near(), earlier)
        self.numbers = [self.corpus.numbers(point.text) for point in points]
        self.disputed = [is_disputed(point.text) for point in points]
        self.negated = [has_negation(point.text) for point in points]
        self.best_of: dict[str, tuple[float, int, list[float]]] = {}
        for start in range(0, len(points), _AT_ONCE):
            self._look_at(range(start, min(start + _AT_ONCE, len(points))), issues)

    def _put(self, texts: list[str], issue: str, what: str, text: str) -> None:
        self.places[issue, what] = len(texts)
        texts.append(text)

    def _near(self) -> Sequence[TextPoint]:
        """The points to align with earlier drafts: of a long text those alone whose words are like those of one."""
        if len(self.points) <= _AT_ONCE or not self.told:
            return self.points
        import numpy as np

        near: set[int] = set()
        for start in range(0, len(self.points), _AT_ONCE):
            vectors = self.vectors[start : start + _AT_ONCE]
            alike = np.asarray([self.corpus.likeness(vector)[: len(self.told)] for vector in vectors])
            likest = np.argsort(-alike, axis=0, kind="stable")[:_LIKEST]
            rows = likest[np.take_along_axis(alike, likest, axis=0) >= _LIKE]
            near.update(start + row for row in rows.tolist())
        return [self.points[place] for place in sorted(near)]

    def _look_at(self, places: range, issues: Sequence[Issue]) -> None:
        """Score some of the points for every option of every issue, and keep the best point of each issue."""
        import numpy as np

        alike = np.asarray([self.corpus.likeness(self.vectors[place]) for place in places])
        read = np.asarray(
            [bool(self.points[at].text) and self.points[at].kind not in ("heading", "note") for at in places]
        )
        if not read.any():
            return
        for issue in issues:
            if not issue.options:
                continue
            scores = self._scores(issue, places, alike)
            scores[~read] = -1.0
            at = int(scores.max(axis=1).argmax())
            score = float(scores[at].max())
            if score >= _LEAST and score > self.best_of.get(issue.id, (0.0,))[0]:
                self.best_of[issue.id] = score, places[at], scores[at].tolist()

    def _scores(self, issue: Issue, places: range, alike: Floats) -> Floats:
        """Point by option: how well they fit."""
        import numpy as np

        told = self.speaking[issue.id]
        same_issue = _highest(alike, [at for at, _ in told])
        worded = _TITLE * alike[:, self.places[issue.id, "title"]] + _ALL * alike[:, self.places[issue.id, "all"]]
        columns = []
        for option in issue.options:
            same_option = _highest(alike, [at for at, settled in told if settled == option.id])
            own = alike[:, self.places[issue.id, f"option {option.id}"]]
            both = np.maximum(own, same_option) + _BOTH * np.minimum(own, same_option)
            titled = alike[:, self.places[issue.id, f"titled {option.id}"]]
            raw = _ISSUE * np.maximum(worded, same_issue) + _OPTION * both + _WITH_TITLE * titled
            scores = raw / _MOST * self._fits(places, option.title)
            for row, place in enumerate(places) if self.aligned else ():
                kept = self._kept(issue.id, place, option.id)
                scores[row] = max(scores[row], kept.score) if kept else scores[row]
            columns.append(np.minimum(scores, 1.0))
        found = np.stack(columns, axis=1)
        found[np.asarray([self.disputed[place] for place in places])] *= _BRACKETED
        return np.asarray(np.round(found, 12), dtype=np.float64)

    def best(self, issue: Issue) -> TermProposal | None:
        """The best option at its best point; None where nothing fits."""
        if issue.id not in self.best_of:
            return None
        score, place, scores = self.best_of[issue.id]
        first = scores.index(score)
        others = [
            (each, option.id)
            for at, (each, option) in enumerate(zip(scores, issue.options, strict=True))
            if at != first
        ]
        rival = max(others, default=None)
        near = rival[1] if rival is not None and rival[0] >= _CLOSE * score else ""
        return self._proposal(issue, place, issue.options[first].id, score, near)

    def _fits(self, places: range, title: str) -> Floats:
        """What numbers and negations do to the scores of points."""
        import numpy as np

        wanted, denied = self.corpus.numbers(title), has_negation(title)
        fits = np.ones(len(places))
        if wanted:
            has = (self.numbers[place] for place in places)
            fits[:] = [_NUMBER_FITS if wanted & one else _NUMBER_DIFFERS if one else _NUMBER_MISSING for one in has]
        fits[[self.negated[place] != denied for place in places]] *= _NEGATION_DIFFERS
        return fits

    def _kept(self, issue: str, place: int, option: str) -> _Aligned | None:
        """The aligned earlier point that settled this, where no word of substance changed since."""
        for link in self.aligned.get(self.points[place].key, ()):
            if not link.flags and link.score >= _KEPT and self._settled(link, issue) == option:
                return link
        return None

    def _settled(self, link: _Aligned, issue: str) -> str | None:
        return self.settled[link.draft, link.key].get(issue)

    def _proposal(self, issue: Issue, place: int, option: str, score: float, rival: str) -> TermProposal:
        key = self.points[place].key
        kept = self._kept(issue.id, place, option)
        changed = next((link for link in self.aligned.get(key, ()) if self._settled(link, issue.id)), None)
        if kept is not None:
            why = f"as {kept.draft}/{kept.key}, aligned {kept.score:.2f}, no word of substance changed"
            source, flags = kept.draft, kept.flags
        elif changed is not None and changed.flags:
            why = f"aligned {changed.score:.2f} with {changed.draft}/{changed.key}, but {_list(changed.flags)} changed"
            source, flags = changed.draft, changed.flags
        else:
            why, source, flags = *self._likest(issue.id, place, option), ()
        if self.disputed[place]:
            why += "; part of the point stands in brackets"
        if rival:
            why += f"; {rival} fits nearly as well"
        return TermProposal(
            issue=issue.id,
            option=option,
            point=key,
            score=round(score, 3),
            why=why,
            source=source,
            flags=flags,
            rival=rival,
        )

    def _likest(self, issue: str, place: int, option: str) -> tuple[str, str]:
        """Whether the wording of the option, or an earlier point, speaks more for a proposal."""
        alike = self.corpus.likeness(self.vectors[place])
        earlier = [told for told, settled in self.speaking[issue] if settled == option]
        best = max(earlier, key=lambda told: alike[told], default=None)
        if best is not None and alike[best] > alike[self.places[issue, f"option {option}"]]:
            told = self.told[best]
            return f"words like those of {told.draft}/{told.key}", told.draft
        return "wording of the option", ""


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


def _highest(alike: Floats, columns: Sequence[int]) -> Floats:
    """The highest of some columns in each row, or 0."""
    import numpy as np

    return np.asarray(alike[:, columns].max(axis=1, initial=0.0), dtype=np.float64)


def _list(flags: Sequence[FlagKind]) -> str:
    return ", ".join(f"a {flag}" for flag in flags)
