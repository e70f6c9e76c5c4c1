"""All question banks as the program has them, and where each is from."""

from __future__ import annotations

from pathlib import Path

from oneonone_tui.banks.library import load_folder, load_library, shipped_banks
from oneonone_tui.banks.question_bank import read_bank
from oneonone_tui.domain.question import QuestionBank
from oneonone_tui.domain.value import value


def own_banks(settings: Path) -> Path:
    """The folder of the user's own banks."""
    return settings / "question_banks"


def own_types(settings: Path) -> Path:
    """The folder of the user's own session types."""
    return settings / "session_types"


def shipped_ids() -> set[str]:
    """The ids of the banks that come with the program."""
    return set(load_folder(shipped_banks(), read_bank, []))


@value
class Shelf:
    """The banks, and what was left out."""

    banks: tuple[QuestionBank, ...]
    origins: dict[str, str]
    """Where each bank is from, by its id."""
    problems: tuple[str, ...]


def load_shelf(settings: Path) -> Shelf:
    """Load all banks, as the program does at its start."""
    library = load_library([shipped_banks(), own_banks(settings)], [])
    shipped, own = shipped_ids(), set(load_folder(own_banks(settings), read_bank, []))
    origins = dict.fromkeys(shipped, "shipped")
    for name in own:
        origins[name] = "yours, for the shipped one" if name in shipped else "yours"
    return Shelf(library.banks, origins, library.problems)
