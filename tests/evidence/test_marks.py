"""Spans between quotation marks: the expected ones are written into the sentences, between ⟦ and ⟧."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of
from onetext.evidence.marks import Marked, marked
from onetext.model import QuotedSpeech


def told(pattern: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ⟦ and ⟧, and the places they enclose."""
    text, opened, places = "", [], []
    for sign in pattern:
        if sign == "⟦":
            opened.append(len(text))
        elif sign == "⟧":
            places.append((opened.pop(), len(text)))
        else:
            text += sign
    assert not opened
    return text, sorted(places)


def found(text: str, language: str = "en") -> Marked:
    return marked(article_of(text, language_code=language))


def places(quotes: tuple[QuotedSpeech, ...]) -> list[tuple[int, int]]:
    return sorted((quote.start, quote.end) for quote in quotes)


WELL_MARKED = [
    # curly, straight, single, angled, German, Swedish, Danish, Japanese
    "Rhea Coll said: “⟦We sail at dawn.⟧” Nobody moved.",
    'Rhea Coll said: "⟦We sail at dawn.⟧" Nobody moved.',
    "Rhea Coll said: ‘⟦We sail at dawn.⟧’ Nobody moved.",
    "Rhea Coll said: '⟦We sail at dawn.⟧' Nobody moved.",
    "Rhea Coll a dit : «\u00a0⟦Nous partons.⟧\u00a0» Personne n'a bougé.",
    "Rhea Coll a dit : « ⟦Nous partons.⟧ » Personne.",
    "Rhea Coll a dit : «⟦Nous partons.⟧» Personne.",
    "Rhea Coll sagte: „⟦Wir fahren.⟧“ Niemand rührte sich.",
    "Rhea Coll sagte: ‚⟦Wir fahren.⟧‘ Niemand rührte sich.",
    "Rhea Coll sa: ”⟦Vi seglar.⟧” Ingen rörde sig.",
    "Rhea Coll sagde: »⟦Vi sejler.⟧« Og »⟦straks⟧«, sagde hun.",
    "コルは「⟦行く⟧」と言った。彼は「⟦彼女は『⟦否⟧』と言った⟧」と書いた。",
    "He used ‹⟦small angles⟧› once.",
    # the attribution before, after and in the middle
    "“⟦We sail,⟧” she said, “⟦when the wind turns.⟧”",
    '"⟦We sail⟧", she said, "⟦when the wind turns⟧".',
    "‘⟦We sail⟧’, she said, ‘⟦when the wind turns⟧’.",
    # side by side, in brackets, at dashes, at line ends
    "“⟦Yes.⟧” “⟦No.⟧” “⟦Yes.⟧”",
    '("⟦Not yet,⟧" he wrote) and—"⟦not here⟧"—and then "⟦never⟧".',
    "Both called it “⟦fair⟧”/“⟦just⟧”.",
    '["⟦Bracketed⟧"], "⟦comma⟧"; "⟦semicolon⟧": "⟦question⟧"?',
    "The “⟦no⟧”—voters stayed at home.",
    # nested
    "“⟦She told me, ‘⟦Go home,⟧’ and I went,⟧” he said.",
    "\"⟦She told me, '⟦Go home⟧', and I went⟧\", he said.",
    "‘⟦She told me, “⟦Go home,⟧” and I went,⟧’ he said.",
    "“⟦He said ‘⟦no⟧’⟧” and “⟦‘⟦Yes⟧’ is what I said⟧”.",
    "\"⟦'⟦Whoever moves the stone pays⟧', they say⟧\", he added.",
    "« ⟦Elle m’a dit : “⟦Rentrez.⟧” Je suis rentré⟧ » a-t-il dit.",
    "“⟦One ‘⟦two “⟦three⟧” two⟧’ one⟧” and “⟦one⟧”.",
    "„⟦Er sagte ‚⟦nein⟧‘ zu mir⟧“, sagte sie.",
    # apostrophes
    "The workers’ leader didn’t say ‘⟦don’t⟧’, he said ‘⟦the workers’ day will come⟧’.",
    "The workers' leader didn't say '⟦don't⟧', he said '⟦the workers' day will come⟧'.",
    "In the ’90s, and in '24, rock 'n' roll was all O'Brien's, wasn't it?",
    "The so-called '⟦open gates⟧' are shut. She said, '⟦The dockers' gates are shut.⟧'",
    "The ‘⟦open gates⟧’ and the dockers’ rights are two things.",
    "‘⟦The dockers’ rights⟧’, he said, ‘⟦are the bosses’ business.⟧’",
    "James’s and Moss’ ships; Marx’ books; the ladies’ and gentlemen’s agreement.",
    "’Twas late. ‘⟦’Tis late,⟧’ she said.",
    "L’accord d’Ostrava, c’est « ⟦l’affaire d’aujourd’hui⟧ » pour l’Union.",
    "“⟦It’s the captains’ fault,⟧” the owners’ spokesman said.",
    # inches and feet
    'The crest rises by 12\' 6" and the pipe is 48" wide. "⟦No more than 6\'2",⟧" he said.'.replace(
        '2",⟧"', '2" tall,⟧"'
    ),
    'She is 5\'11" tall. "⟦I am tall,⟧" she said.',
    'The 48" line and the 36" line meet.',
    # a stop, a comma, a question within
    "“⟦Why?⟧” he asked. “⟦Because!⟧” she cried. “⟦I …⟧” he began.",
    'They chanted "⟦Out! Out!⟧" for "⟦an hour.⟧"',
    "He “⟦agreed⟧” – or so he said – “⟦in principle⟧” and left.",
    # marks that touch words of other scripts
    "Премьер сказал: «⟦Мы не пойдём⟧». Он вышел. Газета «⟦Заря⟧» молчит.",
    "الوزير قال: “⟦لا⟧” ثم خرج.",
]


@pytest.mark.parametrize("pattern", WELL_MARKED)
def test_well_marked_text(pattern: str) -> None:
    text, expected = told(pattern)
    result = found(text)
    assert [text[start:end] for start, end in places(result.quotes)] == [text[start:end] for start, end in expected]
    assert places(result.quotes) == expected
    assert result.notices == ()
    assert not any(quote.mismatched for quote in result.quotes)


@pytest.mark.parametrize("pattern", WELL_MARKED)
def test_depth_counts_the_spans_around(pattern: str) -> None:
    text, expected = told(pattern)
    for quote in found(text).quotes:
        around = [one for one in expected if one[0] <= quote.start and quote.end <= one[1]]
        assert quote.depth == len(around) - 1


@pytest.mark.parametrize(
    "pattern",
    [
        "They held “⟦frank⟧” and ‘⟦very useful⟧” talks.",
        "They held ‘⟦frank⟧” and “⟦very useful⟧” talks.",
        "They held „⟦frank⟧’ talks and no others.",
        "They held «⟦frank⟧” talks.",
        'They held "⟦frank⟧» talks.',
    ],
)
def test_a_mark_closed_by_a_wrong_one_is_one_flagged_span(pattern: str) -> None:
    text, expected = told(pattern)
    result = found(text)
    assert places(result.quotes) == expected
    assert sum(quote.mismatched for quote in result.quotes) == 1
    assert [notice.code for notice in result.notices] == ["marks"]


def test_what_nothing_closes_ends_with_its_paragraph() -> None:
    text, expected = told(
        "He said “⟦we are leaving and will not be back.⟧\n\nThe next day nobody came.\n\n“⟦Fine,⟧” she said."
    )
    result = found(text)
    assert places(result.quotes) == expected
    assert [quote.mismatched for quote in result.quotes] == [True, False]
    [notice] = result.notices
    assert notice.code == "unclosed"
    assert text[notice.start] == "“"


@pytest.mark.parametrize("mark", ["““””", '""""', "‘‘’’", "««»»"])
def test_speech_over_paragraphs_has_a_span_for_each(mark: str) -> None:
    opening, closing = mark[0], mark[-1]
    text, expected = told(
        f"The captain rose.\n\n{opening}⟦The ships are old.⟧\n\n{opening}⟦The crews are tired.⟧\n\n"
        f"{opening}⟦And the sea is cold.⟧{closing}\n\nHe sat down."
    )
    result = found(text)
    assert places(result.quotes) == expected
    assert [quote.continues for quote in result.quotes] == [None, 0, 1]
    assert result.notices == ()
    assert not any(quote.mismatched for quote in result.quotes)


def test_speech_over_paragraphs_that_begins_within_one() -> None:
    text, expected = told("She went on: “⟦The ships are old.⟧\n\n“⟦The crews are tired,⟧” and left. “⟦Bye,⟧” she said.")
    result = found(text)
    assert places(result.quotes) == expected
    assert [quote.continues for quote in result.quotes] == [None, 0, None]


def test_speech_that_runs_into_a_paragraph_without_a_mark_of_its_own() -> None:
    text, expected = told("She went on: “⟦The ships are old.⟧\n\n⟦The crews are tired,⟧” she said.")
    result = found(text)
    assert places(result.quotes) == expected
    assert [quote.continues for quote in result.quotes] == [None, 0]
    assert result.notices == ()


def test_nested_speech_over_paragraphs() -> None:
    text, expected = told("“⟦He wrote: ‘⟦The ships are old.⟧⟧\n\n“⟦‘⟦The crews are tired.⟧’ That was all.⟧”")
    assert places(found(text).quotes) == expected


@pytest.mark.parametrize(
    ("text", "continues"),
    [
        ("“We sail,” she said, “when the wind turns.”", [None, 0]),
        ('"We sail", she said, "when the wind turns".', [None, 0]),
        ("“We sail”—she paused—“when the wind turns.”", [None, 0]),
        ("“We sail,” she said. “The wind turned.”", [None, None]),
        ("She called it “fair” and “just”.", [None, None]),
        ("“We sail,” she said.\n\n“when the wind turns.”", [None, None]),
    ],
)
def test_a_sentence_broken_by_its_attribution_goes_on(text: str, continues: list[int | None]) -> None:
    assert [quote.continues for quote in found(text).quotes] == continues


def test_empty_marks_enclose_nothing() -> None:
    assert found('He said "" and “ ” and «».').quotes == ()


SIGNS = st.sampled_from([*"ab .,\n'\"“”‘’«»„‚‹›「」s6", "word ", "\n\n", "he said "])


@given(st.lists(SIGNS, max_size=80).map("".join))
def test_spans_of_any_text_are_places_in_it_and_nest(text: str) -> None:
    result = found(text)
    stack: list[QuotedSpeech] = []
    for number, quote in enumerate(result.quotes):
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text == text[quote.start : quote.end] == quote.text.strip()
        assert quote.continues is None or quote.continues < number
        while stack and stack[-1].end <= quote.start:
            stack.pop()
        assert not stack or quote.end <= stack[-1].end, "spans nest or are apart"
        stack.append(quote)
    for notice in result.notices:
        assert 0 <= notice.start <= notice.end <= len(text)


PAIRS = ("“”", '""', "«»", "„“")
WORDS = ("ships", "the crews’ pay", "don’t", "old", "sail at dawn", "it's late", "we", "5 metres", "a", "O’Hara")


@pytest.mark.parametrize("pair", PAIRS)
def test_spans_of_generated_articles(pair: str) -> None:
    """Articles made with known spans, with one kind of double marks and apostrophes all over."""
    for seed in range(60):
        dice = random.Random(f"{pair}-{seed}")
        parts: list[str] = []
        for _ in range(dice.randint(1, 8)):
            said = " ".join(dice.choices(WORDS, k=dice.randint(1, 9)))
            if dice.random() < 0.3 and pair[0] != pair[1]:
                inner = " ".join(dice.choices(("ships", "old", "dawn"), k=dice.randint(1, 3)))
                said = f"{said} ‘⟦{inner}⟧’ {dice.choice(('old', 'sea', 'dawn'))}"
            span = f"{pair[0]}⟦{said}⟧{pair[1]}"
            lead = " ".join(dice.choices(WORDS, k=dice.randint(1, 9)))
            parts.append(dice.choice((f"{lead} said {span}.", f"{span}, said {lead}.", f"{lead}: {span} {lead}")))
            parts.append(dice.choice((" ", "\n\n")))
        text, expected = told("".join(parts).strip())
        assert places(found(text).quotes) == expected, text


def test_two_things_in_marks_side_by_side_are_no_broken_sentence() -> None:
    assert [quote.continues for quote in found("They sold “fish,”, “bread,” and salt.").quotes] == [None, None]
    assert [quote.continues for quote in found("“We sail,” he said, “at dawn.”").quotes] == [None, 0]


def test_a_sentence_is_broken_by_its_attribution_and_not_by_half_a_page() -> None:
    between = "said the man who had come over the hills " * 5
    assert [quote.continues for quote in found(f"“We sail,” {between}, “at dawn.”").quotes] == [None, None]


def test_speech_that_runs_on_between_single_marks_and_never_ends_is_kept_and_flagged() -> None:
    seen = found("Rhea Coll said: ‘We go on.\n\n‘And we stay.\n\nNobody moved.")
    assert [(quote.text, quote.continues, quote.mismatched) for quote in seen.quotes] == [
        ("We go on.", None, False),
        ("And we stay.", 0, True),
    ]
    assert [notice.code for notice in seen.notices] == ["unclosed"]


def test_a_stray_mark_of_another_kind_closes_nothing_that_has_its_own() -> None:
    seen = found("“We sail» at dawn,” she said.")
    assert [(quote.text, quote.mismatched) for quote in seen.quotes] == [("We sail» at dawn,", False)]


def test_a_single_mark_is_not_closed_in_the_next_paragraph() -> None:
    assert found("She came in ‘the rain, they say.\n\nHis coat‘ was wet.").quotes == ()
