"""Answers as linear rows, each with the answers that it rests on (S2, S3).

In weights w, y = w·score, the sum of weights W and interactions q = points·W, all that an interview asks is linear: a
swing beside the largest, a trade, and a draft beside no deal or another draft. What is not: whether a red line is real.
So a draft that would be signed says that its value reaches the least no deal that is possible, and one that would be
refused says that its value stays below the largest only where it can break no line of the party. Where the record
allows several best options, only what they have in common is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from onetext.model import Case, Draft, Interview, Range, Swing
from onetext.preferences.elicit.answered import Given, given, with_given
from onetext.preferences.elicit.asking import swings
from onetext.preferences.elicit.fitting import SAME
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.lines import Lines, status_of
from onetext.preferences.nodeal import no_deal_bounds, no_deal_model
from onetext.preferences.reveal.linear import Region, Row, common, score_sets
from onetext.preferences.reveal.linear_texts import Text, Texts
from onetext.preferences.scores import Number

__all__ = ["LARGEST", "AnswerRow", "AnswerRows"]

LARGEST = 100
"""The largest swing."""
STRICT = Fraction(1, 1000)
"""By how much a strict statement must hold, in points times a swing: more than a solver lets pass, and no more."""


@dataclass(frozen=True, eq=False)
class AnswerRow:
    """A linear form that is at least `bound`, given the answers in `rests_on`; none: it always is."""

    row: Row
    bound: Number
    rests_on: frozenset[str]


class AnswerRows:
    """The rows of one interview, and the variables that they are about: first w, then y by issue and option, then q."""

    def __init__(self, case: Case, interview: Interview, *, as_given: bool = False) -> None:
        """`as_given`: the weights lie where the case puts them, on its own scale."""
        self.case, self.interview, self.as_given = case, interview, as_given
        self.frame = Frame(case)
        self.model = next(model for model in self.frame.models if model.party == interview.party)
        self.texts = Texts(self.frame, self.model.interactions)
        sets = tuple(common(score_sets(model)) for model in self.model.scores)
        free = tuple(Range.of(0, LARGEST) for _ in sets)
        self.region = Region(free, sets, tuple(item.points for item in self.model.interactions))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the options of each issue start among the variables, and where the interactions do."""
        issues = len(self.region.sets)
        return tuple(accumulate((len(item.lows) for item in self.region.sets), initial=issues))

    @property
    def width(self) -> int:
        """How many variables there are."""
        return self.starts[-1] + len(self.region.points)

    def terms(self, row: Row) -> dict[int, Number]:
        """The coefficients of a row by variable."""
        issues = len(self.region.sets)
        found: dict[int, Number] = dict.fromkeys(range(issues), row.whole) if row.whole else {}
        for k, number in row.weights.items():
            found[k] = found.get(k, 0) + number
        found |= {self.starts[k] + option: number for (k, option), number in row.cells.items()}
        return found | {self.starts[-1] + i: number for i, number in row.points.items()}

    @property
    def largest(self) -> Fraction:
        """What no weight exceeds."""
        given = max((item.high for item in self.model.weights), default=Fraction(0))
        return given if self.as_given else Fraction(LARGEST)

    @cached_property
    def always(self) -> tuple[AnswerRow, ...]:
        """What holds whatever is answered: ranges and orders of scores, and that some weight is above zero."""
        found = [AnswerRow(Row(whole=1), min(Fraction(1), self.largest), frozenset())]
        for k, span in enumerate(self.model.weights if self.as_given else ()):
            found.append(AnswerRow(Row(weights={k: 1}), span.low, frozenset()))
            found.append(AnswerRow(Row(weights={k: -1}), -span.high, frozenset()))
        for k, scores in enumerate(self.region.sets):
            for i, (low, high) in enumerate(zip(scores.lows, scores.highs, strict=True)):
                found.append(_free(Row({(k, i): 1}, {k: -low})))
                found.append(_free(Row({(k, i): -1}, {k: high})))
                for j in range(len(scores.lows)):
                    if j != i and scores.above[i] >> j & 1:
                        found.append(_free(Row({(k, j): 1, (k, i): -1})))
        for i, span in enumerate(self.region.points):
            found += [_free(Row(points={i: 1}, whole=-span.low)), _free(Row(points={i: -1}, whole=span.high))]
        return tuple(found)

    @cached_property
    def answers(self) -> tuple[AnswerRow, ...]:
        """The rows of all answers."""
        return (*self._swings(), *self._trades(), *self._drafts())

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Ids of the questions whose answers give a row, in the order of the interview."""
        return tuple(dict.fromkeys(name for row in self.answers for name in sorted(row.rests_on)))

    def least_difference(self, better: Draft, worse: Draft) -> Row:
        """One draft minus another, times the sum of weights: a row that no filling of open issues falls below."""
        return self.texts.least_difference(self.region, self.texts.of(better), self.texts.of(worse))

    def _swings(self) -> Iterator[AnswerRow]:
        for issue, span in swings(self.case, self.interview).items():
            k = self.frame.place[issue]
            name = "first" if issue == self.interview.first else f"relative.{issue}"
            rests_on = frozenset({name}) if issue == self.interview.first else self._asked(issue, span)
            if issue != self.interview.first and span == Range.of(0, LARGEST):
                continue
            yield AnswerRow(Row(weights={k: 1}), span.low, rests_on)
            yield AnswerRow(Row(weights={k: -1}), -span.high, rests_on)

    def _asked(self, issue: str, span: Range) -> frozenset[str]:
        """The answers that a swing's range comes from: its own, or the least of the others for one not asked about."""
        relative = self.interview.relative
        if issue in relative:
            return frozenset({f"relative.{issue}"})
        return frozenset(f"relative.{name}" for name, item in relative.items() if item.high == span.high)

    def _trades(self) -> Iterator[AnswerRow]:
        for number, trade in enumerate(self.interview.trades, start=1):
            gives, gets, rests_on = self._swing(trade.gives), self._swing(trade.gets), frozenset({f"trades.{number}"})
            match trade.reply:
                case "yes":
                    yield AnswerRow(gets.plus(gives, -1), 0, rests_on)
                case "no":
                    yield AnswerRow(gives.plus(gets, -1), STRICT, rests_on)
                case "same":
                    tenths = round(10 * SAME)
                    yield AnswerRow(Row().plus(gets, 10).plus(gives, -tenths), 0, rests_on)
                    yield AnswerRow(Row().plus(gives, 10).plus(gets, -tenths), 0, rests_on)

    def _swing(self, swing: Swing) -> Row:
        k = self.frame.place[swing.issue]
        places = self.frame.option_place[k]
        return Row({(k, places[swing.better]): 1, (k, places[swing.worse]): -1})

    def _drafts(self) -> Iterator[AnswerRow]:
        signs, refuses = self._text(self.interview.signs), self._text(self.interview.refuses)
        refuses = refuses if refuses is not None and self._by_value(refuses) else None
        before = _no_deal(self.case, self.model)
        answered = with_given(self.case, given(self.interview, {}))
        after = _no_deal(answered, self.model) if self.interview.without_deal else None
        for span, more in ((before, ()), (after, ("without_deal",))):
            if span is None:
                continue
            if signs is not None:
                row = self.texts.most_value(self.region, signs)
                yield AnswerRow(row.plus(Row(whole=span.low), -1), 0, frozenset({"signs", *more}))
            if refuses is not None:
                row = self.texts.most_value(self.region, refuses)
                yield AnswerRow(Row(whole=span.high).plus(row, -1), STRICT, frozenset({"refuses", *more}))
        if before is None and after is None and signs is not None and refuses is not None:
            more_value = self.texts.most_value(self.region, signs).plus(self.texts.most_value(self.region, refuses), -1)
            yield AnswerRow(more_value, STRICT, frozenset({"signs", "refuses"}))

    def _text(self, draft: str) -> Text | None:
        found = next((item for item in self.case.drafts if item.id == draft), None)
        text = self.texts.of(found) if found is not None else None
        return text if text is not None and text.now.has_value else None

    def _by_value(self, text: Text) -> bool:
        """Whether a draft settles everything and breaks no line of the party, so that only its value can be refused."""
        lines = Lines(self.frame)
        kept = all(
            status_of(lines.clauses(line, "narrow"), text.now.fillings) == "kept"
            for line in lines.of(self.interview.party)
        )
        return kept and all(len(domain) == 1 for domain in text.domains)


def _free(row: Row) -> AnswerRow:
    return AnswerRow(row, 0, frozenset())


def _no_deal(case: Case, model: PartyModel) -> Range | None:
    """Bounds of the no deal over all scores that the case allows and all weights whatever."""
    free = {issue.id: Range.of(0, LARGEST) for issue in case.issues}
    frame = Frame(with_given(case, Given(party=model.party, weights=free, chances={}, firmness={}, reasons={})))
    own = next(item for item in frame.models if item.party == model.party)
    known = no_deal_model(frame, own)
    if known is None:
        return None
    bounds = no_deal_bounds(own, known)
    return Range(bounds.low, bounds.high)
