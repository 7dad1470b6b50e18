"""The words that open the label of an article, a part or an annex: the one table of them.

`onetext.documents.labels` tells by them where a point begins, `onetext.drafts` what kind of point it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["ALONE_WORDS", "HAN_UNITS", "LABEL_WORDS"]

_TABLE = {
    "annex": "annex annexe anhang anlage anexo allegato bijlage załącznik приложение додаток ek ملحق الملحق المرفق"
    " נספח 附件 附录 附錄",
    "app": "appendix attachment appendice apéndice apêndice aanhangsel",
    "sched": "schedule exhibit תוספת",
    "prot": "protocol protokoll protocole protocolo protocollo protokół protokol протокол بروتوكول פרוטוקול",
    "part": "part teil partie parte deel część kısım kisim часть частина الجزء חלק",
    "title": "title titel titre título titolo tytuł dział раздел розділ الباب",
    "ch": "chapter kapitel chapitre capítulo capitolo capo hoofdstuk rozdział bölüm глава الفصل פרק",
    "sec": "section sec. abschnitt sección secção seção sezione afdeling oddział paragraaf القسم סימן",
    "§": "§ §§",
    "art": "article art. art artikel artículo articolo artigo artykuł madde статья ст. стаття المادة مادة סעיף מאמר",
    "cl": "clause klausel cláusula clausola klauzula",
    "rule": "rule regulation regel règle regla regola regra правило",
    "principle": "principle grundsatz principe principio princípio beginsel принцип",
    "pt": "point punkt punto ponto punt pkt pkt. пункт п. بند البند item paragraph para. paragraphe paragrafo"
    " parágrafo absatz ustęp ust. lid fıkra абзац الفقرة פסקה",
    "pp": "pp",
    "op": "op",
    "no": "no. nr.",
    "opt": "option opción opzione opção optie opcja seçenek вариант варіант الخيار חלופה variant variante",
    "alt": "alternative alternativ alternativa",
}

LABEL_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {key: tuple(words.split()) for key, words in _TABLE.items()}
)
"""How keys of points begin (`art`) -> the words that say so, in lower case. A number follows them."""

_PREAMBLE = (
    "preamble präambel préambule preámbulo preâmbulo preambolo preambule preambuła преамбула başlangıç başlangiç"
    " الديباجة ديباجة מבוא הקדמה 序言"
)

ALONE_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"preamble": tuple(_PREAMBLE.split()), **{key: LABEL_WORDS[key] for key in ("annex", "app", "sched")}}
)
"""The same for words that may stand alone on their line."""

HAN_UNITS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys("条條조", "art"),
        **dict.fromkeys("章장", "ch"),
        **dict.fromkeys("节節절", "sec"),
        **dict.fromkeys("编編部편", "part"),
        **dict.fromkeys("款项項号號항호", ""),
    }
)
"""What stands behind a number in Chinese, Japanese and Korean (第五条, 제5조) -> how keys begin.

It is "" for plain numbers."""
