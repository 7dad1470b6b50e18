"""`robust` on a terminal: the text that most sampled scenarios accept, and who would stop it (S4, S7)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from rich.console import Console

from onetext.model import Case
from onetext.model.results import Blocker, DraftChances, RobustResult
from onetext.report.agreement_sampled import nothing_varies
from onetext.report.agreement_words import together
from onetext.report.numbers import and_list, count, percent
from onetext.report.terminal.packages import (
    GAINS,
    MEANING,
    assumption_notes,
    choice_table,
    gain_table,
    read_strictly,
    relying,
)
from onetext.report.terminal.parts import SHARES, UNKNOWN, grid, heading, notes, opening, para, share
from onetext.report.without_words import robust_without
from onetext.report.words import Words

__all__ = ["show_robust"]


def show_robust(result: RobustResult, case: Case, console: Console) -> None:
    """Print the package, how often it is accepted, who stops it, and the same of each draft."""
    words = Words(case)
    opening(console, case, result.envelope, "the text most scenarios accept")
    heading(console, "The answer")
    for sentence in (*_answer(result, words), *robust_without(result)):
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
    would = f"{signers} would {together(words.case.signatories)}sign"
    if result.package is None:
        return [f"No combination that obeys the rules was found that {would} in any sampled scenario."]
    if result.probability is None:
        return _untested(result, words)
    chance, interval = result.probability, result.interval
    said = f"{would} the combination below in {percent(chance.point)}"
    said += f" of {chance.draws:,} fresh scenarios"
    if interval is not None:
        said += f" (95 % interval {percent(interval[0])} to {percent(interval[1])})"
    found = [f"{said}. A scenario draws every weight, score, no deal and the firmness of red lines from their ranges."]
    found += [_bounded(result), *_strictly(result, words)]
    if nothing_varies(words.case):
        found.append("The case has no ranges, so nothing was sampled: all scenarios are the same.")
    return found


def _untested(result: RobustResult, words: Words) -> list[str]:
    """What can be said where it is not known what somebody would accept by value: never a share of acceptance."""
    named, passes = and_list(words.parties(result.untested)), result.passes_tests
    found = [
        f"In how many scenarios all would sign is not known: what {named} would accept by value is unknown.",
    ]
    if passes is not None:
        testable = [party for party in words.case.signatories if party not in result.untested]
        who = f", and {and_list(words.parties(testable))} would accept it by value" if testable else ""
        found.append(
            f"What can be tested is: in {percent(passes.point)} of {passes.draws:,} fresh scenarios the combination "
            f"below breaks no red line that is meant{who}. The scenarios say no more; it may still be worth less to "
            f"{named} than no deal."
        )
    return found


def _bounded(result: RobustResult) -> str:
    """How much better another combination could do: over the scenarios that were searched, and then over all."""
    searched = (
        f"Over the {result.draws:,} scenarios it was searched on, it is accepted in {percent(result.in_sample or 0)}"
    )
    if result.proof.kind == "none" or result.in_sample_bound is None or result.upper_bound is None:
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
    if read_strictly(result.assumptions):
        return ["All this reads red lines as widely as their words allow."]
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
        f"{words.party(party.id)} in {share(chance)}"
        for party in words.case.parties_by_name
        if (chance := result.parties.get(party.id)) is not None
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
        table.add(words.party(blocker.party), _fails(blocker), _by_value(blocker), _lines(blocker, words))
    console.print(table)


def _fails(blocker: Blocker) -> str:
    """How often it fails; at least so often where nobody knows what the party would accept by value."""
    return percent(blocker.share) if blocker.by_value is not None else f"at least {percent(blocker.share)}"


def _by_value(blocker: Blocker) -> str:
    return UNKNOWN if blocker.by_value is None else percent(blocker.by_value)


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
    tests = ["Passes all tests"] if result.untested else []
    table = grid("Draft", *names, "All", *tests, "Fails most by", right=(*names, "All", *tests))
    for draft in result.drafts:
        cells = [_part(draft, party) for party in signing]
        passes = ["–" if draft.passes_tests is None else share(draft.passes_tests)] if tests else []
        everyone = UNKNOWN if draft.all is None else share(draft.all)
        table.add(words.draft(draft.id), *cells, everyone, *passes, _most(draft.blockers, words))
    console.print(table)
    meant = " Tests: red lines, and the value to those of whom it is known." if tests else ""
    para(console, f"All: signatories and those whose consent is needed.{meant} Open questions are filled by chance.")


def _part(draft: DraftChances, party: str) -> str:
    if party not in draft.parties:
        return "–"
    chance = draft.parties[party]
    return UNKNOWN if chance is None else share(chance)


def _most(blockers: Sequence[Blocker], words: Words) -> str:
    """The party that makes a draft fail most often, and its commonest reason."""
    worst = max(blockers, key=lambda blocker: blocker.share, default=None)
    if worst is None or not worst.share:
        return "–"
    reasons = {**worst.by_line, "": worst.by_value or 0.0}
    reason = max(reasons, key=lambda line: (reasons[line], line))
    return f"{words.party(worst.party)}: {f'{words.line(reason)} ({reason})' if reason else 'below no deal'}"
