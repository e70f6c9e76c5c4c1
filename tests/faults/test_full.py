"""A full disk: said within two seconds, kept when there is space again, and no hindrance to open.

The disk is full by a limit on the size of a file (RLIMIT_FSIZE): a write is done as far as it
fits, and then fails. What a full disk does otherwise is modelled by `test_errors`.
"""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest

from oneonone_tui.domain.session import Session
from tests.terminal.terminal import Terminal
from tests.ui.driver import NOW

from .figures import Figures
from .ledger import DINA, named, note, open_store
from .process import Child


@pytest.mark.usefixtures("kept")
def test_a_disk_that_fills_up_in_the_middle_of_a_note(tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "store" / "one.json"
    with Child("full", path) as child:
        failed, saved = map(float, child.line().split())
        assert child.end() == 0

    said = f"told after {failed:.2f} s, saved after {saved:.2f} s"
    figures.note(named("full"), said, "≤ 2 s each", max(failed, saved) <= 2)
    assert failed <= 2
    assert saved <= 2
    assert [session.notes for session in open_store(path).sessions(DINA.id)] == [
        note(1),
        note(2, filler=400),
    ]


@pytest.mark.usefixtures("kept")
def test_a_start_on_a_full_disk_opens(tmp_path: Path, figures: Figures) -> None:
    opened = []
    for way in ("closed", "killed"):
        path = tmp_path / way / "one.json"
        with Child("hold", path) as before:
            assert before.line() == "held"
            if way == "closed":
                before.tell("leave")
                assert before.line() == "left"
            else:
                before.kill()
        with Child("full-start", path) as child:
            ids = child.line().split()
            assert child.line() == "refused"
            assert child.line() == "kept"
            assert child.end() == 0
        opened.append("s1" in ids)

    figures.note(named("full-start"), f"opened {sum(opened)} / {len(opened)}", "all", all(opened))
    assert all(opened)


def test_the_screen_says_not_saved_and_then_saved(tmp_path: Path) -> None:
    path = tmp_path / "store" / "one.json"
    store = open_store(path)
    store.save(DINA, Session("s", DINA.id, "regular", NOW, opener_said=True))
    store.close()
    with Terminal("Dina", "--data", str(path), home=tmp_path) as terminal:
        terminal.until("F12")
        terminal.type("before ")
        terminal.until("saved")
        pid = terminal.process.pid
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
        began = time.monotonic()
        terminal.type("and after")
        terminal.until("NOT SAVED")
        assert time.monotonic() - began <= 2
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))
        terminal.until("Notes · saved")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    assert open_store(path).sessions(DINA.id)[0].notes == "before and after"
