"""Write a case into a folder: whole files only, only those that change, and only what reads back as the same case."""

from __future__ import annotations

import operator
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from onetext.casefile.files import read_text
from onetext.casefile.gather import LISTS, TABLES
from onetext.casefile.nodes import paused_collection
from onetext.casefile.reading import check_case, read_book
from onetext.casefile.writing.atomic import write_all
from onetext.casefile.writing.layout import fresh_files
from onetext.casefile.writing.onto import files_onto
from onetext.errors import CaseError, Fault, UsageError
from onetext.model import Case

__all__ = ["case_texts", "changes", "told", "write_case"]


def write_case(case: Case, folder: str | os.PathLike[str]) -> tuple[str, ...]:
    """See `onetext.casefile.write_case`."""
    if case.viewer != "mediator" or case.withheld:
        raise UsageError(f'this is the case as "{case.viewer}" sees it; write the whole case')
    target = Path(folder)
    files = changes(case, target, case_texts(target))
    write_all(target, files)
    return tuple(sorted(files))


def case_texts(folder: Path) -> dict[str, str]:
    """Path -> text of the files that a case is read from; empty when the folder holds none."""
    fixed = [
        "case.yaml",
        "rules.yaml",
        "process.yaml",
        *(f"{name}.yaml" for name in LISTS),
        *(f"{name}.csv" for name in TABLES),
    ]
    found = [folder / name for name in fixed]
    found += [*sorted((folder / "drafts").glob("*.md")), *sorted((folder / "inbox").glob("*.yaml"))]
    texts = {}
    for path in found:
        if path.exists():
            name = path.relative_to(folder).as_posix()
            file, faults = read_text(path, name)
            if file is None:
                raise CaseError(faults)
            texts[name] = file.text
    return texts


def changes(
    case: Case, target: Path, before: dict[str, str], alike: Callable[[Case, Case], bool] = operator.eq
) -> dict[str, str | None]:
    """Path -> new text (None: to be removed) of the files that change; `alike` says what counts as the same case."""
    name = target.resolve().name
    for files in _ways(case, target, before):
        after = {**before, **files}
        found = told({path: text for path, text in after.items() if text is not None}, name)[0]
        if found is not None and alike(found, case):
            return {path: text for path, text in files.items() if text != before.get(path)}
    raise _refusal(case, name)


def _refusal(case: Case, name: str) -> CaseError | UsageError:
    """Why a case cannot be told by files: it has faults, or values that the format does not have."""
    found, faults = told(fresh_files(case), name)
    if found is None:
        return CaseError(faults)
    different = [field.name for field in fields(case) if getattr(case, field.name) != getattr(found, field.name)]
    return UsageError(f'case "{case.id}" holds something in {", ".join(different)} that no file can tell')


def _ways(case: Case, target: Path, before: dict[str, str]) -> Iterator[Mapping[str, str | None]]:
    if not before:
        yield fresh_files(case)
        return
    with paused_collection():
        old, faults, book = read_book(target)
    if old is None:
        raise CaseError(faults)
    if old == case:
        yield {}
    yield from files_onto(old, case, book, before)


def told(files: Mapping[str, str], name: str) -> tuple[Case | None, tuple[Fault, ...]]:
    """The case that files would tell in a folder of this name (None when they would have errors), and its faults.

    What is to be written is first read back from a folder aside: nothing else proves that no word is lost on the way.
    """
    with _aside(files, name) as folder:
        return check_case(folder)


@contextmanager
def _aside(files: Mapping[str, str], name: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="onetext-") as aside:
        folder = Path(aside) / (name or "case")
        folder.mkdir()
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="")
        yield folder
