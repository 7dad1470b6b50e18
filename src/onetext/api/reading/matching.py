"""Which issue and option of a case somebody's demand, red line or offer may be about: proposals for a person.

What counts is the likeness of words: to the titles of an issue and its options, and to what the case has on record
about them (positions, red lines, points of drafts). Numbers that differ and a negation on one side only count against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onetext.model import Case, Issue

if TYPE_CHECKING:
    from onetext.drafts import Corpus

__all__ = ["IssueMatch", "IssueMatcher", "matched"]

_TITLE, _ALL, _OPTION, _RECORD = 0.9, 1.0, 0.4, 1.0
_SECOND = 0.6
"""What the next likest record of an issue adds."""
_NUMBER_DIFFERS, _NUMBER_FITS, _NEGATION_DIFFERS = 0.5, 1.3, 0.8
_LEAST = 0.12
"""Below this, no issue is proposed; most proposals there were wrong."""
_MARGIN = 1.1
"""An option is proposed only where it beats the next one of its issue by this factor."""
_RIVAL = 1.2
"""Another issue is a rival unless the best beats it by this factor: then four of five were right, by another source."""
_MOST = 3
"""Issues proposed for a text."""
_WORTH = 0.5
"""Share of the best score that another issue needs to be proposed too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueMatch:
    """That a text may be about an issue.

    Attributes
    ----------
    option
        The option that it names, or rules out; "" where two fit equally or none does.
    score
        From 0 to 1, only good for an order. It is no probability.
    rival
        Another issue that scores nearly as well, or "".
    clash
        Whether the text and the option differ in a negation: it may rule out what the option says.
    why
        What it rests on, in words.
    """

    issue: str
    option: str
    score: float
    rival: str = ""
    clash: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """Words on record: the issues that they are about, and the options that they name or rule out."""

    text: str
    about: tuple[tuple[str, tuple[str, ...]], ...]
    where: str


def matched(case: Case, text: str) -> tuple[IssueMatch, ...]:
    """The issues and options that a text may be about, best first; () where nothing fits. For many use IssueMatcher."""
    return IssueMatcher(case).matched(text)


class IssueMatcher:
    """The words of a case, made ready once.

    Parameters
    ----------
    without
        Records whose words do not count, as `places` names them: for a test that leaves some out.
    """

    def __init__(self, case: Case, without: Iterable[str] = ()) -> None:
        from onetext.drafts import Corpus

        left_out = frozenset(without)
        self._issues = case.issues
        self._told = [told for told in _on_record(case) if told.where not in left_out]
        texts = [told.text for told in self._told]
        self._places: dict[tuple[str, str], int] = {}
        for issue in case.issues:
            self._put(texts, issue.id, "title", issue.title)
            self._put(texts, issue.id, "all", " ".join([issue.title, *(option.title for option in issue.options)]))
            for option in issue.options:
                self._put(texts, issue.id, f"option {option.id}", f"{option.title} {option.note}")
        self._corpus: Corpus = Corpus(texts)
        self._of_issue: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        for at, told in enumerate(self._told):
            for issue_id, options in told.about:
                self._of_issue[issue_id].append((at, options))

    def _put(self, texts: list[str], issue: str, what: str, text: str) -> None:
        self._places[issue, what] = len(texts)
        texts.append(text)

    def matched(self, text: str) -> tuple[IssueMatch, ...]:
        """The issues and options that a text may be about, best first."""
        alike = self._corpus.likeness(text)
        scored = sorted(((self._issue(issue, alike), issue) for issue in self._issues), key=lambda pair: -pair[0])
        best = scored[0][0] if scored else 0.0
        if best < _LEAST:
            return ()
        kept = [(score, issue) for score, issue in scored[: _MOST + 1] if score >= max(_LEAST, _WORTH * best)]
        return tuple(
            self._match(text, issue, score, alike, _rival(score, kept[rank + 1 :]))
            for rank, (score, issue) in enumerate(kept[:_MOST])
        )

    def _issue(self, issue: Issue, alike: Sequence[float]) -> float:
        options = (alike[self._places[issue.id, f"option {option.id}"]] for option in issue.options)
        told = sorted((alike[at] for at, _ in self._of_issue[issue.id]), reverse=True)[:2]
        raw = (
            _TITLE * alike[self._places[issue.id, "title"]]
            + _ALL * alike[self._places[issue.id, "all"]]
            + _OPTION * max(options, default=0.0)
            + _RECORD * (told[0] if told else 0.0)
            + _RECORD * _SECOND * (told[1] if len(told) > 1 else 0.0)
        )
        return raw / (_TITLE + _ALL + _OPTION + _RECORD * (1 + _SECOND))

    def _match(self, text: str, issue: Issue, score: float, alike: Sequence[float], rival: str) -> IssueMatch:
        ranked = sorted(
            ((self._option(text, issue, option.id, alike), option) for option in issue.options),
            key=lambda pair: -pair[0],
        )
        first = ranked[0] if ranked else None
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        sure = first is not None and first[0] > 0 and first[0] >= _MARGIN * second
        option = first[1] if first is not None and sure else None
        told = max(self._of_issue[issue.id], key=lambda one: alike[one[0]], default=None)
        if told is not None and alike[told[0]] > alike[self._places[issue.id, "all"]]:
            why = f"words like those of {self._told[told[0]].where}"
        else:
            why = "wording of the issue and its options"
        return IssueMatch(
            issue=issue.id,
            option=option.id if option is not None else "",
            score=round(min(score, 1.0), 3),
            rival=rival,
            clash=option is not None
            and self._corpus.denials_differ(text, self._places[issue.id, f"option {option.id}"]),
            why=why,
        )

    def _option(self, text: str, issue: Issue, option: str, alike: Sequence[float]) -> float:
        place = self._places[issue.id, f"option {option}"]
        told = max((alike[at] for at, options in self._of_issue[issue.id] if option in options), default=0.0)
        score = alike[place] + told
        fits = self._corpus.numbers_fit(text, place)
        if fits is not None:
            score *= _NUMBER_FITS if fits else _NUMBER_DIFFERS
        if self._corpus.denials_differ(text, place):
            score *= _NEGATION_DIFFERS
        return score


def _rival(score: float, behind: Sequence[tuple[float, Issue]]) -> str:
    """The next issue, where it scores nearly as well."""
    return behind[0][1].id if behind and score < _RIVAL * behind[0][0] else ""


def _on_record(case: Case) -> Iterator[_Told]:
    """What the case has in words about its issues."""
    for number, position in enumerate(case.positions):
        if position.stance:
            named = (*position.named, *position.refused)
            yield _Told(position.stance, ((position.issue, named),), f"position {number + 1}")
    for line in case.red_lines:
        bars = [bar for bar in (line.narrow, line.strict) if bar is not None][:1]
        about = tuple((issue, options) for bar in bars for issue, options in bar.options.items())
        if line.says and about:
            yield _Told(line.says, about, f"red line {line.id}")
    for statement in case.statements:
        if statement.floor is not None:
            about = ((statement.floor.issue, statement.floor.options),)
            yield _Told(statement.text, about, f"statement {statement.id}")
    for draft in case.drafts:
        for point in draft.points:
            if point.settles and point.text:
                settles = tuple((issue, (option,)) for issue, option in point.settles.items())
                yield _Told(point.text, settles, f"point {draft.id}/{point.label}")
