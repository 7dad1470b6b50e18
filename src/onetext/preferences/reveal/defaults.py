"""How reliable answers are where the case does not say, and how often a party that could sign waits (S22)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onetext.model import Basis, Party, Range, Response

__all__ = ["default_reliability", "reliability_of", "waiting"]


def reliability_of(response: Response, party: Party) -> tuple[Range, Basis]:
    """The reliability of an answer, and where it comes from: the analyst's, else the default of its kind.

    An answer by somebody who does not bind the party (S3) has a default of its own.
    """
    if response.reliability is not None:
        return response.reliability, "analyst"
    speaker = party.speaker(response.speaker)
    authorised = speaker is None or speaker.authorised
    return default_reliability(response.kind, public=response.public, authorised=authorised), "default"


def default_reliability(kind: str, *, public: bool, authorised: bool = True) -> Range:
    """The reliability of a kind of answer where nothing is on record; 0 for kinds that imply nothing."""
    if kind not in _listed():
        return Range.of(0)
    return _range(_listed()[kind if authorised else "unauthorised"]["public" if public else "private"])


def waiting() -> Range:
    """The chance that a party that could sign holds out for better terms; its middle is used."""
    return _range(_listed()["waiting"]["range"])


@cache
def _listed() -> Mapping[str, Any]:
    text = files("onetext.preferences.reveal").joinpath("defaults.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _range(ends: list[float]) -> Range:
    low, high = ends
    return Range.of(str(low), str(high))
