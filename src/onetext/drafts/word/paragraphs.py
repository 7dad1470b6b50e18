"""A woven paragraph as an element: its properties, its mark, its runs."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onetext.documents import Mark
from onetext.drafts.word.guests import Guest, no_number, seen_apart, told_apart
from onetext.drafts.word.hands import Hands
from onetext.drafts.word.items import Stretch
from onetext.drafts.word.names import child, made, value, w
from onetext.drafts.word.notes import Notes, is_call
from onetext.drafts.word.plain import letters
from onetext.drafts.word.taking import local
from onetext.drafts.word.weaving import Thread, Woven

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Paragraphs"]

_MARKS = ("ins", "del", "moveFrom", "moveTo")


@dataclass(slots=True)
class Paragraphs:
    """Writes paragraphs into one package.

    Attributes
    ----------
    looks
        Whether the text before tells how it looks, so that a change of look can be told.
    lost
        What of the text before could not be taken along: kind to how often.
    """

    hands: Hands
    guest: Guest
    author: Mark
    looks: bool
    notes: Notes
    lost: Counter[str] = field(default_factory=Counter)

    def write(self, woven: Woven) -> Element:
        """The paragraph as an element: the one it has in the package, rebuilt where something changed, or a new one."""
        element = woven.after.element if woven.after is not None else None
        for thread in woven.threads:
            was, now = thread.was.thing if thread.was else None, thread.now.thing
            if was is not None and now is not None and is_call(was) and is_call(now):
                self.notes.meet(was, now)
        props = self._props(woven)
        if element is not None and self._is_untouched(woven, props):
            return element
        if element is None:
            element = made("p")
        for inner in list(element):
            element.remove(inner)
        self._sign(props, woven)
        if len(props):
            element.append(props)
        self._runs(element, _joined(_riding(woven)))
        return element

    def _is_untouched(self, woven: Woven, props: Element) -> bool:
        after = woven.after
        if after is None or after.tracked or not (woven.old and woven.new):
            return False
        if child(props, "pPrChange") is not None and child(after.props, "pPrChange") is None:
            return False
        if "".join(item.now.text for item in woven.threads) != "".join(item.text for item in after.stretches):
            return False  # its text begins or ends in a neighbour
        return not any(item.inserted or item.deleted or self._reshaped(item) for item in woven.threads)

    def _reshaped(self, thread: Thread) -> bool:
        return (
            self.looks
            and thread.was is not None
            and thread.now.thing is None
            and seen_apart(thread.was.look, thread.now.look)
        )

    def _props(self, woven: Woven) -> Element:
        """The properties in the new reading, and those of the old reading where they differ."""
        before, after = woven.before, woven.after
        if after is None:
            return self.guest.props(before.props, numbered=bool(before.label)) if before is not None else made("pPr")
        props = copy.deepcopy(after.props) if after.props is not None else made("pPr")
        if before is None or not (woven.old and woven.new) or child(props, "pPrChange") is not None:
            return props
        old = self._old_props(woven, props)
        if told_apart(old, props):
            change = self.hands.formatted("pPrChange", self.author)
            change.append(old)
            props.append(change)
        return props

    def _old_props(self, woven: Woven, props: Element) -> Element:
        before, after = woven.before, woven.after
        assert before is not None and after is not None  # noqa: PT018  # asked for by the caller
        style = value(before.props, "pStyle")
        if before.known and (not style or self.guest.is_style(style)):
            old = self.guest.props(before.props, numbered=bool(before.label))
        else:
            old = Guest(self.guest.host, self.guest.host).props(props)
        if not after.label or (before.label and self.guest.keeps_number(before.props)):
            return old
        for number in old.findall(w("numPr")):
            old.remove(number)
        number = child(props, "numPr") if before.label else no_number()
        if number is not None:
            _put(old, copy.deepcopy(number), ("pStyle", "keepNext", "keepLines", "pageBreakBefore"))
        return old

    def _sign(self, props: Element, woven: Woven) -> None:
        """Say in the properties who made the paragraph's mark, and who took it away."""
        look = child(props, "rPr")
        for mark in [item for item in (look if look is not None else ()) if item.tag in {w(name) for name in _MARKS}]:
            mark.getparent().remove(mark)
        signs = [self.hands.inserted(woven.inserted)] if woven.inserted else []
        if woven.deleted:
            plain = replace(woven.deleted, move="") if woven.inserted else woven.deleted
            signs.append(self.hands.deleted(plain))
        if look is None and signs:
            look = made("rPr")
            after = [item for item in props if item.tag in (w("sectPr"), w("pPrChange"))]
            if after:
                after[0].addprevious(look)
            else:
                props.append(look)
        if look is not None:
            for at, sign in enumerate(signs):
                look.insert(at, sign)
            if not len(look):
                props.remove(look)

    def _runs(self, element: Element, threads: Sequence[Thread]) -> None:
        stack: list[tuple[Element | None, Element]] = [(None, element)]
        state: tuple[Element, Mark | None, Mark | None, Element] | None = None
        for thread in threads:
            node = self._node(thread)
            if node is None:
                continue
            wraps = thread.now.wraps
            while len(stack) - 1 > len(wraps) or any(
                open_ is not wrap for (open_, _), wrap in zip(stack[1:], wraps, strict=False)
            ):
                stack.pop()
            for wrap in wraps[len(stack) - 1 :]:
                shell, inside = _shell(wrap)
                stack[-1][1].append(shell)
                stack.append((wrap, inside))
            place = stack[-1][1]
            inserted, deleted = (None, None) if _is_silent(thread) and thread.now.bare else _marks(thread)
            if inserted is None and deleted is None:
                place.append(node)
                state = None
                continue
            if state is None or state[0] is not place or state[1:3] != (inserted, deleted):
                state = (place, inserted, deleted, self._tracked(place, inserted, deleted))
            state[3].append(node)

    def _tracked(self, place: Element, inserted: Mark | None, deleted: Mark | None) -> Element:
        for change in (
            self.hands.inserted(inserted) if inserted else None,
            self.hands.deleted(deleted) if deleted else None,
        ):
            if change is not None:
                place.append(change)
                place = change
        return place

    def _node(self, thread: Thread) -> Element | None:
        """The run, or None for what cannot be taken from the text before: its pictures and formulas."""
        now, thing = thread.now, thread.now.thing
        if thread.foreign and thing is not None:
            thing = self.notes.carried(thing) if is_call(thing) else None
            if thing is None:
                if now.text:
                    self.lost[_kind(now.thing)] += 1
                return None
        if now.bare:
            return now.thing
        run = made("r")
        look = self.guest.look(now.look) if thread.foreign else copy.deepcopy(now.look)
        plain = thread.inserted is None and thread.deleted is None
        if plain and self._reshaped(thread) and child(look, "rPrChange") is None:
            look = made("rPr") if look is None else look
            change = self.hands.formatted("rPrChange", self.author)
            old = self.guest.look(thread.was.look) if thread.was is not None else None
            change.append(made("rPr") if old is None else old)
            look.append(change)
        if look is not None:
            run.append(look)
        if thing is not None:
            if thread.foreign and child(look, "rStyle") is None and child(look, "vertAlign") is None:
                _raise(run)
            run.append(thing)
        else:
            gone = _marks(thread)[1]
            letters(run, now.text, name="delText" if gone is not None and not gone.move else "t")
        return run


def _kind(thing: Element | None) -> str:
    """What a reader calls it."""
    name = "" if thing is None else local(thing)
    if is_call(thing):
        return "note"
    return {"oMath": "formula", "oMathPara": "formula", "sym": "symbol", "object": "object"}.get(name, "picture")


def _raise(run: Element) -> None:
    """Set the mark of a note above the line."""
    look = child(run, "rPr")
    if look is None:
        look = made("rPr")
        run.insert(0, look)
    look.append(made("vertAlign", val="superscript"))


def _marks(thread: Thread) -> tuple[Mark | None, Mark | None]:
    """Its marks; within another's insertion a move is a plain deletion."""
    if thread.inserted is not None and thread.deleted is not None:
        return replace(thread.inserted, move=""), replace(thread.deleted, move="")
    return thread.inserted, thread.deleted


def _is_silent(thread: Thread) -> bool:
    return not thread.now.text


def _shell(wrap: Element) -> tuple[Element, Element]:
    """A link, field or content control without its content, and where its content goes."""
    shell = copy.copy(wrap)
    for inner in list(shell):
        if not (isinstance(inner.tag, str) and inner.tag.endswith("Pr")):
            shell.remove(inner)
    if wrap.tag != w("sdt"):
        return shell, shell
    inside = made("sdtContent")
    shell.append(inside)
    return shell, inside


def _riding(woven: Woven) -> list[Thread]:
    """The threads, with a place found for those that have none of their own.

    What is not seen (a page break, the parts of a field) is inserted where all the text around it is. What comes from
    elsewhere stands within a link where its neighbours on both sides do.
    """
    threads = woven.threads
    texts = [item for item in threads if item.now.text]
    all_new = all(item.inserted is not None and item.deleted is None for item in texts) and (
        bool(texts) or not woven.old
    )
    mark = next((item.inserted for item in texts), woven.inserted) if all_new else None
    found = []
    for at, item in enumerate(threads):
        if item.foreign:
            sides = [
                next((other.now.wraps for other in row if not other.foreign), ())
                for row in (reversed(threads[:at]), threads[at:])
            ]
            now = replace(item.now, wraps=sides[0] if sides[0] == sides[1] else ())
            found.append(replace(item, now=now))
        elif not item.now.text:
            found.append(replace(item, inserted=mark))
        else:
            found.append(item)
    return found


def _joined(threads: Sequence[Thread]) -> list[Thread]:
    """Neighbours of one look and one history as one thread."""
    found: list[Thread] = []
    for item in threads:
        last = found[-1] if found else None
        if last is not None and _belong(last, item):
            found[-1] = replace(last, now=replace(last.now, text=last.now.text + item.now.text))
        else:
            found.append(item)
    return found


def _belong(last: Thread, item: Thread) -> bool:
    return (
        _is_text(last.now)
        and _is_text(item.now)
        and last.now.look is item.now.look
        and last.now.wraps == item.now.wraps
        and (last.inserted, last.deleted, last.foreign) == (item.inserted, item.deleted, item.foreign)
        and (last.was.look if last.was else None) is (item.was.look if item.was else None)
    )


def _is_text(stretch: Stretch) -> bool:
    return bool(stretch.text) and stretch.thing is None


def _put(props: Element, item: Element, after: tuple[str, ...]) -> None:
    """Insert into the properties behind those that must come first."""
    at = sum(1 for inner in props if inner.tag in {w(name) for name in after})
    props.insert(at, item)
