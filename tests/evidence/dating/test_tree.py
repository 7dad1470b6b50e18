"""The tree of forms grows where it is walked, and ends up as if all of it had been planted at once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence.dating.tree import Node

FEASTS = (("new", "moon"), ("moon",))
ELEMENTS = st.sampled_from(["on", "the", "a|b", "DAY", "DAY2", "FEAST"])
FORMS = st.lists(st.lists(ELEMENTS, min_size=1, max_size=4), max_size=8)
WORDS = ("on", "the", "a", "b", "new", "moon", "DAY")


def spelt(element: str, form: str) -> list[tuple[Sequence[str], str]] | None:
    return [(feast, f"{form}:{' '.join(feast)}") for feast in FEASTS] if element == "FEAST" else None


def written_out(row: Sequence[str], name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """All sequences of words that a row stands for, with what each is called."""
    parts: list[list[tuple[tuple[str, ...], str]]] = []
    for element in row:
        if element == "FEAST":
            parts.append([(feast, f":{' '.join(feast)}") for feast in FEASTS])
        else:
            parts.append([((word.rstrip("2"),), "") for word in element.split("|")])
    for chosen in itertools.product(*parts):
        words = tuple(word for some, _ in chosen for word in some)
        yield words, name + "".join(told for _, told in chosen)


def walked(node: Node[str], words: Sequence[str]) -> set[str]:
    if not words:
        return set(node.ends)
    steps = [node.words[words[0]]] if words[0] in node.words else []
    steps += [child for (name, _), child in node.classes.items() if name == words[0]]
    return {form for step in steps for form in walked(step, words[1:])}


@given(FORMS)
def test_a_walk_finds_what_a_list_of_all_forms_holds(rows: list[list[str]]) -> None:
    root: Node[str] = Node(spelt)
    everything: dict[tuple[str, ...], set[str]] = {}
    for number, row in enumerate(rows):
        root.plant(row, str(number))
        for words, name in written_out(row, str(number)):
            everything.setdefault(words, set()).add(name)
    for words in {*everything, ("on",), ("moon", "moon"), ("DAY", "DAY")}:
        assert walked(root, words) == everything.get(words, set())


def test_nothing_grows_beyond_where_somebody_looks() -> None:
    asked: list[str] = []

    def noted(element: str, form: str) -> None:
        asked.append(element)

    root: Node[str] = Node(noted)
    for number in range(50):
        root.plant([f"w{number}", "deep", "deeper"], "x")
    root.words["w7"].words["deep"]
    assert asked.count("deep") == 1
    assert asked.count("deeper") == 0


def test_forms_end_in_the_order_in_which_they_were_planted_and_each_once() -> None:
    root: Node[str] = Node(spelt)
    for form in ("late", "early", "late"):
        root.plant(["on", "DAY"], form)
    assert list(root.words["on"].classes["DAY", "DAY"].ends) == ["late", "early"]
