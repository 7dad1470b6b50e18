"""One small case for each operation, as a person would call it."""

from __future__ import annotations

import pytest

from onetext.drafts import PointLink, TextPoint, align

FIRE = "All firing by land, sea and air stops at 06.00 hours on the third day after signature."
MINES = "Both sides hand over maps of all minefields within ten days."
MISSION = "A Monitoring Mission of 600 unarmed observers is set up."
ACCESS = "It has unhindered access to every place on both sides of the line."
PRISONERS = "Prisoners are exchanged all for all, beginning with the wounded and the sick."
PENSIONS = "Pensions in the eastern districts are paid again from the first of the next month."
BORDER = "Control of the outer border returns to the Government on the day after the elections."
LATIN = (FIRE, MINES, MISSION, PRISONERS, PENSIONS, BORDER)


def points(*texts: str) -> tuple[TextPoint, ...]:
    return tuple(
        TextPoint(key=str(at), label=f"{at}.", number=str(at), text=text, kind="number")
        for at, text in enumerate(texts, 1)
    )


def told(links: tuple[PointLink, ...]) -> list[str]:
    return [f"{'+'.join(link.before)} {link.op} {'+'.join(link.after)}".strip() for link in links]


def between(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    return told(align(points(*before), points(*after)))


def test_kept_whatever_the_number_the_blanks_and_the_quotation_marks() -> None:
    links = align(points(FIRE, "The “line” is\nthe front."), points(MINES, FIRE, 'The "line" is the front.'))
    assert told(links) == ["added 1", "1 kept 2", "2 kept 3"]
    assert [link.score for link in links] == [0.0, 1.0, 1.0]


def test_changed() -> None:
    later = FIRE.replace("third", "first").replace("06.00", "18.00")
    assert between((FIRE, MINES), (later, MINES)) == ["1 changed 1", "2 kept 2"]


def test_a_change_of_one_word_is_no_keeping() -> None:
    assert between(("The fleet may sail to the port.",), ("The fleet shall sail to the port.",)) == ["1 changed 1"]


def test_added_after_the_point_that_it_follows_and_removed_in_its_place() -> None:
    assert between((FIRE, MINES, PENSIONS), (FIRE, PRISONERS, PENSIONS, BORDER)) == [
        "1 kept 1",
        "added 2",
        "2 removed",
        "3 kept 3",
        "added 4",
    ]


def test_moved_is_the_point_that_went_past_the_others() -> None:
    after = (BORDER, FIRE, MINES, MISSION, PRISONERS, PENSIONS)
    assert between(LATIN, after) == ["1 kept 2", "2 kept 3", "3 kept 4", "4 kept 5", "5 kept 6", "6 moved 1"]


def test_moved_and_changed() -> None:
    after = (BORDER.replace("day", "week"), FIRE, MINES, MISSION, PRISONERS, PENSIONS)
    assert between(LATIN, after)[-1] == "6 moved+changed 1"


def test_of_two_that_change_places_the_shorter_one_moves() -> None:
    assert between((FIRE, "Drones stay down."), ("Drones stay down.", FIRE)) == ["1 kept 2", "2 moved 1"]


def test_a_block_moves_point_by_point() -> None:
    after = (PENSIONS, BORDER, FIRE, MINES, MISSION, PRISONERS)
    assert [link.moved for link in align(points(*LATIN), points(*after))] == [False] * 4 + [True] * 2


@pytest.mark.parametrize("turned", [False, True])
def test_split_and_merged(turned: bool) -> None:
    whole, pieces = (FIRE, f"{MISSION} {ACCESS}", PENSIONS), (FIRE, MISSION, ACCESS, PENSIONS)
    if turned:
        assert between(pieces, whole) == ["1 kept 1", "2+3 merged 2", "4 kept 3"]
    else:
        assert between(whole, pieces) == ["1 kept 1", "2 split 2+3", "3 kept 4"]


def test_pieces_that_are_edited_are_still_pieces() -> None:
    after = ("An unarmed Mission of 900 observers is set up.", "The Mission has access, day and night, to every place.")
    assert "2 split 2+3" in between((FIRE, f"{MISSION} {ACCESS}", PENSIONS), (FIRE, *after, PENSIONS))


def test_a_point_that_only_grows_is_not_split() -> None:
    assert between((FIRE, MISSION, PENSIONS), (FIRE, f"{MISSION} {ACCESS}", PENSIONS)) == [
        "1 kept 1",
        "2 changed 2",
        "3 kept 3",
    ]


def test_a_list_that_becomes_one_sentence_is_merged() -> None:
    things = ["battle tanks", "rocket launchers", "naval guns", "attack helicopters", "mobile radar", "mortars"]
    head = TextPoint(key="2", text="The following are withdrawn:", kind="number", number="2")
    below = [
        TextPoint(key=f"2{chr(97 + at)}", text=f"{thing};", kind="letter", parent="2")
        for at, thing in enumerate(things)
    ]
    whole = f"The following are withdrawn: {', '.join(things[:-1])} and {things[-1]}."
    links = align((*points(FIRE), head, *below), points(FIRE, whole))
    assert told(links) == ["1 kept 1", "2+2a+2b+2c+2d+2e+2f merged 2"]


def test_nothing_on_one_side_or_both() -> None:
    assert align((), ()) == ()
    assert told(align(points(FIRE, MINES), ())) == ["1 removed", "2 removed"]
    assert told(align((), points(FIRE, MINES))) == ["added 1", "added 2"]


@pytest.mark.parametrize("text", ["", "…", "5", "停", FIRE])
def test_one_point_that_stays(text: str) -> None:
    assert between((text,), (text,)) == ["1 kept 1"]


def test_points_that_have_nothing_in_common_are_not_linked() -> None:
    assert between((FIRE, MINES), (PENSIONS, BORDER)) == ["added 1", "added 2", "1 removed", "2 removed"]


@pytest.mark.parametrize("count", [2, 9, 40])
def test_equal_points_in_equal_number_are_linked_in_order_without_a_doubt(count: int) -> None:
    links = align(points(*[FIRE] * count), points(*[FIRE] * count))
    assert told(links) == [f"{at} kept {at}" for at in range(1, count + 1)]
    assert not any(link.review for link in links)


def test_which_of_two_equal_points_is_gone_is_for_a_person_to_say() -> None:
    links = align(points(FIRE, FIRE), points(FIRE))
    assert any(link.review for link in links)
    assert sorted(link.op for link in links) in (["kept", "removed"], ["moved", "removed"])


def test_equal_points_are_told_apart_by_what_stands_around_them() -> None:
    law = "Nothing in this Article affects rights under international law."
    before = (FIRE, MINES, law, PRISONERS, PENSIONS, law)
    links = align(points(*before), points(PRISONERS, PENSIONS, law, FIRE, MINES, law))
    assert {link.before[0]: link.after[0] for link in links} == {
        "1": "4",
        "2": "5",
        "3": "6",
        "4": "1",
        "5": "2",
        "6": "3",
    }


def test_a_new_number_misleads_nobody() -> None:
    """Each point has the number that another one had."""
    after = [TextPoint(key=str(at), number=str((at + 2) % 6), text=text) for at, text in enumerate(LATIN, 1)]
    assert told(align(points(*LATIN), after)) == [f"{at} kept {at}" for at in range(1, 7)]


def test_a_heading_in_other_words_is_known_by_what_stands_below_it() -> None:
    def article(heading: str, *texts: str) -> list[TextPoint]:
        head = TextPoint(key="7", text=heading, kind="article", number="7")
        return [head, *(TextPoint(key=f"7.{at}", text=text, parent="7") for at, text in enumerate(texts))]

    links = align(article("Termination", FIRE, MINES), article("Ending employment", FIRE, MINES))
    assert told(links)[0] == "7 changed 7"
    assert links[0].review


SCRIPTS = {
    "chinese": ("双方应在三十天内交还所有战俘。", "双方应在六十天内交还全部战俘。", "边境口岸每天早上开放。"),
    "arabic": (
        "يلتزم الطرفان بتبادل الأسرى خلال ثلاثين يوما.",
        "يلتزم الطرفان بتبادل جميع الأسرى خلال ستين يوما.",
        "تفتح المعابر كل صباح.",
    ),
    "cyrillic": (
        "Стороны обменивают пленных в течение 30 дней.",
        "Стороны обменяют всех пленных в течение 60 дней.",
        "Переходы открыты с утра.",
    ),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_any_script(script: str) -> None:
    old, new, other = SCRIPTS[script]
    assert between((old, other), (other, new)) in (
        ["1 moved+changed 2", "2 kept 1"],
        ["1 changed 2", "2 moved 1"],
    )
