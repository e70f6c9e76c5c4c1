"""The collector of the figures, and folders on a disk of memory where the real one only costs."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .figures import REPORT, Figures
from .ledger import ENCRYPTED

_FIGURES = pytest.StashKey[Figures]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-figures",
        action="store_true",
        help="write docs/reliability.md from the figures of this run (pytest tests/faults)",
    )


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> Figures:
    """Where a test leaves what it measured."""
    return request.config.stash.setdefault(_FIGURES, Figures())


@pytest.fixture
def encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stores of the test are encrypted, those of its child processes too."""
    monkeypatch.setenv(ENCRYPTED, "yes")


@pytest.fixture(params=["plain", "encrypted"])
def kept(request: pytest.FixtureRequest) -> str:
    """How the stores of the test are kept: once as plain files, once encrypted."""
    if request.param == "encrypted":
        request.getfixturevalue("encrypted")
    return str(request.param)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder in memory, where it can be had: what is tested there does not need a real disk."""
    memory = Path("/dev/shm")
    where = memory if os.access(memory, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="oneonone-faults-", dir=where))
    yield folder
    shutil.rmtree(folder)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    figures = config.stash.get(_FIGURES, Figures())
    if not figures.found:
        return
    terminalreporter.section("faults")
    for line in figures.table():
        terminalreporter.write_line(line)
    if config.getoption("--write-figures", default=False):
        if not figures.missing:  # a bad figure is written as it is, and says so
            REPORT.write_text(figures.report(), encoding="utf-8")
            terminalreporter.write_line(f"written to {REPORT}")
        else:
            missing = ", ".join(figures.missing)
            terminalreporter.write_line(f"{REPORT.name} was not written; not measured: {missing}")
