"""From the files of a domain to a case, with the faults of all files at once."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from onetext.casefile.fields import ID_PATTERN, MAX_ID
from onetext.casefile.genius.building import case_of
from onetext.casefile.genius.domainfile import read_domain
from onetext.casefile.genius.names import plain_id
from onetext.casefile.genius.profilefile import read_profile
from onetext.casefile.genius.space import Domain, Evaluation, Profile, Scale
from onetext.casefile.genius.webdomain import differences
from onetext.casefile.genius.webfile import WebProfile, read_web_profile
from onetext.errors import CaseError, Fault, UsageError
from onetext.model import Case
from onetext.model.results import Dropped

__all__ = ["read_genius", "read_geniusweb"]

Where = str | os.PathLike[str]
T = TypeVar("T")


def read_genius(
    domain: Where, profiles: Mapping[str, Where], *, case_id: str, as_of: dt.date | None, scale: Scale
) -> tuple[Case, tuple[Dropped, ...]]:
    """See `onetext.casefile.genius.read_genius`."""
    if not profiles:
        raise UsageError("a Genius domain says nothing of what parties want; name profiles with --profile ID=FILE")
    _check_ids(list(profiles))
    found = read_domain(Path(domain), os.fspath(domain))
    readings = [partial(read_profile, Path(path), os.fspath(path), party, found) for party, path in profiles.items()]
    return case_of(found, _all_of(readings), case_id=case_id, as_of=as_of, scale=scale, origin="Genius")


def read_geniusweb(
    files: Sequence[Where], profiles: Mapping[str, Where], *, case_id: str, as_of: dt.date | None
) -> tuple[Case, tuple[Dropped, ...]]:
    """See `onetext.casefile.genius.read_geniusweb`."""
    if not files and not profiles:
        raise UsageError("there is nothing to import; name at least one profile")
    _check_ids(list(profiles))
    named: list[tuple[str, Where]] = [*(("", path) for path in files), *profiles.items()]
    read = _all_of([partial(read_web_profile, Path(path), os.fspath(path)) for _, path in named])
    parties = [party or _own_id(found, path) for (party, path), found in zip(named, read, strict=True)]
    _check_ids(parties)
    domain = _one_domain([found for _, found, _ in read], [os.fspath(path) for _, path in named])
    chosen = [
        replace(_reordered(profile, own, domain), party=party)
        for party, (_, own, profile) in zip(parties, read, strict=True)
    ]
    return case_of(domain, chosen, case_id=case_id, as_of=as_of, scale="normalised", origin="GeniusWeb")


def _own_id(found: WebProfile, path: Where) -> str:
    """The profile's own name, or else the name of its file, as an id."""
    return plain_id(found[0]) or plain_id(Path(path).stem) or "party"


def _one_domain(domains: Sequence[Domain], paths: Sequence[str]) -> Domain:
    """The domain that all profiles share, as the first has it (CaseError where one has another)."""
    first = domains[0]
    faults = [
        Fault(
            file=path,
            line=0,
            column=0,
            code="E407",
            message=f"this is another domain than that of {paths[0]}: {difference}",
            hint="profiles of one case share one domain",
        )
        for domain, path in zip(domains[1:], paths[1:], strict=True)
        for difference in differences(first, domain)
    ]
    if faults:
        raise CaseError(faults)
    renamed = tuple(
        Dropped(
            what=f'the name "{domain.name}" of the domain', where=domain.file, why="the first profile's name stands"
        )
        for domain in domains[1:]
        if domain.name != first.name
    )
    return replace(first, dropped=(*first.dropped, *renamed))


def _reordered(profile: Profile, own: Domain, domain: Domain) -> Profile:
    """A profile with its evaluations in the order in which the shared domain lists values."""
    order = {issue.name: issue.values for issue in domain.issues}
    found = {}
    for issue in own.issues:
        stored = dict(zip(issue.values, profile.evaluations[issue.name].stored, strict=False))
        if issue.kind == "open":
            found[issue.name] = profile.evaluations[issue.name]
        else:
            found[issue.name] = Evaluation(stored=tuple(stored[value] for value in order[issue.name]))
    return replace(profile, evaluations=found)


def _all_of(readings: Sequence[Callable[[], T]]) -> list[T]:
    """The result of every reading; CaseError with the faults of all where one fails."""
    found, faults = [], list[Fault]()
    for reading in readings:
        try:
            found.append(reading())
        except CaseError as error:
            faults += error.faults
    if faults:
        raise CaseError(faults)
    return found


def _check_ids(parties: Sequence[str]) -> None:
    for party in parties:
        if len(party) > MAX_ID or not re.fullmatch(ID_PATTERN[1:-1], party):
            mended = plain_id(party)
            hint = f', such as "{mended}"' if mended else ""
            raise UsageError(f'"{party}" cannot be the id of a party; use letters, digits, "_", "." and "-"{hint}')
    twice = [party for party, count in Counter(parties).items() if count > 1]
    if twice:
        raise UsageError(f'two profiles would both be party "{twice[0]}"; name each with --profile ID=FILE')
