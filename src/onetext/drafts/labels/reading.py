"""Labels at the head of a paragraph: what they may be read as, and how sure that is without looking around.

A label alone does not always say what it is: `(i)` is a letter after `(h)` and a Roman number before `(ii)`, and
`2014.` is no label at all. So each label comes with all its readings; `onetext.drafts.outlining.blocks` decides by what
stands before and after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onetext.documents import HAN_UNITS, LATER, roman_number
from onetext.drafts.labels.numerals import counted_letter, han_number, plain_digits, word_number
from onetext.drafts.labels.words import BARE_WORDS, BY_KEY, WORDS
from onetext.drafts.months import MONTH_NUMBERS
from onetext.drafts.text import PointKind

__all__ = ["Label", "Order", "Reading", "bullet_label", "read_label"]

Order = tuple[int, int]
"""Where a number stands in its list: its value, and the rank of what follows it (5bis is (5, 2))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a label.

    Attributes
    ----------
    family
        Labels of one list share it: the kind of number and its punctuation.
    order
        The place in the list, or None where the number says nothing.
    number
        As printed, without punctuation; digits as 0 to 9.
    path
        The parts of a dotted number (1.2.3), or of a compound (§ 3(2)); else empty.
    key
        How the part of the key begins: `art`, `annex`, or "".
    rank
        As `LabelWord.rank`; 10 for what has no word.
    """

    kind: PointKind
    family: str
    order: Order | None
    number: str
    path: tuple[int, ...] = ()
    key: str = ""
    rank: float = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label: as printed, the offset at which the text after it begins, its readings, and whether it needs no proof.

    A label that is not `sure` counts only where it continues a list, or where another one continues it. What stands
    before `start` belongs to the text: of `[1. x]` the label is `1.` and the text `[x]`.
    """

    printed: str
    end: int
    readings: tuple[Reading, ...]
    sure: bool
    start: int = 0


_BULLET = re.compile(r"[•‣⁃◦▪▫●○■□➢➤✓·*–—\-](?=\s|$)")
_WORD = re.compile(
    r"(?P<word>§§?|[^\W\d_]+\.?)(?:[ \t\u00a0]+|(?<=[§.])|(?=[(\d№]))(?:(?:No\.?|Nr\.?|n°|nº|№)[ \t\u00a0]*)?\(?"
    r"(?P<number>\d{1,4}(?:\.\d{1,3})*|[^\W\d_]{1,4}['’][^\W\d_]{2,6}(?![^\W_])|[IVXLCDM]{1,7}(?![^\W_])|[^\W\d_](?![^\W_])|[^\W\d_]{3,9}(?![^\W_]))\)?"
    r"(?P<mark>['׳]|ᵉʳ|er\b|\.?[ºª°])?"
    rf"(?:[ \u00a0]?(?P<suffix>{'|'.join(LATER)}|[a-z](?![^\W_]))\b)?"
    r"(?P<more>(?:[ \u00a0]?\(\d{1,3}\))*)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<word>[^\W\d_]+)(?P<close>[.:]?)(?=\s*$|\s*\n)")
_NUMBER = re.compile(
    rf"(?P<open>\(?)(?P<number>\d{{1,5}}(?:\.\d{{1,3}})*)"
    rf"(?:[ \u00a0]?(?P<suffix>{'|'.join(LATER)})(?![^\W\d_])|(?P<letters>(?!no|nr|pp|op)[a-z]{{1,2}}))?"
    r"(?P<close>\.\)|\.[-–—]|[.)°º]|/(?=\s)|)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?P<open>\(?)(?P<number>[^\W\d_]{1,7})(?P<close>\.\)|\.[-–—]|['׳]?[.)]|)")
_HAN = re.compile(
    rf"[第제][ \u00a0]?(?P<number>[零〇一二两三四五六七八九十百\d]{{1,6}})[ \u00a0]?(?P<unit>[{''.join(HAN_UNITS)}])"
    r"|(?P<word>附[件录錄])[ \u00a0]?(?P<count>[一二三四五六七八九十百]{1,5})(?=[\s：:、.]|$)"
)
_HAN_LIST = re.compile(r"(?P<open>[（(]?)(?P<number>[一二三四五六七八九十]{1,3})(?P<close>[、）)])")
_SPACE = re.compile(r"\s*")


def bullet_label(text: str) -> Label:
    """The label of a bullet, whatever sign it is."""
    return Label(printed=text, end=len(text), readings=(_bullet(text),), sure=True)


def read_label(text: str, *, automatic: bool = False, heading: bool = False) -> Label | None:
    """The label at the head of a text, or None when it has none.

    Parameters
    ----------
    automatic
        The text is a number that a program printed: all of it is the label, and there is no doubt that it is one.
    heading
        The text is a heading, in which a number without punctuation is a label.
    """
    if automatic:
        text = text.strip()
        label = _bracketed(text, heading=True) if text[:1] == "[" else _any(text, heading=True)
        if label is not None and label.end == len(text):
            return Label(printed=text, end=len(text), readings=label.readings, sure=True)
        return _foreign(text)
    return _bracketed(text, heading) if text[:1] == "[" else _any(text, heading)


_OPENING = re.compile(r"(?:\[\s*)+")
_CLOSED = re.compile(r"\[\s*(?P<inner>[^\[\]\n]{1,40}?)\s*\](?=\s|$)")


def _bracketed(text: str, heading: bool) -> Label | None:
    """The label of a point of which all, or the number alone, stands in square brackets: `[1. x]`, `[1.] x`."""
    closed = _CLOSED.match(text)
    if closed:
        label = _any(closed["inner"], heading)
        whole = label is not None and label.end == len(closed["inner"])
        if label and whole and (label.readings[0].key or (label.sure and label.readings[0].kind != "bullet")):
            return _label(text, closed.end(), label.readings, sure=label.sure)
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    label = _any(text[start:], heading)
    if label is None or (label.readings[0].kind == "bullet" and label.printed not in "-–—"):
        return None  # a dot or an asterisk stands for words that are not there yet
    if not text[label.end + start :].strip():
        return _label(text, len(text), label.readings, sure=label.sure)  # the bracket goes on in the next paragraph
    return replace(label, end=label.end + start, start=start)


def _any(text: str, heading: bool) -> Label | None:
    bullet = _BULLET.match(text)
    if bullet:
        return _label(text, bullet.end(), (_bullet(bullet[0]),), sure=True)
    return _han(text) or _word(text, heading) or _number(text, heading) or _letter(text)


def _label(text: str, end: int, readings: tuple[Reading, ...], sure: bool) -> Label:
    blank = _SPACE.match(text, end)
    return Label(printed=text[:end], end=blank.end() if blank else end, readings=readings, sure=sure)


def _bullet(sign: str) -> Reading:
    return Reading(kind="bullet", family=f"bullet {sign}", order=None, number="")


def _foreign(text: str) -> Label:
    """An automatic number of no known form: its digits tell it from others, or it is a bullet."""
    digits = re.search(r"\d{1,4}", plain_digits(text))
    if digits is None:
        return bullet_label(text)
    family = plain_digits(text).replace(digits[0], "#", 1)
    reading = Reading(kind="number", family=family, order=(int(digits[0]), 0), number=digits[0])
    return Label(printed=text, end=len(text), readings=(reading,), sure=True)


def _han(text: str) -> Label | None:
    match = _HAN.match(text)
    value = han_number(match["number"] or match["count"]) if match else None
    if match and value is not None:
        word = BY_KEY.get(HAN_UNITS[match["unit"]]) if match["unit"] else WORDS[match["word"]]
        if word is None:
            reading = Reading(kind="number", family=f"第{match['unit']}", order=(value, 0), number=str(value))
        else:
            reading = Reading(
                kind=word.kind, family=word.key, order=(value, 0), number=str(value), key=word.key, rank=word.rank
            )
        return _label(
            text, match.end(), (reading,), sure=text[match.end() : match.end() + 1] not in tuple("的规規所第和")
        )
    match = _HAN_LIST.match(text)
    value = han_number(match["number"]) if match else None
    if match and value is not None:
        family = f"han{match['open']}{match['close']}"
        return _label(text, match.end(), (_plain("number", family, (value, 0), str(value)),), sure=True)
    return None


def _plain(kind: PointKind, family: str, order: Order, number: str, path: tuple[int, ...] = ()) -> Reading:
    return Reading(kind=kind, family=family, order=order, number=number, path=path)


def _word(text: str, heading: bool) -> Label | None:
    """`Article 5bis`, `§ 3 (2)`, `Annex A`, `Приложение № 1`; a word alone on its line, such as `Preamble`."""
    match = _WORD.match(text)
    word = WORDS.get(match["word"].lower()) or WORDS.get(match["word"].lower().rstrip(".")) if match else None
    if match is None or word is None or (word.rank == 0 and match["more"]):
        return _bare(text)
    number = plain_digits(match["number"])
    worths = _worths(number)
    if not worths:
        return _bare(text)
    suffix = (match["suffix"] or "").lower()
    inner = tuple(int(part) for part in re.findall(r"\d+", plain_digits(match["more"])))
    end, sure, possible = _after_word(text, match.end(), heading)
    rank = word.rank
    if word.key in {"pp", "op", "no"}:
        sure, possible = _after_short_word(word.key, match, text, sure, possible)
    elif "." in number and possible and not _CITED.match(text, match.end()):
        sure = True
    to = _TO_ANNEX.match(text, match.end()) if word.rank == 0 else None
    if to and _is_annex(to["word"]):
        end, rank, sure, possible = to.end(), 1, True, True  # it stands below the annex, where that is open
    if not possible:
        return None
    readings = tuple(
        Reading(
            kind=word.kind,
            family=word.key,
            order=(inner[-1], 0) if inner else (path[-1], _suffix_rank(suffix)),
            number=_shown(number, path[0]) + suffix + "".join(f".{part}" for part in inner),
            path=(*path, *inner) if inner or len(path) > 1 else (),
            key=word.key,
            rank=rank,
        )
        for path in worths
    )
    return _label(text, end, readings, sure)


_CITED = re.compile(r"\s+(?:Abs|Satz|Nr|Nummer|Buchst|Unterabs|UAbs)")
"""What follows the number of a provision that is only cited, where nouns are capitals."""
_TO_ANNEX = re.compile(
    r"[ \u00a0]+(?:to|of|zu|zum|zur|à|à l['’]|de l['’]|del|al|к)[ \u00a0]*(?P<word>[^\W\d_]+)[ \u00a0]+"
    r"(?:(?:No\.?|Nr\.?|n°|№)[ \u00a0]*)?(?:\d{1,3}|[IVXLCDM]{1,7}|[^\W\d_])[.:]?(?=\s*(?:$|\n|[–—-]\s))"
)


def _is_annex(word: str) -> bool:
    return (known := WORDS.get(word.lower())) is not None and known.rank == 0


def _after_short_word(key: str, match: re.Match[str], text: str, sure: bool, possible: bool) -> tuple[bool, bool]:
    """Whether `PP1` and `OP2` are labels (in capitals alone), and `No. 4` (with text, and in a sequence)."""
    rest = text[match.end() :]
    if key == "no":
        return False, possible and bool(rest.strip())
    capitals = match["word"].isupper() and (possible or rest[:1].isspace())
    return capitals, capitals


def _worths(number: str) -> list[tuple[int, ...]]:
    """The values of the number after a word, one for each way to read it, each with the parts of a dotted one.

    `Part C` is the third one more likely than the hundredth, and `Article V` the fifth more likely than the 22nd.
    """
    if number[0].isdecimal():
        return [tuple(map(int, number.split(".")))]
    letter = counted_letter(number) if len(number) == 1 else None
    found = [roman_number(number) if number.isupper() else None, letter, word_number(number)]
    if number in {"C", "D", "L", "M"}:
        found.reverse()
    return [(value,) for value in found if value is not None]


def _shown(number: str, value: int) -> str:
    """The number as keys hold it: letters and Roman numbers as printed, words as digits."""
    return str(value) if len(number) > 2 and word_number(number) is not None else number


def _suffix_rank(suffix: str) -> int:
    if suffix in LATER:
        return LATER.index(suffix) + 2
    return (counted_letter(suffix[-1]) or 0) + 26 * (len(suffix) - 1) if suffix else 0


_SENTENCE_END = re.compile(r"[.;:!?…][\"”’»)\]]*$")


def _after_word(text: str, end: int, heading: bool) -> tuple[int, bool, bool]:
    """Where the label ends, whether it surely is one, and whether it may be one, by what follows it."""
    closed = re.compile(r"\s*[.:–—)](?=\s|$)|\s+-(?=\s)|\.[-–—](?=\s|[^\W\d_]|$)|\.(?=[^\W\d_])").match(text, end)
    if closed:
        return closed.end(), True, True
    rest = text[end:]
    if not rest.strip() or re.match(r"[ \u00a0]*[\n\t\u2028]", rest):
        return end, True, True
    first = rest.lstrip()[0]
    if not rest[0].isspace() or not (first.isalpha() or first in '(["“«„‘') or first.islower():
        return end, False, False
    title = len(rest) <= 100 and not _SENTENCE_END.search(rest.rstrip())
    return end, heading or title, True


def _bare(text: str) -> Label | None:
    match = _BARE.match(text)
    word = BARE_WORDS.get(match["word"].lower()) if match else None
    if match is None or word is None:
        return None
    reading = Reading(kind=word.kind, family=word.key, order=None, number="", key=word.key, rank=word.rank)
    return _label(text, match.end(), (reading,), sure=True)


def _number(text: str, heading: bool) -> Label | None:
    """`1.`, `1)`, `(1)`, `1.2.3`, `5bis.`, `21a.`; with a tab after it also `1`."""
    match = _NUMBER.match(text)
    if match is None or (match["open"] and match["close"] != ")"):
        return None
    number, after = plain_digits(match["number"]), text[match.end() :]
    parts = tuple(map(int, number.split(".")))
    if not _may_follow(match, parts, after, heading) or any(part > 9999 or part == 0 for part in parts[1:]):
        return None
    month = re.match(r"\s*([^\W\d_]+)", after)
    family = f"number{match['open']}{match['close'] or '_'}{'h' if heading else ''}"
    sure = (
        match["close"] not in {"", "/"} and max(parts) < 1000 and not (month and month[1].casefold() in MONTH_NUMBERS)
    )
    suffix = match["suffix"] or match["letters"] or ""
    order = (parts[-1], _suffix_rank(suffix.lower()))
    path = parts if len(parts) > 1 else ()
    if path:
        family, sure = "dotted", sure and len(parts) > 2
    reading = _plain("number", family, order, number + suffix, path)
    return _label(text, match.end(), (reading,), sure)


_AMOUNT = re.compile(
    r"\s*(?:[mb]illions?|trillions?|m|bn|thousand|hundred|per ?cent|percent|%|‰|€|\$|£|euros?|dollars?|km|kg"
    r"|tonnes|hours?|days?|Millionen|Milliarden|Prozent|Uhr|Euro|milliards?|millones|миллион\w*|миллиард\w*|млн|млрд|процент\w*|мільйон\w*)(?!\w)",
    re.IGNORECASE,
)
"""What stands behind a number that counts something."""


def _may_follow(match: re.Match[str], parts: tuple[int, ...], after: str, heading: bool) -> bool:
    """Whether what comes after a number lets it be a label."""
    blank = not after or after[0].isspace()
    first = after.lstrip()[:1]
    if match["close"]:
        return blank or (
            not match["suffix"]
            and not match["letters"]
            and (first.isalpha() or first in '["“«„')
            and not first.islower()
        )
    if match["suffix"] or match["letters"] or not blank:
        return False
    named = first.isalpha() and not first.islower()
    if len(parts) > 1 and not _AMOUNT.match(after):
        return True
    title = len(after) <= 80 and not _SENTENCE_END.search(after.rstrip())
    return not after or after[0] == "\t" or ((heading or title) and named)


def _letter(text: str) -> Label | None:
    """`(a)`, `a)`, `a.`, `(aa)`, `(iv)`, `IV.`, `A.`: as a letter, as a Roman number, or as both."""
    match = _LETTER.match(text)
    if match is None or not match["close"] or (match["open"] and not match["close"].endswith(")")):
        return None
    number, after = match["number"], text[match.end() :]
    if after and not after[0].isspace() and not (match["close"] == ")" and match["open"] and after[0].isalpha()):
        return None
    case = "upper" if number.isupper() else "lower"
    style = f"{match['open']}{match['close'].lstrip(chr(39) + '׳')}{case}"
    readings = []
    letter = counted_letter(number)
    if letter is not None and len(number) <= 2:
        readings.append(_plain("letter", f"letter{style}", (letter, 0), number))
    roman = roman_number(number)
    if roman is not None:
        readings.append(_plain("roman", f"roman{style}", (roman, 0), number))
    if not readings:
        return None
    sure = match["close"] == ")" and (roman is None or roman <= 50 or letter is not None)
    return _label(text, match.end(), tuple(readings), sure)
