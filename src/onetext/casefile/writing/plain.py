"""From the model back to plain values, in the words of the file format; what stands by default is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from onetext.casefile.values import Number, Value
from onetext.model import (
    Audience,
    Bar,
    Candidate,
    Case,
    Claim,
    Date,
    Draft,
    Event,
    Expectation,
    Interaction,
    Issue,
    Item,
    Judged,
    NoDeal,
    Party,
    Position,
    Range,
    Record,
    RedLine,
    Response,
    Rule,
    SeriesPoint,
    Source,
    Statement,
    Term,
    Ultimatum,
    Weight,
)

__all__ = ["Mapped", "draft_front", "header", "number", "sections"]

Mapped = dict[str, Value]
_ZERO, _UNSURE = Range.of(0), Range.of(0, 1)


def number(value: Fraction) -> Value:
    """A number as exactly as it is: an integer, a decimal, or a fraction as text."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return Number(sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits))


def span(value: Range) -> Value:
    """A number or a range."""
    if value.mode is not None:
        return [number(value.low), number(value.mode), number(value.high)]
    return number(value.low) if value.is_exact else [number(value.low), number(value.high)]


def day(value: dt.date) -> Value:
    """A day."""
    return value.isoformat()


def date(value: Date) -> Value:
    """A day, a month or an interval."""
    if value.is_day:
        return value.earliest.isoformat()
    if value.is_month:
        return value.earliest.isoformat()[:7]
    return {"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()}


def audience(value: Audience) -> Value:
    """Who may see it."""
    return list(value.parties) if value.level == "parties" else value.level


def texts(values: Iterable[str]) -> Value:
    """A list of ids or texts."""
    return list(values)


T = TypeVar("T")


def mapped(values: Mapping[str, T], form: Callable[[T], Value]) -> Value:
    """A mapping whose values take a form."""
    return {key: form(item) for key, item in values.items()}


def _kept(**values: Value) -> Mapped:
    """The values that say something; a number is kept even when it is zero."""
    return {key.rstrip("_"): value for key, value in values.items() if value is not None and value not in ("", [], {})}


def _maybe(value: T | None, form: Callable[[T], Value]) -> Value:
    return None if value is None else form(value)


# -- what all items share ------------------------------------------------------------------------------------------


def _item(item: Item, default: Audience) -> Mapped:
    return _kept(audience=None if item.audience == default else audience(item.audience), note=item.note)


def _known(item: Record) -> Value:
    return None if item.known == item.happened else date(item.known)


def _record(item: Record, default: Audience) -> Mapped:
    dates = _kept(happened=date(item.happened), known=_known(item))
    return {**dates, **_kept(sources=texts(item.sources)), **_item(item, default)}


def _basis(item: Judged) -> Mapped:
    return _kept(
        basis=None if item.basis == "analyst" else item.basis,
        reason=item.reason,
        known_from=_maybe(item.known_from, day),
        sources=texts(item.sources),
    )


def _judged(item: Judged, default: Audience) -> Mapped:
    return {**_basis(item), **_item(item, default)}


# -- the sections --------------------------------------------------------------------------------------------------


def header(case: Case) -> Mapped:
    """`case.yaml` without sections."""
    public = case.default_audience == Audience("public")
    return {
        "id": case.id,
        "title": case.title,
        **_kept(
            summary=case.summary,
            as_of=_maybe(case.as_of, day),
            signatories=texts(case.signatories),
            analyst=case.analyst,
            notice=case.notice,
            audience=None if public else audience(case.default_audience),
            contested=texts(case.contested),
            doubts=texts(case.doubts),
            series_note=case.series_note,
        ),
    }


def party(item: Party, default: Audience) -> Mapped:
    """An item of `parties.yaml`."""
    speakers: list[Value] = [
        {
            "name": speaker.name,
            **_kept(
                role=speaker.role, aliases=texts(speaker.aliases), authorised=None if speaker.authorised else False
            ),
        }
        for speaker in item.speakers
    ]
    kind = None if item.kind == "principal" else item.kind
    more = _kept(short=item.short, kind=kind, aliases=texts(item.aliases), speakers=speakers)
    return {"id": item.id, "name": item.name, **more, **_item(item, default)}


def issue(item: Issue, default: Audience) -> Mapped:
    """An item of `issues.yaml`."""
    options: list[Value] = [
        {"id": option.id, "title": option.title, **_kept(note=option.note)} for option in item.options
    ]
    consents: list[Value] = [
        {
            "by": consent.by,
            **_kept(
                body=consent.body,
                rule=consent.rule,
                options=texts(consent.options),
                test=None if consent.test == "red_lines" else consent.test,
            ),
        }
        for consent in item.consents
    ]
    more = _kept(
        ordered=None if item.ordered else False,
        unranked=[texts(pair) for pair in item.unranked],
        scale_note=item.scale_note,
        if_silent=item.if_silent,
        if_silent_note=item.if_silent_note,
        consent=consents,
    )
    first: Mapped = {"id": item.id, "title": item.title, **_kept(group=item.group), "options": options}
    return {**first, **more, **_item(item, default)}


def rule(item: Rule, default: Audience) -> Mapped:
    """An item under `rules`."""
    if not item.then:
        return {"never": dict(item.when), **_item(item, default)}
    return {"if": dict(item.when), "then": dict(item.then), **_item(item, default)}


def interaction(item: Interaction, default: Audience) -> Mapped:
    """An item under `interactions`."""
    first: Mapped = {"party": item.party, "options": dict(item.options), "points": span(item.points)}
    return {**first, **_judged(item, default)}


def position(item: Position, default: Audience) -> Mapped:
    """An item of `positions.yaml`."""
    first: Mapped = {"party": item.party, "issue": item.issue, "kind": item.kind}
    more = _kept(
        speaker=item.speaker,
        reported_by=item.reported_by,
        option=item.option,
        compatible=texts(item.compatible),
        refused=texts(item.refused),
        stance=item.stance,
        confidence=item.confidence,
    )
    return {**first, **more, **_record(item, default)}


def weight(item: Weight, default: Audience) -> Mapped:
    """An item of `weights.yaml`."""
    numbers = _kept(weight=_maybe(item.weight, span), scores=mapped(item.scores, span))
    return {"party": item.party, "issue": item.issue, **numbers, **_judged(item, default)}


def _bar(item: Bar | None) -> Mapped:
    if item is None:
        return {}
    return {"requires" if item.requires else "refuses": mapped(item.options, texts)}


def red_line(item: RedLine, default: Audience) -> Mapped:
    """An item of `redlines.yaml`."""
    crossed = item.crossed
    over: Mapped = {}
    if crossed is not None:
        known = None if crossed.known == crossed.happened else date(crossed.known)
        dates = _kept(happened=date(crossed.happened), known=known)
        over = {**dates, "firmness": span(crossed.firmness), **_kept(note=crossed.note)}
    more = _kept(
        strict=_bar(item.strict),
        unless=item.unless,
        firmness=None if item.firmness == _UNSURE else span(item.firmness),
        evidence=item.evidence,
        crossed=over,
    )
    first: Mapped = {"id": item.id, "party": item.party, **_kept(speaker=item.speaker, says=item.says)}
    return {**first, **_bar(item.narrow), **more, **_record(item, default)}


def no_deal(item: NoDeal, default: Audience) -> Mapped:
    """An item of `nodeal.yaml`."""
    more = _kept(
        value=_maybe(item.value, span),
        cost=None if item.cost == _ZERO else span(item.cost),
        drift=None if item.drift == _ZERO else span(item.drift),
        date=_maybe(item.date, day),
        expectations=[_expectation(expectation) for expectation in item.expectations],
    )
    return {"party": item.party, **more, **_judged(item, default)}


def _expectation(item: Expectation) -> Mapped:
    chances = _kept(after_6=mapped(item.after_6, span), after_12=mapped(item.after_12, span))
    return {"issue": item.issue, **chances, **_basis(item), **_kept(note=item.note)}


def response(item: Response, default: Audience) -> Mapped:
    """An item of `responses.yaml`."""
    first: Mapped = {"id": item.id, "party": item.party, "draft": item.draft, "kind": item.kind}
    more = _kept(
        speaker=item.speaker,
        points=texts(item.points),
        issues=texts(item.issues),
        public=None if item.public else False,
        reliability=_maybe(item.reliability, span),
    )
    return {**first, **more, **_record(item, default)}


def statement(item: Statement, default: Audience) -> Mapped:
    """An item of `statements.yaml`."""
    floor: Mapped = {"issue": item.floor.issue, "options": texts(item.floor.options)} if item.floor else {}
    more = _kept(
        speaker=item.speaker,
        to=item.to,
        channel=item.channel,
        before=item.before,
        prepared=None if item.prepared == "unknown" else item.prepared,
        cost=None if item.cost == "unknown" else item.cost,
        floor=floor,
    )
    return {"id": item.id, "party": item.party, "text": item.text, **more, **_record(item, default)}


def claim(item: Claim, default: Audience) -> Mapped:
    """An item of `claims.yaml`."""
    relations: list[Value] = [{"to": relation.to, "kind": relation.kind} for relation in item.relations]
    first: Mapped = {"id": item.id, "about": item.about, **_kept(draft=item.draft), "claimant": item.claimant}
    more = _kept(party=item.party, says=item.says, relations=relations, confidence=item.confidence)
    return {**first, **more, **_record(item, default)}


def ultimatum(item: Ultimatum, default: Audience) -> Mapped:
    """An item of `ultimatums.yaml`."""
    fates: list[Value] = [{"fate": fate.fate, "date": date(fate.date), **_kept(note=fate.note)} for fate in item.fates]
    first: Mapped = {"id": item.id, "by": item.by, "to": texts(item.to), "terms": item.terms}
    dates = _kept(set_on=date(item.happened), known=_known(item), due=_maybe(item.due, date))
    more = _kept(speaker=item.speaker, penalty=item.penalty)
    last = _kept(draft=item.draft, fates=fates, sources=texts(item.sources))
    return {**first, **more, **dates, **last, **_item(item, default)}


def event(item: Event, default: Audience) -> Mapped:
    """An item of `events.yaml`."""
    more = _kept(
        actor=item.actor, to=item.to, channel=item.channel, issues=texts(item.issues), confidence=item.confidence
    )
    return {"id": item.id, "kind": item.kind, "text": item.text, **more, **_record(item, default)}


def series_point(item: SeriesPoint, default: Audience) -> Mapped:
    """A row of `front.csv`."""
    first: Mapped = {"date": date(item.date), "value": number(item.value), "unit": item.unit}
    return {**first, **_kept(source=item.source)}


def source(item: Source, default: Audience) -> Mapped:
    """An item of `sources.yaml`."""
    more = _kept(title=item.title, date=item.date, url=item.url, kind=item.kind)
    return {"id": item.id, "outlet": item.outlet, **more, **_item(item, default)}


def candidate(item: Candidate, default: Audience) -> Mapped:
    """An item of a file in `inbox/`."""
    place: Mapped = {"start": Number(str(item.start)), "end": Number(str(item.end)), "text": item.text}
    score = None if item.score is None else Number(repr(float(item.score)))
    return {
        "id": item.id,
        "kind": item.kind,
        "document": item.document,
        **place,
        **_kept(score=score),
        **_item(item, default),
    }


def sections(case: Case) -> dict[str, list[Mapped]]:
    """Every section but the drafts, by name."""
    default = case.default_audience

    def formed(items: Iterable[T], form: Callable[[T, Audience], Mapped]) -> list[Mapped]:
        return [form(item, default) for item in items]

    return {
        "parties": formed(case.parties, party),
        "issues": formed(case.issues, issue),
        "rules": formed(case.rules, rule),
        "interactions": formed(case.interactions, interaction),
        "positions": formed(case.positions, position),
        "weights": formed(case.weights, weight),
        "redlines": formed(case.red_lines, red_line),
        "nodeal": formed(case.no_deals, no_deal),
        "responses": formed(case.responses, response),
        "statements": formed(case.statements, statement),
        "claims": formed(case.claims, claim),
        "ultimatums": formed(case.ultimatums, ultimatum),
        "events": formed(case.events, event),
        "front": formed(case.series, series_point),
        "sources": formed(case.sources, source),
        "inbox": formed(case.candidates, candidate),
    }


# -- drafts --------------------------------------------------------------------------------------------------------


def term(item: Term) -> Value:
    """What a draft does with an issue."""
    note = _kept(note=item.note)
    match item.state:
        case "settled":
            option = item.options[0]
            bare = not item.note and option not in ("silent", "deferred", "unknown")
            return option if bare else {"settled": option, **note}
        case "bracketed":
            wanted = {option: texts(item.wanted_by.get(option, ())) for option in item.options}
            return {"bracketed": wanted, **note}
        case "deferred" if item.options or item.note:
            return {"deferred": texts(item.options), **note}
        case "silent" | "unknown" if item.note:
            return {item.state: True, **note}
    return item.state


def draft_front(item: Draft, default: Audience) -> Mapped:
    """The front matter of a draft; what its points settle is left to them."""
    settled = {issue for point in item.points for issue in point.settles}
    listed = {
        issue: term(found)
        for issue, found in item.terms.items()
        if not (issue in settled and found.state == "settled" and not found.note)
    }
    received: list[Value] = [
        {"party": one.party, "date": date(one.date), **_kept(channel=one.channel)} for one in item.received
    ]
    status: list[Value] = [
        {"status": one.status, "date": date(one.date), **_kept(note=one.note)} for one in item.status
    ]
    struck: list[Value] = [{"point": one.point, **_kept(note=one.note)} for one in item.struck]
    first: Mapped = {"id": item.id, "title": item.title, **_kept(short=item.short)}
    dates = _kept(happened=date(item.happened), known=_known(item), date_note=item.date_note)
    kind = None if item.kind == "proposal" else item.kind
    more = _kept(
        kind=kind,
        grew_from=texts(item.grew_from),
        handed_over_by=item.handed_over_by,
        origin=item.origin,
        received=received,
        status=status,
        facts=texts(item.facts),
        reported=texts(item.reported),
        annexes=texts(item.annexes),
        struck=struck,
        terms=listed,
        sources=texts(item.sources),
    )
    return {**first, **dates, **more, **_item(item, default)}
