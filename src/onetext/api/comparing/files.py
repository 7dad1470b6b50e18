"""Two files side by side, without a case: `onetext compare OLD NEW`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onetext._version import __version__
from onetext.api.comparing.comparison import Comparison
from onetext.api.comparing.linking import aligned, doubts, in_order
from onetext.api.comparing.margins import comments_of, outside_warning, picture_warning, with_tracked
from onetext.api.comparing.points import by_name
from onetext.api.comparing.sides import Side, file_view, read_sides
from onetext.api.comparing.threeway import merged_files
from onetext.api.comparing.untracked import untracked, untracked_warning, with_untracked
from onetext.api.comparing.wandering import with_wandering
from onetext.api.comparing.wording import wordings_of
from onetext.api.textfile import Where
from onetext.model.results import CompareResult, Envelope, Link

__all__ = ["compare_files", "files_compared"]


def compare_files(
    old: Where, new: Where, *, base: Where | None = None, encoding: str | None = None, layout: bool = False
) -> CompareResult:
    """Two files side by side, point by point and word by word: DOCX, PDF, HTML, Markdown or plain text.

    Where `new` tracks changes, links that were changed without a tracked change are flagged `untracked`.

    Parameters
    ----------
    base
        The file that both grew from, for a three-way comparison.
    encoding
        Of plain text, Markdown and HTML that is not UTF-8.
    layout
        Read PDFs by the places of their words (needs the extra `pdf`).

    Returns
    -------
    As of a case, with `effects` None: without a case nobody's values are known.

    Raises
    ------
    DocumentError
        When a file cannot be read as what it is.
    UsageError
        When a file cannot be opened.
    """
    return files_compared(old, new, base=base, encoding=encoding, layout=layout).result


def files_compared(
    old: Where, new: Where, *, base: Where | None = None, encoding: str | None = None, layout: bool = False
) -> Comparison:
    """`compare_files`, with the texts that it compared: what a page or a Word file of it is made of."""
    paths = (old, new) if base is None else (old, new, base)
    before, after, *more = read_sides(paths, encoding=encoding, layout=layout)
    links = _links(before, after)
    result = CompareResult(
        envelope=Envelope(command="compare", version=__version__, warnings=_warnings(before, after, links)),
        a=before.name,
        b=after.name,
        base=more[0].name if more else None,
        links=links,
        changes=(),
        effects=None,
        merged=merged_files(more[0], before, after) if more else None,
        files=tuple(replace(file_view(side), comment_texts=comments_of(side)) for side in (before, after, *more)),
    )
    return Comparison(result=result, before=before, after=after)


def _links(before: Side, after: Side) -> tuple[Link, ...]:
    old, new = by_name(before.points, ""), by_name(after.points, "")
    wordings = wordings_of(old, new)
    told = [wordings.told(link) for link in aligned(before.points, after.points)]
    links = in_order(with_untracked(told, untracked(before, after)), old, new)
    return with_tracked(with_wandering(links), before, after)


def _warnings(before: Side, after: Side, links: Sequence[Link]) -> tuple[str, ...]:
    """What a reader of the links must know first."""
    warnings = [*untracked_warning(links, after.name), *outside_warning(before, after), *picture_warning(before, after)]
    doubtful = sum(link.review for link in links)
    if doubtful:
        warnings.append(doubts(doubtful, len(links)))
    assert before.document is not None
    if before.document.revisions:
        warnings.append(f"{before.name} holds tracked changes; it is read as it stands, with all of them accepted")
    return tuple(warnings)
