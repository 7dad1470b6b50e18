"""`import` of drafts, `inbox` and `new --from` on the command line: the hour in which a draft lands in the mail."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from command_line import onetext

from onetext.cli.complete import imports

TEXT = "1. Wages rise by six per cent.\n\n2. Nights: [union: volunteers only].\n\n3. It runs for two years.\n"
FACTS = ("--id", "offer", "--date", "2024-03-01")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case `talks` and a draft `offer.txt` in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    assert onetext("new", "talks", "--from", "harbour-wages").status == 0
    (tmp_path / "offer.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_from_the_mail_into_the_balance(place: Path) -> None:
    run = onetext("import", "talks", "txt", "offer.txt", *FACTS, "--status", "leaked", "--grew-from", "chair-text")
    assert (run.status, run.err) == (0, "")
    assert "talks: draft offer, imported with 3\u00a0points" in run.out
    assert "every issue is unknown in this draft" in run.out
    assert "Next: onetext inbox talks" in run.out
    listed = onetext("inbox", "talks")
    assert (listed.status, listed.err) == (0, "")
    assert "Wages" in listed.out
    assert "no probabilities" in listed.out
    assert max(map(len, listed.out.splitlines())) <= 80
    items = {item["fields"]["issue"]: item["id"] for item in onetext("inbox", "talks", "--json").answer["items"]}
    run = onetext("inbox", "talks", "--accept", f"{items['wage_rise']},{items['duration']}")
    assert run.status == 0
    assert f"Accepted: {items['wage_rise']}, {items['duration']}." in run.out
    answer = onetext("show", "talks", "--json").answer
    row = next(row for row in answer["drafts"] if row["id"] == "offer")
    assert (row["settled"], row["silent"]) == (2, 0)
    decided = ("inbox", "talks", "--reject", "offer", "--reason", "it is not so", "--reviewed", "offer")
    refused = onetext(*decided)
    assert (refused.status, "of its points do: 2." in refused.err) == (2, True)  # of night work nobody said anything
    run = onetext(*decided, "--rest-silent")
    assert (run.status, "Reviewed: offer." in run.out, "Nothing waits." in run.out) == (0, True, True)
    row = next(row for row in onetext("show", "talks", "--json").answer["drafts"] if row["id"] == "offer")
    assert (row["settled"], row["unknown"]) == (2, 0)
    assert "points that settle and touch nothing: 2" in onetext("check", "talks").out


def test_json_of_an_import_is_one_object(place: Path) -> None:
    answer = onetext("import", "talks", "txt", "offer.txt", *FACTS, "--no-copy", "--json").answer
    assert (answer["status"], answer["draft"], answer["points"]) == ("ok", "offer", 3)
    assert answer["written"] == ["drafts/offer.md", "inbox/offer.yaml"]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("import", "talks", "txt", "offer.txt", "--id", "offer"), 2, "--date 2025-11-23"),
        (("import", "talks", "txt", "none.txt", *FACTS), 2, 'cannot read "none.txt"'),
        (("import", "talks", "pdf", "offer.txt", *FACTS, "--for", "public"), 2, "leave out --for"),
        (("import", "talks", "txt", "empty.txt", *FACTS), 1, "empty"),
        (("import", "ukraine-2025", "txt", "offer.txt", *FACTS), 2, "onetext new DIR --from ukraine-2025"),
        (("import", "nowhere", "txt", "offer.txt", *FACTS), 2, 'no folder, file or catalog case "nowhere"'),
        (("inbox", "talks", "--accept", "o.1"), 2, 'unknown candidate "o.1"'),
        (("inbox", "talks", "--set", "o.1"), 2, "ID.FIELD=VALUE"),
        (("inbox", "talks", "--set", "o.1.option=a", "--set", "o.1.option=b"), 2, "twice"),
        (("inbox", "talks", "--for", "union"), 2, "leave out --for"),
        (("new", "more", "--from", "offer.txt"), 2, "--date 2025-11-23"),
        (("new", "more", "--from", "empty.txt", "--date", "2024-03-01"), 1, "empty"),
        (("new", "talks", "--from", "offer.txt", "--date", "2024-03-01"), 2, "not empty"),
        (("new", "more", "--date", "2024-03-01"), 2, "--from draft.docx"),
    ],
)
def test_what_cannot_be_is_one_line_and_leaves_everything_as_it_was(
    place: Path, arguments: tuple[str, ...], status: int, says: str
) -> None:
    (place / "empty.txt").write_bytes(b"")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    run = onetext(*arguments)
    assert (run.status, run.out) == (status, "")
    assert says in run.err
    assert "Traceback" not in run.err
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
    assert onetext(*arguments, "--json").answer["status"] == {1: "faults", 2: "usage"}[status]


def test_a_case_is_made_of_a_draft(place: Path) -> None:
    run = onetext("new", "mine", "--from", "offer.txt", "--date", "2024-03-01", "--parties", "union,company")
    assert (run.status, run.err) == (0, "")
    assert "a case with 3\u00a0issues, each a point of the draft, in or out" in run.out
    assert "onetext balance mine" in run.out
    assert onetext("check", "mine").status == 0
    assert onetext("balance", "mine").status == 0
    assert onetext("new", "more", "--from", "offer.txt", "--date", "2024-03", "--json").answer["issues"] == 3


def test_a_review_asks_one_by_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert onetext("import", "talks", "txt", "offer.txt", *FACTS).status == 0
    waiting = [item["fields"]["issue"] for item in onetext("inbox", "talks", "--json").answer["items"]]
    assert len(waiting) >= 3
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\nno-such-option\nr\nq\n"))
    run = onetext("inbox", "talks", "--review")
    assert (run.status, run.out.count("a accept, r reject")) == (0, min(len(waiting), 4))
    assert "left as it was: unknown option of" in run.err + run.out
    found = {
        item["fields"]["issue"]: item["status"] for item in onetext("inbox", "talks", "--all", "--json").answer["items"]
    }
    assert [found[issue] for issue in waiting[:3]] == ["accepted", "waiting", "rejected"]
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert onetext("inbox", "talks", "--review").status == 0
    assert "leave out --json" in onetext("inbox", "talks", "--review", "--json").answer["problems"][0]["message"]


def test_words_of_a_draft_cannot_steer_the_terminal(place: Path) -> None:
    (place / "odd.txt").write_text("1. Wages rise \u202eby six\x1b[31m per cent.\n", encoding="utf-8")
    assert onetext("import", "talks", "txt", "odd.txt", "--id", "odd", "--date", "2024-03").status in (0, 1)
    out = onetext("inbox", "talks").out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_shell_completes_formats_of_drafts() -> None:
    assert imports("") == ["docx", "pdf", "html", "md", "txt", "genius", "geniusweb", "sheet"]


def test_after_a_decision_only_what_was_done_and_what_is_left_is_shown(place: Path) -> None:
    assert onetext("import", "talks", "txt", "offer.txt", *FACTS).status == 0
    first = onetext("inbox", "talks", "--json").answer["items"][0]
    listed = onetext("inbox", "talks")
    assert listed.out.count("“Wages rise by six per cent.”") == 1
    run = onetext("inbox", "talks", "--accept", first["id"])
    assert (run.status, len(run.out.splitlines()) < 15, "“" in run.out) == (0, True, False)
    assert f"Accepted: {first['id']}." in run.out
    assert "offer: " in run.out
    run = onetext("inbox", "talks", "--undo", first["id"])
    assert f"Taken back: {first['id']}." in run.out


def test_two_unread_drafts_with_the_same_words_do_not_pass_for_decided(place: Path) -> None:
    for name in ("one", "two"):
        assert onetext("import", "talks", "txt", "offer.txt", "--id", name, "--date", "2024-03-01").status == 0
    out = " ".join(onetext("compare", "talks", "one", "two").out.split())
    assert "not decided yet: nobody has gone through one and two" in out
    assert "Better for it" not in out
