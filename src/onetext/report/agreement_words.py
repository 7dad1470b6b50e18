"""Words for texts that all could sign, the same on the page and on a terminal (S11, S12, S20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized

from onetext.model.results import Concept, Probability, Proof
from onetext.report.numbers import and_list, percent
from onetext.report.words import Words

__all__ = ["amount", "capital", "in_scenarios", "proved_as", "read_strictly", "short_names", "together", "with_names"]


def amount(number: int) -> str:
    """A count in words that can be taken in: exact up to a million, then rounded to three figures."""
    if number < 1_000_000:
        return f"{number:,}"
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if size <= number < 1000 * size:
            return f"about {number / size:.3g} {name}"
    power = len(str(number)) - 1
    return f"about {number / 10**power:.2g} times 10 to the power of {power}"


def proved_as(proof: Proof) -> str:
    """How a statement is known, in words a reader can weigh (S20)."""
    match proof.kind:
        case "certificate":
            return "proved, and gone over by an independent checker"
        case "exhaustive":
            return "proved: everything was tried or ruled out in whole numbers"
        case "solver":
            return "not proved; a numerical solver says so"
    return "not proved"


def in_scenarios(chance: Probability | None, what: str) -> str:
    """In which share of the sampled scenarios something holds: `what holds in 83 % of 200 sampled scenarios`."""
    if chance is None:
        return ""
    if not chance.draws:
        return f"{what} in {'any' if chance.point else 'no'} scenario: the case has no ranges, so nothing was sampled"
    if chance.point in (0, 1):
        return f"{what} in {'every one' if chance.point else 'none'} of {chance.draws:,} sampled scenarios"
    return f"{what} in {percent(chance.point)} of {chance.draws:,} sampled scenarios"


def read_strictly(assumptions: Iterable[str]) -> bool:
    """Whether an answer reads red lines as widely as their words allow (S7), which its assumptions say."""
    return any(text.startswith("red lines are read in their strict reading") for text in assumptions)


def together(signatories: Sized) -> str:
    """The word before a verb that several share: `both `, `all `; nothing for one alone."""
    return {1: "", 2: "both "}.get(len(signatories), "all ")


def with_names(text: str, words: Words) -> str:
    """An assumption that begins with ids of parties, with their names instead."""
    head, sign, rest = next((parts for sign in _AFTER_IDS if (parts := text.partition(sign))[1]), (text, "", ""))
    ids = head.split(", ")
    known = {party.id for party in words.case.parties}
    return f"{and_list(words.parties(ids))}{sign}{rest}" if known.issuperset(ids) else text


_AFTER_IDS = (": ", " consent unless ")


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


short_names: Mapping[Concept, str] = {
    "nash": "largest product",
    "ks": "equal shares",
    "egalitarian": "largest smallest gain",
    "utilitarian": "largest sum",
}
"""Concept -> two words for it, in a picture or at the head of a column."""
