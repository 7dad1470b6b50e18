"""A draft as its writer sees it: articles, points and sub-points, each with sentences; and the points cut from it."""

from __future__ import annotations

import random as randoms
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from mutate.domains import DOMAINS, HEADINGS, Domain
from mutate.sentences import Sentence, heard, numbers, sentence
from onetext.drafts import TextPoint

__all__ = ["Node", "Writer", "points"]

BOILERPLATE = (
    "This Article applies without prejudice to other obligations of the Parties.",
    "The implementation of this Article is reviewed once a year.",
    "Details are laid down in a protocol.",
    "Nothing in this Article affects rights under international law.",
    "The Parties shall cooperate in good faith for the purposes of this Article.",
)


@dataclass
class Node:
    """An article, a point or a sub-point. `uid` names it across both drafts, as long as it is the same matter."""

    uid: int
    text: str
    told: tuple[Sentence, ...] = ()
    domain: Domain = DOMAINS[0]
    below: list[Node] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        yield self
        for node in self.below:
            yield from node.all()


class Writer:
    """Makes nodes, each with an id of its own."""

    def __init__(self, random: randoms.Random) -> None:
        self.random, self.ids = random, count()

    def node(self, text: str, told: tuple[Sentence, ...] = (), domain: Domain = DOMAINS[0]) -> Node:
        return Node(next(self.ids), text, told, domain)

    def point(self, domain: Domain) -> Node:
        """One to three sentences; one in eight is a list of objects."""
        random = self.random
        if random.random() < 0.12:
            return self.listed(domain)
        told = tuple(sentence(domain, random) for _ in range(random.choice((1, 1, 1, 2, 2, 3))))
        return self.node(heard(told), told, domain)

    def listed(self, domain: Domain) -> Node:
        random = self.random
        field = random.choice(domain.fields)
        verb, _, _ = random.choice(field.verbs).partition("/")
        head = self.node(f"{random.choice(domain.actors)} shall {verb} the following:", (), domain)
        head.text = head.text[0].upper() + head.text[1:]
        things = random.sample(field.objects, random.randint(2, 5))
        places = [random.choice(("", f" in {random.choice(domain.places)}")) for _ in things]
        head.below = [
            self.node(f"{numbers(thing, random)}{place};", (), domain)
            for thing, place in zip(things, places, strict=True)
        ]
        return head

    def article(self) -> Node:
        random = self.random
        domain = random.choice(DOMAINS)
        heading = random.choice(HEADINGS)
        if random.random() < 0.4:
            heading += f" in {random.choice(domain.places)}"
        node = self.node(heading, (), domain)
        node.below = [self.point(domain) for _ in range(random.randint(2, 9))]
        if random.random() < 0.3:
            node.below.append(self.node(random.choice(BOILERPLATE), (), domain))
        return node

    def draft(self, size: int) -> list[Node]:
        """Articles with about that many points in all."""
        articles: list[Node] = []
        while sum(1 for article in articles for _ in article.all()) < size:
            articles.append(self.article())
        return articles


def points(articles: list[Node], style: str) -> tuple[list[TextPoint], dict[int, str]]:
    """The points with their labels, and the key of each node."""
    found: list[TextPoint] = []
    keys: dict[int, str] = {}
    for one, article in enumerate(articles, 1):
        keys[article.uid] = str(one)
        found.append(
            TextPoint(key=str(one), label=f"Article {one}", number=str(one), text=article.text, kind="article")
        )
        for two, node in enumerate(article.below, 1):
            key = keys[node.uid] = f"{one}.{two}"
            found.append(
                TextPoint(
                    key=key,
                    label=style.format(two),
                    number=str(two),
                    text=node.text,
                    kind="number",
                    parent=str(one),
                    level=1,
                )
            )
            for three, sub in enumerate(node.below):
                letter = chr(ord("a") + three)
                keys[sub.uid] = f"{key}{letter}"
                found.append(
                    TextPoint(
                        key=f"{key}{letter}",
                        label=f"({letter})",
                        number=letter,
                        text=sub.text,
                        kind="letter",
                        parent=key,
                        level=2,
                    )
                )
    return found, keys
