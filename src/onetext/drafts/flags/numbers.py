"""What a written number is worth: figures with separators of any country, and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from onetext.drafts.listed import listed

__all__ = ["MULTIPLIERS", "Value", "figure", "in_words", "is_number_word"]

Value = Fraction | str
"""A number, or, for what cannot be reckoned with (5bis, 1.2.3), the text itself."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_WORDS: dict[str, int] = {word: value for value, word in enumerate([*_ONES.split(), "eighteen", "nineteen"])}
_TENS = {
    word: 10 * value
    for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_OTHER_TONGUES = {
    0: "нуль",
    2: "twee dwa dwie dwóch dois duas zwei deux dos два две двух дві двох שני שתי",
    3: "drie trzy trzech três drei trois tres tre три трех трёх трьох שלושה שלוש ثلاثة",
    4: "cztery czterech quatro vier quatre cuatro quattro четыре четырех четырёх чотири чотирьох ארבעה أربعة",
    5: "vijf pięć pięciu fünf cinq cinco cinque пять пяти п'ять п'яти חמישה خمسة",
    6: "zes sześć sechs seis шесть шести шість шести שישה ستة",
    7: "zeven siedem sete sieben sept siete sette семь семи сім семи שבעה سبعة",
    8: "osiem oito acht huit ocho otto восемь восьми вісім שמונה ثمانية",
    9: "negen dziewięć nove neun neuf nueve nove девять девяти дев'ять תשעה تسعة",
    10: "tien dziesięć dez zehn diez dieci десять десяти עשרה عشرة",
    11: "elf onze undici одиннадцать одинадцять",
    12: "twaalf dwanaście doze zwölf douze doce dodici двенадцать дванадцять",
    15: "vijftien piętnaście fünfzehn quinze quince quindici пятнадцать п'ятнадцять",
    20: "twintig dwadzieścia vinte zwanzig vingt veinte venti двадцать двадцяти двадцять עשרים عشرون عشرين",
    30: "dertig trzydzieści trinta dreißig trente treinta trenta тридцать тридцати тридцять שלושים ثلاثون ثلاثين",
    40: "veertig czterdzieści quarenta vierzig quarante cuarenta quaranta сорок ארבעים أربعون أربعين",
    50: "vijftig pięćdziesiąt cinquenta fünfzig cinquante cincuenta cinquanta пятьдесят п'ятдесят חמישים خمسون خمسين",
    60: "zestig sześćdziesiąt sessenta sechzig soixante sesenta sessanta шестьдесят шістдесят שישים ستون ستين",
    70: "zeventig siedemdziesiąt siebzig setenta settanta семьдесят сімдесят שבעים سبعون سبعين",
    80: "quatre-vingts quatre-vingt tachtig osiemdziesiąt oitenta achtzig ochenta ottanta восемьдесят вісімдесят "
    "שמונים ثمانون ثمانين",
    90: "negentig dziewięćdziesiąt neunzig noventa novanta девяносто дев'яносто תשעים تسعون تسعين",
    100: "honderd cem hundert cien cento сто מאה مئة",
    1000: "tausend mille mil тысяча тысячу тисяча тисячу אלף ألف",
}
_PLAIN = _WORDS | _TENS | {word: value for value, words in _OTHER_TONGUES.items() for word in words.casefold().split()}
_GERMAN = {
    f"{ones}und{tens}": _PLAIN[tens] + value
    for tens in listed("zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig")
    for value, ones in enumerate(listed("ein zwei drei vier fünf sechs sieben acht neun"), start=1)
}
_FRENCH_ONES = listed("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
_FRENCH_ONES += [f"dix-{ones}" for ones in listed("sept huit neuf")]
_FRENCH = {
    f"{tens}-{ones}": _PLAIN[tens] + value
    for tens in listed("vingt trente quarante cinquante soixante quatre-vingt")
    for value, ones in enumerate(_FRENCH_ONES, start=1)
    if value < 10 or tens in ("soixante", "quatre-vingt")
}
_PLAIN |= _GERMAN | _FRENCH
_FRACTIONS = {
    "half": Fraction(1, 2),
    "one-half": Fraction(1, 2),
    "one-third": Fraction(1, 3),
    "two-thirds": Fraction(2, 3),
    "one-quarter": Fraction(1, 4),
    "three-quarters": Fraction(3, 4),
    "three-fourths": Fraction(3, 4),
    "one-fifth": Fraction(1, 5),
    "four-fifths": Fraction(4, 5),
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), start=1
    )
}
_PLAIN["dozen"] = 12
MULTIPLIERS: dict[str, int] = {
    word: value
    for value, words in {
        100: "hundred",
        1_000: "thousand thousands Tausend тыс тысяч тысячи тисяч тисячі אלפים آلاف",
        1_000_000: "million millions mn Million Millionen Mio millón millones milione milioni миллион миллиона "
        "миллионов "
        "млн мільйон мільйона мільйонів מיליון مليون ملايين",
        1_000_000_000: "billion billions bn Milliarde Milliarden Mrd milliard milliards миллиард миллиарда миллиардов "
        "млрд мільярд мільярда мільярдів מיליארד مليار",
        1_000_000_000_000: "trillion trillions tn",
    }.items()
    for word in words.casefold().split()
}
_PARTS_OF = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PARTS_OF |= {f"{word}s": parts for word, parts in _PARTS_OF.items() if word != "half"}
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅛": (1, 8)}
_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[,.'’ \u00a0\u2009\u202f])\d{3})(?:(?P=mark)\d{3})*(?P<rest>[.,]\d+)?")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_MOST_DIGITS = 60


@lru_cache(maxsize=1_000)
def figure(text: str) -> Value:
    """The value of a number in figures, percent signs and units taken off before.

    A lone comma before three digits (1,500) parts thousands, as in English texts; a lone point (1.500) may be either,
    so that such a number is worth what is written. Where both stand, or one stands twice, the number itself says which
    is which.
    """
    if len(text) > _MOST_DIGITS:
        return text
    whole, extra = (text[:-1], _VULGAR[text[-1]]) if text[-1:] in _VULGAR else (text, (0, 1))
    value = _plain(whole.replace("\u2212", "-").replace("\u066c", ",").replace("\u066b", ".")) if whole else Fraction(0)
    return value + Fraction(*extra) if isinstance(value, Fraction) else text


def _plain(text: str) -> Value:
    sign, digits = (-1, text[1:]) if text[:1] == "-" else (1, text.removeprefix("+"))
    found = _GROUPED.fullmatch(digits)
    if found and not (found["mark"] == "." and digits.count(".") == 1 and not found["rest"]) and digits[0] != "0":
        rest = found["rest"] or ""
        whole = re.sub(r"\D", "", digits[: len(digits) - len(rest)])
        return sign * Fraction(f"{int(whole)}{rest.replace(',', '.')}")
    if _AMBIGUOUS.fullmatch(digits):
        return text  # 1.500 is one and a half to some, and fifteen hundred to others
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        whole, _, part = digits.replace(",", ".").partition(".")
        return sign * (int(whole) + Fraction(int(part), 10 ** len(part)) if part else Fraction(int(whole)))
    return text


def is_number_word(word: str) -> bool:
    """Whether a number in words can begin with this one, case folded."""
    return word in _FRACTIONS or word in _ORDINALS or word == "hundred" or _small(word) is not None


def in_words(words: Sequence[str], at: int) -> tuple[Value, int] | None:
    """Read a number in words.

    Parameters
    ----------
    words
        Case folded.

    Returns
    -------
    tuple or None
        The value and where it ends; None where no number begins at `at`. Ordinals are texts, for they count nothing.
    """
    word = words[at]
    if word in _FRACTIONS:
        return _FRACTIONS[word], at + 1
    if (part := _part_of(words, at)) is not None:
        return part
    if word in _ORDINALS and not (word == "second" and at and words[at - 1] in ("per", "a")):
        return f"#{_ORDINALS[word]}", at + 1
    if word == "one" and not _counts(words, at):
        return None
    total, group, end = Fraction(0), _small(word), at
    if group is None:
        return (Fraction(MULTIPLIERS[word]), at + 1) if word == "hundred" else None
    end = at + 1
    while end < len(words):
        word = words[end]
        if word == "and" and end + 1 < len(words) and group >= 100 and _small(words[end + 1]) is not None:
            end += 1
        elif word == "hundred" and group < 100:
            group, end = group * 100, end + 1
        elif word in MULTIPLIERS:
            total, group, end = total + group * MULTIPLIERS[word], 0, end + 1
        elif (more := _small(word)) is not None and _adds(group, more):
            group, end = group + more, end + 1
        else:
            break
    return total + group, end


def _part_of(words: Sequence[str], at: int) -> tuple[Value, int] | None:
    """`(a) third of`, `two thirds of`: without `of` a third is an ordinal, and a quarter three months."""
    parts = _PARTS_OF.get(words[at])
    if parts is not None:
        is_part = at > 0 and words[at - 1] == "a" and words[at + 1 : at + 2] == ["of"]
        return (Fraction(1, parts), at + 1) if is_part else None
    if list(words[at : at + 2]) == ["one", "half"]:
        return Fraction(1, 2), at + 2
    if words[at + 2 : at + 3] != ["of"] or (parts := _PARTS_OF.get(words[at + 1])) is None:
        return None
    count = _small(words[at])
    return (Fraction(count, parts), at + 2) if count is not None and count < parts else None


def _small(word: str) -> int | None:
    """A number below a hundred (or a foreign hundred or thousand), in one word: sixty, twenty-five, fünf."""
    if word in _PLAIN:
        return _PLAIN[word]
    tens, _, ones = word.partition("-")
    return _TENS[tens] + _WORDS[ones] if tens in _TENS and 0 < _WORDS.get(ones, 0) < 10 else None


def _adds(group: int, more: int) -> bool:
    """Whether a small number continues a larger one: two hundred (and) five, twenty five."""
    return group % 100 == 0 and more < 100 if group % 100 == 0 and group else 20 <= group % 100 < 100 and more < 10


def _counts(words: Sequence[str], at: int) -> bool:
    """Whether `one` is a number here, and not the pronoun of `no one`, `one of`, `one another`."""
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    pronoun_after = ("of", "another", "or", "is", "has", "shall", "may", "side", "party", ".", ",", "")
    return after not in pronoun_after and before not in ("no", "any", "each", "every", "this", "that", "the", "which")
