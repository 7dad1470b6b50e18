"""Write a large case folder of a stated size, the same for the same seed.

As YAML text and not through `casefile`, so that what is measured does not also make what it is measured on::

    python benchmarks/generate.py build/large --issues 1000 --parties 20 --drafts 50
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OPTIONS = ("lowest", "low", "middle", "high", "highest")
SETTLED_PER_DRAFT, KNOWN_PER_PARTY, LINES_PER_PARTY = 200, 100, 10


@dataclass(frozen=True)
class Size:
    """How large a case to write."""

    issues: int = 1000
    parties: int = 20
    drafts: int = 50


def write_case(folder: Path, size: Size = Size(), seed: int = 0) -> None:
    """Write the case: per party positions and weights on 100 issues and 10 red lines, per draft 200 settled points."""
    draw = random.Random(seed)
    (folder / "drafts").mkdir(parents=True)
    parties = [f"p{number:02}" for number in range(size.parties)]
    issues = [f"i{number:04}" for number in range(size.issues)]
    files = {
        "case.yaml": ["id: large", "title: A large case", f"signatories: [{', '.join(parties[:2])}]"],
        "parties.yaml": [f"- {{id: {party}, name: Party {party}}}" for party in parties],
        "issues.yaml": _issues(issues),
        "positions.yaml": _positions(draw, parties, issues),
        "weights.yaml": _weights(draw, parties, issues),
        "redlines.yaml": _red_lines(draw, parties, issues),
        "nodeal.yaml": [f"- {{party: {party}, value: [20, 50], reason: invented}}" for party in parties],
        "sources.yaml": ["- {id: s1, outlet: An outlet}"],
    }
    for number in range(size.drafts):
        files[f"drafts/d{number:02}.md"] = _draft(draw, number, issues)
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _issues(issues: list[str]) -> Iterator[str]:
    for issue in issues:
        yield f"- id: {issue}"
        yield f"  title: Question {issue}"
        yield "  options:"
        yield from (f"    - {{id: {option}, title: The {option} option}}" for option in OPTIONS)


def _known(draw: random.Random, parties: list[str], issues: list[str]) -> Iterator[tuple[str, str]]:
    for party in parties:
        yield from ((party, issue) for issue in draw.sample(issues, min(KNOWN_PER_PARTY, len(issues))))


def _positions(draw: random.Random, parties: list[str], issues: list[str]) -> Iterator[str]:
    for party, issue in _known(draw, parties, issues):
        yield f"- {{party: {party}, issue: {issue}, kind: demand, option: {draw.choice(OPTIONS)},"
        yield f"   happened: 2025-0{draw.randint(1, 9)}-{draw.randint(10, 28)}, stance: invented, sources: [s1]}}"


def _weights(draw: random.Random, parties: list[str], issues: list[str]) -> Iterator[str]:
    for party, issue in _known(draw, parties, issues):
        low = draw.randint(0, 60)
        yield f"- {{party: {party}, issue: {issue}, weight: [{low}, {low + 30}], reason: invented}}"


def _red_lines(draw: random.Random, parties: list[str], issues: list[str]) -> Iterator[str]:
    for party in parties:
        for number, issue in enumerate(draw.sample(issues, min(LINES_PER_PARTY, len(issues)))):
            yield f"- {{id: {party}-{number}, party: {party}, happened: 2025-01-15, firmness: [0.4, 0.7],"
            yield f"   refuses: {{{issue}: [{draw.choice(OPTIONS)}]}}, sources: [s1]}}"


def _draft(draw: random.Random, number: int, issues: list[str]) -> Iterator[str]:
    yield "---"
    yield f"id: d{number:02}"
    yield f"title: Draft {number}"
    yield f"happened: 2025-{1 + number // 28:02}-{1 + number % 28:02}"
    if number:
        yield f"grew_from: [d{number - 1:02}]"
    yield "---"
    for point, issue in enumerate(draw.sample(issues, min(SETTLED_PER_DRAFT, len(issues))), 1):
        yield f"{point}. What the draft says on question {issue}."
        yield f"   {{settles: {{{issue}: {draw.choice(OPTIONS)}}}}}"


def main() -> None:
    """Write a case of the size asked for."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    for name, default in (("issues", 1000), ("parties", 20), ("drafts", 50)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    write_case(asked.folder, Size(asked.issues, asked.parties, asked.drafts))


if __name__ == "__main__":
    main()
