"""What may be wrong in the folder of sealed forecasts."""

from __future__ import annotations

from onetext.casefile.codes.entry import FaultCode

__all__ = ["FORECASTS"]

FORECASTS = {
    "E311": FaultCode(
        "A forecast was changed after it was sealed",
        "It holds the hash of all that it says, and its name starts with that hash. Where these differ, somebody or"
        " something changed it, and nobody can tell whether that was before or after the answer was known. Put back the"
        " file as it was sealed, or take it out.",
        'forecasts/2025-11-26-1a2b3c4d.json:  "signed": 0.9   # sealed as 0.2',
        'forecasts/2025-11-26-1a2b3c4d.json:  "signed": 0.2',
    ),
    "E312": FaultCode(
        "A forecast or a resolution cannot be read",
        "Files in forecasts are written by onetext and are not meant to be edited: this one is no JSON, lacks a key,"
        " has one too many, or a value of another kind. To decide a forecast anew, take its .resolved.json out and run"
        " onetext resolve again.",
        '{"format": "onetext/resolution/1", "outcome": "signd", …}',
        "onetext resolve CASE 1a2b3c4d --outcome signed --on 2026-02-01 --source s1",
    ),
    "E313": FaultCode(
        "A resolution without its forecast",
        "What happened is on record, but not what was forecast.",
        "forecasts/2025-11-26-1a2b3c4d.resolved.json",
        "forecasts/2025-11-26-1a2b3c4d.json\nforecasts/2025-11-26-1a2b3c4d.resolved.json",
    ),
}
"""E311 to E313."""
