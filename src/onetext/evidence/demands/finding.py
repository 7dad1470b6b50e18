"""All demands of an article: those told by verbs and those told by wording, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.clauses import Clauses
from onetext.evidence.deadlines.naming import Namer
from onetext.evidence.demands.enumerating import enumerated
from onetext.evidence.demands.firmness import Conventions
from onetext.evidence.demands.framed import framed
from onetext.evidence.demands.holding import Holders
from onetext.evidence.demands.rules import DemandRules, demand_rules
from onetext.evidence.demands.worded import is_unmet, worded
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.opening import borne
from onetext.evidence.speech.turns import turns
from onetext.evidence.stretches import Stretches
from onetext.model import DatedPlace, Demand, QuotedSpeech

__all__ = ["demands"]

_NEAR = 6
"""Finds before one that it is compared with."""
_CLAUSE = 3
"""Words of a condition that says what is to be done."""
_LIST = 40
"""Words of a list of things at most."""
_SHARED = 0.5
"""Two finds that share this much of the shorter one are one."""


def demands(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    mentions: Sequence[Mention],
    frames: Sequence[Frame],
    dates: Sequence[DatedPlace],
) -> tuple[Demand, ...]:
    """What somebody demands, offers or will not have, in order of the text.

    Parameters
    ----------
    quotes
        With their speakers, so that what stands within them has a holder.
    """
    rules = demand_rules(article.language)
    stretches = Stretches(quotes, frames, turns(article, mentions))
    clauses, conventions = Clauses(article, dates=dates), Conventions(article, mentions)
    reader = Holders(article, mentions, frames, stretches, rules)
    by_words = list(worded(article, frames, reader, clauses, conventions, rules))
    by_verb = list(framed(article, quotes, frames, reader, clauses, conventions, rules))
    found = _distinct([*by_verb, *by_words])
    apart = _distinct(each for demand in found for each in _exchanged(article, demand, rules))
    apart = _distinct(each for demand in apart for each in _joined(article, demand, rules))
    apart = _distinct(each for demand in apart for each in _asked(article, demand, rules))
    apart = tuple(each for demand in apart for each in _listed(article, demand, rules))
    namer = Namer(article, mentions)
    named = [
        replace(one, holder=namer.voice(one.holder, one.start)) if one.holder is not None else one for one in apart
    ]
    return enumerated(article, list(borne(article, named)), rules)


def _exchanged(article: Article, demand: Demand, rules: DemandRules) -> Iterator[Demand]:
    """An offer in exchange for something: what is offered, and what is demanded for it."""
    tokens = article.tokens
    first, last = article.token_at(demand.start), article.token_at(demand.end - 1) + 1
    hit = next(rules.exchange.find(tokens, max(first, 0), last), None) if demand.kind == "offer" else None
    if hit is None or hit.first <= first or hit.last >= last:
        yield demand
        return
    end, start = tokens[hit.first - 1].end, tokens[hit.last].start
    end -= len(article.text[demand.start : end]) - len(article.text[demand.start : end].rstrip(" ,;"))
    yield replace(demand, end=end, text=article.text[demand.start : end])
    if tokens[hit.last].lower not in rules.not_alone:
        yield replace(
            demand,
            start=start,
            text=article.text[start : demand.end],
            kind="demand",
            strength="demand",
            condition="",
            rule="what an offer asks in exchange",
        )


def _joined(article: Article, demand: Demand, rules: DemandRules) -> Iterator[Demand]:
    """Two things of one verb: offered to hire thirty nurses, and to pay a bonus."""
    tokens = article.tokens
    first, last = article.token_at(demand.start), article.token_at(demand.end - 1) + 1
    join = next(
        (
            at
            for at in range(first + 1, last - 2)
            if tokens[at].lower in rules.joining and tokens[at + 1].lower in rules.to
        ),
        None,
    )
    if join is None or demand.kind != "offer" or not demand.rule.startswith("verb of"):
        yield demand
        return
    end, start = tokens[join - 1].end, tokens[join + 2].start
    yield replace(demand, end=end, text=article.text[demand.start : end].rstrip(" ,;"))
    yield replace(demand, start=start, text=article.text[start : demand.end])


def _listed(article: Article, demand: Demand, rules: DemandRules) -> Iterator[Demand]:
    """Two things demanded in one list: 9 per cent and, above all, a guarantee; a rise of 8 per cent, and an end to …"""
    tokens = article.tokens
    first, last = article.token_at(demand.start), article.token_at(demand.end - 1) + 1
    parted = _second_thing(article, first, last, rules) if demand.kind == "demand" else None
    if parted is None:
        yield demand
        return
    end, begin = parted
    yield replace(demand, end=tokens[end - 1].end, text=article.text[demand.start : tokens[end - 1].end])
    start = tokens[begin].start
    yield replace(demand, start=start, text=article.text[start : demand.end])


def _second_thing(article: Article, first: int, last: int, rules: DemandRules) -> tuple[int, int] | None:
    """Where things of a list end before the last one, and where that begins; the first is an amount or a noun."""
    tokens = article.tokens
    if not (tokens[first].text[0].isdigit() or tokens[first].lower in rules.plain.articles):
        return None
    if any(tokens[at].lower in rules.parting - rules.joining for at in range(first, min(first + _NEAR, last))):
        return None
    for at in range(first + 2, min(last - 2, first + _LIST)):
        if tokens[at].lower not in rules.joining:
            continue
        begin = at + 1
        if tokens[begin].text == ",":  # and, above all, a guarantee
            begin = next(
                (near + 1 for near in range(begin + 1, min(begin + _NEAR, last)) if tokens[near].text == ","), last
            )
        listed = begin > at + 1 or tokens[at - 1].text == ","
        if listed and begin < last and tokens[begin].lower in rules.plain.articles:
            return at - (tokens[at - 1].text == ","), begin
    return None


def _asked(article: Article, demand: Demand, rules: DemandRules) -> Iterator[Demand]:
    """An offer up to its condition, and what it asks for in it, where others are to meet it."""
    tokens = article.tokens
    sentence = article.sentences[article.sentence_at(demand.start)]
    place = article.text.find(demand.condition, sentence.start, sentence.end) if demand.condition else -1
    span = _to_be_met(article, place, demand.condition, rules) if demand.kind == "offer" and place >= 0 else None
    if span is None:
        yield demand
        return
    if demand.start < place < demand.end:
        end = tokens[article.token_at(place) - 1].end
        text = article.text[demand.start : end].rstrip(" ,;:—–")
        yield replace(demand, end=demand.start + len(text), text=text)
    else:
        yield demand
    yield replace(
        demand,
        start=span[0],
        end=span[1],
        text=article.text[span[0] : span[1]],
        kind="demand",
        strength="demand",
        condition="",
        certainty=replace(demand.certainty, conditional=""),
        rule="the condition of an offer",
    )


def _to_be_met(article: Article, place: int, condition: str, rules: DemandRules) -> tuple[int, int] | None:
    """Where a condition says what others are to do; None where it asks for nothing, or only for the same."""
    tokens, plain = article.tokens, rules.plain
    first, last = article.token_at(place), article.token_at(place + len(condition) - 1) + 1
    lead = first
    while lead < last and tokens[lead].lower in plain.asking:
        lead += 1
    if lead == first or last - lead < _CLAUSE or tokens[lead].lower in plain.persons:
        return None
    if any(token.lower in plain.alike for token in tokens[lead:last]):
        return None
    if is_unmet([token.lower for token in tokens[lead:last]], rules):
        return None
    return tokens[lead].start, tokens[last - 1].end


def _distinct(found: Iterable[Demand]) -> tuple[Demand, ...]:
    """Each place once; of two at one place the one found first in order of the rules."""
    ranked = sorted(enumerate(found), key=lambda pair: pair[1].start)
    kept: list[tuple[int, Demand]] = []
    for rank, demand in ranked:
        rival = next(
            (at for at in range(len(kept) - 1, max(len(kept) - 6, -1), -1) if _same(kept[at][1], demand)), None
        )
        if rival is None:
            kept.append((rank, demand))
        elif rank < kept[rival][0]:
            kept[rival] = rank, demand
    return tuple(demand for _, demand in sorted(kept, key=lambda pair: (pair[1].start, pair[1].end)))


def _same(one: Demand, other: Demand) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _SHARED * min(one.end - one.start, other.end - other.start)
