"""What the tests of documents share."""

from __future__ import annotations

import pytest
from reading_here import READERS, read_here


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read PDFs and guess at the main text of pages in this process."""
    for reader in READERS:
        monkeypatch.setattr(f"{reader}.run_apart", read_here)
