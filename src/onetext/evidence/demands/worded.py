"""Demands told by their wording: borders cannot be changed by force; we are ready to …; this is a red line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.clauses import Clauses, Span
from onetext.evidence.demands.firmness import Conventions
from onetext.evidence.demands.holding import Held, Holders
from onetext.evidence.demands.rules import Cue, DemandRules
from onetext.evidence.demands.shortened import Opened
from onetext.evidence.frames import Frame
from onetext.evidence.phrases import Hit
from onetext.model import Certainty, Demand, Place, Voice

__all__ = ["is_unmet", "worded"]

_SHORT = 4
"""Signs of a word that may have a capital anywhere: I'll."""
_NOUN = 7
"""Words of a noun and those before it."""
_OWNED = frozenset({"'s", "'", "’s", "’", "-", "‘", "“", "”", '"'})
_LONG, _SUBJECT, _TOLD = 40, 8, 3
"""Words looked through: of what is wanted, of the subject of a condition, and of who tells (, she said)."""
_JOINED, _NEGATED = 5, 3
"""Words before a second verb that is joined to another; words before a verb that a negation stands in."""


def worded(
    article: Article,
    frames: Sequence[Frame],
    reader: Holders,
    clauses: Clauses,
    conventions: Conventions,
    rules: DemandRules,
) -> Iterator[Demand]:
    """What the phrases of the table make a demand."""
    tokens = article.tokens
    opened = Opened(tokens, rules)
    for sentence in article.sentences:
        if "?" in article.text[max(sentence.end - 3, 0) : sentence.end]:
            continue
        hits = [
            hit
            for hit in opened.find(sentence.first, sentence.last)
            if not _is_against(article, hit, rules.cues[hit.row], rules)
        ]
        hits = _without(hits, rules.not_whole.find(tokens, sentence.first, sentence.last)) if hits else hits
        joined = sorted({hit.first for hit in hits if _is_joined(article, hit, rules)})
        for hit in sorted(hits, key=lambda one: (one.row, one.first)):
            cue = rules.cues[hit.row]
            held = reader.held(hit, cue)
            if held is None or is_paper(held.holder, rules) or (held.holder is None and cue.where == "start"):
                continue
            after = bisect_right(joined, hit.last)
            until = joined[after] if after < len(joined) else sentence.last
            begin = reader.after(hit) if cue.where == "of" else hit.last
            if begin is None:
                continue
            found = _demand(article, replace(hit, last=begin), cue, held, clauses, conventions, until, rules)
            if found is not None and not _is_nothing(article, found, cue, rules):
                told = found.certainty
                frame = held.stretch.frame if held.stretch is not None else None
                if frame is not None and frames[frame].verb_class == "agree":
                    told = replace(told, polarity="affirmed")  # would not accept it, and wanted …
                yield replace(found, certainty=_certainty(article, hit, told, rules))


def _without(hits: Sequence[Hit], against: Iterable[Hit]) -> list[Hit]:
    """The phrases that do not begin where one begins that says what will happen: there will be no strike."""
    begun = {hit.first for hit in against}
    return [hit for hit in hits if hit.first not in begun]


def _is_joined(article: Article, hit: Hit, rules: DemandRules) -> bool:
    """Whether a phrase begins a second demand behind a joining word: …, and wants …"""
    tokens = article.tokens
    at = hit.first
    while at > 0 and hit.first - at < _JOINED and tokens[at - 1].lower in rules.passing:
        at -= 1
    return tokens[hit.first].lower in rules.joining or (at > 0 and tokens[at - 1].lower in rules.joining)


def _certainty(article: Article, hit: Hit, certainty: Certainty, rules: DemandRules) -> Certainty:
    """Denied where a negation stands right before the verb: has never asked for."""
    before = article.tokens[max(hit.first - _NEGATED, 0) : hit.first]
    if any(token.lower in rules.negations for token in before):
        return replace(certainty, polarity="denied")
    return certainty


def _is_nothing(article: Article, demand: Demand, cue: Cue, rules: DemandRules) -> bool:
    """Whether what is demanded or refused is none: a whole proposal rejected, an answer refused."""
    first = article.token_at(demand.start)
    if demand.kind == "offer" and article.tokens[first].lower in rules.plain.none:
        return True  # offered no proof
    if cue.answers and is_against_content(article, first, True, rules):
        return True
    if cue.takes == "verb" and _is_trivial(article, first + 1, rules):
        return True  # would accept the prize
    as_what = cue.takes == "after" and article.tokens[first].lower in rules.as_
    if as_what or (cue.answers and is_answer(article, first, rules)):
        return True
    return is_against_content(
        article, first, demand.kind == "red_line" and not demand.condition and cue.strength != "never", rules
    )


def is_against_content(article: Article, first: int, refused: bool, rules: DemandRules) -> bool:
    """Whether what is wanted begins with words of the list of what is none; a pronoun must stand alone (wants it)."""
    tokens = article.tokens
    if _is_trivial(article, first, rules):
        return True
    for hit in rules.not_content.find(tokens, first, min(first + 6, len(tokens))):
        ends = hit.last >= len(tokens) or not tokens[hit.last].text[0].isalnum()
        verb = tokens[first].lower in rules.to | rules.be
        if hit.first == first and (refused or ends or verb):
            return True
    return False


def _is_trivial(article: Article, first: int, rules: DemandRules) -> bool:
    """Whether what begins at a token is no matter of politics, its noun not going on: a seat, no seat on the board."""
    tokens = article.tokens
    for hit in rules.trivial.find(tokens, first, min(first + 4, len(tokens))):
        closes = hit.last >= len(tokens) or tokens[hit.last - 1].lower in rules.belonging
        if hit.first == first and (closes or not _is_noun_behind(article, hit.last, rules)):
            return True
    return False


def is_paper(holder: Voice | None, rules: DemandRules) -> bool:
    """Whether what is said to demand something is a writing or a part of one: page forty, the draft."""
    words = holder.name.casefold().split() if holder is not None else ["-"]
    return bool(rules.plain.papers & {words[0], words[-1], words[min(1, len(words) - 1)]})


def _is_noun_behind(article: Article, at: int, rules: DemandRules) -> bool:
    """Whether the words before a token go on: a seat on the board, coffee exports."""
    word = article.tokens[at].lower
    over = rules.joining | rules.parting | rules.plain.timely | rules.plain.under | rules.belonging
    return word[0].isalnum() and (word not in over or word in rules.plain.goes_on)


def is_answer(article: Article, first: int, rules: DemandRules) -> bool:
    """Whether what is refused is what others put forward or say: the union's offer of a truce, reports that …"""
    tokens = article.tokens
    last = article.sentences[article.sentence_at(tokens[first].start)].last
    for at in range(first, min(first + _NOUN, last)):
        word = tokens[at].lower
        if word in rules.any_ | rules.parting | rules.belonging or not (word[0].isalnum() or word in _OWNED):
            return False
        if word in rules.answered and (at + 1 == last or tokens[at + 1].lower not in rules.answered):
            return True
    return False


def _is_against(article: Article, hit: Hit, cue: Cue, rules: DemandRules) -> bool:
    tokens = article.tokens
    if _is_name(article, hit, rules):
        return True
    at = hit.last + (hit.last < len(tokens) and tokens[hit.last].lower in rules.to)
    after = tokens[at].lower if at < len(tokens) else ""
    asked = cue.kind == "demand" and tokens[hit.last - 1].lower in rules.negations  # … if they did not confirm
    if (after in rules.not_after and not asked) or after in rules.not_following:
        return True
    if cue.takes == "after" and after in rules.questions:
        return True
    open_end = (cue.takes != "verb" or cue.strength != "never") and tokens[hit.last - 1].lower not in rules.plain.exempt
    if (open_end and tokens[hit.last - 1].lower in rules.not_after) or (cue.alone and after in rules.not_alone):
        return True
    if cue.where == "speech" and cue.takes == "clause" and cue.kind == "demand" and _is_own_duty(article, hit, rules):
        return True
    negated = any(token.lower in rules.negations for token in tokens[max(hit.first - _NEGATED, 0) : hit.first])
    if negated and cue.kind != "demand":
        return True
    if tokens[hit.last - 1].lower in rules.unwanted and hit.last < len(tokens) and tokens[hit.last].lower in rules.to:
        return True  # wants to win
    if tokens[hit.last - 1].lower in rules.unwanted and (negated or tokens[hit.first].lower in rules.negations):
        return True
    if cue.takes == "before" and any(
        token.lower in rules.plain.conditional for token in tokens[max(hit.first - _SUBJECT, 0) : hit.first]
    ):
        return True  # if the figure was not on the table
    if cue.where == "subject" and _is_passive(article, hit, rules):
        return True
    if cue.where == "subject" and hit.first and tokens[hit.first - 1].lower in rules.not_right_before:
        return True  # accused the union of refusing to …
    if cue.kind == "offer" and any(token.lower in rules.negations for token in tokens[hit.first : hit.last]):
        return True
    return any(token.lower in rules.not_before for token in tokens[max(hit.first - 3, 0) : hit.first])


def _wanted(article: Article, hit: Hit, cue: Cue, clause: Span, clauses: Clauses, rules: DemandRules) -> Span | None:
    """What is wanted, in the clause around a phrase; None where too little stands there."""
    span = {
        "clause": clause,
        "after": clauses.stripped(Span(_not_so(article, hit, rules), clause.last)),
        "before": clauses.stripped(Span(clause.first, hit.first)),
        "verb": clauses.stripped(Span(hit.last - 1, clause.last)),
        "inside": clauses.stripped(Span(hit.first + 1, hit.last - 2)),
    }[cue.takes]
    least = 3 if cue.takes == "clause" or cue.alone else 2 if cue.takes == "verb" else 1
    if span.last - span.first < least:
        return None
    before = article.tokens[clause.first : hit.first] if cue.takes == "clause" and cue.kind == "demand" else ()
    if any(token.lower in rules.plain.unsettled for token in before):
        return None  # failed to agree on how much must be paid
    few = cue.takes == "before" and span.last - span.first < _NOUN
    return None if few and article.tokens[span.last - 1].lower in rules.not_alone else span


def _not_so(article: Article, hit: Hit, rules: DemandRules) -> int:
    """Where what is wanted begins: behind a phrase, or behind its if where it ends with what is not so yet."""
    tokens = article.tokens
    if (
        tokens[hit.last - 1].lower not in rules.negations
        or tokens[hit.last - 2].lower not in rules.be | rules.plain.was
    ):
        return hit.last
    start = (at for at in range(hit.last - 1, hit.first, -1) if tokens[at].lower in rules.plain.conditional)
    return next(start, hit.last - 1) + 1


def _alone(article: Article, span: Span, condition: str, rules: DemandRules) -> Span:
    """What is wanted, without its condition behind it and without who tells it: ten feet, she said, if …"""
    tokens = article.tokens
    asked = article.text.find(condition, tokens[span.first].start, tokens[span.last - 1].end) if condition else -1
    asked = asked if asked >= 0 and tokens[article.token_at(asked)].lower in rules.plain.conditional else -1
    last = span.last if asked < 0 else article.token_at(asked)
    bargain = any(hit.first == last for hit in rules.exchange.find(tokens, last, span.last))
    if bargain or tokens[last - 1].lower in rules.joining:
        last = span.last  # in return for …; with or without
    for comma in range(span.first + 1, min(last - 2, span.first + _LONG)):
        if tokens[comma].text == "," and any(
            token.lower in rules.plain.telling for token in tokens[comma + 1 : min(comma + 1 + _TOLD, last)]
        ):
            last = comma
            break
    while last > span.first + 1 and not tokens[last - 1].text[-1].isalnum():
        last -= 1
    return Span(span.first, last) if last - span.first > 1 or last == span.last else span


def _is_passive(article: Article, hit: Hit, rules: DemandRules) -> bool:
    """Whether a phrase that begins with its verb is what was done to its subject: they were urged to …"""
    verb = article.tokens[hit.first].lower
    at = hit.first - 1
    while at > 0 and article.tokens[at].lower.endswith(rules.passing_endings or ("\0",)):
        at -= 1
    return (
        at >= 0 and article.tokens[at].lower in rules.be and verb not in rules.be and verb.endswith(rules.done_endings)
    )


def _is_own_duty(article: Article, hit: Hit, rules: DemandRules) -> bool:
    """Whether somebody says what they have to do themselves: we must be patient."""
    at = hit.first - 1
    while at > 0 and article.tokens[at].lower in rules.passing:
        at -= 1
    return at >= 0 and article.tokens[at].lower in rules.own | rules.plain.someone


def _is_name(article: Article, hit: Hit, rules: DemandRules) -> bool:
    """Whether a phrase begins with part of a name within a sentence: the Meridian Press."""
    word = article.tokens[hit.first]
    if not (hit.first and word.is_capital and article.tokens[hit.first - 1].text[-1].isalnum()):
        return False
    return word.lower not in rules.own and len(word.text) > _SHORT


def _is_threat(condition: str, rules: DemandRules) -> bool:
    """Whether what is done under a condition is no offer: unless they …, if they did not …"""
    words = condition.casefold().replace("’", "'").split()
    negated = any(word in rules.negations or word.endswith(rules.plain.negative_endings) for word in words)
    return words[0] in rules.plain.otherwise or negated or is_unmet(words, rules)


def is_unmet(words: Sequence[str], rules: DemandRules) -> bool:
    """Whether a condition is that nothing comes of what was asked for: there is no answer, they refuse."""
    plain = rules.plain
    none = any(word in plain.none for word in words) and any(word in plain.outcomes for word in words)
    return none or any(word in plain.failing for word in words)


def _demand(
    article: Article,
    hit: Hit,
    cue: Cue,
    held: Held,
    clauses: Clauses,
    conventions: Conventions,
    until: int,
    rules: DemandRules,
) -> Demand | None:
    stretch = held.stretch
    within = clauses.bounds(
        hit.first, hit.last, stretch.start if stretch else 0, stretch.end if stretch else len(article.text)
    )
    clause = clauses.around(hit.first, hit.last, Span(within.first, max(min(within.last, until), hit.last)))
    if cue.takes == "after" and clause.last < within.last and article.tokens[clause.last].text == ":":
        clause = Span(clause.first, within.last)  # what is named before a colon is told behind it
    condition = clauses.condition(Span(max(clause.first, within.first), within.last)) or (
        clauses.condition(within) if cue.conditional else ""
    )
    if cue.conditional and (not condition or _is_threat(condition, rules)):
        return None
    if article.text.startswith("?", article.tokens[clause.last - 1].end):
        return None
    span = _wanted(article, hit, cue, clause, clauses, rules)
    if span is None:
        return None
    place = clauses.place(_alone(article, span, condition if cue.kind != "demand" else "", rules))
    evidence = conventions.evidence(held.holder, cue.strength, Place(start=place.start, end=place.end))
    return Demand(
        start=place.start,
        end=place.end,
        text=article.text[place.start : place.end],
        holder=held.holder,
        kind=cue.kind,
        strength=cue.strength,
        firmness=conventions.firmness(cue.strength, evidence),
        evidence=evidence,
        condition=condition,
        addressee=stretch.addressee if stretch else None,
        reported_by=held.reported_by,
        said_on=stretch.said_on if stretch else None,
        rule=f"wording: {article.text[article.tokens[hit.first].start : article.tokens[hit.last - 1].end]}",
        score=0.7 if held.holder is not None else 0.5,
        certainty=stretch.certainty if stretch is not None else Certainty(),
    )
