"""`settle` on a terminal: whether there is a text that all could sign, which, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console

from onetext.model import Case, Reading
from onetext.model.results import IntegerTable, SettleResult, Solution, Zone
from onetext.report.agreement_sampled import unsampled
from onetext.report.agreement_words import together
from onetext.report.numbers import and_list, count, percent
from onetext.report.terminal.blocking import show_conflicts, show_liftings
from onetext.report.terminal.nearest import show_least_changes
from onetext.report.terminal.packages import (
    GAINS,
    MEANING,
    ONE_OR_ALL,
    WIDELY,
    amount,
    assumption_notes,
    choice_table,
    gain_table,
    in_scenarios,
    proof_line,
    read_strictly,
    relying,
)
from onetext.report.terminal.parts import SHARES, heading, notes, opening, para
from onetext.report.without_words import settled_without
from onetext.report.words import Words

__all__ = ["CONCEPT_NAMES", "beside", "show_settle", "zone_sentence"]

_FEW = 4
"""Consents and weak points by which a further solution may differ, and still be told by the difference."""
CONCEPT_NAMES: Mapping[str, tuple[str, str]] = {
    "nash": (
        "Nash (largest product of gains)",
        "It makes the gains over no deal, multiplied with each other, as large as can be. Against this combination, "
        "any other that all could sign raises the gain of one side by a factor that is no larger than the factor by "
        "which it cuts the gains of the others together.",
    ),
    "ks": (
        "Kalai–Smorodinsky (equal shares of what each could gain)",
        "Each side's gain is held against the largest gain it could have in any text that all could sign. This "
        "combination makes the smallest of these shares as large as it can be, then the next smallest.",
    ),
    "egalitarian": (
        "Egalitarian (smallest gain in points as large as possible)",
        "It holds points of different parties against each other, which nothing on record allows; it is here because "
        "it was asked for by name.",
    ),
    "utilitarian": (
        "Utilitarian (points of all added up)",
        "It adds points of different parties, which nothing on record allows; it is here because it was asked for by "
        "name.",
    ),
}
"""Concept -> its name and, in a sentence, what it means."""


def show_settle(result: SettleResult, case: Case, console: Console) -> None:
    """Print the answer, then what it rests on."""
    words, result = Words(case), unsampled(result, case)
    opening(console, case, result.envelope, "texts that all could sign")
    heading(console, "The answer")
    reading: Reading = "strict" if read_strictly(result.assumptions) else "narrow"
    for sentence in zone_sentence(result.zone, words, reading):
        para(console, sentence)
    if result.zone.status in ("nonempty", "empty"):
        statement = "such a text exists" if result.zone.status == "nonempty" else "there is none"
        para(console, proof_line(result.zone.proof, len(result.assumptions), what=statement))
    _strict(result.zone_strict, console)
    if result.beside is not None:
        para(console, settled_without(result, result.beside, zone_sentence(result.beside, words, reading)[0], words))
    show_conflicts(result, words, console)
    _solutions(result, words, console)
    show_least_changes(result.least_change, words, console)
    show_liftings(result, words, console)
    _meaning(result, words, console)


def _strict(zone: Zone | None, console: Console) -> None:
    """What the wider reading of the red lines would leave (S7)."""
    if zone is None:
        return
    read = "Red lines are read as narrowly as their words allow. Read as widely as their words allow"
    match zone.status:
        case "nonempty":
            para(console, f"{read}, such a text still exists; --reading strict says which.")
        case "empty" | "rules_contradict":
            para(console, f"{read}, there is none; --reading strict says which of them clash.")
        case _:
            para(console, f"{read}, it is not known whether there is one.")


def zone_sentence(zone: Zone, words: Words, reading: Reading = "narrow") -> list[str]:
    """Whether a text exists that all could sign, in words; never "none" for "none found" (S11).

    A reading of red lines other than the usual one is said first (S7): what follows may hold in that one alone.
    """
    signers = and_list(words.parties(words.case.signatories))
    both = together(words.case.signatories)
    all_of = _all_of(zone)
    one = zone.packages_in_all == 1
    each, none = (all_of, f"{all_of} does not obey") if one else (f"each of {all_of}", f"none of {all_of} obeys")
    match zone.status:
        case "nonempty":
            found = [f"A text that {signers} could {both}sign exists. {_counted(zone, all_of)}"]
        case "empty":
            found = [
                f"No text can be signed by {both}{signers}: {each} breaks a rule or a red line that counts, "
                "lacks a consent, or gives a signatory less than no deal."
            ]
        case "rules_contradict":
            found = [f"The rules of the case contradict each other: {none} them all."]
        case _:
            found = [f"Whether there is a text that {signers} could {both}sign is not known."]
    if reading == "strict" and zone.status != "rules_contradict":
        found = [f"{WIDELY}, {_lowered(found[0])}"]
    if zone.untested:
        named = and_list(words.parties(zone.untested))
        found.append(
            f"What {named} would accept by value is unknown, so there only red lines are tested: a text that passes "
            "may still be worth less than no deal."
        )
    if zone.undecided is None:
        found.append("Rounding may leave open for some more whether all would sign.")
    elif zone.undecided:
        found.append(f"For {amount(zone.undecided)} more, rounding leaves open whether all would sign.")
    return found


def _all_of(zone: Zone) -> str:
    """All combinations of options, with their number."""
    if zone.packages_in_all == 1:
        return "the only combination of options"
    return f"{amount(zone.packages_in_all)} combinations of options" if zone.packages_in_all else "all combinations"


def _counted(zone: Zone, all_of: str) -> str:
    """How many there are, and, where that is beyond imagining, how rare they are."""
    if not zone.count:
        return "How many there are is not known."
    error = f", standard error {percent(zone.standard_error / zone.count)}" if zone.standard_error else ""
    rare = zone.packages_in_all / zone.count
    if zone.count < 1_000_000 or rare < 1.5:
        if zone.count == zone.packages_in_all == 1:
            return "There is only one combination of options, and it would do."
        there = "There is 1" if zone.count == 1 else f"There are {amount(zone.count)}"
        return f"{there} among {all_of}{error}."
    one_in = f"{rare:.0f}" if rare < 10_000 else amount(round(rare))
    return f"Of {all_of}, one in {one_in} would do (that is {amount(zone.count)}{error})."


# -- solutions -----------------------------------------------------------------------------------------------------


def _solutions(result: SettleResult, words: Words, console: Console) -> None:
    first: Solution | None = None
    for name, solution in result.solutions.items():
        if solution.status == "empty":
            continue
        title, meaning = CONCEPT_NAMES[name]
        heading(console, title)
        if not solution.packages:
            para(console, _none_given(solution, result, words))
            continue
        para(console, meaning)
        if solution.note:
            para(console, f"{solution.note[0].upper()}{solution.note[1:].rstrip('.')}.")
        _choice(solution, first, result, words, console)
        _numbers(solution, result, words, console)
        if first is None or solution.packages[0] != first.packages[0]:
            _relying(solution, first, words, console)
        para(console, _best(solution, len(result.assumptions)))
        first = first or solution


def _none_given(solution: Solution, result: SettleResult, words: Words) -> str:
    """Why there is no combination under a heading."""
    if solution.status == "unknown" and result.zone.untested:
        named = and_list(words.parties(result.zone.untested))
        return (
            f"None is given: what a text is worth to {named}, or what no deal is worth, is unknown, so there is "
            "nothing that gains could be counted from."
        )
    if solution.note:
        return f"None is given: {solution.note.rstrip('.')}."
    return "None was found before the limit struck."


def _choice(solution: Solution, first: Solution | None, result: SettleResult, words: Words, console: Console) -> None:
    """The options chosen: all of them for the first solution, what differs from it for the others."""
    package = solution.packages[0]
    if first is None:
        choice_table(package, words, console, beside=beside(result, words), alike=_alike(result.table))
    else:
        other = {issue: option for issue, option in package.items() if first.packages[0][issue] != option}
        known = CONCEPT_NAMES[first.concept][0].partition(" (")[0]
        if not other:
            para(console, f"The same combination as under {known}.")
        else:
            para(console, f"The combination under {known}, with {count(len(other), 'question')} settled otherwise:")
            choice_table(other, words, console, beside=beside(result, words))
    _ties(solution, words, console)


def _alike(table: IntegerTable) -> frozenset[str]:
    """The questions whose options are all worth the same to each side that signs, as far as is known (S5)."""
    joined = {issue for items in table.interactions.values() for options, _ in items for issue in options}
    return frozenset(
        issue
        for issue in table.issues
        if issue not in joined
        and all(
            table.weights[party][issue] == 0 or len(set(table.scores[party][issue])) == 1 for party in table.weights
        )
    )


def _relying(solution: Solution, first: Solution | None, words: Words, console: Console) -> None:
    """Consents and weak points: of a further solution only those that the first has not, where they are few."""
    known = () if first is None else first.relies_on
    new = [item for item in solution.relies_on if item not in known]
    gone = [item for item in known if item not in solution.relies_on]
    if first is None or len(new) + len(gone) > _FEW:
        relying(solution.relies_on, words, console)
        return
    without = f", without {and_list(dict.fromkeys(words.issue(item.issue) for item in gone))}" if gone else ""
    told = "; besides these:" if new else "."
    para(
        console,
        f"Consents, and where it could break, are as under {CONCEPT_NAMES[first.concept][0].partition(' (')[0]}"
        f"{without}{told}",
    )
    relying(new, words, console)


def _ties(solution: Solution, words: Words, console: Console) -> None:
    """Say how many do as well, and on which questions they differ."""
    if len(solution.packages) > 1 or not solution.ties_complete:
        more = "" if solution.ties_complete else "At least "
        para(
            console, f"{more}{len(solution.packages)} combinations do equally well; the first is shown. They differ on:"
        )
        for issue in solution.packages[0]:
            taken = {package[issue] for package in solution.packages}
            if len(taken) > 1:
                para(console, f"- {words.issue(issue)}: {words.options(issue, taken)}", indent=4)
    for place, package in enumerate(solution.next_best, start=2):
        changed = [issue for issue in package if package[issue] != solution.packages[0][issue]]
        named = "; ".join(f"{words.issue(issue)}: {words.option(issue, package[issue])}" for issue in changed)
        para(console, f"Next best, number {place}: {named}.")
    if not solution.next_complete:
        para(console, "The search for the next best was not finished: there may be more of them.")


def _numbers(solution: Solution, result: SettleResult, words: Words, console: Console) -> None:
    shares = solution.shares if solution.concept == "ks" else None
    if solution.gives:
        console.print()
        gain_table(solution.gives, words, console, shares=shares)
    if solution.no_gain_possible:
        named = and_list(words.parties(solution.no_gain_possible))
        para(console, f"No text that all could sign gives {named} more than no deal.")
    left = [party for party in result.table.denominators if party not in solution.strictly_gaining]
    if solution.concept == "nash" and left and solution.status == "solved":
        para(
            console,
            f"Not all can gain at once: {and_list(words.parties(left))} would get what no deal gives, and no more.",
        )


def _best(solution: Solution, assumptions: int) -> str:
    """How it is known that nothing does better."""
    what = "all accept this combination"
    if solution.status == "limit":
        sampled = in_scenarios(solution.in_zone, what)
        told = f" {sampled[0].upper()}{sampled[1:]}." if sampled else ""
        return f"The search was cut short: this is the best found, and something may do better.{told}"
    return "That nothing does better: " + _lowered(
        proof_line(solution.proof, assumptions, what=what, chance=solution.in_zone)
    )


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def beside(result: SettleResult, words: Words) -> str:
    """The draft that packages are set beside: the only one asked about, else the one that settles the most."""
    asked = [item.from_ for item in result.least_change]
    if len(set(asked)) == 1:
        return asked[0]
    settled = {
        draft.id: sum(term.state == "settled" for term in draft.terms.values())
        for draft in words.case.drafts_by_date
        if draft.terms_known
    }
    return max(reversed(list(settled)), key=lambda draft: settled[draft], default="")


def _meaning(result: SettleResult, words: Words, console: Console) -> None:
    heading(console, f"What is taken for granted ({count(len(result.assumptions), 'assumption')})")
    assumption_notes(result.assumptions, words, console)
    shown = [*MEANING, GAINS, ONE_OR_ALL, SHARES] if any(item.gives for item in result.solutions.values()) else [SHARES]
    notes(
        console,
        *shown,
        "“What the solutions mean, and when not to trust them” in the documentation needs no game theory.",
    )
