"""Public commitments not to accept less."""

from __future__ import annotations

from onetext.model import Case, Statement
from onetext.model.results import PublicFloor
from onetext.record.basis import Bases

__all__ = ["public_floors"]


def public_floors(case: Case) -> tuple[PublicFloor, ...]:
    """The newest public floor of each speaker on each issue, by party, issue and speaker.

    A later statement supersedes only an earlier one by the same speaker (S16), so a party may have several floors.
    """
    newest: dict[tuple[str, str, str], Statement] = {}
    for statement in sorted(case.statements, key=lambda item: item.happened):
        if statement.floor is not None:
            newest[statement.party, statement.floor.issue, _speaker(case, statement)] = statement
    parties = [party.id for party in case.parties_by_name]
    issues = [issue.id for issue in case.issues]
    bases = Bases(case)
    keys = sorted(newest, key=lambda key: (parties.index(key[0]), issues.index(key[1]), key[2]))
    return tuple(_view(newest[key], key[2], bases) for key in keys)


def _speaker(case: Case, statement: Statement) -> str:
    known = case.party(statement.party).speaker(statement.speaker)
    return known.name if known else statement.speaker


def _view(statement: Statement, speaker: str, bases: Bases) -> PublicFloor:
    assert statement.floor is not None
    return PublicFloor(
        party=statement.party,
        statement=statement.id,
        issue=statement.floor.issue,
        options=statement.floor.options,
        cost=statement.cost,
        speaker=speaker,
        happened=statement.happened,
        text=statement.text,
        sources=statement.sources,
        basis=bases.of(statement.sources),
    )
