"""What somebody says of themselves, threats that are no offers, trifles that are no demands: sentences of our own."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article


def told(text: str) -> list[tuple[str, str, str]]:
    found = read_article(article_of(text, name="own")).demands
    return [(item.kind, item.holder.name.casefold() if item.holder else "", item.text) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Any verb that somebody says they will not do; what merely happens is none.
        ("The union said it would not rewrite the rota.", ("red_line", "the union", "rewrite the rota")),
        ("Ana Prieto said she would never auction the licences.", ("red_line", "ana prieto", "auction the licences")),
        # What is given in return for something, whatever it is.
        (
            "The council would halve the toll in exchange for a signature.",
            ("offer", "the council", "halve the toll"),
        ),
        ("The company said it would refund every ticket.", ("offer", "the company", "refund every ticket")),
        # Somebody speaks for those who are theirs.
        ("“Our members cannot accept the rota,” said Paul Renner.", ("red_line", "paul renner", "accept the rota")),
        (
            "The Upland Movement says its men will not hand over the bridge.",
            ("red_line", "upland movement", "the bridge"),
        ),
        # Beside a relative clause, behind a colon, behind an apposition, in a passive.
        ("The union, which is seeking a rise, said the talks went well.", ("demand", "the union", "a rise")),
        ("The ministry proposed a deal: a toll for two years.", ("offer", "the ministry", "a toll for two years")),
        ("The mayor was urged by the union to publish the bill.", ("demand", "the union", "publish the bill")),
        ("“We don’t want any arbitration,” said Paul Renner.", ("red_line", "paul renner", "want any arbitration")),
    ],
)
def test_what_is_found(text: str, expected: tuple[str, str, str]) -> None:
    kind, holder, words = expected
    assert [(one[0], one[1]) for one in told(text) if words in one[2]] == [(kind, holder)]


@pytest.mark.parametrize(
    "text",
    [
        "The union said it would not rain on the march.",
        "The union said the storm would not reach the coast.",
        "Paul Renner could not rule out a delay.",
        "Paul Renner couldn’t rule out a delay.",
        "Paul Renner asked for more coffee and sat down.",
        "Paul Renner offered no proof.",
        "The union wants to win the vote.",
        "She accused the union of refusing to show the list.",
        "The company pushed back its deadline to Friday.",
        "Page forty says that no school shall be closed before 2040.",
        "Paul Renner asked me to wait outside.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert told(text) == []


def test_what_is_done_if_something_is_not_done_is_no_offer() -> None:
    text = "Ana Prieto said the ministry would withdraw it if the union did not call off the march."
    assert [kind for kind, _, _ in told(text) if kind == "offer"] == []
