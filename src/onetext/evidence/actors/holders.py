"""Who holds which role, and which body is of which sort: what "the minister" and "the company" can mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.people import Somebody
from onetext.evidence.actors.phrase import Phrase

__all__ = ["Holders"]

_MOST = 40
"""How many holders of a role are kept in mind."""
_NOTES = ("?", "proper", "belongs", "quoted", "pair")
"""Beginnings of tags that are no roles."""


class Holders:
    """Those of an article by role, as far as it is read; and those of the whole of it, where it was read before.

    Parameters
    ----------
    whole
        The holders of an earlier reading: for "the prime minister" whom the text names only further down.
    """

    def __init__(self, lexicon: Lexicon, whole: Holders | None = None, named: Iterable[Somebody] = ()) -> None:
        self._lexicon, self._whole = lexicon, whole
        self._by_role: dict[str, deque[Somebody]] = {}
        firms = {id(who): who for who in named if _may_be_a_firm(who, lexicon)}
        self._firm = next(iter(firms.values())) if len(firms) == 1 else None

    def learn(self, who: Somebody, phrase: Phrase) -> None:
        """What a role says of somebody."""
        if phrase.kind == "role" or (phrase.kind == "name" and phrase.head):
            who.roles |= {tag for tag in phrase.tags if not tag.startswith(_NOTES)}
            if phrase.head:
                who.roles.add(phrase.head)
            who.countries |= set(phrase.countries)
            who.gender = who.gender or phrase.gender
            who.owners |= _owners(phrase)
            who.fields |= set(phrase.fields)
            for role in sorted(who.roles):
                self._note(role, who)
        elif phrase.kind == "name" and phrase.tags & self._lexicon.roles:
            for role in sorted(phrase.tags & self._lexicon.roles):
                who.roles.add(role)
                self._note(role, who)
        elif phrase.kind == "body" and phrase.head:
            self._note(phrase.head, who)

    def _note(self, role: str, who: Somebody) -> None:
        known = self._by_role.setdefault(role, deque(maxlen=_MOST))
        if who not in known:
            known.append(who)

    def known(self, phrase: Phrase, near: Sequence[Somebody]) -> tuple[Somebody | None, bool]:
        """The one somebody whom a role or a body can mean, and whether there are several.

        Parameters
        ----------
        near
            Those mentioned lately, the last one first.
        """
        if phrase.kind == "people" or phrase.plural or phrase.owner or "?owned" in phrase.tags:
            return None, False
        if "belongs" in phrase.tags and phrase.kind != "role":
            return None, False
        if phrase.kind == "role" and not phrase.definite and "?bare" not in phrase.tags:
            return None, False
        fits = self._fitting(phrase)
        if len(fits) > 1:
            last = next((who for who in near if who in fits), None)
            if last is not None and last.is_named and not any(who.is_named for who in fits if who is not last):
                return last, True
            exact = [who for who in fits if phrase.head in who.roles]
            called = [who for who in fits if phrase.head in who.called] if len(phrase.words) == 1 else []
            for some in (called, [who for who in exact if who in near], [who for who in fits if who in near]):
                if len(some) == 1:
                    return some[0], True
            return None, True
        if fits:
            fits[0].called |= {phrase.head} if len(phrase.words) == 1 and phrase.kind == "role" else set()
            return fits[0], False
        return self._of_whole(phrase) or self._of_firms(phrase, near), False

    def may_hold(self, who: Somebody, phrase: Phrase) -> bool:
        """Whether somebody is one of those whom a role can mean."""
        return who in self._fitting(phrase)

    def _fitting(self, phrase: Phrase) -> list[Somebody]:
        fits: list[Somebody] = []
        for role in (phrase.head, *sorted(self._lexicon.stands_for.get(phrase.head, ()))):
            for who in self._by_role.get(role, ()):
                if who not in fits and _may_be(who, phrase):
                    fits.append(who)
        return fits

    def _of_whole(self, phrase: Phrase) -> Somebody | None:
        """The only one who holds a role by name anywhere in the article."""
        if self._whole is None or phrase.kind != "role" or not phrase.definite or phrase.within:
            return None
        fits = [who for who in self._whole._by_role.get(phrase.head, ()) if who.count and _may_be(who, phrase)]
        named = [who for who in fits if who.is_named]
        return named[0] if len(named) == 1 else None

    def _of_firms(self, phrase: Phrase, near: Sequence[Somebody]) -> Somebody | None:
        """The only one of the article who may be a company, for "the company"."""
        is_firm = phrase.kind == "body" and phrase.definite and self._lexicon.has("firms", phrase.head)
        is_near = self._firm in near or self._lexicon.has("any_firm", phrase.head)
        return self._firm if is_firm and is_near and len(phrase.words) == 1 and not phrase.countries else None


def _may_be(who: Somebody, phrase: Phrase) -> bool:
    if phrase.countries and not who.countries & set(phrase.countries):
        return False
    if phrase.kind == "body":
        others = {one.words[-1] for one in phrase.within if one.words and one.kind in ("body", "people")}
        is_anothers = bool(others) and not who.owners & others
        return who.kind in ("body", "place") and not who.plural and not is_anothers
    if phrase.fields and not who.fields & set(phrase.fields) and (who.fields or phrase.head not in who.roles):
        return False
    owners = _owners(phrase)
    if (
        owners
        and not who.owners & owners
        and (who.owners or phrase.of or any(one.kind == "name" for one in phrase.within))
    ):
        return False
    return who.is_person and not (phrase.gender and who.gender and phrase.gender != who.gender)


def _owners(phrase: Phrase) -> set[str]:
    """Last words of those whom a phrase belongs to, countries aside."""
    return {
        *phrase.of,
        *(one.words[-1] for one in phrase.within if one.words and one.kind in ("name", "body", "people")),
    }


def _may_be_a_firm(who: Somebody, lexicon: Lexicon) -> bool:
    """Whether a name without anything that says what it is may be a company's."""
    if who.plural or who.paper or who.countries or who.kind not in ("body", "somebody") or not who.words:
        return False
    return who.firm or (
        who.kind == "body" and bool(who.heads) and all(lexicon.has("firms", head) for head in who.heads)
    )
