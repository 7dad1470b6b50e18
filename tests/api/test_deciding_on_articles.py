"""Decisions on what was read in an article: each kind goes into its file with source, place and doubts, or is refused.

The inbox is made by hand, so that nothing here depends on what the rules find.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.schema import output_schema
from onetext.casefile import check_case
from onetext.errors import UsageError
from onetext.model import Date, Range

INBOX = """\
# read on a train
documents:
- id: herald
  file: herald.txt
  sha256: {sha}
  published: 2024-03-04
  source: GAZETTE3
  language: en
inbox:
- {{id: herald.s1, kind: statement, document: herald, start: 0, end: 9, text: 'Never.', rule: verb before,
   fields: {{party: union, speaker: Marta Lind, voice: Marta Lind, text: “Never.”, form: quoted, to: the Gazette,
            channel: interview, happened: 2024-03-01, known: 2024-03-04, hedge: reportedly}}}}
- {{id: herald.s2, kind: statement, document: herald, start: 0, end: 9, text: 'Perhaps.',
   fields: {{voice: a senior official, text: “Perhaps.”, happened: 2024-03-04, undated: "yes"}}}}
- {{id: herald.s3, kind: statement, document: herald, start: 0, end: 9, text: 'they would leave',
   fields: {{party: company, voice: Harbour Company, text: they would leave, form: reported, polarity: denied}}}}
- {{id: herald.p1, kind: position, document: herald, start: 0, end: 9, text: six per cent,
   fields: {{party: union, speaker: Lind, kind: demand, issue: wage_rise, stance: six per cent,
            condition: if nights stay voluntary}}}}
- {{id: herald.p2, kind: position, document: herald, start: 0, end: 9, text: nights,
   fields: {{party: union, kind: demand, issue: night_shift, option: voluntary, polarity: denied}}}}
- {{id: herald.r1, kind: red_line, document: herald, start: 0, end: 9, text: no forced nights,
   fields: {{party: union, voice: the dockers, says: no forced nights, firmness: '0.4, 0.7', strength: never,
            issue: night_shift}}}}
- {{id: herald.u1, kind: ultimatum, document: herald, start: 0, end: 9, text: by Friday,
   fields: {{by: company, speaker: Jonas Brekke, to: union, terms: sign, penalty: lock-out, due: 2024-03-08,
            happened: 2024-03-02}}}}
- {{id: herald.f1, kind: fate, document: herald, start: 20, end: 29, text: let it pass,
   fields: {{of: herald.u1, fate: lapsed, happened: 2024-03-03}}}}
- {{id: herald.f2, kind: fate, document: herald, start: 30, end: 39, text: gave in,
   fields: {{ultimatum: U1, fate: kept, happened: 2024-02-20}}}}
- {{id: herald.c1, kind: claim, document: herald, start: 0, end: 9, text: they wrote it,
   fields: {{about: authorship, claimant: the owners, says: they wrote it}}}}
- {{id: herald.c2, kind: claim, document: herald, start: 0, end: 9, text: the chair wrote it,
   fields: {{about: authorship, claimant: Marta Lind, party: union, says: the chair wrote it, hedge: most likely,
            relations: contradicts herald.c1}}}}
- {{id: herald.e1, kind: event, document: herald, start: 0, end: 9, text: called off,
   fields: {{kind: schedule change, text: The meeting was called off, actor: the chair, read_as: a warning}}}}
- {{id: herald.a1, kind: response, document: herald, start: 0, end: 9, text: turned it down,
   fields: {{party: company, kind: rejects, happened: 2024-03-01}}}}
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "herald.yaml").write_text(INBOX.format(sha="a" * 64), encoding="utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def accept(folder: Path, *names: str, **settings: str) -> onetext.Case:
    given = {key.replace("__", "."): value for key, value in settings.items()}
    onetext.inbox(folder, accept=names, settings=given)
    assert {fault.code for fault in check_case(folder)[1] if fault.severity == "error"} == set()
    return onetext.load_case(folder)


def test_the_list_fits_its_schema_and_says_what_is_missing(talks: Path) -> None:
    result = onetext.inbox(talks)
    answer = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert [error.message for error in Draft202012Validator(output_schema("inbox")).iter_errors(answer)] == []
    ready = {item.id for item in result.items if not item.clashes}
    assert ready == {f"herald.{name}" for name in ("s1", "s3", "u1", "f2", "c1", "c2", "e1")}
    assert result.documents == {"herald": 13}
    assert result.waiting_by_kind["claim"] == 2
    only = onetext.inbox(talks, document="herald", kind="claim")
    assert [item.id for item in only.items] == ["herald.c1", "herald.c2"]
    assert 'hedged: "most likely"' in only.items[1].says
    with pytest.raises(UsageError, match="unknown document"):
        onetext.inbox(talks, document="heralds")
    with pytest.raises(UsageError, match="unknown kind"):
        onetext.inbox(talks, kind="claims")


def test_a_statement_keeps_its_source_its_place_and_its_hedge(talks: Path) -> None:
    case = accept(talks, "herald.s1")
    made = case.statements[-1]
    assert (made.id, made.party, made.speaker, made.text) == ("herald.s1", "union", "Marta Lind", "“Never.”")
    assert (made.to, made.channel) == ("the Gazette", "interview")
    assert (made.happened, made.known) == (Date.parse("2024-03-01"), Date.parse("2024-03-04"))
    assert (made.sources, made.read_from) == (("GAZETTE3",), ("herald.s1",))
    assert made.note == "Hedged (“reportedly”)."
    assert made not in case.at(made.happened.latest).statements  # what is learnt late is not dated early


def test_who_is_unnamed_is_asked_for(talks: Path) -> None:
    with pytest.raises(UsageError, match=r'"a senior official", who is no party or speaker .* --set herald.s2.party=…'):
        accept(talks, "herald.s2")
    with pytest.raises(UsageError, match=r'no speaker of "union" .*--set herald.s2.speaker=union'):
        accept(talks, "herald.s2", herald__s2__party="union")
    made = accept(talks, "herald.s2", herald__s2__party="union", herald__s2__speaker="union").statements[-1]
    assert (made.speaker, made.note) == ("", "The article does not say when.")
    assert made.happened == made.known == Date.parse("2024-03-04")


def test_a_denial_is_written_as_one(talks: Path) -> None:
    made = accept(talks, "herald.s3").statements[-1]
    assert made.text == "Denies: they would leave"
    assert made.note == "Denied; reported, not word for word."
    assert made.speaker == ""


def test_a_demand_needs_an_option_and_keeps_its_condition(talks: Path) -> None:
    with pytest.raises(UsageError, match=r'has no "option"; give it with --set herald.p1.option=…'):
        accept(talks, "herald.p1")
    with pytest.raises(UsageError, match=r"unknown option of wage_rise .* did you mean .six-percent"):
        accept(talks, "herald.p1", herald__p1__option="six-per-cent")
    made = accept(talks, "herald.p1", herald__p1__option="six-percent").positions[-1]
    assert (made.party, made.issue, made.kind, made.option) == ("union", "wage_rise", "demand", "six-percent")
    assert made.note == "Under a condition (“if nights stay voluntary”)."
    assert made.read_from == ("herald.p1",)


def test_a_denied_demand_is_none_unless_a_person_says_so(talks: Path) -> None:
    with pytest.raises(UsageError, match=r"is denied in the article.*--set herald.p2.polarity=affirmed"):
        accept(talks, "herald.p2")
    assert accept(talks, "herald.p2", herald__p2__polarity="affirmed").positions[-1].option == "voluntary"


def test_a_red_line_proposes_a_range_of_firmness_and_says_where_it_is_from(talks: Path) -> None:
    made = accept(
        talks, "herald.r1", herald__r1__refuses="one-in-four, one-in-two", herald__r1__evidence="leader-once"
    ).red_lines[-1]
    assert made.narrow is not None
    assert (dict(made.narrow.options), made.narrow.requires) == ({"night_shift": ("one-in-four", "one-in-two")}, False)
    assert (made.firmness, made.evidence, made.basis) == (Range.of("0.4", "0.7"), "leader-once", "analyst")
    assert made.reason == "Proposed from the wording (never) by a table of conventions."
    assert str(made.known_from) == "2024-03-04"
    with pytest.raises(UsageError, match="accepted before"):
        accept(talks, "herald.r1")


def test_a_red_line_that_bars_nothing_is_none(talks: Path) -> None:
    options = next(one.option_ids for one in onetext.load_case(talks).issues if one.id == "night_shift")
    with pytest.raises(UsageError, match="bars none"):
        accept(talks, "herald.r1", herald__r1__requires=", ".join(options))
    made = accept(talks, "herald.r1", herald__r1__requires=", ".join(options[:-1])).red_lines[-1]
    assert made.narrow is not None
    assert (made.narrow.requires, made.narrow.options["night_shift"]) == (True, options[:-1])


def test_a_red_line_binds_from_the_day_it_was_known(talks: Path) -> None:
    made = accept(talks, "herald.r1", herald__r1__refuses="one-in-two", herald__r1__known="2024-03-09").red_lines[-1]
    assert str(made.known_from) == "2024-03-09"


def test_nothing_is_known_before_it_happened(talks: Path) -> None:
    """S16: what was said on the 3rd cannot have been known on the 1st."""
    before = texts(talks)
    with pytest.raises(UsageError, match=r"known on 2024-03-01, before it happened on 2024-03-03.*herald\.s1\.known"):
        accept(talks, "herald.s1", herald__s1__happened="2024-03-03", herald__s1__known="2024-03-01")
    assert texts(talks) == before


def test_an_ultimatum_and_its_fate_go_together_and_come_out_one_by_one(talks: Path) -> None:
    before = onetext.load_case(talks)
    with pytest.raises(UsageError, match=r"accept herald.u1 first, or name it with --set herald.f1.ultimatum=…"):
        accept(talks, "herald.f1")
    made = accept(talks, "herald.u1", "herald.f1").ultimatums[-1]
    assert (made.by, made.to, made.speaker, made.penalty) == ("company", ("union",), "Jonas Brekke", "lock-out")
    assert (str(made.happened), str(made.known), str(made.due)) == ("2024-03-02", "2024-03-04", "2024-03-08")
    # It lapsed on the third, which nobody could read before the fourth.
    assert [(fate.fate, str(fate.date)) for fate in made.fates] == [("lapsed", "2024-03-03/2024-03-04")]
    assert made.read_from == ("herald.u1", "herald.f1")
    with pytest.raises(UsageError, match="take back the former first"):
        onetext.inbox(talks, undo=["herald.u1"])
    onetext.inbox(talks, undo=["herald.f1", "herald.u1"])
    assert onetext.load_case(talks) == before


def test_a_fate_of_an_ultimatum_on_record_is_added_and_taken_back_with_its_source(talks: Path) -> None:
    before = onetext.load_case(talks)
    made = accept(talks, "herald.f2").ultimatums[0]
    assert [fate.fate for fate in made.fates] == ["extended", "lapsed", "kept"]
    assert "GAZETTE3" in made.sources
    onetext.inbox(talks, undo=["herald.f2"])
    assert onetext.load_case(talks) == before
    with pytest.raises(UsageError, match="set on 2024-02-05, after it kept on"):
        accept(talks, "herald.f2", herald__f2__happened="2024-01-05", herald__f2__known="2024-01-06")


@pytest.mark.parametrize("order", [("herald.c1", "herald.c2"), ("herald.c2", "herald.c1")])
def test_claims_are_related_in_whichever_order_they_are_accepted(talks: Path, order: tuple[str, str]) -> None:
    before = onetext.load_case(talks)
    for name in order:
        case = accept(talks, name)
    claims = {claim.id: claim for claim in case.claims}
    assert [(one.to, one.kind) for one in claims["herald.c2"].relations] == [("herald.c1", "contradicts")]
    assert claims["herald.c1"].relations == ()
    assert (claims["herald.c1"].claimant, claims["herald.c1"].party) == ("the owners", "")
    assert claims["herald.c2"].note == "Hedged (“most likely”)."
    onetext.inbox(talks, undo=["herald.c1"])
    assert [claim.relations for claim in onetext.load_case(talks).claims if claim.id == "herald.c2"] == [()]
    onetext.inbox(talks, undo=["herald.c2"])
    assert onetext.load_case(talks) == before


def test_an_event_and_a_response(talks: Path) -> None:
    event = accept(talks, "herald.e1").events[-1]
    assert (event.kind, event.text, event.actor) == ("schedule change", "The meeting was called off", "the chair")
    assert event.note == "The author reads it as “a warning”."
    with pytest.raises(UsageError, match='has no "draft"'):
        accept(talks, "herald.a1")
    response = accept(talks, "herald.a1", herald__a1__draft="chair-text").responses[-1]
    assert (response.party, response.kind, response.draft, response.read_from) == (
        "company",
        "rejects",
        "chair-text",
        ("herald.a1",),
    )


@pytest.mark.parametrize("name", ["s1", "s3", "u1", "f2", "c1", "e1"])
def test_taking_back_leaves_the_case_as_it_was(talks: Path, name: str) -> None:
    before, files = onetext.load_case(talks), texts(talks)
    onetext.inbox(talks, accept=[f"herald.{name}"])
    assert onetext.load_case(talks) != before
    onetext.inbox(talks, undo=[f"herald.{name}"])
    assert onetext.load_case(talks) == before
    changed = {file for file, text in texts(talks).items() if text != files.get(file)}
    # The layout of a hand-made line may be another afterwards.
    assert changed <= {"inbox/herald.yaml", "ultimatums.yaml" if name == "f2" else ""}
    assert (talks / "inbox" / "herald.yaml").read_text().startswith("# read on a train\n")


def test_a_record_that_was_taken_out_by_hand_is_told(talks: Path) -> None:
    onetext.inbox(talks, accept=["herald.e1"])
    text = (talks / "events.yaml").read_text()
    (talks / "events.yaml").write_text(text.replace("read_from: [herald.e1]", "issues: []"))
    with pytest.raises(UsageError, match=r"nothing in events.yaml says any more"):
        onetext.inbox(talks, undo=["herald.e1"])


def test_all_decisions_of_a_call_or_none(talks: Path) -> None:
    before = texts(talks)
    with pytest.raises(UsageError, match=r"herald.p1"):
        onetext.inbox(talks, accept=["herald.s1", "herald.p1"], reject=["herald.e1"])
    assert texts(talks) == before


def test_rejecting_an_article_rejects_all_that_waits_of_it(talks: Path) -> None:
    onetext.inbox(talks, accept=["herald.s1"])
    result = onetext.inbox(talks, reject=["herald"], reason="a hoax")
    assert len(result.rejected) == 12
    assert (result.waiting, result.documents) == (0, {"herald": 0})
    statuses = {item.id: (item.status, item.reason) for item in onetext.inbox(talks, everything=True).items}
    assert statuses["herald.s1"] == ("accepted", "")
    assert statuses["herald.c1"] == ("rejected", "a hoax")
    onetext.inbox(talks, undo=["herald.c1"])
    assert onetext.inbox(talks).waiting == 1


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("herald.s1.party", "unoin", "did you mean"),
        ("herald.s1.happened", "yesterday", "is not a date"),
        ("herald.s1.colour", "red", "unknown field of herald.s1"),
        ("herald.r1.firmness", "7", "no range from 0 to 1"),
        ("herald.r1.evidence", "gut", "unknown evidence"),
        ("herald.p1.kind", "wish", "unknown kind of position"),
        ("herald.f1.fate", "gone", "unknown fate"),
        ("herald.f1.ultimatum", "U9", "unknown ultimatum"),
        ("herald.c1.draft", "chair", "unknown draft"),
    ],
)
def test_a_field_that_cannot_be_is_refused_at_once(talks: Path, setting: str, value: str, says: str) -> None:
    before = texts(talks)
    with pytest.raises(UsageError, match=says):
        onetext.inbox(talks, settings={setting: value})
    assert texts(talks) == before


def test_a_field_can_be_taken_out(talks: Path) -> None:
    onetext.inbox(talks, settings={"herald.c2.relations": ""})
    accept(talks, "herald.c1", "herald.c2")
    assert all(not claim.relations for claim in onetext.load_case(talks).claims if claim.id.startswith("herald"))


def test_an_orphan_is_told_and_not_accepted(talks: Path) -> None:
    path = talks / "inbox" / "herald.yaml"
    path.write_text(path.read_text().replace("text: called off,", "text: called off, orphan: true,"))
    with pytest.raises(UsageError, match="no longer in the article"):
        onetext.inbox(talks, accept=["herald.e1"])
    assert {item.id: item.orphan for item in onetext.inbox(talks).items}["herald.e1"]


def test_nothing_that_waits_changes_a_number_and_a_hidden_record_stays_hidden(talks: Path) -> None:
    path = talks / "inbox" / "herald.yaml"
    path.write_text(path.read_text().replace("- {id: herald.e1,", "- {id: herald.e1, audience: mediator,"))
    waiting = onetext.balance(onetext.load_case(talks)).to_json()
    (talks / "inbox" / "herald.yaml").unlink()
    bare = onetext.balance(onetext.load_case(talks)).to_json()
    assert {**waiting, "case_sha256": ""} == {**bare, "case_sha256": ""}
    path.write_text(INBOX.format(sha="a" * 64).replace("- {id: herald.e1,", "- {id: herald.e1, audience: mediator,"))
    case = accept(talks, "herald.e1", "herald.s1")
    assert case.events[-1].audience.level == "mediator"
    public = case.seen_by("public")
    assert all(event.id != "herald.e1" for event in public.events)
    assert "herald.e1" not in {item.id for item in public.candidates}
