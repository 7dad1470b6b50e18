"""Genius domains as they are found in the wild: each quirk by itself, with values worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from genius_texts import DOMAIN, PROFILE, genius

from onetext.casefile import check_case, read_case, write_case
from onetext.errors import UsageError

BAND_TEN = ("Brass band", "ten")
RECORDS_FIVE = ("Records & lamps", "five")


def test_a_plain_domain_is_100_times_its_utility(tmp_path: Path) -> None:
    """0.6·3/3 + 0.4·80/80 and 0.6·2/3 + 0.4·20/80."""
    found = genius(tmp_path, ann=PROFILE)
    assert found.value("ann", BAND_TEN) == 100
    assert found.value("ann", RECORDS_FIVE) == 50
    assert found.value("ann", ("none", "five")) == 30
    assert found.no_deal("ann") == 35
    assert found.dropped == ()


def test_what_a_case_needs_besides_is_there(tmp_path: Path) -> None:
    found = genius(tmp_path, ann=PROFILE, ben=PROFILE).case
    assert found.title == "School fair"
    assert found.signatories == ("ann", "ben")
    assert [issue.title for issue in found.issues] == ["Music", "Stalls"]
    assert found.issues[0].option_ids == ("brass-band", "records-lamps", "none")
    assert [issue.ordered for issue in found.issues] == [False, False]
    assert "domain.xml" in found.summary
    assert str(tmp_path) not in repr(found)


def test_thirds_are_kept_in_the_files_and_read_back(tmp_path: Path) -> None:
    case = genius(tmp_path, ann=PROFILE).case
    write_case(case, tmp_path / "fair")
    assert read_case(tmp_path / "fair") == case
    assert "200/3" in (tmp_path / "fair" / "weights.yaml").read_text(encoding="utf-8")
    told, faults = check_case(tmp_path / "fair")
    assert told == case
    assert {fault.code for fault in faults} == {"W104"}


def test_issues_are_matched_by_name_and_weights_by_the_index_they_have_in_the_profile(tmp_path: Path) -> None:
    """Here Stalls is 7 and comes first, and 1 and 2 mean nothing."""
    turned = """<utility_space><objective index="6"><weight index="8" value="0.6"/><weight index="7" value="0.4"/>
    <issue index="7" name="Stalls"><item value="ten" evaluation="80"/><item value="five" evaluation="20"/></issue>
    <issue index="8" name="Music"><item value="none" evaluation="1"/><item value="Brass band" evaluation="3"/>
    <item value="Records &amp; lamps" evaluation="2"/></issue></objective><reservation value="0.35"/></utility_space>"""
    plain, found = genius(tmp_path, ann=PROFILE), genius(tmp_path, ann=turned)
    assert [found.value("ann", p) for p in found.packages()] == [plain.value("ann", p) for p in plain.packages()]


@pytest.mark.parametrize("base", [0, 2])
def test_indices_may_start_anywhere(tmp_path: Path, base: int) -> None:
    text = PROFILE
    for old, new in (("2", base + 1), ("1", base)):
        text = text.replace(f'<weight index="{old}"', f'<weight INDEX="{new}"').replace(
            f'<issue index="{old}"', f'<issue INDEX="{new}"'
        )
    found = genius(tmp_path, ann=text.replace("INDEX", "index"))
    assert found.value("ann", RECORDS_FIVE) == 50


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b'<?xml version="1.0" encoding="UTF-8"?>\n'])
def test_a_byte_order_mark_or_a_declaration_changes_nothing(tmp_path: Path, start: bytes) -> None:
    found = genius(tmp_path, start + DOMAIN.encode(), ann=start + PROFILE.encode())
    assert found.value("ann", RECORDS_FIVE) == 50


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_an_encoding_that_the_file_declares_is_read(tmp_path: Path, encoding: str) -> None:
    def told(text: str) -> bytes:
        return f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'.replace("Brass", "Bläser").encode(encoding)

    found = genius(tmp_path, told(DOMAIN), ann=told(PROFILE))
    assert found.value("ann", ("Bläser band", "ten")) == 100


def test_items_of_a_similarity_function_are_no_values(tmp_path: Path) -> None:
    nested = '<similarity_function><item value="odd" evaluation="900"/></similarity_function>'
    inside = ('<item index="3" value="none"', f'{nested}<item index="3" value="none"')
    found = genius(tmp_path, DOMAIN.replace(*inside), ann=PROFILE.replace(*inside))
    assert found.value("ann", RECORDS_FIVE) == 50


@pytest.mark.parametrize("root", ["utility_space", "domain"])
def test_a_domain_may_have_another_root(tmp_path: Path, root: str) -> None:
    text = DOMAIN.replace("negotiation_template", root)
    assert genius(tmp_path, text, ann=PROFILE).value("ann", BAND_TEN) == 100


def test_issues_may_lie_in_groups_whose_own_weights_do_not_count(tmp_path: Path) -> None:
    group = ('<issue index="2"', '<objective index="9"><issue index="2"')
    text = DOMAIN.replace(*group).replace("</objective>", "</objective></objective>")
    inner = PROFILE.replace(*group).replace("</objective>", "</objective></objective>")
    found = genius(
        tmp_path, text, ann=inner.replace('<weight index="1"', '<weight index="9" value="0.7"/><weight index="1"')
    )
    assert found.value("ann", RECORDS_FIVE) == 50
    assert "weight 0.7 of index 9: it belongs to a group" in found.told


def test_a_value_that_stands_twice_is_one_option_and_its_last_evaluation_counts(tmp_path: Path) -> None:
    """As in Genius, where a later evaluation takes the place of an earlier one."""
    twice = DOMAIN.replace('value="ten"/>', 'value="ten"/><item index="3" value="five"/>')
    text = PROFILE.replace('evaluation="80"/>', 'evaluation="80"/><item index="3" value="five" evaluation="40"/>')
    found = genius(tmp_path, twice, ann=text)
    assert [option.title for option in found.case.issues[1].options] == ["five", "ten"]
    assert found.value("ann", ("Brass band", "five")) == 60 + 20
    assert 'value "five" of issue "Stalls" stands 2 times' in found.told
    assert 'evaluation 20 of value "five"' in found.told


def test_names_of_any_script_stay_as_titles_and_ids_are_plain(tmp_path: Path) -> None:
    names = [("Music", "Музика"), ("none", "-5"), ("Brass band", 'Band "B"'.replace('"', "&quot;"))]
    domain, profile = DOMAIN, PROFILE
    for old, new in names:
        domain, profile = domain.replace(f'"{old}"', f'"{new}"'), profile.replace(f'"{old}"', f'"{new}"')
    found = genius(tmp_path, domain, ann=profile)
    issue = found.case.issues[0]
    assert (issue.id, issue.title) == ("issue-1", "Музика")
    assert [(option.id, option.title) for option in issue.options] == [
        ("band-b", 'Band "B"'),
        ("records-lamps", "Records & lamps"),
        ("minus-5", "-5"),
    ]
    assert found.value("ann", ('Band "B"', "ten")) == 100


def test_names_that_make_the_same_id_get_different_ones(tmp_path: Path) -> None:
    domain, profile = (text.replace('"ten"', '"FIVE!"') for text in (DOMAIN, PROFILE))
    assert genius(tmp_path, domain, ann=profile).case.issues[1].option_ids == ("five", "five-2")


# -- numbers -------------------------------------------------------------------------------------------------------


def integer(text: str, evaluator: str, domain_part: str = 'lowerbound="10" upperbound="14"') -> str:
    """The fair with a number of stalls instead of names."""
    start, end = text.index('<issue index="2"'), text.index("</objective>")
    return f'{text[:start]}<issue index="2" name="Stalls" type="integer" {domain_part}>{evaluator}</issue>{text[end:]}'


@pytest.mark.parametrize(
    ("evaluator", "expected"),
    [
        ('<evaluator ftype="linear" slope="0.25" offset="0"/>', ["0", "0.25", "0.5", "0.75", "1"]),
        ('<evaluator slope="-0.3" offset="1.1"/>', ["1", "0.8", "0.5", "0.2", "0"]),
        ('<evaluator ftype="constant" parameter0="0.7"/>', ["0.7"] * 5),
        (
            '<evaluator ftype="triangular" parameter0="10" parameter1="14" parameter2="11"/>',
            ["0", "1", "2/3", "1/3", "0"],
        ),
        ("", ["0"] * 5),
    ],
)
def test_whole_numbers_become_options_in_order(tmp_path: Path, evaluator: str, expected: list[str]) -> None:
    """A line counts from the lowest value, and is cut off at 0 and 1."""
    found = genius(tmp_path, integer(DOMAIN, ""), ann=integer(PROFILE, evaluator))
    issue = found.case.issues[1]
    assert issue.ordered
    assert issue.option_ids == ("10", "11", "12", "13", "14")
    values = [found.value("ann", ("none", title)) for title in issue.option_ids]
    assert values == [20 + 40 * Fraction(text) for text in expected]


def test_what_was_cut_off_is_told(tmp_path: Path) -> None:
    text = integer(PROFILE, '<evaluator ftype="linear" slope="-0.3" offset="1.1"/>')
    assert "outside 0 to 1, at 2 of its values" in genius(tmp_path, integer(DOMAIN, ""), ann=text).told


def test_bounds_may_stand_in_a_child_called_range(tmp_path: Path) -> None:
    bounds = '<range lowerbound="10" upperbound="14"/>'
    text = integer(PROFILE, bounds + '<evaluator ftype="linear" slope="0.25" offset="0"/>', "")
    assert genius(tmp_path, integer(DOMAIN, bounds, ""), ann=text).value("ann", ("none", "12")) == 40


@pytest.mark.parametrize(
    ("kind", "bounds"),
    [("real", '<range lowerbound="0" upperbound="2.5"/>'), ("integer", '<range lowerbound="1" upperbound="257"/>')],
)
def test_numbers_that_are_no_list_stay_as_an_issue_of_unknown_score(tmp_path: Path, kind: str, bounds: str) -> None:
    """The value of a package is then a range as wide as the weight."""
    expect_open = kind == "real"
    domain, profile = (integer(text, bounds, "").replace('"integer"', f'"{kind}"') for text in (DOMAIN, PROFILE))
    if not expect_open:
        domain, profile = (text.replace('"257"', '"258"') for text in (domain, profile))
    found = genius(tmp_path, domain, ann=profile)
    (title,) = (option.title for option in found.case.issues[1].options)
    assert title.startswith("any number from ")
    assert found.value("ann", ("none", title)) == 20
    assert found.value("ann", ("none", title), "high") == 60
    assert 'the numbers of issue "Stalls"' in found.told
    assert "ann 0.4" in found.told


def test_as_many_whole_numbers_as_a_case_can_hold_are_all_options(tmp_path: Path) -> None:
    bounds = '<range lowerbound="1" upperbound="256"/>'
    found = genius(tmp_path, integer(DOMAIN, bounds, ""), ann=integer(PROFILE, bounds, ""))
    assert len(found.case.issues[1].options) == 256


# -- weights that do not add up to 1 -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "weights", [("0.6", "0.4"), ("0.1", "0.2"), ("0.9", "0.8"), ("3", "2.5"), ("0", "0.4"), ("0", "0")]
)
def test_weights_count_as_stored_whatever_they_add_up_to(tmp_path: Path, weights: tuple[str, str]) -> None:
    music, stalls = map(Fraction, weights)
    text = PROFILE.replace('value="0.6"', f'value="{weights[0]}"').replace('value="0.4"', f'value="{weights[1]}"')
    found = genius(tmp_path, ann=text)
    assert found.value("ann", RECORDS_FIVE) == 100 * (music * Fraction(2, 3) + stalls / 4)
    assert found.value("ann", BAND_TEN) == 100 * (music + stalls)
    assert found.no_deal("ann") == 35
    total = music + stalls
    assert bool(found.dropped) == (total != 1)
    assert ("the cut at a utility of 1" in found.told) == (total > 1)


def test_a_tiny_excess_of_weight_is_not_lost(tmp_path: Path) -> None:
    """As programs write them: 0.4000000000000001."""
    found = genius(tmp_path, ann=PROFILE.replace('value="0.4"', 'value="0.4000000000000001"'))
    assert found.value("ann", BAND_TEN) == 100 + Fraction(1, 10**14)
    assert "a sum of weights of 1 + 1e-16:" in found.told
    assert "up to 100 + 1e-14," in found.told
    write_case(found.case, tmp_path / "fair")
    assert read_case(tmp_path / "fair") == found.case


def test_evaluations_that_are_nearly_nothing_count_as_nothing(tmp_path: Path) -> None:
    """Genius takes a largest evaluation below 0.00001 for none."""
    text = PROFILE.replace('evaluation="20"', 'evaluation="0"').replace('evaluation="80"', 'evaluation="9e-6"')
    found = genius(tmp_path, ann=text)
    assert found.value("ann", BAND_TEN) == 60
    assert "below 1e-05" in found.told


# -- the rest of a profile -----------------------------------------------------------------------------------------


def test_a_missing_reservation_value_is_0_and_says_why(tmp_path: Path) -> None:
    found = genius(tmp_path, ann=PROFILE.replace('<reservation value="0.35"/>', ""))
    assert found.no_deal("ann") == 0
    assert "names none" in found.case.no_deals[0].reason


def test_a_discount_is_told_apart_and_is_in_no_number(tmp_path: Path) -> None:
    text = PROFILE.replace("<reservation", '<discount_factor value="0.8"/><reservation')
    found = genius(tmp_path, ann=text)
    assert found.value("ann", BAND_TEN) == 100
    assert "the discount factor 0.8" in found.told
    assert any("discount factor 0.8" in doubt.text for doubt in found.case.doubts)


@pytest.mark.parametrize("none", ["0", "1", "1.0"])
def test_a_discount_of_0_or_1_is_none(tmp_path: Path, none: str) -> None:
    text = PROFILE.replace("<reservation", f'<discount_factor value="{none}"/><reservation')
    assert genius(tmp_path, ann=text).dropped == ()


def test_costs_are_told_and_not_used(tmp_path: Path) -> None:
    found = genius(tmp_path, ann=PROFILE.replace('evaluation="80"', 'evaluation="80" cost="12.5"'))
    assert found.value("ann", BAND_TEN) == 100
    assert 'cost 12.5 of value "ten"' in found.told


# -- raw -----------------------------------------------------------------------------------------------------------


def test_raw_evaluations_take_one_factor_for_all_parties(tmp_path: Path) -> None:
    """The largest evaluation of anybody is 200, so everything is halved: 0.6·3 + 0.4·80 = 33.8 becomes 16.9."""
    other = PROFILE.replace('evaluation="80"', 'evaluation="200"')
    found = genius(tmp_path, scale="raw", ann=PROFILE, ben=other)
    assert found.value("ann", BAND_TEN) == Fraction("16.9")
    assert found.value("ben", BAND_TEN) == (Fraction("1.8") + 80) / 2
    assert found.no_deal("ann") == Fraction("0.35") / 2
    assert "the scale of the reservation value 0.35" in found.told
    assert "100/200 times" in found.case.summary


def test_raw_evaluations_within_1_are_only_taken_times_100(tmp_path: Path) -> None:
    text = PROFILE
    for old, new in (("3", "0.3"), ("2", "0.2"), ("1", "0.1"), ("20", "0.5"), ("80", "0.8")):
        text = text.replace(f'evaluation="{old}"', f'evaluation="{new}"')
    found = genius(tmp_path, scale="raw", ann=text)
    assert found.value("ann", BAND_TEN) == 100 * (Fraction("0.18") + Fraction("0.32"))
    assert found.no_deal("ann") == 35
    assert found.dropped == ()
    assert "raw" in found.case.summary


def test_a_weight_whose_index_no_issue_has_is_told(tmp_path: Path) -> None:
    found = genius(tmp_path, ann=PROFILE.replace("<reservation", '<weight index="9" value="0.5"/><reservation'))
    assert found.value("ann", BAND_TEN) == 100
    assert "weight 0.5 of index 9: no issue of the profile has this index" in found.told


def test_a_real_issue_without_bounds_is_any_number(tmp_path: Path) -> None:
    domain, profile = (integer(text, "", "").replace('"integer"', '"real"') for text in (DOMAIN, PROFILE))
    found = genius(tmp_path, domain, ann=profile)
    assert [option.title for option in found.case.issues[1].options] == ["any number"]


def test_a_profile_may_leave_the_bounds_to_the_domain(tmp_path: Path) -> None:
    text = integer(PROFILE, '<evaluator ftype="linear" slope="0.25" offset="0"/>', "")
    assert genius(tmp_path, integer(DOMAIN, ""), ann=text).value("ann", ("none", "14")) == 60


def test_the_same_weight_twice_is_one(tmp_path: Path) -> None:
    twice = PROFILE.replace("<reservation", '<weight index="1" value="0.60"/><reservation')
    assert genius(tmp_path, ann=twice).value("ann", RECORDS_FIVE) == 50


def test_a_domain_without_profiles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--profile ID=FILE"):
        genius(tmp_path)


def test_long_decimals_stay_decimals_on_disk_and_endless_ones_fractions(tmp_path: Path) -> None:
    text = PROFILE.replace('value="0.6"', 'value="0.59999999999999997"').replace('evaluation="2"', 'evaluation="1.25"')
    write_case(genius(tmp_path, ann=text.replace('evaluation="3"', 'evaluation="2.5"')).case, tmp_path / "fair")
    told = (tmp_path / "fair" / "weights.yaml").read_text(encoding="utf-8")
    assert "weight: 0.59999999999999997\n" in told
    assert "/" not in told.replace("ann.xml", "")
