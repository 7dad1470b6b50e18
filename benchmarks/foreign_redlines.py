"""Redlines as other programs write them, with what they say in both views. All texts are our own.

`foreign/` holds the inside of `w:body`. `word.xml` is written by hand as Word does it; `libreoffice.xml` was saved by
LibreOffice 7.4 from a text of its own format, `libreoffice-moves.xml` from one of Word's; `docxodus.xml` was made by
python-redlines 2.0.0 with Docxodus 14.1.0 from two texts.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

__all__ = ["REDLINES", "Redlined"]

_OOXML = "http://schemas.openxmlformats.org/"
_MEETINGS = tuple(
    f"{place}. The parties shall meet within {place * 10} days of the signature." for place in range(1, 13)
)
_TRUCE = (
    "1. The parties shall cease all hostilities at noon on 1 June 2026.",
    "2. Prisoners shall be exchanged within 30 days.",
    "3. A joint council shall be set up in the port city.",
    "4. The council shall meet every month.",
    "5. Each party shall withdraw its heavy weapons by 20 kilometres.",
    "6. Grain ships may pass without inspection.",
    "7. A fund of 40 million shall pay for repairs.",
    "8. Observers shall have access to every site.",
    "9. Schools shall teach in both languages.",
    "10. The border crossing at the bridge shall reopen.",
    "11. Disputes shall be brought to the council.",
    "12. This agreement enters into force on signature.",
)


@dataclass(frozen=True)
class Redlined:
    """A redline by a program: the text as it was and as it stands, point by point, and how many points moved."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    moves: int

    @property
    def data(self) -> bytes:
        """The file."""
        body = (Path(__file__).resolve().parent / "foreign" / f"{self.name}.xml").read_text(encoding="utf-8")
        names = f'xmlns:w="{_OOXML}wordprocessingml/2006/main"'
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_OOXML}package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_OOXML}package/2006/relationships"><Relationship Id="r1" '
            f'Type="{_OOXML}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for part, text in parts.items():
                file.writestr(part, text)
        return out.getvalue()


def _meetings_after(number: str) -> tuple[str, ...]:
    """Points 2 and 9 moved, 3 with another verb, 4 struck, one new; 9 with another number."""
    return (
        _MEETINGS[0],
        _MEETINGS[2].replace("shall", "may"),
        *_MEETINGS[4:8],
        _MEETINGS[1],
        _MEETINGS[9],
        "10a. A council is set up.",
        _MEETINGS[8].replace("90 ", number),
        *_MEETINGS[10:],
    )


_TRUCE_AFTER = (
    _TRUCE[0],
    _TRUCE[4],
    _TRUCE[1].replace("30", "60"),
    _TRUCE[2],
    _TRUCE[5].replace("may", "shall"),
    _TRUCE[3],
    _TRUCE[6],
    "7a. The fund shall be audited every year by the council.",
    *_TRUCE[8:10],
    _TRUCE[7].replace("every site", "every site named in Annex I"),
    _TRUCE[11],
)
_OWN = ("1. First point.", "2. They shall go.", "4. Old point.", "5. Last point.")
_OWN_AFTER = ("1. First point.", "2. They may go.", "3. New point.", "5. Last point.")

REDLINES = (
    Redlined("word", _MEETINGS, _meetings_after("95 "), 2),
    Redlined("libreoffice-moves", _MEETINGS, _meetings_after(""), 2),
    Redlined("libreoffice", _OWN, _OWN_AFTER, 0),
    Redlined("docxodus", _TRUCE, _TRUCE_AFTER, 2),
)
