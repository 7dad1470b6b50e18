"""What nobody matched, what stands in brackets, what was taken back: none of it may become a silent wrong answer."""

from __future__ import annotations

from pathlib import Path

import pytest

import onetext
from onetext.api.deciding.disputing import disputed_term, is_disputed
from onetext.casefile import check_case
from onetext.errors import UsageError
from onetext.model import Case, Draft

TEXT = """\
1. Wages rise by three per cent.

2. The agreement runs for two years.

3. Night work: [union: volunteers only] [company: as the roster needs].

4. The parties will hold a dinner.

5. Nobody is dismissed before [the summer] [the winter].
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    (tmp_path / "leak.txt").write_text(TEXT, encoding="utf-8")
    onetext.import_(folder, "txt", [tmp_path / "leak.txt"], id="leak", date="2024-03-01")
    inbox = [
        "- {id: L.1, kind: settles, document: leak, start: 0, end: 9, text: two years,"
        " fields: {draft: leak, point: '2', issue: duration, option: two-years}}",
        "- {id: L.2, kind: settles, document: leak, start: 0, end: 9, text: nights,"
        " fields: {draft: leak, point: '3', issue: night_shift, option: voluntary}}",
        "- {id: L.3, kind: settles, document: leak, start: 0, end: 9, text: nobody,"
        " fields: {draft: leak, point: '5', issue: redundancies, option: no-redundancies}}",
    ]
    (folder / "inbox").mkdir(exist_ok=True)
    (folder / "inbox" / "leak.yaml").write_text("\n".join(inbox) + "\n", encoding="utf-8")
    return folder


def leak(folder: Path) -> Draft:
    return onetext.load_case(folder).draft("leak")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# -- points that nobody matched ----------------------------------------------------------------------------------------


def test_points_without_proposal_are_named_and_a_draft_with_such_points_is_not_silent_unasked(talks: Path) -> None:
    assert onetext.inbox(talks).unmatched == {"leak": ("1", "4")}
    onetext.inbox(talks, accept=["L.1"], reject=["L.2", "L.3"])
    before = files(talks)
    with pytest.raises(UsageError, match=r"of its points do: 1, 3, 4, 5\..*--rest-silent"):
        onetext.inbox(talks, reviewed=["leak"])
    assert files(talks) == before
    assert leak(talks).term("wage_rise").state == "unknown"
    done = onetext.inbox(talks, reviewed=["leak"], rest_silent=True)
    assert done.unmatched == {"leak": ("1", "3", "4", "5")}
    assert leak(talks).term("wage_rise").state == "silent"
    warned = [fault.message for fault in check_case(talks)[1] if fault.code == "W115"]
    assert warned == [
        '"leak" counts as silent on 4 issues, and has points that settle and touch nothing: 1, 3, 4, 5',
    ]


def test_an_imported_draft_is_not_silent_on_what_it_touches(talks: Path) -> None:
    file = talks / "drafts" / "leak.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("per cent.\n   {", "per cent.\n   {touches: [wage_rise], ", 1), encoding="utf-8")
    onetext.inbox(talks, reject=["leak"], reviewed=["leak"], rest_silent=True)
    draft = leak(talks)
    assert (draft.term("wage_rise").state, draft.term("automation").state) == ("unknown", "silent")
    balance = onetext.balance(onetext.load_case(talks)).draft("leak")
    assert "wage_rise" in balance.open_issues
    lines = [line for party in balance.parties.values() for line in party.red_lines if "wage" in line.id]
    assert all(line.status != "broken" for line in lines)


# -- words in brackets -------------------------------------------------------------------------------------------------


def test_words_in_brackets_are_put_down_as_in_dispute_and_speak_for_nothing_later(talks: Path, tmp_path: Path) -> None:
    # The second wording is an option of the case from now on; its first one is there.
    issues = talks / "issues.yaml"
    case = onetext.load_case(talks)
    other = next(option.id for option in case.issue("night_shift").options if option.id != "voluntary")
    text = issues.read_text(encoding="utf-8")
    title = next(option.title for option in case.issue("night_shift").options if option.id == other)
    draft = talks / "drafts" / "leak.md"
    draft.write_text(draft.read_text(encoding="utf-8").replace("as the roster needs", title), encoding="utf-8")
    assert title in text
    item = next(item for item in onetext.inbox(talks).items if item.id == "L.2")
    assert "in dispute between" in item.says
    onetext.inbox(talks, accept=["L.2"])
    term = leak(talks).term("night_shift")
    assert (term.state, term.options) == ("bracketed", ("voluntary", other))
    assert dict(term.wanted_by) == {"voluntary": ("union",), other: ("company",)}
    point = leak(talks).point("3")
    assert (dict(point.settles), point.touches) == ({}, ("night_shift",))
    (tmp_path / "next.txt").write_text(draft.read_text(encoding="utf-8").split("---\n")[2], encoding="utf-8")
    onetext.import_(talks, "txt", [tmp_path / "next.txt"], id="later", date="2024-03-02")
    assert not any("leak/3" in item.rule for item in onetext.inbox(talks).items)


def test_brackets_between_unknown_options_are_refused_with_the_line_to_write(talks: Path) -> None:
    before = files(talks)
    with pytest.raises(UsageError, match=r"terms: \{redundancies: \{bracketed: \[no-redundancies\]\}\}") as refused:
        onetext.inbox(talks, accept=["L.3"])
    assert "--set L.3.state=settled" in str(refused.value)
    assert files(talks) == before
    onetext.inbox(talks, accept=["L.3"], settings={"L.3.state": "settled"})
    assert leak(talks).term("redundancies").option == "no-redundancies"
    with pytest.raises(UsageError, match="only state"):
        onetext.inbox(talks, settings={"L.1.state": "bracketed"})


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Wages rise by [two per cent] [six per cent].", ("two-percent", "six-percent")),
        ("Wages rise by [company: two per cent | union: six per cent].", ("two-percent", "six-percent")),
        ("[Wages rise by six per cent.]", ("six-percent",)),
        ("Wages rise by [six per cent] from [May] on.", None),  # two things in dispute
        ("Wages [shall/should] rise by six per cent.", None),  # the option stands outside
        ("Wages rise by [[two per cent] or six per cent].", None),  # one within another
        ("Wages rise by [two per cent] [three per cent].", None),  # the case has no such option
        ("Wages rise by [X] per cent.", None),
        ("Wages rise by [six per cent.", None),
    ],
)
def test_what_brackets_leave_in_dispute(text: str, options: tuple[str, ...] | None) -> None:
    case: Case = onetext.load_case("harbour-wages")
    assert is_disputed(text)
    term = disputed_term(case, text, case.issue("wage_rise"))
    assert (term and term.options) == options
    assert not is_disputed("Wages rise by six per cent[1] as agreed [sic].")


# -- taking back -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attributes", ["", "{note: mine}", "{settles: {automation: straight-away}, note: mine}"])
def test_taking_back_is_the_exact_reverse(talks: Path, attributes: str) -> None:
    draft = talks / "drafts" / "leak.md"
    head, text = draft.read_text(encoding="utf-8").split("2. ", 1)
    rest = text.partition("3. ")[2]
    own = f"2. The agreement runs\n      for two   years.\n{f'   {attributes}' if attributes else ''}\n"
    draft.write_text(f"{head}{own}3. {rest}", encoding="utf-8")
    before = files(talks)
    onetext.inbox(talks, accept=["L.1"], reject=["L.2"], reason="no")
    assert leak(talks).term("duration").option == "two-years"
    result = onetext.inbox(talks, undo=["L.1", "L.2"])
    assert (result.undone, result.waiting) == (("L.1", "L.2"), 3)
    assert files(talks)["drafts/leak.md"] == before["drafts/leak.md"]
    assert onetext.load_case(talks).draft("leak").term("duration").state == "unknown"


def test_taking_back_reopens_a_reviewed_draft_and_refuses_what_is_no_longer_there(talks: Path) -> None:
    with pytest.raises(UsageError, match="nothing to take back"):
        onetext.inbox(talks, undo=["L.1"])
    onetext.inbox(talks, accept=["L.1"], reject=["leak"], reviewed=["leak"], rest_silent=True)
    assert leak(talks).terms_reviewed
    assert onetext.inbox(talks, undo=["L.2"]).unreviewed == ("leak",)
    draft = talks / "drafts" / "leak.md"
    text = draft.read_text(encoding="utf-8").replace("two-years", "three-years")
    draft.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="no longer says"):
        onetext.inbox(talks, undo=["L.1"])


# -- the mark of an unread draft ---------------------------------------------------------------------------------------


def test_every_result_says_that_nobody_has_gone_through_a_draft(talks: Path) -> None:
    case = onetext.load_case(talks)
    results = (
        onetext.balance(case),
        onetext.compare(case, "chair-text", "leak"),
        onetext.log(case),
        onetext.show(case),
        onetext.brief(case),
    )
    for result in results:
        warned = [text for text in result.envelope.warnings if "nobody has gone through leak yet: 3 proposals" in text]
        assert len(warned) == 1, result.envelope.command
    before, after = "chair-text", "company-text" if "company-text" in {d.id for d in case.drafts} else "union-reply"
    assert not any("leak" in text for text in onetext.compare(case, before, after).envelope.warnings)
