"""The folder of sealed forecasts: what is written is read back, and what was changed is noticed."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seals import DAY, HORIZON, chances, question, seal

from onetext.casefile import check_case, copy_case, read_forecasts, write_resolution, write_seal
from onetext.catalog import path as shipped
from onetext.errors import CaseError
from onetext.model.results import Resolution, StoredForecast

SIGNED = Resolution(seal=seal().sha256, outcome="signed", on=dt.date(2024, 6, 1), source="s1", note="at last")
NAME = seal().name
PROVOKED = {"E311", "E312", "E313"}
"""The codes that this module provokes; `test_fault_places` counts on it."""


def faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as raised:
        read_forecasts(folder)
    return [(fault.code, fault.file) for fault in raised.value.faults]


def message(folder: Path) -> str:
    with pytest.raises(CaseError) as raised:
        read_forecasts(folder)
    return "\n".join(map(str, raised.value.faults))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_seal(tmp_path, seal())
    write_resolution(tmp_path, seal(), SIGNED)
    return tmp_path


def change(folder: Path, name: str, **changed: Any) -> None:
    path = folder / "forecasts" / name
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changed}), "utf-8")


def test_what_is_sealed_is_read_back(folder: Path) -> None:
    later = seal(as_of=dt.date(2024, 4, 1))
    assert write_seal(folder, later) == (f"forecasts/{later.name}.json",)
    assert read_forecasts(folder) == (StoredForecast(seal=seal(), resolution=SIGNED), StoredForecast(seal=later))


def test_a_folder_without_forecasts_has_none(tmp_path: Path) -> None:
    assert read_forecasts(tmp_path) == ()


def test_the_same_forecast_is_sealed_once(folder: Path) -> None:
    before = (folder / "forecasts" / f"{NAME}.json").stat().st_mtime_ns
    assert write_seal(folder, seal()) == ()
    assert (folder / "forecasts" / f"{NAME}.json").stat().st_mtime_ns == before


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format": "onetext/forecast/1", "sha256": "00"}'])
def test_sealing_again_over_a_changed_one_is_refused(folder: Path, content: bytes) -> None:
    path = folder / "forecasts" / f"{NAME}.json"
    path.write_bytes(content)
    with pytest.raises(CaseError, match=r"E31[12]"):
        write_seal(folder, seal())
    assert path.read_bytes() == content


def test_anybody_can_check_the_hash_without_this_program(folder: Path) -> None:
    """SHA-256 over the object without its hash, keys sorted, no blanks, UTF-8."""
    content = json.loads((folder / "forecasts" / f"{NAME}.json").read_bytes())
    told = content.pop("sha256")
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(plain.encode()).hexdigest() == told == seal().sha256
    assert f"2024-03-01-{told[:8]}" == NAME


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3).filter(any), st.integers(0, 2**53), st.text(max_size=20))
def test_every_forecast_survives_the_disk(sizes: list[float], seed: int, text: str) -> None:
    """Whatever digits its chances have, and whatever signs its texts hold (half characters no file can hold)."""
    signed, walked, _ = (size / sum(sizes) for size in sizes)
    made = seal(modes={"m": chances(signed, min(walked, 1 - signed))}, seed=seed, settings={"k": text})
    content = json.loads(json.dumps({"sha256": made.sha256, **made.to_json()}))
    from onetext.model.results import seal_digest

    assert seal_digest(content) == made.sha256


CHANGES = [
    {"seed": 8},
    {"case_sha256": "1" * 64},
    {"as_of": "2024-03-02"},
    {"version": "1.2.4"},
    {"settings": {"runs": "20001"}},
    {"question": {"text": "Another?"}},
    {"more": 1},
]


@pytest.mark.parametrize("changed", CHANGES, ids=lambda item: next(iter(item)))
def test_a_changed_forecast_is_noticed(folder: Path, changed: dict[str, Any]) -> None:
    change(folder, f"{NAME}.json", **changed)
    assert faults(folder) == [("E311", f"forecasts/{NAME}.json")]
    assert "was changed after it was sealed" in message(folder)


def test_a_chance_that_was_changed_a_little_is_noticed(folder: Path) -> None:
    path = folder / "forecasts" / f"{NAME}.json"
    path.write_text(path.read_text("utf-8").replace("0.4", "0.41", 1), "utf-8")
    assert faults(folder) == [("E311", f"forecasts/{NAME}.json")]


def test_a_new_hash_for_the_change_does_not_help_under_the_old_name(folder: Path) -> None:
    other = seal(seed=8)
    change(folder, f"{NAME}.json", seed=8, sha256=other.sha256)
    assert faults(folder) == [("E311", f"forecasts/{NAME}.json")]


def test_a_decided_forecast_that_was_exchanged_no_longer_fits_its_resolution(folder: Path) -> None:
    """Changed with hash and name, and the resolution renamed with it: that still holds the hash of the other."""
    other = seal(seed=8)
    (folder / "forecasts" / f"{NAME}.json").unlink()
    write_seal(folder, other)
    (folder / "forecasts" / f"{NAME}.resolved.json").rename(folder / "forecasts" / f"{other.name}.resolved.json")
    assert faults(folder) == [("E312", f"forecasts/{other.name}.resolved.json")]
    assert "about a forecast of the hash" in message(folder)


def test_a_layout_of_ones_own_changes_nothing(folder: Path) -> None:
    """Blanks and the order of keys are no content."""
    path = folder / "forecasts" / f"{NAME}.json"
    content = json.loads(path.read_text("utf-8"))
    path.write_text("\ufeff" + json.dumps(dict(reversed(content.items()))), "utf-8")
    assert read_forecasts(folder)[0].seal == seal()


def test_a_resolution_alone_is_a_fault(folder: Path) -> None:
    (folder / "forecasts" / f"{NAME}.json").unlink()
    assert faults(folder) == [("E313", f"forecasts/{NAME}.resolved.json")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "no JSON"),
        (b"[1]", "no object"),
        (b"", "no JSON"),
        (b'{"a": NaN}', "NaN is no number"),
        (b'{"a": 1e999}', "1e999 is no number"),
        (b"[" * 100_000, "no JSON"),
        (b"{}", '"format" is not'),
        (b'{"format": "onetext/forecast/1"}', "the hash is missing"),
        (b'{"format": "onetext/forecast/2", "sha256": "00"}', '"format" is not'),
    ],
)
def test_what_is_no_forecast_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "forecasts").mkdir()
    (tmp_path / "forecasts" / "x.json").write_bytes(content)
    assert faults(tmp_path) == [("E312", "forecasts/x.json")]
    assert said in message(tmp_path)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"seed": "7"}, "seed is no whole number"),
        ({"seed": True}, "seed is no whole number"),
        ({"version": 1}, "version is no text"),
        ({"settings": {"runs": 1}}, "settings.runs is no text"),
        ({"settings": []}, "settings is no object"),
        ({"more": 1}, "more has no place there"),
        ({"modes": {}}, "no forecast in it"),
        ({"modes": {"m": {"outcomes": {}, "signed_by": []}}}, "modes.m.standard_errors is missing"),
        ({"modes": {"m": {"outcomes": {}, "signed_by": 1, "standard_errors": {}}}}, "modes.m.signed_by is no list"),
        ({"modes": {"m": {"outcomes": {"signed": "1"}, "signed_by": [], "standard_errors": {}}}}, "is no number"),
        ({"question": 1}, "question is no object"),
    ],
)
def test_a_forecast_of_another_shape_is_told_even_with_a_right_hash(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    from onetext.model.results import seal_digest

    content = {**seal().to_json(), **changed}
    digest = seal_digest(content)
    (tmp_path / "forecasts").mkdir()
    path = tmp_path / "forecasts" / f"2024-03-01-{digest[:8]}.json"
    path.write_text(json.dumps({**content, "sha256": digest}))
    assert faults(tmp_path) == [("E312", f"forecasts/{path.name}")]
    assert said in message(tmp_path)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"outcome": "sighed"}, '"sighed" is no outcome'),
        ({"on": "2024-13-01"}, "on is no day of the calendar"),
        ({"on": "June"}, "on is no day"),
        ({"on": "2024-12-01"}, "after 2024-09-01"),
        ({"outcome": "talking"}, "not sure yet"),
        ({"on": "2024-03-01"}, "no longer open"),
        ({"format": "x"}, "format is not"),
    ],
)
def test_what_is_no_resolution_is_told(folder: Path, changed: dict[str, Any], said: str) -> None:
    change(folder, f"{NAME}.resolved.json", **changed)
    assert faults(folder) == [("E312", f"forecasts/{NAME}.resolved.json")]
    assert said in message(folder)


def test_all_faults_come_at_once(folder: Path) -> None:
    (folder / "forecasts" / "a.json").write_text("{")
    (folder / "forecasts" / "b.resolved.json").write_text("{}")
    change(folder, f"{NAME}.json", seed=9)
    assert {code for code, _ in faults(folder)} == {"E311", "E312", "E313"}


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "forecasts").write_text("x")
    assert faults(tmp_path) == [("E308", "forecasts")]


def test_a_link_out_of_the_case_is_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.json"
    secret.write_text('{"password": "xyzzy"}')
    (folder / "forecasts" / "secret.json").symlink_to(secret)
    assert faults(folder) == [("E309", "forecasts/secret.json")]
    assert "xyzzy" not in message(folder)


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, moment, full)
        with pytest.raises(OSError, match="No space left"):
            write_seal(tmp_path, seal())
    assert list(tmp_path.iterdir()) == []
    write_seal(tmp_path, seal())
    with monkeypatch.context() as patched:
        patched.setattr(os, moment, full)
        with pytest.raises(OSError, match="No space left"):
            write_resolution(tmp_path, seal(), SIGNED)
    assert read_forecasts(tmp_path) == (StoredForecast(seal=seal()),)
    assert [path.name for path in (tmp_path / "forecasts").iterdir()] == [f"{NAME}.json"]


def test_forecasts_are_no_fault_of_a_case_and_change_nothing_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    copy_case(shipped("harbour-wages"), folder)
    before, without = check_case(folder)
    write_seal(folder, seal())
    after, with_ = check_case(folder)
    assert before is not None
    assert after is not None
    assert (after.sha256, with_) == (before.sha256, without)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"modes": {}}, "no forecast"),
        ({"modes": {"m": replace(chances(), outcomes={"signed": 0.4, "talking": 0.5})}}, "add to 0.9"),
        ({"modes": {"m": chances(1.2, -0.1)}}, "outside 0 to 1"),
        ({"modes": {"m": chances(by=(0.1, 0.4))}}, "2 chances of a signature stand against 3 days"),
        ({"modes": {"m": chances(by=(0.3, 0.2, 0.4))}}, "falls from one day to the next"),
        ({"modes": {"m": chances(by=(0.1, 0.2, 0.3))}}, "in two ways"),
        ({"modes": {"m": replace(chances(), outcomes={"signed": 0.4, "peace": 0.6})}}, '"peace" is no outcome'),
        ({"question": question(otherwise="signed")}, "the outcomes must hold"),
        ({"question": question(outcomes={"walked": "", "talking": ""})}, "the outcomes must hold"),
        ({"question": question(days=(HORIZON, HORIZON))}, "do not rise"),
        ({"question": question(days=(dt.date(2024, 8, 1),))}, "the last must be the horizon"),
        ({"as_of": HORIZON}, "after the day of the forecast"),
    ],
)
def test_a_forecast_that_contradicts_itself_cannot_be_made(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        seal(**changed)


def test_which_day_decides_what() -> None:
    made = seal()
    day = dt.timedelta(days=1)
    assert made.objection("signed", DAY + day) == made.objection("signed", HORIZON) == ""
    assert made.objection("talking", HORIZON) == made.objection("talking", HORIZON + day) == ""
    assert made.objection("signed", DAY)
    assert made.objection("signed", HORIZON + day)
    assert made.objection("talking", HORIZON - day)
