"""The reference of all parameters, written from the table itself (`docs/reference/parameters.md`)."""

from __future__ import annotations

import math

from onetext.model import Parameter, parameters

__all__ = ["parameter_reference"]

_HEAD = """\
# Parameters of the process

Every number of the model of how talks may unfold, in the groups of what uses it. `process.yaml` of a
[case](case-format.md#processyaml) sets any of them, `onetext whatif --set` changes one, and `onetext whatif --without`
leaves a whole group out, but for what others use too: `attrition`, `leak_discount`, `resolve_sd`, and trust in a
patron. Where nothing is set, the record gives it if it can; else it is drawn from the default, which is no evidence but
a wide guess, so that what nobody knows stays visibly unknown.

A *chance* and a *share* lie between 0 and 1. A value of a party is counted in *util*: its own points divided by 100, 0
for its worst settlement and 1 for its best. What may happen at any time is given as a rate per week: 0.02 a week is one
in a year, or a chance of two in three that it comes within a year.

The *question* is what to ask somebody who knows. Ask for a value that is almost surely too low, one that is almost
surely too high, and the likeliest, and write `[low, likeliest, high]`.

<!-- Written by `tools/docs.py` from `parameters.toml`; change it there. -->
"""
_GROUPS = {
    "": "How the parties choose",
    "front": "The front (`front`)",
    "support": "A patron's support (`support`)",
    "stock": "What is left to fight with (`stock`)",
    "domestic": "The mood at home (`domestic`)",
    "shocks": "Shocks at home (`shocks`)",
    "collapse": "Collapse (`collapse`)",
    "elections": "Votes (`elections`)",
    "leaks": "Leaks and publication (`leaks`)",
    "audience": "What backing down costs (`audience`)",
    "statements": "Public statements (`statements`)",
    "learning": "What others learn of a party's resolve (`learning`)",
    "ultimatums": "Ultimatums (`ultimatums`)",
    "voices": "A patron's second voice (`voices`)",
    "consent": "Consent of others (`consent`)",
    "commitment": "Whether a deal will be kept (`commitment`)",
    "proposals": "New texts (`proposals`)",
    "walking": "Walking out (`walking`)",
}
_SCOPES = {
    "talks": "one number for the talks",
    "party": "one number for each party",
    "patron": "one number for each patron",
}
_NUMBERS = {
    "fixed": "{0}",
    "uniform": "anything between {0} and {1}",
    "triangular": "between {0} and {2}, most likely {1}",
    "normal": "normal, mean {0}, standard deviation {1}",
    "halfnormal": "half of a normal above 0, scale {0}",
    "lognormal": "lognormal, median {0}, standard deviation of the logarithm {1}",
    "beta": "beta({0}, {1})",
    "gamma": "gamma, shape {0}, rate {1}",
}


def parameter_reference() -> str:
    """The text of `docs/reference/parameters.md`."""
    parts = [_HEAD]
    for mechanism, title in _GROUPS.items():
        own = [item for item in parameters() if item.mechanism == mechanism]
        if own:
            parts.append(f"## {title}\n")
            parts += [_entry(item) for item in own]
    return "\n".join(parts)


def _entry(item: Parameter) -> str:
    default = _NUMBERS[item.default.shape].format(*(f"{number:g}" for number in item.default.numbers))
    lines = [
        f"- unit: {item.unit or 'none'}; {_SCOPES[item.scope]}; {_limits(item)}",
        f"- default: {default}",
        f"- from the record: {item.read_from}" if item.read_from else "",
        f"- question: {item.question}",
    ]
    return f"### {item.key}\n\n{item.means.strip()}\n\n" + "\n".join(filter(None, lines)) + "\n"


def _limits(item: Parameter) -> str:
    if math.isinf(item.low):
        return "any number" if math.isinf(item.high) else f"at most {item.high:g}"
    return f"at least {item.low:g}" if math.isinf(item.high) else f"{item.low:g} to {item.high:g}"
