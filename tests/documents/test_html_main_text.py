"""HTML: what belongs to the draft, and what only surrounds it."""

from __future__ import annotations

import pytest
from document_seeds import clauses

from onetext.documents import Document, Limits, read_document
from onetext.errors import DocumentError

pytestmark = pytest.mark.usefixtures("here")
MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/a>About</a></ul></nav>"


def read(page: str) -> Document:
    return read_document(page.encode(), "draft.html")


def texts(page: str) -> list[str]:
    return [block.text for block in read(page).blocks]


def test_everything_between_the_first_and_the_last_clause_stays() -> None:
    """Short clauses, clauses in odd containers, lists of links: a heuristic may think them no text."""
    given = clauses(30)
    given[3:3] = ["No.", "[Deleted]", "Article 4"]
    body = "".join(
        f"<p>{text}</p>" if index % 3 else f"<div><span>{text}</span></div>" for index, text in enumerate(given)
    )
    page = f"<html><body>{MENU}<div id=main><h1>Treaty</h1>{body}</div><footer>Imprint</footer></body></html>"
    document = read(page)
    assert [block.text for block in document.blocks] == ["Treaty", *given]
    assert document.left_out == ("Home", "About", "Imprint")
    assert [notice.code for notice in document.notices] == ["left-out"]


def test_a_page_without_containers_keeps_its_edges() -> None:
    given = ["Draft of 5 May", *clauses(12), "Done at Geneva."]
    page = f"<body>{MENU}<h1>Treaty</h1>" + "".join(f"<p>{text}" for text in given)
    assert texts(page) == ["Treaty", *given]


def test_links_around_the_text_go_and_are_listed() -> None:
    links = "".join(
        f"<div class=teaser><a href=/{number}>Other news of the day, number {number}</a></div>" for number in range(5)
    )
    document = read(f"<body><div>{links}</div><div><p>{'</p><p>'.join(clauses(10))}</p></div><div>{links}</div>")
    assert [block.text for block in document.blocks] == clauses(10)
    assert len(document.left_out) == 10


def test_a_page_within_a_form_and_a_page_of_menus_alone_are_kept() -> None:
    assert (
        texts(f"<body><form action=x>{'<p>'.join(clauses(3))}<input><button>Send</button></form>")[-1] == clauses(3)[-1]
    )
    assert texts("<header>Only a header</header>") == ["Only a header"]


def test_the_head_of_an_article_is_no_furniture() -> None:
    page = "<body><header>Site</header><article><header><h1>Treaty</h1></header><p>Text of it.</article>"
    assert texts(page) == ["Treaty", "Text of it."]


def test_hidden_text_is_left_out_and_named() -> None:
    document = read("<p>Seen, and long enough.</p><p hidden>one</p><div style='DISPLAY : none'><p>two</p></div>")
    assert [block.text for block in document.blocks] == ["Seen, and long enough."]
    assert document.left_out == ("one", "two")
    assert [notice.code for notice in document.notices] == ["hidden"]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("<div>" * 300 + "x", "nested deeper than 256 levels"),
        ("<html><head><title>only</title></head><body><script>x</script></body>", "has no text"),
        ("<p>a" * 200, "the limit is 100"),
    ],
)
def test_what_is_too_much_or_nothing_is_refused(page: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        read_document(page.encode(), "draft.html", limits=Limits(blocks=100))


def test_a_false_charset_is_named() -> None:
    with pytest.raises(DocumentError, match="is not ASCII") as caught:
        read_document('<meta charset="ascii"><p>é'.encode(), "draft.html")
    assert caught.value.fault.code == "E507"
    assert read_document('<meta charset="ascii"><p>é'.encode(), "draft.html", encoding="utf-8").blocks[0].text == "é"


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a "', "<!--", "<script", "<script>", "</p", "<x y='", "<![CDATA[", "&", "<b>", '<a ">"']
)
def test_work_grows_with_the_length_of_a_page_and_not_with_its_square(unit: str) -> None:
    """A scanner that began anew at each sign would never come to an end here."""
    page = unit * 20_000 + "<p>end"
    assert texts(page)[-1].endswith("end") if unit not in {"<!--", "<script>"} else read(page) is not None


def test_a_bare_annex_is_a_clause_and_a_list_of_other_pages_is_none() -> None:
    body = "".join(f"<p>{text}</p>" for text in clauses(8))
    annex = "<div class=x><h2>Annex</h2><div><p>Map of the line.</p></div></div>"
    aside = "<div><h3>Most read</h3><ol><li>Some other story</li><li>Another one</li></ol></div>"
    document = read(f"<body><div>{body}</div>{annex}{aside}<p>Subscribe</p></body>")
    assert [block.text for block in document.blocks] == [*clauses(8), "Annex", "Map of the line."]
    assert document.left_out == ("Most read", "Some other story", "Another one", "Subscribe")


@pytest.mark.parametrize("name", ["Annex", "APPENDIX", "Schedule:", "Side letter", "Protocol", "Приложение", "[Annex]"])
def test_the_names_of_annexes_are_clauses_wherever_they_stand(name: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in clauses(8))
    assert name in texts(f"<div>{body}</div><span>x</span><div><div>{name}</div></div><footer>Imprint</footer>")


def test_more_reading_before_a_clause_is_text() -> None:
    body = "".join(f"<p>{text}</p>" for text in clauses(8))
    assert "Related" in texts(f"<div>{body}<h3>Related</h3><ul><li>item</ul><p>9. The last clause.</p></div>")


def test_the_title_in_the_head_of_the_page_stays_unless_the_text_has_its_own() -> None:
    body = "".join(f"<p>{text}</p>" for text in clauses(8))
    page = f"<header><h1>Plan of peace</h1><p>Site</p></header>{body}"
    assert read(page).blocks[0].text == "Plan of peace"
    assert read(page).left_out == ("Site",)
    assert texts(page.replace("</header>", "</header><h1>Treaty</h1>"))[0] == "Treaty"


def test_what_a_page_does_not_show_as_text_is_listed() -> None:
    page = (
        "<head><title>t</title><noscript>no</noscript></head><p>Text is <button>Copy</button> here.</p>"
        "<noscript>Turn <b>it</b> on</noscript><textarea>No &amp; <b>yes</textarea><script>x()</script>"
        "<dialog open><p>Secret<p>two</dialog><object data=x>fallback</object><p>so&shy;ft\x07</p>"
    )
    document = read(page)
    assert [block.text for block in document.blocks] == ["Text is here.", "soft"]
    assert document.left_out == ("Copy", "Turn it on", "No & <b>yes", "Secret two", "fallback")
    assert [notice.code for notice in document.notices] == ["hidden", "controls"]
