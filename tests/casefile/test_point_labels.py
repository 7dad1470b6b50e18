"""Labels of points: which there are, how nested ones are put together, and that keys of imported texts are labels."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.casefile.body import read_points
from onetext.casefile.labels import LABEL, joined, tail
from onetext.casefile.textfile import TextFile
from onetext.casefile.writing.body import body_text
from onetext.documents import Block, Span
from onetext.drafts import outline
from onetext.drafts.outlining.keys import joined_key
from onetext.model import Point

GOOD = (
    "5 21a a iv I.1 21a.i 21iii 5bis 14quater art5 art5bis art5.2a art5.a annexI annexI.3 annexA.1 "
    "annex0 §3 §3.1 partB chIV sec2.1 sec2.1a opt1 3.optA preamble0¶2 ¶4 21¶1 •2 21•3•1 h1 h2.3 t1r2c3 "
    "t1r2c3¶2 3~2 3~2a 3~2¶1 n2014 aa 5aa art2.б ¶а art2.2أ pt4 schedC"
)
BAD = (
    "2014 annex part article Art art chill optic mid did the we mix mix1 preamble partner chapter sect "
    "n1 t1 и я ¶ • 1. 1..2 .1 ~2 a~ x.y."
)


@pytest.mark.parametrize("label", GOOD.split())
def test_keys_of_texts_are_labels(label: str) -> None:
    assert LABEL.fullmatch(label)


@pytest.mark.parametrize("word", BAD.split())
def test_words_and_years_are_no_labels(word: str) -> None:
    """A wrapped line of a point may begin with any word and a full stop, and must not open a point."""
    assert not LABEL.fullmatch(word)


@pytest.mark.parametrize(
    ("parent", "printed", "label"),
    [
        ("21", "a", "21a"),
        ("21", "iii", "21iii"),
        ("21a", "i", "21a.i"),
        ("21", "¶1", "21¶1"),
        ("21a", "•2", "21a•2"),
        ("art5", "2", "art5.2"),
        ("art5", "a", "art5.a"),
        ("art5.2", "a", "art5.2a"),
        ("21", "opt1", "21.opt1"),
        ("annexI", "partA", "annexI.partA"),
        ("3~2", "a", "3~2a"),
        ("", "annexI", "annexI"),
        ("21", "21a", "21a"),
    ],
)
def test_a_nested_label_is_put_together_and_taken_apart(parent: str, printed: str, label: str) -> None:
    assert joined(parent, printed) == label
    if parent:
        again = tail(parent, label)
        assert again is not None
        assert joined(parent, again) == label


PARTS = "1 12 a iv I A art5 annexI §3 ¶4 •2 h1 3~2 opt1 partB n2014 aa"


@given(st.sampled_from(PARTS.split()), st.sampled_from(PARTS.split()), st.sampled_from(PARTS.split()))
def test_drafts_and_case_files_put_keys_together_alike(first: str, second: str, third: str) -> None:
    parent = joined_key(first, second)
    assert LABEL.fullmatch(parent)
    key = joined_key(parent, third)
    assert LABEL.fullmatch(key)
    if not third.startswith(parent):
        assert joined(parent, third) == key


LINES = (
    "1. The ports|2. The ports|(a) The ports|(b) The ports|(i) The ports|(ii) The ports|Article 1|"
    "Article 2. Fees|Article 5bis|Annex I|Annex B. Lists|Annex|Preamble|Chapter LXXXVIII|§ 3 Fees|"
    "§ 3 (2) Fees|• The ports|– The ports|Security|A long paragraph that goes on.|Option 1: none|"
    "Option 2: all|21a. More|2000. More|2001. More|а) да|б) нет|第五条 双方|(lxxxviii) far|(lxxxix) on|Part C|"
    "Schedule D|1.1 Ports|1.2 Ports|3. Three|3. Three|(aa) x|(bb) y|Статья 7|Clause 9.2 Foo"
    "|Section ж) x|§ 3 ſ) x|Section א' C.|§ 3 İ. x|²) x|0. x|(LXXXVIII) x|Annex LXXXVIII|ß) x"
    "|ﬁ) x|9999) x|12345. x|1.0 x|(٣) x"
)


@given(st.lists(st.sampled_from(LINES.split("|")), min_size=1, max_size=14))
def test_every_key_of_an_outline_can_be_written_into_a_case_and_read_back(lines: list[str]) -> None:
    blocks = [Block(text=line, kind="paragraph", span=Span(start=at, end=at)) for at, line in enumerate(lines)]
    points = outline(blocks).points
    assert all(LABEL.fullmatch(point.key) for point in points)
    body = body_text([Point(label=point.key, text="Words.", parent=point.parent) for point in points])
    read, faults = read_points(TextFile("body.md", body))
    assert faults == []
    assert [point.label for point in read] == [point.key for point in points]


def test_no_file_of_a_shipped_case_gets_other_points_than_before() -> None:
    """Lines of points that begin with a word and a full stop stay text: all their labels are plain ones."""
    catalog = Path(__file__).resolve().parents[2] / "src" / "onetext" / "catalog"
    for path in sorted(catalog.glob("*/drafts/*.md")):
        front, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        points, _faults = read_points(TextFile(path.name, body))
        assert all(point.label[0].isdigit() or point.label.split(".")[0].isupper() for point in points), front


def test_a_hostile_label_is_refused_quickly() -> None:
    rng = random.Random(7)
    for _ in range(300):
        text = "".join(rng.choice(["1", ".", "a", "art1", "-", "~2", "¶1", "I", "x", "§"]) for _ in range(2000))
        assert LABEL.fullmatch(text + "!") is None
