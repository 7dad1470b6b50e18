"""Which demands with a threat stand, and what became of earlier ones?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.wording import bare_date, counted, dated, day, listed, plain, sentence, the, was
from onetext.model.results import DeadlineView

__all__ = ["say_deadlines"]

_FATE = {
    "kept": "carried out",
    "lapsed": "lapsed",
    "reversed": "reversed",
    "extended": "put off",
    "denied": "denied",
    "met": "met",
}
_SPOKEN = {fate: word if fate == "lapsed" else f"was {word}" for fate, word in _FATE.items()}


def say_deadlines(outlook: Outlook) -> Said:
    """What stands, what became of the newest one about the focus, and the tally of each party that set any.

    Counts say what happened and nothing about what will (S23). What it needs are ultimatums.
    """
    views = outlook.deadlines
    if not views:
        return Said()
    standing = [view for view in views if view.fate == "open"]
    parts = [
        _standing(outlook, standing),
        _demanded(outlook, standing),
        _newest_about_focus(outlook, views),
        _tallies(outlook, views),
    ]
    return Said(tuple(sentence(part) if part else "" for part in parts), len(views), len(views))


def _standing(outlook: Outlook, standing: Sequence[DeadlineView]) -> str:
    when = f"on {day(outlook.case.as_of)}" if outlook.case.as_of else "now"
    if not standing:
        return f"no demand with a threat stands open {when}"
    told = [f"{_who(outlook, view)}, {_due(outlook, view)}" for view in standing]
    return f"{counted(len(standing), 'demand')} with a threat {_stand(len(standing))} open {when}: {'; '.join(told)}"


def _demanded(outlook: Outlook, standing: Sequence[DeadlineView]) -> str:
    """What is demanded, as the case restates it: nobody's own words, so not in quotation marks."""
    if len(standing) == 1:
        return f"the demand, in the analyst's words: {plain(standing[0].terms)}"
    told = [f"{_who(outlook, view)}: {plain(view.terms)}" for view in standing]
    return f"the demands, in the analyst's words: {'; '.join(told)}" if told else ""


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def _who(outlook: Outlook, view: DeadlineView) -> str:
    to = listed(outlook.name(party) for party in view.to)
    by = outlook.name(view.by) + (f" ({view.speaker})" if view.speaker else "")
    return f"{by} to {to}" if to else by


def _due(outlook: Outlook, view: DeadlineView) -> str:
    if view.due is None:
        return f"made {dated(view.set_on)} with no date"
    passed = outlook.case.as_of is not None and view.due.by(outlook.case.as_of)
    return f"due {bare_date(view.due)}" + (", a day that has passed without a recorded end" if passed else "")


def _newest_about_focus(outlook: Outlook, views: Sequence[DeadlineView]) -> str:
    focus = outlook.focus
    ended = [view for view in views if focus and view.draft == focus.id and view.fate != "open"]
    if not ended or focus is None:
        return ""
    view = ended[-1]
    due = f", due {bare_date(view.due)}," if view.due else ""
    ending = f"{_SPOKEN[view.fate]} {dated(view.fate_on)}" if view.fate_on else _SPOKEN[view.fate]
    return f"the demand of {_who(outlook, view)} about {the(focus)}{due} {ending}"


def _tallies(outlook: Outlook, views: Sequence[DeadlineView]) -> str:
    """For each party that set ultimatums whose end is on record: how they ended."""
    told = []
    for party in outlook.case.parties_by_name:
        ended = Counter(view.fate for view in views if view.by == party.id and view.fate not in ("open", "denied"))
        if ended:
            told.append(_tally(outlook.name(party.id), ended))
    denied = sum(view.fate == "denied" for view in views)
    if denied:
        told.append(f"{denied} more {was(denied)} denied to have been made")
    return f"of the demands that ended, {'; '.join(told)}" if told else ""


def _tally(name: str, fates: Counter[str]) -> str:
    total = sum(fates.values())
    parts = [f"{number} {_verb(fate, number)}" for fate, number in fates.items() if fate != "kept"]
    kept = f"{fates['kept'] or 'none'} of {total} by {name} {was(fates['kept'])} carried out"
    if total == 1:
        (fate,) = fates
        return f"the one by {name} {_SPOKEN[fate]}"
    return f"{kept} ({listed(parts)})" if parts else kept


def _verb(fate: str, number: int) -> str:
    return _FATE[fate] if fate == "lapsed" else f"{was(number)} {_FATE[fate]}"
