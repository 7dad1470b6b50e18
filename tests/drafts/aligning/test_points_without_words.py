"""`Article 3` alone on its line says nothing: it goes with what stands below it, and is never moved by itself."""

from __future__ import annotations

import random

from onetext.drafts import TextPoint, align

SYLLABLES = [
    first + second
    for first in ("ka", "lo", "mi", "ru", "te", "vo")
    for second in ("bar", "den", "fis", "gol", "nim", "sut")
]


def articles(order: list[int], numbers: list[int] | None = None) -> list[TextPoint]:
    """Articles of two paragraphs each: what each says is told by `order`, and its number by `numbers`."""
    points = []
    for content, number in zip(order, numbers or order, strict=True):
        key = f"art{number}"
        points.append(TextPoint(key=key, text="", kind="article", label=f"Article {number}", number=str(number)))
        rng = random.Random(content)
        for row in (1, 2):
            text = " ".join(rng.choices(SYLLABLES, k=14))
            points.append(
                TextPoint(key=f"{key}.{row}", text=text, label=f"{row}.", number=str(row), parent=key, level=1)
            )
    return points


def operations(before: list[TextPoint], after: list[TextPoint]) -> dict[str, tuple[str, tuple[str, ...], bool]]:
    return {link.before[0]: (link.op, link.after, link.review) for link in align(before, after) if link.before}


def test_where_what_stands_below_moved_the_article_itself_has_not() -> None:
    found = operations(articles([1, 2, 3, 4, 5]), articles([1, 4, 2, 3, 5]))
    assert {key: found[key] for key in ("art1", "art2", "art3", "art4", "art5")} == {
        f"art{number}": ("kept", (f"art{number}",), False) for number in range(1, 6)
    }
    assert "moved" in {found["art4.1"][0], found["art2.1"][0]}


def test_it_follows_most_of_its_children_to_another_number() -> None:
    found = operations(articles([1, 2, 3, 4]), articles([1, 9, 2, 3, 4], [1, 2, 3, 4, 5]))
    assert found["art2"] == ("kept", ("art3",), False)
    assert found["art4"] == ("kept", ("art5",), False)


def test_without_children_it_goes_by_its_label_and_else_is_added_or_removed_without_doubt() -> None:
    bare = [TextPoint(key=f"art{at}", text="", kind="article", label=f"Article {at}") for at in (1, 2)]
    links = align(bare, [*bare[1:], TextPoint(key="art7", text="", label="Article 7")])
    assert [(link.op, link.before, link.after, link.review) for link in links] == [
        ("removed", ("art1",), (), False),
        ("kept", ("art2",), ("art2",), False),
        ("added", (), ("art7",), False),
    ]
