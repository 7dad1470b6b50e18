"""Compile requirements/*.txt from pyproject.toml and requirements/*.in (`make pins`).

The lists are plain `name==version` lines, compiled on Linux by the Python that runs this: no hashes, no addresses, no
paths, so that the pip settings of whoever installs decide where packages come from. Each smaller list is constrained by
the larger one, so that a version is the same in all of them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = {
    "dev": ("pyproject.toml", "requirements/build.in", "requirements/test.in", "requirements/dev.in"),
    "test": ("pyproject.toml", "requirements/build.in", "requirements/test.in"),
    "base": ("pyproject.toml", "requirements/build.in"),
}
PEERS = "peers"
"""The list of what we are measured against (`make bench-peers`): an environment of its own, and no dependency."""
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==\S+( ; .+)?")
QUIET = (
    "--quiet",
    "--upgrade",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--no-emit-options",
)


def compiled(inputs: tuple[str, ...], constraint: Path | None) -> list[str]:
    """The pins that pip-compile finds for the inputs, with everything else that it prints left out."""
    command = [sys.executable, "-m", "piptools", "compile", *QUIET, "--output-file=-", *inputs]
    if constraint is not None:
        command.append(f"--constraint={constraint}")
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return sorted((line for line in printed.splitlines() if PIN.fullmatch(line)), key=str.lower)


def main() -> None:
    """Write the three lists, the largest first, and the peers'."""
    constraint = None
    for name, inputs in LISTS.items():
        constraint = write(name, inputs, constraint)
    write(PEERS, (f"requirements/{PEERS}.in",), None)


def write(name: str, inputs: tuple[str, ...], constraint: Path | None) -> Path:
    """Compile one list; returns its place, below the root."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    target = ROOT / "requirements" / f"{name}.txt"
    head = f"# Compiled by `make pins` from {', '.join(inputs)} on Linux, Python {python}.\n"
    target.write_text(head + "".join(f"{pin}\n" for pin in compiled(inputs, constraint)), encoding="utf-8")
    return target.relative_to(ROOT)


if __name__ == "__main__":
    main()
