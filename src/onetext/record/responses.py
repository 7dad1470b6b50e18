"""What parties did with drafts (S22)."""

from __future__ import annotations

from onetext.model import Case
from onetext.model.results import ResponseView

__all__ = ["responses"]


def responses(case: Case) -> tuple[ResponseView, ...]:
    """Every response on record, oldest first; the order of the files breaks ties."""
    return tuple(
        ResponseView(
            id=item.id,
            party=item.party,
            speaker=item.speaker,
            draft=item.draft,
            kind=item.kind,
            public=item.public,
            issues=item.issues,
            happened=item.happened,
            note=item.note,
            sources=item.sources,
        )
        for item in sorted(case.responses, key=lambda item: item.happened)
    )
