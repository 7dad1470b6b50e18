"""Codes for faults of files, and for warnings."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.casefile.codes.entry import FaultCode

__all__ = ["FILES", "WARNINGS"]

FILES: Mapping[str, FaultCode] = {
    "E301": FaultCode(
        "There is no such file or folder",
        "The path leads nowhere.",
        "onetext check habour-wages",
        "onetext check harbour-wages",
    ),
    "E302": FaultCode(
        "This is no case",
        "A case is a folder with a case.yaml in it, or a single file that ends in .yaml.",
        "onetext check draft.docx",
        "onetext check my-case/",
    ),
    "E303": FaultCode(
        "The folder has no case.yaml",
        "Every other file may be absent; case.yaml says what the case is.",
        "my-case/parties.yaml",
        "my-case/case.yaml\nmy-case/parties.yaml",
    ),
    "E304": FaultCode(
        "A file cannot be read",
        "The system refuses it: no permission, or it is no plain file.",
        "-rw------- somebody-else parties.yaml",
        "-rw-r--r-- somebody-else parties.yaml",
    ),
    "E305": FaultCode(
        "A file is too large",
        "No file of a case may have more than 20 MB.",
        "claims.yaml, 25 MB",
        "claims.yaml, 1 MB, and the articles themselves elsewhere",
    ),
    "E306": FaultCode(
        "A file is binary",
        "It holds zero bytes: it is a picture, a document of another program, or text in UTF-16.",
        "case.yaml saved as UTF-16",
        "case.yaml saved as UTF-8",
    ),
    "E307": FaultCode(
        "A file is not in UTF-8",
        "The message names the first byte that is not. Guessing another encoding would garble names in silence.",
        "name: Bj\\xf8rn (saved as Latin-1)",
        "name: Bjørn (saved as UTF-8)",
    ),
    "E308": FaultCode(
        "A folder stands where a file is expected, or the other way round",
        "For example a folder called parties.yaml, or a file called drafts.",
        "drafts (a file)",
        "drafts/first.md",
    ),
    "E309": FaultCode(
        "A symbolic link leads back to itself, or out of the case",
        "Following it would never end, or would quote a file that is none of the case's.",
        "parties.yaml -> ../elsewhere/parties.yaml",
        "parties.yaml",
    ),
    "E310": FaultCode(
        "A section is given in two places",
        "For example positions.yaml beside positions.csv, or a file beside the key of the same name in case.yaml.",
        "positions.yaml\npositions.csv",
        "positions.yaml",
    ),
}
"""E3xx."""

WARNINGS: Mapping[str, FaultCode] = {
    "W101": FaultCode(
        "A file is no part of a case",
        "It is not read. Hidden files, README and LICENSE are let be without a word, and so are briefs and other papers"
        " (.html, .json, .pdf, .docx) beside case.yaml, unless they are named like a file of a case.",
        "position.yaml",
        "positions.yaml",
    ),
    "W103": FaultCode(
        "An issue has more than 12 options",
        "Hardly anybody can weigh so many against each other; maybe these are two issues.",
        "options: [o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, o11, o12, o13]",
        "options: [o1, o2, o3, o4]",
    ),
    "W104": FaultCode(
        "Scores do not run from 0 to 100",
        "A weight is worth the swing from the worst option to the best. When no option can score 0, or none 100, it"
        " means less than it says.",
        "scores: {none: 20, five: 80}",
        "scores: {none: 0, five: 100}",
    ),
    "W105": FaultCode(
        "An issue without order has positions and no scores",
        "On an ordered issue a position ranks the other options by their distance. Without order it ranks nothing, so"
        " the party's satisfaction with them is unknown until scores say more.",
        "issues.yaml:  {id: port, title: Which port, options: [north, south], ordered: false}\n"
        "positions.yaml:  {party: union, issue: port, kind: demand, option: north, happened: 2025-11, sources: s1}",
        "weights.yaml:  {party: union, issue: port, weight: 40, scores: {north: 100, south: 0}}",
    ),
    "W106": FaultCode(
        "A party has no position at all, and no scores",
        "Everything it wants is unknown then.",
        "- {id: owners, name: Ship owners}   # in parties.yaml, and nowhere else",
        "- {party: owners, issue: pay, kind: demand, option: none, happened: 2025-11, sources: s1}",
    ),
    "W107": FaultCode(
        "A red line bars every option",
        "No text at all could keep it.",
        "refuses: {pay: [none, five]}   # of an issue with these two options",
        "refuses: {pay: [none]}",
    ),
    "W108": FaultCode(
        "A bracket with one side",
        "Only one option is named, so it stands against nothing. Where a text is disputed as a whole, against silence,"
        " this is right.",
        "pay: {bracketed: {five: [union]}}",
        "pay: {bracketed: {five: [union], none: [owners]}}",
    ),
    "W110": FaultCode(
        "Nobody has gone through the terms of a draft",
        "It was imported, so an issue that it does not list is unknown, not silent. Accept or reject what waits in the"
        " inbox, then say that the rest is silent: onetext inbox CASE --reviewed DRAFT.",
        "terms_reviewed: false",
        "terms_reviewed: true   # or the line taken out",
    ),
    "W111": FaultCode(
        "The file that a draft was imported from is not beside it",
        "The draft names a copy of its source. Without it, nobody can look up where a point stands.",
        "file: {name: Offer.docx, format: docx, sha256: 9f86…, copy: first.docx}   # and no drafts/first.docx",
        "file: {name: Offer.docx, format: docx, sha256: 9f86…}",
    ),
    "W112": FaultCode(
        "A candidate waits for a decision about something that is not there",
        "It names a draft, a point, a party, an issue, a claim or whatever else that the case does not have, so it"
        " cannot be accepted.",
        "fields: {draft: frist, point: 1, issue: pay, option: five}",
        "fields: {draft: first, point: 1, issue: pay, option: five}",
    ),
    "W116": FaultCode(
        "A record was read from a candidate that is gone",
        "The record holds as it stands, but nobody can look up the words that it rests on: the file of the inbox that"
        " tells where they stand was removed, or the id is misspelt.",
        "{party: union, issue: pay, kind: demand, option: five, sources: herald, read_from: herald.p9}",
        "{party: union, issue: pay, kind: demand, option: five, sources: herald, read_from: herald.p1}",
    ),
    "W117": FaultCode(
        "A field of a candidate cannot be read",
        "A day that is none, a word that is none of those which the field may have, or a day that became known before"
        " it came. The candidate cannot be accepted as it is.",
        "fields: {by: union, to: company, due: 2024-02-31}",
        "fields: {by: union, to: company, due: 2024-02-29}",
    ),
    "W115": FaultCode(
        "An imported draft counts as silent, and some of its points are about no issue",
        "Somebody has gone through it, so that an issue which it does not list counts as one on which the text says"
        " nothing. The points named here have words, and settle and touch no issue: where one of them is about such an"
        " issue, that silence is wrong. Say what it settles; where no option fits, add the option first, or say which"
        " issue it touches, which is unknown then. Where they truly are about nothing in the case, leave it so.",
        "1. Pay rises by ten.",
        "1. Pay rises by ten.\n   {touches: [pay]}",
    ),
}
"""W…"""
