"""What may be wrong in an expert's answers."""

from __future__ import annotations

from onetext.casefile.codes.entry import FaultCode

__all__ = ["INTERVIEWS"]

INTERVIEWS = {
    "E314": FaultCode(
        "An answer that cannot be meant",
        "It has the right shape, but it says nothing that an answer can say: a trade of a thing for itself, a red line"
        " of somebody else, a draft both signed and refused.",
        "signs: first\nrefuses: first",
        "signs: second\nrefuses: first",
    ),
    "E315": FaultCode(
        "Answers that stand under another name",
        "A file in interviews bears the name of the party and of the expert, so that nobody's answers are lost.",
        "interviews/union-kim.yaml:  {party: union, expert: lee, …}",
        "interviews/union-lee.yaml:  {party: union, expert: lee, …}",
    ),
}
"""E314 and E315."""
