"""What sets a time: a verb of demanding or giving, a deadline that is set, a duty, a promise, or a condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article, Token
from onetext.evidence.deadlines.people import People
from onetext.evidence.deadlines.rules import Rules
from onetext.evidence.deadlines.times import Time
from onetext.evidence.phrases import Hit

__all__ = [
    "Condition",
    "Cue",
    "Region",
    "condition_before",
    "condition_behind",
    "condition_led",
    "conditions",
    "cue_of",
    "infinitive_of",
    "is_inverted",
    "stands_alone",
]

_FRAMES = {"demand": "demand", "threaten": "threat", "promise": "promise"}
_DOING = frozenset({"demand", "told"})
_FAR = 40
"""Words looked through on the left of a date."""
_CONDITION = 25
"""Words a condition may take."""
_SET, _SET_LED = 8, 16
"""Words between a deadline that is set and its time, and where a colon leads to it."""
_GIVEN = 8
"""Words between a verb of giving and the time."""
_BEFORE_DAY = 4
"""Words between what ends and its day (lapses at midnight on Friday)."""
_STOPS = frozenset(";:—–?!")
_OPENS = frozenset(',“"‘—–:;')


@dataclass(frozen=True, slots=True)
class Region:
    """The words a deadline is looked for among: a sentence, or what of it lies within one quotation."""

    first: int
    last: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that set a time: tokens `first` to `last`, exclusive."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Condition:
    """`unless`, or `if` with a negation: the token of it, and where what it says ends.

    Attributes
    ----------
    follows
        Whether what happens then stands right behind it (failure to pay by Friday would mean …).
    open
        Whether it says yes to something: it threatens only where what happens then does harm.
    """

    at: int
    last: int
    unless: bool
    follows: bool = False
    open: bool = False


def cue_of(article: Article, time: Time, region: Region, people: People, rules: Rules) -> Cue | None:
    """The nearest words on the left that set a time; None where a plan stands nearer."""
    tokens = article.tokens
    low = max(region.first, time.first - _FAR)
    cues = [Cue(hit.first, hit.last, rules.kinds[hit.row]) for hit in rules.cues.find(tokens, low, time.last)]
    for frame in people.near(tokens[time.first].start):
        kind = _FRAMES.get(frame.verb_class)
        if kind == "demand" and frame.passive:
            kind = "told"
        first, last = article.token_at(frame.verb.start), article.token_at(frame.verb.end - 1) + 1
        if kind is not None and low <= first and last <= time.first:
            cues.append(Cue(first, last, kind))
    plans = [hit.first for hit in rules.plan.find(tokens, low, time.first) if not _is_month(article, hit)]
    modals = [hit.first for hit in rules.modal.find(tokens, low, time.first)]
    for cue in sorted(cues, key=lambda cue: (cue.first, cue.kind != "threat", cue.last), reverse=True):
        if any(other.kind in ("told", "bound") and other.kind != cue.kind and _holds(other, cue) for other in cues):
            continue
        if cue.kind == "set" and any(
            other.kind == "extend" and other.last > other.first + 1 and _holds(other, cue) for other in cues
        ):
            continue
        if cue.kind == "threat" and any(other.kind != "threat" and _holds(other, cue) for other in cues):
            continue
        if cue.first >= time.first or not _fits(article, cue, time, rules):
            continue
        against = plans if cue.kind == "promise" else plans + modals
        begin = infinitive_of(article, cue, time, rules) if cue.kind in _DOING else cue.last
        if cue.kind != "threat" and any(at >= begin for at in against):
            return None
        return cue
    return None


def infinitive_of(article: Article, cue: Cue, time: Time, rules: Rules) -> int:
    """Where what is to be done begins (asked those who have fought `to` leave by Friday): no plan before it counts."""
    tokens = article.tokens
    for at in range(time.first - 2, cue.last - 1, -1):
        if tokens[at].lower in rules.infinitive and tokens[at + 1].text[0].islower():
            verbs = article.language.words("deadlines", "no_verbs")
            if tokens[at + 1].lower not in verbs:
                return at
    return cue.last


def _is_month(article: Article, hit: Hit) -> bool:
    """Whether `may` is the month."""
    token = article.tokens[hit.first]
    return (
        hit.last == hit.first + 1
        and token.is_capital
        and token.lower in article.language.words("dates", "unsure_months")
    )


def _holds(one: Cue, other: Cue) -> bool:
    return one.first <= other.first < one.last


def _fits(article: Article, cue: Cue, time: Time, rules: Rules) -> bool:
    """Whether a cue can set a time that stands where this one does."""
    tokens = article.tokens
    if time.bare and time.date.kind == "partial":
        return False
    if cue.kind == "hold":
        return cue.last in (time.first, time.first + 1)
    if cue.kind == "have":
        return _has(article, cue, time, rules)
    if cue.kind in ("expire", "wait"):
        gap = tokens[cue.last : time.first]
        near = len(gap) <= _BEFORE_DAY and all(_is_small(token, rules) for token in gap)
        return near and time.date.date is not None and not time.is_duration
    if cue.kind == "promise" and cue.first and tokens[cue.first - 1].lower in rules.determiners:
        return False  # to pay their pledges by May
    if cue.kind == "must" and tokens[cue.last].lower in rules.have:
        return False  # must have started before May
    if cue.kind == "bound" and cue.first and tokens[cue.first - 1].lower in rules.spoken:
        return False  # you shall have it by summer
    if cue.kind in ("give", "given"):
        return _gives(tokens, cue, time, rules)
    if cue.kind == "extend":
        leads = not time.bare or (time.first > cue.first and tokens[time.first - 1].lower in rules.onto)
        names_it = any(token.lower in rules.set_nouns for token in tokens[cue.first : cue.last])
        return leads and not time.is_duration and time.first - cue.last <= (_SET_LED if names_it else 4)
    if cue.kind == "open":
        return not time.bare and time.first - cue.last <= 2
    if cue.kind == "threat" and time.bare:
        return _threatens(tokens, cue, time, rules)
    if cue.kind in ("set", "hold", "open") and time.date.kind == "relative" and time.date.date is None:
        return False  # before the truce expires
    if cue.kind == "set":
        return _sets(tokens, cue, time, rules)
    if cue.kind == "demand" and tokens[cue.last - 1].lower in rules.wishes and _is_own_wish(tokens, cue.last, rules):
        return False
    if tokens[time.first].lower in rules.lasting and cue.kind != "threat":
        return False
    return not time.bare and cue.last <= time.first


def _gives(tokens: Sequence[Token], cue: Cue, time: Time, rules: Rules) -> bool:
    """Whether a verb of giving gives somebody this time to do something in."""
    before, following = tokens[time.first - 1].lower, tokens[time.last].lower if time.last < len(tokens) else ""
    if time.is_duration and (before in rules.for_ or before in rules.only_days):
        return False  # gives them the islands for fifteen years; was allowed to slip by a month
    is_plan = cue.first > 0 and tokens[cue.first - 1].lower in rules.infinitive  # is ready to give them two weeks
    is_known = following in rules.joins and before in rules.determiners  # give us the years and …
    ends = (
        following in rules.infinitive
        or (time.is_duration and _goes_on_to(tokens, time.last, rules))
        or following in rules.issued_by
        or (time.is_duration and following in rules.ends_clause and not is_plan and not is_known)
    )
    lasts = not time.bare and tokens[time.first].lower in rules.lasting
    return (ends or lasts) and time.first - cue.last <= _GIVEN


def _sets(tokens: Sequence[Token], cue: Cue, time: Time, rules: Rules) -> bool:
    """Whether words that set a deadline lead to this time."""
    gap = tokens[cue.last : time.first]
    if time.is_duration and time.first and tokens[time.first - 1].lower in rules.only_days:
        return False  # extended the deadline by five days
    issued = gap and tokens[cue.last - 1].lower in rules.set_nouns and gap[0].lower in rules.in_
    if time.bare and issued:
        return False  # issued an ultimatum on Thursday
    led = any(token.text == ":" for token in gap)  # set an ultimatum: leave the valley by noon
    return len(gap) <= (_SET_LED if led else _SET) and (
        not time.bare or all(token.lower in rules.between or token.text[0].isdigit() for token in gap)
    )


def _goes_on_to(tokens: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether another time stands before what is to be done (gave them thirty days in August to answer)."""
    if at >= len(tokens) or tokens[at].lower not in rules.in_:
        return False
    behind = tokens[at + 1 : at + 5]
    stop = next((number for number, token in enumerate(behind) if token.lower in rules.infinitive), None)
    return bool(stop) and all(token.is_capital or token.text[0].isdigit() for token in behind[:stop])


def _threatens(tokens: Sequence[Token], cue: Cue, time: Time, rules: Rules) -> bool:
    """Whether a day without more is that of what is threatened (threatened to strike from Monday)."""
    before, gap = tokens[time.first - 1], tokens[cue.last : time.first]
    leads = time.first > cue.last and stands_alone(before, rules)
    is_called = cue.last > cue.first + 1  # has called a strike for 1 May unless …
    leads = leads or (is_called and before.lower in rules.for_)
    is_done = is_called or any(rules.is_will(token.lower) for token in gap) or _is_verb(gap, rules)
    return leads and is_done and time.date.date is not None


def stands_alone(before: Token, rules: Rules) -> bool:
    """Whether a day stands behind `from` or `on`, or right behind what is done (will strike Monday unless …)."""
    is_word = before.text.isalpha() and not before.is_capital and before.lower not in rules.prepositions
    return before.lower in rules.from_ or is_word


def _is_own_wish(tokens: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether somebody wants to do something (wants to move house before May), not to see it done."""
    if at + 1 >= len(tokens) or tokens[at].lower not in rules.infinitive:
        return False
    return tokens[at + 1].lower not in rules.wished


def _is_small(token: Token, rules: Rules) -> bool:
    """Whether a word may stand between what ends and its day (lapses at 6pm on Friday)."""
    return token.lower in rules.from_ or token.lower in rules.between or token.text[0].isdigit()


def _is_verb(gap: Sequence[Token], rules: Rules) -> bool:
    """Whether words begin with what is threatened (threatened `to` strike from Monday)."""
    return any(token.lower in rules.infinitive for token in gap[:2])


def _has(article: Article, cue: Cue, time: Time, rules: Rules) -> bool:
    """Whether somebody has so much time to do something (has ten days to answer, not: has ten days to go)."""
    tokens = article.tokens
    if not (time.bare and time.is_duration and 0 <= time.first - cue.last <= 2) or time.last + 1 >= len(tokens):
        return False
    if cue.first and tokens[cue.first - 1].lower in rules.have:
        return False  # the papers have had a day to make up their minds
    gap = all(token.lower in rules.between or token.lower in rules.adverbs for token in tokens[cue.last : time.first])
    return gap and tokens[time.last].lower in rules.infinitive and tokens[time.last + 1].lower not in rules.goes_on


def condition_before(article: Article, time: Time, region: Region, rules: Rules) -> Condition | None:
    """The condition a time stands in: `unless` on its left, or `if`, `should`, `failure to`, `those who do not`."""
    tokens = article.tokens
    negated, will = False, False
    if time.bare and (
        time.is_duration or time.first <= region.first or tokens[time.first - 1].lower not in rules.from_
    ):
        return None
    low = max(region.first, time.first - _CONDITION)
    leading = list(rules.failing.find(tokens, low, time.first))
    leading += [hit for hit in rules.whoever.find(tokens, low, time.first) if _says_no(article, hit, time, rules)]
    if leading and not time.bare:
        return Condition(leading[-1].first, time.last, unless=True, follows=True)
    blamed = [] if time.bare else list(rules.blamed.find(tokens, low, time.first))
    if blamed and any(token.lower in rules.threatens for token in tokens[region.first : blamed[-1].first]):
        return Condition(blamed[-1].first, time.last, unless=True)
    for at in range(time.first - 1, max(region.first, time.first - _CONDITION) - 1, -1):
        token = tokens[at]
        if token.text in _STOPS or (token.text == "," and will):
            return None  # unless they sign, duties will apply from May
        will = will or rules.is_will(token.lower)
        if token.lower in rules.unless or token.lower in rules.if_:
            unless = token.lower in rules.unless
            is_open = not unless and (not negated or time.bare)
            follows = _leads_on(article, at, time, region, rules)
            return Condition(at, time.last, unless=unless, open=is_open, follows=follows)
        if token.lower in rules.inverted and is_inverted(article, at, region, rules):
            return Condition(at, time.last, unless=False, open=not negated)
        negated = negated or rules.is_negative(token.lower)
    return None


def _leads_on(article: Article, at: int, time: Time, region: Region, rules: Rules) -> bool:
    """Whether a condition at the head of its clause goes on without a comma (that unless it paid they would …)."""
    tokens = article.tokens
    before = tokens[at - 1] if at > region.first else None
    leads = before is None or before.text in _OPENS or before.lower in rules.openers or before.lower in rules.joins
    if not leads or time.last >= region.last or tokens[time.last].text == ",":
        return False
    behind = tokens[time.last + 1 : min(time.last + 4, region.last)]
    return tokens[time.last].text.isalpha() and any(rules.is_will(token.lower) for token in behind)


def _says_no(article: Article, hit: Hit, time: Time, rules: Rules) -> bool:
    between = article.tokens[hit.last : time.first]
    return any(rules.is_negative(token.lower) for token in between) and all(
        token.text not in _STOPS for token in between
    )


def is_inverted(article: Article, at: int, region: Region, rules: Rules) -> bool:
    """Whether `should` begins a condition (should there be no answer): nobody stands before it in its clause."""
    before = article.tokens[at - 1] if at > region.first else None
    if before is None or before.text in _OPENS:
        return True
    return before.lower in rules.joins or before.lower in rules.openers or before.lower in rules.inverted_after


def conditions(article: Article, region: Region, rules: Rules) -> Sequence[Condition]:
    """All conditions of a region that threaten, each up to the comma or sign that ends it."""
    found: list[Condition] = []
    tokens = article.tokens
    at = region.first
    while at < region.last:
        lower = tokens[at].lower
        leads = lower in rules.inverted and is_inverted(article, at, region, rules)
        if lower not in rules.unless and lower not in rules.if_ and not leads:
            at += 1
            continue
        end, negated = at + 1, False
        follows = False
        while end < min(region.last, at + 2 * _CONDITION) and tokens[end].text not in _STOPS | {",", "."}:
            follows = end > at + 2 and _is_own_will(article, end, region, rules)
            if follows:
                break
            negated = negated or rules.is_negative(tokens[end].lower)
            end += 1
        found.append(Condition(at, end, unless=lower in rules.unless or negated, follows=follows))
        at = end
    return found


def _is_own_will(article: Article, at: int, region: Region, rules: Rules) -> bool:
    """Whether `I will` or `we'll` begins at a token: what a condition without a comma leads to."""
    lower = article.tokens[at].lower
    if lower not in rules.first_person:
        return False
    return lower.endswith(rules.will_endings) or (at + 1 < region.last and rules.is_will(article.tokens[at + 1].lower))


def condition_led(article: Article, time: Time, region: Region, rules: Rules) -> Condition | None:
    """`Unless` at the head of the sentence whose main clause says when (unless they sign, duties apply from May)."""
    tokens = article.tokens
    if time.is_duration or time.first <= region.first:
        return None
    before = Region(max(region.first, time.first - 2 * _FAR), time.first, region.sentence)
    found = [one for one in conditions(article, before, rules) if tokens[one.at].lower in rules.unless]
    if not found or tokens[found[-1].last].text != ",":
        return None
    return found[-1] if any(rules.is_will(token.lower) for token in tokens[found[-1].last : time.first]) else None


def condition_behind(
    article: Article, time: Time, region: Region, rules: Rules, *, affirmed: bool = False
) -> Condition | None:
    """The condition behind a time: threatened to leave by Friday unless …

    Parameters
    ----------
    affirmed
        Whether one that says yes to something counts too (will strike from Monday if the bill is passed).
    """
    behind = Region(time.last, min(region.last, time.last + _FAR), region.sentence)
    return next((one for one in conditions(article, behind, rules) if one.unless or affirmed), None)
