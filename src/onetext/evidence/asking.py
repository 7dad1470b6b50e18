"""Ask a language model what it finds in an article, and keep what the article bears out.

Off unless somebody names a model and an address; the article then goes to that address and nowhere else: redirections
are not followed, and a machine that is this one is never reached by way of a proxy. Nothing the model says is taken on
trust; see `grounding`.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onetext.errors import UsageError
from onetext.evidence.article import Article
from onetext.evidence.proposals import MODEL, MOST_ITEMS, proposal_of
from onetext.model import ArticleReading, Party, Refusal

if TYPE_CHECKING:
    from onetext.evidence.grounding import Grounded

__all__ = ["Answers", "Asking", "ask"]

SECONDS, MOST_CALLS = 120.0, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whom to ask.

    Attributes
    ----------
    model
        Its name at the address: `qwen3:8b`.
    address
        Base of an OpenAI-compatible service: `http://localhost:11434/v1`.
    key
        What the service asks for; "" where it asks for nothing. It is sent, and kept nowhere.
    seconds
        For each answer.
    most_calls
        Requests sent at most, those that are repeated counted.
    """

    model: str
    address: str
    key: str = ""
    seconds: float = SECONDS
    most_calls: int = MOST_CALLS

    @property
    def told(self) -> str:
        """What candidates are proposed by; without what an address may hold of names and secrets."""
        from urllib.parse import urlsplit, urlunsplit

        parts = urlsplit(self.address)
        host = parts.hostname or ""
        host = f"[{host}]" if ":" in host else host
        place = host if parts.port is None else f"{host}:{parts.port}"
        return f"{MODEL}{self.model} at {urlunsplit((parts.scheme, place, parts.path.rstrip('/'), '', ''))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What came of asking.

    Attributes
    ----------
    reading
        What the rules found, with the model's items added; theirs have the model and its address as their rule.
    proposed_by
        The same: `model qwen3:8b at http://localhost:11434/v1`.
    added, known, refused
        Items that are new; that the rules had; that the article does not bear out.
    notices
        What was not read, and why.
    """

    reading: ArticleReading
    proposed_by: str
    added: int = 0
    known: int = 0
    refused: tuple[Refusal, ...] = ()
    calls: int = 0
    notices: tuple[str, ...] = ()


def ask(article: Article, reading: ArticleReading, parties: Sequence[Party], asking: Asking) -> Answers:
    """Have a language model read an article after the rules did.

    Parameters
    ----------
    reading
        What the rules found in it.
    parties
        Those of a case; () without one.

    Raises
    ------
    UsageError
        When pydantic-ai is not installed, the address is none, or nothing at all was answered.
    """
    _checked(asking)
    # Loaded here, since most articles are read without a model.
    from onetext.evidence.actors import cast_of, mentions
    from onetext.evidence.answering import answers
    from onetext.evidence.bearing import Bearing
    from onetext.evidence.certainty import doubts
    from onetext.evidence.grounding import Grounds
    from onetext.evidence.joining import joined
    from onetext.evidence.shares import shares
    from onetext.evidence.speech import frames

    who = mentions(article, reading.quotes, cast_of(parties))
    bearing = Bearing(article, reading, who, frames(article, reading.quotes, who), doubts(article))
    grounds = Grounds(bearing)
    stretches = shares(article)
    told = answers(article, stretches, asking)
    if stretches and told.failed and not told.items:
        raise UsageError(f"{asking.told} gave no answer: {told.failed[0]}")
    kept: list[Grounded] = []
    refused: list[Refusal] = []
    for share, items in told.items:
        for item in items[:MOST_ITEMS]:
            proposal = proposal_of(item, share)
            result = proposal if isinstance(proposal, Refusal) else grounds.grounded(proposal)
            if isinstance(result, Refusal):
                refused.append(result)
            else:
                kept.append(result)
    found, added, known = joined(bearing, kept, asking.told)
    return Answers(
        reading=found,
        proposed_by=asking.told,
        added=added,
        known=known,
        refused=tuple(refused),
        calls=told.calls,
        notices=told.notices,
    )


def _checked(asking: Asking) -> None:
    """Refuse what cannot be asked before anything is sent."""
    from urllib.parse import urlsplit

    if not asking.model.strip():
        raise UsageError("name the model to be asked: --model NAME")
    try:
        parts = urlsplit(asking.address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        raise UsageError("a model's address begins with http:// or https://, as in http://localhost:11434/v1")
    if asking.seconds <= 0 or asking.most_calls <= 0:
        raise UsageError("seconds and calls of a language model must be more than 0")
    if any(importlib.util.find_spec(name) is None for name in ("pydantic_ai", "openai")):
        raise UsageError(
            'asking a language model needs pydantic-ai, which is not installed; run: pip install "onetext[llm]"'
        )
