"""Articles that people labelled: what is found does not fall below what was once reached.

The floors stand a little below the scores of the day they were set; `python benchmarks/reading_scores.py` prints the
scores. The articles in `dev` are those that the rules were written on; a folder `test`, where there is one, holds
articles that nobody has tuned on.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest

import onetext
import reading_scores

ARTICLES = Path(__file__).parent / "articles"
LABELLED = sorted(ARTICLES.glob("*/*.toml"))

FLOORS = {
    ("dev", "en"): {
        "spans": (0.98, 0.98),
        "speakers": (0.94, 0.90),
        "not speech": (0.99, 0.97),
        "reports": (0.83, 0.88),
        "dates": (0.92, 0.94),
        "deadlines": (0.84, 0.80),
        "demands": (0.77, 0.76),
        "claims": (0.73, 0.51),
        "acts": (0.56, 0.52),
        "denials": (0.75, 0.91),
    },
    ("dev", "fr"): {
        "spans": (0.99, 0.99),
        "speakers": (0.99, 0.99),
        "not speech": (0.99, 0.99),
        "dates": (0.99, 0.99),
        "deadlines": (0.99, 0.99),
    },
    # Articles that no rule was written on. Nobody looks at what goes wrong in them; it is only to get no worse.
    ("test", "en"): {
        "spans": (0.96, 0.96),
        "speakers": (0.86, 0.68),
        "not speech": (0.99, 0.80),
        "reports": (0.73, 0.73),
        "dates": (0.93, 0.92),
        "deadlines": (0.62, 0.42),
        "demands": (0.69, 0.59),
        "claims": (0.63, 0.15),
        "acts": (0.71, 0.43),
        "denials": (0.99, 0.49),
    },
}
"""Folder and language -> row -> precision and recall at least."""


@cache
def scores(folder: str, language: str) -> dict[str, reading_scores.Score]:
    return reading_scores.score_folder(ARTICLES / folder, [language])[0]


@pytest.mark.parametrize(
    ("place", "row"),
    [(place, row) for place, rows in FLOORS.items() for row in rows],
    ids=lambda one: "-".join(one) if isinstance(one, tuple) else one,
)
def test_no_score_falls_below_its_floor(place: tuple[str, str], row: str) -> None:
    score = scores(*place)[row]
    precision, recall = FLOORS[place][row]
    assert score.precision is not None, "nothing is found"
    assert score.recall is not None, "nothing is labelled"
    assert (score.precision >= precision, score.recall >= recall) == (True, True), "\n".join(
        [f"precision {score.precision:.3f}, recall {score.recall:.3f}", *(score.errors if place[0] == "dev" else ())]
    )


@pytest.mark.parametrize("labelled", LABELLED, ids=lambda path: path.stem)
def test_every_label_is_found_in_its_article_and_every_mark_is_labelled(labelled: Path) -> None:
    gold = tomllib.loads(labelled.read_text(encoding="utf-8"))
    text = labelled.with_suffix(".txt").read_text(encoding="utf-8")
    places = {key: reading_scores.labels(text, entries) for key, entries in gold.items() if isinstance(entries, list)}
    assert set(places) <= {"quotes", "not_speech", "reports", "dates", "deadlines", "demands", "claims", "acts"}
    opened = [at for at, sign in enumerate(text) if sign in "“„«" and sign_opens(text, at)]
    covered = [*places.get("quotes", ()), *places.get("not_speech", ())]
    assert [text[at : at + 40] for at in opened if not any(one.start - 2 <= at < one.end for one in covered)] == []


def sign_opens(text: str, at: int) -> bool:
    """Whether a mark opens: the German closing mark is the English opening one, and has a word before it."""
    return text[at] != "“" or at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ",.!?’‘")


@pytest.mark.parametrize("labelled", LABELLED, ids=lambda path: path.stem)
def test_offsets_hold_in_every_list(labelled: Path) -> None:
    """Of the answer as a program gets it: every item is the stretch of the file that its offsets say."""
    path = labelled.with_suffix(".txt")
    gold = tomllib.loads(labelled.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    answer = json.loads(json.dumps(onetext.read(path, published=gold["published"]).to_json()))
    assert answer["offsets"] == "file"
    assert answer["language"] == gold["language"]
    seen = 0
    for name in ("quotes", "reports", "dates", "deadlines", "demands", "claims", "acts", "not_speech"):
        for item in answer[name]:
            assert text[item["start"] : item["end"]] == item["text"]
            seen += 1
    assert seen > 20
