"""Spoiled files: each is read, or refused in one line; never a traceback, a hang, or a full memory.

200 files of each format here, 10,000 with `make fuzz`. PDFs are read in this process, so that each costs milliseconds;
what a second process adds (an end to hangs and to memory) is tested in test_apart.py.
"""

from __future__ import annotations

import os
import random
import resource

import pytest
from document_mutations import spoiled
from document_seeds import seeds
from reading_here import SECONDS, at_most

from onetext.documents import DEFAULT_LIMITS, Document, Limits, read_document
from onetext.errors import DocumentError

FULL = os.environ.get("ONETEXT_FUZZ") == "1"
ROUNDS, FILES = (10, 1_000) if FULL else (1, 200)
FORMATS = ("docx", "html", "md", "pdf", "txt")
MEMORY = 2**30

pytestmark = [pytest.mark.fuzz, pytest.mark.usefixtures("here")]


def outcome(data: bytes, form: str, limits: Limits = DEFAULT_LIMITS) -> Document | str:
    """The document, or the line that refuses it. Anything else fails the test that asks."""
    try:
        return read_document(data, f"draft.{form}", limits=limits)
    except DocumentError as error:
        return str(error)


@pytest.mark.parametrize("round_", range(ROUNDS))
@pytest.mark.parametrize("form", FORMATS)
def test_spoiled_files_are_read_or_refused(form: str, round_: int) -> None:
    good = seeds(form)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read = refused = 0
    for number in range(FILES):
        seed = f"{form}-{round_}-{number}"
        dice = random.Random(seed)
        data = spoiled(dice.choice(good), form, dice)
        with at_most(2 * SECONDS if form == "pdf" else SECONDS):
            result = outcome(data, form)
        if isinstance(result, str):
            refused += 1
            assert result.startswith(f"draft.{form}: "), seed
            assert "\n" not in result, seed
            assert "Traceback" not in result, seed
        else:
            read += 1
            assert result.blocks, seed
            assert all(block.text.strip() for block in result.blocks), seed
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (after - before) * 1024 < MEMORY
    assert read > FILES // 20, "the mutations spoil too much to try anything"
    assert refused > 0, "the mutations spoil too little"


@pytest.mark.parametrize("form", FORMATS)
def test_the_seeds_are_good(form: str) -> None:
    """What is spoiled was readable before."""
    assert all(isinstance(outcome(data, form), Document) for data in seeds(form))
