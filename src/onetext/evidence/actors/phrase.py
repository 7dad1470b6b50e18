"""A stretch of words that names or stands for somebody, before it is known whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Phrase", "PhraseKind"]

PhraseKind = Literal["name", "role", "body", "people", "place", "pronoun"]


@dataclass(slots=True, eq=False)
class Phrase:
    """What was read off the words alone.

    Attributes
    ----------
    first, last
        Its tokens, with article, title, role; end exclusive.
    name
        The tokens of the name in it; (0, 0) where it has none.
    head
        The noun that says what it is (`minister`, `delegation`), or the name kept for a country.
    definite
        Whether it points at somebody known (`the minister`, `his minister`).
    owner
        The pronoun that owns it (`his`), or "".
    within
        Phrases inside this one ("Brandt" in "Brandt's spokesman", "the ministry" in "a spokesman for the ministry").
    countries
        What its words say about where it belongs.
    of
        Names before its head ("the NATO chief"), small letters of their last words.
    fields
        What an office is about ("transport" of "the transport secretary").
    words
        Small letters of all its words but articles.
    gender
        `m`, `f` or "".
    sure
        Whether its words alone make it a person: a title, a role, a given name.
    suits
        Whether it stands where people or bodies stand: before a verb of saying, behind one.
    subject
        Whether it seems to be the subject of its clause.
    paired
        Whether it is one of two that act together ("Brandt and Hald said").
    inset
        Where it starts within its first token ("a-t-il").
    reported
        Whether a verb of saying stands before it: it begins what is said.
    placed
        Whether it stands where a place does ("in Harrow").
    quote
        Index of the outermost quotation it stands in; -1 outside.
    hidden
        Whether it stands within another one: it tells what is known of somebody, and is no mention.
    apposed
        Index of the phrase that it explains ("X, the minister"), or -1.
    """

    first: int
    last: int
    kind: PhraseKind
    sentence: int
    name: tuple[int, int] = (0, 0)
    head: str = ""
    plural: bool = False
    definite: bool = False
    owner: str = ""
    within: list[Phrase] = field(default_factory=list)
    countries: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    gender: str = ""
    sure: bool = False
    titled: bool = False
    suits: bool = False
    subject: bool = False
    paired: bool = False
    inset: int = 0
    reported: bool = False
    placed: bool = False
    quote: int = -1
    hidden: bool = False
    apposed: int = -1
    tags: set[str] = field(default_factory=set)
