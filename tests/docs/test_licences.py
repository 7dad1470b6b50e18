"""What onetext needs is under licences that ask nothing of its users, and the README names those that ask something."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

README = Path(__file__).resolve().parents[2] / "README.md"
EXTRAS = ("", "frames", "pdf", "sheet")


def needed(name: str, extras: tuple[str, ...] = ("",)) -> set[str]:
    """The distributions that one needs here, and those that these need, by the names that indexes use."""
    found, waiting = set[str](), [(name, extras)]
    while waiting:
        current, wanted = waiting.pop()
        for line in distribution(current).requires or ():
            requirement = Requirement(line)
            if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in wanted):
                continue
            one = canonicalize_name(requirement.name)
            if one not in found:
                found.add(one)
                waiting.append((one, ("", *requirement.extras)))
    return found


def licence(name: str) -> str:
    """What a distribution says of its licence; of a whole text, which may hold those of others, the first line."""
    told = distribution(name).metadata
    lines = [told.get("License-Expression") or "", *(told.get("License") or "").splitlines()[:1]]
    lines += [
        line.removeprefix("License ::") for line in told.get_all("Classifier") or () if line.startswith("License")
    ]
    return "; ".join(filter(None, lines))


def test_nothing_that_onetext_needs_is_under_gpl_lgpl_or_agpl() -> None:
    licences = {name: licence(name) for name in needed("onetext", EXTRAS)}
    assert {"numpy", "trafilatura", "tld", "pdfplumber", "pandas"} <= set(licences)
    assert [name for name, text in licences.items() if not text] == []
    bound = {name: text for name, text in licences.items() if re.search("GPL|GNU", text)}
    # An offer of several is taken at the one that the README names.
    assert bound == {"tld": "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"}


def test_the_readme_names_all_that_are_under_the_mozilla_licence_and_those_of_the_tests() -> None:
    passage = README.read_text(encoding="utf-8").partition("## Licence")[2]
    mozilla = {name for name in needed("onetext", EXTRAS) if re.search("MPL|Mozilla", licence(name))}
    assert mozilla == {"certifi", "tld"}
    assert all(f"`{name}`" in passage for name in mozilla)
    assert "LGPLv3+" in licence("cobalt")
    assert "`cobalt` (LGPL 3)" in passage
