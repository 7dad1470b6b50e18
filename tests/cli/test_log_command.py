"""`log --point` on the command line: what is printed, as JSON too, and what is refused."""

from __future__ import annotations

import pytest
from command_line import onetext

import onetext as package


def test_the_line_of_a_point_is_printed_and_given_as_json() -> None:
    run = onetext("log", "harbour-wages", "--point", "company-offer/4")
    assert (run.status, run.err) == (0, "")
    assert "company-offer/4 through the versions, newest first" in " ".join(run.out.split())
    answer = onetext("log", "harbour-wages", "--point", "company-offer/4", "--seed", "4", "--json").answer
    assert (answer["command"], answer["point"], answer["seed"]) == ("log", "company-offer/4", 4)
    assert answer["versions"][0]["steps"][0]["links"][0]["op"] == "removed"
    assert "drafts" not in answer


def test_day_and_audience_are_heeded() -> None:
    line = ("log", "harbour-wages", "--point", "company-offer/4", "--json")
    assert [each["id"] for each in onetext(*line, "--as-of", "2024-02-06").answer["versions"]] == [
        "union-reply",
        "company-offer",
    ]
    run = onetext(*line, "--for", "public", "--as-of", "2024-02-26")
    assert run.answer["audience"] == "public"
    known = package.log(package.load_case("harbour-wages"), audience="public").drafts
    assert [each["id"] for each in run.answer["versions"]] == [draft.id for draft in known]


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("company-offer/44", 'unknown point "company-offer/44"; did you mean "company-offer/4"?'),
        ("offer/4", 'unknown draft "offer"'),
        ("2a", "of which version? name it as VERSION/POINT: company-offer/2a, union-reply/2a"),
    ],
)
def test_a_point_that_there_is_not_is_refused_in_one_line(point: str, said: str) -> None:
    run = onetext("log", "harbour-wages", "--point", point)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert len(run.err.splitlines()) == 1
    refused = onetext("log", "harbour-wages", "--point", point, "--json")
    assert (refused.status, refused.answer["status"]) == (2, "usage")
