"""Write anew what the documentation takes from the program (`make docs`)."""

from __future__ import annotations

import tempfile
from pathlib import Path

import transcripts
from onetext.api.schema import schema_text
from onetext.casefile.faultdoc import fault_reference
from onetext.cli.app import COMMANDS
from onetext.cli.reference import commands_markdown
from onetext.process.reference import parameter_reference

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"


def generated() -> dict[Path, str]:
    """Each page that is made from the program alone, with its text."""
    schemas = {REFERENCE / "schemas" / f"{command}.json": schema_text(command) for command in COMMANDS}
    return {
        REFERENCE / "commands.md": commands_markdown(),
        REFERENCE / "faults.md": fault_reference(),
        REFERENCE / "parameters.md": parameter_reference(),
        **schemas,
    }


def rerun(page: Path) -> str:
    """A page with what its commands and scripts print today."""
    with tempfile.TemporaryDirectory() as folder:
        return transcripts.rerun(page.read_text(encoding="utf-8"), Path(folder))


def write(page: Path, text: str) -> None:
    """Write a page if its text is another than before, and say so."""
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")
        print(f"written anew: {page.relative_to(ROOT)}")


def main() -> None:
    """Write the generated pages, then run all others."""
    for page, text in generated().items():
        write(page, text)
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        if page not in generated():
            write(page, rerun(page))


if __name__ == "__main__":
    main()
