"""A text without its brackets, under a choice or as a party wants it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onetext.drafts.brackets.parsing import Bracket, Bracketed
from onetext.drafts.brackets.wishes import is_stance, supported, wanted_by
from onetext.errors import UsageError

__all__ = ["Choice", "clean_text"]

Choice = str | int
"""What becomes of a bracket: `in`, `out`, the number of an alternative counted from 1, or a text to fill in."""


def clean_text(bracketed: Bracketed, choice: Mapping[int, Choice] | str) -> str:
    """The text without the brackets that are decided; the others stay as they are.

    Parameters
    ----------
    choice
        Number of a bracket -> what becomes of it; or a party, as whose wishes have it. Where one of several brackets
        that are alternatives goes in, the others go out unless the choice names them too.

    Raises
    ------
    UsageError
        For a bracket that the text does not have, or that has no such alternative.

    Notes
    -----
    Where a bracket stood, doubled blanks and points are mended, and blanks before a comma or behind an opening
    parenthesis. Nothing else of the text changes.
    """
    decided = _of_party(bracketed, choice) if isinstance(choice, str) else _of_choice(bracketed, choice)
    cuts: list[tuple[int, int, str]] = []
    for bracket in bracketed.brackets:
        if bracket.number in decided:
            cuts += _cuts(bracket, decided[bracket.number])
    return _cut(bracketed.text, sorted(cuts, key=lambda each: (each[0], -each[1])))


def _of_choice(bracketed: Bracketed, choice: Mapping[int, Choice]) -> dict[int, Choice]:
    decided: dict[int, Choice] = {}
    settled: set[int] = set()
    for number, chosen in choice.items():
        if not 1 <= number <= len(bracketed.brackets):
            raise UsageError(f"there is no bracket {number}; {_there_are(len(bracketed.brackets))}")
        bracket = bracketed.brackets[number - 1]
        if isinstance(chosen, int) and not 1 <= chosen <= len(bracket.alternatives):
            raise UsageError(f"bracket {number} has no alternative {chosen}; it has {len(bracket.alternatives)}")
        if chosen == "in" and len(bracket.alternatives) > 1:
            count = len(bracket.alternatives)
            raise UsageError(
                f"bracket {number} has {count} alternatives; choose one of them by its number, 1 to {count}"
            )
        if not bracket.alternatives:
            raise UsageError(f"bracket {number} is a mark or a remark, and there is nothing to choose")
        decided[number] = chosen
        if bracket.stack and chosen != "out":
            settled.add(bracket.stack)
    for bracket in bracketed.brackets:
        if bracket.stack in settled:
            decided.setdefault(bracket.number, "out")
    return decided


def _there_are(count: int) -> str:
    return "the text has none" if not count else f"they are numbered from 1 to {count}"


def _of_party(bracketed: Bracketed, party: str) -> dict[int, Choice]:
    wanted = wanted_by(bracketed, party)
    decided: dict[int, Choice] = dict.fromkeys(wanted.opposes, "out")
    for number in wanted.wants:
        bracket = bracketed.brackets[number - 1]
        own = supported(bracket, party)
        if len(own) == 1:  # where it wants several wordings alike, the text does not say which
            decided[number] = bracket.alternatives.index(own[0]) + 1
    settled = {bracketed.brackets[number - 1].stack for number in decided} - {0}
    for bracket in bracketed.brackets:
        if bracket.stack in settled and is_stance(bracket):
            decided[bracket.number] = "out"
    return decided


def _cuts(bracket: Bracket, chosen: Choice) -> list[tuple[int, int, str]]:
    """What is taken out of the text for a decision, and what is put there."""
    if chosen == "out":
        return [(bracket.start, bracket.end, "")]
    if isinstance(chosen, str) and chosen != "in":
        return [(bracket.start, bracket.end, chosen)]
    kept = bracket.alternatives[chosen - 1 if isinstance(chosen, int) else 0]
    if kept.start == kept.end:
        return [(bracket.start, bracket.end, "")]
    return [(bracket.start, kept.start, ""), (kept.end, bracket.end, "")]


_CLOSING = frozenset(".,;:!?)]\n")


def _cut(text: str, cuts: Iterable[tuple[int, int, str]]) -> str:
    out: list[str] = []
    at = 0
    for start, end, filled in cuts:
        if start < at:
            continue  # within what is out already
        _join(out, text[at:start], mend=at > 0)
        if filled:
            _join(out, filled, mend=False)
        at = end
    _join(out, text[at:], mend=at > 0, last=True)
    return "".join(out)


def _join(out: list[str], right: str, *, mend: bool, last: bool = False) -> None:
    """Add a piece behind a place where something was taken out, and mend the seam."""
    if not mend:
        out.append(right)
        return
    while out and not out[-1]:
        out.pop()
    left = out[-1] if out else ""
    if not left or left[-1] in "([\n" or (left[-1].isspace() and right[:1] in {" ", "\t"}):
        right = right.lstrip(" \t")
    elif left[-1] in {" ", "\t"} and (right[0] in _CLOSING if right else last):
        left = left.rstrip(" \t")
    if left[-1:] in {",", ";", ":"} and right[:1] in {".", ",", ";", ":"}:
        left = left[:-1]
    elif left[-1:] == "." and right[:1] in {".", ","} and not left.endswith(".."):
        right = right[1:] if right[0] == "." else right
    if out:
        out[-1] = left
    out.append(right)
