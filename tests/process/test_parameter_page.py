"""The reference of parameters is that of the table, and names all that it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from onetext.model import Parameter, parameters
from onetext.process import MECHANISMS
from onetext.process.distributions import quantile
from onetext.process.reference import parameter_reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "parameters.md"


def test_the_page_is_up_to_date() -> None:
    """`make docs` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == parameter_reference()


@pytest.mark.parametrize("item", parameters(), ids=lambda item: item.key)
def test_each_parameter_is_told_whole(item: Parameter) -> None:
    entry = parameter_reference().partition(f"### {item.key}\n")[2].partition("\n#")[0]
    assert item.means.strip() in entry
    assert item.question in entry
    assert f"one number for {'the talks' if item.scope == 'talks' else f'each {item.scope}'}" in entry
    assert item.question.endswith((")", "?"))
    assert item.mechanism in ("", *MECHANISMS)


@pytest.mark.parametrize("item", parameters(), ids=lambda item: item.key)
def test_a_default_lies_within_its_limits_where_it_lies_mostly(item: Parameter) -> None:
    low, high = (float(quantile(item.default, share)) for share in (0.2, 0.8))
    assert item.low <= low <= high <= item.high
