"""News fragments are one sentence each, and are compiled on top of what was there."""

from __future__ import annotations

from pathlib import Path

import pytest

import changelog

FRAGMENTS = [path for path in (changelog.ROOT / "changelog.d").glob("*.md") if path.name != "README.md"]


def test_a_release_comes_on_top_and_takes_its_fragments_with_it(tmp_path: Path) -> None:
    written, folder = tmp_path / "CHANGELOG.md", tmp_path / "news"
    folder.mkdir()
    written.write_text(f"# Changes\n\n{changelog.MARK}\n## 1.0, before\n", encoding="utf-8")
    (folder / "b.fixed.md").write_text("Mended b.\n", encoding="utf-8")
    (folder / "a.added.md").write_text("New a.\n", encoding="utf-8")
    changelog.compile_into(written, folder, "1.1", "2026-02-01")
    news = "## 1.1, 2026-02-01\n\n### Added\n\n- New a.\n\n### Fixed\n\n- Mended b.\n"
    assert written.read_text(encoding="utf-8") == f"# Changes\n\n{changelog.MARK}\n{news}\n## 1.0, before\n"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_is_one_sentence_of_a_known_kind(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.suffixes[0].removeprefix(".") in changelog.KINDS
    assert text.endswith(".\n")
    assert text.count("\n") == 1
