"""A picture put in another's place is told, though its words are the same."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import docx

from onetext.api.comparing.files import files_compared


def png(shade: int) -> bytes:
    """One grey pixel, by the definition of the format."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes((0, shade)))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def told(folder: Path, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The warnings of the comparison, and what the Word file of it says it lacks."""
    paths = [folder / "old.docx", folder / "new.docx"]
    for path, shades in zip(paths, (before, after), strict=True):
        made = docx.Document()
        made.add_paragraph("The zone is as the map shows: ")
        for shade in shades:
            made.paragraphs[0].add_run().add_picture(io.BytesIO(png(shade)))
        made.save(str(path))
    found = files_compared(*paths)
    assert [link.op for link in found.result.links] == ["kept"]
    return found.result.envelope.warnings, found.redlined(author="A").lost


def test_a_picture_in_another_s_place_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, (10,), (200,)) == (
        ("pictures differ, and are not compared: 1 in old.docx only, 1 in new.docx only",),
        ("rejecting all changes does not bring back, of old.docx: 1 picture",),
    )


def test_of_pictures_that_are_the_same_nothing_is_said(tmp_path: Path) -> None:
    assert told(tmp_path, (10, 200), (10, 200)) == ((), ())


def test_a_new_picture_is_told_and_costs_the_old_text_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, (10,), (10, 200)) == (
        ("pictures differ, and are not compared: 1 in new.docx only",),
        (),
    )
