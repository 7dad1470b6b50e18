"""What `import` and `export` print: every file and every loss, as text that steers no terminal."""

from __future__ import annotations

import io

from rich.console import Console

from onetext.model.results import Dropped, Envelope, ExportResult, ImportResult
from onetext.report.terminal.exchange import show_export, show_import

LOSS = Dropped(what="the discount factor 0.9", where="a.xml", why="\x1b[31mno number \x07has it")
HEAD = Envelope(command="export", version="1", case="fair", withheld=2)


def console() -> Console:
    return Console(file=io.StringIO(), width=80, highlight=False)


def printed(to: Console) -> str:
    assert isinstance(to.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in to.file.getvalue().splitlines())


def test_an_import_names_its_files_its_losses_and_the_next_step() -> None:
    to = console()
    show_import(ImportResult(envelope=HEAD, path="my fair", written=("case.yaml",), dropped=(LOSS,)), to)
    text = printed(to)
    assert text.startswith("my fair: a case, imported\n  case.yaml\n\nDropped or changed on the way\n")
    assert "a.xml: the discount factor 0.9: ?[31mno number ?has it." in text
    assert text.endswith("Next: onetext check 'my fair'\n")


def test_an_import_without_losses_says_so() -> None:
    to = console()
    show_import(ImportResult(envelope=HEAD, path="fair", written=("case.yaml",), dropped=()), to)
    assert "The case has all that the files say.\n" in printed(to)


def test_an_export_says_how_much_is_withheld() -> None:
    to = console()
    show_export(ExportResult(envelope=HEAD, path="out", written=("domain.xml",), dropped=(LOSS,)), to)
    text = printed(to)
    assert text.startswith("out: exported from fair\n  domain.xml\n2\xa0items withheld.\n")
    assert "the discount factor 0.9" in text
    assert "All values of packages" not in text
    assert "no texts, sources or dates" in text


def test_an_export_without_losses_claims_the_values_and_no_more() -> None:
    to = console()
    show_export(ExportResult(envelope=HEAD, path="out", written=("domain.xml",), dropped=()), to)
    text = " ".join(printed(to).split())
    assert "All values of packages are in the files." in text
    assert "no texts, sources or dates" in text
