"""To whose demands is the draft nearer, by how much, and how sure is that?"""

from __future__ import annotations

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.wording import agreeing, counted, sentence, spread, the
from onetext.model import Draft
from onetext.model.results import Nearness

__all__ = ["principal_pair", "say_nearness", "steps_apart"]


def say_nearness(outlook: Outlook) -> Said:
    """The counts for the two principals of whom most is known, then steps, then the allies; what it needs are issues.

    Counts run over issues, on the scale of options; no points of different parties meet (S2). The party to which the
    draft is nearer on more issues comes first.
    """
    pair = principal_pair(outlook)
    if pair is None or outlook.focus is None:
        return Said()
    if not pair.counted:
        one, other = outlook.name(pair.party), outlook.name(pair.other)
        nearer = f"{the(outlook.focus)} {agreeing(outlook.focus, 'is', 'are')} nearer"
        text = f"it cannot be told whether {nearer} to the position of {one} or to that of {other}: {_MISSING}"
        return Said((sentence(text),))
    pair = pair if len(pair.nearer_party) >= len(pair.nearer_other) else _turned(pair)
    parts = [
        _counts(outlook, pair, outlook.focus),
        _rest(pair),
        steps_apart(outlook, pair, "counted in options along the scales, the text stands"),
        _allies(outlook, pair.party, pair.other),
    ]
    return Said(tuple(sentence(part) if part else "" for part in parts), pair.counted, pair.counted)


_MISSING = "on no issue are both positions and the term of the draft known"


def principal_pair(outlook: Outlook) -> Nearness | None:
    """The focus between the two principals of whom most is known; None with fewer than two principals."""
    kinds = {party.id: party.kind for party in outlook.case.parties}
    pairs = [item for item in outlook.nearness if kinds[item.party] == kinds[item.other] == "principal"]
    return max(pairs, key=lambda item: item.counted, default=None)


def _turned(pair: Nearness) -> Nearness:
    """The same, told from the other party's side."""
    return Nearness(
        draft=pair.draft,
        party=pair.other,
        other=pair.party,
        nearer_party=pair.nearer_other,
        nearer_other=pair.nearer_party,
        same=pair.same,
        either=pair.either,
        unknown=pair.unknown,
        apart=pair.apart,
        mean_party=pair.mean_other,
        mean_other=pair.mean_party,
    )


def _counts(outlook: Outlook, pair: Nearness, draft: Draft) -> str:
    one, other = outlook.name(pair.party), outlook.name(pair.other)
    first, second = len(pair.nearer_party), len(pair.nearer_other)
    text = f"{the(draft)} {agreeing(draft, 'is', 'are')}"
    known = (
        "the only issue where both are known"
        if pair.counted == 1
        else f"the {pair.counted} issues where both are known"
    )
    if first == second == 0:
        return f"{text} nearer neither to the position of {one} nor to that of {other} on {known}"
    if pair.counted == 1:
        return f"{text} nearer to the position of {one} than to that of {other} on {known}"
    more = f" than to that of {other}" if first > second else ""
    return (
        f"{text} nearer to the position of {one}{more} on {first} of {known}, and nearer to that of {other} on "
        f"{second or 'none'}"
    )


def _rest(pair: Nearness) -> str:
    """The issues on which it is nearer to neither, and those on which nothing can be said."""
    rest = []
    if pair.same:
        rest.append(f"as near to both on {len(pair.same)}")
    if pair.either:
        rest.append(f"open to how the positions are read on {len(pair.either)}")
    if pair.unknown:
        rest.append(f"too little known on {len(pair.unknown)} more")
    return f"the other issues: {', '.join(rest)}" if rest else ""


def steps_apart(outlook: Outlook, pair: Nearness, subject: str) -> str:
    """How far a text stands from what each of two parties asks, on average, with the range; "" when unknown."""
    if pair.mean_party is None or pair.mean_other is None:
        return ""
    one, other = outlook.name(pair.party), outlook.name(pair.other)
    return (
        f"{subject} on average {spread(pair.mean_party)} steps from the position of {one} and "
        f"{spread(pair.mean_other)} steps from that of {other}"
    )


def _allies(outlook: Outlook, party: str, other: str) -> str:
    """The counts of the same party against each ally of whom enough is known, the ally in the other's place."""
    kinds = {item.id: item.kind for item in outlook.case.parties}
    pairs = [item for item in outlook.nearness if item.party == party and kinds[item.other] == "ally" and item.counted]
    one, instead = outlook.name(party), outlook.name(other)
    told: list[str] = []
    for item in pairs:
        ally = outlook.name(item.other)
        head = f"against {ally}" if told else f"held against {ally} instead of {instead}, the text is"
        first, second = (len(issues) or "none" for issues in (item.nearer_party, item.nearer_other))
        told.append(f"{head} nearer to {one} on {first} of {counted(item.counted, 'issue')} and to {ally} on {second}")
    return "; ".join(told)
