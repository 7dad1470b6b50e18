"""Texts of the shapes that negotiators exchange, written for these tests, with the keys that a reader would give."""

from __future__ import annotations

import pytest
from outline_texts import block, codes, cut, keys

from onetext.drafts import outline

TREATY = """TREATY ON THE PORTS OF THE STRAIT
PREAMBLE
The Parties,
Recalling that ships have used the strait at all times,
Have agreed as follows:
Chapter I – General
Article 1
Definitions
1. In this Treaty:
(a) "ship" means any vessel;
(b) "port" means any place where ships are loaded.
2. Words in the singular include the plural.
Article 2
The Parties co-operate in good faith.
Nothing in this Treaty touches earlier agreements.
Chapter II – Ports
Article 3. Freedom of the ports
1. Ports are open to all ships.
2. A Party may close a port:
(a) in an emergency, that is
(i) a storm; or
(ii) a fire;
(b) for repairs.
Article 3bis
Fees
No fee exceeds the cost of the service.
Article 4
Entry into force
This Treaty enters into force on signature."""
TREATY_KEYS = (
    "h1 preamble0 preamble0¶1 preamble0¶2 preamble0¶3 chI art1 art1.1 art1.1a art1.1b art1.2 art2 art2¶1 art2¶2 chII"
    " art3 art3.1 art3.2 art3.2a art3.2a.i art3.2a.ii art3.2b art3bis art3bis¶1 art4 art4¶1"
)

RESOLUTION = """The General Assembly,
Recalling its resolution 12/3 of 5 May,
Noting with concern that the strait is closed,
1. Calls upon all States to keep the strait open;
2. Requests the Secretary-General:
(a) To report within 60 days;
(b) To appoint an envoy;
3. Decides to remain seized of the matter."""
RESOLUTION_KEYS = "¶1 ¶2 ¶3 1 2 2a 2b 3"

LABOUR = """Tarifvertrag der Hafenarbeiter
§ 1 Geltungsbereich
(1) Dieser Vertrag gilt für alle Häfen.
(2) Er gilt nicht für die Fischerei.
§ 2 Lohn
(1) Der Lohn steigt um 5,5 Prozent.
(2) Zuschläge sind:
a) Nachtarbeit,
b) Sonntagsarbeit.
§ 2 Absatz 1 gilt entsprechend für Auszubildende.
§ 3 Schlussbestimmung
Dieser Vertrag gilt bis zum 31. Dezember."""
LABOUR_KEYS = "h1 §1 §1.1 §1.2 §2 §2.1 §2.2 §2.2a §2.2b §2¶1 §3 §3¶1"

POINTS = """1. The sovereignty of the island is affirmed.
2. All disputes of the last thirty years are settled.
3. The army has at most 600,000 soldiers.
4. Territory.
a. The line of contact is frozen.
b. Forces withdraw:
i. from the north;
ii. from the south.
c. The zone is neutral.
5. Elections are held in 100 days.
6. The agreement is binding.
30 days after signature it enters into force, and both sides publish it in full in their languages."""
POINTS_KEYS = "1 2 3 4 4a 4b 4b.i 4b.ii 4c 5 6 ¶1"

EU_ACT = """REGULATION ON PORTS
(1) Ports matter to the Union.
(2) Rules differ between Member States.
HAVE ADOPTED THIS REGULATION:
Article 1
Subject matter
1. This Regulation lays down rules for:
(a) the approval of ports, which covers
(i) berths;
(ii) cranes;
(iii) pilots;
(b) fees.
This paragraph does not apply to inland ports.
2. Annex I lists the ports.
Article 2
Entry into force
It enters into force on the third day.
ANNEX I
Ports
1. Northport
2. Southport
ANNEX II
Forms
Part A
1. Name
Part B
1. Address"""
EU_ACT_KEYS = (
    "h1 1 2 ¶1 art1 art1.1 art1.1a art1.1a.i art1.1a.ii art1.1a.iii art1.1b art1.1¶1 art1.2 art2 art2¶1 annexI annexI.1"
    " annexI.2 annexII annexII.partA annexII.partA.1 annexII.partB annexII.partB.1"
)

NON_PAPER = """Non-paper on the ceasefire
– The ceasefire begins at noon.
– It is watched by:
• observers on land;
• ships at sea.
– Prisoners are exchanged.
The sides meet again in a week, at a place that the mediator will name in good time.
– A hotline is set up."""
NON_PAPER_KEYS = "h1 •1 •2 •2•1 •2•2 •3 ¶1 •4"

MEMO = """We met the other side for three hours on Monday, and it was friendlier than we had feared.
They will not move on the ports, but seem ready to talk about fees if we drop the clause on cranes.
2014. Then there was war, and nobody here has forgotten how it came about.
Our advice is to wait."""
MEMO_KEYS = "¶1 ¶2 ¶3 ¶4"

RUSSIAN = """Договор о портах
Статья 4. Порты
1) Порты открыты.
2) Сборы не взимаются.
Статья 5
Стороны обязуются:
а) прекратить огонь;
б) отвести войска;
в) обменять пленных.
Приложение № 1
Пункт 1. Карта.
Пункт 2. Список."""
RUSSIAN_KEYS = "h1 art4 art4.1 art4.2 art5 art5¶1 art5.а art5.б art5.в annex1 annex1.pt1 annex1.pt2"

ARABIC = """المادة 1
يلتزم الطرفان بوقف إطلاق النار.
المادة 2
١. ينسحب الجيش.
٢. يتبادل الطرفان الأسرى:
أ) الجرحى؛
ب) المدنيون.
المادة الثالثة
يدخل الاتفاق حيز النفاذ."""
ARABIC_KEYS = "art1 art1¶1 art2 art2.1 art2.2 art2.2أ art2.2ب art3 art3¶1"

CHINESE = """第一章 总则
第一条 双方停火。
第二条 双方撤军。
（一）东线；
（二）西线。
第二章 附则
第三条 本协议自签署之日起生效。"""
CHINESE_KEYS = "ch1 art1 art2 art2.1 art2.2 ch2 art3"

ANNEXES = """1. The ports are open.
2. Fees are in Annex A.
Annex A
1. Small ships: 10.
2. Large ships: 20.
Annex B
1. Northport.
Appendix 1
1. Chart."""
ANNEXES_KEYS = "1 2 annexA annexA.1 annexA.2 annexB annexB.1 app1 app1.1"

CONTRACT = """ARTICLE I
Section 1.1 Definitions
Words mean what they say, unless the context asks for something else.
Section 1.2 Notices
Notices are given in writing, and count from the day on which they arrive.
ARTICLE II
Section 2.1 Price
(a) The price is 5.5 million.
(b) It is paid in advance."""
CONTRACT_KEYS = (
    "artI artI.sec1.1 artI.sec1.1¶1 artI.sec1.2 artI.sec1.2¶1 artII artII.sec2.1 artII.sec2.1a artII.sec2.1b"
)

DECIMAL = """1. Scope
1.1 This text binds both sides.
1.2 It covers:
1.2.1 ports,
1.2.2 ships.
2. Money
2.1 Fees fall.
5.5 billion is paid at once."""
DECIMAL_KEYS = "1 1.1 1.2 1.2.1 1.2.2 2 2.1 ¶1"

OPTIONS = """1. Fees.
Option 1: No fees at all.
Option 2: Fees as agreed:
(a) for ships;
(b) for goods.
2. Cranes.
Alternative A – Cranes stay.
Alternative B – Cranes go."""
OPTIONS_KEYS = "1 1.opt1 1.opt2 1.opt2.a 1.opt2.b 2 2.altA 2.altB"

BRACKETED = """[1. The ports are open.]
[2. Fees fall:
[(a) for ships;]
(b) for goods.]
2 bis. Cranes stay.
[3.] Pilots go.
[Article 9
Ports]
[1. One.] [1. Two.]"""
BRACKETED_KEYS = "1 2 2a 2b 2bis 3 art9 art9.1"

SPANISH = """1.- Los puertos quedan abiertos.
2.- Las tasas:
a.- bajan;
b.- se publican.
3.- Fin."""
SPANISH_KEYS = "1 2 2a 2b 3"

UN_DRAFT = """PP1 Recalling its resolution 12/3,
PP2 Noting that the strait is closed,
OP1 Calls upon all States to keep it open;
OP2 Requests the Secretary-General:
(a) To report;
(b) To appoint an envoy;
OP2bis Urges the sides to talk;
OP3 Decides to remain seized of the matter."""
UN_DRAFT_KEYS = "pp1 pp2 op1 op2 op2.a op2.b op2bis op3"

APPENDICES = """Annex I
1. Northport.
Annex II
1. Southport.
Appendix A to Annex II
1. Chart.
Appendix B to Annex II
1. Scale.
Annex III
1. Eastport."""
APPENDICES_KEYS = (
    "annexI annexI.1 annexII annexII.1 annexII.appA annexII.appA.1 annexII.appB annexII.appB.1 annexIII annexIII.1"
)

SLIPS = """1. One.
2. Two:
(a) first;
(b) second:
(i) north;
(ii) south.
3) Three.
4. Four."""
SLIPS_KEYS = "1 2 2a 2b 2b.i 2b.ii 3 4"

SIGNS = """- one
* two
• three
- four
* five"""
SIGNS_KEYS = "•1 •2 •3 •4 •5"

SHAPES = {
    "bracketed": (BRACKETED, BRACKETED_KEYS),
    "Spanish": (SPANISH, SPANISH_KEYS),
    "draft of a resolution": (UN_DRAFT, UN_DRAFT_KEYS),
    "appendices to annexes": (APPENDICES, APPENDICES_KEYS),
    "slips of punctuation": (SLIPS, SLIPS_KEYS),
    "signs of bullets": (SIGNS, SIGNS_KEYS),
    "treaty": (TREATY, TREATY_KEYS),
    "resolution": (RESOLUTION, RESOLUTION_KEYS),
    "labour contract": (LABOUR, LABOUR_KEYS),
    "points": (POINTS, POINTS_KEYS),
    "European act": (EU_ACT, EU_ACT_KEYS),
    "non-paper": (NON_PAPER, NON_PAPER_KEYS),
    "memo": (MEMO, MEMO_KEYS),
    "Russian": (RUSSIAN, RUSSIAN_KEYS),
    "Arabic": (ARABIC, ARABIC_KEYS),
    "Chinese": (CHINESE, CHINESE_KEYS),
    "annexes": (ANNEXES, ANNEXES_KEYS),
    "contract": (CONTRACT, CONTRACT_KEYS),
    "decimal": (DECIMAL, DECIMAL_KEYS),
    "options": (OPTIONS, OPTIONS_KEYS),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_of_a_known_shape_is_cut_as_a_reader_would(shape: str) -> None:
    text, expected = SHAPES[shape]
    assert keys(text) == expected.split()


@pytest.mark.parametrize(
    "shape", sorted(set(SHAPES) - {"memo", "Russian", "decimal", "points", "labour contract", "bracketed"})
)
def test_a_text_in_good_order_gives_no_notice(shape: str) -> None:
    assert codes(SHAPES[shape][0]) == []


def test_a_year_at_the_head_of_a_sentence_is_text_and_doubted_aloud() -> None:
    (notice,) = cut(MEMO).notices
    assert notice.code == "numbering"
    assert '"2014."' in notice.message
    assert cut(MEMO).points[2].text.startswith("2014. Then")


def test_an_extract_says_where_its_numbering_begins() -> None:
    assert [notice.message for notice in cut(RUSSIAN).notices] == ['the numbering begins with "Статья 4."']


def test_titles_on_their_own_line_are_the_text_of_their_article() -> None:
    points = {point.key: point for point in cut(TREATY).points}
    assert points["art1"].text == "Definitions"
    assert (points["art1"].label, points["art1"].number, points["art1"].kind) == ("Article 1", "1", "article")
    assert points["art1"].blocks == (6, 7)
    assert points["art3bis"].text == "Fees"
    assert points["chII"].label == "Chapter II –"
    assert points["art1"].parent == "chI"
    assert points["h1"].kind == points["preamble0"].kind == "heading"


def test_levels_count_the_points_above() -> None:
    levels = {point.key: point.level for point in cut(TREATY).points}
    assert [levels[key] for key in ("chI", "art1", "art1.1", "art1.1a", "art3.2a.ii")] == [0, 1, 2, 3, 4]


def lines_cut(*lines: str, **more: object) -> list[tuple[str, str]]:
    found = outline([block("Agreed.", 0), block("\n".join(lines), 9, **more), block("Done here.", 99)])
    assert all(point.blocks == (1,) and [span.start for span in point.spans] == [9] for point in found.points[1:-1])
    return [(point.label, point.text) for point in found.points[1:-1]]


def test_points_that_line_breaks_part_are_points() -> None:
    assert lines_cut("1. All cease.", "2. Both go.", "(a) one", "(b) two", "and more", "3. Done.") == [
        ("1.", "All cease."),
        ("2.", "Both go."),
        ("(a)", "one"),
        ("(b)", "two\nand more"),
        ("3.", "Done."),
    ]
    assert lines_cut("They agree:", "- a", "- b") == [("", "They agree:"), ("-", "a"), ("-", "b")]
    assert lines_cut("1. one", "3. three") == [("1.", "one"), ("3.", "three")]
    assert lines_cut("First", "2. typed", kind="item", label="1.") == [("1.", "First"), ("2.", "typed")]


@pytest.mark.parametrize(
    "lines",
    [
        ("They met in", "2013. It", "was late"),
        ("Ms A, owed", "1.5 million", "2.5 million"),
        ("The first", "(b) alone"),
        ("John Doe", "Minister"),
    ],
)
def test_lines_that_open_no_two_points_stay_together_and_are_no_heading(lines: tuple[str, ...]) -> None:
    found = outline([block("\n".join(lines)), block("Text below.")])
    assert [(point.kind, point.text) for point in found.points] == [
        ("paragraph", "\n".join(lines)),
        ("paragraph", "Text below."),
    ]


def test_a_line_behind_a_break_has_the_number_that_is_typed_and_not_the_automatic_one() -> None:
    """The program numbers the paragraph once: a second `1.` nobody printed."""
    points = outline([block("Ports open.\n2. Ports close.", label="1.")]).points
    assert [(point.label, point.text) for point in points] == [("1.", "Ports open."), ("2.", "Ports close.")]


def test_a_label_that_ends_its_line_with_a_stop_and_a_dash_is_one() -> None:
    points = cut("Article 1.-\nPorts open.\nArticle 2.-\nPorts close.").points
    assert [(point.key, point.label) for point in points if point.label] == [
        ("art1", "Article 1.-"),
        ("art2", "Article 2.-"),
    ]


def test_looks_follow_the_line_they_are_on() -> None:
    bold = frozenset({"bold"})
    found = outline([block("1. ab\n  2. cde", looks=((3, 4, bold), (10, 14, bold)))])
    assert [(point.text, point.looks) for point in found.points] == [("ab", ((0, 1, bold),)), ("cde", ((0, 3, bold),))]


def test_a_name_below_a_line_to_sign_on_is_no_heading() -> None:
    assert [point.kind for point in cut("Done.\n____\nName: John\nTitle: Minister").points] == ["paragraph"] * 4


def test_work_on_lines_grows_with_their_number_and_not_with_its_square() -> None:
    lines = [f"{number % 900}. x" for number in range(0, 90_000, 7)]
    assert len(outline([block("\n".join(["Head:", *lines]))]).points) == 1


def test_points_in_brackets_keep_them_around_their_text() -> None:
    points = {point.key: point for point in cut(BRACKETED).points}
    assert [(points[key].label, points[key].text) for key in ("1", "2", "2a", "3")] == [
        ("1.", "[The ports are open.]"),
        ("2.", "[Fees fall:"),
        ("(a)", "[for ships;]"),
        ("[3.]", "Pilots go."),
    ]
