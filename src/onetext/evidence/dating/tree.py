"""A tree of forms that grows where it is walked: of thousands of forms an article meets a few."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

__all__ = ["Node", "Spelt"]

F = TypeVar("F", bound=Hashable)

Spelt = Callable[[str, F], "Iterable[tuple[Sequence[str], F]] | None"]
"""What a class that stands for names stands for: rows of words, and the form that each makes; None for any other."""


class Node(Generic[F]):
    """A place in the tree: which words and classes may follow, and which forms end here.

    What is planted waits as it is until somebody asks what follows; then it goes one step on.
    """

    __slots__ = ("_classes", "_ends", "_spelt", "_waiting", "_words")

    def __init__(self, spelt: Spelt[F]) -> None:
        self._spelt = spelt
        self._waiting: list[tuple[Sequence[str], F]] = []
        self._words: dict[str, Node[F]] = {}
        self._classes: dict[tuple[str, str], Node[F]] = {}
        self._ends: dict[F, None] = {}

    def plant(self, row: Sequence[str], form: F) -> None:
        """Add a form: a row of words (`a|b` is either) and of classes, which are written in capitals."""
        self._waiting.append((row, form))

    @property
    def words(self) -> Mapping[str, Node[F]]:
        """Word -> the place behind it."""
        self._grow()
        return self._words

    @property
    def classes(self) -> Mapping[tuple[str, str], Node[F]]:
        """Class, and the name under which its value is kept -> the place behind it."""
        self._grow()
        return self._classes

    @property
    def ends(self) -> Iterable[F]:
        """The forms that end here, in the order in which they were planted."""
        self._grow()
        return self._ends

    def _grow(self) -> None:
        """Take what waits one step on."""
        waiting, self._waiting = self._waiting, []
        for row, form in waiting:
            names = self._spelt(row[0], form) if row else None
            if names is None:
                self._step(row, form)
            else:
                for words, named in names:
                    self._step((*words, *row[1:]), named)

    def _step(self, row: Sequence[str], form: F) -> None:
        if not row:
            self._ends[form] = None
        elif row[0].isupper():
            key = (row[0].rstrip("2"), row[0])
            self._classes.setdefault(key, Node(self._spelt)).plant(row[1:], form)
        else:
            for word in row[0].split("|"):
                child = self._words.get(word)
                if child is None:
                    child = self._words[word] = Node(self._spelt)
                child.plant(row[1:], form)
