"""What each link gives and takes: the effects of the whole, cut up by the points that settle an issue."""

from __future__ import annotations

from dataclasses import replace

from api_cases import DAY, PARTIES, draft
from api_cases import case as small_case
from immutabledict import immutabledict

import onetext
from onetext.model import Case, Date, Point, Position, Range, Weight

SOURCED = {"happened": Date.on(DAY), "known": Date.on(DAY)}


def point(label: str, text: str, *touches: str, **settles: str) -> Point:
    return Point(label=label, text=text, settles=immutabledict(settles), touches=touches)


def talks(*second: Point) -> Case:
    """Ada wants all the land and high pay, Ben none and low; the first draft gives Ada both."""
    first = draft(
        "one",
        point("1", "All of the land goes to the first party at once.", land="all"),
        point("2", "Pay rises to the high rate in the second year.", pay="high"),
        point("3", "The guard is a matter for later talks between both.", "guard"),
    )
    wants = {"ada": {"land": "all", "pay": "high"}, "ben": {"land": "none", "pay": "low"}}
    return small_case(
        positions=tuple(
            Position(party=party, issue=issue, kind="demand", option=option, **SOURCED)
            for party, all_of in wants.items()
            for issue, option in all_of.items()
        ),
        weights=tuple(
            Weight(party=party, issue=issue, weight=Range.of(50))
            for party in wants
            for issue in ("land", "pay", "guard")
        ),
        drafts=(first, draft("two", *second)),
    )


SAME_PAY = point("2", "Pay rises to the high rate in the second year.", pay="high")


def test_a_link_carries_the_issue_that_its_points_settle_and_the_effect_of_the_whole() -> None:
    case = talks(point("1", "None of the land goes to the first party at once.", land="none"), SAME_PAY)
    result = onetext.compare(case, "one", "two")
    links = {link.from_: link for link in result.links}
    land = links["one/1",]
    assert result.effects is not None
    assert land.issues == ("land",)
    assert land.effects is not None
    for party in ("ada", "ben"):
        assert land.effects[party] == {"land": result.effects[party].by_issue["land"]}
    assert land.effects["ada"]["land"].point < 0 < land.effects["ben"]["land"].point
    assert (links["one/2",].issues, links["one/2",].effects) == ((), {})


def test_a_struck_point_carries_what_it_settled() -> None:
    result = onetext.compare(talks(SAME_PAY), "one", "two")
    gone = next(link for link in result.links if link.from_ == ("one/1",))
    assert (gone.op, gone.issues) == ("removed", ("land",))
    assert gone.effects is not None
    assert set(gone.effects) >= {"ada", "ben"}


def test_an_issue_that_two_links_settle_stands_with_both_and_each_says_so() -> None:
    case = talks(SAME_PAY, point("9", "Ships sail where they like, and so do the gulls above them.", land="none"))
    result = onetext.compare(case, "one", "two")
    gone = next(link for link in result.links if link.from_ == ("one/1",))
    new = next(link for link in result.links if link.to == ("two/9",))
    assert gone.effects == new.effects
    assert "land is also settled by two/9" in gone.remarks
    assert "land is also settled by one/1" in new.remarks


def test_an_issue_that_is_only_touched_has_an_effect_where_no_point_settles_it() -> None:
    text = "The guard is a matter for later talks between both."
    touched = replace(draft("two", SAME_PAY, point("3", text, "guard", "land")))
    case = talks()
    case = replace(case, drafts=(case.drafts[0], touched))
    link = next(link for link in onetext.compare(case, "one", "two").links if link.from_ == ("one/3",))
    # The land is settled by a point that was struck, and its effect stands there.
    assert link.issues == ("land",)
    assert link.effects == {}


def test_a_party_without_numbers_has_no_effects() -> None:
    case = talks(point("1", "None of the land goes to the first party at once.", land="none"), SAME_PAY)
    link = onetext.compare(case, "one", "two").links[0]
    assert link.effects is not None
    assert set(link.effects) <= set(PARTIES)
    assert all(
        estimate.low <= estimate.point <= estimate.high for p in link.effects.values() for estimate in p.values()
    )


def test_what_is_removed_here_and_added_there_and_settles_an_issue_alike_says_so_at_both() -> None:
    other = point("7", "Remuneration goes up to the higher bracket twelve months after that.", pay="high")
    unlike = point("8", "Clouds drift over the mountains while nobody watches them.", land="none")
    links = {link.from_ or link.to: link for link in onetext.compare(talks(other, unlike), "one", "two").links}
    assert links["one/2",].op == "removed"
    assert links["two/7",].op == "added"
    for key, there in (("one/2", "7"), ("two/7", "2")):
        (said,) = [remark for remark in links[key,].remarks if "settles" in remark]
        assert said.endswith(f"” as point {there} does")
        assert links[key,].review
    assert not any("settles “" in remark for key in ("one/1", "two/8") for remark in links[key,].remarks)
