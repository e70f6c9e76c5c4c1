"""`oneonone-tui doctor`: what is well, and what needs mending. It only looks.

It says where and how much, never what: no text of a note, a name or an answer is in a finding.
(Of question banks and settings, in which nobody writes about people, a word may be quoted.)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from oneonone_tui.banks.library import load_library, shipped_banks, shipped_types
from oneonone_tui.commands import data, folder, sealing
from oneonone_tui.commands.condition import number
from oneonone_tui.commands.finding import Finding, mend, ok
from oneonone_tui.commands.holder import holder_of
from oneonone_tui.config import ConfigError, load_config
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.cipher import Cipher


def examine(
    path: Path, settings: Path, now: datetime, cipher: Cipher | None = None
) -> Iterator[Finding]:
    """Look at the data and everything that belongs to it.

    Args:
        path: the data file, as the person gave it.
        settings: the folder of the person's settings and banks.
        cipher: of the store, where it is encrypted.

    Raises:
        StoreError: the path leads nowhere.
    """
    file = files.resolved(path)
    held, lock = _lock(file)
    condition = data.read_strictly(path, file, cipher)
    yield from data.data_file(path, file, condition, cipher)
    yield from data.journal(path, file, condition, cipher, held=held)
    yield from data.inbox(file, cipher, held=held)
    if cipher is not None:
        yield from sealing.encryption(file, cipher)
    yield lock
    yield from folder.permissions(file)
    yield from data.backups(file, now, cipher)
    if condition.base:
        yield from data.set_aside(condition.base)
    yield from folder.leftovers(file, held=held)
    yield from _library(settings)
    yield _config(settings)


def _lock(file: Path) -> tuple[bool, Finding]:
    try:
        holder = holder_of(file)
    except OSError as error:
        care = "see to it that only one program has the data open."
        return False, mend("lock", f"it cannot be asked for: {fault.cause_of(error)}; {care}")
    return bool(holder), ok("lock", f"held by {holder}." if holder else "free.")


def _library(settings: Path) -> Iterator[Finding]:
    library = load_library(
        [shipped_banks(), settings / "question_banks"],
        [shipped_types(), settings / "session_types"],
    )
    for problem in library.problems:
        yield mend("questions", f"{problem}.")
    if not library.problems:
        questions = sum(len(bank.questions) for bank in library.banks)
        types = number(len(library.types), "session type", "session types")
        yield ok("questions", f"{number(questions, 'question', 'questions')}, {types}.")


def _config(settings: Path) -> Finding:
    path = settings / "config.yaml"
    try:
        load_config(path)
    except ConfigError as error:
        return mend("settings", f"{error}.")
    return ok("settings", "understood." if path.exists() else "none; the defaults hold.")
