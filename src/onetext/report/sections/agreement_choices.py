"""What texts that all could sign say, question by question, beside a draft (S12).

Options on which nothing depends are not passed off as chosen: what would do as well stands with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model.results import BriefSections, Solution
from onetext.report.words import Words

__all__ = ["ChoiceRow", "Chosen", "choice_rows"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The option that one or several solutions settle a question at, and what would do as well.

    `columns` counts the solutions side by side that agree on all of this.
    """

    option: str
    or_as_well: tuple[str, ...]
    as_draft: bool
    columns: int = 1


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One question: what each solution chooses, what the draft says, and of whom nothing is known."""

    issue: str
    chosen: tuple[Chosen, ...]
    draft: str
    unknown_of: tuple[str, ...]


def choice_rows(solved: Sequence[Solution], sections: BriefSections, words: Words) -> tuple[ChoiceRow, ...]:
    """A row per issue: contested ones in the case's own order first, then the others."""
    if not solved:
        return ()
    contested = words.case.contested
    ids = [*contested, *(issue.id for issue in words.case.issues if issue.id not in contested)]
    return tuple(_row(issue, solved, sections, words) for issue in ids)


def _row(issue: str, solved: Sequence[Solution], sections: BriefSections, words: Words) -> ChoiceRow:
    said, option = _in_draft(sections.focus, issue, words)
    return ChoiceRow(
        issue=issue,
        chosen=_merged([_chosen(issue, one, option, sections, words) for one in solved]),
        draft=said,
        unknown_of=tuple(words.parties(_unknown_of(issue, sections))),
    )


def _chosen(issue: str, one: Solution, draft: str | None, sections: BriefSections, words: Words) -> Chosen:
    option = one.packages[0][issue]
    ties = {package[issue] for package in one.packages}
    others = (ties | set(sections.settle_as_good.get(one.concept, {}).get(issue, ()))) - {option}
    return Chosen(
        option=words.option(issue, option),
        or_as_well=tuple(words.option(issue, other) for other in words.in_order(issue, others)),
        as_draft=option == draft,
    )


def _merged(cells: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """One cell across all columns where every solution says the same."""
    first = cells[0]
    if len(cells) > 1 and all(cell == first for cell in cells):
        return (Chosen(first.option, first.or_as_well, first.as_draft, len(cells)),)
    return tuple(cells)


def _unknown_of(issue: str, sections: BriefSections) -> list[str]:
    """Signatories of whom no position is on record, and whose values do not depend on the issue."""
    if sections.settle is None:
        return []
    return [
        party
        for party, scores in sections.settle.table.scores.items()
        if len(set(scores[issue])) == 1 and issue in sections.unknowns.no_position.get(party, ())
    ]


def _in_draft(draft: str | None, issue: str, words: Words) -> tuple[str, str | None]:
    """What a draft does with an issue in words, and the option that it comes to, where it comes to one (S5)."""
    if draft is None:
        return "", None
    term = words.case.draft(draft).term(issue)
    match term.state:
        case "settled":
            return words.option(issue, term.option or ""), term.option
        case "silent":
            meant = words.case.issue(issue).if_silent
            return (f"says nothing: {words.option(issue, meant)}", meant) if meant else ("says nothing", None)
        case "bracketed":
            return f"left open between: {words.options(issue, term.options)}", None
        case "deferred":
            return "put off until later", None
    return "not known", None
