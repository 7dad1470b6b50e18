"""All wordings that the points of a draft are compared with, and how the likenesses to them add up to a score.

The weights were chosen on five drafts of one case (see `benchmarks/test_proposing.py` for what that is worth).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onetext.drafts.aligning.likeness import Floats, Ints
from onetext.drafts.text import TextPoint
from onetext.model import Issue

__all__ = ["EarlierDraft", "Told", "Wordings"]

_TITLE, _ALL = 0.7, 0.5
_ISSUE, _OPTION, _BOTH, _WITH_TITLE = 0.75, 0.5, 0.4, 0.6
_MOST = _ISSUE + _OPTION * (1 + _BOTH) + _WITH_TITLE


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDraft:
    """A draft whose terms a person has read: its points, and for each the issues that it settles, and how."""

    id: str
    points: tuple[TextPoint, ...]
    settles: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A point of an earlier draft, and what it settles."""

    draft: str
    key: str
    settles: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """Texts to compare with, those of earlier points first, and which of them speak for what.

    Attributes
    ----------
    texts
        Each in parts that are read apart, so that no number runs from one into the next.
    issues
        Those that have options. Their options are counted through, and `starts` has the first of each issue.
    title, whole, own, titled
        Places among the texts: of each issue its title, and it with all options; of each option it alone, and with the
        title of its issue.
    speaking
        For each option the places of earlier points that settle it.
    places
        Issue and option -> place of the wording of the option.
    settled
        Draft and key -> what that point settles.
    """

    texts: tuple[tuple[str, ...], ...]
    told: tuple[Told, ...]
    issues: tuple[Issue, ...]
    starts: Ints
    issue_of: Ints
    title: Ints
    whole: Ints
    own: Ints
    titled: Ints
    speaking: tuple[tuple[int, ...], ...]
    places: Mapping[tuple[str, str], int]
    settled: Mapping[tuple[str, str], Mapping[str, str]]

    @classmethod
    def of(cls, earlier: Sequence[EarlierDraft], issues: Sequence[Issue]) -> Wordings:
        """Put all texts in a row."""
        told = tuple(
            Told(draft.id, point.key, draft.settles.get(point.key, {})) for draft in earlier for point in draft.points
        )
        texts: list[tuple[str, ...]] = [(point.text,) for draft in earlier for point in draft.points]
        asked = tuple(issue for issue in issues if issue.options)
        options = [(number, issue, option) for number, issue in enumerate(asked) for option in issue.options]
        own = len(texts) + 2 * len(asked)
        for issue in asked:
            texts += [(issue.title,), (issue.title, *(option.title for option in issue.options))]
        for _, issue, option in options:
            texts += [(option.title,), (option.title, issue.title)]
        by_option: dict[tuple[str, str], list[int]] = {}
        for place, one in enumerate(told):
            for pair in one.settles.items():
                by_option.setdefault(pair, []).append(place)
        issue_of = np.asarray([number for number, _, _ in options], dtype=np.int64)
        first, second = np.arange(len(asked)) * 2 + len(told), np.arange(len(options)) * 2 + own
        return cls(
            texts=tuple(texts),
            told=told,
            issues=asked,
            starts=np.searchsorted(issue_of, np.arange(len(asked))),
            issue_of=issue_of,
            title=first,
            whole=first + 1,
            own=second,
            titled=second + 1,
            speaking=tuple(tuple(by_option.get((issue.id, option.id), ())) for _, issue, option in options),
            places={(issue.id, option.id): own + 2 * at for at, (_, issue, option) in enumerate(options)},
            settled={(one.draft, one.key): one.settles for one in told},
        )

    def options_of(self, number: int) -> range:
        """The options of an issue, counted through."""
        start = int(self.starts[number])
        return range(start, start + len(self.issues[number].options))

    def same_option(self, alike: Floats) -> Floats:
        """Point by option: the likeness to the likest earlier point that settles the option, or 0."""
        found = np.zeros((len(alike), len(self.own)))
        for option, places in enumerate(self.speaking):
            if places:
                found[:, option] = alike[:, places].max(axis=1)
        return np.asarray(found, dtype=np.float64)

    def scores(self, alike: Floats, same_option: Floats) -> Floats:
        """Point by option: how well they fit, by words alone."""
        same_issue = np.maximum.reduceat(self.same_option(alike), self.starts, axis=1)
        worded = _TITLE * alike[:, self.title] + _ALL * alike[:, self.whole]
        return _added(
            np.maximum(worded, same_issue)[:, self.issue_of], alike[:, self.own], same_option, alike[:, self.titled]
        )

    def scores_of(self, number: int, alike: Floats, same_option: Floats) -> Floats:
        """The same for one point and one issue."""
        options = self.options_of(number)
        columns = slice(options.start, options.stop)
        same_issue = max((float(alike[at]) for option in options for at in self.speaking[option]), default=0.0)
        worded = _TITLE * float(alike[self.title[number]]) + _ALL * float(alike[self.whole[number]])
        issue = np.full(len(options), max(worded, same_issue))
        return _added(issue, alike[self.own[columns]], same_option, alike[self.titled[columns]])


def _added(issue: Floats, own: Floats, same: Floats, titled: Floats) -> Floats:
    both = np.maximum(own, same) + _BOTH * np.minimum(own, same)
    return np.asarray((_ISSUE * issue + _OPTION * both + _WITH_TITLE * titled) / _MOST, dtype=np.float64)
