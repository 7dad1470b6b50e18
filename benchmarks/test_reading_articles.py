"""Reading articles: how much of what people labelled is found and how much of it is right, how long a long one takes,
and how long a person waits for `onetext read`.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import reading_scores
from measuring import measure, reach
from onetext.evidence import article_of, read_article
from onetext.model import ArticleReading

ARTICLES = Path(__file__).resolve().parent.parent / "tests" / "evidence" / "articles"
WORDS = 10_000

ASKED = {
    "spans": ("precision and recall at least 0.98", 0.98, 0.98),
    "speakers": ("precision at least 0.95, recall 0.85", 0.95, 0.85),
    "not speech": ("at most 5 % taken for speech", None, 0.95),
    "reports": ("-", None, None),
    "dates": ("F1 at least 0.90", 0.90, None),
    "deadlines": ("precision at least 0.90, recall 0.85", 0.90, 0.85),
    "demands": ("F1 at least 0.75", 0.75, None),
    "claims": ("-", None, None),
    "acts": ("-", None, None),
}
"""Row -> what is asked for, in words, and as least precision (or F1) and recall."""


def folders() -> list[tuple[str, str]]:
    """Folder and language of the labelled articles."""
    found = {
        (path.parent.name, code)
        for path in ARTICLES.glob("*/*.toml")
        for code in ("en", "fr")
        if f'language = "{code}"' in path.read_text(encoding="utf-8")
    }
    return sorted(found)


@cache
def scores(folder: str, language: str) -> tuple[dict[str, reading_scores.Score], int]:
    whole, each = reading_scores.score_folder(ARTICLES / folder, [language])
    return whole, len(each)


@pytest.mark.parametrize("row", ASKED)
@pytest.mark.parametrize(("folder", "language"), folders())
def test_scores(folder: str, language: str, row: str, benchmark: BenchmarkFixture) -> None:
    """Precision, recall and their mean, over all articles of a folder."""
    whole, count = scores(folder, language)
    score = whole[row]
    benchmark.pedantic(lambda: None, rounds=1)
    asked, precision, recall = ASKED[row]
    told = f"{count} {folder} articles ({language})"
    reached = f"{shown(score.precision)} / {shown(score.recall)} / {shown(score.f1)} of {score.right + score.missed}"
    benchmark.extra_info.update(work=f"{row}, {told}: precision / recall / F1", asked=asked, reached=reached)
    if asked.startswith("F1"):
        good = score.f1 is not None and precision is not None and score.f1 >= precision
    else:
        good = all(
            least is None or (value is not None and value >= least)
            for value, least in ((score.precision, precision), (score.recall, recall))
        )
    if asked != "-":
        benchmark.extra_info["met"] = "yes" if good else "no"


def shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def long_article(words: int) -> str:
    """The labelled articles one after the other, as often as it takes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("dev/*.txt")) if path.stem != "french"]
    out: list[str] = []
    count = 0
    while count < words:
        text = texts[len(out) % len(texts)]
        out.append(text)
        count += len(text.split())
    return "\n\n".join(out)


def test_reading_a_long_article(benchmark: BenchmarkFixture) -> None:
    def read(text: str) -> ArticleReading:
        return read_article(article_of(text, name="long"))

    work = f"reading an article of {WORDS:,} words"
    found = measure(benchmark, work, "under 1 s", read, [long_article(WORDS)])
    items = found.answers[0]
    count = len(items.quotes) + len(items.reports)
    reach(benchmark, 1.0, found, told=f"{count:,} pieces of speech", good=count > 300)


def test_cold_start(benchmark: BenchmarkFixture) -> None:
    """Seconds of wall time from the shell's prompt to the last line, for a short article."""
    program = Path(sys.executable).with_name("onetext")
    article = str(ARTICLES / "dev" / "wire.txt")
    arguments = [str(program), "read", article, "--published", "2029-10-18", "--json"]

    def run() -> None:
        subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True)

    benchmark.extra_info.update(work="onetext read of a wire report, cold start", asked="under 0.4 s")
    benchmark.pedantic(run, rounds=7, warmup_rounds=1)
    benchmark.extra_info["met"] = "yes" if benchmark.stats.stats.median < 0.4 else "no"
