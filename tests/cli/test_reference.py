"""The reference of the commands: up to date, complete, with examples that work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import docx
import pytest
from command_line import onetext

import shipped
from onetext.cli.app import COMMANDS
from onetext.cli.reference import commands_markdown, help_of
from transcripts import pdf_of

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
COMMON = ("--json", "--as-of", "--for")
"""Options of all commands; an interview alone is nobody's but the mediator's."""
DRAFTS = {"old": 60, "new": 80, "theirs": 80, "ours": 60, "agreed": 60, "draft": 60, "offer": 80}
"""Names of the Word files that the examples speak of, and how many tonnes of herring each allows."""


SAID = '"We will never sign," Marta Lind said on Monday in the hall of the dockers.'


def examples(name: str) -> list[list[str]]:
    """The lines of a help text that a person would type."""
    joined = re.sub(r"\\\n +", "", help_of(name))
    lines = re.findall(r"^ +onetext (.*)$", joined, flags=re.MULTILINE)
    return [shlex.split(re.sub(r"  .*|>.*", "", line)) for line in lines]


def test_the_page_is_as_it_is_generated() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_markdown()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_every_option_and_an_example(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert f"## onetext {name}\n" in text
    assert f"onetext {name}" in help_of(name)
    assert examples(name)
    assert all(option in help_of(name) for option in COMMON if (name, option) != ("elicit", "--for"))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_what_the_shell_prints_and_fits_80_columns(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run = onetext(name, "--help")
    assert (run.status, run.err) == (0, "")
    assert run.out.rstrip() == help_of(name).rstrip()
    assert max(map(len, run.out.splitlines())) <= 80


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_examples_of_the_help_work(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("onetext.api.brief.brief", shipped.brief)
    place = tmp_path / "elsewhere"
    place.mkdir()
    for draft, tonnes in DRAFTS.items():
        document = docx.Document()
        document.add_paragraph(f"1. Each party may take {tonnes} tonnes of herring.")
        document.save(str(tmp_path / f"{draft}.docx"))
        document.save(str(place / f"{draft}.docx"))
        (tmp_path / "article.pdf").write_bytes(pdf_of(SAID))
        for ending in ("txt", "html"):
            (tmp_path / f"article.{ending}").write_text(
                "<p>“We will never sign,” Marta Lind said.</p>", encoding="utf-8"
            )
        (place / "leak.pdf").write_bytes(pdf_of("1. Each party may take 80 tonnes of herring."))
    (tmp_path / "kim.yaml").write_text("party: union\nexpert: kim\nanswers: {}\n", "utf-8")
    assert onetext("new", "my-talks").status == 0 or name == "new"
    for arguments in examples(name):
        if arguments[0] == "new":
            monkeypatch.chdir(place)
        run = onetext(*arguments)
        assert run.status == 0, (arguments, run.err)


def test_commands_that_sample_take_a_seed_and_others_do_not() -> None:
    sampling = {name for name in COMMANDS if "--seed" in help_of(name)}
    bargains = {"balance", "compare", "log", "try", "concede", "settle", "robust", "reveal", "brief"}
    assert sampling == bargains | {"elicit", "forecast", "sensitivity", "whatif"}
