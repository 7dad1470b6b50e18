"""The verb `elicit`: an interview of an expert, or of a party, about one party's soft numbers."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onetext.api.eliciting.questions import questions
from onetext.api.eliciting.reasons import gone, reasoned
from onetext.api.eliciting.replies import replied
from onetext.api.importing.draft import case_folder
from onetext.api.load import load_case, located
from onetext.api.looking import looked_at, warned
from onetext.casefile import alone_in, read_interview, read_interviews, write_case, write_interview
from onetext.errors import UsageError
from onetext.model import Interview, Trade
from onetext.model.results import AnswerClash, ElicitResult, Envelope, Estimate, Quantiles
from onetext.preferences import (
    ENOUGH,
    agreed_on,
    draft_balances,
    implied_by,
    implied_trades,
    joined,
    next_trade,
    no_deal_of,
    pairs_ranked,
    ranked,
    weighed,
    with_given,
)

__all__ = ["ElicitResult", "elicit", "elicit_template", "keepable", "reply"]


def elicit(
    folder: str | os.PathLike[str],
    *,
    party: str,
    expert: str = "",
    answers: str | os.PathLike[str] | None = None,
    write: bool = False,
    as_of: dt.date | None = None,
    seed: int = 0,
) -> ElicitResult:
    """Ask a dozen questions on a party's weights and no deal, and one on each red line, and say what they come to.

    Answers lie in `interviews/PARTY-EXPERT.yaml` of the case folder. Ranges of several experts are joined. What follows
    from the answers is in the party's own points, 0 to 100 (S2); weights are beside the largest swing, which is 100.

    Parameters
    ----------
    folder
        A case; to write, a case folder of one's own.
    party
        The party that is asked about.
    expert
        Who answers: an id. "" for the interview that lies there, or for somebody without a name.
    answers
        A file of answers; they stand for those that lie in the folder.
    write
        Put the answers beside the case, and what follows from all interviews about the party into it.
    as_of, seed
        The day looked from (S16), and what the sampling starts from (S19).

    Raises
    ------
    CaseError
        When the case or a file of answers has faults.
    UsageError
        For an unknown party, or to write into a case that is not one's own.
    """
    if not write:
        return _Table(folder, party, expert, answers, as_of, seed).result()
    with alone_in(case_folder(folder)):
        table = _Table(folder, party, expert, answers, as_of, seed)
        return table.result(table.write())


def reply(
    folder: str | os.PathLike[str],
    *,
    party: str,
    question: str,
    text: str,
    expert: str = "",
    as_of: dt.date | None = None,
    seed: int = 0,
) -> ElicitResult:
    """Put one reply into the interview in the case folder, and ask the next question; "" skips the question.

    Raises
    ------
    UsageError
        When the reply cannot be meant, the question is not one that is asked, or the folder cannot be written.
    """
    with alone_in(target := case_folder(folder)):
        table = _Table(folder, party, expert, None, as_of, seed)
        asked = {item.id: item for item in table.questions[0]}
        if question not in asked:
            raise UsageError(f'"{question}" is not asked now; there are: {", ".join(asked)}')
        changed = replied(table.current, asked[question], text)
        write_interview(target, changed)
        return _Table(folder, party, changed.expert, None, as_of, seed).result()


def keepable(folder: str | os.PathLike[str]) -> str:
    """Why answers cannot be kept beside a case; "" where they can."""
    try:
        case_folder(folder)
    except UsageError as error:
        return str(error)
    return ""


def elicit_template(
    folder: str | os.PathLike[str],
    *,
    party: str,
    expert: str = "",
    answers: str | os.PathLike[str] | None = None,
    as_of: dt.date | None = None,
    seed: int = 0,
) -> str:
    """An answers file with every open question, to be filled in."""
    from onetext.api.eliciting.template import template

    table = _Table(folder, party, expert, answers, as_of, seed)
    return template(table.seen, table.current, table.questions[0])


class _Table:
    """One interview with what lies beside it: all that the answer is made of."""

    def __init__(
        self,
        folder: str | os.PathLike[str],
        party: str,
        expert: str,
        answers: str | os.PathLike[str] | None,
        as_of: dt.date | None,
        seed: int,
    ) -> None:
        self.folder, self.seed = located(folder), seed
        self.case = load_case(folder)
        self.case.party(party)
        self.seen, self.envelope = looked_at(self.case, command="elicit", as_of=as_of, audience="mediator", seed=seed)
        self.party = party
        if not self.case.issues:
            raise UsageError(f'case "{self.case.id}" has no issues, so there is nothing to ask about')
        stored = [item for item in read_interviews(self.folder, self.case) if item.party == party]
        self.current = self._current(stored, expert, answers)
        self.interviews = self._everybody(stored)
        self.implied = tuple(implied_by(self.seen, item, seed=seed) for item in self.interviews)
        self.questions = questions(self.seen, self.current, self._next_trade)

    def _current(self, stored: Sequence[Interview], expert: str, answers: str | os.PathLike[str] | None) -> Interview:
        """The interview that questions are asked in: that of the file, of the expert, or the first that lies there."""
        if answers is not None:
            found = read_interview(answers, self.case, party=self.party, expert=expert)
        else:
            mine = [item for item in stored if not expert or item.expert == expert]
            found = mine[0] if mine else Interview(party=self.party, expert=expert)
        return replace(found, date=found.date or self.envelope.as_of)

    def _everybody(self, stored: Sequence[Interview]) -> tuple[Interview, ...]:
        others = [
            replace(item, date=item.date or self.envelope.as_of) for item in stored if item.name != self.current.name
        ]
        mine = [self.current] if _answers_anything(self.current) else []
        return tuple(sorted([*others, *mine], key=lambda item: item.expert))

    def _next_trade(self) -> tuple[Trade, float] | None:
        known = next((item for item in self.implied if item.interview.name == self.current.name), None)
        known = known or implied_by(self.seen, self.current, seed=self.seed)
        return next_trade(known.fit, self.current.trades)

    # -- writing -------------------------------------------------------------------------------------------------------

    def write(self) -> tuple[str, ...]:
        """Put the answers beside the case, and what follows from all of them into it; nothing while they clash."""
        if any(item.clashes for item in self.implied) or not self.interviews:
            return ()
        weighing = [item for item in self.interviews if weighed(self.seen, item)]
        numbers = reasoned(joined(self.seen, self.implied), self.interviews, weighing)
        mine = [self.current] if self.current in self.interviews else []
        written = [name for item in mine for name in write_interview(self.folder, item)]
        self.case = with_given(self.case, numbers)
        try:
            return (*written, *write_case(self.case, self.folder))
        except OSError as error:
            raise UsageError(f'cannot write into "{self.folder}": {error.strerror or error}') from error

    # -- the answer ---------------------------------------------------------------------------------------------------

    def result(self, written: tuple[str, ...] = ()) -> ElicitResult:
        """What the verb answers."""
        asked, left = self.questions
        experts = self.implied
        clashes = self._clashes()
        agreed = [item for item in experts if item.fit.size]
        known = [trade for item in agreed for trade in item.interview.trades]
        return ElicitResult(
            envelope=self._head(clashes),
            party=self.party,
            experts=tuple(item.expert for item in self.interviews),
            questions=asked,
            complete=left == 0,
            left=left,
            weights={
                issue: Quantiles(low=float(item.low), median=float(item.point), high=float(item.high))
                for issue, item in (joined(self.seen, experts).weights if experts else {}).items()
            },
            no_deal=no_deal_of(experts),
            ranking=ranked(experts, self._values()),
            trades=implied_trades([item.fit for item in agreed], known),
            preferences=pairs_ranked(self.seen, experts),
            contradictions=clashes,
            agreement=agreed_on(self.seen, experts),
            written=written,
        )

    def _values(self) -> Mapping[str, Estimate]:
        """Draft -> its value to the party, with all that the answers say in the place of the case's own numbers."""
        if not self.implied:
            return {}
        answered = with_given(self.seen, joined(self.seen, self.implied, partly=True))
        found = {draft.id: draft.parties[self.party].value for draft in draft_balances(answered, seed=self.seed)}
        return {draft: value for draft, value in found.items() if value is not None}

    def _clashes(self) -> tuple[AnswerClash, ...]:
        several = len(self.interviews) > 1
        return tuple(
            AnswerClash(questions=clash, text=_clash_text(clash, item.interview.expert if several else ""))
            for item in self.implied
            for clash in item.clashes
        )

    def _head(self, clashes: Sequence[AnswerClash]) -> Envelope:
        found = [
            f"numbers of the case still rest on an interview with {name}, which is not in interviews/; what no other"
            " expert was asked stays until you put back what stood there before"
            for name in gone(self.case, self.party, self.interviews)
        ]
        if any(item.interview.without_deal for item in self.implied):
            own = next((item for item in self.seen.no_deals if item.party == self.party), None)
            if own is not None and own.value is not None:
                found.append(
                    f"the case gives {self.party} a no deal of {own.value}; what comes without a deal issue by issue"
                    " takes its place"
                )
        for item in self.implied:
            who = f" of {item.interview.expert}" if item.interview.expert else ""
            if not weighed(self.seen, item.interview):
                found.append(f"the questions about weights{who} are not through, so no weight follows from them yet")
            if item.fit.size < ENOUGH and not item.clashes:
                found.append(
                    f"only {item.fit.size} of {item.fit.drawn:,} sampled scenarios fit the answers{who}: exact bounds"
                    " by linear programming stand for the ranges"
                )
        head = warned(self.envelope, *found)
        return replace(head, status="faults") if clashes else head


def _answers_anything(item: Interview) -> bool:
    told = (item.first, item.relative, item.signs, item.refuses, item.without_deal, item.firmness)
    return any(told) or any(trade.reply for trade in item.trades)


def _clash_text(questions: Sequence[str], expert: str) -> str:
    named = " and ".join([", ".join(questions[:-1]), questions[-1]]) if len(questions) > 1 else questions[0]
    whose = f" of {expert}" if expert else ""
    if len(questions) == 1:
        return f"The answer to {named}{whose} cannot hold, whatever the weights and scores"
    return f"The answers to {named}{whose} cannot all hold; without any one of them the others can"
