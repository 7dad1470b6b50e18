"""Words, and how alike two wordings are."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts.aligning.likeness import BY_ORDER, BY_PART, BY_WORD, likeness, wordings
from onetext.drafts.aligning.words import plain, words

TEXTS = [
    ["withdraw", "the", "tanks", "within", "30", "days"],
    ["the", "tanks", "are", "withdrawn", "within", "45", "days"],
    ["pay", "the", "wage", "of", "march"],
    [],
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Artillery of 100 mm, 1,5 km.", ["artillery", "of", "100", "mm", "1,5", "km"]),
        ("L’État protège", ["l", "etat", "protege"]),
        ("第一条 停火", ["第", "一", "条", "停", "火"]),
        ("وقفِ إطلاقِ النارِ", ["وقف", "اطلاق", "النار"]),
        ("Стороны прекращают огонь", ["стороны", "прекращают", "огонь"]),
        ("…—", []),
    ],
)
def test_words_of_any_script(text: str, told: list[str]) -> None:
    assert words(text) == told


def test_blanks_and_kinds_of_quotation_marks_are_no_words() -> None:
    assert plain("the  “Basin”\n means") == plain('the "Basin" means')
    assert plain("may not") != plain("may")
    assert plain(unicodedata.normalize("NFD", "café")) == plain("café")


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), min_size=1, max_size=5))
def test_likeness_is_between_0_and_1_and_the_same_both_ways(texts: list[list[str]]) -> None:
    n = len(texts)
    rows, columns = np.repeat(np.arange(n), n), np.tile(np.arange(n), n)
    known = wordings(texts, texts)
    forth = likeness(known.before, known.after, rows, columns)
    back = likeness(known.after, known.before, columns, rows)
    assert np.all((forth >= 0) & (forth <= 1 + 1e-12))
    np.testing.assert_allclose(forth, back)
    same = [texts[a] == texts[b] != [] for a, b in zip(rows, columns, strict=True)]
    np.testing.assert_allclose(forth[same], 1.0)


def test_likeness_is_made_of_words_parts_and_order() -> None:
    """Counted once more without matrices."""
    known = wordings(TEXTS[:2], TEXTS[2:])
    one, two = TEXTS[0], TEXTS[2]
    found = likeness(known.before, known.after, np.array([0]), np.array([0]))[0]
    stems = [[word[:6] for word in text] for text in TEXTS]
    parts = [[f" {word} "[at : at + 4] for word in text for at in range(max(1, len(word) - 1))] for text in TEXTS]
    order = 2 * 1 / (len(one) + len(two))  # "the" is all that they share
    told = BY_WORD * _cosine(stems, 0, 2) + BY_PART * _cosine(parts, 0, 2) + BY_ORDER * order
    assert found == pytest.approx(told)


def _cosine(texts: list[list[str]], a: int, b: int) -> float:
    rare = {
        name: math.log((1 + len(texts)) / (1 + sum(name in text for text in texts))) + 0.3 for name in chain(*texts)
    }
    one, two = ({name: math.sqrt(n) * rare[name] for name, n in Counter(texts[at]).items()} for at in (a, b))
    dot = sum(weight * two.get(name, 0.0) for name, weight in one.items())
    return dot / math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in two.values()))


def test_points_read_as_one_text_are_the_text() -> None:
    known = wordings([TEXTS[0] + TEXTS[2]], [TEXTS[0], TEXTS[2]])
    joined = known.after.joined([(0, 1)])
    assert joined.spelt[0] == known.before.spelt[0]
    assert joined.mass[0] == pytest.approx(known.after.mass.sum())
