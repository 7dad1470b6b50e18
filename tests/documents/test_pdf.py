"""PDF: clauses come out as they were put in, whatever the pages did to them."""

from __future__ import annotations

import io
from functools import cache

import pytest
from document_seeds import HEAD, clauses, drawn, locked, pdf_of
from docx import Document as WordDocument
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from reportlab.pdfgen.canvas import Canvas

from onetext.documents import Document, Limits, read_document
from onetext.errors import DocumentError

pytestmark = pytest.mark.usefixtures("here")


def read(data: bytes, *, layout: bool = False) -> Document:
    return read_document(data, "draft.pdf", layout=layout)


@cache
def sixty(*, justified: bool = False) -> bytes:
    return pdf_of(clauses(60), justified=justified)


def texts(data: bytes, *, layout: bool = False) -> list[str]:
    return [block.text for block in read(data, layout=layout).blocks]


@pytest.mark.parametrize("layout", [False, True])
@pytest.mark.parametrize("justified", [False, True])
def test_sixty_clauses_over_pages_with_running_heads(justified: bool, layout: bool) -> None:
    document = read(sixty(justified=justified), layout=layout)
    assert [block.text for block in document.blocks] == clauses(60)
    pages = document.pages or 0
    assert pages > 5
    assert set(document.left_out) == {HEAD, *(f"Page {page} of 9" for page in range(1, pages + 1))}


@pytest.mark.parametrize("layout", [False, True])
def test_two_columns_are_read_one_after_the_other(layout: bool) -> None:
    assert texts(pdf_of(clauses(30, 5), columns=2), layout=layout) == clauses(30, 5)


def test_columns_drawn_row_by_row_need_the_layout() -> None:
    """A file may hold the first rows of both columns first; the places of the words tell better."""
    left = [f"left column line {number} of the text" for number in range(12)]
    right = [f"right column line {number} of the text" for number in range(12)]
    rows = [
        item
        for number in range(12)
        for item in ((60, 700 - 14 * number, left[number]), (320, 700 - 14 * number, right[number]))
    ]
    data = drawn(rows)
    assert " ".join(texts(data, layout=True)) == " ".join([*left, *right])
    assert " ".join(texts(data)) != " ".join([*left, *right])


@pytest.mark.office
def test_a_word_document_that_an_office_program_printed(tmp_path_factory: pytest.TempPathFactory) -> None:
    import subprocess

    folder = tmp_path_factory.mktemp("printed")
    word = WordDocument()
    word.sections[0].header.paragraphs[0].text = HEAD
    for text in clauses(60):
        word.add_paragraph(text)
    word.save(str(folder / "draft.docx"))
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "draft.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = read((folder / "draft.pdf").read_bytes())
    assert [block.text for block in document.blocks] == clauses(60)
    assert set(document.left_out) == {HEAD}


def test_spans_are_places_in_the_text_of_the_page() -> None:
    data = sixty()
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    for block in read(data).blocks:
        assert block.span.page is not None
        cut = pages[block.span.page - 1][block.span.start : block.span.end]
        assert block.text.startswith(" ".join(cut.split()))


def lines(*given: str, top: int = 700, left: int = 72) -> list[tuple[float, float, str]]:
    return [(left, top - 14 * number, text) for number, text in enumerate(given)]


def test_hyphens_of_line_ends_go_and_those_of_words_stay() -> None:
    page = lines(
        "The demilitarised zone shall be watched by peace-",
        "keeping forces, and the demili-",
        "tarised coast by observers, until the peace-keeping",
        "mission ends and the recon-",
        "struction begins in Franco-",
        "German hands, says the last line.",
    )
    document = read(drawn(page))
    assert document.blocks[0].text == (
        "The demilitarised zone shall be watched by peace-keeping forces, and the demilitarised coast by observers,"
        " until the peace-keeping mission ends and the reconstruction begins in Franco-German hands, says the last"
        " line."
    )
    assert [notice.message for notice in document.notices if notice.code == "hyphens"] == [
        "Words were joined over a line end without a second place to check: reconstruction."
    ]


def test_what_looks_like_a_label_within_a_sentence_is_none() -> None:
    page = lines(
        "7. The Parties shall withdraw their forces from the zone not later than 9 June",
        "2026. They shall report on it to the committee according to the rules of Article",
        "12. The committee shall publish what it has received from both of the Parties",
        "8. The committee meets monthly.",
    )
    assert [text[:20] for text in texts(drawn(page))] == ["7. The Parties shall", "8. The committee mee"]


@pytest.mark.parametrize(
    ("head", "foot", "stays"),
    [
        ("Draft of {page} pages seen", "- {page} -", []),
        ("Treaty", "{page}/5", []),
        ("Annex {page}", "Page {page}", ["Annex"]),
        ("Annex A", "{page} of 5", []),
        ("Section 1 | Page {page}", "", []),
    ],
)
def test_running_heads_go_and_headings_stay(head: str, foot: str, stays: list[str]) -> None:
    """`Annex 1` to `Annex 5` at the top of five pages are headings: their numbers may grow like those of pages."""
    pages = [
        [
            (72, 800, head.format(page=page)),
            *lines(*(f"{page}. Clause of this page, {kind}." for kind in ("first", "last"))),
        ]
        + ([(290, 30, foot.format(page=page))] if foot else [])
        for page in range(1, 6)
    ]
    left = " ".join(texts(drawn(*pages)))
    assert ("Annex 3" in left) == bool(stays)
    assert left.count("Clause of this page") == 10
    assert not any(word in left for word in ("Draft of", "Treaty", "/5", "of 5", "Page", "- 3 -"))


def test_like_words_at_the_top_of_distant_pages_are_no_running_head() -> None:
    pages = [[(72, 800, f"Text of page {chr(65 + number)}"), *lines("And more.")] for number in range(40)]
    for number in (3, 17, 33):
        pages[number] = [(72, 800, "The Parties agree."), *lines("And more.")]
    assert texts(drawn(*pages)).count("The Parties agree.") == 3


SCHEDULES = [
    lines(f"Schedule {number}", f"{what} from the north.", "The tariff is frozen until 2030.", "Amount: 100 million")
    for number, what in enumerate(("Wheat", "Steel", "Coal"), 1)
]
PARTIES = [
    [*lines(f"PARTY {name}", f"accepts {days} days."), (72, 480, "Initialled: A.B.")]
    for name, days in (("A", 30), ("B", 30), ("C", 60))
]
SIGNED = [
    [*lines(f"Text {name}", "Something agreed."), (72, 500, f"Signed: ______ {number}"), (72, 480, "Done in Geneva.")]
    for number, name in enumerate("STUVWXYZ", 1)
]


@pytest.mark.parametrize("top", [760, 700, 500])
@pytest.mark.parametrize("pages", [SCHEDULES, PARTIES, SIGNED[:2], SCHEDULES * 3, SIGNED])
def test_forms_that_are_alike_from_page_to_page_lose_no_line(
    pages: list[list[tuple[float, float, str]]], top: int
) -> None:
    """Equal words at equal heights in the middle of a page, or at its top where text begins."""
    moved = [[(x, y + top - 700, text) for x, y, text in page] for page in pages]
    document = read(drawn(*moved))
    given = [text for page in pages for _, _, text in page]
    assert " ".join(block.text for block in document.blocks) == " ".join(given)
    assert document.left_out == ()


@pytest.mark.parametrize("count", [2, 3])
def test_a_short_file_keeps_whole_sentences_at_its_edges(count: int) -> None:
    pages = [
        [
            (72, 810, "Working paper"),
            *lines(f"Point {name} of it."),
            (72, 40, "The annex is agreed."),
            (72, 25, "Sign: ____"),
        ]
        for name in "ABC"[:count]
    ]
    document = read(drawn(*pages))
    assert document.left_out == ("Working paper",) * count
    left = " ".join(block.text for block in document.blocks)
    assert left.count("The annex is agreed. Sign: ____") == count


def test_sentences_that_go_are_quoted() -> None:
    pages = [[(72, 810, "Nothing is agreed until all is."), *lines(f"Point {name} of it.")] for name in "ABCDE"]
    document = read(drawn(*pages))
    assert len(document.blocks) == 5
    assert [notice.message for notice in document.notices if notice.code == "left-out"] == [
        "Left out as a running head or foot, though it reads like part of the draft:"
        ' "Nothing is agreed until all is." (5 pages).'
    ]


def test_heads_of_left_and_right_pages_go_and_short_texts_below_stay() -> None:
    """Far below all text there is a gap as well; the running head ends at the first one."""
    pages = [
        [(72, 800, head), *lines(f"Form {number}", "It says the same.", top=750), (290, 40, str(number))]
        for number, head in enumerate(["Left", "Right"] * 4, 1)
    ]
    document = read(drawn(*pages))
    assert " ".join(block.text for block in document.blocks) == " ".join(
        f"Form {number} It says the same." for number in range(1, 9)
    )


def test_a_running_head_close_to_the_text_goes_from_a_long_file() -> None:
    """A head of several lines pushes the text down, so that no gap is left."""
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
    pages = [lines("Working paper", "of the delegation", f"Clause {word} of it.", "More.", top=800) for word in words]
    assert texts(drawn(*pages)) == [f"Clause {word} of it. More." for word in words]
    assert texts(drawn(*pages[:4]))[0].startswith("Working paper")


def test_margins_are_those_of_the_part_of_the_page_that_shows() -> None:
    pages = [[(72, 805, "Working paper"), *lines(f"Point {name} of it.")] for name in "ABCD"]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(*pages))))
    for page in writer.pages:
        page.mediabox.upper_right, page.mediabox.lower_left = (595, 2000), (0, -3000)
        page.cropbox.upper_right, page.cropbox.lower_left = (595, 842), (0, 0)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert read(buffer.getvalue()).left_out == ("Working paper",) * 4


@pytest.mark.parametrize("foot", ["2026", "17", "- 2026 -"])
def test_a_lone_number_at_the_foot_ends_there(foot: str) -> None:
    pages = [lines("1. First point.", "2. Second point agreed"), lines("3. Third point.", "4. Fourth.")]
    found = texts(drawn([*pages[0], (290, 30, foot)], pages[1]))
    assert found == ["1. First point.", "2. Second point agreed", foot, "3. Third point.", "4. Fourth."]


@pytest.mark.parametrize("layout", [False, True])
def test_letters_drawn_as_shapes_need_text_recognition(layout: bool) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number in range(40):
        path = canvas.beginPath()
        path.moveTo(72 + 9 * number, 700)
        path.curveTo(75 + 9 * number, 705, 78 + 9 * number, 705, 80 + 9 * number, 700)
        path.close()
        canvas.drawPath(path, fill=1)
    canvas.showPage()
    canvas.save()
    shapes = buffer.getvalue()
    with pytest.raises(DocumentError, match=r"its pages are pictures; run text recognition \(OCR\)"):
        read(shapes, layout=layout)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(shapes)))
    writer.append(io.BytesIO(drawn(lines("1. Text."))))
    mixed = io.BytesIO()
    writer.write(mixed)
    (notice,) = read(mixed.getvalue(), layout=layout).notices
    assert notice.message == "1 page is a picture without text: 1; run text recognition (OCR) to read them."


def test_pictures_without_text_are_named() -> None:
    with pytest.raises(DocumentError, match=r"its pages are pictures; run text recognition \(OCR\)") as caught:
        read(drawn([], [], picture_on=(0, 1)))
    assert caught.value.fault.code == "E506"
    document = read(drawn([], lines("1. Text."), [], picture_on=(0, 2)))
    assert [notice.message for notice in document.notices] == [
        "2 pages are pictures without text: 1, 3; run text recognition (OCR) to read them."
    ]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_password_refuses_and_an_empty_one_is_noted(algorithm: str) -> None:
    data = pdf_of(clauses(3), furniture=False)
    with pytest.raises(DocumentError, match="protected by a password") as caught:
        read(locked(data, "secret", algorithm))
    assert caught.value.fault.code == "E502"
    document = read(locked(data, "", algorithm))
    assert [block.text for block in document.blocks] == clauses(3)
    assert [notice.code for notice in document.notices] == ["encrypted"]


def test_a_password_refuses_by_layout_too() -> None:
    with pytest.raises(DocumentError, match="protected by a password"):
        read(locked(pdf_of(clauses(1)), "secret", "AES-256"), layout=True)


def test_layout_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(DocumentError, match=r"needs pdfplumber.*pip install \"onetext\[pdf\]\""):
        read(pdf_of(clauses(1)), layout=True)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_breaks_off_is_not_taken_for_the_whole(share: float) -> None:
    data = sixty()
    with pytest.raises(DocumentError, match="breaks off") as caught:
        read(data[: int(len(data) * share)])
    assert caught.value.fault.code == "E503"


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(DocumentError, match="it has 7 pages; the limit is 3") as caught:
        read_document(sixty(), "draft.pdf", limits=Limits(pages=3))
    assert caught.value.fault.code == "E504"


def test_remarks_on_the_page_are_comments() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(clauses(2)))))
    remark = Text(rect=(50, 50, 70, 70), text="Not acceptable.", title_bar="North")
    writer.add_annotation(0, remark)
    buffer = io.BytesIO()
    writer.write(buffer)
    (comment,) = read(buffer.getvalue()).comments
    assert (comment.author, comment.text) == ("North", "Not acceptable.")


def test_bullets_of_symbol_fonts_and_ligatures_are_what_they_show() -> None:
    from onetext.documents.pdf.lines import lines_of_pages

    chunks = [(0, 12, 72.0, 700.0, 11.0, False)]
    raw = {
        "text": "\uf0b7 ﬁnal oﬃce\n",
        "chunks": chunks,
        "height": 842.0,
        "pictures": False,
        "comments": [],
        "filled": [],
    }
    (page,) = lines_of_pages([raw])  # type: ignore[list-item]  # a literal of the right form
    assert page.lines[0].text == "• final office"


def test_reading_twice_gives_the_same() -> None:
    data = sixty()
    assert read(data) == read(data)
