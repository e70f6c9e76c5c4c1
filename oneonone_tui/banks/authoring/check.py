"""What the author of question banks and session types runs over them: errors, then advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oneonone_tui.banks.authoring.advice import Finding, Placed, advise_bank, advise_type, placed
from oneonone_tui.banks.authoring.alike import alike
from oneonone_tui.banks.library import id_taken, load_folder
from oneonone_tui.banks.node import BankError, Node
from oneonone_tui.banks.question_bank import BANK_KEYS, read_bank
from oneonone_tui.banks.reader import read
from oneonone_tui.banks.session_type import TYPE_KEYS, read_type
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value

_ONLY_OF_TYPES = set(TYPE_KEYS) - set(BANK_KEYS)


@value
class Report:
    """What was found in some files, in the order of files and lines."""

    findings: tuple[Finding, ...]
    files: int
    questions: int
    """How many can be used."""
    types: int
    """How many can be used."""


@dataclass(slots=True)
class _File:
    """A file as far as it was understood."""

    node: Node
    findings: list[Finding] = field(default_factory=list)
    questions: list[Placed] = field(default_factory=list)
    type: str = ""

    def refuse(self, error: BankError) -> None:
        self.findings.append(Finding(error.place, error.sentence, error=True))


def check(paths: Sequence[Path], banks: Path, types: Sequence[Path]) -> Report:
    """Look at banks and session types as if they were used beside those that are there.

    Args:
        banks: the folder of the banks beside which they would be used; one of them that has the
            id of a checked one is taken to be replaced by it.
        types: the folders of all other session types.
    """
    files = [_read(path) for path in dict.fromkeys(paths)]
    _refuse_repeated_files(files)
    known = {name for folder in types for name in load_folder(folder, read_type, [])}
    known |= {file.type for file in files if file.type}
    for file in files:
        if file.questions:
            file.findings += advise_bank(file.node, file.questions, known)
    replaced = {_id_of(file.node).value for file in files if file.questions}
    others = [
        question
        for name, (node, bank) in load_folder(banks, read_bank, []).items()
        if name not in replaced
        for question in placed(node, bank)
    ]
    _refuse_repeated_questions(files, others)
    _find_alike(files, others)
    return Report(
        tuple(finding for file in files for finding in sorted(file.findings, key=_line)),
        len(files),
        sum(len(file.questions) for file in files),
        sum(bool(file.type) for file in files),
    )


def _line(finding: Finding) -> tuple[int, int]:
    return finding.place.line, finding.place.column


def _read(path: Path) -> _File:
    file = _File(Node(one_line(path.name), 1, 1, {}))
    try:
        file.node = node = read(path)
        if isinstance(node.value, dict) and node.value.keys() & _ONLY_OF_TYPES:
            file.type = read_type(node).id
            file.findings += advise_type(node)
        else:
            left_out: dict[int, BankError] = {}
            bank = read_bank(node, left_out)
            file.questions = placed(node, bank, left_out)
            for error in left_out.values():
                file.refuse(error)
    except FileNotFoundError:
        file.refuse(file.node.error("there is no such file; check its name"))
    except BankError as error:
        file.refuse(error)
    return file


def _id_of(node: Node) -> Node:
    return node.mapping()["id"].value


def _refuse_repeated_files(files: Sequence[_File]) -> None:
    """Of two banks, or of two types, with the same id only one could be used."""
    first: dict[tuple[bool, str], Node] = {}
    for file in files:
        if file.type or file.questions:
            place = _id_of(file.node)
            known = first.setdefault((bool(file.type), place.name()), file.node)
            if known is not file.node:
                taken = f"{known.file} has this id already; change one of them"
                file.refuse(place.error(taken))


def _refuse_repeated_questions(files: Sequence[_File], others: Sequence[Placed]) -> None:
    first = {other.question.id: other.id for other in others}
    for file, question in _questions(files):
        known = first.setdefault(question.question.id, question.id)
        if known is not question.id:
            file.refuse(id_taken(question.id, known))


def _find_alike(files: Sequence[_File], others: Sequence[Placed]) -> None:
    checked = list(_questions(files))
    every = [*others, *(question for _, question in checked)]
    pairs = alike([one.question.text for one in every], known=len(others))
    for later, earlier, language in pairs:
        one, other = every[later].said(language), every[earlier].said(language)
        checked[later - len(others)][0].findings.append(
            Finding(
                one,
                f'"{one_line(str(one.value))}" is nearly the same as '
                f'"{one_line(str(other.value))}" at {other}; keep one of them, or say what is '
                "different",
            )
        )


def _questions(files: Sequence[_File]) -> Iterator[tuple[_File, Placed]]:
    for file in files:
        for question in file.questions:
            yield file, question
