"""Any text is read, without an exception, in time that grows with its length; places are places in it.

200 spoiled articles here, 10,000 with `make fuzz`.
"""

from __future__ import annotations

import dataclasses
import gc
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of, read_article
from onetext.model import ArticleReading

FULL = os.environ.get("ONETEXT_FUZZ") == "1"
ARTICLES = sorted((Path(__file__).parent / "articles" / "dev").glob("*.txt"))
LISTS = ("quotes", "reports", "dates", "deadlines", "demands", "claims", "acts")


def read(text: str, language: str | None = None) -> ArticleReading:
    """The reading, after all its places were looked at."""
    article = article_of(text, language_code=language)
    reading = read_article(article)
    for name in LISTS:
        items = getattr(reading, name)
        for item in items:
            assert 0 <= item.start < item.end <= len(text), (name, item)
            assert item.text == text[item.start : item.end], (name, item)
        starts = [item.start for item in items]
        assert starts == sorted(starts), f"{name} are in the order of the text"
        for score in (item.score for item in items if hasattr(item, "score")):
            assert 0 <= score <= 1
    for number, quote in enumerate(reading.quotes):
        assert quote.continues is None or 0 <= quote.continues < number
        assert quote.kind == "speech" or quote.speaker is None
    for relation in reading.relations:
        assert 0 <= relation.of < len(reading.claims)
        assert 0 <= relation.to < len(reading.claims)
        assert relation.of != relation.to
    for notice in reading.notices:
        assert 0 <= notice.start <= notice.end <= len(text)
    for place in (*reading.outline, *(fate for deadline in reading.deadlines for fate in deadline.fates)):
        assert 0 <= place.start < place.end <= len(text)
    assert all(voice.name.strip() for voice in _voices(reading)), "whoever speaks has a name"
    return reading


def _voices(item: Any) -> Iterator[Any]:
    """All voices within an item."""
    if isinstance(item, tuple):
        for part in item:
            yield from _voices(part)
    elif dataclasses.is_dataclass(item) and not isinstance(item, type):
        if type(item).__name__ == "Voice":
            yield item
        for field in dataclasses.fields(item):
            yield from _voices(getattr(item, field.name))


# -- texts that are no articles --------------------------------------------------------------------------------------

ODD = {
    "empty": "",
    "blank": " \n\t\r\n\u00a0\n",
    "one letter": "x",
    "one mark": "“",
    "marks only": "“”‘’\"'«»" * 200,
    "stops only": "." * 5_000,
    "unclosed in every paragraph": "The minister said “we will not sign by Monday.\n\n" * 100,
    "unclosed of all kinds": 'He said ‘no.\n\nShe said "no.\n\nThey said «no.\n\nWe said „no.\n\n' * 25,
    "closed and never opened": "We will not sign,” he said. And’ then» they“ left.\n\n" * 50,
    "all quotation": "“We demand that Norvik leave by Monday.”" * 100,
    "one quotation": "“" + "We demand that Norvik leave by Monday. " * 100 + "”",
    "quotations within quotations": "“He said ‘" * 100 + "no" + "’”" * 100,
    "mixed scripts": "Премьер сказал: «Нет». 他说：「不。」 قال الوزير: “لا”. Ο υπουργός: «Όχι». He said “no”. " * 20,
    "right to left": "\u202eהשר אמר “לא” ביום שני\u202c said Coll.\n\n" * 20,
    "combining": "Co\u0301ll sa\u0301id “n\u0300o” " * 50,
    "NUL": "Coll\0 said\0 “no\0”.\0" * 20,
    "lone surrogates": "Coll \ud800 said “\udfff” \udc00." * 20,
    "controls": "".join(map(chr, range(160))) * 10,
    "emoji": "😀 said “👍🏽” to 👨‍👩‍👧. " * 50,
    "capitals": "COLL SAID “NO” TO WELLER ON MONDAY. " * 50,
    "no blanks": "Coll said“no”.Weller said“yes”." * 50,
    "figures": "1 2 3 4.5 6,7 8/9/2031 31/2/2031 0000-00-00 99:99 999999999999999999 days ago. " * 30,
    "times out of the calendar": "9999 years later, on 31 February 0000, within 1000000000 years, by 31 December 9999. "
    * 10,
    "brackets": "(" * 500 + "he said" + ")" * 500,
    "HTML": '<p>“no” &amp; <b>he</b> said</p><script>var s = "no";</script>' * 20,
    "code": "print('he said', \"no\")  # isn't\n" * 50,
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_odd_texts_are_read(name: str, language: str) -> None:
    read(ODD[name], language)


def test_an_empty_text_holds_nothing() -> None:
    reading = read("")
    assert not any(getattr(reading, name) for name in (*LISTS, "outline", "notices"))


@pytest.mark.parametrize("unit", ["a", "“", "'", ".", " ", "said“"])
def test_a_line_of_very_many_characters(unit: str) -> None:
    length = 1_000_000 if unit in {"a", " "} else 30_000
    text = (unit * length)[:length]
    assert read(text, "en").characters == length


# -- any text --------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *"“”‘’\"'«»,.:;?!()—-\n",
        *(
            "Coll ",
            "Ana Coll ",
            "Norvik ",
            "the minister ",
            "the two delegations ",
            "he ",
            "they ",
            "she ",
            "Mr. ",
            "U.S. ",
        ),
        *(
            "said ",
            "said that ",
            "told ",
            "demanded ",
            "denied ",
            "according to ",
            "warned that ",
            "called ",
            "will ",
            "not ",
        ),
        *(
            "on Monday ",
            "by 3 May 2031 ",
            "two days later ",
            "within 72 hours ",
            "if ",
            "unless ",
            "while ",
            "or else ",
            "until ",
        ),
        *(
            "the plan ",
            "was written by ",
            "allegedly ",
            "agreed to ",
            "refused to ",
            "red line ",
            "ultimatum ",
            "\n\n",
            "’s ",
            "…",
        ),
        *("a dit ", "selon ", "d’ici lundi ", "le ministre ", "é", "\u0301", "\u00a0", "\0", "国", "5", "%", "½"),
    ]
)


@given(st.lists(WORDS, max_size=60).map("".join), st.sampled_from(["en", "fr", None]))
def test_any_text_of_such_words(text: str, language: str | None) -> None:
    read(text, language)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    read(text)


# -- spoiled articles ------------------------------------------------------------------------------------------------

MARKS = "“”‘’\"'«»„.,;:!?()—\n …0x"


def spoiled(text: str, dice: random.Random) -> str:
    """A stretch of an article with a few things done to it."""
    start = dice.randrange(len(text))
    part = text[start : start + dice.randint(50, 1_500)]
    for _ in range(dice.randint(1, 12)):
        at, to = sorted((dice.randrange(len(part) + 1), dice.randrange(len(part) + 1)))
        to = min(to, at + 80)
        done = dice.randrange(6)
        if done == 0:
            part = part[:at] + part[to:]
        elif done == 1:
            part = part[:to] + part[at:]
        elif done == 2:
            part = part[:at] + dice.choice(MARKS) * dice.randint(1, 4) + part[at:]
        elif done == 3:
            part = part[:at] + part[at:to].swapcase() + part[to:]
        elif done == 4:
            part = part[:at] + part[at:to][::-1] + part[to:]
        else:
            part = part.replace(dice.choice(MARKS), dice.choice(MARKS), dice.randint(1, 9))
        part = part or "x"
    return part


@pytest.mark.fuzz
@pytest.mark.parametrize("round_", range(10 if FULL else 1))
def test_spoiled_articles_are_read(round_: int) -> None:
    assert len(ARTICLES) >= 6
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    for number in range(1_000 if FULL else 200):
        dice = random.Random(f"{round_}-{number}")
        text = spoiled(dice.choice(texts), dice)
        try:
            read(text)
        except Exception as error:
            error.add_note(f"spoiled article {round_}-{number}: {text!r}")
            raise


# -- time ------------------------------------------------------------------------------------------------------------

GROWING = {
    "sentences": "He said no. They left on Monday. ",
    "one sentence": "Coll said that he would leave and ",
    "verbs of saying": "the minister said that ",
    "appositions": "Mr Coll, the minister, said, ",
    "conditions": "if Norvik does not leave by Monday, ",
    "second clauses": "while Norvik demanded that Coll leave, ",
    "calls": "Coll called on Norvik to leave and ",
    "denials": "which was denied by Coll, who said Weller, ",
    "chains": "said that he denied that ",
    "names": "Ana Coll and Jon Weller and ",
    "one long name": "Norvik Coll ",
    "pronouns": "he said he ",
    "dates": "on Monday, two days later, by 3 May 2031, ",
    "open marks": "“we go ",
    "short quotations": "“a” ‘b’ ",
    "short quotations with a verb": "Coll said “x” and ",
    "straight marks": "' \" ",
    "all quotation": "“We demand that Norvik leave by Monday.” ",
    "quotations without blanks": "「国」",
    "titles": "“Harbour Post” ",
    "unclosed paragraphs": "He said “we demand it.\n\n",
    "apostrophes at unclosed marks": "“ o’ \n",
    "brackets": "(he said (",
    "lines": "a\n",
    "interview": "Question: Why?\n\nAnswer: Because.\n\n",
    "claims": "The plan was written by Coll. Coll denied that he wrote the plan. ",
    "deadlines": "Coll gave Norvik until Monday to leave or face a strike. The deadline passed. ",
    "deadlines in one sentence": "Coll gave Norvik until Monday to leave and ",
    "acts": "Coll called off the summit and ",
    "initials": "U.S. ",
}
SHORT = 6_000


def seconds(unit: str, length: int, times: int) -> float:
    """Median of the time of the process; without the collector, whose rounds come when they will."""
    article = article_of((unit * (length // len(unit) + 1))[:length], language_code="en")
    spent = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            start = time.process_time()
            read_article(article)
            spent.append(time.process_time() - start)
    finally:
        gc.enable()
    return median(spent)


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    """Quadratic time has a ratio of 4. A ratio that is too high is measured again, longer and by medians."""
    unit = GROWING[name]
    seconds(unit, 500, 1)
    ratios = []
    for length, times in ((SHORT, 1), (2 * SHORT, 3), (4 * SHORT, 3)):
        ratios.append(seconds(unit, 2 * length, times) / seconds(unit, length, times))
        if ratios[-1] < 2.8:
            return
    raise AssertionError(f"twice the text takes {ratios} times the time")
