"""S24: changing an item that is hidden from an audience changes no byte of what the audience gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from api_cases import DAY, twins
from api_cases import case as small_case
from hypothesis import given, settings

import onetext
from onetext.errors import OnetextError
from onetext.model import MEDIATOR, Audience, Case, Claim, Date
from onetext.model.results import Result

Verb = Callable[[Case, str], Result]
VERBS: dict[str, Verb] = {
    "balance": lambda case, viewer: onetext.balance(case, audience=viewer),
    "balance, sourced": lambda case, viewer: onetext.balance(case, audience=viewer, sourced_only=True),
    "brief": lambda case, viewer: onetext.brief(case, audience=viewer),
    "claims": lambda case, viewer: onetext.claims(case, audience=viewer),
    "compare d1 d2": lambda case, viewer: onetext.compare(case, "d1", "d2", audience=viewer),
    "compare d1 d3": lambda case, viewer: onetext.compare(case, "d1", "d3", audience=viewer),
    "compare d2 d3 from d1": lambda case, viewer: onetext.compare(case, "d2", "d3", base="d1", audience=viewer),
    "concede": lambda case, viewer: onetext.concede(case, audience=viewer),
    "evidence ada": lambda case, viewer: onetext.show_evidence(case, "ada", audience=viewer),
    "evidence d1": lambda case, viewer: onetext.show_evidence(case, "d1", audience=viewer),
    "evidence land": lambda case, viewer: onetext.show_evidence(case, "land", audience=viewer),
    "frontier": lambda case, viewer: onetext.frontier(case, audience=viewer),
    "log": lambda case, viewer: onetext.log(case, audience=viewer),
    "log of a point": lambda case, viewer: onetext.log_point(case, "d2/1", audience=viewer),
    "robust": lambda case, viewer: onetext.robust(case, draws=20, audience=viewer),
    "settle": lambda case, viewer: onetext.settle(case, lifting=True, audience=viewer),
    "settle from d2": lambda case, viewer: onetext.settle(case, draft="d2", reading="strict", audience=viewer),
    "show": lambda case, viewer: onetext.show(case, audience=viewer),
    "try": lambda case, viewer: onetext.try_(case, "d2", {"land": "half"}, audience=viewer),
}


def told(verb: Verb, case: Case, viewer: str) -> str:
    """The bytes that an audience gets, or the message that it gets instead."""
    try:
        return json.dumps(verb(case, viewer).to_json(), ensure_ascii=False)
    except OnetextError as error:
        return f"{type(error).__name__}: {error}"


# Nineteen commands each time: a third of the examples, so that `make test` stays short.
@settings(max_examples=max(settings.default.max_examples // 3, 1))
@given(twins())
def test_what_is_hidden_changes_no_byte_of_any_command(pair: tuple[Case, Case, str]) -> None:
    one, two, viewer = pair
    differ = [name for name, verb in VERBS.items() if told(verb, one, viewer) != told(verb, two, viewer)]
    assert differ == []


@given(twins())
def test_a_hidden_draft_is_told_like_one_that_does_not_exist(pair: tuple[Case, Case, str]) -> None:
    """Otherwise the refusal itself would tell the audience that there is such a draft."""
    case, _, viewer = pair
    hidden = next((draft.id for draft in case.drafts if not draft.audience.admits(viewer)), None)
    if hidden is None:
        return
    without = replace(case, drafts=tuple(draft for draft in case.drafts if draft.id != hidden))

    def attempt(case: Case, viewer: str) -> Result:
        return onetext.try_(case, hidden, {"pay": "low"}, audience=viewer)

    assert told(attempt, case, viewer) == told(attempt, without, viewer)


def test_the_twins_differ_where_the_mediator_looks() -> None:
    """The property above would hold of two equal cases too; so that it says something, the twins must differ."""
    one = small_case(claims=(claim("secret", MEDIATOR),))
    two = small_case(claims=(claim("other words", MEDIATOR),))
    assert told(VERBS["claims"], one, "mediator") != told(VERBS["claims"], two, "mediator")
    assert told(VERBS["claims"], one, "public") == told(VERBS["claims"], two, "public")
    assert onetext.claims(one, audience="public").envelope.withheld == 1


def claim(says: str, audience: Audience) -> Claim:
    when = Date.on(DAY)
    return Claim(id="c1", about="authorship", claimant="Ada", says=says, happened=when, known=when, audience=audience)
