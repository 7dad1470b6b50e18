"""Sign, amend, refuse: each way out with what it gives, what it breaks, who is against it and what is threatened."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from api_cases import case, draft
from immutabledict import immutabledict

from onetext.api.briefing.dilemma import dilemmas
from onetext.model import Bar, Case, Date, Draft, Fate, Point, Range, RedLine, Response, Term, Ultimatum, Weight
from onetext.model.results import Dilemma, DilemmaBranch, DraftBalance
from onetext.preferences import draft_balances
from onetext.record import credibility, deadlines

DAY = Date.on(dt.date(2025, 11, 26))
OFFER = draft("d1", Point(label="1", text="Land.", settles=immutabledict({"land": "none"})))
COUNTER = draft(
    "d2",
    Point(label="1", text="Land.", settles=immutabledict({"land": "half"}), answers=("d1/1",)),
    kind="counter-proposal",
)
LINE = RedLine(
    id="line",
    party="ben",
    narrow=Bar(options=immutabledict({"land": ("none",)})),
    strict=Bar(options=immutabledict({"land": ("none", "half")})),
    happened=DAY,
    known=DAY,
)


def on(day: int) -> Date:
    return Date.on(dt.date(2025, 11, day))


def ultimatum(id_: str, *fates: Fate, by: str = "ada", penalty: str = "No more help.", about: str = "d1") -> Ultimatum:
    return Ultimatum(
        id=id_,
        by=by,
        to=("ben",),
        terms="Sign.",
        penalty=penalty,
        draft=about,
        happened=on(1),
        known=on(1),
        fates=fates,
    )


def said(party: str, kind: str, about: str, day: int, speaker: str = "") -> Response:
    return Response(
        id=f"{party}{day}{speaker}",
        speaker=speaker,
        party=party,
        draft=about,
        kind=kind,  # type: ignore[arg-type]  # the test gives one of the kinds
        happened=on(day),
        known=on(day),
    )


def found(
    *ultimatums: Ultimatum, drafts: tuple[Draft, ...] = (OFFER, COUNTER), **changed: object
) -> tuple[Dilemma, ...]:
    whole: Case = case(drafts=drafts, red_lines=(LINE,), ultimatums=ultimatums, **changed).at(DAY.latest)
    balances: dict[str, DraftBalance] = {item.id: item for item in draft_balances(whole)}
    return dilemmas(whole, balances, deadlines(whole), credibility(whole))


def branch(dilemma: Dilemma, choice: str) -> DilemmaBranch:
    (only,) = [item for item in dilemma.branches if item.choice == choice]
    return only


def test_the_addressee_of_an_open_ultimatum_may_sign_amend_or_refuse() -> None:
    (dilemma,) = found(ultimatum("u"))
    assert (dilemma.party, dilemma.draft, dilemma.ultimatum, dilemma.ultimatums) == ("ben", "d1", "u", ("u",))
    assert [(item.choice, item.draft) for item in dilemma.branches] == [
        ("sign", "d1"),
        ("amend", "d2"),
        ("refuse", None),
    ]


@pytest.mark.parametrize(("day", "frames"), [(26, True), (12, True), (11, False)])
def test_an_ultimatum_that_ended_frames_the_choice_for_fourteen_days(day: int, frames: bool) -> None:
    assert bool(found(ultimatum("u", Fate(fate="reversed", date=on(day))))) is frames


def test_an_ultimatum_about_no_draft_makes_no_dilemma() -> None:
    assert found(ultimatum("u", about="")) == ()


def test_several_ultimatums_about_one_draft_are_one_dilemma() -> None:
    (dilemma,) = found(ultimatum("u1"), ultimatum("u2", by="cy", penalty=""))
    assert (dilemma.ultimatum, dilemma.ultimatums) == ("u2", ("u1", "u2"))
    note = branch(dilemma, "refuse").note
    assert "Threatened by Ada (in the analyst's words): No more help." in note
    assert "Cy named no penalty." in note


def test_lines_are_those_that_the_signed_or_amended_text_breaks_in_each_reading() -> None:
    (dilemma,) = found(ultimatum("u"))
    assert (branch(dilemma, "sign").lines_narrow, branch(dilemma, "sign").lines_strict) == (("line",), ("line",))
    assert (branch(dilemma, "amend").lines_narrow, branch(dilemma, "amend").lines_strict) == ((), ("line",))


def test_values_are_those_of_the_balance_and_refusing_gives_the_no_deal() -> None:
    weights = (Weight(party="ben", issue="land", weight=Range.of(1), scores=_scores(none=10, half=60, all=100)),)
    (dilemma,) = found(ultimatum("u"), weights=weights, no_deals=())
    sign, amend = branch(dilemma, "sign").value, branch(dilemma, "amend").value
    assert sign is not None
    assert amend is not None
    # One issue carries a weight; the others count by ranges up to it, so only the order of the two is certain.
    assert sign.point < amend.point
    assert branch(dilemma, "refuse").value is None


def _scores(**given: int) -> immutabledict[str, Range]:
    return immutabledict({option: Range.of(score) for option, score in given.items()})


def test_only_other_parties_last_words_against_a_text_count_as_rejections() -> None:
    (dilemma,) = found(
        ultimatum("u"),
        responses=(
            said("ada", "rejects", "d2", 2),
            said("cy", "rejects", "d2", 2),
            said("cy", "basis-for-talks", "d2", 3),
            said("ben", "rejects", "d1", 4),
            said("ada", "accepts", "d1", 4),
        ),
    )
    assert dict(branch(dilemma, "amend").who_rejects) == {"ada": "rejects"}
    assert dict(branch(dilemma, "sign").who_rejects) == {}


def test_each_speakers_newest_word_counts_and_the_party_has_the_most_negative_of_them() -> None:
    (dilemma,) = found(
        ultimatum("u"),
        responses=(
            said("ada", "rejects", "d2", 2, "Minister"),
            said("ada", "amends", "d2", 4, "Envoy"),
            said("cy", "rejects", "d2", 2, "Chair"),
            said("cy", "demands-change", "d2", 3, "Chair"),
            said("cy", "accepts", "d2", 5, "Deputy"),
        ),
    )
    amend = branch(dilemma, "amend")
    assert dict(amend.who_rejects) == {"ada": "rejects", "cy": "demands-change"}
    assert [(item.speaker, item.kind, item.happened) for item in amend.objections] == [
        ("Minister", "rejects", on(2)),
        ("Envoy", "amends", on(4)),
        ("Chair", "demands-change", on(3)),
    ]


def test_what_a_text_leaves_open_is_counted_and_lines_that_hang_on_it_are_not_told_as_kept() -> None:
    pay = replace(LINE, id="pay", narrow=Bar(options=immutabledict({"pay": ("low",)})), strict=None)
    dark = draft("d1", kind="described", terms=immutabledict({"guard": Term(state="settled", options=("ours",))}))
    whole = case(drafts=(dark,), red_lines=(LINE, pay), ultimatums=(ultimatum("u"),)).at(DAY.latest)
    balances = {item.id: item for item in draft_balances(whole)}
    (dilemma,) = dilemmas(whole, balances, deadlines(whole), credibility(whole))
    sign = branch(dilemma, "sign")
    assert (sign.lines_narrow, sign.lines_possible, sign.settled, sign.issues) == ((), ("line", "pay"), 1, 3)
    assert (branch(dilemma, "refuse").settled, branch(dilemma, "refuse").issues) == (None, None)


def test_without_an_answering_version_amending_is_shown_as_not_on_record() -> None:
    (dilemma,) = found(ultimatum("u"), drafts=(OFFER,))
    amend = branch(dilemma, "amend")
    assert (amend.draft, amend.value, amend.note) == (None, None, "No version that answers the draft is on record.")


def test_refusing_tells_how_earlier_threats_of_the_same_party_ended() -> None:
    lapsed = tuple(ultimatum(f"u{day}", Fate(fate="lapsed", date=on(day)), about="") for day in (2, 3))
    kept = ultimatum("u4", Fate(fate="kept", date=on(4)), about="")
    (dilemma,) = found(ultimatum("u9"), *lapsed, kept)
    assert "Of 3 threats by Ada that came to the test, 1 was carried out." in branch(dilemma, "refuse").note
    (dilemma,) = found(ultimatum("u9"), *lapsed)
    assert "Of 2 threats by Ada that came to the test, none was carried out." in branch(dilemma, "refuse").note


def test_a_party_without_earlier_threats_is_told_so_and_an_ended_one_says_how_it_ended() -> None:
    (dilemma,) = found(ultimatum("u", Fate(fate="met", date=on(25))))
    note = branch(dilemma, "refuse").note
    assert "the demand has since ended (met)." in note
    assert "No threat by Ada has come to the test on record." in note


def test_a_text_without_known_terms_has_no_value_and_says_why() -> None:
    (dilemma,) = found(
        ultimatum("u"), drafts=(draft("d1", kind="described"), draft("d2", kind="described", grew_from=("d1",)))
    )
    for choice in ("sign", "amend"):
        assert branch(dilemma, choice).value is None
        assert "The terms are not known." in branch(dilemma, choice).note
