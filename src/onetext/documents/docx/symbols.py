"""Signs of symbol fonts, which files name by font and place, as Unicode."""

from __future__ import annotations

__all__ = ["symbol"]

_GREEK = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
)
_SYMBOL = {
    **{ord(latin): greek for latin, greek in _GREEK.items()},
    0x2D: "−",
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x71: "❑",
    0x76: "❖",
    0x78: "☒",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def symbol(code: str, font: str) -> str:
    """A sign as text.

    Parameters
    ----------
    code
        Hexadecimal, as in `w:char`. Symbol fonts lie at F000 to F0FF.
    font
        As in `w:font`.

    Returns
    -------
    str
        The replacement character where the sign is not known.
    """
    try:
        place = int(code, 16)
    except ValueError:
        return _UNKNOWN
    table = _FONTS.get(font.casefold())
    if 0xF000 <= place <= 0xF0FF:
        low = place - 0xF000
        plain = chr(low) if 0x20 <= low < 0x40 and font.casefold() == "symbol" else _UNKNOWN
        return (table or {}).get(low, plain)
    if table and place < 0x100:
        return table.get(place, _UNKNOWN)
    return chr(place) if 0x20 <= place < 0x110000 and not 0xD800 <= place < 0xE000 else _UNKNOWN
