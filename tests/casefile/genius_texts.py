"""Invented Genius and GeniusWeb files, and what utilities are by the book: written anew, from strings and Fractions."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import quoteattr

from onetext.casefile import read_genius, read_geniusweb
from onetext.model import Case
from onetext.model.results import Dropped

Package = tuple[str, ...]
"""The name of a value for each issue, in the order of the domain."""


@dataclass(frozen=True)
class Discrete:
    """An issue with named values; evaluations per party as decimal strings."""

    name: str
    values: tuple[str, ...]


DOMAIN = """\
<negotiation_template>
 <utility_space number_of_issues="2">
  <objective index="0" type="objective" etype="objective" name="School fair">
   <issue index="1" name="Music" type="discrete" etype="discrete" vtype="discrete">
    <item index="1" value="Brass band"/><item index="2" value="Records &amp; lamps"/><item index="3" value="none"/>
   </issue>
   <issue index="2" name="Stalls" type="discrete">
    <item index="1" value="five"/><item index="2" value="ten"/>
   </issue>
  </objective>
 </utility_space>
</negotiation_template>
"""

PROFILE = """\
<utility_space>
 <objective index="0" type="objective" etype="objective" name="School fair">
  <weight index="1" value="0.6"/><weight index="2" value="0.4"/>
  <issue index="1" name="Music" type="discrete" etype="discrete" vtype="discrete">
   <item index="1" value="Brass band" evaluation="3"/>
   <item index="2" value="Records &amp; lamps" evaluation="2"/>
   <item index="3" value="none" evaluation="1"/>
  </issue>
  <issue index="2" name="Stalls" type="discrete">
   <item index="1" value="five" evaluation="20"/><item index="2" value="ten" evaluation="80"/>
  </issue>
 </objective>
 <reservation value="0.35"/>
</utility_space>
"""


def put_text(folder: Path, name: str, text: str | bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def genius(folder: Path, domain: str | bytes = DOMAIN, scale: str = "normalised", **profiles: str | bytes) -> Imported:
    """Import a domain with profiles by party."""
    paths = {party: put_text(folder, f"{party}.xml", text) for party, text in profiles.items()}
    case, dropped = read_genius(
        put_text(folder, "domain.xml", domain),
        paths,
        case_id="fair",
        scale="raw" if scale == "raw" else "normalised",
    )
    return Imported(case, dropped)


def web(folder: Path, **profiles: object) -> Imported:
    """Import GeniusWeb profiles, given as text or as what JSON shall hold, by party."""
    paths = {
        party: put_text(folder, f"{party}.json", text if isinstance(text, str | bytes) else json.dumps(text))
        for party, text in profiles.items()
    }
    return Imported(*read_geniusweb([], paths, case_id="fair"))


@dataclass(frozen=True)
class Imported:
    """A case from an import, with the values of its packages worked out from the case's own numbers alone (S2)."""

    case: Case
    dropped: tuple[Dropped, ...]

    @property
    def told(self) -> str:
        """All that was dropped, in one text."""
        return "\n".join(f"{item.where}: {item.what}: {item.why}" for item in self.dropped)

    def packages(self) -> Iterator[Package]:
        """Every package, by the titles of its options."""
        return itertools.product(*([option.title for option in issue.options] for issue in self.case.issues))

    def value(self, party: str, package: Sequence[str], end: str = "low") -> Fraction:
        """Σ w·s / Σ w plus interactions, at one end of every range."""
        chosen = {
            issue.id: next(option.id for option in issue.options if option.title == title)
            for issue, title in zip(self.case.issues, package, strict=True)
        }
        mine = [item for item in self.case.weights if item.party == party]
        weights = [item.weight.low for item in mine if item.weight is not None]
        assert len(weights) == len(self.case.issues)
        scores = [getattr(item.scores[chosen[item.issue]], end) for item in mine]
        assert all(0 <= score <= 100 for score in scores)
        mean = sum((w * s for w, s in zip(weights, scores, strict=True)), Fraction(0)) / sum(weights)
        added = [
            getattr(item.points, end)
            for item in self.case.interactions
            if item.party == party and all(chosen[issue] == option for issue, option in item.options.items())
        ]
        return mean + sum(added, Fraction(0))

    def no_deal(self, party: str) -> Fraction:
        """The no-deal value of a party."""
        (found,) = (item.value for item in self.case.no_deals if item.party == party)
        assert found is not None
        assert found.is_exact
        return found.low


# -- random domains ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Space:
    """A party's numbers as they stand in its file: per issue a weight, and an evaluation of each value."""

    weights: tuple[str, ...]
    evaluations: tuple[tuple[str, ...], ...]

    def utility(self, choice: Sequence[int]) -> Fraction:
        """By the book of Genius, before the cut at 1: Σ weight × evaluation / largest evaluation of the issue."""
        total = Fraction(0)
        for weight, row, i in zip(self.weights, self.evaluations, choice, strict=True):
            numbers = [Fraction(text) for text in row]
            if max(numbers) >= Fraction(1, 100_000):
                total += Fraction(weight) * numbers[i] / max(numbers)
        return total


def domain_xml(issues: Sequence[Discrete]) -> str:
    """A domain with these issues, indices from 1."""
    parts = [
        f'<issue index="{k}" name={quoteattr(issue.name)} type="discrete">'
        + "".join(f'<item index="{i}" value={quoteattr(value)}/>' for i, value in enumerate(issue.values, 1))
        + "</issue>"
        for k, issue in enumerate(issues, 1)
    ]
    inner = f'<utility_space><objective index="0" name="d">{"".join(parts)}</objective></utility_space>'
    return f"<negotiation_template>{inner}</negotiation_template>"


def profile_xml(issues: Sequence[Discrete], space: Space, base: int, order: Sequence[int], end: str = "") -> str:
    """A profile whose issues stand in any order and whose indices start anywhere."""
    parts = []
    for place, k in enumerate(order):
        issue, row = issues[k], space.evaluations[k]
        items = "".join(
            f"<item value={quoteattr(value)} evaluation={quoteattr(text)}/>"
            for value, text in zip(issue.values, row, strict=True)
        )
        parts.append(f'<weight index="{base + place}" value="{space.weights[k]}"/>')
        parts.append(f'<issue index="{base + place}" name={quoteattr(issue.name)} type="discrete">{items}</issue>')
    return f'<utility_space><objective index="{base - 1}">{"".join(parts)}</objective>{end}</utility_space>'


# -- GeniusWeb -----------------------------------------------------------------------------------------------------


def web_profile(
    values: Mapping[str, object],
    weights: Mapping[str, object],
    utilities: Mapping[str, object],
    **more: object,
) -> dict[str, object]:
    """A linear additive profile."""
    domain = {"name": "jobs", "issuesValues": dict(values)}
    space = {"domain": domain, "issueWeights": dict(weights), "issueUtilities": dict(utilities), "name": "p", **more}
    return {"LinearAdditiveUtilitySpace": space}
