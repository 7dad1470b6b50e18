"""Codes for faults of sense: the right shape, and still it cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.casefile.codes.entry import FaultCode

__all__ = ["SENSE"]

_UNKNOWN = "The id is declared nowhere. The message names the nearest one that is."

SENSE: Mapping[str, FaultCode] = {
    "E201": FaultCode("An unknown party", _UNKNOWN, "party: unoin", "party: union"),
    "E202": FaultCode("An unknown issue", _UNKNOWN, "issue: pya", "issue: pay"),
    "E203": FaultCode(
        "An unknown option",
        "The issue has no option with this id. The message names the nearest one that it has.",
        "{issue: pay, option: fife}",
        "{issue: pay, option: five}",
    ),
    "E204": FaultCode("An unknown draft", _UNKNOWN, "draft: frist", "draft: first"),
    "E205": FaultCode("An unknown source", _UNKNOWN, "sources: [herlad]", "sources: [herald]"),
    "E206": FaultCode(
        "An unknown point",
        "The draft has no point with this label. A point is named by its draft and its full label.",
        "answers: [first/7]",
        "answers: [first/2a]",
    ),
    "E207": FaultCode("An unknown claim", _UNKNOWN, "{to: clam, kind: agrees}", "{to: claim, kind: agrees}"),
    "E208": FaultCode(
        "An unknown speaker",
        "The party lists its speakers, and this is neither the name nor an alias of one of them. Who speaks decides"
        " which statement supersedes which.",
        "speaker: M. Olsen",
        "speaker: Mia Olsen",
    ),
    "E209": FaultCode(
        "Two ids alike",
        "An id names one thing of its kind.",
        "- {id: pay, title: Pay, options: [none, five]}\n- {id: pay, title: Overtime, options: [none]}",
        "- {id: pay, title: Pay, options: [none, five]}\n- {id: overtime, title: Overtime, options: [none]}",
    ),
    "E210": FaultCode(
        "A reserved id",
        "public and mediator are audiences, so no party can be called so.",
        "- {id: mediator, name: The mediator}",
        "- {id: chair, name: The mediator}",
    ),
    "E211": FaultCode(
        "A draft is older than the one it grew from",
        "A draft certainly made before another one cannot have grown from it.",
        "happened: 2025-11-01\ngrew_from: [first]   # which happened on 2025-11-05",
        "happened: 2025-11-11\ngrew_from: [first]",
    ),
    "E212": FaultCode(
        "Drafts grew from each other in a circle",
        "Following grew_from leads back to the same draft.",
        "id: first\ngrew_from: [first]",
        "id: first",
    ),
    "E213": FaultCode(
        "Something was known before it happened",
        "The whole interval in which it became known lies before the one in which it took place.",
        "happened: 2025-11-23\nknown: 2025-11-20",
        "happened: 2025-11-20\nknown: 2025-11-23",
    ),
    "E214": FaultCode(
        "A red line bars nothing",
        "It names no option, or it requires all of them. A line whose narrow reading bars nothing leaves refuses out"
        " and has a strict reading.",
        "refuses: {pay: []}",
        "refuses: {pay: [none]}",
    ),
    "E215": FaultCode(
        "A position without a source",
        "A position is a record of what was said. What an analyst supposes belongs into weights.yaml, as scores with"
        " basis: analyst.",
        "- {party: union, issue: pay, kind: demand, option: five, happened: 2025-11}",
        "- {party: union, issue: pay, kind: demand, option: five, happened: 2025-11, sources: herald}",
    ),
    "E216": FaultCode(
        "A refusal that names nothing refused",
        "kind: refuses goes with refused: the options that are ruled out.",
        "{kind: refuses, option: none}",
        "{kind: refuses, refused: [none]}",
    ),
    "E217": FaultCode(
        "A position says several things at once",
        "At most one of option, compatible and refused; make two records of it.",
        "{kind: demand, option: five, refused: [none]}",
        "{kind: demand, option: five}",
    ),
    "E218": FaultCode(
        "Scores do not cover all options",
        "Scores say how an issue's options compare; a missing one would have to be guessed. Write [0, 100] for an"
        " option whose score is unknown.",
        "scores: {none: 0}",
        "scores: {none: 0, five: 100}",
    ),
    "E219": FaultCode(
        "Chances add up to more than 1",
        "Even their smallest values do. Chance that is given to no option may fall on any of them.",
        "after_6: {none: 0.7, five: 0.6}",
        "after_6: {none: 0.4, five: 0.6}",
    ),
    "E220": FaultCode(
        "A rule is not well formed",
        "A rule is either never, or if with then, none of them empty; and it does not name one issue on both sides.",
        "- {if: {pay: five}, then: {pay: none}}",
        "- {if: {pay: five}, then: {overtime: none}}",
    ),
    "E221": FaultCode(
        "Rules contradict each other",
        "What one rule demands, another one forbids.",
        "- {if: {pay: five}, then: {overtime: none}}\n- {never: {pay: five, overtime: none}}",
        "- {if: {pay: five}, then: {overtime: none}}",
    ),
    "E222": FaultCode(
        "A draft settles one issue in two ways",
        "Two points, or a point and the front matter, say different things.",
        "1. Pay rises.\n   {settles: {pay: five}}\n2. Pay stays.\n   {settles: {pay: none}}",
        "1. Pay rises.\n   {settles: {pay: five}}",
    ),
    "E223": FaultCode(
        "A point answers a younger draft",
        "A draft can answer, or strike, only points of drafts that are not certainly younger, and not its own.",
        "answers: [second/1]   # in the first draft",
        "answers: [first/1]   # in the second draft",
    ),
    "E224": FaultCode(
        "A bracket without options",
        "Bracketed text is text in dispute, so it names the options in dispute.",
        "pay: {bracketed: {}}",
        "pay: {bracketed: {five: [union], none: [owners]}}",
    ),
    "E225": FaultCode(
        "A party's issue is weighed twice",
        "One weight for each party and issue.",
        "- {party: union, issue: pay, weight: 40}\n- {party: union, issue: pay, weight: 50}",
        "- {party: union, issue: pay, weight: [40, 50]}",
    ),
    "E226": FaultCode(
        "An issue has more than 256 options",
        "More than anybody can read, and more than the exact methods are made for.",
        "options: [o1, o2, …, o257]",
        "options: [low, middle, high]",
    ),
    "E227": FaultCode(
        "An issue has no options",
        "An issue is a question with at least one answer.",
        "options: []",
        "options: [none, five]",
    ),
    "E228": FaultCode(
        "No deal is given twice over",
        "Either a value, or expectations from which it follows.",
        "{party: union, value: 30, expectations: [{issue: pay}]}",
        "{party: union, value: 30}",
    ),
    "E229": FaultCode(
        "A fate before its ultimatum",
        "It certainly lies before the day on which the ultimatum was set.",
        "set_on: 2025-11-23\nfates: [{fate: lapsed, date: 2025-11-01}]",
        "set_on: 2025-11-23\nfates: [{fate: lapsed, date: 2025-12-01}]",
    ),
    "E230": FaultCode(
        "A label stands twice in a draft",
        "A point's label names it in the whole draft. A line of text that starts like a label takes a backslash.",
        "1. Pay rises.\n1. Hours fall.",
        "1. Pay rises.\n2. Hours fall.",
    ),
    "E231": FaultCode(
        "A party has two no-deal values",
        "One entry for each party.",
        "- {party: union, value: 30}\n- {party: union, value: 40}",
        "- {party: union, value: [30, 40]}",
    ),
    "E232": FaultCode(
        "A weight says nothing",
        "It has neither weight nor scores.",
        "- {party: union, issue: pay}",
        "- {party: union, issue: pay, weight: 40}",
    ),
    "E233": FaultCode(
        "Two speakers of a party share a name",
        "A name or alias that means two people would leave open who spoke.",
        "speakers: [{name: Mia Olsen}, {name: Mia Olsen}]",
        "speakers: [{name: Mia Olsen, aliases: [the chair]}]",
    ),
    "E234": FaultCode(
        "A party expects something on one issue twice",
        "One expectation for each issue.",
        "expectations: [{issue: pay}, {issue: pay}]",
        "expectations: [{issue: pay}]",
    ),
    "E235": FaultCode(
        "A span of text runs backwards",
        "It ends before it starts.",
        "{start: 20, end: 10}",
        "{start: 10, end: 20}",
    ),
    "E236": FaultCode(
        "draft_order leaves drafts out",
        "Where the order of the drafts is given, it names each of them once.",
        "draft_order: [second]   # of two drafts",
        "draft_order: [second, first]",
    ),
    "E237": FaultCode(
        "A reading of a red line is not well formed",
        "Each reading has either refuses or requires, and a line has at least one reading.",
        "{refuses: {pay: none}, requires: {pay: five}}",
        "{refuses: {pay: none}}",
    ),
}
"""E2xx."""
