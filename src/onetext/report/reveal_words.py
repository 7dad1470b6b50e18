"""Words for what answers reveal, the same on the page and on a terminal: what each is taken to say, trades, clashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onetext.model import Response
from onetext.model.results import (
    Clash,
    ClashInput,
    DraftPreference,
    Ordering,
    PredictionScores,
    RevealedResponse,
)
from onetext.report.numbers import and_list, count, percent, when
from onetext.report.words import Words

__all__ = [
    "FEW_CASES",
    "answer_given",
    "clash_said",
    "foretold",
    "ranked",
    "reliability",
    "taken_to_say",
    "taught",
    "trade",
    "why_nothing",
    "why_still",
]

FEW_CASES = 10
"""Answers below which a score says little."""
_DID = {
    "accepts": "accepts {draft}",
    "accepts-in-principle": "accepts {draft} in principle",
    "basis-for-talks": "calls {draft} a basis for talks",
    "amends": "amends {draft}",
    "rejects": "rejects {draft}",
    "demands-change": "demands a change of {draft}",
    "silent": "is silent on {draft}",
}
_DOING = {
    "accepts": "accepting {draft}",
    "accepts-in-principle": "accepting {draft} in principle",
    "amends": "proposing {counter} instead of {draft}",
    "rejects": "rejecting {draft}",
    "demands-change": "demanding a change of {draft}",
}
_WHY = {
    "unreliable": "its reliability is given as 0",
    "no-terms": "what the draft settles is not known",
    "no-counter-draft": "no draft on record is its own answer to it",
    "no-value": "too little is on record of what it wants to value the draft",
    "no-issue": "it names no issue that the draft settles",
    "always": "it would say so in every scenario",
    "never": "it fits no scenario that the case allows, and so counts as a pose or a mistake",
}
_KINDS = {
    "basis-for-talks": "a basis for talks may be worth much or little",
    "silent": "silence says nothing of what the draft is worth",
}
_PROVED = {
    "certificate": "which is proved, if its answers are taken at their word",
    "solver": "as a numerical solver says, if its answers are taken at their word",
}
_SMALL, _MUCH = 0.005, 0.05
_STILL = {
    "options": "{these} is which options the party likes better, not how much an issue counts.",
    "refusal": "{these} is spread over three reasons to refuse.",
    "open": "{these} may be what the party expected of the issues that the draft leaves open, which is not kept.",
    "spread": "{these} is spread thinly over many numbers.",
}


def answer_given(response: RevealedResponse, record: Response | None, words: Words) -> str:
    """What a party did with a draft, when, and whether in public: "rejects the First text (5 February 2025, …)"."""
    did = _DID[response.kind].format(draft=words.draft(response.draft))
    told = [when(record.happened)] if record is not None else []
    if record is not None and record.speaker and not words.binds(response.party, record.speaker):
        told.append(f"told by {record.speaker}")
    told += [] if response.public else ["not in public"]
    if record is not None and (size := _left_open(response, words)):
        told.append(f"{count(size, 'issue')} of it open")
    return f"{did} ({', '.join(told)})" if told else did


def taken_to_say(response: RevealedResponse, words: Words, *, like: str = "") -> str:
    """What an answer is taken to say of its draft (S22), in sentences; never more than the rule has it say.

    `like`: another answer of the party that says the same of its own draft, told before.
    """
    if like and response.meaning in ("accepts", "refuses"):
        return f"Taken to say of it what {like} says of its draft."
    return _meaning(response, words)


def _left_open(response: RevealedResponse, words: Words) -> int:
    """How many issues a draft may leave open: an answer to it also speaks of what the party expects of these."""
    draft = next((one for one in words.case.drafts if one.id == response.draft), None)
    if draft is None or response.meaning in ("other-option", "nothing"):
        return 0
    known = {issue for issue, term in draft.terms.items() if term.state == "settled"}
    return sum(issue.id not in known and not issue.if_silent for issue in words.case.issues)


def _meaning(response: RevealedResponse, words: Words) -> str:
    party, draft, counter = words.party(response.party), words.draft(response.draft), words.draft(response.counter)
    match response.meaning:
        case "accepts":
            return f"To {party} it is worth at least as much as no deal, and breaks no red line that {party} means."
        case "refuses":
            return (
                f"To {party} it is worth less than no deal, or it breaks a red line that {party} means, or {party} "
                "waits for something better."
            )
        case "improves":
            return (
                f"To {party}, {counter} is worth more than {draft}, and breaks no red line that {party} means; what it "
                f"keeps of {draft} is tolerable to {party}, not best."
            )
        case "other-option":
            named = and_list(words.issue(issue) for issue in response.issues)
            each = "each of them" if len(response.issues) > 1 else "it"
            return f"It is about {named}: on {each} some other option is better for {party} than the one in the draft."
    return f"Nothing is learned from it: {why_nothing(response, words)}."


def why_nothing(response: RevealedResponse, words: Words) -> str:
    """Why nothing is learned from an answer, in words."""
    unsaid = "it does not say what the draft is worth"
    if response.why == "kind":
        return _KINDS.get(response.kind, unsaid)
    if response.why == "no-value" and all(item.party != response.party for item in words.case.no_deals):
        return "what it gets without a deal is not on record"
    return _WHY.get(response.why, unsaid)


def reliability(response: RevealedResponse, record: Response | None, words: Words) -> str:
    """How reliable an answer is taken to be, and who says so."""
    low, high = response.reliability
    size = percent(low) if low == high else f"{100 * low:.0f} to {percent(high)}"
    if response.reliability_basis != "default":
        return f"Reliability {size}, as the case has it."
    usual = "such an answer"
    if record is not None and record.speaker and not words.binds(response.party, record.speaker):
        usual = "what somebody tells who does not speak for the party"
    return f"Reliability {size}, the usual for {usual}."


def taught(response: RevealedResponse, *, alone: bool = False) -> str:
    """How much an answer taught, as the share of the scenarios that would have to go to teach as much.

    `alone`: no other answer of the party teaches anything.
    """
    share = 1 - 2.0 ** -max(response.learned, 0.0)
    beforehand = "" if response.prior is None else f"Beforehand its chance was {percent(response.prior)}. "
    if share < _SMALL:
        return f"{beforehand}{'It' if alone else 'Beside the other answers it'} teaches next to nothing."
    return f"{beforehand}It teaches as much as if {percent(share)} of the scenarios fell away."


def why_still(answers: Mapping[str, RevealedResponse], words: Words) -> str:
    """Why no weight, no deal, red line or draft moves to speak of, though some answers count: by id, in a sentence."""
    telling = {key: item for key, item in answers.items() if 1 - 2.0**-item.learned >= _MUCH or _surprising(item)}
    if not telling:
        fit = "They fit" if len(answers) > 1 else "It fits"
        return f"{fit} what the case had before: nothing moves to speak of."
    causes: dict[str, list[str]] = {}
    for key, item in telling.items():
        opened = "open" if _left_open(item, words) else "spread"
        causes.setdefault({"other-option": "options", "refuses": "refusal"}.get(item.meaning, opened), []).append(key)
    said = [
        _STILL[cause].format(these=f"What {and_list(keys)} {'say' if len(keys) > 1 else 'says'}")
        for cause, keys in causes.items()
    ]
    return f"Nothing that is listed here moves to speak of. {' '.join(said)}"


def _surprising(answer: RevealedResponse) -> bool:
    return answer.prior is not None and answer.prior < 0.5


def trade(ordering: Ordering, party: str, responses: Sequence[RevealedResponse], words: Words) -> str:
    """What the acts say of two issues: that one must count for more, or in how many scenarios that fit it does."""
    name = words.party(party)
    above, below = words.issue(ordering.above), words.issue(ordering.below)
    because = [
        _DOING[item.kind].format(draft=words.draft(item.draft), counter=words.draft(item.counter))
        for item in responses
        if item.kind in _DOING
    ]
    if ordering.must:
        by = f"{and_list(because)}, " if because else "By its answers, "
        said = f"{by[:1].upper()}{by[1:]}{name} must value {above} above {below}"
        return f"{said}, {_PROVED.get(ordering.proof, _PROVED['solver'])}."
    mainly = f" (mainly by {and_list(because)})" if because else ""
    return (
        f"In {percent(ordering.after)} of the scenarios that fit, {name} values {above} above {below}; before its "
        f"answers counted, in {percent(ordering.before)}{mainly}."
    )


def ranked(preferences: Sequence[DraftPreference], party: str, words: Words) -> list[str]:
    """Drafts that a party's answers newly rank for all values, as sentences: one for each draft that is better."""
    worse: dict[str, list[str]] = {}
    for item in preferences:
        if item.verdict == "necessarily" and item.before != "necessarily":
            worse.setdefault(item.better, []).append(item.worse)
    return [
        f"For all values that fit, {words.draft(better)} is worth at least as much to {words.party(party)} as "
        f"{and_list(words.draft(item) for item in items)}, and for some more."
        for better, items in worse.items()
    ]


def clash_said(clash: Clash, kinds: dict[str, RevealedResponse], words: Words) -> str:
    """Inputs that cannot all hold, as a sentence, with how that is known."""
    party = words.party(clash.party)
    inputs = and_list(_input(item, kinds, words) for item in clash.inputs)
    known = {
        "certificate": "This is proved",
        "solver": "A numerical solver says so",
        "sampled": "No scenario was found that fits them",
    }[clash.proof]
    least = "" if clash.smallest else "; there may be a smaller set"
    if len(clash.inputs) == 1:
        return f"{party}: {inputs} cannot hold. {known}{least}."
    return f"{party}: these cannot all hold: {inputs}. Without any one of them the others can. {known}{least}."


def _input(item: ClashInput, kinds: dict[str, RevealedResponse], words: Words) -> str:
    issue = words.issue(item.issue) if item.issue else ""
    match item.kind:
        case "response":
            given = kinds.get(item.id)
            return f"the answer {item.id}" + (f" ({answer_given(given, None, words)})" if given else "")
        case "weight":
            return f"the range of the weight of {issue or item.id}"
        case "scores":
            return f"the scores on {issue or item.id}"
        case "no-deal":
            return "what it gets without a deal"
        case "red-line":
            return f"its red line {item.id} ({words.line(item.id)})"
    return f"its position on {issue}" if issue else f"its position {item.id}"


def foretold(scores: PredictionScores, *, whose: str = "the party's", one_party: bool = False) -> str:
    """How well answers are foretold by the others, beside how often such a question is answered so.

    `one_party`: all cases are of one party, so that a single one has no other answer to be guessed from.
    """
    if not scores.cases or scores.log is None or scores.base_log is None:
        return "No answer can be guessed from others, so that nothing tells how good such guesses are."
    assert scores.brier is not None
    assert scores.base_brier is not None
    cases = count(scores.cases, "case")
    figures = (
        f"log score {scores.log:.2f} bits, Brier score {scores.brier:.2f}; by always guessing how often such a "
        f"question is answered so: {scores.base_log:.2f} bits and {scores.base_brier:.2f}; smaller is better"
    )
    told = f"Each answer guessed from the ranges of the case and {whose} other answers"
    if one_party and scores.cases == 1:
        told = f"No other of {whose} answers tells, so that its one is guessed from the ranges of the case alone"
    return f"{told} ({cases}): {figures}. {_verdict(scores)}"


def _verdict(scores: PredictionScores) -> str:
    pairs = ((scores.log, scores.base_log), (scores.brier, scores.base_brier))
    gains = [(base - own) / base if base else 0.0 for own, base in pairs if own is not None and base is not None]
    few = f" {count(scores.cases, 'case')} {'says' if scores.cases == 1 else 'say'} little either way."
    tail = few if scores.cases < FEW_CASES else ""
    if all(gain > 0.1 for gain in gains):
        return f"Such guesses foretell better than that.{tail}"
    if all(gain > 0 for gain in gains):
        return f"Such guesses foretell a little better than that.{tail}"
    if all(gain <= 0 for gain in gains):
        warning = "" if tail else ": do not use them to foretell the next answer"
        return f"Such guesses foretell no better than that{warning}.{tail}"
    return f"Such guesses foretell better by one score and worse by the other, so no better.{tail}"
