"""Lines to paragraphs: which line ends are wraps, and how the words at a wrap are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onetext.documents.labels import is_label, leading_number, opens_point

__all__ = ["Lexicon", "is_wrap", "join_lines", "wrap_width"]

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_TAIL = re.compile(r"((?:[^\W\d_]+[-\u2010\u2011])*[^\W\d_]+)([-\u2010\u2011])$")
_ENDS = re.compile(r"[.;:?!。;:][\"'”’»)\]]*$|(?:[;,]\s+(?:and|or|et|ou|und|oder|y|o|и|или|та|або))$")
_HYPHENS = ("-", "\u2010", "\u2011")
_NO_BLANKS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LONGEST = 120
"""No program wraps lines wider than this, and no author who breaks lines by hand writes them."""


@dataclass(slots=True)
class Lexicon:
    """The words of a text, to tell a hyphen that belongs to a word from one that a line end put there.

    Attributes
    ----------
    doubted
        Words joined over a line end although neither form stands elsewhere.
    """

    whole: frozenset[str]
    doubted: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Lexicon:
        """The words that stand within lines, not over their ends."""
        found: set[str] = set()
        for line in lines:
            words = [
                match.group().lower().replace("\u2010", "-").replace("\u2011", "-") for match in _WORD.finditer(line)
            ]
            found.update(words)
        return cls(frozenset(found))

    def joined(self, before: str, after: str) -> tuple[str, bool] | None:
        """How a line that ends in a hyphen goes on: what is left of it, and whether the hyphen went.

        The hyphen stays where the word with it stands elsewhere in the text, and goes where the word without it does;
        where neither does, it goes before a small letter, and stays before anything else.
        """
        if before[-1:] not in _HYPHENS:
            return None
        tail, head = _TAIL.search(before[-_LONGEST:]), _WORD.match(after)
        if tail is None or head is None:
            return None
        first, second = tail.group(1).lower(), head.group().lower()
        with_hyphen, without = f"{first}-{second}", f"{first}{second}"
        if with_hyphen in self.whole:
            return before, False
        if without in self.whole:
            return before[:-1], True
        if head.group()[0].islower() and tail.group(1)[-1].islower():
            self.doubted.append(f"{tail.group(1)}{head.group()}")
            return before[:-1], True
        return before, False


def join_lines(lines: Sequence[str], lexicon: Lexicon) -> str:
    """The lines of one paragraph as one line: a blank at each wrap, none after a hyphen, none between Han signs."""
    text = ""
    for line in lines:
        line = line.strip()
        if not text or not line:
            text = text or line
            continue
        met = lexicon.joined(text, line)
        if text[-1] == "\u00ad":
            text = text[:-1] + line
        elif met is not None:
            text = met[0] + line
        elif _NO_BLANKS.match(text[-1]) and _NO_BLANKS.match(line[0]):
            text += line
        else:
            text += " " + line
    return text


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which the lines of a text were wrapped, or None where they were not.

    Wrapped lines end close to one width, and some end within a sentence. A text in which each line is a paragraph has
    lines of every length, or lines far longer than a page is wide.
    """
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 2 or lengths[-1] > _LONGEST or lengths[-1] < 30:
        return None
    width = lengths[-1]
    full = unfinished = running = 0
    for line, after in pairwise(lines):
        if len(line.rstrip()) > 0.75 * width and after.strip():
            full += 1
            if not _ENDS.search(line.rstrip()):
                unfinished += 1
                running += not after.strip()[0].isupper()
    return width if unfinished >= 1 and unfinished * 2 >= full and running * 3 >= unfinished else None


def is_wrap(before: str, after: str, width: int | None) -> bool:
    """Whether the end of the line `before` is a wrap, so that `after` continues its paragraph.

    A line was wrapped if the next word would not have fitted into it (Knuth's greedy filling read backwards). A line
    that opens a point starts a paragraph, unless the line before is full and breaks off within a sentence.
    """
    if width is None:
        return False
    line, following = before.rstrip(), after.strip()
    word = following.split(None, 1)[0] if following else ""
    full = len(line.expandtabs(4)) + 1 + len(word) > 0.9 * width
    ended = _ENDS.search(line) is not None
    if opens_point(following):
        lone = leading_number(following) is not None and is_label(following)
        return full and not ended and not line.endswith(",") and (following[0] == "(" or lone)
    if full or (_TAIL.search(line) and word[:1].islower()):
        return True
    return not ended and word[:1].islower() and not opens_point(line) and len(line) > 0.6 * width
