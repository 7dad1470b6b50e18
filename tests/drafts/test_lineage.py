"""A point's line of descent over versions that grow from each other."""

from __future__ import annotations

import pytest

from mutate import pair
from onetext.drafts import TextPoint, lineages
from onetext.errors import UsageError

FIRE = "All firing by land, sea and air stops at 06.00 hours on the third day after signature."
MINES = "Both sides hand over maps of all minefields within ten days."
MISSION = "A Monitoring Mission of 600 unarmed observers is set up."
ACCESS = "It has unhindered access to every place on both sides of the line."
PENSIONS = "Pensions in the eastern districts are paid again from the first of the next month."


def version(**texts: str) -> tuple[TextPoint, ...]:
    return tuple(TextPoint(key=key, text=text) for key, text in texts.items())


def test_a_point_keeps_its_lineage_under_new_numbers_and_words() -> None:
    found = lineages(
        [
            ("v1", version(a=FIRE, b=MINES)),
            ("v2", version(a=PENSIONS, b=FIRE.replace("third", "first"), c=MINES)),
            ("v3", version(a=MINES, b=PENSIONS)),
        ],
        {"v2": ["v1"], "v3": ["v2"]},
    )
    assert found["v2", "b"] == "v1/a"
    assert found["v3", "a"] == found["v2", "c"] == "v1/b"
    assert found["v3", "b"] == found["v2", "a"] == "v2/a"


def test_pieces_stay_in_the_lineage_and_a_merger_is_in_that_of_the_longest() -> None:
    whole, pieces = version(x=PENSIONS, y=f"{MISSION} {ACCESS}"), version(p=PENSIONS, q=MISSION, r=ACCESS)
    split = lineages([("v1", whole), ("v2", pieces)], {"v2": ["v1"]})
    assert split["v2", "q"] == split["v2", "r"] == "v1/y"
    merged = lineages([("v1", pieces), ("v2", whole)], {"v2": ["v1"]})
    assert merged["v2", "y"] == "v1/r"


def test_of_two_parents_the_closer_one_hands_down_its_lineage() -> None:
    found = lineages(
        [
            ("one", version(a=FIRE, b=MINES.replace("ten", "thirty"))),
            ("two", version(a=FIRE, b=MINES)),
            ("child", version(a=FIRE, b=MINES)),
        ],
        {"child": ["one", "two"]},
    )
    assert found["child", "a"] == "one/a"
    assert found["child", "b"] == "two/b"


def test_a_doubtful_link_hands_nothing_down() -> None:
    found = lineages([("v1", version(a=FIRE, b=FIRE)), ("v2", version(a=FIRE))], {"v2": ["v1"]})
    assert found["v2", "a"] == "v2/a"


def test_lineages_stay_when_versions_are_added_or_told_of_in_another_order() -> None:
    first, second = pair(40, 1), pair(40, 2)
    versions = [("v1", first.before), ("v2", first.after), ("w", second.before)]
    parents = {"v2": ["v1"], "v3": ["v2", "w", "lost"]}
    early = lineages(versions, parents)
    late = lineages([("v3", second.after), *reversed(versions)], parents)
    assert {at: late[at] for at in early} == early
    assert {version for version, _ in late} == {"v1", "v2", "w", "v3"}
    assert {lineage.partition("/")[0] for (version, _), lineage in late.items() if version == "v3"} >= {"w", "v3"}


def test_every_lineage_is_named_after_its_oldest_point() -> None:
    drafts = pair(60, 3)
    found = lineages([("v1", drafts.before), ("v2", drafts.after)], {"v2": ["v1"]})
    for (version, key), lineage in found.items():
        assert lineage == f"{version}/{key}" or version == "v2"
        assert found[tuple(lineage.split("/"))] == lineage  # type: ignore[index]  # two parts


def test_a_circle_of_versions_and_two_of_one_name_are_refused() -> None:
    points = version(a=FIRE)
    with pytest.raises(UsageError, match="circle"):
        lineages([("v1", points), ("v2", points)], {"v1": ["v2"], "v2": ["v1"]})
    with pytest.raises(UsageError, match="same id"):
        lineages([("v1", points), ("v1", points)], {})
