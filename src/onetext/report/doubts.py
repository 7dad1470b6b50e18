"""How surely something is said, in words: hedges, denials, conditions and inference are never dropped."""

from __future__ import annotations

from collections.abc import Iterable

from onetext.model import Certainty

__all__ = ["doubts_in_words", "doubts_of_all"]


def doubts_in_words(told: Certainty, *, condition: str | None = None) -> tuple[str, ...]:
    """What a reader must know before taking an item at its word; () for what is plainly affirmed.

    Parameters
    ----------
    condition
        The condition as it is to be shown, where that is shorter than it stands.
    """
    found = []
    if told.polarity == "denied":
        found.append("denied")
    if told.hedge:
        found.append(f"hedged: “{told.hedge}”")
    if shown := told.conditional if condition is None else condition:
        found.append(f"on a condition: “{shown}”")
    if told.inferred:
        found.append("the author’s inference")
    return tuple(found)


def doubts_of_all(told: Iterable[Certainty], says: str = "") -> tuple[str, ...]:
    """The doubts of several places of one record, each once.

    Parameters
    ----------
    says
        The text of the record. Where it begins with `Denies:`, as `inbox` writes it, "denied" is left out: behind that
        it would be read as a denial of the denial.
    """
    found = dict.fromkeys(words for one in told for words in doubts_in_words(one))
    return tuple(words for words in found if words != "denied" or not says.startswith("Denies:"))
