"""`elicit` on a terminal: a question at a time, and what the answers come to."""

from __future__ import annotations

import shlex

from rich.console import Console

from onetext.model import Case, Swing
from onetext.model.results import ElicitResult, InterviewQuestion, Quantiles
from onetext.report.numbers import and_list, count, number, percent
from onetext.report.terminal.parts import drawn, grid, heading, item_line, opening, para, plain, ranged
from onetext.report.words import Words

__all__ = ["show_elicit", "show_help", "show_question"]

_HELP = {
    "first": "The id of an issue, or its number in the list.",
    "relative": "A number from 0 to 100, or a range as wide as your doubt: 60-80. 0 says that it does not matter.",
    "trade": "yes if the party would gladly do it, no if it would rather not, same if the two weigh alike.",
    "signs": "The id of a draft, or its number in the list. Enter if it would sign none.",
    "refuses": "The id of a draft, or its number in the list. Enter if it would refuse none.",
    "without_deal": "Three options, by id or number, with blanks between: badly, in the middle, well. Or only one.",
    "firmness": "A number or range from 0 to 1; or one of the words, which stand for: constitutional 0.9-1,"
    " leader-repeated 0.7-0.9, leader-once and official 0.4-0.7, opening-bid 0.1-0.4, already-crossed 0-0.3.",
}


def show_question(question: InterviewQuestion, case: Case, console: Console, *, left: int) -> None:
    """Print a question with what may be answered."""
    console.print()
    para(console, question.text, indent=0)
    titles = _titles(question, case)
    wide = max((len(f"{place} {choice}") for place, choice in enumerate(question.choices, start=1)), default=0)
    numbered = question.kind not in ("trade", "firmness")
    if numbered:
        for place, choice in enumerate(question.choices, start=1):
            item_line(console, f"{place} {choice}", titles.get(choice, ""), wide=wide)
    elif question.choices:
        para(console, ", ".join(question.choices))
    para(console, f"{count(left, 'question')} left; ? for help, Enter to skip, q to stop")


def show_help(question: InterviewQuestion, console: Console) -> None:
    """Print what may be answered to a question, and what becomes of it."""
    para(console, _HELP[question.kind])
    para(console, "Every answer is kept at once; to change one, edit its file in interviews/ or delete its line there.")


def _titles(question: InterviewQuestion, case: Case) -> dict[str, str]:
    if question.kind == "first":
        return {issue.id: issue.title for issue in case.issues}
    if question.kind in ("signs", "refuses"):
        return {draft.id: draft.title for draft in case.drafts}
    if question.kind == "without_deal":
        return {option.id: option.title for option in case.issue(question.id.partition(".")[2]).options}
    return {}


def show_elicit(result: ElicitResult, case: Case, console: Console, *, path: str = "") -> None:
    """Print the answers, and what they come to."""
    words = Words(case)
    opening(console, case, result.envelope, f"what is known of {words.party(result.party)} by asking")
    if result.experts:
        who = and_list(name or "somebody without a name" for name in result.experts)
        para(console, f"Answered by {who}.", indent=0)
    _contradictions(result, console)
    _answers(result, console)
    _agreement(result, console)
    _weights(result, console)
    _drafts(result, words, console)
    _trades(result, case, console)
    _next(result, console, path)


def _contradictions(result: ElicitResult, console: Console) -> None:
    if result.contradictions:
        heading(console, "Answers that cannot all hold")
        for clash in result.contradictions:
            para(console, f"{clash.text}.")
        para(console, "Nothing is written while answers clash: change one of those named.")


def _answers(result: ElicitResult, console: Console) -> None:
    answered = [item for item in result.questions if item.answered]
    if answered:
        heading(console, "Answers")
        wide = min(max(len(item.id) for item in answered), 40)
        for item in answered:
            item_line(console, item.id, item.answered, wide=wide)


def _agreement(result: ElicitResult, console: Console) -> None:
    if not result.agreement:
        return
    heading(console, "Where the experts agree")
    table = grid("Issue", "Ranges", "Joined", "Shared", whole=("Joined", "Shared"))
    for item in result.agreement:
        each = "; ".join(f"{name} {_between(low, high)}" for name, (low, high) in item.ranges.items())
        table.add(item.issue, each, _between(*item.joined), percent(item.overlap))
    console.print(table)
    para(console, "Shared: the part of the joined range on which all agree. Nobody is averaged away.")


def _weights(result: ElicitResult, console: Console) -> None:
    if not result.weights and result.no_deal is None:
        return
    heading(console, "What follows")
    if result.weights:
        table = grid("Issue", "Weight", "Range", whole=("Weight", "Range"))
        for issue, item in sorted(result.weights.items(), key=lambda pair: -pair[1].median):
            table.add(issue, number(item.median), _between(item.low, item.high))
        console.print(table)
        para(console, "Weight: the swing from worst to best beside the largest, which is 100.")
    if result.no_deal is not None:
        para(console, f"Without a deal: {_spread(result.no_deal)} of its own points, nine times in ten.")


def _drafts(result: ElicitResult, words: Words, console: Console) -> None:
    if not result.ranking:
        return
    heading(console, "How the drafts rank by these answers")
    table = grid("Draft", "Value", "9 in 10", "Accepts", whole=("Value", "9 in 10"))
    for item in result.ranking:
        accepts = "–" if item.accepts is None else drawn(item.accepts)
        table.add(words.draft(item.draft), ranged(item.value), _spread(item.spread), accepts)
    console.print(table)
    para(
        console,
        "9 in 10: where nine in ten sampled values lie that fit the answers. The value itself takes satisfaction to"
        " fall evenly along each scale, and so may lie outside.",
    )
    for pair in result.preferences:
        if pair.verdict == "necessarily":
            new = "" if pair.before == "necessarily" else "; the case alone does not say so"
            better, worse = words.draft(pair.better), words.draft(pair.worse)
            para(console, f"{better} is at least as good as {worse} for all values that fit{new}.")


def _trades(result: ElicitResult, case: Case, console: Console) -> None:
    if not result.trades:
        return
    heading(console, "Trades that it would make, though they were not asked")
    for item in result.trades:
        gives, gets = _move(item.gives, case, given=True), _move(item.gets, case, given=False)
        para(console, f"give {gives} to have {gets} ({percent(item.chance)} of the scenarios that fit)")


def _move(swing: Swing, case: Case, *, given: bool) -> str:
    issue = case.issue(swing.issue)
    worse, better = issue.option(swing.worse).title, issue.option(swing.better).title
    return f"“{issue.title}” from “{better if given else worse}” to “{worse if given else better}”"


def _next(result: ElicitResult, console: Console, path: str) -> None:
    if result.written:
        heading(console, "Written")
        for name in result.written:
            console.print(plain(f"  {name}"), soft_wrap=True)
    console.print()
    if not result.complete:
        following = result.questions[-1]
        para(console, f"{count(result.left, 'question')} open. Next, {following.id}: {following.text}", indent=0)
        if following.choices:
            para(console, f"One of: {', '.join(following.choices)}")
    call = f"onetext elicit {shlex.quote(path or 'CASE')} --party {result.party}"
    if not result.complete:
        console.print(plain(f"A file to fill in: {call} --template"), soft_wrap=True)
    if result.experts and not result.written and not result.contradictions:
        console.print(plain(f"Into the case: {call} --write"), soft_wrap=True)


def _between(low: float, high: float) -> str:
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _spread(item: Quantiles) -> str:
    return _between(item.low, item.high) if item.low >= 0 else f"{number(item.low)} to {number(item.high)}"
