"""The checker of Word's rules sees what breaks them: each broken document here breaks one."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from word_rules import broken

HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
WHO = 'w:author="A" w:date="2025-01-01T00:00:00Z"'
SOUND = f'<w:p><w:ins w:id="1" {WHO}><w:r><w:t>new</w:t></w:r></w:ins></w:p>'


def document(content: str) -> bytes:
    start, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(start)
    with zipfile.ZipFile(start) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = f"{HEAD}{content}</w:body></w:document>".encode() if name == "word/document.xml" else old.read(name)
            new.writestr(name, text)
    return out.getvalue()


def test_a_sound_document_breaks_no_rule() -> None:
    assert broken(document(SOUND)) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SOUND * 2, "given 2 times"),
        (SOUND.replace('w:author="A"', 'w:author=""'), "has the author"),
        (SOUND.replace("T00:00:00Z", ""), "has the date"),
        (SOUND.replace("new", " new"), "get lost"),
        (SOUND.replace("w:ins", "w:del"), "stands within a deletion"),
        (SOUND.replace("w:t>", "w:delText>"), "stands outside a deletion"),
        (f'<w:p><w:ins w:id="1" {WHO}/></w:p>', "an empty ins"),
        (
            f'<w:p><w:del w:id="1" {WHO}><w:ins w:id="2" {WHO}><w:r><w:tab/></w:r></w:ins></w:del></w:p>',
            "within ['del']",
        ),
        ("<w:p><w:r/></w:p>", "an empty run"),
        ("<w:p><w:r><w:rPr><w:i/><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>", "in the order"),
        ("<w:p><w:r><w:t>x</w:t></w:r><w:pPr/></w:p>", "pPr is not the first"),
        (f'<w:p><w:moveTo w:id="1" {WHO}><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>', "outside of its range"),
        (f'<w:p><w:moveToRangeStart w:id="1" w:name="m" {WHO}/></w:p>', "do not match"),
        (f'<w:p><w:pPr><w:rPr><w:del w:id="1" {WHO}/></w:rPr></w:pPr></w:p>', "the last mark"),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 2 + "<w:p/>", "run into one"),
        ("<w:tbl><w:tr/></w:tbl><w:p/>", "without cells"),
        ('<w:p><w:pPr><w:pStyle w:val="Nobody"/></w:pPr></w:p>', "no style Nobody"),
        ('<w:p><w:pPr><w:numPr><w:numId w:val="999"/></w:numPr></w:pPr></w:p>', "no list 999"),
    ],
)
def test_a_broken_rule_is_seen(content: str, said: str) -> None:
    assert any(said in line for line in broken(document(content)))
