"""A case as a Genius domain and one profile for each signatory."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from onetext.api.exporting.asking import Asked, Written
from onetext.casefile import PartyTable, write_genius
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import Dropped
from onetext.preferences import PointValues, demands

__all__ = ["genius"]


def genius(asked: Asked) -> Written:
    """Point values (S4) as utilities; what a Genius domain cannot hold is said."""
    case, folder = asked.seen, asked.folder
    values = [item for item in demands(case).values if item.party in case.signatories]
    known = [item for item in values if item.known]
    if not case.issues or not known:
        missing = "issue" if not case.issues else "signatory of known value"
        raise UsageError(f'case "{case.id}" has no {missing}, so a Genius domain would be empty')
    written, dropped = write_genius(case.title, case.issues, [_table(case, item) for item in known], folder)
    return written, (*_left_out(case, values), *dropped)


def _table(case: Case, item: PointValues) -> PartyTable:
    """Points of single options go with their issue; those of several issues together have no place."""
    points = [[Fraction(0)] * len(issue.options) for issue in case.issues]
    for options, added in item.interactions:
        if len(options) == 1:
            ((issue, option),) = options.items()
            points[issue][option] += added
    return PartyTable(
        party=item.party,
        weights=item.weights,
        scores=item.scores,
        points=tuple(map(tuple, points)),
        no_deal=item.no_deal,
    )


def _left_out(case: Case, values: Iterable[PointValues]) -> Iterable[Dropped]:
    """What of a case no Genius domain can hold."""
    for item in values:
        yield from _of_party(case, item)
    red_lines = [line.id for line in case.red_lines]
    consents = [issue.id for issue in case.issues if issue.consents]
    others = [party.id for party in case.parties if party.id not in case.signatories]
    drafts = [draft.id for draft in case.drafts]
    for what, ids, why in (
        ("rules", [f"{len(case.rules)}"] if case.rules else [], "every package is possible in a Genius domain"),
        ("red lines", red_lines, "a party of Genius refuses nothing but what is worth less than no deal"),
        ("consents", consents, "only the signatories have profiles"),
        ("parties that do not sign", others, "only the signatories have profiles"),
        ("drafts", drafts, "a domain holds no texts"),
    ):
        if ids:
            yield Dropped(what=f"{what}: {', '.join(ids)}", where=case.id, why=why)
    for doubt in case.doubts:
        yield Dropped(
            what=f"the doubt “{doubt.text.strip().rstrip('.')}”", where=case.id, why="a domain holds no remarks"
        )


def _of_party(case: Case, item: PointValues) -> Iterable[Dropped]:
    def about(what: str, why: str) -> Dropped:
        return Dropped(what=what, where=item.party, why=why)

    if not item.known:
        yield about("the profile", "all its weights are 0, so its value is unknown and there is nothing to write")
        return
    ranges = _ranges(case, item.party)
    if ranges:
        yield about(
            f"ranges of {', '.join(ranges)}", "a profile holds single numbers: the most likely ones, or the middles"
        )
    guessed = [
        issue.id
        for issue, basis in zip(case.issues, item.score_basis, strict=True)
        if basis == "position" and issue.id not in item.unknown
    ]
    if guessed:
        yield about(
            f"the order of options on {', '.join(guessed)}", "positions give an order; the linear spacing is written"
        )
    if item.unknown:
        yield about(f"what is unknown of {', '.join(item.unknown)}", "the middle of what is possible is written")
    for options, points in item.interactions:
        if len(options) > 1:
            named = ", ".join(f"{case.issues[k].id}={case.issues[k].options[i].id}" for k, i in options.items())
            yield about(f"{float(points):g} points for {named} together", "a profile values each issue by itself")


def _ranges(case: Case, party: str) -> list[str]:
    """Which numbers of a party are ranges."""
    weights = [item for item in case.weights if item.party == party]
    found = [f"the weight of {item.issue}" for item in weights if item.weight and not item.weight.is_exact]
    found += [
        f"scores on {item.issue}" for item in weights if any(not score.is_exact for score in item.scores.values())
    ]
    no_deals = [item for item in case.no_deals if item.party == party]
    found += ["no deal" for item in no_deals if item.expectations or (item.value and not item.value.is_exact)]
    return found
