"""Word documents: the package, its revisions, its numbers; text with the bytes it stands at."""

from __future__ import annotations

from onetext.documents.docx.package import Package, Relation, open_package
from onetext.documents.docx.parsing import parse_xml

__all__ = ["Package", "Relation", "open_package", "parse_xml"]
