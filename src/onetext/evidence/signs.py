"""What a quotation mark may be where it stands: an opening one, a closing one, an apostrophe, or inches.

Its neighbours tell, and where they leave it open, which marks stand behind it in the paragraph. All questions are
answered in constant or logarithmic time, from lists made once for each paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onetext.evidence.article import Article
from onetext.model import Place

__all__ = ["ANGLED", "APOSTROPHES", "DOUBLE", "FAMILY", "SINGLE", "Signs", "is_reversed"]

DOUBLE, SINGLE, ANGLED, _ANGLE, _CORNER, _WHITE = "double", "single", "angled", "angle", "corner", "white"
FAMILY = {
    **dict.fromkeys('“”„‟"＂', DOUBLE),
    **dict.fromkeys("‘’‚‛'", SINGLE),
    **dict.fromkeys("«»", ANGLED),
    **dict.fromkeys("‹›", _ANGLE),
    **dict.fromkeys("「」", _CORNER),
    **dict.fromkeys("『』", _WHITE),
}
"""Sign -> the marks that belong together: any of a family closes any other."""
APOSTROPHES = frozenset("'’‘")
_SIGN = re.compile("[" + "".join(FAMILY) + "]")
_ALWAYS_OPEN = frozenset("„‟‛「『")
_ALWAYS_CLOSE = frozenset("」』")
_BEFORE_OPENING = frozenset("([{<—–-/…:;,=*_>")
_NEVER_BEHIND_OPENING = frozenset(".,;:!?)]}/")
_STRAIGHT = frozenset("\"'＂")


def is_reversed(text: str) -> bool:
    """Whether a text has its angled marks »so«: the first of them points right."""
    first = re.search("[«»]", text)
    return first is not None and first[0] == "»"


@dataclass
class Signs:
    """The marks of one paragraph, and what each may be.

    Attributes
    ----------
    reversed_
        Whether the article writes »so«.
    all
        Where marks stand, in order.
    """

    article: Article
    place: Place
    reversed_: bool = False
    all: list[int] = field(init=False)
    _closers: dict[str, list[int]] = field(init=False, default_factory=dict)
    _strong: dict[str, list[int]] = field(init=False, default_factory=dict)
    _openers: dict[str, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.article.text
        self._no_openers = self.article.language.words("marks", "with_apostrophe")
        self._possessive = self.article.language.words("marks", "possessive_after")
        self.all = [match.start() for match in _SIGN.finditer(self.text, self.place.start, self.place.end)]
        for at in self.all:
            family = FAMILY[self.text[at]]
            if self.may_close(at):
                self._closers.setdefault(family, []).append(at)
                if not self.is_weak(at):
                    self._strong.setdefault(family, []).append(at)
            elif self.may_open(at):
                self._openers.setdefault(family, []).append(at)

    # -- one sign --------------------------------------------------------------------------------------------------

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.place.start else " "
        after = self.text[at + 1] if at + 1 < self.place.end else " "
        return before, after

    def is_apostrophe(self, at: int) -> bool:
        """Whether a sign stands within a word, or for what is left out at its beginning ('90s, 'em)."""
        if self.text[at] not in APOSTROPHES:
            return False
        before, after = self._around(at)
        if before.isalnum() and after.isalnum():
            return True
        if before == "n" and self.text[max(at - 2, 0)] in APOSTROPHES and "n" in self._no_openers:
            return True
        if before.isalnum() or not after.isalnum():
            return False
        return self._is_decade(at) or self._word_after(at) in self._no_openers

    def _is_decade(self, at: int) -> bool:
        """Two figures and no third behind a mark: '90s, '24."""
        figures = self.text[at + 1 : min(at + 3, self.place.end)]
        behind = self.text[at + 3 : at + 5]
        goes_on = behind[:1].isdecimal() or behind[:1] == "%" or (behind[:1] in {",", "."} and behind[1:].isdecimal())
        return len(figures) == 2 and figures.isdecimal() and not goes_on

    def _word_after(self, at: int) -> str:
        token = self.article.token_at(at + 1)
        return self.article.tokens[token].lower if token >= 0 else ""

    def may_open(self, at: int) -> bool:
        """Whether the neighbours let a sign open something."""
        sign = self.text[at]
        before, after = self._around(at)
        if FAMILY[sign] == ANGLED:
            opens = "»" if self.reversed_ else "«"
            return sign == opens and not before.isalnum()
        if sign in _ALWAYS_CLOSE or after.isspace() or after in _NEVER_BEHIND_OPENING:
            return sign in _ALWAYS_OPEN or (sign in "‹“‘" and after == "\u00a0" and not before.isalnum())
        if sign in _ALWAYS_OPEN or sign in "“‘":
            return True
        return before.isspace() or before in _BEFORE_OPENING or before in FAMILY

    def may_close(self, at: int) -> bool:
        """Whether the neighbours let a sign close something."""
        sign = self.text[at]
        if sign in _ALWAYS_OPEN or self.is_apostrophe(at):
            return False
        if sign in _ALWAYS_CLOSE:
            return True
        before, after = self._around(at)
        if FAMILY[sign] == ANGLED:
            return not after.isalnum() if self.reversed_ else sign == "»"
        if sign == "›":
            return not after.isalnum()
        return not before.isspace() and not after.isalnum() and before not in "([{"

    def is_weak(self, at: int) -> bool:
        """Whether a closing sign may as well be something else: a possessive (workers'), feet or inches (6', 48")."""
        before, after = self._around(at)
        if not after.isspace():
            return False
        if self.text[at] in APOSTROPHES and before.casefold() in self._possessive:
            return at + 1 < self.place.end
        return self.text[at] in _STRAIGHT and before.isdecimal() and self._starts_small(at + 2)

    def _starts_small(self, at: int) -> bool:
        following = self.text[at : at + 1]
        return at < self.place.end and (following.islower() or following.isdecimal())

    def is_measure(self, at: int) -> bool:
        """Whether a straight mark stands behind a figure."""
        return self.text[at] in _STRAIGHT and self._around(at)[0].isdecimal()

    # -- signs behind it -------------------------------------------------------------------------------------------

    def closer_after(self, at: int, family: str) -> int | None:
        """The next sign that could close a family."""
        return _next(self._closers.get(family, ()), at)

    def strong_after(self, at: int, family: str) -> int | None:
        """The next sign that could close a family and could be nothing else."""
        return _next(self._strong.get(family, ()), at)

    def opener_after(self, at: int, family: str) -> int | None:
        """The next sign of a family that can only open."""
        return _next(self._openers.get(family, ()), at)

    def closes_first(self, at: int, family: str) -> bool:
        """Whether a family closes behind a place before it opens anew."""
        closer, opener = self.closer_after(at, family), self.opener_after(at, family)
        return closer is not None and (opener is None or closer < opener)

    def is_possessive(self, at: int, within: int | None) -> bool:
        """Whether a weak sign closes nothing: a strong one does behind it, before the family opens anew.

        Parameters
        ----------
        within
            Where the quotation around what is open could end; None where there is none.
        """
        if not self.is_weak(at):
            return False
        family = FAMILY[self.text[at]]
        strong, opener = self.strong_after(at, family), self.opener_after(at, family)
        if strong is None or (opener is not None and opener < strong):
            return False
        return within is None or strong < within


def _next(places: Sequence[int], at: int) -> int | None:
    index = bisect_right(places, at)
    return places[index] if index < len(places) else None
