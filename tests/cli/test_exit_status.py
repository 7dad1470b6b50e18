"""Exit status and what is said: 0 answered, 1 faults, 2 usage, 3 a limit; and one JSON object where one was asked."""

from __future__ import annotations

import gc
import signal
import sys
from functools import cache
from pathlib import Path

import pytest
from command_line import onetext
from jsonschema import Draft202012Validator, FormatChecker

import shipped
from onetext.api.schema import output_schema
from onetext.errors import CheckFailed, LimitReached

ENVELOPE = (
    *("schema", "command", "version", "case", "case_sha256", "as_of", "audience"),
    *("withheld", "seed", "status", "warnings"),
)
KEYS = {
    ("balance", "harbour-wages"): ("drafts", "basis_share", "sourced_only", "beside"),
    ("brief", "harbour-wages"): ("path", "sections"),
    ("check", "harbour-wages"): ("ok", "problems"),
    ("claims", "harbour-wages"): ("subjects",),
    ("compare", "harbour-wages", "chair-text", "rolling-text"): (
        *("a", "b", "base", "links", "changes", "effects", "merged", "files", "written"),
    ),
    ("concede", "harbour-wages"): ("position_moved", "draft_change"),
    ("frontier", "harbour-wages"): (
        *("signatories", "points", "complete", "epsilon", "proof", "all_feasible", "zone_status", "assumptions"),
        "points_count",
        "untested",
    ),
    ("log", "harbour-wages"): ("drafts",),
    ("robust", "harbour-wages"): (
        *(
            "package",
            "probability",
            "interval",
            "in_sample",
            "in_sample_bound",
            "upper_bound",
            "proof",
            "draws",
            "blockers",
            "drafts",
        ),
        *("parties", "untested", "assumptions", "relies_on", "gives", "passes_tests", "beside", "beside_package"),
    ),
    ("schema",): ("case_schema",),
    ("settle", "harbour-wages"): (
        *("table", "zone", "solutions", "least_change", "conflicts", "corrections", "corrections_complete_to"),
        *("lifting", "assumptions", "zone_strict", "beside", "beside_solutions"),
    ),
    ("show", "harbour-wages"): ("title", "notice", "parties", "issues", "drafts", "timeline", "candidates"),
    ("show", "harbour-wages", "--evidence", "union/wage_rise"): ("id", "kind", "title", "evidence"),
    ("try", "harbour-wages", "rolling-text", "--set", "wage_rise=six-percent"): (
        *("draft", "set", "before", "after", "changes", "effects"),
    ),
    ("version",): ("python", "packages"),
}
UKRAINE = (
    ("balance", "ukraine-2025", "--as-of", "2025-11-26"),
    ("balance", "ukraine-2025", "--sourced-only", "--for", "public"),
    ("brief", "ukraine-2025", "--as-of", "2025-11-26"),
    ("check", "ukraine-2025"),
    ("claims", "ukraine-2025", "--as-of", "2025-11-26"),
    ("log", "ukraine-2025"),
    ("compare", "ukraine-2025", "us28", "e3"),
    ("compare", "ukraine-2025", "e3", "ua20", "--base", "us28"),
    ("concede", "ukraine-2025"),
    ("frontier", "ukraine-2025"),
    ("robust", "ukraine-2025", "--draws", "100"),
    ("settle", "ukraine-2025", "--as-of", "2025-11-26", "--solutions", "all"),
    ("settle", "ukraine-2025", "--reading", "strict"),
    ("show", "ukraine-2025"),
    ("show", "ukraine-2025", "--evidence", "us28/21a"),
    ("try", "ukraine-2025", "us28", "--set", "army_size=cap-800k-peacetime"),
)


@cache
def validator(command: str) -> Draft202012Validator:
    return Draft202012Validator(output_schema(command), format_checker=FormatChecker())


def complaints(command: str, answer: object) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator(command).iter_errors(answer)]


@pytest.mark.parametrize("arguments", KEYS, ids=" ".join)
def test_an_answer_has_the_envelope_and_the_keys_of_its_command_and_no_others(arguments: tuple[str, ...]) -> None:
    run = onetext(*arguments, "--json")
    assert (run.status, run.err) == (0, "")
    assert tuple(run.answer) == (*ENVELOPE, *KEYS[arguments])
    assert run.answer["command"] == arguments[0]
    assert run.answer["status"] == "ok"
    assert complaints(arguments[0], run.answer) == []


@pytest.mark.parametrize("arguments", UKRAINE, ids=" ".join)
def test_answers_about_the_ukraine_case_keep_the_published_schemas(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onetext.api.brief.brief", shipped.brief)
    run = onetext(*arguments, "--json")
    assert (run.status, run.err) == (0, "")
    assert complaints(arguments[0], run.answer) == []


def test_a_new_case_is_written_checked_and_balanced(tmp_path: Path) -> None:
    folder = str(tmp_path / "talks")
    run = onetext("new", folder, "--json")
    assert run.status == 0
    assert tuple(run.answer) == (*ENVELOPE, "path", "written", "draft", "issues", "dropped")
    assert complaints("new", run.answer) == []
    assert {path.as_posix() for path in map(Path, run.answer["written"])}
    assert onetext("check", folder, "--json").answer["ok"] is True
    assert onetext("balance", folder).status == 0


MISUSE = {
    ("balance", "ukrane-2025"): 'did you mean "ukraine-2025"',
    ("balance", "nothing-like-it"): "harbour-wages, ukraine-2025",
    ("balance", ""): "there is no folder",
    ("balance", "harbour-wages", "--as-of", "26.11.2025"): "write it as 2025-11-26",
    ("balance", "harbour-wages", "--as-of", "2025-11"): "is a month",
    ("balance", "harbour-wages", "--as-of", "2025-02-30"): "is not a day",
    ("balance", "harbour-wages", "--for", "unions"): 'did you mean "union"',
    ("balance", "harbour-wages", "--seed", "-1"): "--seed",
    ("balance", "harbour-wages", "--seed", "x"): "--seed",
    ("balance", "harbour-wages", "--sorced-only"): "--sourced-only",
    ("balance",): "CASE",
    ("brief", "harbour-wages", "--format", "odt", "--out", "x"): "odt",
    ("brief", "harbour-wages", "--format", "html"): "--out",
    ("brief", "harbour-wages", "--focus", "chair"): 'did you mean "chair-text"',
    ("check", "harbour-wages", "--for", "public"): "owner",
    ("compare", "harbour-wages", "chair-text"): "two drafts",
    ("compare", "harbour-wages", "chair-text", "chair-text"): "twice",
    ("compare", "harbour-wages", "chair-text", "chare-text"): 'did you mean "chair-text"',
    ("compare", "harbour-wages", "chair-text", "rolling-text", "--as-of", "2024-02-13"): "was not known by 2024-02-13",
    ("new", "."): "",
    ("show", "harbour-wages", "--evidence", "wage-rise"): 'did you mean "wage_rise"',
    ("try", "harbour-wages", "chair-text"): "--set",
    ("try", "harbour-wages", "chair-text", "--set", "wage_rise"): "issue=option",
    ("try", "harbour-wages", "chair-text", "--set", "wage=six-percent"): "unknown issue",
    ("try", "harbour-wages", "chair-text", "--set", "wage_rise=six-per-cent"): 'did you mean "six-percent"',
    (
        *("try", "harbour-wages", "chair-text", "--set", "wage_rise=six-percent"),
        *("--set", "wage_rise=two-percent"),
    ): "twice",
}


@pytest.mark.parametrize("arguments", MISUSE, ids=" ".join)
def test_wrong_usage_says_how_to_mend_it_and_ends_with_2(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    run = onetext(*arguments)
    assert (run.status, run.out) == (2, "")
    assert MISUSE[arguments] in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("arguments", MISUSE, ids=" ".join)
def test_wrong_usage_is_one_json_object_where_one_was_asked_for(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    run = onetext(*arguments, "--json")
    assert (run.status, run.err) == (2, "")
    assert (run.answer["status"], run.answer["problems"][0]["code"]) == ("usage", "usage")
    assert complaints(arguments[0], run.answer) == []


def test_an_unknown_command_names_the_nearest() -> None:
    run = onetext("balanc", "ukraine-2025")
    assert (run.status, run.out) == (2, "")
    assert 'unknown command "balanc"; did you mean "balance"?' in run.err


def test_no_command_at_all_shows_the_help() -> None:
    run = onetext()
    assert run.status == 2
    assert "Commands:" in run.out + run.err


def test_a_case_with_faults_ends_with_1_and_lists_them_with_place_and_caret(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("title: Talks\nparties:\n  - {id: a, name: A, weigth: 3}\n", encoding="utf-8")
    for command in ("check", "balance", "show"):
        run = onetext(command, str(tmp_path))
        said = run.out if command == "check" else run.err
        assert run.status == 1
        assert "case.yaml:3:" in said
        assert "weigth" in said
        assert "\n" + " " * 4 in said
        assert "^" in said
        answer = onetext(command, str(tmp_path), "--json").answer
        assert answer["status"] == "faults"
        assert {problem["line"] for problem in answer["problems"] if problem["severity"] == "error"} == {3}
        assert complaints(command, answer) == []


def test_warnings_alone_leave_a_case_ok(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("title: Talks\n", encoding="utf-8")
    (tmp_path / "stray.txt").write_text("x", encoding="utf-8")
    run = onetext("check", str(tmp_path), "--json")
    assert run.status == 0
    assert run.answer["ok"] is True
    assert {problem["severity"] for problem in run.answer["problems"]} == {"warning"}
    assert "0 errors, " in onetext("check", str(tmp_path)).out


def test_a_path_wins_over_a_slug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ukraine-2025").mkdir()
    (tmp_path / "ukraine-2025" / "case.yaml").write_text("id: mine\ntitle: Mine\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert onetext("show", "ukraine-2025", "--as-of", "2025-01-01", "--json").answer["case"] == "mine"


@pytest.mark.parametrize("flag", ["--version"])
def test_the_version_is_printed(flag: str) -> None:
    run = onetext(flag)
    assert run.status == 0
    assert run.out.startswith("onetext 0.")


def test_a_limit_that_is_struck_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(where: str) -> None:
        raise LimitReached("the case holds more than can be read")

    monkeypatch.setattr("onetext.api.load.load_case", too_large)
    run = onetext("balance", "harbour-wages")
    assert (run.status, run.out) == (3, "")
    assert "more than can be read" in run.err
    answer = onetext("balance", "harbour-wages", "--json").answer
    assert answer["status"] == "limit"
    assert complaints("balance", answer) == []


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_failed_check_is_a_fault_of_onetext_itself_in_any_form(
    monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    """It reaches whoever reports faults of onetext itself (status 70), and is never an answer about the case."""

    def unsound(where: str) -> None:
        raise CheckFailed("the nash solution", "it breaks a rule")

    monkeypatch.setattr("onetext.api.load.load_case", unsound)
    with pytest.raises(CheckFailed, match="the nash solution did not pass the independent check: it breaks a rule"):
        onetext("balance", "harbour-wages", *form)


def test_a_program_inside_a_program_leaves_signals_and_hooks_alone() -> None:
    before = (sys.excepthook, signal.getsignal(signal.SIGPIPE), gc.get_threshold())
    assert onetext("version").status == 0
    assert (sys.excepthook, signal.getsignal(signal.SIGPIPE), gc.get_threshold()) == before
