"""Whose consent a package needs, and whose red lines it counts on not being meant, or being read narrowly (S7, S10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onetext.compromise.saying import listed, quoted
from onetext.model import Case, Consent, Issue, Reading
from onetext.model.results import Package, Reliance
from onetext.preferences import Clause, Demands, LineDemand, demands

__all__ = ["reliances"]


def reliances(case: Case, package: Package, *, reading: Reading = "narrow") -> tuple[Reliance, ...]:
    """What a package rests on besides the signatures, as the case has it.

    A `consent` for every option of the package that needs one, with what would be left of the question if it were
    refused, and the consenter's red lines that could make it refuse. A `promise` for every red line, of a signatory or
    of somebody who must consent, that the package counts on: not being meant (it is broken, and its firmness lies below
    one half), or being read narrowly (read strictly, it would be broken). Where a package breaks a line that counts, as
    none of the zone does, that is said too.

    Parameters
    ----------
    case
        A case as of a day.
    package
        One option for each issue.

    Returns
    -------
    tuple
        Consents in the order of the issues, then promises in alphabetical order of the parties' names.
    """
    asked = demands(case)
    chosen = tuple(ids.index(package[issue]) for issue, ids in zip(asked.issues, asked.options, strict=True))
    names = {party.id: party.label for party in case.parties}
    promises = tuple(_promises(asked, chosen, names, reading))
    return (*_consents(case, asked, package, promises), *promises)


def _consents(case: Case, asked: Demands, package: Package, promises: Sequence[Reliance]) -> Iterator[Reliance]:
    valued = {item.party for item in asked.consents}
    for issue in case.issues:
        option = package[issue.id]
        for consent in issue.consents:
            if consent.options and option not in consent.options:
                continue
            close = [item for item in promises if (item.party, item.issue) == (consent.by, issue.id)]
            lines = list(dict.fromkeys(line for item in close for line in item.lines))
            yield Reliance(
                party=consent.by,
                kind="consent",
                issue=issue.id,
                option=option,
                body=consent.body,
                rule=consent.rule,
                lines=tuple(lines),
                what=_refused(issue, option, consent) + _tests(consent, valued, lines),
            )


def _refused(issue: Issue, option: str, consent: Consent) -> str:
    """What is left if a consent is refused."""
    free = [item for item in issue.options if consent.options and item.id not in consent.options]
    lost = f"if it is refused, {quoted(issue.option(option).title)} falls"
    if not free:
        return f"{lost}, and every other option of {quoted(issue.title)} needs the same consent"
    left = listed([quoted(item.title) for item in free], "or")
    return f"{lost}; without that consent, {quoted(issue.title)} could be settled at {left}"


def _tests(consent: Consent, valued: set[str], lines: Sequence[str]) -> str:
    """By what a consenter is taken to decide."""
    told = f"; it could refuse because of {listed(lines)}" if lines else ""
    if consent.test == "value" and consent.by in valued:
        return f"{told}; it must not be worse off than without a deal"
    return told


def _promises(asked: Demands, chosen: Sequence[int], names: Mapping[str, str], reading: Reading) -> Iterator[Reliance]:
    for line in asked.lines:
        narrow, strict = (_met(line.clauses[wide], chosen) for wide in ("narrow", "strict"))
        met = narrow if reading == "narrow" else strict
        what = ""
        if met is not None:
            what = _loose(line, names) if not line.real else _broken(line, names)
        elif strict is not None and line.real:
            met, what = strict, _narrowly(line, names)
        if met is not None:
            k = min(met)
            yield Reliance(
                party=line.party,
                kind="promise",
                issue=asked.issues[k],
                option=asked.options[k][chosen[k]],
                lines=(line.line,),
                what=what,
            )


def _met(clauses: Sequence[Clause], chosen: Sequence[int]) -> Clause | None:
    """The first clause that a package meets."""
    return next((clause for clause in clauses if all(chosen[k] in options for k, options in clause.items())), None)


def _loose(line: LineDemand, names: Mapping[str, str]) -> str:
    party = names.get(line.party, line.party)
    said = f"{party} says that it will not sign this (line {line.line})"
    return f"{said}; that is held to be meant with a firmness below one half"


def _narrowly(line: LineDemand, names: Mapping[str, str]) -> str:
    party = names.get(line.party, line.party)
    return f"line {line.line} of {party} lets this stand only as long as it is read narrowly"


def _broken(line: LineDemand, names: Mapping[str, str]) -> str:
    party = names.get(line.party, line.party)
    said = f"{party} says that it will not sign this (line {line.line})"
    return f"{said}, and that counts as meant: it would have to let go of it"
