"""The page of a comparison: whole, escaped, quiet, and readable without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources

import pytest
from redline_builders import ARABIC, LINKS, compared, of_case, poisoned
from report_builders import small_case

from onetext.report import redline_page
from onetext.report.redline.words import headed, label, operation
from onetext.report.shown import visible


class Seen(HTMLParser):
    """Tags, attributes and text of a page, without a browser."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.feed(page)
        self.text = re.sub(r"\s+", " ", "".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, key, value or "") for key, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def files_page() -> str:
    return redline_page(compared(), None, title="From old.docx to new.pdf")


def case_page() -> str:
    return redline_page(of_case(), small_case(), title="The quay: from First to Second")


@pytest.mark.parametrize("made", [files_page, case_page])
def test_the_page_holds_no_script_and_loads_nothing(made: object) -> None:
    assert callable(made)
    page = made()
    seen = Seen(page)
    assert not {"script", "img", "link", "iframe", "object", "embed", "form", "audio", "video", "base"} & set(seen.tags)
    loading = {"src", "srcset", "xlink:href", "data", "action", "formaction", "background", "poster"}
    assert not [entry for entry in seen.attributes if entry[1] in loading or entry[1].startswith("on")]
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page
    assert made() == page


def test_markup_in_any_text_of_a_stranger_is_inert() -> None:
    for friendly, hostile in (
        (files_page(), redline_page(poisoned(compared()), None, title="x<script>")),
        (case_page(), redline_page(poisoned(of_case()), small_case(), title="x<script>")),
    ):
        assert set(Seen(hostile).tags) <= set(Seen(friendly).tags)
        assert not [one for one in Seen(hostile).attributes if one[1].startswith("on") or one[1] == "src"]
        assert Seen(hostile).text.count("onerror=alert(1)") > 30
        assert "49" not in re.sub(r"[^ ]*alert[^ ]*", "", Seen(hostile).text.partition("look at first")[2])


def test_what_turns_or_hides_text_is_named() -> None:
    page = redline_page(poisoned(compared()), None, title="x\x1b[31m")
    assert not set(page) & set("\u202e\x1b")
    assert "⟦right-to-left override⟧" in page
    assert visible("a\u200bb\ufeffc") == "a⟦zero width space⟧b⟦zero width no-break space⟧c"
    for kept in ("a\tb\nc", "\u200fשלום\u200e", "نمی\u200cخواهم", "e\u0301"):
        assert visible(kept) == kept


def test_substance_comes_first_then_the_text() -> None:
    page = files_page()
    first, _, text = page.partition('id="part-text"')
    assert first.index("Changed without a tracked change") < first.index("<del>shall</del> → <ins>may</ins>")
    assert "Two points have the number 3." in first
    assert "the wordings would also fit 7 (0.70)" in first
    assert "<del>shall</del><ins>may</ins> pay<ins> 5</ins>." in text


def test_every_word_of_both_texts_is_on_the_page_in_both_views() -> None:
    page = files_page()
    found = page.partition('id="part-text"')[2]
    sides = re.findall(r'<p class="which">(Before|After)</p><p class="text" dir="auto">(.*?)</p>', found, re.S)
    plain = [(which, re.sub(r"<[^>]+>", "", text)) for which, text in sides]
    for link in LINKS:
        if link.redline:
            before = "\n".join(one.text for one in link.before)
            after = "\n".join(one.text for one in link.after)
            assert ("Before", before or "–") in plain
            assert ("After", after or "–") in plain
    inline = re.findall(r'<p class="text inline" dir="auto">(.*?)</p>', found, re.S)
    assert [re.sub(r"<ins>.*?</ins>|</?del>", "", one) for one in inline[:1]] == ["They shall pay."]
    assert f"<ins>{ARABIC}</ins>" in page


def test_points_in_the_same_words_are_folded_and_reworded_ones_are_not() -> None:
    page = files_page()
    folded = re.findall(r'<details class="kept">(.*?)</details>', page, re.S)
    assert len(folded) == 1
    assert "The Parties meet." in folded[0]
    assert "kept, in other words" in page
    assert "<del>Old</del><ins>New</ins> words." in page


def test_moves_splits_and_places_are_told() -> None:
    text = Seen(files_page()).text
    assert "2. → 3. moved and changed: stood at 2." in text
    assert "split: 5. became 5., 6." in text
    assert "before: word/document.xml, bytes 10 to 25; after: page 2, characters 0 to 15" in text
    assert "The wording is not on record." in text
    assert "docx, 7 points, no brackets Tracked changes by Ann (3)Comments by Bo (1)" in text


def test_gains_stand_beside_the_redline_with_their_ranges_in_alphabetical_order() -> None:
    text = Seen(case_page()).text
    where = text.index("Through this point, in each party’s own points:")
    told = text[where : where + 260]
    assert "Height of the wall Port +1.5 (between −0.5 and +3.5)Town −3 (between −5 and −1)" in told
    assert "0 at the point for CrewsCrews 0 (between −2 and +2)" in told
    assert "Bears on Height of the wall." in text
    assert "Port: +1.5 (between −0.5 and +3.5) points; better for some values in the ranges" in text
    assert "Who gains" not in Seen(files_page()).text


def test_a_three_way_view_lists_conflicts_first_and_says_whose_words_are_whose() -> None:
    page = case_page()
    part = page.partition('id="part-merged"')[2].partition('id="part-text"')[0]
    order = ["changed in both, and differently", "needs a person", "changed in both, without", "changed in A only"]
    shown = part.partition("<ul")[2]
    assert [shown.index(one) for one in order] == sorted(shown.index(one) for one in order)
    assert "Same." not in shown
    assert '<span class="who">A</span><del>shall</del><ins>may</ins>' in shown
    assert "Conflict:" in shown
    assert "(struck)" in shown
    assert "1 neither changed it" in Seen(part).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Both drafts on their base" not in files_page()


def test_nothing_to_compare_is_said() -> None:
    text = Seen(redline_page(compared(links=(), files=()), None, title="t")).text
    assert "Neither text has any points." in text
    assert "No number, date, negation, modal verb, party or defined term differs" in text


def test_names_of_points() -> None:
    assert label("us/10c", "c.") == "10c"
    assert label("us/7", "7.") == "7."
    assert label("5bis", "Article 5bis") == "Article 5bis"
    assert label("annexI.3", "3.") == "annexI.3"
    assert label("¶4") == "¶4"
    assert [headed(link) for link in LINKS[1:4]] == ["2. → 3.", "2.", "4."]
    assert operation(replace(LINKS[4], moved=True)) == "split: 5. became 5., 6., and moved"


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_struck_and_new_words_stand_out_from_every_ground(scheme: int) -> None:
    """WCAG 2 contrast of at least 4.5, computed from the style sheets, in light, dark and print."""
    palette: dict[str, str] = {}
    for name in ("brief", "redline"):
        css = resources.files("onetext.report").joinpath(f"templates/{name}.css").read_text("utf-8")
        palette |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", re.findall(r":root \{.*?\}", css, re.S)[scheme]))
    for ink in ("struck", "new", "ink"):
        for ground in ("page", "card", "clash", f"{ink}-ground"):
            if ground in palette:
                light, dark = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
