"""A case from a domain and its profiles: parties, issues, weights, scores and no-deal values, all exact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

from immutabledict import immutabledict

from onetext.casefile.genius.domainfile import span_of
from onetext.casefile.genius.names import ids_for
from onetext.casefile.genius.numbers import shown
from onetext.casefile.genius.space import Domain, Profile, Scale, SpaceIssue
from onetext.casefile.genius.sums import WeightedSum, largest_sum, weighted_sum
from onetext.errors import CaseError, Fault
from onetext.model import Case, Interaction, Issue, NoDeal, Option, Party, Range, Remark, Weight
from onetext.model.results import Dropped

__all__ = ["case_of"]

_MOST_DIGITS = 230
"""Of numerator and denominator together, so that the case can be read back."""
_OPEN = "open"
_UNKNOWN = Range.of(0, 1)


def case_of(
    domain: Domain,
    profiles: Sequence[Profile],
    *,
    case_id: str,
    as_of: dt.date | None,
    scale: Scale,
    origin: str,
) -> tuple[Case, tuple[Dropped, ...]]:
    """The case that a domain and its profiles make, and what has no place in it.

    For every package the value of a party (S2) is 100 times its utility, as a fraction without any rounding; on the
    scale `raw`, that times the one factor that brings the largest evaluation of all profiles to at most 1.

    Parameters
    ----------
    case_id, as_of
        The case's id, and the day it speaks of.
    origin
        The format, as a reader is told of it.

    Raises
    ------
    CaseError
        When a number is too long to be kept exactly.
    """
    largest = _largest(domain, profiles, scale)
    parts = [_PartyPart(domain, profile, scale, largest) for profile in profiles]
    dropped = (*domain.dropped, *_open_issues(domain, parts), *(item for part in parts for item in part.dropped()))
    case = Case(
        id=case_id,
        title=domain.name or case_id,
        summary=_summary(origin, scale, largest, [domain.file, *(profile.file for profile in profiles)]),
        as_of=as_of,
        signatories=tuple(profile.party for profile in profiles),
        doubts=tuple(Remark(text=f"{item.where}: {item.what}: {item.why}.") for item in dict.fromkeys(dropped)),
        parties=tuple(Party(id=profile.party, name=profile.party) for profile in profiles),
        issues=tuple(_issues(domain)),
        weights=tuple(weight for part in parts for weight in part.weights()),
        interactions=tuple(item for part in parts for item in part.interactions()),
        no_deals=tuple(part.no_deal() for part in parts),
    )
    _check_length(case)
    return case, tuple(dict.fromkeys(dropped))


def _largest(domain: Domain, profiles: Iterable[Profile], scale: Scale) -> Fraction:
    """What all evaluations are divided by: 1, or on the raw scale the largest of them where that is more."""
    if scale == "normalised":
        return Fraction(1)
    stored = (value for profile in profiles for item in profile.evaluations.values() for value in item.stored)
    return max([Fraction(1), *stored])


def _summary(origin: str, scale: Scale, largest: Fraction, files: Sequence[str]) -> str:
    if scale == "normalised":
        how = "Values are 100 times the utility of the profile"
        how += ", each evaluation divided by the largest of its issue." if origin == "Genius" else "."
    else:
        unit = "100 times" if largest == 1 else f"100/{shown(largest)} times"
        how = f"Values are {unit} the sum of weights times evaluations, the evaluations raw, as stored."
    return f"Imported from {origin}: {', '.join(files)}. {how}"


# -- issues --------------------------------------------------------------------------------------------------------


def _issues(domain: Domain) -> Iterable[Issue]:
    ids = ids_for((issue.name for issue in domain.issues), "issue")
    for issue in domain.issues:
        yield Issue(
            id=ids[issue.name],
            title=issue.name,
            options=tuple(Option(id=option, title=title) for title, option in _options(issue).items()),
            ordered=issue.kind == "integer",
        )


def _options(issue: SpaceIssue) -> dict[str, str]:
    """Title -> id of each option; an issue of open numbers has a single one, which stands for them all."""
    if issue.kind == "open":
        return {span_of(issue): _OPEN}
    return ids_for(issue.values, "option")


def _open_issues(domain: Domain, parts: Sequence[_PartyPart]) -> Iterable[Dropped]:
    for issue in domain.issues:
        if issue.kind != "open":
            continue
        weights = [(part.profile.party, part.profile.weights[issue.name]) for part in parts]
        told = ", ".join(f"{party} {shown(weight)}" for party, weight in weights)
        yield Dropped(
            what=f'the numbers of issue "{issue.name}" ({span_of(issue)})',
            where=domain.file,
            why=(
                f"they are no list of at most 256 options; the issue stays with its weight ({told}) and one option of"
                " unknown score, so every value is a range as wide as 100 times that weight"
            ),
        )


# -- one party -----------------------------------------------------------------------------------------------------


class _PartyPart:
    """What the profile of one party puts into the case."""

    def __init__(self, domain: Domain, profile: Profile, scale: Scale, largest: Fraction) -> None:
        self.domain, self.profile, self.scale, self.largest = domain, profile, scale, largest
        self.ids = ids_for((issue.name for issue in domain.issues), "issue")
        self.table = {name: [value / largest for value in column] for name, column in self._columns().items()}
        self.sum: WeightedSum = weighted_sum(self.profile.weights, self.table)

    def _columns(self) -> dict[str, Sequence[Fraction]]:
        """Evaluations per issue; of open numbers the highest that they may have, 1."""
        given = self.profile.evaluations
        return {
            issue.name: given[issue.name].on(self.scale) if issue.kind != "open" else (Fraction(1),)
            for issue in self.domain.issues
        }

    def weights(self) -> Iterable[Weight]:
        """A weight and scores on each issue."""
        for issue in self.domain.issues:
            scores = [self._range(issue, score) for score in self.sum.scores[issue.name]]
            yield Weight(
                party=self.profile.party,
                issue=self.ids[issue.name],
                weight=_exactly(self.sum.weights[issue.name]),
                scores=immutabledict(zip(_options(issue).values(), scores, strict=True)),
                reason=f"{self.profile.file}{self._weight_note(issue)}",
            )

    def _weight_note(self, issue: SpaceIssue) -> str:
        changed = self.profile.weights[issue.name]
        return f"; its weight there is {shown(changed)}" if changed != self.sum.weights[issue.name] else ""

    def interactions(self) -> Iterable[Interaction]:
        """What single options add, where the weights add up to more than 1."""
        for issue in self.domain.issues:
            for option, points in zip(_options(issue).values(), self.sum.points.get(issue.name, ()), strict=False):
                if points:
                    yield Interaction(
                        party=self.profile.party,
                        options=immutabledict({self.ids[issue.name]: option}),
                        points=self._range(issue, points),
                        reason=f"{self.profile.file}: the part of the weights that is beyond a sum of 1",
                    )

    def _range(self, issue: SpaceIssue, highest: Fraction) -> Range:
        return Range(Fraction(0), highest) if issue.kind == "open" and highest else _exactly(highest)

    def no_deal(self) -> NoDeal:
        """The reservation value in points."""
        value = 100 * self.profile.reservation / self.largest
        return NoDeal(
            party=self.profile.party,
            value=_exactly(value),
            reason=f"{self.profile.file}: {self.profile.reservation_reason}",
        )

    def dropped(self) -> Iterable[Dropped]:
        """What of the profile is not in the case, or not as it was."""
        yield from self.profile.dropped
        profile = self.profile
        total = sum(profile.weights.values(), Fraction(0))
        if total == 0:
            yield self._about(
                "weights that are all 0", "every utility is 0 then; they stand as 1 each, with scores of 0"
            )
        elif total != 1:
            yield self._about(f"a sum of weights of {_near(total, 1)}", _SUMS[total > 1])
        top = largest_sum(profile.weights, self._columns())
        if top > 1 and self.scale == "normalised":
            why = (
                f"packages of more than 100 points, up to {_near(100 * top, 100)}, keep their sum; all others are exact"
            )
            yield self._about("the cut at a utility of 1", why)
        if profile.discount != 1:
            why = "values are those of an agreement at once; the loss by waiting is not in any number"
            yield self._about(f"the discount factor {shown(profile.discount)}", why)
        if self.scale == "raw" and profile.reservation and self.largest != 1:
            why = (
                "Genius has it on a scale of 0 to 1, the raw evaluations are not; it was taken times the same factor"
                f" as they were, so no deal is {shown(100 * profile.reservation / self.largest)} points"
            )
            yield self._about(f"the scale of the reservation value {shown(profile.reservation)}", why)

    def _about(self, what: str, why: str) -> Dropped:
        return Dropped(what=what, where=self.profile.file, why=why)


_SUMS = {
    False: "a case divides by the sum and the format does not, so all scores were taken times it; values are exact",
    True: "what is beyond 1 stands as points of single options of the heaviest issues; values are exact",
}


def _near(total: Fraction, whole: int) -> str:
    """A number of which a reader must see that it is not the whole one, by however little."""
    off = total - whole
    if not off or abs(off) >= Fraction(1, 10**5):
        return shown(total)
    return f"{whole} {'+' if off > 0 else '-'} {float(abs(off)):.2g}"


def _exactly(number: Fraction) -> Range:
    return Range(number, number)


def _check_length(case: Case) -> None:
    """No number may be longer than what a case file can hold."""
    ranges = [(item.party, span) for item in case.weights for span in (item.weight, *item.scores.values()) if span]
    ranges += [(item.party, item.points) for item in case.interactions]
    ranges += [(item.party, item.value) for item in case.no_deals if item.value]
    for party, span in ranges:
        for number in (span.low, span.high):
            if len(str(number.numerator)) + len(str(number.denominator)) > _MOST_DIGITS:
                message = f'a number of party "{party}" has too many digits to be kept exactly'
                hint = "round the weights and evaluations of its profile"
                raise CaseError([Fault(file="", line=0, column=0, code="E405", message=message, hint=hint)])
