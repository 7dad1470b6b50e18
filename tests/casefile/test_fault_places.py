"""Each fault of shape and sense is found, with its code, at the very place of the slip."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from case_texts import BASE, marked, put

from onetext.casefile import FAULT_CODES, check_case


@dataclass(frozen=True)
class Slip:
    """One change to one file of the base case; `new` bears a mark where the fault is expected."""

    code: str
    file: str
    old: str
    new: str

    @property
    def name(self) -> str:
        return f"{self.code} {self.file} {self.new[:40]}"


MANY = ", ".join(f"o{i}" for i in range(13))
TOO_MANY = ", ".join(f"o{i}" for i in range(257))
SPEAKERS = "\n    - {name: Mia Olsen, aliases: [the chair]}\n    - {name: Ole}"
DEEP = "[" * 38 + "‸" + "[" * 22 + "]" * 60

SLIPS = [
    # shape
    Slip("E101", "case.yaml", "title: Harbour", "title: Harbour‸: a dispute"),
    Slip("E101", "parties.yaml", "- id: owners", "- id: ‸@owners"),
    Slip("E102", "case.yaml", "signatories", "‸title: Port\nsignatories"),
    Slip("E102", "weights.yaml", "five: 50", "five: 50, ‸five: 60"),
    Slip("E103", "parties.yaml", "- id: owners\n  name: Owners", "- ‸id: owners"),
    Slip("E103", "positions.yaml", "kind: demand, ", ""),
    Slip("E103", "case.yaml", "title: Harbour\n", "‸"),
    Slip("E104", "weights.yaml", "issue: pay, weight: 50", "issue: pay, ‸weigth: 50"),
    Slip("E104", "case.yaml", "signatories", "‸signatorys: [union]\nsignatories"),
    Slip("E104", "parties.yaml", "{name: Ole}", "{name: Ole, ‸rolle: cook}"),
    Slip("E104", "drafts/first.md", "title: First", "title: First\n‸titel: First"),
    Slip("E104", "drafts/first.md", "{settles: {pay: five}}", "{settles: {pay: five}, ‸answer: [x/1]}"),
    Slip("E105", "case.yaml", "title: Harbour", "title: ‸2025"),
    Slip("E105", "case.yaml", "title: Harbour", "title: ‸[a]"),
    Slip(
        "E105",
        "parties.yaml",
        "speakers:\n    - {name: Mia Olsen, aliases: [the chair]}\n    - {name: Ole}",
        "speakers: ‸Ole",
    ),
    Slip("E105", "issues.yaml", "title: Rota", "ordered: ‸no, title: Rota"),
    Slip("E105", "sources.yaml", "- {id: s1, outlet: Herald}", "‸just text"),
    Slip("E105", "sources.yaml", "outlet: Herald}", "outlet: Herald}\n- ‸text"),
    Slip("E106", "positions.yaml", "kind: demand", "kind: ‸demands"),
    Slip("E106", "inbox/one.yaml", "kind: position", "kind: ‸positon"),
    Slip("E106", "drafts/second.md", "grew_from", "kind: ‸counterproposal\ngrew_from"),
    Slip("E107", "parties.yaml", "id: owners", "id: ‸the owners"),
    Slip("E107", "parties.yaml", "id: owners", "id: ‸Профсоюз"),
    Slip("E107", "parties.yaml", "id: owners", f"id: ‸{'o' * 65}"),
    Slip("E107", "weights.yaml", "five: 50", "‸f/ve: 50"),
    Slip("E108", "positions.yaml", "happened: 2025-03-01", "happened: ‸01.03.2025"),
    Slip("E108", "positions.yaml", "happened: 2025-03-01", "happened: ‸2025-02-30"),
    Slip("E108", "positions.yaml", "happened: 2025-03-01", "happened: ‸2025"),
    Slip("E108", "case.yaml", "title: Harbour", "title: Harbour\nas_of: ‸2025-03"),
    Slip("E108", "front.csv", "2025-03-01", "‸soon"),
    Slip("E109", "positions.yaml", "happened: 2025-03-01", "happened: ‸{earliest: 2025-03-02, latest: 2025-03-01}"),
    Slip("E110", "weights.yaml", "weight: 50", "weight: ‸fifty"),
    Slip("E110", "weights.yaml", "weight: 50", "weight: ‸.nan"),
    Slip("E110", "weights.yaml", "weight: 50", "weight: ‸.inf"),
    Slip("E110", "weights.yaml", "weight: 50", "weight: ‸1e999999999"),
    Slip("E110", "weights.yaml", "weight: 50", f"weight: ‸{'9' * 5000}"),
    Slip("E110", "weights.yaml", "weight: 50", 'weight: ‸"1/0"'),
    Slip("E110", "weights.yaml", "weight: 50", 'weight: ‸"50"'),
    Slip("E110", "front.csv", "1.5", "‸much"),
    Slip("E111", "weights.yaml", "weight: 50", "weight: ‸[60, 30]"),
    Slip("E111", "weights.yaml", "weight: 50", "weight: ‸[1, 9, 5]"),
    Slip("E111", "weights.yaml", "weight: 50", "weight: ‸[1, 2, 3, 4]"),
    Slip("E112", "redlines.yaml", "firmness: 0.5", "firmness: ‸[0.5, 70]"),
    Slip("E112", "weights.yaml", "weight: 50", "weight: ‸-1"),
    Slip("E112", "weights.yaml", "ten: 100", "ten: ‸101"),
    Slip("E113", "case.yaml", "title: Harbour", "title: Harbour\ndoubts: ‸&a [*a]"),
    Slip("E114", "case.yaml", "title: Harbour", f"title: Harbour\ndoubts: {DEEP}"),
    Slip("E115", "drafts/first.md", "---\nid: first", "‸id: first"),
    Slip("E116", "drafts/first.md", "1. Pay", "‸Preamble.\n1. Pay"),
    Slip("E116", "drafts/first.md", "2. Rota", "   ‸more text\n2. Rota"),
    Slip("E116", "drafts/first.md", "2. Rota.", "2. Rota.\n‸# Part two"),
    Slip("E117", "drafts/first.md", "{settles: {pay: five}}", "{settles: {pay: five‸]}}"),
    Slip("E117", "drafts/first.md", "{settles: {pay: five}}", "{settles: {pay: five}}\n   ‸{touches: [rota]}"),
    Slip("E118", "front.csv", "date,value,unit,source", "date,value,unit,‸sauce"),
    Slip("E118", "front.csv", "date,value,unit,source", "date,value,unit,‸unit"),
    Slip("E119", "front.csv", "2025-03-01,1.5,km,s1", "‸2025-03-01,1,5,km,s1"),
    Slip("E119", "front.csv", "km,s1", 'km,"s1'),
    Slip("E120", "parties.yaml", "name: Owners", "‸name:"),
    Slip("E120", "case.yaml", "title: Harbour", '‸title: ""'),
    Slip("E121", "weights.yaml", "five: 50", "‸true: 50"),
    Slip("E121", "weights.yaml", "five: 50", "‸[five]: 50"),
    Slip("E122", "case.yaml", "title: Harbour", "title: ‸!!binary aGFsbG8="),
    Slip("E123", "case.yaml", "title: Harbour\n", "title: Harbour\n‸---\n"),
    Slip("E124", "drafts/first.md", "{rota: deferred}", "{rota: ‸{settled: old, deferred: [new]}}"),
    Slip("E124", "drafts/first.md", "{rota: deferred}", "{rota: ‸[old]}"),
    # shape, in layouts and fields of their own
    Slip("E105", "case.yaml", "title: Harbour\nsignatories: [owners, union]\n", "‸- a list\n"),
    Slip("E105", "case.yaml", "title: Harbour", "title: Harbour\ndrafts: ‸none"),
    Slip("E105", "case.yaml", "title: Harbour", "title: Harbour\ndrafts: [‸none]"),
    Slip("E105", "case.yaml", "title: Harbour", "title: Harbour\ndrafts: [{id: x, text: ‸[a]}]"),
    Slip("E105", "case.yaml", "[owners, union]", "‸{owners: union}"),
    Slip("E105", "rules.yaml", BASE["rules.yaml"].partition("interactions")[0], "rules: ‸5\n"),
    Slip("E104", "rules.yaml", "interactions:", "‸interaction:"),
    Slip("E104", "sources.yaml", "- {id: s1, outlet: Herald}", "‸source: [{id: s1, outlet: Herald}]"),
    Slip("E105", "positions.yaml", "party: union", "party: ‸[union]"),
    Slip("E105", "parties.yaml", SPEAKERS, "\n    ‸name: Ole"),
    Slip("E105", "sources.yaml", "outlet: Herald", "outlet: Herald, date: ‸[2025]"),
    Slip("E105", "responses.yaml", "points: [1, 2a]", "points: [1, ‸[2a]]"),
    Slip("E107", "responses.yaml", "points: [1, 2a]", "points: [1, ‸2-]"),
    Slip("E107", "issues.yaml", "[old, new]", '[old, ‸""]'),
    Slip("E106", "claims.yaml", "claimant: Ole", "claimant: Ole, audience: ‸[public, union]"),
    Slip("E120", "claims.yaml", "claimant: Ole", "claimant: Ole, audience: ‸[]"),
    Slip("E108", "events.yaml", "happened: 2025-03-04", "happened: ‸[2025-03-04]"),
    Slip("E108", "events.yaml", "happened: 2025-03-04", "happened: ‸{earliest: 2025-03-04}"),
    Slip("E110", "weights.yaml", "weight: 50", "weight: ‸{low: 1}"),
    Slip("E110", "weights.yaml", "weight: 50", "weight: ‸1e16"),
    Slip("E110", "weights.yaml", "weight: 50", f'weight: ‸"1/{"9" * 250}"'),
    Slip("E112", "inbox/one.yaml", "start: 0", "start: ‸0.5"),
    Slip("E119", "front.csv", "2025-03-01,1.5,km,s1", "\n‸2025-03-01,1.5"),
    Slip("E107", "front.csv", "km,s1", '"k,m",‸the paper'),
    Slip("E116", "drafts/first.md", "1. Pay", "‸{settles: {}}\n1. Pay"),
    Slip("E117", "drafts/first.md", "1. Pay rises.", "1. ‸{touches: [pay]}"),
    Slip("E206", "drafts/second.md", "first/2a", "‸2a"),
    Slip("E206", "drafts/first.md", "{settles: {pay: five}}", '{settles: {pay: five}, parent: ‸"9"}'),
    # sense
    Slip("E201", "positions.yaml", "party: union", "party: ‸unoin"),
    Slip("E201", "case.yaml", "[owners, union]", "[owners, ‸onion]"),
    Slip("E201", "drafts/first.md", "{rota: deferred}", "{rota: {bracketed: {old: [‸onion], new: []}}}"),
    Slip("E201", "claims.yaml", "claimant: Ole", "claimant: Ole, audience: ‸onion"),
    Slip("E202", "positions.yaml", "issue: pay", "issue: ‸pya"),
    Slip("E202", "redlines.yaml", "refuses: {pay: [none]}", "refuses: {‸pya: [none]}"),
    Slip("E202", "drafts/first.md", "{settles: {pay: five}}", "{settles: {‸pya: five}}"),
    Slip("E203", "positions.yaml", "option: ten", "option: ‸tin"),
    Slip("E203", "redlines.yaml", "refuses: {pay: [none]}", "refuses: {pay: [none, ‸nine]}"),
    Slip("E203", "drafts/first.md", "pay: five", "pay: ‸fife"),
    Slip("E203", "drafts/first.md", "{rota: deferred}", "{rota: {bracketed: {old: [union], ‸knew: [owners]}}}"),
    Slip("E203", "weights.yaml", "ten: 100", "ten: 100, ‸twenty: 100"),
    Slip("E204", "responses.yaml", "draft: first", "draft: ‸frist"),
    Slip("E204", "drafts/second.md", "grew_from: [first]", "grew_from: [‸frist]"),
    Slip("E205", "positions.yaml", "sources: [s1]", "sources: [s1, ‸s2]"),
    Slip("E205", "positions.yaml", "sources: s1", "sources: ‸s2"),
    Slip("E205", "front.csv", "km,s1", "km,‸s2"),
    Slip("E206", "responses.yaml", "points: [1, 2a]", "points: [1, ‸2b]"),
    Slip("E206", "drafts/second.md", "[first/1]", "[‸first/9]"),
    Slip("E207", "claims.yaml", "to: c1", "to: ‸c9"),
    Slip("E208", "positions.yaml", "speaker: Mia Olsen", "speaker: ‸M. Olsen"),
    Slip("E209", "issues.yaml", "{id: rota", "{id: ‸pay"),
    Slip("E209", "issues.yaml", "[none, five, ten]", "[none, five, ten, ‸five]"),
    Slip("E209", "drafts/second.md", "id: second", "id: ‸first"),
    Slip("E210", "parties.yaml", "id: owners", "id: ‸mediator"),
    Slip(
        "E211",
        "drafts/second.md",
        "happened: 2025-03-09\ngrew_from: [first]",
        "happened: 2025-03-01\ngrew_from: [‸first]",
    ),
    Slip("E212", "drafts/second.md", "grew_from: [first]", "grew_from: [‸second]"),
    Slip("E213", "positions.yaml", "happened: 2025-03-01", "happened: 2025-03-01, known: ‸2025-02"),
    Slip("E213", "redlines.yaml", "firmness: 0.5", "crossed: {happened: 2025-04, known: ‸2025-03-31, firmness: 0}"),
    Slip("E214", "redlines.yaml", "refuses: {pay: [none]}", "refuses: {‸pay: []}"),
    Slip("E214", "redlines.yaml", "refuses: {pay: [none]}", "‸refuses: {}"),
    Slip("E214", "redlines.yaml", "requires: {pay: [ten]}", "requires: {‸pay: [none, five, ten]}"),
    Slip(
        "E215",
        "positions.yaml",
        "- {party: owners, issue: pay, kind: refuses, refused: [ten], happened: 2025-03-02, sources: [s1]}",
        "- ‸{party: owners, issue: pay, kind: refuses, refused: [ten], happened: 2025-03-02}",
    ),
    Slip("E215", "positions.yaml", "sources: [s1]", "sources: ‸[]"),
    Slip("E216", "positions.yaml", "kind: refuses, refused: [ten]", "kind: ‸refuses, option: ten"),
    Slip("E217", "positions.yaml", "option: ten", "option: ten, ‸refused: [none]"),
    Slip("E218", "weights.yaml", "scores: {none: 0, five: 50, ten: 100}", "‸scores: {none: 0, ten: 100}"),
    Slip("E219", "nodeal.yaml", "after_6: {none: 0.4, five: 0.6}", "‸after_6: {none: 0.4, five: [0.7, 1]}"),
    Slip("E220", "rules.yaml", "then: {rota: new}", "then: {‸pay: five}"),
    Slip("E220", "rules.yaml", "- never: {pay: ten, rota: new}", "- ‸note: nothing"),
    Slip("E220", "rules.yaml", "never: {pay: ten, rota: new}", "never: ‸{}"),
    Slip("E221", "rules.yaml", "never: {pay: ten, rota: new}\n- if", "never: {pay: none, rota: new}\n- ‸if"),
    Slip("E221", "rules.yaml", "- if", "- {if: {pay: none}, then: {rota: old}}\n- if"),
    Slip("E221", "rules.yaml", "- if", "- {never: {rota: old}}\n- {never: ‸{rota: new}}\n- if"),
    Slip("E222", "drafts/first.md", "2. Rota.", "2. Rota.\n   {settles: {‸pay: ten}}"),
    Slip("E222", "drafts/first.md", "{settles: {pay: five}}", "{settles: {pay: five, ‸rota: old}}"),
    Slip("E223", "drafts/first.md", "{settles: {pay: five}}", "{settles: {pay: five}, answers: [‸second/1]}"),
    Slip("E223", "drafts/second.md", "point: first/2a", "point: ‸second/1"),
    Slip("E224", "drafts/first.md", "{rota: deferred}", "{‸rota: {bracketed: []}}"),
    Slip("E225", "weights.yaml", "- {party: owners", "- ‸{party: union"),
    Slip(
        "E226",
        "issues.yaml",
        "options: [old, new]}",
        f"options: [old, new]}}\n- {{id: many, title: Many, ‸options: [{TOO_MANY}]}}",
    ),
    Slip("E227", "issues.yaml", "options: [old, new]}", "options: [old, new]}\n- {id: few, title: Few, options: ‸[]}"),
    Slip("E228", "nodeal.yaml", "value: 30", "value: 30, ‸expectations: [{issue: pay}]"),
    Slip("E229", "ultimatums.yaml", "date: 2025-03-20", "date: ‸2025-03-09"),
    Slip("E230", "drafts/first.md", "2. Rota", "‸1. Rota"),
    Slip("E231", "nodeal.yaml", "party: owners", "party: ‸union"),
    Slip("E232", "weights.yaml", "- {party: owners, issue: pay, weight: 50}", "- ‸{party: owners, issue: pay}"),
    Slip("E233", "parties.yaml", "- {name: Ole}", "- ‸{name: Ole, aliases: [the chair]}"),
    Slip("E234", "nodeal.yaml", "five: 0.6}}", "five: 0.6}}\n    - {issue: ‸pay}"),
    Slip("E235", "inbox/one.yaml", "start: 0", "start: 9"),
    Slip("E236", "case.yaml", "title: Harbour", "title: Harbour\n‸draft_order: [second]"),
    Slip("E237", "redlines.yaml", "refuses: {pay: [none]}\n  strict: {requires: {pay: [ten]}}", "says: No."),
    Slip("E237", "redlines.yaml", "strict: {requires: {pay: [ten]}}", "strict: ‸{}"),
    Slip("E310", "case.yaml", "title: Harbour", "title: Harbour\npositions: []"),
    # warnings
    Slip(
        "W103",
        "issues.yaml",
        "options: [old, new]}",
        f"options: [old, new]}}\n- {{id: many, title: Many, ‸options: [{MANY}]}}",
    ),
    Slip("W104", "weights.yaml", "scores: {none: 0", "‸scores: {none: 10"),
    Slip("W105", "issues.yaml", "{id: pay, title: Pay", "{id: pay, ordered: false, title: Pay"),
    Slip("W106", "parties.yaml", "- id: union", "- id: ‸port\n  name: Port\n- id: union"),
    Slip("W107", "redlines.yaml", "refuses: {pay: [none]}", "refuses: {‸pay: [none, five, ten]}"),
    Slip("W108", "drafts/first.md", "{rota: deferred}", "{‸rota: {bracketed: {old: [union]}}}"),
    Slip("W113", "drafts/first.md", "Pay rises.", "Pay [rises] fast‸]."),
    Slip("W113", "drafts/first.md", "Pay rises.", "Pay\n   rises ‸[now.\n\n   It [does]."),
    Slip("W113", "drafts/first.md", "Pay rises.", "Pay \\[rises‸]."),
    Slip("W113", "drafts/first.md", "{settles: {pay: five}}", '{settles: {pay: five}, text: ‸"a [ b"}'),
    Slip("W114", "drafts/first.md", "Pay rises.", "Pay rises [‸onion: now]."),
    Slip("W114", "drafts/first.md", "Pay rises.", "Pay rises [union: a | Union,\n   ‸Brazil: b]."),
    Slip("E125", "drafts/first.md", "{settles: {pay: five}}", "{settles: {pay: five}, at: ‸page three}"),
    Slip("E125", "drafts/first.md", "terms:", "file: {name: a, format: txt, sha256: ‸abc}\nterms:"),
    Slip(
        "E125",
        "drafts/first.md",
        "terms:",
        f"file: {{name: a, format: txt, sha256: {'a' * 64}, copy: ‸../a}}\nterms:",
    ),
    Slip("W110", "drafts/first.md", "terms:", "‸terms_reviewed: false\nterms:"),
    Slip(
        "W111",
        "drafts/first.md",
        "terms:",
        f"file: {{name: a, format: txt, sha256: {'a' * 64}, copy: ‸a.txt}}\nterms:",
    ),
    Slip(
        "W115",
        "drafts/first.md",
        "terms: {rota: deferred}",
        f"‸file: {{name: a, format: txt, sha256: {'a' * 64}}}",
    ),
    Slip("W116", "events.yaml", "text: They met.", "text: They met., read_from: [i1, ‸i2]"),
    *(
        Slip("W112", "inbox/one.yaml", "kind: position", f"kind: settles, fields: {{{fields}}}")
        for fields in (
            "draft: ‸frist, point: 1, issue: pay, option: five",
            "draft: first, point: ‸7, issue: pay, option: five",
            "draft: first, point: 1, issue: ‸pya, option: five",
            "draft: first, point: 1, issue: pay, option: ‸fife",
        )
    ),
    *(
        Slip(code, "inbox/one.yaml", "kind: position", f"kind: {kind}, fields: {{{fields}}}")
        for code, kind, fields in (
            ("W112", "statement", "party: ‸unoin"),
            ("W112", "ultimatum", "by: ‸unoin"),
            ("W112", "position", "issue: ‸pya"),
            ("W112", "statement", "floor_issue: ‸pya"),
            ("W112", "response", "draft: ‸frist"),
            ("W112", "statement", "source: ‸nobody"),
            ("W112", "fate", "ultimatum: ‸u99"),
            ("W112", "fate", "of: ‸i99"),
            ("W112", "claim", "relations: ‸contradicts i99"),
            ("W117", "claim", "relations: ‸contradict i1"),
            ("W117", "claim", "relations: ‸agrees"),
            ("W117", "ultimatum", "due: ‸2031-02-30"),
            ("W117", "statement", "happened: ‸soon"),
            ("W117", "statement", "happened: ‸2031-02-03/2031-02-01"),
            ("W117", "statement", "happened: 2031-02-03, known: ‸2031-02-01"),
            ("W117", "red_line", 'firmness: ‸"0.4, 7"'),
            ("W117", "red_line", "evidence: ‸rumour"),
            ("W117", "statement", "polarity: ‸denyed"),
            ("W117", "fate", "fate: ‸gone"),
            ("W117", "position", "kind: ‸wish"),
            ("W117", "event", "confidence: ‸some"),
        )
    ),
]

ELSEWHERE = {
    ("E235", "inbox/one.yaml"): ("inbox/one.yaml", "end: ‸5"),
    ("E103", "positions.yaml"): ("positions.yaml", "- ‸{party: union"),
    ("E119", "front.csv", 'km,"s1'): ("front.csv", "‸2025-03-01"),
    ("E221", "rules.yaml", "- {if: {pay: none}, then: {rota: old}}\n- if"): ("rules.yaml", "  then: {rota: ‸new"),
    ("E237", "redlines.yaml", "says: No."): ("redlines.yaml", "- ‸id: line"),
    ("E310", "case.yaml"): ("positions.yaml", "‸- {party: union"),
    ("W105", "issues.yaml"): ("positions.yaml", "- {party: owners, issue: ‸pay"),
}
"""Slips whose fault shows in another place than the changed one: the file, and a piece of it with the mark."""


def test_the_base_case_has_no_fault(tmp_path: Path) -> None:
    case, faults = check_case(put(BASE, tmp_path / "case"))
    assert case is not None
    assert faults == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found_where_it_is(slip: Slip, tmp_path: Path) -> None:
    assert slip.old in BASE[slip.file], "the slip changes nothing"
    texts = {**BASE, slip.file: BASE[slip.file].replace(slip.old, slip.new, 1)}
    elsewhere = ELSEWHERE.get((slip.code, slip.file, slip.new)) or ELSEWHERE.get((slip.code, slip.file))
    if elsewhere:
        file, piece = elsewhere
        assert piece.replace("‸", "") in texts[file]
        texts[file] = texts[file].replace(piece.replace("‸", ""), piece, 1)
    else:
        file = slip.file
    texts[file], line, column = marked(texts[file])

    case, faults = check_case(put(texts, tmp_path / "case"))

    found = [(fault.file, fault.line, fault.column) for fault in faults if fault.code == slip.code]
    assert (file, line, column) in found, [str(fault) for fault in faults]
    fault = next(fault for fault in faults if (fault.file, fault.line, fault.column) == (file, line, column))
    assert fault.excerpt == texts[file].split("\n")[line - 1][:2000]
    assert (case is None) == slip.code.startswith("E")


def test_of_what_was_decided_nothing_is_said(tmp_path: Path) -> None:
    """Its fields are what they were when somebody looked at them; the case has gone on since."""
    fields = "status: rejected, fields: {party: unoin, due: soon, polarity: perhaps}"
    texts = {**BASE, "inbox/one.yaml": BASE["inbox/one.yaml"].replace("kind: position", f"kind: position, {fields}")}
    assert check_case(put(texts, tmp_path / "case"))[1] == ()


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if "id:" not in slip.old], ids=lambda slip: slip.name)
def test_a_slip_draws_few_other_faults(slip: Slip, tmp_path: Path) -> None:
    """One slip must not bury itself under a heap of others that only follow from it; another id is no slip alone."""
    texts = {**BASE, slip.file: BASE[slip.file].replace(slip.old, slip.new, 1).replace("‸", "")}
    _, faults = check_case(put(texts, tmp_path / "case"))
    assert len(faults) <= 4, [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("file", "old", "new", "hint"),
    [
        ("weights.yaml", "weight: 50", "weigth: 50", '"weight"'),
        ("positions.yaml", "kind: demand", "kind: demands", '"demand"'),
        ("positions.yaml", "party: union", "party: unoin", '"union"'),
        ("positions.yaml", "option: ten", "option: tenn", '"ten"'),
        ("positions.yaml", "speaker: Mia Olsen", "speaker: Mia Olson", '"Mia Olsen"'),
        ("responses.yaml", "draft: first", "draft: frist", '"first"'),
        ("parties.yaml", "{name: Ole}", "{name: Ole, rolle: x}", '"role"'),
        ("drafts/first.md", "{settles: {pay: five}}", "{settle: {pay: five}}", '"settles"'),
    ],
)
def test_a_near_miss_is_named(file: str, old: str, new: str, hint: str, tmp_path: Path) -> None:
    _, faults = check_case(put({**BASE, file: BASE[file].replace(old, new, 1)}, tmp_path / "case"))
    assert any(f"did you mean {hint}?" in fault.hint for fault in faults), [str(fault) for fault in faults]


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    """A slip of shape in one item hides no slip of sense in another, nor in another file."""
    texts = {
        **BASE,
        "positions.yaml": BASE["positions.yaml"].replace("kind: demand", "kind: demands").replace("[s1]", "[s9]"),
        "case.yaml": BASE["case.yaml"].replace("owners", "onion"),
        "drafts/first.md": BASE["drafts/first.md"].replace("five", "fife"),
    }
    _, faults = check_case(put(texts, tmp_path / "case"))
    assert {fault.code for fault in faults} >= {"E106", "E205", "E201", "E203"}


def test_a_misshapen_item_still_lends_its_id(tmp_path: Path) -> None:
    """Whoever misspells a key of a party is not told that the party is unknown everywhere."""
    texts = {**BASE, "parties.yaml": BASE["parties.yaml"].replace("  name: Owners", "  nome: Owners")}
    _, faults = check_case(put(texts, tmp_path / "case"))
    assert {fault.code for fault in faults} == {"E103", "E104"}


def test_an_unreadable_file_makes_nothing_unknown(tmp_path: Path) -> None:
    texts = {**BASE, "issues.yaml": "- {id: pay\n- {"}
    _, faults = check_case(put(texts, tmp_path / "case"))
    assert {fault.code for fault in faults} == {"E101"}


def test_every_code_is_provoked_by_a_test() -> None:
    """Codes of files are provoked in test_bad_files.py, those of imports in test_genius_faults.py, which hold them.

    Those of drafts are provoked in documents/test_refusals.py, which holds them too.
    """
    from test_bad_files import PROVOKED
    from test_forecasts import PROVOKED as SEALED
    from test_genius_faults import PROVOKED as IMPORTED
    from test_interviews import PROVOKED as ASKED
    from test_process_file import PROVOKED as PROCESS
    from test_sheet_faults import PROVOKED as SHEETS

    assert {slip.code for slip in SLIPS} | PROVOKED | SEALED | IMPORTED | PROCESS | ASKED | SHEETS == {
        code for code in FAULT_CODES if not code.startswith("E5")
    }
