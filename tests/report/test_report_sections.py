"""What the parts of the page say where a short word would mislead."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from immutabledict import immutabledict
from report_builders import DAY, on, small_brief, small_case, status

from onetext.model import MEDIATOR, Bar, Case, Position, RedLine, Source, Speaker
from onetext.model.results import BriefSections, CredibilityCase, LineChange, PositionMove, TermView
from onetext.report import brief_html
from onetext.report.sections.changes import comparison_view
from onetext.report.sections.consent import consents_of
from onetext.report.sections.counts import carried_out, counts_figures
from onetext.report.sections.lines import broken_view
from onetext.report.sections.moves import moves_view
from onetext.report.sections.picture import picture_view
from onetext.report.sections.points import draft_view
from onetext.report.words import Words


def sections_of(case: Case) -> BriefSections:
    return small_brief(case).sections


def page_of(case: Case, sections: BriefSections | None = None) -> str:
    brief = small_brief(case)
    page = brief_html(replace(brief, sections=sections) if sections else brief, case)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.partition("<body>")[2])).replace("\N{NO-BREAK SPACE}", " ")


def test_lines_that_may_still_break_stand_beside_those_that_are_broken() -> None:
    """`0 / 0` alone would read as if every line were kept."""
    case = small_case()
    view = picture_view(sections_of(case), Words(case))
    port = next(party for party in view.parties if party.id == "port")
    first = next(row for row in port.rows if row.label == "First text")
    assert (first.text, first.under_text) == ("0 / 0", "1 open")
    cells = next(cells for draft, _, cells in view.table if draft == "first")
    assert "0 / 0, 1 open" in [cell.lines for cell in cells]


def test_every_draft_says_how_much_it_settles() -> None:
    """The first text settles the height and puts the fee off: one of two issues."""
    case = small_case()
    view = picture_view(sections_of(case), Words(case))
    assert {draft: settles for draft, settles, _ in view.table} == {
        "rumour": "",
        "first": "settles 1 of 2",
        "second": "settles 1 of 2",
    }


def _with_unknown_height(sections: BriefSections) -> BriefSections:
    unknown = TermView(state="unknown", option=None, options=())
    drafts = tuple(
        replace(draft, terms={**draft.terms, "height": unknown}) if draft.id == "second" else draft
        for draft in sections.balance.drafts
    )
    (step,) = sections.compare
    changes = tuple(replace(change, after=unknown) for change in step.changes)
    return replace(
        sections,
        balance=replace(sections.balance, drafts=drafts),
        compare=(replace(step, changes=changes),),
    )


def test_an_issue_that_is_not_described_is_neither_listed_as_changed_nor_drawn() -> None:
    case = small_case()
    sections = _with_unknown_height(sections_of(case))
    view = comparison_view(sections.compare[0], sections, Words(case))
    assert view.rows == ()
    assert view.untold == ("Height of the wall",)
    assert all(party.parts == () for party in view.parties)
    assert "What changed cannot be told on 1 of 2 issues" in page_of(case, sections)


def test_a_fully_described_step_has_no_such_warning() -> None:
    case = small_case()
    view = comparison_view(sections_of(case).compare[0], sections_of(case), Words(case))
    assert view.untold == ()
    assert [row.issue for row in view.rows] == ["height"]


def _change(line: str, reading: str, before: str, after: str) -> LineChange:
    return LineChange(id=line, reading=reading, before=before, after=after)


def _lines_said(*lines: LineChange) -> tuple[str, list[str]]:
    case = small_case()
    sections = sections_of(case)
    (step,) = sections.compare
    effects = {**step.effects, "town": replace(step.effects["town"], lines=lines)}
    view = comparison_view(replace(step, effects=effects), sections, Words(case))
    town = next(party for party in view.parties if party.id == "town")
    return town.lines_said, [line.readings for line in town.lines]


def test_a_line_with_one_reading_counts_in_both_and_is_said_to_hold_in_every_reading() -> None:
    """`port-fee` has no strict reading, `town-high` has one."""
    said, readings = _lines_said(_change("port-fee", "narrow", "broken", "kept"))
    assert said == "no longer broken 1 (narrow reading) and 1 (strict reading)"
    assert readings == ["in every reading"]
    said, readings = _lines_said(_change("town-high", "narrow", "broken", "kept"))
    assert said == "no longer broken 1 (narrow reading) and 0 (strict reading)"
    assert readings == ["in the narrow reading only"]


def test_a_line_that_is_no_longer_sure_to_break_is_not_called_kept() -> None:
    said, _ = _lines_said(_change("port-fee", "narrow", "broken", "possible"))
    assert said == "no longer sure to be broken 1 (narrow reading) and 1 (strict reading)"


def test_consents_name_the_reading_in_the_same_words() -> None:
    case = small_case()
    need = sections_of(case).consents["first"][0]
    need = replace(need, needed="yes", lines=(status("port-fee", "broken", "narrow"),))
    (party,) = consents_of("first", [need], Words(case)).sure
    assert party.bodies[0].lines == (("port-fee", "broken in every reading"),)


def test_the_table_of_broken_lines_says_what_would_lift_a_line() -> None:
    case = small_case()
    (line,) = broken_view(sections_of(case), Words(case))
    assert line.unless == "a gate is built"


def _stances(*positions: Position) -> list[tuple[str, tuple[str, ...]]]:
    speakers = (Speaker(name="Director"), Speaker(name="Crane driver", authorised=False))
    case = small_case()
    parties = tuple(replace(party, speakers=speakers) if party.id == "port" else party for party in case.parties)
    case = replace(case, parties=parties, positions=positions)
    balance = next(draft for draft in sections_of(case).balance.drafts if draft.id == "first")
    balance = replace(balance, stances={"first/1": {"crews": "unknown", "port": "unknown", "town": "supports"}})
    point = draft_view(case.draft("first"), balance, Words(case)).points[0]
    return [(group.key, group.parties) for group in point.stances]


def _position(option: str, month: int, speaker: str = "") -> Position:
    return Position(
        party="port",
        issue="height",
        kind="demand",
        option=option,
        speaker=speaker,
        happened=on(month, 1),
        known=on(month, 1),
    )


@pytest.mark.parametrize(
    ("positions", "said"),
    [
        ((), None),
        ((_position("middle", 1),), "Port (asks for: middle wall)"),
        ((_position("middle", 1), _position("high", 2)), "Port (asks for: high wall)"),
        ((_position("middle", 1), _position("high", 2, "Crane driver")), "Port (asks for: middle wall)"),
        (
            (_position("high", 2, "Crane driver"),),
            "Port (asks for: high wall, said by a speaker who cannot bind it)",
        ),
        ((replace(_position("low", 1), option="", refused=("low",), kind="refuses"),), "Port (refuses: low wall)"),
        ((replace(_position("low", 1), issue="fee", option="none"),), None),
    ],
)
def test_a_stance_that_the_record_leaves_open_is_not_called_unrecorded(
    positions: tuple[Position, ...], said: str | None
) -> None:
    found = _stances(*positions)
    assert ("supports", ("Town",)) in found
    if said is None:
        assert ("unknown", ("Crews", "Port")) in found
    else:
        assert ("undecided", (said,)) in found
        assert ("unknown", ("Crews",)) in found


def test_movement_is_counted_by_kind_and_by_direction() -> None:
    case = small_case()
    sections = sections_of(case)
    (move,) = sections.concede.position_moved
    moved = replace(move, towards=("port",), dropped=("low",))
    stands: PositionMove = replace(move, issue="fee", kind="tolerates", towards=("port",), away_from=("crews",))
    concede = replace(sections.concede, position_moved=(moved, stands))
    (town,) = moves_view(replace(sections, concede=concede), Words(case))
    assert town.counts == "moved on 1; lets other terms stand on 1"
    assert town.directions == "farther from Crews on 1; nearer to Port on 2"
    assert town.moved[0].direction == "nearer to what Port asks"
    assert town.moved[0].dropped == "low wall"


def test_a_party_whose_threats_were_never_tested_has_no_row_and_no_number() -> None:
    case = small_case()
    sections = sections_of(case)
    (port,) = sections.credibility
    assert carried_out(port) == "0 of 1"
    blank = replace(port, party="town", cases=(CredibilityCase(ultimatum="u1", fate="open", counts=None),))
    both = counts_figures(replace(sections, credibility=(port, blank)), (), Words(case), "mediator")
    assert [word.text for word in both["credibility"].words if word.text in ("Port", "Town")] == ["Port"]
    only = replace(sections, credibility=(blank,))
    assert "credibility" not in counts_figures(only, (), Words(case), "mediator")
    assert "Town: no threat has come to the test. Sign the first text" in page_of(case, only)


def test_a_page_with_confidential_items_says_that_it_is_not_for_parties() -> None:
    case = small_case()
    assert "everybody (nothing in the case is confidential)" in page_of(case)
    hidden = tuple(replace(claim, audience=MEDIATOR) for claim in case.claims)
    said = page_of(replace(case, claims=hidden))
    assert "the mediator: contains confidential items, not for parties" in said
    assert "everybody (nothing" not in said


def test_names_are_spelled_out_once_and_notes_of_parties_stand_under_their_panels() -> None:
    case = small_case()
    noted = replace(case, parties=tuple(replace(party, note=f"Note on {party.id}.") for party in case.parties))
    said = page_of(noted)
    assert "Crews: The crews; Port: The port; Town: The town." in said
    assert "About Port: Note on port." in said


@pytest.mark.parametrize(
    ("date", "later"),
    [
        ("2025-03-21", True),
        ("2025-03-20", False),
        ("2025-04", True),
        ("2025-03", False),
        ("2026", True),
        ("soon", False),
    ],
)
def test_a_source_from_after_the_day_of_the_page_is_marked(date: str, later: bool) -> None:
    case = small_case()
    assert case.as_of == DAY
    case = replace(case, sources=(*case.sources, Source(id="late", outlet="Late", date=date)))
    assert (f"{date} (published later)" in page_of(case)) is later


@pytest.mark.parametrize(
    ("unit", "words"),
    [("km2_gain_month", "km² gain month"), ("m3", "m³"), ("percent_held", "percent held"), ("form2", "form2")],
)
def test_units_are_words(unit: str, words: str) -> None:
    assert Words(small_case()).unit(unit) == words


def test_a_line_that_the_case_does_not_have_is_taken_to_have_one_reading() -> None:
    words = Words(small_case())
    assert words.in_readings("nowhere", ["narrow"]) == "in every reading"
    assert words.in_readings("town-high", ["strict", "narrow"]) == "in every reading"
    line = RedLine(
        id="x", party="town", narrow=Bar(options=immutabledict({"fee": ("none",)})), happened=on(1, 1), known=on(1, 1)
    )
    assert not Words(replace(small_case(), red_lines=(line,))).two_readings("x")
