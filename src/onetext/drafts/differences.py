"""Where two wordings differ: the longest common sequence of their words, tidied so that people can read it.

Words are matched by the longest common subsequence (Hyyrö's bit-parallel algorithm, in rapidfuzz; in short stretches
the heaviest one, in which a stop word counts less than another). As that leaves
islands - a lone "of" between two rewritten halves - weak islands are given up, after the idea of Fraser's semantic
clean-up (diff-match-patch), and a pure insertion or deletion slides to where a sentence or clause begins. Blanks are no
words: they are compared only once the words around them are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from onetext.drafts.listed import listed
from onetext.drafts.tokenising import Token, TokenKind, lexed

__all__ = ["Change", "Comparison", "Word", "compared", "words_of"]

MOST_CELLS = 600_000_000
"""Words before times words after beyond which sentences are matched first: an eighth of this is bytes in use."""

FEW_CELLS = 900
"""Up to here words are weighed one by one."""
FARTHEST_SLIDE = 100
"""Words by which an insertion may slide: farther than any sentence is long, and little work where all words are one."""

_STOP = frozenset(
    listed(
        "a an the of to in on at by for from with and or as is are be been was were its it their his her this that "
        "these "
        "those which who der die das den dem des ein eine und oder zu in von mit für le la les un une des de du et ou "
        "à au "
        "aux en el los las y o del al il lo gli e di da и в на с по о к у від до та і й з про"
    )
)
_ENDS = frozenset(".!?;:。！？；")
_SIGN, _STOP_WORD, _CONTENT = 0.2, 0.5, 1.5
_KINDS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞", '"'),
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
        **dict.fromkeys("\u00ad\u200c\u200d", None),
        "…": "...",
    }
)
_EMBEDDED_BLANKS = re.compile(r"\s+")


class Word(NamedTuple):
    """A token that is no blank: its index among all tokens, what it is, and what it is compared by."""

    at: int
    kind: TokenKind
    text: str
    key: str


class Change(NamedTuple):
    """Tokens `i0` to `i1` of the old wording became tokens `j0` to `j1` of the new one; ends exclusive."""

    i0: int
    i1: int
    j0: int
    j1: int


class _Block(NamedTuple):
    """`size` equal words, from `i` in the old wording and from `j` in the new one."""

    i: int
    j: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two wordings, cut up and matched.

    Attributes
    ----------
    before, after
        All tokens.
    old, new
        Those that are no blanks.
    pairs
        Matched words, as indexes into `old` and `new`, ascending in both.
    changes
        What differs, in tokens, in order and never touching each other.
    """

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    old: tuple[Word, ...]
    new: tuple[Word, ...]
    pairs: tuple[tuple[int, int], ...]
    changes: tuple[Change, ...]

    @property
    def same_words(self) -> bool:
        """Whether nothing but blanks and kinds of quotation marks, dashes and letters' encodings differ."""
        return len(self.pairs) == len(self.old) == len(self.new)


def compared(
    before: str | Sequence[Token], after: str | Sequence[Token], *, tidy: bool = True, most_cells: int = MOST_CELLS
) -> Comparison:
    """Match the words of two wordings and say where they differ.

    Parameters
    ----------
    before, after
        Texts, or tokens where the caller has his own cut.
    tidy
        Give up weak islands. Without, the fewest words differ: for merging.
    most_cells
        Beyond this many words times words, equal sentences are matched first, and what lies between them after that.
    """
    left = tuple(lexed(before) if isinstance(before, str) else before)
    right = tuple(lexed(after) if isinstance(after, str) else after)
    old, new = _words(left), _words(right)
    blocks = _matched(old, new, most_cells, by_weight=tidy)
    if tidy:
        blocks = _without_weak(blocks, old, new)
    blocks = _slid(blocks, old, new, left, right)
    pairs = tuple((block.i + step, block.j + step) for block in blocks for step in range(block.size))
    changes = _changes(left, right, [(old[i].at, new[j].at) for i, j in pairs])
    return Comparison(before=left, after=right, old=old, new=new, pairs=pairs, changes=changes)


def words_of(text: str) -> tuple[Word, ...]:
    """The words and signs of a text, as they are compared."""
    return _words(lexed(text))


def _words(found: Sequence[Token]) -> tuple[Word, ...]:
    return tuple(Word(at, kind, text, _key(text)) for at, (kind, text) in enumerate(found) if kind != "blank")


def _key(text: str) -> str:
    """What a word is compared by: kinds of quotation marks, dashes and blanks, and encodings of letters, are one."""
    if text.isascii():
        return text if " " not in text and "\n" not in text else _EMBEDDED_BLANKS.sub(" ", text)
    return _EMBEDDED_BLANKS.sub(" ", unicodedata.normalize("NFC", text).translate(_KINDS))


# -- matching ----------------------------------------------------------------------------------------------------------


def _matched(before: Sequence[Word], after: Sequence[Word], most_cells: int, *, by_weight: bool) -> list[_Block]:
    """Blocks of a longest common subsequence, beginnings and ends that are equal taken off first."""
    old, new = [word.key for word in before], [word.key for word in after]
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    tail = next((at for at in range(least - head) if old[-1 - at] != new[-1 - at]), least - head)
    left, right = slice(head, len(old) - tail), slice(head, len(new) - tail)
    cells = (left.stop - head) * (right.stop - head)
    if by_weight and cells <= FEW_CELLS:
        middle = _heaviest(before[left], after[right])
    elif cells <= most_cells:
        middle = _common(old[left], new[right])
    else:
        middle = _by_sentence(old[left], new[right], most_cells)
    return _joined(
        [
            _Block(0, 0, head),
            *(_Block(head + i, head + j, size) for i, j, size in middle),
            _Block(len(old) - tail, len(new) - tail, tail),
        ]
    )


def _heaviest(old: Sequence[Word], new: Sequence[Word]) -> list[_Block]:
    """The common subsequence that weighs most, words that kept their place preferred: for short stretches.

    So `Ukraine pays Russia` and `Russia pays Ukraine` have their verb in common, and not one of the parties.
    """
    gains = [
        [
            round(1000 * _weight(left)) - min(abs(i - j), 20) if left.key == right.key else 0
            for j, right in enumerate(new)
        ]
        for i, left in enumerate(old)
    ]
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below, gain = best[i], best[i + 1], gains[i]
        for j in range(len(new) - 1, -1, -1):
            skipped = below[j] if below[j] >= row[j + 1] else row[j + 1]
            taken = below[j + 1] + gain[j] if gain[j] else 0
            row[j] = taken if taken > skipped else skipped
    found: list[_Block] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if gains[i][j] and best[i][j] == best[i + 1][j + 1] + gains[i][j]:
            found.append(_Block(i, j, 1))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _common(old: Sequence[object], new: Sequence[object]) -> list[_Block]:
    from rapidfuzz.distance import LCSseq

    if not old or not new:
        return []
    found = LCSseq.opcodes(old, new)
    return [_Block(one.src_start, one.dest_start, one.src_end - one.src_start) for one in found if one.tag == "equal"]


def _by_sentence(old: list[str], new: list[str], most_cells: int) -> list[_Block]:
    """Match equal sentences, then the words between them; what is still too much to compare counts as rewritten."""
    left, right = _sentences(old), _sentences(new)
    starts_left = [0, *accumulate(map(len, left))]
    starts_right = [0, *accumulate(map(len, right))]
    found: list[_Block] = []
    i = j = 0
    for block in [*_common(left, right), _Block(len(left), len(right), 0)]:
        to_i, to_j = starts_left[block.i], starts_right[block.j]
        if 0 < (to_i - i) * (to_j - j) <= most_cells:
            found += [_Block(i + one.i, j + one.j, one.size) for one in _common(old[i:to_i], new[j:to_j])]
        i, j = starts_left[block.i + block.size], starts_right[block.j + block.size]
        found.append(_Block(to_i, to_j, i - to_i))
    return found


def _sentences(words: list[str]) -> list[tuple[str, ...]]:
    cuts = [0, *(at + 1 for at, word in enumerate(words) if word in _ENDS), len(words)]
    return [tuple(words[start:end]) for start, end in pairwise(cuts) if start < end]


def _joined(blocks: list[_Block]) -> list[_Block]:
    """Without empty blocks, and with blocks that touch on both sides made one."""
    out: list[_Block] = []
    for block in blocks:
        if not block.size:
            continue
        if out and out[-1].i + out[-1].size == block.i and out[-1].j + out[-1].size == block.j:
            out[-1] = _Block(out[-1].i, out[-1].j, out[-1].size + block.size)
        else:
            out.append(block)
    return out


# -- islands -----------------------------------------------------------------------------------------------------------


def _weight(word: Word) -> float:
    if word.kind == "sign":
        return _CONTENT if word.key in _ENDS else _SIGN
    return _STOP_WORD if word.key.casefold() in _STOP else _CONTENT


def _without_weak(blocks: list[_Block], old: Sequence[Word], new: Sequence[Word]) -> list[_Block]:
    """Drop equal words that stand between larger rewritten stretches and weigh little beside them."""
    left = [0.0, *accumulate(map(_weight, old))]
    right = [0.0, *accumulate(map(_weight, new))]
    ends = _Block(0, 0, 0), _Block(len(old), len(new), 0)
    kept = blocks
    for _ in range(10):  # each round may weaken neighbours; it settles in two or three
        out: list[_Block] = []
        for place, block in enumerate(kept):
            before = out[-1] if out else ends[0]
            after = kept[place + 1] if place + 1 < len(kept) else ends[1]
            if not _is_weak(before, block, after, left, right):
                out.append(block)
        if len(out) == len(kept):
            break
        kept = out
    return kept


def _is_weak(before: _Block, block: _Block, after: _Block, left: list[float], right: list[float]) -> bool:
    struck = left[block.i] - left[before.i + before.size], left[after.i] - left[block.i + block.size]
    added = right[block.j] - right[before.j + before.size], right[after.j] - right[block.j + block.size]
    if not sum(struck) or not sum(added):
        return False
    weight = left[block.i + block.size] - left[block.i]
    return 3 * weight <= min(max(struck[0], added[0]), max(struck[1], added[1]))


# -- sliding -----------------------------------------------------------------------------------------------------------


def _slid(
    blocks: list[_Block], old: Sequence[Word], new: Sequence[Word], before: Sequence[Token], after: Sequence[Token]
) -> list[_Block]:
    """Slide each pure insertion or deletion to where it begins and ends at a sentence or clause, if it can."""
    out = list(blocks)
    for place in range(1, len(out)):
        one, two = out[place - 1], out[place]
        gap_old, gap_new = two.i - one.i - one.size, two.j - one.j - one.size
        if gap_old and gap_new:
            continue
        words, found, start = (old, before, two.i - gap_old) if gap_old else (new, after, two.j - gap_new)
        step = _best_slide(words, found, start, gap_old or gap_new, one.size, two.size)
        out[place - 1] = _Block(one.i, one.j, one.size + step)
        out[place] = _Block(two.i + step, two.j + step, two.size - step)
    return _joined(out)


def _best_slide(words: Sequence[Word], found: Sequence[Token], start: int, size: int, room: int, ahead: int) -> int:
    """Words by which `size` words from `start` had best move: negative to the left; equal scores stay leftmost."""

    def score(step: int) -> tuple[int, int]:
        return _seam(words, found, start + step) + _seam(words, found, start + step + size), -step

    step, best = 0, score(0)
    while -step < min(room, FARTHEST_SLIDE) - 1 and words[start + step - 1].key == words[start + step + size - 1].key:
        step -= 1
        best = max(best, score(step))
    step = 0
    while step < min(ahead, FARTHEST_SLIDE) - 1 and words[start + step].key == words[start + step + size].key:
        step += 1
        best = max(best, score(step))
    return -best[1]


def _seam(words: Sequence[Word], found: Sequence[Token], place: int) -> int:
    """How well a cut before the word at `place` reads."""
    if place in (0, len(words)):
        return 6
    word, last = words[place], words[place - 1]
    gap = "".join(token.text for token in found[last.at + 1 : word.at])
    if "\n" in gap:
        return 6
    if last.key in _ENDS and gap:
        return 5 if last.key in ".!?" else 4
    if word.key in _ENDS:
        return 0
    if last.key == "," and gap:
        return 3
    return 2 if gap else 1


# -- changes in tokens -------------------------------------------------------------------------------------------------


def _changes(before: Sequence[Token], after: Sequence[Token], pairs: list[tuple[int, int]]) -> tuple[Change, ...]:
    """What lies between matched words, equal beginnings and ends taken off, and matched words written differently."""
    out: list[Change] = []
    i = j = 0
    for to_i, to_j in [*pairs, (len(before), len(after))]:
        i0, i1, j0, j1 = i, to_i, j, to_j
        while i0 < i1 and j0 < j1 and before[i0] == after[j0]:
            i0, j0 = i0 + 1, j0 + 1
        while i0 < i1 and j0 < j1 and before[i1 - 1] == after[j1 - 1]:
            i1, j1 = i1 - 1, j1 - 1
        _add(out, Change(i0, i1, j0, j1))
        if to_i < len(before) and to_j < len(after) and before[to_i] != after[to_j]:
            _add(out, Change(to_i, to_i + 1, to_j, to_j + 1))
        i, j = to_i + 1, to_j + 1
    return tuple(out)


def _add(out: list[Change], change: Change) -> None:
    if change.i0 == change.i1 and change.j0 == change.j1:
        return
    if out and out[-1].i1 == change.i0 and out[-1].j1 == change.j0:
        out[-1] = Change(out[-1].i0, change.i1, out[-1].j0, change.j1)
    else:
        out.append(change)
