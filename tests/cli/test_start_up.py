"""What a short command loads: nothing that takes longer than its answer. Timings stand in `benchmarks/`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import onetext

ARTICLE = (
    "Talks stall\n\nThe minister said on Monday that “we will not sign before Friday”. The union called for a rise.\n"
)
NEVER = ("pydantic", "rich", "lxml", "numpy", "yaml", "ruamel", "scipy", "dateparser", "rapidfuzz", "email")
NOT_TO_READ = (
    "onetext.model.case",
    "onetext.model.record",
    "onetext.model.issues",
    "onetext.casefile",
    "onetext.preferences",
    "onetext.documents.docx",
    "onetext.evidence.candidates",
    "onetext.evidence.asking",
    "onetext.report",
)


def loaded_by(*arguments: str) -> set[str]:
    """The modules of a fresh interpreter after a command."""
    code = "import sys; from onetext.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_reading_a_text_loads_what_reading_needs_and_no_more(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    loaded = loaded_by("read", str(article), "--json", "--published", "2031-03-14")
    assert "onetext.evidence.reading" in loaded
    assert loaded & {*NEVER, *NOT_TO_READ} == set()


def test_a_command_without_a_case_checks_its_words_without_pydantic() -> None:
    assert loaded_by("--help") & {*NEVER} == set()
    assert loaded_by("export", "--help") & {*NEVER} == set()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "harbour-wages", "--as-of", "2025-11"), '"2025-11" is a month; give a day'),
        (("check", "harbour-wages", "--as-of", "soon"), '"soon" is not a day'),
        (("brief", "harbour-wages", "--format", "txt"), '"txt" is none of'),
        (("balance", "harbour-wages", "--seed", "-1"), '"-1" is not a whole number'),
        (("robust", "harbour-wages", "--draws", "many"), "'--draws'"),
        (("read",), "Missing argument"),
    ],
)
def test_what_words_cannot_be_is_said_as_ever(arguments: tuple[str, ...], says: str) -> None:
    run = onetext(*arguments)
    assert run.status == 2
    assert says in " ".join(run.err.split())
