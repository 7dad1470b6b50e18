"""What changed in the words of a link: its redline, its flags, and where both stand in their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onetext.api.comparing.definitions import changed_definitions
from onetext.api.comparing.points import point_text
from onetext.model import Case
from onetext.model.results import SUBSTANTIVE, Link, LinkFlag, LinkOp, RedlinePiece, Substance

if TYPE_CHECKING:
    from onetext.drafts import Redline, TextPoint

__all__ = ["Wordings", "party_names", "wordings_of"]

_BELIE = ("number", "date", "negation", "modal")
"""Changes that a point recorded as kept should not have, even where the case restates it in other words."""

_WITHOUT_CHANGE: Mapping[LinkOp, LinkOp] = {"changed": "kept", "moved+changed": "moved"}


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """The points of two texts by their ids in results, with the names and terms whose change is one of substance."""

    before: Mapping[str, TextPoint]
    after: Mapping[str, TextPoint]
    names: tuple[tuple[str, ...], ...] = ()
    terms: tuple[str, ...] = ()
    capitals: frozenset[str] = frozenset()

    def told(self, link: Link) -> Link:
        """The link with its texts, its redline and its flags; links on record that the words belie ask for review."""
        before = [self.before[name] for name in link.from_]
        after = [self.after[name] for name in link.to]
        link = replace(
            link,
            before=tuple(point_text(name, point) for name, point in zip(link.from_, before, strict=True)),
            after=tuple(point_text(name, point) for name, point in zip(link.to, after, strict=True)),
        )
        if not (before and after):
            whole = _joined(before) or _joined(after)
            pieces = (RedlinePiece("struck" if before else "new", whole),) if whole else ()
            return replace(link, redline=pieces, flags=("brackets",) if _disputed(pieces) else ())
        return self._compared(link, before, after)

    def _compared(self, link: Link, before: Sequence[TextPoint], after: Sequence[TextPoint]) -> Link:
        from onetext.drafts import redline

        old, new = _joined(before), _joined(after)
        found = redline(old, new, names=self.names, terms=self.terms, capitals=self.capitals)
        pieces = tuple(RedlinePiece(edit.op, edit.text) for edit in found.edits) if old != new else ()
        kinds = {flag.kind for flag in found.flags}
        defined = () if found.layout_only or "term" in kinds else changed_definitions(old, new, pieces)
        kinds |= {item.kind for item in defined}
        flags: list[LinkFlag] = [kind for kind in SUBSTANTIVE if kind in kinds]
        flags += ["brackets"] if _disputed(pieces) else []
        flags += _formal(before, after, found)
        told = replace(
            link,
            similarity=_likeness(pieces) if link.similarity is None else link.similarity,
            flags=tuple(flags),
            substance=(
                *(Substance(kind=flag.kind, before=flag.before, after=flag.after) for flag in found.flags),
                *defined,
            ),
            redline=pieces,
        )
        return _checked(told, same_words=old == new or found.layout_only)


def wordings_of(
    before: Mapping[str, TextPoint], after: Mapping[str, TextPoint], names: tuple[tuple[str, ...], ...] = ()
) -> Wordings:
    """The wordings of two texts, with the terms that either of them defines."""
    from onetext.drafts import capitals_in, defined_terms

    texts = [point.text for point in (*before.values(), *after.values())]
    terms = tuple(defined_terms(texts))
    return Wordings(before=before, after=after, names=names, terms=terms, capitals=capitals_in(texts))


def party_names(case: Case) -> tuple[tuple[str, ...], ...]:
    """All names of each party of a case."""
    return tuple(
        tuple(dict.fromkeys(filter(None, (party.name, party.short, *party.aliases)))) for party in case.parties
    )


def _joined(points: Sequence[TextPoint]) -> str:
    return "\n".join(point.text for point in points)


def _disputed(pieces: Sequence[RedlinePiece]) -> bool:
    """Whether brackets of disputed words came or went; marks of footnotes and remarks are none."""
    from onetext.drafts import dispute_signs

    for side in ("struck", "new"):
        text = "".join(piece.text for piece in pieces if piece.op in ("same", side))
        signs, at = dispute_signs(text), 0
        for piece in pieces if signs else ():
            if piece.op == side and any(at <= sign < at + len(piece.text) for sign in signs):
                return True
            at += len(piece.text) if piece.op in ("same", side) else 0
    return False


def _formal(before: Sequence[TextPoint], after: Sequence[TextPoint], found: Redline) -> list[LinkFlag]:
    """Changes that change no word: the number, blanks and quotation marks, bold and italic."""
    flags: list[LinkFlag] = []
    if len(before) == len(after) == 1:
        if before[0].label != after[0].label:
            flags.append("numbering")
        if found.layout_only:
            flags.append("layout")
        if before[0].text == after[0].text and before[0].looks != after[0].looks:
            flags.append("looks")
    elif found.layout_only:
        flags.append("layout")
    return flags


def _likeness(pieces: Sequence[RedlinePiece]) -> float:
    """Twice what stayed over the length of both texts: 1 for the same words."""
    if not pieces:
        return 1.0
    same = sum(len(piece.text) for piece in pieces if piece.op == "same")
    other = sum(len(piece.text) for piece in pieces if piece.op != "same")
    return 2 * same / (2 * same + other)


def _checked(link: Link, *, same_words: bool) -> Link:
    """A link whose operation its words bear out, or say why not."""
    if link.basis == "text":
        return replace(link, op=_WITHOUT_CHANGE.get(link.op, link.op)) if same_words else link
    if same_words and link.op in _WITHOUT_CHANGE and not _left_open(link):
        return replace(
            link, review=True, remarks=(*link.remarks, "recorded as changed, and yet the words are the same")
        )
    kinds = ", ".join(dict.fromkeys(item.kind for item in link.substance if item.kind in _BELIE))
    if kinds and link.op in ("kept", "moved"):
        return replace(
            link, review=True, remarks=(*link.remarks, f"recorded as kept, and yet the words differ in: {kinds}")
        )
    return link


def _left_open(link: Link) -> bool:
    """Whether the record did not say what happened to the point; that is in its remarks already."""
    return any("does not say" in remark for remark in link.remarks)
