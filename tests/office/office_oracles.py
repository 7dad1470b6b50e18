"""What other programs read in a Word document once all its changes are accepted, or rejected."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

Readings = Mapping[str, list[str]]

HERE = Path(__file__).resolve().parent
SYSTEM_PYTHON = "/usr/bin/python3"


def by_office(folder: Path) -> dict[str, Readings]:
    """What LibreOffice reads in all Word documents of a folder: one start for all of them."""
    if shutil.which("soffice") is None:
        raise AssertionError("LibreOffice is missing: run tools/office.sh")
    told = [SYSTEM_PYTHON, str(HERE / "readings.py"), str(folder)]
    run = subprocess.run(told, capture_output=True, text=True, timeout=600, check=False)
    if run.returncode:
        raise AssertionError(f"LibreOffice did not read the files (is python3-uno installed?): {run.stderr[-2000:]}")
    found = json.loads((folder / "readings.json").read_text(encoding="utf-8"))
    return {
        name: {view: [squeezed(text) for text in texts if squeezed(text)] for view, texts in readings.items()}
        for name, readings in found.items()
    }


def by_pandoc(file: Path) -> Readings:
    """What pandoc reads."""
    return {view: list(_pandoc(file, view)) for view in ("accept", "reject")}


def _pandoc(file: Path, view: str) -> Iterator[str]:
    import pypandoc

    told = [pypandoc.get_pandoc_path(), "--from=docx", "--to=json", f"--track-changes={view}", str(file)]
    run = subprocess.run(told, capture_output=True, text=True, timeout=60, check=True)
    for text in _paragraphs(json.loads(run.stdout)["blocks"]):
        if squeezed(text):
            yield bare(text)


def _paragraphs(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _paragraphs(inner)
    elif isinstance(node, dict):
        if node.get("t") in ("Para", "Plain"):
            yield _words(node["c"])
        elif node.get("t") == "Header":
            yield _words(node["c"][2])
        else:
            yield from _paragraphs(node.get("c"))


def _words(node: object) -> str:
    if isinstance(node, list):
        return "".join(map(_words, node))
    if not isinstance(node, dict) or node["t"] == "Note":
        return ""
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    return str(node["c"]) if node["t"] == "Str" else _words(node.get("c"))


def squeezed(text: str) -> str:
    """With blanks made one: what programs do with several differs."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Without blanks: pandoc sets one where two paragraphs run together."""
    return "".join(text.split())
