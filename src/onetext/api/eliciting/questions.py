"""The questions of an interview, in words, with what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onetext.model import Case, Interview, Issue, Range, Swing, Trade
from onetext.model.results import InterviewQuestion
from onetext.preferences import FIRMNESS, questions_of

__all__ = ["NextTrade", "move", "questions"]

NextTrade = Callable[[], tuple[Trade, float] | None]
"""The trade to ask about next, and its chance; worked out only where it is asked for."""


def questions(case: Case, interview: Interview, next_trade: NextTrade) -> tuple[tuple[InterviewQuestion, ...], int]:
    """The questions that are answered or skipped, then the next open one; and how many are open."""
    done, open_ = list[InterviewQuestion](), list[InterviewQuestion]()
    for question in _all(case, interview):
        skipped = question.id in interview.skipped and not question.answered
        if skipped:
            question = replace(question, answered="skipped")
        (done if question.answered else open_).append(question)
    if not open_:
        return tuple(done), 0
    following, left = open_[0], len(open_)
    if following.kind == "trade" and following.gives is None:
        found = next_trade()
        if found is None:
            rest = [item for item in open_ if item.kind != "trade"]
            return (*done, *rest[:1]), len(rest)
        following = _trade(case, interview, following.id, *found)
    return (*done, following), left


def _all(case: Case, interview: Interview) -> Iterator[InterviewQuestion]:
    asked, name = questions_of(case, interview), case.party(interview.party).label
    issues = tuple(issue.id for issue in case.issues)
    yield InterviewQuestion(
        id="first",
        kind="first",
        text=f"Suppose that every issue stood at its worst for {name}. Which one would it move to its best first?",
        choices=issues,
        answered=interview.first,
    )
    for issue in asked.relative:
        yield _relative(case, interview, issue)
    for number in range(1, max(asked.trades, len(interview.trades)) + 1):
        yield _numbered(case, interview, number)
    if asked.drafts:
        yield from _drafts(interview, asked.drafts, name)
    for issue in asked.without_deal:
        yield _without(case, interview, case.issue(issue), name)
    for line in asked.lines:
        yield _firmness(case, interview, line, name)


def _relative(case: Case, interview: Interview, issue: str) -> InterviewQuestion:
    first = f"“{case.issue(interview.first).title}”" if interview.first else "the one that would be moved first"
    return InterviewQuestion(
        id=f"relative.{issue}",
        kind="relative",
        text=f"The move on {first} from worst to best counts 100. How much does the same move count on"
        f" “{case.issue(issue).title}”? A number, or a range such as 60-80. Issues that are not asked about are taken"
        " to count no more than the least of these; where one counts more, answer for it too.",
        low=0.0,
        high=100.0,
        answered=_span(interview.relative.get(issue)),
    )


def _numbered(case: Case, interview: Interview, number: int) -> InterviewQuestion:
    if number <= len(interview.trades):
        return _trade(case, interview, f"trades.{number}", interview.trades[number - 1], None)
    text = "A trade that is chosen when the questions before it are answered."
    return InterviewQuestion(id=f"trades.{number}", kind="trade", text=text, choices=("yes", "no", "same"))


def _trade(case: Case, interview: Interview, name: str, trade: Trade, chance: float | None) -> InterviewQuestion:
    party = case.party(interview.party).label
    return InterviewQuestion(
        id=name,
        kind="trade",
        text=f"Would {party} give this up: {move(case, trade.gives, given=True)}; if it had this for it:"
        f" {move(case, trade.gets, given=False)}? Everything else stays as it is.",
        choices=("yes", "no", "same"),
        gives=trade.gives,
        gets=trade.gets,
        chance=chance,
        answered=trade.reply or "",
    )


def move(case: Case, swing: Swing, *, given: bool) -> str:
    """A swing in words: down where it is given, else up."""
    issue = case.issue(swing.issue)
    worse, better = issue.option(swing.worse).title, issue.option(swing.better).title
    start, stop = (better, worse) if given else (worse, better)
    return f"“{issue.title}” from “{start}” to “{stop}”"


def _drafts(interview: Interview, drafts: tuple[str, ...], name: str) -> Iterator[InterviewQuestion]:
    yield InterviewQuestion(
        id="signs",
        kind="signs",
        text=f"Of the drafts, which is the worst that {name} would sign today?",
        choices=drafts,
        answered=interview.signs,
    )
    yield InterviewQuestion(
        id="refuses",
        kind="refuses",
        text=f"And which is the best that {name} would refuse today?",
        choices=drafts,
        answered=interview.refuses,
    )


def _without(case: Case, interview: Interview, issue: Issue, name: str) -> InterviewQuestion:
    return InterviewQuestion(
        id=f"without_deal.{issue.id}",
        kind="without_deal",
        text=f"A year from now without any agreement, how would “{issue.title}” stand? Three options: if it goes badly"
        f" for {name} (one time in ten it is worse still), in the middle, and if it goes well (one time in ten it is"
        " better still). A single one, if it is as good as sure.",
        choices=issue.option_ids,
        answered=", ".join(interview.without_deal.get(issue.id, ())),
    )


def _firmness(case: Case, interview: Interview, line: str, name: str) -> InterviewQuestion:
    says = case.red_line(line).says or line
    answer = interview.firmness.get(line)
    return InterviewQuestion(
        id=f"firmness.{line}",
        kind="firmness",
        text=f"“{says}” How firm is this red line of {name}? What stands behind it, or a number or range from 0 (a"
        " pose) to 1 (never given up).",
        choices=tuple(FIRMNESS),
        low=0.0,
        high=1.0,
        answered=answer if isinstance(answer, str) else _span(answer),
    )


def _span(item: Range | None) -> str:
    if item is None:
        return ""
    ends = [item.low, item.high] if item.mode is None else [item.low, item.mode, item.high]
    return "-".join(f"{float(end):g}" for end in ([item.low] if item.is_exact else ends))
