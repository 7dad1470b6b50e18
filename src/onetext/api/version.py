"""The verb `version`: versions of all that computes, so that a result can be got again (S19)."""

from __future__ import annotations

import platform
from importlib import metadata

from onetext._version import __version__
from onetext.model.results import Envelope, VersionResult

__all__ = ["version"]

_COMPUTING = ("altair", "immutabledict", "jinja2", "numpy", "pydantic", "pyyaml", "rich", "ruamel.yaml", "typer")


def version() -> VersionResult:
    """Version of onetext (in the envelope), of Python, and of the packages that read, compute and draw."""
    return VersionResult(
        envelope=Envelope(command="version", version=__version__),
        python=platform.python_version(),
        packages={name: metadata.version(name) for name in (*_COMPUTING, "vl-convert-python")},
    )
