"""Small whole cases with every number given, and what trying each package in fractions says of them.

Nothing here uses the code under test: packages are mappings of ids, values come from the definition (S2).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from api_cases import DAY, draft
from immutabledict import immutabledict

from onetext import model as m

ON = m.Date.on(DAY)
NAMES = ("ada", "ben", "cy", "dee")
Package = Mapping[str, str]


def bargain(
    seed: int,
    *,
    parties: int = 2,
    issues: int = 4,
    options: int = 3,
    lines: int = 2,
    rules: int = 1,
    interactions: int = 1,
    floor: int = 40,
    drafts: int = 1,
) -> m.Case:
    """A case in which every weight, score and no deal is a plain number.

    Parameters
    ----------
    lines
        Red lines over one issue each, of parties in turn; every third has a firmness below one half.
    floor
        No deal of each party, give or take 20 points.
    """
    rng = random.Random(seed)
    names = NAMES[:parties]
    shape = {f"i{k}": tuple(f"o{o}" for o in range(rng.randint(2, options))) for k in range(issues)}
    some = lambda: rng.choice(list(shape))  # noqa: E731  # short for a draw
    return m.Case(
        id="bargain",
        title="The bargain",
        as_of=DAY,
        signatories=names,
        parties=tuple(m.Party(id=name, name=name.title()) for name in names),
        issues=tuple(
            m.Issue(id=k, title=f"Issue {k}", options=tuple(m.Option(id=o, title=f"{k} {o}") for o in ids))
            for k, ids in shape.items()
        ),
        weights=tuple(_weight(rng, name, k, ids) for name in names for k, ids in shape.items()),
        no_deals=tuple(m.NoDeal(party=name, value=m.Range.of(floor + rng.randint(-20, 20), None)) for name in names),
        red_lines=tuple(_line(rng, place, names[place % parties], some(), shape) for place in range(lines)),
        rules=tuple(_rule(rng, shape) for _ in range(rules)),
        interactions=tuple(_interaction(rng, rng.choice(names), shape) for _ in range(interactions)),
        drafts=tuple(_draft(rng, f"d{place}", shape) for place in range(drafts)),
    )


def _weight(rng: random.Random, party: str, issue: str, options: tuple[str, ...]) -> m.Weight:
    scores = immutabledict({option: m.Range.of(rng.randint(0, 10) * 10) for option in options})
    return m.Weight(party=party, issue=issue, weight=m.Range.of(rng.randint(1, 9)), scores=scores)


def _line(rng: random.Random, place: int, party: str, issue: str, shape: Mapping[str, tuple[str, ...]]) -> m.RedLine:
    barred = tuple(rng.sample(shape[issue], rng.randint(1, len(shape[issue]) - 1)))
    firmness = m.Range.of("0.2") if place % 3 == 2 else m.Range.of("0.9")
    bar = m.Bar(options=immutabledict({issue: barred}))
    return m.RedLine(id=f"L{place}", party=party, narrow=bar, firmness=firmness, happened=ON, known=ON)


def _rule(rng: random.Random, shape: Mapping[str, tuple[str, ...]]) -> m.Rule:
    one, two = rng.sample(list(shape), 2)
    return m.Rule(when=immutabledict({one: rng.choice(shape[one]), two: rng.choice(shape[two])}))


def _interaction(rng: random.Random, party: str, shape: Mapping[str, tuple[str, ...]]) -> m.Interaction:
    one, two = rng.sample(list(shape), 2)
    where = immutabledict({one: rng.choice(shape[one]), two: rng.choice(shape[two])})
    return m.Interaction(party=party, options=where, points=m.Range.of(rng.randint(-8, 8)))


def _draft(rng: random.Random, name: str, shape: Mapping[str, tuple[str, ...]]) -> m.Draft:
    settled = {k: rng.choice(ids) for k, ids in shape.items() if rng.random() < 0.8}
    points = (m.Point(label=str(i), text=k, settles=immutabledict({k: o})) for i, (k, o) in enumerate(settled.items()))
    return draft(name, *points)


# -- by the definitions ------------------------------------------------------------------------------------------------


def packages(case: m.Case) -> Iterator[Package]:
    """All packages."""
    ids = [issue.id for issue in case.issues]
    for chosen in product(*(issue.option_ids for issue in case.issues)):
        yield dict(zip(ids, chosen, strict=True))


def stands(where: Mapping[str, str], package: Package) -> bool:
    return all(package[issue] == option for issue, option in where.items())


def value(case: m.Case, party: str, package: Package) -> Fraction:
    """Σ w·s / Σ w, and interactions (S2)."""
    own = [item for item in case.weights if item.party == party]
    given = [(item.weight.point, item.scores[package[item.issue]].point) for item in own if item.weight is not None]
    found = sum(w * s for w, s in given) / sum(w for w, _ in given)
    return found + sum(
        item.points.point for item in case.interactions if item.party == party and stands(item.options, package)
    )


def no_deal(case: m.Case, party: str) -> Fraction:
    (found,) = (item.value for item in case.no_deals if item.party == party)
    assert found is not None
    return found.point


def breaks(line: m.RedLine, package: Package) -> bool:
    bar = line.narrow
    assert bar is not None
    inside = [package[issue] in options for issue, options in bar.options.items()]
    return not all(inside) if bar.requires else all(inside)


def obeys(case: m.Case, package: Package) -> bool:
    return not any(stands(rule.when, package) for rule in case.rules)


def signed(case: m.Case, package: Package) -> bool:
    """The zone, by its definition (S9, S11)."""
    real = [line for line in case.red_lines if line.firmness.point >= Fraction(1, 2)]
    return (
        obeys(case, package)
        and not any(breaks(line, package) for line in real if line.party in case.signatories)
        and all(value(case, party, package) >= no_deal(case, party) for party in case.signatories)
    )


def zone(case: m.Case) -> list[Package]:
    return [package for package in packages(case) if signed(case, package)]


def shuffled(case: m.Case, seed: int) -> m.Case:
    """The same case with parties, issues, options and lines in another order."""
    rng = random.Random(seed)

    def mixed(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(rng.sample(items, len(items)))

    issues = tuple(replace(issue, options=mixed(issue.options)) for issue in case.issues)  # type: ignore[arg-type]  # options again
    return replace(
        case,
        issues=mixed(issues),  # type: ignore[arg-type]  # as above
        **{name: mixed(getattr(case, name)) for name in ("parties", "signatories", "weights", "red_lines", "no_deals")},
    )
