"""What is negotiated: issues, their options, what cannot stand together, who must consent (S1, S10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from immutabledict import immutabledict

from onetext.model.items import Item, Judged
from onetext.model.ranges import Range

__all__ = ["Consent", "Interaction", "Issue", "Option", "Rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to settle an issue."""

    id: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Whose consent an issue needs besides the signatories' (S10).

    Attributes
    ----------
    by
        The party whose consent is needed.
    body, rule
        Which body decides for it, and by which rule, in words. The body may stand outside the parties.
    options
        The options that need it; empty means every option of the issue.
    test
        `red_lines`: none of its real red lines is broken on those options. `value`: its no-deal test too.
    """

    by: str
    body: str = ""
    rule: str = ""
    options: tuple[str, ...] = ()
    test: Literal["red_lines", "value"] = "red_lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Item):
    """A question with named options (S1).

    Attributes
    ----------
    ordered
        Whether the order of the options means something, so that positions rank them (S3).
    unranked
        Pairs of options that the scale does not rank against each other although the rest is ordered.
    scale_note
        What the order means, in words; by substance, never by side.
    if_silent
        The option that holds when a text says nothing (S5); "" when that is unknown.
    if_silent_note
        What holds when a text says nothing, in words.
    """

    id: str
    title: str
    options: tuple[Option, ...]
    group: str = ""
    ordered: bool = True
    unranked: tuple[tuple[str, str], ...] = ()
    scale_note: str = ""
    if_silent: str = ""
    if_silent_note: str = ""
    consents: tuple[Consent, ...] = ()

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in order."""
        return tuple(option.id for option in self.options)

    def option(self, option_id: str) -> Option:
        """The option with this id (KeyError if there is none)."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Item):
    """What cannot stand in one text (S1).

    With `then` empty: the options in `when` may not all hold. Otherwise: if all of `when` hold, all of `then` must.
    """

    when: immutabledict[str, str]
    then: immutabledict[str, str] = immutabledict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Judged):
    """Points to add to (or take from) a party's value when some options stand together (S2)."""

    party: str
    options: immutabledict[str, str]
    points: Range
