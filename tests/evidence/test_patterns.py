"""No regular expression of the rules takes long on any text: all are found in the sources and tried on hard ones.

What a pattern is slow on is made of its own signs, repeated, with one at the end that fits nothing.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import onetext.evidence

FUNCTIONS = {"compile", "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"}
LENGTH = 20_000
SECONDS = 0.5
"""Of process time. One that is quadratic takes over two seconds for a text of this length, on any machine of today."""


def modules() -> list[str]:
    return [found.name for found in pkgutil.walk_packages(onetext.evidence.__path__, "onetext.evidence.")]


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of functions of `re` in a module."""
    path = importlib.import_module(name).__file__
    assert path is not None
    for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FUNCTIONS:
            yield from [(name, node)] if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" else []


def patterns() -> list[re.Pattern[str]]:
    """Those that modules keep, and those written where they are used."""
    found = {}
    for name in modules():
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, re.Pattern):
                found[value.pattern] = value
        for _name, call in calls(name):
            if isinstance(call.args[0], ast.Constant):
                found[call.args[0].value] = re.compile(call.args[0].value)
    return list(found.values())


def hard(pattern: re.Pattern[str]) -> Iterator[str]:
    """Texts of a pattern's own signs, alone and by twos, and of what its classes stand for."""
    signs = {sign for sign in pattern.pattern if not sign.isalnum()} | {"a", "A", "1", " ", "\n", ".", "'", "é"}
    bits = [*sorted(signs), "a.", "1.", "a'", "a-", "1st", "12/3/", "(a", "a b"]
    for one in bits:
        yield (one * LENGTH)[:LENGTH] + "\0"
    for one, other in itertools.islice(itertools.combinations(bits, 2), 40):
        yield ((one + other) * LENGTH)[:LENGTH] + "\0"


def test_patterns_are_found() -> None:
    assert len(patterns()) >= 8


@pytest.mark.parametrize("name", modules())
def test_patterns_stand_in_the_sources(name: str) -> None:
    """None is made from data or from a text while an article is read, where no test would see it."""
    module = vars(importlib.import_module(name))
    kept = {value.pattern for value in module.values() if isinstance(value, re.Pattern)}
    for _name, call in calls(name):
        constant = isinstance(call.args[0], ast.Constant)
        assert constant or (isinstance(call.func, ast.Attribute) and call.func.attr == "compile" and kept), ast.unparse(
            call
        )


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.pattern[:40])
def test_patterns_are_quick_on_hard_texts(pattern: re.Pattern[str]) -> None:
    for text in hard(pattern):
        start = time.process_time()
        for _match in itertools.islice(pattern.finditer(text), LENGTH):
            pass
        pattern.fullmatch(text)
        assert time.process_time() - start < SECONDS, text[:20]


def test_a_slow_pattern_would_be_told() -> None:
    """The texts are hard: they find out one that tries all ways."""
    slow = re.compile(r"a+a+x")
    text = "a" * 400
    start = time.process_time()
    slow.search(text)
    assert time.process_time() - start > SECONDS / 500
    assert any(set(one) == {"a", "\0"} for one in hard(slow))
