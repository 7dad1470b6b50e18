"""The note has at most two pages, whatever the case: LibreOffice lays it out, and its pages are counted."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

import shipped
from onetext.api.load import load_case
from onetext.model import Case
from onetext.model.results import BriefResult
from onetext.report import brief_docx

pytestmark = pytest.mark.office

MOST_PAGES = 2


def answered(slug: str, as_of: dt.date | None = None) -> tuple[BriefResult, Case]:
    case = load_case(slug)
    result = shipped.brief(case, as_of=as_of)
    assert result.envelope.as_of is not None
    return result, case.at(result.envelope.as_of)


def wordy(case: Case) -> Case:
    """The same case as somebody would write it who never stops."""
    more = " and so on, at a length that no minister would read to its end" * 6
    return replace(
        case,
        title=case.title + more,
        notice=case.notice + more * 4,
        issues=tuple(
            replace(
                issue,
                title=issue.title + more,
                options=tuple(replace(option, title=option.title + more) for option in issue.options),
            )
            for issue in case.issues
        ),
        red_lines=tuple(replace(line, says=(line.says or line.id) + more) for line in case.red_lines),
        sources=tuple(replace(source, title=source.title + more) for source in case.sources),
        ultimatums=tuple(replace(one, terms=one.terms + more) for one in case.ultimatums),
    )


def test_notes_of_all_cases_have_at_most_two_pages(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        raise AssertionError("LibreOffice is missing: run tools/office.sh")
    result, case = answered("ukraine-2025", dt.date(2025, 11, 26))
    (tmp_path / "ukraine.docx").write_bytes(brief_docx(result, case))
    (tmp_path / "wordy.docx").write_bytes(brief_docx(result, wordy(case)))
    (tmp_path / "wages.docx").write_bytes(brief_docx(*answered("harbour-wages")))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    told = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(told, capture_output=True, timeout=180, check=True)
    pages = {path.stem: len(pypdf.PdfReader(path).pages) for path in tmp_path.glob("*.pdf")}
    assert pages.keys() == {"ukraine", "wages", "wordy"}
    assert {name: count for name, count in pages.items() if count > MOST_PAGES} == {}
