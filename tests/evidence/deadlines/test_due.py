"""Until when a deadline runs, who sets it in longer clauses, and what goes on with it; sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import Deadline

PUBLISHED = dt.date(2031, 5, 14)  # a Wednesday


def read(text: str) -> list[Deadline]:
    return list(read_article(article_of(text, published=PUBLISHED, language_code="en")).deadlines)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The ministry has until the end of March to answer.", "2032-03-31"),
        ("Norland must pay by 15 December, Paul Reyes said.", "2031-12-15"),
        ("Norland must pay by March 1, Paul Reyes said.", "2032-03-01"),
        ("On Friday the union gave ministers until Friday to answer.", "2031-05-16"),
        ("On Friday the union gave ministers until Monday to answer.", "2031-05-12"),
        ("The court gave Norland until March 1 to pay.", "2031-03-01"),
        ("Paul Reyes said anyone who had not left by Friday would be arrested.", "2031-05-16"),
        ("Paul Reyes demanded an answer before the weekend.", "2031-05-16"),
        ("Paul Reyes demanded an answer by 1 March 2029.", "2029-03-01"),
        ("The union set a deadline of 0730 GMT on Friday.", "2031-05-16"),
        (
            "Paul Reyes demanded on Monday that the clause go by 1 July and gave the port 10 days to reply.",
            "2031-07-01",
        ),
    ],
)
def test_no_deadline_is_due_before_it_was_set(text: str, due: str) -> None:
    assert read(text)[0].due_iso == due


def test_what_ends_one_time_sets_no_other() -> None:
    text = "By Friday the port must answer, Paul Reyes said, and he gave the railway 10 days to pay."
    assert [one.due_iso for one in read(text) if one.text == "10 days"] == [""]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "The ministry’s own warning in April, that it would legislate if there was no text by 1 June, stands.",
            "the ministry",
        ),
        ("Okoro’s aides let it be known that Norland would go to court unless it was paid by 1 June.", "Norland"),
        ("Tenants of 212 flats in the valley have given their landlord until 1 June to scrap the rise.", "Tenants"),
        ("It's been noisy. The union has moved. It's given the crews until Friday to come back.", "the union"),
        ("Over the winter, the league threatened to expel clubs that did not pay by 1 June.", "the league"),
        ("The regulator, stung by the report, gave the bank until Friday to explain.", "the regulator"),
        ("The deadline that the council set for the builders runs out on Friday.", "the council"),
        ("The council’s deadline for the builders to withdraw from the park is 1 June.", "the council"),
        ("The rebels offered to free the crew if the ship had left by 1 June.", "the rebels"),
        ("The miners have called a strike for 1 June unless the pit is made safe.", "the miners"),
    ],
)
def test_who_sets_it(text: str, by: str) -> None:
    [one] = read(text)
    named = one.by_whom.name if one.by_whom else ""
    assert named.casefold().removeprefix("the ") == by.casefold().removeprefix("the ")


def test_the_one_asked_sets_what_a_question_calls_yours() -> None:
    text = (
        "Gwen Tarrant runs the union.\n\nQ: You have given them until 1 June. Why?\n\nThey asked for time.\n\n"
        "Q: And after that?\n\nIf I have no answer by 1 July, we walk out."
    )
    assert [one.by_whom.name for one in read(text) if one.by_whom] == ["Gwen Tarrant", "Gwen Tarrant"]


@pytest.mark.parametrize(
    "behind",
    [
        "If there is none, it will close the border.",
        "If the deadline is missed, it will close the border.",
        "If that does not happen, it will close the border.",
        "If they fail, it will close the border.",
        "Otherwise it will close the border.",
    ],
)
def test_what_happens_if_not_belongs_to_the_deadline_before(behind: str) -> None:
    [one] = read(f"The army gave the rebels until Friday to answer. {behind}")
    assert one.text == "until Friday"
    assert "it will close the border" in one.penalty


@pytest.mark.parametrize(
    "text",
    [
        "The fire must have started before Friday, Paul Reyes said.",
        "The league allowed the date to slip by ten days.",
        "Paul Reyes needed a win before 1 June.",
        "The file gives 1 June as the date on which it was made.",
        "“You shall have the keys by Friday,” Paul Reyes said.",
        "What the port can bear, Paul Reyes said, is a cut through November, if the river holds.",
        "The old ferry has until then to become a museum.",
        "Under the agreement the crews were freed within two days.",
        "The union issued an ultimatum on Monday.",
    ],
)
def test_what_sets_no_time(text: str) -> None:
    assert not read(text)
