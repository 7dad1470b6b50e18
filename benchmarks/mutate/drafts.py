"""A draft and what another hand made of it, with the true links between their points.

Of the points without sub-points about two in five keep their words, one in four is changed lightly and one in four
rewritten; 7 % are split, 9 % end in a merger, 4 % are dropped and as many are new. One in ten goes to another place,
alone, in a block or with its article, two in five of those changed on the way. Numbers change with what stands before.
"""

from __future__ import annotations

import random as randoms
from dataclasses import dataclass

from mutate.sentences import at_clause, heard, restated, said, sentence, with_other_number
from mutate.tree import Node, Writer, points
from mutate.words import NAMES, rename, reword
from onetext.drafts import TextPoint

__all__ = ["FREE", "USUAL", "Manner", "Pair", "TrueLink", "pair"]


@dataclass(frozen=True)
class TrueLink:
    """Keys of the points that hold the same matter; one side is empty for an added or dropped point."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    moved: bool = False


@dataclass(frozen=True)
class Pair:
    before: tuple[TextPoint, ...]
    after: tuple[TextPoint, ...]
    links: tuple[TrueLink, ...]


@dataclass(frozen=True)
class Manner:
    """How freely the second draft is written.

    Attributes
    ----------
    kept, light
        Share of points that keep their words, and that are changed lightly; most of the others are rewritten.
    split, merged, moved
        Share of points that are split, pairs that are merged, and points that go elsewhere.
    reworded
        Least and greatest share of the words with a synonym that a rewritten point exchanges.
    """

    kept: float
    light: float
    split: float
    merged: float
    moved: float
    reworded: tuple[float, float]


USUAL = Manner(0.42, 0.25, 0.075, 0.05, 0.1, (0.2, 0.7))
FREE = Manner(0.10, 0.20, 0.12, 0.08, 0.2, (0.6, 1.0))
"""A hand that leaves hardly a point as it was."""


def pair(size: int, seed: int, manner: Manner = USUAL) -> Pair:
    """A draft of about that many points, and the next one."""
    random = randoms.Random(seed)
    writer = Writer(random)
    articles = writer.draft(size)
    before, keys = points(articles, "{}.")
    hand = _Hand(random, writer, manner, tuple(names for names in NAMES if random.random() < 0.25))
    after, keys_after = points(hand.rewritten(articles), random.choice(("{}.", "({})", "{}.")))
    links = [
        TrueLink(tuple(keys[uid] for uid in old), tuple(keys_after[uid] for uid in new), bool(moved & {*old, *new}))
        for old, new in hand.links
        for moved in [hand.moved]
    ]
    return Pair(tuple(before), tuple(after), tuple(links))


class _Hand:
    """Who writes the second draft, and remembers what became of what."""

    def __init__(
        self, random: randoms.Random, writer: Writer, manner: Manner, names: tuple[tuple[str, str], ...]
    ) -> None:
        self.random, self.writer, self.manner, self.names = random, writer, manner, names
        self.links: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        self.moved: set[int] = set()

    def rewritten(self, articles: list[Node]) -> list[Node]:
        made = [new for old in articles for new in self._article(old)]
        self._move_articles(made)
        self._move_points(made)
        for article in made:
            for node in article.all():
                node.text = rename(node.text, self.names)
        return made

    # -- within an article ------------------------------------------------------------------------------------------

    def _article(self, old: Node) -> list[Node]:
        random, found = self.random, []
        if random.random() < 0.03:
            fresh = self.writer.article()
            self.links += [((), (node.uid,)) for node in fresh.all()]
            found.append(fresh)
        if random.random() < 0.03:
            self.links += [((node.uid,), ()) for node in old.all()]
            return found
        new = self.writer.node(reword(old.text, 0.8, random) if random.random() < 0.15 else old.text, (), old.domain)
        self.links.append(((old.uid,), (new.uid,)))
        waiting = list(old.below)
        while waiting:
            if (
                len(waiting) > 1
                and not waiting[0].below
                and not waiting[1].below
                and random.random() < self.manner.merged
            ):
                new.below.append(self._merged(waiting.pop(0), waiting.pop(0)))
            else:
                new.below += self._point(waiting.pop(0))
            if random.random() < 0.04:
                fresh = self.writer.point(old.domain)
                self.links += [((), (node.uid,)) for node in fresh.all()]
                new.below.append(fresh)
        return [*found, new]

    def _point(self, old: Node) -> list[Node]:
        random = self.random
        kept, light, split = self.manner.kept, self.manner.light, self.manner.split
        drawn = random.random()
        if drawn < 0.04:
            self.links += [((node.uid,), ()) for node in old.all()]
            return []
        if drawn < 0.04 + split and old.told:
            pieces = self._pieces(old)
            if pieces:
                self.links.append(((old.uid,), tuple(piece.uid for piece in pieces)))
                return pieces
        new = self._changed(old, "kept" if drawn < 0.08 + kept else "light" if drawn < 0.08 + kept + light else "heavy")
        self.links.append(((old.uid,), (new.uid,)))
        for sub in old.below:
            if random.random() < 0.08:
                self.links.append(((sub.uid,), ()))
                continue
            below = self._changed(sub, "kept" if random.random() < 0.7 else "light")
            self.links.append(((sub.uid,), (below.uid,)))
            new.below.append(below)
        return [new]

    def _changed(self, old: Node, how: str) -> Node:
        text, told = old.text, old.told
        if how == "heavy" and told:
            told, text = self._restated(old)
        elif how != "kept":
            text = self._light(text)
        return self.writer.node(text, told, old.domain)

    def _light(self, text: str) -> str:
        random = self.random
        drawn = random.random()
        if drawn < 0.4:
            return with_other_number(text, random)
        if drawn < 0.8:
            return reword(text, 0.35, random)
        added = random.choice(("as appropriate", "where possible", "in principle", "at its own expense", "to the full"))
        return f"{text[:-1]} {added}{text[-1]}"

    def _restated(self, old: Node) -> tuple[tuple, str]:  # type: ignore[type-arg]  # of sentences
        random = self.random
        told = tuple(restated(one, random) for one in old.told)
        if len(told) > 1 and random.random() < 0.25:
            told = told[:-1]
        elif random.random() < 0.2:
            told = (*told, sentence(old.domain, random))
        text = reword(heard(told), random.uniform(*self.manner.reworded), random)
        return told, with_other_number(text, random) if random.random() < 0.3 else text

    def _pieces(self, old: Node) -> list[Node]:
        """The point in two or three, at its sentences or within one, each perhaps said otherwise."""
        random = self.random
        told = old.told
        if len(told) == 1:
            parted = at_clause(told[0], random)
            groups = [(part,) for part in parted] if parted else []
        elif len(told) == 3 and random.random() < 0.4:
            groups = [(one,) for one in told]
        else:
            at = random.randint(1, len(told) - 1)
            groups = [told[:at], told[at:]]
        made = []
        for group in groups:
            drawn = random.random()
            if drawn < 0.3:
                group = tuple(restated(one, random) for one in group)
            text = heard(group)
            made.append(self.writer.node(reword(text, 0.35, random) if drawn < 0.55 else text, group, old.domain))
        return made

    def _merged(self, one: Node, two: Node) -> Node:
        random = self.random
        first, second = one.text, two.text
        if random.random() < 0.4:
            first = reword(first, 0.3, random)
        if random.random() < 0.4 and two.told:
            second = reword(" ".join(said(restated(told, random)) for told in two.told), 0.3, random)
        joint = random.choice((" ", "; ", ", and ", " Furthermore, "))
        text = (first if joint[0] == " " else first.rstrip(".;")) + joint
        text += second if joint == " " else second[0].lower() + second[1:]
        new = self.writer.node(text, (*one.told, *two.told), one.domain)
        self.links.append(((one.uid, two.uid), (new.uid,)))
        return new

    # -- moves ------------------------------------------------------------------------------------------------------

    def _move_articles(self, made: list[Node]) -> None:
        """One article in forty goes to another place, at least three articles off."""
        random = self.random
        for _ in range(max(1, len(made) // 40) if len(made) > 6 else 0):
            at = random.randrange(len(made))
            to = random.choice([place for place in range(len(made)) if abs(place - at) >= 3])
            article = made.pop(at)
            made.insert(to, article)
            self.moved |= {node.uid for node in article.all()}

    def _move_points(self, made: list[Node]) -> None:
        """Single points and blocks of two to four go to another place, most of them into another article."""
        random = self.random
        total = sum(len(article.below) for article in made)
        left = round(self.manner.moved * total)
        while left > 0:
            source, target = random.choice(made), random.choice(made)
            size = random.choice((1, 1, 1, 2, 3, 4))
            if len(source.below) <= size + 1 or source is target or not target.below:
                continue
            at = random.randrange(len(source.below) - size + 1)
            block = source.below[at : at + size]
            moving = {node.uid for one in block for node in one.all()}
            if moving & self.moved or abs(made.index(source) - made.index(target)) < 2:
                continue
            del source.below[at : at + size]
            to = random.randint(0, len(target.below))
            target.below[to:to] = block
            self.moved |= moving
            left -= size
            if random.random() < 0.4:
                for one in block:
                    one.text = (
                        self._light(one.text) if random.random() < 0.5 or not one.told else self._restated(one)[1]
                    )
