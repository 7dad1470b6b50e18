"""The verbs `import_` and `export`: what they refuse, what they tell, and that there and back no value changes."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from api_cases import cases
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import onetext
from onetext.api.schema import output_schema
from onetext.errors import CaseError, UsageError
from onetext.model import Case, Range
from onetext.model.results import Result
from onetext.preferences import PointValues, demands

DAY = dt.date(2026, 3, 1)
ISSUE = '<issue index="1" name="Pay" type="discrete">{}</issue>'
DOMAIN = "<domain>" + ISSUE.format('<item value="low"/><item value="high"/>') + "</domain>"
PROFILE = (
    '<utility_space><weight index="1" value="0.9"/>'
    + ISSUE.format('<item value="low" evaluation="1"/><item value="high" evaluation="3"/>')
    + '<reservation value="0.25"/></utility_space>'
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "domain.xml").write_text(DOMAIN, encoding="utf-8")
    (tmp_path / "ann.xml").write_text(PROFILE, encoding="utf-8")
    return tmp_path


def kept(command: str, result: Result) -> None:
    answer = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert [error.message for error in Draft202012Validator(output_schema(command)).iter_errors(answer)] == []


def test_an_import_writes_a_case_that_every_verb_takes(files: Path) -> None:
    """0.9·1/3 of 100 is 30 points, and no deal 25."""
    result = onetext.import_(
        files / "case", "genius", [files / "domain.xml"], profiles={"ann": files / "ann.xml"}, as_of=DAY
    )
    case = onetext.load_case(files / "case")
    assert result.envelope.case == case.id == "case"
    assert result.envelope.case_sha256 == case.sha256
    assert sorted(result.written) == sorted(path.name for path in (files / "case").iterdir())
    assert [item.what for item in result.dropped] == ["a sum of weights of 0.9"]
    assert list(result.rows()) == [{"what": d.what, "where": d.where, "why": d.why} for d in result.dropped]
    kept("import", result)
    (values,) = demands(case).values
    assert value(values, (0,)) == 30
    assert value(values, (1,)) == 90
    assert values.no_deal == 25
    assert onetext.show(case).envelope.as_of == DAY
    assert onetext.balance(case).drafts == ()


def test_a_folder_that_holds_something_is_left_alone(files: Path) -> None:
    for target in (files, files / "domain.xml"):
        with pytest.raises(UsageError, match="does not exist yet"):
            onetext.import_(target, "genius", [files / "domain.xml"], profiles={"ann": files / "ann.xml"})
        with pytest.raises(UsageError, match="does not exist yet"):
            onetext.export(onetext.load_case("harbour-wages"), "genius", target)
    assert sorted(path.name for path in files.iterdir()) == ["ann.xml", "domain.xml"]


def test_an_unknown_format_names_the_known_ones(files: Path) -> None:
    with pytest.raises(UsageError, match='unknown format "doc"; known are: genius, geniusweb, docx'):
        onetext.import_(files / "case", "doc", [])
    with pytest.raises(UsageError, match='unknown format "table"; known are'):
        onetext.export(onetext.load_case("harbour-wages"), "table", files / "out")


def test_wrong_combinations_are_refused_before_anything_is_written(files: Path) -> None:
    with pytest.raises(UsageError, match="one domain file, and 2 are given"):
        onetext.import_(files / "case", "genius", [files / "domain.xml", files / "ann.xml"])
    with pytest.raises(UsageError, match="always taken as stored"):
        onetext.import_(files / "case", "geniusweb", [files / "x.json"], choices=["raw"])
    for form in ("genius", "geniusweb"):
        with pytest.raises(UsageError, match='unknown choice "cooked"'):
            onetext.import_(files / "case", form, [files / "domain.xml"], choices=["cooked"])
    with pytest.raises(CaseError):
        onetext.import_(files / "case", "genius", [files / "no.xml"], profiles={"ann": files / "ann.xml"})
    assert not (files / "case").exists()


def test_a_day_has_to_be_given_and_the_same_files_make_the_same_case(files: Path) -> None:
    profiles = {"ann": files / "ann.xml"}
    with pytest.raises(UsageError, match=r"no dates; say which day .*--as-of"):
        onetext.import_(files / "case", "genius", [files / "domain.xml"], profiles=profiles)
    assert not (files / "case").exists()
    written = []
    for name in ("one", "two"):
        (files / name).mkdir()
        onetext.import_(files / name / "case", "genius", [files / "domain.xml"], profiles=profiles, as_of=DAY)
        written.append({path.name: path.read_bytes() for path in (files / name / "case").iterdir()})
    assert written[0] == written[1]
    assert onetext.settle(onetext.load_case(files / "one" / "case")).envelope.as_of == DAY


@pytest.mark.parametrize("folder", ["a\0b", "x" * 5000])
def test_a_folder_that_cannot_be_is_refused(files: Path, folder: str) -> None:
    with pytest.raises(UsageError):
        onetext.import_(folder, "genius", [files / "domain.xml"], profiles={"ann": files / "ann.xml"})


def test_a_place_that_cannot_be_written_is_a_matter_of_usage(files: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot (write|be)"):
        onetext.import_(
            files / "ann.xml" / "case", "genius", [files / "domain.xml"], profiles={"ann": files / "ann.xml"}, as_of=DAY
        )
    with pytest.raises(UsageError, match=r"cannot (write|be)"):
        onetext.export(onetext.load_case("harbour-wages"), "genius", files / "ann.xml" / "out")


def test_raw_evaluations_are_a_choice_that_the_case_records(files: Path) -> None:
    """0.9·1 and 0.9·3, times 100/3."""
    onetext.import_(
        files / "case", "genius", [files / "domain.xml"], profiles={"a": files / "ann.xml"}, choices=["raw"], as_of=DAY
    )
    case = onetext.load_case(files / "case")
    assert "raw" in case.summary
    (values,) = demands(case).values
    assert [value(values, (0,)), value(values, (1,))] == [30, 90]
    assert values.no_deal == Fraction(25, 3)


# -- export --------------------------------------------------------------------------------------------------------


def value(item: PointValues, choice: tuple[int, ...]) -> Fraction:
    """S2 at the point, with the points that single options add and without those of several together."""
    parts = zip(item.weights, item.scores, choice, strict=True)
    mean = sum((weight * row[i] for weight, row, i in parts), Fraction(0)) / sum(item.weights)
    single = (points for options, points in item.interactions if len(options) == 1 and _stands(options, choice))
    return mean + sum(single, Fraction(0))


def _stands(options: object, choice: tuple[int, ...]) -> bool:
    assert isinstance(options, dict)
    return all(choice[issue] == option for issue, option in options.items())


def test_everything_of_a_case_that_genius_cannot_hold_is_told(tmp_path: Path) -> None:
    result = onetext.export(onetext.load_case("harbour-wages"), "genius", tmp_path / "out")
    kept("export", result)
    assert result.written == ("company.xml", "domain.xml", "union.xml")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == list(result.written)
    told = "\n".join(f"{item.where}: {item.what}" for item in result.dropped)
    for part in (
        "rules: 2",
        "red lines: CO_SIX, CO_STANDSTILL, UN_FORTY, UN_CRANES",
        "consents: night_shift",
        "drafts: chair-text, company-offer, rolling-text, union-reply",
        "company: ranges of the weight of wage_rise, scores on automation, no deal",
        "union: 5 points for redundancies=voluntary-only, automation=retraining-first together",
        "union: the order of options on night_shift, redundancies, duration",
    ):
        assert part in told


def test_what_an_audience_may_not_see_is_in_no_file(tmp_path: Path) -> None:
    case = onetext.load_case("harbour-wages")
    for audience in ("union", "public"):
        result = onetext.export(case, "genius", tmp_path / audience, audience=audience)
        assert result.envelope.withheld > 0 or case.seen_by(audience).withheld == 0


def test_a_case_without_issues_or_signatories_is_refused(tmp_path: Path) -> None:
    empty = Case(id="x", title="x", as_of=DAY)
    with pytest.raises(UsageError, match="no issue"):
        onetext.export(empty, "genius", tmp_path / "out")
    case = onetext.load_case("harbour-wages")
    with pytest.raises(UsageError, match="no signatory of known value"):
        onetext.export(replace(case, signatories=()), "genius", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_signatory_without_a_value_gets_no_profile_and_that_is_told(tmp_path: Path) -> None:
    """All weights zero: the value is unknown (S2), and a file would say that it is 0."""
    case = onetext.load_case("harbour-wages")
    zero = tuple(replace(item, weight=Range.of(0)) if item.party == "union" else item for item in case.weights)
    result = onetext.export(replace(case, weights=zero), "genius", tmp_path / "out")
    assert result.written == ("company.xml", "domain.xml")
    assert [(item.what, item.where) for item in result.dropped if "unknown" in item.why] == [("the profile", "union")]


def test_what_is_unknown_of_a_party_is_told(tmp_path: Path) -> None:
    case = onetext.load_case("harbour-wages")
    silent = replace(case, positions=tuple(item for item in case.positions if item.issue != "night_shift"))
    result = onetext.export(silent, "genius", tmp_path / "out")
    told = [(item.where, item.what) for item in result.dropped]
    assert ("union", "what is unknown of night_shift") in told
    assert ("company", "what is unknown of night_shift") in told


@given(cases)
@settings(max_examples=settings.default.max_examples // 2)
def test_a_random_case_comes_back_with_the_same_values(case: Case) -> None:
    """Up to rounding that is told: within 10⁻¹⁵ points."""
    known = {item.party: item for item in demands(case.at(DAY)).values if item.known and item.party in case.signatories}
    if not known:
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        result = onetext.export(case, "genius", folder / "out", as_of=DAY)
        kept("export", result)
        profiles = {party: folder / "out" / f"{party}.xml" for party in known}
        onetext.import_(folder / "case", "genius", [folder / "out" / "domain.xml"], profiles=profiles, as_of=DAY)
        back = onetext.load_case(folder / "case")
    rounded = {item.where for item in result.dropped if "rounded" in item.why}
    lost = {item.where for item in result.dropped if "below 0" in item.why}
    for there, here in zip(back.issues, case.issues, strict=True):
        assert there.title in (here.title, f"{here.title} ({here.id})")
    for found in (item for item in demands(back).values if item.party not in lost):
        for choice in product(*(range(len(issue.options)) for issue in case.issues)):
            difference = abs(value(found, choice) - value(known[found.party], choice))
            assert difference <= (Fraction(1, 10**15) if found.party in rounded else 0)
