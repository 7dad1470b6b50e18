"""Codes for faults of `process.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.casefile.codes.entry import FaultCode

__all__ = ["PROCESS", "PROCESS_WARNINGS"]

PROCESS: Mapping[str, FaultCode] = {
    "E126": FaultCode(
        "A distribution that is none",
        "Each distribution has its own numbers: fixed (value), uniform (low, high), triangular (low, mode, high),"
        " normal (mean, sd), halfnormal (scale), lognormal (median, sd of the logarithm), beta (alpha, beta), gamma"
        " (shape, rate). A median, a shape and a rate are more than 0; an sd is not below it.",
        "parameters: {penalty: {lognormal: [0.1]}}",
        "parameters: {penalty: {lognormal: [0.1, 0.7]}}",
    ),
    "E238": FaultCode(
        "A parameter for somebody it is not for",
        "A parameter is one number for the talks, one for each party, or one for each patron. Numbers of a patron stand"
        " under the patron's id, or under patron/client where they hold for one client only.",
        "parameters: {leak_hazard: {union: 0.1}}",
        "parameters: {leak_hazard: 0.1}",
    ),
    "E239": FaultCode(
        "The front follows no series",
        "A front takes its values from front.csv by the unit of a series, and the case has no value of this unit.",
        "front: {level: percent_heldd, whole: 100, gains: union, loses: owners}",
        "front: {level: percent_held, whole: 100, gains: union, loses: owners}",
    ),
    "E240": FaultCode(
        "Settings that contradict each other",
        "Each value is sound by itself, and together they cannot be: a patron that is its own client, a front that the"
        " same party gains and loses, one number given twice.",
        "patrons: [{party: chair, client: chair, backs: true}]",
        "patrons: [{party: chair, client: union, backs: true}]",
    ),
    "E241": FaultCode(
        "A day before the start, or days out of order",
        "The horizon lies after the day of the case, a vote before the horizon, and nothing is known of a vote only"
        " after it was held.",
        "horizon: 2025-03-01   # of a case with as_of: 2025-03-10",
        "horizon: 2026-03-10",
    ),
}
"""E126 and E238 to E241."""

PROCESS_WARNINGS: Mapping[str, FaultCode] = {
    "W118": FaultCode(
        "A vote that is over",
        "It was held before the day of the case, so it counts only where an earlier day is asked for (--as-of).",
        "elections: [{party: union, date: 2025-03-01}]   # of a case with as_of: 2025-03-10",
        "elections: [{party: union, date: 2025-05-01}]",
    ),
}
"""W118."""
