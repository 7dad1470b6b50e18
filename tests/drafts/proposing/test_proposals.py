"""Proposals of terms: what speaks for them, what against, and how often they are right on drafts whose terms are known.

The weights behind the scores were chosen on the drafts of one case (ukraine-2025), so that what is measured there
flatters them; the invented case (harbour-wages) was not looked at for that, and is small.
"""

from __future__ import annotations

import math
import random

import pytest

import onetext
from onetext.api.comparing.points import texts_of
from onetext.drafts import EarlierDraft, TermProposal, TextPoint, propose_terms
from onetext.drafts.proposing.likeness import vectors
from onetext.drafts.proposing.substance import contradicts, substance_of
from onetext.model import Issue, Option

ARMY = Issue(
    id="army",
    title="Limit on the forces",
    options=(
        Option(id="low", title="Cap of 600,000"),
        Option(id="high", title="Cap of 800,000"),
        Option(id="none", title="No cap"),
    ),
)
TROOPS = Issue(
    id="troops",
    title="Foreign troops in the country",
    options=(Option(id="barred", title="No foreign troops"), Option(id="allowed", title="Foreign troops welcome")),
)
ISSUES = (ARMY, TROOPS)


def point(text: str, key: str = "1", parent: str = "") -> TextPoint:
    return TextPoint(key=key, text=text, parent=parent)


def proposed(*points: TextPoint, earlier: tuple[EarlierDraft, ...] = ()) -> dict[str, TermProposal]:
    return {item.issue: item for item in propose_terms(points, earlier, ISSUES)}


def read(text: str, **settles: str) -> EarlierDraft:
    return EarlierDraft(id="old", points=(point(text, "6"),), settles={"6": settles})


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("The forces are capped at 600,000.", "low"),
        ("The forces are capped at 800 000.", "high"),
        ("The forces are capped at 0.8 million.", "high"),
        ("There is no cap on the forces.", "none"),
    ],
)
def test_the_number_tells_the_option(text: str, option: str) -> None:
    found = proposed(point(text))["army"]
    assert (found.option, found.point) == (option, "1")
    assert 0 < found.score <= 1
    assert found.why == "wording of the option"


def test_another_number_lowers_the_score() -> None:
    same = proposed(point("Cap of 600,000 on the forces."))["army"]
    other = proposed(point("Cap of 700,000 on the forces."))["army"]
    assert other.score < 0.6 * same.score


def test_a_negation_on_one_side_lowers_the_score_and_on_both_tells_the_option() -> None:
    assert proposed(point("No foreign troops enter the country."))["troops"].option == "barred"
    with_, without = (
        propose_terms([point(text)], (), [TROOPS])[0].score
        for text in ("Foreign troops are never welcome in the country.", "Foreign troops are welcome in the country.")
    )
    assert with_ < without


def test_words_in_brackets_are_disputed_and_score_less() -> None:
    plain = proposed(point("Cap of 600,000 on the forces."))["army"]
    disputed = proposed(point("Cap of [600,000] on the forces."))["army"]
    assert disputed.score < plain.score
    assert "stands in brackets" in disputed.why


def test_an_aligned_point_without_changes_of_substance_speaks_for_the_same_option() -> None:
    """The words of the point share none with the option: only the earlier draft can tell."""
    text = "The parties leave this matter to the general staffs of both sides and to their joint commission."
    found = proposed(point(text), earlier=(read(text, army="none"),))["army"]
    assert (found.option, found.source, found.flags) == ("none", "old", ())
    assert found.score > 0.9
    assert found.why.startswith("as old/6, aligned 1.00")
    assert proposed(point(text)).get("army", None) is None


def test_an_aligned_point_with_another_number_speaks_for_the_issue_and_its_number_for_the_option() -> None:
    old = "The army of the country is reduced within a year to 600,000 soldiers and officers."
    new = "The army of the country is reduced within a year to 800,000 soldiers and officers."
    found = proposed(point(new), earlier=(read(old, army="low"),))["army"]
    assert found.option == "high"
    assert found.flags == ("number",)
    assert "a number changed" in found.why


def test_where_two_options_fit_alike_that_is_said() -> None:
    issue = Issue(
        id="x", title="Port", options=(Option(id="a", title="North port"), Option(id="b", title="South port"))
    )
    (found,) = propose_terms([point("The north port and the south port.")], (), [issue])
    assert found.rival == "b"
    assert "b fits nearly as well" in found.why


def test_nothing_is_proposed_where_nothing_fits() -> None:
    assert proposed(point("Fishing quotas are shared.")) == {}
    assert propose_terms([], (), ISSUES) == ()
    assert propose_terms([point("")], (), ISSUES) == ()
    assert propose_terms([point("Cap of 600,000.")], (), ()) == ()
    assert propose_terms([TextPoint(key="h1", text="Cap of 600,000 on the forces", kind="heading")], (), ISSUES) == ()


def test_the_point_above_lends_its_words() -> None:
    above, below = point("Foreign troops in the country.", "1"), point("Not welcome.", "1a", "1")
    alone = propose_terms([below], (), [TROOPS])
    assert {item.point for item in propose_terms([above, below], (), [TROOPS])} <= {"1", "1a"}
    assert all(item.score < propose_terms([above, below], (), [TROOPS])[0].score for item in alone)


def test_words_are_taken_in_their_stems_and_numbers_however_they_are_written() -> None:
    def words(text: str) -> list[str]:
        return list(substance_of(text).words)

    assert words("The armies, 800,000 strong; four limits") == ["army", "#800000", "strong", "#4", "limit"]
    for text in ("1.5 million", "1,500,000", "1 500 000", "1,5 Millionen", "1,5 миллиона"):
        assert words(text) == ["#1500000"], text
    assert words("4 % of 5.5") == ["#4", "#11/2"]
    assert words("1.2.3 million") == words("1.2.3 million") != []
    assert words("Streitkräfte") == words("Streitkräften")
    assert substance_of("Niemals wieder").denies
    assert not substance_of("Now and again").denies


AGREE = [
    ("The forces have a cap of 2,5 million soldiers", "Cap of 2.5 million"),
    ("The army has a cap of 800.000.", "Cap of 800 000"),
    ("The army has a cap of 800,000, reached within 5 years.", "Cap of 800,000"),
    ("Die Obergrenze der Streitkräfte liegt bei 2 Millionen.", "Obergrenze von zwei Millionen"),
    ("Im Land stehen keine fremden Truppen.", "Keine fremden Truppen im Land"),
    ("Aucune troupe étrangère ne reste dans le pays.", "Aucune troupe étrangère dans le pays"),
    ("La hausse des salaires est de 6 %.", "Hausse de six pour cent"),
    ("Иностранные войска не допускаются в страну.", "Иностранные войска не допускаются"),
    ("Предел армии: не более 600 000 военных", "Не более 600 тысяч военных"),
    ("Іноземні війська допускаються в країну.", "Іноземні війська допускаються"),
    ("Elections take place within 14 days.", "Elections within two weeks"),
    ("Elections take place within 12 months.", "Elections within one year"),
    ("Elections take place on 3 May 2026.", "Elections in May 2026"),
    ("A fund of $100 billion is set up.", "Fund of USD 100 bn"),
    ("The right of veto is not limited.", "Unlimited right of veto"),
    ("Foreign bases are allowed, but foreign aircraft are not.", "Foreign bases allowed"),
    ("No foreign bases.", "Foreign bases prohibited"),
    ("Output is shared 50-50.", "Output half and half"),
    ("Russia does not hinder trade; grain moves freely.", "No hindrance, grain moves freely"),
    ("Aircraft of other states do not enter.", "No ships, aircraft of other states"),
    ("Russia does not pay.", "Russia, Ukraine and Europe pay"),
]
CONTRADICT = [
    ("The forces have a cap of 25 million soldiers", "Cap of 2,5 million", "number"),
    ("The army has a cap of 800,000 within 5 years.", "Cap of 600,000 within 5 years", "number"),
    ("Die Obergrenze der Streitkräfte liegt bei 3 Millionen.", "Obergrenze von zwei Millionen", "number"),
    ("Le plafond des forces est de 600 000 soldats", "Plafond de 800 000 soldats", "number"),
    ("La hausse des salaires est de 7 %.", "Hausse de six pour cent", "number"),
    ("Предел армии: не более 800 000 военных", "Не более 600 тысяч военных", "number"),
    ("Межа армії: 3 мільйона військових", "Два мільйона військових", "number"),
    ("Elections take place within 6 months.", "Elections within one year", "number"),
    ("Elections take place on 3 June 2026.", "Elections in May 2026", "number"),
    ("Elections take place before 2028.", "Elections before 2027", "number"),
    ("A fund of EUR 100 billion is set up.", "Fund of USD 100 bn", "number"),
    ("Fremde Truppen sind nicht willkommen.", "Fremde Truppen sind willkommen", "negation"),
    ("Fremde Truppen stehen im Land.", "Keine fremden Truppen im Land", "negation"),
    ("Les troupes étrangères ne sont pas admises.", "Troupes étrangères admises", "negation"),
    ("Иностранные войска не допускаются в страну.", "Иностранные войска допускаются", "negation"),
    ("Іноземні війська не допускаються в країну.", "Іноземні війська допускаються", "negation"),
    ("The right of veto is limited.", "Unlimited right of veto", "negation"),
    ("Foreign bases are not prohibited.", "Foreign bases prohibited", "negation"),
    ("The forces have a cap.", "No cap", "negation"),
]
FILLERS = [
    Issue(id=f"f{at}", title=title, options=(Option(id="a", title=one), Option(id="b", title=other)))
    for at, (title, one, other) in enumerate(
        [
            ("Fishing", "Quotas shared", "Waters closed"),
            ("Schools", "Both languages", "Parents choose"),
            ("Ports", "Tolls waived", "Pilots paid"),
            ("Prisoners", "Exchange by list", "Release at once"),
        ]
    )
]


@pytest.mark.parametrize(("text", "wording"), AGREE)
def test_what_agrees_is_not_told_to_contradict(text: str, wording: str) -> None:
    assert contradicts(substance_of(text), substance_of(wording)) == ""


@pytest.mark.parametrize(("text", "wording", "kind"), CONTRADICT)
def test_no_option_is_offered_with_a_high_score_that_a_point_contradicts(text: str, wording: str, kind: str) -> None:
    assert contradicts(substance_of(text), substance_of(wording)) == kind
    issue = Issue(id="x", title="This", options=(Option(id="a", title=wording),))
    found = [item for item in propose_terms([point(text)], (), [*FILLERS, issue]) if item.issue == "x"]
    assert all(item.score <= 0.3 for item in found)
    assert all("differs" in item.why or "denies" in item.why for item in found)


def test_an_earlier_point_that_this_one_contradicts_does_not_speak_for_its_option() -> None:
    old = "The general staffs of both sides report to the joint commission on the fifth of each month."
    new = "The general staffs of both sides do not report to the joint commission on the fifth of each month."
    same = proposed(point(old), earlier=(read(old, army="none"),))["army"]
    found = proposed(point(new), earlier=(read(old, army="none"),)).get("army")
    assert same.score > 0.9
    assert found is None or (found.score < 0.6 and "negation changed" in found.why)


def test_numbers_that_nobody_can_reckon_break_nothing() -> None:
    issue = Issue(id="x", title="Fund", options=(Option(id="a", title="Fund of 1.2.3 million"),))
    assert [item.option for item in propose_terms([point("A fund of 1.2.3 million.")], (), [*FILLERS, issue])] == ["a"]


def test_only_the_head_of_an_endless_point_is_read_for_its_words() -> None:
    filler, told = "the " * 5_900, "No foreign troops in the country. "
    assert [item.option for item in propose_terms([point(told + filler)], (), [TROOPS])] == ["barred"]
    assert propose_terms([point(filler * 2 + told)], (), [TROOPS]) == ()
    assert len(substance_of("port\n" * 100_000).words) == 24_000 // len("port\n")


def test_in_a_long_text_the_point_that_an_earlier_draft_settles_is_found_all_the_same() -> None:
    """Where there are thousands of points, only those like an earlier one are aligned."""
    rng = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = ["".join(rng.choices(letters, k=7)) for _ in range(400)]
    lines = [" ".join(rng.choices(names, k=12)) for _ in range(4_500)]
    old = "The parties leave this matter to the general staffs of both sides and to their joint commission."
    lines[4_321] = old
    many = [point(text, str(number)) for number, text in enumerate(lines)]
    found = {item.issue: item for item in propose_terms(many, [read(old, army="none")], ISSUES)}
    assert (found["army"].point, found["army"].option, found["army"].source) == ("4321", "none", "old")
    assert found["army"].score > 0.9


def test_likeness_is_a_cosine() -> None:
    """By hand: of 4 texts a word in n weighs log(5 / (n + 0.5))."""
    points, texts = [["red", "fish"], ["elsewhere"]], [["red", "fish"], ["blue", "fish"]]
    found = vectors(points, [-1, -1], 0.6, texts).alike(0, 2)
    red, fish, blue = math.log(5 / 2.5), math.log(5 / 3.5), math.log(5 / 1.5)
    part = fish * fish / math.hypot(red, fish) / math.hypot(blue, fish)
    assert found.tolist() == [pytest.approx([1, part]), [0, 0]]
    lent = vectors([["red"], ["elsewhere"]], [-1, 0], 0.6, [["red"], ["blue"]]).alike(0, 2)
    assert lent[1].tolist() == pytest.approx([0.6 / math.hypot(1, 0.6), 0])


# -- how often they are right ------------------------------------------------------------------------------------------


def measured(slug: str) -> tuple[float, float]:
    """Precision and recall of issue and option, over all drafts that have read ones before them."""
    case = onetext.load_case(slug)
    drafts = [draft for draft in case.drafts_by_date if any(point.settles for point in draft.points)]
    right = proposals = known = 0
    for number, draft in enumerate(drafts[1:], start=1):
        earlier = [
            EarlierDraft(id=old.id, points=texts_of(old), settles={p.label: p.settles for p in old.points if p.settles})
            for old in drafts[:number]
        ]
        truth = {issue: option for point in draft.points for issue, option in point.settles.items()}
        found = propose_terms(texts_of(draft), earlier, case.issues)
        right += sum(truth.get(item.issue) == item.option for item in found)
        proposals += len(found)
        known += len(truth)
    return right / proposals, right / known


@pytest.mark.parametrize(("slug", "precision", "recall"), [("ukraine-2025", 0.7, 0.68), ("harbour-wages", 0.75, 0.8)])
def test_most_proposals_are_right_and_most_terms_are_proposed(slug: str, precision: float, recall: float) -> None:
    """Reached when this was written: 0.74 and 0.72; 0.86 and 0.92."""
    found = measured(slug)
    assert found[0] >= precision, found
    assert found[1] >= recall, found
