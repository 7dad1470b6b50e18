"""How many packages stand behind each label of a frontier: exact, whatever their number.

Numbers are carried in digits of 31 bits, so that whole stages are added at once without overflow.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

import numpy as np

from onetext.compromise.labels import Links
from onetext.compromise.problem import Ints

__all__ = ["tallied"]

_BITS = 31


def tallied(labels: int, links: Sequence[Links], sizes: Sequence[Ints]) -> tuple[int, ...]:
    """Per label after the last stage the number of packages, with the number of options of each class per stage."""
    room = sum(log2(int(own.sum())) for own in sizes) + 1
    digits = np.zeros((int(room // _BITS) + 1, 1), dtype=np.int64)
    digits[0] = 1
    for link, size in zip(links, sizes, strict=True):
        # A digit, a class of at most 256 options and fewer than 2^24 ways stay below 2^63.
        added = digits[:, link.extra_before] * size[link.extra_choice]
        digits = digits[:, link.before] * size[link.choice]
        if added.size:
            begins = np.flatnonzero(np.diff(link.extra_label, prepend=-1))
            digits[:, link.extra_label[begins]] += np.add.reduceat(added, begins, axis=1)
        _carry(digits)
    if not labels:
        return ()
    return tuple(sum(int(digit) << _BITS * place for place, digit in enumerate(column)) for column in digits.T)


def _carry(digits: Ints) -> None:
    for place in range(len(digits) - 1):
        digits[place + 1] += digits[place] >> _BITS
        digits[place] &= (1 << _BITS) - 1
