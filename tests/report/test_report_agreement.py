"""The part on texts that all could sign: the answer first, nothing passed off as chosen, no number without a range."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from agreement_builders import LOW, chance, least_change, points, settled, solution, strictly_blocked
from report_builders import HOSTILE, empty_brief, poisoned, small_brief, small_case
from rich.console import Console

from onetext.model.results import BriefResult, CompleteTo, Proof, Zone
from onetext.report import brief_html
from onetext.report.sections.agreement import AgreementView, agreement_view
from onetext.report.terminal.brief import show_brief
from onetext.report.words import Words

DRAWN_ELSEWHERE = ("picture_figures", "changes_figures", "counts_figures", "slopes_figures", "timeline_figures")


@pytest.fixture(autouse=True)
def only_drawings_of_this_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what other parts draw: no test here looks at it, and it takes most of the time of a page."""
    for name in DRAWN_ELSEWHERE:
        monkeypatch.setattr(f"onetext.report.page.{name}", lambda *given: {})


def view_of(brief: BriefResult | None = None) -> AgreementView:
    case = small_case()
    view = agreement_view((brief or small_brief(case)).sections, Words(case))
    assert view is not None
    return view


def with_settle(**changes: Any) -> BriefResult:
    brief = small_brief(small_case())
    assert brief.sections.settle is not None
    changed = replace(brief.sections.settle, **changes)
    return replace(brief, sections=replace(brief.sections, settle=changed, settle_strict=None))


def part(brief: BriefResult | None = None) -> str:
    case = small_case()
    page = brief_html(brief or small_brief(case), case)
    found = re.search(r'<section id="part-settle".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def said(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace("\N{NO-BREAK SPACE}", " ")


def zone(status: str, **changes: Any) -> Zone:
    values = {"status": status, "count": 0, "standard_error": 0.0, "proof": Proof(kind="exhaustive"), **changes}
    return Zone(packages_in_all=9, **values)


def test_the_answer_stands_first_in_both_readings_then_how_it_is_known() -> None:
    text = said(part())
    places = [
        text.index(words)
        for words in (
            "Yes, if every red line that counts is read only as far as its words go: 4 of the 9 combinations of "
            "options could be signed by both Port and Town.",
            "No, if every red line that counts is read as widely as its words allow: then no combination is left.",
            "At the most likely values the first answer is proved, and gone over by an independent checker, given 2 "
            "assumptions. When every number is drawn from its range, some such text exists in 83 % of 200 sampled",
            "What such a text would say",
            "Who would gain what",
            "The fewest changes to each draft",
            "What it would rest on",
            "What blocks, with red lines read as widely as their words allow",
        )
    ]
    assert places == sorted(places)
    assert "not draft language" in text


@pytest.mark.parametrize(
    ("found", "start"),
    [
        (zone("empty"), "No, even if every red line that counts is read only as far as its words go: each of 9"),
        (zone("rules_contradict"), "No: the rules of the case contradict each other"),
        (zone("unknown", count=None), "Not known: the search was ended before"),
        (zone("unknown", untested=("town",), count=3), "Not known: what Town would get from a text, or without one"),
        (zone("nonempty", count=None), "Yes, if every red line that counts"),
    ],
)
def test_every_status_has_a_verdict_of_its_own_and_none_found_is_never_none(found: Zone, start: str) -> None:
    """S11."""
    none: dict[str, Any] = {"solutions": {}, "least_change": (), "zone_strict": None}
    first = view_of(with_settle(zone=found, **none)).verdicts[0]
    assert first.startswith(start)
    assert (first.split()[0].strip(",:") == "No") == (found.status in ("empty", "rules_contradict"))


def test_numbers_beyond_imagining_are_told_as_one_in_so_many() -> None:
    many = zone("nonempty", count=10**19, standard_error=10.0**17)
    view = view_of(with_settle(zone=replace(many, packages_in_all=377 * 10**19)))
    assert "about one in 377 of all possible combinations" in view.verdicts[0]


@pytest.mark.parametrize(
    ("widely", "words"),
    [(None, "can be read more widely"), (zone("nonempty", count=2), "2 of the 9"), (zone("unknown"), "not known")],
)
def test_the_strict_reading_is_always_spoken_of(widely: Zone | None, words: str) -> None:
    assert words in view_of(with_settle(zone_strict=widely)).verdicts[1]


def test_a_search_that_was_ended_says_so() -> None:
    brief = small_brief(small_case())
    head = replace(brief.envelope, status="limit", warnings=("hindsight: numbers", "the limit was struck; not all"))
    assert "the limit was struck; not all" in said(part(with_settle(envelope=head)))


def test_options_on_which_nothing_depends_stand_with_what_would_do_as_well() -> None:
    """The fee by Nash: `large` was listed first, a tie has `none`, and a single change says that `small` would do."""
    rows = {row.issue: row for row in view_of().others}
    nash, ks = rows["fee"].chosen
    assert (nash.option, nash.or_as_well) == ("large fee", ("none fee", "small fee"))
    assert (ks.option, ks.or_as_well) == ("small fee", ("none fee",))
    assert "or as well: none fee; small fee" in said(part())


def test_solutions_that_choose_the_same_share_one_cell_and_one_row() -> None:
    view = view_of(with_settle(solutions={"nash": solution("nash", LOW), "ks": solution("ks", LOW)}))
    height = next(row for row in view.others if row.issue == "height")
    assert [(one.option, one.columns) for one in height.chosen] == [("low wall", 2)]
    assert [(row.party, row.way, row.span) for row in view.gains] == [
        ("Port", "largest product and equal shares", 1),
        ("Town", "largest product and equal shares", 1),
    ]


def test_contested_questions_come_first_in_the_order_of_the_case() -> None:
    case = replace(small_case(), contested=("fee",))
    view = agreement_view(small_brief(case).sections, Words(case))
    assert view is not None
    assert ([row.issue for row in view.contested], [row.issue for row in view.others]) == (["fee"], ["height"])


def test_a_party_of_whom_nothing_is_known_is_named_beside_the_question() -> None:
    """The town's values do not depend on the fee; it is named only where no position on record is the reason."""
    brief = small_brief(small_case())
    assert all(row.unknown_of == () for row in view_of(brief).others)
    unknowns = replace(brief.sections.unknowns, no_position={"town": ("fee", "height"), "port": ("fee",)})
    rows = view_of(replace(brief, sections=replace(brief.sections, unknowns=unknowns))).others
    assert {row.issue: row.unknown_of for row in rows} == {"fee": ("Town",), "height": ()}


def test_what_each_gains_stands_with_its_range_and_nothing_is_added_up() -> None:
    html = part()
    text = said(html)
    for number in (
        "50 (between 20 and 70)",
        "20 (between 5 and 55)",
        "+30 (between −30 and +60)",
        "60 %",
        "no gain possible",
        "in 74 % of 1,000 sampled values",
        "within them every side may gain or lose against no deal",
    ):
        assert number in text
    assert not re.search(r"\b(total|sum|average|fairness|winner)\b", text.lower())


def test_a_gain_that_is_sure_is_not_called_unsure() -> None:
    sure = solution("nash", LOW)
    gain = sure.gives["port"].gain
    assert gain is not None
    given = {**sure.gives, "port": replace(sure.gives["port"], gain=replace(gain, low=1.0))}
    assert view_of(with_settle(solutions={"nash": replace(sure, gives=given)})).unsure == ""


def test_least_changes_are_struck_and_put_in_words_and_marks() -> None:
    """By elements and words, not by colour alone; the draft that the page is about first."""
    html = part()
    assert re.search(r"struck:</span> <del><bdi>high wall</bdi></del>", html)
    assert re.search(r"put:</span> <ins><bdi>low wall</bdi></ins>", html)
    text = said(html)
    assert "First text: 1 settled question to change, 1 open question to fill" in text
    assert "Port −50 (between −90 and −10); Town unknown." in text
    assert re.search(r"put: low wall ?or as well: middle wall ?−50 \(between −80 and −20\)", text)
    assert "1 other way needs as few changes" in text
    assert re.search("Height of the wall: “middle wall” ?Fee for a berth: “small fee”", text)
    assert "That no fewer changes do is proved" in text
    assert [one.draft for one in view_of().changes] == ["first", "second"]


def changed(**changes: Any) -> Any:
    """The first draft's fewest changes as the page has them, with some of what was found replaced."""
    return view_of(with_settle(least_change=(replace(least_change(), **changes),))).changes[0]


def effect_of(low: float, point: float, high: float) -> str:
    """What the page says of a step of the port on the height, where that is its range."""
    whole = least_change().effects["port"]
    step = replace(least_change().changes[0], effects={"port": point, "town": 50.0})
    part = {"height": points(point, low, high)}
    told = changed(changes=(step,), effects={"port": replace(whole, by_issue=part)})
    return str(told.edits[0].effects[0])


@pytest.mark.parametrize(
    ("low", "point", "high", "words"),
    [
        (-11, 0, 11, "not told by the record: between −11 and +11"),
        (-8, -2, 8, "−2 (between −8 and +8)"),
        (0, 2, 7, "+2 (between 0 and +7)"),
        (0, 0, 0, "0"),
    ],
)
def test_no_step_is_called_nothing_where_its_range_runs_across_zero(
    low: float, point: float, high: float, words: str
) -> None:
    assert effect_of(low, point, high) == words


def test_a_step_whose_range_is_not_known_says_so_and_one_that_is_left_out_is_nothing() -> None:
    whole = least_change().effects["port"]
    port, town = changed().edits[0].effects
    assert (port, town) == ("−50 (between −80 and −20)", "+50 at the most likely values; its range is not known")
    # Parts that leave the height out, though the value moves: other questions have a share in it.
    shared = changed(effects={"port": replace(whole, by_issue={})}).edits[0].effects[0]
    assert shared == "−50 at the most likely values; its range is not known"
    still = replace(least_change().changes[0], effects={"port": 0.0, "town": 50.0})
    none = {"port": replace(whole, by_issue={})}
    assert changed(changes=(still,), effects=none).edits[0].effects[0] == "0"
    assert changed(changes=(still,), effects={}).edits[0].effects[0].endswith("its range is not known")


def test_one_way_of_several_is_not_called_the_only_one() -> None:
    assert changed().title == "One way with the fewest changed questions"
    assert changed().put == (("Height of the wall", "“middle wall”"), ("Fee for a berth", "“small fee”"))
    more = changed(ties_complete=False)
    assert more.others == "Other ways need as few changes; of these the first"
    assert changed(ties=(LOW,)).title == "One way with the fewest changed questions"
    brief = with_settle(least_change=(replace(least_change(), ties=(LOW,)),))
    alone = view_of(replace(brief, sections=replace(brief.sections, settle_as_few={}))).changes[0]
    assert (alone.title, alone.others, alone.put) == ("The fewest changes", "", ())


def test_the_page_says_how_open_questions_are_filled_and_from_where_that_is_counted() -> None:
    text = said(part())
    assert "Questions that a draft leaves open are filled by the same measure" in text
    assert "counted from the middle of what the draft leaves open" in text
    assert "All changes and fillings together" in text


def test_lines_that_clash_stand_in_their_own_words_with_a_link_and_the_id() -> None:
    blocked = strictly_blocked()
    says = "Line by line: line town-high (Town) bars “high”; line town-high-2 bars nothing."
    conflict = replace(blocked.conflicts[0], says=says)
    way = replace(blocked.corrections[0], says="If Town lets go of its line town-high on “Height”, there is a text.")
    brief = small_brief(small_case())
    told = replace(blocked, conflicts=(conflict,), corrections=(way,))
    html = part(replace(brief, sections=replace(brief.sections, settle_strict=told)))
    words = Words(small_case()).line("town-high")
    assert html.count(f'line </bdi>“<a href="#line-town-high"><bdi>{words}</bdi></a>” [<code>town-high</code>]') == 2
    assert "town-high-2 bars nothing" in said(html)


def test_a_list_of_ways_out_that_was_cut_short_says_so() -> None:
    brief = small_brief(small_case())
    cut = replace(strictly_blocked(), corrections_complete_to=CompleteTo(size=0, proof=Proof(kind="none")))
    none = replace(strictly_blocked(), corrections=())
    for blocked, words in ((cut, "The search was cut short: there may be others."), (none, "does not open the way (")):
        assert words in said(part(replace(brief, sections=replace(brief.sections, settle_strict=blocked))))


@pytest.mark.parametrize(
    ("narrow", "strict", "words"),
    [
        ("nonempty", "empty", "could sign if red lines are read narrowly; none if they are read strictly."),
        ("nonempty", "nonempty", "narrowly, and one if they are read strictly."),
        ("nonempty", "unknown", "whether one does if they are read strictly is not known."),
        ("nonempty", None, "no red line that counts can be read more widely."),
        ("empty", None, "no text exists that both Port and Town could sign, however narrowly red lines are read."),
        ("rules_contradict", None, "the rules of the case contradict each other."),
        ("unknown", None, "Whether a text exists that both Port and Town could sign if"),
        ("unknown", "empty", "is not known; if they are read strictly, none does."),
    ],
)
def test_one_sentence_answers_for_both_readings_in_the_answer_and_on_a_terminal(
    narrow: str, strict: str | None, words: str
) -> None:
    found = {"zone": zone(narrow), "zone_strict": zone(strict) if strict else None}
    brief = with_settle(**found, solutions={}, least_change=())
    page = brief_html(brief, small_case())
    answer = re.search(r'<section id="part-answer".*?</section>', page, re.DOTALL)
    assert answer
    assert words in said(answer[0])
    assert 'href="#part-settle"' in answer[0]
    console = Console(file=io.StringIO(), width=2000)
    show_brief(brief, small_case(), console)
    assert words in console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO


def test_whose_consent_and_which_readings_it_rests_on() -> None:
    text = said(part())
    assert "Union on Fee for a berth (“large fee”, only by largest product); Fee for a berth (“small fee”, only" in text
    assert "Height of the wall, “low wall”, only by largest product: only read narrowly." in text
    assert "Port, There must be a fee: its firmness is below one half, so that it does not count." in text


def test_a_line_that_counts_but_is_not_asked_for_is_not_called_weak() -> None:
    """The crews do not sign; a line of theirs that is meant may be gone against, and the page says why."""
    one = solution("nash", LOW)
    weak = one.gives["port"].red_lines[0]
    crews = replace(one.gives["port"], red_lines=(replace(weak, real=True),))
    gives = {"crews": crews, "town": one.gives["town"]}
    text = said(part(with_settle(solutions={"nash": replace(one, gives=gives)})))
    assert "Crews, There must be a fee: its party neither signs nor is asked for consent here." in text


def test_what_blocks_says_how_often_it_is_in_force_and_that_the_list_is_whole() -> None:
    text = said(part())
    assert "leaves nothing that the port could take. All of these count in 40 % of 200 sampled scenarios." in text
    assert "There is no other of up to 3 (proved: everything was tried or ruled out in whole numbers)." in text
    assert "If the town lets go of it, there is a text." in text


def test_the_picture_has_its_table_with_ranges_and_says_what_it_leaves_out() -> None:
    html = part()
    text = said(html)
    assert html.count('<svg role="img"') + html.count("<svg ") >= 1
    assert "3 of about 88" not in text
    assert "3 of 88 such places are drawn; none of the others gives any side more than 0.7 of its own points" in text
    assert "30 (between 20 and 40)" in text
    assert "Chosen by largest product" in text


def test_the_picture_may_be_missing_and_the_part_still_stands() -> None:
    brief = small_brief(small_case())
    html = part(replace(brief, sections=replace(brief.sections, frontier=None)))
    assert "<svg" not in html
    assert "Who would gain what" in html


def test_a_solution_that_could_not_be_told_says_why() -> None:
    nothing = replace(
        solution("nash", LOW),
        packages=(),
        gives={},
        values={},
        relies_on=(),
        status="unknown",
        note="no deal is unknown",
    )
    assert "No deal is unknown." in said(part(with_settle(solutions={"nash": nothing})))


def test_without_anybody_to_sign_the_question_does_not_arise() -> None:
    case = small_case()
    page = brief_html(empty_brief(case), case)
    assert "so the question does not arise" in said(page)


def test_markup_in_the_case_stays_text() -> None:
    case = small_case()
    page = brief_html(poisoned(small_brief(case)), poisoned(case))
    found = re.search(r'<section id="part-settle".*?</section>', page, re.DOTALL)
    assert found
    assert "<img" not in found[0]
    assert "&lt;img" in found[0]
    assert HOSTILE not in found[0]


def test_a_share_that_was_counted_is_told_as_counted() -> None:
    every = replace(
        settled(small_brief(small_case()).envelope).zone, proof=Proof(kind="certificate", holds=chance(1.0))
    )
    assert "in every one of 200 sampled scenarios" in view_of(with_settle(zone=every)).proof


def test_a_frontier_that_was_not_searched_to_its_end_promises_nothing() -> None:
    brief = small_brief(small_case())
    frontier = brief.sections.frontier
    assert frontier is not None
    ended = replace(frontier, envelope=replace(frontier.envelope, status="limit"))
    text = view_of(replace(brief, sections=replace(brief.sections, frontier=ended))).epsilon
    assert "ended before it was through" in text
    assert (
        view_of(replace(brief, sections=replace(brief.sections, frontier=replace(frontier, complete=True)))).epsilon
        == ""
    )
