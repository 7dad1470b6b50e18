"""`process.yaml`: what it says comes into the case and out again, and each slip is found at its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from case_texts import BASE, MARK, marked, put
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from ruamel.yaml import YAML

from onetext.casefile import case_schema, check_case, read_case, write_case
from onetext.errors import CaseError
from onetext.model import Audience, Case, ParameterSetting, ProcessSettings, parameters

PROCESS = """\
# how it may go on
horizon: 52   # a year
on_table: second
public: leaked
public_since: 2025-03-09
patrons:
  - {party: owners, client: union, presses: true, reason: They pay.}
front: {level: hands, whole: 100, gains: union, loses: owners, start: 0.4}
elections: [{party: union, date: 2026-01-10}]
policy: logit
parameters:
  leak_hazard: [0.1, 0.2]
  decision_rate: {lognormal: [0.25, 0.7]}
  penalty: {owners: {gamma: [1, 3]}, owners/union: 0.2}
  attrition: {value: {union: "1/3", owners: [0.1, 0.2, 0.3]}, basis: source, sources: [s1]}
"""
TEXTS = {
    **BASE,
    "case.yaml": BASE["case.yaml"] + "as_of: 2025-03-20\n",
    "parties.yaml": BASE["parties.yaml"] + "- {id: third, name: Third}\n",
    "positions.yaml": BASE["positions.yaml"]
    + "- {party: third, issue: pay, kind: demand, option: five, happened: 2025-03-02, sources: [s1]}\n",
    "front.csv": "date,value,unit,source\n2025-03,40,hands,s1\n",
    "process.yaml": PROCESS,
}
SLIPS = [
    ("E103", "{party: union, date: 2026-01-10}", "‸{party: union}"),
    ("E104", "policy:", "‸polisy:"),
    ("E104", "leak_hazard", "‸leek_hazard"),
    ("E104", "presses", "‸press"),
    ("E104", "basis: source,", "basis: source, ‸resaon: x,"),
    ("E105", PROCESS, "‸- horizon"),
    ("E106", "public: leaked", "public: ‸leaky"),
    ("E106", "basis: source", "basis: ‸sorce"),
    ("E107", "owners/union: 0.2", '‸"owners/the union": 0.2'),
    ("E108", "2026-01-10", "‸2026-01"),
    ("E110", "leak_hazard: [0.1, 0.2]", "leak_hazard: ‸often"),
    ("E111", "[0.1, 0.2]", "‸[0.2, 0.1]"),
    ("E111", "[0.1, 0.2]", "‸[0.1, 0.2, 0.3, 0.4]"),
    ("E112", "horizon: 52", "horizon: ‸0"),
    ("E112", "horizon: 52", "horizon: ‸-3"),
    ("E112", "[0.1, 0.2]", "‸[-0.1, 0.2]"),
    ("E112", "leak_hazard: [0.1, 0.2]", "turn_chance: ‸1.2"),
    ("E112", "leak_hazard: [0.1, 0.2]", "turn_chance: {union: {value: ‸[0.5, 1.2], reason: x}}"),
    ("E112", "leak_hazard: [0.1, 0.2]", "front_volatility: {normal: ‸[-1, 1]}"),
    ("E112", "whole: 100", "whole: ‸0"),
    ("E112", "start: 0.4", "start: ‸40"),
    ("E120", "leak_hazard: [0.1, 0.2]", "‸leak_hazard: {}"),
    ("E126", "{gamma: [1, 3]}", "{gamma: ‸[1]}"),
    ("E126", "{gamma: [1, 3]}", "{gamma: ‸[0, 3]}"),
    ("E126", "{lognormal: [0.25, 0.7]}", "{lognormal: ‸[0.25, -0.7]}"),
    ("E201", "client: union", "client: ‸unoin"),
    ("E201", "{party: union, date", "{party: ‸unoin, date"),
    ("E201", "loses: owners", "loses: ‸onwers"),
    ("E201", "owners: [0.1, 0.2, 0.3]", "onwers: ‸[0.1, 0.2, 0.3]"),
    ("E204", "on_table: second", "on_table: ‸secnd"),
    ("E205", "sources: [s1]", "sources: [‸s9]"),
    ("E205", "reason: They pay.", "sources: [‸s9]"),
    ("E238", "[0.1, 0.2]", "‸{union: 0.1}"),
    ("E238", "owners: [0.1, 0.2, 0.3]", "‸owners/union: 0.1"),
    ("E238", "{gamma: [1, 3]}", "‸{union: 0.1}"),
    ("E238", "owners: {gamma: [1, 3]}", "union: {gamma: ‸[1, 3]}"),
    ("E238", "attrition: {value: {union", "attrition: {value: {third: ‸1, union"),
    ("E239", "level: hands", "level: ‸hand"),
    ("E239", "level: hands", "level: hands, gains_whole: 10, gains_series: ‸fists"),
    ("E240", "client: union", "client: ‸owners"),
    ("E240", ", presses: true", ""),
    ("E240", "whole: 100, ", ""),
    ("E240", "loses: owners", "loses: ‸union"),
    ("E240", "start: 0.4", "start: ‸0.4, high: 0.3"),
    ("E240", "start: 0.4", "low: 0.5, high: ‸0.5"),
    ("E240", "public: leaked\n", ""),
    ("E240", "{level: hands, whole: 100, gains: union, loses: owners, start: 0.4}", "{gains: union, loses: owners}"),
    ("E241", "horizon: 52", "horizon: ‸2025-03-20"),
    ("E241", "horizon: 52", "horizon: 2025-12-31"),
    ("E241", "date: 2026-01-10", "date: ‸2026-01-10, known_from: 2026-02-01"),
    ("E241", "2025-03-09", "‸2025-03-21"),
    ("E310", PROCESS, PROCESS),
    ("W118", "2026-01-10", "‸2025-03-10"),
]
"""Code, what stands there, and what stands there with the slip and, mostly, a mark where the fault is expected."""
PROVOKED = {code for code, _, _ in SLIPS} - {"E310"}
"""The codes that this module provokes; `test_fault_places` counts on it."""


def settings(case: Case) -> ProcessSettings:
    assert case.process is not None
    return case.process


def number(found: ProcessSettings, key: str, of: str = "") -> ParameterSetting:
    return next(item for item in found.parameters if (item.key, item.of) == (key, of))


def test_everything_that_is_set_is_in_the_case(tmp_path: Path) -> None:
    case, faults = check_case(put(TEXTS, tmp_path / "case"))
    assert faults == ()
    assert case is not None
    found = settings(case)
    assert (found.weeks, found.until, found.on_table) == (Fraction(52), None, "second")
    assert (found.public, found.public_since, found.policy) == ("leaked", dt.date(2025, 3, 9), "logit")
    assert found.patrons is not None
    assert [(item.party, item.client, item.backs, item.presses) for item in found.patrons] == [
        ("owners", "union", False, True)
    ]
    assert found.front is not None
    assert (found.front.level, found.front.whole, found.front.start) == ("hands", Fraction(100), Fraction(2, 5))
    assert [(item.party, item.date) for item in found.elections] == [("union", dt.date(2026, 1, 10))]
    assert number(found, "leak_hazard").distribution.shape == "uniform"
    assert number(found, "decision_rate").distribution.numbers == (0.25, 0.7)
    assert number(found, "penalty", "owners").shape == "gamma"
    assert number(found, "penalty", "owners/union").numbers == (Fraction(1, 5),)
    third = number(found, "attrition", "union")
    assert (third.numbers, third.basis, third.sources) == ((Fraction(1, 3),), "source", ("s1",))
    assert number(found, "attrition", "owners").shape == "triangular"


@pytest.mark.parametrize(("code", "old", "new"), SLIPS, ids=lambda text: text[:50].replace("\n", " "))
def test_each_slip_is_found_at_its_place(code: str, old: str, new: str, tmp_path: Path) -> None:
    assert old in PROCESS
    texts = {**TEXTS, "process.yaml": PROCESS.replace(old, new, 1)}
    if code == "E310":
        texts["case.yaml"] += "process: {horizon: 10}\n"
    place = None
    if MARK in new:
        texts["process.yaml"], line, column = marked(texts["process.yaml"])
        place = ("process.yaml", line, column)
    case, faults = check_case(put(texts, tmp_path / "case"))
    assert (case is None) == code.startswith("E")
    assert code in {fault.code for fault in faults}, [str(fault) for fault in faults]
    assert len(faults) <= 2, [str(fault) for fault in faults]
    if place is not None:
        assert place in {(fault.file, fault.line, fault.column) for fault in faults if fault.code == code}


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("leak_hazard", "leek_hazard", "leak_hazard"),
        ("level: hands", "level: hand", "hands"),
        ("horizon", "horizont", "horizon"),
        ("client: union", "client: unoin", "union"),
    ],
)
def test_a_near_miss_is_named(old: str, new: str, hint: str, tmp_path: Path) -> None:
    _, faults = check_case(put({**TEXTS, "process.yaml": PROCESS.replace(old, new, 1)}, tmp_path / "case"))
    assert [fault.hint for fault in faults if fault.hint == f'did you mean "{hint}"?']


def test_it_may_stand_in_the_one_file_of_a_case(tmp_path: Path) -> None:
    texts = {name: text for name, text in TEXTS.items() if name != "process.yaml"}
    inner = "process:\n" + "".join(f"  {line}\n" for line in PROCESS.splitlines())
    apart, within = tmp_path / "apart" / "case", tmp_path / "within" / "case"
    one = read_case(put(TEXTS, apart))
    two = read_case(put({**texts, "case.yaml": texts["case.yaml"] + inner}, within))
    assert one == two
    write_case(replace(two, process=replace(settings(two), weeks=Fraction(10))), within)
    assert settings(read_case(within)).weeks == 10
    assert not (within / "process.yaml").exists()


def test_it_comes_back_from_a_new_folder_and_the_rest_of_a_file_stays(tmp_path: Path) -> None:
    folder = put(TEXTS, tmp_path / "case")
    case = read_case(folder)
    assert case.process is not None
    write_case(case, tmp_path / "new" / "case")
    assert read_case(tmp_path / "new" / "case") == case
    assert write_case(replace(case, process=replace(case.process, policy="always")), folder) == ("process.yaml",)
    changed = (folder / "process.yaml").read_text()
    assert changed == PROCESS.replace("policy: logit", "policy: always")
    assert write_case(replace(case, process=None), folder) == ("process.yaml",)
    assert not (folder / "process.yaml").exists()
    write_case(case, folder)
    assert read_case(folder) == case


def test_the_schema_knows_the_file(tmp_path: Path) -> None:
    schema = case_schema()
    registry: Registry[object] = Registry().with_resource("urn:case", Resource.from_contents(schema))
    validator = Draft202012Validator({"$ref": "urn:case#/$defs/process.yaml"}, registry=registry)
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    assert list(validator.iter_errors(yaml.load(PROCESS))) == []
    for old, new in (("policy", "polisy"), ("leak_hazard", "leek_hazard"), ("public: leaked", "public: leaky")):
        assert list(validator.iter_errors(yaml.load(PROCESS.replace(old, new, 1))))


def test_what_nobody_could_have_said_by_a_day_is_not_there_on_it(tmp_path: Path) -> None:
    later = PROCESS.replace("reason: They pay.", "known_from: 2025-03-10").replace(
        "leak_hazard: [0.1, 0.2]", "leak_hazard: {value: [0.1, 0.2], known_from: 2025-03-15}"
    )
    case = read_case(put({**TEXTS, "process.yaml": later}, tmp_path / "case"))
    early, middle = settings(case.at(dt.date(2025, 3, 9))), settings(case.at(dt.date(2025, 3, 12)))
    assert early.patrons is None
    assert middle.patrons is not None
    assert "leak_hazard" not in {item.key for item in middle.parameters}
    assert settings(case.at(dt.date(2025, 3, 8))).on_table == ""


def test_hidden_settings_are_as_if_they_had_never_been_there(tmp_path: Path) -> None:
    """Neither what they say nor how many there are can be told from what others see."""
    marks = [
        PROCESS.replace("reason: They pay.", "audience: mediator").replace(
            "leak_hazard: [0.1, 0.2]", f"leak_hazard: {{value: {value}, audience: mediator}}"
        )
        for value in ("0.1", "[0.3, 0.4]")
    ]
    seen = [
        read_case(put({**TEXTS, "process.yaml": text}, tmp_path / str(place))).seen_by("public")
        for place, text in enumerate(marks)
    ]
    assert replace(seen[0], id="") == replace(seen[1], id="")
    assert seen[0].withheld == 2
    assert settings(seen[0]).patrons is None
    whole = read_case(put({**TEXTS, "process.yaml": PROCESS + "audience: [union]\n"}, tmp_path / "whole"))
    assert whole.seen_by("public").process is None
    assert whole.seen_by("public").withheld == 1
    assert whole.seen_by("union").process is not None
    assert settings(whole).audience == Audience("parties", ("union",))


def test_no_fault_leaves_anything_written(tmp_path: Path) -> None:
    case = read_case(put(TEXTS, tmp_path / "case"))
    assert case.process is not None
    with pytest.raises(CaseError, match="E204"):
        write_case(replace(case, process=replace(case.process, on_table="third")), tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("item", parameters(), ids=lambda item: item.key)
def test_every_parameter_can_be_set_to_its_own_default(tmp_path: Path, item: object) -> None:
    from onetext.model import Parameter

    assert isinstance(item, Parameter)
    shown = ", ".join(str(number) for number in item.default.numbers)
    text = f"parameters:\n  {item.key}: {{{item.default.shape}: [{shown}]}}\n"
    case = read_case(put({**BASE, "process.yaml": text}, tmp_path / "case"))
    assert settings(case).parameters[0].distribution == item.default
