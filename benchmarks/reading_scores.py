"""How much of what people labelled in articles a reader finds, and how much of what it finds is right.

A folder holds articles (`NAME.txt`) and labels (`NAME.toml`). `python benchmarks/reading_scores.py FOLDER` prints a
table for each language, with `--markdown` those of several folders side by side. `--errors` prints every miss, and
refuses to for a folder called `test`, so that nobody tunes on it.

What counts as right: a quotation, when it begins and ends at the very same letters; a date, when it shares half of the
shorter of both stretches and means the same days; all else, when it shares half of the shorter and has the same speaker
(holder, claimant) and kind (subject, day due). Whether a stretch takes in one word more, or its last comma, does not
count. Two names are one when the words of the shorter are all in the longer, titles aside; where the label names
nobody, nobody may be named. Labels that are `optional`, and whatever is found in their place, count neither way.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onetext.evidence import article_of, read_article
from onetext.evidence.language import LANGUAGES
from onetext.model import ArticleReading, Voice

ROWS = (
    "spans",
    "speakers",
    "not speech",
    "reports",
    "dates",
    "deadlines",
    "demands",
    "demands, kind aside",
    "claims",
    "acts",
    "denials",
)
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "minister",
        "prime",
        "secretary",
        "general",
        "de",
        "von",
        "der",
        "van",
        "le",
        "la",
        "les",
    ]
)
"""Words that tell nobody from another: titles and articles."""
_WEEKS = re.compile(r"P(\d+)W")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled place."""

    start: int
    end: int
    data: Mapping[str, Any]

    @property
    def optional(self) -> bool:
        return bool(self.data.get("optional"))


@dataclass(slots=True)
class Score:
    """Counts of one kind: labelled and found, labelled and missed, found and not labelled."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        total = 2 * self.right + self.missed + self.wrong
        return 2 * self.right / total if total else None

    def add(self, other: Score) -> None:
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong
        self.errors += other.errors


def labels(text: str, entries: Iterable[Mapping[str, Any]]) -> list[Label]:
    """The places of labels: the nth occurrence of their words."""
    found = []
    for entry in entries:
        at = -1
        for _ in range(int(entry.get("nth", 1))):
            at = text.find(entry["text"], at + 1)
            if at < 0:
                raise ValueError(f"label not in the text: {entry['text']!r}")
        found.append(Label(at, at + len(entry["text"]), entry))
    return found


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names may mean one: the words of the shorter are all in the longer, titles and articles aside."""
    first, second = _words(one or ""), _words(other or "")
    return bool(first) and bool(second) and (first <= second or second <= first)


def _words(name: str) -> frozenset[str]:
    parts = frozenset(re.findall(r"[^\W\d_]+", name.casefold().replace("’s", "").replace("'s", "")))
    return parts - _SMALL or parts


def _name(voice: Voice | None) -> str:
    return voice.name if voice else ""


def overlap(one: Any, other: Any) -> float:
    """Shared length over that of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / max(min(one.end - one.start, other.end - other.start), 1)


def matched(
    gold: Sequence[Label],
    found: Sequence[Any],
    fits: Callable[[Label, Any], bool],
    say: Callable[[Any], str],
    open_too: Iterable[Label] = (),
) -> tuple[Score, list[tuple[Label, Any]]]:
    """Give each label the first item that fits, and tell who met whom.

    Those `optional`, and what stands in their place or in that of `open_too`, count neither way.
    """
    score, met, left = Score(), [], list(found)
    for label in gold:
        if label.optional:
            continue
        hit = next((item for item in left if fits(label, item)), None)
        if hit is None:
            score.missed += 1
            score.errors.append(f"missed  {label.data}")
        else:
            left.remove(hit)
            score.right += 1
            met.append((label, hit))
    either = [label for label in (*gold, *open_too) if label.optional]
    left = [item for item in left if not any(half(label, item) for label in either)]
    score.wrong = len(left)
    score.errors += [f"wrong   {say(item)}" for item in left]
    return score, met


def exact(label: Label, item: Any) -> bool:
    """The very same stretch."""
    return (label.start, label.end) == (item.start, item.end)


def half(label: Label, item: Any) -> bool:
    """Half of the shorter stretch is shared."""
    return overlap(label, item) >= 0.5


def scores_of(text: str, gold: Mapping[str, Any], reading: ArticleReading) -> dict[str, Score]:
    """The scores of one article."""
    kinds = {key: labels(text, gold.get(key, ())) for key in _KEYS}
    speech = [quote for quote in reading.quotes if quote.kind == "speech"]
    matches = {
        "spans": matched(kinds["quotes"], speech, exact, _said, kinds["not_speech"]),
        "reports": matched(kinds["reports"], reading.reports, _report_fits, _said),
        "dates": matched(kinds["dates"], reading.dates, _date_fits, _dated),
        "deadlines": matched(kinds["deadlines"], reading.deadlines, _deadline_fits, _set),
        "demands": matched(kinds["demands"], reading.demands, _demand_fits, _wanted),
        "demands, kind aside": matched(kinds["demands"], reading.demands, _holder_fits, _wanted),
        "claims": matched(kinds["claims"], reading.claims, _claim_fits, _claimed),
        "acts": matched(kinds["acts"], reading.acts, half, _acted),
    }
    return {
        **{row: score for row, (score, _) in matches.items()},
        "speakers": _speakers(kinds["quotes"], speech),
        "not speech": _not_speech(kinds["not_speech"], speech),
        "denials": _denials([pair for row in _CAN_BE_DENIED for pair in matches[row][1]]),
    }


_CAN_BE_DENIED = ("spans", "reports", "demands, kind aside", "claims")
_KEYS = ("quotes", "not_speech", "reports", "dates", "deadlines", "demands", "claims", "acts")


def _report_fits(label: Label, item: Any) -> bool:
    return half(label, item) and _agrees(label.data.get("speaker"), item.speaker)


def _date_fits(label: Label, item: Any) -> bool:
    return half(label, item) and _in_days(label.data["iso"]) == _in_days(item.iso)


def _deadline_fits(label: Label, item: Any) -> bool:
    same_day = (label.data.get("due") or "") == item.due_iso
    return half(label, item) and _agrees(label.data.get("by_whom"), item.by_whom) and same_day


def _holder_fits(label: Label, item: Any) -> bool:
    return half(label, item) and _agrees(label.data.get("holder"), item.holder)


def _demand_fits(label: Label, item: Any) -> bool:
    return _holder_fits(label, item) and label.data["kind"] == item.kind


def _claim_fits(label: Label, item: Any) -> bool:
    same_subject = label.data["subject"] == item.subject
    return half(label, item) and same_subject and _agrees(label.data.get("claimant"), item.claimant)


def _in_days(iso: str) -> str:
    """Two weeks are fourteen days."""
    return _WEEKS.sub(lambda found: f"P{7 * int(found[1])}D", iso)


def _said(item: Any) -> str:
    return f"{item.text!r} of {_name(item.speaker)!r} ({item.rule})"


def _dated(item: Any) -> str:
    return f"{item.text!r} {item.iso}"


def _set(item: Any) -> str:
    return f"{item.text!r} by {_name(item.by_whom)!r} due {item.due_iso!r} ({item.rule})"


def _wanted(item: Any) -> str:
    return f"{item.kind} {item.text!r} of {_name(item.holder)!r} ({item.rule})"


def _claimed(item: Any) -> str:
    return f"{item.subject} {item.text!r} of {_name(item.claimant)!r} ({item.rule})"


def _acted(item: Any) -> str:
    return f"{item.kind} {item.text!r} of {_name(item.actor)!r} ({item.rule})"


def _agrees(label: str | None, voice: Voice | None) -> bool:
    """Whether a name is that of the label; where the label names nobody, nobody may be named."""
    if label is None:
        return True
    return same_name(label, _name(voice)) if label else voice is None


def _denials(met: Iterable[tuple[Label, Any]]) -> Score:
    """Of what was found at all: whether what is denied is told to be denied, and nothing else is."""
    score = Score()
    for label, item in met:
        denied, told = bool(label.data.get("denied")), item.certainty.polarity == "denied"
        score.right += denied and told
        score.missed += denied and not told
        score.wrong += told and not denied
        if denied != told:
            score.errors.append(f"{'missed' if denied else 'wrong '}  {label.data['text'][:60]!r}")
    return score


def _speakers(gold: Sequence[Label], speech: Sequence[Any]) -> Score:
    """Precision over the speakers given, recall over those labelled; only spans that are labelled count."""
    score = Score()
    by_place = {(quote.start, quote.end): quote for quote in speech}
    for label in gold:
        quote = by_place.get((label.start, label.end))
        wanted, given = label.data.get("speaker", ""), _name(quote.speaker) if quote else ""
        if label.optional or not (wanted or given):
            continue
        if wanted and given and same_name(wanted, given):
            score.right += 1
            continue
        score.missed += bool(wanted)
        score.wrong += bool(given)
        score.errors.append(
            f"{'wrong ' if given else 'missed'}  {label.data['text'][:60]!r}: {given!r}, should be {wanted!r}"
            f" ({quote.rule if quote else 'span not found'})"
        )
    return score


def _not_speech(gold: Sequence[Label], speech: Sequence[Any]) -> Score:
    """`right` counts the spans left alone, `missed` those taken for speech: recall is 1 less the false share."""
    score = Score()
    places = {(quote.start, quote.end) for quote in speech}
    for label in gold:
        if label.optional:
            continue
        if (label.start, label.end) in places:
            score.missed += 1
            score.errors.append(f"taken for speech  {label.data['text']!r}")
        else:
            score.right += 1
    return score


def score_folder(folder: Path, languages: Sequence[str] = ()) -> tuple[dict[str, Score], dict[str, dict[str, Score]]]:
    """All articles of a folder (or those in some languages) together, and each."""
    each: dict[str, dict[str, Score]] = {}
    for labelled in sorted(folder.glob("*.toml")):
        gold = tomllib.loads(labelled.read_text(encoding="utf-8"))
        code = gold.get("language", "en")
        if languages and code not in languages:
            continue
        text = labelled.with_suffix(".txt").read_text(encoding="utf-8")
        article = article_of(text, name=labelled.stem, published=gold.get("published"), language_code=code)
        each[labelled.stem] = scores_of(text, gold, read_article(article))
    whole = {row: Score() for row in ROWS}
    for found in each.values():
        for row in ROWS:
            whole[row].add(found[row])
    return whole, each


def _share(value: float | None) -> str:
    return "    –" if value is None else f"{value:5.3f}"


def markdown(folders: Sequence[Path]) -> Iterator[str]:
    """The table of the documentation: precision, recall and F1 of each folder side by side, English then French."""
    yield "| | " + " | ".join(f"{folder.name}: precision, recall, F1, of" for folder in folders) + " |"
    yield "|---" * (len(folders) + 1) + "|"
    for code in LANGUAGES:
        whole = [score_folder(folder, [code]) for folder in folders]
        for row in ROWS if any(each for _, each in whole) else ():
            cells = [_cell(scores[row]) if each else "" for scores, each in whole]
            yield f"| {_NAMED.get(row, row)}{'' if code == 'en' else f' ({code})'} | " + " | ".join(cells) + " |"


_NAMED = {"not speech": "told apart from speech"}


def _cell(score: Score) -> str:
    figures = ", ".join(_share(value).strip() for value in (score.precision, score.recall, score.f1))
    return f"{figures}, {score.right + score.missed}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="folder")
    parser.add_argument("--errors", metavar="ROW", help="print every miss of one row, or of all")
    parser.add_argument("--each", action="store_true", help="a table for each article too")
    parser.add_argument("--markdown", action="store_true", help="the table of the documentation, and nothing else")
    asked = parser.parse_args()
    if asked.errors and any(folder.resolve().name == "test" for folder in asked.folders):
        sys.exit("the misses of the test articles are not shown: nobody is to tune on them")
    if asked.markdown:
        print("\n".join(markdown(asked.folders)))
        return
    for folder in asked.folders:
        show(folder, errors=asked.errors or "", with_each=asked.each)


def show(folder: Path, *, errors: str, with_each: bool) -> None:
    """Print the tables of a folder, and the misses of a row."""
    tables, each = [], {}
    for code in LANGUAGES:
        whole, of_language = score_folder(folder, [code])
        if of_language:
            tables += [*(of_language.items() if with_each else ()), (f"{len(of_language)} articles, {code}", whole)]
            each |= of_language
    for name, found in tables:
        print(f"\n{name}\n{'':22}precision  recall     F1  right missed  wrong")
        for row in ROWS:
            score = found[row]
            print(
                f"{row:22}    {_share(score.precision)}   {_share(score.recall)}  {_share(score.f1)}"
                f"  {score.right:5} {score.missed:6} {score.wrong:6}"
            )
    for name, found in each.items():
        for row in ROWS if errors == "all" else [row for row in ROWS if row == errors]:
            for error in found[row].errors:
                print(f"{name} · {row} · {error}")


if __name__ == "__main__":
    main()
