"""Who wants which bracket, and who opposes it."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.drafts.brackets.parsing import Alternative, Bracket, Bracketed

__all__ = ["Wanted", "is_stance", "supported", "wanted_by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Brackets, by what a party says of them: numbers, in order."""

    wants: tuple[int, ...] = ()
    opposes: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()


def wanted_by(bracketed: Bracketed, party: str) -> Wanted:
    """Which brackets a party wants, which it opposes, and of which the text does not say.

    A party opposes a bracket when it wants a rival of it and not the bracket itself, or says `delete`, `reserves` or
    the like beside it. Placeholders count where somebody wants them; marks and remarks never do.
    """
    found: dict[str, list[int]] = {"wants": [], "opposes": [], "silent": []}
    own = {bracket.number: supported(bracket, party) for bracket in bracketed.brackets}
    rivals = {bracket.stack for bracket in bracketed.brackets if bracket.stack and own[bracket.number]}
    for bracket in bracketed.brackets:
        if not bracket.alternatives or is_stance(bracket):
            continue
        if any(not alternative.stance for alternative in own[bracket.number]):
            found["wants"].append(bracket.number)
        elif own[bracket.number] or bracket.stack in rivals:
            found["opposes"].append(bracket.number)
        elif bracket.kind != "placeholder":
            found["silent"].append(bracket.number)
    return Wanted(**{attitude: tuple(numbers) for attitude, numbers in found.items()})


def is_stance(bracket: Bracket) -> bool:
    """Whether a bracket holds no wording, only what somebody says of the one beside it."""
    return bool(bracket.alternatives) and all(alternative.stance for alternative in bracket.alternatives)


def supported(bracket: Bracket, party: str) -> list[Alternative]:
    """The alternatives of a bracket that a party wants, and what it says of the brackets beside."""
    return [each for each in bracket.alternatives if party in each.supporters or party in each.others]
