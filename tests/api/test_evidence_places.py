"""From a number to the sentence in an article: record, source, document, place, words, what proposed them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import StringIO

import pytest
from immutabledict import immutabledict
from rich.console import Console

import onetext
from onetext.api.view import viewed
from onetext.model import MEDIATOR, Candidate, Certainty, ReadDocument
from onetext.report.terminal.evidence import show_sentences

BARE = onetext.load_case("harbour-wages")
WORDS = "if the reply is not signed by Monday the cranes will stand still " * 4


def read(**of_candidate: object) -> onetext.Case:
    """The harbour case, with its first ultimatum read from two articles, the second of which tells its fate."""
    first = Candidate(
        id="leaflet.u1",
        kind="ultimatum",
        document="leaflet",
        start=120,
        end=380,
        text=WORDS,
        fields=immutabledict(hedge="reportedly", condition="if the reply is not signed"),
        rule="threat with a day",
        status="accepted",
    )
    first = replace(first, **of_candidate)  # type: ignore[arg-type]  # whatever a test wants to set
    fate = replace(first, id="gazette.f1", kind="fate", document="gazette", text="no strike was called")
    documents = tuple(
        ReadDocument(
            id=name,
            file=f"{name}.txt",
            sha256="0" * 64,
            published=dt.date(2024, 2, day),
            source=source,
            language="en",
        )
        for name, day, source in (("leaflet", 5, "LEAFLET2"), ("gazette", 27, "GAZETTE3"))
    )
    threat = replace(BARE.ultimatums[0], read_from=("leaflet.u1", "gazette.f1"))
    return replace(BARE, ultimatums=(threat, *BARE.ultimatums[1:]), documents=documents, candidates=(first, fate))


def printed(case: onetext.Case, given: str, day: dt.date | None = None) -> str:
    seen, _ = viewed(case, command="show", as_of=day)
    out = StringIO()
    show_sentences(onetext.show_evidence(case, given, as_of=day), seen, Console(file=out, width=80))
    return out.getvalue()


def test_credibility_leads_to_the_threats_and_these_to_their_words() -> None:
    result = onetext.show_evidence(read(), "union/credibility", as_of=dt.date(2024, 3, 1))
    (threat,) = result.evidence
    assert (result.kind, threat.kind, threat.id) == ("credibility", "ultimatum", "U1")
    first, fate = threat.places
    assert (first.candidate, first.file, first.source, first.published) == (
        "leaflet.u1",
        "leaflet.txt",
        "LEAFLET2",
        dt.date(2024, 2, 5),
    )
    assert (first.start, first.end, first.rule, first.proposed_by) == (120, 380, "threat with a day", "")
    assert first.text.removesuffix("…") == " ".join(WORDS.split()[:25])
    assert first.certainty == Certainty(hedge="reportedly", conditional="if the reply is not signed")
    assert fate.candidate == "gazette.f1"


def test_what_an_article_of_later_says_is_not_told_before_it_came_out() -> None:
    (threat,) = onetext.show_evidence(read(), "union/credibility", as_of=dt.date(2024, 2, 26)).evidence
    assert [place.candidate for place in threat.places] == ["leaflet.u1"]
    assert "no strike" not in printed(read(), "U1", dt.date(2024, 2, 26))


def test_a_hidden_candidate_is_no_place() -> None:
    (threat,) = onetext.show_evidence(read(audience=MEDIATOR), "U1", audience="public").evidence
    assert threat.places == ()


def test_a_record_that_nobody_read_from_an_article_has_no_place() -> None:
    assert all(item.places == () for item in onetext.show_evidence(BARE, "union/wage_rise").evidence)


def test_what_a_draft_gives_a_party_rests_on_points_and_on_the_partys_numbers_there() -> None:
    found = onetext.show_evidence(BARE, "company-offer/union").evidence
    draft = BARE.draft("company-offer")
    settled = [f"company-offer/{point.label}" for point in draft.points if point.settles]
    assert [item.id for item in found if item.kind == "point"] == settled
    issues = {issue.id for issue in BARE.issues if draft.term(issue.id).options}
    expected = sorted(f"union/{one.issue}" for one in BARE.positions if one.party == "union" and one.issue in issues)
    assert sorted(item.id for item in found if item.kind == "position") == expected


def test_a_subject_brings_its_rival_claims_and_no_others() -> None:
    found = onetext.show_evidence(BARE, "chair-text/authorship")
    assert (found.kind, [item.id for item in found.evidence]) == ("subject", ["C1", "C2", "C3"])


def test_a_series_brings_its_values_with_their_sources() -> None:
    case = onetext.load_case("ukraine-2025")
    unit = case.series[0].unit
    found = onetext.show_evidence(case, unit)
    assert found.kind == "series"
    assert len(found.evidence) == sum(point.unit == unit for point in case.series)
    assert all(item.sources for item in found.evidence)


def test_a_party_that_never_threatened_has_no_credibility_to_trace() -> None:
    case = replace(BARE, ultimatums=BARE.ultimatums[1:])
    with pytest.raises(onetext.UnknownId):
        onetext.show_evidence(case, "union/credibility")


def test_the_terminal_shows_words_place_doubts_and_what_proposed_them_within_80_columns() -> None:
    said = printed(read(), "U1", dt.date(2024, 3, 1))
    flat = " ".join(said.split())
    assert max(map(len, said.splitlines())) <= 80
    assert "read: “if the reply is not signed by Monday the cranes will stand still if the reply" in flat
    assert "[hedged: “reportedly”] [on a condition: “if the reply is not signed”]" in flat
    assert "in leaflet.txt, published 5 February 2024, characters 120 to 380" in flat.replace("\xa0", " ")
    assert "leaflet.u1: proposed by rules (threat with a day); accepted; the case does not say by whom" in flat


def test_a_few_words_are_shown_with_their_sentence() -> None:
    fields = immutabledict(sentence="The union gave the company until Monday to sign, or the cranes would stand.")
    said = " ".join(printed(read(text="until Monday", fields=fields), "U1", dt.date(2024, 3, 1)).split())
    assert "read: “until Monday”, in: “The union gave the company until Monday to sign, or" in said
    (item,) = onetext.show_evidence(read(fields=immutabledict(sentence="so " * 60)), "U1").evidence
    assert len(item.places[0].sentence.split()) == 25


def test_a_language_model_edits_lost_words_and_later_rejection_are_named() -> None:
    case = read(proposed_by="model small at http://localhost:1", edited=True, orphan=True)
    said = " ".join(printed(case, "U1", dt.date(2024, 3, 1)).split())
    assert "proposed by the language model small at http://localhost:1 (threat with a day)" in said
    assert "accepted after a person changed it" in said
    assert "the words are no longer there" in said
    assert "rejected in the inbox since" in " ".join(printed(read(status="rejected"), "U1").split())


def test_control_characters_of_an_article_do_not_reach_the_terminal() -> None:
    said = printed(read(text="stop \x1b[31mred\x07 [bold]x[/bold]"), "U1")
    assert not set(said) & set("\x1b\x07")
    assert "[bold]x[/bold]" in said
