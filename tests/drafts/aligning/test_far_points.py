"""Moves that bring words along or leave some behind, and words that stand everywhere."""

from __future__ import annotations

from onetext.drafts import PointLink, TextPoint, align
from onetext.drafts.listed import listed

SENTENCES = [
    f"The {who} of {where} shall {does} the {what} before the {when} begins."
    for who, where, does, what, when in zip(
        listed("keeper pilot notary weaver surgeon miller printer shepherd cooper tanner baker glazier"),
        ["Arle", "Bonn", "Caen", "Derry", "Essen", "Faro", "Gera", "Hull", "Imola", "Jena", "Kiel", "Linz"],
        ["paint", "weigh", "copy", "fold", "clean", "grind", "bind", "shear", "seal", "cure", "bake", "cut"],
        listed("beacon anchor charter linen scalpel barley almanac lambs barrel hides loaves panes"),
        listed("winter voyage hearing market operation harvest fair summer vintage inspection feast frost"),
        strict=True,
    )
]
LAW = "Nothing in this Article affects rights under international law."


def points(*texts: str) -> list[TextPoint]:
    return [TextPoint(key=str(at), text=text) for at, text in enumerate(texts, 1)]


def of(links: tuple[PointLink, ...], key: str) -> PointLink:
    (found,) = [link for link in links if key in link.before]
    return found


def test_a_sentence_taken_far_away_is_a_piece_of_the_point_that_it_left() -> None:
    long = f"{SENTENCES[0]} {SENTENCES[1]} {SENTENCES[2]}"
    left = f"{SENTENCES[0]} {SENTENCES[1]}"
    link = of(align(points(long, *SENTENCES[3:]), points(left, *SENTENCES[3:], SENTENCES[2])), "1")
    assert (link.after, link.op, link.moved) == (("1", "11"), "split", True)
    back = align(points(left, *SENTENCES[3:], SENTENCES[2]), points(long, *SENTENCES[3:]))
    assert (of(back, "1").before, of(back, "1").op) == (("1", "11"), "merged")


def test_a_point_that_goes_far_and_gets_two_more_sentences_has_moved() -> None:
    more = "Whoever signs late pays a fine to the harbour office."
    before = points(SENTENCES[0], *SENTENCES[1:])
    link = of(align(before, points(*SENTENCES[1:], f"{SENTENCES[0]} {more}")), "1")
    assert (link.after, link.op) == (("12",), "moved+changed")


def test_a_sentence_that_stands_everywhere_has_not_moved_from_where_one_was_struck_to_where_one_was_put() -> None:
    blocks = [[f"{one} {two}", two.replace("shall", "may")] for one in SENTENCES for two in SENTENCES if one < two]
    old = [text for at, block in enumerate(blocks) for text in (*block, *([LAW] if at != 48 else []))]
    new = [text for at, block in enumerate(blocks) for text in (*block, *([LAW] if at != 11 else []))]
    links = align(points(*old), points(*new))
    assert sorted(link.op for link in links if link.op != "kept") == ["added", "removed"]


def test_points_found_in_a_gap_part_it_so_that_more_are_found() -> None:
    before = points(SENTENCES[0], "Ships pay for water.", "Bread is sold by weight.", SENTENCES[1])
    after = points(SENTENCES[0], "Vessels settle water bills.", "Bread is sold by the pound.", SENTENCES[1])
    assert [(link.before, link.after) for link in align(before, after)] == [((k,), (k,)) for k in "1234"]
