"""Brackets: nothing lost, every lone sign told, and what each bracket is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.casefile.sense.brackets import lone_signs
from onetext.drafts import Bracketed, TextPoint, bracket_counts, option_groups, parse_brackets

PARTIES = {"company": ["Harbour Company", "the owners"], "eu": ["European Union", "EU"], "union": ["Dockers' Union"]}


def only(text: str) -> Bracketed:
    """A text that has exactly one bracket."""
    bracketed = parse_brackets(text, PARTIES)
    assert len(bracketed.brackets) == 1
    return bracketed


def wordings(text: str, number: int = 1) -> list[str]:
    bracketed = parse_brackets(text, PARTIES)
    return [bracketed.wording(each) for each in bracketed.brackets[number - 1].alternatives]


def kinds(text: str) -> list[str]:
    return [bracket.kind for bracket in parse_brackets(text, PARTIES).brackets]


# -- an oracle: a reader that calls itself, slow and plain -----------------------------------------------------------


def naive(text: str) -> tuple[set[tuple[int, int, int]], set[tuple[int, str]]]:
    """Pairs (start, end, start of the pair around or -1) and lone signs.

    A bracket opens at the first sign that has a partner: the shortest stretch behind it that is balanced.
    """
    signs = [(at, sign) for at, sign in enumerate(text) if sign in "[]" and (at == 0 or text[at - 1] != "\\")]

    def partner(index: int) -> int | None:
        depth = 0
        for later in range(index, len(signs)):
            depth += 1 if signs[later][1] == "[" else -1
            if depth == 0:
                return later
        return None

    pairs: set[tuple[int, int, int]] = set()
    lone: set[tuple[int, str]] = set()

    def read(start: int, end: int, around: int) -> None:
        index = start
        while index < end:
            at, sign = signs[index]
            close = partner(index) if sign == "[" else None
            if close is None:
                lone.add((at, sign))
                index += 1
            else:
                pairs.add((at, signs[close][0] + 1, around))
                read(index + 1, close, at)
                index = close + 1

    read(0, len(signs), -1)
    return pairs, lone


SIGNS = st.text(alphabet="[]|a:/ ,\\B1…", max_size=24).filter(lambda text: "\\\\" not in text)


@given(SIGNS)
def test_pairs_and_lone_signs_are_those_of_a_naive_reader(text: str) -> None:
    bracketed = parse_brackets(text, PARTIES)
    starts = {bracket.number: bracket.start for bracket in bracketed.brackets} | {0: -1}
    pairs = {(bracket.start, bracket.end, starts[bracket.parent]) for bracket in bracketed.brackets}
    lone = {(problem.offset, problem.sign) for problem in bracketed.problems}
    assert (pairs, lone) == naive(text)


@given(SIGNS)
def test_the_check_of_cases_finds_the_same_lone_signs(text: str) -> None:
    assert lone_signs(text) == [(problem.offset, problem.sign) for problem in parse_brackets(text).problems]


@given(st.text(alphabet="[]|a:/ ,\\B1…［］⟦\n", max_size=60))
def test_the_text_comes_back_from_the_tree(text: str) -> None:
    bracketed = parse_brackets(text, PARTIES)
    assert bracketed.rendered() == bracketed.text == text
    for bracket in bracketed.brackets:
        assert text[bracket.start] == "["
        assert text[bracket.end - 1] == "]"
        at = bracket.start + 1
        for alternative in bracket.alternatives:
            assert at <= alternative.start <= alternative.end < bracket.end
            at = alternative.end
    assert [bracket.number for bracket in bracketed.brackets] == list(range(1, len(bracketed.brackets) + 1))


def test_every_lone_sign_is_told_with_its_line_and_column() -> None:
    bracketed = parse_brackets("a ] b\nc [ d [e]\n[[f]")
    assert [(problem.kind, *bracketed.place(problem.offset)) for problem in bracketed.problems] == [
        ("unopened", 1, 3),
        ("unclosed", 2, 3),
        ("unclosed", 3, 1),
    ]
    assert [bracketed.text[bracket.start : bracket.end] for bracket in bracketed.brackets] == ["[e]", "[f]"]


def test_brackets_of_other_scripts_are_noted_and_nothing_more() -> None:
    bracketed = parse_brackets("［a］ and 【b】 and ⟦c⟧")
    assert bracketed.brackets == ()
    assert [problem.kind for problem in bracketed.problems] == ["lookalike"] * 6


def test_escaped_signs_open_nothing() -> None:
    assert parse_brackets(r"\[no\] \| [yes \| still]").brackets[0].alternatives[0].start == 11
    assert len(parse_brackets(r"\[no\] [yes \| still]").brackets[0].alternatives) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Parties [shall/should] act.", ["shall", "should"]),
        ("within [30/60] days", ["30", "60"]),
        ("within [thirty days / two months] of it", ["thirty days", "two months"]),
        ("[shall | may | should]", ["shall", "may", "should"]),
        ("[ by consensus | by two thirds ]", ["by consensus", "by two thirds"]),
        ("[and/or]", ["and/or"]),
        ("[1/2] of it", ["1/2"]),
        ("[9/10]", ["9/10"]),
        ("[12/05/2025]", ["12/05/2025"]),
        ("[2024/25]", ["2024/25"]),
        ("[A/RES/77/1]", ["A/RES/77/1"]),
        ("[50 km/h]", ["50 km/h"]),
        ("[https://example.org/a]", ["https://example.org/a"]),
        ("[the ports of the north/all the ports]", ["the ports of the north/all the ports"]),
        ("[a/]", ["a/"]),
    ],
)
def test_alternatives_are_parted_by_bars_and_short_ones_by_slashes(text: str, expected: list[str]) -> None:
    assert wordings(text) == expected
    assert kinds(text) == ["alternative" if len(expected) > 1 else "disputed"]


def test_a_unit_is_no_pair_of_alternatives() -> None:
    assert wordings("at most [km/h]") == ["km/h"]
    assert wordings("[he/she]") == ["he", "she"]


@pytest.mark.parametrize(
    ("text", "supporters", "others", "wording"),
    [
        ("[company: four]", ("company",), (), "four"),
        ("[European Union, company: four]", ("eu", "company"), (), "four"),
        ("[EU and Dockers' Union: four]", ("eu", "union"), (), "four"),
        ("[the owners: four]", ("company",), (), "four"),
        ("[A, B: four]", (), ("A", "B"), "four"),
        ("[EU, Brazil: four]", ("eu",), ("Brazil",), "four"),
        ("[United States of America: four]", (), ("United States of America",), "four"),
        ("[onion: four]", (), ("onion",), "four"),  # nearly a known name: misspelt
        ("[at 10:30]", (), (), "at 10:30"),
        ("[Article 5: four]", (), (), "Article 5: four"),
        ("[the following: four]", (), (), "the following: four"),
        ("[EU:four]", ("eu",), (), "four"),
        ("[EU, supported by company: four]", ("eu", "company"), (), "four"),
        ("[https://eu.example]", (), (), "https://eu.example"),
        ("[Deadline: Monday]", (), (), "Deadline: Monday"),
    ],
)
def test_names_before_a_colon_say_who_wants_a_wording(
    text: str, supporters: tuple[str, ...], others: tuple[str, ...], wording: str
) -> None:
    bracketed = only(text)
    (alternative,) = bracketed.brackets[0].alternatives
    assert (alternative.supporters, alternative.others) == (supporters, others)
    assert bracketed.wording(alternative) == wording


def test_each_alternative_has_its_own_supporters() -> None:
    bracketed = only("[company: four | union: six | five]")
    assert [each.supporters for each in bracketed.brackets[0].alternatives] == [("company",), ("union",), ()]
    assert wordings("[company: four | union: six | five]") == ["four", "six", "five"]


def test_without_parties_capitalised_names_are_taken_as_written() -> None:
    (bracket,) = parse_brackets("[Norway, Brazil: open]").brackets
    assert bracket.alternatives[0].supporters == ("Norway", "Brazil")


@pytest.mark.parametrize(
    "inner", ["X", "date", "●", "…", "...", " ", "", "TBD", "__", "name", "to be confirmed", "XX", "N"]
)
def test_placeholders(inner: str) -> None:
    assert kinds(f"on [{inner}] in the city") == ["placeholder"]


@pytest.mark.parametrize("inner", ["A", "no", "the date", "not", "parties", "3", "a place for ships"])
def test_words_in_brackets_are_disputed(inner: str) -> None:
    expected = "placeholder" if inner == "the date" else "disputed"
    assert kinds(f"on [{inner}] in the city") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as shown.[1] And", ["footnote"]),
        ("word[12], and", ["footnote"]),
        ("word[1][2]", ["footnote", "footnote"]),
        ("word[*]", ["footnote"]),
        ("within [30] days", ["disputed"]),
        ("20[25]", ["disputed"]),
        ("Part[y]", ["disputed"]),
        ("the ports[s]", ["disputed"]),
        ("recieve [sic] it", ["editorial"]),
        ("all [emphasis added]", ["editorial"]),
        ("[Note: this was agreed in May]", ["editorial"]),
        ("[Drafting note: see Article 5]", ["editorial"]),
        ("see [the page](https://example.org/x) here", ["editorial"]),
        ("“he said […] so”", ["editorial"]),
        ('"he said [...] so"', ["editorial"]),
        ("«он сказал […] так»", ["editorial"]),
        ("„er sagte […] so“", ["editorial"]),
        ("“he said so” on […] in Geneva", ["placeholder"]),
    ],
)
def test_marks_and_remarks_are_no_disputed_text(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_brackets_side_by_side_are_alternatives() -> None:
    assert [bracket.stack for bracket in parse_brackets("[30][60][90] days [x]").brackets] == [1, 1, 1, 0]
    attributed = parse_brackets("[company: four] [union: six] per cent", PARTIES)
    assert [bracket.stack for bracket in attributed.brackets] == [1, 1]
    assert [bracket.kind for bracket in attributed.brackets] == ["alternative", "alternative"]
    loose = parse_brackets("[always] [in good faith]", PARTIES)
    assert [bracket.stack for bracket in loose.brackets] == [0, 0]
    nested = parse_brackets("[a [b][c] d][e]").brackets
    assert [(bracket.number, bracket.parent, bracket.stack) for bracket in nested] == [
        (1, 0, 1),
        (2, 1, 2),
        (3, 1, 2),
        (4, 0, 1),
    ]


def test_strong_and_weak_verbs_are_told() -> None:
    bracketed = only("[shall | should | may not | refrain from all of that]")
    assert bracketed.strengths(bracketed.brackets[0]) == ("strong", "weak", "weak", "")
    russian = only("[должны/могут]")
    assert russian.strengths(russian.brackets[0]) == ("strong", "weak")


def test_text_may_nest_as_deep_as_it_likes() -> None:
    deep = "[" * 50_000 + "a" + "]" * 50_000
    bracketed = parse_brackets(deep)
    assert len(bracketed.brackets) == 50_000
    assert bracketed.rendered() == deep
    assert bracketed.brackets[-1].parent == 49_999
    lone = parse_brackets("[" * 50_000)
    assert [problem.offset for problem in lone.problems[:3]] == [0, 1, 2]


@pytest.mark.parametrize(
    "text", ["[" + "A" * 5000 + "/" + "B" * 5000 + "]", "[" + "A, " * 4000 + ":]", "[" + "to be " * 4000 + "]"]
)
def test_long_brackets_do_not_make_it_slow(text: str) -> None:
    assert parse_brackets(text * 20).rendered() == text * 20


def test_brackets_are_counted_by_kind() -> None:
    points = [TextPoint(key="1", text="[a] [b|c] [X] word[1] [sic]"), TextPoint(key="2", text="] [company: d]")]
    assert bracket_counts(points, PARTIES) == {
        "disputed": 2,
        "alternative": 1,
        "placeholder": 1,
        "footnote": 1,
        "editorial": 1,
        "open": 4,
        "unbalanced": 1,
    }
    assert bracket_counts([])["open"] == 0


def test_options_are_grouped_below_their_point() -> None:
    def option(key: str, label: str, parent: str) -> TextPoint:
        return TextPoint(key=key, text="words", kind="option", label=label, parent=parent)

    points = [
        TextPoint(key="1", text="Fees"),
        option("1.opt1", "Option 1:", "1"),
        option("1.opt2", "Option 2:", "1"),
        TextPoint(key="2", text="Cranes"),
        option("2.opt1", "Option 1:", "2"),
        option("2.altA", "Alternative A –", "2"),
        option("2.altB", "Alternative B –", "2"),
    ]
    assert option_groups(points) == (("1.opt1", "1.opt2"), ("2.altA", "2.altB"))


def test_reading_a_text_of_very_many_brackets_leaves_the_collector_as_it_was() -> None:
    import gc

    text = "[a [b] c | d] " * 6_000
    was = gc.isenabled()
    try:
        for wanted in (False, True):
            (gc.enable if wanted else gc.disable)()
            bracketed = parse_brackets(text)
            assert gc.isenabled() is wanted
            assert (len(bracketed.brackets), bracketed.rendered()) == (12_000, text)
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("remark", ["Sic!", "ſic", "Emphasis added", "Illegible", "Hervorhebung im Original"])
def test_remarks_in_any_case_are_none_in_dispute(remark: str) -> None:
    assert kinds(f"word [{remark}]") == ["editorial"]
