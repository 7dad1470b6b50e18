"""LibreOffice as a second reader of Word files: one call for all files of a module."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping

import pytest

Convert = Callable[[Mapping[str, bytes], str], dict[str, bytes]]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Converts files: name (with its ending) to bytes, and the name of a LibreOffice filter (`txt:Text`, `docx`)."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: tools/office.sh installs it (Debian: libreoffice-writer-nogui)"

    profile = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('profile')}"

    def convert(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("office")
        out, ending = folder / "out", to.partition(":")[0]
        paths = []
        for name, data in files.items():
            paths.append(folder / name)
            paths[-1].write_bytes(data)
        command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(out), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return {name: (out / name).with_suffix(f".{ending}").read_bytes() for name in files}

    return convert
