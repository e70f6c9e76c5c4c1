"""The figures of a run, and the report that is written from them."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

REPORT = Path(__file__).parents[2] / "docs" / "reliability.md"

SEED = 20261102
"""Of everything that is drawn by chance; a run can be repeated."""

ROWS = {
    "power": ("power loss at any point", "every acknowledged note, readable"),
    "power-recovery": (
        "power loss again, during the recovery",
        "every acknowledged note, readable",
    ),
    "power-kill": (
        "kill -9, another session, then power loss",
        "every acknowledged note, readable",
    ),
    "power-eio": (
        "a sync that fails, later saves, then power loss",
        "every acknowledged note, readable",
    ),
    "error": (
        "I/O error at the n-th call, more saves, then kill -9",
        "nothing acknowledged lost",
    ),
    "kill": ("kill -9 while saving", "nothing acknowledged lost"),
    "typing": ("kill -9 while typing 20 keys/s", "at most 0.5 s of typing lost"),
    "exit-ctrl+q": ("ctrl+q", "everything typed; exit 0"),
    "exit-SIGINT": ("SIGINT", "everything typed; exit 0"),
    "exit-SIGTERM": ("SIGTERM", "everything typed; exit 143"),
    "exit-SIGHUP": ("SIGHUP", "everything typed; exit 129"),
    "exit-terminal": ("terminal closed", "everything typed; exit 129"),
    "exit-multiplexer": ("multiplexer killed (a stand-in for tmux)", "everything typed; exit 129"),
    "exit-handler": ("exception in a handler", "everything typed; exit 70"),
    "exit-worker": ("exception in a worker", "everything typed; exit 70"),
    "exit-timer": ("exception in a timer", "everything typed; exit 70"),
    "exit-watcher": ("exception in a watcher", "everything typed; exit 70"),
    "truncated": ("a file cut off at each byte", "untouched and a sentence, or recovered"),
    "flipped": ("one bit flipped at each byte", "untouched and a sentence, or recovered"),
    "full": ("disk full mid-note, later freed", "NOT SAVED, then saved"),
    "full-start": ("started on a full disk", "opens"),
    "two": ("two instances", "the second is read-only and says who holds it"),
    "replaced": ("data file replaced while open", "both versions kept"),
    "conflict": ("conflict copies of a sync tool", "left alone"),
    "modes": ("umask 0", "files 0600, folders 0700 at every moment"),
    "links": ("planted symbolic links", "refused; what they lead to is untouched"),
}
"""Every row of the report, by its key: the fault, and what is expected."""

EXTRA = {
    "exit-tmux": ("tmux killed", "everything typed; exit 129"),
    "queue-power": ("power loss while topics are queued and taken in", "each is there once"),
    "queue-kill": ("kill -9 of `add`, or of who takes in, at the n-th call", "each is there once"),
    "queue-error": ("I/O error in `add` at the n-th call", "queued, or said that it is not"),
    **{
        f"{row}-encrypted": (f"{ROWS[row][0]}; encrypted", ROWS[row][1])
        for row in (
            *("power", "power-recovery", "power-kill", "power-eio", "error", "kill"),
            *("truncated", "flipped", "full", "full-start", "two", "replaced", "modes"),
        )
    },
    "queue-power-encrypted": (
        "power loss while topics are queued and taken in; encrypted",
        "each is there once",
    ),
    "switch-power": (
        "power loss while a store is encrypted or decrypted",
        "every note, readable",
    ),
    "switch-error": (
        "I/O error at the n-th call of a switch, then another try",
        "every note, readable",
    ),
    "queue-race": (
        "many `add`s at once, while the data is opened and closed",
        "each is there once",
    ),
}
"""Rows that a report may lack: the machine had not what they need, or they came after it was
written."""


@dataclass(frozen=True)
class Figure:
    """What a test has measured."""

    figure: str
    limit: str
    met: bool


class Figures:
    """Collects the figures of a run."""

    def __init__(self) -> None:
        self.found: dict[str, Figure] = {}

    def note(self, key: str, figure: str, limit: str, met: bool) -> None:
        """Take a row; to be called before the figure is judged, so that a bad one is seen."""
        assert key in ROWS or key in EXTRA, key
        self.found[key] = Figure(figure, limit, met)

    @property
    def missing(self) -> list[str]:
        """The rows that this run did not measure."""
        return [key for key in ROWS if key not in self.found]

    def table(self) -> list[str]:
        """The rows as a Markdown table."""
        rows = [("fault", "expected", "figure", "limit", "")]
        for key, (fault, expected) in {**ROWS, **EXTRA}.items():
            if found := self.found.get(key):
                met = "met" if found.met else "NOT MET"
                rows.append((fault, expected, found.figure, found.limit, met))
        widths = [max(len(row[at]) for row in rows) for at in range(5)]
        rule = tuple("-" * width for width in widths)
        return [
            "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
            for row in (rows[0], rule, *rows[1:])
        ]

    def report(self) -> str:
        """The whole page."""
        lines = [
            "# Reliability",
            "",
            "Written by `pytest tests/faults --write-figures`, never by hand. What each fault is,",
            "and what it is not, is said in the modules of `tests/faults`. All chance is from",
            f"one seed ({SEED}). Python {platform.python_version()}, {platform.system()}.",
            "",
            *self.table(),
            "",
        ]
        return "\n".join(lines)
