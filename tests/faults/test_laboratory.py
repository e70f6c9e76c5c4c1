"""The laboratory itself: it finds what it should find, and it says when it does not see."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from .disk import crashes
from .figures import EXTRA, REPORT, ROWS
from .recorder import Recorder

OLD, NEW = b"old" * 300, b"new" * 300


def _in_place(path: Path) -> None:
    """As TinyDB's own storage writes."""
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, NEW)
    os.fsync(descriptor)
    os.close(descriptor)


def _replaced(path: Path, *, synced: bool, folder_synced: bool) -> None:
    other = path.with_name("other")
    descriptor = os.open(other, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(descriptor, NEW)
    if synced:
        os.fsync(descriptor)
    os.close(descriptor)
    os.replace(other, path)  # noqa: PTH105
    if folder_synced:
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


WRITERS: dict[str, tuple[Callable[[Path], None], bool, bool]] = {
    "in place": (_in_place, True, False),
    "replaced without a sync": (
        lambda path: _replaced(path, synced=False, folder_synced=True),
        True,
        True,
    ),
    "replaced without a sync of the folder": (
        lambda path: _replaced(path, synced=True, folder_synced=False),
        False,
        True,
    ),
    "replaced well": (lambda path: _replaced(path, synced=True, folder_synced=True), False, False),
}
"""How a file is written; whether it can be garbled, and whether an acknowledgement can be a lie."""


@pytest.mark.parametrize("name", WRITERS)
def test_a_careless_writer_is_found_out(tmp_path: Path, name: str) -> None:
    write, garbles, lies = WRITERS[name]
    path = tmp_path / "one.json"
    path.write_bytes(OLD)
    recorder = Recorder(tmp_path)
    with recorder.listening():
        write(path)
        recorder.mark(frozenset({1}))

    states = crashes(recorder.start, recorder.events, random.Random(1))

    found = [(state.image.tree().get("one.json"), bool(state.acknowledged)) for state in states]
    assert any(data not in (OLD, NEW) for data, _ in found) == garbles
    assert any(data != NEW for data, acknowledged in found if acknowledged) == lies


def test_a_call_that_is_not_seen_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="not recorded"), Recorder(tmp_path).listening():
        (tmp_path / "one.json").write_bytes(NEW)  # in C, past the module os


def test_the_report_has_every_row(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-figures", default=False):
        pytest.skip("it is being written")
    faults = [
        line.split("|")[1].strip()
        for line in REPORT.read_text(encoding="utf-8").splitlines()
        if "|" in line
    ]
    known = [fault for fault, _ in ROWS.values()]
    assert [fault for fault in faults[2:] if fault not in dict(EXTRA.values())] == known
