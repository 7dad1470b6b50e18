"""A commented starter case for a new folder."""

from __future__ import annotations

import os
from pathlib import Path

from onetext.casefile.places import empty_folder, slug

__all__ = ["copy_case", "write_starter"]

_STARTER = Path(__file__).parent / "starter"


def write_starter(folder: str | os.PathLike[str]) -> tuple[str, ...]:
    """Write a commented starter case into a folder that does not exist yet or is empty.

    The case is invented: two parties, three issues, two drafts, a red line. It has no faults. Its id is the name of
    the folder, with dashes for what no id may hold.

    Returns
    -------
    The paths, relative to the folder, of the files that were written.

    Raises
    ------
    UsageError
        When the folder holds something, or a file stands in its place; nothing is overwritten.
    OSError
        When the folder cannot be written; nothing is left behind then.
    """
    from onetext.casefile.writing.atomic import write_all

    target = empty_folder(folder)
    names = sorted(path.relative_to(_STARTER).as_posix() for path in _STARTER.rglob("*") if path.is_file())
    case_id = slug(target.resolve().name)
    texts = {name: (_STARTER / name).read_text(encoding="utf-8") for name in names}
    write_all(target, {**texts, "case.yaml": _with_id(texts["case.yaml"], case_id)})
    return tuple(names)


def copy_case(source: str | os.PathLike[str], folder: str | os.PathLike[str]) -> tuple[str, ...]:
    """See `onetext.casefile.copy_case`."""
    from onetext.casefile.writing.atomic import write_all

    target = empty_folder(folder)
    found = {path.relative_to(source).as_posix(): path for path in sorted(Path(source).rglob("*")) if _is_kept(path)}
    write_all(target, {name: path.read_bytes() for name, path in found.items()})
    return tuple(found)


def _is_kept(path: Path) -> bool:
    """Whether a file belongs to a case: plain, not hidden, and no trace of Python's."""
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".") and path.suffix != ".pyc"


def _with_id(text: str, case_id: str) -> str:
    """The header with an id of its own, in quotes where YAML would read the name of the folder as no name."""
    from onetext.casefile.values import resolved

    plain = isinstance(resolved(case_id), str)
    return text.replace("id: starter\n", f"id: {case_id}\n" if plain else f'id: "{case_id}"\n', 1)
