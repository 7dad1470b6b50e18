"""The points of one version, and what links two versions: the values that every module of this room works on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onetext.documents import Look, Span

__all__ = ["Edit", "EditOp", "Flag", "FlagKind", "Operation", "PointKind", "PointLink", "Redline", "Rival", "TextPoint"]

PointKind = Literal[
    "annex",
    "part",
    "chapter",
    "section",
    "article",
    "number",
    "letter",
    "roman",
    "bullet",
    "option",
    "heading",
    "paragraph",
    "cell",
    "note",
]
Operation = Literal["kept", "changed", "moved", "moved+changed", "split", "merged", "added", "removed"]
EditOp = Literal["same", "struck", "new"]
FlagKind = Literal["number", "date", "negation", "modal", "party", "term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPoint:
    """A point or sub-point, cut out of a text.

    Attributes
    ----------
    key
        Names the point within its version, parents included: `21a`, `annexI.3`, `¶4`. Unique: where a text prints one
        number twice, the second is `3~2`.
    label
        As printed, with its punctuation: `21.`, `(a)`, `Article 5bis`, `§ 3`, `•`; "" for an unnumbered paragraph.
    text
        Without the label. Several paragraphs are parted by newlines.
    parent
        The key of the point above, or "".
    spans
        Where it stands in the source file, one span for each paragraph.
    blocks
        The same as indexes into the blocks of the document view it was cut from.
    looks
        Stretches of `text` that look different: start, end, how.
    """

    key: str
    text: str
    kind: PointKind = "paragraph"
    label: str = ""
    number: str = ""
    parent: str = ""
    level: int = 0
    spans: tuple[Span, ...] = ()
    blocks: tuple[int, ...] = ()
    looks: tuple[tuple[int, int, frozenset[Look]], ...] = ()


@dataclass(frozen=True, slots=True)
class Rival:
    """Another point that scores nearly as well as the one a link names."""

    key: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLink:
    """Points of the version before and the points of the version after that hold the same matter.

    Attributes
    ----------
    before, after
        Keys, in the order of their texts. One of them is empty for an added or removed point.
    score
        Likeness of the joined texts, from 0 to 1; 0 for an added or removed point. It is no probability.
    moved
        Whether the matter stands at another place in the order, beyond what insertions and removals do.
    review
        Whether a person should look: a rival is close, or the score is low.
    rivals
        Those rivals, the closest first: points of the version after that could stand in `after` (for a removed point:
        that it could have become), or, for an added point, points of the version before.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    op: Operation
    score: float
    moved: bool = False
    review: bool = False
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a redline. All `same` and `struck` joined are the old text, all `same` and `new` the new one."""

    op: EditOp
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A change of substance: what kind of word, how it read and how it reads ("" where there was or is none)."""

    kind: FlagKind
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """Two wordings of the same matter, compared word by word.

    `flags` lists changes of substance, in the order of the text. `layout_only` is true when the words are the same and
    only blanks, kinds of quotation marks or line breaks differ.
    """

    edits: tuple[Edit, ...]
    flags: tuple[Flag, ...] = field(default=())
    layout_only: bool = False
