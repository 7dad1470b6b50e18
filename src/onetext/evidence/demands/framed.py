"""Demands told by a verb: she demanded that …, they rejected …, he offered to …"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onetext.evidence.article import Article
from onetext.evidence.clauses import Clauses, Span
from onetext.evidence.demands.firmness import Conventions
from onetext.evidence.demands.holding import Holders
from onetext.evidence.demands.rules import KIND_OF_CLASS, DemandRules
from onetext.evidence.demands.worded import is_against_content, is_answer, is_paper
from onetext.evidence.frames import Frame
from onetext.evidence.phrases import Hit
from onetext.model import Certainty, Demand, Place, QuotedSpeech, Strength, Voice

__all__ = ["framed"]

_USUAL: dict[str, Strength] = {"demand": "demand", "offer": "request", "refuse": "refusal", "promise": "request"}
_LONGEST, _BEFORE = 1_000, 40
"""Signs of a content at most, and words before a verb that are looked at: what is longer is a text without stops."""
_NAMED = 40
"""Signs of what is named before a colon."""
_APPOSED = 6
"""Words of a name between commas."""
_GAP = 40
"""Signs between a verb and the quotation that says what is demanded."""


def framed(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    frames: Sequence[Frame],
    reader: Holders,
    clauses: Clauses,
    conventions: Conventions,
    rules: DemandRules,
) -> Iterator[Demand]:
    """What frames of demanding, offering and refusing are about."""
    starts, stretches = [quote.start for quote in quotes], reader.stretches
    for frame in frames:
        kind = "demand" if frame.lemma in rules.demanding else KIND_OF_CLASS.get(frame.verb_class)
        holder = _holder(article, frame, reader, rules)
        if kind is None or holder is None or is_paper(holder, rules):
            continue
        place = _content(article, frame, quotes, starts)
        quoted = stretches.quoted_at(frame.verb.start) is not None
        if place is None or not _is_demand(article, frame, place, rules, quoted=quoted):
            continue
        if _is_aside(article, frame, frames, rules):
            continue
        place = _behind_colon(article, _cut(article, frame, place, rules), clauses)
        strength = _strength(article, frame, rules)
        if frame.verb_class == "promise" and _never(article, frame, place, rules):
            kind, strength = "red_line", "never"
        elif frame.lemma in rules.vowing:
            continue
        sentence = article.sentences[frame.sentence]
        begin = article.tokens[max(sentence.first, article.token_at(frame.verb.start) - _BEFORE)].start
        around = Place(start=min(begin, place.start), end=place.end)
        evidence = conventions.evidence(holder, strength, around)
        outer = stretches.at(frame.verb.start)
        told = (outer.speaker, *outer.reported_by) if outer is not None else ()
        first, last = article.token_at(frame.verb.start), article.token_at(place.end - 1) + 1
        yield Demand(
            start=place.start,
            end=place.end,
            text=article.text[place.start : place.end],
            holder=holder,
            kind=kind,
            strength=strength,
            firmness=conventions.firmness(strength, evidence),
            evidence=evidence,
            condition=clauses.condition(Span(max(first, 0), last)) or frame.certainty.conditional,
            addressee=frame.addressee,
            reported_by=tuple(voice for voice in told if voice is not None and voice != holder),
            certainty=_told(frame.certainty, outer.certainty if outer is not None else None),
            rule=f"verb of {_NAMES[frame.verb_class]}",
            score=0.8,
        )


def _told(certainty: Certainty, outer: Certainty | None) -> Certainty:
    """How sure a demand is that somebody tells of: where they deny or doubt that it was made, so is it here."""
    if outer is None or certainty.polarity == "denied":
        return certainty
    return replace(certainty, polarity=outer.polarity, hedge=certainty.hedge or outer.hedge)


_NAMES = {"demand": "demanding", "offer": "offering", "refuse": "refusing", "promise": "promising"}


def _holder(article: Article, frame: Frame, reader: Holders, rules: DemandRules) -> Voice | None:
    """Who demands: the subject, who speaks where the subject is I or we, or who is found before the verb."""
    if frame.subject is not None or frame.passive:
        someone = frame.subject is None or frame.subject.name.partition(" ")[0].casefold() not in rules.plain.nobody
        return (_apposed(article, frame, rules) or frame.subject) if someone else None
    stretch = reader.stretches.quoted_at(frame.verb.start)
    verb = article.token_at(frame.verb.start)
    if any(token.lower in rules.own for token in article.tokens[max(verb - 2, 0) : verb + 1]):
        return stretch.speaker if stretch is not None else None
    held = reader.held_by(Hit(verb, article.token_at(frame.verb.end - 1) + 1, 0))
    return held.holder if held is not None else None


def _apposed(article: Article, frame: Frame, rules: DemandRules) -> Voice | None:
    """The body named between commas behind a role: its largest shareholder, the Ostrum pension fund, called."""
    place, subject, tokens = frame.subject_place, frame.subject, article.tokens
    if place is None or subject is None or subject.how != "role" or place.end > frame.verb.start:
        return None
    first = article.token_at(place.end - 1) + 1
    last = min(article.token_at(frame.verb.start), len(tokens)) - 1
    if not 2 <= last - first - 1 <= _APPOSED or tokens[first].text != "," or tokens[last].text != ",":
        return None
    first += 1 + (tokens[first + 1].lower in rules.not_nouns)
    words = tokens[first:last]
    plain = all(word.text[0].isalpha() and word.lower not in rules.belonging | rules.parting for word in words)
    if not words or not plain or not words[0].is_capital:
        return None
    return replace(subject, name=article.text[words[0].start : words[-1].end])


def _content(article: Article, frame: Frame, quotes: Sequence[QuotedSpeech], starts: Sequence[int]) -> Place | None:
    """What the verb is about: its complement, or the quotation right behind it."""
    if frame.content is not None and frame.content.end > frame.content.start:
        content = frame.content
        if content.end - content.start <= _LONGEST:
            return content
        last = article.tokens[article.token_at(content.start + _LONGEST)]
        return Place(start=content.start, end=max(last.start, content.start + 1))
    index = bisect_left(starts, frame.verb.end)
    if index < len(quotes):
        quote = quotes[index]
        same = article.sentences[frame.sentence].end >= quote.start
        if same and quote.start - frame.verb.end <= _GAP:
            return Place(start=quote.start, end=quote.end)
    return None


def _cut(article: Article, frame: Frame, place: Place, rules: DemandRules) -> Place:
    """What is demanded in a clause about somebody, up to its comma: the union, which wants a rise, said."""
    verb, tokens = article.token_at(frame.verb.start), article.tokens
    if not any(token.lower in rules.plain.relatives for token in tokens[max(verb - 1, 0) : verb + 1]):
        return place
    first, last = article.token_at(place.start), article.token_at(place.end - 1)
    comma = next((at for at in range(first + 1, last) if tokens[at].text == ","), None)
    return place if comma is None else Place(start=place.start, end=tokens[comma - 1].end)


def _behind_colon(article: Article, place: Place, clauses: Clauses) -> Place:
    """What is named before a colon and told behind it: proposed a compromise: a toll for two years."""
    tokens, sign = article.tokens, article.token_at(place.end - 1) + 1
    if sign + 1 >= len(tokens) or tokens[sign].text != ":" or place.end - place.start > _NAMED:
        return place
    last = article.sentences[article.sentence_at(place.start)].last
    span = clauses.around(sign + 1, sign + 2, Span(sign + 1, max(last, sign + 2)))
    return clauses.place(span) if sign < span.first < span.last else place


def _is_demand(article: Article, frame: Frame, place: Place, rules: DemandRules, *, quoted: bool) -> bool:
    """No plan, no guess, no question, and nothing that is refused to a journalist."""
    tokens = article.tokens
    first = article.token_at(place.start)
    verb = article.token_at(frame.verb.start)
    if first < 0 or verb < 0:
        return False
    if frame.verb_class == "demand" and frame.lemma in rules.infinitive_only and not _has_to(article, first, rules):
        return False
    last = article.token_at(frame.verb.end - 1)
    if frame.lemma in rules.own_wish and first - 1 <= last + 1 and _has_to(article, last + 1, rules, 0):
        return False
    if frame.verb_class == "offer" and tokens[first].lower in rules.plain.none:
        return False  # offered no proof
    if frame.verb_class == "refuse" and _is_answer(article, frame, first, rules):
        return False
    if frame.verb_class == "refuse" and (frame.certainty.polarity == "denied" or _is_denied(article, frame, rules)):
        return False
    if frame.lemma in rules.polite and tokens[first].lower in rules.plain.informing:
        return False  # declined to release the names
    if any(
        tokens[at].lower in rules.not_before for at in range(max(verb - 2, 0), article.token_at(frame.verb.end - 1))
    ):
        return False
    if verb and tokens[verb - 1].lower in rules.not_right_before:
        return False
    if any(token.lower in rules.plain.me for token in tokens[last + 1 : first]) and not quoted:
        return False  # asked me to wait
    if is_against_content(article, first, frame.verb_class == "refuse", rules):
        return False
    return tokens[first].lower not in rules.questions


def _has_to(article: Article, first: int, rules: DemandRules, around: int = 2) -> bool:
    """Whether what is demanded is an infinitive: to leave, not to leave."""
    near = article.tokens[max(first - around, 0) : first + max(around, 1)]
    return any(token.lower in rules.to for token in near)


def _is_answer(article: Article, frame: Frame, first: int, rules: DemandRules) -> bool:
    """Whether what is rejected is a proposal or a report of others, or what such a one says or is for."""
    behind = article.token_at(frame.verb.end - 1) + 1
    if behind >= len(article.tokens) or article.tokens[behind].lower in rules.to:
        return False  # refused to sign the plan
    return is_answer(article, first, rules) or (first > behind and is_answer(article, behind, rules))


def _is_aside(article: Article, frame: Frame, frames: Sequence[Frame], rules: DemandRules) -> bool:
    """A verb within a threat, a passive whose content stands before it, and a promise of somebody not named."""
    parent = frames[frame.parent] if frame.parent is not None and 0 <= frame.parent < len(frames) else None
    if parent is not None and parent.verb_class == "threaten":
        return True
    if frame.content is not None and frame.content.start < frame.verb.start:
        return True
    if frame.content is not None and frame.verb_class == "refuse":
        before = article.token_at(frame.content.start) - 1
        if before >= 0 and article.tokens[before].lower in rules.as_:
            return True
    if frame.verb_class != "promise":
        return False
    subject = frame.subject_place
    if subject is not None and frame.subject is not None and frame.content is not None:
        first = article.token_at(frame.content.start)
        near = [token.lower for token in article.tokens[max(first - 1, 0) : first + 2]]
        verb = article.tokens[max(article.token_at(frame.verb.start), 0) : first + 2]
        if any(token.lower in rules.negations for token in verb):
            return False  # the rebels vowed never to leave
        if any(word in rules.to for word in near) and any(word in rules.plain.benefits for word in near):
            return False  # the ministry promised to reopen the road
    return True


def _is_denied(article: Article, frame: Frame, rules: DemandRules) -> bool:
    """Whether a verb of refusing is itself denied: did not rule out."""
    first, last = article.token_at(frame.verb.start), article.token_at(frame.verb.end - 1) + 1
    return any(token.lower in rules.negations for token in article.tokens[max(first, 0) : last])


def _never(article: Article, frame: Frame, place: Place, rules: DemandRules) -> bool:
    """Whether it is promised not to do something: vowed never to hand over."""
    first, last = article.token_at(frame.verb.end - 1), article.token_at(place.start)
    return any(token.lower in rules.negations for token in article.tokens[first : last + 1])


def _strength(article: Article, frame: Frame, rules: DemandRules) -> Strength:
    first, last = article.token_at(frame.verb.start), article.token_at(frame.verb.end - 1) + 1
    words = [token.lower for token in article.tokens[max(first, 0) : last]]
    found = next((rules.strengths[word] for word in words if rules.strengths.get(word) == "never"), None)
    if found is not None:
        return found if frame.verb_class == "refuse" else "insistence"
    return rules.strengths.get(frame.lemma, _USUAL[frame.verb_class])
