"""`process.yaml` as plain values, in the words of the file format."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.casefile.values import Value
from onetext.casefile.writing.dump import dumped
from onetext.casefile.writing.forms import Mapped, day, item_part, judged_part, kept, maybe, number
from onetext.model import Audience, FrontSetting, ParameterSetting, ProcessSettings

__all__ = ["process_part", "process_text"]


def process_part(item: ProcessSettings | None, default: Audience) -> Mapped:
    """All that is set; empty for a case that sets nothing."""
    if item is None:
        return {}
    patrons: Value = None
    if item.patrons is not None:
        patrons = [
            {
                "party": one.party,
                "client": one.client,
                **kept(backs=one.backs or None, presses=one.presses or None),
                **judged_part(one, default),
            }
            for one in item.patrons
        ]
    votes: list[Value] = [
        {"party": one.party, "date": day(one.date), **judged_part(one, default)} for one in item.elections
    ]
    horizon = maybe(item.until, day) if item.until is not None else maybe(item.weeks, number)
    plain = kept(
        horizon=horizon,
        step=maybe(item.step, number),
        on_table=item.on_table,
        public=item.public,
        public_since=maybe(item.public_since, day),
    )
    # An empty list of patrons says something else than none at all: nobody presses or backs anybody.
    listed: Mapped = {} if patrons is None else {"patrons": patrons}
    front: Value = None if item.front is None else _front(item.front, default)
    parameters = _parameters(item.parameters, default)
    rest = kept(front=front, elections=votes, policy=item.policy, parameters=parameters)
    return {**plain, **listed, **rest, **item_part(item, default)}


def process_text(item: ProcessSettings, default: Audience) -> str:
    """The file."""
    return dumped(process_part(item, default))


def _front(item: FrontSetting, default: Audience) -> Mapped:
    more = kept(
        level=item.level,
        whole=maybe(item.whole, number),
        gains_series=item.gains_series,
        gains_whole=maybe(item.gains_whole, number),
        gains=item.gains,
        loses=item.loses,
        low=None if item.low == 0 else number(item.low),
        high=None if item.high == 1 else number(item.high),
        start=maybe(item.start, number),
    )
    return {**more, **judged_part(item, default)}


def _parameters(items: Sequence[ParameterSetting], default: Audience) -> Mapped:
    """Key -> value, or party -> value; the order within a key is kept, and keys stand in order of their first."""
    found: dict[str, dict[str, Value]] = {}
    for item in items:
        found.setdefault(item.key, {})[item.of] = _parameter(item, default)
    made: Mapped = {}
    for key, values in found.items():
        # What holds for all is told in the general form, since a mapping holds either one value or one for each.
        made[key] = values[""] if set(values) == {""} else dict(values)
    return made


def _parameter(item: ParameterSetting, default: Audience) -> Value:
    numbers = [number(one) for one in item.numbers]
    value: Value = {item.shape: numbers}
    if item.shape == "fixed":
        value = numbers[0]
    elif item.shape in ("uniform", "triangular"):
        value = numbers
    told = judged_part(item, default)
    return {"value": value, **told} if told else value
