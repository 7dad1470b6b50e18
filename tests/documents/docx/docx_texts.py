"""Word files written by hand, part by part, for the tests of the reader."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

OOXML = "http://schemas.openxmlformats.org/"
W = OOXML + "wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OOXML}officeDocument/2006/relationships" '
    f'xmlns:mc="{OOXML}markup-compatibility/2006" xmlns:m="{OOXML}officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BY = 'w:author="Ana" w:date="2026-03-01T10:00:00Z"'
BY2 = 'w:author="Ben" w:date="2026-03-02T11:00:00Z"'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = {
    "styles": ("word/styles.xml", "w:styles"),
    "numbering": ("word/numbering.xml", "w:numbering"),
    "footnotes": ("word/footnotes.xml", "w:footnotes"),
    "endnotes": ("word/endnotes.xml", "w:endnotes"),
    "comments": ("word/comments.xml", "w:comments"),
    "commentsExtended": ("word/commentsExtended.xml", "w15:commentsEx"),
    "settings": ("word/settings.xml", "w:settings"),
    "header": ("word/header1.xml", "w:hdr"),
    "footer": ("word/footer1.xml", "w:ftr"),
}
_TYPES = {"header": "header", "footer": "footer"}


def body_xml(body: str) -> str:
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def docx(
    body: str, *, relations: str = "", extra: Mapping[str, bytes] | None = None, main: str | None = None, **parts: str
) -> bytes:
    """A Word file with that body; other parts by their kind, each as the inside of its root."""
    files: dict[str, bytes] = {}
    overrides, links = "", ""
    for number, (kind, inside) in enumerate(parts.items()):
        path, root = _KINDS[kind]
        files[path] = f"{HEAD}<{root} {NAMESPACES}>{inside}</{root}>".encode()
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{_TYPES.get(kind, kind)}+xml"
        overrides += f'<Override PartName="/{path}" ContentType="{content}"/>'
        links += (
            f'<Relationship Id="k{number}" Type="{OOXML}officeDocument/2006/relationships/{kind}" '
            f'Target="{path.removeprefix("word/")}"/>'
        )
    head = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{OOXML}package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>{overrides}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{OOXML}package/2006/relationships"><Relationship Id="r1" '
            f'Type="{OOXML}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ).encode(),
        "word/document.xml": (main if main is not None else body_xml(body)).encode(),
        "word/_rels/document.xml.rels": (
            f'{HEAD}<Relationships xmlns="{OOXML}package/2006/relationships">{links}{relations}</Relationships>'
        ).encode(),
    }
    return zipped({**head, **files, **(extra or {})})


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for path, data in files.items():
            file.writestr(path, data)
    return out.getvalue()


def run(text: str, props: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cut(text: str) -> str:
    """A run as it stands within `w:del`."""
    return f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'


def ins(inside: str, by: str = BY) -> str:
    return f'<w:ins w:id="1" {by}>{inside}</w:ins>'


def dele(inside: str, by: str = BY) -> str:
    return f'<w:del w:id="2" {by}>{inside}</w:del>'


def para(*inside: str, props: str = "", mark: str = "") -> str:
    """A paragraph; `mark` is what happened to its end: ins, del, moveFrom, moveTo."""
    end = f'<w:rPr><w:{mark} w:id="3" {BY}/></w:rPr>' if mark else ""
    ppr = f"<w:pPr>{props}{end}</w:pPr>" if props or end else ""
    return f"<w:p>{ppr}{''.join(inside)}</w:p>"


def numbered(text: str, num: int | str, level: int = 0, mark: str = "") -> str:
    props = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return para(run(text), props=props, mark=mark)


def level(place: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str, more: str = "") -> str:
    inside = f'<w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}'
    return f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def pandoc(data: bytes, folder: Path, changes: str, to: str = "plain") -> str:
    """What pandoc makes of a file with its tracked changes accepted or rejected."""
    import pypandoc

    path = folder / "read-by-pandoc.docx"
    path.write_bytes(data)
    command = [pypandoc.get_pandoc_path(), "--track-changes", changes, "--wrap=none", "-f", "docx", "-t", to, str(path)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def letters(text: str) -> str:
    """A text without any blanks: pandoc puts one where paragraphs run together, Word does not."""
    return "".join(text.split())
