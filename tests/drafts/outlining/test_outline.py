"""The outline loses nothing, names every point once, and tells letters from Roman numbers by their neighbours."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outline_texts import block, blocks, codes, cut, keys

from onetext.documents import Block, Span
from onetext.drafts import TextPoint, outline

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def squeezed(text: str) -> str:
    return "".join(text.split())


def all_text(points: tuple[TextPoint, ...], given_blocks: list[Block]) -> list[str]:
    """For each block what its points hold, labels included, without blanks."""
    held = [""] * len(given_blocks)
    for point in points:
        first = point.blocks[0]
        parts = point.text.split("\n") if len(point.blocks) > 1 else [point.text]
        if len(point.blocks) > 1:  # a label on its own line, and its text
            held[first] += squeezed(point.label)
            joined = squeezed("".join(parts))
            rest = squeezed("".join(given_blocks[at].text for at in point.blocks[1:]))
            assert joined == rest
            for at in point.blocks[1:]:
                held[at] += squeezed(given_blocks[at].text)
        else:
            whole = point.label + point.text if held[first] else in_order(point, given_blocks[first])
            held[first] += squeezed(whole)
    return held


def in_order(point: TextPoint, where: Block) -> str:
    """Label and text as they stand; brackets that open before a label belong to the text: `[1. x]` holds `[x]`."""
    before = re.match(r"[\[\s]*", where.text)
    signs = squeezed(before[0]) if before and not where.label else ""
    if not signs or not point.label or point.label.startswith("["):
        return point.label + point.text
    assert squeezed(point.text).startswith(signs)
    return signs + point.label + squeezed(point.text)[len(signs) :]


PIECES = (
    "1. |2. |3) |(1) |(a) |(b) |(i) |(ii) |a. |A. |B. |I. |II. |1.1 |1.2. |2.1.3 |§ 3 |§3(2) |Article 5|Article 5bis "
    "|Art. 6 |Annex I|Annex |[1. |[(a) |[1.] |2 bis. |1.- |1/ |PP1 |No. 4 | to Annex I|]"
    "|Preamble|Option 1: |– |• |2014. |30 days |5.5 billion |Article 5 of |Chapter IV\t|21a. "
    "|(aa) |(x) |第五条|Статья 7|المادة 2 |а) |(|)|.|1|[|\n|\t|the ports|Ports|x|¶|~|Schedule C|Clause 9.2 "
)
pieces = st.sampled_from(PIECES.split("|"))
texts = st.lists(pieces, min_size=1, max_size=5).map("".join).map(str.strip).filter(bool)
labels = st.sampled_from(["", "", "", "1.", "2.", "(a)", "•", "Article 3", "Step 2:", "o", "iv)", "1.1.", "Ⅳ"])
any_block = st.builds(
    lambda text, kind, level, label, cell: block(
        text, kind="cell" if cell else kind, level=level, label=label, cell=(0, 1, 2) if cell else None
    ),
    texts,
    st.sampled_from(["paragraph", "item", "heading"]),
    st.integers(0, 3),
    labels,
    st.sampled_from([False] * 9 + [True]),
)


@given(st.lists(any_block, max_size=12))
def test_every_character_stands_in_exactly_one_point(given_blocks: list[Block]) -> None:
    points = outline(given_blocks).points
    expected = [squeezed(each.label + each.text) for each in given_blocks]
    for each, held, wanted in zip(given_blocks, all_text(points, given_blocks), expected, strict=True):
        # Of a later line that opens with a bracket, the bracket belongs to the text behind the label: the signs are the
        # same, their order is not.
        later = "\n" in each.text and "[" in each.text
        assert sorted(held) == sorted(wanted) if later else held == wanted


@given(st.lists(any_block, max_size=12))
def test_keys_are_unique_and_parents_come_first(given_blocks: list[Block]) -> None:
    points = outline(given_blocks).points
    names = [point.key for point in points]
    assert len(set(names)) == len(names)
    levels = {"": -1}
    for point in points:
        assert point.level == levels[point.parent] + 1
        levels[point.key] = point.level
    assert [at for point in points for at in point.blocks] == sorted(at for point in points for at in point.blocks)


@given(st.lists(any_block, max_size=8), st.randoms(use_true_random=False))
def test_looks_stay_on_their_characters(given_blocks: list[Block], rng: random.Random) -> None:
    """Each block has one stretch in bold; it is found again at the same letters, or at those that are no label."""
    marked = []
    for each in given_blocks:
        start = rng.randrange(len(each.text))
        end = rng.randint(start + 1, len(each.text))
        marked.append(
            block(
                each.text,
                kind=each.kind,
                level=each.level,
                label=each.label,
                cell=each.cell,
                looks=((start, end, frozenset({"bold"})),),
            )
        )
    bold = ["" for _ in marked]
    for point in outline(marked).points:
        for start, end, how in point.looks:
            assert 0 <= start < end <= len(point.text)
            assert how == {"bold"}
            if len(point.blocks) == 1:
                bold[point.blocks[0]] += point.text[start:end]
    for each, found in zip(marked, bold, strict=True):
        ((start, end, _how),) = each.looks
        wanted, found = each.text[start:end].rstrip(), found.rstrip()  # blanks at the end of a line go when it is cut
        if "\n" in wanted:  # the labels of later lines are gone from the middle
            signs = iter(wanted)
            assert all(sign in signs for sign in found)
            continue
        if each.text.count("[") > 1:  # brackets may stand on both sides of the label that is gone
            assert not Counter(found) - Counter(wanted)
            continue
        rest = found.lstrip("[ \t\n")
        opening = found[: len(found) - len(rest)]  # of `[1. x]` the label stands behind a bracket of the text
        assert wanted.endswith(found) or (wanted.startswith(opening) and wanted.endswith(rest))


def generated(rng: random.Random) -> tuple[list[str], list[str]]:
    """A document of articles, numbers, letters and Roman numbers: lines, and the key of each."""
    lines, names = [], []

    def add(line: str, name: str) -> None:
        lines.append(line)
        names.append(name)

    for part, prefix in (("", ""), *((f"Annex {sign}", f"annex{sign}") for sign in "AB"[: rng.randint(0, 2)])):
        if part:
            add(part, prefix)
        dot = f"{prefix}." if prefix else ""
        for article in range(1, rng.randint(2, 5)):
            add(f"Article {article}. About something", f"{dot}art{article}")
            for number in range(1, rng.randint(1, 4)):
                own = f"{dot}art{article}.{number}"
                add(f"{number}. The parties agree on this point.", own)
                for letter in LETTERS[: rng.choice([0, 0, 3, 11, 26])]:
                    add(f"({letter}) they keep item {letter} as it is;", f"{own}{letter}")
                    for roman in ("i", "ii", "iii", "iv", "v", "vi")[: rng.choice([0, 0, 2, 6])]:
                        add(f"({roman}) in all its parts;", f"{own}{letter}.{roman}")
    return lines, names


@pytest.mark.parametrize("seed", range(40))
def test_a_generated_document_has_the_keys_that_it_was_made_of(seed: int) -> None:
    lines, names = generated(random.Random(seed))
    assert keys("\n".join(lines)) == names


def listed(*labels: str) -> str:
    return "\n".join(f"{label} some words" for label in labels)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("(h)", "(i)", "(j)"), "h i j"),
        (("(a)", "(i)", "(ii)", "(b)"), "a a.i a.ii b"),
        (("(g)", "(h)", "(i)", "(ii)", "(iii)", "(i)", "(j)"), "g h h.i h.ii h.iii i j"),
        (("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)"), "i ii iii iv v vi"),
        (("(u)", "(v)", "(w)", "(x)", "(y)", "(z)", "(aa)", "(bb)", "(cc)"), "u v w x y z aa bb cc"),
        (("(b)", "(c)", "(d)"), "b c d"),
        (("(k)", "(l)", "(m)"), "k l m"),
        (("(ix)", "(x)", "(xi)"), "ix x xi"),
        (("I.", "II.", "III.", "IV.", "V."), "I II III IV V"),
        (("A.", "B.", "C.", "D."), "A B C D"),
        (("H.", "I.", "J."), "H I J"),
        (("Part A", "Part B", "Part C", "Part D"), "partA partB partC partD"),
        (("Annex IV", "Annex V", "Annex VI"), "annexIV annexV annexVI"),
    ],
)
def test_letters_and_roman_numbers_are_told_apart_by_their_neighbours(labels: tuple[str, ...], expected: str) -> None:
    text = "\n".join(labels) if labels[0][0].isalpha() and " " in labels[0] else listed(*labels)
    assert keys(text) == expected.split()


@pytest.mark.parametrize(
    "line",
    [
        "2014. Then there was war.",
        "30 days after signature it enters into force.",
        "5.5 billion is paid at once.",
        "A. Smith said that the ports are open.",
        "Article 5 shall apply to all ports.",
        "Article 5, paragraph 2, does not apply.",
        "Section 3 of the Act is repealed.",
        "Annex I contains a list.",
        "Part of the money is paid at once.",
        "12.05.2025 was the day.",
        "10.30 Uhr ist der Beginn.",
        "(see above) the ports are open.",
        "(mix) is no number.",
        "U.S. forces leave.",
        "1990 was a good year.",
        "§ 3 des Gesetzes gilt.",
    ],
)
def test_what_only_looks_like_a_label_is_text(line: str) -> None:
    (first, second) = cut(f"{line}\nAnd this is all there is to say of it.").points
    assert (first.label, first.text, first.key) == ("", line, "¶1")
    assert second.key == "¶2"


def test_two_points_with_one_number_are_told_and_named_apart() -> None:
    text = "1. One\n2. Two\n2. Two again\n(a) below the second\n3. Three"
    assert keys(text) == ["1", "2", "2~2", "2~2a", "3"]
    (notice,) = cut(text).notices
    assert notice.code == "twice"
    assert "2~2" in notice.message
    assert notice.span == blocks(text)[2].span


def test_missing_numbers_and_steps_back_are_told() -> None:
    text = "1. One\n2. Two\n5. Five\n3. Three"
    assert [notice.message for notice in cut(text).notices] == [
        '"5." follows "2.", and the numbers between are missing',
        '"3." follows "5.": the numbering goes back',
    ]
    assert codes("5. Five\n5bis. More\n6. Six") == ["numbering"]  # it begins with 5, and 5bis is no gap


def test_a_list_that_begins_anew_under_each_heading_is_named_with_it_and_one_that_runs_on_is_not() -> None:
    anew = "Security\n1. Army.\n2. Navy.\nTrade\n1. Ports.\n2. Fees."
    assert keys(anew) == ["h1", "h1.1", "h1.2", "h2", "h2.1", "h2.2"]
    on = "Security\n1. Army.\n2. Navy.\nTrade\n3. Ports.\n4. Fees."
    assert keys(on) == ["h1", "1", "2", "h2", "3", "4"]
    assert codes(anew) == codes(on) == []


def test_articles_that_begin_anew_in_each_chapter_are_named_with_it() -> None:
    text = "Chapter I\nArticle 1\nArticle 2\nChapter II\nArticle 1"
    assert keys(text) == ["chI", "chI.art1", "chI.art2", "chII", "chII.art1"]


def test_an_unnumbered_paragraph_belongs_to_the_list_that_goes_on_after_it() -> None:
    text = "1. One:\n(a) a;\n(b) b;\nThis holds for both alike, at all times.\n2. Two.\nThe end comes at last, for all."
    assert keys(text) == ["1", "1a", "1b", "1¶1", "2", "¶1"]


def test_an_indented_paragraph_belongs_to_the_point_it_is_indented_under() -> None:
    end = "These are the last words of this text, and they are set as deep as told."
    for level, key in ((0, "¶1"), (1, "2¶1"), (2, "2a¶1")):
        made = [block("1. One"), block("2. Two"), block("(a) a", level=1), block(end, level=level)]
        assert [point.key for point in outline(made).points][-1] == key


def test_levels_of_word_and_html_lists_nest_where_labels_are_alike() -> None:
    def item(label: str, level: int) -> Block:
        return block("words", kind="item", label=label, level=level)

    made = [item("1.", 0), item("1.", 1), item("2.", 1), item("•", 2), item("2.", 0), item("•", 0)]
    assert [point.key for point in outline(made).points] == ["1", "1.1", "1.2", "1.2•1", "2", "•1"]


def test_cells_are_points_of_their_own_and_do_not_break_a_list() -> None:
    made = [
        block("1. One"),
        block("(a) in a cell", kind="cell", cell=(0, 0, 0)),
        block("Second paragraph", kind="cell", cell=(0, 0, 0)),
        block("Fee", kind="cell", cell=(0, 1, 2)),
        block("2. Two"),
    ]
    points = outline(made).points
    assert [point.key for point in points] == ["1", "t1r1c1", "t1r1c1¶2", "t1r2c3", "2"]
    assert [point.kind for point in points] == ["number", "cell", "cell", "cell", "number"]
    assert points[1].text == "(a) in a cell"


def test_two_labels_in_one_paragraph_are_two_points() -> None:
    made = [block("1. (a) The ports", looks=((7, 10, frozenset({"bold"})),)), block("(b) The fees")]
    first, second, third = outline(made).points
    assert [(each.key, each.label, each.text) for each in (first, second, third)] == [
        ("1", "1.", ""),
        ("1a", "(a)", "The ports"),
        ("1b", "(b)", "The fees"),
    ]
    assert second.looks == ((0, 3, frozenset({"bold"})),)
    assert first.blocks == second.blocks == (0,)


def test_automatic_numbers_are_labels_whatever_follows() -> None:
    made = [block("shall apply", label="Article 7", kind="item"), block("2014 was bad", label="2015.", kind="item")]
    first, second = outline(made).points
    assert (first.key, first.text) == ("art7", "shall apply")
    assert (second.key, second.label, second.text) == ("art7.n2015", "2015.", "2014 was bad")


def test_no_blocks_give_no_points() -> None:
    assert outline([]).points == ()


def test_deep_nesting_and_long_lists_are_cut() -> None:
    deep = [block("words", kind="item", label="1.", level=level) for level in range(300)]
    assert outline(deep).points[-1].level == 299
    wide = [Block(text="words", kind="paragraph", span=Span(start=at, end=at)) for at in range(3000)]
    assert [point.key for point in outline(wide).points][-1] == "¶3000"


def test_a_part_of_a_key_is_spelt_as_the_page_says() -> None:
    found = keys("Annex\nArticle 5bis\n2. Two\n§ 3 (2) Title\nlast words of this text stand here.")
    assert found[:3] == ["annex0", "annex0.art5bis", "annex0.art5bis.2"]
    assert all(re.fullmatch(r"[^\s]+", key) for key in found)
