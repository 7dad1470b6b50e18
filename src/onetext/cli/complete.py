"""What the shell offers when a person presses Tab. A case that cannot be read offers nothing, and says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onetext.errors import OnetextError

if TYPE_CHECKING:
    from onetext.api.load import Case

__all__ = [
    "audiences",
    "cases",
    "drafts",
    "evidence_ids",
    "exports",
    "imports",
    "parties",
    "points",
    "settings",
    "signatories",
]


def cases(incomplete: str) -> list[str]:
    """Slugs of the catalog, and folders here that hold a case."""
    from onetext.api.load import slugs

    here = (str(found.parent) for found in Path().glob("*/case.yaml"))
    return _beginning((*slugs(), *here), incomplete)


def drafts(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of the drafts of the case."""
    case = _case(ctx)
    return _beginning((draft.id for draft in case.drafts_by_date), incomplete) if case else []


def points(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of the points of all drafts of the case."""
    case = _case(ctx)
    drafts_of_it = case.drafts_by_date if case else ()
    return _beginning((f"{draft.id}/{point.label}" for draft in drafts_of_it for point in draft.points), incomplete)


def audiences(ctx: typer.Context, incomplete: str) -> list[str]:
    """Mediator, public, and the parties of the case."""
    case = _case(ctx)
    parties = (party.id for party in case.parties_by_name) if case else ()
    return _beginning(("mediator", "public", *parties), incomplete)


def parties(ctx: typer.Context, incomplete: str) -> list[str]:
    """The parties of the case."""
    case = _case(ctx)
    return _beginning((party.id for party in case.parties_by_name), incomplete) if case else []


def signatories(ctx: typer.Context, incomplete: str) -> list[str]:
    """Parties that accept the whole text."""
    case = _case(ctx)
    return _beginning(case.signatories, incomplete) if case else []


def evidence_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids that evidence can be asked for."""
    case = _case(ctx)
    if case is None:
        return []
    groups = (case.parties_by_name, case.issues, case.drafts_by_date, case.red_lines, case.claims, case.ultimatums)
    return _beginning((item.id for group in groups for item in group), incomplete)


def settings(ctx: typer.Context, incomplete: str) -> list[str]:
    """`issue=option`: first the issues, then the options of the one that was typed."""
    case = _case(ctx)
    if case is None:
        return []
    name, equals, _ = incomplete.partition("=")
    if not equals:
        return _beginning((f"{issue.id}=" for issue in case.issues), incomplete)
    options = (f"{name}={option}" for issue in case.issues if issue.id == name for option in issue.option_ids)
    return _beginning(options, incomplete)


def imports(incomplete: str) -> list[str]:
    """Formats that can be imported."""
    from onetext.api.import_ import DRAFTS, IMPORTS, SHEETS

    return _beginning((*DRAFTS, *IMPORTS, *SHEETS), incomplete)


def exports(incomplete: str) -> list[str]:
    """Formats that can be exported."""
    from onetext.api.export import EXPORTS

    return _beginning(EXPORTS, incomplete)


def _case(ctx: typer.Context) -> Case | None:
    from onetext.api.load import load_case

    # While an option still lacks its value, Typer has not sorted the words yet: the case is the first of them.
    given = ctx.params.get("case") or next(iter(ctx.args), "")
    try:
        return load_case(str(given))
    except (OnetextError, OSError):
        return None


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in dict.fromkeys(words) if word.startswith(incomplete)]
