"""Articles read into a case and decided on: nothing counts twice, nothing is lost, nobody sees what they may not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from threading import Thread

import pytest

import onetext
from onetext.api.reading import into
from onetext.casefile import check_case
from onetext.errors import CaseError, UsageError

DAY = dt.date(2024, 3, 13)
ARTICLE = (
    "A harbour waits\n\n“We will not sign six per cent,” Brekke said.\n\n"
    "Brekke gave the union until 20 March to accept the chair's text. The deadline was later extended.\n"
)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    onetext.new(tmp_path / "talks", from_="harbour-wages")
    return tmp_path / "talks"


def read(folder: Path, text: str = ARTICLE, document: str = "herald", source: str = "HERALD") -> onetext.ReadResult:
    return onetext.read(
        "-", case=folder, published=DAY, source=source, outlet=source, document=document, data=text.encode()
    )


def accept(folder: Path, name: str, **settings: str) -> onetext.Case:
    onetext.inbox(folder, accept=[name], settings={f"{name}.{key}": value for key, value in settings.items()})
    return onetext.load_case(folder)


def broken(case: onetext.Case) -> int:
    """How often the company's newest word on an ultimatum speaks against it."""
    newest = [
        max(one.fates, key=lambda fate: fate.date).fate for one in case.ultimatums if one.by == "company" and one.fates
    ]
    return sum(fate in ("extended", "lapsed", "reversed") for fate in newest)


def hide(folder: Path) -> None:
    with (folder / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: LEAK, outlet: Minutes, date: 2024-03-13, audience: mediator}\n")


def leaked(folder: Path) -> None:
    onetext.read("-", case=folder, source="LEAK", document="leak", data=ARTICLE.encode())


def test_what_a_hidden_article_tells_of_a_public_ultimatum_is_not_shown_to_all(talks: Path) -> None:
    hide(talks)
    leaked(talks)
    before = (talks / "ultimatums.yaml").read_bytes()
    with pytest.raises(UsageError, match='"U2" is seen by public, company, union, who may not see the article'):
        accept(talks, "leak.f1", ultimatum="U2")
    assert (talks / "ultimatums.yaml").read_bytes() == before
    text = before.decode().replace("- id: U2\n", "- id: U2\n  audience: mediator\n")
    (talks / "ultimatums.yaml").write_text(text, encoding="utf-8")
    assert broken(accept(talks, "leak.f1", ultimatum="U2")) == 1
    public = onetext.show_evidence(onetext.load_case(talks), "party:company", audience="public")
    assert "extended" not in str(public.to_json())


def test_a_record_that_is_there_is_not_written_twice(talks: Path) -> None:
    read(talks)
    case = accept(talks, "herald.u1", to="union")
    count = len(case.ultimatums)
    home = talks / "inbox" / "herald.yaml"
    home.write_text(home.read_text("utf-8").replace("status: accepted", "status: waiting"), encoding="utf-8")
    with pytest.raises(UsageError, match=r'"herald.u1" of ultimatums.yaml was read from "herald.u1" already'):
        accept(talks, "herald.u1")
    assert len(onetext.load_case(talks).ultimatums) == count


def test_an_id_that_a_record_names_is_given_to_no_other_sentence(talks: Path) -> None:
    read(talks)
    accept(talks, "herald.u1", to="union")
    (talks / "inbox" / "herald.yaml").unlink()
    read(talks, "Brekke gave the union until 2 April to leave the quay.\n")
    waiting = {item.id for item in onetext.inbox(talks, kind="ultimatum").items}
    assert waiting == {"herald.u2"}
    assert [fault.code for fault in check_case(talks)[1]] == ["W116"]


def test_two_that_read_at_the_same_moment_lose_nothing(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each reads the case, and writes what it made of it: the one must not take out what the other wrote."""
    real = into.add_reading
    other = Thread(target=lambda: read(talks, document="gazette", source="GAZ"))

    def late(*given: object) -> object:
        monkeypatch.undo()
        other.start()
        other.join(0.5)
        return real(*given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(into, "add_reading", late)
    read(talks)
    other.join(20)
    case = onetext.load_case(talks)
    assert {one.id for one in case.documents} == {"herald", "gazette"}
    assert {"HERALD", "GAZ"} <= {one.id for one in case.sources}
    assert {path.name for path in (talks / "inbox").iterdir()} == {"herald.yaml", "gazette.yaml"}
    assert len({item.id for item in case.candidates}) == len(case.candidates) > 0


def test_an_article_of_the_same_name_in_another_folder_is_told(talks: Path) -> None:
    for name in ("first", "second"):
        (talks / "articles" / name).mkdir(parents=True)
        (talks / "articles" / name / "news.txt").write_text(ARTICLE.replace("six", name), encoding="utf-8")
    file = talks / "articles" / "first" / "news.txt"
    assert onetext.read(file, case=talks, published=DAY, source="H", outlet="H").envelope.warnings == ()
    assert onetext.read(file, case=talks, published=DAY, source="H").envelope.warnings == ()
    other = onetext.read(talks / "articles" / "second" / "news.txt", case=talks, published=DAY, source="H")
    assert '"news" was read from articles/first/news.txt before' in other.envelope.warnings[0]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("Brekke gave the union until", "Lind gave the company until", 'by "union" where it was "company"'),
        ("to accept the chair's text", "to reject the chair's text", 'terms "reject the chair'),
    ],
)
def test_an_ultimatum_that_is_another_one_now_is_told_though_a_person_edited_it(
    talks: Path, was: str, now: str, told: str
) -> None:
    read(talks)
    accept(talks, "herald.u1", to="union", note="as I heard")
    assert not [one for one in read(talks).envelope.warnings if "herald.u1" in one]
    again = read(talks, ARTICLE.replace(was, now))
    assert [told in one for one in again.envelope.warnings if "herald.u1" in one] == [True]


def test_a_kind_that_is_none_is_told_with_its_place(talks: Path) -> None:
    read(talks)
    home = talks / "inbox" / "herald.yaml"
    lines = home.read_text("utf-8").splitlines()
    at = lines.index("  kind: ultimatum")
    lines[at] = "  kind: ultimattum"
    home.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        onetext.inbox(talks)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file, fault.line, fault.column) == ("E106", "inbox/herald.yaml", at + 1, 9)


@pytest.mark.parametrize(
    ("told", "polarity"),
    [("denied", "denied"), ("said", ""), ("confirmed", "")],
)
def test_a_demand_that_somebody_denies_was_made_is_no_demand(talks: Path, told: str, polarity: str) -> None:
    read(talks, f"Marta Lind {told} that the company demanded a rise of four per cent.\n")
    (item,) = onetext.inbox(talks, kind="position").items
    assert item.fields.get("polarity", "") == polarity
    if polarity:
        with pytest.raises(UsageError, match="is denied in the article, so it is no demand"):
            accept(talks, item.id, party="company", issue="wage_rise", option="four-percent")
