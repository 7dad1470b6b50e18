"""What each terminal report must say: the numbers of the result, the names of the case, and what they mean."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

import onetext
import shipped
from onetext.model import MEDIATOR, Case
from onetext.model.results import BalanceResult
from onetext.report.terminal.balance import show_balance
from onetext.report.terminal.brief import show_brief
from onetext.report.terminal.changes import issue_tables, line_changes
from onetext.report.terminal.check import show_check
from onetext.report.terminal.claims import show_claims
from onetext.report.terminal.compare import show_compare
from onetext.report.terminal.concede import show_concede
from onetext.report.terminal.evidence import show_sentences
from onetext.report.terminal.parts import ranged, ranged_change
from onetext.report.terminal.show import show_show
from onetext.report.terminal.try_ import show_try
from onetext.report.words import Words

HARBOUR = onetext.load_case("harbour-wages")
UKRAINE = onetext.load_case("ukraine-2025")
RESULTS = {
    "balance": (show_balance, onetext.balance),
    "brief": (show_brief, shipped.brief),
    "claims": (show_claims, onetext.claims),
    "compare": (show_compare, lambda case: onetext.compare(case, *(draft.id for draft in case.drafts_by_date[-2:]))),
    "concede": (show_concede, onetext.concede),
    "evidence": (show_sentences, lambda case: onetext.show_evidence(case, case.issues[0].id)),
    "show": (show_show, onetext.show),
    "try": (
        show_try,
        lambda case: onetext.try_(case, case.drafts_by_date[-1].id, {case.issues[0].id: case.issues[0].option_ids[0]}),
    ),
}


def text_of(show: object, *given: object, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    show(*given, console)  # type: ignore[operator]  # one of the reports
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", [HARBOUR, UKRAINE], ids=lambda case: case.id)
@pytest.mark.parametrize("name", RESULTS)
def test_every_report_says_the_day_the_audience_and_the_notice(name: str, case: Case) -> None:
    show, verb = RESULTS[name]
    text = flat(text_of(show, verb(case), case))  # type: ignore[operator]  # a verb
    assert case.title in text
    # Harbour has items for some only; nothing in the other case is hidden from the public.
    assert ("for the mediator" in text, "nothing confidential" in text) == (case is HARBOUR, case is UKRAINE)
    assert flat(case.notice) in text


@pytest.mark.parametrize("name", RESULTS)
def test_no_report_shows_what_may_never_be_shown(name: str) -> None:
    show, verb = RESULTS[name]
    text = flat(text_of(show, verb(UKRAINE), UKRAINE)).lower()  # type: ignore[operator]  # a verb
    for word in ("winner", "fairness", "probability of peace", "nan", "none–", "inf]"):
        assert word not in text.replace("finance", "").replace("financ", "")


def test_the_balance_names_every_party_with_value_no_deal_and_lines() -> None:
    result = onetext.balance(HARBOUR)
    text = text_of(show_balance, result, HARBOUR, width=120)
    for draft in result.drafts:
        assert f"{draft.title} ({draft.id})" in text
        for party, item in draft.parties.items():
            rows = [row for row in text.splitlines() if row.startswith(HARBOUR.party(party).label)]
            assert any(ranged(item.value) in row and ranged(item.no_deal) in row for row in rows)
    assert "cannot be compared" in flat(text)
    assert "Where the numbers come from" in text


def test_the_balance_says_which_drafts_have_no_known_terms() -> None:
    result = onetext.balance(UKRAINE)
    unknown = [draft for draft in result.drafts if not draft.known_terms]
    text = text_of(show_balance, result, UKRAINE)
    assert unknown
    assert text.count("terms unknown: no value for anybody") == len(unknown)


def test_a_balance_without_drafts_says_nothing_about_values() -> None:
    empty: BalanceResult = onetext.balance(replace(HARBOUR, drafts=(), responses=(), claims=(), ultimatums=()))
    assert "Value" not in text_of(show_balance, empty, HARBOUR)


def test_withheld_items_are_counted_for_the_audience() -> None:
    hidden = replace(HARBOUR, claims=tuple(replace(item, audience=MEDIATOR) for item in HARBOUR.claims))
    result = onetext.claims(hidden, audience="public")
    text = flat(text_of(show_claims, result, hidden.seen_by("public")))
    assert result.envelope.withheld >= len(HARBOUR.claims) > 0
    assert f"for the public; {result.envelope.withheld} items withheld" in text
    assert "no claims on record" in text


def test_claims_stand_with_claimant_date_and_relation() -> None:
    result = onetext.claims(HARBOUR)
    text = flat(text_of(show_claims, result, HARBOUR))
    for subject in result.subjects:
        for claim in subject.claims:
            assert flat(claim.claimant) in text
            assert flat(claim.says) in text
            assert f"[{claim.id}]" in text
            assert all(f"{relation.kind} {relation.to}" in text for relation in claim.relations)


def test_compare_shows_totals_parts_links_and_lines() -> None:
    result = onetext.compare(HARBOUR, "chair-text", "rolling-text")
    text = text_of(show_compare, result, HARBOUR, width=120)
    for party, effect in result.effects.items():
        assert f"{HARBOUR.party(party).label}" in text
        assert ranged_change(effect.total) in text
        for issue in list(effect.by_issue)[:5]:
            assert HARBOUR.issue(issue).title in text
    assert all(link.op in text for link in result.links)


def test_parts_by_issue_are_sorted_by_size_and_the_rest_is_counted() -> None:
    result = onetext.compare(UKRAINE, "us28", "e3")
    text = text_of(
        lambda effects, words, console: issue_tables(effects, words, console), result.effects, Words(UKRAINE)
    )
    russia = result.effects["russia"]
    largest = max(russia.by_issue, key=lambda issue: abs(russia.by_issue[issue].point))
    block = text[text.index("Russia: through which issues") :].splitlines()
    assert block[3].startswith(UKRAINE.issue(largest).title)
    assert f"and {len(russia.by_issue) - 5} issues with a smaller part" in text


def test_a_line_that_changes_alike_in_both_readings_stands_once() -> None:
    effects = onetext.compare(UKRAINE, "us28", "e3").effects
    changes = {(c.id, c.before, c.after) for effect in effects.values() for c in effect.lines}
    text = text_of(line_changes, effects, Words(UKRAINE), width=200)
    table = [row for row in text.splitlines() if row.rstrip().endswith(("kept", "broken", "possible"))]
    assert len(table) == len(changes)


def test_evidence_shows_each_sentence_with_its_sources() -> None:
    result = onetext.show_evidence(UKRAINE, "ukraine/army_size")
    text = flat(text_of(show_sentences, result, UKRAINE, width=4000))
    for item in result.evidence:
        assert flat(item.says) in text
        assert all(source["outlet"] in text for source in item.sources)


def test_show_counts_and_cuts_the_timeline_only_with_a_word_about_it() -> None:
    result = onetext.show(UKRAINE)
    text = flat(text_of(show_show, result, UKRAINE))
    assert f"the newest 20; --json has {len(result.timeline) - 20} more" in text
    assert all(issue.id in text for issue in result.issues)


def test_the_brief_shows_every_headline_and_where_the_page_went() -> None:
    result = onetext.brief(HARBOUR)
    text = flat(text_of(show_brief, result, HARBOUR))
    assert all(flat(headline.text) in text for headline in result.sections.headlines)
    assert "--out brief.html" in text
    assert "Written to page.html." in flat(text_of(show_brief, replace(result, path="page.html"), HARBOUR))


def test_a_clean_case_is_ok_in_one_line() -> None:
    assert text_of(show_check, onetext.check("harbour-wages")).splitlines()[-1].endswith(("no faults", ": ok"))
