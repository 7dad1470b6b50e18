"""The classes of firmness as the interview and the workbook tell them are those that are used."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from onetext.api.sheets.book import _LINES
from onetext.model.results import InterviewQuestion
from onetext.preferences.elicit.answered import FIRMNESS
from onetext.report.terminal.elicit import show_help


def helped() -> str:
    out = io.StringIO()
    question = InterviewQuestion(id="firmness.L", kind="firmness", text="How firm?", choices=tuple(FIRMNESS))
    show_help(question, Console(file=out, width=80, highlight=False))
    return out.getvalue()


SHEET = " ".join(text for texts in _LINES.values() for text in texts)


# A crossing has a day, and a workbook no cell for it.
@pytest.mark.parametrize(("text", "untold"), [(helped(), ""), (SHEET, "already-crossed")])
def test_each_class_is_told_with_its_range(text: str, untold: str) -> None:
    said = re.sub(r"(\S+) and (\S+) (\S+)(?=, opening)", r"\1 \3, \2 \3", " ".join(text.split()))
    for name, item in FIRMNESS.items():
        found = re.search(rf"{name} {float(item.low):g}-{float(item.high):g}\b", said)
        assert (found is None) is (name == untold)
