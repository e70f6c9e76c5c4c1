"""Everything that is asked from: all banks and session types of some folders.

A file that cannot be used is left out with a sentence; the others go on. What a later folder
has takes the place of what an earlier one has under the same id, so that a person can replace
what is shipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from oneonone_tui.banks.node import BankError, Node
from oneonone_tui.banks.question_bank import questions_of, read_bank
from oneonone_tui.banks.reader import read
from oneonone_tui.banks.session_type import read_type
from oneonone_tui.domain.question import Library, QuestionBank, SessionType
from oneonone_tui.domain.text import one_line

T = TypeVar("T", QuestionBank, SessionType)

_PACKAGE = Path(__file__).resolve().parent.parent
_SUFFIXES = (".yaml", ".yml")


def shipped_banks() -> Path:
    """The folder of the question banks that come with the program."""
    installed = _PACKAGE / "question_banks"
    return installed if installed.is_dir() else _PACKAGE.parent / "question_banks"


def shipped_types() -> Path:
    """The folder of the session types that come with the program."""
    return _PACKAGE / "session_types"


def load_library(bank_folders: Sequence[Path], type_folders: Sequence[Path]) -> Library:
    """The content of all YAML files of these folders, in the order of folders and file names.

    Never raises: what could not be used, or is there twice, is told in the `problems`.
    A folder that does not exist is empty.
    """
    problems: list[str] = []
    banks = _load(bank_folders, read_bank, problems)
    types = _load(type_folders, read_type, problems)
    return Library(
        types=tuple(kind for _, kind in types.values()),
        banks=_without_repeats(banks.values(), problems),
        problems=tuple(problems),
    )


def load_folder(
    folder: Path, schema: Callable[[Node], T], problems: list[str]
) -> dict[str, tuple[Node, T]]:
    """Each file of a folder, and what the schema makes of it, by the id that the file gives.

    Never raises: a sentence for each file that was left out is added to the problems.
    """
    found: dict[str, tuple[Node, T]] = {}
    for path in files_of(folder, problems):
        try:
            node = read(path)
            value = schema(node)
            first = found.setdefault(value.id, (node, value))[0]
            if first is not node:
                place = node.mapping()["id"].value
                raise place.error(f"{first.file} has this id already; change one of them")
        except FileNotFoundError:
            continue  # removed since the folder was listed
        except BankError as error:
            problems.append(str(error))
    return found


def files_of(folder: Path, problems: list[str]) -> list[Path]:
    """The visible YAML files of a folder, by name."""
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix in _SUFFIXES and not path.name.startswith(".") and path.is_file()
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        name = one_line(folder.name)
        problems.append(f"{name}: the folder cannot be read ({error.strerror}); check it")
        return []


def _load(
    folders: Iterable[Path], schema: Callable[[Node], T], problems: list[str]
) -> dict[str, tuple[Node, T]]:
    """The files of all folders; that of a later one takes the place of an earlier one's."""
    found: dict[str, tuple[Node, T]] = {}
    for folder in folders:
        found |= load_folder(folder, schema, problems)
    return found


def _without_repeats(
    banks: Iterable[tuple[Node, QuestionBank]], problems: list[str]
) -> tuple[QuestionBank, ...]:
    """The banks without the questions whose id an earlier question has: history needs one."""
    first: dict[str, Node] = {}
    kept = []
    for node, bank in banks:
        questions = []
        for question, entry in zip(bank.questions, questions_of(node), strict=True):
            place = entry.mapping()["id"].value
            if first.setdefault(question.id, place) is place:
                questions.append(question)
            else:
                problems.append(str(id_taken(place, first[question.id])))
        kept.append(replace(bank, questions=tuple(questions)))
    return tuple(kept)


def id_taken(place: Node, first: Node) -> BankError:
    """The error of a question whose id another one has."""
    return place.error(f"the question at {first} has this id already; give this one another")
