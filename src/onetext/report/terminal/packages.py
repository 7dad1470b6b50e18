"""Packages on a terminal: which option for each question, what it gives each party, and how that is known.

A package is options, never draft language (S23), so it is shown question by question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rich.console import Console

from onetext.model.results import Package, PartyBalance, Probability, Proof, Reliance
from onetext.report.agreement_words import amount, capital, in_scenarios, proved_as, read_strictly, with_names
from onetext.report.numbers import percent
from onetext.report.terminal.balance import acceptance
from onetext.report.terminal.parts import grid, para, ranged, ranged_change
from onetext.report.words import Words

__all__ = [
    "GAINS",
    "MEANING",
    "ONE_OR_ALL",
    "WIDELY",
    "amount",
    "assumption_notes",
    "choice_table",
    "gain_table",
    "in_scenarios",
    "proof_line",
    "proved_as",
    "read_strictly",
    "relying",
]

MEANING = (
    "Values and no deal are in each party's own points, 0 the worst and 100 the best for it; points of different "
    "parties cannot be compared or added. In brackets: every value that the ranges in the case allow.",
    "A combination says which option is chosen on each question. It is arithmetic over the case, not draft language.",
)
ONE_OR_ALL = (
    "Accepts is about one side alone; “all accept” counts the scenarios in which all who sign, and all whose consent "
    "is needed, accept at once."
)
WIDELY = "With red lines read as widely as their words allow"
"""How an answer begins that holds in the strict reading (S7)."""
GAINS = "Gain: value minus no deal under the same weights and scores."


def choice_table(
    package: Package, words: Words, console: Console, *, beside: str = "", alike: Collection[str] = ()
) -> None:
    """Print the option of each question; with a draft, beside what that says.

    Parameters
    ----------
    alike
        Questions whose options all are worth the same to each side: marked, since nothing singles their option out.
    """

    def named(issue: str) -> str:
        return f"{words.issue(issue)}\N{NO-BREAK SPACE}°" if issue in alike else words.issue(issue)

    if not beside:
        table = grid("Question", "Option chosen")
        for issue, option in package.items():
            table.add(named(issue), words.option(issue, option))
        console.print(table)
        _marked(package, alike, console)
        return
    table = grid("Question", "Option chosen", f"In {words.draft(beside)}")
    for issue, option in package.items():
        table.add(named(issue), words.option(issue, option), _beside(words, beside, issue, option))
    console.print(table)
    _marked(package, alike, console)


def _marked(package: Package, alike: Collection[str], console: Console) -> None:
    """What the mark means."""
    if any(issue in alike for issue in package):
        text = "° As far as is known, all options of this question are worth the same to each side that signs."
        para(console, text)


def _beside(words: Words, draft: str, issue: str, option: str) -> str:
    """What a draft does with a question, beside an option: `same` where it settles it so."""
    term = words.case.draft(draft).term(issue)
    if term.state == "settled":
        return "same" if term.option == option else words.option(issue, term.option or "")
    if term.state == "bracketed":
        return f"open between: {words.options(issue, term.options)}"
    if term.state == "silent":
        meant = words.case.issue(issue).if_silent
        if not meant:
            return "says nothing"
        return "same, by silence" if meant == option else f"says nothing: {words.option(issue, meant)}"
    return "put off until later" if term.state == "deferred" else "not known"


def gain_table(
    gives: Mapping[str, PartyBalance],
    words: Words,
    console: Console,
    *,
    shares: Mapping[str, float | None] | None = None,
) -> None:
    """Print what a package gives those who sign, against no deal, with the range of every number.

    Parameters
    ----------
    shares
        Share of each party's largest gain; a column of its own.
    """
    heads = ("Party", "Value", "No deal", "Gain over no deal", "Accepts")
    table = grid(*heads, *(["Of its largest gain"] if shares else []), whole=heads[1:4])
    for party in _signing(gives, words):
        item = gives[party]
        cells = [words.party(party), ranged(item.value), ranged(item.no_deal), ranged_change(item.gain)]
        cells.append(acceptance(item))
        if shares:
            part = shares.get(party)
            cells.append("–" if part is None else percent(part))
        table.add(*cells)
    console.print(table)


def _signing(gives: Mapping[str, PartyBalance], words: Words) -> list[str]:
    """Those who sign, in alphabetical order of their names."""
    return [party.id for party in words.case.parties_by_name if party.id in gives and party.id in _signers(words)]


def _signers(words: Words) -> tuple[str, ...]:
    return words.case.signatories


def relying(relies_on: Sequence[Reliance], words: Words, console: Console) -> None:
    """Print whose consents a package needs, and which lines must be read narrowly, or not be meant, for it to stand."""
    consents = [item for item in relies_on if item.kind == "consent"]
    if consents:
        para(console, "It needs these consents besides the signatures:")
        table = grid("Of", "By which body", "To its option on", "Could refuse because of")
        asked = dict.fromkeys((item.party, item.body) for item in consents)
        for party, body in sorted(asked, key=lambda pair: (words.party(pair[0]).casefold(), pair)):
            own = [item for item in consents if (item.party, item.body) == (party, body)]
            lines = dict.fromkeys(line for item in own for line in item.lines)
            where = "; ".join(dict.fromkeys(words.issue(item.issue) for item in own))
            table.add(words.party(party), body or "–", where, ", ".join(lines) or "–")
        console.print(table)
    others = [item for item in relies_on if item.kind != "consent"]
    if others:
        para(console, "Where it could break:")
        for item in others:
            para(console, f"- {words.issue(item.issue)}: {item.what}", indent=4)


def proof_line(proof: Proof, assumptions: int, *, what: str = "this holds", chance: Probability | None = None) -> str:
    """What stands beside every statement: how it is known, for how much of what is possible, given what (S20)."""
    taken = f"given the {assumptions} assumptions listed below" if assumptions != 1 else "given the assumption below"
    known = f"At the most likely values this is {proved_as(proof)}, {taken}."
    sampled = in_scenarios(chance if chance is not None else proof.holds, what)
    if not sampled:
        this = "this holds" if what in ("this", "this holds") else what
        return f"{known} It was not counted in how many sampled scenarios {this}."
    return f"{known} {capital(sampled)}."


def assumption_notes(assumptions: Iterable[str], words: Words, console: Console) -> None:
    """List what every proof takes for granted, parties by name."""
    for text in assumptions:
        para(console, f"- {with_names(text, words)}")
