"""Work in a second process: stopped when it takes too long or too much, and the same work as in this one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from document_seeds import HTML, clauses, pdf_of

from onetext.documents import Limits, read_document
from onetext.documents.apart import Broken, OutOfMemory, OutOfTime, OwnFault, function_of, run_apart
from onetext.errors import DocumentError

PAGES = "onetext.documents.pdf.pages:read_pages"
TASKS = """
def endless(data):
    while True:
        pass

def greedy(data):
    return len(bytearray(2**33))

def failing(data):
    raise ZeroDivisionError

def mistaken(data):
    return data.nothing

def size(data, *, times):
    return len(data) * times
"""


@pytest.fixture(autouse=True)
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tasks_of_a_test.py").write_text(TASKS)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "tasks_of_a_test", raising=False)


@pytest.mark.parametrize(("task", "error"), [("endless", OutOfTime), ("greedy", OutOfMemory), ("failing", Broken)])
def test_work_that_goes_wrong_ends(task: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        run_apart(f"tasks_of_a_test:{task}", b"x", {}, seconds=1, memory=2**30)


@pytest.mark.parametrize("frozen", [False, True])
def test_a_mistake_of_ours_is_not_taken_for_a_damaged_file(frozen: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A function of this package is called wrongly by this package; the other failure is in a line outside of it."""
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    with pytest.raises(OwnFault, match="unexpected keyword"):
        run_apart("onetext.documents.making:digest", b"", {"colour": "red"}, seconds=30, memory=2**30)
    with pytest.raises(Broken):
        run_apart("tasks_of_a_test:mistaken", b"", {}, seconds=30, memory=2**30)


@pytest.mark.parametrize("frozen", [False, True])
def test_the_answer_comes_back_also_without_a_second_python(frozen: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert run_apart("tasks_of_a_test:size", b"abc", {"times": 2}, seconds=30, memory=2**30) == 6
    with pytest.raises(Broken):
        run_apart("tasks_of_a_test:failing", b"", {}, seconds=30, memory=2**30)


def test_a_system_that_starts_no_process_does_the_work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("subprocess.run", refuse)
    assert run_apart("tasks_of_a_test:size", b"abc", {"times": 3}, seconds=30, memory=2**30) == 9


def test_a_pdf_is_the_same_in_both() -> None:
    data = pdf_of(clauses(20))
    there = run_apart(PAGES, data, {"most_pages": 99}, seconds=30, memory=2**30)
    here = function_of(PAGES)(data, most_pages=99)
    assert [page["text"] for page in there["pages"]] == [page["text"] for page in here["pages"]]
    assert [list(map(list, page["chunks"])) for page in here["pages"]] == [page["chunks"] for page in there["pages"]]


@pytest.mark.parametrize(("name", "data"), [("draft.pdf", pdf_of(clauses(3))), ("draft.html", HTML.encode())])
def test_a_document_is_the_same_in_both(name: str, data: bytes, request: pytest.FixtureRequest) -> None:
    there = read_document(data, name)
    request.getfixturevalue("here")
    assert read_document(data, name) == there


def test_a_pdf_that_takes_too_long_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"takes longer than 0.01 seconds") as caught:
        read_document(pdf_of(clauses(5)), "draft.pdf", limits=Limits(seconds=0.01))
    assert caught.value.fault.code == "E504"


def test_a_pdf_that_unpacks_to_too_much_is_refused() -> None:
    """A content stream of a few kilobytes that stands for six million operators."""
    with pytest.raises(DocumentError) as caught:
        read_document(bomb(), "draft.pdf", limits=Limits(seconds=1))
    assert caught.value.fault.code in {"E503", "E504"}


def bomb() -> bytes:
    """A PDF whose one page unpacks to 26 MB of text operators."""
    import io
    import zlib

    import pypdf
    from pypdf.generic import NameObject, StreamObject

    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf_of(clauses(1)))))
    stream = StreamObject()
    stream._data = zlib.compress(b"BT (a) Tj ET\n" * 2_000_000, 6)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
