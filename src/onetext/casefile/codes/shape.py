"""Codes for faults of shape: a text that cannot be read, or a value that is not what its key wants."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.casefile.codes.entry import FaultCode

__all__ = ["SHAPE"]

SHAPE: Mapping[str, FaultCode] = {
    "E101": FaultCode(
        "The file is not valid YAML",
        "Nothing in the file can be read. The place is where the reader gave up, which is often just after the slip.",
        "title: Ports: a dispute",
        'title: "Ports: a dispute"',
    ),
    "E102": FaultCode(
        "A key is given twice",
        "Two values under one key would mean that one of them is ignored.",
        "title: Ports\ntitle: Harbour",
        "title: Harbour",
    ),
    "E103": FaultCode(
        "A key is missing",
        "Some keys have no default: without a date, for example, nobody could say what was known when.",
        "- {id: union}",
        "- {id: union, name: Dockers' union}",
    ),
    "E104": FaultCode(
        "A key is unknown",
        "Mostly a slip of the pen. An unknown key is never skipped, because what it says would be lost in silence.",
        "- {party: union, issue: pay, weigth: 40}",
        "- {party: union, issue: pay, weight: 40}",
    ),
    "E105": FaultCode(
        "A value is of the wrong kind",
        "Text stands where a list is wanted, a number where text is wanted, and so on. Numbers are not turned into"
        " text on the quiet, because 1.10 and 1.1 are the same number and different texts.",
        "title: 2025",
        'title: "2025"',
    ),
    "E106": FaultCode(
        "A word is not one of those allowed",
        "The key takes one of a few words; the message lists them.",
        "kind: demands",
        "kind: demand",
    ),
    "E107": FaultCode(
        "An id holds characters that it may not hold",
        "Ids consist of the letters A-Z and a-z, digits, underscore, dot and dash, start with a letter or digit, and"
        " have at most 64 characters. Names and titles may hold anything, in any script.",
        "id: dockers union",
        "id: dockers-union",
    ),
    "E108": FaultCode(
        "A date cannot be read",
        "A date is a day, a month, or an interval with earliest and latest. Some keys want one day.",
        "happened: 23.11.2025",
        "happened: 2025-11-23",
    ),
    "E109": FaultCode(
        "An interval of dates runs backwards",
        "Its earliest day lies after its latest.",
        "happened: {earliest: 2025-12, latest: 2025-11}",
        "happened: {earliest: 2025-11, latest: 2025-12}",
    ),
    "E110": FaultCode(
        "A number cannot be read",
        "A number is an integer, a decimal or an exact fraction in quotes; it is finite, and neither longer nor larger"
        " than anything a case can mean.",
        "weight: forty",
        "weight: 40",
    ),
    "E111": FaultCode(
        "A range is not in order",
        "A range is [low, high] or [low, most likely, high], from the smallest to the largest.",
        "weight: [60, 30]",
        "weight: [30, 60]",
    ),
    "E112": FaultCode(
        "A number lies outside its bounds",
        "Scores run from 0 to 100, chances and firmness from 0 to 1, and a weight is at least 0.",
        "firmness: 70",
        "firmness: 0.7",
    ),
    "E113": FaultCode(
        "Aliases stand for too much, or for themselves",
        "A few lines with aliases can stand for billions of values. Such a file is refused before it is unfolded.",
        "a: &a [*a]",
        "a: []",
    ),
    "E114": FaultCode(
        "The file is nested too deep",
        "No case needs more than a few levels; a file with dozens is broken or hostile.",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "[1]",
    ),
    "E115": FaultCode(
        "A draft has no front matter",
        "A draft file starts with a line of three dashes, the keys of the draft, and three dashes again.",
        "1. Pay rises.",
        "---\nid: first\ntitle: First draft\nhappened: 2025-11-23\n---\n1. Pay rises.",
    ),
    "E116": FaultCode(
        "A line in a draft belongs to no point",
        "Text before the first point, after the attributes of a point, or in a heading would be lost.",
        "Preamble.\n1. Pay rises.",
        "0. Preamble.\n1. Pay rises.",
    ),
    "E117": FaultCode(
        "The attributes of a point cannot be read",
        "They are one YAML mapping in braces, on lines of their own at the end of the point.",
        "1. Pay rises.\n   {settles: {pay: five]}",
        "1. Pay rises.\n   {settles: {pay: five}}",
    ),
    "E118": FaultCode(
        "A column of a CSV file is unknown or stands twice",
        "The first row names the columns, with the same names as the keys in YAML.",
        "date,value,units\n2025-11-23,3,km",
        "date,value,unit\n2025-11-23,3,km",
    ),
    "E119": FaultCode(
        "A row of a CSV file cannot be read",
        "Each row has as many cells as the first; text with commas stands in double quotes.",
        "date,value,unit\n2025-11-23,1,3,km",
        "date,value,unit\n2025-11-23,1.3,km",
    ),
    "E120": FaultCode(
        "A key has no value",
        "An empty value could mean none, unknown or forgotten. Leave the key out, or write the value.",
        "name:",
        "name: Dockers' union",
    ),
    "E121": FaultCode(
        "A key is not text",
        "Keys are names. The words true, false and null need quotes to be names.",
        "scores: {true: 100}",
        'scores: {"true": 100}',
    ),
    "E122": FaultCode(
        "A tag means nothing here",
        "Tags such as !!python/object are never obeyed.",
        "title: !!binary aGFsbG8=",
        "title: hallo",
    ),
    "E123": FaultCode(
        "The file holds more than one YAML document",
        "Only the first would be read, so the file is refused.",
        "title: Ports\n---\ntitle: Harbour",
        "title: Harbour",
    ),
    "E124": FaultCode(
        "A term of a draft cannot be understood",
        "A term is an option, or silent, deferred, unknown, or a mapping with exactly one of settled, bracketed,"
        " deferred, silent, unknown.",
        "pay: {settled: five, deferred: [six]}",
        "pay: {settled: five}",
    ),
    "E125": FaultCode(
        "What a draft says of its file cannot be read",
        "`onetext import` writes these keys: a place is a part of the file, or a page, with two numbers; a file beside"
        " the draft is named without a path; a SHA-256 has 64 signs.",
        "{at: page three}",
        "{at: page 3 12-80}",
    ),
}
"""E1xx."""
