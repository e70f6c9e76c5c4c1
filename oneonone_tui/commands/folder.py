"""The folder of the data file: who can read what lies there, and what was left there."""

from __future__ import annotations

import glob
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from oneonone_tui.commands.condition import number, shown
from oneonone_tui.commands.finding import Finding, mend, ok
from oneonone_tui.domain.text import one_line

_OTHERS = 0o077


def permissions(file: Path) -> Iterator[Finding]:
    """Whether the folder is closed to others, and each file in it that has the data's name."""
    if not file.parent.is_dir():
        return
    well = True
    mode = _mode(file.parent)
    if mode & _OTHERS:
        well = False
        yield _open_to_others(file.parent, mode, "700")
    for found in _named(file, ""):
        mode = _mode(found)
        if mode & _OTHERS:
            well = False
            yield _open_to_others(found, mode, "600")
    if file.exists() and not _mode(file) & stat.S_IWUSR:
        well = False
        yield mend(
            "permissions",
            f"{shown(file)} is read-only, so that nothing can be kept; to change that: "
            f"chmod 600 {_quoted(file)}",
        )
    if well:
        yield ok("permissions", "the folder and its files are for your account alone.")


def leftovers(file: Path, *, held: bool) -> Iterator[Finding]:
    """What a crash or `recover` has left for somebody to look at."""
    rescued, damaged = list(_named(file, ".rescued-*")), list(_named(file, ".damaged-*"))
    for found in rescued:
        yield mend(
            "leftovers",
            f"{shown(found)} has what could not be read of a journal or an inbox; take over what "
            "you miss, then remove it.",
        )
    for found in damaged:
        yield mend(
            "leftovers",
            f"{shown(found)} is a damaged file that was replaced; take over what you miss, "
            "then remove it.",
        )
    temporaries = list(file.parent.glob(f".{glob.escape(file.name)}*.????????.tmp"))
    if temporaries and not held:  # with a holder they may be what it is writing
        many = number(len(temporaries), "temporary file", "temporary files")
        yield ok("leftovers", f"{many} of a crash; the program clears them away by itself.")
    elif not rescued and not damaged:
        yield ok("leftovers", "none.")


def _named(file: Path, ending: str) -> Iterator[Path]:
    """The files beside the data file, itself included, whose names go on from its name."""
    for found in sorted(file.parent.glob(f"{glob.escape(file.name)}{ending or '*'}")):
        if stat.S_ISREG(found.lstat().st_mode):
            yield found


def _mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def _open_to_others(place: Path, mode: int, wanted: str) -> Finding:
    return mend(
        "permissions",
        f"{shown(place)} is open to others (mode {mode:o}); close it: "
        f"chmod {wanted} {_quoted(place)}",
    )


def _quoted(place: Path) -> str:
    return one_line(shlex.quote(str(place)))
