"""What the parties' answers to drafts reveal, party by party: what each is taken to say, what moved, and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onetext.model import Response
from onetext.model.results import PartyRanges, Quantiles, RevealedResponse, RevealResult
from onetext.report.numbers import and_list, count, number, percent
from onetext.report.reveal_words import (
    answer_given,
    clash_said,
    foretold,
    ranked,
    reliability,
    taken_to_say,
    taught,
    trade,
    why_nothing,
    why_still,
)
from onetext.report.words import Words

__all__ = ["AnswerRow", "MovedRow", "PartyView", "RevealingView", "revealing_view"]

_MOVED = 0.1
"""Part of its range before by which a number must have moved to be told: less may be chance of sampling."""
_MOVED_SHARE = 0.03
"""The same for shares of scenarios."""
_KINDS = ("weight", "no_deal", "line", "accepts")
"""What can move, in the order of the table."""
_HEADS = {"weight": "Weight: {what}", "line": "Line is meant: {what}"}
_MOST_MOVED, _MOST_TRADES, _MOST_SAID = 8, 6, 3
_CHANGED = 0.1
"""Change of the share of scenarios from which a trade is told."""
_METHODS = {
    "weighted": "drawn from the ranges of the case and kept as often as they fit its answers",
    "moved": "drawn from the ranges of the case and moved in small steps to where they fit its answers",
}
_FEW_SCENARIOS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """An answer: what the party did, what that is taken to say, how reliable it is, and what it taught."""

    id: str
    did: str
    says: str
    reliability: str
    taught: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedRow:
    """Something that moved, how far as a part of what it could, and by which answers."""

    key: str
    what: str
    before: str
    after: str
    by: tuple[str, ...]
    size: float
    up: bool

    @property
    def head(self) -> str:
        """What it is, as a table names it."""
        return _HEADS.get(self.key.partition("/")[0], "{what}").format(what=self.what)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """A party: in short, its answers with the most telling first, what moved, and what follows for all values.

    `nothing` is each answer of which nothing is learned, and why; `scores` how well its answers are foretold.
    """

    id: str
    name: str
    short: str
    answers: tuple[AnswerRow, ...]
    nothing: tuple[tuple[str, str, str], ...]
    moved: tuple[MovedRow, ...]
    unmoved: int
    more: int
    trades: tuple[str, ...]
    ranked: tuple[str, ...]
    how: str
    scores: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealingView:
    """The whole, in words and rows."""

    short: str
    parties: tuple[PartyView, ...]
    untouched: str
    clashes: tuple[str, ...]
    scores: str

    @property
    def learned(self) -> bool:
        """Whether any answer teaches anything."""
        return any(party.answers for party in self.parties)

    @property
    def lined(self) -> bool:
        """Whether it says how often a line is meant: that is for the mediator alone (S23)."""
        return any(row.key.startswith("line/") for party in self.parties for row in party.moved)


def revealing_view(result: RevealResult, words: Words) -> RevealingView:
    """Arrange what answers reveal, parties by name."""
    named = words.case.parties_by_name
    answering = {item.party for item in result.responses.values()}
    silent = [party.id for party in named if party.id in result.before and party.id not in answering]
    untouched = ""
    if silent:
        untouched = f"No answer to any draft is on record of {and_list(words.parties(silent))}: their ranges stay."
    return RevealingView(
        short=_short(result, words),
        parties=tuple(_party(result, party.id, words) for party in named if party.id in answering),
        untouched=untouched,
        clashes=tuple(clash_said(clash, dict(result.responses), words) for clash in result.clashes),
        scores=foretold(result.scores),
    )


def _short(result: RevealResult, words: Words) -> str:
    all_of, telling = result.responses, [item for item in result.responses.values() if item.meaning != "nothing"]
    if not all_of:
        return "No answer to any draft is on record, so that nothing is learned."
    answers = count(len(all_of), "answer")
    if not telling:
        return f"Nothing is learned from the {answers} on record: each is listed below with the reason."
    of = and_list(words.parties({item.party for item in telling}))
    said = f"Of the {answers} on record {len(telling)} say something of what a draft is worth, about {of}."
    if len(all_of) == 1:
        said = f"The only answer on record says something of what a draft is worth, about {of}."
    elif len(all_of) == len(telling):
        said = f"All {answers} on record say something of what a draft is worth, about {of}."
    clashing = [party for party, method in result.method.items() if method == "clash"]
    if clashing:
        said += f" Those of {and_list(words.parties(clashing))} fit no scenario: the ranges there stay as they are."
    return said


def _party(result: RevealResult, party: str, words: Words) -> PartyView:
    own = {key: item for key, item in result.responses.items() if item.party == party}
    records = {record.id: record for record in words.case.responses}
    telling = sorted(
        (key for key, item in own.items() if item.meaning != "nothing"), key=lambda key: (-own[key].learned, key)
    )
    clash = result.method.get(party) == "clash"
    moved = [] if clash else sorted(_moves(result, party, words), key=lambda row: -row.size)
    kept = [row for row in moved if row.size >= 1]
    return PartyView(
        id=party,
        name=words.party(party),
        short=_in_short(result, party, own, telling, kept, words),
        answers=tuple(_answers(own, telling, records, words)),
        nothing=tuple(
            (key, answer_given(item, records.get(key), words), why_nothing(item, words))
            for key, item in own.items()
            if item.meaning == "nothing"
        ),
        moved=tuple(sorted(kept[:_MOST_MOVED], key=lambda row: _KINDS.index(row.key.partition("/")[0]))),
        unmoved=len(moved) - len(kept),
        more=len(kept[_MOST_MOVED:]),
        trades=_trades(result, party, words),
        ranked=tuple(ranked(result.preferences.get(party, ()), party, words)),
        how=_how(result, party),
        scores=_scores(result, party, words),
    )


def _answers(
    own: dict[str, RevealedResponse], telling: list[str], records: dict[str, Response], words: Words
) -> Iterator[AnswerRow]:
    first: dict[str, str] = {}
    for key in telling:
        item, record = own[key], records.get(key)
        yield AnswerRow(
            id=key,
            did=answer_given(item, record, words),
            says=taken_to_say(item, words, like=first.get(item.meaning, "")),
            reliability=reliability(item, record, words),
            taught=taught(item, alone=len(telling) == 1),
        )
        first.setdefault(item.meaning, key)


# -- in short ------------------------------------------------------------------------------------------------------


def _in_short(
    result: RevealResult,
    party: str,
    own: dict[str, RevealedResponse],
    telling: list[str],
    moved: list[MovedRow],
    words: Words,
) -> str:
    """What changed and why, in a few sentences."""
    name = words.party(party)
    if not telling:
        only = "its only answer" if len(own) == 1 else f"any of its {len(own)} answers"
        return f"Nothing is learned from {only}."
    counted = f"{len(telling)} of its {count(len(own), 'answer')} teach" if len(own) > 1 else "Its only answer teaches"
    if len(telling) == 1 and len(own) > 1:
        counted = f"1 of its {count(len(own), 'answer')} teaches"
    said = [f"{counted} something."]
    if result.method.get(party) == "clash":
        return f"No scenario fits what its answers are taken to say: what {name} wants is left as it was."
    first = own[telling[0]]
    if len(telling) > 1 and first.learned > 0 and moved:
        said.append(f"The most telling is {telling[0]}: {name} {answer_given(first, None, words)}.")
    changed = [_moved_said(row, name) for row in moved if row.key.startswith(("weight/", "no_deal"))][:_MOST_SAID]
    lines = _lines_said([row for row in moved if row.key.startswith("line/")])
    if not moved:
        return f"{said[0]} {why_still({key: own[key] for key in telling}, words)}"
    said += changed or ["Neither a weight nor its no deal moves to speak of."]
    return " ".join([*said, *lines])


def _lines_said(rows: list[MovedRow]) -> list[str]:
    """How its red lines moved, by number: each is in the table."""
    if not rows:
        return []
    less, more = [row for row in rows if not row.up], [row for row in rows if row.up]
    first = rows[0]
    if more and less:
        head = f"Of its red lines {len(more)} are meant in more scenarios than before and {len(less)} in fewer"
    else:
        are = "is" if len(rows) == 1 else "are"
        head = f"{count(len(rows), 'red line')} {are} meant in {'more' if more else 'fewer'} scenarios than before"
    by = f", mainly by {and_list(first.by)}" if first.by else ""
    which = ": " if len(rows) == 1 else ", most of all "
    return [f"{head}{which}{first.key.partition('/')[2]}, in {first.after} instead of {first.before}{by}."]


def _moved_said(row: MovedRow, name: str) -> str:
    by = f", mainly by {and_list(row.by)}" if row.by else ""
    if row.key == "no_deal":
        better = "better" if row.up else "worse"
        return f"No deal looks {better} to {name}: {row.after} in its own points instead of {row.before}{by}."
    more = "more" if row.up else "less"
    return f"{row.what} counts for {more}: {row.after} of all that counts for {name} instead of {row.before}{by}."


# -- what moved ----------------------------------------------------------------------------------------------------


def _moves(result: RevealResult, party: str, words: Words) -> Iterator[MovedRow]:
    """Everything that could move, with how far it did: 1 and more is worth telling."""
    if party not in result.before:
        return
    before, after = result.before[party], result.after[party]
    because = result.because.get(party, {})

    def row(key: str, what: str, cells: tuple[str, str], far: float) -> MovedRow:
        earlier, later = cells
        by = because.get(key, ())
        return MovedRow(key=key, what=what, before=earlier, after=later, by=by, size=abs(far), up=far > 0)

    for issue, now in after.shares.items():
        was = before.shares[issue]
        yield row(f"weight/{issue}", words.issue(issue), (_share(was), _share(now)), _far(was, now))
    if before.no_deal is not None and after.no_deal is not None:
        was, now = before.no_deal, after.no_deal
        yield row("no_deal", "No deal, in its own points", (_points(was), _points(now)), _far(was, now))
    yield from (row(*item) for item in _lines_and_drafts(before, after, words))


def _lines_and_drafts(
    before: PartyRanges, after: PartyRanges, words: Words
) -> Iterator[tuple[str, str, tuple[str, str], float]]:
    for line, held in after.lines.items():
        shares = before.lines[line].real.point, held.real.point
        yield f"line/{line}", f"{words.line(line)} ({line})", _scenarios(shares), (shares[1] - shares[0]) / _MOVED_SHARE
    for draft, chance in after.accepts.items():
        earlier = before.accepts.get(draft)
        if chance is not None and earlier is not None:
            shares = earlier.point, chance.point
            far = (shares[1] - shares[0]) / _MOVED_SHARE
            yield f"accepts/{draft}", f"Would accept {words.draft(draft)}", _scenarios(shares), far


def _far(was: Quantiles, now: Quantiles) -> float:
    """How far a range moved, in parts of its width that are worth telling; below 0 downwards."""
    width = was.high - was.low
    if width <= 0:
        return 0.0
    moves = (now.low - was.low, now.median - was.median, now.high - was.high)
    return max(moves, key=abs) / width / _MOVED


def _share(part: Quantiles) -> str:
    low, median, high = (number(100 * value) for value in (part.low, part.median, part.high))
    return f"{median} % [{low}–{high}]".replace(" %", "\N{NO-BREAK SPACE}%")


def _points(value: Quantiles) -> str:
    low, high = number(value.low), number(value.high)
    dash = " to " if value.low < 0 else "–"
    return f"{number(value.median)} [{low}{dash}{high}]"


def _scenarios(shares: tuple[float, float]) -> tuple[str, str]:
    return percent(shares[0]), percent(shares[1])


# -- what follows --------------------------------------------------------------------------------------------------


def _trades(result: RevealResult, party: str, words: Words) -> tuple[str, ...]:
    """Trades that must be so first, then those whose share changed."""
    given = result.orderings.get(party, ())
    told = [item for item in given if item.must]
    told += [item for item in given if not item.must and abs(item.after - item.before) >= _CHANGED]
    return tuple(
        trade(item, party, [result.responses[key] for key in item.because if key in result.responses], words)
        for item in told[:_MOST_TRADES]
    )


def _how(result: RevealResult, party: str) -> str:
    """How the scenarios were found, and what they are worth."""
    method, size = result.method.get(party, "prior"), result.effective_sample_size.get(party, 0.0)
    if method not in _METHODS:
        return ""
    few = " These are few: take the figures as rough." if size < _FEW_SCENARIOS else ""
    worth = f"; they are worth {size:,.0f} independent ones.{few}" if size < result.draws else "."
    return f"Counted over {result.draws:,} scenarios, {_METHODS[method]}{worth}"


def _scores(result: RevealResult, party: str, words: Words) -> str:
    scores = result.party_scores.get(party)
    if scores is None or not scores.cases:
        return ""
    return foretold(scores, whose=f"{words.party(party)}'s", one_party=True)
