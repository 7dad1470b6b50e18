"""Three to five sentences that answer first, each with everything and with sourced records only (S17, S23)."""

from __future__ import annotations

from collections.abc import Callable

from onetext.api.briefing.outlook import Outlook
from onetext.api.briefing.say_change import say_change
from onetext.api.briefing.say_claims import say_claims
from onetext.api.briefing.say_deadlines import say_deadlines
from onetext.api.briefing.say_lines import say_lines
from onetext.api.briefing.say_nearness import say_nearness
from onetext.model.results import Headline

__all__ = ["headlines"]

Said = tuple[str, float | None]
"""A text, and how much was found of what it rests on; "" when the case gives no reason to say anything."""

_SAYERS: tuple[tuple[str, Callable[[Outlook], tuple[str, float]]], ...] = (
    ("nearness", say_nearness),
    ("red-lines", say_lines),
    ("change", say_change),
    ("deadlines", say_deadlines),
    ("claims", say_claims),
)
_NOTHING = "Sourced records alone do not answer this."


def headlines(everything: Outlook, sourced: Outlook) -> tuple[Headline, ...]:
    """The sentences, in the order in which a reader asks; one that the case gives no reason for is left out.

    `sourced_share` is how much of what a sentence counts (issues, lines, threats, claims; for a change of value, its
    numbers) is still there when only sourced records count.
    """
    found = []
    for name, say in _SAYERS:
        text, size = say(everything)
        if not text:
            continue
        sourced_text, sourced_size = say(sourced)
        found.append(
            Headline(
                id=name,
                text=text,
                sourced_only_text=sourced_text or _NOTHING,
                sourced_share=min(1.0, sourced_size / size) if size else None,
            )
        )
    return tuple(found)
