"""Flags of one known change within long clauses in many languages, beside brackets, references and other numbers."""

from __future__ import annotations

import pytest

from onetext.drafts import redline
from onetext.drafts.text import FlagKind

CLAUSES = {
    "en": (
        "Without prejudice to Article 12 and subject to paragraph (3), the Commission [under Annex B] {} in each of "
        "the 14 districts by 31 December 2026, at a cost of EUR 2.5 million.",
        "[The Parties agree that [A: {}] [B: nothing in this Article affects third States]]; this applies for 30 days.",
    ),
    "de": ("Unbeschadet des Artikels 12 gilt, dass die Kommission [nach Anhang B] {} bis zum 31. Dezember 2026.",),
    "fr": ("Sans préjudice de l'article 12, la Commission [visée à l'annexe B] {} avant le 31 décembre 2026.",),
    "es": ("Sin perjuicio del artículo 12, la Comisión [prevista en el anexo B] {} antes del 31 de diciembre.",),
    "nl": ("Onverminderd artikel 12 {} de Commissie [bijlage B] in elk van de 14 districten.",),
    "pl": ("Bez uszczerbku dla artykułu 12 Komisja [załącznik B] {} w każdym z 14 okręgów.",),
    "ru": ("Без ущерба для статьи 12 Комиссия [приложение B] {} в каждом из 14 районов.",),
    "uk": ("Без шкоди для статті 12 Комісія [додаток B] {} в кожному з 14 районів.",),
}

FLAGGED: tuple[tuple[str, str, str, FlagKind, str, str], ...] = (
    ("en", "shall cease to report", "shall continue to report", "negation", "cease", "continue"),
    ("en", "may allow access", "may deny access", "negation", "allow", "deny"),
    ("en", "shall include mines", "shall exclude mines", "negation", "include", "exclude"),
    ("en", "increases the levy", "reduces the levy", "negation", "increases", "reduces"),
    ("en", "uses best efforts", "uses reasonable efforts", "modal", "best", "reasonable"),
    ("en", "exactly as planned", "nearly as planned", "negation", "exactly", "nearly"),
    ("en", "decides unanimously", "decides by majority", "negation", "unanimously", "majority"),
    ("en", "stays north of it", "stays south of it", "negation", "north", "south"),
    ("en", "in internal affairs", "in external affairs", "negation", "internal", "external"),
    ("en", "has temporary powers", "has permanent powers", "negation", "temporary", "permanent"),
    ("en", "sets voluntary limits", "sets mandatory limits", "modal", "voluntary", "mandatory"),
    ("en", "calls both sides", "calls either side", "negation", "both", "either"),
    ("en", "fails to report", "is to report", "negation", "fails to", ""),
    ("en", "lacks powers", "has powers", "negation", "lacks", ""),
    ("en", "acts despite Article 9", "acts under Article 9", "negation", "despite", ""),
    ("en", "holds 20 sites", "holds approximately 20 sites", "negation", "", "approximately"),
    ("en", "inspects sites and/or depots", "inspects sites and depots", "negation", "and/or", "and"),
    ("en", "inspects sites or depots", "inspects sites and/or depots", "negation", "or", "and/or"),
    ("en", "pays by 20 May 2026", "pays from 20 May 2026", "negation", "by", "from"),
    ("en", "pays until 2027", "pays from 2027", "negation", "until", "from"),
    ("en", "acts within 30 days", "acts for 30 days", "negation", "within", "for"),
    ("en", "uses paragraphs 3 to 5", "uses paragraphs 3 and 5", "number", "3 to 5", "3 and 5"),
    ("en", "uses Art. 5", "uses Art. 6", "number", "5", "6"),
    ("en", "holds 1.500 ships", "holds 1.5 ships", "number", "1.500", "1.5"),
    ("en", "meets biennially", "meets annually", "number", "biennially", "annually"),
    ("en", "asks the Council", "asks the Assembly", "term", "Council", "Assembly"),
    ("en", "holds all towns, some villages", "holds every city, few hamlets", "negation", "some", "few"),
    ("en", "asks the EU", "asks the UN", "term", "EU", "UN"),
    ("de", "ist verpflichtet zu berichten", "ist berechtigt zu berichten", "modal", "verpflichtet", "berechtigt"),
    ("de", "wird vor der Wahl tagen", "wird nach der Wahl tagen", "negation", "vor", "nach"),
    ("de", "alle Truppen abzieht", "einige Truppen abzieht", "negation", "alle", "einige"),
    ("de", "dreißig Boote hat", "vierzig Boote hat", "number", "dreißig", "vierzig"),
    ("de", "fünfundzwanzig Boote hat", "fünfunddreißig Boote hat", "number", "fünfundzwanzig", "fünfunddreißig"),
    ("fr", "siège avant le vote", "siège après le vote", "negation", "avant", "après"),
    ("fr", "inspecte tous sites", "inspecte certains sites", "negation", "tous", "certains"),
    ("fr", "a quatre-vingts navires", "a quatre-vingt-dix navires", "number", "quatre-vingts", "quatre-vingt-dix"),
    ("es", "vota antes de ello", "vota después de ello", "negation", "antes", "después"),
    ("nl", "moet", "mag", "modal", "moet", "mag"),
    ("nl", "heeft geen bezwaar", "heeft bezwaar", "negation", "geen", ""),
    ("nl", "heeft dertig schepen", "heeft veertig schepen", "number", "dertig", "veertig"),
    ("pl", "musi działać", "może działać", "modal", "musi", "może"),
    ("pl", "ma trzydzieści łodzi", "ma czterdzieści łodzi", "number", "trzydzieści", "czterdzieści"),
    ("ru", "заседает до голосования", "заседает после голосования", "negation", "до", "после"),
    ("ru", "выведет все силы", "выведет некоторые силы", "negation", "все", "некоторые"),
    ("uk", "виведе усі сили", "виведе деякі сили", "negation", "усі", "деякі"),
)

NOT_FLAGGED: tuple[tuple[str, str, str], ...] = (
    ("en", "uses Art. 5", "uses Article 5"),
    ("en", "uses para. 5", "uses paragraph 5"),
    ("en", "takes ½ of it", "takes one half of it"),
    ("en", "acts in 24 hours", "acts in 24 h"),
    ("en", "uses paragraphs 3 to 5", "uses paragraphs 3 through 5"),
    ("en", "asks the Party", "asks the Parties"),
    ("en", "has the best ships", "has the good ships"),
    ("en", "acts in 2027", "acts during 2027"),
    ("en", "is the end", "is the finish"),
    ("en", "has the best ships", "has reasonable ships"),
    ("en", "holds required papers", "holds permitted papers"),
    ("de", "dem Bundestag berichtet", "dem Parlament berichtet"),
    ("fr", "a soixante-dix-sept navires", "a 77 navires"),
    ("fr", "a quatre-vingt-onze navires", "a 91 navires"),
    ("de", "einundvierzig Boote hat", "41 Boote hat"),
)


def told(language: str, before: str, after: str) -> list[tuple[tuple[str, str, str], ...]]:
    found = [redline(clause.format(before), clause.format(after)).flags for clause in CLAUSES[language]]
    return [tuple((flag.kind, flag.before, flag.after) for flag in flags) for flags in found]


@pytest.mark.parametrize(("language", "before", "after", "kind", "struck", "new"), FLAGGED)
def test_a_change_of_a_few_words_in_a_long_clause_is_flagged_alone(
    language: str, before: str, after: str, kind: FlagKind, struck: str, new: str
) -> None:
    places = len(CLAUSES[language])
    assert told(language, before, after) == [((kind, struck, new),)] * places
    assert told(language, after, before) == [((kind, new, struck),)] * places


@pytest.mark.parametrize(("language", "before", "after"), NOT_FLAGGED)
def test_the_same_said_otherwise_in_a_long_clause_is_not_flagged(language: str, before: str, after: str) -> None:
    assert set(told(language, before, after)) == set(told(language, after, before)) == {()}


def test_a_capital_at_the_beginning_of_a_sentence_marks_no_name_unless_it_is_one() -> None:
    def flags(before: str, after: str, capitals: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
        return [(one.before, one.after) for one in redline(before, after, capitals=capitals).flags]

    assert flags("Disputes are settled by talks.", "Quarrels are settled by talks.") == []
    assert flags("Ukraine pays the other state.", "Russia pays the other state.") == []
    assert flags("Ukraine pays the other state.", "Russia pays the other state.", frozenset({"Russia"})) == [
        ("Ukraine", "Russia")
    ]
    assert flags("Norway shall pay.", "Iran shall pay.") == [("Norway", "Iran")]
    assert flags("Disputes shall end.", "Quarrels shall end.") == []
    assert flags("“Disputes end in talks.”", "“Quarrels end in talks.”") == []
    assert flags("Norway pays. So does Iran.", "Iran pays. So does Iran.") == [("Norway", "Iran")]
    assert flags("General Rules on Ships", "General Rules on Boats") == []


def test_small_words_of_a_passage_written_anew_answer_to_none_in_the_old_one() -> None:
    old = "We hold that all old roads near big towns must stay as they are."
    new = "We hold some meetings about new bridges over wide rivers soon, if need be."
    assert [one for one in redline(old, new).flags if one.kind == "negation"] == []


def test_a_denial_that_stayed_and_denies_something_else_is_flagged() -> None:
    def flags(before: str, after: str) -> list[tuple[str, str, str]]:
        return [(one.kind, one.before, one.after) for one in redline(before, after).flags]

    one, other = "They do not pay and act.", "They pay and do not act."
    assert flags(one, other) == [("negation", "not pay", "not act")]
    assert flags(other, one) == [("negation", "not act", "not pay")]
    assert flags("They act and do not pay.", "They do not pay and act.") == []
    assert flags("a 60-day period", "a period of 90 days") == [("number", "60-day", "90")]
    assert flags("by 03/12/2025", "by 12 March 2025") == [("date", "03/12/2025", "12 March 2025")]
