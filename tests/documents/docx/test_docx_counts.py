"""What the file counts goes with each block, and numbers a point whatever the format of its number is."""

from __future__ import annotations

import pytest
from docx_texts import abstract, docx, level, num, numbered, para, run

from onetext.documents import read_document
from onetext.documents.docx.formats import is_known
from onetext.drafts import outline

FORMATS = (
    "aiueo aiueoFullWidth arabicAbjad arabicAlpha cardinalText chicago chineseCounting chineseCountingThousand"
    " chineseLegalSimplified chosung decimal decimalEnclosedCircle decimalEnclosedCircleChinese decimalEnclosedFullstop"
    " decimalEnclosedParen decimalFullWidth decimalFullWidth2 decimalHalfWidth decimalZero ganada hebrew1 hebrew2 hex"
    " hindiConsonants hindiCounting hindiNumbers hindiVowels ideographDigital ideographEnclosedCircle"
    " ideographLegalTraditional ideographTraditional ideographZodiac ideographZodiacTraditional iroha irohaFullWidth"
    " japaneseCounting japaneseDigitalTenThousand japaneseLegal koreanCounting koreanDigital koreanDigital2 koreanLegal"
    " lowerLetter lowerRoman numberInDash ordinal ordinalText russianLower russianUpper taiwaneseCounting"
    " taiwaneseCountingThousand taiwaneseDigital thaiCounting thaiLetters thaiNumbers upperLetter upperRoman"
    " vietnameseCounting bahtText dollarText"
)
"""All formats of ECMA-376, part 1, 17.18.59 but `none`, `bullet` and `custom`."""
NOT_PRINTED = {"bahtText", "dollarText", "hindiConsonants", "hindiCounting", "hindiVowels", "thaiCounting"}


def test_which_formats_are_printed_as_decimal_numbers() -> None:
    assert {name for name in FORMATS.split() if not is_known(name)} == {*NOT_PRINTED, "vietnameseCounting"}


@pytest.mark.parametrize(("text", "last"), [("%1.", 43), ("(%1)", 16), ("Article %1", 16)])
def test_no_format_makes_bullets_or_gaps_of_a_numbered_list(text: str, last: int) -> None:
    """Each list runs on from one: none of its points is a bullet, and no number is missed or told twice."""
    for name in FORMATS.split():
        body = "".join(numbered(f"The sides agree on port {at}", 1) for at in range(1, last + 1))
        data = docx(body, numbering=abstract(1, level(0, name, text)) + num(1, 1))
        blocks = read_document(data, "list.docx").blocks
        assert [block.counts for block in blocks] == [(at,) for at in range(1, last + 1)]
        cut = outline(blocks)
        assert "bullet" not in {point.kind for point in cut.points}, name
        assert {point.level for point in cut.points} == {0}, name
        assert [point.label for point in cut.points] == [block.label for block in blocks]
        if text == "Article %1":
            assert {point.kind for point in cut.points} == {"article"}, name
        assert "numbering" not in {notice.code for notice in cut.notices}, name


def test_the_counts_are_those_of_the_levels_that_are_printed() -> None:
    levels = (level(0, "upperRoman", "%1."), level(1, "ordinalText", "(%2)"), level(2, "cardinalText", "%1-%2-%3"))
    body = "".join(numbered("x", 1, place) for place in (0, 1, 1, 2, 0, 1))
    blocks = read_document(docx(body, numbering=abstract(1, *levels) + num(1, 1)), "list.docx").blocks
    assert [(block.label, block.counts) for block in blocks] == [
        ("I.", (1,)),
        ("(First)", (1,)),
        ("(Second)", (2,)),
        ("I-Second-One", (1, 2, 1)),
        ("II.", (2,)),
        ("(First)", (1,)),
    ]
    points = outline(blocks).points
    assert [(point.key, point.parent) for point in points] == [
        ("I", ""),
        ("I.1", "I"),
        ("I.2", "I"),
        ("I.2.1", "I.2"),
        ("II", ""),
        ("II.1", "II"),
    ]


def test_bullets_typed_numbers_and_plain_paragraphs_have_no_counts() -> None:
    lists = abstract(1, level(0, "bullet", "•")) + abstract(2, level(0, "none", "%1")) + num(1, 1) + num(2, 2)
    body = numbered("a", 1) + numbered("b", 2) + para(run("3. typed")) + para(run("plain"))
    blocks = read_document(docx(body, numbering=lists), "list.docx").blocks
    assert [(block.label, block.counts) for block in blocks] == [("•", ()), ("", ()), ("", ()), ("", ())]


def test_a_level_without_a_number_of_its_own_adds_nothing_to_the_counts() -> None:
    levels = (level(0, "none", ""), level(1, "decimal", "%1%2.", more="<w:isLgl/>"))
    body = numbered("a", 1) + numbered("b", 1, 1) + numbered("c", 1, 1)
    blocks = read_document(docx(body, numbering=abstract(1, *levels) + num(1, 1)), "list.docx").blocks
    assert [(block.label, block.counts) for block in blocks] == [("", ()), ("1.", (1,)), ("2.", (2,))]
