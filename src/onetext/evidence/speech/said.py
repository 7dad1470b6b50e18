"""A frame with its place in the unit, and what a whole list of frames tells of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onetext.evidence.frames import Frame
from onetext.evidence.signs import FAMILY
from onetext.evidence.speech.contents import Content
from onetext.evidence.speech.occasions import Setting
from onetext.evidence.speech.subjects import Clauses, Subject
from onetext.evidence.speech.units import Node, Unit
from onetext.evidence.speech.verbs import Group
from onetext.model import Voice

__all__ = ["Said", "cited", "is_mixed", "outer_end", "outer_start", "outside", "stands", "with_parents"]

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Said:
    """A frame with what the attribution of quotations needs to know of its place.

    Attributes
    ----------
    unit
        Index of its unit.
    first, last
        Nodes of the unit from the verb's first to behind its last.
    subject, content
        As found in the unit.
    how
        What found the subject.
    reporter
        Who quotes the subject ("the paper, citing two negotiators, reports").
    writing
        A writing or newspaper that is the subject without owner ("the document reads"), in small letters.
    modal
        Whether it is said that it would, may or must be said.
    """

    frame: Frame
    unit: int
    first: int
    last: int
    subject: Subject | None
    content: Content
    how: str
    reporter: Voice | None = None
    writing: str = ""
    modal: bool = False


def cited(found: Sequence[Said], clauses: Clauses, starts: Mapping[int, Group]) -> Iterator[Said]:
    """Frames with a participle of quoting between verb and content: what is said is said by whoever is quoted."""
    quoting = [said for said in found if said.first in starts and starts[said.first].takes("source") and said.subject]
    for said in found:
        if said in quoting and any(one.content == said.content and one is not said for one in found):
            continue
        inner = next((one for one in quoting if said.last <= one.first < said.content.first), None)
        if inner is not None and said not in quoting and inner.first - said.last <= 3:
            frame = replace(said.frame, subject=inner.frame.subject, subject_place=inner.frame.subject_place)
            yield replace(said, frame=frame, subject=inner.subject, reporter=said.frame.subject)
        elif said not in quoting and (of := _as_saying(said, quoting)) is not None:
            reporter = clauses.subject(starts[of.first], None)
            yield replace(said, reporter=None if reporter is None else reporter.voice)
        elif said in quoting:
            reporter = clauses.subject(starts[said.first], None)
            yield replace(said, reporter=None if reporter is None else reporter.voice)
        else:
            yield said


def _as_saying(said: Said, quoting: Sequence[Said]) -> Said | None:
    """The frame of quoting before `as saying`."""
    return next((one for one in quoting if one.subject and 0 <= said.first - one.subject.last <= 2), None)


def stands(group: Group, subject: Subject | None, content: Content) -> bool:
    """Whether a verb form is a report at all: a form that may be something else needs a subject."""
    if subject is None and (group.mode == "participle" or group.takes("source")):
        return False
    if subject is not None and group.bare and not group.kinds & {"past"} and subject.how.startswith("joined"):
        return not content.is_empty and content.first >= group.last
    if subject is None and group.bare and group.mode == "finite":
        is_past = bool(group.kinds & {"past"})
        return (
            is_past
            and content.kind in ("clause", "quote")
            and not content.is_empty
            and (group.takes("clause") or group.takes("person"))
        )
    if group.bare and group.mode == "finite" and not group.kinds & {"past"}:
        return not content.is_empty or subject is not None
    if group.mode == "passive":
        return not content.is_empty or subject is not None
    return True


def outside(here: Sequence[Setting], unit: Unit) -> list[Setting]:
    """The settings of a unit that stand outside the quotations in it."""
    quoted = [node for node in unit.nodes if node.kind == "quote"]
    found, at = [], 0
    for setting in here:
        while at < len(quoted) and quoted[at].end <= setting.place.start:
            at += 1
        if at == len(quoted) or setting.place.start < quoted[at].start:
            found.append(setting)
    return found


def is_mixed(nodes: Sequence[Node]) -> bool:
    """Whether author's words stand among the quoted ones."""
    return any(node.kind != "sign" and node.kind != "quote" for node in nodes)


def outer_start(text: str, node: Node) -> int:
    """Where a node begins, its mark included where it has one: speech that runs over paragraphs may have none."""
    if node.kind != "quote":
        return node.start
    at = node.start - 2 if text[max(node.start - 1, 0) : node.start].isspace() else node.start - 1
    return at if at >= 0 and text[at] in FAMILY else node.start


def outer_end(text: str, node: Node) -> int:
    """Where a node ends, its mark included where it has one."""
    if node.kind != "quote":
        return node.end
    at = node.end + 1 if text[node.end : node.end + 1].isspace() else node.end
    return at + 1 if text[at : at + 1] in FAMILY else node.end


def with_parents(found: Iterable[Said]) -> Iterator[Said]:
    """Each with the index of the frame in whose content its verb stands."""
    stack: list[tuple[int, int]] = []
    contents: list[tuple[int, int, int]] = []
    listed = list(found)
    for number, said in enumerate(listed):
        if said.frame.content is not None:
            contents.append((said.frame.content.start, said.frame.content.end, number))
    contents.sort(key=lambda item: (item[0], -item[1]))
    waiting = 0
    for number, said in sorted(enumerate(listed), key=lambda item: item[1].frame.verb.start):
        at = said.frame.verb.start
        while waiting < len(contents) and contents[waiting][0] <= at:
            stack.append((contents[waiting][1], contents[waiting][2]))
            waiting += 1
        stack = [entry for entry in stack[-_DEEPEST:] if entry[0] > at]
        parents = [entry[1] for entry in stack if entry[1] != number]
        if parents:
            listed[number] = replace(said, frame=replace(said.frame, parent=parents[-1]))
    return iter(listed)
