"""Words of doubt: each counts only in the stretch in which all of it stands, and only an author infers."""

from __future__ import annotations

from onetext.evidence import article_of
from onetext.evidence.certainty import Doubts, doubts


def of(text: str) -> Doubts:
    return doubts(article_of(text, language_code="en"))


def test_a_hedge_counts_where_all_of_it_stands() -> None:
    text = "They will most likely sign."
    found = of(text)
    assert found.of([(0, len(text))]).hedge == "most likely"
    assert found.of([(0, text.index("likely"))]).hedge == ""


def test_a_condition_within_another_is_part_of_it() -> None:
    text = "If Ana signs only if Oda pays, the talks go on."
    assert [text[place.start : place.end] for place in of(text).conditions] == ["If Ana signs only if Oda pays"]


def test_a_condition_ends_at_its_comma() -> None:
    text = "If Ana signs, the talks go on."
    assert of(text).of([(0, len(text))]).conditional == "If Ana signs"


def test_only_the_words_of_the_author_are_the_inference_of_the_author() -> None:
    text = "Clearly they will sign."
    found = of(text)
    assert found.of([(0, len(text))], author=True).inferred
    assert not found.of([(0, len(text))]).inferred


def test_whether_somebody_knows_is_no_condition() -> None:
    assert of("Rhea Coll asked if they would sign.").conditions == ()
