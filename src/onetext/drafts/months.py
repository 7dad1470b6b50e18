"""Names of months in the languages in which drafts are exchanged most: for finding dates, and for comparing them."""

from __future__ import annotations

import re

from onetext.drafts.listed import listed

__all__ = ["MONTHS", "MONTH_FIRST", "MONTH_NUMBERS", "SURE_MONTHS"]

_NAMES = (
    # English; then German, French, Spanish, Italian, Russian and Ukrainian (in the case a date takes), Hebrew, Arabic;
    # Portuguese, Polish, Dutch, Turkish
    "January Jan Januar janvier enero gennaio января январь січня січень ינואר בינואר يناير"
    " jänner janeiro stycznia styczeń januari ocak",
    "February Feb Februar février febrero febbraio февраля февраль лютого лютий פברואר בפברואר فبراير"
    " fevereiro lutego luty februari şubat",
    "March Mar März mars marzo марта март березня березень מרץ במרץ مارس março marca marzec maart mart",
    "April Apr avril abril aprile апреля апрель квітня квітень אפריל באפריל أبريل إبريل kwietnia kwiecień nisan",
    "May Mai mai mayo maggio мая май травня травень מאי במאי مايو maio maja maj mei mayıs",
    "June Jun Juni juin junio giugno июня июнь червня червень יוני ביוני يونيو junho czerwca czerwiec haziran",
    "July Jul Juli juillet julio luglio июля июль липня липень יולי ביולי يوليو julho lipca lipiec temmuz",
    "August Aug août agosto августа август серпня серпень אוגוסט באוגוסט أغسطس sierpnia sierpień augustus ağustos",
    "September Sept Sep septembre septiembre settembre сентября сентябрь вересня вересень ספטמבר בספטמבר سبتمبر"
    " setembro września wrzesień eylül",
    "October Oct Oktober octobre octubre ottobre октября октябрь жовтня жовтень אוקטובר באוקטובר أكتوبر"
    " outubro października październik ekim",
    "November Nov novembre noviembre ноября ноябрь листопада листопад נובמבר בנובמבר نوفمبر"
    " novembro listopada listopad kasım",
    "December Dec Dezember décembre diciembre dicembre декабря декабрь грудня грудень דצמבר בדצמבר ديسمبر"
    " dezembro grudnia grudzień aralık",
)
_ENGLISH = listed("January February March April May June July August September October November December")
_SHORT = listed("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")

MONTH_NUMBERS: dict[str, int] = {
    name.casefold(): number for number, names in enumerate(_NAMES, start=1) for name in names.split()
}
"""Name of a month, case folded -> its number."""

_WORDS = {"may", "mai", "mar", "mars", "march", "jan", "jun", "sep", "dec", "oct", "лютий", "август", "мая"} | {
    *("marca", "maja", "maj", "mei", "mart", "maart", "luty", "ocak", "ekim", "aralık"),
}
SURE_MONTHS = frozenset(name for name in MONTH_NUMBERS if name not in _WORDS)
"""Names that mean a month even where no day and no year stands beside them."""


def _either_case(name: str) -> str:
    """A name as it is and with a capital or small first letter; English names only with a capital (`may` is a verb)."""
    if name in _ENGLISH or name in _SHORT:
        return re.escape(name) + "|" + re.escape(name.upper())
    first = {name[0].lower(), name[0].upper()}
    return (f"[{''.join(sorted(first))}]" if len(first) > 1 else first.pop()) + re.escape(name[1:])


def _alternatives(names: list[str]) -> str:
    return "|".join(_either_case(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))


MONTHS = _alternatives([name for names in _NAMES for name in names.split()])
"""A pattern for any of them, the longest first."""
MONTH_FIRST = _alternatives([*_ENGLISH, *_SHORT])
"""A pattern for those that can stand before the day: the English ones."""
