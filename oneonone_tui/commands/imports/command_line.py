"""The command line of `oneonone-tui import`, and its report."""

from __future__ import annotations

import os
from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from oneonone_tui.commands.condition import shown
from oneonone_tui.commands.imports.intake import Intake
from oneonone_tui.commands.imports.notes import Circumstance, take_notes
from oneonone_tui.commands.imports.records import counted, kinds_of, take_records
from oneonone_tui.commands.imports.source import RECORDS, SourceError, read_source
from oneonone_tui.commands.parser import Parser
from oneonone_tui.commands.speech import EXIT_MEND, EXIT_WELL, UsageError, complain, say
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.store import Record, StoreError
from oneonone_tui.domain.text import one_line
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.codec import encode, table_of
from oneonone_tui.storage.keeper import Keeper
from oneonone_tui.storage.location import config_folder
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.tables import Changes
from oneonone_tui.storage.view import View

_DESCRIPTION = """\
Take in what `oneonone-tui export --format json` has written, or Markdown notes of past 1-on-1s:
one file for each, with the day in its name, or above the notes:

  ---
  date: 2026-11-27
  person: Dina
  type: career
  ---

`- [ ] ask SRE @me 2026-12-01` becomes an action item, the rest the notes of the session.
Without --write nothing is kept, and what would be is told. What is here already stays as it is."""


def import_parser() -> Parser:
    """The parser of the command."""
    parser = Parser(
        prog="oneonone-tui import",
        description=_DESCRIPTION,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--data", metavar="FILE", type=Path, help="the data file to use")
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="JSON or Markdown")
    parser.add_argument("--person", default="", metavar="PERSON", help="whose notes they are")
    parser.add_argument("--write", action="store_true", help="take it in, all of it or nothing")
    return parser


def run_import(path: Path, options: Namespace, cipher: Cipher | None = None) -> int:
    """Do what the command line says; returns the exit status.

    Raises:
        StoreError, UsageError: it cannot be done, as they say.
    """
    files: Sequence[Path] = options.files
    person = one_line(options.person)
    if person and any(file.suffix.casefold() in RECORDS for file in files):
        raise UsageError("--person is for notes; a JSON file says itself whom it is about.")
    circumstance = Circumstance(person, cache(_kinds), day_of(datetime.now(UTC)))
    with ExitStack() as stack:
        keeper = _opened(path, stack, cipher) if options.write else None
        intake = Intake(View(path, cipher))
        if not _understood(files, intake, circumstance):
            say("Nothing was taken in: mend these first.")
            return EXIT_MEND
        if keeper and intake.new:
            _keep(keeper, intake.new)
    _conclude(intake, written=options.write)
    return EXIT_WELL


def _opened(path: Path, stack: ExitStack, cipher: Cipher | None) -> Keeper:
    """The data, held until all is done, so that nobody changes it meanwhile."""
    keeper = open_file(path, cipher=cipher).keeper
    stack.callback(keeper.let_go)
    if keeper.read_only:
        raise StoreError(keeper.read_only)
    return keeper


def _keep(keeper: Keeper, records: Sequence[Record]) -> None:
    """Keep everything in one change.

    Raises:
        StoreError: nothing was kept.
    """
    changes: Changes = {}
    for record in records:
        changes.setdefault(table_of(record), {})[record.id] = encode(record)
    try:
        keeper.keep(changes)
    except StoreError as error:
        cause = str(error).rpartition("; ")[0]
        raise StoreError(f"{cause}; nothing was taken in.") from None
    # What opening had to say is for who sits before the board: then all is left for that.
    if not keeper.remarks:
        keeper.close()


def _understood(files: Sequence[Path], intake: Intake, circumstance: Circumstance) -> bool:
    """Take in the files one by one, and tell each; whether all of them could be understood."""
    well = True
    for file in files:
        try:
            content = read_source(file)
            if file.suffix.casefold() in RECORDS:
                told = list(take_records(file, content, intake))
            else:
                told = list(take_notes(file, content, intake, circumstance))
        except SourceError as error:
            complain(str(error))
            well = False
        else:
            say(shown(file))
            for line in told:
                say(f"  {line}")
    return well


def _kinds() -> Collection[str]:
    from oneonone_tui.banks.library import load_library, shipped_types
    from oneonone_tui.commands.banks.shelf import own_types

    folders = [shipped_types(), own_types(config_folder(os.environ))]
    return frozenset(kind.id for kind in load_library([], folders).types)


def _conclude(intake: Intake, *, written: bool) -> None:
    if not intake.new:
        say("Everything is here already.")
        return
    many = counted(kinds_of(intake.new))
    if written:
        say(f"Taken in: {many}.")
    else:
        say(f"Would be taken in: {many}. Nothing was written; --write does it.")
