"""The edges of how points nest and what they are called."""

from __future__ import annotations

from outline_texts import block, codes, cut, keys

from onetext.drafts import outline


def test_a_heading_closes_one_of_its_own_rank_and_not_one_above() -> None:
    given = [("Ports", 0), ("Pilots", 1), ("Dues", 1), ("Waters", 0)]
    points = outline([block(text, at, kind="heading", level=rank) for at, (text, rank) in enumerate(given)]).points
    assert [(point.text, point.level) for point in points] == [("Ports", 0), ("Pilots", 1), ("Dues", 1), ("Waters", 0)]


def test_an_annex_begins_its_articles_anew_without_a_notice() -> None:
    text = "Article 1\nArticle 2\nArticle 3\nAnnex I\nArticle 1\nArticle 2"
    assert keys(text) == ["art1", "art2", "art3", "annexI", "annexI.art1", "annexI.art2"]
    assert codes(text) == []
    assert codes("Article 1\nArticle 2\nAnnex I\nArticle 3") == ["numbering"]


def test_numbers_end_the_preamble() -> None:
    points = cut("Preamble\nRecalling peace,\n1. The ports are open.\n2. The roads are open.").points
    assert [point.parent for point in points if point.kind == "number"] == ["", ""]


def test_articles_of_a_chapter_are_called_without_it_and_numbers_of_an_article_with_it() -> None:
    assert keys("Chapter 1\nArticle 1\n1. The ports\n2. The roads") == ["ch1", "art1", "art1.1", "art1.2"]


def test_keys_hold_numbers_below_a_thousand_as_they_are() -> None:
    labels = [("998.", (998,)), ("999.", (999,)), ("1000.", (1000,))]
    blocks = [block("x", at, kind="item", label=label, counts=counts) for at, (label, counts) in enumerate(labels)]
    assert [point.key for point in outline(blocks).points] == ["998", "999", "n1000"]


def test_a_list_goes_on_far_behind_its_last_number() -> None:
    between = "\n".join(f"It is so in case {at} of them." for at in range(20))
    assert [point.label for point in cut(f"A. Ports\n{between}\nB. Roads").points if point.label] == ["A.", "B."]


def test_a_short_line_of_many_words_is_no_heading() -> None:
    many = "It is so as it was at an end of a day of it"
    assert len(many) < 80
    assert cut(f"{many}\nThe ports are open.").points[0].kind == "paragraph"
    assert cut("Of the ports\nThe ports are open.").points[0].kind == "heading"
    wide = "Internationalisation " * 5
    assert cut(f"{wide.strip()}\nThe ports are open.").points[0].kind == "paragraph"


def test_items_at_two_depths_with_counts_do_not_run_on_across_them() -> None:
    given = (("First", (1,), 0), ("(a)", (1,), 1), ("Second", (2,), 0), ("(b)", (2,), 1), ("(iii)", (3,), 0))
    blocks = [
        block(f"x {at}", at, kind="item", label=one, counts=two, level=deep)
        for at, (one, two, deep) in enumerate(given)
    ]
    points = outline(blocks).points
    assert [(point.label, point.level) for point in points] == [
        ("First", 0),
        ("(a)", 1),
        ("Second", 0),
        ("(b)", 1),
        ("(iii)", 0),
    ]
