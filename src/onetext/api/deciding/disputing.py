"""Points whose words stand in square brackets: nobody has settled them, so a decision puts them down as in dispute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from immutabledict import immutabledict

from onetext.model import Case, Issue, Option, Term

if TYPE_CHECKING:
    from onetext.drafts import Alternative, Bracket, Bracketed

__all__ = ["disputed_term", "is_disputed"]

_TOKENS = re.compile(r"\d+(?:[.,' \u00a0\u202f]\d{3})*|[^\W\d_]+")
_NOT_MARKS = re.compile(r"\D")


def is_disputed(text: str) -> bool:
    """Whether words of a text stand in brackets, or a bracket lacks its partner; footnotes and remarks do not count."""
    from onetext.drafts import is_disputed as disputed  # loaded where it is needed

    return disputed(text)


def disputed_term(case: Case, text: str, issue: Issue) -> Term | None:
    """The options between which the brackets of a point leave an issue, with who wants which.

    Only where every wording is an option of the issue beyond doubt: one stack of brackets side by side, none within
    another, each wording told by words or numbers that fit one option alone. One wording is in dispute with silence.

    Returns
    -------
    A bracketed term, or None.
    """
    found = _read(text, case)
    brackets = _open(found)
    if not brackets or found.problems or not _side_by_side(text, brackets):
        return None
    wanted: dict[str, tuple[str, ...]] = {}
    for bracket in brackets:
        for wording in bracket.alternatives:
            if wording.stance:  # "delete" and "reserve" are said of the words beside them
                continue
            option = _option(found, wording, issue.options)
            if option is None or option in wanted:
                return None
            wanted[option] = wording.supporters
    if not wanted:
        return None
    by = immutabledict({option: parties for option, parties in wanted.items() if parties})
    return Term(state="bracketed", options=tuple(wanted), wanted_by=by)


def _read(text: str, case: Case | None) -> Bracketed:
    from onetext.drafts import parse_brackets

    parties = {party.id: (party.name, party.short, *party.aliases) for party in case.parties} if case else None
    return parse_brackets(text, parties)


def _open(found: Bracketed) -> list[Bracket]:
    return [bracket for bracket in found.brackets if bracket.kind in ("disputed", "alternative", "placeholder")]


def _side_by_side(text: str, brackets: Sequence[Bracket]) -> bool:
    if any(bracket.parent or bracket.kind == "placeholder" for bracket in brackets):
        return False
    gaps = (text[one.end : other.start] for one, other in pairwise(brackets))
    return all(_between().fullmatch(gap) for gap in gaps)


@cache
def _between() -> re.Pattern[str]:
    """What may stand between brackets that are wordings of one thing."""
    from onetext.drafts import OR_WORDS

    return re.compile(rf"[\s,;/|]*(?:(?:{'|'.join(OR_WORDS)})\s*)?", re.IGNORECASE)


def _option(found: Bracketed, wording: Alternative, options: Sequence[Option]) -> str | None:
    """The only option whose words hold those of the wording, or whose words all stand in it."""
    words = _words(found.wording(wording))
    fits = []
    for option in options:
        titled = _words(option.title)
        if words and (words <= titled | _words(option.id) or (titled and titled <= words)):
            fits.append(option.id)
    return fits[0] if len(fits) == 1 else None


def _words(text: str) -> set[str]:
    """Words in small letters, numbers without what groups their digits."""
    return {_NOT_MARKS.sub("", word) if word[0].isdigit() else word for word in _TOKENS.findall(text.casefold())}
