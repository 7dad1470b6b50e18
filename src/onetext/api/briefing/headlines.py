"""Three to five sentences that answer first, each with everything and with sourced records only (S17, S23)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.say_change import say_change
from onetext.api.briefing.say_claims import say_claims
from onetext.api.briefing.say_deadlines import say_deadlines
from onetext.api.briefing.say_lines import say_lines
from onetext.api.briefing.say_nearness import say_nearness
from onetext.api.briefing.say_newest import newest_known
from onetext.api.briefing.wording import spelled_out, unmarked
from onetext.model.results import Headline

__all__ = ["headlines"]

_SAYERS: tuple[tuple[str, Callable[[Outlook], Said]], ...] = (
    ("nearness", say_nearness),
    ("red-lines", say_lines),
    ("change", say_change),
    ("deadlines", say_deadlines),
    ("claims", say_claims),
)


_SAME = "Sourced records alone say the same; how firmly lines are held is the analyst's reading."


def headlines(everything: Outlook, sourced: Outlook) -> tuple[Headline, ...]:
    """The sentences, in the order in which a reader asks; one that the case gives no reason for is left out.

    `sourced_share` is how much of what a sentence counts (issues, lines, threats, claims; for a change of value, its
    numbers) is there when only sourced records count; `sourced_only_text` is "" when these give nothing to say, and
    equal to the text when they say the same. Each party's full name is spelled out once, where it is first mentioned.
    """
    everything = replace(everything, sourced_effects=sourced.effects)
    found: list[Headline] = []
    untold = everything.case.parties_by_name
    for name, say in _SAYERS:
        said, cited = say(everything), say(sourced)
        if not said.text:
            continue
        newer = "" if found else newest_known(everything)
        # The answer comes first; that newer texts exist, right after it.
        text, told = spelled_out(f"{said.text} {newer}".strip(), untold)
        untold = tuple(party for party in untold if party not in told)
        share = min(1.0, cited.found / said.needed) if said.needed else None
        alone = text if cited.text == said.text else unmarked(_alone(said, cited))
        found.append(Headline(id=name, text=text, sourced_only_text=alone, sourced_share=share))
    return tuple(found)


def _alone(said: Said, cited: Said) -> str:
    """What sourced records alone say: only what differs, when every other sentence is the same."""
    if cited.but_firmness and cited.but_firmness == said.but_firmness:
        return _SAME
    pairs = list(zip(said.sentences, cited.sentences, strict=False))
    aligned = len(said.sentences) == len(cited.sentences) and all(bool(ours) == bool(theirs) for ours, theirs in pairs)
    differing = [theirs for ours, theirs in pairs if ours != theirs]
    if not aligned or len(differing) == len([theirs for _, theirs in pairs if theirs]):
        return cited.text
    return " ".join((*differing, "In all else sourced records alone say the same."))
