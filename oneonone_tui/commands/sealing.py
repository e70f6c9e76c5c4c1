"""The finding about encryption: what is not encrypted although the store is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oneonone_tui.commands.condition import shown
from oneonone_tui.commands.finding import Finding, mend, ok
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.journal import is_sealed_line
from oneonone_tui.storage.switch import still_plain

_LINES = ("journal", "inbox")


def encryption(file: Path, cipher: Cipher) -> Iterator[Finding]:
    """Whether everything is encrypted: a switch that was stopped leaves both kinds of files."""
    try:
        plain = [*still_plain(file), *_with_plain_lines(file)]
    except OSError as error:
        yield mend("encryption", f"it cannot be looked at: {fault.cause_of(error)}.")
        return
    for place in plain:
        yield mend(
            "encryption",
            f"{shown(place)} is not encrypted, as after a switch that was stopped; "
            "run `oneonone-tui encrypt` to end it, or `oneonone-tui decrypt` to go back.",
        )
    if not plain:
        second = "and for a recovery key" if cipher.recovery else "and for no recovery key"
        yield ok("encryption", f"everything is encrypted, for your passphrase {second}.")


def _with_plain_lines(file: Path) -> Iterator[Path]:
    for ending in _LINES:
        place = files.beside(file, ending)
        lines = (files.read(place) or b"").split(b"\n")
        # A line without its end may be one that is just being written.
        if any(not is_sealed_line(line) for line in lines[:-1] if line):
            yield place
