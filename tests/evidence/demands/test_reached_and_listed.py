"""Subjects behind what stands between them and their verbs, short forms, one's own side, and lists of two things."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article

PEOPLE = "Ewa Lis, the minister, met reporters in Velland.\n\n"


def found(text: str) -> list[tuple[str, str, str]]:
    demands = read_article(article_of(PEOPLE + text, name="reached")).demands
    return [(one.kind, one.holder.name if one.holder else "", one.text) for one in demands]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour board voted 6-3 on Monday to give the owners until June to raise the wreck.",
            ("demand", "the harbour board", "raise the wreck"),
        ),
        (
            "Growers upstream, who have no seat on the board, have asked the judge to name a referee.",
            ("demand", "Growers", "name a referee"),
        ),
        (
            "President Odo of Velland, who is mediating, has asked both sides to stop firing.",
            ("demand", "Odo", "stop firing"),
        ),
        ("The colonel, Lis said, had given the drivers an hour to leave.", ("demand", "the colonel", "leave")),
        ("Two years ago tenants gave the city ten days to mend the roof.", ("demand", "tenants", "mend the roof")),
        ("Ms Lis said she'd never sign a lease of 99 years.", ("red_line", "Ewa Lis", "sign a lease of 99 years")),
        (
            "Lis told the press that her country “will never cede the cape”.",
            ("red_line", "Ewa Lis", "cede the cape"),
        ),
        ("“We're not giving up one acre,” said Ewa Lis.", ("red_line", "Ewa Lis", "giving up one acre")),
        ("Ms Lis said the island would not be sold.", ("red_line", "Ewa Lis", "the island would not be sold")),
        ("“Please do not print the names,” said Ewa Lis.", ("demand", "Ewa Lis", "do not print the names")),
        (
            "The union threatened to leave the talks if the pay rise was not on the table by May.",
            ("demand", "the union", "the pay rise was not on the table by May"),
        ),
        ("What the city can live with, Lis said, is a cut of a tenth.", ("offer", "Ewa Lis", "a cut of a tenth")),
    ],
)
def test_who_holds_it(text: str, expected: tuple[str, str, str]) -> None:
    kind, holder, words = expected
    fitting = [one for one in found(text) if one[0] == kind and words in one[2]]
    assert [one[1].casefold() for one in fitting] == [holder.casefold()], found(text)


def test_two_things_of_one_list() -> None:
    text = "The union wants 9 per cent and, above all, a guarantee that no depot will close."
    assert [one[2] for one in found(text)] == ["9 per cent", "a guarantee that no depot will close"]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Lis declined to release the names of the crew.",
        "The minister promised the request would be studied.",
        "“It was quiet until somebody had to appoint a judge,” said Ewa Lis.",
        "She lay her watch on the table.",
        "Ms Lis reads the line if the figure was not on the table.",
        "An exhibition in the harbour will remain open until June 30.",
        "“They'd never sign it,” said Ewa Lis.",
    ],
)
def test_nothing_is_held(text: str) -> None:
    assert found(text) == []
