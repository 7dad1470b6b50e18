"""Heads of treaties in the languages in which they are signed: what is a label, of what kind, and what its key is.

The expectations were written down by hand from how such texts are cited.
"""

from __future__ import annotations

import pytest
from outline_texts import cut

from onetext.documents.labels import opens_point

Head = list[tuple[str, str, str, str]]
"""Line, label, kind, key."""

HEADS: dict[str, Head] = {
    "English": [
        ("PREAMBLE", "PREAMBLE", "heading", "preamble0"),
        ("PART ONE", "PART ONE", "part", "part1"),
        ("TITLE I – Ports", "TITLE I –", "part", "titleI"),
        ("CHAPTER 1", "CHAPTER 1", "chapter", "ch1"),
        ("Section 2. Pilots", "Section 2.", "section", "sec2"),
        ("Article 5bis. Light dues", "Article 5bis.", "article", "art5bis"),
        ("ANNEX I", "ANNEX I", "annex", "annexI"),
        ("Appendix 2: Charts", "Appendix 2:", "annex", "app2"),
        ("Schedule A", "Schedule A", "annex", "schedA"),
    ],
    "French": [
        ("PRÉAMBULE", "PRÉAMBULE", "heading", "preamble0"),
        ("PARTIE I", "PARTIE I", "part", "partI"),
        ("TITRE II – Des ports", "TITRE II –", "part", "titleII"),
        ("Chapitre premier", "Chapitre premier", "chapter", "ch1"),
        ("Article premier", "Article premier", "article", "art1"),
        ("Article 2 – Pilotage", "Article 2 –", "article", "art2"),
        ("ANNEXE A", "ANNEXE A", "annex", "annexA"),
    ],
    "German": [
        ("Präambel", "Präambel", "heading", "preamble0"),
        ("Teil I", "Teil I", "part", "partI"),
        ("Kapitel 1 Häfen", "Kapitel 1", "chapter", "ch1"),
        ("Abschnitt 2", "Abschnitt 2", "section", "sec2"),
        ("Artikel 1: Begriffe", "Artikel 1:", "article", "art1"),
        ("Artikel 2: Lotsen", "Artikel 2:", "article", "art2"),
        ("§ 3 Abgaben", "§ 3", "section", "§3"),
        ("Anlage 1", "Anlage 1", "annex", "annex1"),
    ],
    "Spanish": [
        ("PREÁMBULO", "PREÁMBULO", "heading", "preamble0"),
        ("TÍTULO PRIMERO", "TÍTULO PRIMERO", "part", "title1"),
        ("CAPÍTULO I", "CAPÍTULO I", "chapter", "chI"),
        ("Sección 1.ª Puertos", "Sección 1.ª", "section", "sec1"),
        ("Artículo 1.- Puertos", "Artículo 1.-", "article", "art1"),
        ("Artículo 2.º Practicaje", "Artículo 2.º", "article", "art2"),
        ("ANEXO I", "ANEXO I", "annex", "annexI"),
        ("Apéndice 1", "Apéndice 1", "annex", "app1"),
    ],
    "Italian": [
        ("PREAMBOLO", "PREAMBOLO", "heading", "preamble0"),
        ("PARTE PRIMA", "PARTE PRIMA", "part", "part1"),
        ("TITOLO I", "TITOLO I", "part", "titleI"),
        ("Capo II – Porti", "Capo II –", "chapter", "chII"),
        ("Sezione 1", "Sezione 1", "section", "sec1"),
        ("Articolo 1", "Articolo 1", "article", "art1"),
        ("Art. 2 Pilotaggio", "Art. 2", "article", "art2"),
        ("Allegato B", "Allegato B", "annex", "annexB"),
    ],
    "Portuguese": [
        ("PREÂMBULO", "PREÂMBULO", "heading", "preamble0"),
        ("TÍTULO I", "TÍTULO I", "part", "titleI"),
        ("CAPÍTULO II", "CAPÍTULO II", "chapter", "chII"),
        ("Secção 1", "Secção 1", "section", "sec1"),
        ("Artigo 1.º – Objeto", "Artigo 1.º –", "article", "art1"),
        ("Artigo 2.º", "Artigo 2.º", "article", "art2"),
        ("Cláusula 3", "Cláusula 3", "article", "cl3"),
        ("Anexo I", "Anexo I", "annex", "annexI"),
        ("Apêndice 1", "Apêndice 1", "annex", "app1"),
    ],
    "Dutch": [
        ("PREAMBULE", "PREAMBULE", "heading", "preamble0"),
        ("DEEL I", "DEEL I", "part", "partI"),
        ("HOOFDSTUK 1", "HOOFDSTUK 1", "chapter", "ch1"),
        ("Afdeling 2. Havens", "Afdeling 2.", "section", "sec2"),
        ("Artikel 1", "Artikel 1", "article", "art1"),
        ("Artikel 2. Loodsen", "Artikel 2.", "article", "art2"),
        ("BIJLAGE I", "BIJLAGE I", "annex", "annexI"),
        ("Aanhangsel 1", "Aanhangsel 1", "annex", "app1"),
    ],
    "Polish": [
        ("PREAMBUŁA", "PREAMBUŁA", "heading", "preamble0"),
        ("CZĘŚĆ I", "CZĘŚĆ I", "part", "partI"),
        ("DZIAŁ II", "DZIAŁ II", "part", "titleII"),
        ("Rozdział 1", "Rozdział 1", "chapter", "ch1"),
        ("Oddział 2. Porty", "Oddział 2.", "section", "sec2"),
        ("Artykuł 1", "Artykuł 1", "article", "art1"),
        ("Art. 2. Pilotaż", "Art. 2.", "article", "art2"),
        ("Załącznik nr 1", "Załącznik nr 1", "annex", "annex1"),
    ],
    "Russian": [
        ("ПРЕАМБУЛА", "ПРЕАМБУЛА", "heading", "preamble0"),
        ("ЧАСТЬ ПЕРВАЯ", "ЧАСТЬ ПЕРВАЯ", "part", "part1"),
        ("Раздел I", "Раздел I", "part", "titleI"),
        ("Глава 2. Порты", "Глава 2.", "chapter", "ch2"),
        ("Статья 1", "Статья 1", "article", "art1"),
        ("Статья 2. Лоцманы", "Статья 2.", "article", "art2"),
        ("Приложение № 1", "Приложение № 1", "annex", "annex1"),
    ],
    "Ukrainian": [
        ("ПРЕАМБУЛА", "ПРЕАМБУЛА", "heading", "preamble0"),
        ("Розділ II", "Розділ II", "part", "titleII"),
        ("Глава 1. Порти", "Глава 1.", "chapter", "ch1"),
        ("Стаття 4", "Стаття 4", "article", "art4"),
        ("Стаття п'ята", "Стаття п'ята", "article", "art5"),
        ("Додаток А", "Додаток А", "annex", "annexА"),
    ],
    "Turkish": [
        ("BAŞLANGIÇ", "BAŞLANGIÇ", "heading", "preamble0"),
        ("KISIM I", "KISIM I", "part", "partI"),
        ("BÖLÜM II", "BÖLÜM II", "chapter", "chII"),
        ("MADDE 1 – Limanlar", "MADDE 1 –", "article", "art1"),
        ("Madde 2", "Madde 2", "article", "art2"),
        ("EK 1", "EK 1", "annex", "annex1"),
    ],
    "Arabic": [
        ("الديباجة", "الديباجة", "heading", "preamble0"),
        ("الباب الأول", "الباب الأول", "part", "title1"),
        ("الفصل الثاني", "الفصل الثاني", "chapter", "ch2"),
        ("المادة الأولى", "المادة الأولى", "article", "art1"),
        ("المادة (٢)", "المادة (٢)", "article", "art2"),
        ("المادة 3: الموانئ", "المادة 3:", "article", "art3"),
        ("الملحق الأول", "الملحق الأول", "annex", "annex1"),
    ],
    "Hebrew": [
        ("מבוא", "מבוא", "heading", "preamble0"),
        ("חלק א'", "חלק א'", "part", "partא"),
        ("פרק ב'", "פרק ב'", "chapter", "chב"),
        ("סעיף 1", "סעיף 1", "article", "art1"),
        ("מאמר 2: נמלים", "מאמר 2:", "article", "art2"),
        ("נספח א'", "נספח א'", "annex", "annexא"),
    ],
    "Chinese": [
        ("序言", "序言", "heading", "preamble0"),
        ("第一编 总则", "第一编", "part", "part1"),
        ("第二章 港口", "第二章", "chapter", "ch2"),
        ("第三节", "第三节", "section", "sec3"),
        ("第十一条 领航", "第十一条", "article", "art11"),
        ("第十二条", "第十二条", "article", "art12"),
        ("附件一", "附件一", "annex", "annex1"),
    ],
    "Japanese": [
        ("第一章 総則", "第一章", "chapter", "ch1"),
        ("第二条 港", "第二条", "article", "art2"),
    ],
    "Korean": [
        ("제1장 총칙", "제1장", "chapter", "ch1"),
        ("제2조 항구", "제2조", "article", "art2"),
    ],
}
BODY = {"Chinese": "双方同意。", "Arabic": "يتفق الطرفان.", "Hebrew": "הצדדים מסכימים."}


@pytest.mark.parametrize("language", HEADS)
def test_the_head_of_a_treaty(language: str) -> None:
    body = BODY.get(language, "the sides agree on it.")
    points = cut("\n".join(f"{line}\n{body}" for line, *_rest in HEADS[language])).points
    heads = [(point.label, point.kind, point.key) for point in points if point.kind != "paragraph"]
    assert heads == [(label, kind, key) for _line, label, kind, key in HEADS[language]]


@pytest.mark.parametrize("language", HEADS)
def test_its_lines_are_not_joined_to_what_stands_before(language: str) -> None:
    for line, label, kind, _key in HEADS[language]:
        assert opens_point(line) == (bool(label) and kind != "heading"), line


def test_what_stands_above_what() -> None:
    """Division, chapter, article: in Russian law, in Polish and in the treaties of the European Union."""
    for lines in (
        ("Часть I", "Раздел I", "Глава 1", "Статья 1"),
        ("Część I", "Dział I", "Rozdział 1", "Artykuł 1"),
        ("PART ONE", "TITLE I", "CHAPTER 1", "Article 1"),
    ):
        points = cut("\n".join(lines)).points
        assert [point.level for point in points] == [0, 1, 2, 3], lines
