"""Drafts imported into a case: nothing is known of what they settle until a person says so, issue by issue."""

from __future__ import annotations

import datetime as dt
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.importing.proposing import candidates_for
from onetext.api.importing.source import dropped_from, read_source
from onetext.api.schema import output_schema
from onetext.casefile import check_case
from onetext.documents import Comment, Note, Revision, Span
from onetext.errors import CaseError, DocumentError, UnknownId, UsageError
from onetext.model import MEDIATOR
from onetext.model.results import ImportResult, Result

TEXT = """\
Offer of the union

1. Wages rise by six per cent.
   (a) {braces}: "quotes", #marks, --- and | bars.
   (b) Nights are [company: shared] [union: voluntary].

2. The agreement runs for two years.

Article 5bis
Nobody is made redundant before 2027.
"""
DAY = "2024-03-01"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a case of one's own, `talks`, and a draft, `Offer 2.txt`."""
    onetext.new(tmp_path / "talks", from_="harbour-wages")
    (tmp_path / "Offer 2.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def imported(place: Path, name: str = "offer", **more: Any) -> ImportResult:
    options: Any = {"id": name, "date": DAY, **more}
    return onetext.import_(place / "talks", "txt", [place / "Offer 2.txt"], **options)


def kept(command: str, result: Result) -> None:
    answer = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert [error.message for error in Draft202012Validator(output_schema(command)).iter_errors(answer)] == []


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_points_come_with_their_printed_labels_their_nesting_and_their_places(place: Path) -> None:
    before = everything(place / "talks")
    result = imported(place)
    kept("import", result)
    case = onetext.load_case(place / "talks")
    draft = case.draft("offer")
    data = (place / "Offer 2.txt").read_bytes()
    assert [(point.label, point.printed, point.text) for point in draft.points][1:4] == [
        ("1", "", "Wages rise by six per cent."),
        ("1a", "(a)", '{braces}: "quotes", #marks, --- and | bars.'),
        ("1b", "(b)", "Nights are [company: shared] [union: voluntary]."),
    ]
    assert "Article 5bis" in {point.printed for point in draft.points}
    for point in draft.points:
        for at in point.at:
            found = data[at.start : at.end].decode()
            assert found.endswith(point.text or point.printed), (point, found)
    assert (result.draft, result.points) == ("offer", len(draft.points))
    assert set(result.written) == {"drafts/offer.md", "drafts/offer.txt", "inbox/offer.yaml"}
    after = everything(place / "talks")
    assert {name: after[name] for name in before} == before
    assert after["drafts/offer.txt"] == data
    assert draft.file is not None
    assert (draft.file.name, draft.file.format, draft.file.copy) == ("Offer 2.txt", "txt", "offer.txt")
    assert [fault.code for fault in check_case(place / "talks")[1]] == ["W110"]


def test_a_word_file_comes_with_its_automatic_numbers_and_every_point_can_be_traced(place: Path) -> None:
    made = docx.Document()
    for text in ("Wages rise by six per cent.", "Nights are for “volunteers” only."):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("It runs for two years.")
    made.save(str(place / "offer.docx"))
    result = onetext.import_(place / "talks", "docx", [place / "offer.docx"], id="w", date=DAY)
    draft = onetext.load_case(place / "talks").draft("w")
    assert [(point.printed_label, point.text) for point in draft.points] == [
        ("1.", "Wages rise by six per cent."),
        ("2.", "Nights are for “volunteers” only."),
        ("", "It runs for two years."),
    ]
    assert result.candidates >= 3
    with zipfile.ZipFile(place / "talks" / "drafts" / "w.docx") as package:
        for point in draft.points:
            (at,) = point.at
            assert point.text in package.read(at.part)[at.start : at.end].decode()


def test_a_page_comes_without_its_menus_and_no_script_of_it_is_obeyed(place: Path) -> None:
    page = (
        "<html><body><nav>Menu</nav><main><ol><li>Wages rise.</li><li>No &lt;script&gt;.</li></ol></main></body></html>"
    )
    (place / "offer.html").write_text(page, encoding="utf-8")
    result = onetext.import_(place / "talks", "html", [place / "offer.html"], id="w", date=DAY)
    draft = onetext.load_case(place / "talks").draft("w")
    assert [(point.printed_label, point.text) for point in draft.points] == [
        ("1.", "Wages rise."),
        ("2.", "No <script>."),
    ]
    assert any("Menu" in item.what for item in result.dropped)


def test_no_copy_is_kept_where_none_is_wanted(place: Path) -> None:
    assert "drafts/offer.txt" not in imported(place, copy=False).written
    file = onetext.load_case(place / "talks").draft("offer").file
    assert file is not None
    assert file.copy == ""


def test_a_file_whose_name_is_no_text_is_imported_with_a_name_that_is(place: Path) -> None:
    odd = place / os.fsdecode(b"Offer \xff.txt")
    odd.write_text("1. Wages rise.\n", encoding="utf-8")
    onetext.import_(place / "talks", "txt", [odd], id="odd", date=DAY)
    draft = onetext.load_case(place / "talks").draft("odd")
    assert draft.file is not None
    assert (draft.file.name, draft.title) == ("Offer ?.txt", "Offer ?")


def test_markdown_is_copied_under_a_name_that_is_no_draft(place: Path) -> None:
    (place / "a.md").write_text("1. Wages rise.\n", encoding="utf-8")
    result = onetext.import_(place / "talks", "md", [place / "a.md"], id="m", date=DAY)
    assert {"drafts/m.md", "drafts/m.markdown"} <= set(result.written)
    assert not [fault for fault in check_case(place / "talks")[1] if fault.severity == "error" or fault.code == "W101"]


# -- nothing enters the balance unreviewed -----------------------------------------------------------------------------


def test_an_imported_draft_settles_nothing_and_is_silent_on_nothing(place: Path) -> None:
    """S5: were unlisted issues silent, the issues with `if_silent` would count as settled. That would be a lie."""
    result = imported(place)
    assert result.candidates > 0
    case = onetext.load_case(place / "talks")
    draft = case.draft("offer")
    assert {draft.term(issue.id).state for issue in case.issues} == {"unknown"}
    assert not draft.terms_known
    balance = onetext.balance(case)
    assert all(party.value is None for party in balance.draft("offer").parties.values())
    for other in onetext.balance(onetext.load_case("harbour-wages")).drafts:
        assert balance.draft(other.id) == other


def test_what_is_accepted_is_settled_and_the_rest_stays_unknown_until_the_draft_is_reviewed(place: Path) -> None:
    imported(place)
    listed = onetext.inbox(place / "talks")
    item = next(item for item in listed.items if item.fields["issue"] == "wage_rise")
    assert item.fields["option"] == "six-percent"
    onetext.inbox(place / "talks", accept=[item.id])
    case = onetext.load_case(place / "talks")
    draft = case.draft("offer")
    assert draft.term("wage_rise").option == "six-percent"
    others = [issue.id for issue in case.issues if issue.id != "wage_rise"]
    assert {draft.term(issue).state for issue in others} == {"unknown"}
    assert draft.terms_known
    onetext.inbox(place / "talks", reject=["offer"], reviewed=["offer"], rest_silent=True)
    draft = onetext.load_case(place / "talks").draft("offer")
    assert {draft.term(issue).state for issue in others} == {"silent"}
    # A reviewed import that is silent on issues keeps its warning of points that nobody matched.
    assert [fault.code for fault in check_case(place / "talks")[1]] == ["W115"]


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"date": ""}, r"does not say when it was tabled.*--date"),
        ({"id": ""}, "--id"),
        ({"id": "chair-text"}, "already"),
        ({"date": "March"}, '--date: "March" is not a date'),
        ({"date": "2024-02-30"}, "--date"),
        ({"known": "later"}, "--known"),
        ({"kind": "described"}, "described"),
        ({"kind": "propposal"}, 'did you mean "proposal"'),
        ({"status": "leakt"}, 'did you mean "leaked"'),
        ({"grew_from": ["chairtext"]}, 'did you mean "chair-text"'),
    ],
)
def test_wrong_facts_are_refused_and_nothing_is_written(place: Path, options: dict[str, object], says: str) -> None:
    before = everything(place / "talks")
    with pytest.raises(UsageError, match=says):
        imported(place, **options)
    assert everything(place / "talks") == before


def test_a_draft_cannot_be_older_than_the_one_it_grew_from(place: Path) -> None:
    before = everything(place / "talks")
    with pytest.raises(CaseError, match="E211"):
        imported(place, date="2020-01-01", grew_from=["chair-text"])
    assert everything(place / "talks") == before


def test_a_case_that_ships_is_not_written_into(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    with pytest.raises(UsageError, match=r"onetext new DIR --from ukraine-2025"):
        onetext.import_("ukraine-2025", "txt", [place / "Offer 2.txt"], id="x", date=DAY)
    (place / "one.yaml").write_text("title: One\nas_of: 2024-01-01\n")
    with pytest.raises(UsageError, match="name a case folder"):
        onetext.import_(place / "one.yaml", "txt", [place / "Offer 2.txt"], id="x", date=DAY)


def test_a_file_that_cannot_be_read_leaves_everything_as_it_was(place: Path) -> None:
    before = everything(place / "talks")
    (place / "empty.txt").write_bytes(b"")
    (place / "latin.txt").write_bytes("1. Löhne.".encode("latin-1"))
    for name in ("empty.txt", "latin.txt"):
        with pytest.raises(DocumentError):
            onetext.import_(place / "talks", "txt", [place / name], id="x", date=DAY)
    for name in ("none.txt", "", "talks", "a\0b"):
        with pytest.raises(UsageError, match="cannot read"):
            onetext.import_(place / "talks", "txt", [place / name if name else "\0"], id="x", date=DAY)
    with pytest.raises(UsageError, match="one file, and 2"):
        onetext.import_(place / "talks", "txt", ["a", "b"], id="x", date=DAY)
    with pytest.raises(UsageError, match="--profile"):
        onetext.import_(place / "talks", "txt", ["a"], profiles={"a": "b"}, id="x", date=DAY)
    with pytest.raises(UsageError, match="--as-of"):
        onetext.import_(place / "talks", "txt", ["a"], as_of=dt.date(2024, 1, 1), id="x", date=DAY)
    with pytest.raises(UsageError, match="leave out id"):
        onetext.import_(place / "new", "genius", ["a"], id="x")
    assert everything(place / "talks") == before
    onetext.import_(place / "talks", "txt", [place / "latin.txt"], id="x", date=DAY, encoding="latin-1")
    assert onetext.load_case(place / "talks").draft("x").points[0].text == "Löhne."


# -- what is told ------------------------------------------------------------------------------------------------------


def test_all_that_a_draft_has_no_place_for_is_told(place: Path) -> None:
    source = read_source(place / "Offer 2.txt", "txt")
    bare = dropped_from(source)
    assert bare == ()
    span = Span(start=0, end=1)
    document = replace(
        source.document,
        comments=(
            Comment(id="1", author="Ann", date="", text="no"),
            Comment(id="2", author="", date="", text="why"),
        ),
        revisions=(Revision(kind="inserted", text="x", author="Ben", date="", block=0, span=span),),
        notes=(Note(id="1", kind="footnote", text="See annex " + "x" * 99),),
        left_out=("Page 1", "Page 1", "Draft of 3 May"),
    )
    points = (replace(source.points[0], looks=((0, 3, frozenset({"strike"})),)),)
    told = dropped_from(replace(source, document=document, points=points))
    assert [item.what.split(' "')[0] for item in told] == [
        "1 tracked change by Ben (1)",
        "2 comments by Ann (1), unnamed (1)",
        "the footnote",
        "text outside the draft itself:",
        "text outside the draft itself:",
        "how words look: strike",
    ]
    assert all(item.where == "Offer 2.txt" and item.why for item in told)
    assert "accepted" in told[0].why
    assert "x" * 99 in told[2].what


def test_what_was_rejected_is_not_proposed_again(place: Path) -> None:
    imported(place)
    first = onetext.inbox(place / "talks").items[0]
    onetext.inbox(place / "talks", reject=[first.id], reason="not what it says")
    for name in ("drafts/offer.md", "drafts/offer.txt"):
        (place / "talks" / name).unlink()
    imported(place)
    again = onetext.inbox(place / "talks", everything=True)
    marks = [
        (item.text, item.fields["issue"], item.fields["option"]) for item in again.items if item.status == "waiting"
    ]
    assert (first.text, first.fields["issue"], first.fields["option"]) not in marks
    assert [item.reason for item in again.items if item.status == "rejected"] == ["not what it says"]
    assert len({item.id for item in again.items}) == len(again.items)


def test_a_proposal_that_tells_of_a_hidden_draft_is_for_the_mediator(place: Path) -> None:
    """S24: its reason names another draft, which not everybody may know of."""
    case = onetext.load_case(place / "talks")
    points = read_source(place / "Offer 2.txt", "txt").points
    draft = replace(case.drafts_by_date[-1], id="offer")
    open_ = candidates_for(case, draft, points)
    assert {item.audience for item in open_} == {draft.audience}
    hidden = replace(case, drafts=tuple(replace(item, audience=MEDIATOR) for item in case.drafts))
    closed = candidates_for(hidden, draft, points)
    assert {item.audience for item in closed if "company" in item.rule or "union" in item.rule} <= {MEDIATOR}
    assert MEDIATOR in {item.audience for item in closed}


def test_a_candidate_goes_where_its_draft_is_hidden_or_not_known_yet(place: Path) -> None:
    imported(place, known="2024-04-01")
    case = onetext.load_case(place / "talks")
    assert any(item.fields.get("draft") == "offer" for item in case.candidates)
    early = case.at(dt.date(2024, 3, 15))
    assert not any(item.fields.get("draft") == "offer" for item in early.candidates)
    hidden = replace(case, drafts=tuple(replace(d, audience=MEDIATOR) for d in case.drafts))
    assert hidden.seen_by("public").candidates == ()


def test_a_party_cannot_be_told_from_the_count_that_something_waits(place: Path) -> None:
    imported(place)
    waiting = onetext.show(onetext.load_case(place / "talks")).candidates
    first = onetext.inbox(place / "talks").items[0]
    onetext.inbox(place / "talks", reject=[first.id])
    assert onetext.show(onetext.load_case(place / "talks")).candidates == waiting - 1


def test_unknown_ids_are_named(place: Path) -> None:
    with pytest.raises(UnknownId, match='did you mean "chair-text"'):
        imported(place, grew_from=["chair-texts"])
