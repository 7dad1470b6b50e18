"""The words that open the label of an article, a part or an annex, in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onetext.drafts.text import PointKind

__all__ = ["BARE_WORDS", "MONTHS", "WORDS", "LabelWord"]


@dataclass(frozen=True, slots=True)
class LabelWord:
    """What a word says.

    Attributes
    ----------
    key
        How keys begin (`art5`).
    rank
        What stands above what: an annex (0) closes everything before it, an article (4) only articles and lists.
    """

    kind: PointKind
    key: str
    rank: int


_TABLE: tuple[tuple[LabelWord, str], ...] = (
    (LabelWord("annex", "annex", 0), "annex annexe anhang anlage anexo allegato приложение додаток ملحق الملحق נספח"),
    (LabelWord("annex", "app", 0), "appendix attachment appendice apéndice"),
    (LabelWord("annex", "sched", 0), "schedule exhibit"),
    (LabelWord("annex", "prot", 0), "protocol protokoll protocole protocolo протокол"),
    (LabelWord("part", "part", 1), "part teil partie parte часть частина الجزء חלק"),
    (LabelWord("part", "title", 1), "title titel titre título الباب"),
    (LabelWord("chapter", "ch", 2), "chapter kapitel chapitre capítulo глава الفصل פרק"),
    (LabelWord("section", "sec", 3), "section sec. abschnitt sección раздел розділ القسم"),
    (LabelWord("section", "§", 4), "§ §§"),
    (LabelWord("article", "art", 4), "article art. art artikel artículo articolo статья ст. стаття المادة مادة סעיף"),
    (LabelWord("article", "cl", 4), "clause klausel cláusula"),
    (LabelWord("article", "rule", 4), "rule regulation regel règle regla правило"),
    (LabelWord("article", "principle", 4), "principle grundsatz principe principio принцип"),
    (LabelWord("number", "pt", 5), "point punkt punto пункт п. بند البند item paragraph para. absatz абзац פסקה"),
    (LabelWord("number", "pp", 5), "pp"),
    (LabelWord("number", "op", 5), "op"),
    (LabelWord("number", "no", 5), "no. nr."),
    (LabelWord("option", "opt", 9), "option opción вариант варіант الخيار חלופה variant variante"),
    (LabelWord("option", "alt", 9), "alternative alternativ alternativa"),
)

WORDS: Mapping[str, LabelWord] = MappingProxyType(
    {spelt: word for word, spellings in _TABLE for spelt in spellings.split()}
)
"""Word in lower case -> what it says. A number follows it."""

_PREAMBLE = "preamble präambel préambule preámbulo preambolo преамбула الديباجة מבוא 序言"
_ANNEX = "annex annexe anhang anlage anexo приложение додаток ملحق appendix"

BARE_WORDS: Mapping[str, LabelWord] = MappingProxyType(
    {
        **dict.fromkeys(_PREAMBLE.split(), LabelWord("heading", "preamble", 2)),
        **{spelt: WORDS[spelt] for spelt in _ANNEX.split()},
    }
)
"""The same for words that may stand alone on their line."""

_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul"
    " aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember jänner janvier février mars avril"
    " juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto"
    " septiembre octubre noviembre diciembre января февраля марта апреля мая июня июля августа сентября октября"
    " ноября декабря січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
)

MONTHS = frozenset(_MONTHS.split())
"""A number before one of them is most likely a date."""
