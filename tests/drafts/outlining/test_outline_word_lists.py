"""Lists as Word's own styles make them."""

from __future__ import annotations

import io

import docx

from onetext.documents import read_document
from onetext.drafts import outline


def test_word_s_own_styles_of_deeper_lists_nest_though_each_counts_for_itself() -> None:
    document = docx.Document()
    for text, style in [("One", ""), ("Two", ""), ("Three", ""), ("below", " 2"), ("beside", " 2"), ("Four", "")]:
        document.add_paragraph(text, style=f"List Number{style}")
    file = io.BytesIO()
    document.save(file)
    points = outline(read_document(file.getvalue(), "list.docx").blocks).points
    assert [(point.key, point.parent) for point in points] == [
        ("1", ""),
        ("2", ""),
        ("3", ""),
        ("3.1", "3"),
        ("3.2", "3"),
        ("4", ""),
    ]
