"""`onetext read` and what it leaves for `onetext inbox`, as a person at a terminal meets them."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from unittest import mock

import pytest
from command_line import onetext

ARTICLE = "“We will never accept forced night work,” Marta Lind told the Gazette on Monday.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "nights.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path: Path) -> str:
    folder = str(tmp_path / "talks")
    assert onetext("new", folder, "--from", "harbour-wages").status == 0
    return folder


def test_a_person_reads_lists_sets_and_accepts(article: Path, talks: str) -> None:
    read = onetext("read", talks, str(article), "--published", "2024-03-04", "--source", "GAZETTE3")
    assert read.status == 0, read.err
    assert "In the inbox as nights, of the source GAZETTE3" in read.out
    assert all(len(line) <= 80 for line in read.out.splitlines() if not line.startswith(("Next:", "  inbox/")))
    listed = onetext("inbox", talks, "--kind", "statement", "--context")
    assert "[nights.s1] statement: Marta Lind [union]" in " ".join(listed.out.split())
    assert "[[We will never accept forced night work,]]" in " ".join(listed.out.split())
    done = onetext("inbox", talks, "--set", "nights.s1.cost=costly", "--accept", "nights.s1")
    assert done.status == 0, done.err
    assert "statements.yaml" in done.out
    assert "read_from: [nights.s1]" in (Path(talks) / "statements.yaml").read_text()
    assert "cost: costly" in (Path(talks) / "statements.yaml").read_text()


def test_review_asks_about_each_and_takes_fields(article: Path, talks: str) -> None:
    onetext("read", talks, str(article), "--published", "2024-03-04", "--source", "GAZETTE3")
    answers = io.StringIO("speaker=union\nx\na\nq\n")
    with mock.patch.object(sys, "stdin", answers):
        run = onetext("inbox", talks, "--review", "--kind", "statement")
    assert run.status == 0, run.err
    assert '"x" is no answer' in run.out
    assert "Accepted: nights.s1." in run.out


def test_a_review_that_is_left_does_not_list_everything_again(article: Path, talks: str) -> None:
    onetext("read", talks, str(article), "--published", "2024-03-04", "--source", "GAZETTE3")
    with mock.patch.object(sys, "stdin", io.StringIO("q\n")):
        run = onetext("inbox", talks, "--review")
    assert run.status == 0, run.err
    assert len([line for line in run.out.splitlines() if line.lstrip().startswith("[nights.")]) == 1
    assert "The list: onetext inbox" in run.out


def test_a_page_is_written_beside_the_answer(article: Path, tmp_path: Path) -> None:
    page = tmp_path / "read.html"
    run = onetext("read", str(article), "--out", str(page), "--json")
    assert run.status == 0, run.err
    assert run.answer["quotes"][0]["speaker"] == "Marta Lind"
    assert "<html" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "status", "says"),
    [
        (("--out", "page.txt"), 2, "ends in .html"),
        (("--format", "odt"), 2, "--format cannot be"),
        (("--for", "public"), 2, "leave out --for"),
        (("--source", "X"), 2, "for reading into a case"),
        (("--published", "2024-03"), 2, "is a month"),
        (("--format", "pdf"), 1, "nights.txt"),
    ],
)
def test_refusals(article: Path, more: tuple[str, ...], status: int, says: str) -> None:
    run = onetext("read", str(article), *more)
    assert (run.status, says in run.err) == (status, True), run.err


def test_a_folder_alone_is_no_article(talks: str) -> None:
    run = onetext("read", talks)
    assert run.status == 2
    assert "is a folder" in run.err


def test_standard_input(talks: str) -> None:
    stdin = mock.Mock(buffer=io.BytesIO(ARTICLE.encode()))
    with mock.patch.object(sys, "stdin", stdin):
        run = onetext("read", "-", "--json")
    assert run.status == 0, run.err
    assert run.answer["file"] == "standard input"
