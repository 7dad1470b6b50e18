"""A new case folder with comments for whoever goes on with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from onetext.casefile.writing.atomic import write_all
from onetext.casefile.writing.layout import fresh_files
from onetext.casefile.writing.writing import told
from onetext.errors import CaseError, UsageError
from onetext.model import Case

__all__ = ["write_annotated"]


def write_annotated(
    case: Case, folder: str | os.PathLike[str], comments: Mapping[str, str], copies: Mapping[str, bytes]
) -> tuple[str, ...]:
    """See `onetext.casefile.write_annotated`."""
    target = Path(folder)
    texts = fresh_files(case)
    for name, comment in comments.items():
        texts[name] = _commented(texts.get(name, ""), comment)
    found, faults = told(texts, target.resolve().name)
    if found is None:
        raise CaseError(faults)
    if found != case:
        raise UsageError(f'case "{case.id}" holds something that no file of a case can tell')
    files: dict[str, str | bytes | None] = {**copies, **texts}
    write_all(target, files)
    return tuple(sorted(files))


def _commented(text: str, comment: str) -> str:
    """A file with a comment at its head; in a draft the comment stands in the front matter."""
    lines = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    first, dashes, rest = text.partition("---\n")
    if dashes and not first:
        return f"---\n{lines}{rest}"
    return f"{lines}\n{text}" if text else lines
