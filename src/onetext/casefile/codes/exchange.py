"""Codes for faults of files of other programs, which are imported."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.casefile.codes.entry import FaultCode

__all__ = ["EXCHANGE"]

EXCHANGE: Mapping[str, FaultCode] = {
    "E401": FaultCode(
        "A file is not well-formed XML",
        "Nothing in it can be read. The place is where the reader gave up, which is often just after the slip.",
        '<item index="1" value="Ann & Ben"/>',
        '<item index="1" value="Ann &amp; Ben"/>',
    ),
    "E402": FaultCode(
        "An XML file declares a document type or entities",
        "A few such lines can stand for billions of characters, or for other files of the reader. No Genius file needs"
        " them.",
        '<!DOCTYPE utility_space [<!ENTITY a "long">]>\n<utility_space>',
        "<utility_space>",
    ),
    "E403": FaultCode(
        "A file holds too much, or is nested too deep",
        "No domain that people can negotiate comes near the limit; such a file is broken or hostile.",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "[1]",
    ),
    "E404": FaultCode(
        "A file is not well-formed JSON",
        "Nothing in it can be read. NaN and Infinity, which some programs write, are no JSON and no numbers.",
        '{"issueWeights": {"pay": NaN}}',
        '{"issueWeights": {"pay": 0.5}}',
    ),
    "E405": FaultCode(
        "An imported number cannot be read, or lies outside its bounds",
        "Numbers are decimals with a point. Weights and evaluations are at least 0; utilities of GeniusWeb run from 0"
        " to 1.",
        '<weight index="1" value="0,5"/>',
        '<weight index="1" value="0.5"/>',
    ),
    "E406": FaultCode(
        "A part that the format needs is missing, or is of the wrong kind",
        "Without it nobody could say what the file means: a domain without issues, an issue without a name, a value"
        " without an evaluation.",
        '<item index="1" value="low"/>   (in a profile)',
        '<item index="1" value="low" evaluation="3"/>',
    ),
    "E407": FaultCode(
        "A profile does not fit the domain",
        "Issues and values are matched by name, letter by letter. What stands in one file and not in the other would be"
        " lost, or guessed.",
        '<issue name="Wages">   (in the profile; the domain calls it "Pay")',
        '<issue name="Pay">',
    ),
    "E408": FaultCode(
        "A kind of preferences that cannot be imported",
        "Only weighted sums over single issues (linear additive spaces) can be kept exactly.",
        '<utility_space type="nonlinear">',
        "<utility_space>",
    ),
    "E409": FaultCode(
        "An imported name, index or key stands twice",
        "Two issues of one name, two weights for one issue or two values under one key: one of them would be ignored.",
        '<weight index="1" value="0.4"/><weight index="1" value="0.6"/>',
        '<weight index="1" value="0.4"/><weight index="2" value="0.6"/>',
    ),
    "E410": FaultCode(
        "A domain has no place in a case",
        "An issue has more than 256 values, or all issues are numbers without steps, with nothing left to choose.",
        '<issue name="Price" type="real">   (and no other issue)',
        '<issue name="Price" type="integer" lowerbound="0" upperbound="100">',
    ),
}
"""E4xx."""
