"""Each kind of item as plain values, in the words of the file format."""

from __future__ import annotations

from onetext.casefile.values import Number, Value
from onetext.casefile.writing.forms import (
    UNSURE,
    ZERO,
    Mapped,
    basis_part,
    date,
    day,
    item_part,
    judged_part,
    kept,
    known_part,
    mapped,
    maybe,
    number,
    record_part,
    span,
    texts,
)
from onetext.model import (
    Audience,
    Bar,
    Candidate,
    Claim,
    Crossing,
    Event,
    Expectation,
    Interaction,
    Issue,
    NoDeal,
    Party,
    Position,
    ReadDocument,
    RedLine,
    Remark,
    Response,
    Rule,
    SeriesPoint,
    Source,
    Statement,
    Ultimatum,
    Weight,
)

__all__ = [
    "candidate",
    "claim",
    "event",
    "interaction",
    "issue",
    "no_deal",
    "party",
    "position",
    "read_document",
    "red_line",
    "response",
    "rule",
    "series_point",
    "source",
    "statement",
    "ultimatum",
    "weight",
]


def party(item: Party, default: Audience) -> Mapped:
    """An item of `parties.yaml`."""
    speakers: list[Value] = [
        {
            "name": speaker.name,
            **kept(role=speaker.role, aliases=texts(speaker.aliases), authorised=None if speaker.authorised else False),
        }
        for speaker in item.speakers
    ]
    kind = None if item.kind == "principal" else item.kind
    more = kept(short=item.short, kind=kind, aliases=texts(item.aliases), speakers=speakers)
    return {"id": item.id, "name": item.name, **more, **item_part(item, default)}


def issue(item: Issue, default: Audience) -> Mapped:
    """An item of `issues.yaml`."""
    options: list[Value] = [
        {"id": option.id, "title": option.title, **kept(note=option.note)} for option in item.options
    ]
    consents: list[Value] = [
        {
            "by": consent.by,
            **kept(
                body=consent.body,
                rule=consent.rule,
                options=texts(consent.options),
                test=None if consent.test == "red_lines" else consent.test,
            ),
        }
        for consent in item.consents
    ]
    more = kept(
        ordered=None if item.ordered else False,
        unranked=[texts(pair) for pair in item.unranked],
        scale_note=item.scale_note,
        if_silent=item.if_silent,
        if_silent_note=item.if_silent_note,
        consent=consents,
    )
    first: Mapped = {"id": item.id, "title": item.title, **kept(group=item.group), "options": options}
    return {**first, **more, **item_part(item, default)}


def rule(item: Rule, default: Audience) -> Mapped:
    """An item under `rules`."""
    if not item.then:
        return {"never": dict(item.when), **item_part(item, default)}
    return {"if": dict(item.when), "then": dict(item.then), **item_part(item, default)}


def interaction(item: Interaction, default: Audience) -> Mapped:
    """An item under `interactions`."""
    first: Mapped = {"party": item.party, "options": dict(item.options), "points": span(item.points)}
    return {**first, **judged_part(item, default)}


def position(item: Position, default: Audience) -> Mapped:
    """An item of `positions.yaml`."""
    first: Mapped = {"party": item.party, "issue": item.issue, "kind": item.kind}
    more = kept(
        speaker=item.speaker,
        reported_by=item.reported_by,
        option=item.option,
        compatible=texts(item.compatible),
        refused=texts(item.refused),
        stance=item.stance,
        confidence=item.confidence,
    )
    return {**first, **more, **record_part(item, default)}


def weight(item: Weight, default: Audience) -> Mapped:
    """An item of `weights.yaml`."""
    numbers = kept(weight=maybe(item.weight, span), scores=mapped(item.scores, span))
    return {"party": item.party, "issue": item.issue, **numbers, **judged_part(item, default)}


def _bar(item: Bar | None) -> Mapped:
    if item is None:
        return {}
    return {"requires" if item.requires else "refuses": mapped(item.options, texts)}


def _firmness_part(item: RedLine | Crossing) -> Mapped:
    return {"reason": item.reason, "known_from": maybe(item.known_from, day)}


def red_line(item: RedLine, default: Audience) -> Mapped:
    """An item of `redlines.yaml`."""
    crossed = item.crossed
    over: Mapped = {}
    if crossed is not None:
        known = None if crossed.known == crossed.happened else date(crossed.known)
        dates = kept(happened=date(crossed.happened), known=known)
        over = {**dates, "firmness": span(crossed.firmness), **kept(note=crossed.note, **_firmness_part(crossed))}
    more = kept(
        strict=_bar(item.strict),
        unless=item.unless,
        firmness=None if item.firmness == UNSURE else span(item.firmness),
        evidence=item.evidence,
        basis=None if item.basis == "analyst" else item.basis,
        **_firmness_part(item),
        crossed=over,
    )
    first: Mapped = {"id": item.id, "party": item.party, **kept(speaker=item.speaker, says=item.says)}
    return {**first, **_bar(item.narrow), **more, **record_part(item, default)}


def no_deal(item: NoDeal, default: Audience) -> Mapped:
    """An item of `nodeal.yaml`."""
    more = kept(
        value=maybe(item.value, span),
        cost=None if item.cost == ZERO else span(item.cost),
        drift=None if item.drift == ZERO else span(item.drift),
        date=maybe(item.date, day),
        expectations=[_expectation(expectation) for expectation in item.expectations],
    )
    return {"party": item.party, **more, **judged_part(item, default)}


def _expectation(item: Expectation) -> Mapped:
    chances = kept(after_6=mapped(item.after_6, span), after_12=mapped(item.after_12, span))
    return {"issue": item.issue, **chances, **basis_part(item), **kept(note=item.note)}


def response(item: Response, default: Audience) -> Mapped:
    """An item of `responses.yaml`."""
    first: Mapped = {"id": item.id, "party": item.party, "draft": item.draft, "kind": item.kind}
    more = kept(
        speaker=item.speaker,
        points=texts(item.points),
        issues=texts(item.issues),
        public=None if item.public else False,
        reliability=maybe(item.reliability, span),
    )
    return {**first, **more, **record_part(item, default)}


def statement(item: Statement, default: Audience) -> Mapped:
    """An item of `statements.yaml`."""
    floor: Mapped = {"issue": item.floor.issue, "options": texts(item.floor.options)} if item.floor else {}
    more = kept(
        speaker=item.speaker,
        to=item.to,
        channel=item.channel,
        before=item.before,
        prepared=None if item.prepared == "unknown" else item.prepared,
        cost=None if item.cost == "unknown" else item.cost,
        floor=floor,
    )
    return {"id": item.id, "party": item.party, "text": item.text, **more, **record_part(item, default)}


def claim(item: Claim, default: Audience) -> Mapped:
    """An item of `claims.yaml`."""
    relations: list[Value] = [{"to": relation.to, "kind": relation.kind} for relation in item.relations]
    first: Mapped = {"id": item.id, "about": item.about, **kept(draft=item.draft), "claimant": item.claimant}
    more = kept(party=item.party, says=item.says, relations=relations, confidence=item.confidence)
    return {**first, **more, **record_part(item, default)}


def ultimatum(item: Ultimatum, default: Audience) -> Mapped:
    """An item of `ultimatums.yaml`."""
    fates: list[Value] = [{"fate": fate.fate, "date": date(fate.date), **kept(note=fate.note)} for fate in item.fates]
    first: Mapped = {"id": item.id, "by": item.by, "to": texts(item.to), "terms": item.terms}
    dates = kept(set_on=date(item.happened), known=known_part(item), due=maybe(item.due, date))
    more = kept(speaker=item.speaker, penalty=item.penalty)
    last = kept(draft=item.draft, fates=fates, sources=texts(item.sources), read_from=texts(item.read_from))
    return {**first, **more, **dates, **last, **item_part(item, default)}


def event(item: Event, default: Audience) -> Mapped:
    """An item of `events.yaml`."""
    more = kept(
        actor=item.actor, to=item.to, channel=item.channel, issues=texts(item.issues), confidence=item.confidence
    )
    return {"id": item.id, "kind": item.kind, "text": item.text, **more, **record_part(item, default)}


def series_point(item: SeriesPoint, default: Audience) -> Mapped:
    """A row of `front.csv`."""
    first: Mapped = {"date": date(item.date), "value": number(item.value), "unit": item.unit}
    return {**first, **kept(source=item.source)}


def remark(item: Remark, default: Audience) -> Value:
    """One of the `doubts` of `case.yaml`: a bare text where it says nothing else."""
    more = {**kept(known_from=maybe(item.known_from, day)), **item_part(item, default)}
    return {"text": item.text, **more} if more else item.text


def source(item: Source, default: Audience) -> Mapped:
    """An item of `sources.yaml`."""
    more = kept(title=item.title, date=item.date, url=item.url, kind=item.kind)
    return {"id": item.id, "outlet": item.outlet, **more, **item_part(item, default)}


def candidate(item: Candidate, default: Audience) -> Mapped:
    """An item of a file in `inbox/`."""
    place: Mapped = {"start": Number(str(item.start)), "end": Number(str(item.end)), "text": item.text}
    score = None if item.score is None else Number(repr(float(item.score)))
    return {
        "id": item.id,
        "kind": item.kind,
        "document": item.document,
        **place,
        **kept(score=score, fields=dict(item.fields), rule=item.rule, proposed_by=item.proposed_by),
        **kept(digest=item.digest, before=item.before, after=item.after, occurrence=item.occurrence),
        **kept(edited=item.edited or None, orphan=item.orphan or None),
        **kept(status=None if item.waits else item.status, reason=item.reason),
        **item_part(item, default),
    }


def read_document(item: ReadDocument, default: Audience) -> Mapped:
    """An item of `documents`, at the head of a file in `inbox/`."""
    numbers: Value = {kind: Number(str(number)) for kind, number in item.numbers.items()}
    return {
        "id": item.id,
        "file": item.file,
        **kept(path=item.path),
        "sha256": item.sha256,
        "published": day(item.published),
        "source": item.source,
        "language": item.language,
        **kept(version=item.version, numbers=numbers),
        **item_part(item, default),
    }
