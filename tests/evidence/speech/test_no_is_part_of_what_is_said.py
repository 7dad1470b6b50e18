"""A no that begins what is said belongs to it: to deny it as well would turn the sense around."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The office said no wording had been accepted.", "no wording had been accepted"),
        ("The minister said nothing should be read into the visit.", "nothing should be read into the visit"),
        ("Krol added nobody had asked the crews.", "nobody had asked the crews"),
        ("The ministry says none of the ships was searched.", "none of the ships was searched"),
        ("Ana Prieto said no.", ""),
        ("Ana Prieto said neither side had signed.", "neither side had signed"),
    ],
)
def test_it_is_affirmed_with_its_no(text: str, said: str) -> None:
    found = [
        (text[one.start : one.end], one.certainty.polarity) for one in read_article(article_of(text, name="x")).reports
    ]
    assert found == ([(said, "affirmed")] if said else [])


def test_a_denial_stays_one() -> None:
    text = "The office did not say that the wording had been accepted. Krol denied that the crews had been asked."
    found = {
        text[one.start : one.end]: one.certainty.polarity for one in read_article(article_of(text, name="x")).reports
    }
    assert found["the crews had been asked"] == "denied"
    assert found.get("the wording had been accepted", "denied") == "denied"
