"""`show --evidence`: every kind of id finds its sentences, and nothing that is not about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onetext
from onetext.model import Issue, Option, Party, Range

CASE = onetext.load_case("ukraine-2025")
NAMED = {
    "issue": ("army_size", "position"),
    "party": ("ukraine", "position"),
    "draft": ("us28", "draft"),
    "point": ("us28/6", "point"),
    "number": ("ukraine/army_size", "position"),
    "red-line": (CASE.red_lines[0].id, "red-line"),
    "response": (CASE.responses[0].id, "response"),
    "claim": (CASE.claims[0].id, "claim"),
    "statement": (CASE.statements[0].id, "statement"),
    "ultimatum": (CASE.ultimatums[0].id, "ultimatum"),
    "event": (CASE.events[0].id, "event"),
}


@pytest.mark.parametrize("kind", NAMED)
def test_each_kind_of_id_finds_its_record(kind: str) -> None:
    name, holds = NAMED[kind]
    result = onetext.show_evidence(CASE, f"{kind}:{name}")
    assert (result.kind, result.id) == (kind, name)
    assert holds in {item.kind for item in result.evidence}


def test_the_number_of_a_party_on_an_issue_rests_on_its_own_records_there() -> None:
    result = onetext.show_evidence(CASE, "ukraine/army_size")
    expected = [item.stance for item in CASE.positions if (item.party, item.issue) == ("ukraine", "army_size")]
    told = [item.says for item in result.evidence if item.kind == "position"]
    assert [says.partition(": ")[2] for says in told] == expected
    assert {item.id.partition("/")[0] for item in result.evidence if "/" in item.id} == {"ukraine"}


def test_a_point_brings_what_answers_it() -> None:
    ids = {item.id for item in onetext.show_evidence(CASE, "us28/6").evidence if item.kind == "point"}
    assert ids == {"us28/6", *(
        f"{draft.id}/{point.label}" for draft in CASE.drafts for point in draft.points if "us28/6" in point.answers
    )}  # fmt: skip


def test_a_source_brings_all_that_cites_it() -> None:
    source = CASE.sources[0].id
    citing = sum(source in item.sources for item in (*CASE.positions, *CASE.responses, *CASE.events))
    found = onetext.show_evidence(CASE, f"source:{source}").evidence
    assert sum(item.kind in ("position", "response", "event") for item in found) == citing
    assert all(source in {cited["id"] for cited in item.sources} for item in found)


def test_sources_are_told_in_full() -> None:
    told = {
        item.id: item.sources for item in onetext.show_evidence(CASE, "source:" + CASE.events[0].sources[0]).evidence
    }
    for event in CASE.events:
        if event.id in told:
            expected = [(CASE.source(name).outlet, CASE.source(name).url) for name in event.sources]
            assert [(cited["outlet"], cited["url"]) for cited in told[event.id]] == expected
    assert CASE.events[0].id in told


def test_ids_of_two_kinds_are_told_apart_by_their_kind() -> None:
    double = Issue(id="ukraine", title="The country", options=(Option(id="a", title="A"), Option(id="b", title="B")))
    case = replace(CASE, issues=(*CASE.issues, double))
    first = onetext.show_evidence(case, "ukraine")
    assert (first.kind, first.envelope.warnings) == ("issue", ('"ukraine" also names party:ukraine',))
    assert onetext.show_evidence(case, "party:ukraine").kind == "party"


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(onetext.UnknownId, match='did you mean "army_size"'):
        onetext.show_evidence(CASE, "army-size")


def test_hidden_records_are_no_evidence() -> None:
    hidden = tuple(replace(item, audience=onetext.model.MEDIATOR) for item in CASE.claims)
    case = replace(CASE, claims=hidden)
    assert onetext.show_evidence(case, "us28", audience="public").evidence
    with pytest.raises(onetext.UnknownId):
        onetext.show_evidence(case, f"claim:{hidden[0].id}", audience="public")
    assert isinstance(case.parties[0], Party)


def test_a_red_line_is_told_with_its_firmness_and_the_reason_for_it() -> None:
    line = CASE.red_line("UA_CEDE")
    (told,) = (
        item.says for item in onetext.show_evidence(CASE, "red-line:UA_CEDE").evidence if item.kind == "red-line"
    )
    assert "firmness [0.9, 1]; evidence constitutional; basis analyst): " in told
    assert told.endswith(line.reason)
    bare = replace(CASE, red_lines=(replace(line, firmness=Range.of(0, 1), reason=""),))
    (told,) = (
        item.says for item in onetext.show_evidence(bare, "red-line:UA_CEDE").evidence if item.kind == "red-line"
    )
    assert told.endswith("firmness unknown; evidence constitutional; basis default)")
