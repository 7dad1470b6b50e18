"""Who said what stands between marks: one text for each way in which newspapers say it."""

from __future__ import annotations

import datetime as dt

import pytest
from said_aloud import name, read, speaker, speakers


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The bridge stays shut,” said Ana Prieto.", "Ana Prieto"),
        ("“The bridge stays shut,” Ana Prieto said on Monday.", "Ana Prieto"),
        ("Ana Prieto said: “The bridge stays shut.”", "Ana Prieto"),
        ("Ana Prieto said at a meeting of the port council that “the bridge stays shut.”", "Ana Prieto"),
        ("Ana Prieto, who flew in on Monday, told reporters that “the bridge stays shut”.", "Ana Prieto"),
        ("According to Ana Prieto, the bridge “stays shut for good”.", "Ana Prieto"),
        ("The bridge, according to Ana Prieto, “stays shut for good”.", "Ana Prieto"),
        ("The plan was rejected by Ana Prieto as “a bad joke about bridges”.", "Ana Prieto"),
        ("“Will the bridge open?” Ana Prieto asked.", "Ana Prieto"),
        ("The two delegations said they had held “useful and frank” talks.", "the two delegations"),
        ("Otto Brandt came late. Ana Prieto wrote in a letter: “The bridge stays shut.”", "Ana Prieto"),
        ("Ana Prieto was blunter: “The bridge stays shut.”", "Ana Prieto"),
        ("If Otto Brandt comes late, Ana Prieto said, “the bridge stays shut.”", "Ana Prieto"),
        ("Otto Brandt was in Lund, while Ana Prieto insisted that “the bridge stays shut”.", "Ana Prieto"),
        ("Ana Prieto met Otto Brandt, saying that “the bridge stays shut”.", "Ana Prieto"),
        (
            "A woman selling herring near the bridge replied: “It stays shut.”",
            "A woman selling herring near the bridge",
        ),
    ],
)
def test_the_speaker_of_one_quotation(text: str, wanted: str) -> None:
    assert speaker(text).casefold() == wanted.casefold()


def test_pieces_of_a_broken_quotation_share_their_speaker() -> None:
    quotes = read("“The bridge,” said Ana Prieto, “stays shut. For good.” Otto Brandt left.").quotes
    assert [name(quote) for quote in quotes] == ["Ana Prieto", "Ana Prieto"]
    assert quotes[1].continues == 0


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    quotes = read("“Borders stay,” Ana Prieto said. “Second, the fleet stays. Third, so do we.”").quotes
    assert [name(quote) for quote in quotes] == ["Ana Prieto", "Ana Prieto"]
    assert quotes[1].rule == "same speaker goes on"


def test_the_next_sentence_does_not_take_the_quotation_of_this_one() -> None:
    text = "Ana Prieto said at the council that “the bridge stays shut.” Otto Brandt added that he would sue."
    assert speaker(text) == "Ana Prieto"


def test_a_paragraph_that_opens_its_marks_anew_has_the_same_speaker() -> None:
    text = "Ana Prieto told a story:\n\n“We sat there for nine days.\n\n“Then they left.”"
    assert [found[1] for found in speakers(text)] == ["Ana Prieto", "Ana Prieto"]


def test_a_quotation_within_a_quotation_is_reported_by_the_outer_speaker() -> None:
    outer, inner = read("“Otto Brandt told me, ‘Nobody will sign that paper,’ and he left,” Ana Prieto said.").quotes
    assert (name(outer), name(inner)) == ("Ana Prieto", "Otto Brandt")
    assert [voice.name for voice in inner.reported_by] == ["Ana Prieto"]


def test_one_who_quotes_himself_is_the_inner_speaker() -> None:
    _outer, inner = read("“I told them, ‘The cranes stop on Monday,’ and they laughed,” Ana Prieto said.").quotes
    assert name(inner) == "Ana Prieto"
    assert inner.reported_by == ()


def test_a_request_reported_by_somebody_is_not_his_own_words() -> None:
    (quote,) = read(
        "Ana Prieto said Lund had sent a letter, along with a request to “show good will and patience”."
    ).quotes
    assert name(quote) != "Ana Prieto"
    assert [voice.name for voice in quote.reported_by] == ["Ana Prieto"]


def test_a_source_in_the_sentence_beside() -> None:
    text = (
        "According to Ana Prieto, Lund took a break from the talks. It was then that “a new version of the paper "
        "emerged, with nine points.”"
    )
    assert speaker(text) == "Ana Prieto"


def test_whoever_is_quoted_speaks_and_whoever_quotes_reports() -> None:
    (quote,) = [q for q in read("Ana Prieto quoted Otto Brandt as saying “the bridge will open”.").quotes if q.speaker]
    assert name(quote) == "Otto Brandt"
    assert [voice.name for voice in quote.reported_by] == ["Ana Prieto"]


@pytest.mark.parametrize(
    "text",
    [
        "The road to “a better and brighter future for all” is long. Ana Prieto was in Lund.",
        "Nobody could say where “the bridge stays shut for good” was first written.",
        "It was reported that “the bridge stays shut for good”.",
    ],
)
def test_in_doubt_there_is_no_speaker(text: str) -> None:
    assert all(quote.speaker is None for quote in read(text).quotes)


def test_channel_occasion_addressee_and_date() -> None:
    text = "In an interview with Radio Lund on 3 May 2031, Ana Prieto told reporters that “the bridge stays shut”."
    (quote,) = read(text, published=dt.date(2031, 5, 4)).quotes
    assert quote.channel == "interview"
    assert quote.occasion.startswith("an interview")
    assert quote.addressee is not None
    assert quote.addressee.name == "reporters"
    assert str(quote.said_on) == "2031-05-03"


def test_the_date_is_carried_over_in_the_same_speech() -> None:
    text = "On 3 May 2031, Ana Prieto said that “the bridge stays shut”. Ana Prieto added that “it is old and unsafe”."
    quotes = read(text, published=dt.date(2031, 5, 9)).quotes
    assert [str(quote.said_on) for quote in quotes] == ["2031-05-03", "2031-05-03"]


def test_hedge_condition_and_denial_are_kept() -> None:
    (hedged,) = read("Ana Prieto allegedly called it “a wish list from the other shore”.").quotes
    assert hedged.certainty.hedge == "allegedly"
    (conditional,) = read("If Lund refuses to talk, Ana Prieto said, “the same will happen elsewhere.”").quotes
    assert conditional.certainty.conditional == "If Lund refuses to talk"
    (denied,) = read("Ana Prieto did not say that “the bridge stays shut for good”.").quotes
    assert denied.certainty.polarity == "denied"


def test_who_answers_in_an_interview() -> None:
    text = (
        "Ana Prieto spoke to us in Lund.\n\nQuestion: What did Otto Brandt say?\n\nAnswer: He told me, “I will come on "
        "Monday.” And I said, “Come on Sunday.”\n\nQuestion: And then?\n\nAnswer: Nothing."
    )
    quotes = read(text).quotes
    assert name(quotes[-1]) == "Ana Prieto"
    assert "Ana Prieto" in [voice.name for voice in quotes[0].reported_by]


def test_french_says_it_otherwise() -> None:
    assert speaker("« Le pont reste fermé », a déclaré Hélène Marceau.", "fr") == "Hélène Marceau"
    assert speaker("Selon Hélène Marceau, le pont « reste fermé pour de bon ».", "fr") == "Hélène Marceau"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ana Prieto said France had got U.S. proposals before the summit, along with a request to “keep quiet.”",
            "U.S.",
        ),
        ("Ana Prieto said it had come with a Russian request to “keep quiet.”", "Russia"),
        ("Ana Prieto said the school had Otto Brandt’s proposals, with a warning to “keep quiet.”", "Otto Brandt"),
    ],
)
def test_a_request_is_whose_proposals_it_came_with(text: str, speaker: str) -> None:
    (quote,) = (one for one in read(text).quotes if one.text == "keep quiet.")
    assert quote.speaker is not None
    assert quote.speaker.name == speaker
    assert [voice.name for voice in quote.reported_by] == ["Ana Prieto"]


def test_a_colon_belongs_to_who_speaks_and_not_to_whom_they_speak_of() -> None:
    assert speaker("Ana Prieto said that Otto Brandt had warned of a strike: “The bridge stays shut.”") == "Ana Prieto"


def test_a_sentence_in_the_paragraph_before_does_not_speak() -> None:
    assert speaker("Ana Prieto said so on Monday.\n\n“The bridge stays shut for good.”") == ""


def test_everybody_through_whom_words_came_is_named_the_nearest_first() -> None:
    text = "Ana Prieto told the court: “Otto Brandt said ‘Rhea Coll wrote “the bridge stays shut for good”’ and left.”"
    innermost = read(text).quotes[-1]
    assert (name(innermost), [voice.name for voice in innermost.reported_by]) == (
        "Rhea Coll",
        ["Otto Brandt", "Ana Prieto"],
    )
