"""The tables of the languages, as data: a list of words is a set, so a word that stands in it twice is an oversight."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources

import pytest

from onetext.evidence.language import LANGUAGES

_NO_SETS = ("irregular", "seasons", "holidays", "countries", "plurals")
"""Tables whose lists have places: forms of a verb, months, a country and its demonyms."""


def _lists(table: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    if isinstance(table, dict):
        for key, value in table.items():
            if path or key not in _NO_SETS:
                yield from _lists(value, (*path, str(key)))
    elif isinstance(table, list):
        yield ".".join(path), [one for one in table if isinstance(one, str)]
        for number, one in enumerate(table):
            if not isinstance(one, str):
                yield from _lists(one, (*path, str(number)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_list_of_words_has_a_word_twice(code: str) -> None:
    folder = resources.files("onetext.evidence") / "languages" / code
    found = [
        (file.name, path, word)
        for file in folder.iterdir()
        for path, words in _lists(tomllib.loads(file.read_text(encoding="utf-8")))
        for word, times in Counter(words).items()
        if times > 1
    ]
    assert not found
