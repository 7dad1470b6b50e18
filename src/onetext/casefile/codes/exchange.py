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
    "E411": FaultCode(
        "A file is no workbook that can be read (.xlsx)",
        "It is a file of another kind (.xls, .ods, .csv), is encrypted or damaged, or holds macros.",
        "onetext import talks sheet union.xls",
        "onetext import talks sheet union.xlsx   (saved as .xlsx)",
    ),
    "E412": FaultCode(
        "A cell of a sheet holds a formula or an error",
        "What a formula gives depends on who opens the file and when. A number that somebody vouches for is written"
        " down.",
        "=B2*2   (in cell F7 of sheet Weights)",
        "60",
    ),
    "E413": FaultCode(
        "A sheet or a column of a workbook is missing, renamed or there twice",
        "Sheets and columns are found by their names. Columns of your own, under other names, are left out and listed.",
        "issue | title | low | maybe | high   (in the first row)",
        "issue | title | low | likely | high",
    ),
    "E414": FaultCode(
        "A sheet has hidden rows, columns or merged cells",
        "What nobody sees would be taken over, and of merged cells nobody can tell to which row they belong.",
        "a filter that shows three issues of ten",
        "all rows shown",
    ),
    "E415": FaultCode(
        "A row of a sheet stands for nothing in the case, or stands twice",
        "Rows are found by their ids, which are locked. A row may be moved; it may not be renamed or copied.",
        "wages   (the case calls the issue wage_rise)",
        "wage_rise",
    ),
    "E416": FaultCode(
        "A cell of a sheet holds no number, date or choice that can stand there",
        "Numbers are plain: 60, 0.6, or a range 60-80 in the column likely. Low is not above high, and a range has both"
        " ends.",
        "low 80, high 60",
        "low 60, high 80",
    ),
    "E417": FaultCode(
        "A sheet and the case do not belong together any more",
        "The sheet is of another case, or a row was changed both in it and in the case since the export: nobody can"
        " tell which of the two counts.",
        "a weight changed in weights.yaml after the sheet was sent out, and in the sheet too",
        "the sheet exported anew, and the row filled in there",
    ),
}
"""E4xx."""
