"""The files of a Genius domain: what is negotiated, and one profile for each party, as exactly as decimals allow.

A weighted sum of S2 becomes one of Genius: the weight of an issue is what its best option adds to the value, divided by
100, and the evaluations are the options' parts of that. So a value is 100 times the utility, whatever the weights of a
case add up to and whichever scores are their largest.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import quoteattr

from onetext.casefile.genius.numbers import shown
from onetext.casefile.genius.space import PartyTable
from onetext.casefile.writing.atomic import write_all
from onetext.model import Issue
from onetext.model.results import Dropped

__all__ = ["write_genius"]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9]|domain)(\..*)?")
"""Names that Windows keeps for itself, and the one that the domain takes."""
_MOST_PLACES, _ROUNDED_PLACES = 40, 20
_LARGEST_DOUBLE_WHOLE = 2**53


def write_genius(
    title: str, issues: Sequence[Issue], tables: Sequence[PartyTable], folder: str | os.PathLike[str]
) -> tuple[tuple[str, ...], tuple[Dropped, ...]]:
    """See `onetext.casefile.write_genius`."""
    files, dropped = _files(title, issues, tables)
    write_all(Path(folder), files)
    return tuple(sorted(files)), dropped


def _files(
    title: str, issues: Sequence[Issue], tables: Sequence[PartyTable]
) -> tuple[dict[str, str], tuple[Dropped, ...]]:
    """Name -> text of each file, and what could not be said in them."""
    names = _Names(issues)
    files = {"domain.xml": _domain(title, issues, names)}
    dropped = list(names.dropped)
    for table in tables:
        profile = _Profile(title, issues, names, table)
        files[_file_name(table.party, files)] = profile.text()
        dropped += profile.dropped
    return files, tuple(dropped)


def _file_name(party: str, taken: Mapping[str, str]) -> str:
    """A name that no file system confuses with another."""
    used = {name.casefold() for name in taken}
    stem = f"{party}_" if _DEVICES.fullmatch(party) else party
    name, number = f"{stem}.xml", 2
    while name.casefold() in used:
        name, number = f"{stem}-{number}.xml", number + 1
    return name


class _Names:
    """What issues and options are called: their titles, with the id where two would be the same."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.dropped: list[Dropped] = []
        self.issues = self._distinct([(issue.id, issue.title) for issue in issues])
        self.options = [self._distinct([(option.id, option.title) for option in issue.options]) for issue in issues]

    def _distinct(self, items: Sequence[tuple[str, str]]) -> list[str]:
        titles = [self._printable(item_id, title) for item_id, title in items]
        names = [
            title if titles.count(title) == 1 else f"{title} ({item_id})"
            for (item_id, _), title in zip(items, titles, strict=True)
        ]
        return names if len(set(names)) == len(names) else [item_id for item_id, _ in items]

    def _printable(self, item_id: str, title: str) -> str:
        clean = _NOT_IN_XML.sub("?", title)
        if clean != title:
            why = "XML has no such characters; they stand as question marks"
            self.dropped.append(Dropped(what="control characters of a title", where=item_id, why=why))
        return clean if clean.strip() else item_id


def _domain(title: str, issues: Sequence[Issue], names: _Names) -> str:
    lines = ["<negotiation_template>", f'<utility_space number_of_issues="{len(issues)}">', _objective(title)]
    for place, issue in enumerate(issues):
        lines.append(_issue(place, names))
        lines += [f"<item index={_q(i)} value={_q(names.options[place][i - 1])}/>" for i in _from_one(issue.options)]
        lines.append("</issue>")
    return _HEAD + _indented([*lines, "</objective>", "</utility_space>", "</negotiation_template>"])


def _objective(title: str) -> str:
    name = quoteattr(_NOT_IN_XML.sub("?", title))
    return f'<objective index="0" etype="objective" type="objective" description="" name={name}>'


def _issue(place: int, names: _Names) -> str:
    kind = 'etype="discrete" type="discrete" vtype="discrete"'
    return f"<issue index={_q(place + 1)} {kind} name={_q(names.issues[place])}>"


def _from_one(items: Sequence[object]) -> range:
    return range(1, len(items) + 1)


def _q(value: object) -> str:
    return quoteattr(str(value))


def _indented(lines: Sequence[str]) -> str:
    depth, out = 0, []
    for line in lines:
        depth -= line.startswith("</")
        out.append("  " * depth + line)
        depth += not line.startswith("</") and not line.endswith("/>")
    return "\n".join(out) + "\n"


# -- profiles ------------------------------------------------------------------------------------------------------


class _Profile:
    """The profile of one party, and what could not be said in it."""

    def __init__(self, title: str, issues: Sequence[Issue], names: _Names, table: PartyTable) -> None:
        self.title, self.issues, self.names, self.table = title, issues, names, table
        self.dropped: list[Dropped] = []

    def _drop(self, what: str, why: str) -> None:
        self.dropped.append(Dropped(what=what, where=self.table.party, why=why))

    def text(self) -> str:
        """The file."""
        total = sum(self.table.weights, Fraction(0))
        weights, blocks, best = [], list[str](), Fraction(0)
        for place, issue in enumerate(self.issues):
            weight, evaluations = self._issue(place, total)
            best += weight
            weights.append(
                f"<weight index={_q(place + 1)} value={_q(self._written(weight, f'weight of {issue.id}'))}/>"
            )
            blocks.append(_issue(place, self.names))
            for i, evaluation in zip(_from_one(issue.options), evaluations, strict=True):
                value = _q(self.names.options[place][i - 1])
                blocks.append(f"<item index={_q(i)} value={value} evaluation={_q(evaluation)}/>")
            blocks.append("</issue>")
        if best > 1:
            why = f"the best package is worth {shown(100 * best)} points; Genius cuts utilities off at 1"
            self._drop("values above 100 points", why)
        end = ["</objective>", '<discount_factor value="1.0"/>', *self._reservation(), "</utility_space>"]
        return _HEAD + _indented(["<utility_space>", _objective(self.title), *weights, *blocks, *end])

    def _issue(self, place: int, total: Fraction) -> tuple[Fraction, list[str]]:
        """Weight and evaluations of an issue."""
        table = self.table
        weight, scores, points = table.weights[place], table.scores[place], table.points[place]
        alone = [weight * score / total for score in scores]
        parts = [part + more for part, more in zip(alone, points, strict=True)]
        issue = self.issues[place].id
        if min(parts) < 0:
            self._drop(f"points that single options of {issue} add", "Genius has no evaluations below 0")
            parts = alone
        best = max(parts)
        if best == 0:
            # Nothing is added whatever is chosen; the scores are told all the same where the weight is 0.
            top = max(scores)
            shares = [score / top if top else Fraction(0) for score in scores]
            return weight / total, self._evaluations(shares, issue)
        return best / 100, self._evaluations([part / best for part in parts], issue)

    def _evaluations(self, shares: Sequence[Fraction], issue: str) -> list[str]:
        """Shares of the best option as percentages, or as whole numbers in the same proportions."""
        percent = [_decimal(100 * share, 15) for share in shares]
        if all(text is not None for text in percent):
            return [text for text in percent if text is not None]
        common = math.lcm(*(share.denominator for share in shares))
        if common <= _LARGEST_DOUBLE_WHOLE:
            return [str(int(share * common)) for share in shares]
        return [self._written(100 * share, f"evaluation of an option of {issue}") for share in shares]

    def _written(self, number: Fraction, what: str) -> str:
        """A number in decimals; rounded, and noted, where it has no end or too many of them."""
        text = _decimal(number, _MOST_PLACES)
        if text is not None:
            return text
        rounded = Fraction(round(number * 10**_ROUNDED_PLACES), 10**_ROUNDED_PLACES)
        written = _decimal(rounded, _MOST_PLACES) or "0"
        told = str(number) if len(str(number)) < 30 else f"{float(number):.17g}"
        self._drop(f"the {what}, {told}", f"decimals cannot say it; it is rounded at the {_ROUNDED_PLACES}th place")
        return written

    def _reservation(self) -> list[str]:
        no_deal = self.table.no_deal
        if no_deal is None:
            self._drop("no deal", "its value is unknown; Genius takes a missing reservation value for 0")
            return []
        if not 0 <= no_deal <= 100:
            why = "it is written as it is; Genius expects reservation values from 0 to 1"
            self._drop(f"no deal at {shown(no_deal)} points, outside 0 to 100", why)
        return [f"<reservation value={_q(self._written(no_deal / 100, 'no-deal value'))}/>"]


def _decimal(number: Fraction, places: int) -> str | None:
    """A number in decimals; None where it has more than these places."""
    scaled = number * 10**places
    if scaled.denominator != 1:
        return None
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")
    return f"-{text}" if number < 0 else text
