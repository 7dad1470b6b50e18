"""`elicit` on the command line: an answers file, a terminal, several experts, and answers that clash."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import onetext

MEANT = {"wage_rise": 100, "redundancies": 62.5, "automation": 37.5, "night_shift": 25, "duration": 25}
"""What the author of the answers below had in mind: the union's own weights in the case, the largest 100."""
SCORES = {
    "wage_rise": {"two-percent": 0, "four-percent": 50, "six-percent": 100},
    "night_shift": {"voluntary": 100, "one-in-four": 50, "one-in-two": 0},
    "redundancies": {"no-redundancies": 100, "voluntary-only": 50, "up-to-forty": 0},
    "automation": {"no-new-cranes": 100, "pilot-berth": 60, "retraining-first": 80, "straight-away": 0},
    "duration": {"one-year": 0, "two-years": 100, "three-years": 0},
}
ANSWERS = """\
party: union
expert: kim
answers:
  first: wage_rise
  relative: {redundancies: [50, 75], automation: [25, 50], night_shift: [15, 40], duration: [10, 35]}
  signs: chair-text
  refuses: company-offer
  firmness: {UN_FORTY: leader-repeated}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case `talks` and answers `kim.yaml` in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    assert onetext("new", "talks", "--from", "harbour-wages").status == 0
    (tmp_path / "kim.yaml").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def answered(place: Path, name: str = "kim") -> None:
    """Answer the three trades that are asked next as somebody with the weights in mind would, in the file."""
    path = place / f"{name}.yaml"
    lines = path.read_text("utf-8") + "  trades:\n"
    for number in range(1, 4):
        path.write_text(lines if number > 1 else lines.removesuffix("  trades:\n"), encoding="utf-8")
        asked = onetext("elicit", "talks", "--party", "union", "--answers", path.name, "--json").answer
        question = asked["questions"][-1]
        assert (question["id"], question["kind"]) == (f"trades.{number}", "trade")
        gives, gets = question["gives"], question["gets"]
        lost, had = (
            MEANT[s["issue"]] * (SCORES[s["issue"]][s["better"]] - SCORES[s["issue"]][s["worse"]])
            for s in (gives, gets)
        )
        lines += f"  - gives: {{{gives['issue']}: [{gives['better']}, {gives['worse']}]}}\n"
        lines += f"    gets: {{{gets['issue']}: [{gets['worse']}, {gets['better']}]}}\n"
        lines += f"    answer: {'yes' if had >= lost else 'no'}\n"
    path.write_text(lines, encoding="utf-8")


def test_weights_that_an_author_had_in_mind_are_reproduced(place: Path) -> None:
    answered(place)
    run = onetext("elicit", "talks", "--party", "union", "--answers", "kim.yaml", "--json")
    assert run.status == 0
    assert run.answer["contradictions"] == []
    for issue, meant in MEANT.items():
        found = run.answer["weights"][issue]
        assert found["low"] <= meant <= found["high"]
    assert [item["draft"] for item in run.answer["ranking"]][-1] == "company-offer"
    assert len(run.answer["trades"]) == 3


def test_nothing_changes_without_write(place: Path) -> None:
    before = texts(place)
    run = onetext("elicit", "talks", "--party", "union", "--answers", "kim.yaml")
    assert (run.status, run.err) == (0, "")
    assert texts(place) == before
    assert max(map(len, run.out.splitlines())) <= 80
    assert "Into the case: onetext elicit talks --party union --write" in run.out


def test_written_ranges_say_where_they_come_from_and_comments_stay(place: Path) -> None:
    run = onetext("elicit", "talks", "--party", "union", "--answers", "kim.yaml", "--write")
    assert (run.status, run.err) == (0, "")
    assert "interviews/union-kim.yaml" in run.out
    weights = (place / "talks" / "weights.yaml").read_text("utf-8")
    assert weights.startswith("# The weights of each side add up to 100")
    assert "weight: [50, 75]" in weights
    assert "Interview with kim, 2024-02-26: swing of 50 to 75 beside 100 for wage_rise" in weights
    assert "basis: source" not in weights
    assert "{party: company, issue: wage_rise, weight: [30, 50]" in weights
    lines = (place / "talks" / "redlines.yaml").read_text("utf-8")
    assert "firmness: [0.7, 0.9]" in lines
    assert onetext("check", "talks").status == 0
    again = onetext("elicit", "talks", "--party", "union", "--write", "--json")
    assert again.answer["written"] == []


def test_a_second_expert_is_joined_and_can_be_taken_back(place: Path) -> None:
    onetext("elicit", "talks", "--party", "union", "--answers", "kim.yaml", "--write")
    alone = texts(place / "talks")
    lee = ANSWERS.replace("kim", "lee").replace("redundancies: [50, 75]", "redundancies: [70, 90]")
    (place / "lee.yaml").write_text(lee, encoding="utf-8")
    run = onetext("elicit", "talks", "--party", "union", "--answers", "lee.yaml", "--write", "--json")
    assert run.answer["experts"] == ["kim", "lee"]
    shared = {item["issue"]: item for item in run.answer["agreement"]}
    assert shared["redundancies"]["joined"] == [50, 90]
    assert shared["redundancies"]["overlap"] == pytest.approx(5 / 40)
    assert shared["wage_rise"]["overlap"] == 1
    assert "Where the experts agree" in onetext("elicit", "talks", "--party", "union").out
    assert "weight: [50, 90]" in (place / "talks" / "weights.yaml").read_text("utf-8")
    (place / "talks" / "interviews" / "union-lee.yaml").unlink()
    onetext("elicit", "talks", "--party", "union", "--write")
    assert texts(place / "talks") == alone


def test_answers_that_clash_are_named_and_not_written(place: Path) -> None:
    text = ANSWERS.replace("[25, 50]", "[80, 90]").replace("[50, 75]", "[5, 9]")
    text += "  trades:\n  - {gives: {automation: [no-new-cranes, straight-away]}, gets: {redundancies: [up-to-forty, "
    text += "no-redundancies]}, answer: yes}\n"
    (place / "kim.yaml").write_text(text, encoding="utf-8")
    before = texts(place)
    run = onetext("elicit", "talks", "--party", "union", "--answers", "kim.yaml", "--write")
    assert run.status == 1
    told = " ".join(run.out.split())
    assert "relative.redundancies, relative.automation and trades.1 cannot all hold" in told
    assert texts(place) == before


def test_a_fault_in_an_answers_file_is_placed(place: Path) -> None:
    (place / "kim.yaml").write_text(ANSWERS.replace("chair-text", "chair-txt"), encoding="utf-8")
    run = onetext("elicit", "talks", "--party", "union", "--answers", "kim.yaml")
    assert run.status == 1
    assert "kim.yaml:6:10" in run.err
    assert 'did you mean "chair-text"?' in run.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--party PARTY"),
        (("--party", "unoin"), 'did you mean "union"?'),
        (("--party", "union", "--template", "--json"), "leave out --json"),
        (("--party", "union", "--answers", "none.yaml"), "E301"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], told: str, place: Path) -> None:
    run = onetext("elicit", "talks", *arguments)
    assert run.status in (1, 2)
    assert told in run.err + run.out


def test_a_case_that_ships_is_not_written_into(place: Path) -> None:
    run = onetext("elicit", "harbour-wages", "--party", "union", "--answers", "kim.yaml", "--write")
    assert run.status == 2
    assert "copy it first" in run.err


def test_a_template_reads_as_answers_and_asks_the_same(place: Path) -> None:
    run = onetext("elicit", "talks", "--party", "union", "--expert", "moe", "--template")
    assert (run.status, run.err) == (0, "")
    (place / "moe.yaml").write_text(run.out, encoding="utf-8")
    asked = onetext("elicit", "talks", "--party", "union", "--answers", "moe.yaml", "--json").answer
    assert [item["id"] for item in asked["questions"]] == ["first"]
    assert asked["experts"] == []
    filled = run.out.replace("  first:\n", "  first: wage_rise\n").replace("    duration:\n", "    duration: 20\n")
    (place / "moe.yaml").write_text(filled, encoding="utf-8")
    asked = onetext("elicit", "talks", "--party", "union", "--answers", "moe.yaml", "--json").answer
    assert next(item["answered"] for item in asked["questions"]) == "wage_rise"


# -- on a terminal -----------------------------------------------------------------------------------------------------


class Keys(io.StringIO):
    """Somebody at a terminal: lines, and Ctrl-C where a line says so."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:
        line = super().readline(size)
        if line.strip() == "^C":
            raise KeyboardInterrupt
        return line


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Keys("".join(f"{line}\n" for line in lines)))


def asked_in(text: str) -> Iterator[str]:
    yield from (line for line in text.splitlines() if line.startswith("  >"))


def test_questions_on_a_terminal_are_kept_one_by_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "?", "1", "many", "50-75", "", "^C")
    run = onetext("elicit", "talks", "--party", "union", "--expert", "kim")
    assert run.status == 0
    assert '"many" is no number or range; write 70, or 60-80' in run.out
    assert "The id of an issue, or its number in the list." in run.out
    kept = (place / "talks" / "interviews" / "union-kim.yaml").read_text("utf-8")
    assert "first: wage_rise" in kept
    assert "relative: {redundancies: [50, 75]}" in kept
    assert "skipped: [relative.automation]" in kept
    typing(monkeypatch, "30", "q")
    onetext("elicit", "talks", "--party", "union", "--expert", "kim")
    assert "night_shift: 30" in (place / "talks" / "interviews" / "union-kim.yaml").read_text("utf-8")


def test_a_whole_interview_on_a_terminal(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["wage_rise", "62", "30-45", "25", "25", "y", "", "same", "chair-text", "chair-text", "company-offer"]
    outcomes = ["two-percent two-percent four-percent", "2", ""]
    typing(monkeypatch, *answers, *outcomes, "firm", "official", "0.1-0.3")
    run = onetext("elicit", "talks", "--party", "union", "--expert", "kim", "--json")
    assert run.answer["left"] == 15
    run = onetext("elicit", "talks", "--party", "union", "--expert", "kim")
    assert run.status in (0, 1)
    assert "cannot be both signed and refused" in run.out
    assert 'unknown class of evidence "firm"' in run.out
    kept = (place / "talks" / "interviews" / "union-kim.yaml").read_text("utf-8")
    assert "UN_CRANES: [0.1, 0.3]" in kept
    assert kept.count("answer:") == 2
    assert "question left" not in run.out.splitlines()[-1]


def test_the_end_of_input_ends_the_questions(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch)
    assert onetext("elicit", "talks", "--party", "union").status == 0
    assert not (place / "talks" / "interviews").exists()


def test_nothing_is_asked_of_a_case_that_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "wage_rise")
    run = onetext("elicit", "harbour-wages", "--party", "union")
    assert run.status == 0
    assert "copy it first" in run.err
