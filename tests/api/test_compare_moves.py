"""Of two parts that changed places, the Word file tells the same one moved as the list of changes does."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from onetext.api.comparing.files import files_compared

PARTS = {
    "Financing": (
        "1. Donors pay one million euros into the account of the commission each year until the work is done.",
        "2. The commission publishes what it spends.",
        "3. Auditors from two countries look at the books of the commission, and at those of its contractors.",
    ),
    "Prisoners": (
        "4. Both sides hand over all whom they hold, wherever they were taken.",
        "5. The Red Cross visits every place of detention within ten days of the signature of this agreement.",
        "6. Nobody is tried for having borne arms.",
        "7. Lists are exchanged on Monday.",
    ),
}


def written(path: Path, order: list[str]) -> Path:
    document = docx.Document()
    document.add_paragraph("The two sides agree as follows.")
    for name in order:
        for line in PARTS[name]:
            document.add_paragraph(line)
    document.add_paragraph("Done in two copies, both in the language of the sea.")
    document.save(str(path))
    return path


def moved_in_word(data: bytes) -> set[str]:
    body = docx.Document(io.BytesIO(data)).element.body
    found = set()
    for paragraph in body.iter(qn("w:p")):
        if next(paragraph.iter(qn("w:moveFrom")), None) is not None:
            found.add("".join(one.text or "" for one in paragraph.iter(qn("w:delText"), qn("w:t"))))
    return {one for one in found if one}


@pytest.mark.parametrize("order", [["Financing", "Prisoners"], ["Prisoners", "Financing"]])
def test_both_tell_the_same_moves(tmp_path: Path, order: list[str]) -> None:
    old, new = written(tmp_path / "old.docx", order), written(tmp_path / "new.docx", order[::-1])
    comparison = files_compared(old, new)
    listed = {f"{point.label} {point.text}" for link in comparison.result.links if link.moved for point in link.before}
    assert listed
    assert moved_in_word(comparison.redlined().data) == listed
