"""A small case as texts, and how tests put it on the disk with one thing changed."""

from __future__ import annotations

from pathlib import Path

__all__ = ["BASE", "MARK", "marked", "put", "snapshot"]

MARK = "‸"
"""Stands in a changed text right before the place at which a fault is expected."""

BASE: dict[str, str] = {
    "case.yaml": "title: Harbour\nsignatories: [owners, union]\n",
    "parties.yaml": (
        "- id: owners\n  name: Owners\n"
        "- id: union\n  name: Union\n  speakers:\n    - {name: Mia Olsen, aliases: [the chair]}\n    - {name: Ole}\n"
    ),
    "issues.yaml": (
        "- {id: pay, title: Pay, options: [none, five, ten]}\n- {id: rota, title: Rota, options: [old, new]}\n"
    ),
    "rules.yaml": (
        "rules:\n- never: {pay: ten, rota: new}\n- if: {pay: none}\n  then: {rota: new}\n"
        "interactions:\n- {party: union, options: {pay: five, rota: new}, points: 5}\n"
    ),
    "positions.yaml": (
        "- {party: union, issue: pay, kind: demand, speaker: Mia Olsen, option: ten, happened: 2025-03-01,"
        " sources: s1}\n"
        "- {party: owners, issue: pay, kind: refuses, refused: [ten], happened: 2025-03-02, sources: [s1]}\n"
    ),
    "weights.yaml": (
        "- {party: union, issue: pay, weight: [40, 60], scores: {none: 0, five: 50, ten: 100}}\n"
        "- {party: owners, issue: pay, weight: 50}\n"
    ),
    "redlines.yaml": (
        "- id: line\n  party: union\n  happened: 2025-03-01\n  refuses: {pay: [none]}\n"
        "  strict: {requires: {pay: [ten]}}\n  firmness: 0.5\n  sources: [s1]\n"
    ),
    "nodeal.yaml": (
        "- {party: union, value: 30}\n"
        "- party: owners\n  expectations:\n    - {issue: pay, after_6: {none: 0.4, five: 0.6}}\n"
    ),
    "drafts/first.md": (
        "---\nid: first\ntitle: First\nhappened: 2025-03-05\nterms: {rota: deferred}\n---\n"
        "1. Pay rises.\n   {settles: {pay: five}}\n2. Rota.\n   a. As before.\n"
    ),
    "drafts/second.md": (
        "---\nid: second\ntitle: Second\nhappened: 2025-03-09\ngrew_from: [first]\n"
        "struck: [{point: first/2a}]\n---\n1. Pay rises.\n   {settles: {pay: ten}, answers: [first/1]}\n"
    ),
    "responses.yaml": "- {id: r1, party: union, draft: first, kind: amends, happened: 2025-03-09, points: [1, 2a]}\n",
    "statements.yaml": (
        "- {id: st1, party: union, text: Never., floor: {issue: pay, options: [ten]}, happened: 2025-03-01}\n"
    ),
    "claims.yaml": (
        "- {id: c1, about: authorship, claimant: Ole, says: Theirs., happened: 2025-03-06}\n"
        "- {id: c2, about: authorship, claimant: Ada, says: Ours., happened: 2025-03-07,"
        " relations: [{to: c1, kind: contradicts}]}\n"
    ),
    "ultimatums.yaml": (
        "- {id: u1, by: union, to: [owners], terms: Sign., set_on: 2025-03-10,"
        " fates: [{fate: lapsed, date: 2025-03-20}]}\n"
    ),
    "events.yaml": "- {id: e1, kind: meeting, text: They met., happened: 2025-03-04, issues: [pay]}\n",
    "front.csv": "date,value,unit,source\n2025-03-01,1.5,km,s1\n",
    "sources.yaml": "- {id: s1, outlet: Herald}\n",
    "inbox/one.yaml": "- {id: i1, kind: position, document: a.txt, start: 0, end: 5, text: Hello}\n",
}
"""Every file of a case without a fault or warning."""


def put(files: dict[str, str], folder: Path) -> Path:
    """Write texts into a folder, byte for byte."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    folder.mkdir(exist_ok=True)
    return folder


def marked(text: str) -> tuple[str, int, int]:
    """A text without its mark, and the line and column in which the mark stood."""
    before, mark, _ = text.partition(MARK)
    assert mark, "the text has no mark"
    lines = before.split("\n")
    return text.replace(MARK, ""), len(lines), len(lines[-1]) + 1


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Time of change and content of everything below a folder."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }
