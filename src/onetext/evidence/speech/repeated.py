"""Words between marks that stand elsewhere with a speaker: a headline's, mostly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.model import QuotedSpeech, Voice

__all__ = ["repeated"]

_RULE = "the same words elsewhere"
_FEW_NODES = 60
_ASKED = 40
_LEAST = 4
"""Words of a quotation that is looked for in longer ones; two are enough in a headline."""


def repeated(hearing: Hearing, found: Mapping[int, Found]) -> dict[int, Found]:
    """The speakers of quotations without one whose words are somebody's in another place."""
    quotes, more = hearing.quotes, dict[int, Found]()
    rejected = {index for index, one in found.items() if _is_rejected(hearing, one)}
    known: dict[str, Voice | None] = {}
    for index, one in found.items():
        if index not in rejected:
            text = _plain(quotes[index].text)
            known[text] = one.voice if known.get(text, one.voice) == one.voice else None
    longer = _Longer([(_plain(quotes[index].text), one.voice) for index, one in sorted(found.items())])
    for index, quote in enumerate(quotes):
        if (index in found and index not in rejected) or quote.depth or len(quote.text.split()) < 2:
            continue
        text = _plain(quote.text)
        voice = known.get(text) or _answered(hearing, quote)
        if voice is None and index not in found and _is_echo(hearing, index):
            is_headline = hearing.units[hearing.places[index][0]].paragraph == 0
            voice = longer.holds(text, 2 if is_headline else _LEAST)
        if voice is not None:
            more[index] = Found(voice, _RULE)
    return more


def _is_rejected(hearing: Hearing, one: Found) -> bool:
    """Whether words are only rejected: `Varsia rejects “diktat”` may be those of somebody who said more."""
    return one.said is not None and hearing.said[one.said].frame.verb_class == "refuse"


def _is_echo(hearing: Hearing, index: int) -> bool:
    """Whether a quotation stands in a headline, or in a sentence that names nobody."""
    unit = hearing.units[hearing.places[index][0]] if index in hearing.places else None
    if unit is None or len(unit.nodes) > _FEW_NODES:
        return False
    return unit.paragraph == 0 or all(node.kind != "mention" for node in unit.nodes)


def _answered(hearing: Hearing, quote: QuotedSpeech) -> Voice | None:
    """Whose answer in an interview has the words of its headline."""
    if not hearing.turns.starts or quote.end >= hearing.turns.starts[0]:
        return None
    at = hearing.article.text.casefold().find(quote.text.casefold(), hearing.turns.starts[0])
    return None if at < 0 else hearing.turns.at(at)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").rstrip(".,!?")


class _Longer:
    """Longer quotations that hold the words of shorter ones."""

    def __init__(self, spoken: Sequence[tuple[str, Voice | None]]) -> None:
        self._spoken = spoken
        self._all = "\n".join(text for text, _voice in spoken)
        self._starts = [0]
        for text, _voice in spoken:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._left = _ASKED

    def holds(self, words: str, least: int) -> Voice | None:
        """Who said a longer thing with these words in it; asked a few times, as each goes over the whole text."""
        if self._left <= 0 or words.count(" ") < least - 1:
            return None
        self._left -= 1
        at = self._all.find(words)
        is_whole = at >= 0 and not self._all[at - 1 : at].isalnum() and not self._all[at + len(words) :][:1].isalnum()
        return self._spoken[bisect_right(self._starts, at) - 1][1] if is_whole else None
