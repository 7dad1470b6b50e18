"""List numbers as Chinese, Japanese and Korean print them (ECMA-376, part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

__all__ = ["EASTERN", "digits_of"]

Format = Callable[[int], str]

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_PLAIN, _PLACES = "〇一二三四五六七八九", "十百千"
_TRADITIONAL = "零一二三四五六七八九"
_HANGUL, _HANGUL_PLACES = "영일이삼사오육칠팔구", "십백천"
_NATIVE = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HALF_AIUEO = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_HALF = str.maketrans(_AIUEO, _HALF_AIUEO)


def digits_of(signs: str) -> Format:
    """Digit by digit, with these signs for 0 to 9."""
    return lambda count: "".join(signs[int(digit)] for digit in str(count))


def _once(signs: str) -> Format:
    """One sign for each count, and decimal numbers after the last."""
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _around(signs: str) -> Format:
    """One sign for each count; after the last the first comes again."""
    return lambda count: signs[(count - 1) % len(signs)] if count > 0 else str(count)


def _from(first: int, size: int) -> Format:
    """Signs that stand in a row in Unicode."""
    return _once("".join(map(chr, range(first, first + size))))


def _by_places(digits: str, places: str, *, zero: str = "", ones: str = "") -> Format:
    """A number below ten thousand spelt as it is spoken: digit, place, digit, place.

    Parameters
    ----------
    zero
        Stands for a gap between two places (101 as 一百零一); "" where none is written.
    ones
        The places before which no digit one is written: `all`, `first` (the ten at the head of a number), or "".
    """

    def printed(count: int) -> str:
        """A count in this script; one that it cannot write, in its digits."""
        if not 0 < count < 10_000:
            return digits_of(digits)(count)
        out, gap = "", False
        for value, place in ((1000, places[2]), (100, places[1]), (10, places[0]), (1, "")):
            digit, count = divmod(count, value)
            if digit:
                bare = digit == 1 and place and (ones == "all" or (ones == "first" and value == 10 and not out))
                out += (zero if gap else "") + ("" if bare else digits[digit]) + place
            gap = bool(out) and not digit
        return out

    return printed


def _everyday(digits: str) -> Format:
    """Chinese as in everyday counting: 十一, 二十, and digit by digit from a hundred on."""
    spoken, single = _by_places(digits, _PLACES, ones="first"), digits_of(digits)
    return lambda count: spoken(count) if 0 < count < 100 else single(count)


def _native_korean(count: int) -> str:
    if not 0 < count < 100:
        return _by_places(_HANGUL, _HANGUL_PLACES, ones="all")(count)
    return _NATIVE_TENS[count // 10] + _NATIVE[count % 10]


def _sexagenary(count: int) -> str:
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12] if 0 < count <= 60 else str(count)


EASTERN: MappingProxyType[str, Format] = MappingProxyType(
    {
        "aiueo": _around(_HALF_AIUEO),
        "aiueoFullWidth": _around(_AIUEO),
        "iroha": _around(_IROHA.translate(_HALF)),
        "irohaFullWidth": _around(_IROHA),
        "ganada": _around("가나다라마바사아자차카타파하"),
        "chosung": _around("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
        "chineseCounting": _everyday(_PLAIN),
        "taiwaneseCounting": _everyday(_PLAIN),
        "chineseCountingThousand": _by_places(_PLAIN, _PLACES, zero="〇", ones="first"),
        "taiwaneseCountingThousand": _by_places(_TRADITIONAL, _PLACES, zero="零", ones="first"),
        "japaneseCounting": _by_places(_PLAIN, _PLACES, ones="all"),
        "koreanCounting": _by_places(_HANGUL, _HANGUL_PLACES, ones="all"),
        "chineseLegalSimplified": _by_places("零壹贰叁肆伍陆柒捌玖", "拾佰仟", zero="零"),
        "ideographLegalTraditional": _by_places("零壹貳參肆伍陸柒捌玖", "拾佰仟", zero="零"),
        "japaneseLegal": _by_places("〇壱弐参四伍六七八九", "拾百阡"),
        "koreanLegal": _native_korean,
        "ideographDigital": digits_of(_PLAIN),
        "japaneseDigitalTenThousand": digits_of(_PLAIN),
        "taiwaneseDigital": digits_of("○一二三四五六七八九"),
        "koreanDigital": digits_of(_HANGUL),
        "koreanDigital2": digits_of(_TRADITIONAL),
        "ideographTraditional": _once(_STEMS),
        "ideographZodiac": _once(_BRANCHES),
        "ideographZodiacTraditional": _sexagenary,
        "ideographEnclosedCircle": _from(0x3280, 10),
        "decimalEnclosedCircle": _from(0x2460, 20),
        "decimalEnclosedCircleChinese": _from(0x2460, 20),
        "decimalEnclosedFullstop": _from(0x2488, 20),
        "decimalEnclosedParen": _from(0x2474, 20),
    }
)
"""Name of a format -> how it prints a count that is not negative."""
