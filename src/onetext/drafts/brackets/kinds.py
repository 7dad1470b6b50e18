"""What a pair of square brackets is for: disputed text, a placeholder, a footnote mark, or a remark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onetext.drafts.brackets.parsing import Bracket, BracketKind

__all__ = ["REMARKS", "kind_of", "slash_parts", "strength"]

_PLACEHOLDER = re.compile(
    r"[XYZN]|X{2,4}|[●•_\-–—?. \t\u00a0…*]*|tb[dca]|to be (?:\w+ ?){1,3}|n\.n\.|blank"
    r"|(?:insert|add|specify|fill in|complete)\b.{0,40}"
    r"|(?:the |a )?(?:dates?|names?|place|amount|number|no\.|time|year|city|country|percentage|currency|signatory"
    r"|address|location|datum|ort|betrag|lieu|montant|fecha|lugar|importe|дата|место|сумма|місце|сума)",
    re.IGNORECASE,
)
"""What stands for words that are not there yet. A single X, Y, Z or N does; A and B are names of parties or annexes."""

_NOTE = r"(?:(?:editor|translator|drafter)['’]s |drafting )?note\b.*"
REMARKS = re.compile(
    rf"sic!?|emphasis (?:added|in (?:the )?original)|original emphasis|{_NOTE}|n\.?b\.?:.*|comment:.*"
    r"|footnotes?(?: \w+)? omitted|citations? omitted|illegible|inaudible|translation"
    r"|hervorhebung (?:hinzugefügt|im original)|anm(?:erkung|\.).*|note de la rédaction.*|прим(?:ечание|\.).*",
    re.IGNORECASE | re.DOTALL,
)
"""What an editor puts into a text in square brackets."""

_FOOTNOTE = re.compile(r"\d{1,3}(?: ?[,–-] ?\d{1,3})*|\*{1,3}|[†‡§]|(?:fn|n|note) ?\d{1,3}")
_REMARK_LETTERS = frozenset("sSſeEoOtTdDnNcCfFiIİıhHaAпП")
_DOTS = frozenset("….")
"""What remarks and left-out words begin with, small or capital: a look at one letter spares most brackets a search."""
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\. \. \.)\s*")
_LINK = re.compile(r"\((?:https?://|www\.|mailto:|#|/|\.\.?/)[^\s()]*\)")
_ENDS_WORD = frozenset(".,;:!?)\"'”’»")
_NEAR = 600
"""How far back a quotation mark is looked for."""


def kind_of(text: str, start: int, end: int, before: Bracket | None) -> BracketKind:
    """What a bracket is for, when none stands in it and no bar parts it.

    Parameters
    ----------
    before
        The bracket that opened last: a mark that follows a footnote mark directly is another one.
    """
    inner = text[start + 1 : end - 1]
    if end - start < 12 and _hangs_on(text, start, before) and _FOOTNOTE.fullmatch(inner):
        return "footnote"
    if text.startswith("(", end) and _LINK.match(text, end):
        return "editorial"
    stripped = inner.strip()
    if stripped[:1] in _REMARK_LETTERS and REMARKS.fullmatch(stripped):
        return "editorial"
    if len(stripped) > 60:
        return "disputed"
    if stripped[:1] in _DOTS and _ELLIPSIS.fullmatch(inner) and _quoted(text, start):
        return "editorial"
    if stripped.isalpha() and start and text[start - 1].isalpha():
        return "disputed"  # part of a word, as in part[y]
    return "placeholder" if _PLACEHOLDER.fullmatch(stripped) else "disputed"


def _hangs_on(text: str, start: int, before: Bracket | None) -> bool:
    """Whether a mark stands right behind a word, as marks of footnotes do."""
    if start == 0:
        return False
    sign = text[start - 1]
    if sign == "]":
        return before is not None and before.end == start and before.kind == "footnote"
    return sign.isalpha() or sign in _ENDS_WORD


def _quoted(text: str, start: int) -> bool:
    """Whether a place is within quotation marks that open on the same line."""
    line = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    if line.count('"') % 2:
        return True
    if line.rfind("„") > max(line.rfind("“"), line.rfind("”")):
        return True
    english = line.rfind("“") > line.rfind("”") and "„" not in line
    return english or line.rfind("«") > line.rfind("»")


_SLASH_NO = re.compile(
    r"and/or|either/or|und/oder|et/ou|y/o|и/или|а/або|n/a|w/o|c/o|.*(?://|www\.|@).*"
    r"|(?:[\d.,]+ ?)?(?:k?m|k?g|l|t|mg|kWh?|MW)/(?:h|s|k?m|l|k?g|ha|d|a)[²³]?|[A-Z]{1,6}/[A-Z0-9./-]*\d[A-Z0-9./-]*"
    r"|\d{1,4}/\d{1,2}/\d{1,4}|(?:19|20)\d\d/(?:19|20)?\d\d",
    re.DOTALL,
)
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
_MOST_WORDS, _LONGEST = 3, 400


def slash_parts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The places of alternatives parted by slashes, or nothing where the slash means something else."""
    if text.find("/", start, end) < 0:
        return ()
    inner = text[start:end]
    if len(inner) > _LONGEST:
        return ()
    fraction = _FRACTION.fullmatch(inner)
    if (fraction and int(fraction[1]) < int(fraction[2]) <= 10) or _SLASH_NO.fullmatch(inner):
        return ()
    places, at = [], start
    for part in inner.split("/"):
        stripped = part.strip()
        if not stripped or len(stripped.split()) > _MOST_WORDS:
            return ()
        first = at + len(part) - len(part.lstrip())
        places.append((first, first + len(stripped)))
        at += len(part) + 1
    return tuple(places)


_STRONG_WORDS = (
    "shall must will undertake undertakes commit commits muss müssen wird werden hat haben doit doivent devra devront"
    " deberá deberán debe deben обязан обязана обязано обязаны обязуется обязуются должен должна должны"
    " зобов'язаний зобов'язані зобов'язується повинен повинна повинні يجب"
)
_WEAK_WORDS = (
    "should may could might can would encourage encouraged urged invited soll sollen sollte sollten kann können könnte"
    " könnten darf dürfen devrait devraient peut peuvent pourrait pourraient debería deberían puede pueden podrá podrán"
    " может могут следует мог могла могли може можуть слід يجوز ينبغي"
)
_STRONG, _WEAK = frozenset(_STRONG_WORDS.split()), frozenset(_WEAK_WORDS.split())


def strength(wording: str) -> Literal["strong", "weak", ""]:
    """How strong the verb of a short wording is; "" for one that is long or holds no modal verb."""
    words = wording.lower().split()
    if len(words) > _MOST_WORDS:
        return ""
    if any(word in _STRONG for word in words):
        return "strong"
    return "weak" if any(word in _WEAK for word in words) else ""
