"""Who does what with words: a verb of saying with its subject and what it is about.

A frame is what all later steps share: quotations are given to the subject of the frame beside them, reports, demands,
deadlines and claims are read off frames.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onetext.model import Certainty, Place, Voice

__all__ = ["Frame", "Mention", "VerbClass"]

VerbClass = Literal[
    "say",  # say, tell, add, note, write, according to
    "claim",  # claim, allege, insist that, maintain
    "deny",  # deny, dismiss, reject that
    "demand",  # demand, insist on, call for, require, urge, ask to
    "offer",  # offer, propose, be ready to, agree to
    "refuse",  # refuse, rule out, reject, will not
    "threaten",  # threaten, warn
    "promise",  # promise, pledge, vow
    "agree",  # agree, accept, welcome, endorse, back
    "criticise",  # denounce, criticise, condemn
    "ask",  # ask whether
    "think",  # believe, think, fear, hope, expect, understand
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names or stands for somebody, resolved as far as it can be.

    Attributes
    ----------
    voice
        Whom it means; None for a pronoun or role that cannot be resolved.
    plural
        Whether it stands for several.
    """

    start: int
    end: int
    text: str
    kind: Literal["name", "pronoun", "role", "group", "metonym"]
    voice: Voice | None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A verb of saying in its sentence.

    Attributes
    ----------
    verb
        Where it stands, with auxiliaries and negation.
    lemma
        The form the tables know it by.
    subject
        Who says it; None where nobody is named (a passive without `by`).
    subject_place
        Where the subject stands with its article, title and role.
    content
        What is said in the author's words: the complement of the verb up to the end of its clause, without `that`;
        None where the content is a quotation alone, or there is none.
    parent
        Index of the frame in whose content this one stands (A says that B said …), or None.
    """

    sentence: int
    verb: Place
    verb_class: VerbClass
    lemma: str
    subject: Voice | None
    subject_place: Place | None
    content: Place | None
    addressee: Voice | None = None
    addressee_place: Place | None = None
    occasion: str = ""
    channel: str = ""
    passive: bool = False
    certainty: Certainty = field(default_factory=Certainty)
    parent: int | None = None
