"""What a language model may say of an article: quotations, and fields from closed lists. All else is dropped unread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import get_args

from onetext.model import ActKind, Place, Refusal

__all__ = ["KINDS", "MODEL", "MOST_ITEMS", "SUBJECTS", "Proposal", "proposal_of"]

KINDS = ("quote", "report", "demand", "red_line", "offer", "deadline", "claim", "act")
SUBJECTS = ("authorship", "agreement", "receipt", "content", "leak", "responsibility", "other")
POLARITIES = ("affirmed", "denied")
MODEL = "model "
"""How the rule of an item that a language model proposed begins: `model qwen3:8b at http://localhost:11434/v1`."""
MOST_ITEMS = 200
"""Items of one answer that are looked at."""
_LONGEST = 2_000
"""Characters of a field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An item as a language model gives it, before anything of it has been looked for in the article.

    Attributes
    ----------
    kind
        One of `KINDS`.
    quotation
        The words of the article that the item stands on.
    speaker
        Who says, demands, offers, sets, claims or does it, as the article names them; "" where it does not tell.
    polarity
        Whether the article says it of the speaker (`affirmed`), or that the speaker does not (`denied`).
    to
        To whom, as the article names them.
    when, penalty, condition
        Words of the article.
    subject
        Of a claim, one of `SUBJECTS`; of an act, its kind.
    within
        The stretch of the article that the model was shown.
    """

    kind: str
    quotation: str
    within: Place
    speaker: str = ""
    polarity: str = "affirmed"
    to: str = ""
    when: str = ""
    penalty: str = ""
    condition: str = ""
    subject: str = ""


_FIELDS = tuple(one.name for one in fields(Proposal) if one.name != "within")


def proposal_of(item: object, within: Place) -> Proposal | Refusal:
    """An item of an answer as a proposal, or why it is none: a field that is no text, a word off the lists."""
    if not isinstance(item, Mapping):
        return Refusal(kind="", text="", code="shape", message="is no object with fields")
    given = {name: item[name] for name in _FIELDS if item.get(name) not in (None, "")}
    told = given.get("quotation", "")
    text = told[:_LONGEST] if isinstance(told, str) else ""
    kind = given.get("kind", "")
    named = kind if isinstance(kind, str) and kind in KINDS else ""
    odd = [name for name, value in given.items() if not isinstance(value, str) or len(value) > _LONGEST]
    if odd:
        return Refusal(kind=named, text=text, code="shape", message=f"has no short text as its {odd[0]}")
    if not named:
        return Refusal(kind="", text=text, code="kind", message=f"is of no kind among {', '.join(KINDS)}")
    if not text.strip():
        return Refusal(kind=named, text="", code="shape", message="quotes nothing")
    allowed: dict[str, tuple[str, ...]] = {"claim": SUBJECTS, "act": get_args(ActKind)}
    subjects = allowed.get(named)
    if subjects and given.get("subject", "other") not in subjects:
        return Refusal(kind=named, text=text, code="subject", message=f"has no subject among {', '.join(subjects)}")
    if given.get("polarity", "affirmed") not in POLARITIES:
        return Refusal(kind=named, text=text, code="polarity", message="is neither affirmed nor denied")
    return Proposal(within=within, **given)
