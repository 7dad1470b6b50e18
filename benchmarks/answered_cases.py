"""Cases in which parties have answered drafts, for timing `reveal`; invented parties are those of its tests."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from onetext.model import Case, NoDeal, Party, Range

TESTS = Path(__file__).resolve().parent.parent / "tests" / "preferences"
sys.path += [str(TESTS), str(TESTS / "reveal")]

from answering import answer, answered, invented, truth_of  # noqa: E402  # found only now
from preference_builders import number  # noqa: E402

__all__ = ["answered", "invented", "many_answers", "truth_of"]


def many_answers(seed: int, *, issues: int, drafts: int, parties: int, answers: int) -> Case:
    """Parties that differ in weights and no deal, and answer a few drafts each: four in five truly, the rest anyhow."""
    source, plain = random.Random(seed), invented(seed, issues=issues, drafts=drafts)
    names = [f"p{i}" for i in range(parties)]
    whole = replace(
        plain,
        parties=tuple(Party(id=name, name=name.upper()) for name in names),
        signatories=tuple(names),
        weights=tuple(replace(item, party=name) for name in names for item in plain.weights),
        positions=tuple(
            replace(item, party=name, compatible=(source.choice(plain.issue(item.issue).option_ids),))
            for name in names
            for item in plain.positions
        ),
        red_lines=tuple(
            replace(item, party=name, id=f"{item.id}-{name}") for name in names for item in plain.red_lines
        ),
        no_deals=tuple(NoDeal(party=name, value=Range.of(25 + 5 * i, 70 + i)) for i, name in enumerate(names)),
    )
    found = []
    for i in range(answers):
        name, about = names[i % parties], source.choice(plain.drafts)
        own = replace(
            whole,
            parties=(Party(id="p", name="P"),),
            signatories=("p",),
            weights=tuple(replace(item, party="p") for item in whole.weights if item.party == name),
            positions=tuple(replace(item, party="p") for item in whole.positions if item.party == name),
            red_lines=tuple(replace(item, party="p") for item in whole.red_lines if item.party == name),
            no_deals=tuple(replace(item, party="p") for item in whole.no_deals if item.party == name),
        )
        signs = truth_of(own, seed).accepts[about.id] if source.random() < 0.8 else source.random() < 0.5
        kind = "accepts" if signs else "rejects"
        found.append(answer(f"r{i}", kind, about.id, number(Fraction(4, 5)), party=name))
    return replace(whole, responses=tuple(found))
