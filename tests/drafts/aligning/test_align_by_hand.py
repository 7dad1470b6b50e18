"""How well links are found in drafts that a person wrote and labelled.

`wages` and `water` were not looked at while the aligner was tuned; `ceasefire`, `fisheries` and us28/e3 were.
"""

from __future__ import annotations

import pytest

from mutate import Tally, tally
from mutate.by_hand import NAMES, TUNED_ON, UNSEEN, by_hand, from_case, on_record
from mutate.peers import by_difflib, in_order
from onetext.drafts import align

REACHED = {"ceasefire": 0.97, "fisheries": 0.98, "wages": 0.94, "water": 0.96}
"""F1 over pairs of linked points."""
MOST_REVIEWED = 0.16


def found(name: str) -> Tally:
    drafts = by_hand(name)
    return tally(align(drafts.before, drafts.after), drafts.links)


@pytest.mark.parametrize("name", NAMES)
def test_links_are_found_as_well_as_is_told(name: str) -> None:
    assert found(name).f1 >= REACHED[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_wrong_link_goes_without_review(name: str) -> None:
    told = found(name)
    assert told.sure_right == told.sure > 0
    assert told.review_share <= MOST_REVIEWED


@pytest.mark.parametrize("name", NAMES)
def test_plainer_ways_find_fewer(name: str) -> None:
    drafts = by_hand(name)
    ours = found(name).f1
    for other in (by_difflib, in_order):
        assert ours > tally(other(drafts.before, drafts.after), drafts.links).f1 + 0.1


@pytest.mark.parametrize("name", NAMES)
def test_the_labels_name_every_point_and_no_other(name: str) -> None:
    drafts = by_hand(name)
    assert len(drafts.before) >= 30 <= len(drafts.after)
    assert {key for link in drafts.links for key in link.before} == {point.key for point in drafts.before}
    assert {key for link in drafts.links for key in link.after} == {point.key for point in drafts.after}


def test_half_of_the_pairs_were_kept_aside() -> None:
    assert len(UNSEEN) == len(TUNED_ON) == 2


def test_the_drafts_of_the_ukraine_case_as_retold() -> None:
    """Restatements in a few words each: what is linked is right, and a good part is found."""
    drafts = from_case()
    told = tally(on_record(align(drafts.before, drafts.after), drafts), drafts.links)
    assert told.precision == 1.0
    assert told.recall >= 0.6
