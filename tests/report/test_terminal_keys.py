"""Names of points that no text prints are explained, and only those that occur."""

from __future__ import annotations

import pytest

from onetext.model.results import Link
from onetext.report.terminal.keys import key_line


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("1", "2a", "annexI.3"), []),
        (("us/h1", "2"), ["h1: a heading"]),
        (("¶3", "1"), ["¶3: a paragraph"]),
        (("1.•2",), ["•2: an item"]),
        (("t1r2c2",), ["t1r2c2: a cell"]),
        (("3~2",), ["3~2: a number"]),
        (("h1", "¶1", "•1", "t1r1c1"), ["h1:", "¶1:", "•1:", "t1r1c1:"]),
    ],
)
def test_only_kinds_that_occur_are_explained(names: tuple[str, ...], said: list[str]) -> None:
    line = key_line([Link(from_=(name,), to=(), op="removed") for name in names])
    assert line.count(":") == sum(one.count(":") for one in said)
    assert all(one in line for one in said)
