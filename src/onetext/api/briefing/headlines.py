"""Three to five sentences that answer first, each with everything and with sourced records only (S17, S23)."""

from __future__ import annotations

from collections.abc import Callable

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.say_change import say_change
from onetext.api.briefing.say_claims import say_claims
from onetext.api.briefing.say_deadlines import say_deadlines
from onetext.api.briefing.say_lines import say_lines
from onetext.api.briefing.say_nearness import say_nearness
from onetext.model.results import Headline

__all__ = ["headlines"]

_SAYERS: tuple[tuple[str, Callable[[Outlook], Said]], ...] = (
    ("nearness", say_nearness),
    ("red-lines", say_lines),
    ("change", say_change),
    ("deadlines", say_deadlines),
    ("claims", say_claims),
)


def headlines(everything: Outlook, sourced: Outlook) -> tuple[Headline, ...]:
    """The sentences, in the order in which a reader asks; one that the case gives no reason for is left out.

    `sourced_share` is how much of what a sentence counts (issues, lines, threats, claims; for a change of value, its
    numbers) is there when only sourced records count; `sourced_only_text` is "" when these give nothing to say.
    """
    found = []
    for name, say in _SAYERS:
        said, sourced_said = say(everything), say(sourced)
        if said.text:
            share = min(1.0, sourced_said.found / said.needed) if said.needed else None
            found.append(Headline(id=name, text=said.text, sourced_only_text=sourced_said.text, sourced_share=share))
    return tuple(found)
