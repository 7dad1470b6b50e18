"""Whether there is a text that all could sign, in both readings of the red lines, in one sentence (S7, S11)."""

from __future__ import annotations

from onetext.model.results import SettleResult
from onetext.report.numbers import and_list
from onetext.report.words import Words

__all__ = ["answer_in_short", "signing_together"]


def answer_in_short(settled: SettleResult | None, words: Words) -> str:
    """One sentence for both readings; "" where nobody signs or nothing is asked."""
    if settled is None:
        return ""
    who, zone = signing_together(words), settled.zone
    strictly = settled.zone_strict.status if settled.zone_strict else "same"
    match zone.status:
        case "nonempty":
            then = {
                "same": "; no red line that counts can be read more widely",
                "nonempty": ", and one if they are read strictly",
                "empty": "; none if they are read strictly",
            }.get(strictly, "; whether one does if they are read strictly is not known")
            return (
                f"At the most likely values a text exists that {who} could sign if red lines are read narrowly{then}."
            )
        case "empty":
            return (
                f"At the most likely values no text exists that {who} could sign, however narrowly red lines are read."
            )
        case "rules_contradict":
            return f"No text exists that {who} could sign: the rules of the case contradict each other."
    none = "; if they are read strictly, none does" if strictly == "empty" else ""
    return f"Whether a text exists that {who} could sign if red lines are read narrowly is not known{none}."


def signing_together(words: Words) -> str:
    """Those who sign: `both Port and Town`."""
    names = and_list(words.parties(words.case.signatories))
    return {1: names, 2: f"both {names}"}.get(len(words.case.signatories), f"all of {names}")
