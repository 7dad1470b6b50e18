"""How the points of a draft are labelled, and how a nested label is put together."""

from __future__ import annotations

import re

__all__ = ["LABEL", "joined", "tail"]

_SCRIPTS = "A-Za-zΑ-ωЀ-ӿא-תء-ي"
_WORDS = "annex|app|sched|prot|part|title|ch|sec|§|art|cl|rule|principle|pt|pp|op|no|opt|alt|preamble"
_LATER = "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies"
_DOTTED = r"[0-9]{1,4}(?:\.[0-9]{1,3})*"
_TWICE = rf"(?:~[0-9]{{1,6}}(?:[ivxlc]{{1,7}}|[IVXLC]{{1,7}}|[{_SCRIPTS}]{{1,2}})?)*"
_DOUBLED = "|".join(letter * 2 for letter in "abcdefghjkmnopqrstuwyzABCDEFGHJKMNOPQRSTUWYZ")

_NUMBER = rf"[0-9]{{1,3}}(?:{_LATER}|[ivxlc]{{1,7}}|[{_SCRIPTS}]{{0,2}})"
_LETTER = rf"[A-Za-z]|{_DOUBLED}|[ivxlc]{{1,7}}|[IVXLC]{{1,7}}"
_WORDED = rf"(?:{_WORDS})(?:{_DOTTED}(?:{_LATER}|[a-z])?|[IVXLCDM]{{1,7}}|[A-ZΑ-ΩА-Яא-תء-ي])"
_COUNTED = r"h[0-9]{1,6}|(?:fn|en)[0-9]{1,6}|n[0-9]{4,6}|t[0-9]{1,6}r[0-9]{1,6}c[0-9]{1,6}"
_FOLLOWING = rf"[¶•](?:[0-9]{{1,6}}|[{_SCRIPTS}])"
_PART = rf"(?:(?:{_NUMBER}|{_LETTER}|{_WORDED}|{_COUNTED}){_TWICE}|{_FOLLOWING}{_TWICE})"

LABEL = re.compile(rf"{_PART}(?:[.-](?:{_PART}|[{_SCRIPTS}]{_TWICE})|{_FOLLOWING}{_TWICE})*")
"""`5`, `21a`, `a`, `iv`, `I.1`, `21a.i`; and for texts that were read from files `art5bis.2`, `annexI.3`, `§3.1`, `¶4`,
`21¶1` (the first unnumbered paragraph of point 21), `•2` (the second bullet), `h1` (a heading), `t1r2c3` (a cell),
`fn1` (a footnote), `3~2` (the second point that prints 3)."""

_PLAIN = re.compile(r"(?:^|[.~-])[0-9]+$")
_WORD = re.compile(rf"(?:{_WORDED}|{_COUNTED}){_TWICE}")


def joined(parent: str, printed: str) -> str:
    """The full label of a point from its parent's and the one it prints.

    A letter follows a plain number directly (`21` and `a` make `21a`), and so do ¶ and •; anything else after a dot
    (`21a.i`, `I.1`, `art5.a`). A printed label that already starts with its parent's (`21a` under `21`) is the full
    one.
    """
    if not parent:
        return printed
    rest = printed.removeprefix(parent)
    if rest != printed and rest and not rest[0].isdigit():
        return printed
    direct = printed[0] in "¶•" or (_PLAIN.search(parent) and printed[0].isalpha() and not _WORD.match(printed))
    return f"{parent}{'' if direct else '.'}{printed}"


def tail(parent: str, label: str) -> str | None:
    """What to print under a parent so that the full label comes out; None when nothing does."""
    rest = label.removeprefix(parent).removeprefix(".")
    for printed in (rest, label):
        if LABEL.fullmatch(printed) and joined(parent, printed) == label:
            return printed
    return None
