"""Candidates whose fields somebody changed in the file; and the numbers that follow from what was accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from scipy import stats

import onetext
from onetext.casefile import check_case
from onetext.errors import UsageError

HEAD = f"""\
documents:
- {{id: herald, file: herald.txt, sha256: {"a" * 64}, published: 2024-03-14, source: GAZETTE3, language: en}}
inbox:
"""
ULTIMATUM = (
    "- {{id: herald.u{number}, kind: ultimatum, document: herald, start: 0, end: 9, text: by Friday,\n"
    "   fields: {{by: {by}, to: {to}, terms: sign, due: 2024-03-0{number}, happened: 2024-03-0{number}}}}}\n"
)
FATE = (
    "- {{id: herald.f{number}, kind: fate, document: herald, start: 0, end: 9, text: so it went,\n"
    "   fields: {{of: herald.u{of}, fate: {fate}, happened: 2024-03-{day}}}}}\n"
)


def put(folder: Path, *items: str) -> Path:
    """The harbour case with an inbox."""
    onetext.new(folder, from_="harbour-wages")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "herald.yaml").write_text(HEAD + "".join(items), encoding="utf-8")
    return folder


def one(kind: str, **fields: str) -> str:
    told = ", ".join(f"{key}: '{value}'" for key, value in fields.items())
    return f"- {{id: herald.x1, kind: {kind}, document: herald, start: 0, end: 9, text: words, fields: {{{told}}}}}\n"


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (one("fate", of="herald.u9", fate="kept"), 'unknown candidate "herald.u9"'),
        (one("fate", ultimatum="U9", fate="kept"), 'unknown ultimatum "U9"'),
        (one("ultimatum", by="union", to="company", terms="sign", due="2024-02-31"), "2024-02-31"),
        (one("statement", party="union", text="No.", happened="lately"), "lately"),
        (one("statement", party="union", text="No.", polarity="denyed"), '"denyed"'),
        (one("claim", about="text", claimant="We", says="so", relations="contradicts herald.c9"), "herald.c9"),
        (one("claim", about="text", claimant="We", says="so", relations="disputes herald.x1"), "disputes herald.x1"),
        (one("claim", about="text", claimant="We", says="so", relations="agrees"), '"agrees '),
        (one("claim", about="text", claimant="We", says="so", relations="agrees herald.x1 fully"), "herald.x1 fully"),
    ],
)
def test_the_list_and_the_check_say_before_accepting_what_accepting_would_refuse(
    tmp_path: Path, item: str, says: str
) -> None:
    talks = put(tmp_path / "talks", item)
    (listed,) = onetext.inbox(talks).items
    assert says in listed.clashes
    assert "--set herald.x1." in listed.clashes
    with pytest.raises(UsageError):
        onetext.inbox(talks, accept=["herald.x1"])
    case, faults = check_case(talks)
    assert case is not None, "a case stays usable without what waits"
    assert {fault.code for fault in faults} <= {"W112", "W117"}
    assert [fault.file for fault in faults] == ["inbox/herald.yaml"]
    assert faults[0].hint


def test_what_is_well_formed_draws_no_warning(tmp_path: Path) -> None:
    talks = put(tmp_path / "talks", ULTIMATUM.format(number=1, by="union", to="'company, union'"))
    assert check_case(talks)[1] == ()


# -- from what was accepted to credibility ---------------------------------------------------------------------------

SET_BY = ("union", "company", "union", "company", "company", "union")
FATES = ((1, "kept", 10), (2, "lapsed", 11), (3, "extended", 10), (3, "kept", 12), (4, "met", 11), (5, "kept", 12))
AGAINST = {"lapsed", "reversed", "extended"}


def credibilities(answer: object) -> Iterator[dict[str, object]]:
    """Whatever is called `credibility` in an answer, wherever it stands."""
    if isinstance(answer, dict):
        found = answer.get("credibility")
        if isinstance(found, list):
            yield from found
        for value in answer.values():
            yield from credibilities(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from credibilities(value)


def counted_by_hand(folder: Path) -> dict[str, Counter[str]]:
    """Party -> how often its newest fate was kept or went against it, off the file as it lies there."""
    found: dict[str, Counter[str]] = {}
    for ultimatum in yaml.safe_load((folder / "ultimatums.yaml").read_text(encoding="utf-8")):
        counts = found.setdefault(ultimatum["by"], Counter())
        fates = sorted(ultimatum.get("fates", ()), key=lambda fate: str(fate["date"]))
        if fates:
            counts["kept" if (last := fates[-1]["fate"]) == "kept" else "broken" if last in AGAINST else "none"] += 1
    return found


def test_credibility_is_the_beta_distribution_of_what_stands_in_the_file(tmp_path: Path) -> None:
    ultimatums = [
        ULTIMATUM.format(number=number, by=by, to="company" if by == "union" else "union")
        for number, by in enumerate(SET_BY, 1)
    ]
    fates = [FATE.format(number=n, of=of, fate=fate, day=day) for n, (of, fate, day) in enumerate(FATES, 1)]
    talks = put(tmp_path / "talks", *ultimatums, *fates)
    before = counted_by_hand(talks)
    accepted = [f"herald.u{n}" for n in range(1, 7)] + [f"herald.f{n}" for n in range(1, 7)]
    onetext.inbox(talks, accept=accepted)
    after = counted_by_hand(talks)
    assert after != before
    assert (after["union"]["kept"], after["union"]["broken"]) == (2, 1), "U1 lapsed before; two of the new were kept"
    assert (after["company"]["kept"], after["company"]["broken"], after["company"]["none"]) == (1, 1, 1)

    found = {str(one["party"]): one for one in credibilities(onetext.brief(onetext.load_case(talks)).to_json())}
    assert set(found) == {"company", "union"}
    for party, counts in after.items():
        beta = stats.beta(0.5 + counts["kept"], 0.5 + counts["broken"])
        assert found[party]["alpha"] == 0.5 + counts["kept"]
        assert found[party]["beta"] == 0.5 + counts["broken"]
        assert found[party]["low"] == pytest.approx(beta.ppf(0.05), abs=1e-6)
        assert found[party]["high"] == pytest.approx(beta.ppf(0.95), abs=1e-6)
        assert found[party]["point"] == pytest.approx(beta.mean(), abs=1e-6)
