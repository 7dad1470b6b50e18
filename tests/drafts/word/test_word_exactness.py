"""Accepting gives the new text, rejecting the old one, whatever the texts are and however well they are aligned."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_pairs import pair
from word_rules import broken

import onetext
import onetext.drafts.word.redline as writer
from onetext.api.comparing.points import texts_of
from onetext.documents import read_document
from onetext.drafts import write_plain, write_redline
from onetext.drafts.word.linking import Step

EXAMPLES = 25 if os.environ.get("ONETEXT_FUZZ") != "1" else 10_000
LINES = st.lists(
    st.text(alphabet="abc .,1[]“שש双", min_size=1, max_size=12).filter(
        lambda text: text.strip() and text.strip()[0] not in "1.,"
    ),
    min_size=1,
    max_size=7,
)


def spoken(blocks: object) -> list[str]:
    return [" ".join(block.text.split()) for block in blocks if block.text.strip()]  # type: ignore[attr-defined]


# Each example writes and reads a whole Word file, so the everyday run takes a quarter of them; a fuzz run all.
@settings(suppress_health_check=[HealthCheck.filter_too_much], max_examples=EXAMPLES)
@given(LINES, LINES)
def test_any_two_texts(old: list[str], new: list[str]) -> None:
    before, after = (read_document("\n\n".join(lines).encode(), "text.txt") for lines in (old, new))
    data = write_redline(before, after, author="Us", date="")
    assert broken(data) == []
    found = read_document(data, "redline.docx")
    typed = [[f"{block.label} {block.text}".strip() for block in one.blocks] for one in (before, after)]
    assert spoken(found.original) == [" ".join(text.split()) for text in typed[0]]
    assert spoken(found.blocks) == [" ".join(text.split()) for text in typed[1]]


def test_two_drafts_of_a_real_case() -> None:
    drafts = {draft.id: draft for draft in onetext.load_case("ukraine-2025").drafts}
    files = [write_plain(texts_of(drafts[name]), title=name) for name in ("us28", "e3")]
    before, after = (read_document(data, "draft.docx") for data in files)
    data = write_redline(before, after, author="Us", date="", before_data=files[0], after_data=files[1])
    assert broken(data) == []
    found = read_document(data, "redline.docx")
    assert spoken(found.original) == spoken(before.blocks)
    assert spoken(found.blocks) == spoken(after.blocks)
    assert len(spoken(before.blocks)) > 28


@pytest.mark.parametrize("seed", range(16))
def test_random_documents_with_earlier_rounds_tables_and_moves(seed: int) -> None:
    one = pair(1000 + seed)
    before, after = read_document(one.before, "old.docx"), read_document(one.after, "new.docx")
    data = write_redline(before, after, author="Us", date="2025-11-20", before_data=one.before, after_data=one.after)
    assert broken(data) == []
    found = read_document(data, "redline.docx")
    assert (spoken(found.original), spoken(found.blocks)) == (one.rejected, one.accepted)
    assert one.authors <= {item.author for item in found.revisions} | (one.authors - {"Alpha", "Beta & Söhne"})


@pytest.mark.parametrize("seed", range(8))
def test_links_at_random_make_it_ugly_but_not_wrong(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactness must not hang on the alignment."""
    rng = random.Random(seed)

    def nonsense(before: list[object], after: list[object], **_: object) -> list[Step]:
        kinds = [type(item) for item in before], [type(item) for item in after]
        free = [at for at in range(len(after)) if rng.random() < 0.7]
        rng.shuffle(free)
        pairs = {}
        for at in range(len(before)):
            match = next((to for to in free if kinds[0][at] is kinds[1][to]), None)
            if match is not None and kinds[0][at].__name__ == "Para":
                free.remove(match)
                pairs[at] = match
        back = {to: at for at, to in pairs.items()}
        steps = [Step("from", (at,), (pairs[at],)) if at in pairs else Step("gone", (at,)) for at in range(len(before))]
        return steps + [
            Step("to", (back[to],), (to,)) if to in back else Step("new", (), (to,)) for to in range(len(after))
        ]

    monkeypatch.setattr(writer, "linked", nonsense)
    one = pair(2000 + seed)
    before, after = read_document(one.before, "old.docx"), read_document(one.after, "new.docx")
    data = write_redline(before, after, author="Us", date="", before_data=one.before, after_data=one.after)
    found = read_document(data, "redline.docx")
    assert (spoken(found.original), spoken(found.blocks)) == (one.rejected, one.accepted)
