"""Issues, their options and consents; rules and interactions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onetext.casefile.book import Book
from onetext.casefile.section import Entry
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shapes.issues import IssueShape
from onetext.casefile.shapes.rules import RuleShape

__all__ = ["check_issues", "check_rules"]

MANY_OPTIONS, MOST_OPTIONS = 12, 256


def check_issues(refs: Refs, book: Book) -> None:
    """Each issue has options, not too many, no two alike; what refers to them does."""
    for entry in book.entries["issues"]:
        _options(refs, entry)
        _inside(refs, entry)


def _options(refs: Refs, entry: Entry[IssueShape]) -> None:
    issue, options = entry.shape.id, entry.shape.options
    if not options:
        refs.add(entry, "E227", ("options",), f'issue "{issue}" has no options', "name at least one")
    elif len(options) > MOST_OPTIONS:
        message = f'issue "{issue}" has {len(options)} options; at most {MOST_OPTIONS} can be handled'
        refs.add(entry, "E226", ("options",), message, "merge some", of_key=True)
    elif len(options) > MANY_OPTIONS:
        message = f'issue "{issue}" has {len(options)} options'
        refs.add(entry, "W103", ("options",), message, "maybe these are two issues", of_key=True)
    seen: set[str] = set()
    for index, option in enumerate(options):
        if option.id in seen:
            message = f'issue "{issue}" has the option "{option.id}" already'
            refs.add(entry, "E209", ("options", index, "id"), message, "give one another id")
        seen.add(option.id)


def _inside(refs: Refs, entry: Entry[IssueShape]) -> None:
    shape = entry.shape
    refs.option(entry, ("if_silent",), shape.id, shape.if_silent)
    for index, pair in enumerate(shape.unranked):
        refs.each_option(entry, ("unranked", index), shape.id, pair)
    for index, consent in enumerate(shape.consent):
        refs.party(entry, ("consent", index, "by"), consent.by)
        refs.each_option(entry, ("consent", index, "options"), shape.id, consent.options)


def check_rules(refs: Refs, book: Book) -> None:
    """Rules are well formed, name what exists, and do not contradict each other; interactions likewise."""
    rules: list[Entry[RuleShape]] = []
    for entry in book.entries.get("rules", ()):
        if _well_formed(refs, entry):
            rules.append(entry)
        for key, choices in (("never", entry.shape.never), ("if", entry.shape.if_), ("then", entry.shape.then)):
            refs.choices(entry, (key,), choices or {})
    _contradictions(refs, rules)
    _nothing_left(refs, rules, book)
    for interaction in book.entries.get("interactions", ()):
        refs.party(interaction, ("party",), interaction.shape.party)
        refs.choices(interaction, ("options",), interaction.shape.options)


def _well_formed(refs: Refs, entry: Entry[RuleShape]) -> bool:
    never, when, then = entry.shape.never, entry.shape.if_, entry.shape.then
    if (never is not None) == (when is not None or then is not None) or (never is None and not (when and then)):
        message = "a rule is never: {…}, or if: {…} with then: {…}"
        refs.add(entry, "E220", (), message, "none of them may be empty")
        return False
    if never is not None and not never:
        refs.add(entry, "E220", ("never",), "a rule names no option", "write never: {issue: option}")
        return False
    both = [issue for issue in then or {} if issue in (when or {})]
    for issue in both:
        message = f'the rule names issue "{issue}" on both sides'
        refs.add(entry, "E220", ("then", issue), message, "take it out of then", of_key=True)
    return not both


Choice = tuple[str, str]


def _contradictions(refs: Refs, rules: list[Entry[RuleShape]]) -> None:
    """An `if` whose `then` is forbidden by a `never`, or contradicted by another `if` with the same condition."""
    bars = _bars(rules)
    demanded: dict[frozenset[Choice], dict[str, str]] = {}
    for entry in rules:
        if not entry.shape.if_:
            continue
        when: Mapping[str, str] = entry.shape.if_
        then: Mapping[str, str] = entry.shape.then or {}
        held = frozenset([*when.items(), *then.items()])
        if any(bar <= held for choice in held for bar in bars.get(choice, ())):
            refs.add(entry, "E221", (), "what this rule demands, another rule forbids", "take one of them out")
        before = demanded.setdefault(frozenset(when.items()), {})
        for issue, option in then.items():
            if before.setdefault(issue, option) != option:
                message = f'another rule demands "{before[issue]}" of issue "{issue}" under the same condition'
                refs.add(entry, "E221", ("then", issue), message, "take one of them out")


def _bars(rules: list[Entry[RuleShape]]) -> dict[Choice, list[frozenset[Choice]]]:
    """What may not stand together, filed under its rarest choice, so that no drawer grows long."""
    nevers = [frozenset(entry.shape.never.items()) for entry in rules if entry.shape.never]
    count = Counter(choice for items in nevers for choice in items)
    out: dict[Choice, list[frozenset[Choice]]] = {}
    for items in nevers:
        out.setdefault(min(items, key=lambda choice: (count[choice], choice)), []).append(items)
    return out


def _nothing_left(refs: Refs, rules: list[Entry[RuleShape]], book: Book) -> None:
    """Rules of one option each that together forbid every option of an issue."""
    barred: dict[str, set[str]] = {}
    for entry in rules:
        never: Mapping[str, str] = entry.shape.never or {}
        if len(never) == 1:
            ((issue, option),) = never.items()
            gone = barred.setdefault(issue, set())
            complete_before = gone >= book.raw_options.get(issue, {""})
            gone.add(option)
            if not complete_before and gone >= book.raw_options.get(issue, {""}):
                message = f'the rules leave no option of issue "{issue}"'
                refs.add(entry, "E221", ("never",), message, "take one of them out")
