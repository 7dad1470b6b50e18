"""What was done with a draft, in sentences of our own: who, how, with which text, and what is no answer."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, candidates_of, read_article
from onetext.model import DraftResponse

DAY = dt.date(2031, 5, 7)


def responses_of(text: str, language: str = "en") -> list[DraftResponse]:
    article = article_of(text, language_code=language, published=DAY)
    return list(read_article(article).responses)


def told(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [(one.kind, one.who.name if one.who else "", one.draft) for one in responses_of(text, language)]


@pytest.mark.parametrize(
    ("text", "kind", "who", "draft"),
    [
        ("Ewa Lis signed the treaty.", "accepts", "Ewa Lis", "the treaty"),
        ("The rebels accepted the plan.", "accepts", "the rebels", "the plan"),
        ("Ewa Lis initialled the second annex.", "accepts", "Ewa Lis", "the second annex"),
        ("The senate voted for the accord.", "accepts", "the senate", "the accord"),
        ("Ewa Lis accepted the plan as a basis for talks.", "basis-for-talks", "Ewa Lis", "the plan"),
        ("Ewa Lis called the draft a basis for talks.", "basis-for-talks", "Ewa Lis", "the draft"),
        ("The government accepted the text in principle.", "accepts-in-principle", "the government", "the text"),
        ("The government accepted the text with reservations.", "amends", "the government", "the text"),
        ("The envoys sent the draft back with twelve changes.", "amends", "the envoys", "the draft"),
        ("The rebels tabled a counter-proposal on Monday.", "amends", "the rebels", "a counter-proposal"),
        ("The union rejected the company’s offer.", "rejects", "the union", "the company’s offer"),
        ("The union turned down the latest offer.", "rejects", "the union", "the latest offer"),
        ("Ewa Lis said no to the deal.", "rejects", "Ewa Lis", "the deal"),
        ("The dockers refused to sign the contract.", "rejects", "the dockers", "the contract"),
        ("The truce was rejected by the rebels on Sunday.", "rejects", "the rebels", "The truce"),
        ("“We reject this plan,” said Ewa Lis.", "rejects", "Ewa Lis", "this plan"),
        ("The union demanded changes to the text.", "demands-change", "the union", "the text"),
        ("The government has not accepted the draft.", "silent", "the government", "the draft"),
        ("The union has yet to respond to the proposal.", "silent", "the union", "the proposal"),
        ("The ministry is still studying the draft.", "silent", "the ministry", "the draft"),
    ],
)
def test_what_is_an_answer(text: str, kind: str, who: str, draft: str) -> None:
    assert told(text) == [(kind, who, draft)]
    (one,) = responses_of(text)
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ewa Lis urged the rebels to accept the plan.",
        "Ewa Lis demanded that the leader sign the plan by Friday.",
        "The rebels may accept the plan.",
        "The union would sign the deal if pay rose.",
        "Did the rebels accept the plan?",
        "Ewa Lis accepted an invitation and signed a book.",
        "The rebels accept that the plan is dead.",
        "The union did not reject the offer.",
        "Ewa Lis would never sign a text that sold the port.",
        "The teams agreed on a date for the talks.",
        "Nobody signed the treaty.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert told(text) == []


def test_who_tells_and_who_denies_stand_with_it() -> None:
    (one,) = responses_of("Ewa Lis denied that the rebels had rejected the plan.")
    assert (one.kind, one.who.name if one.who else "", one.certainty.polarity) == ("rejects", "the rebels", "denied")
    assert [voice.name for voice in one.reported_by] == ["Ewa Lis"]
    (other,) = responses_of("The ministry rejected reports that it had accepted the plan.")
    assert other.certainty.polarity == "denied"


def test_a_hedge_is_kept() -> None:
    (one,) = responses_of("The rebels reportedly accepted the plan.")
    assert one.certainty.hedge == "reportedly"


def test_the_day_is_told_and_never_one_to_come() -> None:
    (one,) = responses_of("The rebels rejected the plan on 3 May 2031.")
    assert str(one.happened) == "2031-05-03"
    (other,) = responses_of("The rebels rejected the plan for a vote in June 2032.")
    assert other.happened is None


def test_french_words() -> None:
    assert told("Le syndicat a rejeté l’offre. Le gouvernement a signé le traité.", "fr") == [
        ("rejects", "le syndicat", "l’offre"),
        ("accepts", "le gouvernement", "le traité"),
    ]


def test_it_waits_in_the_inbox() -> None:
    text = "Ewa Lis, the minister, rejected the 12-point plan on 3 May 2031."
    reading = read_article(article_of(text, language_code="en", published=DAY))
    items = candidates_of(reading, text, document="d", published=DAY, outlet="The Courier")
    (one,) = [item for item in items if item.kind == "response"]
    assert one.id == "d.a1"
    assert {key: one.fields[key] for key in ("voice", "kind", "of_what", "happened")} == {
        "voice": "Ewa Lis",
        "kind": "rejects",
        "of_what": "the 12-point plan",
        "happened": "2031-05-03",
    }


def test_an_ultimatum_is_no_draft_and_a_joined_condition_is_none_of_its_answer() -> None:
    assert told("Norvania rejected the ultimatum on Monday.") == []
    [one] = responses_of("The rebels signed the treaty, and if the army pays, the port will open.")
    assert one.certainty.conditional == ""
    [one] = responses_of("The rebels signed the treaty and would leave if the army did not pay.")
    assert one.certainty.conditional == ""
    assert responses_of("The rebels will sign the treaty if the army pays.") == []
