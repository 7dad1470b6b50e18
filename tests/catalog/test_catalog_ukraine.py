"""The Ukraine case holds what the public record holds: counts, and facts picked by hand from the record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import lru_cache

import pytest

from onetext.casefile import read_case
from onetext.catalog import path
from onetext.model import Case, Range

MOMENT = dt.date(2025, 11, 26)
NEWEST = dt.date(2026, 7, 1)
PARTIES = ("russia", "ukraine", "united_states", "eu", "e3", "nato")


@lru_cache
def whole() -> Case:
    return read_case(path("ukraine-2025"))


@lru_cache
def at(day: dt.date) -> Case:
    return whole().at(day)


def option_of(case: Case, draft: str, issue: str) -> str | None:
    return case.draft(draft).term(issue).option


def settling_points(case: Case, draft: str, issue: str) -> list[str]:
    return [point.label for point in case.draft(draft).points if issue in point.settles]


@pytest.mark.parametrize(
    ("field", "count"),
    [
        ("parties", 7),
        ("issues", 35),
        ("positions", 364),
        ("drafts", 18),
        ("red_lines", 48),
        ("responses", 44),
        ("ultimatums", 13),
        ("statements", 38),
        ("events", 99),
        ("series", 24),
        ("sources", 246),
    ],
)
def test_every_record_is_there(field: str, count: int) -> None:
    assert len(getattr(whole(), field)) == count


def test_the_newest_day_is_the_last_page_found() -> None:
    assert whole().newest == NEWEST
    assert whole().as_of is None


def test_signatories_are_the_two_sides_and_the_rest_have_their_parts() -> None:
    case = whole()
    assert case.signatories == ("russia", "ukraine")
    kinds = {party.id: party.kind for party in case.parties}
    assert kinds == {
        "russia": "principal",
        "ukraine": "principal",
        "united_states": "broker",
        "eu": "ally",
        "e3": "ally",
        "nato": "ally",
        "global_south": "backer",
    }


# -- what was known when --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "count"), [(MOMENT, 41), (NEWEST, 48)])
def test_red_lines_visible_on_a_day(day: dt.date, count: int) -> None:
    assert len(at(day).red_lines) == count


def test_drafts_appear_when_they_became_known() -> None:
    drafts = {draft.id for draft in at(MOMENT).drafts}
    assert drafts == {
        "ist22",
        "us_apr25",
        "ua_memo25",
        "ru_memo25",
        "anchorage25",
        "ru_nonpaper25",
        "pre_eu12",
        "us28",
        "e3",
        "geneva19",
    }
    assert len(at(NEWEST).drafts) == 18


@pytest.mark.parametrize(
    ("day", "counts"), [(MOMENT, (30, 23, 33, 16, 32, 1)), (NEWEST, (31, 31, 35, 16, 32, 1))], ids=["moment", "newest"]
)
def test_issues_on_which_each_party_is_on_record(day: dt.date, counts: tuple[int, ...]) -> None:
    seen = {(position.party, position.issue) for position in at(day).positions}
    per_party = Counter(party for party, _ in seen)
    assert tuple(per_party[party] for party in PARTIES) == counts
    assert per_party["global_south"] == 0


def test_the_taped_calls_are_unknown_until_they_are_published() -> None:
    before = {statement.id for statement in at(dt.date(2025, 11, 24)).statements}
    after = {statement.id for statement in at(dt.date(2025, 11, 25)).statements}
    assert {"S001", "S003"} & before == set()
    assert {"S001", "S003"} <= after


# -- drafts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draft", "points"), [("us_apr25", 5), ("ua_memo25", 8), ("ru_memo25", 10), ("us28", 28), ("e3", 27), ("ua20", 20)]
)
def test_full_texts_have_all_their_points_and_sub_points(draft: str, points: int) -> None:
    subs = {"us28": 4 + 6 + 3 + 5 + 3 + 4 + 4, "e3": 3, "ua20": 4}.get(draft, 0)
    assert len(whole().draft(draft).points) == points + subs


def test_twelve_versions_are_known_by_description_only() -> None:
    kinds = Counter(draft.kind for draft in whole().drafts)
    assert kinds["described"] == 12
    assert not whole().draft("ru_istanbul26").terms_known


@pytest.mark.parametrize(
    ("draft", "issue", "option", "points"),
    [
        ("us28", "army_size", "cap-600k", ["6"]),
        ("e3", "army_size", "cap-800k-peacetime", ["5"]),
        ("ua20", "army_size", "cap-800k-peacetime", ["4"]),
        ("ua_memo25", "army_size", "no-cap", ["5"]),
        ("us28", "nato_membership", "constitutional-bar", ["7"]),
        ("e3", "nato_membership", "allied-consensus", ["6"]),
        ("us28", "recognition", "factual-by-signatories", ["21a"]),
        ("us28", "donetsk_withdrawal", "russian-buffer", ["21d"]),
        ("us28", "guarantee_voiding", "invasion-or-city-missile", ["10d"]),
        ("e3", "guarantee_voiding", "invasion-only", ["9b"]),
        ("e3", "frozen_assets", "frozen-until-paid", ["13"]),
        ("us28", "amnesty", "full-amnesty", ["26"]),
        ("e3", "amnesty", "victims-relief", ["25"]),
        ("us_apr25", "recognition", "legal-by-us", ["3"]),
        ("ru_memo25", "donetsk_withdrawal", "russia-takes-over", ["I.1"]),
        ("ua20", "europe_seat", "consents-to-parts", []),
    ],
)
def test_terms_are_settled_by_the_point_whose_words_do_it(
    draft: str, issue: str, option: str, points: list[str]
) -> None:
    assert option_of(whole(), draft, issue) == option
    assert settling_points(whole(), draft, issue) == points


def test_the_counter_draft_answers_the_us_text_point_by_point() -> None:
    draft = whole().draft("e3")
    assert draft.grew_from == ("us28",)
    assert draft.point("5").answers == ("us28/6",)
    assert draft.point("5").change == "changed"
    assert {"us28/3", "us28/10d", "us28/21a", "us28/21d"} <= {item.point for item in draft.struck}
    answered = {answer.split("/")[1] for point in draft.points for answer in point.answers}
    struck = {item.point.split("/")[1] for item in draft.struck}
    assert {str(number) for number in range(1, 29)} <= answered | struck


@pytest.mark.parametrize(
    ("draft", "issue", "wanted"),
    [
        (
            "ua20",
            "znpp",
            {"russian-operator": "russia", "three-way-us-manager": "united_states", "us-ukraine": "ukraine"},
        ),
        ("geneva19", "recognition", {"factual-by-signatories": "united_states", "no-recognition": "ukraine"}),
        (
            "anchorage25",
            "guarantee_strength",
            {"with-russian-consent": "russia", "article5-political": "united_states"},
        ),
    ],
)
def test_bracketed_terms_say_who_wants_what(draft: str, issue: str, wanted: dict[str, str]) -> None:
    term = whole().draft(draft).term(issue)
    assert term.state == "bracketed"
    assert {option: by for option, (by,) in term.wanted_by.items()} == wanted


@pytest.mark.parametrize(
    ("draft", "issue", "state"),
    [
        ("e3", "recognition", "silent"),
        ("e3", "donetsk_withdrawal", "deferred"),
        ("us28", "europe_seat", "silent"),
        ("us28", "ratification_route", "silent"),
        ("geneva19", "znpp", "unknown"),
        ("ist22", "army_size", "bracketed"),
    ],
)
def test_what_a_text_leaves_open_stays_open(draft: str, issue: str, state: str) -> None:
    assert whole().draft(draft).term(issue).state == state


def test_silence_has_a_meaning_only_where_an_option_says_so() -> None:
    silent = {issue.id: issue.if_silent for issue in whole().issues if issue.if_silent}
    assert silent["army_size"] == "no-cap"
    assert silent["guarantee_price"] == "no-payment"
    assert silent["buffer_regime"] == "no-zone"
    assert silent["recognition"] == "no-recognition"  # a text that recognises nothing leaves general non-recognition
    assert not {"nato_membership", "donetsk_withdrawal", "europe_seat", "frozen_assets"} & set(silent)
    assert all(issue.if_silent_note for issue in whole().issues)


def test_partly_ordered_scales_name_the_pairs_that_are_not_ranked() -> None:
    pairs = {issue.id: len(issue.unranked) for issue in whole().issues if issue.unranked}
    assert pairs == {
        "nonaggression_pact": 1,
        "guarantee_strength": 2,
        "buffer_regime": 4,
        "kherson_zaporizhzhia_line": 4,
        "no_force_clause": 1,
    }
    assert [issue.id for issue in whole().issues if not issue.ordered] == ["reconstruction_finance", "enforcement_body"]


# -- red lines and ultimatums -----------------------------------------------------------------------------------------


def test_a_crossed_line_keeps_its_class_until_the_crossing_is_known() -> None:
    before = at(dt.date(2025, 8, 20)).red_line("RU_SOUTH")
    after = at(dt.date(2025, 8, 21)).red_line("RU_SOUTH")
    assert (before.evidence_now, before.firmness_now) == ("leader-repeated", Range.of("0.7", "0.9"))
    assert (after.evidence_now, after.firmness_now) == ("already-crossed", Range.of(0, "0.3"))
    assert at(MOMENT).red_line("UA_ARMY_RADA").crossed is None
    assert at(NEWEST).red_line("UA_ARMY_RADA").crossed is not None


FIRMNESS = {
    "constitutional": Range.of("0.9", 1),
    "leader-repeated": Range.of("0.7", "0.9"),
    "leader-once": Range.of("0.4", "0.7"),
    "official": Range.of("0.4", "0.7"),
    "opening-bid": Range.of("0.1", "0.4"),
}


def test_firmness_follows_from_the_class_of_evidence() -> None:
    for line in whole().red_lines:
        assert line.evidence in FIRMNESS, line.id
        assert line.firmness == FIRMNESS[line.evidence], line.id
        assert line.crossed is None or line.crossed.firmness == Range.of(0, "0.3"), line.id


def test_strict_readings_are_wider_than_narrow_ones() -> None:
    for line in whole().red_lines:
        if line.strict is not None and line.narrow is not None:
            for issue, options in line.narrow.options.items():
                assert set(options) < set(line.strict.options[issue]), line.id
    assert whole().red_line("RU_NUKE").narrow is None


def test_the_thanksgiving_deadline_was_dropped_two_days_before() -> None:
    (deadline,) = (item for item in whole().ultimatums if item.id == "U08")
    assert deadline.draft == "us28"
    assert str(deadline.due) == "2025-11-27"
    assert [(fate.fate, str(fate.date)) for fate in deadline.fates] == [("reversed", "2025-11-25")]
    (before,) = (item for item in at(dt.date(2025, 11, 24)).ultimatums if item.id == "U08")
    assert before.fates == ()
    assert "dropped" not in before.note


def test_fates_of_all_ultimatums() -> None:
    fates = {item.id: [fate.fate for fate in item.fates] for item in whole().ultimatums}
    assert Counter(fate for history in fates.values() for fate in history) == {"lapsed": 8, "reversed": 2, "denied": 1}
    assert fates["U09"] == fates["U10"] == []


# -- claims -----------------------------------------------------------------------------------------------------------


def test_rival_claims_on_authorship_stand_under_one_subject() -> None:
    claims = [claim for claim in at(MOMENT).claims if (claim.draft, claim.about) == ("us28", "authorship")]
    assert {claim.claimant for claim in claims} >= {
        "White House (Leavitt)",
        "Rubio (X post)",
        "State Department (Pigott)",
        "Senators Rounds, King, Shaheen quoting Rubio",
        "Bloomberg tapes",
        "Dmitriev",
    }


def test_a_denial_contradicts_what_it_denies() -> None:
    by_id = {claim.id: claim for claim in whole().claims}
    denials = {
        claim.claimant: by_id[relation.to].claimant
        for claim in whole().claims
        for relation in claim.relations
        if relation.kind == "contradicts"
        and claim.claimant in ("State Department (Pigott)", "Dmitriev", "Zakharova", "Umerov")
    }
    assert denials == {
        "State Department (Pigott)": "Senators Rounds, King, Shaheen quoting Rubio",
        "Dmitriev": "Bloomberg tapes",
        "Zakharova": "Person close to Kremlin (Bloomberg)",
        "Umerov": "Senior US official (WSJ)",
    }


# -- analysts' numbers ------------------------------------------------------------------------------------------------

CLASSES = {Range.of(70, 100), Range.of(40, 70), Range.of(10, 40)}


def test_weights_are_the_analyst_s_ranges_from_what_was_known_then() -> None:
    for weight in whole().weights:
        assert weight.weight in CLASSES
        assert (weight.basis, weight.known_from) == ("analyst", MOMENT)
        assert weight.reason
        assert weight.sources


def test_scores_stand_only_where_options_have_no_order_and_say_no_more_than_best_or_worst() -> None:
    scored = {(item.party, item.issue): set(item.scores.values()) for item in whole().weights if item.scores}
    assert {issue for _, issue in scored} == {"reconstruction_finance", "enforcement_body"}
    unknown, best, worst = Range.of(0, 100), Range.of(100), Range.of(0)
    assert all(values in ({unknown, best}, {unknown, worst}) for values in scored.values())
    assert scored["russia", "reconstruction_finance"] == {unknown, worst}


def test_no_weight_is_given_where_the_record_is_silent() -> None:
    """Where nothing is on record the weight must stay unknown, or the headline answers itself."""
    weighed = {(weight.party, weight.issue) for weight in whole().weights}
    on_record = {(position.party, position.issue) for position in at(MOMENT).positions}
    assert weighed == on_record
    assert ("ukraine", "guarantee_price") not in weighed
    assert ("russia", "us_russia_economy") not in weighed
    assert not any(party == "global_south" for party, _ in weighed)


def test_no_deal_is_an_expectation_with_reasons_and_never_certain() -> None:
    case = whole()
    assert [no_deal.party for no_deal in case.no_deals] == ["russia", "ukraine"]
    for no_deal in case.no_deals:
        assert no_deal.value is None
        assert no_deal.reason
        for expectation in no_deal.expectations:
            assert expectation.reason
            assert expectation.known_from == MOMENT
            for chances in (expectation.after_6, expectation.after_12):
                assert all(chance.low < chance.high for chance in chances.values()), expectation.issue
                assert sum(chance.low for chance in chances.values()) <= 1, expectation.issue
            assert expectation.sources or not expectation.after_6


def test_analysts_numbers_cite_nothing_that_came_later() -> None:
    """`known_from` is 2025-11-26, so no source behind these numbers may be younger."""
    cited = {source for item in whole().weights for source in item.sources}
    cited |= {source for item in whole().no_deals for source in item.sources}
    cited |= {s for item in whole().no_deals for expectation in item.expectations for s in expectation.sources}
    dates = {source: whole().source(source).date[:10] for source in cited}
    assert {source: date for source, date in dates.items() if date > "2025-11-26"} == {}


# -- who may speak, who must consent ----------------------------------------------------------------------------------


def test_every_word_on_record_is_a_listed_speaker_s() -> None:
    case = whole()
    for record in (*case.positions, *case.red_lines, *case.responses, *case.statements, *case.ultimatums):
        party = case.party(getattr(record, "party", "") or getattr(record, "by", ""))
        assert party.speaker(record.speaker) is not None, (party.id, record.speaker)


def test_unnamed_sources_do_not_bind_a_party() -> None:
    for party in whole().parties:
        for speaker in party.speakers:
            if speaker.name.startswith(("unnamed", "person close")) or speaker.name.endswith("officials"):
                assert not speaker.authorised, (party.id, speaker.name)
    for party, name in (("russia", "Putin"), ("ukraine", "Zelensky"), ("united_states", "Trump"), ("e3", "E3 leaders")):
        speaker = whole().party(party).speaker(name)
        assert speaker is not None
        assert speaker.authorised


def test_words_told_by_others_say_by_whom() -> None:
    told = {(p.speaker, p.reported_by) for p in whole().positions if p.party == "russia" and p.issue == "russian_law"}
    assert ("Putin", "Witkoff") in told
    assert all(p.reported_by for p in whole().positions if p.speaker.startswith(("unnamed", "person close")))


@pytest.mark.parametrize(
    ("issue", "party", "body", "options"),
    [
        ("nato_membership", "nato", "North Atlantic Council / allies", ("constitutional-bar", "open-path")),
        ("donetsk_withdrawal", "ukraine", "All-Ukrainian referendum", 4),
        ("frozen_assets", "eu", "European Council / Council", ()),
        ("g8_return", "e3", "G7 members", ("invited", "conditional")),
        ("enforcement_body", "russia", "UN Security Council (outside the parties)", ("un-osce",)),
    ],
)
def test_consents_name_the_body_and_the_options(
    issue: str, party: str, body: str, options: tuple[str, ...] | int
) -> None:
    (consent,) = (item for item in whole().issue(issue).consents if (item.by, item.body) == (party, body))
    assert consent.rule
    assert (len(consent.options) if isinstance(options, int) else consent.options) == options


def test_every_record_has_a_source_that_is_listed() -> None:
    case = whole()
    known = {source.id for source in case.sources}
    for record in (*case.positions, *case.red_lines, *case.responses, *case.statements, *case.claims, *case.events):
        assert record.sources
        assert set(record.sources) <= known
