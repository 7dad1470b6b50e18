"""Text of strangers made fit to be shown: what does not show, or turns the direction of a line, is made visible."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["visible"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HIDDEN = re.compile(r"[\u061c\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


def visible(text: str) -> str:
    """A text without control characters, and with characters that hide or turn others named in its midst.

    A draft can be written so that it reads otherwise than it is stored ("trojan source"). Marks that
    right-to-left scripts need (U+200E, U+200F) and joiners of letters stay.
    """
    return _HIDDEN.sub(_named, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n")))


def _named(found: re.Match[str]) -> str:
    name = unicodedata.name(found.group(), "hidden character").lower()
    return f"⟦{name}⟧"
