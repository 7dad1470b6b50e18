"""`read --model`: what a person at a terminal gets of it, and what the inbox of a case holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from model_server import Reply, Service, item, items, serving

import onetext
from onetext.api.read import read
from onetext.casefile import check_case
from onetext.cli import main
from onetext.errors import UsageError

ARTICLE = (
    "“We will never accept forced night work,” Marta Lind told the Gazette on Monday.\n\n"
    "Jonas Brekke has set his heart on quiet cranes on Sundays.\n"
)
DAY = dt.date(2024, 3, 4)
FOUND = items(
    item("demand", "quiet cranes on Sundays", "Brekke"),
    item("offer", "accept forced night work", "Marta Lind"),
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "nights.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_candidates_say_which_model_proposed_them(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    with serving(FOUND) as service:
        result = read(article, case=folder, published=DAY, source="GAZETTE3", model="tiny", address=service.address)
        by = f"model tiny at {service.address}"
    assert result.model == by
    assert [(one.kind, one.code) for one in result.refused] == [("offer", "polarity")]
    assert [fault for fault in check_case(folder)[1] if fault.severity == "error"] == []
    waiting = [one for one in onetext.inbox(folder).items if one.document == "nights"]
    proposed = {one.proposed_by for one in waiting}
    assert proposed == {"", by}
    (demand,) = [one for one in waiting if one.proposed_by == by]
    assert demand.text == "quiet cranes on Sundays"
    assert "secret" not in (folder / "inbox" / "nights.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_when_the_model_does_not_answer(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with serving(Reply(status=500)) as service, pytest.raises(UsageError, match="gave no answer"):
        read(article, case=folder, published=DAY, source="GAZETTE3", model="tiny", address=service.address)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_nothing_of_the_case_is_sent(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    with serving(FOUND) as service:
        read(article, case=folder, published=DAY, source="GAZETTE3", model="tiny", address=service.address)
    assert [one["role"] for one in service.requests[0]["messages"]] == ["system", "user"]
    assert service.shown() == ARTICLE.strip()
    assert service.requests[0]["messages"][0]["content"] == _instructions(service)


def _instructions(service: Service) -> str:
    """What is sent with an article that is read without a case."""
    with serving(FOUND) as other:
        read("-", data=ARTICLE.encode(), model="tiny", address=other.address)
    return str(other.requests[0]["messages"][0]["content"])


def test_the_terminal_says_what_was_added_and_what_was_refused(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEY_OF_TINY", "mine")
    with serving(FOUND) as service:
        told = ["--model", "tiny", "--address", service.address, "--key-from", "KEY_OF_TINY"]
        assert main(["read", str(article), *told]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert f"model tiny at {service.address} read the article too (calls: 1): 1 found" in out
    assert "“accept forced night work” is given as affirmed; in the article it is denied" in out
    assert service.headers[0]["authorization"] == "Bearer mine"
    assert "mine" not in out


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (["--model", "tiny"], "needs its name and an address"),
        (["--address", "http://localhost:1/v1"], "needs its name and an address"),
        (["--model", "tiny", "--address", "localhost:1"], "begins with http"),
        (["--model", "tiny", "--address", "http://localhost:1/v1", "--key-from", "NO_SUCH_NAME"], "no such variable"),
    ],
)
def test_refusals(told: list[str], says: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article), *told]) == 2
    assert says in capsys.readouterr().err
