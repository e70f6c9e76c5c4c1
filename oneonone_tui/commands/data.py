"""The findings about the data: the file, its journal, its backups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from oneonone_tui.commands.condition import (
    Condition,
    backups_of,
    condition_of,
    counts,
    number,
    shown,
    written,
)
from oneonone_tui.commands.finding import Finding, mend, ok
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.base import Base
from oneonone_tui.storage.cipher import Cipher, is_sealed
from oneonone_tui.storage.elsewhere import DAMAGED
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.journal import Change, is_sealed_line, read_journal
from oneonone_tui.storage.opening import read_both
from oneonone_tui.storage.recovery import CONFLICTS, replay

_MOST = 10
"""Damaged documents that are told one by one."""

_RECOVER = "run `oneonone-tui recover`"
_PUTS_BACK = "Where there is a whole backup, `oneonone-tui recover` puts it there."


def read_strictly(path: Path, file: Path, cipher: Cipher | None = None) -> Condition:
    """The condition of the data file, whatever the system says to reading it."""
    try:
        content = files.read(file)
    except OSError as error:
        return Condition(refusal=str(fault.unreadable(path, error)))
    condition = condition_of(path, content, cipher)
    if condition.refusal:
        return replace(condition, refusal=f"{condition.refusal} {_PUTS_BACK}")
    return condition


def data_file(
    path: Path, file: Path, condition: Condition, cipher: Cipher | None = None
) -> Iterator[Finding]:
    """Whether the file is there and every document in it can be read."""
    base = condition.base
    if base is None:
        yield mend("data file", condition.refusal)
    elif not base.exists:
        yield _absent(path, file, cipher)
    else:
        if base.newer:
            yield mend("data file", fault.newer(path))
        for problem in condition.problems[:_MOST]:
            yield mend("data file", f"{problem}; {_RECOVER}, or mend it in a text editor.")
        if (more := len(condition.problems) - _MOST) > 0:
            many = number(more, "more document is", "more documents are")
            yield mend("data file", f"{many} damaged; {_RECOVER}.")
        if condition.whole:
            yield ok("data file", f"{shown(path)} is whole: {counts(base.tables)}.")
        yield ok("layout", _layout(base))


def _absent(path: Path, file: Path, cipher: Cipher | None) -> Finding:
    try:
        _, found = read_both(path, file, cipher)
    except StoreError as error:
        return mend("data file", f"{error} {_PUTS_BACK}")
    if any(backups_of(file)):
        care = f"though there are backups of it; put it back where it was, or {_RECOVER}."
        return mend("data file", f"{shown(path)} is not there, {care}")
    first = "its journal has everything." if found.entries else "the first change makes it."
    return ok("data file", f"{shown(path)} is not there yet; {first}")


def _layout(base: Base) -> str:
    if files.sha256(base.data).hexdigest() == base.tables.digest():
        return "ASCII, one document a line."
    return "another program's; the next change has it written in one document a line."


def journal(
    path: Path, file: Path, condition: Condition, cipher: Cipher | None = None, *, held: bool
) -> Iterator[Finding]:
    """What waits to be put into the file, and what of it cannot be read."""
    try:
        log = files.read(files.beside(file, "journal"))
    except OSError as error:
        yield mend("journal", f"it cannot be read: {fault.cause_of(error)}.")
        return
    if log is None:
        yield ok("journal", "none; nothing waits to be put into the data file.")
        return
    if held:  # the last line may be one that is just being written
        log = log[: log.rfind(b"\n") + 1]
    found = read_journal(log, cipher)
    if found.newer:
        yield mend("journal", fault.newer(path))
        return
    if cipher is None and is_sealed_line(found.bad):
        yield mend("journal", str(fault.keyless(path)))
        return
    if found.bad:
        lines = number(found.bad.count(b"\n") + 1, "line is", "lines are")
        yield mend(
            "journal",
            f"{lines} torn or spoilt; the others count. To have what is left of them put beside "
            f"the data file, where you can look, {_RECOVER}.",
        )
    begun = condition.base is not None and not condition.problems
    if begun and (condition.whole or not found.bases or "" in found.bases):
        yield from _unfolded(path, file, cipher, held=held)
    else:
        changes = sum(isinstance(entry, Change) for entry in found.entries)
        yield ok("journal", f"{number(changes, 'change', 'changes')} not in the file yet.")


def _unfolded(path: Path, file: Path, cipher: Cipher | None, *, held: bool) -> Iterator[Finding]:
    try:
        # Once more, and both as of one moment: the program may be folding.
        recovered = replay(*read_both(path, file, cipher))
    except StoreError as error:
        yield mend("journal", str(error))
        return
    if recovered.count:
        then = "the program that is open" if held else "the next start, or `oneonone-tui recover`,"
        many = number(recovered.count, "document is", "documents are")
        yield ok("journal", f"{many} not in the file yet; {then} puts them there.")
    elif not recovered.conflicts:
        yield ok("journal", "the data file has everything that is in it.")
    if recovered.conflicts:
        many = number(recovered.conflicts, "document was", "documents were")
        yield mend(
            "journal",
            f"{many} changed in the file too, by somebody else; {_RECOVER}, "
            "which keeps both versions.",
        )


def inbox(file: Path, cipher: Cipher | None = None, *, held: bool) -> Iterator[Finding]:
    """What the shell has queued and the data has not taken in yet."""
    lying = Inbox(file, cipher)
    try:
        found = lying.read()
    except OSError as error:
        yield mend("inbox", f"{shown(lying.name)} cannot be read: {fault.cause_of(error)}.")
        return
    then = "the program that is open" if held else "the next start"
    if cipher is None and is_sealed_line(found.bad):
        yield mend("inbox", str(fault.keyless(file)))
        return
    if found.bad:
        many = found.bad.count(b"\n") + 1
        lines, them = number(many, "line is", "lines are"), "it" if many == 1 else "them"
        yield mend(
            "inbox",
            f"{lines} torn or spoilt; {then} puts {them} beside the data file, where you can look.",
        )
    if found.topics:
        waiting = number(len(found.topics), "topic waits", "topics wait")
        yield ok("inbox", f"{waiting} to be taken in; {then} does it.")
    elif not found.bad:
        yield ok("inbox", "none; nothing waits to be taken in.")


def backups(file: Path, now: datetime, cipher: Cipher | None = None) -> Iterator[Finding]:
    """How old the backups are, and whether each is whole."""
    there = False
    for backup in backups_of(file, cipher):
        there = True
        if backup.condition.whole:
            aged = age(now - written(backup.place))
            yield ok("backup", f"{shown(backup.place)} is whole, {aged} old.")
        elif cipher is None and is_sealed(backup.content or b""):
            yield mend("backup", backup.condition.refusal)
        else:
            yield mend(
                "backup",
                f"{shown(backup.place)} cannot be used as one, it is damaged; remove it, "
                "and the program makes another by and by.",
            )
    if not there:
        yield ok("backup", "none yet; the first is made when a file that is there is changed.")


def age(passed: timedelta) -> str:
    """About how long: `3 hours`, `12 days`."""
    hours = max(0, round(passed.total_seconds() / 3600))
    return number(hours, "hour", "hours") if hours < 48 else f"{round(hours / 24)} days"


def set_aside(base: Base) -> Iterator[Finding]:
    """Versions and lines that the program has kept in tables of their own."""
    tables = {
        CONFLICTS: "that lost to another version",
        DAMAGED: "that could not be read",
    }
    well = True
    for name, what in tables.items():
        if table := base.tables.named.get(name):
            well = False
            many = number(len(table), "document", "documents")
            yield mend(
                "set aside",
                f"the table {name} has {many} {what}; take over what you miss, then remove the "
                "table with TinyDB or a text editor, while the program is not open.",
            )
    if well:
        yield ok("set aside", "nothing.")
