"""Files from strangers that are wrong or hostile: a fault with its place and how to mend it, never anything worse."""

from __future__ import annotations

import encodings.aliases
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from genius_texts import DOMAIN, PROFILE, genius, web, web_profile
from hypothesis import given
from hypothesis import strategies as st

from onetext.casefile import read_genius, read_geniusweb
from onetext.errors import CaseError, Fault, UsageError

PROVOKED = {f"E{number}" for number in range(401, 411)}
"""The codes that this module provokes; `test_fault_places` counts on it."""

GOOD = web_profile(
    {"pay": {"values": ["low", "high"]}, "hours": {"range": {"low": 10, "high": 40, "step": 10}}},
    {"pay": 0.5, "hours": 0.5},
    {
        "pay": {"discreteutils": {"valueUtilities": {"low": 0, "high": 1}}},
        "hours": {"numberutils": {"lowValue": 10, "lowUtility": 1, "highValue": 40, "highUtility": 0}},
    },
    reservationBid=None,
)


def faults_of(attempt: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(CaseError) as caught:
        attempt()
    assert all(fault.message for fault in caught.value.faults)
    return caught.value.faults


def outcome(attempt: Callable[[], object]) -> set[str]:
    """The codes of the faults of an attempt; none where it succeeds."""
    try:
        attempt()
    except CaseError as error:
        return {fault.code for fault in error.faults}
    return set()


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


# -- what is wrong in XML ------------------------------------------------------------------------------------------

LOOSE = ("E401", 'value="ten" eval', 'value="ten" "eval', 10, 30, "not well-formed XML")
PROFILE_SLIPS = [
    LOOSE,
    ("E405", 'value="0.6"', 'value="0,6"', 3, 3, '"0,6" is no number'),
    ("E405", 'value="0.6"', 'value="-0.6"', 3, 3, "negative number"),
    ("E405", 'value="0.6"', 'value="NaN"', 3, 3, '"NaN" is no number'),
    ("E405", 'value="0.6"', 'value="Infinity"', 3, 3, "no number"),
    ("E405", 'value="0.6"', 'value="1e999999"', 3, 3, "exponent"),
    ("E405", 'value="0.6"', f'value="{"9" * 5000}"', 3, 3, "longer than"),
    ("E405", 'evaluation="80"', 'evaluation="0x1F"', 10, 50, "no number"),
    ("E405", '<weight index="1"', '<weight index="1.5"', 3, 3, "no whole number"),
    ("E406", ' evaluation="80"', "", 10, 50, "has no evaluation"),
    ("E406", 'evaluation="80"', 'evaluation="null"', 10, 50, "has no evaluation"),
    ("E406", '<weight index="2" value="0.4"/>', "", 9, 3, 'issue "Stalls" has no weight'),
    ("E406", 'name="Stalls"', "", 9, 3, "no name"),
    ("E406", '<item index="1" value="five"', "<item", 10, 4, "has no value"),
    ("E407", 'name="Stalls"', 'name="Stall"', 9, 3, 'the domain has no issue "Stall"'),
    ("E407", 'value="ten"', 'value="tens"', 10, 50, 'no value "tens" in the domain'),
    (
        "E407",
        'name="Stalls" type="discrete"',
        'name="Stalls" type="real"',
        9,
        3,
        "real here, and discrete in the domain",
    ),
    ("E408", 'name="Stalls" type="discrete"', 'name="Stalls" type="fuzzy"', 9, 3, 'the unknown type "fuzzy"'),
    ("E408", "<utility_space>", '<utility_space type="nonlinear">', 1, 1, "not a weighted sum"),
    ("E408", "<utility_space>", "<utility_space><utility_function/>", 1, 1, "not a weighted sum"),
    ("E409", '<weight index="2"', '<weight index="1"', 3, 34, "index 1 has two weights"),
    ("E409", 'name="Stalls"', 'name="Music"', 9, 3, 'the issue "Music" stands here twice'),
    ("E409", '<issue index="2"', '<issue index="1"', 9, 3, "both have the index 1"),
    ("E409", "<reservation", '<reservation value="0.4"/><reservation', 13, 28, "another <reservation>"),
]


@pytest.mark.parametrize(("code", "old", "new", "line", "column", "says"), PROFILE_SLIPS)
def test_a_slip_in_a_profile_is_found_where_it_is(
    tmp_path: Path, code: str, old: str, new: str, line: int, column: int, says: str
) -> None:
    faults = faults_of(lambda: genius(tmp_path, ann=changed(PROFILE, (old, new))))
    found = next(fault for fault in faults if fault.code == code and says in fault.message)
    assert found.file == str(tmp_path / "ann.xml")
    assert found.line == line
    assert found.excerpt
    if code != "E401":
        assert found.column == column
        assert found.hint or code == "E405"


DOMAIN_SLIPS = [
    ("E401", "</negotiation_template>", "", "no element found"),
    ("E406", "negotiation_template>", "recipe>", "neither of a Genius domain nor of a profile"),
    ("E406", '<item index="1" value="five"/><item index="2" value="ten"/>', "", "has no values"),
    ("E406", 'value="five"', 'value=" "', "has no value"),
    ("E409", 'name="Stalls"', 'name="Music"', "stands here twice"),
]


@pytest.mark.parametrize(("code", "old", "new", "says"), DOMAIN_SLIPS)
def test_a_slip_in_a_domain_is_found(tmp_path: Path, code: str, old: str, new: str, says: str) -> None:
    text = DOMAIN.replace(old, new)
    assert text != DOMAIN
    faults = faults_of(lambda: genius(tmp_path, text, ann=PROFILE))
    assert [fault for fault in faults if fault.code == code and says in fault.message and fault.line]


def test_a_domain_of_open_numbers_alone_is_refused(tmp_path: Path) -> None:
    text = '<domain><issue index="1" name="Price" type="real"><range lowerbound="0" upperbound="1"/></issue></domain>'
    assert [fault.code for fault in faults_of(lambda: genius(tmp_path, text, ann=PROFILE))] == ["E410"]


def test_more_values_than_a_case_can_hold_are_refused(tmp_path: Path) -> None:
    items = "".join(f'<item value="v{i}"/>' for i in range(257))
    text = f'<domain><issue index="1" name="Price">{items}</issue></domain>'
    (fault,) = faults_of(lambda: genius(tmp_path, text, ann=PROFILE))
    assert (fault.code, "257 values" in fault.message) == ("E410", True)


@pytest.mark.parametrize(
    ("evaluator", "code"),
    [
        ('<evaluator ftype="faratin"/>', "E408"),
        ('<evaluator ftype="linear" parameter0="1" parameter1="0"/>', "E406"),
        ('<evaluator ftype="constant"/>', "E406"),
        ('<evaluator ftype="triangular" parameter0="0" parameter1="1"/>', "E406"),
        ('<evaluator ftype="triangular" parameter0="3" parameter1="1" parameter2="9"/>', "E405"),
        ('<evaluator slope="1" offset="0"/><evaluator slope="1" offset="0"/>', "E409"),
    ],
)
def test_an_evaluator_that_cannot_be_read_is_refused(tmp_path: Path, evaluator: str, code: str) -> None:
    issue = '<issue index="1" name="Stalls" type="integer" lowerbound="1" upperbound="3">'
    domain = f"<domain>{issue}</issue></domain>"
    profile = f'<utility_space><weight index="1" value="1"/>{issue}{evaluator}</issue></utility_space>'
    assert code in {fault.code for fault in faults_of(lambda: genius(tmp_path, domain, ann=profile))}


@pytest.mark.parametrize(("low", "high", "code"), [("1", "4", "E407"), ("x", "3", "E405"), ("1", "2.5", "E405")])
def test_bounds_that_do_not_fit_the_domain_are_refused(tmp_path: Path, low: str, high: str, code: str) -> None:
    issue = '<issue index="1" name="Stalls" type="integer" lowerbound="{}" upperbound="{}">{}</issue>'
    domain = f"<domain>{issue.format(1, 3, '')}</domain>"
    inner = issue.format(low, high, '<evaluator slope="1" offset="0"/>')
    profile = f'<utility_space><weight index="1" value="1"/>{inner}</utility_space>'
    assert [fault.code for fault in faults_of(lambda: genius(tmp_path, domain, ann=profile))] == [code]


@pytest.mark.parametrize(("low", "high"), [(3, 1), ("", "5")])
def test_bounds_that_are_none_are_refused(tmp_path: Path, low: object, high: object) -> None:
    issue = f'<issue index="1" name="Stalls" type="integer" lowerbound="{low}" upperbound="{high}"/>'
    assert faults_of(lambda: genius(tmp_path, f"<domain>{issue}</domain>", ann=PROFILE))[0].line == 1


def test_faults_of_all_profiles_come_at_once(tmp_path: Path) -> None:
    wrong = changed(PROFILE, ('value="0.6"', 'value="x"'), ('value="ten"', 'value="twelve"'))
    faults = faults_of(lambda: genius(tmp_path, ann=wrong, ben=wrong))
    assert {Path(fault.file).name for fault in faults} == {"ann.xml", "ben.xml"}
    assert len({(fault.file, fault.code) for fault in faults}) == 4


def test_a_number_of_too_many_digits_is_refused_and_not_rounded(tmp_path: Path) -> None:
    long = [f"0.{seed**60}"[:72] for seed in (13, 17, 19, 23)]
    text = changed(PROFILE, ('value="0.6"', f'value="{long[0]}"'), ('value="0.4"', f'value="{long[1]}"'))
    text = changed(text, ('evaluation="3"', f'evaluation="{long[2]}"'), ('evaluation="2"', f'evaluation="{long[3]}"'))
    text = changed(text, ('evaluation="1"', 'evaluation="0"'))
    (fault,) = faults_of(lambda: genius(tmp_path, ann=text))
    assert (fault.code, "too many digits" in fault.message) == ("E405", True)


# -- hostile XML ---------------------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">'


@pytest.mark.parametrize(
    "start", [LAUGHS + "]>", OUTSIDE + "]>", '<!DOCTYPE a SYSTEM "http://localhost/x.dtd">', "<!DOCTYPE a>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_document_types_and_entities_are_refused_in_every_encoding(tmp_path: Path, start: str, encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?>' if encoding.startswith("utf-16") else ""
    text = (declared + start + PROFILE.replace("School", "&j;" if "&a;" in start else "S")).encode(encoding)
    (fault,) = faults_of(lambda: genius(tmp_path, ann=text))
    assert (fault.code, fault.line) == ("E402", 1)


def test_an_entity_that_nothing_declares_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(lambda: genius(tmp_path, ann=PROFILE.replace("School", "&laugh;")))
    assert (fault.code, "undefined entity" in fault.message) == ("E401", True)


@pytest.mark.parametrize("text", ["<objective>" * 100_000, "<objective>" * 60 + "</objective>" * 60])
def test_deep_nesting_is_refused(tmp_path: Path, text: str) -> None:
    (fault,) = faults_of(lambda: genius(tmp_path, f"<domain>{text}</domain>", ann=PROFILE))
    assert (fault.code, "deeper than 50" in fault.message) == ("E403", True)


def test_too_many_elements_are_refused(tmp_path: Path) -> None:
    (fault,) = faults_of(lambda: genius(tmp_path, f"<domain>{'<a/>' * 300_000}</domain>", ann=PROFILE))
    assert (fault.code, "200,000 elements" in fault.message) == ("E403", True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E401"),
        (b"\x00\x01\x02\xff" * 50, "E401"),
        (b"%PDF-1.7", "E401"),
        (PROFILE.encode()[:200], "E401"),
        (PROFILE.replace("School", "Sch\xf6l").encode("latin-1"), "E401"),
        (PROFILE.encode("utf-32"), "E401"),
        (b'<?xml version="1.0" encoding="shift_jis"?><a/>', "E401"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "E401"),
        (b"<a/>" * 2, "E401"),
        (b"<a " + b"b" * (21 * 1024 * 1024), "E305"),
    ],
)
def test_what_is_no_xml_is_a_fault(tmp_path: Path, content: bytes, code: str) -> None:
    assert [fault.code for fault in faults_of(lambda: genius(tmp_path, ann=content))] == [code]


@pytest.mark.parametrize("name", sorted({*encodings.aliases.aliases.values(), "rot13", "zlib", "undefined", "idna"}))
def test_no_encoding_that_a_file_declares_leads_to_anything_but_a_case_or_a_fault(tmp_path: Path, name: str) -> None:
    text = f'<?xml version="1.0" encoding="{name.replace("_", "-")}"?>{PROFILE}'.encode()
    assert outcome(lambda: genius(tmp_path, ann=text)) <= PROVOKED


def test_missing_files_and_folders_are_faults(tmp_path: Path) -> None:
    genius(tmp_path, ann=PROFILE)
    missing = faults_of(lambda: read_genius(tmp_path / "no.xml", {"ann": tmp_path / "ann.xml"}, case_id="x"))
    folder = faults_of(lambda: read_genius(tmp_path / "domain.xml", {"ann": tmp_path}, case_id="x"))
    assert [fault.code for fault in (*missing, *folder)] == ["E301", "E308"]


@given(st.binary(max_size=60), st.integers(0, len(PROFILE)), st.integers(0, 40))
def test_no_damage_leads_to_anything_but_a_case_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int, gone: int
) -> None:
    data = PROFILE.encode()
    folder = tmp_path_factory.mktemp("x")
    assert outcome(lambda: genius(folder, ann=data[:place] + noise + data[place + gone :])) <= PROVOKED


# -- what is wrong in JSON -----------------------------------------------------------------------------------------


def with_part(path: str, value: object) -> dict[str, object]:
    """The good profile with one part set, or taken out with `...`."""
    profile = json.loads(json.dumps(GOOD))
    *way, last = path.split("/")
    place = profile["LinearAdditiveUtilitySpace"]
    for key in way:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return dict(profile)


PAY, HOURS = "issueUtilities/pay/discreteutils/valueUtilities", "issueUtilities/hours/numberutils"
WEB_SLIPS = [
    ("E405", "issueWeights/pay", "a half"),
    ("E405", "issueWeights/pay", -0.1),
    ("E405", "issueWeights/pay", 1.5),
    ("E405", "issueWeights/pay", None),
    ("E405", f"{PAY}/low", 2),
    ("E405", f"{HOURS}/lowUtility", ...),
    ("E405", "domain/issuesValues/hours", {"range": [10, 40, 0]}),
    ("E405", "domain/issuesValues/hours", {"range": [40, 10, 1]}),
    ("E405", "domain/issuesValues/hours", {"range": {"low": 1}}),
    ("E406", "domain", ...),
    ("E406", "domain", []),
    ("E406", "domain/issuesValues", {}),
    ("E406", "domain/issuesValues/pay", {}),
    ("E406", "domain/issuesValues/pay", {"values": []}),
    ("E406", "domain/issuesValues/pay", {"values": [["low"]]}),
    ("E406", "domain/issuesValues/ ", {"values": ["low"]}),
    ("E406", "issueUtilities", ...),
    ("E406", "reservationBid", {"bid": {}}),
    ("E407", "issueWeights/pay", ...),
    ("E407", "issueWeights/wage", 0.2),
    ("E407", "issueUtilities/wage", {}),
    ("E407", f"{PAY}/middle", 0.5),
    ("E407", f"{PAY}/low", ...),
    ("E407", f"{HOURS}/highValue", 50),
    ("E407", "reservationBid", {"issuevalues": {"pay": "middle"}}),
    ("E407", "reservationBid", {"issuevalues": {"wage": "low"}}),
    ("E407", "reservationBid", {"issuevalues": {"hours": 15}}),
    ("E408", "issueUtilities/pay", {"numberutils": {}}),
    ("E408", "issueUtilities/hours", {"discreteutils": {}}),
    ("E410", "domain/issuesValues", {"pay": {"range": [0, 1, 0.0001]}}),
    ("E410", "domain/issuesValues/pay", {"values": [f"v{i}" for i in range(300)]}),
]


@pytest.mark.parametrize(("code", "path", "value"), WEB_SLIPS)
def test_a_slip_in_a_geniusweb_profile_is_found(tmp_path: Path, code: str, path: str, value: object) -> None:
    faults = faults_of(lambda: web(tmp_path, ann=with_part(path, value)))
    assert code in {fault.code for fault in faults}
    assert {fault.file for fault in faults} == {str(tmp_path / "ann.json")}


@pytest.mark.parametrize("kind", ["SumOfGroupsUtilitySpace", "DefaultPartialOrdering", "Odd"])
def test_other_kinds_of_profiles_are_refused_by_name(tmp_path: Path, kind: str) -> None:
    (fault,) = faults_of(lambda: web(tmp_path, ann={kind: {}}))
    assert (fault.code, kind in fault.message) == ("E408", True)


def test_a_domain_alone_is_no_profile(tmp_path: Path) -> None:
    (fault,) = faults_of(lambda: web(tmp_path, ann={"name": "jobs", "issuesValues": {}}))
    assert (fault.code, "without preferences" in fault.message) == ("E406", True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E404"),
        ("{", "E404"),
        ('{"a": NaN}', "E404"),
        ('{"a": -Infinity}', "E404"),
        (r'{"a": "\ud800"}', "E404"),
        (r'{"\ud800": 1}', "E404"),
        ('{"a": 1, "a": 1}', "E409"),
        ("[" * 100_000, "E403"),
        ("[" * 41 + "]" * 41, "E403"),
        ("[" + "1," * 500_000 + "1]", "E403"),
        ('{"a": "' + r"\"" * 3_000_000, "E404"),
        ("[]", "E406"),
        ("null", "E406"),
        ("7", "E406"),
        ('{"a": ' + "9" * 1_000_000 + "}", "E408"),
        (json.dumps(GOOD)[:-20], "E404"),
        (json.dumps(GOOD).encode("utf-16"), "E306"),
        (json.dumps(GOOD).replace("jobs", "jöbs").encode("latin-1").replace(b"\\u00f6", b"\xf6"), "E307"),
    ],
)
def test_what_is_no_profile_is_a_fault(tmp_path: Path, text: str | bytes, code: str) -> None:
    if code == "E307":
        assert isinstance(text, bytes)
        text = text.replace(b"jobs", b"j\xf6bs")
    start = time.perf_counter()
    assert [fault.code for fault in faults_of(lambda: web(tmp_path, ann=text))] == [code]
    assert time.perf_counter() - start < 20


def test_the_place_of_a_slip_in_json_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(lambda: web(tmp_path, ann='{\n  "a": 1,\n  b: 2\n}'))
    assert (fault.code, fault.line, fault.column) == ("E404", 3, 3)


@pytest.mark.parametrize("number", ["1e999999", "0." + "1" * 5000, '"0x1"', '"0,5"'])
def test_absurd_numbers_are_refused_before_they_are_worked_out(tmp_path: Path, number: str) -> None:
    text = json.dumps(GOOD).replace('"pay": 0.5', f'"pay": {number}')
    assert text != json.dumps(GOOD)
    assert [fault.code for fault in faults_of(lambda: web(tmp_path, ann=text))] == ["E405"]


def test_profiles_of_different_domains_are_refused(tmp_path: Path) -> None:
    other = with_part("domain/issuesValues/pay", {"values": ["low", "high", "middle"]})
    space = other["LinearAdditiveUtilitySpace"]
    assert isinstance(space, dict)
    space["issueUtilities"]["pay"]["discreteutils"]["valueUtilities"]["middle"] = 0.5
    (fault,) = faults_of(lambda: web(tmp_path, ann=GOOD, ben=other))
    assert fault.code == "E407"
    assert fault.file == str(tmp_path / "ben.json")
    assert 'issue "pay" has other values' in fault.message


# -- parties -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("party", ["", "two words", "Київ", "-x", "x" * 65])
def test_a_party_needs_a_proper_id(tmp_path: Path, party: str) -> None:
    genius(tmp_path, ann=PROFILE)
    with pytest.raises(UsageError, match="cannot be the id of a party"):
        read_genius(tmp_path / "domain.xml", {party: tmp_path / "ann.xml"}, case_id="x")


def test_two_profiles_of_one_name_need_ids_of_their_own(tmp_path: Path) -> None:
    web(tmp_path, ann=GOOD, ben=GOOD)
    files = [tmp_path / "ann.json", tmp_path / "ben.json"]
    with pytest.raises(UsageError, match='both be party "p"'):
        read_geniusweb(files, {}, case_id="x")
    with pytest.raises(UsageError, match="nothing to import"):
        read_geniusweb([], {}, case_id="x")
