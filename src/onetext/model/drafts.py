"""Versions of the text: their points, the terms they settle, their history (S5, S18)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from immutabledict import immutabledict

from onetext.model.dates import Date
from onetext.model.items import Record
from onetext.model.kinds import DraftFormat

__all__ = [
    "Draft",
    "DraftFile",
    "DraftKind",
    "Point",
    "PointPlace",
    "Receipt",
    "StatusChange",
    "StatusName",
    "Struck",
    "Term",
    "TermState",
]

TermState = Literal["settled", "bracketed", "deferred", "silent", "unknown"]
DraftKind = Literal["proposal", "counter-proposal", "chair", "rolling", "agreed", "described"]
StatusName = Literal["tabled", "reported", "confidential", "leaked", "published", "agreed", "rejected", "superseded"]


_UNPRINTED = re.compile(r"¶|h[0-9]|t[0-9]+r[0-9]|(?:fn|en)[0-9]")
"""Parts of labels that only count: unnumbered paragraphs, headings, cells and notes of drafts read from files."""
_HEADING = re.compile(r"h[0-9]+(?:~[0-9]+)?")
"""The label that an import gives to an unnumbered heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a draft does with one issue (S5).

    Attributes
    ----------
    state
        `unknown` when the text is known only by description and the description does not mention the issue.
    options
        The settled option; the bracketed ones; or, for a deferred issue, those still in play (empty: all).
    wanted_by
        For a bracketed issue: option -> the parties that want it.
    """

    state: TermState
    options: tuple[str, ...] = ()
    wanted_by: immutabledict[str, tuple[str, ...]] = immutabledict()
    note: str = ""

    @property
    def option(self) -> str | None:
        """The option of a settled issue, else None."""
        return self.options[0] if self.state == "settled" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """The file that a draft was imported from.

    Attributes
    ----------
    name
        What the file was called.
    sha256
        Of its bytes, in hex, so that places in it can be trusted.
    copy
        The name of the copy that lies beside the draft in `drafts/`, or "".
    """

    name: str
    format: DraftFormat
    sha256: str
    copy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPlace:
    """Where a paragraph of a point stands in the draft's file.

    Attributes
    ----------
    start, end
        Bytes into the part (unpacked), end exclusive; for a PDF code points into the text of the page.
    part
        The part of a packed file (`word/document.xml`), or "".
    page
        The page of a PDF, counted from 1; else None.
    """

    start: int
    end: int
    part: str = ""
    page: int | None = None

    def __str__(self) -> str:
        """As a case folder has it: `word/document.xml 1203-1544`, `page 3 12-80` or `12-80`."""
        where = f"page {self.page} " if self.page is not None else f"{self.part} " if self.part else ""
        return f"{where}{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point or sub-point as the draft prints it, in our own words where the text is restated.

    Attributes
    ----------
    label
        As printed, with its parents': `21a`. The id of the point is `draft/label`.
    settles
        issue -> option, where this point settles it.
    touches
        Issues it concerns without settling them.
    answers
        Ids of points of earlier drafts that it answers (`us28/21a`).
    change
        How it relates to what it answers, as the record has it.
    printed
        The label as the text prints it (`Article 5bis`, `(a)`, `•`), where that is not the end of `label` with a dot.
    at
        Where it stands in the draft's file, one place for each paragraph.
    """

    label: str
    text: str
    parent: str = ""
    settles: immutabledict[str, str] = immutabledict()
    touches: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    change: Literal["kept", "changed", "added", ""] = ""
    confidence: Literal["high", "medium", "low", ""] = ""
    note: str = ""
    printed: str = ""
    at: tuple[PointPlace, ...] = ()

    @property
    def issues(self) -> tuple[str, ...]:
        """All issues the point concerns, those it settles first."""
        return (*self.settles, *(issue for issue in self.touches if issue not in self.settles))

    @property
    def loose(self) -> bool:
        """Whether it has words, is no unnumbered heading, and concerns no issue: nobody knows what those words do."""
        own = self.label.removeprefix(self.parent).lstrip(".") or self.label
        return bool(self.text.strip()) and not self.issues and not _HEADING.fullmatch(own)

    @property
    def printed_label(self) -> str:
        """The label as the text prints it: `21.`, `(a)`; "" for an unnumbered paragraph, a heading or a cell."""
        if self.printed:
            return self.printed
        own = self.label.removeprefix(self.parent).lstrip(".") or self.label
        return "" if _UNPRINTED.match(own) else f"{own}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """A point of an earlier draft that this one leaves out, as observed from the text."""

    point: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Who got the text, when, by which channel: observed, not claimed (S18)."""

    party: str
    date: Date
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One step of a draft's dated history."""

    status: StatusName
    date: Date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Record):
    """A version of the text.

    Attributes
    ----------
    kind
        `described` when no full text is known: issues not listed are then unknown, not silent.
    grew_from
        Ids of drafts it visibly grew from; authorship and parentage are claims (S18).
    handed_over_by, origin
        Who handed it over, and what the record says of its making, in words.
    facts
        What was observed about the draft, in sentences.
    reported
        What is known of the contents of a described draft, in sentences.
    terms
        issue -> what the draft does with it, including what its points settle.
    file
        The file that its points were read from; None for a draft that was typed.
    terms_reviewed
        Whether a person has gone through the text. Until then issues that are not listed are unknown, not silent: an
        imported draft would otherwise pass for one that says nothing.
    """

    id: str
    title: str
    kind: DraftKind
    short: str = ""
    grew_from: tuple[str, ...] = ()
    handed_over_by: str = ""
    origin: str = ""
    date_note: str = ""
    received: tuple[Receipt, ...] = ()
    status: tuple[StatusChange, ...] = ()
    facts: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    struck: tuple[Struck, ...] = ()
    terms: immutabledict[str, Term] = immutabledict()
    file: DraftFile | None = None
    terms_reviewed: bool = True

    @property
    def label(self) -> str:
        """The short title where there is one."""
        return self.short or self.title

    def term(self, issue: str) -> Term:
        """What the draft does with an issue: what is listed, else silent; unknown where silence cannot be told (S5).

        An imported text is not silent on what one of its points touches: nobody has said what it does with that.
        """
        known = self.terms.get(issue)
        if known is not None:
            return known
        return Term(state="silent" if self._tells_silence and not self._touches(issue) else "unknown")

    def _touches(self, issue: str) -> bool:
        """Whether a point of an imported text touches an issue."""
        return self.file is not None and any(issue in point.touches for point in self.points)

    @property
    def loose_points(self) -> tuple[str, ...]:
        """The labels of points with words that settle and touch nothing."""
        return tuple(point.label for point in self.points if point.loose)

    @property
    def terms_known(self) -> bool:
        """Whether anything at all is known of what the draft settles."""
        return self._tells_silence or bool(self.terms)

    @property
    def _tells_silence(self) -> bool:
        """Whether an issue that is not listed is one on which the text says nothing."""
        return self.kind != "described" and self.terms_reviewed

    def point(self, label: str) -> Point:
        """The point with this label (KeyError if there is none)."""
        for point in self.points:
            if point.label == label:
                return point
        raise KeyError(label)
