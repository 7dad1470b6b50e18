"""A file without line breaks is no draft of one point: it is refused at once, with what to do about it."""

from __future__ import annotations

import pytest

from onetext.documents import DEFAULT_LIMITS, read_document
from onetext.errors import DocumentError


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
def test_a_paragraph_beyond_the_limit_is_refused_and_told_by_its_number(name: str) -> None:
    text = "A short one.\n\n" + "x" * (DEFAULT_LIMITS.paragraph + 1)
    with pytest.raises(DocumentError, match=r"paragraph 2 has 200,001 characters; the limit is 200,000") as caught:
        read_document(text.encode(), name)
    assert "line breaks" in str(caught.value)


def test_a_paragraph_at_the_limit_is_read() -> None:
    document = read_document(b"x" * DEFAULT_LIMITS.paragraph, "text.txt")
    assert [len(block.text) for block in document.blocks] == [200_000]
