"""A Word document, read: both views, the revisions, comments and notes, and what a reader should know of it."""

from __future__ import annotations

import hashlib

from onetext.documents.docx.margins import comments, language, notes, running_heads, title
from onetext.documents.docx.names import w
from onetext.documents.docx.notices import notices
from onetext.documents.docx.numbering import Numbering
from onetext.documents.docx.package import Package, open_package
from onetext.documents.docx.raw import Walked
from onetext.documents.docx.styles import Styles
from onetext.documents.docx.tree import Part, root_of
from onetext.documents.docx.views import View, view
from onetext.documents.docx.walk import Walk
from onetext.documents.limits import DEFAULT_LIMITS, Limits
from onetext.documents.making import Budget, no_text, turned
from onetext.documents.text import Document, MarkedParagraph
from onetext.errors import DocumentError

__all__ = ["read_docx"]


def read_docx(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a Word document (.docx, .docm, .dotx), whoever wrote it.

    The body is read, with its tables, text boxes, content controls and notes; headers and footers go to `left_out`.
    Nothing outside the file is fetched, and no macro is run.

    Raises
    ------
    DocumentError
        E501 to E506, as `open_package` and `parse_xml`; E506 also when there is no text in it.
    """
    budget = Budget(name, limits)
    package = open_package(data, name, limits)
    style_root = root_of(package, package.related("styles"))
    styles = Styles(style_root)
    numbering = Numbering(root_of(package, package.related("numbering")), styles)
    walked = _walk(package, styles, budget)
    now = view(walked.raws, "now", styles, numbering)
    before = view(walked.raws, "before", styles, numbering)
    if not now.blocks and not before.blocks:
        raise no_text(name, "docx")
    (foot, foot_before), inside_notes, about_notes = notes(package, styles, (now, before), walked, budget)
    remarks = comments(package, styles, walked, budget)
    heads, about_heads = running_heads(package, styles, budget)
    blocks = tuple(now.blocks)
    revisions = [*walked.revisions, *inside_notes]
    return Document(
        name=name,
        format="docx",
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=blocks,
        original=blocks if before.blocks == now.blocks else tuple(before.blocks),
        marked=_marked(walked, now, before),
        revisions=tuple(revisions),
        comments=remarks,
        notes=tuple(foot),
        original_notes=tuple(foot_before),
        notices=(
            *notices(package, walked, (now, before), revisions, remarks),
            *about_notes,
            *about_heads,
            *turned(now.blocks),
        ),
        left_out=(*heads, *now.contents),
        title=title(package),
        language=language(package, style_root),
    )


def _walk(package: Package, styles: Styles, budget: Budget) -> Walked:
    part = Part.of(package, package.main)
    body = part.root.find(w("body"))
    if body is None:
        raise DocumentError(
            package.name,
            f"the file is damaged: {package.main} has no body",
            hint="open it in a word processor and save it anew",
            code="E503",
        )
    walk = Walk(styles, part.spans, budget)
    walk.blocks(body)
    walk.found.close()
    return walk.found


def _marked(walked: Walked, now: View, before: View) -> tuple[MarkedParagraph, ...]:
    return tuple(
        MarkedParagraph(
            pieces=raw.pieces(),
            span=raw.span,
            end_inserted=raw.end_inserted or raw.whole.inserted,
            end_deleted=raw.end_deleted or raw.whole.deleted,
            label=now.labels.get(raw.index, ""),
            label_before=before.labels.get(raw.index, ""),
        )
        for raw in walked.raws
    )
