"""`settle`, `frontier` and `robust` from the shell: whatever the case, a clear answer or a clear refusal."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import onetext
from jsonschema import Draft202012Validator, FormatChecker

from onetext.api.schema import output_schema

COMMANDS = ("settle", "frontier", "robust")
TALKS = """\
id: talks
title: Talks
as_of: 2025-01-31
signatories: [a, b]
parties:
  - {id: a, name: Ada}
  - {id: b, name: Ben}
issues:
%(issues)s
weights:
%(weights)s
nodeal:
  - {party: a, value: %(a)s, reason: said so}
  - {party: b, value: %(b)s, reason: said so}
rules: %(rules)s
drafts:
  - id: one
    title: First
    happened: 2025-01-05
    text: |
      1. The pay is high.
         {settles: {pay: o0}}
"""


def talks(
    folder: Path,
    *,
    options: tuple[int, ...] = (3, 3),
    weight: int = 50,
    a: object = 20,
    b: object = 20,
    rules: str = "[]",
) -> str:
    """A case of two parties who want the opposite; some of its numbers may be odd."""
    names = ("pay", "nights")
    issues, weights = [], []
    for name, size in zip(names, options, strict=True):
        ids = [f"o{place}" for place in range(size)]
        issues.append(f"  - {{id: {name}, title: {name.title()}, options: [{', '.join(ids)}]}}")
        for party, best in (("a", 0), ("b", size - 1)):
            scores = {o: 100 - 100 * abs(i - best) // max(1, size - 1) for i, o in enumerate(ids)}
            given = ", ".join(f"{o}: {score}" for o, score in scores.items())
            number = weight if party == "a" else 50
            weights.append(
                f"  - {{party: {party}, issue: {name}, weight: {number}, scores: {{{given}}}, reason: said so}}"
            )
    path = folder / "talks.yaml"
    path.write_text(
        TALKS % {"issues": "\n".join(issues), "weights": "\n".join(weights), "a": a, "b": b, "rules": rules}
    )
    return str(path)


def answer(command: str, *arguments: str, status: int = 0) -> dict[str, object]:
    """The JSON of a command, which must keep its schema."""
    run = onetext(command, *arguments, "--json")
    assert (run.status, run.err) == (status, ""), run.err
    validator = Draft202012Validator(output_schema(command), format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(run.answer)] == []
    found: dict[str, object] = run.answer
    return found


def said(command: str, *arguments: str, status: int = 0) -> str:
    """What a command prints, as one line."""
    run = onetext(command, *arguments)
    assert run.status == status, run.err
    return " ".join((run.out if status in (0, 3) else run.err).split())


# -- odd cases ---------------------------------------------------------------------------------------------------------


def test_an_ordinary_case_has_texts_that_all_could_sign(tmp_path: Path) -> None:
    """Two questions of three options, opposite wishes: all but both corners give each 25 points or more of 100."""
    case = talks(tmp_path)
    zone = answer("settle", case)["zone"]
    assert isinstance(zone, dict)
    assert (zone["status"], zone["count"], zone["packages_in_all"]) == ("nonempty", 7, 9)
    text = said("settle", case)
    assert "A text that Ada and Ben could both sign exists. There are 7 among 9 combinations of options." in text
    assert "change 1" not in text
    assert "no settled question has to change once its 1 open question" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_no_deal_above_every_package_leaves_none_and_is_named(tmp_path: Path) -> None:
    case = talks(tmp_path, a=120)
    found = answer("settle", case)
    assert found["zone"]["status"] == "empty"  # type: ignore[index]  # JSON
    (conflict,) = found["conflicts"]  # type: ignore[misc]  # JSON
    assert conflict["members"] == [{"kind": "no_deal", "id": "a", "party": "a"}]
    assert conflict["proof"]["kind"] == "certificate"
    text = said("settle", case)
    assert "No text can be signed by both Ada and Ben" in text
    assert "Ada signs nothing worth less to it than no deal" in text
    assert said("frontier", case).count("There is no text") == 1
    assert answer("frontier", case)["points"] == []
    assert "in any sampled scenario" in said("robust", case) or "0" in said("robust", case)


_NOTHING_LEFT = str([{"never": {"pay": f"o{pay}", "nights": f"o{nights}"}} for pay in range(2) for nights in range(2)])


def test_rules_that_contradict_each_other_are_said_to(tmp_path: Path) -> None:
    case = talks(
        tmp_path,
        options=(2, 2),
        rules=_NOTHING_LEFT,
    )
    assert answer("settle", case)["zone"]["status"] == "rules_contradict"  # type: ignore[index]  # JSON
    assert "The rules of the case contradict each other" in said("settle", case)


def test_one_option_everywhere_leaves_one_text(tmp_path: Path) -> None:
    case = talks(tmp_path, options=(1, 1), a=0, b=0)
    found = answer("settle", case)
    assert (found["zone"]["status"], found["zone"]["count"]) == ("nonempty", 1)  # type: ignore[index]  # JSON
    assert len(answer("frontier", case)["points"]) == 1  # type: ignore[arg-type]  # JSON


def test_twelve_options_are_nothing_special(tmp_path: Path) -> None:
    zone = answer("settle", talks(tmp_path, options=(12, 12)))["zone"]
    assert (zone["status"], zone["packages_in_all"]) == ("nonempty", 144)  # type: ignore[index]  # JSON


def test_a_party_whose_weights_are_all_zero_is_tested_on_red_lines_only_and_named(tmp_path: Path) -> None:
    case = talks(tmp_path, weight=0)
    zone = answer("settle", case)["zone"]
    assert (zone["status"], zone["untested"]) == ("unknown", ["a"])  # type: ignore[index]  # JSON
    text = said("settle", case)
    assert "is not known" in text
    assert "What Ada would accept by value is unknown" in text
    assert answer("robust", case)["untested"] == ["a"]


def test_a_case_without_issues_has_nothing_to_settle(tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text("id: bare\ntitle: Bare\nas_of: 2025-01-31\nsignatories: [a]\nparties: [{id: a, name: Ada}]\n")
    for command in COMMANDS:
        assert "nothing to settle" in said(command, str(path), status=2)


def test_a_case_without_signatories_says_who_is_missing(tmp_path: Path) -> None:
    path = Path(talks(tmp_path))
    path.write_text(path.read_text().replace("signatories: [a, b]\n", ""))
    for command in COMMANDS:
        assert "nobody would sign" in said(command, str(path), status=2)


# -- odd questions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("settle", "--from", "chair-txt"), 'did you mean "chair-text"'),
        (("settle", "--towards", "unio"), 'did you mean "union"'),
        (("settle", "--solutions", "nsh"), 'did you mean "nash"'),
        (("settle", "--solutions", ""), "no solution is asked for"),
        (("settle", "--reading", "wide"), "there are: narrow, strict"),
        (("settle", "--time", "-1"), "no number of seconds"),
        (("settle", "--time", "nan"), "no number of seconds"),
        (("settle", "--time", "soon"), "no number of seconds"),
        (("settle", "--nodes", "-1"), "--nodes"),
        (("settle", "--more", "-1"), "--more"),
        (("settle", "--apart", "0"), "--apart"),
        (("settle", "--apart", "77"), "apart is 77"),
        (("settle", "--ties", "0"), "--ties"),
        (("settle", "--for", "nobody"), "nobody"),
        (("settle", "--as-of", "2024-02-06", "--from", "rolling-text"), "was not known by"),
        (("frontier", "--at-most", "0"), "--at-most"),
        (("frontier", "--each", "0"), "--each"),
        (("frontier", "--reading", "wide"), "there are: narrow, strict"),
        (("robust", "--draws", "0"), "--draws"),
        (("robust", "--draws", "many"), "--draws"),
        (("robust", "--reading", "wide"), "there are: narrow, strict"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_asked_is_refused_with_what_can(arguments: tuple[str, ...], words: str) -> None:
    command, *options = arguments
    assert words in said(command, "harbour-wages", *options, status=2)


def test_a_draft_of_unknown_terms_has_no_least_change() -> None:
    found = answer("settle", "ukraine-2025", "--from", "ru_istanbul26")
    (change,) = found["least_change"]  # type: ignore[misc]  # JSON
    assert (change["status"], change["package"]) == ("unknown", None)


def test_towards_a_party_that_does_not_sign_is_refused() -> None:
    assert "does not sign" in said("settle", "ukraine-2025", "--towards", "eu", status=2)


# -- limits ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [("--time", "0"), ("--nodes", "0")], ids=" ".join)
def test_a_limit_that_strikes_at_once_is_said_and_gives_status_3(limit: tuple[str, str]) -> None:
    found = answer("settle", "harbour-wages", *limit, status=3)
    assert found["status"] == "limit"
    assert "limit" in " ".join(found["warnings"])  # type: ignore[arg-type]  # JSON
    assert "the best found until then" in said("settle", "harbour-wages", *limit, status=3)


SLOW = """
import sys, time
import onetext.api.settle as verb
from onetext.api.settling.inquiry import Inquiry
true_zone = Inquiry.zone
def zone(self):
    print("searching", file=sys.stderr, flush=True)
    while not self.watch.struck():
        time.sleep(0.01)
    return true_zone(self)
Inquiry.zone = zone
from onetext.cli import main
sys.exit(main())
"""


def _stopped(times: int) -> tuple[int, str, str]:
    """Run a search that never ends by itself, and press Ctrl-C."""
    command = [sys.executable, "-c", SLOW, "settle", "harbour-wages", "--json"]
    if times > 1:
        command[2] = SLOW.replace("while not self.watch.struck():", "while True:")
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stderr is not None
    assert "searching" in run.stderr.readline()
    for _ in range(times):
        run.send_signal(signal.SIGINT)
        time.sleep(0.3)
    out, err = run.communicate(timeout=60)
    return run.returncode, out, err


def test_control_c_gives_the_best_so_far_with_status_3() -> None:
    status, out, err = _stopped(1)
    assert (status, err) == (3, "")
    found = json.loads(out)
    assert found["status"] == "limit"
    assert any("stopped from the keyboard" in warning for warning in found["warnings"])


def test_a_second_control_c_ends_at_once() -> None:
    status, out, err = _stopped(2)
    assert (status, out) == (130, "")
    assert "Traceback" not in err


INTERRUPTED = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == %r:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
"""
"""Press Ctrl-C when a module is asked for."""


def _interrupted_at(module: str, start: str, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-c", INTERRUPTED % module + start, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("module", ["onetext.cli.entry", "typer", "onetext.casefile"])
def test_control_c_before_the_search_gives_one_object_with_status_3(module: str, command: str) -> None:
    """While modules are loaded and while the case is read. (Where nothing is searched, a whole answer would come.)"""
    start = "from onetext.cli import main\nsys.exit(main())"
    status, out, err = _interrupted_at(module, start, command, "ukraine-2025", "--json")
    assert (status, err) == (3, "")
    found = json.loads(out)
    assert found["status"] == "limit"
    assert any("stopped from the keyboard" in warning for warning in found["warnings"])
    validator = Draft202012Validator(output_schema(command), format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(found)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_control_c_while_the_answer_is_printed_lets_it_be_printed(command: str) -> None:
    start = "from onetext.cli import main\nsys.exit(main())"
    status, out, err = _interrupted_at(f"onetext.report.terminal.{command}", start, command, "harbour-wages")
    assert (status, err) == (0, "")
    assert "What is taken for granted" in out


def test_control_c_while_the_program_itself_is_loaded_ends_without_a_traceback() -> None:
    start = "import runpy\nrunpy.run_module('onetext', run_name='__main__', alter_sys=True)"
    assert _interrupted_at("onetext.cli", start, "settle", "harbour-wages", "--json") == (130, "", "")


# -- what is printed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["harbour-wages", "ukraine-2025"])
@pytest.mark.parametrize("command", COMMANDS)
def test_reports_fit_80_columns(case: str, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run = onetext(command, case)
    assert (run.status, run.err) == (0, "")
    assert max(map(len, run.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_question_gives_the_same_bytes(command: str) -> None:
    first, second = (onetext(command, "harbour-wages", "--json").out for _ in range(2))
    assert first == second


def test_settle_answers_about_the_ukraine_case_without_loading_a_compiler() -> None:
    """Numba takes seconds to load and to compile; a case of this size must not need it."""
    code = (
        "import sys\nfrom onetext.cli import main\nfor command in sys.argv[1:]:\n    main([command, 'ukraine-2025'])\n"
    )
    code += "    print(command, 'numba' in sys.modules, file=sys.stderr)"
    environment = {**os.environ, "COLUMNS": "80"}
    run = subprocess.run([sys.executable, "-c", code, *COMMANDS], capture_output=True, text=True, env=environment)
    assert run.stderr.splitlines() == [f"{command} False" for command in COMMANDS], run.stderr[-500:]


def test_ids_stand_only_where_a_reader_would_type_them() -> None:
    """Every party and question is called by its title; the ids of drafts and lines stand in brackets behind theirs."""
    text = said("settle", "ukraine-2025", "--as-of", "2025-11-26")
    assert not re.search(r"\b(united_states|no_deal|army_size|nato_membership)\b", text)
