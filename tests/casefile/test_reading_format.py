"""What each way of writing something means: numbers, dates, audiences, terms, points, layouts."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from case_texts import BASE, put

from onetext.casefile import check_case, read_case
from onetext.model import MEDIATOR, PUBLIC, Audience, Case, Date, Range, Term


def read(folder: Path, **changes: str) -> Case:
    """The base case with some files given anew; `drafts_first` stands for `drafts/first.md`."""
    names = {name.replace("/", "_").rpartition(".")[0]: name for name in BASE}
    texts = {**BASE, **{names[key]: text for key, text in changes.items()}}
    return read_case(put(texts, folder / "case"))


# -- numbers and dates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("40", Range.of(40)),
        ("0.1", Range.of(Fraction(1, 10))),
        ("0.10000000000000000000001", Range.of(Fraction("0.10000000000000000000001"))),
        ("4e1", Range.of(40)),
        (".5", Range.of(Fraction(1, 2))),
        ("5.", Range.of(5)),
        ("+7", Range.of(7)),
        ("010", Range.of(10)),
        ("0x1F", Range.of(31)),
        ("0o17", Range.of(15)),
        ('"2/3"', Range.of(Fraction(2, 3))),
        ("2/3", Range.of(Fraction(2, 3))),
        ("[30, 60]", Range.of(30, 60)),
        ('[0.1, "2/3"]', Range(Fraction(1, 10), Fraction(2, 3))),
        ("[30, 40, 60]", Range(Fraction(30), Fraction(60), Fraction(40))),
    ],
)
def test_numbers_are_exact(written: str, meant: Range, tmp_path: Path) -> None:
    case = read(tmp_path, weights=f"- {{party: union, issue: pay, weight: {written}}}\n")
    assert case.weights[0].weight == meant


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2025-11-23", "2025-11-23", "2025-11-23"),
        ('"2025-11-23"', "2025-11-23", "2025-11-23"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("{earliest: 2025-11-03, latest: 2025-12}", "2025-11-03", "2025-12-31"),
    ],
)
def test_dates_are_days_months_or_intervals(written: str, earliest: str, latest: str, tmp_path: Path) -> None:
    case = read(tmp_path, events=f"- {{id: e1, kind: talk, text: Talk., happened: {written}}}\n")
    expected = Date(dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest))
    assert case.events[0].happened == expected
    assert case.events[0].known == expected, "known defaults to happened"


# -- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "y", "n", "No", "YES", "0b1", "1_000", "12:30:00", "<<", "="]
)
def test_words_of_yaml_1_1_are_text(word: str, tmp_path: Path) -> None:
    """The core schema of YAML 1.2 knows only true, false and null as words."""
    case = read(tmp_path, case=f"title: {word}\n")
    assert case.title == word


def test_ids_that_look_like_numbers_keep_their_spelling(tmp_path: Path) -> None:
    issues = BASE["issues.yaml"] + "- {id: 1.10, title: Later, options: [010, 2025-11, no]}\n"
    case = read(
        tmp_path, issues=issues, weights="- {party: union, issue: 1.10, scores: {010: 0, 2025-11: 5, no: 100}}\n"
    )
    assert case.issues[2].id == "1.10"
    assert case.issues[2].option_ids == ("010", "2025-11", "no")
    assert set(case.weights[0].scores) == {"010", "2025-11", "no"}


def test_a_single_id_stands_for_a_list_of_one(tmp_path: Path) -> None:
    case = read(tmp_path, case="title: Harbour\nsignatories: union\naudience: union\n")
    assert case.signatories == ("union",)
    assert case.default_audience == Audience("parties", ("union",))


def test_names_in_any_script(tmp_path: Path) -> None:
    parties = BASE["parties.yaml"].replace("name: Owners", "name: בעלי הנמל").replace("name: Union", "name: Профспілка")
    assert [party.name for party in read(tmp_path, parties=parties).parties] == ["בעלי הנמל", "Профспілка"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("public", PUBLIC),
        ("mediator", MEDIATOR),
        ("union", Audience("parties", ("union",))),
        ("[owners, union]", Audience("parties", ("owners", "union"))),
    ],
)
def test_an_audience_on_an_item_beats_that_of_the_case(written: str, meant: Audience, tmp_path: Path) -> None:
    events = (
        f"- {{id: e1, kind: talk, text: Talk., happened: 2025-03, audience: {written}}}\n"
        "- {id: e2, kind: talk, text: Talk., happened: 2025-03}\n"
    )
    case = read(tmp_path, case="title: Harbour\naudience: mediator\n", events=events)
    assert [event.audience for event in case.events] == [meant, MEDIATOR]


# -- drafts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("old", Term(state="settled", options=("old",))),
        ("{settled: old, note: so far}", Term(state="settled", options=("old",), note="so far")),
        ("silent", Term(state="silent")),
        ("deferred", Term(state="deferred")),
        ("unknown", Term(state="unknown")),
        ("{deferred: [old, new]}", Term(state="deferred", options=("old", "new"))),
        ("{silent: true, note: odd}", Term(state="silent", note="odd")),
        ("{unknown: true, note: odd}", Term(state="unknown", note="odd")),
        ("{bracketed: [new, old]}", Term(state="bracketed", options=("new", "old"))),
    ],
)
def test_terms(written: str, meant: Term, tmp_path: Path) -> None:
    draft = BASE["drafts/first.md"].replace("{rota: deferred}", f"{{rota: {written}}}")
    assert read(tmp_path, drafts_first=draft).draft("first").terms["rota"] == meant


def test_a_bracket_says_who_wants_which(tmp_path: Path) -> None:
    bracket = "{rota: {bracketed: {new: [union], old: []}, note: both}}"
    term = (
        read(tmp_path, drafts_first=BASE["drafts/first.md"].replace("{rota: deferred}", bracket)).draft("first").terms
    )
    assert (term["rota"].options, dict(term["rota"].wanted_by), term["rota"].note) == (
        ("new", "old"),
        {"new": ("union",)},
        "both",
    )


def test_points_settle_terms_of_their_draft(tmp_path: Path) -> None:
    first = read(tmp_path).draft("first")
    assert first.terms["pay"] == Term(state="settled", options=("five",))
    assert first.terms["rota"] == Term(state="deferred")


BODY = """\
5. The army is capped
   at [russia: 600 | ukraine: 800] thousand,

   in peacetime only.
   {settles: {pay: five},
    note: "braces {like} these"}
21) Territory.
    a. Talks.
       i. \\21. is no label here.
    b. \\{neither: this}
21a.ii. In full.
I.1. A section.
   {confidence: high}
7.
"""


def test_points_with_nesting_paragraphs_and_escapes(tmp_path: Path) -> None:
    head = BASE["drafts/first.md"].rpartition("1. Pay")[0]
    case = read(
        tmp_path,
        drafts_first=head + BODY,
        drafts_second="---\nid: b\ntitle: B\nhappened: 2025-04\n---\n",
        responses="[]",
    )
    points = case.draft("first").points
    assert [(point.label, point.parent, point.text) for point in points] == [
        ("5", "", "The army is capped at [russia: 600 | ukraine: 800] thousand,\nin peacetime only."),
        ("21", "", "Territory."),
        ("21a", "21", "Talks."),
        ("21a.i", "21a", "21. is no label here."),
        ("21b", "21", "{neither: this}"),
        ("21a.ii", "", "In full."),
        ("I.1", "", "A section."),
        ("7", "", ""),
    ]
    assert points[0].note == "braces {like} these"
    assert points[6].confidence == "high"


# -- layouts -------------------------------------------------------------------------------------------------------


def test_a_file_may_name_its_list(tmp_path: Path) -> None:
    plain = read(tmp_path / "a")
    indented = "".join(f"  {line}\n" for line in BASE["positions.yaml"].splitlines())
    assert read(tmp_path / "b", positions="positions:\n" + indented) == plain


def test_a_single_file_case_is_the_same_case(tmp_path: Path) -> None:
    whole = BASE["case.yaml"] + "id: case\n"
    for name, text in BASE.items():
        stem, _, kind = name.rpartition(".")
        if kind == "yaml" and stem not in ("case", "rules") and "/" not in name:
            whole += f"{stem}:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    whole += "rules:\n" + "".join(f"  {line}\n" for line in BASE["rules.yaml"].splitlines())
    whole += "inbox:\n" + "".join(f"  {line}\n" for line in BASE["inbox/one.yaml"].splitlines())
    whole += "front:\n- {date: 2025-03-01, value: 1.5, unit: km, source: s1}\n"
    whole += "drafts:\n"
    for name in ("first", "second"):
        _, front, body = BASE[f"drafts/{name}.md"].split("---\n")
        lines = [*front.splitlines(), "text: |", *(f"  {line}" for line in body.splitlines())]
        whole += "- " + "\n  ".join(lines) + "\n"
    path = tmp_path / "single.yaml"
    path.write_text(whole)
    assert read_case(path) == read(tmp_path)


def test_faults_in_a_block_of_points_are_placed_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "single.yaml"
    path.write_text(
        "title: T\nissues:\n- {id: pay, title: Pay, options: [none]}\ndrafts:\n- id: d\n  title: D\n"
        "  happened: 2025-03\n  text: |\n    1. Pay.\n       {settles: {pay: some}}\n"
    )
    (fault,) = (fault for fault in check_case(path)[1] if fault.code == "E203")
    lines = path.read_text().split("\n")
    assert (fault.line, fault.column) == (10, lines[9].index("some") + 1)


def test_only_case_yaml_is_needed(tmp_path: Path) -> None:
    case = read_case(put({"case.yaml": "title: Bare\n"}, tmp_path / "My case"))
    assert (case.id, case.title, case.parties, case.drafts) == ("My-case", "Bare", (), ())


def test_empty_lists_are_lists(tmp_path: Path) -> None:
    assert read(tmp_path, events="# none yet\n", claims="claims:\n").events == ()


def test_drafts_stand_in_the_order_of_their_files_unless_it_is_given(tmp_path: Path) -> None:
    assert [draft.id for draft in read(tmp_path / "a").drafts] == ["first", "second"]
    given = read(tmp_path / "b", case=BASE["case.yaml"] + "draft_order: [second, first]\n")
    assert [draft.id for draft in given.drafts] == ["second", "first"]


def test_intervals_that_overlap_are_in_order(tmp_path: Path) -> None:
    """Something of some day in March can be known on 5 March, and a draft of March may answer one of 9 March."""
    events = "- {id: e1, kind: talk, text: Talk., happened: 2025-03, known: 2025-03-05}\n"
    second = BASE["drafts/second.md"].replace("2025-03-09", "2025-03")
    assert read(tmp_path, events=events, drafts_second=second).events[0].known == Date.parse("2025-03-05")
