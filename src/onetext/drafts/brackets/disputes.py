"""Which words of a text are in dispute: the one answer for everybody who asks about square brackets."""

from __future__ import annotations

from onetext.drafts.brackets.parsing import Bracket, parse_brackets

__all__ = ["dispute_signs", "in_one_bracket", "is_disputed", "open_brackets"]


def open_brackets(text: str) -> tuple[Bracket, ...]:
    """The brackets that leave words open, with alternatives and placeholders.

    Marks of footnotes, `[sic]` and other remarks are none, and neither is a sign after a backslash.
    """
    if "[" not in text:
        return ()
    return tuple(bracket for bracket in parse_brackets(text).brackets if bracket.alternatives)


def dispute_signs(text: str) -> tuple[int, ...]:
    """Where the signs of open brackets stand, and signs without a partner: who can tell what those dispute?"""
    if "[" not in text and "]" not in text:
        return ()
    found = parse_brackets(text)
    paired = [at for each in found.brackets if each.alternatives for at in (each.start, each.end - 1)]
    return tuple(sorted([*paired, *(each.offset for each in found.problems if each.kind != "lookalike")]))


def is_disputed(text: str) -> bool:
    """Whether words stand in open brackets, or a bracket lacks its partner."""
    return bool(dispute_signs(text))


def in_one_bracket(text: str) -> bool:
    """Whether a single open bracket holds all of a text."""
    whole = text.strip()
    first = next(iter(open_brackets(whole)), None)
    return first is not None and (first.start, first.end) == (0, len(whole))
