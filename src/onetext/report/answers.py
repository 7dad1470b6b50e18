"""What somebody is told to have done with a draft, in words."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.model import ResponseKind

__all__ = ["ANSWERS"]

ANSWERS: Mapping[ResponseKind, str] = {
    "accepts": "accepts it",
    "accepts-in-principle": "accepts it in principle",
    "basis-for-talks": "takes it as a basis for talks",
    "amends": "answers with changes",
    "rejects": "rejects it",
    "demands-change": "asks for changes",
    "silent": "has not answered it",
}
"""Kind of response -> words (S22)."""
