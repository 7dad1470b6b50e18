"""Points without words of their own, such as `Article 3` on its line: they go with what stands below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onetext.drafts.aligning.regroup import Bundle
from onetext.drafts.text import TextPoint

__all__ = ["wordless_links"]


def wordless_links(
    before: Sequence[TextPoint], after: Sequence[TextPoint], bundles: Sequence[Bundle]
) -> dict[int, int]:
    """Index before -> index after, of the points that print a label or nothing at all.

    Such a point follows most of the points below it; where those tell nothing, the same label under the same point.

    Parameters
    ----------
    bundles
        Links of the points that have words.
    """
    bare, bare_after = ([at for at, point in enumerate(side) if not point.text.strip()] for side in (before, after))
    if not bare or not bare_after:
        return {}
    partners = {at: one.after for one in bundles for at in one.before}
    found: dict[int, int] = {}
    votes = _votes(before, after, partners)
    free = set(bare_after)
    pairs = sorted((-count, abs(a - b), a, b) for (a, b), count in votes.items() if b in free)
    for _count, _far, a, b in pairs:
        if a not in found and b in free and not before[a].text.strip():
            found[a] = b
            free.discard(b)
    return found | _by_label(before, after, [at for at in bare if at not in found], free, partners, found)


def _votes(
    before: Sequence[TextPoint], after: Sequence[TextPoint], partners: Mapping[int, Sequence[int]]
) -> Counter[tuple[int, int]]:
    """How many points below one are linked with points below the other."""
    places, places_after = ({point.key: at for at, point in enumerate(side)} for side in (before, after))
    votes: Counter[tuple[int, int]] = Counter()
    for at, others in partners.items():
        for other in others:
            up, down = places.get(before[at].parent), places_after.get(after[other].parent)
            while up is not None and down is not None:
                votes[up, down] += 1
                if before[up].text.strip() or after[down].text.strip():
                    break
                up, down = places.get(before[up].parent), places_after.get(after[down].parent)
    return votes


def _by_label(
    before: Sequence[TextPoint],
    after: Sequence[TextPoint],
    left: Sequence[int],
    free: set[int],
    partners: Mapping[int, Sequence[int]],
    linked: Mapping[int, int],
) -> dict[int, int]:
    places = {point.key: at for at, point in enumerate(before)}
    waiting: dict[tuple[str, str], list[int]] = {}
    for b in sorted(free):
        waiting.setdefault((_label(after[b]), after[b].parent), []).append(b)
    found: dict[int, int] = {}
    for a in left:
        up = places.get(before[a].parent)
        above = [""] if up is None else [after[b].key for b in partners.get(up, ())]
        if up is not None and (into := found.get(up, linked.get(up))) is not None:
            above.append(after[into].key)
        for key in above:
            if same := waiting.get((_label(before[a]), key)):
                found[a] = same.pop(0)
                break
    return found


def _label(point: TextPoint) -> str:
    return " ".join(point.label.split()).casefold()
