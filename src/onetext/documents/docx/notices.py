"""What the reader of a Word document should know: changes, comments, hidden text, what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onetext.documents.docx.package import Package
from onetext.documents.docx.raw import Walked
from onetext.documents.docx.views import View
from onetext.documents.text import Comment, Notice, Revision

__all__ = ["notices", "quoted"]

_MOST = 20  # notices of one kind that are spelled out
_QUOTED = 300  # longest quotation
_MACROS = {"vbaProject", "wordVbaData", "keyMapCustomizations"}
_MET = {
    "textbox": ("text-box", "text box", "text boxes", "read after the paragraph that the box is tied to."),
    "drawing": ("images", "picture, chart or object", "pictures, charts or objects", "not read."),
    "altChunk": (
        "left-out",
        "passage in another format",
        "passages in another format",
        "not read; save it anew in Word.",
    ),
    "subDoc": ("external", "passage kept in another file", "passages kept in other files", "not read."),
    "sym": (
        "encoding",
        "sign of an unknown symbol font",
        "signs of unknown symbol fonts",
        "shown as \N{REPLACEMENT CHARACTER}.",
    ),
    "counting": (
        "numbering",
        "number that Word counts in a field (AUTONUM, LISTNUM)",
        "numbers that Word counts in fields (AUTONUM, LISTNUM)",
        "not in the file, and not read; make a numbered list of them.",
    ),
    "formula": ("formula", "formula", "formulas", "read as plain letters, without fractions and powers."),
}
"""What was met -> code of the notice, one of it, many of it, and what was done with it."""
_AUTO_LINKS = {"hyperlink"}


def notices(
    package: Package,
    walked: Walked,
    views: tuple[View, View],
    revisions: Sequence[Revision],
    comments: Sequence[Comment],
) -> list[Notice]:
    """All notices, the ones about the text first."""
    return [
        *_about_changes(revisions, comments),
        *_about_hidden(walked),
        *_about_forms(walked),
        *_about_numbers(walked, views),
        *_about_contents(views[0]),
        *_about_met(walked),
        *_about_package(package),
    ]


def _many(count: int, unit: str) -> str:
    return f"{count:,} {unit}" + ("" if count == 1 else "s")


def quoted(text: str) -> str:
    """A text on one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else flat[:_QUOTED].rstrip() + " …"


def _by(authors: Iterable[str]) -> str:
    names = sorted({author or "somebody unnamed" for author in authors})
    shown = ", ".join(names[:6])
    return f"by {shown}" + (f" and {len(names) - 6} others" if len(names) > 6 else "")


def _about_changes(revisions: Sequence[Revision], comments: Sequence[Comment]) -> Iterable[Notice]:
    if revisions:
        count = _many(len(revisions), "tracked change")
        yield Notice(code="revisions", message=f"The file has {count} {_by(item.author for item in revisions)}.")
    if comments:
        count = _many(len(comments), "comment")
        yield Notice(code="comments", message=f"The file has {count} {_by(item.author for item in comments)}.")


def _about_hidden(walked: Walked) -> Iterable[Notice]:
    for index, texts in list(walked.hidden.items())[:_MOST]:
        text = quoted("".join(texts))
        message = f'Hidden text, which is not shown on the page, was read as part of the text: "{text}".'
        yield Notice(code="hidden", message=message, span=walked.raws[index].span)
    if len(walked.hidden) > _MOST:
        yield Notice(code="hidden", message=f"{len(walked.hidden) - _MOST} more paragraphs hold hidden text.")


def _about_forms(walked: Walked) -> Iterable[Notice]:
    for index, shown in list(walked.forms.items())[:_MOST]:
        message = f'Filled in into a form, and not read as text: "{quoted(" ".join(shown))}".'
        yield Notice(code="left-out", message=message, span=walked.raws[index].span)
    if len(walked.forms) > _MOST:
        yield Notice(code="left-out", message=f"{len(walked.forms) - _MOST} more paragraphs hold fields of a form.")


def _about_numbers(walked: Walked, views: tuple[View, View]) -> Iterable[Notice]:
    now = views[0]
    for index in now.unresolved[:_MOST]:
        text = quoted("".join(bit.text for bit in walked.raws[index].bits if bit.deleted is None))
        message = f'The file does not define the list that numbers this paragraph; it has no number here: "{text}".'
        yield Notice(code="numbering", message=message, span=walked.raws[index].span)
    if len(now.unresolved) > _MOST:
        rest = _many(len(now.unresolved) - _MOST, "more paragraph")
        yield Notice(code="numbering", message=f"The file does not define the lists that number {rest}.")
    if now.empty:
        shown = ", ".join(f'"{label}"' for label in now.empty[:_MOST]) + (", …" if len(now.empty) > _MOST else "")
        yield Notice(code="numbering", message=f"Numbers that stand before no text were left out: {shown}.")
    if odd := now.odd | views[1].odd:
        message = f"Numbers of an unknown format ({', '.join(sorted(odd))}) are given as 1, 2, 3."
        yield Notice(code="numbering", message=message)


def _about_contents(now: View) -> Iterable[Notice]:
    if now.contents:
        lines = _many(len(now.contents), "line")
        yield Notice(code="left-out", message=f"A table of contents or index ({lines}) was left out of the text.")


def _about_met(walked: Walked) -> Iterable[Notice]:
    for what, (code, one, many, done) in _MET.items():
        if count := walked.seen.get(what, 0):
            yield Notice(code=code, message=f"The file has {count:,} {one if count == 1 else many}: {done}")


def _about_package(package: Package) -> Iterable[Notice]:
    relations = package.relations(package.main)
    if any(item.kind in _MACROS for item in relations) or any(
        part.endswith("vbaProject.bin") for part in package.parts
    ):
        yield Notice(code="macros", message="The file holds macros. They were neither read nor run.")
    settings = package.related("settings")
    outside = [*relations, *(package.relations(settings) if settings else ())]
    found = [item for item in outside if item.external and item.kind not in _AUTO_LINKS]
    for item in found[:_MOST]:
        message = (
            f"The file refers to something outside it ({item.kind}: {quoted(item.target)}), which was not fetched."
        )
        yield Notice(code="external", message=message)
    if len(found) > _MOST:
        yield Notice(code="external", message=f"The file refers to {len(found) - _MOST} more things outside it.")
