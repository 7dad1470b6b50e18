"""What parties want: positions, weights and scores, red lines, no deal."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from onetext.casefile.book import Book
from onetext.casefile.section import Entry
from onetext.casefile.sense.common import check_dates
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shapes.judgements import NoDealShape, WeightShape
from onetext.casefile.shapes.positions import PositionShape
from onetext.casefile.shapes.redlines import RedLineShape
from onetext.model import Bar, Range

__all__ = ["check_no_deals", "check_positions", "check_red_lines", "check_weights"]


# -- positions -----------------------------------------------------------------------------------------------------


def check_positions(refs: Refs, book: Book) -> None:
    """Positions name what exists, say one thing, and have a source (S3)."""
    scored = {(entry.shape.party, entry.shape.issue) for entry in book.entries.get("weights", ()) if entry.shape.scores}
    # Scores that cannot be read are scores still: nobody is told to write them.
    broken = [item for entry, item in book.broken if entry.section.name == "weights"]
    scored |= {(str(item.get("party")), str(item.get("issue"))) for item in broken}
    warned: set[tuple[str, str]] = set()
    for entry in book.entries.get("positions", ()):
        shape = entry.shape
        refs.party(entry, ("party",), shape.party)
        refs.issue(entry, ("issue",), shape.issue)
        refs.speaker(entry, ("speaker",), shape.party, shape.speaker)
        refs.option(entry, ("option",), shape.issue, shape.option)
        refs.each_option(entry, ("compatible",), shape.issue, shape.compatible)
        refs.each_option(entry, ("refused",), shape.issue, shape.refused)
        _one_thing(refs, entry)
        issue = book.issues.get(shape.issue)
        pair = shape.party, shape.issue
        if issue is None or issue.ordered or pair in scored or pair in warned or shape.kind == "statement":
            continue
        if "weights" not in book.lost:
            warned.add(pair)
            message = f'issue "{shape.issue}" has no order, and "{shape.party}" has no scores on it'
            refs.add(entry, "W105", ("issue",), message, "give scores in weights.yaml")


def _one_thing(refs: Refs, entry: Entry[PositionShape]) -> None:
    shape = entry.shape
    if not shape.sources:
        hint = "name one; what an analyst supposes goes into weights.yaml"
        refs.add(
            entry,
            "E215",
            ("sources",) if "sources" in shape.model_fields_set else (),
            "a position without a source",
            hint,
        )
    given = [key for key in ("option", "compatible", "refused") if getattr(shape, key)]
    if len(given) > 1:
        message = f"a position has {' and '.join(given)}; at most one can hold"
        refs.add(entry, "E217", (given[1],), message, "make two records of it", of_key=True)
    if shape.kind == "refuses" and not shape.refused:
        refs.add(entry, "E216", ("kind",), "a refusal names no refused option", "write refused: [option]")


# -- weights -------------------------------------------------------------------------------------------------------


def check_weights(refs: Refs, book: Book) -> None:
    """One weight for each party and issue; scores cover all options and run from 0 to 100 (S2)."""
    seen: set[tuple[str, str]] = set()
    for entry in book.entries.get("weights", ()):
        shape = entry.shape
        refs.party(entry, ("party",), shape.party)
        refs.issue(entry, ("issue",), shape.issue)
        if (shape.party, shape.issue) in seen:
            message = f'issue "{shape.issue}" has a weight for "{shape.party}" already'
            refs.add(entry, "E225", (), message, "keep one of them")
        seen.add((shape.party, shape.issue))
        if shape.scores:
            _scores(refs, entry)
        elif shape.weight is None:
            refs.add(entry, "E232", (), "a weight has neither weight nor scores", "write weight: 40")


def _scores(refs: Refs, entry: Entry[WeightShape]) -> None:
    shape = entry.shape
    refs.option_keys(entry, ("scores",), shape.issue, shape.scores)
    options = refs.book.raw_options.get(shape.issue, set())
    missing = sorted(options - set(shape.scores))
    if missing:
        message = f"the scores leave out {', '.join(missing)}"
        refs.add(entry, "E218", ("scores",), message, "write [0, 100] for what is unknown", of_key=True)
    elif min(score.low for score in shape.scores.values()) > 0 or max(s.high for s in shape.scores.values()) < 100:
        message = "the scores do not run from 0 to 100, so the weight is worth less than it says"
        refs.add(entry, "W104", ("scores",), message, "0 is the worst option of the issue, 100 the best", of_key=True)


# -- red lines -----------------------------------------------------------------------------------------------------


def check_red_lines(refs: Refs, book: Book) -> None:
    """Each reading bars something that exists; a crossing does not come before the line (S7)."""
    for entry in book.entries.get("redlines", ()):
        shape = entry.shape
        refs.party(entry, ("party",), shape.party)
        refs.speaker(entry, ("speaker",), shape.party, shape.speaker)
        strict = shape.strict
        both = shape.refuses is not None and shape.requires is not None
        if both or (strict and (strict.refuses is None) == (strict.requires is None)):
            path = () if both else ("strict",)
            refs.add(entry, "E237", path, "a reading has either refuses or requires", "keep one of the two")
        elif shape.narrow is None and strict is None:
            refs.add(entry, "E237", (), "a red line has neither refuses nor requires", "say what it bars")
        _bar(refs, entry, (), shape.narrow)
        if strict is not None:
            _bar(refs, entry, ("strict",), strict.bar)
        if shape.crossed is not None:
            check_dates(refs, entry, ("crossed",), shape.crossed.happened, shape.crossed.known)


def _bar(refs: Refs, entry: Entry[RedLineShape], path: tuple[str, ...], bar: Bar | None) -> None:
    if bar is None:
        return
    path = (*path, "requires" if bar.requires else "refuses")
    for issue, options in bar.options.items():
        refs.issue(entry, (*path, issue), issue, of_key=True)
        refs.each_option(entry, (*path, issue), issue, options)
    barred = {issue: _barred(refs, issue, options, bar) for issue, options in bar.options.items()}
    nothing = [issue for issue, (some, _) in barred.items() if not some]
    if not barred or (nothing and not bar.requires) or (bar.requires and len(nothing) == len(barred)):
        what = f' on issue "{nothing[0]}"' if nothing else ""
        hint = "it requires every option" if bar.requires and nothing else "name the options it bars"
        refs.add(entry, "E214", (*path, *nothing[:1]), f"a red line bars no option{what}", hint, of_key=True)
    whole = [issue for issue, (_, all_of_them) in barred.items() if all_of_them]
    if whole and (bar.requires or len(whole) == len(barred)):
        message = f'a red line bars every option of issue "{whole[0]}"'
        refs.add(entry, "W107", (*path, whole[0]), message, "no text can keep it", of_key=True)


def _barred(refs: Refs, issue: str, options: tuple[str, ...], bar: Bar) -> tuple[bool, bool]:
    """Whether a bar takes away some of an issue's options, and whether it takes all."""
    known = refs.book.raw_options.get(issue)
    if not known:
        return bool(options) or bar.requires, False
    gone = known - set(options) if bar.requires else known & set(options)
    return bool(gone) or not known.issuperset(options), gone == known


# -- no deal -------------------------------------------------------------------------------------------------------


def check_no_deals(refs: Refs, book: Book) -> None:
    """One no-deal value for each party, given one way; chances add up to at most 1 (S8)."""
    seen: set[str] = set()
    for entry in book.entries.get("nodeal", ()):
        shape = entry.shape
        refs.party(entry, ("party",), shape.party)
        if shape.party in seen:
            message = f'"{shape.party}" has a no-deal value already'
            refs.add(entry, "E231", ("party",), message, "keep one of them")
        seen.add(shape.party)
        if shape.value is not None and shape.expectations:
            message = "no deal has a value and expectations"
            refs.add(entry, "E228", ("expectations",), message, "keep one of the two", of_key=True)
        _expectations(refs, entry)


def _expectations(refs: Refs, entry: Entry[NoDealShape]) -> None:
    seen: set[str] = set()
    for index, item in enumerate(entry.shape.expectations):
        path = ("expectations", index)
        refs.issue(entry, (*path, "issue"), item.issue)
        refs.each_source(entry, (*path, "sources"), item.sources)
        if item.issue in seen:
            message = f'issue "{item.issue}" has an expectation already'
            refs.add(entry, "E234", (*path, "issue"), message, "keep one of them")
        seen.add(item.issue)
        for key, chances in (("after_6", item.after_6), ("after_12", item.after_12)):
            refs.option_keys(entry, (*path, key), item.issue, chances)
            if (total := _least(chances)) > 1:
                message = f"the chances add up to {float(total):g}, more than 1"
                refs.add(entry, "E219", (*path, key), message, "lower some of them", of_key=True)


def _least(chances: Mapping[str, Range]) -> Fraction:
    return sum((chance.low for chance in chances.values()), Fraction(0))
