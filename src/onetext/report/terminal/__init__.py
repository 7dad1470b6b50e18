"""Results as text for a terminal: one module for each command, readable at 80 columns, plain where there is no colour.

Each module is loaded by the command that needs it, so that no command pays for another.
"""

from __future__ import annotations

__all__: list[str] = []
