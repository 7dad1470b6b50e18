"""Three-way merge: exact, symmetrical, and no conflict where git has none."""

from __future__ import annotations

import itertools
import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.drafts import MergePiece, merge
from onetext.drafts.merging.words import are_adjoining

texts = st.lists(
    st.sampled_from(["a", "b", "c", "d", "30 days", "60 days", ".", "not", "5 March 2025", "\n"]), max_size=8
).map(" ".join) | st.text(alphabet="ab 1.,", max_size=8)
OTHER = {"a": "b", "b": "a"}


def told(pieces: tuple[MergePiece, ...]) -> list[tuple[str, str, str, str]]:
    return [(piece.by, piece.base, piece.a, piece.b) for piece in pieces if piece.by != "none"]


def merged_text(pieces: tuple[MergePiece, ...]) -> str | None:
    """The text that holds what both drafts changed, or None where they conflict."""
    if any(piece.by == "conflict" for piece in pieces):
        return None
    return "".join(piece.b if piece.by == "b" else piece.a for piece in pieces)


@given(texts, texts, texts)
def test_all_three_texts_can_be_read_off_a_merge(base: str, a: str, b: str) -> None:
    found = merge(base, a, b)
    assert "".join(piece.base for piece in found) == base
    assert "".join(piece.a for piece in found) == a
    assert "".join(piece.b for piece in found) == b
    for piece in found:
        kind = {
            "none": piece.base == piece.a == piece.b,
            "a": piece.base == piece.b != piece.a,
            "b": piece.base == piece.a != piece.b,
            "both": piece.a == piece.b != piece.base,
            "conflict": piece.a != piece.b,
        }
        assert kind[piece.by]


@given(texts, texts, texts)
def test_exchanging_the_drafts_exchanges_the_answer(base: str, a: str, b: str) -> None:
    turned = [(OTHER.get(by, by), one, two, three) for by, one, three, two in told(merge(base, b, a))]
    assert told(merge(base, a, b)) == turned


@given(texts, texts)
def test_what_one_or_both_did_alone_is_what_comes_out(base: str, a: str) -> None:
    assert merged_text(merge(base, base, base)) == base
    assert merged_text(merge(base, a, base)) == a
    assert merged_text(merge(base, base, a)) == a
    assert merged_text(merge(base, a, a)) == a


@pytest.mark.parametrize(
    ("base", "a", "b", "expected"),
    [
        (
            "within 30 days of signing",
            "within 60 days of signing",
            "within 30 months of signing",
            [("conflict", "30 days", "60 days", "30 months")],
        ),
        (
            "pay $5 million",
            "pay $6 million",
            "pay $5 billion",
            [("conflict", "$5 million", "$6 million", "$5 billion")],
        ),
        ("sixty days", "sixty-five days", "sixty days", [("a", "sixty days", "sixty-five days", "sixty days")]),
        ("by 1 May 2025", "by 2 May 2025", "by 1 June 2025", [("conflict", "1 May 2025", "2 May 2025", "1 June 2025")]),
        (
            "all shall withdraw troops",
            "all may withdraw troops",
            "all shall remove troops",
            [("a", "shall", "may", "shall"), ("b", "withdraw", "withdraw", "remove")],
        ),
        ("a b c", "a x c", "a x c", [("both", "b", "x", "x")]),
        ("a b c", "a x c", "a y c", [("conflict", "b", "x", "y")]),
        ("a b c", "a c", "a y c", [("conflict", "b ", "", "y ")]),
        ("a c", "a x c", "a y c", [("conflict", "", "x", "y"), ("both", "", " ", " ")]),
        (
            "a b c d",
            "a d",
            "a b d",
            [("a", "b", "", "b"), ("a", " ", "", " "), ("both", "c", "", ""), ("both", " ", "", "")],
        ),
        ("", "x", "y", [("conflict", "", "x", "y")]),
        ("", "", "", []),
    ],
)
def test_what_conflicts_and_what_does_not(base: str, a: str, b: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(merge(base, a, b)) == expected


# -- brute force -------------------------------------------------------------------------------------------------------


def alignments(base: str, other: str) -> list[tuple[tuple[int, int], ...]]:
    """Every longest way to match the letters of two words, in order."""
    found: list[tuple[tuple[int, int], ...]] = []
    for size in range(min(len(base), len(other)), -1, -1):
        for left in itertools.combinations(range(len(base)), size):
            for right in itertools.combinations(range(len(other)), size):
                pairs = tuple(zip(left, right, strict=True))
                if all(base[i] == other[j] for i, j in pairs):
                    found.append(pairs)
        if found:
            return found
    return found


Gap = tuple[frozenset[float], str]


def gaps(base: str, other: str, pairs: tuple[tuple[int, int], ...]) -> list[Gap]:
    """What lies between matched letters: places of the base, letters as whole numbers and seams as halves; new text.

    A gap covers the seams within it; one without letters covers the seam where it stands.
    """
    out: list[Gap] = []
    i = j = 0
    for to_i, to_j in (*pairs, (len(base), len(other))):
        letters = [float(at) for at in range(i, to_i)]
        seams = [at - 0.5 for at in letters[1:]] if letters else [i - 0.5]
        if letters or j < to_j:
            out.append((frozenset([*letters, *seams]), other[j:to_j]))
        i, j = to_i + 1, to_j + 1
    return out


def clash(base: str, a: str, b: str) -> set[bool]:
    """For each pair of matchings, whether both changed one place, and not alike, nor by deleting only."""
    found = set()
    for one, two in itertools.product(alignments(base, a), alignments(base, b)):
        meeting = [(left, right) for left in gaps(base, a, one) for right in gaps(base, b, two) if left[0] & right[0]]
        found.add(any(left != right and (left[1] or right[1]) for left, right in meeting))
    return {bool(one) for one in found}


def test_on_the_smallest_texts_a_conflict_is_one_by_brute_force() -> None:
    """Words of up to three letters over three, each letter a token; matchings are free where several are longest."""
    words = ["".join(letters) for size in range(4) for letters in itertools.product("不無非", repeat=size)]
    draw = random.Random(7)
    seen = {True: 0, False: 0}
    for base, a, b in (draw.choices(words, k=3) for _ in range(1_500)):
        conflicts = merged_text(merge(base, a, b)) is None
        seen[conflicts] += 1
        assert conflicts in clash(base, a, b) or (a == b and not conflicts), (base, a, b)
    assert min(seen.values()) > 100


# -- git ---------------------------------------------------------------------------------------------------------------


def edited(words: list[str], draw: random.Random, fresh: itertools.count[int]) -> list[str]:
    out: list[str] = []
    for word in words:
        what = draw.random()
        if what < 0.1:
            continue
        out.append(f"n{next(fresh)}" if what < 0.2 else word)
        if what > 0.92:
            out.append(f"n{next(fresh)}")
    return out


def git_merge(folder: Path, base: list[str], a: list[str], b: list[str]) -> list[str] | None:
    """The words that git merges, one a line; None where it sees a conflict."""
    for name, words in (("base", base), ("a", a), ("b", b)):
        (folder / name).write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    run = subprocess.run(
        ["git", "merge-file", "-p", "a", "base", "b"], cwd=folder, capture_output=True, text=True, check=False
    )
    return run.stdout.split() if run.returncode == 0 else None


def test_git_conflicts_wherever_we_do_and_agrees_where_neither_does(tmp_path: Path) -> None:
    draw = random.Random(11)
    free = clashes = 0
    for _ in range(150):
        fresh = itertools.count()
        base = [f"w{number}" for number in range(draw.randrange(1, 16))]
        a, b = edited(base, draw, fresh), edited(base, draw, fresh)
        ours = merged_text(merge(" ".join(base), " ".join(a), " ".join(b)))
        theirs = git_merge(tmp_path, base, a, b)
        if ours is None:
            clashes += 1
            assert theirs is None
        elif theirs is not None:
            free += 1
            assert ours.split() == theirs
    assert free > 30
    assert clashes > 20


ADJOINING = (
    ("They shall act now.", "They may act now.", "They shall not act now.", True),
    ("They shall act. They pay.", "They may act. They pay.", "They shall act. They buy.", False),
    ("They act under Art. 5 now.", "We act under Art. 5 now.", "They act under Art. 5 later.", True),
    ("All U.S. troops leave now.", "Some U.S. troops leave now.", "All U.S. troops leave later.", True),
    ("They act now.", "They may act now.", "They may act now.", False),
    ("They act.", "We act.", "They act.", False),
    ("One two. Three four.", "One two.\nThree four.", "One two. Three five.", False),
    ("Is it so? They pay.", "Was it so? They pay.", "Is it so? They buy.", False),
    ("他们报告。他们付款。", "我们报告。他们付款。", "他们报告。他们收款。", False),
    ("They go (now.) We pay.", "They went (now.) We pay.", "They go (now.) We buy.", False),
    ("They act. They talk. They pay.", "They act. They pay.", "They act. They talk. They buy.", False),
)


@pytest.mark.parametrize(("base", "a", "b", "is_so"), ADJOINING)
def test_changes_of_two_hands_in_one_sentence_adjoin(base: str, a: str, b: str, is_so: bool) -> None:
    assert are_adjoining(merge(base, a, b)) == are_adjoining(merge(base, b, a)) == is_so


def test_a_conflict_over_words_of_the_base_shows_each_reading_whole() -> None:
    (piece,) = merge("alpha beta", "one two three", "one six three")
    assert (piece.by, piece.base, piece.a, piece.b) == ("conflict", "alpha beta", "one two three", "one six three")
