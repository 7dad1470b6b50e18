"""What somebody did with a draft: accepted, rejected, signed it, sent it back with changes, has not answered (S22)."""

from __future__ import annotations

from onetext.evidence.responses.finding import responses

__all__ = ["responses"]
