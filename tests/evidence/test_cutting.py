"""Paragraphs, sentences and words; the expected sentences are parted by | in the text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.documents import prose
from onetext.errors import DocumentError, UnknownId
from onetext.evidence import Article, article_from, article_of, read_article
from onetext.evidence.cutting import guessed_language, is_foreign

ENGLISH = [
    "The U.S. and Norvik met.| Mr. Coll, of St. Anne, left at 5 p.m.| He came back.",
    "It cost $3.5 million.| No. 10 declined to comment.| Did they agree? |No.| He left.",
    "“We go.”| He left.| “We stay,” she said.| ‘Fine.’| Then nothing…| And so on...| Then more.",
    "J. R. R. Coll and J.R. Weller spoke to the U.N.| The U.N. refused.| In the U.S.| He lives there.",
    "He asked: “Why?” and left.| Why?| Because.| Yes!| No!",
    "Article 4.2 applies.| See para. 3 and fig. 2.| It ends.| Art. IV stays.",
    "Prices fell 3.2 percent on Jan. 5.| The bank said so.",
    "He came from Norvik, D.C.| The talks failed.",
    "He works at Coll Inc.| The firm is large.| Coll Corp. declined.| Gen. Ana Duro spoke.",
    "She said no.[1]| He said yes.[12]| They left.",
    "It’s 10 a.m. Monday.| The U.S. President Jon Weller spoke.| U.S. Secretary Ana Coll met him.",
    "(They agreed.)| Then they left.| (“Never.”)| End.",
    "The rest is in the e.g. case.| The treaty (cf. art. 5) holds.",
    "He left.|She stayed.| It rained.”|She ran.| Norvik.com reported it.",
    "At 5 p.m. Weller spoke.| At 6 p.m., he left.| By 7 p.m. the hall was empty.",
    "“I will not go.” said he.| “It is over!” he shouted.| “Is it?” asked she.",
    "“The strike ended.| The work began.”| Coll said.| “Then what?”| Lee asked.",
    "We … the people … agree.| So did they ... and Norvik.",
    "It was the U.S.’s offer.| The EU-U.S. text is done.| U.S.-made ships came.",
]
FRENCH = [
    "« Jamais ! » a-t-il dit.| « C’est non. »| Mme Coll a répondu.| M. Durand aussi.| L’accord est mort.",
    "Le no. 4 et l’art. 5 restent.| Le prix est de 3,5 millions.| C’est cher.",
]
OTHERS = ["他说：「不行。」|然后离开了。|「好！」", "Er ging. |»Nein«, sagte er. |»Doch.« |Sie blieb."]


def sentences(article: Article) -> list[str]:
    return [article.text[sentence.start : sentence.end] for sentence in article.sentences]


@pytest.mark.parametrize(
    ("pattern", "language"), [*((one, "en") for one in [*ENGLISH, *OTHERS]), *((one, "fr") for one in FRENCH)]
)
def test_sentences(pattern: str, language: str) -> None:
    expected = [part.strip() for part in pattern.split("|")]
    assert sentences(article_of(pattern.replace("|", ""), language_code=language)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norvik’s men can't go.", ["Norvik", "’s", "men", "can't", "go", "."]),
        ("The dockers' pay: 3.5%", ["The", "dockers", "'", "pay", ":", "3.5%"]),
        ("the U.S.-Norvik text of May 21st", ["the", "U.S.", "-", "Norvik", "text", "of", "May", "21st"]),
        ("ten-day-old well-known", ["ten-day-old", "well-known"]),
        ("at 09.20 on 3/4/2031, 1,000 men", ["at", "09.20", "on", "3/4/2031", ",", "1,000", "men"]),
        ("O’Hara’s 6'2\" crew", ["O’Hara", "’s", "6", "'", "2", '"', "crew"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in article_of(text, language_code="en").tokens] == words


def test_french_elisions_are_words() -> None:
    article = article_of("L’accord d’Ostrava qu’elle signe aujourd’hui", language_code="fr")
    words = ["l'", "accord", "d'", "ostrava", "qu'", "elle", "signe", "aujourd'hui"]
    assert [token.lower for token in article.tokens] == words


def test_paragraphs_are_parted_by_blank_lines_and_by_lines() -> None:
    article = article_of("Headline\nNORVIK, May 3 — The strike goes on.\n\n  Nobody came. \r\n\r\nThe end.")
    shown = [article.text[place.start : place.end] for place in article.paragraphs]
    assert shown == ["Headline", "NORVIK, May 3 — The strike goes on.", "Nobody came.", "The end."]


def test_lines_that_a_program_wrapped_are_one_paragraph() -> None:
    wrapped = "The strike in the port goes on, and nobody here\nknows how long the ferries will stay there, or\nwhy."
    assert len(article_of(wrapped).paragraphs) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The men of the port have not been paid.", "en"),
        ("Les dockers du port ne sont pas payés.", "fr"),
        ("", "en"),
        ("Hafen", "en"),
    ],
)
def test_the_language_is_guessed(text: str, language: str) -> None:
    assert guessed_language(text) == language


def test_a_language_without_rules_is_told() -> None:
    german = "Die Fähren liegen seit Tagen im Hafen, weil niemand mehr bereit ist, ohne Lohn zu arbeiten. " * 5
    english = "The ferries have been in the port for days, as nobody is ready to work without pay any longer. " * 5
    assert is_foreign(article_of(german))
    assert not is_foreign(article_of(english))
    [notice] = read_article(article_of(german)).notices
    assert notice.code == "language"


def test_a_language_nobody_has_rules_for_is_refused() -> None:
    with pytest.raises(UnknownId):
        article_of("x", language_code="tlh")


# -- from files ------------------------------------------------------------------------------------------------------


def test_offsets_into_a_text_file_are_offsets_into_the_file() -> None:
    text = "\ufeffTitle — “x”\r\n\r\n  Für uns „nein“.\r\nNext.\r\n"
    read = prose(text.encode(), "a.txt")
    article = article_from(read, published=dt.date(2031, 5, 3), language_code="en")
    assert read.is_file
    assert article.text == text[1:]
    shown = [article.text[place.start : place.end] for place in article.paragraphs]
    assert shown == ["Title — “x”", "Für uns „nein“.", "Next."]
    assert (article.name, article.published) == ("a.txt", dt.date(2031, 5, 3))


def test_paragraphs_of_a_page_are_those_of_its_text() -> None:
    page = "<html><body><article><h1>Strike</h1><p>“We go,” she said.</p><p>He left.</p></article></body></html>"
    read = prose(page.encode(), "a.html")
    article = article_from(read)
    assert not read.is_file
    shown = [article.text[place.start : place.end] for place in article.paragraphs]
    assert shown == ["Strike", "“We go,” she said.", "He left."]


@pytest.mark.parametrize("letters", [1, 2, 3, 300, 2047, 2048, 2049, 5000])
def test_the_last_paragraph_ends_with_the_file(letters: int) -> None:
    read = prose(("“" * letters).encode(), "a.txt")
    assert read.paragraphs == ((0, letters),)


def test_a_line_of_a_million_characters_is_one_paragraph() -> None:
    read = prose(b"word " * 200_000, "a.txt")
    assert read.paragraphs == ((0, 999_999),)


def test_what_is_no_article_is_refused() -> None:
    for data in (b"word " * 500_000, b"word " * 2_000_000):
        with pytest.raises(DocumentError, match="the limit for an article is 2,000,000 characters"):
            prose(data, "a.txt")


# -- any text --------------------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_words_sentences_and_paragraphs_of_any_text_are_in_order(text: str) -> None:
    article = article_of(text)
    assert all(text[token.start : token.end] == token.text for token in article.tokens)
    assert all(one.end <= other.start for one, other in zip(article.tokens, article.tokens[1:], strict=False))
    assert "".join(token.text for token in article.tokens) == "".join("".join(text.split()).split())
    at = 0
    for sentence in article.sentences:
        assert sentence.first == at < sentence.last
        assert article.tokens[sentence.first].start == sentence.start
        assert article.tokens[sentence.last - 1].end == sentence.end
        place = article.paragraphs[sentence.paragraph]
        assert place.start <= sentence.start < sentence.end <= place.end
        at = sentence.last
    assert at == len(article.tokens)


@given(st.text(max_size=200), st.integers(0, 200))
def test_a_place_leads_to_its_word_and_sentence(text: str, at: int) -> None:
    article = article_of(text)
    before = [number for number, token in enumerate(article.tokens) if token.start <= at]
    assert article.token_at(at) == (before[-1] if before else -1)
    starts = [number for number, sentence in enumerate(article.sentences) if sentence.start <= at]
    assert article.sentence_at(at) == (starts[-1] if starts else -1)


def test_short_lines_of_unlike_length_were_not_wrapped() -> None:
    text = "Agenda\nThe parties met on Monday in the old harbour hall.\nNext\nThey part."
    assert [text[place.start : place.end] for place in article_of(text).paragraphs] == text.split("\n")


def test_what_has_no_stop_for_hundreds_of_words_is_cut_where_it_may_be() -> None:
    short = "and " * 399 + "end"
    assert sentences(article_of(short, language_code="en")) == [short]
    parted = "and " * 300 + "so; " + "but " * 300 + "end."
    assert sentences(article_of(parted, language_code="en")) == ["and " * 300 + "so;", "but " * 300 + "end."]
    assert [len(one.split()) for one in sentences(article_of("and " * 1000, language_code="en"))] == [401, 401, 198]
