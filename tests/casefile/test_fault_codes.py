"""The table of codes: complete, documented, and true."""

from __future__ import annotations

import re
from pathlib import Path

from onetext.casefile import FAULT_CODES
from onetext.casefile.faultdoc import fault_reference

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "src" / "onetext" / room for room in ("casefile", "documents", "drafts")]


def test_there_are_enough_codes_and_each_is_well_formed() -> None:
    assert len(FAULT_CODES) >= 30
    assert all(re.fullmatch(r"[EW][0-9]{3}", code) for code in FAULT_CODES)


def test_every_code_says_what_it_is_and_how_to_mend_it() -> None:
    for code, entry in FAULT_CODES.items():
        assert all((entry.title, entry.explanation, entry.before, entry.after)), code
        assert entry.before != entry.after, code


def test_the_code_raises_exactly_the_codes_of_the_table() -> None:
    """Codes are written out where they are raised, so they can be read off the source."""
    paths = [path for source in SOURCES for path in source.rglob("*.py") if path.parent.name != "codes"]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    raised = {code for text in texts for code in re.findall(r'"([EW][0-9]{3})"', text)}
    assert raised == set(FAULT_CODES)


def test_the_reference_is_up_to_date() -> None:
    """Write it anew with `python -m onetext.casefile.faultdoc docs/reference/faults.md`."""
    page = (ROOT / "docs" / "reference" / "faults.md").read_text(encoding="utf-8")
    assert page == fault_reference()
    assert all(f"### {code}: " in page for code in FAULT_CODES)
