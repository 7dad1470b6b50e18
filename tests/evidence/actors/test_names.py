"""Names of persons, bodies and countries: where they stand, and which of them mean the same."""

from __future__ import annotations

import pytest

from evidence.actors.seen import meant, voices


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Tarvian President Bela Horvat spoke.", "Tarvian President Bela Horvat", "Bela Horvat"),
        ("U.S. Secretary of State Dana Holt said no.", "U.S. Secretary of State Dana Holt", "Dana Holt"),
        (
            "“No,” said European Commission Vice President Ilse van der Berg.",
            "European Commission Vice President Ilse van der Berg",
            "Ilse van der Berg",
        ),
        ("Dr. J. R. Moor agreed to come.", "Dr. J. R. Moor", "J. R. Moor"),
        ("Sheikh Khalid bin Rashid al-Amri said so.", "Sheikh Khalid bin Rashid al-Amri", "Khalid bin Rashid al-Amri"),
        (
            "Prime Minister Shinji O'Brien-Tanaka resigned.",
            "Prime Minister Shinji O'Brien-Tanaka",
            "Shinji O'Brien-Tanaka",
        ),
        ("Transport Minister Caspar Lund said so.", "Transport Minister Caspar Lund", "Caspar Lund"),
    ],
)
def test_a_title_or_role_belongs_to_the_place_and_not_to_the_name(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("President Bela Horvat spoke. Horvat left at noon.", "Horvat", "Bela Horvat"),
        ("Ilse van der Berg, the mayor, spoke. Van der Berg left.", "Van der Berg", "Ilse van der Berg"),
        ("Ilse van der Berg, the mayor, spoke. “No,” said van der Berg.", "van der Berg", "Ilse van der Berg"),
        ("“No,” said Lund. Caspar Lund, the minister, had spoken.", "Lund", "Caspar Lund"),
        ("President Xi Mingze met Mr Holt. Xi said nothing.", "Xi", "Xi Mingze"),
        ("President Bela Horvat spoke. Mr Horvat’s speech was short. Mr Horvat left.", "Mr Horvat", "Bela Horvat"),
        ("The Harbour Council met. The Council said no.", "The Council", "Harbour Council"),
        ("The Harbour Council met. “No,” the council said.", "the council", "Harbour Council"),
        ("The National Union of Rail and Ferries met. NURF said no.", "NURF", "National Union of Rail and Ferries"),
        ("Col. Raúl Ibáñez de la Torre wrote. Ibáñez said no.", "Ibáñez", "Raúl Ibáñez de la Torre"),
        ("Mayor of Ashby Ada Lind wrote. Lind said no.", "Lind", "Ada Lind"),
    ],
)
def test_a_short_form_means_the_fullest_name(text: str, short: str, name: str) -> None:
    assert meant(text, short) == name


def test_two_of_one_family_are_not_taken_for_each_other() -> None:
    text = "President Bela Horvat met Minister Ana Horvat. Horvat said nothing."
    assert meant(text, "Horvat") in (None, "", "Horvat")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the weather was fine in March.",
        "Talks resumed. Nothing was said of the Treaty.",
        "Diplomacy failed. The diplomacy of trains had failed before.",
        "Snow fell near Kupra, a town on the river.",
        "Yesterday was a holiday.",
        "",
    ],
)
def test_other_capitals_are_nobody(text: str) -> None:
    assert voices(text) == []


def test_a_name_before_a_thing_is_an_adjective() -> None:
    assert meant("The Kremlin special operation began.", "The Kremlin") is None
    assert meant("Nobody saw the U.S. proposals.", "the U.S.") is None
    assert meant("The Kremlin said no.", "The Kremlin") == "Kremlin"


def test_countries_and_seats_speak() -> None:
    assert voices("Moscow denied it, and Downing Street agreed with Washington.") == [
        ("Moscow", "Moscow"),
        ("Downing Street", "Downing Street"),
        ("Washington", "Washington"),
    ]
    assert meant("Pressed by the West, Tarvia said no. Tarvian officials agreed.", "Tarvia") == "Tarvia"


def test_a_paper_is_named_behind_what_it_is_and_taken_up_later() -> None:
    text = "The weekly “The Beacon” has printed the letter. The paper says it is real."
    assert meant(text, "The weekly “The Beacon”") == "The Beacon"
    assert meant(text, "The paper") == "The Beacon"
    assert meant("The news website Axios said so.", "The news website Axios") == "Axios"


def test_a_name_in_capitals_is_the_same_name() -> None:
    assert meant("Minister Caspar Lund spoke.\n\n“No,” said LUND.", "LUND") == "Caspar Lund"
