"""Who said what on each issue over time: positions, red lines, public floors and responses (S3, S7, S16, S22)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypedDict

from onetext.model import Basis, Case, Certainty, Date, Position, Record, RedLine, Response, Statement
from onetext.model.results import IssueSayings, PartySayings, Saying
from onetext.record.basis import Bases, shares
from onetext.record.places import Places

__all__ = ["sayings"]


def sayings(case: Case) -> tuple[IssueSayings, ...]:
    """Every dated word on an issue that is on record, by issue, party and day. Nothing is merged or superseded.

    Issues stand in the order of the case, parties in alphabetical order of their names; issues on which nobody said
    anything are left out.
    """
    maker = _Maker(case)
    found: dict[str, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for issue, saying in maker.all():
        found[issue][saying.party].append(saying)
    return tuple(_of_issue(case, issue.id, found[issue.id]) for issue in case.issues if issue.id in found)


def _of_issue(case: Case, issue: str, by_party: dict[str, list[Saying]]) -> IssueSayings:
    return IssueSayings(
        issue=issue,
        parties=tuple(
            PartySayings(party=party.id, sayings=tuple(sorted(said, key=lambda one: one.happened)))
            for party in case.parties_by_name
            if (said := by_party.get(party.id))
        ),
        basis_share=shares(one.basis for said in by_party.values() for one in said),
    )


class _Maker:
    def __init__(self, case: Case) -> None:
        self._case, self._bases, self._places = case, Bases(case), Places(case)

    def all(self) -> Iterator[tuple[str, Saying]]:
        """Issue and saying, kind by kind."""
        case = self._case
        yield from ((one.issue, self._position(one)) for one in case.positions)
        for line in case.red_lines:
            yield from self._line(line)
        yield from ((one.floor.issue, self._floor(one)) for one in case.statements if one.floor is not None)
        for response in case.responses:
            yield from ((issue, self._response(response)) for issue in response.issues)

    def _position(self, one: Position) -> Saying:
        return Saying(
            kind="position",
            id=f"{one.party}/{one.issue}",
            party=one.party,
            word=one.kind,
            says=one.stance,
            speaker=one.speaker,
            reported_by=one.reported_by,
            options=one.named,
            refused=one.refused,
            confidence=one.confidence,
            **self._dated(one),
        )

    def _line(self, one: RedLine) -> Iterator[tuple[str, Saying]]:
        said = Saying(
            kind="red-line", id=one.id, party=one.party, says=one.says, speaker=one.speaker, **self._dated(one)
        )
        bars = [bar for bar in (one.narrow, one.strict) if bar is not None]
        for issue in dict.fromkeys(issue for bar in bars for issue in bar.options):
            yield issue, said

    def _floor(self, one: Statement) -> Saying:
        assert one.floor is not None
        return Saying(
            kind="floor",
            id=one.id,
            party=one.party,
            says=one.text,
            speaker=one.speaker,
            options=one.floor.options,
            **self._dated(one),
        )

    def _response(self, one: Response) -> Saying:
        return Saying(
            kind="response",
            id=one.id,
            party=one.party,
            word=f"{one.kind} {one.draft}",
            says=one.note,
            speaker=one.speaker,
            **self._dated(one),
        )

    def _dated(self, one: Record) -> _Dated:
        return {
            "happened": one.happened,
            "known": one.known,
            "sources": one.sources,
            "read_from": one.read_from,
            "basis": self._bases.of(one.sources),
            "certainty": self._places.certainty(one.read_from),
        }


class _Dated(TypedDict):
    """What all sayings have."""

    happened: Date
    known: Date
    sources: tuple[str, ...]
    read_from: tuple[str, ...]
    basis: Basis
    certainty: tuple[Certainty, ...]
