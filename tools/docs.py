"""Write anew what the documentation takes from the program (`make docs`)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import transcripts

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def main() -> None:
    """Run every page in a folder of its own, and put what is printed today where another output is shown."""
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            after = transcripts.rerun(before, Path(folder))
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"written anew: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
