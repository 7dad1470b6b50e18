"""Compile the news fragments of changelog.d into CHANGELOG.md: `python tools/changelog.py 0.1.0 2026-01-31`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("added", "changed", "fixed", "removed")
MARK = "<!-- releases, newest first -->\n"


def fragments(folder: Path) -> dict[str, list[Path]]:
    """Kind -> the fragments of that kind, by name."""
    return {kind: sorted(folder.glob(f"*.{kind}.md")) for kind in KINDS}


def release(version: str, date: str, found: dict[str, list[Path]]) -> str:
    """The section of a release."""
    parts = [f"## {version}, {date}\n"]
    for kind, files in found.items():
        if files:
            lines = [f"- {file.read_text(encoding='utf-8').strip()}" for file in files]
            parts.append(f"### {kind.capitalize()}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def compile_into(changelog: Path, folder: Path, version: str, date: str) -> None:
    """Put a release on top of the changelog, and remove its fragments."""
    found = fragments(folder)
    head, mark, older = changelog.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise SystemExit(f"{changelog.name} has lost its line {MARK.strip()}")
    changelog.write_text(f"{head}{mark}\n{release(version, date, found)}{older}", encoding="utf-8")
    for files in found.values():
        for file in files:
            file.unlink()


if __name__ == "__main__":
    compile_into(ROOT / "CHANGELOG.md", ROOT / "changelog.d", *sys.argv[1:3])
