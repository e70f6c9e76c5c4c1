"""A data file with a history, and a way to run a command on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.domain.person import Person
from tests.storage.records import DINA, action, opened, session

CANARY = "canary"
"""A word of everything private; in no command's output."""

NOTES = f"{CANARY} in the notes"


@dataclass(frozen=True)
class Said:
    """What a command has said, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def mends(self) -> list[str]:
        """What needs mending, as `doctor` says it."""
        lines = self.out.splitlines()
        assert all(line.startswith(("ok    ", "mend  ")) for line in lines)
        return [line.removeprefix("mend  ") for line in lines if line.startswith("mend")]


Run = Callable[..., Said]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed data file with a backup: s1 is in both, s2 came later."""
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, Person("x", CANARY), session(1, notes=NOTES), action(1))
    with opened(path) as store:
        store.save(session(2, notes=NOTES))
    return path


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the data file; whatever it says, no private word is in it."""

    def run(*arguments: str) -> Said:
        capsys.readouterr()
        status = main([*arguments, "--data", str(path)])
        said = Said(status, *capsys.readouterr())
        assert CANARY not in said.out + said.err
        return said

    return run
