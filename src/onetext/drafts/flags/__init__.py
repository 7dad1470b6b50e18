"""Changes of substance: a number, a date, a denial, a modal verb, a party's name or a defined term that differs."""

from __future__ import annotations

from onetext.drafts.flags.items import Names, items_of
from onetext.drafts.flags.pairing import flags_of

__all__ = ["Names", "flags_of", "items_of"]
