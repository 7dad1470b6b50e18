"""What the verb `elicit` is made of: questions in words, replies as they are typed, and reasons for what is written."""

from __future__ import annotations

__all__: list[str] = []
