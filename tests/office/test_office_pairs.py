"""Redlines of random pairs, as LibreOffice and pandoc read them: accepted they say the new text, rejected the old one.

`make test` runs the first ten pairs, in one start of LibreOffice; `make test-office` runs two hundred.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from office_oracles import bare, by_office, by_pandoc
from word_pairs import Pair, pair

from onetext.documents import read_document
from onetext.drafts import write_redline

pytestmark = pytest.mark.office

PAIRS = 200 if os.environ.get("ONETEXT_OFFICE") == "1" else 10


def redline(one: Pair) -> bytes:
    before, after = read_document(one.before, "old.docx"), read_document(one.after, "new.docx")
    return write_redline(before, after, author="Us", date="2025-11-20", before_data=one.before, after_data=one.after)


def test_libreoffice_reads_the_new_text_and_the_old_one(tmp_path: Path) -> None:
    """One start of LibreOffice for all pairs, and so one test."""
    pairs = [pair(seed) for seed in range(PAIRS)]
    for one in pairs:
        (tmp_path / f"{one.name}.docx").write_bytes(redline(one))
    found = by_office(tmp_path)
    wrong = [
        (one.name, view)
        for one in pairs
        for view, text in (("accept", one.accepted), ("reject", one.rejected))
        if found[f"{one.name}.docx"][view] != text
    ]
    assert wrong == []


@pytest.mark.parametrize("seed", range(PAIRS))
def test_pandoc_reads_the_new_text_and_the_old_one(seed: int, tmp_path: Path) -> None:
    one = pair(seed)
    file = tmp_path / "redline.docx"
    file.write_bytes(redline(one))
    found = by_pandoc(file)
    assert found["accept"] == list(map(bare, one.accepted))
    assert found["reject"] == list(map(bare, one.rejected))
