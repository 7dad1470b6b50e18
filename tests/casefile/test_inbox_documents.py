"""The files of the inbox that articles were read into: read, checked, and added to without touching the rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from case_texts import BASE, put

from onetext.casefile import add_reading, check_case, read_case
from onetext.errors import UsageError
from onetext.model import Candidate, ReadDocument, Source

DOCUMENT = ReadDocument(
    id="art", file="art.txt", sha256="0" * 64, published=dt.date(2025, 3, 9), source="s1", language="en"
)
FIRST = Candidate(id="art.s1", kind="statement", document="art", start=0, end=4, text="Hell", digest="00e1")
SHA = "0" * 64
HEAD = f"documents:\n- {{id: art, file: a.txt, sha256: '{SHA}', published: 2025-03-09, source: s1, language: en}}\n"


def test_documents_stand_before_the_candidates_of_their_file(tmp_path: Path) -> None:
    text = HEAD + "inbox:\n- {id: art.s1, kind: statement, document: art, start: 0, end: 4, text: Hell}\n"
    case = read_case(put({**BASE, "inbox/art.yaml": text}, tmp_path / "case"))
    assert [document.id for document in case.documents] == ["art"]
    assert [item.id for item in case.candidates] == ["art.s1", "i1"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (HEAD.replace("s1", "s9"), {"E205"}),
        (HEAD + "inbox: 5\n", {"E105"}),
        (HEAD + "inbax: []\n", {"E104"}),
        (HEAD.replace("2025-03-09", "March"), {"E108"}),
        (HEAD + HEAD.removeprefix("documents:\n"), {"E209"}),
        (HEAD, set()),
    ],
)
def test_what_is_wrong_in_such_a_file_is_told(text: str, codes: set[str], tmp_path: Path) -> None:
    _, faults = check_case(put({**BASE, "inbox/art.yaml": text}, tmp_path / "case"))
    assert {fault.code for fault in faults} == codes


def test_a_reading_is_added_beside_what_is_there_and_again_without_a_change(tmp_path: Path) -> None:
    folder = put({**BASE, "articles/art.txt": "Hello"}, tmp_path / "case")
    source = Source(id="s2", outlet="Gazette")
    assert add_reading(folder, replace(DOCUMENT, source="s2"), [FIRST], [source]) == ("inbox/art.yaml", "sources.yaml")
    case, faults = check_case(folder)
    assert case is not None
    assert faults == ()  # nothing is said of the folder in which articles lie
    assert (case.documents[0].source, case.candidates[0]) == ("s2", FIRST)
    assert add_reading(folder, replace(DOCUMENT, source="s2"), [FIRST], [source]) == ()
    more = replace(FIRST, id="art.s2", start=5, end=9)
    assert add_reading(folder, replace(DOCUMENT, source="s2"), [more], []) == ("inbox/art.yaml",)
    assert [item.id for item in read_case(folder).candidates] == ["art.s2", "i1"]
    assert (folder / "inbox" / "one.yaml").read_text() == BASE["inbox/one.yaml"]


def test_a_name_that_is_no_id_is_refused(tmp_path: Path) -> None:
    folder = put(BASE, tmp_path / "case")
    with pytest.raises(UsageError, match="cannot be an id"):
        add_reading(folder, replace(DOCUMENT, id="../art"), [FIRST], [])
    assert not (folder / "inbox" / "art.yaml").exists()
