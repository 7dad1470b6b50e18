"""Each kind of record as a sentence with who said it, when, and where it can be read (S16, S18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onetext.model import (
    Case,
    Claim,
    Date,
    Draft,
    Event,
    Expectation,
    NoDeal,
    Point,
    Position,
    Record,
    RedLine,
    Response,
    SeriesPoint,
    Statement,
    Ultimatum,
    Weight,
)
from onetext.model.results import Evidence
from onetext.record import Places

__all__ = ["Sentences"]


class Sentences:
    """Makes evidence from the records of a case as it is looked at."""

    def __init__(self, seen: Case) -> None:
        self._case = seen
        self._places = Places(seen)
        self._names = {party.id: party.name for party in seen.parties}

    def position(self, item: Position) -> Evidence:
        """What a party said it wants (S3)."""
        named = item.named or item.refused
        says = item.stance or ", ".join(self._option(item.issue, option) for option in named)
        who = self._who(item.party, item.speaker)
        reported = f" (reported by {item.reported_by})" if item.reported_by else ""
        return self._record("position", f"{item.party}/{item.issue}", f"{item.kind}: {says}", who + reported, item)

    def weight(self, item: Weight) -> Evidence:
        """How much an issue matters to a party, and by whose word (S2, S17)."""
        given = [f"weight {item.weight}"] if item.weight else []
        given += [f"{option} {score}" for option, score in item.scores.items()]
        return self._judged("weight", f"{item.party}/{item.issue}", ", ".join(given), item)

    def no_deal(self, item: NoDeal) -> Iterator[Evidence]:
        """What a party gets without agreement, and what it expects issue by issue (S8)."""
        if item.value is not None:
            yield self._judged("no-deal", item.party, f"without agreement {item.value} points", item)
        for expected in item.expectations:
            yield self.expectation(item.party, expected)

    def expectation(self, party: str, item: Expectation) -> Evidence:
        """What a party expects on an issue if there is no deal (S8)."""
        said = [
            f"after {months} months {', '.join(f'{option} {chance}' for option, chance in chances.items())}"
            for months, chances in ((6, item.after_6), (12, item.after_12))
            if chances
        ]
        return self._judged("expectation", f"{party}/{item.issue}", "; ".join(said) or "nothing is known", item)

    def red_line(self, line: RedLine) -> Evidence:
        """What a party says it will never sign (S7)."""
        tail = [f"unless {line.unless}"] if line.unless else []
        tail.append(f"firmness {line.firmness_now if line.firmness_known else 'unknown'}")
        tail += [f"evidence {line.evidence_now}"] if line.evidence_now else []
        tail.append(f"basis {line.basis_now}")
        reason = f": {line.reason_now}" if line.reason_now else ""
        says = f"{line.says or line.id} ({'; '.join(tail)}){reason}"
        return self._record("red-line", line.id, says, self._who(line.party, line.speaker), line)

    def response(self, item: Response) -> Evidence:
        """What a party did with a draft (S22)."""
        about = [f"points {', '.join(item.points)}"] if item.points else []
        about += [f"issues {', '.join(item.issues)}"] if item.issues else []
        says = f"{item.kind} {item.draft}" + (f" ({'; '.join(about)})" if about else "")
        says += f": {item.note}" if item.note else ""
        return self._record("response", item.id, says, self._who(item.party, item.speaker), item)

    def statement(self, item: Statement) -> Evidence:
        """A signal."""
        to = f" to {self._names.get(item.to, item.to)}" if item.to else ""
        return self._record("statement", item.id, item.text, self._who(item.party, item.speaker) + to, item)

    def claim(self, item: Claim) -> Evidence:
        """Somebody's claim, never a fact (S18)."""
        relations = "".join(f" [{relation.kind} {relation.to}]" for relation in item.relations)
        return self._record("claim", item.id, item.says + relations, item.claimant, item)

    def ultimatum(self, item: Ultimatum) -> Evidence:
        """A demand with a threat, and what became of it."""
        due = f", due {item.due}" if item.due else ""
        fates = "".join(f"; {fate.fate} {fate.date}" for fate in item.fates)
        return self._record("ultimatum", item.id, item.terms + due + fates, self._who(item.by, item.speaker), item)

    def event(self, item: Event) -> Evidence:
        """Something that happened."""
        return self._record("event", item.id, item.text, self._names.get(item.actor, item.actor), item)

    def value(self, item: SeriesPoint) -> Evidence:
        """A value of a dated series."""
        return Evidence(
            kind="series",
            id=item.unit,
            says=f"{float(item.value):g} {item.unit}",
            who="",
            happened=item.date,
            known=None,
            sources=self._cited((item.source,) if item.source else ()),
        )

    def draft(self, draft: Draft) -> Iterator[Evidence]:
        """What was observed about a version, and what is reported of its contents."""
        who = self._names.get(draft.handed_over_by, draft.handed_over_by)
        yield self._record("draft", draft.id, draft.title, who, draft)
        for kind, sentences in (("fact", draft.facts), ("reported", draft.reported)):
            for sentence in sentences:
                yield self._record(kind, draft.id, sentence, "", draft)

    def point(self, draft: Draft, point: Point) -> Evidence:
        """A point of a version, in our own words where the text is restated."""
        note = f" ({point.note})" if point.note else ""
        return self._record("point", f"{draft.id}/{point.label}", point.text + note, "", draft)

    def everything(self) -> Iterator[Evidence]:
        """All records of the case, kind by kind."""
        case = self._case
        yield from map(self.position, case.positions)
        yield from map(self.weight, case.weights)
        yield from map(self.red_line, case.red_lines)
        for no_deal in case.no_deals:
            yield from self.no_deal(no_deal)
        for draft in case.drafts:
            yield from self.draft(draft)
        yield from map(self.response, case.responses)
        yield from map(self.statement, case.statements)
        yield from map(self.claim, case.claims)
        yield from map(self.ultimatum, case.ultimatums)
        yield from map(self.event, case.events)

    def citing(self, source: str) -> list[Evidence]:
        """Everything on record that cites a source."""
        return [item for item in self.everything() if any(cited["id"] == source for cited in item.sources)]

    # -- parts -------------------------------------------------------------------------------------------------------

    def _record(self, kind: str, item_id: str, says: str, who: str, item: Record) -> Evidence:
        return Evidence(
            kind=kind,
            id=item_id,
            says=says,
            who=who,
            happened=item.happened,
            known=item.known,
            sources=self._cited(item.sources),
            places=self._places.of(item.read_from),
        )

    def _judged(self, kind: str, item_id: str, says: str, item: Weight | NoDeal | Expectation) -> Evidence:
        reason = f": {item.reason}" if item.reason else ""
        return Evidence(
            kind=kind,
            id=item_id,
            says=f"{says} (basis {item.basis}){reason}",
            who=self._case.analyst if item.basis == "analyst" else "",
            happened=None,
            known=Date.on(item.known_from) if item.known_from else None,
            sources=self._cited(item.sources),
        )

    def _cited(self, sources: Iterable[str]) -> tuple[dict[str, str], ...]:
        return tuple(
            {"id": s.id, "outlet": s.outlet, "title": s.title, "date": s.date, "url": s.url, "kind": s.kind}
            for s in map(self._case.source, sources)
        )

    def _who(self, party: str, speaker: str) -> str:
        name = self._names.get(party, party)
        return f"{speaker} ({name})" if speaker else name

    def _option(self, issue: str, option: str) -> str:
        return self._case.issue(issue).option(option).title
