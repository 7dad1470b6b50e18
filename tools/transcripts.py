"""Run what the documentation shows: commands in `console` blocks, and Python in `python` blocks.

A page is run from top to bottom in an empty folder of its own:

- a block with `file=NAME` behind its language is written to that file, before what follows is run; one whose NAME ends
  in `.pdf` is set as a PDF, line by line, and a line `* * *` begins a page;
- in a `console` block, each line that starts with `$ ` is run, and the lines up to the next such line are what it must
  print (`onetext` and `cat` are known; a line `...` stands for any number of lines);
- a `python` block is run, and the `text` block right below it, if there is one, is what it prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

__all__ = ["Mismatch", "pdf_of", "rerun", "run_page"]

FENCE = re.compile(r"^```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
RIGHT_BELOW = re.compile(r"```\s+```text\n")
PROMPT = "$ "
GAP = "..."
FAILED = re.compile(r"^Traceback|fault of onetext itself", re.MULTILINE)
WIDTH = "100"
NEW_PAGE = "* * *\n"


@dataclass(frozen=True)
class Mismatch:
    """A command or script that does not print what the page shows."""

    told: str
    shown: str
    printed: str


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, and where its body stands in the text."""

    language: str
    file: str
    body: str
    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for match in FENCE.finditer(text):
        yield Block(match["language"], match["file"] or "", match["body"], match.start("body"), match.end("body"))


def run_page(text: str, folder: Path) -> list[Mismatch]:
    """Run a page in a folder; what does not print what it shows is returned."""
    return [mismatch for *_, mismatch in _runs(text, folder) if mismatch is not None]


def rerun(text: str, folder: Path) -> str:
    """The page with what its commands and scripts print today; gaps stay where what stood around them can be found.

    Raises
    ------
    RuntimeError
        When something fails that should not: a fault of the program is not written into a page.
    """
    for start, end, mismatch in reversed(list(_runs(text, folder))):
        if mismatch is None:
            continue
        if FAILED.search(mismatch.printed):
            raise RuntimeError(f"{mismatch.told}\n{mismatch.printed}")
        text = text[:start] + _refitted(mismatch) + text[end:]
    return text


def _refitted(mismatch: Mismatch) -> str:
    """What is printed today, cut where the page cuts: each piece from its first line on, as long as it was."""
    pieces = [piece.splitlines() for piece in _pieces(mismatch.shown)]
    printed, cut = mismatch.printed.splitlines(), list[str]()
    for number, piece in enumerate(pieces):
        cut += [GAP] if number else []
        if piece and piece[0] not in printed:
            return mismatch.printed
        start = printed.index(piece[0]) if piece else 0
        cut += printed[start : start + len(piece)]
    return "\n".join(cut) + "\n" if len(pieces) > 1 else mismatch.printed


def _pieces(shown: str) -> list[str]:
    """What stands between gaps."""
    return re.split(rf"^{re.escape(GAP)}\n", shown.strip("\n") + "\n", flags=re.MULTILINE)


def _runs(text: str, folder: Path) -> Iterator[tuple[int, int, Mismatch | None]]:
    """Start and end of each shown output, with what is wrong with it."""
    listed = list(blocks(text))
    for number, block in enumerate(listed):
        if block.file:
            target = folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            data = pdf_of(block.body) if target.suffix == ".pdf" else block.body.encode("utf-8")
            target.write_bytes(data)
        elif block.language == "console":
            for command, start, end in _commands(block):
                yield start, end, _compared(command, text[start:end], _printed(command, folder))
        elif block.language == "python":
            follower = listed[number + 1] if number + 1 < len(listed) else None
            printed = _output([sys.executable, "-c", block.body], folder)
            if follower is not None and RIGHT_BELOW.fullmatch(text, block.end, follower.start):
                yield follower.start, follower.end, _compared(block.body, follower.body, printed)
            elif FAILED.search(printed):
                yield block.end, block.end, Mismatch(block.body, "", printed)


def pdf_of(text: str) -> bytes:
    """A PDF of A4 pages that prints these lines of plain ASCII, one below the other: no more than an example needs."""
    pages = text.split(NEW_PAGE)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        lines = (re.sub(r"([\\()])", r"\\\1", line) for line in page.splitlines())
        drawn = "BT /F1 11 Tf 72 780 Td 14 TL\n" + "".join(f"({line}) Tj T*\n" for line in lines) + "ET"
        facts = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        parts.append(f"<< {facts} /Contents {5 + 2 * number} 0 R >>")
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    body, places = "%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    listed = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(parts) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{listed}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{body}{tail}startxref\n{len(body)}\n%%EOF\n".encode("ascii")


def _commands(block: Block) -> Iterator[tuple[str, int, int]]:
    """Each command of a console block, with start and end of the output shown below it."""
    starts = [match.start() for match in re.finditer(r"^\$ ", block.body, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(block.body)], strict=True):
        line, _, _ = block.body[start:end].partition("\n")
        yield line.removeprefix(PROMPT), block.start + start + len(line) + 1, block.start + end


def _printed(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command)
    if program == "cat":
        return "".join((folder / name).read_text(encoding="utf-8") for name in arguments)
    if program != "onetext":
        raise ValueError(f'a page may run "onetext" and "cat", not "{program}"')
    return _answer(arguments, folder)


def _answer(arguments: list[str], folder: Path) -> str:
    """What onetext prints on both streams, in this process: to start one for each command takes longer than to answer.

    That a process of its own prints the same is for `tests/cli` to show.
    """
    from onetext.cli import main

    both = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace", write_through=True)
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, _plain(), clear=True),
        contextlib.redirect_stdout(both),
        contextlib.redirect_stderr(both),
    ):
        main(arguments)
    return _without_trailing_blanks(both.buffer.getvalue().decode("utf-8"))


def _plain() -> dict[str, str]:
    """The environment of a plain terminal."""
    # Which onetext is meant is for whoever runs this to say.
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {"COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONUTF8": "1", **kept}


def _output(command: list[str], folder: Path) -> str:
    """What a program prints on both streams, as on a plain terminal."""
    run = subprocess.run(
        command,
        cwd=folder,
        env=_plain(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return _without_trailing_blanks(run.stdout)


def _without_trailing_blanks(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n" if text else ""


def _compared(told: str, shown: str, printed: str) -> Mismatch | None:
    fitting = "(?:.*\n)*?".join(map(re.escape, _pieces(shown)))
    return None if re.fullmatch(fitting, printed.strip("\n") + "\n") else Mismatch(told, shown, printed)
