"""`robust` on a terminal: the text that most sampled scenarios accept, and who would stop it (S4, S7)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from rich.console import Console

from onetext.model import Case
from onetext.model.results import Blocker, Probability, RobustResult
from onetext.report.numbers import and_list, count, percent
from onetext.report.terminal.packages import (
    GAINS,
    MEANING,
    assumption_notes,
    choice_table,
    gain_table,
    relying,
)
from onetext.report.terminal.parts import SHARES, grid, heading, notes, opening, para, share
from onetext.report.words import Words

__all__ = ["show_robust"]


def show_robust(result: RobustResult, case: Case, console: Console) -> None:
    """Print the package, how often it is accepted, who stops it, and the same of each draft."""
    words = Words(case)
    opening(console, case, result.envelope, "the text most scenarios accept")
    heading(console, "The answer")
    for sentence in _answer(result, words):
        para(console, sentence)
    if result.package is not None:
        heading(console, "The combination")
        choice_table(result.package, words, console, beside=_beside(words))
        if result.gives:
            console.print()
            gain_table(result.gives, words, console)
        relying(result.relies_on, words, console)
        _chances(result, words, console)
        _blockers(result.blockers, words, console)
    _drafts(result, words, console)
    heading(console, f"What is taken for granted ({count(len(result.assumptions), 'assumption')})")
    assumption_notes(result.assumptions, words, console)
    notes(console, *((*MEANING, GAINS) if result.gives else ()), SHARES)


def _answer(result: RobustResult, words: Words) -> list[str]:
    signers = and_list(words.parties(words.case.signatories))
    both = "both" if len(words.case.signatories) == 2 else "all"
    if result.package is None or result.probability is None:
        return [
            f"No combination that obeys the rules was found that {signers} would {both} sign in any sampled scenario."
        ]
    chance, interval = result.probability, result.interval
    said = f"{signers} would {both} sign the combination below in {percent(chance.point)}"
    said += f" of {chance.draws:,} fresh scenarios"
    if interval is not None:
        said += f" (95 % interval {percent(interval[0])} to {percent(interval[1])})"
    found = [f"{said}. A scenario draws every weight, score, no deal and the firmness of red lines from their ranges."]
    found += [_bounded(result), *_strictly(result, words)]
    if result.untested:
        named = and_list(words.parties(result.untested))
        found.append(f"What {named} would accept by value is unknown; there only red lines are tested.")
    return found


def _bounded(result: RobustResult) -> str:
    """How much better another combination could do: over the scenarios that were searched, and then over all."""
    searched = (
        f"Over the {result.draws:,} scenarios it was searched on, it is accepted in {percent(result.in_sample or 0)}"
    )
    if result.proof.kind == "none":
        return f"{searched}; how much better another one could do was not bounded."
    vouched = "as a numerical solver says" if result.proof.kind == "solver" else "which is proved"
    best = result.in_sample is not None and result.in_sample_bound <= result.in_sample
    most = "" if best else f" than {percent(result.in_sample_bound)}"
    said = f"{searched}, and no other in more{most}, {vouched}."
    if result.upper_bound >= 1:
        return said
    return (
        f"{said} These are a sample: over all scenarios any combination may be accepted in up to "
        f"{_up_to(result.upper_bound)}, but in more only if the sample is a rare one (1 in 40 at most)."
    )


def _up_to(bound: float) -> str:
    """A bound in percent, rounded up: rounded down it would promise too much."""
    return percent(ceil(1000 * bound) / 1000 if bound < 0.1 or bound > 0.9 else ceil(100 * bound) / 100)


def _strictly(result: RobustResult, words: Words) -> list[str]:
    """What the wider reading of the lines makes of it, where that differs (S7)."""
    named = []
    for party in words.case.parties_by_name:
        item = result.gives.get(party.id)
        narrow, strict = (item.accept_probability, item.accept_probability_strict) if item else (None, None)
        if narrow is not None and strict is not None and strict.point < narrow.point:
            named.append(f"{words.party(party.id)} would accept it in {percent(strict.point)}")
    if not named:
        return []
    return [f"All this reads red lines as narrowly as their words allow. Read as widely, {and_list(named)}."]


def _beside(words: Words) -> str:
    """The draft that the package is set beside: the one that settles the most."""
    settled = {
        draft.id: sum(term.state == "settled" for term in draft.terms.values())
        for draft in words.case.drafts_by_date
        if draft.terms_known
    }
    return max(reversed(list(settled)), key=lambda draft: settled[draft], default="")


def _chances(result: RobustResult, words: Words, console: Console) -> None:
    named = [
        f"{words.party(party.id)} in {share(result.parties[party.id])}"
        for party in words.case.parties_by_name
        if party.id in result.parties
    ]
    if named:
        para(console, f"One by one they accept it: {and_list(named)} of the scenarios.")


def _blockers(blockers: Sequence[Blocker], words: Words, console: Console) -> None:
    failing = [blocker for blocker in blockers if blocker.share > 0]
    if not failing:
        return
    heading(console, "Who makes it fail, and by what")
    table = grid("Party", "Fails in", "By value", "By red line", right=("Fails in", "By value"))
    for blocker in failing:
        table.add(words.party(blocker.party), percent(blocker.share), percent(blocker.by_value), _lines(blocker, words))
    console.print(table)


def _lines(blocker: Blocker, words: Words) -> str:
    worst = sorted((item for item in blocker.by_line.items() if item[1] > 0), key=lambda item: (-item[1], item[0]))
    named = [f"{words.line(line)} ({line}) {percent(part)}" for line, part in worst[:3]]
    return "; ".join(named + ([f"{len(worst) - 3} more"] if len(worst) > 3 else [])) or "–"


def _drafts(result: RobustResult, words: Words, console: Console) -> None:
    if not result.drafts:
        return
    heading(console, "The drafts, in how many scenarios each is accepted")
    parties = [
        party.id for party in words.case.parties_by_name if any(party.id in item.parties for item in result.drafts)
    ]
    signing = [party for party in parties if party in words.case.signatories]
    names = [words.party(party) for party in signing]
    table = grid("Draft", *names, "All", "Fails most by", right=(*names, "All"))
    for draft in result.drafts:
        cells = [_part(draft.parties.get(party)) for party in signing]
        table.add(words.draft(draft.id), *cells, share(draft.all), _most(draft.blockers, words))
    console.print(table)
    para(console, "All: signatories and those whose consent is needed. Open questions are filled by chance.")


def _part(chance: Probability | None) -> str:
    return "–" if chance is None else share(chance)


def _most(blockers: Sequence[Blocker], words: Words) -> str:
    """The party that makes a draft fail most often, and its commonest reason."""
    worst = max(blockers, key=lambda blocker: blocker.share, default=None)
    if worst is None or not worst.share:
        return "–"
    reasons = {**worst.by_line, "": worst.by_value}
    reason = max(reasons, key=lambda line: (reasons[line], line))
    return f"{words.party(worst.party)}: {f'{words.line(reason)} ({reason})' if reason else 'below no deal'}"
