"""Hypothesis strategies for whole cases and their parts: small, valid by construction, odd where oddness is allowed.

A case from here passes `onetext check` without errors once it is written to a folder. It may hold right-to-left names,
any Unicode in its texts, words that YAML likes to misread, hidden items, described drafts, brackets and nested points.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext.model import (
    BASES,
    MEDIATOR,
    PUBLIC,
    Audience,
    Bar,
    Basis,
    Candidate,
    Case,
    Claim,
    Consent,
    Crossing,
    Date,
    Draft,
    DraftFile,
    ElectionSetting,
    Event,
    Expectation,
    Fate,
    Floor,
    FrontSetting,
    Interaction,
    Issue,
    NoDeal,
    Option,
    ParameterSetting,
    Party,
    PatronSetting,
    Point,
    PointPlace,
    Position,
    ProcessSettings,
    Range,
    ReadDocument,
    Receipt,
    RedLine,
    Relation,
    Remark,
    Response,
    Rule,
    SeriesPoint,
    Source,
    Speaker,
    Statement,
    StatusChange,
    Struck,
    Term,
    Ultimatum,
    Weight,
)

T = TypeVar("T")
Draw = Any
"""What `st.composite` hands to a strategy; hypothesis has no public name for its type."""

TRICKY = (
    "Україна",
    "דרום הנמל",
    "مصر العليا",
    "日本 \U0001f54a",
    "no",
    "yes",
    "null",
    "~",
    "true",
    "1.10",
    "0x1F",
    "2025-11-23",
    "a: b",
    "- dash",
    "# hash",
    "{brace}",
    "[russia: one | ukraine: two]",
    "21. like a label",
    "\\ backslash",
    "  spaces around  ",
    "two\nlines",
    "tab\there",
    "quote ' and \"",
    "---",
    "line\u2028separator",
    "\u202eturned",
    "@at",
    "%percent",
    "&anchor *alias",
    "!tag",
    "",
)
"""Texts that a careless reader or writer gets wrong."""

LETTERS = "abcdefgkxyzABZ019"

# -- parts -----------------------------------------------------------------------------------------------------------


@lru_cache
def ids() -> st.SearchStrategy[str]:
    """Ids: Latin letters, digits, and signs inside; some look like numbers."""
    shaped = st.builds(str.__add__, st.sampled_from(LETTERS), st.text(LETTERS + "_.-", max_size=4))
    return st.one_of(shaped, st.sampled_from(["no", "1.10", "2025-11", "7", "010", "on", "0x1F", "1e3"]))


@lru_cache
def texts() -> st.SearchStrategy[str]:
    """Texts that may be empty."""
    return st.one_of(st.sampled_from(TRICKY), st.text(max_size=12))


@lru_cache
def titles() -> st.SearchStrategy[str]:
    """Texts that say something."""
    return texts().filter(bool)


@lru_cache
def fractions(low: int = -50, high: int = 150) -> st.SearchStrategy[Fraction]:
    """Exact numbers: integers, decimals and thirds."""
    return st.builds(
        lambda number, denominator: min(max(Fraction(number, denominator), Fraction(low)), Fraction(high)),
        st.integers(low * 10, high * 10),
        st.sampled_from([1, 2, 10, 100, 3, 7]),
    )


@lru_cache
def ranges(low: int = -50, high: int = 150) -> st.SearchStrategy[Range]:
    """Numbers, ranges and ranges with a mode, within bounds."""
    return _ranges(low, high)


@st.composite
def _ranges(draw: Draw, low: int, high: int) -> Range:
    numbers = sorted(draw(st.lists(fractions(low, high), min_size=1, max_size=3)))
    if len(numbers) == 1:
        return Range(numbers[0], numbers[0])
    return Range(numbers[0], numbers[-1], numbers[1] if len(numbers) == 3 else None)


@lru_cache
def days() -> st.SearchStrategy[dt.date]:
    """Days of two years."""
    return st.dates(dt.date(2024, 6, 1), dt.date(2026, 5, 31))


@lru_cache
def dates() -> st.SearchStrategy[Date]:
    """Days, months and intervals."""
    return _dates()


@st.composite
def _dates(draw: Draw) -> Date:
    day = draw(days())
    kind = draw(st.sampled_from(["day", "day", "month", "interval"]))
    if kind == "day":
        return Date.on(day)
    if kind == "month":
        return Date.parse(f"{day:%Y-%m}")
    return Date(day, day + dt.timedelta(days=draw(below(41))))


@lru_cache
def happenings() -> st.SearchStrategy[dict[str, Date]]:
    """`happened` and `known`, in an order that can be."""
    return _happenings()


@st.composite
def _happenings(draw: Draw) -> dict[str, Date]:
    happened = draw(dates())
    later = draw(st.one_of(st.just(0), st.integers(0, 60)))
    if not later:
        return {"happened": happened, "known": happened}
    return {"happened": happened, "known": Date.on(happened.latest + dt.timedelta(days=later))}


def audiences(parties: Sequence[str] = ()) -> st.SearchStrategy[Audience]:
    """Public, the mediator, or some of the parties."""
    return _audiences(tuple(parties))


@lru_cache(maxsize=10_000)
def _audiences(parties: tuple[str, ...]) -> st.SearchStrategy[Audience]:
    plain = st.sampled_from([PUBLIC, PUBLIC, MEDIATOR])
    if not parties:
        return plain
    return st.one_of(plain, some(parties, least=1).map(lambda chosen: Audience("parties", chosen)))


def some(items: Sequence[T], *, least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """Several of some items, each at most once, in any order."""
    return _some(tuple(items), least, most)


@lru_cache(maxsize=10_000)
def _some(items: tuple[T, ...], least: int, most: int) -> st.SearchStrategy[tuple[T, ...]]:
    if not items:
        return st.just(())
    return st.lists(st.sampled_from(items), min_size=least, max_size=most, unique=True).map(tuple)


def maybe(items: Sequence[str]) -> st.SearchStrategy[str]:
    """One of some ids, or none of them."""
    return one_of("", *items)


@lru_cache(maxsize=10_000, typed=True)
def one_of(*items: T) -> st.SearchStrategy[T]:
    """One of some values."""
    return st.sampled_from(items)


@lru_cache
def below(number: int) -> st.SearchStrategy[int]:
    """A whole number from 0 up to, but not including, another one."""
    return st.integers(0, number - 1)


@lru_cache
def optional(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """None, or something."""
    return st.one_of(st.none(), strategy)


CONFIDENCE = st.sampled_from(["high", "medium", "low", ""])

POINT_TEXTS = st.one_of(texts(), st.just("The army is capped at [russia: 600 | ukraine: 800] thousand."))

PLACES = st.lists(
    st.sampled_from(
        [
            PointPlace(start=12, end=80),
            PointPlace(start=0, end=0, page=3),
            PointPlace(start=1203, end=1544, part="word/document.xml"),
            PointPlace(start=1, end=2, part="my part/page 7"),
        ]
    ),
    max_size=2,
).map(tuple)

FILES = st.sampled_from(
    [
        None,
        None,
        DraftFile(name="Offer: the 2nd.docx", format="docx", sha256="0" * 64),
        DraftFile(name="טיוטה.pdf", format="pdf", sha256="9e" * 32, copy="d.pdf"),
    ]
)

CANDIDATE_FIELDS = st.sampled_from(
    [immutabledict(), immutabledict({"issue": "pay", "option": "7"}), immutabledict({"says": "a: b, {c}"})]
)

# -- parties and issues ------------------------------------------------------------------------------------------------


@st.composite
def parties(draw: Draw, party_id: str = "p") -> Party:
    """A party with speakers that share no name."""
    names = draw(st.lists(titles(), max_size=4, unique=True))
    speakers = [
        Speaker(
            name=name,
            role=draw(texts()),
            authorised=draw(one_of(False, True)),
            aliases=tuple(names[2:][:1]) if i == 0 else (),
        )
        for i, name in enumerate(names[:2])
    ]
    return Party(
        id=party_id,
        name=draw(titles()),
        short=draw(one_of("", "Pä")),
        kind=draw(one_of("principal", "broker", "ally", "backer")),
        speakers=tuple(speakers),
        aliases=draw(some(["the side", "הצד"])),
        note=draw(texts()),
    )


@st.composite
def issues(draw: Draw, issue_id: str = "i", party_ids: Sequence[str] = ()) -> Issue:
    """An issue with one to four options."""
    options = draw(st.lists(ids(), min_size=1, max_size=4, unique=True))
    pairs = [(a, b) for a in options for b in options if a < b]
    consents = [
        Consent(by=by, body=draw(texts()), options=draw(some(options)), test=draw(one_of("red_lines", "value")))
        for by in draw(some(party_ids, most=1))
    ]
    return Issue(
        id=issue_id,
        title=draw(titles()),
        options=tuple(Option(id=option, title=draw(titles()), note=draw(one_of("", "n"))) for option in options),
        group=draw(one_of("", "land")),
        ordered=draw(one_of(True, True, False)),
        unranked=draw(some(pairs, most=1)),
        if_silent=draw(maybe(options)),
        if_silent_note=draw(one_of("", "as before")),
        consents=tuple(consents),
    )


class _World:
    """What the parts of one case may refer to."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.source_ids: list[str] = draw(st.lists(ids(), min_size=1, max_size=2, unique=True))
        reserved = ("public", "mediator")
        party_ids = draw(st.lists(ids().filter(lambda name: name not in reserved), min_size=2, max_size=3, unique=True))
        issue_ids = draw(st.lists(ids(), min_size=1, max_size=3, unique=True))
        self.party_ids: list[str] = party_ids
        self.parties = tuple(draw(parties(name)) for name in party_ids)
        self.issues = tuple(draw(issues(name, party_ids)) for name in issue_ids)
        self.options = {issue.id: issue.option_ids for issue in self.issues}

    def party(self) -> str:
        return self.draw(one_of(*self.party_ids))

    def issue(self) -> str:
        return self.draw(one_of(*self.options))

    def option(self, issue: str) -> str:
        return self.draw(one_of(*self.options[issue]))

    def speaker(self, party: str) -> str:
        speakers = next(item for item in self.parties if item.id == party).speakers
        return self.draw(maybe([name for item in speakers for name in (item.name, *item.aliases)]))

    def sources(self, least: int = 0) -> tuple[str, ...]:
        return self.draw(some(self.source_ids, least=least))

    def item(self) -> dict[str, Any]:
        return {
            "audience": self.draw(audiences(self.party_ids)),
            "note": self.draw(one_of("", "", "ü: note")),
        }

    def record(self, least_sources: int = 0) -> dict[str, Any]:
        read_from = self.draw(one_of((), (), ("art.s1",), ("art.s1", "art.f2")))
        return {
            **self.item(),
            **self.draw(happenings()),
            "sources": self.sources(least_sources),
            "read_from": read_from,
        }

    def judged(self) -> dict[str, Any]:
        return {
            **self.item(),
            "basis": self.basis(),
            **self.reason(),
            "sources": self.sources(),
        }

    def basis(self) -> Basis:
        """Where a number comes from."""
        found: Basis = self.draw(st.sampled_from(BASES))
        return found

    def reason(self) -> dict[str, Any]:
        """Why a number, and from when."""
        return {"reason": self.draw(texts()), "known_from": self.draw(optional(days()))}

    def several(self, most: int = 2) -> range:
        return range(self.draw(below(most + 1)))


# -- what parties want -------------------------------------------------------------------------------------------------


def _position(world: _World) -> Position:
    draw, party, issue = world.draw, world.party(), world.issue()
    kind = draw(one_of("demand", "offer", "tolerates", "refuses", "statement"))
    named: dict[str, Any] = {}
    form = "refused" if kind == "refuses" else draw(one_of("option", "option", "compatible", "refused", ""))
    if form == "option":
        named = {"option": world.option(issue)}
    elif form:
        named = {form: draw(some(world.options[issue], least=1))}
    return Position(
        **world.record(least_sources=1),
        party=party,
        issue=issue,
        kind=kind,
        speaker=world.speaker(party),
        reported_by=draw(one_of("", "a paper")),
        stance=draw(texts()),
        confidence=draw(CONFIDENCE),
        **named,
    )


def _weights(world: _World) -> tuple[Weight, ...]:
    draw = world.draw
    pairs = [(party, issue) for party in world.party_ids for issue in world.options]
    return tuple(_weight(world, party, issue) for party, issue in draw(some(pairs, most=4)))


def _weight(world: _World, party: str, issue: str) -> Weight:
    draw = world.draw
    with_scores, with_weight = draw(one_of((False, True), (True, True), (True, False)))
    scores = {option: draw(ranges(0, 100)) for option in world.options[issue]} if with_scores else {}
    return Weight(
        **world.judged(),
        party=party,
        issue=issue,
        weight=draw(ranges(0, 100)) if with_weight else None,
        scores=immutabledict(scores),
    )


@st.composite
def bars(draw: Draw, options: dict[str, tuple[str, ...]]) -> Bar:
    """What a red line bars: something, of issues that exist; never everything that a requirement lists."""
    requires = draw(one_of(False, True))
    able = [issue for issue, known in options.items() if len(known) > 1]
    requires = requires and bool(able)
    chosen = draw(some(able if requires else list(options), least=1, most=2))
    most = {issue: len(options[issue]) - 1 if requires else 3 for issue in chosen}
    return Bar(
        options=immutabledict({issue: draw(some(options[issue], least=1, most=most[issue])) for issue in chosen}),
        requires=requires,
    )


def _red_line(world: _World, line_id: str) -> RedLine:
    draw, party = world.draw, world.party()
    narrow = draw(optional(bars(world.options)))
    crossed = None
    if draw(below(4)) == 0:
        crossed = Crossing(**draw(happenings()), firmness=draw(ranges(0, 1)), note=draw(texts()), **world.reason())
    return RedLine(
        **world.record(),
        id=line_id,
        party=party,
        narrow=narrow,
        strict=draw(bars(world.options)) if narrow is None or draw(one_of(False, True)) else None,
        speaker=world.speaker(party),
        says=draw(texts()),
        unless=draw(one_of("", "a treaty says so")),
        firmness=draw(ranges(0, 1)),
        evidence=draw(one_of(None, "constitutional", "official", "opening-bid")),
        basis=world.basis(),
        **world.reason(),
        crossed=crossed,
    )


@st.composite
def chances(draw: Draw, options: Sequence[str]) -> immutabledict[str, Range]:
    """Chances of some options, whose smallest values add up to at most 1."""
    chosen = draw(some(options, most=4))
    highs = {option: draw(ranges(0, 1)) for option in chosen}
    least = Fraction(1, max(len(chosen), 1))
    return immutabledict({option: Range(min(item.low, least), item.high, item.mode) for option, item in highs.items()})


def _no_deal(world: _World, party: str) -> NoDeal:
    draw, judged = world.draw, world.judged()
    expectations = [
        Expectation(
            **{**world.judged(), "audience": judged["audience"]},
            issue=issue,
            after_6=draw(chances(world.options[issue])),
            after_12=draw(chances(world.options[issue])),
        )
        for issue in draw(some(list(world.options), most=2))
    ]
    return NoDeal(
        **judged,
        party=party,
        value=None if expectations else draw(optional(ranges())),
        expectations=tuple(expectations),
        cost=draw(ranges(0, 30)),
        drift=draw(ranges(-3, 3)),
        date=draw(optional(days())),
    )


def _rules(world: _World) -> tuple[Rule, ...]:
    """At most one `never` and one `if`, which cannot contradict each other."""
    draw, chosen = world.draw, world.draw(some(list(world.options), least=1))
    if len(chosen) < 2:
        return ()
    choices = {issue: world.option(issue) for issue in chosen}
    first, *rest = choices
    when, then = {first: choices[first]}, {issue: choices[issue] for issue in rest}
    implies = Rule(**world.item(), when=immutabledict(when), then=immutabledict(then))
    never = Rule(**world.item(), when=immutabledict(choices))
    return draw(one_of((), (implies,), (never,)))


def _interaction(world: _World) -> Interaction:
    chosen = world.draw(some(list(world.options), least=1))
    options = immutabledict({issue: world.option(issue) for issue in chosen})
    return Interaction(**world.judged(), party=world.party(), options=options, points=world.draw(ranges(-20, 20)))


# -- drafts ------------------------------------------------------------------------------------------------------------


@st.composite
def terms(draw: Draw, options: Sequence[str], party_ids: Sequence[str]) -> Term:
    """What a draft does with one issue."""
    states = ["settled", "deferred", "silent", "unknown"] + (["bracketed"] if len(options) > 1 else [])
    state = draw(one_of(*states))
    note = draw(one_of("", "", "as reported"))
    if state == "settled":
        return Term(state=state, options=(draw(one_of(*options)),), note=note)
    if state == "bracketed":
        chosen = draw(some(options, least=2, most=4))
        wanted = {option: draw(some(party_ids)) for option in chosen}
        kept = immutabledict({option: by for option, by in wanted.items() if by})
        return Term(state=state, options=chosen, wanted_by=kept, note=note)
    return Term(state=state, options=draw(some(options)) if state == "deferred" else (), note=note)


@st.composite
def points(
    draw: Draw, options: dict[str, tuple[str, ...]], free: dict[str, str], answerable: Sequence[str]
) -> tuple[Point, ...]:
    """Points in up to three levels, labelled 1, 1a, 1a.i. `free` says which issues points may settle, and how."""
    labels: list[tuple[str, str]] = []
    for number in range(1, draw(below(3)) + 1):
        labels.append((str(number), ""))
        for letter in "ab"[: draw(below(3))]:
            labels.append((f"{number}{letter}", str(number)))
            if draw(one_of(False, True)):
                labels.append((f"{number}{letter}.i", f"{number}{letter}"))
    return tuple(
        Point(
            label=label,
            parent=parent,
            text=draw(POINT_TEXTS),
            settles=immutabledict({issue: free[issue] for issue in draw(some(list(free), most=1))}),
            touches=draw(some(list(options), most=1)),
            answers=draw(some(answerable, most=2)),
            change=draw(one_of("", "kept", "changed", "added")),
            confidence=draw(CONFIDENCE),
            note=draw(one_of("", "ö")),
            printed=draw(one_of("", "", "Article 5bis", "(a)", "•", "§ 3")),
            at=draw(PLACES),
        )
        for label, parent in labels
    )


def _draft(world: _World, draft_id: str, when: dict[str, Date], earlier: Sequence[Draft]) -> Draft:
    draw = world.draw
    answerable = [f"{draft.id}/{point.label}" for draft in earlier for point in draft.points]
    described = draw(below(4)) == 0
    listed = {issue: draw(terms(world.options[issue], world.party_ids)) for issue in draw(some(list(world.options)))}
    free = {issue: world.option(issue) for issue in world.options if issue not in listed}
    body = () if described else draw(points(world.options, free, answerable))
    settled = {
        issue: Term(state="settled", options=(option,)) for point in body for issue, option in point.settles.items()
    }
    return Draft(
        **{**world.record(), **when},
        id=draft_id,
        title=draw(titles()),
        kind="described" if described else draw(one_of("proposal", "counter-proposal", "chair", "agreed")),
        short=draw(one_of("", "D")),
        grew_from=draw(some([draft.id for draft in earlier])),
        handed_over_by=draw(texts()),
        origin=draw(texts()),
        date_note=draw(one_of("", "about then")),
        received=tuple(
            Receipt(party=by, date=draw(dates()), channel=draw(texts())) for by in draw(some(world.party_ids))
        ),
        status=tuple(
            StatusChange(status=draw(one_of("tabled", "leaked", "published")), date=draw(dates()))
            for _ in world.several()
        ),
        facts=draw(some(["one fact", "עובדה"])),
        reported=draw(some(["a report: two"])),
        annexes=draw(some(["map"])),
        points=body,
        struck=tuple(Struck(point=point, note=draw(texts())) for point in draw(some(answerable, most=1))),
        terms=immutabledict({**listed, **settled}),
        file=draw(FILES),
        terms_reviewed=draw(one_of(True, True, False)),
    )


def _drafts(world: _World) -> tuple[Draft, ...]:
    draw = world.draw
    names = draw(st.lists(ids(), max_size=3, unique=True))
    when = sorted((draw(happenings()) for _ in names), key=lambda pair: pair["happened"].latest)
    drafts: list[Draft] = []
    for name, pair in zip(names, when, strict=True):
        drafts.append(_draft(world, name, pair, drafts))
    return tuple(draw(st.permutations(drafts)))


# -- the record --------------------------------------------------------------------------------------------------------


def _response(world: _World, response_id: str, draft: Draft) -> Response:
    draw, party = world.draw, world.party()
    return Response(
        **world.record(),
        id=response_id,
        party=party,
        draft=draft.id,
        kind=draw(one_of("accepts", "basis-for-talks", "amends", "rejects", "silent")),
        speaker=world.speaker(party),
        points=draw(some([point.label for point in draft.points])),
        issues=draw(some(list(world.options))),
        public=draw(one_of(False, True)),
        reliability=draw(optional(ranges(0, 1))),
    )


def _statement(world: _World, statement_id: str) -> Statement:
    draw, party, issue = world.draw, world.party(), world.issue()
    floor = Floor(issue=issue, options=draw(some(world.options[issue], least=1)))
    return Statement(
        **world.record(),
        id=statement_id,
        party=party,
        text=draw(titles()),
        speaker=world.speaker(party),
        to=draw(texts()),
        channel=draw(texts()),
        prepared=draw(one_of("yes", "no", "unknown")),
        cost=draw(one_of("costly", "cheap", "unknown")),
        floor=draw(one_of(None, floor)),
    )


def _claims(world: _World, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    draw = world.draw
    names = draw(st.lists(ids(), max_size=2, unique=True))
    kinds = one_of("contradicts", "qualifies", "agrees")
    return tuple(
        Claim(
            **world.record(),
            id=name,
            about=draw(one_of("authorship", "parentage")),
            claimant=draw(titles()),
            says=draw(titles()),
            draft=draw(maybe([draft.id for draft in drafts])),
            party=draw(maybe(world.party_ids)),
            relations=tuple(Relation(to=to, kind=draw(kinds)) for to in draw(some(names))),
            confidence=draw(CONFIDENCE),
        )
        for name in names
    )


def _ultimatum(world: _World, ultimatum_id: str, drafts: Sequence[Draft]) -> Ultimatum:
    draw, party, record = world.draw, world.party(), world.record()
    fates = [
        Fate(
            fate=draw(one_of("kept", "lapsed", "reversed", "extended", "denied", "met")),
            date=Date.on(record["happened"].latest + dt.timedelta(days=draw(below(91)))),
            note=draw(texts()),
        )
        for _ in world.several()
    ]
    return Ultimatum(
        **record,
        id=ultimatum_id,
        by=party,
        to=draw(some(world.party_ids)),
        terms=draw(titles()),
        speaker=world.speaker(party),
        penalty=draw(texts()),
        due=draw(optional(dates())),
        draft=draw(maybe([draft.id for draft in drafts])),
        fates=tuple(fates),
    )


def _event(world: _World, event_id: str) -> Event:
    draw = world.draw
    return Event(
        **world.record(),
        id=event_id,
        kind=draw(one_of("meeting", "leak")),
        text=draw(titles()),
        actor=draw(texts()),
        to=draw(texts()),
        channel=draw(texts()),
        issues=draw(some(list(world.options))),
        confidence=draw(CONFIDENCE),
    )


def _series_point(world: _World) -> SeriesPoint:
    draw = world.draw
    unit = draw(one_of("km2", "percent, of all", "שטח", " km ", "two\nlines", '"quoted"'))
    source = draw(maybe(world.source_ids))
    return SeriesPoint(date=draw(dates()), value=draw(fractions()), unit=unit, source=source)


def _source(world: _World, source_id: str) -> Source:
    draw = world.draw
    kind = draw(one_of("original", "relay", "recall", ""))
    return Source(
        **world.item(),
        id=source_id,
        outlet=draw(titles()),
        title=draw(texts()),
        date=draw(one_of("", "2025-11-23", "2025", "spring")),
        url=draw(one_of("", "https://example.org/a?b=c#d")),
        kind=kind,
    )


def _candidate(world: _World, candidate_id: str) -> Candidate:
    draw, start = world.draw, world.draw(below(51))
    return Candidate(
        **world.item(),
        id=candidate_id,
        kind=draw(one_of("settles", "statement", "position", "response")),
        document=draw(one_of("article.txt", "מאמר")),
        start=start,
        end=start + draw(below(10)),
        text=draw(texts()),
        score=draw(one_of(None, 0.5, 0.1, 1.0)),
        fields=draw(CANDIDATE_FIELDS),
        rule=draw(one_of("", "wording of the option")),
        proposed_by=draw(one_of("", "model small at http://localhost:1")),
        digest=draw(one_of("", "00e12345", "1234567890123456", "beef")),
        before=draw(one_of("", "0123")),
        after=draw(one_of("", "12e4")),
        occurrence=draw(one_of("", "2/3")),
        edited=draw(st.booleans()),
        orphan=draw(st.booleans()),
        status=draw(one_of("waiting", "accepted", "rejected")),
        reason=draw(one_of("", "no: not this")),
    )


def _documents(world: _World) -> tuple[ReadDocument, ...]:
    draw = world.draw
    if not world.source_ids or draw(st.booleans()):
        return ()
    return tuple(
        ReadDocument(
            **world.item(),
            id=name,
            file=draw(one_of("herald.txt", "Статья №1.html")),
            sha256=draw(one_of("0" * 64, "9f" * 32)),
            published=draw(days()),
            source=draw(st.sampled_from(world.source_ids)),
            language=draw(one_of("en", "fr")),
            path=draw(one_of("", "articles/herald.txt", "../my articles/a.txt")),
            version=draw(one_of("", "0.6.0")),
            numbers=draw(one_of(immutabledict(), immutabledict({"statement": 12, "fate": 1}))),
        )
        for name in ("art", "herald.2")[: draw(below(3))]
    )


def _process(world: _World) -> ProcessSettings | None:
    """Settings that can be: patrons and a front between two parties, votes, and numbers in all their forms."""
    draw, (first, second, *rest) = world.draw, world.party_ids
    if draw(st.booleans()):
        return None
    ends: dict[str, Any] = draw(st.sampled_from([{}, {"weeks": Fraction(26, 3)}, {"until": dt.date(2099, 1, 1)}]))
    patron = PatronSetting(**world.judged(), party=(rest or [second])[0], client=first, backs=True, presses=bool(rest))
    start = draw(one_of(Fraction(1, 3), Fraction(0)))
    front = FrontSetting(**world.judged(), gains=first, loses=second, start=start, high=Fraction(9, 10))
    vote = {**world.judged(), "known_from": None}
    of_patron = draw(one_of(patron.party, f"{patron.party}/{first}"))
    numbers = [
        ParameterSetting(**world.judged(), key="leak_hazard", shape="uniform", numbers=(Fraction(0), Fraction(1, 3))),
        ParameterSetting(
            **world.judged(), key="penalty", of=of_patron, shape="lognormal", numbers=(Fraction(1), Fraction(0))
        ),
        ParameterSetting(**world.judged(), key="attrition", of=first, shape="fixed", numbers=(Fraction(-1, 8),)),
        ParameterSetting(
            **world.judged(),
            key="attrition",
            of=second,
            shape="triangular",
            numbers=(Fraction(0), Fraction(1), Fraction(2)),
        ),
    ]
    return ProcessSettings(
        **world.item(),
        **ends,
        step=draw(optional(st.just(Fraction(1)))),
        public=draw(one_of(None, "secret", "published")),
        patrons=(patron,),
        front=draw(optional(st.just(front))),
        elections=draw(some([ElectionSetting(**vote, party=second, date=dt.date(2098, 2, 3))])),
        policy=draw(one_of("", "logit")),
        parameters=tuple(numbers[: draw(below(5))]),
    )


# -- the whole ---------------------------------------------------------------------------------------------------------


_REMARKS = [
    Remark(text="a doubt", audience=PUBLIC),
    Remark(text="ספק: one", audience=MEDIATOR, known_from=dt.date(2025, 3, 1)),
    Remark(text="no", audience=PUBLIC, note="so far"),
]


@st.composite
def cases(draw: Draw) -> Case:
    """Whole cases."""
    world = _World(draw)
    drafts = _drafts(world)
    names = draw(st.lists(ids(), min_size=2, max_size=2, unique=True))

    def named(make: Any, *more: Any) -> tuple[Any, ...]:
        return tuple(make(world, name, *more) for name in names[: draw(below(3))])

    responses = [_response(world, name, draw(st.sampled_from(drafts))) for name in names[: 2 if drafts else 0]]
    process = _process(world)
    signing = draw(some(world.party_ids))
    if process is not None:
        # A patron's client signs, where anybody does; and a number of a party is of one that takes part.
        client, numbered = world.party_ids[0], {item.of for item in process.parameters if item.key == "attrition"}
        taking_part = [party for party in world.party_ids[:2] if party in numbered or (signing and party == client)]
        signing = tuple(dict.fromkeys((*taking_part, *signing)))
    return Case(
        id=draw(ids()),
        title=draw(titles()),
        summary=draw(texts()),
        as_of=draw(optional(days())),
        signatories=signing,
        analyst=draw(texts()),
        notice=draw(texts()),
        default_audience=draw(audiences(world.party_ids)),
        contested=draw(some(list(world.options))),
        doubts=draw(some(_REMARKS)),
        series_note=draw(one_of("", "by map")),
        parties=world.parties,
        issues=world.issues,
        rules=_rules(world),
        interactions=tuple(_interaction(world) for _ in world.several(1)),
        positions=tuple(_position(world) for _ in world.several(3)),
        weights=_weights(world),
        red_lines=named(_red_line),
        no_deals=tuple(_no_deal(world, party) for party in draw(some(world.party_ids))),
        drafts=drafts,
        responses=tuple(responses),
        statements=named(_statement),
        claims=_claims(world, drafts),
        ultimatums=named(_ultimatum, drafts),
        events=named(_event),
        series=tuple(_series_point(world) for _ in world.several()),
        sources=tuple(_source(world, name) for name in world.source_ids),
        documents=_documents(world),
        candidates=named(_candidate),
        process=process,
    )
