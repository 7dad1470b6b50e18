"""To whose demands is the draft nearer, by how much, and how sure is that?"""

from __future__ import annotations

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.wording import agreeing, counted, listed, named, sentence, spread, the
from onetext.model import Draft
from onetext.model.results import Nearness

__all__ = ["principal_pair", "say_nearness", "steps_apart"]


def say_nearness(outlook: Outlook) -> Said:
    """The answer for the two principals of whom most is known, then for the allies; what it needs are issues.

    Counts run over issues, on the scale of options; no points of different parties meet (S2). The party to which the
    draft is nearer on more issues comes first.
    """
    pair = principal_pair(outlook)
    if pair is None or outlook.focus is None:
        return Said()
    if not pair.counted:
        one, other = named(outlook.party(pair.party)), named(outlook.party(pair.other))
        nearer = f"{the(outlook.focus)} {agreeing(outlook.focus, 'is', 'are')} nearer"
        text = f"it cannot be told whether {nearer} to what {one} or to what {other} asks: {_MISSING}"
        return Said(sentence(text))
    pair = pair if len(pair.nearer_party) >= len(pair.nearer_other) else _turned(pair)
    parts = [
        _counts(outlook, pair, outlook.focus),
        steps_apart(outlook, pair, outlook.focus),
        _allies(outlook, pair.party, pair.other),
    ]
    return Said(" ".join(sentence(part) for part in parts if part), pair.counted, pair.counted)


_MISSING = "on no issue are both positions and the term of the draft known"
_SURE = "whichever way these are read"


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
    one, other = named(outlook.party(pair.party)), named(outlook.party(pair.other))
    known = "only issue" if pair.counted == 1 else f"{pair.counted} issues"
    first, second = len(pair.nearer_party), len(pair.nearer_other)
    is_nearer = f"{the(draft)} {agreeing(draft, 'is', 'are')} nearer"
    share = f"the {known}" if pair.counted == 1 else f"{first} of the {known}"
    if first == second:
        head = (
            f"of the {known} where both positions are known, {is_nearer} to what {one} asks on "
            f"{first or 'none'} and nearer to what {other} asks on {second or 'none'}, {_SURE}"
        )
    else:
        head = (
            f"{is_nearer} to what {one} asks than to what {other} asks on {share} "
            f"where both positions are known, and nearer to what {other} asks on {second or 'none'}, {_SURE}"
        )
    rest = []
    if pair.same:
        rest.append(f"on {len(pair.same)} it is as near to both")
    if pair.either:
        rest.append(f"on {len(pair.either)} it depends on how the positions are read")
    if pair.unknown:
        rest.append(f"on {len(pair.unknown)} more a position or the term of the draft is unknown")
    return f"{head}; {listed(rest)}" if rest else head


def steps_apart(outlook: Outlook, pair: Nearness, draft: Draft) -> str:
    """How far a draft stands from what each of two parties asks, on average, with the range; "" when unknown."""
    if pair.mean_party is None or pair.mean_other is None:
        return ""
    one, other = named(outlook.party(pair.party)), named(outlook.party(pair.other))
    return (
        f"counted in options along each scale, {the(draft)} {agreeing(draft, 'stands', 'stand')} on average "
        f"{spread(pair.mean_party)} steps from what {one} asks and {spread(pair.mean_other)} steps from what {other} "
        "asks"
    )


def _allies(outlook: Outlook, party: str, other: str) -> str:
    """The counts of the same party against each ally of whom enough is known, the ally in the other's place."""
    kinds = {item.id: item.kind for item in outlook.case.parties}
    pairs = [item for item in outlook.nearness if item.party == party and kinds[item.other] == "ally" and item.counted]
    one, instead = named(outlook.party(party)), named(outlook.party(other))
    told: list[str] = []
    for item in pairs:
        ally = named(outlook.party(item.other))
        head = f"against {ally}" if told else f"held against {ally} instead of {instead}, the text is"
        first, second = (len(issues) or "none" for issues in (item.nearer_party, item.nearer_other))
        told.append(f"{head} nearer to {one} on {first} of {counted(item.counted, 'issue')} and to {ally} on {second}")
    return "; ".join(told)
