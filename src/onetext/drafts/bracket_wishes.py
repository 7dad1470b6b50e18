"""Who wants which bracket, who opposes it, and a text without brackets under a choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onetext.drafts.brackets import Alternative, Bracket, Bracketed, parse_brackets
from onetext.drafts.text import TextPoint
from onetext.errors import UsageError

__all__ = ["Choice", "Wanted", "bracket_counts", "clean_text", "option_groups", "wanted_by"]

Choice = str | int
"""What becomes of a bracket: `in`, `out`, the number of an alternative counted from 1, or a text to fill in."""


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
    for bracket in bracketed.brackets:
        if bracket.alternatives and not _is_stance(bracket):
            attitude = _attitude(bracketed, bracket, party)
            if attitude != "silent" or bracket.kind != "placeholder":
                found[attitude].append(bracket.number)
    return Wanted(**{attitude: tuple(numbers) for attitude, numbers in found.items()})


def _is_stance(bracket: Bracket) -> bool:
    """Whether a bracket holds no wording, only what somebody says of the one beside it."""
    return bool(bracket.alternatives) and all(alternative.stance for alternative in bracket.alternatives)


def _attitude(bracketed: Bracketed, bracket: Bracket, party: str) -> str:
    own = _supported(bracket, party)
    if any(not alternative.stance for alternative in own):
        return "wants"
    rivals = [other for other in bracketed.stacked(bracket) if other is not bracket]
    return "opposes" if own or any(_supported(other, party) for other in rivals) else "silent"


def _supported(bracket: Bracket, party: str) -> list[Alternative]:
    return [each for each in bracket.alternatives if party in each.supporters or party in each.others]


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
            for other in bracketed.stacked(bracket):
                if other.number not in choice:
                    decided[other.number] = "out"
    return decided


def _there_are(count: int) -> str:
    return "the text has none" if not count else f"they are numbered from 1 to {count}"


def _of_party(bracketed: Bracketed, party: str) -> dict[int, Choice]:
    wanted = wanted_by(bracketed, party)
    decided: dict[int, Choice] = dict.fromkeys(wanted.opposes, "out")
    for number in wanted.wants:
        bracket = bracketed.brackets[number - 1]
        supported = _supported(bracket, party)
        if len(supported) < len(bracket.alternatives) or len(supported) == 1:
            decided[number] = bracket.alternatives.index(supported[0]) + 1 if len(supported) == 1 else ""
        if decided.get(number) == "":
            del decided[number]  # it wants several wordings alike, so the text does not say which
    for bracket in bracketed.brackets:
        if _is_stance(bracket) and any(each.number in decided for each in bracketed.stacked(bracket)):
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


def bracket_counts(
    points: Iterable[TextPoint], parties: Mapping[str, Sequence[str]] | None = None
) -> Mapping[str, int]:
    """How many brackets of each kind the points of a text hold, how many in all, and how many signs lack a partner.

    Keys: `disputed`, `alternative`, `placeholder`, `footnote`, `editorial`, `open` (the first three), `unbalanced`.
    `parties` are as in `parse_brackets`.
    """
    counts: Counter[str] = Counter()
    for point in points:
        bracketed = parse_brackets(point.text, parties)
        counts.update(bracket.kind for bracket in bracketed.brackets)
        counts["unbalanced"] += sum(problem.kind != "lookalike" for problem in bracketed.problems)
    kinds = ("disputed", "alternative", "placeholder", "footnote", "editorial")
    total = sum(counts[kind] for kind in kinds[:3])
    return {**{kind: counts[kind] for kind in kinds}, "open": total, "unbalanced": counts["unbalanced"]}


def option_groups(points: Sequence[TextPoint]) -> tuple[tuple[str, ...], ...]:
    """Keys of points that are options of one another: two or more labelled Option or Alternative below one point."""
    groups: dict[tuple[str, str], list[str]] = {}
    for point in points:
        if point.kind == "option":
            word = point.label.split()[0].casefold()
            groups.setdefault((point.parent, word), []).append(point.key)
    return tuple(tuple(keys) for keys in groups.values() if len(keys) > 1)
